/*
 * A coarse test that a relation does not hold in a row, for the many candidates that are nowhere near.
 *
 * The figures of the sampled rows are kept as 64-bit integers on one scale. The margins are wider than those of
 * extract/arithmetic.h, so what differs here differs there, too; everything else is left to it.
 */
#include "claim/table.h"

enum { MOST_SCALE = 6 };

static const int64_t LARGEST = INT64_C(1000000000000000);

struct coarse {
	bool known;
	int64_t value;
	int64_t step;    /* what its printing leaves open */
	int64_t printed; /* one unit of its last digit */
};

struct coarse_grid {
	uint32_t step; /* every step-th row is sampled */
	int64_t scale; /* a power of ten */
	uint8_t places;
	struct coarse *cells;
};

static bool to_scale(struct decimal value, uint8_t places, int64_t *result)
{
	int128 mantissa = value.mantissa;

	while (value.scale > places) {
		if (mantissa % 10 != 0)
			return false;
		mantissa /= 10;
		value.scale--;
	}
	for (; value.scale < places && mantissa < LARGEST && mantissa > -LARGEST; value.scale++)
		mantissa *= 10;
	*result = (int64_t)mantissa;
	return value.scale == places && mantissa < LARGEST && mantissa > -LARGEST;
}

static struct coarse coarse_of(const struct quantity *q, uint8_t places)
{
	struct coarse coarse = {.known = false};
	struct decimal printed;

	if (q == NULL || q->approx != APPROX_EXACT ||
	    !decimal_shift(&printed, (struct decimal){1, q->printed}, q->magnitude))
		return coarse;
	coarse.known = to_scale(q->value, places, &coarse.value) && to_scale(q->step, places, &coarse.step) &&
		       to_scale(printed, places, &coarse.printed);
	return coarse;
}

/* The finest scale that a sampled figure needs. */
static uint8_t find_places(const struct grid *grid, uint32_t step)
{
	uint8_t places = 0;

	for (uint32_t r = 0; r < grid->row_count; r += step)
		for (uint32_t c = 0; c < grid->table->columns; c++) {
			const struct quantity *q = grid_quantity(grid, r, c);
			uint8_t needed = q == NULL || q->printed <= q->magnitude ? 0
										 : (uint8_t)(q->printed - q->magnitude);

			if (needed > places && needed <= MOST_SCALE)
				places = needed;
		}
	return places;
}

const struct coarse_grid *coarse_new(const struct grid *grid, uint32_t step)
{
	struct coarse_grid *coarse = arena_alloc(grid->facts->arena, sizeof *coarse);
	size_t columns = grid->table->columns;

	coarse->step = step;
	coarse->places = find_places(grid, step);
	coarse->scale = 1;
	for (uint8_t i = 0; i < coarse->places; i++)
		coarse->scale *= 10;
	coarse->cells = arena_array(grid->facts->arena, (grid->row_count / step + 1) * columns, sizeof *coarse->cells);
	for (uint32_t r = 0; r < grid->row_count; r += step)
		for (uint32_t c = 0; c < grid->table->columns; c++)
			coarse->cells[r / step * columns + c] = coarse_of(grid_quantity(grid, r, c), coarse->places);
	return coarse;
}

static int128 absolute(int128 value)
{
	return value < 0 ? -value : value;
}

struct terms {
	struct coarse result;
	struct coarse operands[MOST_OPERANDS + 1];
	uint32_t count;
};

static bool read_terms(const struct grid *grid, const struct column_relation *relation, uint32_t row,
		       struct terms *terms)
{
	const struct coarse *cells = grid->coarse->cells + (size_t)(row / grid->coarse->step) * grid->table->columns;

	terms->result = cells[relation->result];
	terms->count = relation->count;
	for (uint32_t i = 0; i < relation->count; i++)
		terms->operands[i] = cells[relation->operands[i].quantity];
	if (relation->constant != NO_INDEX)
		terms->operands[terms->count++] = coarse_of(&grid->facts->quantities[relation->constant],
							    grid->coarse->places);
	for (uint32_t i = 0; i < terms->count; i++)
		if (!terms->operands[i].known)
			return false;
	return terms->result.known && terms->count > 0;
}

/* o0 + o1 - ... of the first `count`, and what their printing leaves open. */
static int128 add_up(const struct column_relation *relation, const struct terms *terms, uint32_t count, int128 *open)
{
	int128 sum = 0;

	*open = 0;
	for (uint32_t i = 0; i < count; i++) {
		sum += relation->operands[i].minus ? -terms->operands[i].value : terms->operands[i].value;
		*open += terms->operands[i].step;
	}
	return sum;
}

static bool sum_differs(const struct column_relation *relation, const struct terms *terms)
{
	int128 open;
	int128 sum = add_up(relation, terms, terms->count, &open);

	return absolute(sum - terms->result.value) > open + terms->result.step;
}

/* part x factor / whole against the result */
static bool share_differs(const struct terms *terms, int128 part, int128 open, int64_t factor, int64_t scale)
{
	const struct coarse *whole = &terms->operands[terms->count - 1];
	const struct coarse *result = &terms->result;
	int128 margin = (int128)result->printed * (whole->value + whole->step) + open * factor * scale +
			absolute(result->value) * whole->step;

	return whole->value > 0 && absolute(part * factor * scale - (int128)result->value * whole->value) > margin;
}

static bool product_differs(const struct terms *terms, int64_t divisor, int64_t scale)
{
	const struct coarse *a = &terms->operands[0];
	const struct coarse *b = &terms->operands[1];
	int128 margin = absolute(a->value) * b->step + absolute(b->value) * a->step + (int128)a->step * b->step +
			(int128)terms->result.printed * divisor * scale;

	return absolute((int128)a->value * b->value - (int128)terms->result.value * divisor * scale) > margin;
}

bool coarse_differs(const struct grid *grid, const struct column_relation *relation, uint32_t row)
{
	struct terms terms;
	int64_t scale = grid->coarse->scale;
	int128 open;
	int128 part;

	if (!read_terms(grid, relation, row, &terms))
		return false;
	switch (relation->formula) {
	case FORMULA_SUM:
		return sum_differs(relation, &terms);
	case FORMULA_PERCENT:
	case FORMULA_RATIO:
		part = add_up(relation, &terms, terms.count - 1, &open);
		return share_differs(&terms, part, open, relation->formula == FORMULA_PERCENT ? 100 : 1, scale);
	case FORMULA_CHANGE_PERCENT:
		part = (int128)terms.operands[0].value - terms.operands[1].value;
		return share_differs(&terms, part, terms.operands[0].step + terms.operands[1].step, 100, scale);
	case FORMULA_PRODUCT:
		return terms.count == 2 && product_differs(&terms, 1, scale);
	case FORMULA_PRODUCT_TENTH:
		return terms.count == 2 && product_differs(&terms, 10, scale);
	case FORMULA_PERCENT_OF_SUM:
	case FORMULA_SUM_OF_PRODUCTS:
	case FORMULA_SAME:
		break;
	}
	return false;
}
