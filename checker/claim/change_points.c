/*
 * Ways from one figure to another, and points between two rates: "giảm từ 5,42% xuống còn 4,15%, giảm 1,27 điểm phần trăm".
 */
#include "claim/change.h"

static struct claim_try points_between(const struct prose *prose, size_t points, uint32_t now, uint32_t then,
				       int direction)
{
	struct claim_try attempt = claim_try(FORMULA_SUM, prose->mentions[points].quantity);

	claim_try_add(&attempt, direction < 0 ? then : now, false);
	claim_try_add(&attempt, direction < 0 ? now : then, true);
	return attempt;
}

/* The nearest rate before the mention, of its sentence or the one before, that is no change and not the compared one. */
static size_t present_rate(const struct prose *prose, size_t mention, size_t compared)
{
	const struct mention *at = &prose->mentions[mention];
	uint32_t parent = prose->groups[at->group].parent;

	for (size_t i = mention; i > 0 && prose->mentions[i - 1].sentence + 1 >= at->sentence; i--)
		if (i - 1 != compared &&
		    (prose->mentions[i - 1].group == at->group || prose->mentions[i - 1].group == parent) &&
		    prose_figure(prose, i - 1)->unit == UNIT_PERCENT &&
		    decimal_sign(prose_figure(prose, i - 1)->value) >= 0 && claim_direction(prose, i - 1) == 0)
			return i - 1;
	return prose->mention_count;
}

void change_rate_against(const struct prose *prose, size_t rate, size_t compared, int direction)
{
	size_t now = present_rate(prose, rate, compared);
	struct claim_try points;
	struct claim_try relative;

	if (now == prose->mention_count)
		return;
	points = points_between(prose, rate, prose->mentions[now].quantity, prose->mentions[compared].quantity,
				direction);
	relative = change_growth(prose, rate, now, compared, direction);
	change_emit(prose, claim_try_agrees(prose->facts, &relative) ? &relative : &points, "prose-points", rate,
		    compared, true);
}

/* Whether the two rates before the mention are said as a way: "giảm từ 5,42% xuống còn 4,15%". */
static bool is_way(const struct prose *prose, size_t from, size_t to)
{
	if (!prose_word(prose, prose->mentions[from].token - 1, "từ") ||
	    prose->mentions[to].group != prose->mentions[from].group)
		return false;
	for (size_t at = prose->mentions[from].behind; at < prose->mentions[to].token; at++)
		if (prose_word(prose, at, "xuống") || prose_word(prose, at, "lên"))
			return true;
	return false;
}

/* Whether the ends of the way are of the kind that the change is of; a rate of change goes with any. */
static bool goes_with(const struct prose *prose, size_t change, size_t from)
{
	const struct quantity *q = prose_figure(prose, change);
	bool rates = prose_figure(prose, from)->unit == UNIT_PERCENT;

	if (rates != (prose_figure(prose, from + 1)->unit == UNIT_PERCENT) || !change_same_kind(prose, from, from + 1))
		return false;
	if (q->unit == UNIT_PERCENT)
		return true;
	return q->unit == UNIT_POINT ? rates : !rates && change_same_kind(prose, change, from);
}

enum { TOKENS_TO_WAY = 3 };

/* The start of the way that the change is over: before it in its sentence, or right behind it. mention_count: none. */
static size_t find_way(const struct prose *prose, size_t change)
{
	uint32_t sentence = prose->mentions[change].sentence;

	for (size_t i = change; i >= 2 && prose->mentions[i - 2].sentence == sentence; i--)
		if (is_way(prose, i - 2, i - 1) && goes_with(prose, change, i - 2))
			return i - 2;
	if (change + 2 < prose->mention_count && prose->mentions[change + 2].sentence == sentence &&
	    prose->mentions[change + 1].token <= prose->mentions[change].behind + TOKENS_TO_WAY &&
	    is_way(prose, change + 1, change + 2) && goes_with(prose, change, change + 1))
		return change + 1;
	return prose->mention_count;
}

/* "tăng từ 62,5% lên 65,8% (tăng 3,3%)": points, or the rate of growth of the rate. */
static void claim_way_points(const struct prose *prose, size_t rate, size_t from, int direction)
{
	struct claim_try points = change_difference(prose, rate, from + 1, from, direction);
	struct claim_try relative = change_growth(prose, rate, from + 1, from, direction);

	change_emit(prose, claim_try_agrees(prose->facts, &relative) ? &relative : &points, "prose-points", from, rate,
		    true);
}

bool change_way_rate(const struct prose *prose, size_t rate, int direction)
{
	size_t from = find_way(prose, rate);
	struct claim_try attempt;

	if (from == prose->mention_count)
		return false;
	if (prose_figure(prose, from)->unit == UNIT_PERCENT) {
		claim_way_points(prose, rate, from, direction);
		return true;
	}
	if (!prose_is_amount(prose_figure(prose, from)) || !prose_is_amount(prose_figure(prose, from + 1)))
		return false;
	attempt = change_growth(prose, rate, from + 1, from, direction);
	change_emit(prose, &attempt, "prose", from, rate, false);
	return true;
}

