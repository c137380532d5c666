/*
 * Growth and loss in prose: "1.314 lao động, tăng 118 lao động so với cùng kỳ (1.196 lao động), tương đương tăng 9,9%".
 *
 * Three figures and a rate hang together: the present one, the compared one, the difference. Whatever of them stand near the word of
 * growth or loss are tried; a contradiction needs the compared figure by name, or a slip of digits that would explain it.
 */
#include "claim/prose_claims.h"
#include "claim/try.h"
#include "extract/token.h"

enum { REACH = 16, WORDS_TO_BASE = 16 };

/* Of one unit; whether it is said per year or head is often left out of the difference. */
static bool same_kind(const struct prose *prose, size_t a, size_t b)
{
	const struct lexicon *lexicon = prose->facts->vocabulary.lexicon;
	const struct quantity *p = prose_figure(prose, a);
	const struct quantity *q = prose_figure(prose, b);

	return p->unit == UNIT_NONE || q->unit == UNIT_NONE ||
	       lexicon_unit_family(lexicon, p->unit) == lexicon_unit_family(lexicon, q->unit);
}

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

static bool compares(const struct prose *prose, size_t from, size_t end)
{
	for (size_t at = from; at < end; at++)
		if (prose_word(prose, at, "với") || prose_word(prose, at, "kỳ") || prose_word(prose, at, "trước"))
			return true;
	return false;
}

/* The figure that opens bracket `group` when words of comparison stand before it: "so với cùng kỳ năm 2023 (227 việc)". */
static size_t compared_in_bracket(const struct prose *prose, uint32_t group, uint32_t level)
{
	size_t open = prose->groups[group].open;
	size_t mention = prose_mention_from(prose, open);
	size_t from = open > prose->first + WORDS_TO_BASE ? open - WORDS_TO_BASE : prose->first;

	if (prose->groups[group].parent != level || mention >= prose->mention_count ||
	    prose->mentions[mention].token > open + 3 || prose->mentions[mention].group != group)
		return prose->mention_count;
	while (from < open && prose_sentence(prose, from) != prose_sentence(prose, open))
		from++;
	for (size_t at = open; at > from; at--) {
		const struct token *token = prose_token(prose, at - 1);

		if (token->kind == TOKEN_PUNCT && !token_is_mark(token, '-')) {
			from = at;
			break;
		}
	}
	return compares(prose, from, open) ? mention : prose->mention_count;
}

/* "so với cùng kỳ năm 2022 là 21 vụ": the figure behind the words of comparison, no mark between. */
static size_t compared_behind(const struct prose *prose, size_t mention)
{
	size_t from = prose->mentions[mention].behind;
	size_t next = prose_mention_from(prose, from);

	if (next >= prose->mention_count || prose->mentions[next].group != prose->mentions[mention].group ||
	    prose->mentions[next].token > from + WORDS_TO_BASE ||
	    !prose_word(prose, prose->mentions[next].token - 1, "là"))
		return prose->mention_count;
	for (size_t at = from; at < prose->mentions[next].token; at++)
		if (prose_token(prose, at)->kind == TOKEN_PUNCT)
			return prose->mention_count;
	return compares(prose, from, prose->mentions[next].token) ? next : prose->mention_count;
}

/* The compared figure of the sentence, behind the mention rather than before it. mention_count: not said. */
static size_t find_compared(const struct prose *prose, size_t mention)
{
	const struct mention *at = &prose->mentions[mention];
	size_t before = compared_behind(prose, mention);

	if (before != prose->mention_count)
		return before;
	for (uint32_t i = 1; i < prose->group_count; i++) {
		size_t found;

		if (prose_sentence(prose, prose->groups[i].open) != at->sentence || i == at->group)
			continue;
		found = compared_in_bracket(prose, i, at->group == 0 ? 0 : prose->groups[at->group].parent);
		if (found == prose->mention_count)
			continue;
		if (prose->groups[i].open > at->token)
			return found;
		/* "So với cùng kỳ (16 vụ), số vụ giảm 03 vụ": unless the comparison is that of a figure before it. */
		if (found == 0 || prose->mentions[found - 1].sentence != at->sentence || found + 1 == mention)
			before = found;
	}
	return before;
}

