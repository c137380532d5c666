#include "claim/prose.h"

#include "extract/token.h"

void prose_init(struct prose *prose, struct facts *facts)
{
	*prose = (struct prose){.facts = facts};
	known_init(&prose->known, facts);
}

static void reserve_tokens(struct prose *prose, size_t count)
{
	if (count <= prose->token_capacity)
		return;
	prose->token_capacity = count * 2;
	prose->token_group = arena_array(prose->facts->arena, prose->token_capacity, sizeof *prose->token_group);
	prose->token_sentence = arena_array(prose->facts->arena, prose->token_capacity, sizeof *prose->token_sentence);
}

static uint32_t open_group(struct prose *prose, size_t at, uint32_t parent)
{
	struct group *group = ARENA_PUSH(prose->facts->arena, prose->groups, prose->group_count, prose->group_capacity);

	*group = (struct group){at, prose->end, parent};
	return (uint32_t)prose->group_count - 1;
}

static void add_mention(struct prose *prose, size_t at, uint32_t group, uint32_t sentence)
{
	const struct facts *facts = prose->facts;
	const struct quantity *q = &facts->quantities[facts->tokens[at].id];
	struct mention *mention;
	size_t behind = at + 1;

	if (q->role != ROLE_VALUE && q->role != ROLE_SCALE)
		return;
	while (behind < prose->end && facts->tokens[behind].span.start < q->extent.end)
		behind++;
	mention = ARENA_PUSH(facts->arena, prose->mentions, prose->mention_count, prose->mention_capacity);
	*mention = (struct mention){facts->tokens[at].id, at, behind, group, sentence};
}

void prose_open(struct prose *prose, size_t first, size_t end)
{
	uint32_t group;
	uint32_t sentence = 0;

	prose->first = first;
	prose->end = end;
	prose->mention_count = prose->group_count = 0;
	prose->first_claim = prose->facts->claim_count;
	prose->block = first < end ? prose->facts->tokens[first].block : 0;
	reserve_tokens(prose, end - first);
	group = open_group(prose, first, 0);
	for (size_t at = first; at < end; at++) {
		const struct token *token = &prose->facts->tokens[at];

		if (token->sentence && at > first)
			sentence++;
		if (token_is_mark(token, '('))
			group = open_group(prose, at, group);
		prose->token_group[at - first] = group;
		prose->token_sentence[at - first] = sentence;
		if (token_is_mark(token, ')') && group != 0) {
			prose->groups[group].close = at;
			group = prose->groups[group].parent;
		}
		if (token->kind == TOKEN_NUMBER)
			add_mention(prose, at, group, sentence);
	}
}

bool prose_mark(const struct prose *prose, size_t at, uint32_t mark)
{
	return at >= prose->first && at < prose->end && prose->facts->tokens[at].kind == TOKEN_PUNCT &&
	       prose->facts->tokens[at].id == mark;
}

bool prose_word(const struct prose *prose, size_t at, const char *word)
{
	return at >= prose->first && at < prose->end && token_is_word(prose->facts, at, word);
}

size_t prose_mention_from(const struct prose *prose, size_t at)
{
	size_t low = 0;
	size_t high = prose->mention_count;

	while (low < high) {
		size_t middle = low + (high - low) / 2;

		if (prose->mentions[middle].token < at)
			low = middle + 1;
		else
			high = middle;
	}
	return low;
}

struct span prose_span(const struct prose *prose, size_t from, size_t end)
{
	return (struct span){prose->facts->tokens[from].span.start, prose->facts->tokens[end - 1].span.end};
}

bool prose_same_kind(const struct facts *facts, const struct quantity *a, const struct quantity *b)
{
	if ((a->unit == UNIT_PERCENT) != (b->unit == UNIT_PERCENT) || a->per != b->per)
		return false;
	if (a->unit == UNIT_NONE || b->unit == UNIT_NONE || a->unit == b->unit)
		return true;
	return lexicon_unit_family(facts->vocabulary.lexicon, a->unit) ==
	       lexicon_unit_family(facts->vocabulary.lexicon, b->unit);
}

bool quantity_is_percent(const struct facts *facts, const struct quantity *q)
{
	return q->unit == UNIT_PERCENT ||
	       (q->table != NO_INDEX && facts->tables[q->table].columns[q->column].role == COLUMN_PERCENT);
}

bool quantity_is_small(const struct quantity *q)
{
	int order;

	return q->printed == 0 && decimal_compare(&order, q->value, decimal_of(100)) && order < 0;
}

bool quantity_same_unit(const struct facts *facts, const struct quantity *a, const struct quantity *b)
{
	const struct lexicon *lexicon = facts->vocabulary.lexicon;

	return a->unit == UNIT_NONE || b->unit == UNIT_NONE ||
	       lexicon_unit_family(lexicon, a->unit) == lexicon_unit_family(lexicon, b->unit);
}
