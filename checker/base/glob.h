/*
 * glob: names and paths with wildcards, for the program and for the library.
 *
 * `*` stands for any run of characters but /, `**` for any run at all, a `**` and the slash behind it for no or more whole directories, `?` for
 * one character but /. Nothing else is special. Time is at most the product of the two lengths.
 */
#ifndef RASOAT_BASE_GLOB_H
#define RASOAT_BASE_GLOB_H

#include "base/slice.h"

bool glob_match(struct slice pattern, struct slice text);

/* Whether the text has wildcards at all. */
static inline bool is_glob(struct slice text)
{
	return slice_holds(text, '*') || slice_holds(text, '?');
}

#endif
