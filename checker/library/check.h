/*
 * check: the way of one text through the stages, from bytes to findings.
 *
 * Everything it makes lives in the arena that is given; where memory ends, the arena's escape is taken.
 */
#ifndef RASOAT_CHECK_H
#define RASOAT_CHECK_H

#include "read/read.h"
#include "rules/rule.h"

struct check {
	const struct document *doc;
	const struct facts *facts;
	struct sink sink;
	const struct rule **broken; /* rules that had a VERDICT_ERROR */
	size_t broken_count, broken_capacity;
};

/* Runs `count` rules over a text. Anything but READ_OK leaves nothing in *check. */
enum read_status check_text(struct check *check, struct arena *arena, struct slice bytes,
			    const struct read_options *options, const struct lexicon *lexicon, const struct rule *rules,
			    size_t count, enum language language);

#endif
