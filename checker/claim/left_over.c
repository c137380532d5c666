/*
 * What is left, said far from what it is left of: "thực hiện 48/62 cuộc kiểm tra" in one part of the report, "hoàn thành 14 cuộc kiểm tra còn
 * lại" in another. Holds such figures against the differences of the pairs of done and whole that the report ties otherwise.
 */
#include "claim/arithmetic.h"
#include "claim/claim.h"
#include "claim/prose_claims.h"
#include "claim/slip.h"
#include "claim/try.h"
#include "extract/token.h"

enum { MOST_PAIRS = 256, WORDS_BEHIND = 9 };

/* So many of so many, of which the rest is left. */
struct pair {
	uint32_t part;
	uint32_t whole;
};

struct pairs {
	struct pair all[MOST_PAIRS];
	size_t count;
	bool *used; /* per quantity: some claim holds it */
};

static void add_pair(const struct facts *facts, struct pairs *pairs, uint32_t part, uint32_t whole)
{
	int order;

	for (size_t i = 0; i < pairs->count; i++)
		if (pairs->all[i].part == part && pairs->all[i].whole == whole)
			return;
	if (pairs->count < MOST_PAIRS && facts->quantities[part].table == NO_INDEX &&
	    decimal_compare(&order, facts->quantities[part].value, facts->quantities[whole].value) && order < 0)
		pairs->all[pairs->count++] = (struct pair){part, whole};
}

static void collect(const struct facts *facts, struct pairs *pairs)
{
	for (size_t i = 0; i < facts->quantity_count; i++)
		if (facts->quantities[i].over != NO_INDEX && facts->quantities[i].unit != UNIT_PERCENT)
			add_pair(facts, pairs, (uint32_t)i, facts->quantities[i].over);
	for (size_t c = 0; c < facts->claim_count; c++) {
		const struct claim *claim = &facts->claims[c];

		if (facts->quantities[claim->result].table == NO_INDEX)
			pairs->used[claim->result] = true;
		for (size_t i = 0; i < claim->operand_count; i++)
			pairs->used[claim->operands[i].quantity] = true;
		if (claim->formula == FORMULA_PERCENT && claim->operand_count == 2 &&
		    arithmetic_check(facts->quantities, claim) == OUTCOME_AGREES)
			add_pair(facts, pairs, claim->operands[0].quantity, claim->operands[1].quantity);
	}
}

/* "còn lại" behind the figure, before the next figure or mark. */
static bool is_left(const struct prose *prose, size_t mention)
{
	size_t at = prose->mentions[mention].behind;

	for (size_t i = 0; i < WORDS_BEHIND && at + 1 < prose->end; i++, at++) {
		if (prose_token(prose, at)->kind != TOKEN_WORD && !prose_mark(prose, at, ','))
			return false;
		if (prose_word(prose, at, "còn") && prose_word(prose, at + 1, "lại"))
			return true;
	}
	return false;
}

/* The word behind the unit. */
static uint32_t next_word(const struct facts *facts, const struct quantity *q)
{
	size_t at = q->token + 1;

	while (at < facts->token_count && facts->tokens[at].span.start < q->extent.end)
		at++;
	return at < facts->token_count && facts->tokens[at].kind == TOKEN_WORD ? facts->tokens[at].id : NO_INDEX;
}

/* "cuộc kiểm tra": one unit, and one word behind it. */
static bool is_same_thing(const struct facts *facts, const struct quantity *rest, const struct pair *pair)
{
	const struct quantity *named = &facts->quantities[pair->part];
	uint32_t word = next_word(facts, rest);

	if (named->unit == UNIT_NONE && !named->unlisted)
		named = &facts->quantities[pair->whole];
	return word != NO_INDEX && rest->unit != UNIT_NONE && rest->unit == named->unit &&
	       word == next_word(facts, named);
}

static struct claim_try left_of(const struct pair *pair, uint32_t rest)
{
	struct claim_try attempt = claim_try(FORMULA_SUM, rest);

	claim_try_add(&attempt, pair->whole, false);
	claim_try_add(&attempt, pair->part, true);
	return attempt;
}

/* Large figures with exchanged digits, or the only pair of the same thing with a slip: then the rest is that pair's. */
static bool contradicts(const struct facts *facts, const struct claim_try *attempt, const struct quantity *rest,
			const struct pair *pair)
{
	struct decimal right;

	if (!claim_try_value(facts, attempt, &right))
		return false;
	return quantity_is_small(rest)
		       ? is_same_thing(facts, rest, pair) && slip_mistyped(rest->value, right, rest->printed)
		       : slip_exchanged(rest->value, right, rest->printed);
}

static void claim_left(const struct prose *prose, const struct pairs *pairs, size_t mention)
{
	struct facts *facts = prose->facts;
	const struct quantity *rest = prose_figure(prose, mention);
	const struct pair *found = NULL;
	size_t seen = 0;
	struct claim_try attempt;

	for (size_t i = 0; i < pairs->count; i++) {
		const struct pair *pair = &pairs->all[i];

		if (!prose_same_kind(facts, rest, &facts->quantities[pair->whole]))
			continue;
		attempt = left_of(pair, prose->mentions[mention].quantity);
		if (claim_try_agrees(facts, &attempt)) {
			found = pair;
			seen = 1;
			break;
		}
		if (contradicts(facts, &attempt, rest, pair)) {
			found = pair;
			seen++;
		}
	}
	if (seen != 1)
		return;
	attempt = left_of(found, prose->mentions[mention].quantity);
	claim_try_emit(facts, &attempt, CLAIM_BREAKDOWN, "prose-rest",
		       prose_span(prose, prose->mentions[mention].token, prose->mentions[mention].behind), true);
}

void claim_left_over(struct facts *facts)
{
	struct arena *scratch = arena_scratch(facts->arena);
	struct pairs *pairs = arena_array(scratch, 1, sizeof *pairs);
	struct prose prose;

	pairs->used = arena_array(scratch, facts->quantity_count, sizeof *pairs->used);
	collect(facts, pairs);
	prose_init(&prose, facts);
	for (size_t at = 0, end; at < facts->token_count; at = end) {
		for (end = at; end < facts->token_count && facts->tokens[end].block == facts->tokens[at].block; end++)
			;
		prose_open(&prose, at, end);
		for (size_t i = 0; i < prose.mention_count; i++)
			if (prose_is_amount(prose_figure(&prose, i)) && !pairs->used[prose.mentions[i].quantity] &&
			    is_left(&prose, i))
				claim_left(&prose, pairs, i);
	}
	arena_release(scratch);
}
