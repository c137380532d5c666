/*
 * Growth and loss in prose: "1.314 lao động, tăng 118 lao động so với cùng kỳ (1.196 lao động), tương đương tăng 9,9%".
 *
 * Three figures and a rate hang together: the present one, the compared one, the difference. Whatever of them stand near the word of
 * growth or loss are tried; a contradiction needs the compared figure by name, or a slip of digits that would explain it.
 */
#include "claim/change.h"

#include "claim/base.h"
#include "extract/token.h"

enum { REACH = 16, TOKENS_TO_BRACKET = 6 };

int claim_direction(const struct prose *prose, size_t mention)
{
	static const char *const BETWEEN[] = {"thêm", "được", "là", "tới", "lên", "xuống"};
	size_t at = prose->mentions[mention].token;

	while (at > prose->first && prose_token(prose, at - 1)->kind == TOKEN_WORD) {
		bool skipped = false;

		at--;
		if (token_match_end(prose->facts, PHRASE_INCREASE, at, prose->first) != NULL)
			return 1;
		if (token_match_end(prose->facts, PHRASE_DECREASE, at, prose->first) != NULL)
			return -1;
		for (size_t i = 0; i < sizeof BETWEEN / sizeof BETWEEN[0]; i++)
			skipped = skipped || prose_word(prose, at, BETWEEN[i]);
		if (!skipped && token_match_end(prose->facts, PHRASE_APPROX, at, prose->first) == NULL)
			return 0;
	}
	return 0;
}

/* "đạt 102,9% kế hoạch giảm 350 hộ": a change that was planned. */
static bool is_planned(const struct prose *prose, size_t mention)
{
	size_t at = prose->mentions[mention].token;

	for (size_t back = 2; back <= 4 && at >= prose->first + back; back++) {
		size_t word = at - back;
		const struct phrase *phrase = token_match_end(prose->facts, PHRASE_BASE, word, prose->first);

		if ((phrase != NULL && phrase->value == BASE_PLAN) ||
		    token_match_end(prose->facts, PHRASE_TARGET, word, prose->first) != NULL)
			return true;
		if (prose_token(prose, word)->kind != TOKEN_WORD)
			return false;
	}
	return false;
}

/* The difference in units that belongs to a rate of change: the nearest count before it that a word of change governs. */
static size_t find_difference(const struct prose *prose, size_t rate, size_t compared)
{
	for (size_t i = rate; i > 0 && prose->mentions[i - 1].sentence == prose->mentions[rate].sentence; i--) {
		if (!prose_is_amount(prose_figure(prose, i - 1)) || i - 1 == compared)
			continue;
		return claim_direction(prose, i - 1) != 0 ? i - 1 : prose->mention_count;
	}
	return prose->mention_count;
}

static struct span extent_of(const struct prose *prose, size_t a, size_t b)
{
	size_t low = a < b ? a : b;
	size_t high = a < b ? b : a;

	return prose_span(prose, prose->mentions[low].token, prose->mentions[high].behind);
}

struct claim_try change_growth(const struct prose *prose, size_t rate, size_t present, size_t compared, int direction)
{
	struct claim_try attempt = claim_try(FORMULA_PERCENT, prose->mentions[rate].quantity);
	uint32_t now = prose->mentions[present].quantity;
	uint32_t then = prose->mentions[compared].quantity;

	claim_try_add(&attempt, direction < 0 ? then : now, false);
	claim_try_add(&attempt, direction < 0 ? now : then, true);
	claim_try_add(&attempt, then, false);
	return attempt;
}

static struct claim_try part_of(const struct prose *prose, size_t rate, size_t part, size_t whole)
{
	struct claim_try attempt = claim_try(FORMULA_PERCENT, prose->mentions[rate].quantity);

	claim_try_add(&attempt, prose->mentions[part].quantity, decimal_sign(prose_figure(prose, rate)->value) < 0);
	claim_try_add(&attempt, prose->mentions[whole].quantity, false);
	return attempt;
}

/* difference / (present -/+ difference) */
static struct claim_try part_of_former(const struct prose *prose, size_t rate, size_t difference, size_t present,
				       int direction)
{
	struct claim_try attempt = claim_try(FORMULA_PERCENT_OF_SUM, prose->mentions[rate].quantity);

	claim_try_add(&attempt, prose->mentions[difference].quantity,
		      decimal_sign(prose_figure(prose, rate)->value) < 0);
	claim_try_add(&attempt, prose->mentions[present].quantity, false);
	claim_try_add(&attempt, prose->mentions[difference].quantity, direction > 0);
	return attempt;
}

void change_emit(const struct prose *prose, const struct claim_try *attempt, const char *scope, size_t from, size_t to,
		 bool weak)
{
	claim_try_emit(prose->facts, attempt, CLAIM_CHANGE, scope, extent_of(prose, from, to), weak);
}

