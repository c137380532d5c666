/*
 * match: matching a compiled pattern over a document, within limits.
 *
 * A matcher holds the match data of one pattern for one run over one document; its memory is released with the
 * document's arena. Patterns come from rule files and texts from anywhere, so every match is bounded: past the limit
 * the verdict is MATCH_BROKEN, which the rule counts as VERDICT_ERROR.
 */
#ifndef RASOAT_RULES_MATCH_H
#define RASOAT_RULES_MATCH_H

#define PCRE2_CODE_UNIT_WIDTH 8
#include <pcre2.h>

#include "base/arena.h"
#include "base/slice.h"

struct matcher {
	const pcre2_code *code;
	pcre2_match_data *data;
	pcre2_match_context *context;
};

enum match_result { MATCH_NONE, MATCH_FOUND, MATCH_BROKEN };

void matcher_init(struct matcher *matcher, struct arena *arena, const pcre2_code *code);

/* The first match in text at or after `from`; text must be valid UTF-8. */
enum match_result matcher_find(struct matcher *matcher, struct slice text, size_t from);

/* Bytes [*start, *end) of the text that group n of the last match took; false when it took no part. 0 is the whole. */
bool matcher_group(const struct matcher *matcher, uint32_t n, size_t *start, size_t *end);

#endif
