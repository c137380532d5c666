/*
 * Lists over several blocks: a total, "gồm:", and an item or numbered paragraph for each part.
 */
#include "claim/list.h"
#include "claim/prose_claims.h"
#include "extract/token.h"

enum { REACH = 6, LEAD_TOKENS = 40 };

/* Whether the block ends with a colon, "như sau:". */
static bool announces(const struct prose *prose)
{
	return prose->end > prose->first && prose_mark(prose, prose->end - 1, ':');
}

static bool same_marker(const struct document *doc, const struct block *a, const struct block *b)
{
	if (a->marker.style != b->marker.style || a->marker.depth != b->marker.depth)
		return false;
	return a->marker.style != ENUM_BULLET || doc->text.data[a->text.start] == doc->text.data[b->text.start];
}

static bool is_item(const struct block *block)
{
	return block->kind == BLOCK_ITEM || block->kind == BLOCK_NUMBERED;
}

/* A count that the total may count too: of its kind, or bare behind a colon: "Nam: 52". */
static bool may_be_part(const struct facts *facts, size_t at, const struct quantity *total)
{
	const struct quantity *q = &facts->quantities[facts->tokens[at].id];

	return q->role == ROLE_VALUE && q->approx == APPROX_EXACT && q->under == NO_INDEX &&
	       (q->unit != UNIT_NONE || (!q->unlisted && at > 0 && token_is_mark(&facts->tokens[at - 1], ':'))) &&
	       prose_same_kind(facts, total, q);
}

/*
 * The first count of the block that counts what the total counts, outside of parentheses; NO_INDEX when there is none, or when another one
 * stands behind a semicolon: "Cây ngô 58 ha; cây lạc 36 ha".
 */
static uint32_t only_part(const struct facts *facts, uint32_t block, const struct quantity *total)
{
	size_t first;
	size_t end;
	int depth = 0;
	uint32_t found = NO_INDEX;
	bool semicolon = false;

	token_block(facts, block, &first, &end);
	for (size_t at = first; at < end; at++) {
		const struct token *token = &facts->tokens[at];

		depth += token_is_mark(token, '(') - token_is_mark(token, ')');
		semicolon = semicolon || (found != NO_INDEX && token_is_mark(token, ';'));
		if (token->kind != TOKEN_NUMBER || depth > 0 || !may_be_part(facts, at, total))
			continue;
		if (found == NO_INDEX)
			found = token->id;
		else if (semicolon)
			return NO_INDEX;
	}
	return found;
}

static void add_part(const struct facts *facts, uint32_t block, uint32_t quantity, struct list *list)
{
	struct list_part *part = &list->parts[list->count++];

	*part = (struct list_part){.quantity = quantity, .semicolon = true};
	token_block(facts, block, &part->first, &part->end);
}

/* The items behind the lead; those with another mark, between them, are details of one of them. */
static void read_items(const struct facts *facts, uint32_t lead, const struct quantity *total, struct list *list)
{
	const struct document *doc = facts->doc;
	const struct block *first = &doc->blocks[lead + 1];

	list->count = 0;
	list->every_part_counted = true;
	for (size_t b = lead + 1; b < doc->block_count && is_item(&doc->blocks[b]); b++) {
		uint32_t part;

		if (same_marker(doc, &doc->blocks[b], &doc->blocks[lead]))
			break;
		if (!same_marker(doc, &doc->blocks[b], first))
			continue;
		part = only_part(facts, (uint32_t)b, total);
		if (part == NO_INDEX || list->count == LIST_MOST_PARTS) {
			list->every_part_counted = false;
			break;
		}
		add_part(facts, (uint32_t)b, part, list);
	}
}

static bool has_closed_cue(const struct prose *prose, size_t from)
{
	for (size_t at = from; at < prose->end; at++)
		if (token_match(prose->facts, PHRASE_CUE_CLOSED, at, prose->end) != NULL)
			return true;
	return false;
}

/* "Vận động quỹ: 386,5 triệu đồng. Trong đó:": the sentence with figures that the colon belongs to. */
static uint32_t lead_sentence(const struct prose *prose)
{
	uint32_t last = prose_sentence(prose, prose->end - 1);
	const struct mention *nearest = &prose->mentions[prose->mention_count - 1];

	return nearest->sentence + 1 == last ? nearest->sentence : last;
}

static bool may_be_total(const struct prose *prose, const struct mention *mention, bool announced)
{
	const struct quantity *q = prose_quantity(prose, mention);

	return q->role == ROLE_VALUE && q->under == NO_INDEX && q->unit != UNIT_PERCENT && q->unit != UNIT_NONE &&
	       (!announced || mention->group == 0) && mention->sentence == lead_sentence(prose);
}

/* Whether a later figure of the lead is of the same kind: then it has been tried together with this one. */
static bool is_tried(const struct prose *prose, size_t mention, bool announced)
{
	for (size_t i = mention + 1; i < prose->mention_count; i++)
		if (may_be_total(prose, &prose->mentions[i], announced) &&
		    prose_same_kind(prose->facts, prose_quantity(prose, &prose->mentions[i]),
				    prose_quantity(prose, &prose->mentions[mention])))
			return true;
	return false;
}

static void find_totals(const struct prose *prose, size_t nearest, size_t last, bool announced, struct list *list)
{
	const struct quantity *total = prose_quantity(prose, &prose->mentions[nearest]);

	list->total_count = 0;
	for (size_t i = nearest + 1; i > last && list->total_count < LIST_MOST_TOTALS; i--)
		if (may_be_total(prose, &prose->mentions[i - 1], announced) &&
		    prose_same_kind(prose->facts, prose_quantity(prose, &prose->mentions[i - 1]), total))
			list->totals[list->total_count++] = prose->mentions[i - 1].quantity;
}

/* A short line over items: "Công tác tiếp công dân (46 lượt)". */
static bool is_headline(const struct prose *prose)
{
	return prose->end - prose->first <= LEAD_TOKENS &&
	       prose_sentence(prose, prose->end - 1) == prose->mentions[0].sentence;
}

void claim_block_list(const struct prose *prose)
{
	const struct document *doc = prose->facts->doc;
	size_t last = prose->mention_count > REACH ? prose->mention_count - REACH : 0;
	bool announced = announces(prose);

	if ((!announced && !is_headline(prose)) || prose->block + 1 >= doc->block_count ||
	    !is_item(&doc->blocks[prose->block + 1]) ||
	    same_marker(doc, &doc->blocks[prose->block], &doc->blocks[prose->block + 1]))
		return;
	for (size_t i = prose->mention_count; i > last; i--) {
		const struct mention *nearest = &prose->mentions[i - 1];
		struct list list = {.strength = announced ? LIST_BRACKET : LIST_TOPIC};

		if (!may_be_total(prose, nearest, announced) || is_tried(prose, i - 1, announced))
			continue;
		find_totals(prose, i - 1, last, announced, &list);
		read_items(prose->facts, prose->block, prose_quantity(prose, nearest), &list);
		if (list.count < 2 || !list.every_part_counted)
			continue;
		if (has_closed_cue(prose, nearest->behind))
			list.strength = LIST_CLOSED;
		list_claim(prose, &list, "prose-list", (struct span){0, 0},
			   prose_span(prose, nearest->token, prose->end));
	}
}
