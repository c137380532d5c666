/*
 * verdict: what the rules think of a claim, and the arithmetic of it in words.
 *
 * The comparison itself is extract/arithmetic.h; here the words before a printed result (gần, trên) open it on the side they say, the
 * other readings of a statement are heard, and the equation is written as a reviewer would write it.
 */
#ifndef RASOAT_RULES_VERDICT_H
#define RASOAT_RULES_VERDICT_H

#include "extract/facts.h"
#include "finding/finding.h"

/* The verdict over a claim and its alternatives: PASS when one of them passes, else that of the claim itself. */
enum verdict claim_verdict(const struct facts *facts, const struct claim *claim);

/* The reading that decides: of a claim and its alternatives the first that passes, or the claim itself. */
const struct claim *claim_reading(const struct facts *facts, const struct claim *claim);

/* The arithmetic in words; texts live in the arena and are empty where nothing can be computed. */
struct equation {
	struct slice sum;        /* "138 + 12 + 12 = 162" */
	struct slice whole;      /* "138 + 12 + 12 = 162 ≠ 164" */
	struct slice expected;   /* "162" */
	struct slice difference; /* "2", without sign */
};

struct equation claim_equation(const struct facts *facts, const struct claim *claim, struct arena *arena);

#endif
