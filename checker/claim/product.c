/*
 * Averages, prices and norms in prose: a figure per unit ties an amount to a count.
 *
 *   512 lượt người, bình quân 64 lượt người/lớp, 08 lớp        64 = 512 / 8
 *   108 trường hợp, 777.600.000 đồng (7.200.000 đồng/trường hợp)
 *   133 triệu đồng, gồm 11 người mức 3 triệu đồng/người, 12 người mức 5 triệu đồng/người ...
 */
#include "claim/arithmetic.h"
#include "claim/prose_claims.h"
#include "claim/try.h"
#include "claim/slip.h"
#include "extract/token.h"

enum { REACH = 12 };

static bool is_exact(const struct quantity *q)
{
	return q->unit != UNIT_PERCENT && q->unit != UNIT_POINT && q->under == NO_INDEX && q->approx == APPROX_EXACT;
}

static bool is_count(const struct quantity *q)
{
	return is_exact(q) && q->role == ROLE_VALUE && q->per == UNIT_NONE;
}

static bool same_family(const struct prose *prose, uint32_t a, uint32_t b)
{
	const struct lexicon *lexicon = prose->facts->vocabulary.lexicon;

	return lexicon_unit_family(lexicon, a) == lexicon_unit_family(lexicon, b);
}

static uint32_t unit_named(const struct prose *prose, const char *word)
{
	struct vocabulary *vocabulary = &prose->facts->vocabulary;
	uint32_t id = vocabulary_id(vocabulary, slice_str(word));
	const struct phrase *unit = lexicon_exact(vocabulary->lexicon, PHRASE_UNIT, &id, 1);

	return unit != NULL ? (uint32_t)unit->value : UNIT_NONE;
}

struct window {
	size_t from;
	size_t end;
};

/* Figures of the sentence and of the one before, no further than REACH to either side. */
static struct window window_around(const struct prose *prose, size_t first, size_t last)
{
	uint32_t sentence = prose->mentions[first].sentence;
	struct window window = {first, last + 1};

	while (window.from > 0 && first - window.from < REACH &&
	       prose->mentions[window.from - 1].sentence + 1 >= sentence)
		window.from--;
	while (window.end < prose->mention_count && window.end - last < REACH &&
	       prose->mentions[window.end].sentence == sentence)
		window.end++;
	return window;
}

/* ---- one price, one count, one amount ---- */

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

