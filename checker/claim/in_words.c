/*
 * A figure and the same number in words beside it: "25 (hai mươi lăm) suất", "hai mươi lăm (25) suất",
 * "12.500.000 đồng (Bằng chữ: Mười hai triệu năm trăm nghìn đồng chẵn)".
 */
#include "claim/prose_claims.h"
#include "claim/try.h"
#include "extract/number_words.h"
#include "extract/token.h"

enum { MOST_WORDS = 40 };

/* The words become a figure of their own, like the one beside them. */
static void emit(const struct prose *prose, const struct mention *mention, size_t from, size_t end,
		 struct decimal value)
{
	struct facts *facts = prose->facts;
	struct claim_try attempt = claim_try(FORMULA_SAME, mention->quantity);
	struct quantity *words;

	claim_try_add(&attempt, (uint32_t)facts->quantity_count, false);
	words = ARENA_PUSH(facts->arena, facts->quantities, facts->quantity_count, facts->quantity_capacity);
	*words = facts->quantities[mention->quantity];
	words->span = words->extent = prose_span(prose, from, end);
	words->value = value;
	words->step = decimal_of(0);
	words->printed = 0;
	words->magnitude = 0;
	words->over = words->under = NO_INDEX;
	words->padded = false;
	words->spelled = true;
	words->token = (uint32_t)from;
	from = mention->token < from ? mention->token : from;
	end = mention->token < end ? end : mention->behind;
	claim_try_emit(facts, &attempt, CLAIM_AGREEMENT, "in-words", prose_span(prose, from, end), false);
}

static bool is_fit(const struct quantity *q)
{
	return q->approx == APPROX_EXACT && q->unit != UNIT_PERCENT && q->over == NO_INDEX && q->under == NO_INDEX &&
	       decimal_sign(q->step) == 0;
}

/* Behind the words stands nothing but the unit of the figure: "đồng chẵn", "suất quà". */
static size_t skip_unit(const struct prose *prose, const struct quantity *q, size_t at)
{
	const struct phrase *unit = token_match(prose->facts, PHRASE_UNIT, at, prose->end);

	if (token_match(prose->facts, PHRASE_FLAG, at, prose->end) != NULL)
		return at;
	if (unit != NULL && (q->unit == UNIT_NONE || q->unit == (uint32_t)unit->value))
		at += unit->length;
	return at + (prose_word(prose, at, "chẵn") || prose_word(prose, at, "tròn"));
}

static size_t skip_lead(const struct prose *prose, size_t at)
{
	at += prose_word(prose, at, "viết") || prose_word(prose, at, "ghi");
	if (prose_word(prose, at, "bằng") && prose_word(prose, at + 1, "chữ"))
		at += 2;
	return at + prose_mark(prose, at, ':');
}

/* "12 tuyến (hai tuyến mới)" tells of some: the bracket holds the number and its unit alone. */
static void claim_behind(const struct prose *prose, const struct mention *mention)
{
	size_t open = prose_mark(prose, mention->token + 1, '(') ? mention->token + 1 : mention->behind;
	size_t from = skip_lead(prose, open + 1);
	struct decimal value;
	size_t end;

	if (!prose_mark(prose, open, '(') || !number_words_read(prose->facts, from, prose->end, &value, &end))
		return;
	if (prose_mark(prose, skip_unit(prose, prose_quantity(prose, mention), end), ')'))
		emit(prose, mention, from, end, value);
}

/* "12.500.000 đồng, bằng chữ: mười hai triệu năm trăm nghìn đồng" */
static void claim_spelled_out(const struct prose *prose, const struct mention *mention)
{
	size_t at = mention->behind +
		    (prose_mark(prose, mention->behind, ',') || prose_mark(prose, mention->behind, ';'));
	size_t from = skip_lead(prose, at);
	struct decimal value;
	size_t end;

	if (from > at + 1 && number_words_read(prose->facts, from, prose->end, &value, &end))
		emit(prose, mention, from, end, value);
}

/* "Thôn Hai (25)", "thứ năm (20)", "cả năm (65)": a name, an order or a year, beside which some other figure stands. */
static bool may_be_name(const struct prose *prose, size_t from, size_t end)
{
	const struct token *first = prose_token(prose, from);

	if (end - from > 1)
		return false;
	return prose_word(prose, from, "năm") || (first->upper && !first->sentence) || from == prose->first ||
	       token_match_end(prose->facts, PHRASE_ORDINAL, from - 1, prose->first) != NULL;
}

/* The figure alone in a bracket, and the number before it. */
static void claim_before(const struct prose *prose, const struct mention *mention)
{
	size_t open = mention->token - 1;
	size_t from = open;
	struct decimal value;
	size_t end;

	if (mention->token < prose->first + 2 || !prose_mark(prose, open, '(') ||
	    !prose_mark(prose, mention->token + 1, ')'))
		return;
	while (from > prose->first && open - from < MOST_WORDS && number_words_is(prose->facts, from - 1))
		from--;
	if (from < open && number_words_read(prose->facts, from, open, &value, &end) && end == open &&
	    !may_be_name(prose, from, end))
		emit(prose, mention, from, end, value);
}

void claim_in_words(const struct prose *prose)
{
	for (size_t i = 0; i < prose->mention_count; i++) {
		const struct mention *mention = &prose->mentions[i];

		if (!is_fit(prose_quantity(prose, mention)))
			continue;
		claim_behind(prose, mention);
		claim_spelled_out(prose, mention);
		claim_before(prose, mention);
	}
}
