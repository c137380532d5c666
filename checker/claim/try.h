/*
 * claim_try: one reading of a statement, tried before it becomes a claim.
 */
#ifndef RASOAT_CLAIM_TRY_H
#define RASOAT_CLAIM_TRY_H

#include "claim/claim.h"
#include "claim/prose.h"

enum { TRY_MOST_OPERANDS = 10 };

struct claim_try {
	enum formula formula;
	uint32_t result;
	struct operand operands[TRY_MOST_OPERANDS];
	size_t count;
};

static inline struct claim_try claim_try(enum formula formula, uint32_t result)
{
	return (struct claim_try){.formula = formula, .result = result};
}

/* Adds an operand; more than TRY_MOST_OPERANDS are left out. */
void claim_try_add(struct claim_try *attempt, uint32_t quantity, bool minus);

/* Whether the figures agree by this reading. */
bool claim_try_agrees(const struct facts *facts, const struct claim_try *attempt);

/* Whether they do not, and one mistyped result would explain it. */
bool claim_try_slipped(const struct facts *facts, const struct claim_try *attempt);

/* For a sum: whether it does not hold, and one mistyped figure, the result or an operand, would explain it. */
bool claim_try_explained(const struct facts *facts, const struct claim_try *attempt);

/* For a sum: the same, and the right figure has the digits of the mistyped one in another order. */
bool claim_try_exchanged(const struct facts *facts, const struct claim_try *attempt);

/* For a share (PERCENT of two operands): whether a slip of the part, a whole number, explains that they do not agree. */
bool claim_try_part_slipped(const struct facts *facts, const struct claim_try *attempt);

/* What the operands give, to the decimals of the result. */
bool claim_try_value(const struct facts *facts, const struct claim_try *attempt, struct decimal *value);

/* Makes the claim. */
struct claim *claim_try_emit(struct facts *facts, const struct claim_try *attempt, enum claim_kind kind,
			     const char *scope, struct span extent, bool weak);

#endif
