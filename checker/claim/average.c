/*
 * Averages, prices and norms that tie one amount to one count: 512 lượt người, bình quân 64 lượt người/lớp, 08 lớp; and allowances over a
 * time: 46 học sinh, 150.000 đồng/học sinh/tháng, 09 tháng.
 */
#include "claim/arithmetic.h"
#include "claim/prose_claims.h"
#include "claim/product.h"
#include "claim/slip.h"
#include "claim/try.h"
#include "extract/token.h"

/* Small amounts are a slip away from too much. */
static bool is_sizeable(const struct quantity *q)
{
	int order;

	return decimal_compare(&order, q->value, decimal_of(30)) && order >= 0;
}

static struct claim_try average_of(const struct prose *prose, size_t scale, size_t amount, size_t count)
{
	struct claim_try attempt = claim_try(FORMULA_RATIO, prose->mentions[scale].quantity);

	claim_try_add(&attempt, prose->mentions[amount].quantity, false);
	claim_try_add(&attempt, prose->mentions[count].quantity, false);
	return attempt;
}

static struct claim_try product_of(const struct prose *prose, size_t amount, size_t count, size_t scale)
{
	struct claim_try attempt = claim_try(FORMULA_PRODUCT, prose->mentions[amount].quantity);

	claim_try_add(&attempt, prose->mentions[count].quantity, false);
	claim_try_add(&attempt, prose->mentions[scale].quantity, false);
	return attempt;
}

/* Neither of the two is more than double the other. */
static bool is_near(const struct prose *prose, const struct claim_try *attempt)
{
	struct decimal printed = prose->facts->quantities[attempt->result].value;
	struct decimal right;
	struct decimal twice;
	int below;
	int above;

	return claim_try_value(prose->facts, attempt, &right) && decimal_add(&twice, right, right) &&
	       decimal_compare(&above, printed, twice) && above <= 0 && decimal_add(&twice, printed, printed) &&
	       decimal_compare(&below, right, twice) && below <= 0;
}

/* Whether the amount is a whole multiple of the price. */
static bool divides(const struct quantity *amount, const struct quantity *scale)
{
	struct decimal times;
	struct decimal product;

	return decimal_divide(&times, amount->value, scale->value, 0) &&
	       decimal_multiply(&product, times, scale->value) && decimal_equal(product, amount->value);
}

/* "mỗi hộ 5 triệu đồng": set, not worked out; amounts beside it may hold other things too. */
static bool is_norm(const struct prose *prose, size_t scale)
{
	size_t at = prose->mentions[scale].token;

	for (size_t back = 1; back <= 6 && at > prose->first + back; back++)
		if (prose_word(prose, at - back, "mỗi"))
			return !prose_word(prose, at - back - 1, "bình") && !prose_word(prose, at - back - 1, "quân");
	return false;
}

/* The right count has the digits of the printed one in another order. */
static bool is_exchanged(const struct prose *prose, const struct claim_try *by_count)
{
	const struct quantity *count = &prose->facts->quantities[by_count->result];
	struct decimal right;

	return claim_try_value(prose->facts, by_count, &right) && slip_exchanged(count->value, right, count->printed);
}

/* A slip of the average, of the amount or of the count explains the difference; *found is the form that shows it. */
static bool find_slip(const struct prose *prose, size_t scale, size_t amount, size_t count, struct claim_try *found)
{
	struct claim_try by_count = claim_try(FORMULA_RATIO, prose->mentions[count].quantity);

	*found = average_of(prose, scale, amount, count);
	if (!is_norm(prose, scale) && claim_try_slipped(prose->facts, found))
		return true;
	*found = product_of(prose, amount, count, scale);
	if (claim_try_slipped(prose->facts, found) && is_near(prose, found))
		return true;
	claim_try_add(&by_count, prose->mentions[amount].quantity, false);
	claim_try_add(&by_count, prose->mentions[scale].quantity, false);
	if (is_norm(prose, scale) && !is_exchanged(prose, &by_count))
		return false;
	return claim_try_slipped(prose->facts, &by_count) &&
	       divides(prose_figure(prose, amount), prose_figure(prose, scale));
}

static void emit(const struct prose *prose, const struct claim_try *attempt, size_t scale, bool weak)
{
	claim_try_emit(prose->facts, attempt, CLAIM_BALANCE, "prose-average",
		       prose_span(prose, prose->mentions[scale].token, prose->mentions[scale].behind), weak);
}

