/*
 * Slips of the hand: whether a sum fails because one of its figures was typed wrongly, two digits turned round or one of them
 * another. Then the sum was meant, however far off it is.
 */
#include "claim/table.h"

enum { MOST_DIGITS = 20 };

struct digits {
	uint8_t places[MOST_DIGITS]; /* from the last one */
	uint8_t times[10];
	uint32_t count;
};

/* The digits of a whole number of steps of 10^-scale; none when it is negative, no such number, or too long. */
static struct digits digits_of(struct decimal value, uint8_t scale)
{
	struct digits digits = {.count = 0};
	int128 rest = value.mantissa;

	for (; value.scale < scale; value.scale++)
		rest *= 10;
	for (; value.scale > scale; value.scale--) {
		if (rest % 10 != 0)
			return digits;
		rest /= 10;
	}
	for (; rest > 0; rest /= 10) {
		if (digits.count == MOST_DIGITS)
			return (struct digits){.count = 0};
		digits.times[rest % 10]++;
		digits.places[digits.count++] = (uint8_t)(rest % 10);
	}
	return digits;
}

/* Both have the same digits in another order, or one place differs. */
static bool is_slip(struct decimal a, struct decimal b, uint8_t scale, uint32_t fewest)
{
	struct digits left = digits_of(a, scale);
	struct digits right = digits_of(b, scale);
	uint32_t differences = 0;

	if (left.count != right.count || left.count < fewest)
		return false;
	for (uint32_t i = 0; i < left.count; i++)
		differences += left.places[i] != right.places[i];
	return differences == 1 || memcmp(left.times, right.times, sizeof left.times) == 0;
}

/* What is printed: without the power of ten of a unit, so that its zeros are no digits. */
static bool printed_value(struct decimal value, const struct quantity *q, struct decimal *result)
{
	return decimal_shift(result, value, -(int)q->magnitude);
}

static bool is_slip_of(struct decimal value, const struct quantity *q, uint32_t fewest)
{
	struct decimal meant;
	struct decimal printed;

	return decimal_sign(value) > 0 && decimal_sign(q->value) > 0 && printed_value(value, q, &meant) &&
	       printed_value(q->value, q, &printed) && is_slip(meant, printed, q->printed, fewest);
}

bool claim_is_slip(const struct quantity *quantities, const struct claim *claim, uint32_t fewest)
{
	const struct quantity *result = &quantities[claim->result];
	struct decimal sum;
	struct decimal surplus;

	if (!arithmetic_value(quantities, claim, 0, &sum) || !decimal_subtract(&surplus, sum, result->value))
		return false;
	if (is_slip_of(sum, result, fewest))
		return true;
	for (size_t i = 0; i < claim->operand_count; i++) {
		const struct quantity *q = &quantities[claim->operands[i].quantity];
		struct decimal meant;

		if (decimal_subtract(&meant, q->value, surplus) && is_slip_of(meant, q, fewest))
			return true;
	}
	return false;
}
