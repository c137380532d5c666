/*
 * syllable: how much of a text is Vietnamese, by the shape of its words.
 *
 * What text looks like when its encoding was mistaken is known by its words: they cannot be syllables.
 */
#ifndef RASOAT_READ_SYLLABLE_H
#define RASOAT_READ_SYLLABLE_H

#include "base/slice.h"

struct syllable_score {
	size_t words; /* with letters beyond ASCII, or with signs inside */
	size_t valid; /* of them, those that a Vietnamese syllable may look like */
};

/* Counts in UTF-8, composed or not. */
struct syllable_score syllable_count(struct slice text);

#endif
