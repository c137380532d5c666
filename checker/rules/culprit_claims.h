/*
 * culprit_claims: the claims of a document by the figures they hold, to be asked again with another value for a figure.
 *
 * Works on a copy of the quantities, so that the facts stay const. The work is bounded: past the budget every answer is
 * unknown.
 */
#ifndef RASOAT_RULES_CULPRIT_CLAIMS_H
#define RASOAT_RULES_CULPRIT_CLAIMS_H

#include "claim/figure_claims.h"
#include "finding/finding.h"

/* Claims with more operands, and figures in more claims, are left alone. */
enum { MOST_FIGURES = 48, MOST_CLAIMS = 48 };

struct culprit_claims {
	struct facts facts; /* those of the document, but with our quantities */
	struct quantity *quantities;
	enum verdict *verdicts;       /* per claim, as printed; VERDICT_UNKNOWN for what is no evidence */
	struct figure_claims figures; /* those that pass or fail */
	size_t budget;                /* figures that may still be looked at */
};

void culprit_claims_init(struct culprit_claims *claims, const struct facts *facts, struct arena *arena);

/* The verdict of a claim over the quantities as they are now. */
enum verdict culprit_claims_ask(struct culprit_claims *claims, uint32_t claim);

/* Whether a quantity's claims are few enough to be asked. */
bool culprit_claims_affordable(const struct culprit_claims *claims, uint32_t quantity);

/* Whether all figures of `inner` stand in `outer` too. */
bool culprit_claims_within(const struct culprit_claims *claims, uint32_t inner, uint32_t outer);

/* Whether two claims rest on different figures; two readings of the same figures are one witness. */
bool culprit_claims_differ(const struct culprit_claims *claims, uint32_t a, uint32_t b);

#endif
