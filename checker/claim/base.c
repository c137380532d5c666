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

	*base = (struct base){.total_word = vocabulary_id(&prose->facts->vocabulary, SLICE("tổng"))};
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

/* The words around a count, of its clause before it and behind its unit, in order; and which of them are fillers. */
struct label {
	uint32_t words[MOST_LABEL];
	bool filler[MOST_LABEL];
	size_t count;
};

static void add_label(const struct facts *facts, size_t at, size_t *filler, struct label *label)
{
	size_t length;

	if (at >= *filler && is_filler(facts, at, &length))
		*filler = at + length;
	label->filler[label->count] = at < *filler;
	label->words[label->count++] = facts->tokens[at].id;
}

static void read_label(const struct facts *facts, const struct quantity *count, struct label *label)
{
	size_t at = count->token;
	size_t from = at;
	size_t filler = 0;

	label->count = 0;
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
			add_label(facts, from, &filler, label);
	for (at = at + 1; at < facts->token_count && label->count < MOST_LABEL &&
			  facts->tokens[at].kind == TOKEN_WORD && facts->tokens[at].block == count->block;
	     at++)
		add_label(facts, at, &filler, label);
}

static bool has_word(const struct label *label, uint32_t word)
{
	for (size_t i = 0; i < label->count; i++)
		if (label->words[i] == word)
			return true;
	return false;
}

/* The phrase as it stands. */
static bool has_phrase(const struct label *label, const struct base *base)
{
	for (size_t i = 0; i + base->count <= label->count; i++)
		if (memcmp(label->words + i, base->words, base->count * sizeof *base->words) == 0)
			return true;
	return false;
}

/* Its telling words in their order, with nothing but fillers between them. */
static bool has_telling(const struct label *label, const struct base *base)
{
	for (size_t start = 0; start < label->count; start++) {
		size_t at = start;
		size_t word = 0;

		while (word < base->count && at < label->count) {
			if (!base->telling[word])
				word++;
			else if (label->words[at] == base->words[word])
				word++, at++;
			else if (at > start && label->filler[at])
				at++;
			else
				break;
		}
		if (word == base->count)
			return true;
	}
	return false;
}

enum base_match base_matches(const struct facts *facts, const struct base *base, const struct quantity *count)
{
	struct label label;

	if (count->token == NO_INDEX)
		return BASE_NONE;
	read_label(facts, count, &label);
	/* A count of the same things that is no total is another one. */
	if ((!base->total || has_word(&label, base->total_word)) &&
	    (has_phrase(&label, base) || (base->telling_count > 1 && has_telling(&label, base))))
		return BASE_PHRASE;
	for (size_t i = 0; i < base->count; i++)
		if (base->telling[i] && !has_word(&label, base->words[i]))
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
