#include "claim/slip.h"

enum { MAX_DIGITS = 40 };

struct digits {
	char text[MAX_DIGITS]; /* lowest digit first */
	int count;
};

/* The digits of value * 10^places without its sign, rounded; false when it is too long. */
static bool digits_of(struct digits *digits, struct decimal value, uint8_t places)
{
	struct decimal shifted;
	int128 rest;

	digits->count = 0;
	if (decimal_sign(value) < 0)
		value = decimal_negate(value);
	if (!decimal_divide(&shifted, value, decimal_of(1), places))
		return false;
	for (rest = shifted.mantissa; rest > 0; rest /= 10) {
		if (digits->count == MAX_DIGITS)
			return false;
		digits->text[digits->count++] = (char)(rest % 10);
	}
	/* Reports write 06 for 6. */
	while (digits->count < 2)
		digits->text[digits->count++] = 0;
	return true;
}

static bool same_digits(const struct digits *a, const struct digits *b)
{
	int counts[10] = {0};

	if (a->count != b->count || a->count < 2)
		return false;
	for (int i = 0; i < a->count; i++) {
		counts[(int)a->text[i]]++;
		counts[(int)b->text[i]]--;
	}
	for (int i = 0; i < 10; i++)
		if (counts[i] != 0)
			return false;
	return true;
}

/* One digit differs. */
static bool one_changed(const struct digits *a, const struct digits *b)
{
	int changes = 0;

	if (a->count != b->count)
		return false;
	for (int i = 0; i < a->count; i++)
		changes += a->text[i] != b->text[i];
	return changes == 1;
}

/* `longer` is `shorter` with one digit more; short figures are too alike for that to mean anything. */
static bool one_more(const struct digits *longer, const struct digits *shorter)
{
	int i = 0;

	if (longer->count != shorter->count + 1 || shorter->count < 3)
		return false;
	while (i < shorter->count && longer->text[i] == shorter->text[i])
		i++;
	while (i < shorter->count && longer->text[i + 1] == shorter->text[i])
		i++;
	return i == shorter->count;
}

/* 18,4% of growth is an index of 118,4%. */
static bool is_index_of(struct decimal a, struct decimal b, uint8_t places)
{
	struct decimal difference;

	return places > 0 && decimal_subtract(&difference, a, b) &&
	       (decimal_equal(difference, decimal_of(100)) || decimal_equal(difference, decimal_of(-100)));
}

bool slip_mistyped(struct decimal printed, struct decimal right, uint8_t places)
{
	struct digits a;
	struct digits b;

	if (decimal_equal(printed, right) || decimal_sign(printed) * decimal_sign(right) < 0 ||
	    !digits_of(&a, printed, places) || !digits_of(&b, right, places))
		return false;
	return one_changed(&a, &b) || same_digits(&a, &b) || one_more(&a, &b) || one_more(&b, &a);
}

bool slip_likely(struct decimal printed, struct decimal right, uint8_t places)
{
	return !is_index_of(printed, right, places) && slip_mistyped(printed, right, places);
}

bool slip_exchanged(struct decimal printed, struct decimal right, uint8_t places)
{
	struct digits a;
	struct digits b;

	return !decimal_equal(printed, right) && decimal_sign(printed) * decimal_sign(right) >= 0 &&
	       digits_of(&a, printed, places) && digits_of(&b, right, places) && same_digits(&a, &b);
}
