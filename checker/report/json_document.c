#include "report/json_document.h"

#include "report/json_object.h"

static json_t *position(struct rasoat_position place)
{
	struct object object = object_new();

	object_set(&object, "line", json_number(place.line));
	object_set(&object, "column", json_number(place.column));
	return object_finish(&object);
}

/* Keys that only some formats have. */
static void set_number(struct object *object, const char *key, unsigned value)
{
	if (value > 0)
		object_set(object, key, json_number(value));
}

static void set_word(struct object *object, const char *key, const char *word)
{
	if (word[0] != '\0')
		object_set(object, key, json_text(word));
}

static void place(struct object *object, const struct rasoat_place *where)
{
	object_set(object, "start", position(where->start));
	object_set(object, "end", position(where->end));
	object_set(object, "place", json_text(where->place));
	object_set(object, "text", json_text(where->text));
	set_number(object, "page", where->page);
	set_number(object, "paragraph", where->paragraph);
	set_number(object, "table", where->table);
	set_number(object, "row", where->row);
	set_number(object, "column", where->column);
	set_word(object, "sheet", where->sheet);
	set_word(object, "cell", where->cell);
}

static json_t *related_place(const struct rasoat_place *where)
{
	struct object object = object_new();

	place(&object, where);
	object_set(&object, "note", json_text(where->note));
	return object_finish(&object);
}

static json_t *related(const struct rasoat_result *result, size_t index, size_t count)
{
	json_t *list = json_array();

	for (size_t i = 0; list && i < count; i++) {
		struct rasoat_place where = rasoat_result_related(result, index, i);

		list = json_list_add(list, related_place(&where));
	}
	return list;
}

static json_t *suggestion(const struct rasoat_finding *finding)
{
	struct object object;

	if (!finding->suggestion_replace[0] && !finding->suggestion_with[0] && !finding->suggestion_because[0])
		return json_null();
	object = object_new();
	object_set(&object, "replace", json_text(finding->suggestion_replace));
	object_set(&object, "with", json_text(finding->suggestion_with));
	object_set(&object, "because", json_text(finding->suggestion_because));
	return object_finish(&object);
}

static json_t *finding_object(const struct record *record, size_t index)
{
	const struct rasoat_result *result = record->result;
	struct rasoat_finding finding = rasoat_result_at(result, index);
	struct object object = object_new();

	object_set(&object, "rule", json_text(finding.rule));
	object_set(&object, "severity", json_text(report_severity_word(finding.severity)));
	object_set(&object, "message", json_text(finding.message));
	place(&object, &finding.main);
	object_set(&object, "equation", json_text(finding.equation));
	object_set(&object, "related", related(result, index, finding.related));
	object_set(&object, "suggestion", suggestion(&finding));
	object_set(&object, "fingerprint", json_text(finding.fingerprint));
	if (record->since)
		object_set(&object, "since", json_text(record->since[index] == SINCE_NEW ? "new" : "remaining"));
	return object_finish(&object);
}

static json_t *findings(const struct record *record)
{
	json_t *list = json_array();

	for (size_t i = 0; list && record->result && i < rasoat_result_count(record->result); i++)
		list = json_list_add(list, finding_object(record, i));
	return list;
}

static json_t *settled(const struct record *record)
{
	json_t *list = json_array();

	for (size_t i = 0; list && i < record->settled_count; i++) {
		const struct settled *old = &record->settled[i];
		struct object object = object_new();

		object_set(&object, "rule", json_text(old->rule));
		object_set(&object, "message", json_text(old->message));
		object_set(&object, "place", json_text(old->place));
		object_set(&object, "fingerprint", json_text(old->fingerprint));
		list = json_list_add(list, object_finish(&object));
	}
	return list;
}

/* Rules that could not finish: what they would have found is not all there. */
static json_t *broken_rules(const struct rasoat_result *result)
{
	json_t *list = json_array();

	for (size_t i = 0; list && result && i < rasoat_result_broken(result); i++)
		list = json_list_add(list, json_text(rasoat_result_broken_at(result, i)));
	return list;
}

static struct object coverage_object(const struct rasoat_coverage *coverage)
{
	struct object object = object_new();

	object_set(&object, "figures", json_number(coverage->figures));
	object_set(&object, "checked", json_number(coverage->checked));
	object_set(&object, "failed", json_number(coverage->failed));
	object_set(&object, "unknown", json_number(coverage->unknown));
	object_set(&object, "untied", json_number(coverage->untied));
	return object;
}

json_t *json_coverage(const struct rasoat_coverage *coverage)
{
	struct object object = coverage_object(coverage);

	return object_finish(&object);
}

static json_t *untied_figures(struct rasoat_result *result, size_t count)
{
	json_t *list = json_array();

	for (size_t i = 0; list && i < count; i++) {
		struct rasoat_place where = rasoat_result_untied(result, i);

		list = json_list_add(list, related_place(&where));
	}
	return list;
}

static json_t *coverage(const struct report *report, struct rasoat_result *result)
{
	struct rasoat_coverage numbers = result ? rasoat_result_coverage(result) : (struct rasoat_coverage){0};
	struct object object = coverage_object(&numbers);

	if (report->untied)
		object_set(&object, "untied_figures", untied_figures(result, numbers.untied));
	return object_finish(&object);
}

json_t *json_document(const struct report *report, const struct record *record)
{
	struct object object = object_new();
	struct rasoat_result *result = record->result;

	object_set(&object, "path", json_text(record->path));
	object_set(&object, "status", json_text(report_status_word(record->status)));
	object_set(&object, "reason", json_text(record->reason));
	object_set(&object, "format", json_text(result ? rasoat_result_format(result) : ""));
	object_set(&object, "encoding", json_text(result ? rasoat_result_encoding(result) : ""));
	object_set(&object, "findings", findings(record));
	if (record->since)
		object_set(&object, "settled", settled(record));
	object_set(&object, "coverage", coverage(report, result));
	object_set(&object, "broken_rules", broken_rules(result));
	return object_finish(&object);
}
