/*
 * Total rows. Which rows a total row adds up is seldom said, so the readings are tried on all its columns: the rows of the
 * top level, those without rows of their own, those since the total before it, the totals themselves. The reading
 * that most columns agree with makes the claims, and the columns that do not agree fail.
 */
#include "claim/table.h"

/* The rows a total may add up. */
enum reading { READ_TOP, READ_LEAVES, READ_SINCE, READ_TOTALS, READINGS };

struct span_of_rows {
	uint32_t first;
	uint32_t end;
};

struct score {
	uint32_t holds;
	uint32_t fails;
	uint32_t blanks; /* columns that miss some figure and do not add up */
	uint32_t near;   /* failing columns whose sum is near the total */
};

struct attempt {
	const struct grid *grid;
	uint32_t total; /* the total row */
	uint32_t *rows; /* what it adds up in the reading at hand */
	uint32_t count;
	struct operand *operands; /* twice the rows: a column's claim and its other reading */
	uint32_t column;
	uint32_t blank; /* a row without a figure in it */
};

static bool has_children(const struct grid *grid, uint32_t row)
{
	uint32_t index = grid->out->first_row + row;

	return row + 1 < grid->row_count && grid->rows[row + 1].parent == index && grid_is_addend(grid, row + 1);
}

/* The rows around the total that it can speak of: those before it, those behind it when it stands first. */
static struct span_of_rows range_of(const struct grid *grid, uint32_t total)
{
	struct span_of_rows range = {0, total};

	if (total == 0)
		range = (struct span_of_rows){1, grid->row_count};
	return range;
}

static uint32_t top_level(const struct grid *grid, struct span_of_rows range)
{
	uint32_t top = UINT32_MAX;

	for (uint32_t r = range.first; r < range.end; r++)
		if (grid_is_addend(grid, r) && grid->rows[r].level < top)
			top = grid->rows[r].level;
	return top;
}

/* The rows behind the previous total row or behind the section the total closes. */
static struct span_of_rows since_previous(const struct grid *grid, uint32_t total)
{
	struct span_of_rows range = {total, total};

	while (range.first > 0 && !grid->rows[range.first - 1].total && !grid->rows[range.first - 1].section)
		range.first--;
	return range;
}

static void take(struct attempt *attempt, uint32_t row)
{
	attempt->rows[attempt->count++] = row;
}

static void gather(struct attempt *attempt, enum reading reading)
{
	const struct grid *grid = attempt->grid;
	struct span_of_rows range = range_of(grid, attempt->total);
	uint32_t top;

	if (reading == READ_SINCE)
		range = since_previous(grid, attempt->total);
	top = top_level(grid, range);
	attempt->count = 0;
	for (uint32_t r = range.first; r < range.end; r++) {
		const struct row *row = &grid->rows[r];

		if (reading == READ_TOTALS     ? row->total && r != attempt->total
		    : !grid_is_addend(grid, r) ? false
		    : reading == READ_LEAVES   ? !has_children(grid, r)
					       : row->level == top)
			take(attempt, r);
	}
}

/* Fills the operands of a column; *blanks is how many rows have no figure there, attempt->blank the last of them. */
static struct claim claim_of(struct attempt *attempt, uint32_t column, uint32_t *blanks)
{
	size_t count = 0;

	attempt->column = column;
	*blanks = 0;
	for (uint32_t i = 0; i < attempt->count; i++) {
		uint32_t value = grid_value(attempt->grid, attempt->rows[i], column);

		if (value != NO_INDEX) {
			attempt->operands[count++] = (struct operand){value, false};
			continue;
		}
		if (grid_is_nothing(attempt->grid, attempt->rows[i], column))
			continue;
		attempt->blank = attempt->rows[i];
		++*blanks;
	}
	return (struct claim){.formula = FORMULA_SUM,
			      .result = grid_value(attempt->grid, attempt->total, column),
			      .operands = attempt->operands,
			      .operand_count = count};
}

/* The same without the rows that a footnote marks: "(*) ... không cộng vào tổng số". False when there are none. */
static bool unmarked_claim(const struct attempt *attempt, const struct claim *claim, struct claim *result)
{
	const struct grid *grid = attempt->grid;
	struct operand *operands = attempt->operands + grid->row_count;
	size_t count = 0;

	for (size_t i = 0, k = 0; i < attempt->count; i++) {
		const struct row *row = &grid->rows[attempt->rows[i]];

		if (k == claim->operand_count || claim->operands[k].quantity != row->values[attempt->column])
			continue;
		if (slice_find(document_slice(grid->facts->doc, row->label), SLICE("*"), 0) == SIZE_MAX)
			operands[count++] = claim->operands[k];
		k++;
	}
	*result = *claim;
	result->operands = operands;
	result->operand_count = count;
	return count > 0 && count < claim->operand_count;
}

static bool agrees(const struct attempt *attempt, const struct claim *claim)
{
	const struct quantity *quantities = attempt->grid->facts->quantities;
	struct claim other;

	return arithmetic_check(quantities, claim) == OUTCOME_AGREES ||
	       (unmarked_claim(attempt, claim, &other) && arithmetic_check(quantities, &other) == OUTCOME_AGREES);
}

static bool is_column(const struct attempt *attempt, uint32_t column)
{
	return grid_is_summable(attempt->grid, column) && grid_value(attempt->grid, attempt->total, column) != NO_INDEX;
}

