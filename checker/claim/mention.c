/*
 * Figures of the text about something that a table has a row for: "thấp nhất là thôn Đông (09 hộ, 3,30%)".
 *
 * The label of the row stands before the figures. A figure that the row holds agrees with the table. One that it does not hold may
 * speak of something else; it contradicts the table only when a slip of digits would make it a figure of the row, and the unit,
 * the head of that column or a second figure that does agree say that it is meant. Other rows named in the sentence say more: where
 * their figures are those of one column, that column is meant; where they are none of the table's, the table is not.
 */
#include "claim/prose_claims.h"
#include "claim/try.h"
#include "extract/label.h"
#include "claim/row_index.h"
#include "claim/slip.h"
#include "extract/token.h"

enum {
	MOST_FIGURES = 4,
	WORDS_TO_FIGURE = 8,
	EXTREME_REACH = 7,
	FEWEST_ROWS = 3,
	MOST_COLUMNS = 12,
	MOST_SIBLINGS = 24
};

struct mentioned {
	const struct prose *prose;
	const struct row_label *label;
	size_t first_row; /* those of the label's rows that are looked at */
	size_t end_row;
	const struct row_index *index;
	uint32_t figures[MOST_FIGURES];
	uint32_t equal[MOST_FIGURES]; /* the cell of the row that prints it, NO_INDEX when none does */
	size_t count;
	size_t from; /* tokens of the label and its figures */
	size_t end;
};

/* Rows that one sentence names. */
struct siblings {
	struct mentioned rows[MOST_SIBLINGS];
	size_t count;
	uint32_t sentence;
};

static void take(struct mentioned *mentioned, uint32_t quantity)
{
	const struct quantity *q = &mentioned->prose->facts->quantities[quantity];

	if (mentioned->count < MOST_FIGURES && q->approx == APPROX_EXACT && q->role == ROLE_VALUE)
		mentioned->figures[mentioned->count++] = quantity;
}

/* Whether the figures may stand behind a comma: more of them in a bracket, or "thấp nhất, mới đạt 61,30%". */
static bool may_go_on(const struct mentioned *mentioned, size_t comma)
{
	const struct prose *prose = mentioned->prose;

	if (mentioned->count > 0)
		return prose_group(prose, comma) != 0;
	return comma > mentioned->from &&
	       token_match_end(prose->facts, PHRASE_EXTREME, comma - 1, prose->first) != NULL &&
	       token_match(prose->facts, PHRASE_RATE_CUE, comma + 1, prose->end) != NULL;
}

/* The figures behind the label: a few words on, and in a bracket behind that. Ends at the next label. */
static void find_figures(struct mentioned *mentioned)
{
	const struct prose *prose = mentioned->prose;
	size_t words = 0;
	size_t at;

	for (at = mentioned->end; at < prose->end && words <= WORDS_TO_FIGURE; at++) {
		const struct token *token = prose_token(prose, at);
		size_t behind;

		if (token->kind == TOKEN_NUMBER) {
			take(mentioned, token->id);
			words = WORDS_TO_FIGURE - 2;
		} else if (token->kind == TOKEN_PUNCT) {
			if (!token_is_mark(token, '(') && !token_is_mark(token, ':') && !token_is_mark(token, '%') &&
			    !token_is_mark(token, '/') && !(token_is_mark(token, ',') && may_go_on(mentioned, at)))
				break;
		} else if (token->kind != TOKEN_WORD || row_index_find(mentioned->index, prose, at, &behind) != NULL) {
			break;
		} else {
			words++;
		}
	}
	mentioned->end = at;
}

static bool comparable(const struct facts *facts, const struct quantity *text, const struct quantity *cell)
{
	if (quantity_is_percent(facts, text) != quantity_is_percent(facts, cell) || cell->role != ROLE_VALUE)
		return false;
	return quantity_is_percent(facts, text) || quantity_same_unit(facts, text, cell);
}

static uint32_t value_count(const struct facts *facts, const struct row *row)
{
	return facts->doc->tables[row->table].columns;
}

