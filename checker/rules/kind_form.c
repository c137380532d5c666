/*
 * Kind `form`: relations between the rows of a form, in the condition language.
 *
 *   form       how the form is recognised: {title: guard} over its caption; a form whose caption does not fit is
 *              recognised by its rows, when most of the guarded ones stand under their numbers. Left out: every form sheet
 *   each       the rows that are looked at one by one: {label: guard, unit: "%"}; addresses like ".1" start from them
 *   rows       guards of the rows that the relations name (rules/form.h)
 *   relations  a list of {require, when, note, severity, expected}
 *
 * A relation is tried in every column of values. A false one is a finding at the figure that its condition states
 * first.
 */
#include "base/utf8.h"
#include "rules/form.h"
#include "rules/load.h"

struct form_relation {
	const struct expression *require;
	const struct expression *when;     /* NULL: always */
	const struct expression *expected; /* NULL: no suggestion */
	struct slice note[LANGUAGES];
	enum severity severity;
};

struct form_params {
	struct guard title; /* of the caption; no demand: any form sheet */
	bool each;
	struct guard label; /* of the rows looked at one by one */
	bool percent;       /* they must have the unit % */
	struct guard *guards;
	struct address *addresses; /* those of the guards */
	size_t guard_count;
	struct form_relation *relations;
	size_t relation_count;
};

static const char *const KEYS[] = {"form", "each", "rows", "relations", NULL};
static const char *const PLACEHOLDERS[] = {"form", "number", "label", "value", "equation", "note", NULL};

static const struct load_name SEVERITIES[] = {
	{"error", SEVERITY_ERROR}, {"warning", SEVERITY_WARNING}, {"info", SEVERITY_INFO}, {NULL, 0}};

/* ---- loading ------------------------------------------------------------------------------------------------ */

static bool load_guard(struct rule_loader *loader, const struct yaml_node *map, const char *key, enum load_need need,
		       struct guard *guard)
{
	struct slice *texts = NULL;
	size_t count = 0;
	bool ok = load_list(loader, map, key, need, &texts, &count);

	guard_read(loader->arena, guard, texts, count);
	return ok;
}

static bool want_map(struct rule_loader *loader, const struct yaml_node *node, const char *key)
{
	if (node->kind == YAML_MAP)
		return true;
	load_error(loader, node, "\"%s\" must be a map", key);
	return false;
}

static bool load_form(struct rule_loader *loader, const struct yaml_node *map, struct form_params *params)
{
	static const char *const FORM_KEYS[] = {"title", NULL};
	const struct yaml_node *node = yaml_get(map, "form");

	if (node == NULL)
		return true;
	return want_map(loader, node, "form") && load_keys(loader, node, FORM_KEYS, NULL) &&
	       load_guard(loader, node, "title", LOAD_REQUIRED, &params->title);
}

static bool load_each(struct rule_loader *loader, const struct yaml_node *map, struct form_params *params)
{
	static const char *const EACH_KEYS[] = {"label", "unit", NULL};
	const struct yaml_node *node = yaml_get(map, "each");
	struct slice unit = SLICE("");

	params->each = node != NULL;
	if (node == NULL)
		return true;
	if (!want_map(loader, node, "each") || !load_keys(loader, node, EACH_KEYS, NULL) ||
	    !load_guard(loader, node, "label", LOAD_OPTIONAL, &params->label) ||
	    !load_text(loader, node, "unit", LOAD_OPTIONAL, &unit))
		return false;
	params->percent = slice_equal(unit, SLICE("%"));
	if (unit.size > 0 && !params->percent)
		load_error(loader, yaml_get(node, "unit"), "the only unit that rows are chosen by is \"%%\"");
	return unit.size == 0 || params->percent;
}

static bool load_guards(struct rule_loader *loader, const struct yaml_node *map, struct form_params *params)
{
	const struct yaml_node *node = yaml_get(map, "rows");
	bool ok = true;

	if (node == NULL)
		return true;
	if (!want_map(loader, node, "rows"))
		return false;
	params->guards = arena_array(loader->arena, node->count, sizeof *params->guards);
	params->addresses = arena_array(loader->arena, node->count, sizeof *params->addresses);
	params->guard_count = node->count;
	for (size_t i = 0; i < node->count; i++) {
		struct guard *guard = &params->guards[i];

		guard->key = node->keys[i]->text;
		ok = load_guard(loader, node, arena_string(loader->arena, guard->key), LOAD_REQUIRED, guard) && ok;
		if (form_address(loader->arena, guard->key, &params->addresses[i]))
			continue;
		load_error(loader, node->keys[i],
			   "a guard is for one row: \"2.1\", \".1\", a name, or \"3/1.4\" for row 1.4 of form 3");
		ok = false;
	}
	return ok;
}

