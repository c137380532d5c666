/*
 * SARIF 2.1.0 (OASIS, March 2020): one log of one run. Results go out as they come, so that a run over thousands of reports needs
 * no more memory than one; what must be known at the end (inputs that could not be read) stands in the invocation behind them.
 */
#include <stdlib.h>
#include <string.h>

#include "language.h"
#include "report/json_object.h"
#include "report/report.h"
#include "report/uri.h"

static const char SCHEMA[] =
	"https://docs.oasis-open.org/sarif/sarif/v2.1.0/errata01/os/schemas/sarif-schema-2.1.0.json";

static const char *const LEVELS[] = {[RASOAT_INFO] = "note", [RASOAT_WARNING] = "warning", [RASOAT_ERROR] = "error"};

static json_t *message(const char *text)
{
	struct object object = object_new();

	object_set(&object, "text", json_text(text));
	return object_finish(&object);
}

/* ---- rules -------------------------------------------------------------------------------------------------- */

static json_t *rule_object(const struct rasoat_rule *rule, enum rasoat_language language)
{
	struct object object = object_new();

	object_set(&object, "id", json_text(rule->id));
	object_set(&object, "shortDescription", message(rule->title[language]));
	object_set(&object, "fullDescription", message(rule->explain[language]));
	object_set(&object, "defaultConfiguration", json_pack("{s:s}", "level", LEVELS[rule->severity]));
	object_set(&object, "properties", json_pack("{s:[s], s:s}", "tags", rule->category, "kind", rule->kind));
	return object_finish(&object);
}

static json_t *rule_list(const struct report *report)
{
	json_t *list = json_array();

	for (size_t i = 0; list && i < rasoat_rules_count(report->rules); i++) {
		struct rasoat_rule rule = rasoat_rules_at(report->rules, i);

		list = json_list_add(list, rule_object(&rule, report->language));
	}
	return list;
}

static json_t *tool(const struct report *report)
{
	struct object driver = object_new();
	struct object object = object_new();

	object_set(&driver, "name", json_text("rasoat"));
	object_set(&driver, "semanticVersion", json_text(rasoat_version()));
	object_set(&driver, "language", json_text(say(report->language, "vi", "en")));
	object_set(&driver, "rules", rule_list(report));
	object_set(&object, "driver", object_finish(&driver));
	return object_finish(&object);
}

/* ---- results ------------------------------------------------------------------------------------------------ */

static json_t *region(struct rasoat_position start, struct rasoat_position end)
{
	return json_pack("{s:I, s:I, s:I, s:I}", "startLine", (json_int_t)start.line, "startColumn",
			 (json_int_t)start.column, "endLine", (json_int_t)end.line, "endColumn",
			 (json_int_t)end.column);
}

static json_t *artifact(const char *path)
{
	struct object object = object_new();
	char *uri = uri_of_path(path);

	object_set(&object, "uri", uri ? json_text(uri) : NULL);
	free(uri);
	return object_finish(&object);
}

static json_t *physical(const char *path, const struct rasoat_place *place)
{
	struct object object = object_new();
	struct object area = {region(place->start, place->end), false};

	area.failed = area.json == NULL;
	if (!area.failed && place->text[0])
		object_set(&area, "snippet", message(place->text));
	object_set(&object, "artifactLocation", artifact(path));
	object_set(&object, "region", object_finish(&area));
	return object_finish(&object);
}

static json_t *location(const char *path, const struct rasoat_place *place)
{
	struct object object = object_new();

	object_set(&object, "physicalLocation", physical(path, place));
	if (place->place[0])
		object_set(&object, "logicalLocations",
			   json_pack("[{s:o}]", "fullyQualifiedName", json_text(place->place)));
	if (place->note[0])
		object_set(&object, "message", message(place->note));
	return object_finish(&object);
}

static json_t *related(const struct record *record, size_t index, size_t count)
{
	json_t *list = json_array();

	for (size_t i = 0; list && i < count; i++) {
		struct rasoat_place place = rasoat_result_related(record->result, index, i);

		list = json_list_add(list, location(record->path, &place));
	}
	return list;
}

static json_t *fix(const char *path, const struct rasoat_finding *finding)
{
	struct object replacement = object_new();
	struct object change = object_new();
	struct object object = object_new();

	object_set(&replacement, "deletedRegion", region(finding->suggestion_start, finding->suggestion_end));
	object_set(&replacement, "insertedContent", message(finding->suggestion_with));
	object_set(&change, "artifactLocation", artifact(path));
	object_set(&change, "replacements", json_list_add(json_array(), object_finish(&replacement)));
	if (finding->suggestion_because[0])
		object_set(&object, "description", message(finding->suggestion_because));
	object_set(&object, "artifactChanges", json_list_add(json_array(), object_finish(&change)));
	return object_finish(&object);
}

/* The message with its arithmetic, since viewers show nothing else. */
static json_t *whole_message(const struct rasoat_finding *finding)
{
	size_t size = strlen(finding->message) + strlen(finding->equation) + sizeof " ()";
	char *text = malloc(size);
	json_t *value;

	if (!text)
		return NULL;
	snprintf(text, size, finding->equation[0] ? "%s (%s)" : "%s", finding->message, finding->equation);
	value = message(text);
	free(text);
	return value;
}