/* The cell of the mentioned rows that prints the figure, NO_INDEX when none does. */
static uint32_t find_equal(const struct mentioned *mentioned, uint32_t figure)
{
	const struct facts *facts = mentioned->prose->facts;
	const struct quantity *q = &facts->quantities[figure];

	for (size_t i = mentioned->end_row; i > mentioned->first_row; i--) {
		const struct row *row = &facts->rows[mentioned->label->rows[i - 1]];

		for (uint32_t c = 0; c < value_count(facts, row); c++) {
			uint32_t cell = row->values[c];

			if (cell != NO_INDEX &&
			    quantity_is_percent(facts, q) == quantity_is_percent(facts, &facts->quantities[cell]) &&
			    decimal_equal(q->value, facts->quantities[cell].value))
				return cell;
		}
	}
	return NO_INDEX;
}

/* Whether the head of the cell's column stands word for word in the sentence of the label. */
static bool head_is_said(const struct mentioned *mentioned, const struct quantity *cell)
{
	const struct prose *prose = mentioned->prose;
	struct label head;
	uint32_t sentence = prose_sentence(prose, mentioned->from);

	label_read(prose->facts, prose->facts->tables[cell->table].columns[cell->column].head, &head);
	if (head.count < 2)
		return false;
	for (size_t at = prose->first; at < mentioned->end; at++) {
		size_t i = 0;

		if (prose_sentence(prose, at) != sentence)
			continue;
		while (i < head.count && at + i < prose->end && prose_token(prose, at + i)->kind == TOKEN_WORD &&
		       prose_token(prose, at + i)->id == head.words[i])
			i++;
		if (i == head.count)
			return true;
	}
	return false;
}

static bool has_row_in(const struct mentioned *mentioned, uint32_t table)
{
	for (size_t i = mentioned->first_row; i < mentioned->end_row; i++)
		if (mentioned->prose->facts->rows[mentioned->label->rows[i]].table == table)
			return true;
	return false;
}

/* How many of the other rows give a figure of this unit from the cell's column, and how many give one that no cell of theirs prints. */
static size_t count_support(const struct siblings *siblings, const struct mentioned *mentioned,
			    const struct quantity *q, const struct quantity *cell, size_t *strangers)
{
	const struct quantity *all = mentioned->prose->facts->quantities;
	size_t support = 0;

	*strangers = 0;
	for (size_t i = 0; i < siblings->count; i++) {
		const struct mentioned *other = &siblings->rows[i];

		if (other->label == mentioned->label || other->count == 0 || all[other->figures[0]].unit != q->unit ||
		    !has_row_in(other, cell->table))
			continue;
		if (other->equal[0] == NO_INDEX)
			++*strangers;
		else if (all[other->equal[0]].table == cell->table && all[other->equal[0]].column == cell->column)
			support++;
	}
	return support;
}

/* Whether another row of the cell's column prints the figure: it was taken from the wrong line. */
static bool is_in_column(const struct facts *facts, const struct quantity *q, const struct quantity *cell)
{
	const struct table_facts *table = &facts->tables[cell->table];

	for (uint32_t r = table->first_row; r < table->end_row; r++) {
		uint32_t other = facts->rows[r].values[cell->column];

		if (other != NO_INDEX && decimal_equal(facts->quantities[other].value, q->value))
			return true;
	}
	return false;
}

static bool is_meant(const struct siblings *siblings, const struct mentioned *mentioned, size_t figure,
		     const struct quantity *cell, bool companion)
{
	const struct facts *facts = mentioned->prose->facts;
	const struct quantity *q = &facts->quantities[mentioned->figures[figure]];
	size_t strangers = 0;
	size_t support;
	bool slip;

	if (!comparable(facts, q, cell) || q->printed != cell->printed)
		return false;
	/* "tiểu học 14/16 trường": what the row has in that column is the whole. */
	if (q->over != NO_INDEX && decimal_equal(facts->quantities[q->over].value, cell->value))
		return false;
	slip = slip_likely(q->value, cell->value, cell->printed);
	if (!slip && !quantity_is_percent(facts, q))
		return false;
	support = figure == 0 ? count_support(siblings, mentioned, q, cell, &strangers) : 0;
	if (!slip)
		return support > 0 && is_in_column(facts, q, cell);
	if (support > 0)
		return true;
	if (q->unit != UNIT_NONE && q->unit == cell->unit && slip_exchanged(q->value, cell->value, cell->printed))
		return true;
	return companion || head_is_said(mentioned, cell) || (!quantity_is_small(q) && strangers == 0);
}

