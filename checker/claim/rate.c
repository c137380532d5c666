/*
 * Rates in prose: a percentage, the part it is a share of the whole of, and the whole.
 *
 * The part stands before the rate or in the bracket behind it; the whole may stand anywhere near. Whatever whole agrees is taken; a
 * contradiction needs a whole that the wording names, or a slip of digits that would explain it.
 */
#include "claim/prose_claims.h"
#include "claim/try.h"
#include "extract/token.h"

enum { REACH = 24, REACH_OF_SLIPS = 60, WORDS_TO_BASE = 14 };

static bool is_rate(const struct quantity *q)
{
	return q->unit == UNIT_PERCENT && q->role == ROLE_VALUE && !q->percent_points && q->under == NO_INDEX &&
	       q->per == UNIT_NONE;
}

static bool is_count(const struct quantity *q)
{
	return q->unit != UNIT_PERCENT && q->unit != UNIT_POINT && q->role == ROLE_VALUE;
}

static bool is_above(const struct quantity *a, const struct quantity *b)
{
	int order;

	return decimal_compare(&order, a->value, b->value) && order > 0;
}

static struct span rate_extent(const struct prose *prose, size_t part, size_t rate)
{
	size_t from = prose->mentions[part < rate ? part : rate].token;
	size_t end = prose->mentions[part < rate ? rate : part].behind;

	return prose_span(prose, from, end);
}

static struct claim_try share(uint32_t rate, uint32_t part, uint32_t whole)
{
	struct claim_try attempt = claim_try(FORMULA_PERCENT, rate);

	claim_try_add(&attempt, part, false);
	claim_try_add(&attempt, whole, false);
	return attempt;
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

/*
 * A rate in a bracket, behind a comma or a word of rates is that of the fraction; "06/08 xã đạt trên 92%" and "02/06 tổ có 100% cơ
 * sở ký cam kết" are not.
 */
static bool is_said_of(const struct prose *prose, size_t fraction, size_t rate)
{
	const struct mention *at = &prose->mentions[rate];

	if (at->group != prose->mentions[fraction].group)
		return true;
	for (size_t i = prose->mentions[fraction].behind; i < at->token; i++)
		if ((prose_mark(prose, i, ',') || prose_mark(prose, i, ':') || prose_mark(prose, i, '=')) &&
		    (prose_figure(prose, rate)->approx == APPROX_EXACT || i + 4 >= at->token))
			return true;
	return prose_figure(prose, rate)->approx == APPROX_EXACT &&
	       token_match_end(prose->facts, PHRASE_RATE_CUE, at->token - 1, prose->first) != NULL;
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
	    prose->mentions[part + 1].group != prose->mentions[part].group || !is_count(prose_figure(prose, part)) ||
	    !is_count(prose_figure(prose, part + 1)) ||
	    !prose_same_kind(prose->facts, prose_figure(prose, part), prose_figure(prose, part + 1)) ||
	    !is_word_of(prose, prose->mentions[part].behind, prose->mentions[part + 1].token, "trên"))
		return false;
	attempt = share(prose->mentions[rate].quantity, prose->mentions[part].quantity,
			prose->mentions[part + 1].quantity);
	claim_try_emit(prose->facts, &attempt, CLAIM_RATE, "prose-fraction", rate_extent(prose, rate, part + 1), false);
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
		attempt = share(prose->mentions[rate].quantity, prose->mentions[i - 1].quantity,
				prose_figure(prose, i - 1)->over);
		if (!claim_try_agrees(prose->facts, &attempt) && !claim_try_slipped(prose->facts, &attempt))
			return false;
		claim_try_emit(prose->facts, &attempt, CLAIM_RATE, "prose-fraction", rate_extent(prose, i - 1, rate),
			       true);
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
	if (part == prose->mention_count)
		return false;
	attempt = share(prose->mentions[rate].quantity, prose->mentions[part].quantity,
			prose_figure(prose, part)->over);
	claim_try_emit(prose->facts, &attempt, CLAIM_RATE, "prose-fraction", rate_extent(prose, part, rate), false);
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
		if (mention->group != at->group && !is_count(q))
			break;
		if (is_count(q) && q->under == NO_INDEX)
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
		return prose->mentions[next].token > at->behind + 1 && is_count(prose_figure(prose, next))
			       ? next
			       : prose->mention_count;
	next = prose_mention_from(prose, at->behind);
	if (next >= prose->mention_count || prose->mentions[next].sentence != at->sentence ||
	    prose->mentions[next].token > at->behind + WORDS_TO_BASE || !is_count(prose_figure(prose, next)) ||
	    prose_figure(prose, next)->approx != APPROX_EXACT)
		return prose->mention_count;
	for (size_t i = at->behind; i < prose->mentions[next].token; i++)
		if (prose_token(prose, i)->kind != TOKEN_WORD)
			return prose->mention_count;
	return is_word_of(prose, at->behind, prose->mentions[next].token, "tổng") ? next : prose->mention_count;
}

