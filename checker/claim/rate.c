/*
 * Rates in prose: a percentage, the part it is a share of the whole of, and the whole.
 *
 * The part stands before the rate or in the bracket behind it; the whole may stand anywhere near. Whatever whole agrees is taken; a
 * contradiction needs a whole that the wording names, or a slip of digits that would explain it.
 */
#include "claim/rate.h"

#include "claim/base.h"
#include "extract/label.h"
#include "extract/token.h"

enum { WORDS_TO_BASE = 14 };

bool rate_is_above(const struct quantity *a, const struct quantity *b)
{
	int order;

	return decimal_compare(&order, a->value, b->value) && order > 0;
}

struct claim_try rate_share(uint32_t rate, uint32_t part, uint32_t whole)
{
	struct claim_try attempt = claim_try(FORMULA_PERCENT, rate);

	claim_try_add(&attempt, part, false);
	claim_try_add(&attempt, whole, false);
	return attempt;
}

static void note_whole(const struct prose *prose, uint32_t rate, uint32_t whole)
{
	prose->known.shares[whole]++;
	prose->known.whole_of[rate] = whole + 1;
}

void rate_emit(const struct prose *prose, const struct claim_try *attempt, const char *scope, size_t from, size_t to,
	       bool weak)
{
	size_t low = from < to ? from : to;
	size_t high = from < to ? to : from;
	struct span extent = prose_span(prose, prose->mentions[low].token, prose->mentions[high].behind);

	prose->known.settled[attempt->result] = true;
	if (attempt->formula == FORMULA_PERCENT && claim_try_agrees(prose->facts, attempt))
		note_whole(prose, attempt->result, attempt->operands[attempt->count - 1].quantity);
	claim_try_emit(prose->facts, attempt, CLAIM_RATE, scope, extent, weak);
}

/* ---- a/b ... p% ---- */

static bool is_word_of(const struct prose *prose, size_t from, size_t end, const char *word)
{
	for (size_t at = from; at < end; at++)
		if (prose_word(prose, at, word))
			return true;
	return false;
}

/*
 * Whether something between fraction and rate says that the rate is of another thing: a semicolon, another rate, a superlative, or a comma
 * before the bracket that the rate stands in.
 */
static bool parted(const struct prose *prose, size_t from, size_t rate, uint32_t group)
{
	size_t end = prose->mentions[rate].token;
	bool bracket = prose->mentions[rate].group != group;

	for (size_t at = from; at < end; at++)
		if (prose_mark(prose, at, ';') || prose_mark(prose, at, '%') || prose_word(prose, at, "nhất") ||
		    (bracket && prose_mark(prose, at, ',')))
			return true;
	return false;
}

/* The figure that opens a bracket behind the rate, only words between: "đạt 52,56% kế hoạch năm (1.314/2.500)". */
static size_t find_bracket(const struct prose *prose, size_t rate)
{
	const struct mention *at = &prose->mentions[rate];
	size_t next = prose_mention_from(prose, at->behind);

	if (next >= prose->mention_count || prose->mentions[next].sentence != at->sentence ||
	    prose->mentions[next].token > at->behind + WORDS_TO_BASE || prose->mentions[next].token == 0 ||
	    !prose_mark(prose, prose->mentions[next].token - 1, '('))
		return prose->mention_count;
	for (size_t i = at->behind; i + 1 < prose->mentions[next].token; i++)
		if (prose_token(prose, i)->kind == TOKEN_PUNCT && !prose_mark(prose, i, '-'))
			return prose->mention_count;
	return next;
}

/* "123/159 xã tỷ lệ hộ dùng nước sạch đạt 100%": a rate that the words name as one of something else. */
static bool names_other_rate(const struct prose *prose, size_t fraction, size_t rate)
{
	for (size_t at = prose->mentions[fraction].behind; at + 4 < prose->mentions[rate].token; at++)
		if ((prose_word(prose, at, "tỷ") || prose_word(prose, at, "tỉ")) && prose_word(prose, at + 1, "lệ") &&
		    prose_token(prose, at - 1)->kind == TOKEN_WORD)
			return true;
	return false;
}

