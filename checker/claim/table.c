/*
 * The claims of tables: each table is made ready once, then gone through by one step after the other.
 */
#include "claim/table.h"

#include <stdlib.h>

#include "extract/cell.h"

bool grid_is_said(const struct grid *grid, uint32_t column)
{
	for (uint32_t i = 0; i < grid->said_count; i++)
		if (grid->said[i].result == column)
			return true;
	return false;
}

bool grid_is_summable(const struct grid *grid, uint32_t column)
{
	if (grid->out->columns[column].role != COLUMN_VALUE)
		return false;
	return (grid->traits[column] & (TRAIT_NORM | TRAIT_DERIVED)) == 0;
}

bool grid_is_blank(const struct grid *grid, uint32_t row, uint32_t column)
{
	const struct cell *cell = table_cell(grid->table, grid->rows[row].row, column);

	return cell->present && cell_read(grid->facts, cell->text).kind == CELL_BLANK;
}

bool grid_is_nothing(const struct grid *grid, uint32_t row, uint32_t column)
{
	const struct cell *cell = table_cell(grid->table, grid->rows[row].row, column);
	struct slice text = cell->present ? slice_trim(document_slice(grid->facts->doc, cell->text)) : SLICE("");

	return slice_equal(text, SLICE("-")) || slice_equal(text, SLICE("\xe2\x80\x93"));
}

void grid_claim_blank(const struct grid *grid, const struct claim *sum, uint32_t row)
{
	struct claim *claim = claim_add(grid->facts, CLAIM_BREAKDOWN, "table-blank", FORMULA_SUM, sum->result,
					sum->operands, sum->operand_count);

	claim->extent = grid->rows[row].label;
	claim->weak = true;
}

/* Index of the first landmark at or behind (value, place). */
size_t grid_find_landmark(const struct grid *grid, int64_t value, uint32_t place)
{
	size_t low = 0;
	size_t high = grid->landmark_count;

	while (low < high) {
		size_t middle = low + (high - low) / 2;
		const struct landmark *landmark = &grid->landmarks[middle];

		if (landmark->value < value || (landmark->value == value && landmark->place < place))
			low = middle + 1;
		else
			high = middle;
	}
	return low;
}

bool grid_has_decimals(const struct grid *grid, uint32_t column)
{
	for (uint32_t r = 0; r < grid->row_count && r < 64; r++) {
		const struct quantity *q = grid_quantity(grid, r, column);

		if (q != NULL && q->printed > 0)
			return true;
	}
	return false;
}

/* The limit is a figure that nobody printed: it stands, without extent, where the percentage stands. */
void grid_claim_limit(const struct grid *grid, uint32_t row, uint32_t column)
{
	struct facts *facts = grid->facts;
	uint32_t value = grid_value(grid, row, column);
	struct operand limit = {(uint32_t)facts->quantity_count, false};
	struct quantity *q;

	q = ARENA_PUSH(facts->arena, facts->quantities, facts->quantity_count, facts->quantity_capacity);
	*q = facts->quantities[value];
	q->extent.start = q->span.start;
	q->span.end = q->extent.end = q->span.start;
	q->value = decimal_of(100);
	q->step = decimal_of(0);
	q->printed = 0;
	claim_add(facts, CLAIM_RATE, "table-above-100", FORMULA_SAME, value, &limit, 1)->relation = RELATION_AT_MOST;
}

/* What the words of a head, one after the other, say of the column. */
static uint16_t traits_of(const struct facts *facts, const struct label *head)
{
	static const uint16_t TRAITS[] = {[HEAD_NORM] = TRAIT_NORM,
					  [HEAD_COMPARED] = TRAIT_COMPARED,
					  [HEAD_AMOUNT] = TRAIT_AMOUNT,
					  [HEAD_OPENING] = TRAIT_OPENING,
					  [HEAD_CLOSING] = TRAIT_CLOSING};
	uint16_t traits = 0;

	for (size_t at = 0; at < head->count;) {
		const struct phrase *phrase = label_match(facts, head, PHRASE_COLUMN, at);

		if (phrase != NULL && (size_t)phrase->value < sizeof TRAITS / sizeof TRAITS[0])
			traits |= TRAITS[phrase->value];
		at += phrase != NULL ? phrase->length : 1u;
	}
	if (label_find(facts, head, PHRASE_TOTAL) != NULL)
		traits |= TRAIT_TOTAL;
	if (label_find(facts, head, PHRASE_INCREASE) != NULL || label_find(facts, head, PHRASE_DECREASE) != NULL)
		traits |= TRAIT_CHANGE;
	if (label_find(facts, head, PHRASE_CUE_REST) != NULL)
		traits |= TRAIT_REST;
	return traits;
}