/* The difference in units that belongs to a rate of change: the nearest count before it that a word of change governs. */
static size_t find_difference(const struct prose *prose, size_t rate)
{
	for (size_t i = rate; i > 0 && prose->mentions[i - 1].sentence == prose->mentions[rate].sentence; i--) {
		if (!prose_is_amount(prose_figure(prose, i - 1)))
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

/* (present - compared) / compared, with the sign turned for a loss, so that the result is positive. */
static struct claim_try growth(const struct prose *prose, size_t rate, size_t present, size_t compared, int direction)
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

static void emit(const struct prose *prose, const struct claim_try *attempt, const char *scope, size_t from, size_t to,
		 bool weak)
{
	claim_try_emit(prose->facts, attempt, CLAIM_CHANGE, scope, extent_of(prose, from, to), weak);
}

/* With the compared figure: the difference over it, or the present figure against it. */
static void claim_against(const struct prose *prose, size_t rate, size_t difference, size_t compared, int direction)
{
	struct claim_try attempt;
	size_t nearest = prose->mention_count;

	if (difference != prose->mention_count && same_kind(prose, difference, compared)) {
		attempt = part_of(prose, rate, difference, compared);
		emit(prose, &attempt, "prose", rate, compared, false);
		return;
	}
	for (size_t i = rate, seen = 0; i > 0 && seen < REACH; i--, seen++) {
		if (i - 1 == compared || !prose_is_amount(prose_figure(prose, i - 1)) ||
		    !same_kind(prose, i - 1, compared))
			continue;
		attempt = growth(prose, rate, i - 1, compared, direction);
		if (claim_try_agrees(prose->facts, &attempt)) {
			emit(prose, &attempt, "prose", rate, compared, false);
			return;
		}
		if (nearest == prose->mention_count && prose->mentions[i - 1].group == prose->mentions[rate].group)
			nearest = i - 1;
	}
	if (nearest == prose->mention_count)
		return;
	attempt = growth(prose, rate, nearest, compared, direction);
	emit(prose, &attempt, "prose", rate, compared, !claim_try_slipped(prose->facts, &attempt));
}

/* Without it: the difference over some former or present figure near by. */
static void claim_difference_rate(const struct prose *prose, size_t rate, size_t difference, int direction)
{
	struct claim_try slipped;
	bool has_slipped = false;

	for (size_t i = difference, seen = 0; i > 0 && seen < REACH; i--, seen++) {
		struct claim_try attempts[2];

		if (!prose_is_amount(prose_figure(prose, i - 1)) || !same_kind(prose, i - 1, difference))
			continue;
		attempts[0] = part_of_former(prose, rate, difference, i - 1, direction);
		attempts[1] = part_of(prose, rate, difference, i - 1);
		for (int k = 0; k < 2; k++) {
			if (claim_try_agrees(prose->facts, &attempts[k])) {
				emit(prose, &attempts[k], "prose", rate, i - 1, false);
				return;
			}
			if (!has_slipped && (claim_try_slipped(prose->facts, &attempts[k]) ||
					     (seen < 4 && claim_try_part_slipped(prose->facts, &attempts[k])))) {
				slipped = attempts[k];
				has_slipped = true;
			}
		}
	}
	if (has_slipped)
		emit(prose, &slipped, "prose", rate, difference, true);
}

/* "vượt 0,97% so với chỉ tiêu (90%)": points between two rates. */
static bool claim_points(const struct prose *prose, size_t rate, size_t compared, int direction)
{
	for (size_t i = rate; i > 0; i--) {
		struct claim_try attempt = claim_try(FORMULA_SUM, prose->mentions[rate].quantity);

		if (i - 1 == compared || prose_figure(prose, i - 1)->unit != UNIT_PERCENT ||
		    decimal_sign(prose_figure(prose, i - 1)->value) < 0)
			continue;
		claim_try_add(&attempt, prose->mentions[direction > 0 ? i - 1 : compared].quantity, false);
		claim_try_add(&attempt, prose->mentions[direction > 0 ? compared : i - 1].quantity, true);
		emit(prose, &attempt, "prose-points", rate, compared, true);
		return true;
	}
	return false;
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
	struct claim_try relative = growth(prose, rate, rate - 1, rate - 2, direction);

	if (prose_figure(prose, rate - 1)->unit != UNIT_PERCENT || prose_figure(prose, rate - 2)->unit != UNIT_PERCENT)
		return false;
	claim_try_add(&points, prose->mentions[direction > 0 ? rate - 1 : rate - 2].quantity, false);
	claim_try_add(&points, prose->mentions[direction > 0 ? rate - 2 : rate - 1].quantity, true);
	emit(prose, claim_try_agrees(prose->facts, &relative) ? &relative : &points, "prose-points", rate - 2, rate,
	     true);
	return true;
}

/* "từ 210.000 đồng/m3 lên 265.000 đồng/m3, tăng 26,19%" */
static bool claim_way_rate(const struct prose *prose, size_t rate, int direction)
{
	struct claim_try attempt;

	if (rate < 2 || prose->mentions[rate - 2].sentence != prose->mentions[rate].sentence ||
	    !is_way(prose, rate - 2, rate - 1))
		return false;
	if (claim_way_points(prose, rate, direction))
		return true;
	if (!prose_is_amount(prose_figure(prose, rate - 2)) || !prose_is_amount(prose_figure(prose, rate - 1)) ||
	    !same_kind(prose, rate - 2, rate - 1))
		return false;
	attempt = growth(prose, rate, rate - 1, rate - 2, direction);
	emit(prose, &attempt, "prose", rate - 2, rate, false);
	return true;
}

void claim_change(const struct prose *prose, size_t rate)
{
	size_t compared = find_compared(prose, rate);
	size_t difference = find_difference(prose, rate);
	int direction = claim_direction(prose, rate);

	if (direction == 0 && difference != prose->mention_count)
		direction = claim_direction(prose, difference);
	if (direction == 0 || claim_way_rate(prose, rate, direction))
		return;
	if (compared != prose->mention_count && prose_figure(prose, compared)->unit == UNIT_PERCENT &&
	    decimal_sign(prose_figure(prose, compared)->value) > 0 &&
	    decimal_sign(prose_figure(prose, rate)->value) > 0)
		claim_points(prose, rate, compared, direction);
	else if (compared != prose->mention_count && prose_is_amount(prose_figure(prose, compared)))
		claim_against(prose, rate, difference, compared, direction);
	else if (difference != prose->mention_count)
		claim_difference_rate(prose, rate, difference, direction);
}

static struct claim_try difference_of(const struct prose *prose, size_t difference, size_t present, size_t compared,
				      int direction)
{
	struct claim_try attempt = claim_try(FORMULA_SUM, prose->mentions[difference].quantity);

	claim_try_add(&attempt, prose->mentions[direction > 0 ? present : compared].quantity, false);
	claim_try_add(&attempt, prose->mentions[direction > 0 ? compared : present].quantity, true);
	return attempt;
}

/* "giảm từ 5,42% xuống còn 4,15%, giảm 1,27 điểm phần trăm": the difference of the two ends. */
static bool claim_way(const struct prose *prose, size_t difference, int direction)
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
		emit(prose, &attempt, from->unit == UNIT_PERCENT ? "prose-points" : "prose-difference", i - 2,
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

static struct claim_try points_between(const struct prose *prose, size_t points, uint32_t now, uint32_t then,
				       int direction)
{
	struct claim_try attempt = claim_try(FORMULA_SUM, prose->mentions[points].quantity);

	claim_try_add(&attempt, direction < 0 ? then : now, false);
	claim_try_add(&attempt, direction < 0 ? now : then, true);
	return attempt;
}

/* "... chiếm 6,99%, giảm 3,11 điểm phần trăm": the rate before it against an earlier one of the section. */
static void claim_rate_points(const struct prose *prose, size_t points, int direction)
{
	uint32_t rates[MOST_RATES];
	size_t count = rates_before(prose, points, rates);
	struct claim_try slipped;
	bool has_slipped = false;

	for (size_t now = 0; now < count; now++) {
		for (size_t then = now + 1; then < count; then++) {
			struct claim_try attempt = points_between(prose, points, rates[now], rates[then], direction);

			if (claim_try_agrees(prose->facts, &attempt)) {
				emit(prose, &attempt, "prose-points", points, points, true);
				return;
			}
			if (now == 0 && !has_slipped && claim_try_slipped(prose->facts, &attempt)) {
				slipped = attempt;
				has_slipped = true;
			}
		}
	}
	if (has_slipped && prose_figure(prose, points)->printed >= 2)
		emit(prose, &slipped, "prose-points", points, points, true);
}

static void claim_count_change(const struct prose *prose, size_t difference, int direction)
{
	size_t compared = find_compared(prose, difference);
	struct claim_try slipped;
	bool has_slipped = false;

	if (compared == prose->mention_count || !prose_is_amount(prose_figure(prose, compared)) ||
	    !same_kind(prose, difference, compared))
		return;
	for (size_t i = difference, seen = 0; i > 0 && seen < REACH; i--, seen++) {
		struct claim_try attempt;

		if (i - 1 == compared || !prose_is_amount(prose_figure(prose, i - 1)) ||
		    !same_kind(prose, i - 1, compared))
			continue;
		attempt = difference_of(prose, difference, i - 1, compared, direction);
		if (claim_try_agrees(prose->facts, &attempt)) {
			emit(prose, &attempt, "prose-difference", difference, compared, false);
			return;
		}
		if (!has_slipped && claim_try_slipped(prose->facts, &attempt)) {
			slipped = attempt;
			has_slipped = true;
		}
	}
	if (has_slipped)
		emit(prose, &slipped, "prose-difference", difference, compared, true);
}

void claim_changes(const struct prose *prose)
{
	for (size_t i = 0; i < prose->mention_count; i++) {
		bool count = prose_is_amount(prose_figure(prose, i));
		int direction = count || prose_figure(prose, i)->unit == UNIT_POINT ? claim_direction(prose, i) : 0;

		if (direction == 0 || claim_way(prose, i, direction))
			continue;
		if (count)
			claim_count_change(prose, i, direction);
		else
			claim_rate_points(prose, i, direction);
	}
}