/*
 * A rate in a bracket, behind a comma or a word of rates is that of the fraction; "06/08 xã đạt trên 92%", "02/06 tổ có 100% cơ
 * sở ký cam kết" and "02/06 khu vực đạt 100% cử tri đi bầu" are not.
 */
static bool is_said_of(const struct prose *prose, size_t fraction, size_t rate)
{
	const struct mention *at = &prose->mentions[rate];
	struct claim_try attempt;

	if (at->group != prose->mentions[fraction].group)
		return true;
	if (names_other_rate(prose, fraction, rate))
		return false;
	for (size_t i = prose->mentions[fraction].behind; i < at->token; i++)
		if ((prose_mark(prose, i, ',') || prose_mark(prose, i, ':') || prose_mark(prose, i, '=')) &&
		    (prose_figure(prose, rate)->approx == APPROX_EXACT || i + 4 >= at->token))
			return true;
	if (prose_figure(prose, rate)->approx != APPROX_EXACT ||
	    token_match_end(prose->facts, PHRASE_RATE_CUE, at->token - 1, prose->first) == NULL)
		return false;
	attempt = rate_share(prose->mentions[rate].quantity, prose->mentions[fraction].quantity,
			     prose_figure(prose, fraction)->over);
	return at->behind == prose->end || prose_token(prose, at->behind)->kind != TOKEN_WORD ||
	       token_match(prose->facts, PHRASE_BASE, at->behind, prose->end) != NULL ||
	       claim_try_agrees(prose->facts, &attempt);
}

/* The fraction in a bracket behind the rate, "8,3% (52/628 trẻ)", or right before it. mention_count: none. */
static size_t find_fraction(const struct prose *prose, size_t rate)
{
	const struct mention *at = &prose->mentions[rate];
	size_t bracket = find_bracket(prose, rate);

	if (bracket != prose->mention_count && prose_figure(prose, bracket)->over != NO_INDEX)
		return bracket;
	for (size_t i = rate; i > 0 && prose->mentions[i - 1].sentence == at->sentence; i--) {
		const struct quantity *q = prose_figure(prose, i - 1);

		if (parted(prose, prose->mentions[i - 1].behind, rate, prose->mentions[i - 1].group))
			break;
		if (q->over != NO_INDEX)
			return is_said_of(prose, i - 1, rate) ? i - 1 : prose->mention_count;
		if (q->under == NO_INDEX && q->approx == APPROX_EXACT)
			break;
	}
	return prose->mention_count;
}

/* "đạt 82,4% (đã tiêm 41.500 con trên tổng đàn 50.000 con)": part and whole in the bracket behind the rate. */
static bool claim_bracket_pair(const struct prose *prose, size_t rate)
{
	size_t part = rate + 1;
	struct claim_try attempt;

	if (part + 1 >= prose->mention_count || !prose_mark(prose, prose->mentions[rate].behind, '(') ||
	    prose->mentions[part].group == prose->mentions[rate].group ||
	    prose->mentions[part + 1].group != prose->mentions[part].group ||
	    !rate_is_count(prose_figure(prose, part)) || !rate_is_count(prose_figure(prose, part + 1)) ||
	    !prose_same_kind(prose->facts, prose_figure(prose, part), prose_figure(prose, part + 1)) ||
	    !is_word_of(prose, prose->mentions[part].behind, prose->mentions[part + 1].token, "trên"))
		return false;
	attempt = rate_share(prose->mentions[rate].quantity, prose->mentions[part].quantity,
			     prose->mentions[part + 1].quantity);
	rate_emit(prose, &attempt, "prose-fraction", rate, part + 1, false);
	return true;
}

/*
 * "184/186 mẫu đạt cả 05 chỉ tiêu, tỷ lệ 98,9%": a figure of another kind between fraction and rate. Taken when it agrees, or when a slip
 * would make it.
 */