/* The total lies between its rows, none of which is nothing: an average, a norm, or a total of something else. */
static bool looks_average(const struct grid *grid, const struct claim *claim)
{
	const struct quantity *quantities = grid->facts->quantities;
	bool below = false;
	bool above = false;
	int order;

	for (size_t i = 0; i < claim->operand_count; i++) {
		if (!decimal_compare(&order, quantities[claim->operands[i].quantity].value,
				     quantities[claim->result].value))
			return false;
		if (decimal_sign(quantities[claim->operands[i].quantity].value) <= 0)
			return false;
		below |= order <= 0;
		above |= order >= 0;
	}
	return below && above && !claim_is_slip(quantities, claim, 3);
}

/* The sum is meant: it is near, or one figure was typed wrongly. */
static bool is_meant(const struct grid *grid, const struct claim *claim)
{
	return claim_is_near(grid->facts->quantities, claim) || claim_is_slip(grid->facts->quantities, claim, 2);
}

static bool counts_for_certain(const struct grid *grid, uint32_t column)
{
	return (grid->traits[column] & TRAIT_COUNTED) != 0;
}

static struct score score_of(struct attempt *attempt)
{
	const struct grid *grid = attempt->grid;
	struct score score = {0};

	for (uint32_t c = 0; c < grid->table->columns; c++) {
		struct claim claim;
		uint32_t blanks;

		if (!is_column(attempt, c))
			continue;
		claim = claim_of(attempt, c, &blanks);
		if (claim.operand_count < 2)
			continue;
		if (agrees(attempt, &claim))
			score.holds++;
		else if (blanks > 0)
			score.blanks++;
		else if (counts_for_certain(grid, c) || !looks_average(grid, &claim)) {
			score.fails++;
			score.near += is_meant(grid, &claim);
		}
	}
	return score;
}

static bool is_better(struct score a, struct score b)
{
	if (a.holds != b.holds)
		return a.holds > b.holds;
	if (a.near != b.near)
		return a.near > b.near;
	return a.fails < b.fails;
}

/* A column far from its sum may count something once that stands in several rows. */
static void claim_column(struct attempt *attempt, uint32_t column, bool weak)
{
	const struct grid *grid = attempt->grid;
	uint32_t blanks;
	struct claim claim = claim_of(attempt, column, &blanks);
	struct claim other;
	struct claim *added;

	if (claim.operand_count < 2)
		return;
	if (!agrees(attempt, &claim)) {
		if (blanks > 1 || (!counts_for_certain(grid, column) && looks_average(grid, &claim)))
			return;
		if (blanks == 1 && grid_is_blank(grid, attempt->blank, column)) {
			grid_claim_blank(grid, &claim, attempt->blank);
			return;
		}
		weak |= blanks > 0 || (!counts_for_certain(grid, column) && !is_meant(grid, &claim));
	}
	added = claim_add(grid->facts, CLAIM_BREAKDOWN, "table-total", FORMULA_SUM, claim.result, claim.operands,
			  claim.operand_count);
	added->weak = weak;
	if (!unmarked_claim(attempt, &claim, &other))
		return;
	added->alternatives = 1;
	claim_add(grid->facts, CLAIM_BREAKDOWN, "table-total", FORMULA_SUM, other.result, other.operands,
		  other.operand_count);
}

/* With one column only the figures cannot confirm the reading: then the sum must be near the total. */
static void claim_attempt(struct attempt *attempt, struct score score)
{
	if (score.holds == 0 && (score.fails != 1 || score.near != 1))
		return;
	if (score.holds < score.fails && score.near < score.fails)
		return;
	for (uint32_t c = 0; c < attempt->grid->table->columns; c++)
		if (is_column(attempt, c))
			claim_column(attempt, c, score.holds == 0);
}

static void claim_total(struct attempt *attempt, bool outer)
{
	struct score best = {0};
	enum reading chosen = READINGS;

	for (enum reading reading = READ_TOP; reading < READINGS; reading++) {
		struct score score;

		if (!outer && reading != READ_SINCE)
			continue;
		gather(attempt, reading);
		if (attempt->count < 2)
			continue;
		score = score_of(attempt);
		if (chosen == READINGS || is_better(score, best)) {
			chosen = reading;
			best = score;
		}
	}
	if (chosen == READINGS)
		return;
	gather(attempt, chosen);
	claim_attempt(attempt, best);
}

/* Only the first and the last total may speak of the whole table, so that many totals cost no more than many rows. */
void claim_table_totals(const struct grid *grid)
{
	struct attempt attempt = {.grid = grid};
	uint32_t last = NO_INDEX;

	for (uint32_t r = 0; r < grid->row_count; r++)
		if (grid->rows[r].total)
			last = r;
	if (last == NO_INDEX)
		return;
	attempt.rows = arena_array(grid->facts->arena, grid->row_count, sizeof *attempt.rows);
	attempt.operands = arena_array(grid->facts->arena, 2 * (size_t)grid->row_count, sizeof *attempt.operands);
	for (uint32_t r = 0; r < grid->row_count; r++) {
		if (!grid->rows[r].total || grid->spelled[r])
			continue;
		attempt.total = r;
		claim_total(&attempt, r == 0 || r == last);
	}
}
