/*
 * Kind `pattern`: a PCRE2 pattern over blocks or cells; a finding where it is there, or where the condition on its
 * captures is false.
 *
 *   pattern   the pattern (rules/pattern.h: macros and typed captures)
 *   scope     where it is looked for: prose, headings, captions, tables, all; prose and headings when left out
 *   needs     texts one of which every match contains: blocks without them are passed over quickly
 *   not       patterns that silence a match which they touch
 *   require   condition on the captures; without it every match is a finding
 *   mark      name of the group that shows the mistake; the whole match when left out
 *   suggest   what to write instead of the marked part, with {group} for what a group took
 */
#include "rules/expression.h"
#include "rules/load.h"
#include "rules/match.h"
#include "rules/pattern.h"

enum pattern_scope { SCOPE_PROSE = 1, SCOPE_HEADINGS = 2, SCOPE_CAPTIONS = 4, SCOPE_TABLES = 8, SCOPE_ALL = 15 };

/* As far as a silencing pattern may reach beyond a match. */
enum { SURROUNDINGS = 160 };

struct pattern_params {
	struct pattern pattern;
	unsigned scope;
	struct slice *needs;
	size_t need_count;
	struct pattern *silencers;
	size_t silencer_count;
	const struct expression *require;
	uint32_t mark; /* group, 0 the whole */
	struct slice suggest;
	struct slice because[LANGUAGES];
};

static const char *const KEYS[] = {"pattern", "scope", "needs", "not", "require", "mark", "suggest", NULL};

static const struct load_name SCOPES[] = {
	{"prose", SCOPE_PROSE},   {"headings", SCOPE_HEADINGS}, {"captions", SCOPE_CAPTIONS},
	{"tables", SCOPE_TABLES}, {"all", SCOPE_ALL},           {NULL, 0},
};

/* ---- loading ------------------------------------------------------------------------------------------------ */

static bool compile_silencers(struct rule_loader *loader, const struct yaml_node *map, struct pattern_params *params)
{
	struct yaml_node *node = yaml_get(map, "not");
	struct slice *texts;
	bool ok = load_list(loader, map, "not", LOAD_OPTIONAL, &texts, &params->silencer_count);

	if (!ok || node == NULL)
		return ok;
	params->silencers = arena_array(loader->arena, params->silencer_count, sizeof *params->silencers);
	for (size_t i = 0; i < params->silencer_count; i++) {
		const struct yaml_node *item = node->kind == YAML_LIST ? node->items[i] : node;

		ok = pattern_compile(loader, item, &params->silencers[i]) && ok;
	}
	return ok;
}

static bool compile_condition(struct rule_loader *loader, const struct yaml_node *map, struct pattern_params *params)
{
	const struct pattern *pattern = &params->pattern;
	struct slice *names = arena_array(loader->arena, pattern->count, sizeof *names);
	struct slice text = SLICE("");
	struct expression_error error;

	for (size_t i = 0; i < pattern->count; i++)
		names[i] = pattern->captures[i].name;
	if (!load_text(loader, map, "require", LOAD_OPTIONAL, &text))
		return false;
	if (text.size == 0)
		return true;
	params->require = expression_parse(loader->arena, text, names, pattern->count, &error);
	if (params->require == NULL)
		load_error(loader, yaml_get(map, "require"), "condition, character %u: %s", error.column,
			   error.message);
	else if (params->require->address_count > 0)
		load_error(loader, yaml_get(map, "require"), "a pattern has no rows; only rules of kind form do");
	else
		return true;
	return false;
}

static bool compile_mark(struct rule_loader *loader, const struct yaml_node *map, struct pattern_params *params)
{
	const struct pattern *pattern = &params->pattern;
	const char **names = arena_array(loader->arena, pattern->count + 1, sizeof *names);
	struct slice mark = SLICE("");

	if (!load_text(loader, map, "mark", LOAD_OPTIONAL, &mark))
		return false;
	for (size_t i = 0; i < pattern->count; i++) {
		names[i] = arena_string(loader->arena, pattern->captures[i].name);
		if (slice_equal(pattern->captures[i].name, mark))
			params->mark = pattern->captures[i].group;
	}
	if (mark.size == 0 || params->mark != 0)
		return true;
	load_error_names(loader, yaml_get(map, "mark"), "no group of the pattern is named", mark, names);
	return false;
}

