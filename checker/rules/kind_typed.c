/*
 * A figure typed over in a workbook where the cells above and below it are computed. No keys of its own.
 *
 * Only what cannot be meant is told: the column has many formulas and this one figure without one, in the middle of them. A column
 * that mixes figures and formulas (sums of groups over the rows they add) says nothing.
 */
#include "rules/load.h"
#include "rules/rule.h"

enum { LEAST_FORMULAS = 4 };

struct run {
	const struct rule *rule;
	const struct facts *facts;
	struct sink *sink;
};

static const char *const NO_KEYS[] = {NULL};
static const char *const PLACEHOLDERS[] = {"figure", "formulas", NULL};

static bool compile(struct rule_loader *loader, const struct yaml_node *map, struct rule *rule)
{
	(void)loader;
	(void)map;
	(void)rule;
	return true;
}

static const struct given_cell *given_at(const struct table *table, uint32_t row, uint32_t column)
{
	return &table->given->cells[(size_t)table->given_rows[row] * table->given->columns + column];
}

static bool is_formula(const struct table *table, uint32_t row, uint32_t column)
{
	const struct given_cell *cell = given_at(table, row, column);

	return cell->present && cell->number && cell->formula;
}

static void fail(const struct run *run, struct span cell, uint32_t formulas)
{
	struct strbuf count;

	strbuf_init(&count, run->sink->arena);
	strbuf_printf(&count, "%u", formulas);
	sink_verdict(run->sink, VERDICT_FAIL);
	finding_add(run->sink, run->rule, cell,
		    (struct argument[]){{"figure", document_slice(run->facts->doc, cell)},
					{"formulas", strbuf_slice(&count)}},
		    2)
		->marks[0] = cell;
}

static void check_column(const struct run *run, const struct table *table, uint32_t column)
{
	uint32_t formulas = 0;
	uint32_t typed = 0;
	uint32_t at = 0;

	for (uint32_t row = table->header_rows; row < table->rows; row++) {
		const struct given_cell *cell = given_at(table, row, column);

		if (!cell->present || !cell->number)
			continue;
		formulas += cell->formula;
		typed += !cell->formula;
		at = cell->formula ? at : row;
	}
	if (formulas < LEAST_FORMULAS)
		return;
	if (typed == 0)
		sink_verdict(run->sink, VERDICT_PASS);
	else if (typed == 1 && at > table->header_rows && at + 1 < table->rows && is_formula(table, at - 1, column) &&
		 is_formula(table, at + 1, column))
		fail(run, table_cell(table, at, column)->text, formulas);
	else
		sink_verdict(run->sink, VERDICT_UNKNOWN);
}

static void run_rule(const struct rule *rule, const struct facts *facts, struct sink *sink)
{
	struct run run = {rule, facts, sink};

	for (size_t i = 0; i < facts->doc->table_count; i++) {
		const struct table *table = &facts->doc->tables[i];

		if (table->given == NULL || table->given_rows == NULL)
			continue;
		for (uint32_t column = 0; column < table->columns && column < table->given->columns; column++)
			check_column(&run, table, column);
	}
}

const struct kind KIND_TYPED = {
	.name = "typed",
	.keys = NO_KEYS,
	.placeholders = PLACEHOLDERS,
	.compile = compile,
	.run = run_rule,
};