/* Every count near enough to be the whole of `part`; true when one agrees, which is then claimed. */
static bool claim_any_whole(const struct prose *prose, size_t rate, size_t part)
{
	size_t from = rate > REACH ? rate - REACH : 0;
	size_t end = rate + REACH < prose->mention_count ? rate + REACH : prose->mention_count;

	for (size_t i = from; i < end; i++) {
		const struct quantity *whole = prose_figure(prose, i);
		struct claim_try attempt = share(prose->mentions[rate].quantity, prose->mentions[part].quantity,
						 prose->mentions[i].quantity);

		if (i == part || i == rate || !is_count(whole) ||
		    !prose_same_kind(prose->facts, prose_figure(prose, part), whole) ||
		    !claim_try_agrees(prose->facts, &attempt))
			continue;
		claim_try_emit(prose->facts, &attempt, CLAIM_RATE, "prose", rate_extent(prose, part, rate), true);
		return true;
	}
	return false;
}

/* The rest of a whole: "đã giải quyết 2.937 hồ sơ, tỷ lệ đúng hạn đạt 99,80%; quá hạn 06 hồ sơ"; or two parts of it together. */
static bool claim_composed(const struct prose *prose, size_t rate, size_t whole)
{
	size_t from = rate > REACH ? rate - REACH : 0;
	size_t end = rate + REACH < prose->mention_count ? rate + REACH : prose->mention_count;

	for (size_t i = from; i < end; i++) {
		struct claim_try attempt = claim_try(FORMULA_PERCENT, prose->mentions[rate].quantity);
		bool pair = i + 1 < end && i + 1 != whole && is_count(prose_figure(prose, i + 1)) &&
			    prose_same_kind(prose->facts, prose_figure(prose, i + 1), prose_figure(prose, whole));

		if (i == whole || !is_count(prose_figure(prose, i)) ||
		    !prose_same_kind(prose->facts, prose_figure(prose, i), prose_figure(prose, whole)))
			continue;
		for (int both = 0; both <= pair; both++) {
			attempt.count = 0;
			claim_try_add(&attempt, prose->mentions[both ? i : whole].quantity, false);
			claim_try_add(&attempt, prose->mentions[both ? i + 1 : i].quantity, !both);
			claim_try_add(&attempt, prose->mentions[whole].quantity, false);
			if (claim_try_agrees(prose->facts, &attempt)) {
				claim_try_emit(prose->facts, &attempt, CLAIM_RATE, "prose",
					       rate_extent(prose, whole, rate), true);
				return true;
			}
		}
	}
	return false;
}

/* |rate - right| is at most a tenth of right, so that the one may well be meant for the other. */
static bool is_near(const struct prose *prose, const struct claim_try *attempt)
{
	const struct quantity *rate = &prose->facts->quantities[attempt->result];
	struct decimal right;
	struct decimal difference;
	int order;

	if (!claim_try_value(prose->facts, attempt, &right) || !decimal_subtract(&difference, rate->value, right))
		return false;
	if (decimal_sign(difference) < 0)
		difference = decimal_negate(difference);
	return decimal_multiply(&difference, difference, decimal_of(10)) &&
	       decimal_compare(&order, difference, right) && order <= 0;
}

/* The whole stands in the sentence of the part, at its level, and no other figure of the kind between them. */
static bool is_adjacent(const struct prose *prose, size_t whole, size_t part)
{
	const struct mention *a = &prose->mentions[whole];
	const struct mention *b = &prose->mentions[part];

	if (a->sentence != b->sentence || a->group != b->group ||
	    prose_figure(prose, whole)->unit != prose_figure(prose, part)->unit)
		return false;
	for (size_t i = whole + 1; i < part; i++)
		if (prose->mentions[i].group == a->group)
			return false;
	return true;
}

/*
 * The nearest greater count before the part that makes the rate a slip, when no figure of the whole document could be the
 * whole that is meant.
 */
static void claim_slipped(const struct prose *prose, size_t rate, size_t part)
{
	size_t from = rate > REACH_OF_SLIPS ? rate - REACH_OF_SLIPS : 0;

	bool whole_percent = prose_figure(prose, rate)->printed == 0;

	if (known_whole(&prose->known, prose_figure(prose, part), prose_figure(prose, rate)))
		return;
	for (size_t i = part; i > from; i--) {
		const struct quantity *whole = prose_figure(prose, i - 1);
		struct claim_try attempt = share(prose->mentions[rate].quantity, prose->mentions[part].quantity,
						 prose->mentions[i - 1].quantity);

		if (!is_count(whole) || !is_above(whole, prose_figure(prose, part)) ||
		    !prose_same_kind(prose->facts, prose_figure(prose, part), whole))
			continue;
		if ((whole_percent ||
		     (!claim_try_slipped(prose->facts, &attempt) && !claim_try_part_slipped(prose->facts, &attempt))) &&
		    !(is_adjacent(prose, i - 1, part) && is_near(prose, &attempt)))
			continue;
		claim_try_emit(prose->facts, &attempt, CLAIM_RATE, "prose", rate_extent(prose, part, rate), true);
		return;
	}
}