static bool compile_suggestion(struct rule_loader *loader, const struct yaml_node *map, struct pattern_params *params)
{
	static const char *const SUGGEST_KEYS[] = {"with", "because", NULL};
	const struct yaml_node *node = yaml_get(map, "suggest");

	if (node == NULL)
		return true;
	if (node->kind != YAML_MAP) {
		load_error(loader, node, "\"suggest\" is a map with the keys with and because");
		return false;
	}
	return load_keys(loader, node, SUGGEST_KEYS, NULL) &&
	       load_text(loader, node, "with", LOAD_REQUIRED, &params->suggest) &&
	       load_both(loader, node, "because", LOAD_REQUIRED, params->because);
}

static bool check_placeholders(struct rule_loader *loader, const struct yaml_node *map, const struct pattern *pattern)
{
	const char **names = arena_array(loader->arena, pattern->count + 3, sizeof *names);
	size_t count = 0;

	names[count++] = "match";
	names[count++] = "equation";
	for (size_t i = 0; i < pattern->count; i++)
		names[count++] = arena_string(loader->arena, pattern->captures[i].name);
	return load_placeholders(loader, map, names);
}

static bool compile(struct rule_loader *loader, const struct yaml_node *map, struct rule *rule)
{
	struct pattern_params *params = arena_alloc(loader->arena, sizeof *params);
	struct slice text;
	bool ok = load_text(loader, map, "pattern", LOAD_REQUIRED, &text) &&
		  pattern_compile(loader, yaml_get(map, "pattern"), &params->pattern);

	params->scope = SCOPE_PROSE | SCOPE_HEADINGS;
	rule->params = params;
	ok = load_set(loader, map, "scope", LOAD_OPTIONAL, SCOPES, &params->scope) && ok;
	ok = load_list(loader, map, "needs", LOAD_OPTIONAL, &params->needs, &params->need_count) && ok;
	ok = compile_silencers(loader, map, params) && ok;
	return ok && compile_condition(loader, map, params) && compile_mark(loader, map, params) &&
	       compile_suggestion(loader, map, params) && check_placeholders(loader, map, &params->pattern);
}

/* ---- running ------------------------------------------------------------------------------------------------ */

struct run {
	const struct rule *rule;
	const struct pattern_params *params;
	const struct facts *facts;
	struct sink *sink;
	struct matcher matcher;
	struct matcher *silencers;
	struct datum *data; /* one for each capture */
	struct argument *arguments;
};

/* The quantity whose figure begins at `start`, or NO_INDEX. Quantities are in document order. */
static uint32_t quantity_at(const struct facts *facts, uint32_t start)
{
	size_t low = 0;
	size_t high = facts->quantity_count;

	while (low < high) {
		size_t middle = low + (high - low) / 2;

		if (facts->quantities[middle].span.start < start)
			low = middle + 1;
		else
			high = middle;
	}
	return low < facts->quantity_count && facts->quantities[low].span.start == start ? (uint32_t)low : NO_INDEX;
}

static void read_number(struct datum *datum, struct slice text, bool percent)
{
	struct decimal value;
	struct decimal step = decimal_of(0);
	uint8_t places;

	if (percent)
		text = slice_trim(slice_part(text, 0, text.size - 1));
	if (!figure_read(text, &value, &places))
		return;
	if (percent || places > 0)
		step = (struct decimal){1, places};
	if (figure_printed(&datum->figure, value, step, places))
		datum->kind = DATUM_NUMBER;
	datum->figure.percent = percent;
}

/* dd/mm/yyyy; what the calendar does not have stays DATUM_OTHER. */
static void read_date(struct datum *datum, struct slice text)
{
	static const uint8_t DAYS[] = {31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31};
	uint32_t part[3] = {0, 0, 0};
	int n = 0;
	bool leap;

	for (size_t i = 0; i < text.size && n < 3; i++) {
		if (text.data[i] == '/')
			n++;
		else
			part[n] = part[n] * 10 + (uint32_t)(text.data[i] - '0');
	}
	leap = (part[2] % 4 == 0 && part[2] % 100 != 0) || part[2] % 400 == 0;
	if (part[1] < 1 || part[1] > 12 || part[0] < 1 ||
	    part[0] > DAYS[part[1] - 1] + (uint32_t)(leap && part[1] == 2))
		return;
	datum->day = expression_day((int32_t)part[2], part[1], part[0]);
	datum->kind = DATUM_DATE;
}

