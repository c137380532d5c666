#include "claim/arithmetic.h"

/* over / under + offset, with 0 < under. */
struct quotient {
	struct interval over;
	struct interval under;
	int64_t offset;
	bool divided;
};

static struct interval point(int64_t value)
{
	return (struct interval){decimal_of(value), decimal_of(value)};
}

/* The values a figure may stand for; its printed value alone when `exact`. */
static bool figure(const struct quantity *q, bool exact, struct interval *result)
{
	struct decimal step = exact ? decimal_of(0) : q->step;

	return (exact || q->approx == APPROX_EXACT) && interval_around(result, q->value, step);
}

/* o0 + o1 - o2 ... over `count` operands. */
static bool sum(const struct quantity *quantities, const struct operand *operands, size_t count, bool exact,
		struct interval *result)
{
	struct interval total = point(0);

	for (size_t i = 0; i < count; i++) {
		struct interval part;

		if (!figure(&quantities[operands[i].quantity], exact, &part))
			return false;
		if (operands[i].minus ? !interval_subtract(&total, total, part) : !interval_add(&total, total, part))
			return false;
	}
	*result = total;
	return true;
}

static bool product(const struct quantity *quantities, const struct operand *operands, size_t count, bool exact,
		    struct interval *result)
{
	struct interval total = point(1);

	for (size_t i = 0; i < count; i++) {
		struct interval factor;

		if (!figure(&quantities[operands[i].quantity], exact, &factor) ||
		    !interval_multiply(&total, total, factor))
			return false;
	}
	*result = total;
	return true;
}

static bool sum_of_products(const struct quantity *quantities, const struct claim *claim, bool exact,
			    struct interval *result)
{
	struct interval total = point(0);

	for (size_t i = 0; i + 1 < claim->operand_count; i += 2) {
		struct interval part;

		if (!product(quantities, claim->operands + i, 2, exact, &part) || !interval_add(&total, total, part))
			return false;
	}
	*result = total;
	return true;
}

/* (o0 + ... of all but the last) * factor / last. */
static bool share(const struct quantity *quantities, const struct claim *claim, size_t parts, int64_t factor,
		  bool exact, struct quotient *result)
{
	struct interval over;

	result->divided = true;
	return claim->operand_count >= 2 && sum(quantities, claim->operands, parts, exact, &over) &&
	       interval_multiply(&result->over, over, point(factor)) &&
	       figure(&quantities[claim->operands[claim->operand_count - 1].quantity], exact, &result->under);
}

static bool evaluate(const struct quantity *quantities, const struct claim *claim, bool exact, struct quotient *result)
{
	const struct operand *operands = claim->operands;
	size_t count = claim->operand_count;

	*result = (struct quotient){.under = point(1)};
	switch (claim->formula) {
	case FORMULA_SUM:
	case FORMULA_SAME:
		return sum(quantities, operands, count, exact, &result->over);
	case FORMULA_PERCENT:
		return share(quantities, claim, count - 1, 100, exact, result);
	case FORMULA_PERCENT_OF_SUM:
		result->divided = true;
		return count >= 2 && sum(quantities, operands, 1, exact, &result->over) &&
		       interval_multiply(&result->over, result->over, point(100)) &&
		       sum(quantities, operands + 1, count - 1, exact, &result->under);
	case FORMULA_RATIO:
		return share(quantities, claim, count - 1, 1, exact, result);
	case FORMULA_CHANGE_PERCENT:
		result->offset = -100;
		return share(quantities, claim, 1, 100, exact, result);
	case FORMULA_PRODUCT_TENTH:
		result->under = point(10);
		return product(quantities, operands, count, exact, &result->over);
	case FORMULA_PRODUCT:
		return product(quantities, operands, count, exact, &result->over);
	case FORMULA_SUM_OF_PRODUCTS:
		return sum_of_products(quantities, claim, exact, &result->over);
	}
	return false;
}

/* The step of the last printed digit, of whole numbers too: what was divided is rounded even where it is whole. */
static bool printed_step(const struct quantity *q, struct decimal *step)
{
	return decimal_shift(step, (struct decimal){1, q->printed}, q->magnitude);
}

/* A whole total of parts with decimals is measured, and rounded: "28.648 ha (182,2 ha, 12.636 ha, ...)". In a table all have the decimals. */
static bool is_rounded(const struct quantity *quantities, const struct claim *claim)
{
	const struct quantity *total = &quantities[claim->result];

	if (claim->formula != FORMULA_SUM || total->table != NO_INDEX || total->printed > 0 ||
	    decimal_sign(total->step) != 0)
		return false;
	for (size_t i = 0; i < claim->operand_count; i++)
		if (quantities[claim->operands[i].quantity].printed > 0)
			return true;
	return false;
}