bool change_way(const struct prose *prose, size_t difference, int direction)
{
	size_t from = find_way(prose, difference);
	struct claim_try attempt;

	if (from == prose->mention_count)
		return false;
	attempt = change_difference(prose, difference, from + 1, from, direction);
	change_emit(prose, &attempt,
		    prose_figure(prose, from)->unit == UNIT_PERCENT ? "prose-points" : "prose-difference", from,
		    difference, true);
	return true;
}

bool change_way_times(const struct prose *prose, size_t times)
{
	struct claim_try attempt = claim_try(FORMULA_RATIO, prose->mentions[times].quantity);
	size_t from = times;

	while (from >= 2 && prose->mentions[from - 2].sentence == prose->mentions[times].sentence &&
	       !is_way(prose, from - 2, from - 1))
		from--;
	if (from >= 2 && is_way(prose, from - 2, from - 1))
		from -= 2;
	else if (times + 2 < prose->mention_count && is_way(prose, times + 1, times + 2))
		from = times + 1;
	else
		return false;
	if (!change_same_kind(prose, from, from + 1))
		return false;
	claim_try_add(&attempt, prose->mentions[from + 1].quantity, false);
	claim_try_add(&attempt, prose->mentions[from].quantity, false);
	change_emit(prose, &attempt, "prose", from, times, true);
	return true;
}

/* 1 between the ends of a way that leads up, -1 down; 0 where they are no way. */
static int way_direction(const struct prose *prose, size_t from)
{
	if (!is_way(prose, from, from + 1))
		return 0;
	for (size_t at = prose->mentions[from].behind; at < prose->mentions[from + 1].token; at++)
		if (prose_word(prose, at, "xuống"))
			return -1;
	return 1;
}

/* "giảm từ 5,42% xuống còn 6,15%": the end against the start. */
void change_ways(const struct prose *prose)
{
	for (size_t from = 0; from + 1 < prose->mention_count; from++) {
		int direction = way_direction(prose, from);
		struct claim_try attempt = claim_try(FORMULA_SAME, prose->mentions[from + 1].quantity);
		struct claim *claim;

		if (direction == 0 || !goes_with(prose, from, from))
			continue;
		claim_try_add(&attempt, prose->mentions[from].quantity, false);
		claim = claim_try_emit(prose->facts, &attempt, CLAIM_CHANGE, "prose-direction",
				       prose_span(prose, prose->mentions[from].token, prose->mentions[from + 1].behind),
				       true);
		claim->relation = direction > 0 ? RELATION_AT_LEAST : RELATION_AT_MOST;
	}
}

enum { MOST_RATES = 16, BLOCKS_BACK = 4 };

/* Rates of the text before the mention, the nearest first. */
static size_t rates_before(const struct prose *prose, size_t mention, uint32_t rates[MOST_RATES])
{
	const struct facts *facts = prose->facts;
	size_t count = 0;

	for (uint32_t i = prose->mentions[mention].quantity; i > 0 && count < MOST_RATES; i--) {
		const struct quantity *q = &facts->quantities[i - 1];

		if (q->table != NO_INDEX || q->block + BLOCKS_BACK < prose->block)
			break;
		if (q->unit == UNIT_PERCENT && q->role == ROLE_VALUE && q->approx == APPROX_EXACT)
			rates[count++] = i - 1;
	}
	return count;
}

/* Against the compared rate, when the sentence names one. */
static bool compared_points(const struct prose *prose, size_t points, int direction, struct claim_try *attempt)
{
	size_t compared = change_compared(prose, points);
	size_t now;

	if (compared == prose->mention_count || prose_figure(prose, compared)->unit != UNIT_PERCENT)
		return false;
	now = present_rate(prose, points, compared);
	if (now == prose->mention_count)
		return false;
	*attempt = points_between(prose, points, prose->mentions[now].quantity, prose->mentions[compared].quantity,
				  direction);
	return true;
}

/* The rate before it against an earlier one of the section. */
static bool earlier_points(const struct prose *prose, size_t points, int direction, struct claim_try *found)
{
	uint32_t rates[MOST_RATES];
	size_t count = rates_before(prose, points, rates);
	bool slipped = false;
	bool near = false; /* the two nearest rates */

	for (size_t now = 0; now < count; now++) {
		for (size_t then = now + 1; then < count; then++) {
			struct claim_try attempt = points_between(prose, points, rates[now], rates[then], direction);
			bool agrees = claim_try_agrees(prose->facts, &attempt);

			if (!agrees && (slipped || now > 0 || !claim_try_slipped(prose->facts, &attempt)))
				continue;
			slipped = true;
			near = then == 1;
			*found = attempt;
			if (agrees)
				return true;
		}
	}
	return slipped && (near || prose_figure(prose, points)->printed >= 2);
}

void change_points(const struct prose *prose, size_t points, int direction)
{
	struct claim_try compared;
	struct claim_try earlier;
	bool has_compared = compared_points(prose, points, direction, &compared);

	if (!(has_compared && claim_try_agrees(prose->facts, &compared)) &&
	    earlier_points(prose, points, direction, &earlier) &&
	    (!has_compared || claim_try_agrees(prose->facts, &earlier))) {
		compared = earlier;
		has_compared = true;
	}
	if (has_compared)
		change_emit(prose, &compared, "prose-points", points, points, true);
}