/* A name has its meaning from a guard alone, and a relative address from `each`. */
static bool check_addresses(struct rule_loader *loader, const struct yaml_node *node, const struct form_params *params,
			    const struct expression *expression)
{
	bool ok = true;

	for (size_t i = 0; i < expression->address_count; i++) {
		const struct address *address = expression->addresses[i];
		bool known = address->name.size == 0;

		for (size_t j = 0; j < params->guard_count && !known; j++)
			known = slice_equal(params->addresses[j].text, address->text);
		if (!known)
			load_error(loader, node, "condition, character %u: the row \"%.*s\" is not under \"rows\"",
				   address->at, (int)address->text.size, address->text.data);
		if (address->up > 0 && !params->each)
			load_error(loader, node, "condition, character %u: \"%.*s\" needs \"each\"", address->at,
				   (int)address->text.size, address->text.data);
		ok = ok && known && (address->up == 0 || params->each);
	}
	return ok;
}

static bool load_condition(struct rule_loader *loader, const struct yaml_node *map, const char *key,
			   enum load_need need, const struct form_params *params, const struct expression **result)
{
	struct slice text = SLICE("");
	struct expression_error error;

	if (!load_text(loader, map, key, need, &text))
		return false;
	if (text.size == 0)
		return true;
	*result = expression_parse(loader->arena, text, NULL, 0, &error);
	if (*result != NULL)
		return check_addresses(loader, yaml_get(map, key), params, *result);
	load_error(loader, yaml_get(map, key), "condition, character %u: %s", error.column, error.message);
	return false;
}

static bool load_relation(struct rule_loader *loader, const struct yaml_node *map, const struct form_params *params,
			  struct form_relation *relation)
{
	static const char *const RELATION_KEYS[] = {"require", "when", "expected", "note", "severity", NULL};
	int severity = -1;
	bool ok;

	if (!want_map(loader, map, "relations") || !load_keys(loader, map, RELATION_KEYS, NULL))
		return false;
	ok = load_condition(loader, map, "require", LOAD_REQUIRED, params, &relation->require);
	ok = load_condition(loader, map, "when", LOAD_OPTIONAL, params, &relation->when) && ok;
	ok = load_condition(loader, map, "expected", LOAD_OPTIONAL, params, &relation->expected) && ok;
	ok = load_both(loader, map, "note", LOAD_OPTIONAL, relation->note) && ok;
	ok = load_enum(loader, map, "severity", LOAD_OPTIONAL, SEVERITIES, &severity) && ok;
	relation->severity = (enum severity)severity;
	return ok;
}

static bool load_relations(struct rule_loader *loader, const struct yaml_node *map, struct form_params *params)
{
	const struct yaml_node *node = yaml_get(map, "relations");
	bool ok = true;

	if (node == NULL || node->kind != YAML_LIST || node->count == 0) {
		load_error(loader, node == NULL ? map : node,
			   "\"relations\" must be a list of maps with a condition under \"require\"");
		return false;
	}
	params->relations = arena_array(loader->arena, node->count, sizeof *params->relations);
	params->relation_count = node->count;
	for (size_t i = 0; i < node->count; i++)
		ok = load_relation(loader, node->items[i], params, &params->relations[i]) && ok;
	return ok;
}

static bool compile(struct rule_loader *loader, const struct yaml_node *map, struct rule *rule)
{
	struct form_params *params = arena_alloc(loader->arena, sizeof *params);
	bool ok = load_form(loader, map, params);

	rule->params = params;
	ok = load_each(loader, map, params) && ok;
	return load_guards(loader, map, params) && load_relations(loader, map, params) && ok;
}

/* ---- running ------------------------------------------------------------------------------------------------ */

struct run {
	const struct rule *rule;
	const struct form_params *params;
	struct sink *sink;
	struct arena *scratch; /* for one table at a time */
	struct form_view view;
	struct scope scope;
	struct span last; /* where the last finding of the relation stands: one is enough for several columns */
};

static const struct block *caption_of(const struct facts *facts, uint32_t table)
{
	int32_t caption = facts->doc->tables[table].caption;

	return caption < 0 ? NULL : &facts->doc->blocks[caption];
}

/* "Biểu mẫu 3"; the first words of a caption without a number. */
static struct slice form_name(const struct facts *facts, uint32_t table, enum language language)
{
	const struct block *caption = caption_of(facts, table);
	struct slice text;

	if (caption == NULL)
		return language == LANGUAGE_VI ? SLICE("Bảng") : SLICE("The table");
	text = document_slice(facts->doc, caption->text);
	if (caption->marker.style != ENUM_NONE)
		return slice_part(text, 0, caption->marker.size);
	return slice_part(text, 0, slice_find(text, SLICE("\n"), 0));
}

