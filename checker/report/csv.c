/*
 * CSV (RFC 4180), a line for each finding, with a byte order mark: without it Excel takes Vietnamese for Latin letters.
 */
#include <string.h>

#include "report/clean.h"
#include "report/report.h"

/* A field in quotes; spreadsheets would run one that begins like a formula, so an apostrophe goes before it. */
static void field(FILE *out, const char *text)
{
	fputs(*text && strchr("=+-@\t\r", *text) ? ",\"'" : ",\"", out);
	for (size_t at = 0, size = strlen(text); at < size;) {
		struct glyph glyph = clean_glyph(text + at, size - at);

		fputs(text[at] == '"' ? "\"\"" : text[at] == '\n' ? "\n" : glyph.bytes, out);
		at += glyph.size;
	}
	fputc('"', out);
}

static void place(FILE *out, const struct rasoat_place *where)
{
	fprintf(out, ",%u,%u,%u,%u", where->start.line, where->start.column, where->end.line, where->end.column);
}

static void begin(struct report *report)
{
	fputs("\xEF\xBB\xBFstatus,path,line,column,end_line,end_column,severity,rule,message,equation,section,place,"
	      "text,replace,with,because,"
	      "fingerprint\r\n",
	      report->out);
}

static void finding_print(struct report *report, const struct record *record, size_t index)
{
	struct rasoat_finding finding = rasoat_result_at(record->result, index);
	const char *const fields[] = {report_severity_word(finding.severity),
				      finding.rule,
				      finding.message,
				      finding.equation,
				      finding.main.section,
				      finding.main.place,
				      finding.main.text,
				      finding.suggestion_replace,
				      finding.suggestion_with,
				      finding.suggestion_because,
				      finding.fingerprint};

	fputs("ok", report->out);
	field(report->out, record->path);
	place(report->out, &finding.main);
	for (size_t i = 0; i < sizeof fields / sizeof *fields; i++)
		field(report->out, fields[i]);
	fputs("\r\n", report->out);
}

static void document(struct report *report, const struct record *record)
{
	for (size_t i = 0; record->result && i < rasoat_result_count(record->result); i++)
		if (record_shows(record, i))
			finding_print(report, record, i);
	if (record->status == RASOAT_OK)
		return;
	fputs(report_status_word(record->status), report->out);
	field(report->out, record->path);
	fputs(",,,,,,", report->out);
	field(report->out, record->reason);
	fputs(",,,,,,,,\r\n", report->out);
}

static void end(struct report *report, const struct tally *tally)
{
	(void)report;
	(void)tally;
}

const struct report_format REPORT_CSV = {"csv", begin, document, end};
