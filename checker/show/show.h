/*
 * show: the document as it was read, for a person or as JSON, so that one can see why something was found or not.
 *
 * It only prints what reading and extraction left, and asks the rules for the verdict of each claim. Everything is allocated in the
 * arena that is given.
 */
#ifndef RASOAT_SHOW_SHOW_H
#define RASOAT_SHOW_SHOW_H

#include <stdbool.h>

#include "extract/facts.h"
#include "finding/finding.h"

/*
 * The views (RASOAT_VIEW_* of rasoat.h, or-ed) of the document of `facts`, as NUL-terminated UTF-8 in arena, in the language of
 * `sink`, which knows what the rules came to. path is only printed.
 */
const char *show_render(struct arena *arena, const struct facts *facts, const struct sink *sink, const char *path,
			unsigned views, bool json);

/* The words around a figure, the figure in «»; of a cell those of its row and column. NUL-terminated, in arena. */
const char *show_words_around(struct arena *arena, const struct facts *facts, uint32_t quantity);

#endif