static struct slice row_number(const struct facts *facts, uint32_t index)
{
	const struct row *row = &facts->rows[index];
	const struct table *table = &facts->doc->tables[row->table];
	struct slice number = SLICE("");

	for (uint32_t i = 0; i < table->columns && number.size == 0; i++)
		if (facts->tables[row->table].columns[i].role == COLUMN_STT)
			number = slice_trim(document_slice(facts->doc, table_cell(table, row->row, i)->text));
	while (number.size > 0 && strchr(".)-", number.data[number.size - 1]) != NULL)
		number.size--;
	return number;
}

static struct slice value_text(const struct datum *datum, enum language language)
{
	if (datum->text.size > 0)
		return datum->text;
	return language == LANGUAGE_VI ? SLICE("để trống") : SLICE("blank");
}

/* "3.1.2 Số hồ sơ giải quyết đúng hạn: 971" */
static void relate(struct run *run, struct finding *finding, const struct datum *datum)
{
	const struct facts *facts = run->view.facts;
	struct strbuf note;

	if (datum->row == NO_INDEX)
		return;
	strbuf_init(&note, run->sink->arena);
	strbuf_add(&note, row_number(facts, datum->row));
	strbuf_putc(&note, ' ');
	strbuf_add(&note, document_slice(facts->doc, facts->rows[datum->row].label));
	strbuf_puts(&note, ": ");
	strbuf_add(&note, value_text(datum, run->sink->language));
	finding_relate(run->sink, finding, datum->span, strbuf_slice(&note));
}

/*
 * What should stand there, computed: the value, and in *equation how it is got; empty where the relation does not say or
 * it is open.
 */
static struct slice expected_value(struct run *run, const struct form_relation *relation, struct slice *equation)
{
	struct strbuf shown;
	struct strbuf value;

	strbuf_init(&shown, run->sink->arena);
	strbuf_init(&value, run->sink->arena);
	if (relation->expected == NULL || !expression_compute(relation->expected, &run->scope, &shown, &value))
		return SLICE("");
	*equation = strbuf_slice(&shown);
	return strbuf_slice(&value);
}

/* The percent sign is written only where it stands now. */
static void suggest(struct run *run, struct finding *finding, const struct datum *datum, struct slice with,
		    struct slice because)
{
	struct slice replace = document_slice(run->view.facts->doc, datum->span);

	if (with.size == 0 || datum->kind != DATUM_NUMBER)
		return;
	if (slice_ends(with, SLICE("%")) && !slice_ends(replace, SLICE("%")))
		with.size--;
	finding->suggestion = (struct suggestion){
		.span = datum->span, .replace = replace, .with = with, .because = because};
}

static void report(struct run *run, const struct form_relation *relation, const struct evaluation *evaluation)
{
	const struct facts *facts = run->view.facts;
	const struct datum *main = &evaluation->data.items[0];
	enum language language = run->sink->language;
	struct slice computed = SLICE("");
	struct slice with = expected_value(run, relation, &computed);
	struct slice equation = evaluation->equation.size > 0 ? arena_copy(run->sink->arena, evaluation->equation)
							      : computed;
	struct argument arguments[] = {
		{"form", form_name(facts, run->view.table, language)},
		{"number", row_number(facts, main->row)},
		{"label", document_slice(facts->doc, facts->rows[main->row].label)},
		{"value", value_text(main, language)},
		{"equation", equation},
		{"note", relation->note[language]},
	};
	struct finding *finding = finding_add(run->sink, run->rule, main->span, arguments,
					      sizeof arguments / sizeof *arguments);

	finding->equation = equation;
	if ((int)relation->severity >= 0)
		finding->severity = relation->severity;
	/* A blank has no figure to mark. */
	for (size_t i = 0; main->kind != DATUM_BLANK && i < evaluation->data.count && i < 4; i++)
		finding->marks[i] = evaluation->data.items[i].span;
	for (size_t i = 1; i < evaluation->data.count && i < 12; i++)
		relate(run, finding, &evaluation->data.items[i]);
	suggest(run, finding, main, with, computed);
	run->last = main->span;
}

static bool holds_when(struct run *run, const struct form_relation *relation)
{
	struct evaluation evaluation;

	if (relation->when == NULL)
		return true;
	expression_evaluate(relation->when, &run->scope, &evaluation);
	if (evaluation.verdict == VERDICT_ERROR)
		sink_verdict(run->sink, VERDICT_ERROR);
	return evaluation.verdict == VERDICT_PASS;
}

