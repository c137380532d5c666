/*
 * What is left: "tiếp nhận 52 hồ sơ, đã giải quyết 46 hồ sơ, còn lại 06 hồ sơ".
 */
#include "claim/prose_claims.h"
#include "claim/stage.h"
#include "claim/try.h"
#include "extract/token.h"

enum { REACH = 14, MOST_SPENT = 8, WORDS_LEFT = 6 };

/* "hòa giải thành 27 cuộc, không thành 05 cuộc", "hợp lệ 209 phiếu, không hợp lệ 05 phiếu": the words that are denied stand before the figure before. */
static bool is_complement(const struct prose *prose, size_t mention, size_t at)
{
	size_t denied = at + 1;
	size_t length = prose->mentions[mention].token - denied;
	size_t affirmed;

	if (mention == 0 || length == 0 || (!prose_word(prose, at, "không") && !prose_word(prose, at, "chưa")) ||
	    prose->mentions[mention - 1].token < prose->first + length)
		return false;
	affirmed = prose->mentions[mention - 1].token - length;
	for (size_t i = 0; i < length; i++)
		if (prose_token(prose, affirmed + i)->kind != TOKEN_WORD ||
		    prose_token(prose, affirmed + i)->id != prose_token(prose, denied + i)->id)
			return false;
	return true;
}

/* "còn", "còn lại" right before the figure, or with the words of what is left between: "còn phải thu 2.500.000 đồng". */
static bool is_rest(const struct prose *prose, size_t mention)
{
	size_t at = prose->mentions[mention].token;

	for (size_t back = 1; back <= WORDS_LEFT && at >= prose->first + back; back++) {
		if (prose_token(prose, at - back)->kind != TOKEN_WORD)
			return false;
		if (token_match_end(prose->facts, PHRASE_CUE_REST, at - back, prose->first) != NULL)
			return true;
		if (is_complement(prose, mention, at - back))
			return true;
	}
	return false;
}

static struct claim_try rest_of(const struct prose *prose, size_t rest, size_t total, size_t from, size_t end)
{
	struct claim_try attempt = claim_try(FORMULA_SUM, prose->mentions[rest].quantity);

	claim_try_add(&attempt, prose->mentions[total].quantity, false);
	for (size_t i = from; i < end; i++)
		if (prose_is_amount(prose_figure(prose, i)) &&
		    prose_same_kind(prose->facts, prose_figure(prose, i), prose_figure(prose, rest)))
			claim_try_add(&attempt, prose->mentions[i].quantity, true);
	return attempt;
}

static void emit(const struct prose *prose, const struct claim_try *attempt, size_t total, size_t rest, bool weak)
{
	claim_try_emit(prose->facts, attempt, CLAIM_BREAKDOWN, "prose-rest",
		       prose_span(prose, prose->mentions[total].token, prose->mentions[rest].behind), weak);
}

/* Whether total and rest are of one kind and both counts, so that the one may be left of the other. */
static bool may_be_total(const struct prose *prose, size_t total, size_t rest)
{
	return prose_is_amount(prose_figure(prose, total)) &&
	       prose_same_kind(prose->facts, prose_figure(prose, total), prose_figure(prose, rest));
}

enum { MOST_FLOWS = 4 };

/* Whether words right before or behind the figure say that it came in (1) or went out (-1); 0 when none do. */
static int flow_of(const struct prose *prose, size_t mention)
{
	const struct mention *at = &prose->mentions[mention];
	const struct phrase *behind = token_match(prose->facts, PHRASE_FLOW, at->behind, prose->end);

	if (behind != NULL)
		return behind->value;
	for (size_t back = 1; back <= 3 && at->token >= prose->first + back; back++) {
		const struct phrase *before;

		if (prose_token(prose, at->token - back)->kind != TOKEN_WORD)
			break;
		before = token_match_end(prose->facts, PHRASE_FLOW, at->token - back, prose->first);
		if (before != NULL)
			return before->value;
	}
	return 0;
}

/* Whether some flow is marked both in and out, which is no assignment. */
static bool has_both(unsigned signs)
{
	return (signs & signs >> 1 & 0x55555555u) != 0;
}

/*
 * "đầu năm 711 em; chuyển đến 05, chuyển đi 04, bỏ học 03; còn 709": what stands between came in, went out, or is
 * something else. Every assignment is tried; with
 * `all`, only those in which every figure is a flow.
 */