static bool claim_far_fraction(const struct prose *prose, size_t rate)
{
	for (size_t i = rate; i > 0 && prose->mentions[i - 1].sentence == prose->mentions[rate].sentence; i--) {
		struct claim_try attempt;

		if (prose_figure(prose, i - 1)->over == NO_INDEX)
			continue;
		if (parted(prose, prose->mentions[i - 1].behind, rate, prose->mentions[i - 1].group) ||
		    !is_said_of(prose, i - 1, rate))
			return false;
		attempt = rate_share(prose->mentions[rate].quantity, prose->mentions[i - 1].quantity,
				     prose_figure(prose, i - 1)->over);
		if (!claim_try_agrees(prose->facts, &attempt) && !claim_try_slipped(prose->facts, &attempt))
			return false;
		rate_emit(prose, &attempt, "prose-fraction", i - 1, rate, true);
		return true;
	}
	return false;
}

static bool claim_fraction(const struct prose *prose, size_t rate)
{
	size_t part = find_fraction(prose, rate);
	struct claim_try attempt;

	if (claim_bracket_pair(prose, rate))
		return true;
	/* "195,4 kg/người/6 tháng" is a norm. */
	if (part == prose->mention_count || prose_figure(prose, part)->per != UNIT_NONE)
		return false;
	attempt = rate_share(prose->mentions[rate].quantity, prose->mentions[part].quantity,
			     prose_figure(prose, part)->over);
	rate_emit(prose, &attempt, "prose-fraction", part, rate, false);
	return true;
}

/* ---- the part and the whole ---- */

/*
 * The count that the rate speaks of: the nearest one before it in its sentence, at its own level or, for a rate in a bracket,
 * right before the bracket.
 */
static size_t find_part(const struct prose *prose, size_t rate)
{
	const struct mention *at = &prose->mentions[rate];
	uint32_t parent = prose->groups[at->group].parent;

	for (size_t i = rate; i > 0 && prose->mentions[i - 1].sentence == at->sentence; i--) {
		const struct mention *mention = &prose->mentions[i - 1];
		const struct quantity *q = prose_figure(prose, i - 1);

		if (mention->group != at->group && !(at->group != 0 && mention->group == parent))
			continue;
		if (mention->group != at->group && !rate_is_count(q))
			break;
		if (rate_is_count(q) && q->under == NO_INDEX)
			return q->approx == APPROX_EXACT ? i - 1 : prose->mention_count;
	}
	return prose->mention_count;
}

/*
 * The whole that the wording names behind the rate: "bằng 49,7% kế hoạch (375 tỷ đồng)", "chiếm 3,47% trong tổng số 2.046 hộ".
 */
static size_t find_named_whole(const struct prose *prose, size_t rate)
{
	const struct mention *at = &prose->mentions[rate];
	size_t next = find_bracket(prose, rate);

	if (next != prose->mention_count)
		return prose->mentions[next].token > at->behind + 1 && rate_is_count(prose_figure(prose, next))
			       ? next
			       : prose->mention_count;
	next = prose_mention_from(prose, at->behind);
	if (next >= prose->mention_count || prose->mentions[next].sentence != at->sentence ||
	    prose->mentions[next].token > at->behind + WORDS_TO_BASE || !rate_is_count(prose_figure(prose, next)) ||
	    prose_figure(prose, next)->approx != APPROX_EXACT)
		return prose->mention_count;
	for (size_t i = at->behind; i < prose->mentions[next].token; i++)
		if (prose_token(prose, i)->kind != TOKEN_WORD)
			return prose->mention_count;
	return is_word_of(prose, at->behind, prose->mentions[next].token, "tổng") ? next : prose->mention_count;
}

