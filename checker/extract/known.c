#include "extract/known.h"

#include <stdlib.h>

/* A report repeated a thousand times prints each value as often: the search stops early. */
enum { PLACES = 8, MOST_SEEN = 64 };

static int by_value(const void *left, const void *right)
{
	int order = 0;

	decimal_compare(&order, ((const struct known_value *)left)->value, ((const struct known_value *)right)->value);
	return order;
}

/* What prose counts, and the totals of tables: the other cells are too many not to fit something by chance. */
static bool is_whole(const struct facts *facts, const struct quantity *q)
{
	const struct table_facts *table;

	if (q->table == NO_INDEX)
		return true;
	table = &facts->tables[q->table];
	for (uint32_t r = table->first_row; r < table->end_row; r++)
		if (facts->rows[r].row == q->row)
			return facts->rows[r].total;
	return false;
}

void known_init(struct known *known, const struct facts *facts)
{
	known->values = arena_array(facts->arena, facts->quantity_count, sizeof *known->values);
	known->lexicon = facts->vocabulary.lexicon;
	known->count = 0;
	for (size_t i = 0; i < facts->quantity_count; i++) {
		const struct quantity *q = &facts->quantities[i];

		if (is_whole(facts, q) && q->unit != UNIT_PERCENT && q->role != ROLE_YEAR && q->role != ROLE_ORDINAL &&
		    q->role != ROLE_STT)
			known->values[known->count++] = (struct known_value){q->value, q->unit};
	}
	qsort(known->values, known->count, sizeof *known->values, by_value);
}

/* The first value that is at least `low`. */
static size_t lower_bound(const struct known *known, struct decimal low)
{
	size_t from = 0;
	size_t end = known->count;
	int order;

	while (from < end) {
		size_t middle = from + (end - from) / 2;

		if (decimal_compare(&order, known->values[middle].value, low) && order < 0)
			from = middle + 1;
		else
			end = middle;
	}
	return from;
}

static bool same_kind(const struct known *known, uint32_t a, uint32_t b)
{
	return a == UNIT_NONE || b == UNIT_NONE ||
	       lexicon_unit_family(known->lexicon, a) == lexicon_unit_family(known->lexicon, b);
}

/* Whether a value of the unit's kind lies in [low, high]. */
static bool has_between(const struct known *known, struct decimal low, struct decimal high, uint32_t unit)
{
	int order;

	for (size_t i = lower_bound(known, low), seen = 0; i < known->count && seen < MOST_SEEN; i++, seen++) {
		if (!decimal_compare(&order, known->values[i].value, high) || order > 0)
			break;
		if (same_kind(known, known->values[i].unit, unit))
			return true;
	}
	return false;
}

size_t known_times(const struct known *known, struct decimal value)
{
	size_t from = lower_bound(known, value);
	size_t count = 0;

	while (count < KNOWN_MOST_TIMES && from + count < known->count &&
	       decimal_equal(known->values[from + count].value, value))
		count++;
	return count;
}

bool known_whole(const struct known *known, const struct quantity *part, const struct quantity *rate)
{
	struct decimal step = {1, rate->printed};
	struct decimal hundredfold;
	struct interval around;
	struct decimal above;
	struct decimal low;
	struct decimal high;

	return decimal_multiply(&hundredfold, part->value, decimal_of(100)) &&
	       interval_around(&around, rate->value, step) && decimal_add(&above, rate->value, step) &&
	       decimal_sign(around.low) > 0 && decimal_divide(&low, hundredfold, above, PLACES) &&
	       decimal_divide(&high, hundredfold, around.low, PLACES) && has_between(known, low, high, part->unit);
}
