/*
 * nearest: the known name that a mistyped one probably meant, for messages of the program and of the library.
 *
 * Names are borrowed and must outlive the search.
 */
#ifndef RASOAT_BASE_NEAREST_H
#define RASOAT_BASE_NEAREST_H

#include "base/slice.h"

struct nearest {
	struct slice word;
	const char *name; /* of those offered, the first with the fewest edits; NULL when none is near */
	size_t edits;
};

static inline struct nearest nearest_to(struct slice word)
{
	return (struct nearest){.word = word};
}

/* Considers one known name. */
void nearest_offer(struct nearest *nearest, const char *name);

/* The nearest of a NULL-terminated list, or NULL. */
const char *nearest_name(struct slice word, const char *const *names);

#endif
