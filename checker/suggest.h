/*
 * suggest: the known name that a mistyped one probably meant.
 */
#ifndef RASOAT_SUGGEST_H
#define RASOAT_SUGGEST_H

#include <stddef.h>

struct suggest {
	const char *word;
	const char *best; /* NULL: nothing is near enough */
	size_t distance;
};

void suggest_start(struct suggest *suggest, const char *word);

/* Considers one known name; it must outlive the search. */
void suggest_offer(struct suggest *suggest, const char *name);

#endif