/* The part of the sentence that fits rate and whole, or the nearest: "58 hộ, ..., năm 2020: 11 hộ, đạt 116% chỉ tiêu (50 hộ)". */
static size_t best_part(const struct prose *prose, size_t rate, size_t nearest, size_t whole)
{
	for (size_t i = nearest + 1; i > 0 && prose->mentions[i - 1].sentence == prose->mentions[rate].sentence; i--) {
		struct claim_try attempt = share(prose->mentions[rate].quantity, prose->mentions[i - 1].quantity,
						 prose->mentions[whole].quantity);

		if (is_count(prose_figure(prose, i - 1)) && claim_try_agrees(prose->facts, &attempt))
			return i - 1;
	}
	return nearest;
}

static bool claim_named_whole(const struct prose *prose, size_t rate, size_t part)
{
	size_t whole = find_named_whole(prose, rate);
	struct claim_try attempt;

	if (whole == prose->mention_count ||
	    !prose_same_kind(prose->facts, prose_figure(prose, part), prose_figure(prose, whole)))
		return false;
	part = best_part(prose, rate, part, whole);
	attempt = share(prose->mentions[rate].quantity, prose->mentions[part].quantity,
			prose->mentions[whole].quantity);
	claim_try_emit(prose->facts, &attempt, CLAIM_RATE, "prose-base", rate_extent(prose, part, whole), false);
	return true;
}

static bool fits_named_whole(const struct prose *prose, size_t rate, size_t part)
{
	size_t whole = find_named_whole(prose, rate);
	struct claim_try attempt;

	if (whole == prose->mention_count)
		return false;
	attempt = share(prose->mentions[rate].quantity, prose->mentions[part].quantity,
			prose->mentions[whole].quantity);
	return claim_try_agrees(prose->facts, &attempt);
}

/* "đạt 98,18% kế hoạch": of what was reached, not of what it grew by. */
static bool is_attained(const struct prose *prose, size_t rate)
{
	size_t at = prose->mentions[rate].token;

	return prose_word(prose, at - 1, "đạt") || prose_word(prose, at - 1, "bằng");
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

	while (part > 0 && !(is_count(prose_figure(prose, part - 1)) && same_label(prose, part - 1, rate)))
		part--;
	if (part == 0 || part - 1 == nearest)
		return false;
	part--;
	if (!claim_any_whole(prose, rate, part))
		claim_slipped(prose, rate, part);
	return true;
}

static void claim_rate(const struct prose *prose, size_t rate)
{
	size_t part;

	if (claim_fraction(prose, rate))
		return;
	part = find_part(prose, rate);
	if (part == prose->mention_count)
		return;
	if (claim_direction(prose, part) != 0 && is_attained(prose, rate) && !fits_named_whole(prose, rate, part))
		part = find_level(prose, part);
	if (part == prose->mention_count || claim_named_whole(prose, rate, part) || claim_far_fraction(prose, rate) ||
	    claim_labelled(prose, rate, part))
		return;
	if (claim_direction(prose, part) != 0)
		claim_change(prose, rate);
	else if (!claim_any_whole(prose, rate, part) && !claim_composed(prose, rate, part))
		claim_slipped(prose, rate, part);
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
	       is_count(prose_figure(prose, i)) && is_rate(prose_figure(prose, i + 1)) &&
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

/* When all shares but one follow from the sum of the parts, that one is wrong. */
static void claim_shares(const struct prose *prose, const struct shares *shares)
{
	size_t agreeing = 0;

	for (size_t i = 0; i < shares->count; i++) {
		struct claim_try attempt = share_of_all(prose, shares, i);

		agreeing += claim_try_agrees(prose->facts, &attempt);
	}
	if (agreeing + 1 < shares->count || agreeing < 2)
		return;
	for (size_t i = 0; i < shares->count; i++) {
		struct claim_try attempt = share_of_all(prose, shares, i);

		claim_try_emit(prose->facts, &attempt, CLAIM_RATE, "prose",
			       rate_extent(prose, shares->parts[i], shares->rates[i]), true);
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

/* a/b with a above b: impossible where the part is counted out of the whole. */
static void claim_exceeds(const struct prose *prose, size_t index)
{
	const struct quantity *a = prose_figure(prose, index);
	struct claim_try attempt = claim_try(FORMULA_SAME, prose->mentions[index].quantity);
	struct claim *claim;

	if (a->over == NO_INDEX || a->role != ROLE_VALUE ||
	    (is_above(a, &prose->facts->quantities[a->over]) && speaks_of_target(prose, index)))
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

		if (shares.count >= 3) {
			claim_shares(prose, &shares);
			i = shares.rates[shares.count - 1];
		}
	}
	for (size_t i = 0; i < prose->mention_count; i++) {
		const struct quantity *q = prose_figure(prose, i);

		if (!is_rate(q))
			claim_exceeds(prose, i);
		else if (claim_direction(prose, i) != 0)
			claim_change(prose, i);
		else
			claim_rate(prose, i);
	}
}