/* The part of the sentence that fits rate and whole, or the nearest: "58 hộ, ..., năm 2020: 11 hộ, đạt 116% chỉ tiêu (50 hộ)". */
static size_t best_part(const struct prose *prose, size_t rate, size_t nearest, size_t whole)
{
	for (size_t i = nearest + 1; i > 0 && prose->mentions[i - 1].sentence == prose->mentions[rate].sentence; i--) {
		struct claim_try attempt = rate_share(prose->mentions[rate].quantity, prose->mentions[i - 1].quantity,
						      prose->mentions[whole].quantity);

		if (rate_is_count(prose_figure(prose, i - 1)) && claim_try_agrees(prose->facts, &attempt))
			return i - 1;
	}
	return nearest;
}

enum { WORDS_TO_WHOLE = 10 };

/* "47 bệnh nhân trên tổng số 51 bệnh nhân thu nhận, đạt 92,2%", "so với dự toán 2.400 triệu đồng, đạt 105,43%": a whole before the rate. */
static bool is_said_whole(const struct prose *prose, size_t mention)
{
	size_t at = prose->mentions[mention].token;

	for (size_t back = 0; back < WORDS_TO_WHOLE && at > prose->first; back++) {
		at--;
		if (prose_token(prose, at)->kind != TOKEN_WORD)
			return false;
		if ((prose_word(prose, at, "trên") && !prose_word(prose, at + 1, "địa")) ||
		    (prose_word(prose, at, "với") && prose_word(prose, at - 1, "so")))
			return true;
		if (prose_token(prose, at)->sentence)
			return false;
	}
	return false;
}

/* The part before a whole that is said before the rate; from the sentence before only what fits. */
static bool claim_whole_before(const struct prose *prose, size_t rate, size_t whole)
{
	size_t part = whole;

	if (!is_said_whole(prose, whole) || claim_direction(prose, whole) != 0 || !rate_is_tied(prose, whole, rate))
		return false;
	while (part > 0 && prose->mentions[part - 1].sentence + 1 >= prose->mentions[whole].sentence) {
		const struct quantity *q = prose_figure(prose, --part);
		struct claim_try attempt = rate_share(prose->mentions[rate].quantity, prose->mentions[part].quantity,
						      prose->mentions[whole].quantity);
		bool own = prose->mentions[part].sentence == prose->mentions[whole].sentence &&
			   prose->mentions[part].group == prose->mentions[whole].group;

		if (!rate_is_count(q) || !prose_same_kind(prose->facts, q, prose_figure(prose, whole)) ||
		    q->approx != APPROX_EXACT || claim_direction(prose, part) != 0 ||
		    (!own && !claim_try_agrees(prose->facts, &attempt)))
			continue;
		part = own ? best_part(prose, rate, part, whole) : part;
		attempt = rate_share(prose->mentions[rate].quantity, prose->mentions[part].quantity,
				     prose->mentions[whole].quantity);
		rate_emit(prose, &attempt, "prose-base", part, rate, true);
		return true;
	}
	return false;
}

/* The part, or an earlier count of the sentence in the unit of the whole: "411.200 triệu đồng với 8.224 hộ, đạt 99,8% (412.000 triệu đồng)". */
static size_t part_of_kind(const struct prose *prose, size_t rate, size_t part, size_t whole)
{
	const struct quantity *w = prose_figure(prose, whole);

	if (prose_same_kind(prose->facts, prose_figure(prose, part), w))
		return part;
	while (part > 0 && prose->mentions[--part].sentence == prose->mentions[rate].sentence)
		if (w->unit != UNIT_NONE && prose_figure(prose, part)->unit == w->unit)
			return rate_is_count(prose_figure(prose, part)) ? part : prose->mention_count;
	return prose->mention_count;
}

static bool claim_named_whole(const struct prose *prose, size_t rate, size_t part)
{
	size_t whole = find_named_whole(prose, rate);
	struct claim_try attempt;

	if (whole == prose->mention_count)
		return false;
	part = part_of_kind(prose, rate, part, whole);
	if (part == prose->mention_count)
		return false;
	part = best_part(prose, rate, part, whole);
	attempt = rate_share(prose->mentions[rate].quantity, prose->mentions[part].quantity,
			     prose->mentions[whole].quantity);
	rate_emit(prose, &attempt, "prose-base", part, whole, false);
	return true;
}

