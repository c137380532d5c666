/*
 * citation_table: what a table's row says of the document that it lists, and the codes of document types.
 */
#ifndef RASOAT_EXTRACT_CITATION_TABLE_H
#define RASOAT_EXTRACT_CITATION_TABLE_H

#include "extract/facts.h"

/* Completes the citations in table cells with the date, type and subject from the other cells of their row. */
void citation_tables(struct facts *facts);

/* Whether the type's documents carry that code in their symbols. A type without codes has none. */
bool citation_type_has(const struct phrase *type, struct slice code);

#endif