static void read_capture(struct run *run, struct slice text, uint32_t offset, size_t index)
{
	const struct capture *capture = &run->params->pattern.captures[index];
	struct datum *datum = &run->data[index];
	size_t start;
	size_t end;

	*datum = (struct datum){.kind = DATUM_ABSENT, .quantity = NO_INDEX, .row = NO_INDEX, .text = SLICE("")};
	if (!matcher_group(&run->matcher, capture->group, &start, &end))
		return;
	datum->kind = DATUM_OTHER;
	datum->text = slice_part(text, start, end);
	datum->span = (struct span){offset + (uint32_t)start, offset + (uint32_t)end};
	if (capture->type == CAPTURE_TEXT)
		datum->kind = DATUM_TEXT;
	else if (capture->type == CAPTURE_DATE)
		read_date(datum, datum->text);
	else
		read_number(datum, datum->text, capture->type == CAPTURE_PERCENT);
	if (datum->kind == DATUM_NUMBER)
		datum->quantity = quantity_at(run->facts, datum->span.start);
}

/* Whether a silencing pattern touches bytes [start, end) of text. */
static bool is_silenced(struct run *run, struct slice text, size_t start, size_t end)
{
	size_t from = start > SURROUNDINGS ? start - SURROUNDINGS : 0;
	size_t to = end + SURROUNDINGS < text.size ? end + SURROUNDINGS : text.size;

	while (from > 0 && ((unsigned char)text.data[from] & 0xC0) == 0x80)
		from--;
	while (to < text.size && ((unsigned char)text.data[to] & 0xC0) == 0x80)
		to++;
	for (size_t i = 0; i < run->params->silencer_count; i++) {
		struct slice around = slice_part(text, 0, to);
		size_t at = from;
		size_t first;
		size_t last;

		while (matcher_find(&run->silencers[i], around, at) == MATCH_FOUND &&
		       matcher_group(&run->silencers[i], 0, &first, &last) && first <= end) {
			if (last >= start)
				return true;
			at = last > at ? last : at + 1;
		}
	}
	return false;
}

static size_t set_arguments(struct run *run, struct slice match, struct slice equation)
{
	const struct pattern *pattern = &run->params->pattern;
	size_t count = 0;

	run->arguments[count++] = (struct argument){"match", match};
	run->arguments[count++] = (struct argument){"equation", equation};
	for (size_t i = 0; i < pattern->count; i++)
		run->arguments[count++] = (struct argument){pattern->captures[i].name.data, run->data[i].text};
	return count;
}

static struct span marked_span(const struct run *run, struct span whole)
{
	for (size_t i = 0; i < run->params->pattern.count; i++)
		if (run->params->mark != 0 && run->params->pattern.captures[i].group == run->params->mark &&
		    run->data[i].kind != DATUM_ABSENT)
			return run->data[i].span;
	return whole;
}

static void report(struct run *run, struct slice match, struct span span, struct slice equation)
{
	const struct pattern_params *params = run->params;
	size_t count = set_arguments(run, match, equation);
	struct finding *finding = finding_add(run->sink, run->rule, span, run->arguments, count);
	size_t marks = 0;

	finding->equation = equation;
	finding->marks[marks++] = marked_span(run, span);
	for (size_t i = 0; i < params->pattern.count && marks < 4; i++)
		if (run->data[i].kind == DATUM_NUMBER && run->data[i].span.start != finding->marks[0].start)
			finding->marks[marks++] = run->data[i].span;
	if (params->suggest.size > 0) {
		struct strbuf with;

		strbuf_init(&with, run->sink->arena);
		message_render(&with, params->suggest, run->arguments, count);
		finding->suggestion = (struct suggestion){.span = finding->marks[0],
							  .replace = document_slice(run->facts->doc, finding->marks[0]),
							  .with = strbuf_slice(&with),
							  .because = params->because[run->sink->language]};
	}
}