static json_t *result_object(const struct report *report, const struct record *record, size_t index)
{
	struct rasoat_finding finding = rasoat_result_at(record->result, index);
	struct object object = object_new();

	object_set(&object, "ruleId", json_text(finding.rule));
	object_set(&object, "ruleIndex", json_number(rasoat_rules_find(report->rules, finding.rule)));
	object_set(&object, "level", json_text(LEVELS[finding.severity]));
	object_set(&object, "message", whole_message(&finding));
	object_set(&object, "locations", json_list_add(json_array(), location(record->path, &finding.main)));
	if (finding.related > 0)
		object_set(&object, "relatedLocations", related(record, index, finding.related));
	if (record->since)
		object_set(&object, "baselineState",
			   json_text(record->since[index] == SINCE_NEW ? "new" : "unchanged"));
	object_set(&object, "partialFingerprints", json_pack("{s:s}", "rasoat/v1", finding.fingerprint));
	if (finding.suggestion_start.line > 0)
		object_set(&object, "fixes", json_list_add(json_array(), fix(record->path, &finding)));
	return object_finish(&object);
}

/* A result of the earlier run that is no more; viewers show it as settled. */
static json_t *absent_object(const struct record *record, const struct settled *old)
{
	struct object object = object_new();
	struct object where = object_new();

	object_set(&where, "physicalLocation", json_pack("{s:o}", "artifactLocation", artifact(record->path)));
	object_set(&object, "ruleId", json_text(old->rule));
	object_set(&object, "message", message(old->message));
	object_set(&object, "locations", json_list_add(json_array(), object_finish(&where)));
	object_set(&object, "baselineState", json_text("absent"));
	object_set(&object, "partialFingerprints", json_pack("{s:s}", "rasoat/v1", old->fingerprint));
	return object_finish(&object);
}

/* ---- what could not be checked ------------------------------------------------------------------------------ */

static json_t *notification(const struct record *record, const char *words, const char *rule)
{
	struct object object = object_new();
	struct object where = object_new();

	object_set(&where, "physicalLocation", json_pack("{s:o}", "artifactLocation", artifact(record->path)));
	object_set(&object, "level", json_text("error"));
	object_set(&object, "message", message(words));
	object_set(&object, "locations", json_list_add(json_array(), object_finish(&where)));
	if (rule)
		object_set(&object, "associatedRule", json_pack("{s:s}", "id", rule));
	return object_finish(&object);
}

static void note_trouble(struct report *report, const struct record *record)
{
	if (!report->troubles)
		report->troubles = json_array();
	if (record->status != RASOAT_OK)
		report->troubles = json_list_add(report->troubles, notification(record, record->reason, NULL));
	for (size_t i = 0; record->result && i < rasoat_result_broken(record->result); i++)
		report->troubles = json_list_add(
			report->troubles,
			notification(record,
				     say(report->language,
					 "Quy tắc vượt quá giới hạn, chưa áp dụng được cho toàn bộ báo cáo.",
					 "The rule ran past its limits and was not applied to all of the report."),
				     rasoat_result_broken_at(record->result, i)));
	report->failed = report->failed || !report->troubles;
}

/* ---- a run -------------------------------------------------------------------------------------------------- */

static void dump(struct report *report, json_t *value)
{
	if (!value || (json_dumpf(value, report->out, JSON_COMPACT) != 0 && !ferror(report->out)))
		report->failed = true;
	json_decref(value);
}

static void begin(struct report *report)
{
	fprintf(report->out, "{\"$schema\":\"%s\",\"version\":\"2.1.0\",\"runs\":[{\"tool\":", SCHEMA);
	dump(report, tool(report));
	fprintf(report->out, ",\"columnKind\":\"unicodeCodePoints\",\"language\":\"%s\",\"results\":[",
		say(report->language, "vi", "en"));
}

static void document(struct report *report, const struct record *record)
{
	note_trouble(report, record);
	for (size_t i = 0; record->result && i < rasoat_result_count(record->result); i++) {
		fputs(report->listed++ > 0 ? ",\n" : "\n", report->out);
		dump(report, result_object(report, record, i));
	}
	for (size_t i = 0; i < record->settled_count; i++) {
		fputs(report->listed++ > 0 ? ",\n" : "\n", report->out);
		dump(report, absent_object(record, &record->settled[i]));
	}
}

static void end(struct report *report, const struct tally *tally)
{
	struct object invocation = object_new();

	object_set(&invocation, "executionSuccessful", json_boolean(tally->unreadable == 0));
	if (report->troubles)
		object_set(&invocation, "toolExecutionNotifications", report->troubles);
	report->troubles = NULL;
	fputs("\n],\"invocations\":[", report->out);
	dump(report, object_finish(&invocation));
	fputs("]}]}\n", report->out);
}

const struct report_format REPORT_SARIF = {"sarif", begin, document, end};
