#include "extract/number.h"

enum { MAX_GROUPS = 12 };

static bool is_digit(struct slice text, size_t at)
{
	return at < text.size && text.data[at] >= '0' && text.data[at] <= '9';
}

/* Digit runs and the separators between them: 1.234,5 is {1, 234, 5} with ".,". */
struct shape {
	uint32_t digits[MAX_GROUPS];
	char separators[MAX_GROUPS];
	uint32_t groups;
	size_t size;
};

static struct shape scan_shape(struct slice text, size_t at)
{
	struct shape shape = {.groups = 0};
	size_t start = at;

	while (is_digit(text, at)) {
		size_t first = at;

		while (is_digit(text, at))
			at++;
		if (shape.groups < MAX_GROUPS)
			shape.digits[shape.groups] = (uint32_t)(at - first);
		shape.groups++;
		if (at + 1 >= text.size || (text.data[at] != '.' && text.data[at] != ',') || !is_digit(text, at + 1))
			break;
		if (shape.groups < MAX_GROUPS)
			shape.separators[shape.groups - 1] = text.data[at];
		at++;
	}
	shape.size = at - start;
	return shape;
}

/* Whether groups [1, count) are of three digits behind the same separator. */
static bool groups_of_three(const struct shape *shape, uint32_t count)
{
	for (uint32_t i = 1; i < count; i++)
		if (shape->digits[i] != 3 || shape->separators[i - 1] != shape->separators[0])
			return false;
	return shape->digits[0] <= 3;
}

/*
 * How many of the groups belong to the whole number: all of them, or all but the last. 0 when it is no figure. A single
 * comma is a decimal one; a single dot is one only where it cannot group thousands.
 */
static uint32_t whole_groups(const struct shape *shape, bool leading_zero)
{
	uint32_t n = shape->groups;

	if (n > MAX_GROUPS)
		return 0;
	if (n == 1)
		return 1;
	if (n == 2)
		return shape->separators[0] == '.' && groups_of_three(shape, 2) && !leading_zero ? 2 : 1;
	if (leading_zero)
		return 0;
	if (groups_of_three(shape, n))
		return n;
	if (groups_of_three(shape, n - 1) && shape->separators[n - 2] != shape->separators[0])
		return n - 1;
	return 0;
}

struct number number_scan(struct slice text, size_t at)
{
	struct shape shape = scan_shape(text, at);
	struct number number = {.size = (uint32_t)shape.size};
	bool leading_zero = text.data[at] == '0' && shape.groups >= 1;
	uint32_t whole = whole_groups(&shape, leading_zero);
	char digits[64];
	size_t size = 0;
	uint32_t group = 0;

	if (whole == 0 || shape.size >= sizeof digits || (leading_zero && shape.digits[0] > 2))
		return number;
	for (size_t i = at; i < at + shape.size; i++) {
		if (is_digit(text, i)) {
			digits[size++] = text.data[i];
		} else if (++group == whole) {
			number.point = text.data[i] == '.';
			number.printed = (uint8_t)(at + shape.size - i - 1);
			digits[size++] = '.';
		}
	}
	number.ok = decimal_parse(&number.value, slice_of(digits, size));
	number.padded = leading_zero && shape.digits[0] == 2;
	number.grouped = whole > 1;
	return number;
}
