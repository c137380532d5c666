/*
 * Counts with their rates in one cell: 45 (56,3%), 17/100%. The rate is the count over another column of the row, over the total
 * row's count, or over the count of the pair before it; the reading that most rows bear out makes the claims.
 */
#include "claim/table.h"

enum { MOST_TOTALS = 4 }; /* total rows that a rate may be taken of */

struct pairs {
	const struct grid *grid;
	uint32_t column;
	uint32_t base;  /* column of the whole */
	uint32_t total; /* row of the whole, NO_INDEX: the pair's own */
	uint32_t holds;
	uint32_t fails;
};

/* The rate in a cell, NO_INDEX where there is none: it stands right behind its count among the quantities. */
static uint32_t rate_of(const struct pairs *pairs, uint32_t row)
{
	const struct facts *facts = pairs->grid->facts;
	uint32_t count = grid_value(pairs->grid, row, pairs->column);
	const struct quantity *q;

	if (count == NO_INDEX || count + 1 >= facts->quantity_count)
		return NO_INDEX;
	q = &facts->quantities[count + 1];
	return q->table == pairs->grid->index && q->row == facts->quantities[count].row && q->column == pairs->column &&
			       q->unit == UNIT_PERCENT
		       ? count + 1
		       : NO_INDEX;
}

static bool claim_of(const struct pairs *pairs, uint32_t row, struct operand operands[2], struct claim *claim)
{
	uint32_t whole = grid_value(pairs->grid, pairs->total == NO_INDEX ? row : pairs->total, pairs->base);

	operands[0] = (struct operand){grid_value(pairs->grid, row, pairs->column), false};
	operands[1] = (struct operand){whole, false};
	*claim = (struct claim){
		.formula = FORMULA_PERCENT, .result = rate_of(pairs, row), .operands = operands, .operand_count = 2};
	return claim->result != NO_INDEX && whole != NO_INDEX;
}

static bool is_telling(const struct quantity *rate)
{
	return decimal_sign(rate->value) != 0 && !decimal_equal(rate->value, decimal_of(100));
}

static void keep_better(struct pairs *best, struct pairs pairs)
{
	const struct quantity *quantities = pairs.grid->facts->quantities;

	for (uint32_t r = 0; r < pairs.grid->row_count; r++) {
		struct operand operands[2];
		struct claim claim;
		enum outcome outcome;

		if (!claim_of(&pairs, r, operands, &claim))
			continue;
		outcome = arithmetic_check(quantities, &claim);
		pairs.holds += outcome == OUTCOME_AGREES && is_telling(&quantities[claim.result]);
		pairs.fails += outcome == OUTCOME_DIFFERS;
	}
	if (pairs.holds >= 2 && pairs.fails * 3 <= pairs.holds &&
	    (pairs.holds > best->holds || (pairs.holds == best->holds && pairs.fails < best->fails)))
		*best = pairs;
}

static bool has_rates(const struct grid *grid, uint32_t column)
{
	struct pairs pairs = {.grid = grid, .column = column};
	uint32_t rates = 0;

	for (uint32_t r = 0; r < grid->row_count; r++)
		rates += rate_of(&pairs, r) != NO_INDEX;
	return rates >= 2;
}

static void explain(struct grid *grid, uint32_t column)
{
	struct pairs best = {.grid = grid, .column = column};

	for (uint32_t i = 0; i < grid->count_count; i++)
		if (grid->counts[i] != column)
			keep_better(&best, (struct pairs){grid, column, grid->counts[i], NO_INDEX, 0, 0});
	for (uint32_t r = 0, totals = 0; r < grid->row_count && totals < MOST_TOTALS; r++)
		if (grid->rows[r].total && ++totals > 0)
			keep_better(&best, (struct pairs){grid, column, column, r, 0, 0});
	for (uint32_t r = 0; best.holds > 0 && r < grid->row_count; r++) {
		struct operand operands[2];
		struct claim claim;

		if (claim_of(&best, r, operands, &claim))
			claim_add(grid->facts, CLAIM_RATE, "table-rate", FORMULA_PERCENT, claim.result, operands, 2);
	}
}

void claim_table_pairs(struct grid *grid)
{
	for (uint32_t i = 0; i < grid->count_count; i++)
		if (has_rates(grid, grid->counts[i]))
			explain(grid, grid->counts[i]);
}