/* Judges the match at bytes [start, end) of text, which begins at `offset` of the document. */
static void judge(struct run *run, struct slice text, uint32_t offset, size_t start, size_t end)
{
	struct evaluation evaluation = {.verdict = VERDICT_FAIL, .equation = SLICE("")};
	struct scope scope = {.names = run->data, .arena = run->facts->arena};
	struct span span = {offset + (uint32_t)start, offset + (uint32_t)end};

	for (size_t i = 0; i < run->params->pattern.count; i++)
		read_capture(run, text, offset, i);
	if (run->params->require != NULL)
		expression_evaluate(run->params->require, &scope, &evaluation);
	if (evaluation.verdict == VERDICT_FAIL && is_silenced(run, text, start, end))
		return;
	sink_verdict(run->sink, evaluation.verdict);
	for (size_t i = 0; i < evaluation.data.count; i++)
		if (evaluation.data.items[i].quantity != NO_INDEX)
			sink_quantity(run->sink, evaluation.data.items[i].quantity, evaluation.verdict);
	if (evaluation.verdict == VERDICT_FAIL)
		report(run, slice_part(text, start, end), span, evaluation.equation);
}

static bool is_worth_a_look(const struct pattern_params *params, struct slice text)
{
	for (size_t i = 0; i < params->need_count; i++)
		if (slice_find(text, params->needs[i], 0) != SIZE_MAX)
			return true;
	return params->need_count == 0;
}

static void run_text(struct run *run, struct span span)
{
	struct slice text = document_slice(run->facts->doc, span);
	size_t from = 0;

	if (!is_worth_a_look(run->params, text))
		return;
	while (from <= text.size) {
		enum match_result found = matcher_find(&run->matcher, text, from);
		size_t start;
		size_t end;

		if (found == MATCH_BROKEN)
			sink_verdict(run->sink, VERDICT_ERROR);
		if (found != MATCH_FOUND || !matcher_group(&run->matcher, 0, &start, &end))
			return;
		judge(run, text, span.start, start, end);
		from = end > from ? end : from + 1;
		while (from < text.size && ((unsigned char)text.data[from] & 0xC0) == 0x80)
			from++;
	}
}

static void run_table(struct run *run, const struct table *table)
{
	size_t count = (size_t)table->rows * table->columns;

	if (!is_worth_a_look(run->params, document_slice(run->facts->doc, table->text)))
		return;
	for (size_t i = 0; i < count; i++)
		if (table->cells[i].present && table->cells[i].text.end > table->cells[i].text.start)
			run_text(run, table->cells[i].text);
}

static enum pattern_scope scope_of(const struct block *block)
{
	if (block->kind == BLOCK_TABLE)
		return SCOPE_TABLES;
	if (block->kind == BLOCK_CAPTION)
		return SCOPE_CAPTIONS;
	return block->heading ? SCOPE_HEADINGS : SCOPE_PROSE;
}

static void run(const struct rule *rule, const struct facts *facts, struct sink *sink)
{
	const struct pattern_params *params = rule->params;
	struct run state = {.rule = rule, .params = params, .facts = facts, .sink = sink};
	const struct document *doc = facts->doc;

	matcher_init(&state.matcher, sink->arena, params->pattern.code);
	state.silencers = arena_array(sink->arena, params->silencer_count, sizeof *state.silencers);
	for (size_t i = 0; i < params->silencer_count; i++)
		matcher_init(&state.silencers[i], sink->arena, params->silencers[i].code);
	state.data = arena_array(sink->arena, params->pattern.count, sizeof *state.data);
	state.arguments = arena_array(sink->arena, params->pattern.count + 2, sizeof *state.arguments);
	for (size_t i = 0; i < doc->block_count; i++) {
		const struct block *block = &doc->blocks[i];

		if ((params->scope & scope_of(block)) == 0)
			continue;
		if (block->kind == BLOCK_TABLE)
			run_table(&state, &doc->tables[block->table]);
		else
			run_text(&state, block->text);
	}
}

const struct kind KIND_PATTERN = {
	.name = "pattern",
	.keys = KEYS,
	.compile = compile,
	.run = run,
};
