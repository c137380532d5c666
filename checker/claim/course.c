/*
 * What came in, what was done and what is left, over the sentences and items of a passage: "Thụ lý 326 việc ... Đã giải quyết 251 việc;
 * chuyển kỳ sau 75 việc"; and stocks: at the opening, in, out, at the close.
 */
#include "claim/arithmetic.h"
#include "claim/prose_claims.h"
#include "claim/stage.h"
#include "claim/try.h"
#include "extract/token.h"

enum { REACH = 16, MOST_OTHERS = 3, PASSAGE_TOKENS = 4000 };

struct course {
	const struct prose *prose;
	const struct staged *staged;
	const bool *part; /* per quantity: with others it makes up a total, as some claim says rightly */
	bool *claimed;    /* per quantity: some claim says what it sums up to, or what is left with it */
};

static const struct mention *at(const struct course *course, size_t mention)
{
	return &course->prose->mentions[mention];
}

static const struct quantity *figure(const struct course *course, size_t mention)
{
	return prose_quantity(course->prose, at(course, mention));
}

static bool is(const struct course *course, size_t mention, enum stage stage)
{
	return (course->staged[mention].stages & stage_bit(stage)) != 0;
}

static bool is_count(const struct quantity *q)
{
	return q->role == ROLE_VALUE && q->unit != UNIT_PERCENT && q->unit != UNIT_POINT && q->under == NO_INDEX &&
	       q->over == NO_INDEX && q->approx == APPROX_EXACT;
}

/* "50.375 đấu nối": a word that is no unit of the lists counts the same as itself. */
static bool same_unlisted(const struct course *course, size_t a, size_t b)
{
	const struct token *one = prose_token(course->prose, at(course, a)->token) + 1;
	const struct token *other = prose_token(course->prose, at(course, b)->token) + 1;

	return figure(course, a)->unlisted && figure(course, b)->unlisted && one->kind == TOKEN_WORD &&
	       other->kind == TOKEN_WORD && one->id == other->id;
}

/* Whether the two count the same and neither is the detail of another figure in brackets. */
static bool go_together(const struct course *course, size_t a, size_t b)
{
	const struct quantity *one = figure(course, a);
	const struct quantity *other = figure(course, b);

	if (!is_count(one) || !is_count(other) || at(course, a)->group != at(course, b)->group)
		return false;
	return same_unlisted(course, a, b) || (one->unit != UNIT_NONE && other->unit != UNIT_NONE &&
					       prose_same_kind(course->prose->facts, one, other));
}

static bool is_whole(const struct course *course, size_t mention)
{
	return is(course, mention, STAGE_WHOLE) && !is(course, mention, STAGE_DONE) &&
	       !is(course, mention, STAGE_PENDING) && !is(course, mention, STAGE_DROPPED) &&
	       !is(course, mention, STAGE_OPENING) && !course->staged[mention].detail;
}

static size_t reach_back(size_t mention)
{
	return mention > REACH ? mention - REACH : 0;
}

static size_t find_done(const struct course *course, size_t pending)
{
	for (size_t i = pending; i-- > reach_back(pending);)
		if (go_together(course, i, pending) && is(course, i, STAGE_DONE) && !is(course, i, STAGE_PENDING))
			return i;
	return pending;
}

/* A word of the one label that the other denies: "đã bàn giao", "chưa bàn giao". */
static bool denies(const struct course *course, size_t done, size_t pending)
{
	const struct prose *prose = course->prose;

	for (size_t p = stage_label_start(prose, pending); p + 1 < stage_label_end(prose, pending); p++) {
		if (!prose_word(prose, p, "chưa") && !prose_word(prose, p, "không"))
			continue;
		for (size_t d = stage_label_start(prose, done); d < stage_label_end(prose, done); d++)
			if (prose_token(prose, d)->kind == TOKEN_WORD &&
			    prose_token(prose, d)->id == prose_token(prose, p + 1)->id)
				return true;
	}
	return false;
}

/* The figures before what was done, in its sentence and the one before, of which it and what is pending may be the two parts. */
static size_t guess_whole(const struct course *course, size_t done, size_t pending)
{
	const struct facts *facts = course->prose->facts;
	size_t greatest = pending;

	for (size_t i = done; i-- > reach_back(done) && at(course, i)->sentence + 1 >= at(course, done)->sentence;) {
		struct claim_try attempt = claim_try(FORMULA_SUM, at(course, i)->quantity);
		int order = 1;

		if (!go_together(course, i, pending))
			continue;
		claim_try_add(&attempt, at(course, done)->quantity, false);
		claim_try_add(&attempt, at(course, pending)->quantity, false);
		if (claim_try_agrees(facts, &attempt))
			return i;
		if (greatest == pending ||
		    (decimal_compare(&order, figure(course, i)->value, figure(course, greatest)->value) && order > 0))
			greatest = i;
	}
	return greatest;
}

