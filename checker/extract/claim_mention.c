/*
 * Figures of the text about something that a table has a row for: "thấp nhất là thôn Đông (09 hộ, 3,30%)".
 *
 * The label of the row stands before the figures. A figure that the row holds agrees with the table. One that it does not hold may
 * speak of something else; it contradicts the table only when a slip of digits would make it a figure of the row, and the unit,
 * the head of that column or a second figure that does agree say that it is meant.
 */
#include "extract/claim_prose.h"
#include "extract/claim_try.h"
#include "extract/label.h"
#include "extract/row_index.h"
#include "extract/slip.h"
#include "extract/token.h"

enum { MOST_FIGURES = 4, WORDS_TO_FIGURE = 8 };

struct mentioned {
	const struct prose *prose;
	const struct row_label *label;
	const struct row_index *index;
	uint32_t figures[MOST_FIGURES];
	size_t count;
	size_t from; /* tokens of the label and its figures */
	size_t end;
};

static void take(struct mentioned *mentioned, uint32_t quantity)
{
	const struct quantity *q = &mentioned->prose->facts->quantities[quantity];

	if (mentioned->count < MOST_FIGURES && q->approx == APPROX_EXACT && q->role == ROLE_VALUE)
		mentioned->figures[mentioned->count++] = quantity;
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
			    !token_is_mark(token, '/') &&
			    !(token_is_mark(token, ',') && prose_group(prose, at) != 0 && mentioned->count > 0))
				break;
		} else if (token->kind != TOKEN_WORD || row_index_find(mentioned->index, prose, at, &behind) != NULL) {
			break;
		} else {
			words++;
		}
	}
	mentioned->end = at;
}

static bool is_percent(const struct facts *facts, const struct quantity *q)
{
	return q->unit == UNIT_PERCENT ||
	       (q->table != NO_INDEX && facts->tables[q->table].columns[q->column].role == COLUMN_PERCENT);
}

static bool comparable(const struct facts *facts, const struct quantity *text, const struct quantity *cell)
{
	const struct lexicon *lexicon = facts->vocabulary.lexicon;

	if (is_percent(facts, text) != is_percent(facts, cell) || cell->role != ROLE_VALUE)
		return false;
	return text->unit == UNIT_NONE || cell->unit == UNIT_NONE || is_percent(facts, text) ||
	       lexicon_unit_family(lexicon, text->unit) == lexicon_unit_family(lexicon, cell->unit);
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

	for (uint32_t r = mentioned->label->first_row; r != NO_INDEX; r = mentioned->index->next_row[r]) {
		const struct row *row = &facts->rows[r];

		for (uint32_t c = 0; c < value_count(facts, row); c++) {
			uint32_t cell = row->values[c];

			if (cell != NO_INDEX && is_percent(facts, q) == is_percent(facts, &facts->quantities[cell]) &&
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

static bool is_small(const struct quantity *q)
{
	int order;

	return q->printed == 0 && decimal_compare(&order, q->value, decimal_of(100)) && order < 0;
}

static bool is_meant(const struct mentioned *mentioned, const struct quantity *q, const struct quantity *cell,
		     bool companion)
{
	const struct facts *facts = mentioned->prose->facts;

	if (!comparable(facts, q, cell) || q->printed != cell->printed ||
	    !slip_likely(q->value, cell->value, cell->printed))
		return false;
	if (q->unit != UNIT_NONE && q->unit == cell->unit && slip_exchanged(q->value, cell->value, cell->printed))
		return true;
	return companion || head_is_said(mentioned, cell) || !is_small(q);
}

static uint32_t find_meant(const struct mentioned *mentioned, uint32_t figure, bool companion)
{
	const struct facts *facts = mentioned->prose->facts;

	for (uint32_t r = mentioned->label->first_row; r != NO_INDEX; r = mentioned->index->next_row[r]) {
		const struct row *row = &facts->rows[r];

		for (uint32_t c = 0; c < value_count(facts, row); c++)
			if (row->values[c] != NO_INDEX && is_meant(mentioned, &facts->quantities[figure],
								   &facts->quantities[row->values[c]], companion))
				return row->values[c];
	}
	return NO_INDEX;
}

static void emit(const struct mentioned *mentioned, uint32_t figure, uint32_t cell)
{
	struct claim_try attempt = claim_try(FORMULA_SAME, figure);

	claim_try_add(&attempt, cell, false);
	claim_try_emit(mentioned->prose->facts, &attempt, CLAIM_AGREEMENT, "text-table",
		       prose_span(mentioned->prose, mentioned->from, mentioned->end), true);
}

static void compare(const struct mentioned *mentioned)
{
	uint32_t equal[MOST_FIGURES];
	bool companion = false;

	for (size_t i = 0; i < mentioned->count; i++) {
		equal[i] = find_equal(mentioned, mentioned->figures[i]);
		companion = companion || equal[i] != NO_INDEX;
	}
	for (size_t i = 0; i < mentioned->count; i++) {
		uint32_t cell = equal[i] != NO_INDEX ? equal[i]
						     : find_meant(mentioned, mentioned->figures[i], companion);

		if (cell != NO_INDEX)
			emit(mentioned, mentioned->figures[i], cell);
	}
}

void claim_mentions(const struct prose *prose, const struct row_index *index)
{
	for (size_t at = prose->first; at < prose->end; at++) {
		struct mentioned mentioned = {.prose = prose, .index = index, .from = at};

		mentioned.label = row_index_find(index, prose, at, &mentioned.end);
		if (mentioned.label == NULL)
			continue;
		find_figures(&mentioned);
		compare(&mentioned);
		at = mentioned.end > at + 1 ? mentioned.end - 1 : at;
	}
}
