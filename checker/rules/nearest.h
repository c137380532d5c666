/*
 * nearest: the known name that a mistyped one probably meant.
 */
#ifndef RASOAT_RULES_NEAREST_H
#define RASOAT_RULES_NEAREST_H

#include "base/slice.h"

/* The name (of a NULL-terminated list) with the fewest edits from word, or NULL when none is near. */
const char *nearest_name(struct slice word, const char *const *names);

#endif