/* What the result may stand for: rounded, or cut off where it was divided; the end that is cut off is no longer part of it. */
static bool result_figure(const struct quantity *q, const struct quotient *quotient, struct interval *result)
{
	struct decimal step = q->step;
	struct decimal *end = decimal_sign(q->value) < 0 ? &result->low : &result->high;

	if (q->approx != APPROX_EXACT || (quotient->divided && !printed_step(q, &step)) ||
	    !interval_around(result, q->value, step))
		return false;
	if (decimal_sign(q->value) < 0)
		step = decimal_negate(step);
	if (quotient->divided && !decimal_add(end, q->value, step))
		return false;
	return interval_subtract(result, *result, point(quotient->offset));
}

/* *order of a * b against c. */
static bool compare_product(int *order, struct decimal a, struct decimal b, struct decimal c)
{
	struct decimal ab;

	return decimal_multiply(&ab, a, b) && decimal_compare(order, ab, c);
}

/* A rate in a row of "triệu đồng" is no million: it stands as it is printed. */
static bool unscale_rate(const struct claim *claim, struct quantity *rate)
{
	int power = -(int)rate->magnitude;

	if (rate->magnitude == 0 || rate->table == NO_INDEX ||
	    (claim->formula != FORMULA_PERCENT && claim->formula != FORMULA_PERCENT_OF_SUM &&
	     claim->formula != FORMULA_CHANGE_PERCENT))
		return true;
	rate->magnitude = 0;
	return decimal_shift(&rate->value, rate->value, power) && decimal_shift(&rate->step, rate->step, power);
}

/* Two figures printed with the same precision are the same or not: 94,2 is not 94,3, though both may have been rounded. */
static bool is_exact_repeat(const struct quantity *quantities, const struct claim *claim)
{
	const struct quantity *a = &quantities[claim->result];
	const struct quantity *b;

	if (claim->formula != FORMULA_SAME || claim->relation != RELATION_EQUAL || claim->operand_count != 1)
		return false;
	b = &quantities[claim->operands[0].quantity];
	return a->approx == APPROX_EXACT && b->approx == APPROX_EXACT && decimal_equal(a->step, b->step);
}

enum outcome arithmetic_check(const struct quantity *quantities, const struct claim *claim)
{
	struct quotient q;
	struct interval result;
	int high_to_low; /* the result's high end against the quotient's low end */
	int low_to_high;
	struct quantity printed = quantities[claim->result];
	bool reaches;
	bool stays;

	if (is_exact_repeat(quantities, claim))
		return decimal_equal(printed.value, quantities[claim->operands[0].quantity].value) ? OUTCOME_AGREES
												   : OUTCOME_DIFFERS;
	if (is_rounded(quantities, claim))
		printed.step = decimal_of(1);
	if (!unscale_rate(claim, &printed))
		return OUTCOME_UNDECIDED;
	if (claim->operand_count == 0 || !evaluate(quantities, claim, false, &q) || decimal_sign(q.under.low) <= 0 ||
	    !result_figure(&printed, &q, &result) ||
	    !compare_product(&high_to_low, result.high, decimal_sign(q.over.low) < 0 ? q.under.low : q.under.high,
			     q.over.low) ||
	    !compare_product(&low_to_high, result.low, decimal_sign(q.over.high) < 0 ? q.under.high : q.under.low,
			     q.over.high))
		return OUTCOME_UNDECIDED;
	reaches = claim->relation == RELATION_AT_MOST ||
		  high_to_low >= (q.divided && decimal_sign(printed.value) >= 0 ? 1 : 0);
	stays = claim->relation == RELATION_AT_LEAST ||
		low_to_high <= (q.divided && decimal_sign(printed.value) < 0 ? -1 : 0);
	return reaches && stays ? OUTCOME_AGREES : OUTCOME_DIFFERS;
}

bool arithmetic_value(const struct quantity *quantities, const struct claim *claim, uint8_t places,
		      struct decimal *value)
{
	struct quotient q;
	struct decimal result;

	if (claim->operand_count == 0 || !evaluate(quantities, claim, true, &q) || decimal_sign(q.under.low) <= 0)
		return false;
	if (!q.divided && claim->formula != FORMULA_PRODUCT_TENTH)
		result = q.over.low;
	else if (!decimal_divide(&result, q.over.low, q.under.low, places))
		return false;
	return decimal_add(value, result, decimal_of(q.offset));
}
