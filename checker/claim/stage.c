#include "claim/stage.h"

#include "extract/token.h"

enum { MOST_WORDS = 20, MOST_TIME_WORDS = 8, MOST_STAGE = STAGE_RAISED };

/* A mark or a figure that counts something; years and numbers of things are part of a label. */
static bool is_boundary(const struct facts *facts, const struct token *token)
{
	if (token->kind == TOKEN_NUMBER)
		return facts->quantities[token->id].role != ROLE_YEAR &&
		       facts->quantities[token->id].role != ROLE_ORDINAL;
	return (token->kind == TOKEN_PUNCT && token->id != '/' && token->id != '-' && token->id != '"');
}

/* The '(' of parentheses without figures that end before token `at`, which are part of a label: "chi cho con người (lương, phụ cấp)". */
static size_t bracket_start(const struct prose *prose, size_t at, size_t least)
{
	uint32_t group = prose_mark(prose, at - 1, ')') ? prose_group(prose, at - 1) : 0;
	size_t inside;

	if (group == 0 || prose->groups[group].open <= least)
		return at;
	inside = prose_mention_from(prose, prose->groups[group].open);
	return inside < prose->mention_count && prose->mentions[inside].token < at ? at : prose->groups[group].open;
}

size_t stage_label_start(const struct prose *prose, size_t mention)
{
	size_t at = prose->mentions[mention].token;
	size_t least = mention > 0 ? prose->mentions[mention - 1].behind : prose->first;
	uint32_t block = prose_token(prose, at)->block;

	/* "Số hồ sơ đang giải quyết: 53": the colon stands inside; "so với đầu năm (81)": so does the bracket. */
	if (at > least && (prose_mark(prose, at - 1, ':') || prose_mark(prose, at - 1, '(')))
		at--;
	if (at > least)
		at = bracket_start(prose, at, least);
	for (size_t i = 0; i < MOST_WORDS && at > least; i++, at--)
		if (is_boundary(prose->facts, prose_token(prose, at - 1)) || prose_token(prose, at - 1)->block != block)
			break;
	return at;
}

/* "01 vụ, việc đang hòa giải": the comma stands inside a double unit. */
static bool is_in_unit(const struct prose *prose, size_t mention, size_t at)
{
	const struct phrase *unit = prose_mark(prose, at, ',')
					    ? token_match(prose->facts, PHRASE_UNIT, at + 1, prose->end)
					    : NULL;
	const struct lexicon *lexicon = prose->facts->vocabulary.lexicon;

	return unit != NULL && at == prose->mentions[mention].behind &&
	       lexicon_unit_family(lexicon, (uint32_t)unit->value) ==
		       lexicon_unit_family(lexicon, prose_quantity(prose, &prose->mentions[mention])->unit);
}

size_t stage_label_end(const struct prose *prose, size_t mention)
{
	size_t at = prose->mentions[mention].behind;

	for (size_t i = 0; i < MOST_WORDS && at < prose->end; i++, at++)
		if ((is_boundary(prose->facts, prose_token(prose, at)) && !is_in_unit(prose, mention, at)) ||
		    prose_word(prose, at, "và") || prose_token(prose, at)->sentence)
			break;
	return at;
}

static unsigned stages_between(const struct prose *prose, size_t from, size_t end)
{
	unsigned stages = 0;

	for (size_t at = from; at < end; at++) {
		const struct phrase *phrase = token_match(prose->facts, PHRASE_STAGE, at, end);

		if (phrase == NULL)
			continue;
		if (phrase->value >= STAGE_WHOLE && phrase->value <= MOST_STAGE)
			stages |= stage_bit((enum stage)phrase->value);
		at += phrase->length - 1u;
	}
	return stages;
}

/* The direction that the words say last. */
static int flow_between(const struct prose *prose, size_t from, size_t end)
{
	int flow = 0;

	for (size_t at = from; at < end; at++) {
		const struct phrase *phrase = token_match(prose->facts, PHRASE_FLOW, at, end);

		if (phrase == NULL)
			continue;
		flow = phrase->value;
		at += phrase->length - 1u;
	}
	return flow;
}

static bool has_cue(const struct prose *prose, size_t from, size_t end)
{
	for (size_t at = from; at < end; at++)
		if (token_match(prose->facts, PHRASE_CUE_OPEN, at, end) != NULL ||
		    token_match(prose->facts, PHRASE_CUE_CLOSED, at, end) != NULL)
			return true;
	return false;
}

/* "Đầu năm, Đảng bộ có 214 đảng viên": the time that opens the clause of the label that begins at `label`. */
static unsigned time_before(const struct prose *prose, size_t label)
{
	size_t end = label - 1;
	size_t from = end;

	if (label <= prose->first + 1 || !prose_mark(prose, end, ','))
		return 0;
	while (from > prose->first && end - from < MOST_TIME_WORDS && prose_token(prose, from - 1)->kind != TOKEN_PUNCT)
		from--;
	/* "Đầu năm có 6.412 hộ, tăng 387 hộ": said of the figure that stands there. */
	for (size_t at = from; at < end; at++)
		if (prose_token(prose, at)->kind == TOKEN_NUMBER && is_boundary(prose->facts, prose_token(prose, at)))
			return 0;
	return stages_between(prose, from, end) & (stage_bit(STAGE_OPENING) | stage_bit(STAGE_CLOSING));
}

struct staged *stage_read(const struct prose *prose)
{
	struct staged *staged = arena_array(prose->facts->arena, prose->mention_count, sizeof *staged);

	for (size_t i = 0; i < prose->mention_count; i++) {
		size_t from = stage_label_start(prose, i);
		size_t at = prose->mentions[i].token;
		size_t behind = prose->mentions[i].behind;
		size_t end = stage_label_end(prose, i);

		staged[i].stages = stages_between(prose, from, at) | time_before(prose, from);
		if (staged[i].stages == 0)
			staged[i].stages = stages_between(prose, behind, end);
		staged[i].flow = flow_between(prose, from, at);
		if (staged[i].flow == 0)
			staged[i].flow = flow_between(prose, behind, end);
		staged[i].detail = has_cue(prose, from, at);
	}
	return staged;
}
