/*
 * Lists that no word announces: their labels belong together. "Tổng số 21 người; thạc sĩ 03 người, đại học 16 người, trung cấp 02 người".
 */
#include "claim/list.h"
#include "claim/list_closure.h"
#include "claim/prose_claims.h"
#include "extract/token.h"

/* Which figures of the block are parts in a claim already; of its length in mentions. */
static bool *find_parts(const struct prose *prose)
{
	const struct facts *facts = prose->facts;
	bool *taken = arena_array(facts->arena, prose->mention_count, sizeof *taken);

	for (size_t c = prose->first_claim; c < facts->claim_count; c++) {
		const struct claim *claim = &facts->claims[c];

		for (size_t i = 0; i < claim->operand_count; i++) {
			const struct quantity *q = &facts->quantities[claim->operands[i].quantity];
			size_t at = q->table == NO_INDEX && q->block == prose->block
					    ? prose_mention_from(prose, q->token)
					    : prose->mention_count;

			if (at < prose->mention_count)
				taken[at] = true;
		}
	}
	return taken;
}

static bool is_separator(const struct token *token)
{
	return token->kind == TOKEN_PUNCT && (token->id == ',' || token->id == ';' || token->id == ':' ||
					      token->id == '(' || token->id == ')' || token->id == '.');
}

/* The first token of the words before the figure, up to a mark or another figure. */
static size_t label_start(const struct prose *prose, size_t mention)
{
	size_t at = prose->mentions[mention].token;
	size_t least = mention > 0 ? prose->mentions[mention - 1].behind : prose->first;

	/* "năm 2020: 11 hộ": the colon stands inside the item. */
	if (at > least && prose_mark(prose, at - 1, ':'))
		at--;
	while (at > least && !is_separator(prose_token(prose, at - 1)))
		at--;
	return at;
}

/* The 2018 of "năm 2018: 14 hộ". */
static bool is_numbered(const struct prose *prose, size_t at)
{
	const struct token *token = prose_token(prose, at);

	return token->kind == TOKEN_NUMBER && (prose->facts->quantities[token->id].role == ROLE_YEAR ||
					       prose->facts->quantities[token->id].role == ROLE_ORDINAL);
}

static bool has_family(const struct prose *prose, size_t from, size_t end)
{
	for (size_t at = from; at < end; at++) {
		const struct phrase *phrase = token_match(prose->facts, PHRASE_FAMILY, at, prose->end);

		if ((phrase != NULL && phrase->value > 0) || is_numbered(prose, at))
			return true;
	}
	return false;
}

static bool is_count(const struct quantity *q)
{
	return q->role == ROLE_VALUE && q->under == NO_INDEX && q->over == NO_INDEX && q->unit != UNIT_PERCENT;
}

/* How many parts from the first on are numbered through. */
static size_t numbered_size(const struct facts *facts, const struct list *list)
{
	uint8_t places[LIST_MOST_PARTS];
	size_t count = 0;

	while (count < list->count && !list->parts[count].nested) {
		places[count] = (uint8_t)count;
		count++;
	}
	while (count >= 3 && !list_counted_through(facts, list, places, count))
		count--;
	return count >= 3 ? count : 0;
}

/* Cuts the list where its labels leave the family; 0 when no two go together. */
static size_t family_size(const struct facts *facts, const struct list *list)
{
	uint8_t places[LIST_MOST_PARTS];
	size_t count = 0;

	for (size_t i = 0; i < list->count; i++) {
		places[count] = (uint8_t)i;
		if (list->parts[i].nested ||
		    (count > 0 && list_closure(facts, list, places, count + 1) == CLOSURE_NONE))
			break;
		count++;
	}
	return count >= 2 ? count : numbered_size(facts, list);
}

/* Whether a year or the number of a thing stands in the item. */
static bool is_numbered_item(const struct facts *facts, const struct list_part *part)
{
	for (size_t at = part->first; at < part->end; at++) {
		const struct token *token = &facts->tokens[at];

		if (token->kind == TOKEN_NUMBER && (facts->quantities[token->id].role == ROLE_YEAR ||
						    facts->quantities[token->id].role == ROLE_ORDINAL))
			return true;
	}
	return false;
}

/* More of the same behind the family: then it was none, or only two of three states. */
static bool goes_on(const struct facts *facts, const struct list *list, size_t count, size_t all)
{
	const struct list_part *next = &list->parts[count];

	/* "năm 2019: 13 hộ, năm 2020: 11 hộ, ..., giảm từ 83 hộ": behind what is numbered through, without a number. */
	if (count >= 3 && count < all && is_numbered_item(facts, &list->parts[count - 1]) &&
	    !is_numbered_item(facts, next))
		return false;
	return count < all && !next->nested && (count == 2 || !next->semicolon) &&
	       prose_same_kind(facts, &facts->quantities[list->parts[0].quantity], &facts->quantities[next->quantity]);
}

/* The list whose first figure this is; how many figures it takes, 0 when it is none. */
static size_t claim_family(const struct prose *prose, size_t mention)
{
	struct list list = {.strength = LIST_TOPIC};
	uint32_t group = prose->mentions[mention].group;
	size_t from = label_start(prose, mention);
	size_t behind = prose->mentions[mention].behind;
	size_t count;
	size_t all;

	if (!has_family(prose, from, behind + 4 < prose->end ? behind + 4 : prose->end))
		return 0;
	list_read(prose, from, group == 0 ? prose->end : prose->groups[group].close, group, &list);
	all = list.count;
	count = family_size(prose->facts, &list);
	if (count < 2 || list.parts[0].quantity != prose->mentions[mention].quantity)
		return 0;
	list_totals(prose, from, group, &list);
	if (list.total_count == 0 || goes_on(prose->facts, &list, count, all))
		return count;
	list.count = count;
	list_claim(prose, &list, "prose-bracket", (struct span){0, 0},
		   prose_span(prose, from, list.parts[count - 1].end));
	return count;
}

void claim_families(const struct prose *prose)
{
	bool *taken = find_parts(prose);

	for (size_t i = 0; i < prose->mention_count; i++) {
		size_t count = 0;

		if (!taken[i] && is_count(prose_quantity(prose, &prose->mentions[i])))
			count = claim_family(prose, i);
		i += count > 0 ? count - 1 : 0;
	}
}