static void check(struct run *run, const struct form_relation *relation)
{
	struct evaluation evaluation;
	const struct datum *main;

	if (!holds_when(run, relation))
		return;
	expression_evaluate(relation->require, &run->scope, &evaluation);
	sink_verdict(run->sink, evaluation.verdict);
	for (size_t i = 0; i < evaluation.data.count; i++)
		if (evaluation.data.items[i].quantity != NO_INDEX)
			sink_quantity(run->sink, evaluation.data.items[i].quantity, evaluation.verdict);
	if (evaluation.verdict != VERDICT_FAIL || evaluation.data.count == 0 ||
	    evaluation.data.items[0].row == NO_INDEX)
		return;
	main = &evaluation.data.items[0];
	if (main->span.start != run->last.start || main->span.end != run->last.end)
		report(run, relation, &evaluation);
}

static bool is_looked_at(const struct run *run, uint32_t row)
{
	if (run->view.facts->rows[row].section)
		return false;
	if (run->params->percent && run->view.facts->rows[row].unit != UNIT_PERCENT)
		return false;
	return guard_fits(&run->params->label, form_label(&run->view, row));
}

/* In every row that is looked at, or once, in every column of values. */
static void check_columns(struct run *run, uint32_t row, enum column_role role)
{
	const struct table_facts *form = &run->view.facts->tables[run->view.table];
	uint32_t columns = run->view.facts->doc->tables[run->view.table].columns;

	run->view.own = row;
	for (size_t i = 0; i < run->params->relation_count; i++) {
		run->last = (struct span){0, 0};
		for (uint32_t column = 0; column < columns; column++) {
			run->view.column = column;
			if (form->columns[column].role == role)
				check(run, &run->params->relations[i]);
		}
	}
}

/* Forms whose only figures are rates have no other column of values. */
static enum column_role value_role(const struct facts *facts, uint32_t table)
{
	for (uint32_t i = 0; i < facts->doc->tables[table].columns; i++)
		if (facts->tables[table].columns[i].role == COLUMN_VALUE)
			return COLUMN_VALUE;
	return COLUMN_PERCENT;
}

static bool caption_fits(const struct run *run)
{
	const struct block *caption = caption_of(run->view.facts, run->view.table);
	struct strbuf folded;

	if (caption == NULL)
		return false;
	strbuf_init(&folded, run->scratch);
	utf8_fold(&folded, document_slice(run->view.facts->doc, caption->text));
	return guard_fits(&run->params->title, strbuf_slice(&folded));
}

/* Most of the guarded rows, three at least, stand under their numbers. */
static bool rows_fit(const struct run *run)
{
	const struct form_params *params = run->params;
	size_t fitting = 0;
	size_t own = 0;

	for (size_t i = 0; i < params->guard_count; i++) {
		const struct address *address = &params->addresses[i];
		uint32_t row;

		if (address->form.size > 0 || address->name.size > 0 || address->up > 0)
			continue;
		own++;
		row = form_find_number(run->view.facts, run->view.table, address);
		fitting += row != NO_INDEX && guard_fits(&params->guards[i], form_label(&run->view, row));
	}
	return fitting >= 3 && fitting * 2 > own;
}

static bool is_recognised(const struct run *run)
{
	return run->params->title.count == 0 || caption_fits(run) || rows_fit(run);
}

static void check_table(struct run *run)
{
	const struct table_facts *form = &run->view.facts->tables[run->view.table];
	enum column_role role = value_role(run->view.facts, run->view.table);

	if (!run->params->each) {
		check_columns(run, NO_INDEX, role);
		return;
	}
	for (uint32_t row = form->first_row; row < form->end_row; row++)
		if (is_looked_at(run, row))
			check_columns(run, row, role);
}

static void release_scratch(void *scratch)
{
	arena_release(scratch);
}

/* A working arena that goes with the document's and leaves where that one does when memory ends. */
static struct arena *new_scratch(struct arena *owner)
{
	struct arena *scratch = arena_alloc(owner, sizeof *scratch);
	void **slot = arena_defer(owner, release_scratch);

	arena_init(scratch, owner->limit);
	*slot = scratch;
	return scratch;
}

static void run(const struct rule *rule, const struct facts *facts, struct sink *sink)
{
	const struct form_params *params = rule->params;
	struct run state = {.rule = rule, .params = params, .sink = sink, .scratch = new_scratch(sink->arena)};

	for (uint32_t i = 0; i < facts->doc->table_count; i++) {
		if (!facts->tables[i].form_sheet)
			continue;
		state.scratch->escape = sink->arena->escape;
		form_view_init(&state.view, facts, state.scratch, i);
		state.view.guards = params->guards;
		state.view.guard_count = params->guard_count;
		state.scope = (struct scope){.rows = form_rows, .context = &state.view, .arena = state.scratch};
		if (is_recognised(&state))
			check_table(&state);
		arena_release(state.scratch);
	}
}

const struct kind KIND_FORM = {
	.name = "form",
	.keys = KEYS,
	.placeholders = PLACEHOLDERS,
	.compile = compile,
	.run = run,
};
