#include "report/json_document.h"

#include <stdlib.h>

#include "report/clean.h"

static const char *const SEVERITIES[] = {
	[RASOAT_INFO] = "info", [RASOAT_WARNING] = "warning", [RASOAT_ERROR] = "error"};

json_t *json_text(const char *text)
{
	json_t *value = json_string(text);
	char *copy;

	if (value)
		return value;
	copy = clean_copy(text, 1);
	value = copy ? json_string(copy) : NULL;
	free(copy);
	return value;
}

/* An object under construction; the first failure, which can only be want of memory, spoils it. */
struct object {
	json_t *json;
	bool failed;
};

static void set(struct object *object, const char *key, json_t *value)
{
	if (!value || json_object_set_new(object->json, key, value) != 0)
		object->failed = true;
}

static struct object object_new(void)
{
	json_t *json = json_object();

	return (struct object){json, json == NULL};
}

/* The finished object, or NULL. */
static json_t *finished(struct object *object)
{
	if (!object->failed)
		return object->json;
	json_decref(object->json);
	return NULL;
}

static json_t *number(size_t value)
{
	return json_integer((json_int_t)value);
}

static json_t *position(struct rasoat_position place)
{
	struct object object = object_new();

	set(&object, "line", number(place.line));
	set(&object, "column", number(place.column));
	return finished(&object);
}

static void place(struct object *object, const struct rasoat_place *where)
{
	set(object, "start", position(where->start));
	set(object, "end", position(where->end));
	set(object, "place", json_text(where->place));
	set(object, "text", json_text(where->text));
}

static json_t *related_place(const struct rasoat_place *where)
{
	struct object object = object_new();

	place(&object, where);
	set(&object, "note", json_text(where->note));
	return finished(&object);
}

static json_t *related(const struct rasoat_result *result, size_t index, size_t count)
{
	json_t *list = json_array();

	for (size_t i = 0; list && i < count; i++) {
		struct rasoat_place where = rasoat_result_related(result, index, i);

		if (json_array_append_new(list, related_place(&where)) != 0) {
			json_decref(list);
			return NULL;
		}
	}
	return list;
}

static json_t *suggestion(const struct rasoat_finding *finding)
{
	struct object object;

	if (!finding->suggestion_replace[0] && !finding->suggestion_with[0] && !finding->suggestion_because[0])
		return json_null();
	object = object_new();
	set(&object, "replace", json_text(finding->suggestion_replace));
	set(&object, "with", json_text(finding->suggestion_with));
	set(&object, "because", json_text(finding->suggestion_because));
	return finished(&object);
}

static json_t *finding_object(const struct rasoat_result *result, size_t index)
{
	struct rasoat_finding finding = rasoat_result_at(result, index);
	struct object object = object_new();

	set(&object, "rule", json_text(finding.rule));
	set(&object, "severity", json_text(SEVERITIES[finding.severity]));
	set(&object, "message", json_text(finding.message));
	place(&object, &finding.main);
	set(&object, "equation", json_text(finding.equation));
	set(&object, "related", related(result, index, finding.related));
	set(&object, "suggestion", suggestion(&finding));
	set(&object, "fingerprint", json_text(finding.fingerprint));
	return finished(&object);
}

static json_t *findings(const struct rasoat_result *result)
{
	json_t *list = json_array();

	for (size_t i = 0; list && result && i < rasoat_result_count(result); i++) {
		if (json_array_append_new(list, finding_object(result, i)) != 0) {
			json_decref(list);
			return NULL;
		}
	}
	return list;
}

/* Rules that could not finish: what they would have found is not all there. */
static json_t *broken_rules(const struct rasoat_result *result)
{
	json_t *list = json_array();

	for (size_t i = 0; list && result && i < rasoat_result_broken(result); i++) {
		if (json_array_append_new(list, json_text(rasoat_result_broken_at(result, i))) != 0) {
			json_decref(list);
			return NULL;
		}
	}
	return list;
}

static json_t *coverage(const struct rasoat_result *result)
{
	struct rasoat_coverage numbers = {0};
	struct object object = object_new();

	if (result)
		numbers = rasoat_result_coverage(result);
	set(&object, "figures", number(numbers.figures));
	set(&object, "checked", number(numbers.checked));
	set(&object, "failed", number(numbers.failed));
	set(&object, "unknown", number(numbers.unknown));
	return finished(&object);
}

json_t *json_document(const struct record *record)
{
	struct object object = object_new();
	const struct rasoat_result *result = record->result;

	set(&object, "path", json_text(record->path));
	set(&object, "status", json_text(report_status_word(record->status)));
	set(&object, "reason", json_text(record->reason));
	set(&object, "format", json_text(result ? rasoat_result_format(result) : ""));
	set(&object, "encoding", json_text(result ? rasoat_result_encoding(result) : ""));
	set(&object, "findings", findings(result));
	set(&object, "coverage", coverage(result));
	set(&object, "broken_rules", broken_rules(result));
	return finished(&object);
}