/* 534 lượt cán bộ come to so many người a class: visits of people are told as people. */
static bool is_averaged(const struct prose *prose, size_t amount, size_t scale)
{
	uint32_t of = prose_figure(prose, amount)->unit;
	uint32_t average = prose_figure(prose, scale)->unit;

	return product_same_family(prose, of, average) ||
	       (product_same_family(prose, average, product_unit(prose, "người")) &&
		product_same_family(prose, of, product_unit(prose, "lượt")));
}

/* What is said in brackets is worked out from what stands before it or in them too. */
static bool is_in_view(const struct prose *prose, size_t scale, size_t mention)
{
	return prose->mentions[scale].group == 0 || mention < scale ||
	       prose->mentions[mention].group == prose->mentions[scale].group;
}

/* "bình quân 245.934 triệu đồng/tháng (04 tháng)": worked out, of the only amount and count of the sentence. */
static bool is_worked_out(const struct prose *prose, size_t scale)
{
	size_t at = prose->mentions[scale].token;

	for (size_t back = 1; back <= 5 && at > prose->first + back; back++)
		if ((prose_word(prose, at - back, "quân") && prose_word(prose, at - back - 1, "bình")) ||
		    (prose_word(prose, at - back, "bình") && prose_word(prose, at - back - 1, "trung")))
			return true;
	return false;
}

/* Nothing but a full stop or a semicolon stands behind the figure. */
static bool ends_sentence(const struct prose *prose, size_t mention)
{
	size_t behind = prose->mentions[mention].behind;

	return behind >= prose->end || prose_mark(prose, behind, '.') || prose_mark(prose, behind, ';');
}

/* A norm that is all there is to the amount: "42.120 kg gạo cho 1.404 khẩu (mỗi khẩu 30 kg)", "mỗi căn 15 triệu đồng, tổng số tiền ...". */
static bool is_of_all(const struct prose *prose, size_t scale, size_t amount)
{
	size_t at = prose->mentions[amount].token;

	for (size_t i = 0; i < prose->mention_count; i++)
		if (i != scale && prose->mentions[i].sentence == prose->mentions[scale].sentence &&
		    prose_figure(prose, i)->role == ROLE_SCALE)
			return false;
	if (prose->mentions[scale].group != 0)
		return prose->mentions[amount].group != prose->mentions[scale].group;
	/* "1.350 tờ gấp cho 27 tổ dân phố, mỗi tổ dân phố 50 tờ.": nothing else is said. */
	if (amount + 2 == scale && is_norm(prose, scale) && ends_sentence(prose, scale))
		return true;
	for (size_t back = 1; back <= 3 && at > prose->first + back; back++)
		if (prose_word(prose, at - back, "tổng"))
			return true;
	return false;
}

/* The pairs of amount and count around a price or average, and what they say of it. */
struct pairs {
	size_t amount; /* the first pair of one sentence */
	size_t count;
	size_t seen;
	bool explained;
	bool slipped;
	struct claim_try slip;
};

/* Whether a semicolon stands between the two. */
static bool is_parted(const struct prose *prose, size_t first, size_t second)
{
	for (size_t at = prose->mentions[first].behind; at < prose->mentions[second].token; at++)
		if (prose_mark(prose, at, ';'))
			return true;
	return false;
}

/* "12 xã, mỗi xã 25 suất, còn lại tặng các trường": the amount holds more than what the norm gives. */
static bool is_not_all(const struct prose *prose, size_t scale)
{
	for (size_t at = prose->mentions[scale].behind;
	     at + 1 < prose->end && prose_sentence(prose, at) == prose->mentions[scale].sentence; at++)
		if (prose_word(prose, at, "còn") && prose_word(prose, at + 1, "lại"))
			return true;
	return false;
}

/* Two averages side by side: "bình quân 58 học viên/lớp đối với lớp nghề, 64 học viên/lớp đối với lớp chính trị". */
static bool are_averages(const struct prose *prose, size_t first, size_t second)
{
	const struct quantity *a = prose_figure(prose, first);
	const struct quantity *b = prose_figure(prose, second);

	return prose->mentions[first].sentence == prose->mentions[second].sentence && a->role == ROLE_SCALE &&
	       b->role == ROLE_SCALE && a->unit == b->unit && a->per == b->per && is_worked_out(prose, first) &&
	       !is_parted(prose, first, second);
}

/* Then it is open which count each of them belongs to. */
static bool is_one_of_several(const struct prose *prose, size_t scale)
{
	return (scale > 0 && are_averages(prose, scale - 1, scale)) ||
	       (scale + 1 < prose->mention_count && are_averages(prose, scale, scale + 1));
}

