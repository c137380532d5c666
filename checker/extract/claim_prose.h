/*
 * claim_prose: the readers of claims in one block of running text; claim_prose.c calls them in turn.
 */
#ifndef RASOAT_EXTRACT_CLAIM_PROSE_H
#define RASOAT_EXTRACT_CLAIM_PROSE_H

#include "extract/prose.h"

/* Percentages against the counts around them: claim_rate.c. */
void claim_rates(const struct prose *prose);

#endif
