/*
 * Sentences that speak of a table's row in other words: "công tác đưa lao động đi làm việc ở nước ngoài đạt thấp (41/150 người)".
 *
 * A figure of the sentence that stands in the row, together with most words of the row's label, ties the sentence to the row. The other
 * figures of the sentence are then held against that row: one that it does not hold, but that a slip of digits would make one of its
 * cells, contradicts it; and a rate of growth must be that of the figure against an earlier one of the row.
 */
#include <stdlib.h>

#include "claim/claim.h"
#include "claim/prose_claims.h"
#include "claim/try.h"
#include "extract/label.h"
#include "claim/slip.h"
#include "claim/tied.h"

enum { MOST_ROWS = 8, REACH = 4 };

/* A row's value, sorted by value, to find where a figure of the text stands. */
struct place {
	struct decimal value;
	uint32_t row; /* index in facts->rows */
	uint32_t quantity;
};

struct anchor {
	const struct prose *prose;
	const struct place *places;
	size_t place_count;
	const bool *tied;
};

static int by_value(const void *left, const void *right)
{
	const struct place *a = left;
	const struct place *b = right;
	int order = 0;

	decimal_compare(&order, a->value, b->value);
	return order != 0 ? order : a->row < b->row ? -1 : a->row > b->row;
}

/* The value without the magnitude that a word or a head gives it: heads may be far away. */
static struct decimal as_printed(const struct quantity *q)
{
	struct decimal printed = q->value;

	decimal_shift(&printed, q->value, -(int)q->magnitude);
	return printed;
}

static size_t collect(const struct facts *facts, struct place *places)
{
	size_t count = 0;

	for (size_t r = 0; r < facts->row_count; r++) {
		const struct row *row = &facts->rows[r];

		for (uint32_t c = 0; c < facts->doc->tables[row->table].columns; c++) {
			uint32_t cell = row->values[c];

			if (cell == NO_INDEX || facts->quantities[cell].role != ROLE_VALUE)
				continue;
			if (places != NULL)
				places[count] = (struct place){as_printed(&facts->quantities[cell]), (uint32_t)r, cell};
			count++;
		}
	}
	return count;
}

static size_t lower_bound(const struct anchor *anchor, struct decimal value)
{
	size_t from = 0;
	size_t end = anchor->place_count;
	int order;

	while (from < end) {
		size_t middle = from + (end - from) / 2;

		if (decimal_compare(&order, anchor->places[middle].value, value) && order < 0)
			from = middle + 1;
		else
			end = middle;
	}
	return from;
}

/* Whether some table prints the value: then the figure may speak of that place. */
static bool is_printed(const struct anchor *anchor, struct decimal value)
{
	size_t at = lower_bound(anchor, value);

	return at < anchor->place_count && decimal_equal(anchor->places[at].value, value);
}

static bool says(const struct prose *prose, uint32_t sentence, uint32_t word)
{
	for (size_t at = prose->first; at < prose->end; at++)
		if (prose_sentence(prose, at) == sentence && prose_token(prose, at)->kind == TOKEN_WORD &&
		    prose_token(prose, at)->id == word)
			return true;
	return false;
}

/* Whether the sentence has at least two, and at least two thirds, of the words of the row's label. */
static bool speaks_of(const struct prose *prose, uint32_t sentence, const struct row *row)
{
	struct label label;
	size_t said = 0;

	label_read(prose->facts, document_slice(prose->facts->doc, row->label), &label);
	for (size_t i = 0; i < label.count; i++)
		said += says(prose, sentence, label.words[i]);
	return said >= 2 && said * 3 >= label.count * 2;
}

static uint32_t slipped_cell(const struct facts *facts, const struct row *row, const struct quantity *q)
{
	for (uint32_t c = 0; c < facts->doc->tables[row->table].columns; c++) {
		const struct quantity *cell;

		if (row->values[c] == NO_INDEX)
			continue;
		cell = &facts->quantities[row->values[c]];
		if (cell->role == ROLE_VALUE && quantity_is_percent(facts, q) == quantity_is_percent(facts, cell) &&
		    q->printed == cell->printed &&
		    (quantity_is_percent(facts, q) || quantity_same_unit(facts, q, cell)) &&
		    slip_likely(q->value, cell->value, cell->printed))
			return row->values[c];
	}
	return NO_INDEX;
}

static void emit(const struct prose *prose, const struct claim_try *attempt, enum claim_kind kind, const char *scope,
		 size_t mention)
{
	claim_try_emit(prose->facts, attempt, kind, scope,
		       prose_span(prose, prose->mentions[mention].token, prose->mentions[mention].behind), true);
}

/* Figures over one another belong together even where they are small. */
static bool is_partner(const struct quantity *a, uint32_t b)
{
	return a->over == b || a->under == b;
}

static void compare_figure(const struct prose *prose, size_t anchored, size_t other, const struct row *row)
{
	struct facts *facts = prose->facts;
	const struct quantity *q = prose_quantity(prose, &prose->mentions[other]);
	struct claim_try attempt = claim_try(FORMULA_SAME, prose->mentions[other].quantity);
	uint32_t cell;

	if (q->role != ROLE_VALUE || q->approx != APPROX_EXACT || q->percent_points ||
	    claim_direction(prose, other) != 0 ||
	    (quantity_is_small(q) && !is_partner(q, prose->mentions[anchored].quantity)))
		return;
	cell = slipped_cell(facts, row, q);
	if (cell == NO_INDEX)
		return;
	claim_try_add(&attempt, cell, false);
	emit(prose, &attempt, CLAIM_AGREEMENT, "text-table", other);
}

