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
	for (size_t i = mention; i > 0 && prose->mentions[i - 1].sentence + 1 >= prose->mentions[mention].sentence; i--)
		if (i - 1 != compared && prose_figure(prose, i - 1)->unit == UNIT_PERCENT &&
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

/* "tăng từ 62,5% lên 65,8% (tăng 3,3%)": points, or the rate of growth of the rate. */
static bool claim_way_points(const struct prose *prose, size_t rate, int direction)
{
	struct claim_try points = claim_try(FORMULA_SUM, prose->mentions[rate].quantity);
	struct claim_try relative = change_growth(prose, rate, rate - 1, rate - 2, direction);

	if (prose_figure(prose, rate - 1)->unit != UNIT_PERCENT || prose_figure(prose, rate - 2)->unit != UNIT_PERCENT)
		return false;
	claim_try_add(&points, prose->mentions[direction > 0 ? rate - 1 : rate - 2].quantity, false);
	claim_try_add(&points, prose->mentions[direction > 0 ? rate - 2 : rate - 1].quantity, true);
	change_emit(prose, claim_try_agrees(prose->facts, &relative) ? &relative : &points, "prose-points", rate - 2,
		    rate, true);
	return true;
}

/* "từ 210.000 đồng/m3 lên 265.000 đồng/m3, tăng 26,19%" */
bool change_way_rate(const struct prose *prose, size_t rate, int direction)
{
	struct claim_try attempt;

	if (rate < 2 || prose->mentions[rate - 2].sentence != prose->mentions[rate].sentence ||
	    !is_way(prose, rate - 2, rate - 1))
		return false;
	if (claim_way_points(prose, rate, direction))
		return true;
	if (!prose_is_amount(prose_figure(prose, rate - 2)) || !prose_is_amount(prose_figure(prose, rate - 1)) ||
	    !change_same_kind(prose, rate - 2, rate - 1))
		return false;
	attempt = change_growth(prose, rate, rate - 1, rate - 2, direction);
	change_emit(prose, &attempt, "prose", rate - 2, rate, false);
	return true;
}

/* "giảm từ 5,42% xuống còn 4,15%, giảm 1,27 điểm phần trăm": the difference of the two ends. */
bool change_way(const struct prose *prose, size_t difference, int direction)
{
	for (size_t i = difference; i >= 2; i--) {
		const struct quantity *from = prose_figure(prose, i - 2);
		struct claim_try attempt = claim_try(FORMULA_SUM, prose->mentions[difference].quantity);

		if (prose->mentions[i - 2].sentence != prose->mentions[difference].sentence)
			return false;
		if (!is_way(prose, i - 2, i - 1) || prose_figure(prose, i - 1)->unit != from->unit)
			continue;
		claim_try_add(&attempt, prose->mentions[direction > 0 ? i - 1 : i - 2].quantity, false);
		claim_try_add(&attempt, prose->mentions[direction > 0 ? i - 2 : i - 1].quantity, true);
		change_emit(prose, &attempt, from->unit == UNIT_PERCENT ? "prose-points" : "prose-difference", i - 2,
			    difference, true);
		return true;
	}
	return false;
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

/* "... chiếm 6,99%, giảm 3,11 điểm phần trăm": the rate before it against an earlier one of the section. */
void change_points(const struct prose *prose, size_t points, int direction)
{
	uint32_t rates[MOST_RATES];
	size_t count = rates_before(prose, points, rates);
	struct claim_try slipped;
	bool has_slipped = false;

	for (size_t now = 0; now < count; now++) {
		for (size_t then = now + 1; then < count; then++) {
			struct claim_try attempt = points_between(prose, points, rates[now], rates[then], direction);

			if (claim_try_agrees(prose->facts, &attempt)) {
				change_emit(prose, &attempt, "prose-points", points, points, true);
				return;
			}
			if (now == 0 && !has_slipped && claim_try_slipped(prose->facts, &attempt)) {
				slipped = attempt;
				has_slipped = true;
			}
		}
	}
	if (has_slipped && prose_figure(prose, points)->printed >= 2)
		change_emit(prose, &slipped, "prose-points", points, points, true);
}