static bool find_flows(const struct prose *prose, size_t rest, size_t total, bool all)
{
	size_t flows[MOST_FLOWS];
	size_t count = 0;
	unsigned denied = 0;
	int direction;

	for (size_t i = total + 1; i < rest; i++) {
		if (!may_be_total(prose, i, rest) || prose->mentions[i].group != prose->mentions[rest].group)
			continue;
		if (count == MOST_FLOWS)
			return false;
		/* Words that say the direction forbid the other one. */
		direction = flow_of(prose, i);
		denied |= (direction > 0 ? 2u : direction < 0 ? 1u : 0u) << 2 * count;
		flows[count++] = i;
	}
	/* Two bits a flow: 0 no flow at all (a plan, say), 1 in, 2 out. */
	for (unsigned signs = 1; count >= 2 && signs < 1u << 2 * count; signs++) {
		struct claim_try attempt = claim_try(FORMULA_SUM, prose->mentions[rest].quantity);

		claim_try_add(&attempt, prose->mentions[total].quantity, false);
		for (size_t i = 0; i < count; i++)
			if (signs >> 2 * i & 3)
				claim_try_add(&attempt, prose->mentions[flows[i]].quantity, (signs >> 2 * i & 3) == 2);
		if (attempt.count > 1 && !has_both(signs) && (signs & denied) == 0 &&
		    (!all || attempt.count == count + 1) && claim_try_agrees(prose->facts, &attempt)) {
			emit(prose, &attempt, total, rest, true);
			return true;
		}
	}
	return false;
}

/* "đầu năm", "đầu kỳ", "đầu nhiệm kỳ" before the figure. */
static bool is_opening(const struct prose *prose, size_t mention)
{
	size_t at = prose->mentions[mention].token;

	for (size_t back = 1; back <= 16 && at >= prose->first + back; back++) {
		const struct phrase *stage = token_match(prose->facts, PHRASE_STAGE, at - back, at);

		if (stage != NULL && stage->value == STAGE_OPENING)
			return true;
	}
	return false;
}

/* All flows between opening and rest say their direction, and they do not lead from the one to the other. */
static bool claim_flows(const struct prose *prose, size_t rest)
{
	size_t from = rest > REACH ? rest - REACH : 0;

	for (size_t total = from; total < rest; total++) {
		struct claim_try attempt = claim_try(FORMULA_SUM, prose->mentions[rest].quantity);

		if (!may_be_total(prose, total, rest) || !is_opening(prose, total))
			continue;
		claim_try_add(&attempt, prose->mentions[total].quantity, false);
		for (size_t i = total + 1; i < rest; i++) {
			int flow = may_be_total(prose, i, rest) ? flow_of(prose, i) : 2;

			if (flow == 0)
				return false;
			if (flow != 2)
				claim_try_add(&attempt, prose->mentions[i].quantity, flow < 0);
		}
		if (attempt.count < 3 || attempt.count >= TRY_MOST_OPERANDS ||
		    !(claim_try_agrees(prose->facts, &attempt) || claim_try_explained(prose->facts, &attempt)))
			return false;
		emit(prose, &attempt, total, rest, true);
		return true;
	}
	return false;
}

/* Any total and any one figure, or all the figures, between it and the rest that agree. */
static bool find_agreement(const struct prose *prose, size_t rest)
{
	size_t from = rest > REACH ? rest - REACH : 0;

	for (size_t total = rest; total-- > from;) {
		struct claim_try attempt;

		if (!may_be_total(prose, total, rest))
			continue;
		for (size_t part = total + 1; part < rest; part++) {
			attempt = rest_of(prose, rest, total, part, part + 1);
			if (attempt.count == 2 && claim_try_agrees(prose->facts, &attempt)) {
				emit(prose, &attempt, total, rest, true);
				return true;
			}
		}
		if (find_flows(prose, rest, total, false))
			return true;
		attempt = rest_of(prose, rest, total, total + 1, rest);
		if (attempt.count > 2 && claim_try_agrees(prose->facts, &attempt)) {
			emit(prose, &attempt, total, rest, true);
			return true;
		}
	}
	return false;
}

static bool is_large(const struct quantity *q)
{
	int order;

	return decimal_compare(&order, q->value, decimal_of(100)) && order >= 0;
}

/*
 * What is gone is the count of its kind right before the rest; the total is one before that from which a slip of the rest would
 * leave it. Small figures are too alike: for them there must be no third one in the sentence.
 */
/* "thành 12 vụ, không thành 03 vụ, đang hòa giải 01 vụ": with the next figure of the sentence it adds up, so the rest has two parts. */
static bool has_third_part(const struct prose *prose, const struct claim_try *plain, size_t rest)
{
	struct claim_try attempt = *plain;

	if (rest + 1 >= prose->mention_count || prose->mentions[rest + 1].sentence != prose->mentions[rest].sentence ||
	    !may_be_total(prose, rest + 1, rest))
		return false;
	claim_try_add(&attempt, prose->mentions[rest + 1].quantity, true);
	return claim_try_agrees(prose->facts, &attempt);
}