static bool prints_index(const struct facts *facts, const struct row *row, uint32_t now, uint32_t then)
{
	for (uint32_t c = 0; c < facts->doc->tables[row->table].columns; c++) {
		struct claim_try attempt = claim_try(FORMULA_PERCENT, row->values[c]);

		if (row->values[c] == NO_INDEX || !quantity_is_percent(facts, &facts->quantities[row->values[c]]))
			continue;
		claim_try_add(&attempt, now, false);
		claim_try_add(&attempt, then, false);
		if (claim_try_agrees(facts, &attempt))
			return true;
	}
	return false;
}

/* "tăng 9,1% so với cùng kỳ": the anchored cell against an earlier one, whose index the row prints too. */
static void compare_growth(const struct prose *prose, size_t other, const struct row *row, uint32_t now)
{
	struct facts *facts = prose->facts;
	const struct quantity *q = prose_quantity(prose, &prose->mentions[other]);
	int direction = claim_direction(prose, other);

	if (q->unit != UNIT_PERCENT || q->approx != APPROX_EXACT || direction == 0)
		return;
	for (uint32_t c = 0; c < facts->doc->tables[row->table].columns; c++) {
		uint32_t then = row->values[c];
		struct claim_try attempt = claim_try(FORMULA_PERCENT, prose->mentions[other].quantity);

		if (then == NO_INDEX || then == now || quantity_is_percent(facts, &facts->quantities[then]) ||
		    !prints_index(facts, row, now, then))
			continue;
		claim_try_add(&attempt, direction > 0 ? now : then, false);
		claim_try_add(&attempt, direction > 0 ? then : now, true);
		claim_try_add(&attempt, then, false);
		if (claim_try_agrees(facts, &attempt) || claim_try_slipped(facts, &attempt)) {
			emit(prose, &attempt, CLAIM_CHANGE, "prose", other);
			return;
		}
	}
}

/* Whether the figure may speak of another place in the tables that prints it; one over or under the anchored figure speaks of this row. */
static bool may_be_elsewhere(const struct anchor *anchor, size_t anchored, size_t other, const struct row *row)
{
	const struct facts *facts = anchor->prose->facts;
	const struct quantity *q = prose_quantity(anchor->prose, &anchor->prose->mentions[other]);

	if (!is_partner(q, anchor->prose->mentions[anchored].quantity))
		return is_printed(anchor, as_printed(q));
	for (uint32_t c = 0; c < facts->doc->tables[row->table].columns; c++)
		if (row->values[c] != NO_INDEX && decimal_equal(facts->quantities[row->values[c]].value, q->value))
			return true;
	return false;
}

/* Figures around the anchored one, in its sentence. */
static void compare_around(const struct anchor *anchor, size_t anchored, const struct place *place)
{
	const struct prose *prose = anchor->prose;
	const struct row *row = &prose->facts->rows[place->row];
	size_t from = anchored > REACH ? anchored - REACH : 0;
	size_t end = anchored + REACH + 1 < prose->mention_count ? anchored + REACH + 1 : prose->mention_count;

	for (size_t i = from; i < end; i++) {
		if (i == anchored || prose->mentions[i].sentence != prose->mentions[anchored].sentence ||
		    anchor->tied[prose->mentions[i].quantity] || may_be_elsewhere(anchor, anchored, i, row))
			continue;
		compare_figure(prose, anchored, i, row);
		compare_growth(prose, i, row, place->quantity);
	}
}

/* Five digits and more that are not round stand twice in a report for the same reason only. */
static bool is_distinct(const struct quantity *q)
{
	struct decimal printed = as_printed(q);
	int order;

	return printed.mantissa % 100 != 0 && decimal_compare(&order, printed, decimal_of(10000)) && order > 0;
}

static void try_mention(const struct anchor *anchor, size_t mention)
{
	const struct prose *prose = anchor->prose;
	const struct quantity *q = prose_quantity(prose, &prose->mentions[mention]);
	struct decimal printed = as_printed(q);
	size_t seen = 0;

	if (q->role != ROLE_VALUE || q->approx != APPROX_EXACT || q->unit == UNIT_PERCENT ||
	    (quantity_is_small(q) && q->under == NO_INDEX && q->over == NO_INDEX))
		return;
	for (size_t i = lower_bound(anchor, printed); i < anchor->place_count && seen < MOST_ROWS; i++, seen++) {
		const struct place *place = &anchor->places[i];

		if (!decimal_equal(place->value, printed))
			return;
		if (is_distinct(q) ||
		    speaks_of(prose, prose->mentions[mention].sentence, &prose->facts->rows[place->row])) {
			compare_around(anchor, mention, place);
			return;
		}
	}
}

void claim_anchors(struct facts *facts)
{
	struct arena *scratch = arena_scratch(facts->arena);
	struct place *places = arena_array(scratch, collect(facts, NULL), sizeof *places);
	struct anchor anchor = {.places = places, .place_count = collect(facts, places)};
	struct prose prose;

	if (anchor.place_count > 0)
		qsort(places, anchor.place_count, sizeof *places, by_value);
	anchor.tied = tied_figures(facts, scratch);
	prose_init(&prose, facts);
	anchor.prose = &prose;
	for (size_t at = 0, end; at < facts->token_count; at = end) {
		for (end = at; end < facts->token_count && facts->tokens[end].block == facts->tokens[at].block; end++)
			;
		prose_open(&prose, at, end);
		for (size_t i = 0; i < prose.mention_count; i++)
			try_mention(&anchor, i);
	}
	arena_release(scratch);
}
