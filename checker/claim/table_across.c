/*
 * Percentages of columns that stand in a neighbouring table: one table says how many households each village has, the next how many
 * of them are poor and what share that is.
 */
#include "claim/table.h"

enum { TABLES_BEFORE = 4, TABLES_BEHIND = 2, FEWEST_ROWS = 3 };

/* A share: a column of the table over a column of the other, row by row. */
struct across {
	const struct grid *grid;
	const struct table_facts *other;
	uint32_t rate;
	uint32_t part;
	uint32_t whole;
	uint32_t holds;
	uint32_t fails;
	uint32_t digits;
};

static const struct row *other_row(const struct across *across, uint32_t row)
{
	const struct table_facts *other = across->other;

	return other->first_row + row < other->end_row ? &across->grid->facts->rows[other->first_row + row] : NULL;
}

static bool same_label(const struct across *across, uint32_t row)
{
	const struct document *doc = across->grid->facts->doc;
	const struct row *other = other_row(across, row);

	return other != NULL && other->label.end > other->label.start &&
	       slice_equal(document_slice(doc, across->grid->rows[row].label), document_slice(doc, other->label));
}

/* The rows of both tables are the same things in the same order. */
static bool is_alike(const struct across *across)
{
	uint32_t rows = across->grid->row_count;
	uint32_t others = across->other->end_row - across->other->first_row;
	uint32_t same = 0;

	if (rows < FEWEST_ROWS || others + 1 < rows || rows + 1 < others)
		return false;
	for (uint32_t r = 0; r < rows; r++)
		same += same_label(across, r);
	return same >= FEWEST_ROWS && same * 5 >= rows * 4;
}

static bool claim_of(const struct across *across, uint32_t row, struct operand operands[2], struct claim *claim)
{
	const struct row *other = other_row(across, row);

	if (!same_label(across, row))
		return false;
	operands[0] = (struct operand){grid_value(across->grid, row, across->part), false};
	operands[1] = (struct operand){other->values[across->whole], false};
	*claim = (struct claim){.formula = FORMULA_PERCENT,
				.result = grid_value(across->grid, row, across->rate),
				.operands = operands,
				.operand_count = 2};
	return claim->result != NO_INDEX && operands[0].quantity != NO_INDEX && operands[1].quantity != NO_INDEX;
}

static void measure(struct across *across)
{
	across->holds = across->fails = across->digits = 0;
	for (uint32_t r = 0; r < across->grid->row_count; r++) {
		struct operand operands[2];
		struct claim claim;
		enum outcome outcome;

		if (!claim_of(across, r, operands, &claim))
			continue;
		outcome = arithmetic_check(across->grid->facts->quantities, &claim);
		across->fails += outcome == OUTCOME_DIFFERS;
		if (outcome != OUTCOME_AGREES)
			continue;
		across->holds++;
		across->digits += claim_digits(&across->grid->facts->quantities[claim.result]);
	}
}

static bool is_accepted(const struct across *across)
{
	return across->holds >= FEWEST_ROWS && across->digits >= 6 + 2 * across->fails &&
	       (across->fails <= 1 || across->fails * 4 <= across->holds);
}

static void keep_better(struct across *best, struct across *across)
{
	measure(across);
	if (is_accepted(across) && (best->holds == 0 || across->fails < best->fails ||
				    (across->fails == best->fails && across->holds > best->holds)))
		*best = *across;
}

static void try_table(const struct grid *grid, uint32_t rate, uint32_t table, struct across *best)
{
	struct across across = {.grid = grid, .other = &grid->facts->tables[table], .rate = rate};
	uint32_t columns = grid->facts->doc->tables[table].columns;

	if (!is_alike(&across))
		return;
	for (uint32_t i = 0; i < grid->count_count; i++)
		for (across.part = grid->counts[i], across.whole = 0; across.whole < columns; across.whole++)
			if (across.other->columns[across.whole].role == COLUMN_VALUE)
				keep_better(best, &across);
}

bool claim_table_across(const struct grid *grid, uint32_t rate)
{
	uint32_t first = grid->index > TABLES_BEFORE ? grid->index - TABLES_BEFORE : 0;
	struct across best = {.holds = 0};

	for (uint32_t t = first; t <= grid->index + TABLES_BEHIND && t < grid->facts->doc->table_count; t++)
		if (t != grid->index)
			try_table(grid, rate, t, &best);
	for (uint32_t r = 0; best.holds > 0 && r < grid->row_count; r++) {
		struct operand operands[2];
		struct claim claim;

		if (claim_of(&best, r, operands, &claim))
			claim_add(grid->facts, CLAIM_RATE, "table-rate", FORMULA_PERCENT, claim.result, operands, 2);
	}
	return best.holds > 0;
}
