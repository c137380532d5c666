#include "claim/try.h"

#include "claim/arithmetic.h"
#include "claim/slip.h"

static struct claim as_claim(const struct claim_try *attempt)
{
	return (struct claim){.formula = attempt->formula,
			      .result = attempt->result,
			      .operands = (struct operand *)attempt->operands,
			      .operand_count = attempt->count};
}

void claim_try_add(struct claim_try *attempt, uint32_t quantity, bool minus)
{
	if (attempt->count < TRY_MOST_OPERANDS)
		attempt->operands[attempt->count++] = (struct operand){quantity, minus};
}

bool claim_try_agrees(const struct facts *facts, const struct claim_try *attempt)
{
	struct claim claim = as_claim(attempt);

	return arithmetic_check(facts->quantities, &claim) == OUTCOME_AGREES;
}

bool claim_try_slipped(const struct facts *facts, const struct claim_try *attempt)
{
	struct claim claim = as_claim(attempt);
	const struct quantity *result = &facts->quantities[attempt->result];
	struct decimal right;

	struct decimal printed;

	/* Compared as printed: 40,4 triệu for 44,0 triệu, not to the last đồng. */
	return arithmetic_check(facts->quantities, &claim) == OUTCOME_DIFFERS &&
	       arithmetic_value(facts->quantities, &claim, result->printed, &right) &&
	       decimal_shift(&printed, result->value, -(int)result->magnitude) &&
	       decimal_shift(&right, right, -(int)result->magnitude) && slip_likely(printed, right, result->printed);
}

/* A way in which one figure becomes another: slip_mistyped(), slip_exchanged(). */
typedef bool slip_test(struct decimal printed, struct decimal right, uint8_t places);

/* Whether the figure so mistyped explains the difference; compared as printed. */
static bool is_mistyped(const struct quantity *q, struct decimal difference, bool minus, slip_test *slipped)
{
	struct decimal right;
	struct decimal printed;

	return (minus ? decimal_subtract(&right, q->value, difference) : decimal_add(&right, q->value, difference)) &&
	       decimal_shift(&printed, q->value, -(int)q->magnitude) &&
	       decimal_shift(&right, right, -(int)q->magnitude) && slipped(printed, right, q->printed);
}

static bool is_explained(const struct facts *facts, const struct claim_try *attempt, slip_test *slipped)
{
	struct claim claim = as_claim(attempt);
	const struct quantity *result = &facts->quantities[attempt->result];
	struct decimal value;
	struct decimal difference;

	if (attempt->formula != FORMULA_SUM || arithmetic_check(facts->quantities, &claim) != OUTCOME_DIFFERS ||
	    !arithmetic_value(facts->quantities, &claim, 0, &value) ||
	    !decimal_subtract(&difference, result->value, value))
		return false;
	if (is_mistyped(result, difference, true, slipped))
		return true;
	for (size_t i = 0; i < attempt->count; i++)
		if (is_mistyped(&facts->quantities[attempt->operands[i].quantity], difference,
				attempt->operands[i].minus, slipped))
			return true;
	return false;
}

bool claim_try_explained(const struct facts *facts, const struct claim_try *attempt)
{
	return is_explained(facts, attempt, slip_mistyped);
}

bool claim_try_exchanged(const struct facts *facts, const struct claim_try *attempt)
{
	return is_explained(facts, attempt, slip_exchanged);
}

bool claim_try_part_slipped(const struct facts *facts, const struct claim_try *attempt)
{
	const struct quantity *rate = &facts->quantities[attempt->result];
	const struct quantity *part = &facts->quantities[attempt->operands[0].quantity];
	const struct quantity *whole = &facts->quantities[attempt->operands[1].quantity];
	struct decimal right;
	struct decimal percent;

	if (attempt->formula != FORMULA_PERCENT || attempt->count != 2 || rate->printed == 0 || part->printed > 0 ||
	    part->magnitude > 0 || !decimal_multiply(&right, rate->value, whole->value) ||
	    !decimal_divide(&right, right, decimal_of(100), 0) || !slip_likely(part->value, right, 0))
		return false;
	return decimal_multiply(&right, right, decimal_of(100)) &&
	       decimal_divide(&percent, right, whole->value, rate->printed) && decimal_equal(percent, rate->value);
}

bool claim_try_value(const struct facts *facts, const struct claim_try *attempt, struct decimal *value)
{
	struct claim claim = as_claim(attempt);

	return arithmetic_value(facts->quantities, &claim, facts->quantities[attempt->result].printed, value);
}

struct claim *claim_try_emit(struct facts *facts, const struct claim_try *attempt, enum claim_kind kind,
			     const char *scope, struct span extent, bool weak)
{
	struct claim *claim = claim_add(facts, kind, scope, attempt->formula, attempt->result, attempt->operands,
					attempt->count);

	claim->extent = extent;
	claim->weak = weak;
	return claim;
}