/* Side by side in one sentence: "đã kết thúc 09 cuộc, đang tiến hành 03 cuộc". */
static bool are_neighbours(const struct course *course, size_t done, size_t pending)
{
	return done + 1 == pending && at(course, done)->sentence == at(course, pending)->sentence;
}

/* The whole said to be one; else, where done and pending complement one another, the greatest figure right before them. */
static size_t find_whole(const struct course *course, size_t done, size_t pending)
{
	for (size_t i = pending; i-- > reach_back(pending);)
		if (i != done && go_together(course, i, pending) && is_whole(course, i))
			return i;
	if (!denies(course, done, pending) && !are_neighbours(course, done, pending))
		return pending;
	return guess_whole(course, done, pending);
}

static void emit(const struct course *course, const struct claim_try *attempt, size_t first, size_t last)
{
	claim_try_emit(course->prose->facts, attempt, CLAIM_BREAKDOWN, "prose-rest",
		       prose_span(course->prose, at(course, first)->token, at(course, last)->behind), true);
	course->claimed[attempt->result] = true;
	for (size_t i = 0; i < attempt->count; i++)
		course->claimed[attempt->operands[i].quantity] = true;
}

/* What else became of the whole: dropped on the way, or pending in another way, up to the next whole or what was done of it. */
static size_t find_others(const struct course *course, size_t first, size_t done, size_t pending, size_t *others)
{
	size_t count = 0;

	for (size_t i = first + 1; i < course->prose->mention_count && i <= pending + MOST_OTHERS + 1; i++) {
		if (i > pending && (is_whole(course, i) || is(course, i, STAGE_DONE)))
			break;
		if (i == done || i == pending || !go_together(course, i, pending) || is_whole(course, i) ||
		    course->staged[i].detail || is(course, i, STAGE_CLOSING))
			continue;
		if ((is(course, i, STAGE_DROPPED) || is(course, i, STAGE_PENDING)) && count < MOST_OTHERS)
			others[count++] = i;
	}
	return count;
}

/* The attempt with those of the others whose bits are set. */
static struct claim_try with_others(const struct course *course, struct claim_try attempt, const size_t *others,
				    size_t count, unsigned bits)
{
	for (size_t i = 0; i < count; i++)
		if (bits >> i & 1)
			claim_try_add(&attempt, at(course, others[i])->quantity, true);
	return attempt;
}

static void claim_pending(const struct course *course, size_t pending)
{
	const struct facts *facts = course->prose->facts;
	size_t done = find_done(course, pending);
	size_t whole = done < pending ? find_whole(course, done, pending) : pending;
	size_t first = whole < done ? whole : done;
	struct claim_try attempt = claim_try(FORMULA_SUM, at(course, pending)->quantity);
	struct claim_try full;
	size_t others[MOST_OTHERS];
	size_t count;

	if (whole == pending || whole == done)
		return;
	claim_try_add(&attempt, at(course, whole)->quantity, false);
	claim_try_add(&attempt, at(course, done)->quantity, true);
	count = find_others(course, first, done, pending, others);
	for (unsigned bits = 0; bits < 1u << count; bits++) {
		full = with_others(course, attempt, others, count, bits);
		if (claim_try_agrees(facts, &full)) {
			emit(course, &full, first, pending);
			return;
		}
	}
	if (claim_try_explained(facts, &full))
		emit(course, &full, first, pending);
}

/* ---- stocks ---- */

/* "vượt 5 HTX so với kế hoạch": said of a flow, none itself. */
static bool is_compared(const struct course *course, size_t mention)
{
	size_t behind = at(course, mention)->behind;

	return prose_word(course->prose, behind, "so") && prose_word(course->prose, behind + 1, "với") &&
	       course->staged[mention].flow == 0;
}

