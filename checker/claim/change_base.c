/*
 * The figure that a growth or loss is measured against.
 *
 * It is named before or behind the change: in a bracket behind words of comparison, behind "là", or with the words of the other period at
 * the figure itself.
 */
#include "claim/change.h"

#include "claim/base.h"
#include "extract/token.h"

enum { WORDS_TO_BASE = 16, WORDS_TO_PERIOD = 12, WORDS_BEHIND = 5 };

bool change_same_kind(const struct prose *prose, size_t a, size_t b)
{
	return quantity_same_unit(prose->facts, prose_figure(prose, a), prose_figure(prose, b));
}

/* The year that the report is about; 0 when it does not say one. */
static int32_t own_year(const struct facts *facts)
{
	const struct period *period;

	if (facts->identity.period == NO_INDEX)
		return 0;
	period = &facts->periods[facts->identity.period];
	return period->end_year != 0 ? period->end_year : period->year;
}

static bool is_year(const struct prose *prose, size_t at)
{
	const struct token *token = prose_token(prose, at);

	return token->kind == TOKEN_NUMBER && prose->facts->quantities[token->id].role == ROLE_YEAR;
}

static bool is_earlier_year(const struct prose *prose, size_t at)
{
	return is_year(prose, at) && prose->facts->quantities[prose_token(prose, at)->id].value.scale == 0 &&
	       prose->facts->quantities[prose_token(prose, at)->id].value.mantissa < own_year(prose->facts);
}

/* Words of another period: cùng kỳ, năm trước, đầu năm, năm 2022. */
static bool names_period(const struct prose *prose, size_t at)
{
	const struct phrase *phrase = token_match(prose->facts, PHRASE_BASE, at, prose->end);

	if (phrase == NULL || phrase->value != BASE_COMPARED)
		return is_earlier_year(prose, at);
	/* "từ đầu năm đến nay" and "6 tháng đầu năm" are the present period. */
	return !prose_word(prose, at, "đầu") ||
	       !(prose_word(prose, at - 1, "từ") || prose_word(prose, at - 1, "tháng") ||
		 prose_word(prose, at + phrase->length, "đến"));
}

bool change_is_former(const struct prose *prose, size_t mention)
{
	const struct mention *at = &prose->mentions[mention];
	size_t from = at->token;

	if (claim_direction(prose, mention) != 0)
		return false;
	for (size_t back = 1; back <= WORDS_TO_PERIOD && from > prose->first; back++) {
		from--;
		if (names_period(prose, from) || (prose_word(prose, from, "so") && prose_word(prose, from + 1, "với")))
			return true;
		if (prose_token(prose, from)->kind != TOKEN_WORD && !is_year(prose, from) &&
		    !(prose_mark(prose, from, ':') && from + 1 == at->token) && !prose_mark(prose, from, '('))
			break;
		if (prose_token(prose, from)->sentence)
			break;
	}
	for (size_t next = at->behind; next < prose->end && next < at->behind + WORDS_BEHIND; next++) {
		if (names_period(prose, next))
			return true;
		if (prose_token(prose, next)->kind != TOKEN_WORD || prose_word(prose, next, "so"))
			break;
	}
	return prose_mark(prose, at->token - 1, '(') && mention > 0 &&
	       prose->mentions[mention - 1].group != at->group &&
	       prose->mentions[mention - 1].behind + 1 == at->token && change_is_former(prose, mention - 1);
}

/* Words of comparison; of a plan only for what exceeds it. */
static bool compares(const struct prose *prose, size_t from, size_t end, bool plan)
{
	for (size_t at = from; at < end; at++) {
		const struct phrase *phrase = token_match(prose->facts, PHRASE_BASE, at, end);

		if (prose_word(prose, at, "với") ||
		    (phrase != NULL && (phrase->value == BASE_COMPARED || (plan && phrase->value == BASE_PLAN))))
			return true;
	}
	return false;
}

/* The figure that opens bracket `group` when words of comparison stand before it: "so với cùng kỳ năm 2023 (227 việc)". */
static size_t compared_in_bracket(const struct prose *prose, uint32_t group, uint32_t level, bool plan)
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
	return compares(prose, from, open, plan) ? mention : prose->mention_count;
}

/* "vượt 12% kế hoạch (150 lao động)" */
static bool exceeds(const struct prose *prose, size_t mention)
{
	return prose_word(prose, prose->mentions[mention].token - 1, "vượt") ||
	       prose_word(prose, prose->mentions[mention].token - 1, "hụt");
}

