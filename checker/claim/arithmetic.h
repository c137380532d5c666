/*
 * arithmetic: whether the figures of a claim agree, by the precision they are printed with (no epsilon).
 *
 * Every figure stands for the interval its step allows. The operands' intervals give an interval (or a quotient of two); the
 * claim agrees when the result's interval meets it. A result that was divided may also have been cut off instead of rounded.
 * What overflows, divides by zero or rests on an approximate figure is undecided.
 *
 * Knows nothing of scopes, words or tables.
 */
#ifndef RASOAT_CLAIM_ARITHMETIC_H
#define RASOAT_CLAIM_ARITHMETIC_H

#include "extract/facts.h"

enum outcome { OUTCOME_AGREES, OUTCOME_DIFFERS, OUTCOME_UNDECIDED };

/* Compares result and formula of the claim by its relation. */
enum outcome arithmetic_check(const struct quantity *quantities, const struct claim *claim);

/*
 * What the formula gives for the values as printed; a quotient is rounded to `places` decimals. False when it is
 * undecided.
 */
bool arithmetic_value(const struct quantity *quantities, const struct claim *claim, uint8_t places,
		      struct decimal *value);

#endif
