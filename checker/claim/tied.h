/*
 * tied: which figures arithmetic that holds bears out.
 */
#ifndef RASOAT_CLAIM_TIED_H
#define RASOAT_CLAIM_TIED_H

#include "extract/facts.h"

/* Per quantity: whether it stands in a claim that agrees, of those read so far. In `arena`. */
bool *tied_figures(const struct facts *facts, struct arena *arena);

#endif
