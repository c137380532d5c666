#include "claim/known.h"

#include <stdlib.h>

enum { PLACES = 8 };

static int by_value(const void *left, const void *right)
{
	int order = 0;

	decimal_compare(&order, ((const struct known_value *)left)->value, ((const struct known_value *)right)->value);
	return order;
}

static int by_kind(const void *left, const void *right)
{
	const struct known_value *a = left;
	const struct known_value *b = right;

	if (a->kind != b->kind)
		return a->kind < b->kind ? -1 : 1;
	return by_value(a, b);
}

/* What prose counts, and the totals of tables: the other cells are too many not to fit something by chance. */
static bool is_whole(const struct facts *facts, const struct quantity *q)
{
	const struct table_facts *table;
	uint32_t low;
	uint32_t high;

	if (q->table == NO_INDEX)
		return true;
	table = &facts->tables[q->table];
	low = table->first_row;
	high = table->end_row;
	while (low < high) {
		uint32_t middle = low + (high - low) / 2;

		if (facts->rows[middle].row < q->row)
			low = middle + 1;
		else
			high = middle;
	}
	return low < table->end_row && facts->rows[low].row == q->row && facts->rows[low].total;
}

void known_init(struct known *known, const struct facts *facts)
{
	known->by_value = arena_array(facts->arena, facts->quantity_count, sizeof *known->by_value);
	known->settled = arena_array(facts->arena, facts->quantity_count, sizeof *known->settled);
	known->shares = arena_array(facts->arena, facts->quantity_count, sizeof *known->shares);
	known->whole_of = arena_array(facts->arena, facts->quantity_count, sizeof *known->whole_of);
	known->lexicon = facts->vocabulary.lexicon;
	known->count = 0;
	for (size_t i = 0; i < facts->quantity_count; i++) {
		const struct quantity *q = &facts->quantities[i];

		if (is_whole(facts, q) && q->unit != UNIT_PERCENT && q->role != ROLE_YEAR && q->role != ROLE_ORDINAL &&
		    q->role != ROLE_STT)
			known->by_value[known->count++] = (struct known_value){
				q->value, lexicon_unit_family(known->lexicon, q->unit)};
	}
	if (known->count == 0)
		return;
	known->by_kind = arena_array(facts->arena, known->count, sizeof *known->by_kind);
	memcpy(known->by_kind, known->by_value, known->count * sizeof *known->by_kind);
	qsort(known->by_value, known->count, sizeof *known->by_value, by_value);
	qsort(known->by_kind, known->count, sizeof *known->by_kind, by_kind);
}

/* The first of values [from, end) that is at least `low`. */
static size_t lower_bound(const struct known_value *values, size_t from, size_t end, struct decimal low)
{
	int order;

	while (from < end) {
		size_t middle = from + (end - from) / 2;

		if (decimal_compare(&order, values[middle].value, low) && order < 0)
			from = middle + 1;
		else
			end = middle;
	}
	return from;
}

/* The first of the values by their kinds that is of a kind from `kind` on. */
static size_t kind_start(const struct known *known, uint32_t kind)
{
	size_t from = 0;
	size_t end = known->count;

	while (from < end) {
		size_t middle = from + (end - from) / 2;

		if (known->by_kind[middle].kind < kind)
			from = middle + 1;
		else
			end = middle;
	}
	return from;
}

/* Whether one of values [from, end) lies in [low, high]. */
static bool has_between(const struct known_value *values, size_t from, size_t end, struct decimal low,
			struct decimal high)
{
	size_t at = lower_bound(values, from, end, low);
	int order;

	return at < end && decimal_compare(&order, values[at].value, high) && order <= 0;
}

/* Whether a value of the unit's kind lies in [low, high]; what has no unit may be of any. */
static bool has_alike(const struct known *known, struct decimal low, struct decimal high, uint32_t unit)
{
	uint32_t kind = lexicon_unit_family(known->lexicon, unit);

	if (unit == UNIT_NONE)
		return has_between(known->by_value, 0, known->count, low, high);
	return has_between(known->by_kind, kind_start(known, UNIT_NONE), kind_start(known, UNIT_NONE + 1), low, high) ||
	       has_between(known->by_kind, kind_start(known, kind), kind_start(known, kind + 1), low, high);
}

bool known_again(const struct known *known, struct decimal value)
{
	size_t at = lower_bound(known->by_value, 0, known->count, value);

	return at + 1 < known->count && decimal_equal(known->by_value[at + 1].value, value);
}

bool known_value(const struct known *known, struct decimal value, uint32_t unit)
{
	return has_alike(known, value, value, unit);
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
	       decimal_divide(&high, hundredfold, around.low, PLACES) && has_alike(known, low, high, part->unit);
}
