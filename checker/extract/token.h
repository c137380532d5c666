/*
 * token: the text of a block as words, figures, dates, citations and marks.
 *
 * Used by extract_tokens() for prose, and by whoever needs the words of a label (labels of tables, headings, captions).
 */
#ifndef RASOAT_EXTRACT_TOKEN_H
#define RASOAT_EXTRACT_TOKEN_H

#include "extract/facts.h"

/*
 * The folded words of a span, figures and marks left out, as ids of the document's vocabulary; at most `most` of them
 * into words. Returns how many.
 */
size_t token_words(struct facts *facts, struct span span, uint32_t *words, size_t most);

/* The phrase of `class` that begins at token `at` (words that follow one another without marks), or NULL. */
const struct phrase *token_match(const struct facts *facts, enum phrase_class class, size_t at, size_t end);

/* The phrase of `class` whose last word is token `last`, looking back no further than `start`. */
const struct phrase *token_match_end(const struct facts *facts, enum phrase_class class, size_t last, size_t start);

static inline bool token_is_mark(const struct token *token, char mark)
{
	return token->kind == TOKEN_PUNCT && token->id == (unsigned char)mark;
}

/* Whether token `at` is the folded word. */
static inline bool token_is_word(const struct facts *facts, size_t at, const char *word)
{
	return facts->tokens[at].kind == TOKEN_WORD &&
	       slice_equal(vocabulary_word(&facts->vocabulary, facts->tokens[at].id), slice_str(word));
}

/* Tokens [first, end) of a block. Blocks without tokens give first == end. O(log n). */
void token_block(const struct facts *facts, uint32_t block, size_t *first, size_t *end);

/* Works out magnitude, unit, role and approximation of the figures in tokens [first, end) of one block: quantity.c. */
void quantity_read(struct facts *facts, size_t first, size_t end);

#endif
