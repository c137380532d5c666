/*
 * Small facts restated in another part of the report: "còn 47 trẻ chưa tiêm đầy đủ" and, among the tasks, "tiêm vét cho 48 trẻ chưa tiêm
 * đầy đủ".
 *
 * Small figures are too alike for their values to say anything; here the words must: the same unit and the same words right behind it,
 * in two parts of the report (results, assessment, outlook), said nowhere else. What is to be done next is no restatement of what was
 * done: "mở 25 lớp đào tạo nghề" and, among the targets, "mở 26 lớp đào tạo nghề".
 */
#include <stdlib.h>

#include "claim/claim.h"
#include "claim/try.h"
#include "claim/slip.h"
#include "claim/tied.h"
#include "extract/section.h"
#include "extract/token.h"

enum { PHRASE_WORDS = 3, MOST_ALIKE = 4 };

struct statement {
	uint32_t words[PHRASE_WORDS];
	uint32_t unit;
	uint32_t quantity;
	uint32_t part; /* heading of the first level that it stands under */
};

struct restated {
	struct facts *facts;
	struct arena *scratch;
	const bool *tied;
	const uint8_t *sections; /* per block: enum section */
	struct statement *statements;
	size_t count, capacity;
};

static int by_words(const void *left, const void *right)
{
	const struct statement *a = left;
	const struct statement *b = right;

	for (size_t i = 0; i < PHRASE_WORDS; i++)
		if (a->words[i] != b->words[i])
			return a->words[i] < b->words[i] ? -1 : 1;
	if (a->unit != b->unit)
		return a->unit < b->unit ? -1 : 1;
	return a->quantity < b->quantity ? -1 : a->quantity > b->quantity;
}

/* The words right behind the figure's unit; false when a mark or the end comes first. */
static bool read_words(const struct facts *facts, const struct quantity *q, struct statement *statement)
{
	size_t at = q->token + 1;
	size_t count = 0;

	while (at < facts->token_count && facts->tokens[at].span.start < q->extent.end)
		at++;
	for (; count < PHRASE_WORDS && at < facts->token_count; at++, count++) {
		if (facts->tokens[at].kind != TOKEN_WORD || facts->tokens[at].block != q->block)
			return false;
		statement->words[count] = facts->tokens[at].id;
	}
	return count == PHRASE_WORDS;
}

static void collect(struct restated *restated)
{
	const struct facts *facts = restated->facts;
	size_t heading = 0;
	uint32_t part = 0;

	for (size_t i = 0; i < facts->quantity_count; i++) {
		const struct quantity *q = &facts->quantities[i];
		struct statement statement = {.unit = q->unit, .quantity = (uint32_t)i};

		if (q->table != NO_INDEX)
			continue;
		for (; heading < facts->heading_count && facts->headings[heading].block <= q->block; heading++)
			if (facts->headings[heading].parent == NO_INDEX ||
			    facts->headings[heading].marker.style == ENUM_ROMAN)
				part = (uint32_t)heading;
		statement.part = part;
		if (q->role != ROLE_VALUE || q->approx != APPROX_EXACT || q->unit == UNIT_NONE ||
		    q->unit == UNIT_PERCENT || q->over != NO_INDEX || q->under != NO_INDEX ||
		    !read_words(facts, q, &statement))
			continue;
		*ARENA_PUSH(restated->scratch, restated->statements, restated->count, restated->capacity) = statement;
	}
	if (restated->count > 0)
		qsort(restated->statements, restated->count, sizeof *restated->statements, by_words);
}

static bool same_words(const struct statement *a, const struct statement *b)
{
	return a->unit == b->unit && memcmp(a->words, b->words, sizeof a->words) == 0;
}

/* A figure under what is to come, behind the deed that it counts or the word that also stands before the other figure. */
static bool is_planned(const struct restated *restated, const struct quantity *q, const struct quantity *other)
{
	const struct facts *facts = restated->facts;
	const struct token *tokens = facts->tokens;

	if (restated->sections[q->block] != SECTION_AHEAD || restated->sections[other->block] == SECTION_AHEAD ||
	    q->token == 0 || other->token == 0)
		return false;
	return token_match_end(facts, PHRASE_DEED, q->token - 1, q->token > 3 ? q->token - 3 : 0) != NULL ||
	       (tokens[q->token - 1].kind == TOKEN_WORD && tokens[other->token - 1].kind == TOKEN_WORD &&
		tokens[q->token - 1].id == tokens[other->token - 1].id);
}

/* Two statements in two parts; or more of which all but one agree. The odd one, borne out by nothing, is held against the first other. */
static void compare(const struct restated *restated, size_t from, size_t end)
{
	struct facts *facts = restated->facts;

	for (size_t i = from; i < end; i++) {
		const struct statement *odd = &restated->statements[i];
		const struct statement *other = &restated->statements[i == from ? from + 1 : from];
		const struct quantity *a = &facts->quantities[odd->quantity];
		const struct quantity *b = &facts->quantities[other->quantity];
		struct claim_try attempt = claim_try(FORMULA_SAME, odd->quantity);

		if (odd->part == other->part || restated->tied[odd->quantity] || decimal_equal(a->value, b->value) ||
		    (end - from == 2 && i == from && !restated->tied[other->quantity]) ||
		    !slip_likely(a->value, b->value, b->printed) || is_planned(restated, a, b) ||
		    is_planned(restated, b, a))
			continue;
		claim_try_add(&attempt, other->quantity, false);
		claim_try_emit(facts, &attempt, CLAIM_AGREEMENT, "text-text", a->extent, true);
		return;
	}
}

void claim_restatements(struct facts *facts)
{
	struct restated restated = {.facts = facts, .scratch = arena_scratch(facts->arena)};
	size_t end;

	restated.tied = tied_figures(facts, restated.scratch);
	restated.sections = sections_of(facts, restated.scratch);
	collect(&restated);
	for (size_t from = 0; from < restated.count; from = end) {
		for (end = from + 1; end < restated.count; end++)
			if (!same_words(&restated.statements[from], &restated.statements[end]))
				break;
		if (end - from > 1 && end - from <= MOST_ALIKE)
			compare(&restated, from, end);
	}
	arena_release(restated.scratch);
}