static uint8_t exclusive_set(const struct facts *facts, const struct label *head)
{
	const struct phrase *phrase = label_find(facts, head, PHRASE_EXCLUSIVE);

	return phrase != NULL && phrase->value > 0 && phrase->value < UINT8_MAX ? (uint8_t)phrase->value : 0;
}

/* "09": only counts are written so. */
static bool has_padded(const struct grid *grid, uint32_t column)
{
	for (uint32_t r = 0; r < grid->row_count && r < 64; r++) {
		const struct quantity *q = grid_quantity(grid, r, column);

		if (q != NULL && q->padded)
			return true;
	}
	return false;
}

static void sort_columns(struct grid *grid)
{
	for (uint32_t c = 0; c < grid->table->columns; c++) {
		struct label head;

		label_read(grid->facts, grid->out->columns[c].head, &head);
		grid->traits[c] = traits_of(grid->facts, &head);
		grid->sets[c] = exclusive_set(grid->facts, &head);
		if (has_padded(grid, c))
			grid->traits[c] |= TRAIT_COUNTED;
		if (grid->out->columns[c].role == COLUMN_VALUE && grid->count_count < MOST_COLUMNS)
			grid->counts[grid->count_count++] = c;
		if (grid->out->columns[c].role == COLUMN_PERCENT && grid->rate_count < MOST_COLUMNS)
			grid->rates[grid->rate_count++] = c;
	}
}

static void claim_grid(struct grid *grid)
{
	struct arena *arena = grid->facts->arena;
	size_t first = grid->facts->claim_count;

	grid->meanings = arena_array(arena, grid->row_count, sizeof *grid->meanings);
	grid->spelled = arena_array(arena, grid->row_count, sizeof *grid->spelled);
	grid->traits = arena_array(arena, grid->table->columns, sizeof *grid->traits);
	grid->sets = arena_array(arena, grid->table->columns, sizeof *grid->sets);
	for (uint32_t r = 0; r < grid->row_count; r++)
		grid->meanings[r] = row_meaning(grid->facts, &grid->rows[r]);
	sort_columns(grid);
	grid->sample_step = grid->row_count / SAMPLE_ROWS + 1;
	grid->coarse = coarse_new(grid, grid->sample_step);
	claim_table_formulas(grid);
	claim_table_sums(grid);
	claim_table_rates(grid);
	claim_table_products(grid);
	claim_table_prices(grid);
	claim_table_pairs(grid);
	claim_table_labels(grid);
	claim_table_totals(grid);
	claim_table_children(grid);
	claim_table_row_rates(grid);
	claim_table_guesses(grid, first);
}

static int by_value(const void *left, const void *right)
{
	const struct landmark *a = left;
	const struct landmark *b = right;

	if (a->value != b->value)
		return a->value < b->value ? -1 : 1;
	return a->place < b->place ? -1 : a->place > b->place;
}

/* Whole exact counts, so that a figure that stands outside a table is found without going through all of them. */
static struct landmark *find_landmarks(const struct facts *facts, size_t *count)
{
	struct landmark *landmarks = arena_array(facts->arena, facts->quantity_count, sizeof *landmarks);

	*count = 0;
	for (size_t i = 0; i < facts->quantity_count; i++) {
		const struct quantity *q = &facts->quantities[i];

		if ((q->role == ROLE_VALUE || q->role == ROLE_SCALE) && q->approx == APPROX_EXACT &&
		    q->value.scale == 0 && q->value.mantissa > 1 && q->value.mantissa <= INT32_MAX)
			landmarks[(*count)++] = (struct landmark){(int64_t)q->value.mantissa, q->span.start,
								  (uint32_t)i};
	}
	qsort(landmarks, *count, sizeof *landmarks, by_value);
	return landmarks;
}

void claim_table(struct facts *facts)
{
	size_t landmark_count;
	const struct landmark *landmarks;

	if (facts->doc->table_count == 0)
		return;
	landmarks = find_landmarks(facts, &landmark_count);
	for (size_t t = 0; t < facts->doc->table_count; t++) {
		const struct table_facts *out = &facts->tables[t];
		struct grid grid = {.facts = facts,
				    .table = &facts->doc->tables[t],
				    .out = out,
				    .index = (uint32_t)t,
				    .rows = facts->rows + out->first_row,
				    .row_count = out->end_row - out->first_row,
				    .landmarks = landmarks,
				    .landmark_count = landmark_count};

		if (grid.row_count > 0)
			claim_grid(&grid);
	}
}
