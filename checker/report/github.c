/*
 * Workflow commands of GitHub Actions: an annotation at the place of each finding.
 */
#include "report/report.h"

static const char *const COMMANDS[] = {
	[RASOAT_INFO] = "notice", [RASOAT_WARNING] = "warning", [RASOAT_ERROR] = "error"};

/* Data of a command escapes '%' and line ends; a property also what parts properties. */
static void data(FILE *out, const char *text, bool property)
{
	for (; *text; text++) {
		unsigned char byte = (unsigned char)*text;

		if (byte < 0x20 || byte == '%' || (property && (byte == ':' || byte == ',')))
			fprintf(out, "%%%02X", byte);
		else
			fputc(byte, out);
	}
}

static void nothing(struct report *report)
{
	(void)report;
}

static void finding_print(struct report *report, const struct record *record, size_t index)
{
	struct rasoat_finding finding = rasoat_result_at(record->result, index);

	fprintf(report->out, "::%s file=", COMMANDS[finding.severity]);
	data(report->out, record->path, true);
	fprintf(report->out, ",line=%u,endLine=%u", finding.main.start.line, finding.main.end.line);
	/* Columns are only taken for places within one line. */
	if (finding.main.start.line == finding.main.end.line)
		fprintf(report->out, ",col=%u,endColumn=%u", finding.main.start.column, finding.main.end.column);
	fprintf(report->out, ",title=%s::", finding.rule);
	data(report->out, finding.message, false);
	if (finding.equation[0]) {
		fputs("%0A", report->out);
		data(report->out, finding.equation, false);
	}
	fputc('\n', report->out);
}

static void document(struct report *report, const struct record *record)
{
	if (record->status != RASOAT_OK) {
		fputs("::error file=", report->out);
		data(report->out, record->path, true);
		fputs("::", report->out);
		data(report->out, record->reason, false);
		fputc('\n', report->out);
		return;
	}
	for (size_t i = 0; i < rasoat_result_count(record->result); i++)
		if (record_shows(record, i))
			finding_print(report, record, i);
}

static void end(struct report *report, const struct tally *tally)
{
	(void)report;
	(void)tally;
}

const struct report_format REPORT_GITHUB = {"github", nothing, document, end};