static bool fits_named_whole(const struct prose *prose, size_t rate, size_t part)
{
	size_t whole = find_named_whole(prose, rate);
	struct claim_try attempt;

	if (whole == prose->mention_count)
		return false;
	attempt = rate_share(prose->mentions[rate].quantity, prose->mentions[part].quantity,
			     prose->mentions[whole].quantity);
	return claim_try_agrees(prose->facts, &attempt);
}

/* "đạt 98,18% kế hoạch": of what was reached, not of what it grew by. */
static bool is_attained(const struct prose *prose, size_t rate)
{
	size_t at = prose->mentions[rate].token;
	const struct phrase *cue;

	while (at > prose->first &&
	       (cue = token_match_end(prose->facts, PHRASE_RATE_CUE, at - 1, prose->first)) != NULL) {
		at -= cue->length;
		if (prose_word(prose, at, "đạt") || prose_word(prose, at, "bằng"))
			return true;
	}
	return false;
}

static bool is_of_plan(const struct prose *prose, size_t rate)
{
	struct base base;

	return base_read(prose, rate, &base) && base.plan;
}

/* The count before the difference, of its kind, that no word of change governs. */
static size_t find_level(const struct prose *prose, size_t difference)
{
	for (size_t i = difference; i > 0 && prose->mentions[i - 1].sentence == prose->mentions[difference].sentence;
	     i--)
		if (prose_figure(prose, i - 1)->unit == prose_figure(prose, difference)->unit &&
		    prose_figure(prose, i - 1)->under == NO_INDEX && claim_direction(prose, i - 1) == 0)
			return i - 1;
	return prose->mention_count;
}

/* Whether the last two words before the figures are the same: "giao dịch điện tử 15.412 ... tỷ lệ giao dịch điện tử 81,39%". */
static bool same_label(const struct prose *prose, size_t a, size_t b)
{
	size_t at_a = prose->mentions[a].token;
	size_t at_b = prose->mentions[b].token;

	for (size_t back = 1; back <= 3; back++)
		if (at_a < prose->first + back || at_b < prose->first + back ||
		    prose_token(prose, at_a - back)->kind != TOKEN_WORD ||
		    prose_token(prose, at_b - back)->kind != TOKEN_WORD ||
		    prose_token(prose, at_a - back)->id != prose_token(prose, at_b - back)->id)
			return false;
	return true;
}

/* A rate that repeats the label of an earlier part: its whole is a greater count before that. */
static bool claim_labelled(const struct prose *prose, size_t rate, size_t nearest)
{
	size_t part = rate;

	while (part > 0 && !(rate_is_count(prose_figure(prose, part - 1)) && same_label(prose, part - 1, rate)))
		part--;
	if (part == 0 || part - 1 == nearest)
		return false;
	part--;
	if (!rate_claim_near(prose, rate, part))
		rate_claim_contradicted(prose, rate, part);
	return true;
}

/* "giảm 03 vụ so với cùng kỳ, tương đương 27,3%", but not "giảm 03 người; tỷ lệ nữ tăng từ 24,00%". */
static bool follows_change(const struct prose *prose, size_t difference, size_t rate)
{
	size_t at = prose->mentions[rate].token;

	for (size_t i = prose->mentions[difference].behind; i < at; i++)
		if (prose_mark(prose, i, ';'))
			return false;
	return !prose_word(prose, at - 1, "từ") && !prose_word(prose, at - 1, "lên") &&
	       !prose_word(prose, at - 1, "xuống");
}