/* With the compared figure: the difference over it, or the present figure against it. */
static void claim_against(const struct prose *prose, size_t rate, size_t difference, size_t compared, int direction)
{
	struct claim_try attempt;
	size_t nearest = prose->mention_count;

	if (difference != prose->mention_count && change_same_kind(prose, difference, compared)) {
		attempt = part_of(prose, rate, difference, compared);
		change_emit(prose, &attempt, "prose", rate, compared, false);
		return;
	}
	for (size_t i = rate, seen = 0; i > 0 && seen < REACH; i--, seen++) {
		if (i - 1 == compared || !prose_is_amount(prose_figure(prose, i - 1)) ||
		    !change_same_kind(prose, i - 1, compared))
			continue;
		attempt = change_growth(prose, rate, i - 1, compared, direction);
		if (claim_try_agrees(prose->facts, &attempt)) {
			change_emit(prose, &attempt, "prose", rate, compared, false);
			return;
		}
		if (nearest == prose->mention_count && prose->mentions[i - 1].group == prose->mentions[rate].group)
			nearest = i - 1;
	}
	if (nearest == prose->mention_count)
		return;
	attempt = change_growth(prose, rate, nearest, compared, direction);
	change_emit(prose, &attempt, "prose", rate, compared, !claim_try_slipped(prose->facts, &attempt));
}

/* A figure of the sentence that no words put into another period or a plan: the present one. */
static bool is_present(const struct prose *prose, size_t level, size_t difference)
{
	return prose->mentions[level].sentence == prose->mentions[difference].sentence &&
	       !change_is_former(prose, level) && !base_is_plan(prose, level) &&
	       !prose_word(prose, prose->mentions[level].token - 1, "từ");
}

/*
 * Without it: the difference over some former or present figure near by. A rate that is the difference over the present figure was taken
 * of the wrong one.
 */
static void claim_difference_rate(const struct prose *prose, size_t rate, size_t difference, int direction)
{
	struct claim_try wrong;
	bool has_wrong = false;
	bool inverted = false;

	for (size_t i = difference, seen = 0; i > 0 && seen < REACH; i--, seen++) {
		struct claim_try former;
		struct claim_try whole;

		if (!prose_is_amount(prose_figure(prose, i - 1)) || !change_same_kind(prose, i - 1, difference))
			continue;
		former = part_of_former(prose, rate, difference, i - 1, direction);
		whole = part_of(prose, rate, difference, i - 1);
		if (claim_try_agrees(prose->facts, &former)) {
			change_emit(prose, &former, "prose", rate, i - 1, false);
			return;
		}
		if (claim_try_agrees(prose->facts, &whole)) {
			if (!is_present(prose, i - 1, difference) || prose_figure(prose, rate)->printed == 0) {
				change_emit(prose, &whole, "prose", rate, i - 1, false);
				return;
			}
			wrong = inverted ? wrong : former;
			has_wrong = inverted = true;
		}
		for (int k = 0; k < 2 && !has_wrong; k++) {
			wrong = k == 0 ? former : whole;
			has_wrong = claim_try_slipped(prose->facts, &wrong) ||
				    (seen < 4 && claim_try_part_slipped(prose->facts, &wrong));
		}
	}
	if (has_wrong)
		change_emit(prose, &wrong, "prose", rate, difference, true);
}

void claim_change(const struct prose *prose, size_t rate)
{
	size_t compared = change_compared(prose, rate);
	size_t difference = find_difference(prose, rate, compared);
	int direction = claim_direction(prose, rate);

	if (direction == 0 && difference != prose->mention_count)
		direction = claim_direction(prose, difference);
	if (direction == 0 || is_planned(prose, rate) || change_way_rate(prose, rate, direction))
		return;
	if (compared != prose->mention_count && prose_figure(prose, compared)->unit == UNIT_PERCENT &&
	    decimal_sign(prose_figure(prose, compared)->value) > 0 &&
	    decimal_sign(prose_figure(prose, rate)->value) > 0)
		change_rate_against(prose, rate, compared, direction);
	else if (compared != prose->mention_count && prose_is_amount(prose_figure(prose, compared)))
		claim_against(prose, rate, difference, compared, direction);
	else if (difference != prose->mention_count)
		claim_difference_rate(prose, rate, difference, direction);
}

struct claim_try change_difference(const struct prose *prose, size_t difference, size_t present, size_t compared,
				   int direction)
{
	struct claim_try attempt = claim_try(FORMULA_SUM, prose->mentions[difference].quantity);

	claim_try_add(&attempt, prose->mentions[direction > 0 ? present : compared].quantity, false);
	claim_try_add(&attempt, prose->mentions[direction > 0 ? compared : present].quantity, true);
	return attempt;
}

/* Neither is more than double the other. */
static bool is_near(const struct prose *prose, size_t a, size_t b)
{
	struct decimal p = prose_figure(prose, a)->value;
	struct decimal q = prose_figure(prose, b)->value;
	struct decimal double_p;
	struct decimal double_q;
	int below;
	int above;

	return decimal_add(&double_p, p, p) && decimal_add(&double_q, q, q) && decimal_compare(&below, p, double_q) &&
	       below <= 0 && decimal_compare(&above, q, double_p) && above <= 0;
}

