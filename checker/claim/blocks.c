/*
 * Lists over several blocks: a total, "gồm:", and an item or numbered paragraph for each part.
 */
#include "claim/list.h"
#include "claim/prose_claims.h"
#include "extract/token.h"

enum { REACH = 6 };

/* Whether the block ends with a colon, "như sau:". */
static bool announces(const struct prose *prose)
{
	return prose->end > prose->first && prose_mark(prose, prose->end - 1, ':');
}

static bool is_item_of(const struct block *block, const struct block *first)
{
	return (block->kind == BLOCK_ITEM || block->kind == BLOCK_NUMBERED) &&
	       block->marker.style == first->marker.style && block->marker.depth == first->marker.depth;
}

/* The first count of the block that counts what the total counts, outside of parentheses; NO_INDEX when there is none. */
static uint32_t first_part(struct facts *facts, uint32_t block, const struct quantity *total)
{
	size_t first;
	size_t end;
	int depth = 0;

	token_block(facts, block, &first, &end);
	for (size_t at = first; at < end; at++) {
		const struct token *token = &facts->tokens[at];
		const struct quantity *q;

		depth += token_is_mark(token, '(') - token_is_mark(token, ')');
		if (token->kind != TOKEN_NUMBER || depth > 0)
			continue;
		q = &facts->quantities[token->id];
		if (q->role == ROLE_VALUE && q->approx == APPROX_EXACT && q->under == NO_INDEX &&
		    q->unit != UNIT_NONE && prose_same_kind(facts, total, q))
			return token->id;
	}
	return NO_INDEX;
}

static void read_items(struct facts *facts, uint32_t lead, const struct quantity *total, struct list *list)
{
	const struct document *doc = facts->doc;
	const struct block *first = &doc->blocks[lead + 1];

	list->every_part_counted = true;
	for (size_t b = lead + 1; b < doc->block_count && is_item_of(&doc->blocks[b], first); b++) {
		uint32_t part = first_part(facts, (uint32_t)b, total);

		if (part == NO_INDEX)
			list->every_part_counted = false;
		else if (list->count < LIST_MOST_PARTS)
			list->parts[list->count++] = (struct list_part){part, true, false, false};
	}
}

static bool has_closed_cue(const struct prose *prose, size_t from)
{
	for (size_t at = from; at < prose->end; at++)
		if (token_match(prose->facts, PHRASE_CUE_CLOSED, at, prose->end) != NULL)
			return true;
	return false;
}

void claim_block_list(const struct prose *prose)
{
	const struct document *doc = prose->facts->doc;
	size_t last = prose->mention_count > REACH ? prose->mention_count - REACH : 0;

	if (!announces(prose) || prose->block + 1 >= doc->block_count ||
	    doc->blocks[prose->block + 1].marker.style == ENUM_NONE)
		return;
	for (size_t i = prose->mention_count; i > last; i--) {
		const struct quantity *total = prose_quantity(prose, &prose->mentions[i - 1]);
		struct list list = {.strength = LIST_BRACKET, .total_count = 1};

		if (total->role != ROLE_VALUE || total->under != NO_INDEX || total->unit == UNIT_PERCENT ||
		    total->unit == UNIT_NONE || prose->mentions[i - 1].group != 0 ||
		    prose->mentions[i - 1].sentence != prose_sentence(prose, prose->end - 1))
			continue;
		list.totals[0] = prose->mentions[i - 1].quantity;
		read_items(prose->facts, prose->block, total, &list);
		if (list.count < 2 || !list.every_part_counted)
			continue;
		if (has_closed_cue(prose, prose->mentions[i - 1].behind))
			list.strength = LIST_CLOSED;
		list_claim(prose->facts, &list, "prose-list", (struct span){0, 0},
			   prose_span(prose, prose->mentions[i - 1].token, prose->end));
		return;
	}
}
