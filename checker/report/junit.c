/*
 * JUnit XML as CI servers read it: a suite for each report, a failed case for each finding, one passed case where there is none.
 */
#include "report/markup.h"
#include "report/report.h"

static void begin(struct report *report)
{
	fputs("<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<testsuites name=\"rasoat\">\n", report->out);
}

static void suite(struct report *report, const char *path, size_t tests, size_t failures, size_t errors)
{
	fputs("  <testsuite name=\"", report->out);
	markup_print(report->out, path);
	fprintf(report->out, "\" tests=\"%zu\" failures=\"%zu\" errors=\"%zu\" time=\"0\">\n", tests, failures, errors);
}

static void open_case(struct report *report, const char *path, const char *class_name)
{
	fprintf(report->out, "    <testcase classname=\"%s\" name=\"", class_name);
	markup_print(report->out, path);
}

static void failure(struct report *report, const struct record *record, const struct rasoat_finding *finding)
{
	open_case(report, record->path, finding->rule);
	fprintf(report->out, ":%u:%u\" time=\"0\">\n      <failure type=\"%s\" message=\"", finding->main.start.line,
		finding->main.start.column, report_severity_word(finding->severity));
	markup_print(report->out, finding->message);
	fputs("\">", report->out);
	markup_print(report->out, finding->main.place);
	fputs(": ", report->out);
	markup_print(report->out, finding->main.text);
	if (finding->equation[0]) {
		fputc('\n', report->out);
		markup_print(report->out, finding->equation);
	}
	fputs("</failure>\n    </testcase>\n", report->out);
}

static void unreadable(struct report *report, const struct record *record)
{
	suite(report, record->path, 1, 0, 1);
	open_case(report, record->path, "rasoat");
	fprintf(report->out, "\" time=\"0\">\n      <error type=\"%s\" message=\"", report_status_word(record->status));
	markup_print(report->out, record->reason);
	fputs("\"/>\n    </testcase>\n  </testsuite>\n", report->out);
}

static void document(struct report *report, const struct record *record)
{
	size_t count = record_count(record);

	if (record->status != RASOAT_OK) {
		unreadable(report, record);
		return;
	}
	suite(report, record->path, count > 0 ? count : 1, count, 0);
	for (size_t i = 0; count > 0 && i < rasoat_result_count(record->result); i++) {
		struct rasoat_finding finding = rasoat_result_at(record->result, i);

		if (record_shows(record, i))
			failure(report, record, &finding);
	}
	if (count == 0) {
		open_case(report, record->path, "rasoat");
		fputs("\" time=\"0\"/>\n", report->out);
	}
	fputs("  </testsuite>\n", report->out);
}

static void end(struct report *report, const struct tally *tally)
{
	(void)tally;
	fputs("</testsuites>\n", report->out);
}

const struct report_format REPORT_JUNIT = {"junit", begin, document, end};