static void claim_rate(const struct prose *prose, size_t rate)
{
	size_t part;

	if (claim_fraction(prose, rate))
		return;
	part = find_part(prose, rate);
	if (part == prose->mention_count)
		return;
	if (claim_whole_before(prose, rate, part))
		return;
	if (claim_direction(prose, part) != 0 && (is_attained(prose, rate) || is_of_plan(prose, rate)) &&
	    !fits_named_whole(prose, rate, part))
		part = find_level(prose, part);
	if (part == prose->mention_count || claim_named_whole(prose, rate, part) ||
	    rate_claim_worded(prose, rate, part) || claim_far_fraction(prose, rate) ||
	    claim_labelled(prose, rate, part))
		return;
	if (claim_direction(prose, part) == 0)
		rate_claim_near(prose, rate, part);
	else if (follows_change(prose, part, rate))
		claim_change(prose, rate);
}

/* ---- shares without their whole: 45 hồ sơ, chiếm 75%; 12 hồ sơ, chiếm 20%; 03 hồ sơ, chiếm 5% ---- */

struct shares {
	size_t parts[TRY_MOST_OPERANDS];
	size_t rates[TRY_MOST_OPERANDS];
	size_t count;
};

/* Counts of one unit from `first` on, each with its rate right behind it, in one sentence. */
static struct shares find_shares(const struct prose *prose, size_t first)
{
	struct shares shares = {.count = 0};
	size_t i = first;

	while (i + 1 < prose->mention_count && shares.count + 1 < TRY_MOST_OPERANDS &&
	       rate_is_count(prose_figure(prose, i)) && rate_is_rate(prose_figure(prose, i + 1)) &&
	       prose->mentions[i + 1].sentence == prose->mentions[first].sentence &&
	       prose_same_kind(prose->facts, prose_figure(prose, first), prose_figure(prose, i))) {
		shares.parts[shares.count] = i;
		shares.rates[shares.count++] = i + 1;
		i += 2;
	}
	return shares;
}

static struct claim_try share_of_all(const struct prose *prose, const struct shares *shares, size_t part)
{
	struct claim_try attempt = claim_try(FORMULA_PERCENT_OF_SUM, prose->mentions[shares->rates[part]].quantity);

	claim_try_add(&attempt, prose->mentions[shares->parts[part]].quantity, false);
	for (size_t i = 0; i < shares->count; i++)
		claim_try_add(&attempt, prose->mentions[shares->parts[i]].quantity, false);
	return attempt;
}

/* Two parts make up a whole that is printed; three speak for themselves. */
static bool is_partition(const struct prose *prose, const struct shares *shares)
{
	const struct quantity *a = prose_figure(prose, shares->parts[0]);
	struct decimal hundred = decimal_of(100);
	struct decimal sum;
	int order;

	for (size_t i = 0; i < shares->count; i++)
		if (!decimal_compare(&order, prose_figure(prose, shares->rates[i])->value, hundred) || order >= 0)
			return false;
	return shares->count > 2 || (decimal_add(&sum, a->value, prose_figure(prose, shares->parts[1])->value) &&
				     known_value(&prose->known, sum, a->unit));
}

/* When all shares but one follow from the sum of the parts, that one is wrong. */
static void claim_shares(const struct prose *prose, const struct shares *shares)
{
	size_t agreeing = 0;

	for (size_t i = 0; i < shares->count; i++) {
		struct claim_try attempt = share_of_all(prose, shares, i);

		agreeing += claim_try_agrees(prose->facts, &attempt);
	}
	if (agreeing + 1 < shares->count || agreeing < 1 || !is_partition(prose, shares))
		return;
	for (size_t i = 0; i < shares->count; i++) {
		struct claim_try attempt = share_of_all(prose, shares, i);

		rate_emit(prose, &attempt, "prose", shares->parts[i], shares->rates[i], true);
	}
}