/* Whether another average of the block is worked out of the amount. */
static bool is_spent(const struct prose *prose, size_t amount)
{
	const struct facts *facts = prose->facts;

	for (size_t c = prose->first_claim; c < facts->claim_count; c++)
		if (facts->claims[c].formula == FORMULA_RATIO &&
		    facts->claims[c].operands[0].quantity == prose->mentions[amount].quantity &&
		    arithmetic_check(facts->quantities, &facts->claims[c]) == OUTCOME_AGREES)
			return true;
	return false;
}

static void try_pair(const struct prose *prose, size_t scale, size_t amount, size_t count, struct pairs *pairs)
{
	struct claim_try attempt = average_of(prose, scale, amount, count);

	if (claim_try_agrees(prose->facts, &attempt)) {
		pairs->explained = true;
		if (is_averaged(prose, amount, scale))
			emit(prose, &attempt, scale, true);
		return;
	}
	if (!is_averaged(prose, amount, scale) || !is_in_view(prose, scale, amount) ||
	    !is_in_view(prose, scale, count) || is_spent(prose, amount))
		return;
	if (prose->mentions[amount].sentence == prose->mentions[count].sentence &&
	    !is_parted(prose, amount < count ? amount : count, amount < count ? count : amount)) {
		/* What stands in a bracket is said of the nearest figures before it. */
		if (prose->mentions[scale].group != 0)
			pairs->seen = 0;
		if (pairs->seen++ == 0) {
			pairs->amount = amount;
			pairs->count = count;
		}
	}
	pairs->slipped = pairs->slipped || (is_sizeable(prose_figure(prose, amount)) &&
					    find_slip(prose, scale, amount, count, &pairs->slip));
}

enum { FIGURES_BACK = 120, WORDS_TO_TOTAL = 8 };

/* "Tổng số cuộc tuyên truyền: 246 cuộc": "tổng" or "toàn" before a count of another block. */
static bool is_of_total(const struct facts *facts, const struct quantity *q)
{
	for (size_t back = 1; back <= WORDS_TO_TOTAL && back <= q->token; back++) {
		const struct token *token = &facts->tokens[q->token - back];

		if (token->kind == TOKEN_NUMBER || token->block != q->block)
			return false;
		if (token_is_word(facts, q->token - back, "tổng") || token_is_word(facts, q->token - back, "toàn"))
			return true;
	}
	return false;
}

/* "18.942 lượt người, bình quân 77 lượt người/cuộc", where the count of "cuộc" stands in a block before. */
static void claim_of_earlier(const struct prose *prose, size_t scale)
{
	const struct facts *facts = prose->facts;
	const struct quantity *q = prose_figure(prose, scale);
	size_t amount = scale - 1;
	size_t end = prose->mentions[0].quantity;
	struct claim_try slip = claim_try(FORMULA_RATIO, prose->mentions[scale].quantity);

	if (scale == 0 || !is_worked_out(prose, scale) || !product_is_count(prose_figure(prose, amount)) ||
	    !is_averaged(prose, amount, scale) || prose->mentions[amount].sentence != prose->mentions[scale].sentence)
		return;
	for (size_t i = end; i-- > (end > FIGURES_BACK ? end - FIGURES_BACK : 0);) {
		const struct quantity *count = &facts->quantities[i];
		struct claim_try attempt = claim_try(FORMULA_RATIO, prose->mentions[scale].quantity);

		if (count->table != NO_INDEX || !product_is_count(count) || count->unit == UNIT_NONE ||
		    !product_same_family(prose, count->unit, q->per))
			continue;
		claim_try_add(&attempt, prose->mentions[amount].quantity, false);
		claim_try_add(&attempt, (uint32_t)i, false);
		if (claim_try_agrees(facts, &attempt)) {
			emit(prose, &attempt, scale, true);
			return;
		}
		if (slip.count == 0 && claim_try_slipped(facts, &attempt) &&
		    (is_of_total(facts, count) || known_again(&prose->known, count->value)))
			slip = attempt;
	}
	if (slip.count > 0)
		emit(prose, &slip, scale, true);
}