/* Adds the flows between two figures; false when the words of one do not say which way it goes. */
static bool add_flows(const struct course *course, size_t from, size_t end, size_t closing, struct claim_try *attempt)
{
	for (size_t i = from; i < end; i++) {
		if (!go_together(course, i, closing) || course->staged[i].detail || is_compared(course, i) ||
		    course->part[at(course, i)->quantity])
			continue;
		if (course->staged[i].flow == 0 || attempt->count == TRY_MOST_OPERANDS)
			return false;
		claim_try_add(attempt, at(course, i)->quantity, course->staged[i].flow < 0);
	}
	return attempt->count >= 2;
}

enum { MOST_UNDIRECTED = 6 };

/*
 * Where words do not say which way each goes, "đã thu" of a debt: all of them, each way tried; taken when they agree, or when exchanged
 * digits explain that they do not. False when there are too few or too many.
 */
static bool guess_flows(const struct course *course, size_t opening, size_t closing, struct claim_try *found)
{
	const struct facts *facts = course->prose->facts;
	size_t flows[MOST_UNDIRECTED];
	size_t count = 0;
	bool exchanged = false;

	for (size_t i = opening + 1; i < closing; i++) {
		if (!go_together(course, i, closing) || course->staged[i].detail || is_compared(course, i) ||
		    course->part[at(course, i)->quantity])
			continue;
		if (count == MOST_UNDIRECTED)
			return false;
		flows[count++] = i;
	}
	for (unsigned out = 0; count >= 2 && out < 1u << count; out++) {
		struct claim_try attempt = claim_try(FORMULA_SUM, at(course, closing)->quantity);
		bool denied = false;

		claim_try_add(&attempt, at(course, opening)->quantity, false);
		for (size_t i = 0; i < count; i++) {
			int flow = course->staged[flows[i]].flow;

			denied = denied || (flow != 0 && (flow < 0) != (out >> i & 1));
			claim_try_add(&attempt, at(course, flows[i])->quantity, out >> i & 1);
		}
		if (denied)
			continue;
		if (claim_try_agrees(facts, &attempt)) {
			*found = attempt;
			return true;
		}
		if (!exchanged && !quantity_is_small(figure(course, closing)) && claim_try_exchanged(facts, &attempt)) {
			*found = attempt;
			exchanged = true;
		}
	}
	return exchanged;
}

static void claim_stock(const struct course *course, const struct claim_try *attempt, size_t first, size_t last)
{
	if (claim_try_agrees(course->prose->facts, attempt) || claim_try_explained(course->prose->facts, attempt))
		emit(course, attempt, first, last);
}

static bool is_opening(const struct course *course, size_t mention)
{
	return is(course, mention, STAGE_OPENING) && !is(course, mention, STAGE_CLOSING);
}

/* "cuối năm 2022 có 214 hộ; trong năm 2023 giảm 61, phát sinh 09; cuối năm 2023 còn 162": one close is the opening of the next. */
static bool is_earlier_close(const struct course *course, size_t mention, size_t closing)
{
	return is(course, mention, STAGE_CLOSING) && closing > mention + 2 && course->staged[mention].flow == 0;
}

/* "đầu năm 214 ..., kết nạp 11, chuyển đi 06; cuối năm có 219". */
static bool claim_stock_behind(const struct course *course, size_t closing)
{
	for (size_t i = closing; i-- > reach_back(closing);) {
		struct claim_try attempt = claim_try(FORMULA_SUM, at(course, closing)->quantity);

		if (!go_together(course, i, closing) ||
		    !(is_opening(course, i) || is_earlier_close(course, i, closing)))
			continue;
		claim_try_add(&attempt, at(course, i)->quantity, false);
		if (add_flows(course, i + 1, closing, closing, &attempt))
			claim_stock(course, &attempt, i, closing);
		else if (guess_flows(course, i, closing, &attempt))
			emit(course, &attempt, i, closing);
		return true;
	}
	return false;
}

static size_t same_sentence_end(const struct course *course, size_t mention)
{
	size_t end = mention + 1;

	while (end < course->prose->mention_count && end <= mention + REACH &&
	       at(course, end)->sentence == at(course, mention)->sentence)
		end++;
	return end;
}

/* "đến nay có 86, tăng 07 và giảm 02 so với đầu năm (81)"; "kết nạp 14, nâng tổng số lên 327; đầu năm có 313". */
static bool claim_stock_before(const struct course *course, size_t closing)
{
	size_t end = same_sentence_end(course, closing);

	for (size_t i = closing + 1; i < end; i++) {
		struct claim_try attempt = claim_try(FORMULA_SUM, at(course, closing)->quantity);
		size_t from = closing;

		if (!prose_same_kind(course->prose->facts, figure(course, i), figure(course, closing)) ||
		    !is_count(figure(course, i)) || !is_opening(course, i))
			continue;
		while (from > reach_back(closing) && at(course, from - 1)->sentence == at(course, closing)->sentence)
			from--;
		claim_try_add(&attempt, at(course, i)->quantity, false);
		if (add_flows(course, closing + 1, i, closing, &attempt) ||
		    (attempt.count == 1 && add_flows(course, from, closing, closing, &attempt)))
			claim_stock(course, &attempt, attempt.count > 2 ? closing : from, i);
		return true;
	}
	return false;
}

