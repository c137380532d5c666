/*
 * figure_claims: the claims of a document by the figures that stand in them.
 *
 * Lives in the arena it is made in, and is const afterwards.
 */
#ifndef RASOAT_CLAIM_FIGURE_CLAIMS_H
#define RASOAT_CLAIM_FIGURE_CLAIMS_H

#include "extract/facts.h"

struct figure_claims {
	size_t *first;    /* per quantity: its claims are claims[first[q] .. first[q + 1]), in their order */
	uint32_t *claims; /* indexes in facts->claims; one that holds a figure twice stands there twice */
};

/* Over the claims for which `used` says true; over all where it is NULL. Linear in the number of operands. */
void figure_claims_init(struct figure_claims *figures, const struct facts *facts, const bool *used,
			struct arena *arena);

static inline size_t figure_claims_count(const struct figure_claims *figures, uint32_t quantity)
{
	return figures->first[quantity + 1] - figures->first[quantity];
}

#endif
