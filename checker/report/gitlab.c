/*
 * The Code Quality report of GitLab CI: one JSON list of findings.
 */
#include <stdlib.h>
#include <string.h>

#include "report/json_object.h"
#include "report/report.h"

static const char *const SEVERITIES[] = {[RASOAT_INFO] = "info", [RASOAT_WARNING] = "minor", [RASOAT_ERROR] = "major"};

/* Unique over the files of a run, as the format asks: the path, a colon, the finding's own fingerprint. */
static json_t *fingerprint(const char *path, const char *own)
{
	size_t size = strlen(path) + strlen(own) + sizeof ":";
	char *text = malloc(size);
	json_t *value = NULL;

	if (text) {
		snprintf(text, size, "%s:%s", path, own);
		value = json_text(text);
	}
	free(text);
	return value;
}

static json_t *location(const char *path, unsigned first, unsigned last)
{
	struct object object = object_new();

	object_set(&object, "path", json_text(path));
	object_set(&object, "lines", json_pack("{s:I, s:I}", "begin", (json_int_t)first, "end", (json_int_t)last));
	return object_finish(&object);
}

static void item(struct report *report, struct object *object)
{
	json_t *json = object_finish(object);

	fputs(report->listed++ > 0 ? ",\n" : "\n", report->out);
	if (!json || (json_dumpf(json, report->out, JSON_COMPACT) != 0 && !ferror(report->out)))
		report->failed = true;
	json_decref(json);
}

static void finding_print(struct report *report, const struct record *record, size_t index)
{
	struct rasoat_finding finding = rasoat_result_at(record->result, index);
	struct object object = object_new();

	object_set(&object, "description", json_text(finding.message));
	object_set(&object, "check_name", json_text(finding.rule));
	object_set(&object, "fingerprint", fingerprint(record->path, finding.fingerprint));
	object_set(&object, "severity", json_text(SEVERITIES[finding.severity]));
	object_set(&object, "location", location(record->path, finding.main.start.line, finding.main.end.line));
	item(report, &object);
}

static void begin(struct report *report)
{
	fputc('[', report->out);
}

static void document(struct report *report, const struct record *record)
{
	struct object object;

	for (size_t i = 0; record->result && i < rasoat_result_count(record->result); i++)
		if (record_shows(record, i))
			finding_print(report, record, i);
	if (record->status == RASOAT_OK)
		return;
	object = object_new();
	object_set(&object, "description", json_text(record->reason));
	object_set(&object, "check_name", json_text(report_status_word(record->status)));
	object_set(&object, "fingerprint", fingerprint(record->path, report_status_word(record->status)));
	object_set(&object, "severity", json_text("blocker"));
	object_set(&object, "location", location(record->path, 1, 1));
	item(report, &object);
}

static void end(struct report *report, const struct tally *tally)
{
	(void)tally;
	fputs("\n]\n", report->out);
}

const struct report_format REPORT_GITLAB = {"gitlab", begin, document, end};