/* ---- raised totals ---- */

enum { MOST_RAISING = 4 };

/* "huyện tiếp 124 lượt, các xã 193 lượt, đưa tổng số lên 317": the figures right before add up to it. */
static void claim_raised(const struct course *course, size_t raised)
{
	struct claim_try attempt = claim_try(FORMULA_SUM, at(course, raised)->quantity);
	size_t first = raised;

	for (size_t i = raised; i-- > reach_back(raised) && attempt.count < MOST_RAISING;) {
		if (at(course, i)->sentence + 1 < at(course, raised)->sentence ||
		    (at(course, i)->sentence < at(course, raised)->sentence && attempt.count >= 2))
			break;
		if (!go_together(course, i, raised) || course->staged[i].detail)
			continue;
		claim_try_add(&attempt, at(course, i)->quantity, course->staged[i].flow < 0);
		first = i;
		if (attempt.count >= 2 && claim_try_agrees(course->prose->facts, &attempt))
			break;
	}
	if (attempt.count >= 2)
		claim_stock(course, &attempt, first, raised);
}

static void claim_passage(const struct course *course)
{
	for (size_t i = 0; i < course->prose->mention_count; i++) {
		if (!is_count(figure(course, i)) || course->claimed[at(course, i)->quantity])
			continue;
		if (is(course, i, STAGE_PENDING) && !is(course, i, STAGE_CLOSING))
			claim_pending(course, i);
		if ((is(course, i, STAGE_CLOSING) || is(course, i, STAGE_RAISED)) && !is_opening(course, i) &&
		    !claim_stock_behind(course, i) && !claim_stock_before(course, i) && is(course, i, STAGE_RAISED))
			claim_raised(course, i);
	}
}

/* The token before which a passage ends: at the next heading or table, and anywhere between blocks when it grows too long. */
static size_t passage_end(const struct facts *facts, size_t first)
{
	uint32_t block = facts->tokens[first].block;
	size_t end = first + 1;

	for (; end < facts->token_count; end++) {
		uint32_t next = facts->tokens[end].block;

		if (next != block &&
		    (next != block + 1 || facts->doc->blocks[next].heading || end - first > PASSAGE_TOKENS))
			break;
		block = next;
	}
	return end;
}

static bool *find_claimed(const struct facts *facts)
{
	bool *claimed = arena_array(facts->arena, facts->quantity_count, sizeof *claimed);

	for (size_t c = 0; c < facts->claim_count; c++) {
		const struct claim *claim = &facts->claims[c];

		claimed[claim->result] = true;
		for (size_t i = 0; i < claim->operand_count && strcmp(claim->scope, "prose-rest") == 0; i++)
			claimed[claim->operands[i].quantity] = true;
	}
	return claimed;
}

/* The figures that make up a total of the text with others. */
static bool *find_parts(const struct facts *facts)
{
	bool *part = arena_array(facts->arena, facts->quantity_count, sizeof *part);

	for (size_t c = 0; c < facts->claim_count; c++) {
		const struct claim *claim = &facts->claims[c];

		if (claim->kind != CLAIM_BREAKDOWN || claim->formula != FORMULA_SUM ||
		    strcmp(claim->scope, "prose-rest") == 0 || facts->quantities[claim->result].table != NO_INDEX ||
		    arithmetic_check(facts->quantities, claim) != OUTCOME_AGREES)
			continue;
		for (size_t i = 0; i < claim->operand_count; i++)
			part[claim->operands[i].quantity] = true;
	}
	return part;
}

void claim_courses(struct prose *prose)
{
	struct course course = {
		.prose = prose, .part = find_parts(prose->facts), .claimed = find_claimed(prose->facts)};

	for (size_t first = 0, end; first < prose->facts->token_count; first = end) {
		end = passage_end(prose->facts, first);
		prose_open(prose, first, end);
		if (prose->mention_count == 0)
			continue;
		course.staged = stage_read(prose);
		claim_passage(&course);
	}
}