static uint32_t find_meant(const struct siblings *siblings, const struct mentioned *mentioned, size_t figure,
			   bool companion)
{
	const struct facts *facts = mentioned->prose->facts;

	for (size_t i = mentioned->end_row; i > mentioned->first_row; i--) {
		const struct row *row = &facts->rows[mentioned->label->rows[i - 1]];

		for (uint32_t c = 0; c < value_count(facts, row); c++)
			if (row->values[c] != NO_INDEX &&
			    is_meant(siblings, mentioned, figure, &facts->quantities[row->values[c]], companion))
				return row->values[c];
	}
	return NO_INDEX;
}

/*
 * Whether words say that the row is the first (1) or last (-1) of the table: "thấp nhất là xã An Lạc (613 cây)", "xã An Lạc thấp
 * nhất, mới đạt 61,30%"; 0 when they do not.
 */
static int said_extreme(const struct mentioned *mentioned, uint32_t figure)
{
	const struct prose *prose = mentioned->prose;
	const struct facts *facts = prose->facts;
	const struct phrase *phrase;

	for (size_t at = mentioned->from; at < facts->quantities[figure].token; at++) {
		phrase = token_match(facts, PHRASE_EXTREME, at, prose->end);
		if (phrase != NULL)
			return phrase->value;
	}
	for (size_t at = mentioned->from, step = 0; at > prose->first && step < EXTREME_REACH; step++) {
		if (prose_token(prose, --at)->kind != TOKEN_WORD)
			return 0;
		phrase = token_match_end(facts, PHRASE_EXTREME, at, prose->first);
		if (phrase != NULL)
			return phrase->value;
	}
	return 0;
}

/* Whether no row of the table has more (or less) in the cell's column, and enough have something. */
static bool is_extreme(const struct facts *facts, const struct quantity *cell, int direction)
{
	const struct table_facts *table = &facts->tables[cell->table];
	size_t rows = 0;
	int order;

	for (uint32_t r = table->first_row; r < table->end_row; r++) {
		uint32_t other = facts->rows[r].values[cell->column];

		if (other == NO_INDEX || facts->rows[r].total)
			continue;
		if (!decimal_compare(&order, facts->quantities[other].value, cell->value) || order * direction > 0)
			return false;
		rows++;
	}
	return rows >= FEWEST_ROWS;
}

/* The only cell of the row in which it is what the sentence says, "thấp nhất": that the figure is another one contradicts it. */
static uint32_t find_extreme(const struct mentioned *mentioned, uint32_t figure)
{
	const struct facts *facts = mentioned->prose->facts;
	const struct quantity *q = &facts->quantities[figure];
	int direction = said_extreme(mentioned, figure);
	uint32_t found = NO_INDEX;

	if (direction == 0 || mentioned->end_row - mentioned->first_row != 1 || q->over != NO_INDEX)
		return NO_INDEX;
	for (uint32_t c = 0; c < value_count(facts, &facts->rows[mentioned->label->rows[mentioned->first_row]]); c++) {
		uint32_t cell = facts->rows[mentioned->label->rows[mentioned->first_row]].values[c];

		if (cell == NO_INDEX || !comparable(facts, q, &facts->quantities[cell]) ||
		    q->printed != facts->quantities[cell].printed ||
		    !is_extreme(facts, &facts->quantities[cell], direction))
			continue;
		if (found != NO_INDEX || (q->unit != UNIT_PERCENT && q->printed == 0 &&
					  (q->unit == UNIT_NONE || facts->quantities[cell].unit != q->unit)))
			return NO_INDEX;
		found = cell;
	}
	return found;
}

/* Whether the words between the label and the figure say that it is left or lacks: "xã Đức Chính còn 909 người chưa tham gia". */
static bool says_left(const struct mentioned *mentioned, uint32_t figure)
{
	const struct facts *facts = mentioned->prose->facts;
	const struct quantity *q = &facts->quantities[figure];

	for (size_t at = mentioned->from; at < q->token; at++)
		if (token_match(facts, PHRASE_CUE_REST, at, mentioned->prose->end) != NULL)
			return true;
	return false;
}

/* The figure as the difference of two of the row's; false when these are not two figures of its kind. */
static bool as_difference(const struct mentioned *mentioned, const struct row *row, uint32_t figure, uint32_t pair,
			  struct claim_try *attempt)
{
	const struct facts *facts = mentioned->prose->facts;
	const struct quantity *q = &facts->quantities[figure];
	uint32_t a = row->values[pair / MOST_COLUMNS];
	uint32_t b = row->values[pair % MOST_COLUMNS];

