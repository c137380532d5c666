/*
 * table_units: the units that stand in the unit column of statistical forms.
 *
 * The reader of flattened rows needs them to tell the end of a label from the unit behind it; what a unit means is the
 * lexicon's, not known here.
 */
#ifndef RASOAT_DOCUMENT_TABLE_UNITS_H
#define RASOAT_DOCUMENT_TABLE_UNITS_H

#include "document/table_scan.h"

/* Number of words, at the end of words[0 .. count), that are a unit: "Triệu đồng" 2, "%" 1; 0 when there is none. */
size_t units_at_end(const struct word *words, size_t count);

/* Whether the text is a unit of one word: "tỷ" of "0tỷ". */
bool units_has(struct slice word);

#endif