/* The present figure is the one right before the change, in its sentence and unit: whatever it gives, it is meant. */
static bool is_certain(const struct prose *prose, size_t present, size_t difference, size_t compared)
{
	uint32_t group = prose->mentions[difference].group;

	if (prose->mentions[present].sentence != prose->mentions[difference].sentence ||
	    prose_figure(prose, present)->unit != prose_figure(prose, difference)->unit ||
	    prose_figure(prose, present)->unit == UNIT_NONE || !is_near(prose, present, compared) ||
	    (prose->mentions[present].group != group && prose->mentions[present].group != prose->groups[group].parent))
		return false;
	for (size_t i = prose->mentions[present].behind; i < prose->mentions[difference].token; i++)
		if (prose_mark(prose, i, ';'))
			return false;
	for (size_t i = present + 1; i < difference; i++)
		if (i != compared && prose_is_amount(prose_figure(prose, i)))
			return false;
	return true;
}

/* "tăng 84 kết nạp mới, giảm 37 chuyển đi so với đầu năm": flows both ways, whose balance is another matter. */
static bool goes_both_ways(const struct prose *prose, size_t difference, size_t compared, int direction)
{
	size_t from = difference;

	while (from > 0 && from + REACH > difference &&
	       prose->mentions[from - 1].sentence == prose->mentions[difference].sentence)
		from--;
	for (size_t i = from; i < compared && i < prose->mention_count; i++)
		if (i != difference && claim_direction(prose, i) == -direction && change_same_kind(prose, i, compared))
			return true;
	return false;
}

static void claim_count_change(const struct prose *prose, size_t difference, int direction)
{
	size_t compared = change_compared(prose, difference);
	struct claim_try wrong;
	bool has_wrong = false;

	if (compared == prose->mention_count || !prose_is_amount(prose_figure(prose, compared)) ||
	    !change_same_kind(prose, difference, compared))
		return;
	for (size_t i = difference, seen = 0; i > 0 && seen < REACH; i--, seen++) {
		struct claim_try attempt;

		if (i - 1 == compared || !prose_is_amount(prose_figure(prose, i - 1)) ||
		    !change_same_kind(prose, i - 1, compared))
			continue;
		attempt = change_difference(prose, difference, i - 1, compared, direction);
		if (claim_try_agrees(prose->facts, &attempt)) {
			change_emit(prose, &attempt, "prose-difference", difference, compared, false);
			return;
		}
		if (!has_wrong && (is_certain(prose, i - 1, difference, compared) ||
				   (claim_try_slipped(prose->facts, &attempt) && is_near(prose, i - 1, compared)))) {
			wrong = attempt;
			has_wrong = true;
		}
	}
	if (has_wrong && !goes_both_ways(prose, difference, compared, direction))
		change_emit(prose, &wrong, "prose-difference", difference, compared, true);
}

/* "tăng gấp 1,5 lần so với cùng kỳ (18,4 tỷ đồng)", "gấp 2,5 lần cùng kỳ": the present figure over the compared one. */
static void claim_times(const struct prose *prose, size_t times)
{
	size_t compared = change_compared(prose, times);
	struct claim_try attempt = claim_try(FORMULA_RATIO, prose->mentions[times].quantity);

	if (change_way_times(prose, times))
		return;
	if (compared == prose->mention_count && times + 1 < prose->mention_count &&
	    prose->mentions[times + 1].token <= prose->mentions[times].behind + TOKENS_TO_BRACKET &&
	    prose_mark(prose, prose->mentions[times + 1].token - 1, '('))
		compared = times + 1;
	if (compared == prose->mention_count)
		return;
	for (size_t i = times; i > 0 && prose->mentions[i - 1].sentence == prose->mentions[times].sentence; i--) {
		if (i - 1 == compared || !prose_is_amount(prose_figure(prose, i - 1)) ||
		    !change_same_kind(prose, i - 1, compared))
			continue;
		claim_try_add(&attempt, prose->mentions[i - 1].quantity, false);
		claim_try_add(&attempt, prose->mentions[compared].quantity, false);
		change_emit(prose, &attempt, "prose", times, compared, true);
		return;
	}
}

/* "gấp 2,5 lần" */
static bool is_times(const struct prose *prose, size_t mention)
{
	const struct mention *at = &prose->mentions[mention];

	return prose_word(prose, at->token - 1, "gấp") && prose_word(prose, at->behind - 1, "lần");
}

void claim_changes(const struct prose *prose)
{
	change_ways(prose);
	for (size_t i = 0; i < prose->mention_count; i++) {
		bool count = prose_is_amount(prose_figure(prose, i));
		int direction = count || prose_figure(prose, i)->unit == UNIT_POINT ? claim_direction(prose, i) : 0;

		if (is_times(prose, i))
			claim_times(prose, i);
		if (direction == 0 || is_planned(prose, i) || change_way(prose, i, direction))
			continue;
		if (count)
			claim_count_change(prose, i, direction);
		else
			change_points(prose, i, direction);
	}
}
