#include "report/report.h"

#include <string.h>

#include "report/clean.h"

static const struct report_format *const FORMATS[] = {&REPORT_TERMINAL, &REPORT_JSON,   &REPORT_NDJSON, &REPORT_SARIF,
						      &REPORT_JUNIT,    &REPORT_GITHUB, &REPORT_GITLAB, &REPORT_CSV,
						      &REPORT_NOTE,     &REPORT_HTML};

/* In the order of FORMATS. */
const char *const REPORT_FORMAT_NAMES[] = {"text",   "json", "ndjson", "sarif", "junit", "github",
					   "gitlab", "csv",  "note",   "html",  NULL};

const struct report_format *report_format_find(const char *name)
{
	for (size_t i = 1; REPORT_FORMAT_NAMES[i]; i++)
		if (strcmp(REPORT_FORMAT_NAMES[i], name) == 0)
			return FORMATS[i];
	return FORMATS[0];
}

const char *report_status_word(enum rasoat_status status)
{
	static const char *const WORDS[] = {
		[RASOAT_OK] = "ok",
		[RASOAT_NO_MEMORY] = "out-of-memory",
		[RASOAT_BAD_RULES] = "error",
		[RASOAT_UNREADABLE] = "unreadable",
		[RASOAT_NOT_TEXT] = "not-text",
		[RASOAT_EMPTY] = "empty",
		[RASOAT_TOO_LARGE] = "too-large",
		[RASOAT_BAD_ARGUMENT] = "error",
		[RASOAT_DAMAGED] = "damaged",
		[RASOAT_ENCRYPTED] = "encrypted",
	};

	return WORDS[status];
}

const char *report_severity_word(enum rasoat_severity severity)
{
	static const char *const WORDS[] = {
		[RASOAT_INFO] = "info", [RASOAT_WARNING] = "warning", [RASOAT_ERROR] = "error"};

	return WORDS[severity];
}

bool record_shows(const struct record *record, size_t index)
{
	return !record->only_new || !record->since || record->since[index] == SINCE_NEW;
}

size_t record_count(const struct record *record)
{
	size_t count = 0;

	for (size_t i = 0; record->result && i < rasoat_result_count(record->result); i++)
		count += record_shows(record, i);
	return count;
}

static void count_finding(struct tally *tally, const struct record *record, size_t index)
{
	if (record_shows(record, index))
		tally->found[rasoat_result_at(record->result, index).severity]++;
	if (!record->since)
		return;
	tally->fresh += record->since[index] == SINCE_NEW;
	tally->remaining += record->since[index] == SINCE_REMAINING;
}

void tally_add(struct tally *tally, const struct record *record)
{
	struct rasoat_coverage coverage;

	tally->documents++;
	if (record->status != RASOAT_OK)
		tally->unreadable++;
	if (!record->result)
		return;
	for (size_t i = 0; i < rasoat_result_count(record->result); i++)
		count_finding(tally, record, i);
	tally->compared = tally->compared || record->since;
	tally->settled += record->settled_count;
	coverage = rasoat_result_coverage(record->result);
	tally->coverage.figures += coverage.figures;
	tally->coverage.checked += coverage.checked;
	tally->coverage.failed += coverage.failed;
	tally->coverage.unknown += coverage.unknown;
	tally->coverage.untied += coverage.untied;
}

void report_problem(struct report *report, const struct record *record)
{
	fflush(report->out);
	fputs("rasoat: ", stderr);
	clean_print(stderr, record->path);
	fputs(": ", stderr);
	clean_print(stderr, record->reason);
	fputc('\n', stderr);
}
