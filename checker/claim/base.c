#include "claim/base.h"

#include "extract/token.h"

enum { LABEL_BACK = 14, LABEL_AHEAD = 10, MOST_LABEL = LABEL_BACK + LABEL_AHEAD };

static int meaning_at(const struct prose *prose, size_t at, size_t *length)
{
	const struct phrase *phrase = token_match(prose->facts, PHRASE_BASE, at, prose->end);

	*length = phrase != NULL ? phrase->length : 1;
	return phrase != NULL ? phrase->value : 0;
}

/* Words that hold of any count. */
static bool is_filler(const struct facts *facts, size_t at, size_t *length)
{
	static const enum phrase_class CLASSES[] = {PHRASE_FUNCTION_WORD, PHRASE_STOP_WORD, PHRASE_TOTAL,
						    PHRASE_LABEL_PREFIX};

	for (size_t i = 0; i < sizeof CLASSES / sizeof CLASSES[0]; i++) {
		const struct phrase *phrase = token_match(facts, CLASSES[i], at, facts->token_count);

		if (phrase != NULL) {
			*length = phrase->length;
			return true;
		}
	}
	return false;
}

/* The opening words; the token behind them. */
static size_t read_opening(const struct prose *prose, size_t at, struct base *base)
{
	for (;;) {
		size_t length;
		int meaning = meaning_at(prose, at, &length);

		if (meaning != BASE_OPENS && meaning != BASE_TOTAL)
			return at;
		base->total = base->total || meaning == BASE_TOTAL;
		at += length;
	}
}

static void add_word(const struct prose *prose, size_t at, bool telling, struct base *base)
{
	if (base->count == BASE_MOST_WORDS)
		return;
	base->telling[base->count] = telling;
	base->telling_count += telling;
	base->words[base->count++] = prose_token(prose, at)->id;
}

bool base_read(const struct prose *prose, size_t rate, struct base *base)
{
	size_t at = prose->mentions[rate].behind;
	size_t filler = 0; /* tokens up to it are fillers */

	*base = (struct base){.count = 0};
	at = read_opening(prose, at, base);
	while (at < prose->end && prose_token(prose, at)->kind == TOKEN_WORD) {
		size_t length;
		int meaning = meaning_at(prose, at, &length);

		if (meaning == BASE_ENDS || meaning == BASE_STOPS)
			break;
		base->plan = base->plan || meaning == BASE_PLAN;
		base->compared = base->compared || meaning == BASE_COMPARED;
		if (at >= filler && is_filler(prose->facts, at, &length))
			filler = at + length;
		add_word(prose, at, at >= filler, base);
		at++;
	}
	while (base->count > 0 && !base->telling[base->count - 1])
		base->count--;
	return base->count > 0;
}

/* A date or a year, which parts no words: "tổng dư nợ đến ngày 30/9/2024 là 344.898 triệu đồng". */
static bool is_period(const struct facts *facts, const struct token *token)
{
	return token->kind == TOKEN_DATE ||
	       (token->kind == TOKEN_NUMBER && facts->quantities[token->id].role == ROLE_YEAR);
}

/* The words around a count: of its clause before it and behind its unit, in order. */
static size_t read_label(const struct facts *facts, const struct quantity *count, uint32_t label[MOST_LABEL])
{
	size_t at = count->token;
	size_t from = at;
	size_t words = 0;

	while (from > 0 && at - from < LABEL_BACK && !facts->tokens[from].sentence) {
		const struct token *before = &facts->tokens[from - 1];
		bool opens = from == at && (token_is_mark(before, '(') || token_is_mark(before, ':'));

		if (before->block != count->block ||
		    (before->kind != TOKEN_WORD && !opens && !is_period(facts, before)))
			break;
		from--;
	}
	for (; from < at; from++)
		if (facts->tokens[from].kind == TOKEN_WORD)
			label[words++] = facts->tokens[from].id;
	for (at = at + 1; at < facts->token_count && words < MOST_LABEL && facts->tokens[at].kind == TOKEN_WORD &&
			  facts->tokens[at].block == count->block;
	     at++)
		label[words++] = facts->tokens[at].id;
	return words;
}

static bool has_word(const uint32_t *label, size_t words, uint32_t word)
{
	for (size_t i = 0; i < words; i++)
		if (label[i] == word)
			return true;
	return false;
}

static bool has_phrase(const uint32_t *label, size_t words, const struct base *base)
{
	for (size_t i = 0; i + base->count <= words; i++)
		if (memcmp(label + i, base->words, base->count * sizeof *label) == 0)
			return true;
	return false;
}

enum base_match base_matches(const struct facts *facts, const struct base *base, const struct quantity *count)
{
	uint32_t label[MOST_LABEL];
	size_t words;

	if (count->token == NO_INDEX)
		return BASE_NONE;
	words = read_label(facts, count, label);
	if (has_phrase(label, words, base))
		return BASE_PHRASE;
	for (size_t i = 0; i < base->count; i++)
		if (base->telling[i] && !has_word(label, words, base->words[i]))
			return BASE_NONE;
	return base->telling_count > 0 ? BASE_WORDS : BASE_NONE;
}

bool base_is_plan(const struct prose *prose, size_t mention)
{
	size_t at = prose->mentions[mention].token;

	for (size_t back = 0; back < LABEL_BACK && at > prose->first && !prose_token(prose, at)->sentence; back++) {
		size_t length;

		at--;
		if (prose_token(prose, at)->kind != TOKEN_WORD && !prose_mark(prose, at, '('))
			return false;
		if (meaning_at(prose, at, &length) == BASE_PLAN)
			return true;
	}
	return false;
}