void average_claim(const struct prose *prose, size_t scale)
{
	const struct quantity *q = prose_figure(prose, scale);
	struct window window = product_window(prose, scale, scale);
	struct pairs pairs = {.seen = 0};

	for (size_t a = window.from; a < window.end && !pairs.explained; a++) {
		if (a == scale || !product_is_count(prose_figure(prose, a)))
			continue;
		for (size_t c = window.from; c < window.end && !pairs.explained; c++)
			if (c != scale && c != a && product_is_count(prose_figure(prose, c)) &&
			    product_same_family(prose, prose_figure(prose, c)->unit, q->per))
				try_pair(prose, scale, a, c, &pairs);
	}
	if (pairs.explained || is_one_of_several(prose, scale) || (is_norm(prose, scale) && is_not_all(prose, scale)))
		return;
	if (pairs.seen == 0)
		claim_of_earlier(prose, scale);
	if (!pairs.slipped && pairs.seen == 1 && is_sizeable(prose_figure(prose, pairs.amount)) &&
	    (!is_norm(prose, scale) || is_of_all(prose, scale, pairs.amount))) {
		pairs.slip = product_of(prose, pairs.amount, pairs.count, scale);
		pairs.slipped = product_is_close(prose, &pairs.slip) ||
				((is_worked_out(prose, scale) || is_norm(prose, scale)) && is_near(prose, &pairs.slip));
	}
	if (pairs.slipped)
		emit(prose, &pairs.slip, scale, true);
}

/* ---- a count, an allowance, a time: 46 học sinh x 150.000 đồng/học sinh/tháng x 09 tháng ---- */

static bool is_time(const struct prose *prose, uint32_t unit)
{
	static const char *const TIMES[] = {"tháng", "năm", "ngày", "quý", "tuần"};

	for (size_t i = 0; i < sizeof TIMES / sizeof TIMES[0]; i++)
		if (unit != UNIT_NONE && unit == product_unit(prose, TIMES[i]))
			return true;
	return false;
}

/* Per head and month, or per month: what it gives depends on how many months there are. */
bool average_is_timed(const struct prose *prose, size_t scale)
{
	const struct mention *at = &prose->mentions[scale];
	size_t slashes = 0;

	for (size_t i = at->token; i < at->behind; i++)
		slashes += prose_mark(prose, i, '/');
	return slashes > 1 || (is_time(prose, prose_figure(prose, scale)->per) && !is_worked_out(prose, scale));
}

static struct claim_try timed_of(const struct prose *prose, size_t amount, size_t count, size_t scale, size_t time)
{
	struct claim_try attempt = product_of(prose, amount, count, scale);

	claim_try_add(&attempt, prose->mentions[time].quantity, false);
	return attempt;
}

/* The only mention of the window that may be the amount, the count or the time; mention_count: none, or several. */
static size_t find_only(const struct prose *prose, struct window window, size_t scale, uint32_t family)
{
	size_t found = prose->mention_count;

	for (size_t i = window.from; i < window.end; i++) {
		const struct quantity *q = prose_figure(prose, i);

		if (i == scale || !product_is_count(q) ||
		    prose->mentions[i].sentence != prose->mentions[scale].sentence ||
		    !(family == UNIT_NONE ? is_time(prose, q->unit) : product_same_family(prose, q->unit, family)))
			continue;
		if (found != prose->mention_count)
			return prose->mention_count;
		found = i;
	}
	return found;
}

/* Only where each of them stands in the sentence once. */
void average_claim_timed(const struct prose *prose, size_t scale)
{
	const struct quantity *q = prose_figure(prose, scale);
	struct window window = product_window(prose, scale, scale);
	size_t amount = find_only(prose, window, scale, q->unit);
	size_t time = find_only(prose, window, scale, UNIT_NONE);
	size_t count = find_only(prose, window, scale, is_time(prose, q->per) ? product_unit(prose, "người") : q->per);
	struct claim_try attempt;

	/* "1.264 lượt học sinh với mức 150.000 đồng/tháng" */
	if (count == prose->mention_count && is_time(prose, q->per))
		count = find_only(prose, window, scale, product_unit(prose, "lượt"));
	if (amount == prose->mention_count || time == prose->mention_count || count == prose->mention_count)
		return;
	attempt = timed_of(prose, amount, count, scale, time);
	if (claim_try_agrees(prose->facts, &attempt) || product_is_close(prose, &attempt) ||
	    (claim_try_slipped(prose->facts, &attempt) && is_near(prose, &attempt)))
		claim_try_emit(prose->facts, &attempt, CLAIM_BALANCE, "prose-product",
			       prose_span(prose, prose->mentions[amount].token, prose->mentions[amount].behind), true);
}
