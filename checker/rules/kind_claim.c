/*
 * The kinds that judge claims: breakdown, rate, change, balance, agreement. They differ in the claims they take alone. A rule
 * of such a kind names the scopes it judges and, where the scope is prose, may teach cue words:
 *
 *   scope:  one name or a list of names of claim/claim.c
 *   closed: words that announce all the parts
 *   open:   words that may name only some
 */
#include "claim/claim.h"
#include "rules/load.h"
#include "rules/verdict.h"

static const char *const KEYS[] = {"scope", "closed", "open", NULL};

/*
 * {result} and {total}: the contradicted figure with its unit; {first} {second}: the first operands; {equation}: the
 * arithmetic.
 */
static const char *const PLACEHOLDERS[] = {"result",   "total",      "first", "second", "equation",
					   "expected", "difference", "cue",   NULL};

enum { MOST_RELATED = 40 };

struct params {
	const char **scopes;
	size_t scope_count;
	struct slice *closed;
	size_t closed_count;
	struct slice *open;
	size_t open_count;
};

static const char *find_scope(unsigned kind, struct slice name)
{
	for (const struct claim_scope *scope = CLAIM_SCOPES; scope->name != NULL; scope++)
		if (scope->kind == kind && slice_equal(name, slice_str(scope->name)))
			return scope->name;
	return NULL;
}

static void refuse_scope(struct rule_loader *loader, const struct yaml_node *node, unsigned kind, struct slice name)
{
	const char *names[64];
	size_t count = 0;

	for (const struct claim_scope *scope = CLAIM_SCOPES; scope->name != NULL && count < 63; scope++)
		if (scope->kind == kind)
			names[count++] = scope->name;
	names[count] = NULL;
	load_error_names(loader, node, "unknown scope", name, names);
}

static bool compile(struct rule_loader *loader, const struct yaml_node *map, struct rule *rule)
{
	struct params *params = arena_alloc(loader->arena, sizeof *params);
	struct slice *names = NULL;
	bool ok = load_list(loader, map, "scope", LOAD_REQUIRED, &names, &params->scope_count) &&
		  load_list(loader, map, "closed", LOAD_OPTIONAL, &params->closed, &params->closed_count) &&
		  load_list(loader, map, "open", LOAD_OPTIONAL, &params->open, &params->open_count);

	rule->params = params;
	if (!ok)
		return false;
	params->scopes = arena_array(loader->arena, params->scope_count, sizeof *params->scopes);
	for (size_t i = 0; i < params->scope_count; i++) {
		params->scopes[i] = find_scope(rule->kind->claims, names[i]);
		if (params->scopes[i] == NULL) {
			refuse_scope(loader, yaml_get(map, "scope"), rule->kind->claims, names[i]);
			ok = false;
		}
	}
	return ok;
}

static void teach(const struct rule *rule, struct lexicon *lexicon)
{
	const struct params *params = rule->params;

	for (size_t i = 0; i < params->closed_count; i++)
		lexicon_add(lexicon, PHRASE_CUE_CLOSED, params->closed[i], 0, SLICE(""));
	for (size_t i = 0; i < params->open_count; i++)
		lexicon_add(lexicon, PHRASE_CUE_OPEN, params->open[i], 0, SLICE(""));
}

static bool is_of_rule(const struct params *params, const struct claim *claim)
{
	for (size_t i = 0; i < params->scope_count; i++)
		if (strcmp(params->scopes[i], claim->scope) == 0)
			return true;
	return false;
}

static struct slice shown(const struct facts *facts, uint32_t quantity)
{
	const struct quantity *q = &facts->quantities[quantity];

	return document_slice(facts->doc, q->extent.end > q->extent.start ? q->extent : q->span);
}

static bool is_row_mate(const struct quantity *a, const struct quantity *b)
{
	return a->table == b->table && (a->table != NO_INDEX ? a->row == b->row : a->block == b->block);
}