	*attempt = claim_try(FORMULA_SUM, figure);
	if (a == b || a == NO_INDEX || b == NO_INDEX || !comparable(facts, q, &facts->quantities[a]) ||
	    !comparable(facts, q, &facts->quantities[b]))
		return false;
	claim_try_add(attempt, a, false);
	claim_try_add(attempt, b, true);
	return true;
}

/*
 * What is left by the row: the difference of two of its figures. The claim is made where one difference is the figure, or where only
 * one would be it but for a slip.
 */
static bool compare_rest(const struct mentioned *mentioned, uint32_t figure)
{
	struct facts *facts = mentioned->prose->facts;
	const struct quantity *q = &facts->quantities[figure];
	const struct row *row = &facts->rows[mentioned->label->rows[mentioned->first_row]];
	uint32_t columns = value_count(facts, row);
	struct claim_try slipped;
	size_t slips = 0;
	bool agrees = false;

	if (quantity_is_percent(facts, q) || quantity_is_small(q) || columns > MOST_COLUMNS ||
	    mentioned->end_row - mentioned->first_row != 1 || !says_left(mentioned, figure))
		return false;
	for (uint32_t pair = 0; pair < columns * MOST_COLUMNS && !agrees; pair++) {
		struct claim_try attempt;

		if (pair % MOST_COLUMNS >= columns || !as_difference(mentioned, row, figure, pair, &attempt))
			continue;
		agrees = claim_try_agrees(facts, &attempt);
		if (!agrees && !claim_try_slipped(facts, &attempt))
			continue;
		slips++;
		slipped = attempt;
	}
	if (!agrees && slips != 1)
		return false;
	claim_try_emit(facts, &slipped, CLAIM_AGREEMENT, "text-difference",
		       prose_span(mentioned->prose, mentioned->from, mentioned->end), true);
	return true;
}

static void emit(const struct mentioned *mentioned, uint32_t figure, uint32_t cell)
{
	struct claim_try attempt = claim_try(FORMULA_SAME, figure);

	claim_try_add(&attempt, cell, false);
	claim_try_emit(mentioned->prose->facts, &attempt, CLAIM_AGREEMENT, "text-table",
		       prose_span(mentioned->prose, mentioned->from, mentioned->end), true);
}

static void compare(const struct siblings *siblings, const struct mentioned *mentioned)
{
	bool companion = false;

	for (size_t i = 0; i < mentioned->count; i++)
		companion = companion || mentioned->equal[i] != NO_INDEX;
	if (mentioned->count == 1 && !companion && compare_rest(mentioned, mentioned->figures[0]))
		return;
	for (size_t i = 0; i < mentioned->count; i++) {
		uint32_t cell = mentioned->equal[i] != NO_INDEX ? mentioned->equal[i]
								: find_meant(siblings, mentioned, i, companion);

		if (cell == NO_INDEX && i == 0)
			cell = find_extreme(mentioned, mentioned->figures[i]);
		if (cell != NO_INDEX)
			emit(mentioned, mentioned->figures[i], cell);
	}
}

static void compare_all(struct siblings *siblings)
{
	for (size_t i = 0; i < siblings->count; i++)
		compare(siblings, &siblings->rows[i]);
	siblings->count = 0;
}

void claim_mentions(const struct prose *prose, const struct row_index *index)
{
	struct siblings siblings = {.count = 0};

	for (size_t at = prose->first; at < prose->end; at++) {
		struct mentioned mentioned = {.prose = prose, .index = index, .from = at};

		mentioned.label = row_index_find(index, prose, at, &mentioned.end);
		if (mentioned.label == NULL)
			continue;
		row_index_nearest(mentioned.label, prose, at, &mentioned.first_row, &mentioned.end_row);
		find_figures(&mentioned);
		for (size_t i = 0; i < mentioned.count; i++)
			mentioned.equal[i] = find_equal(&mentioned, mentioned.figures[i]);
		if (siblings.count == MOST_SIBLINGS || siblings.sentence != prose_sentence(prose, at))
			compare_all(&siblings);
		siblings.sentence = prose_sentence(prose, at);
		siblings.rows[siblings.count++] = mentioned;
		at = mentioned.end > at + 1 ? mentioned.end - 1 : at;
	}
	compare_all(&siblings);
}
