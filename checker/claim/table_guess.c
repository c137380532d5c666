/*
 * Rows that lack cells without showing where, as flattened ones do. What such a row contradicts may only mean that its cells were
 * put in the wrong columns: it is no claim unless the row's other columns bear it out.
 */
#include "claim/table.h"

enum {
	BORNE_OUT = 2,     /* claims that agree, for a row to be rightly read */
	MOST_GUESSED = 64, /* rows whose blank cells may be borne out, too */
};

struct guesses {
	const struct grid *grid;
	uint32_t rows[MOST_GUESSED];
	uint32_t count;
	uint32_t *agrees; /* per row */
	uint32_t *differs;
};

static uint32_t row_of(const struct grid *grid, uint32_t quantity)
{
	const struct quantity *q = &grid->facts->quantities[quantity];
	uint32_t low = 0;
	uint32_t high = grid->row_count;

	if (q->table != grid->index)
		return grid->row_count;
	while (low < high) {
		uint32_t middle = low + (high - low) / 2;

		if (grid->rows[middle].row < q->row)
			low = middle + 1;
		else
			high = middle;
	}
	return low;
}

/* The row whose label begins at this place in the text, or row_count. */
static uint32_t row_at(const struct grid *grid, uint32_t place)
{
	uint32_t low = 0;
	uint32_t high = grid->row_count;

	while (low < high) {
		uint32_t middle = low + (high - low) / 2;

		if (grid->rows[middle].label.start < place)
			low = middle + 1;
		else
			high = middle;
	}
	return low < grid->row_count && grid->rows[low].label.start == place ? low : grid->row_count;
}

static bool is_guessed(const struct grid *grid, uint32_t row)
{
	return row < grid->row_count && grid->rows[row].guessed;
}

/* Adds up the cells of one column. */
static bool is_vertical(const struct grid *grid, const struct claim *claim)
{
	const struct quantity *result = &grid->facts->quantities[claim->result];

	for (size_t i = 0; i < claim->operand_count; i++)
		if (grid->facts->quantities[claim->operands[i].quantity].column != result->column)
			return false;
	return result->table == grid->index && claim->formula == FORMULA_SUM;
}

/* A column adds up without the guessed rows: rightly they have nothing there. */
static void count_blanks(const struct guesses *guesses, const struct claim *claim)
{
	const struct grid *grid = guesses->grid;
	uint32_t column = grid->facts->quantities[claim->result].column;

	for (uint32_t i = 0; is_vertical(grid, claim) && i < guesses->count; i++)
		guesses->agrees[guesses->rows[i]] += grid_value(grid, guesses->rows[i], column) == NO_INDEX;
}

/* Counts the outcome for every guessed row that the claim touches. */
static void count_claim(const struct guesses *guesses, const struct claim *claim)
{
	const struct grid *grid = guesses->grid;
	enum outcome outcome = arithmetic_check(grid->facts->quantities, claim);
	uint32_t *counts = outcome == OUTCOME_AGREES ? guesses->agrees : guesses->differs;

	if (outcome == OUTCOME_UNDECIDED)
		return;
	for (size_t i = 0; i <= claim->operand_count; i++) {
		uint32_t row = row_of(grid, i == claim->operand_count ? claim->result : claim->operands[i].quantity);

		if (is_guessed(grid, row))
			counts[row]++;
	}
	if (outcome == OUTCOME_AGREES)
		count_blanks(guesses, claim);
	else if (claim->extent.end > claim->extent.start && is_guessed(grid, row_at(grid, claim->extent.start)))
		guesses->differs[row_at(grid, claim->extent.start)]++;
}

static bool is_doubted(const struct guesses *guesses, uint32_t row)
{
	const struct grid *grid = guesses->grid;
	uint32_t values = 0;

	if (!is_guessed(grid, row))
		return false;
	for (uint32_t c = 0; c < grid->table->columns; c++)
		values += grid_value(grid, row, c) != NO_INDEX && grid->out->columns[c].role != COLUMN_PERCENT;
	return guesses->agrees[row] < BORNE_OUT || guesses->agrees[row] < values || guesses->differs[row] > 1;
}

/* A claim that fails, or is of a blank cell, over a row that nothing bears out. */
static bool is_unfounded(const struct guesses *guesses, const struct claim *claim)
{
	const struct grid *grid = guesses->grid;

	if (arithmetic_check(grid->facts->quantities, claim) != OUTCOME_DIFFERS)
		return false;
	if (is_doubted(guesses, row_of(grid, claim->result)))
		return true;
	for (size_t i = 0; i < claim->operand_count; i++)
		if (is_doubted(guesses, row_of(grid, claim->operands[i].quantity)))
			return true;
	return claim->extent.end > claim->extent.start && is_doubted(guesses, row_at(grid, claim->extent.start));
}

static void find_guesses(struct guesses *guesses)
{
	const struct grid *grid = guesses->grid;

	for (uint32_t r = 0; r < grid->row_count && guesses->count < MOST_GUESSED; r++)
		if (grid->rows[r].guessed)
			guesses->rows[guesses->count++] = r;
	guesses->agrees = arena_array(grid->facts->arena, grid->row_count, sizeof *guesses->agrees);
	guesses->differs = arena_array(grid->facts->arena, grid->row_count, sizeof *guesses->differs);
}

/* What is borne out is no guess any more. */
static void settle(const struct guesses *guesses)
{
	const struct grid *grid = guesses->grid;

	for (uint32_t r = 0; r < grid->row_count; r++)
		if (is_guessed(grid, r) && !is_doubted(guesses, r))
			grid->facts->rows[grid->out->first_row + r].guessed = false;
}

void claim_table_guesses(const struct grid *grid, size_t first)
{
	struct facts *facts = grid->facts;
	struct guesses guesses = {.grid = grid};
	size_t kept = first;

	find_guesses(&guesses);
	if (guesses.count == 0)
		return;
	for (size_t i = first; i < facts->claim_count; i++)
		count_claim(&guesses, &facts->claims[i]);
	for (size_t i = first, size; i < facts->claim_count; i += size) {
		size = facts->claims[i].alternatives + 1u;
		if (is_unfounded(&guesses, &facts->claims[i]))
			continue;
		memmove(&facts->claims[kept], &facts->claims[i], size * sizeof *facts->claims);
		kept += size;
	}
	facts->claim_count = kept;
	settle(&guesses);
}