/* The operands are marked beside the result where they stand in its row or paragraph; else they are related places. */
static void add_places(const struct facts *facts, const struct claim *claim, struct sink *sink, struct finding *finding)
{
	const struct quantity *result = &facts->quantities[claim->result];
	size_t marks = 1;
	size_t related = 0;

	finding->marks[0] = result->span;
	for (size_t i = 0; i < claim->operand_count; i++) {
		const struct quantity *q = &facts->quantities[claim->operands[i].quantity];

		if (is_row_mate(result, q) && marks < sizeof finding->marks / sizeof finding->marks[0])
			finding->marks[marks++] = q->span;
		else if (!is_row_mate(result, q) && related++ < MOST_RELATED)
			finding_relate(sink, finding, q->extent, SLICE(""));
	}
}

static void report(const struct rule *rule, const struct facts *facts, const struct claim *claim, struct sink *sink)
{
	struct equation equation = claim_equation(facts, claim, sink->arena);
	const struct argument arguments[] = {
		{"result", shown(facts, claim->result)},
		{"total", shown(facts, claim->result)},
		{"first", shown(facts, claim->operands[0].quantity)},
		{"second", shown(facts, claim->operands[claim->operand_count > 1].quantity)},
		{"equation", equation.sum},
		{"expected", equation.expected},
		{"difference", equation.difference},
		{"cue", document_slice(facts->doc, claim->cue)},
	};
	struct span place = claim->extent.end > claim->extent.start ? claim->extent
								    : facts->quantities[claim->result].extent;
	struct finding *finding = finding_add(sink, rule, place, arguments, sizeof arguments / sizeof arguments[0]);

	finding->equation = equation.whole;
	finding->claim = 1 + (uint32_t)(claim - facts->claims);
	if (claim->weak && finding->severity > SEVERITY_WARNING)
		finding->severity = SEVERITY_WARNING;
	add_places(facts, claim, sink, finding);
}

static void judge(const struct rule *rule, const struct facts *facts, const struct claim *claim, struct sink *sink)
{
	enum verdict verdict = claim_verdict(facts, claim);
	const struct claim *reading = claim_reading(facts, claim);

	sink_verdict(sink, verdict);
	sink_quantity(sink, reading->result, verdict);
	for (size_t i = 0; i < reading->operand_count; i++)
		sink_quantity(sink, reading->operands[i].quantity, verdict);
	if (verdict == VERDICT_FAIL)
		report(rule, facts, claim, sink);
}

static void run(const struct rule *rule, const struct facts *facts, struct sink *sink)
{
	for (size_t i = 0; i < facts->claim_count; i += 1 + facts->claims[i].alternatives)
		if (facts->claims[i].kind == rule->kind->claims && is_of_rule(rule->params, &facts->claims[i]))
			judge(rule, facts, &facts->claims[i], sink);
}

const struct kind KIND_BREAKDOWN = {
	.name = "breakdown",
	.claims = CLAIM_BREAKDOWN,
	.keys = KEYS,
	.placeholders = PLACEHOLDERS,
	.compile = compile,
	.teach = teach,
	.run = run,
};

const struct kind KIND_RATE = {
	.name = "rate",
	.claims = CLAIM_RATE,
	.keys = KEYS,
	.placeholders = PLACEHOLDERS,
	.compile = compile,
	.teach = teach,
	.run = run,
};

const struct kind KIND_CHANGE = {
	.name = "change",
	.claims = CLAIM_CHANGE,
	.keys = KEYS,
	.placeholders = PLACEHOLDERS,
	.compile = compile,
	.teach = teach,
	.run = run,
};

const struct kind KIND_BALANCE = {
	.name = "balance",
	.claims = CLAIM_BALANCE,
	.keys = KEYS,
	.placeholders = PLACEHOLDERS,
	.compile = compile,
	.teach = teach,
	.run = run,
};

const struct kind KIND_AGREEMENT = {
	.name = "agreement",
	.claims = CLAIM_AGREEMENT,
	.keys = KEYS,
	.placeholders = PLACEHOLDERS,
	.compile = compile,
	.teach = teach,
	.run = run,
};