/* They differ by no more than a seventh of the right one. */
static bool is_close(const struct prose *prose, const struct claim_try *attempt)
{
	struct decimal difference;
	struct decimal right;
	int order;

	if (!claim_try_value(prose->facts, attempt, &right) ||
	    !decimal_subtract(&difference, prose->facts->quantities[attempt->result].value, right))
		return false;
	if (decimal_sign(difference) < 0)
		difference = decimal_negate(difference);
	return decimal_multiply(&difference, difference, decimal_of(7)) && decimal_compare(&order, difference, right) &&
	       order <= 0;
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

	return same_family(prose, of, average) || (same_family(prose, average, unit_named(prose, "người")) &&
						   same_family(prose, of, unit_named(prose, "lượt")));
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

	if (scale == 0 || !is_worked_out(prose, scale) || !is_count(prose_figure(prose, amount)) ||
	    !is_averaged(prose, amount, scale) || prose->mentions[amount].sentence != prose->mentions[scale].sentence)
		return;
	for (size_t i = end; i-- > (end > FIGURES_BACK ? end - FIGURES_BACK : 0);) {
		const struct quantity *count = &facts->quantities[i];
		struct claim_try attempt = claim_try(FORMULA_RATIO, prose->mentions[scale].quantity);

		if (count->table != NO_INDEX || !is_count(count) || count->unit == UNIT_NONE ||
		    !same_family(prose, count->unit, q->per))
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

static void claim_scale(const struct prose *prose, size_t scale)
{
	const struct quantity *q = prose_figure(prose, scale);
	struct window window = window_around(prose, scale, scale);
	struct pairs pairs = {.seen = 0};

	for (size_t a = window.from; a < window.end && !pairs.explained; a++) {
		if (a == scale || !is_count(prose_figure(prose, a)))
			continue;
		for (size_t c = window.from; c < window.end && !pairs.explained; c++)
			if (c != scale && c != a && is_count(prose_figure(prose, c)) &&
			    same_family(prose, prose_figure(prose, c)->unit, q->per))
				try_pair(prose, scale, a, c, &pairs);
	}
	if (pairs.explained || is_one_of_several(prose, scale) || (is_norm(prose, scale) && is_not_all(prose, scale)))
		return;
	if (pairs.seen == 0)
		claim_of_earlier(prose, scale);
	if (!pairs.slipped && pairs.seen == 1 && is_sizeable(prose_figure(prose, pairs.amount)) &&
	    (!is_norm(prose, scale) || is_of_all(prose, scale, pairs.amount))) {
		pairs.slip = product_of(prose, pairs.amount, pairs.count, scale);
		pairs.slipped = is_close(prose, &pairs.slip) ||
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
		if (unit != UNIT_NONE && unit == unit_named(prose, TIMES[i]))
			return true;
	return false;
}

/* Per head and month, or per month: what it gives depends on how many months there are. */
static bool is_timed(const struct prose *prose, size_t scale)
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

		if (i == scale || !is_count(q) || prose->mentions[i].sentence != prose->mentions[scale].sentence ||
		    !(family == UNIT_NONE ? is_time(prose, q->unit) : same_family(prose, q->unit, family)))
			continue;
		if (found != prose->mention_count)
			return prose->mention_count;
		found = i;
	}
	return found;
}

/* Only where each of them stands in the sentence once. */
static void claim_timed(const struct prose *prose, size_t scale)
{
	const struct quantity *q = prose_figure(prose, scale);
	struct window window = window_around(prose, scale, scale);
	size_t amount = find_only(prose, window, scale, q->unit);
	size_t time = find_only(prose, window, scale, UNIT_NONE);
	size_t count = find_only(prose, window, scale, is_time(prose, q->per) ? unit_named(prose, "người") : q->per);
	struct claim_try attempt;

	/* "1.264 lượt học sinh với mức 150.000 đồng/tháng" */
	if (count == prose->mention_count && is_time(prose, q->per))
		count = find_only(prose, window, scale, unit_named(prose, "lượt"));
	if (amount == prose->mention_count || time == prose->mention_count || count == prose->mention_count)
		return;
	attempt = timed_of(prose, amount, count, scale, time);
	if (claim_try_agrees(prose->facts, &attempt) || is_close(prose, &attempt) ||
	    (claim_try_slipped(prose->facts, &attempt) && is_near(prose, &attempt)))
		claim_try_emit(prose->facts, &attempt, CLAIM_BALANCE, "prose-product",
			       prose_span(prose, prose->mentions[amount].token, prose->mentions[amount].behind), true);
}

/* ---- several counts, each with its price ---- */

/* Pairs of figures in alternating units: 168 đơn vị, 250 ml, 214 đơn vị, 350 ml. */
struct run {
	size_t at[TRY_MOST_OPERANDS];
	size_t count;
	size_t last; /* mention */
};

static bool same_measure(const struct quantity *a, const struct quantity *b)
{
	return a->unit == b->unit && a->unit != UNIT_NONE;
}

/*
 * Whether two figures side by side may be a count and what goes on each of it: a price or norm, or no comma between them. In "khởi tố 16
 * vụ, 18 bị can; xử lý 2 vụ, 2 đối tượng" the second counts by itself.
 */
static bool may_multiply(const struct prose *prose, size_t count, size_t scale)
{
	if (prose_figure(prose, count)->per != UNIT_NONE || prose_figure(prose, scale)->per != UNIT_NONE)
		return true;
	for (size_t at = prose->mentions[count].behind; at < prose->mentions[scale].token; at++) {
		if (prose_word(prose, at, "mỗi") || prose_word(prose, at, "mức"))
			return true;
		if (prose_mark(prose, at, ','))
			return false;
	}
	return true;
}

static struct run find_run(const struct prose *prose, size_t first)
{
	struct run run = {.count = 0};

	for (size_t i = first; i < prose->mention_count && run.count < TRY_MOST_OPERANDS; i++) {
		const struct quantity *q = prose_figure(prose, i);

		if (prose->mentions[i].sentence != prose->mentions[first].sentence ||
		    (prose->mentions[i].group != prose->mentions[first].group &&
		     (prose->mentions[i].group == 0 ||
		      prose->groups[prose->mentions[i].group].parent != prose->mentions[first].group)))
			break;
		if (!is_exact(q))
			continue;
		if (run.count >= 2 && !same_measure(q, prose_figure(prose, run.at[run.count - 2])))
			break;
		if (run.count == 1 && (same_measure(q, prose_figure(prose, run.at[0])) || q->unit == UNIT_NONE))
			break;
		if (run.count % 2 == 1 && !may_multiply(prose, run.at[run.count - 1], i))
			break;
		run.at[run.count++] = i;
		run.last = i;
	}
	run.count -= run.count % 2;
	return run;
}

static bool in_run(const struct run *run, size_t mention)
{
	for (size_t i = 0; i < run->count; i++)
		if (run->at[i] == mention)
			return true;
	return false;
}

static struct claim_try products_of(const struct prose *prose, const struct run *run, size_t total)
{
	struct claim_try attempt = claim_try(FORMULA_SUM_OF_PRODUCTS, prose->mentions[total].quantity);

	for (size_t i = 0; i < run->count; i++)
		claim_try_add(&attempt, prose->mentions[run->at[i]].quantity, false);
	return attempt;
}

/* One operand that, set right, would make the products add up, and is a slip away from what is printed. */
static bool operand_slipped(const struct prose *prose, const struct run *run, size_t total)
{
	struct claim_try attempt = products_of(prose, run, total);
	struct decimal sum;
	struct decimal difference;

	if (!claim_try_value(prose->facts, &attempt, &sum) ||
	    !decimal_subtract(&difference, prose_figure(prose, total)->value, sum))
		return false;
	for (size_t i = 0; i < run->count; i++) {
		const struct quantity *q = prose_figure(prose, run->at[i]);
		struct decimal change;
		struct decimal right;

		if (decimal_divide(&change, difference, prose_figure(prose, run->at[i ^ 1])->value, 6) &&
		    decimal_add(&right, q->value, change) && decimal_is_whole(right) &&
		    slip_likely(q->value, right, q->printed))
			return true;
	}
	return false;
}

/* Whether the figure is a sum that agrees with its parts, so that no product has to explain it. */
static bool is_sum(const struct prose *prose, size_t mention)
{
	const struct facts *facts = prose->facts;

	for (size_t c = prose->first_claim; c < facts->claim_count; c++)
		if (facts->claims[c].result == prose->mentions[mention].quantity &&
		    facts->claims[c].formula == FORMULA_SUM &&
		    arithmetic_check(facts->quantities, &facts->claims[c]) == OUTCOME_AGREES)
			return true;
	return false;
}

static bool claim_run(const struct prose *prose, const struct run *run)
{
	struct window window = window_around(prose, run->at[0], run->last);
	size_t slipped = prose->mention_count;

	for (size_t i = window.from; i < window.end; i++) {
		struct claim_try attempt = products_of(prose, run, i);

		if (in_run(run, i) || !is_count(prose_figure(prose, i)) ||
		    !(same_measure(prose_figure(prose, i), prose_figure(prose, run->at[0])) ||
		      same_measure(prose_figure(prose, i), prose_figure(prose, run->at[1]))))
			continue;
		if (claim_try_agrees(prose->facts, &attempt)) {
			claim_try_emit(prose->facts, &attempt, CLAIM_BALANCE, "prose-product",
				       prose_span(prose, prose->mentions[i].token, prose->mentions[i].behind), true);
			return true;
		}
		if (is_close(prose, &attempt) && !is_sum(prose, i) &&
		    (claim_try_slipped(prose->facts, &attempt) || operand_slipped(prose, run, i)))
			slipped = i;
	}
	if (slipped != prose->mention_count) {
		struct claim_try attempt = products_of(prose, run, slipped);

		claim_try_emit(prose->facts, &attempt, CLAIM_BALANCE, "prose-product",
			       prose_span(prose, prose->mentions[slipped].token, prose->mentions[slipped].behind),
			       true);
	}
	return slipped != prose->mention_count;
}

/* ---- area x yield = output ---- */

static struct claim_try yield_of(const struct prose *prose, size_t area, size_t yield, size_t output)
{
	struct claim_try attempt = claim_try(FORMULA_PRODUCT_TENTH, prose->mentions[output].quantity);

	claim_try_add(&attempt, prose->mentions[area].quantity, false);
	claim_try_add(&attempt, prose->mentions[yield].quantity, false);
	return attempt;
}

/* The area before the yield that gives the output, or the nearest one that is said outside of brackets. */
static size_t find_area(const struct prose *prose, size_t yield, size_t output)
{
	size_t nearest = prose->mention_count;

	for (size_t i = yield; i > 0 && prose->mentions[i - 1].sentence == prose->mentions[yield].sentence; i--) {
		struct claim_try attempt = yield_of(prose, i - 1, yield, output);

		uint32_t unit = prose_figure(prose, i - 1)->unit;

		if ((unit != unit_named(prose, "ha") && unit != UNIT_NONE) || !is_count(prose_figure(prose, i - 1)))
			continue;
		if (claim_try_agrees(prose->facts, &attempt))
			return i - 1;
		if (nearest == prose->mention_count && unit != UNIT_NONE && claim_direction(prose, i - 1) == 0 &&
		    !prose_mark(prose, prose->mentions[i - 1].token - 1, '/') &&
		    prose->mentions[i - 1].group == prose->mentions[yield].group)
			nearest = i - 1;
	}
	return nearest;
}

/* "diện tích 58,0 ha, năng suất 46,5 tạ/ha, sản lượng 269,7 tấn" */
static void claim_yield(const struct prose *prose, size_t yield)
{
	size_t output = yield + 1;
	size_t area;
	struct claim_try attempt;

	if (output >= prose->mention_count || prose->mentions[output].sentence != prose->mentions[yield].sentence ||
	    prose_figure(prose, yield)->unit != unit_named(prose, "tạ") ||
	    prose_figure(prose, output)->unit != unit_named(prose, "tấn") || !is_count(prose_figure(prose, output)))
		return;
	area = find_area(prose, yield, output);
	if (area == prose->mention_count)
		return;
	attempt = yield_of(prose, area, yield, output);
	claim_try_emit(prose->facts, &attempt, CLAIM_BALANCE, "prose-product",
		       prose_span(prose, prose->mentions[area].token, prose->mentions[output].behind), false);
}

void claim_products(const struct prose *prose)
{
	size_t explained = 0; /* mentions before it stand in a sum of products */

	for (size_t i = 0; i < prose->mention_count; i++) {
		struct run run = find_run(prose, i);
		const struct quantity *q = prose_figure(prose, i);

		for (; i >= explained && run.count >= 4; run.count -= 2) {
			if (claim_run(prose, &run)) {
				explained = run.at[run.count - 1] + 1;
				break;
			}
		}
		if (i < explained || q->per == UNIT_NONE || q->unit == UNIT_NONE || q->unit == UNIT_PERCENT)
			continue;
		if (is_timed(prose, i))
			claim_timed(prose, i);
		else
			claim_scale(prose, i);
		claim_yield(prose, i);
	}
}
