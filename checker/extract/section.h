/*
 * section: whether a block tells what was done or what is to come, by the words of the headings over it.
 */
#ifndef RASOAT_EXTRACT_SECTION_H
#define RASOAT_EXTRACT_SECTION_H

#include "extract/facts.h"

enum section { SECTION_UNKNOWN, SECTION_RESULTS, SECTION_AHEAD };

/* One enum section for each block of the document, in arena. */
const uint8_t *sections_of(const struct facts *facts, struct arena *arena);

#endif