/* A plan may be exceeded: words of a target in the sentence take the claim back. */
static bool speaks_of_target(const struct prose *prose, size_t mention)
{
	static const char *const WORDS[] = {"vượt", "hoạch", "tiêu", "giao", "toán"};
	uint32_t sentence = prose->mentions[mention].sentence;

	for (size_t at = prose->first; at < prose->end; at++)
		for (size_t i = 0; i < sizeof WORDS / sizeof WORDS[0]; i++)
			if (prose_sentence(prose, at) == sentence && prose_word(prose, at, WORDS[i]))
				return true;
	return false;
}

/* "971/876 con = 110,8%": the rate behind the fraction says that it is meant. */
static bool rate_agrees(const struct prose *prose, size_t index)
{
	for (size_t i = index + 1; i < prose->mention_count && i <= index + 2; i++) {
		struct claim_try attempt = rate_share(prose->mentions[i].quantity, prose->mentions[index].quantity,
						      prose_figure(prose, index)->over);

		if (prose->mentions[i].sentence == prose->mentions[index].sentence &&
		    rate_is_rate(prose_figure(prose, i)) && claim_try_agrees(prose->facts, &attempt))
			return true;
	}
	return false;
}

/* Areas and weights stand over what was planned, not over what they are counted out of: "lúa 40/38 ha". */
static bool is_measured(const struct prose *prose, const struct quantity *whole)
{
	struct unit unit = label_whole_unit(prose->facts, document_slice(prose->facts->doc, whole->unit_text));

	return unit.measured && unit.magnitude == 0;
}

/* "612 bản/480 hồ sơ" and "15 nam/12 nữ" are two counts side by side, not a part of a whole. */
static bool is_of_one_thing(const struct prose *prose, const struct quantity *a)
{
	const struct quantity *b = &prose->facts->quantities[a->over];
	const struct document *doc = prose->facts->doc;

	return a->unit == b->unit &&
	       (a->unit == UNIT_NONE || a->unit == UNIT_VND ||
		slice_equal(document_slice(doc, a->unit_text), document_slice(doc, b->unit_text)));
}

/* a/b with a above b: impossible where the part is counted out of the whole. */
static void claim_exceeds(const struct prose *prose, size_t index)
{
	const struct quantity *a = prose_figure(prose, index);
	struct claim_try attempt = claim_try(FORMULA_SAME, prose->mentions[index].quantity);
	struct claim *claim;

	if (a->over == NO_INDEX || a->role != ROLE_VALUE || !is_of_one_thing(prose, a) ||
	    (rate_is_above(a, &prose->facts->quantities[a->over]) &&
	     (speaks_of_target(prose, index) || rate_agrees(prose, index) ||
	      is_measured(prose, &prose->facts->quantities[a->over]))))
		return;
	claim_try_add(&attempt, a->over, false);
	claim = claim_try_emit(prose->facts, &attempt, CLAIM_RATE, "prose-exceeds",
			       prose_span(prose, prose->mentions[index].token, prose->mentions[index].behind), false);
	claim->relation = RELATION_AT_MOST;
}

void claim_rates(const struct prose *prose)
{
	for (size_t i = 0; i < prose->mention_count; i++) {
		struct shares shares = find_shares(prose, i);

		if (shares.count >= 2) {
			claim_shares(prose, &shares);
			i = shares.rates[shares.count - 1];
		}
	}
	for (size_t i = 0; i < prose->mention_count; i++) {
		const struct quantity *q = prose_figure(prose, i);

		if (!rate_is_rate(q))
			claim_exceeds(prose, i);
		else if (claim_direction(prose, i) != 0)
			claim_change(prose, i);
		else
			claim_rate(prose, i);
	}
}

void claim_rates_left(const struct prose *prose)
{
	for (size_t i = 0; i < prose->mention_count; i++) {
		const struct quantity *q = prose_figure(prose, i);
		size_t part;

		if (!rate_is_rate(q) || prose->known.settled[prose->mentions[i].quantity] ||
		    claim_direction(prose, i) != 0)
			continue;
		part = find_part(prose, i);
		if (part != prose->mention_count && claim_direction(prose, part) == 0)
			rate_claim_contradicted(prose, i, part);
	}
}