/* Whether the figure stands behind a cue that names some of a total, and is smaller than what is left. */
static bool is_smaller_detail(const struct prose *prose, size_t mention, size_t rest)
{
	size_t from = mention > 0 ? prose->mentions[mention - 1].behind : prose->first;
	int order;

	if (!decimal_compare(&order, prose_figure(prose, mention)->value, prose_figure(prose, rest)->value) ||
	    order >= 0)
		return false;
	for (size_t at = from; at < prose->mentions[mention].token; at++)
		if (token_match(prose->facts, PHRASE_CUE_OPEN, at, prose->end) != NULL)
			return true;
	return false;
}

static void claim_plain(const struct prose *prose, size_t rest)
{
	size_t from = rest > REACH ? rest - REACH : 0;
	size_t gone = prose->mention_count;

	for (size_t i = rest; i-- > from;) {
		struct claim_try attempt;

		if (!may_be_total(prose, i, rest) || prose->mentions[i].group != prose->mentions[rest].group)
			continue;
		if (gone == prose->mention_count) {
			gone = i;
			continue;
		}
		/* "trong đó có 06 nữ, 03 đảng viên; đến nay còn 23 người": none of them is what the rest is left of. */
		if (is_smaller_detail(prose, i, rest))
			return;
		attempt = rest_of(prose, rest, i, gone, gone + 1);
		if (attempt.count == 2 && claim_try_slipped(prose->facts, &attempt)) {
			if (has_third_part(prose, &attempt, rest))
				return;
			emit(prose, &attempt, i, rest, true);
			return;
		}
		if (!is_large(prose_figure(prose, rest)))
			return;
	}
}

/* "15/18 chỉ tiêu đã đạt, còn 03 chỉ tiêu": what is left of the whole of a fraction. */
static bool claim_fraction_rest(const struct prose *prose, size_t rest)
{
	for (size_t i = rest; i-- > 0 && prose->mentions[i].sentence == prose->mentions[rest].sentence;) {
		const struct quantity *q = prose_figure(prose, i);
		struct claim_try attempt = claim_try(FORMULA_SUM, prose->mentions[rest].quantity);

		if (q->under != NO_INDEX || q->unit == UNIT_PERCENT)
			continue;
		if (q->over == NO_INDEX || (q->unit == UNIT_NONE && !q->unlisted) ||
		    !prose_same_kind(prose->facts, q, prose_figure(prose, rest)))
			return false;
		claim_try_add(&attempt, q->over, false);
		claim_try_add(&attempt, prose->mentions[i].quantity, true);
		if (claim_try_agrees(prose->facts, &attempt) || claim_try_slipped(prose->facts, &attempt)) {
			emit(prose, &attempt, i, rest, true);
			return true;
		}
		return false;
	}
	return false;
}

static bool is_beside(const struct prose *prose, size_t a, size_t b)
{
	return prose->mentions[a].sentence == prose->mentions[b].sentence &&
	       prose->mentions[a].group == prose->mentions[b].group;
}

/*
 * "thu 47.350.000 đồng, chi mua thẻ 21.708.000 đồng, tặng học bổng 18.500.000 đồng, quỹ còn 7.142.000 đồng": all that stands between in the
 * sentence is gone, when exchanged digits explain that it does not leave the rest.
 */
static bool claim_spent(const struct prose *prose, size_t rest)
{
	for (size_t i = rest; i-- > 0 && rest - i <= MOST_SPENT && is_beside(prose, i, rest);) {
		struct claim_try attempt;

		if (prose_figure(prose, i)->unit == UNIT_PERCENT)
			continue;
		if (!may_be_total(prose, i, rest))
			return false;
		attempt = rest_of(prose, rest, i, i + 1, rest);
		if (attempt.count < 2 || (attempt.count > 2 && !is_large(prose_figure(prose, rest))) ||
		    !claim_try_exchanged(prose->facts, &attempt))
			continue;
		emit(prose, &attempt, i, rest, true);
		return true;
	}
	return false;
}

static bool find_all_flows(const struct prose *prose, size_t rest)
{
	size_t from = rest > REACH ? rest - REACH : 0;

	for (size_t total = rest; total-- > from;)
		if (may_be_total(prose, total, rest) && find_flows(prose, rest, total, true))
			return true;
	return false;
}

void claim_rests(const struct prose *prose)
{
	for (size_t i = 1; i < prose->mention_count; i++)
		if (prose_is_amount(prose_figure(prose, i)) && is_rest(prose, i) && !find_all_flows(prose, i) &&
		    !claim_flows(prose, i) && !find_agreement(prose, i) && !claim_fraction_rest(prose, i) &&
		    !claim_spent(prose, i))
			claim_plain(prose, i);
}