/* Between the change and the bracket behind it stand only other changes and what is in brackets. */
static bool reaches(const struct prose *prose, size_t mention, size_t open)
{
	const struct mention *at = &prose->mentions[mention];

	for (size_t i = at->behind; i < open; i++)
		if (prose_mark(prose, i, ';'))
			return false;
	for (size_t i = mention + 1; i < prose->mention_count && prose->mentions[i].token < open; i++)
		if (prose->mentions[i].group == at->group && claim_direction(prose, i) == 0 &&
		    !prose_word(prose, prose->mentions[i].token - 1, "còn"))
			return false;
	return true;
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
	return compares(prose, from, prose->mentions[next].token, exceeds(prose, mention)) ? next
											   : prose->mention_count;
}

/* Of the same thing as the change: both rates, or counts of one kind; a rate of change goes with any count. */
static bool may_be_compared(const struct prose *prose, size_t mention, size_t former)
{
	const struct quantity *q = prose_figure(prose, mention);
	bool rate = prose_figure(prose, former)->unit == UNIT_PERCENT;

	if (q->unit == UNIT_PERCENT || q->unit == UNIT_POINT)
		return q->unit == UNIT_PERCENT ? !rate || q->percent_points : rate;
	return !rate && prose_is_amount(prose_figure(prose, former)) && change_same_kind(prose, mention, former);
}

/* "vượt 5 HTX so với kế hoạch (45 HTX)": compared by the change before it, which is not the one asked for or its difference. */
static bool belongs_to_other(const struct prose *prose, size_t former, size_t mention)
{
	return former > 0 && former + 1 < mention && prose->mentions[former].group != 0 &&
	       prose->mentions[former - 1].sentence == prose->mentions[former].sentence &&
	       claim_direction(prose, former - 1) != 0;
}

/* The nearest figure of the sentence before the mention that is of another period by its own words. */
static size_t compared_by_period(const struct prose *prose, size_t mention)
{
	for (size_t i = mention; i > 0 && prose->mentions[i - 1].sentence == prose->mentions[mention].sentence; i--)
		if (may_be_compared(prose, mention, i - 1) && change_is_former(prose, i - 1) &&
		    !belongs_to_other(prose, i - 1, mention))
			return i - 1;
	return prose->mention_count;
}

/* "Kế hoạch giao trồng 12.000 cây; thực hiện 13.440 cây, vượt 12% so với kế hoạch": the plan before the present figure. */
static size_t plan_before(const struct prose *prose, size_t mention)
{
	if (mention < 2 || prose->mentions[mention - 2].sentence != prose->mentions[mention].sentence ||
	    !base_is_plan(prose, mention - 2) || base_is_plan(prose, mention - 1) ||
	    !may_be_compared(prose, mention, mention - 2) || !change_same_kind(prose, mention - 2, mention - 1))
		return prose->mention_count;
	return mention - 2;
}

/* A change of the same unit before: the comparison is its own. A rate goes with the change in units: "tăng 95 việc, tăng 6,83%". */
static bool is_another_change(const struct prose *prose, size_t before, size_t mention)
{
	return claim_direction(prose, before) != 0 &&
	       prose_figure(prose, before)->unit == prose_figure(prose, mention)->unit;
}

size_t change_compared(const struct prose *prose, size_t mention)
{
	const struct mention *at = &prose->mentions[mention];
	size_t before = compared_behind(prose, mention);

	if (before != prose->mention_count)
		return before;
	for (uint32_t i = 1; i < prose->group_count; i++) {
		size_t open = prose->groups[i].open;
		bool behind = open > at->token;
		size_t found;

		if (prose_sentence(prose, open) != at->sentence || i == at->group)
			continue;
		found = compared_in_bracket(prose, i, at->group == 0 ? 0 : prose->groups[at->group].parent,
					    behind && exceeds(prose, mention));
		if (found == prose->mention_count)
			continue;
		if (behind && reaches(prose, mention, open))
			return found;
		if (behind)
			break;
		/* "So với cùng kỳ (16 vụ), số vụ giảm 03 vụ": unless the comparison is that of a figure before it. */
		if (found == 0 || prose->mentions[found - 1].sentence != at->sentence ||
		    (found + 1 == mention && !is_another_change(prose, found - 1, mention)))
			before = found;
	}
	if (before == prose->mention_count && exceeds(prose, mention))
		before = plan_before(prose, mention);
	return before != prose->mention_count ? before : compared_by_period(prose, mention);
}
