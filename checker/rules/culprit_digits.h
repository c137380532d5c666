/*
 * culprit_digits: a figure's digits: how another value would be printed in its place, and whether that is a slip of the
 * finger.
 */
#ifndef RASOAT_RULES_CULPRIT_DIGITS_H
#define RASOAT_RULES_CULPRIT_DIGITS_H

#include "extract/facts.h"

/* The value in the form of the quantity's own figure (padding, decimals, magnitude); empty when it has no such form. */
struct slice culprit_digits_print(struct arena *arena, const struct facts *facts, uint32_t quantity,
				  struct decimal value);

/* One digit changed, left out or put in, or two neighbours swapped; punctuation and leading zeros do not count. */
bool culprit_digits_near(struct slice printed, struct slice other);

#endif
