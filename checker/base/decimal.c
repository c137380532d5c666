#include "base/decimal.h"

static const int128 INT128_LARGEST = (int128)(~(uint128)0 >> 1);

/* Every mantissa lies in [-INT128_LARGEST, INT128_LARGEST], so that its sign can always be turned. */
static bool fits(int128 mantissa)
{
	return mantissa >= -INT128_LARGEST;
}

static bool multiply(int128 *result, int128 a, int128 b)
{
	return !__builtin_mul_overflow(a, b, result) && fits(*result);
}

static bool scale_up(int128 *mantissa, unsigned places)
{
	for (; places > 0; places--)
		if (!multiply(mantissa, *mantissa, 10))
			return false;
	return true;
}

/* Gives a and b the larger of their two scales. */
static bool align(struct decimal *a, struct decimal *b)
{
	if (a->scale < b->scale) {
		if (!scale_up(&a->mantissa, (unsigned)(b->scale - a->scale)))
			return false;
		a->scale = b->scale;
	} else {
		if (!scale_up(&b->mantissa, (unsigned)(a->scale - b->scale)))
			return false;
		b->scale = a->scale;
	}
	return true;
}

static struct decimal reduce(struct decimal value)
{
	while (value.scale > 0 && value.mantissa % 10 == 0) {
		value.mantissa /= 10;
		value.scale--;
	}
	return value;
}

struct decimal decimal_of(int64_t value)
{
	return (struct decimal){value, 0};
}

bool decimal_parse(struct decimal *result, struct slice digits)
{
	struct decimal value = {0, 0};
	bool negative = digits.size > 0 && digits.data[0] == '-';
	bool point = false;
	size_t seen = 0;

	for (size_t i = negative; i < digits.size; i++) {
		char c = digits.data[i];

		if (c == '.' && !point) {
			point = true;
			continue;
		}
		if (c < '0' || c > '9' || !multiply(&value.mantissa, value.mantissa, 10) ||
		    __builtin_add_overflow(value.mantissa, (int128)(c - '0'), &value.mantissa))
			return false;
		seen++;
		value.scale = (uint8_t)(value.scale + point);
		if (value.scale > DECIMAL_MAX_SCALE)
			return false;
	}
	if (seen == 0)
		return false;
	if (negative)
		value.mantissa = -value.mantissa;
	*result = value;
	return true;
}

bool decimal_add(struct decimal *result, struct decimal a, struct decimal b)
{
	struct decimal sum;

	if (!align(&a, &b) || __builtin_add_overflow(a.mantissa, b.mantissa, &sum.mantissa) || !fits(sum.mantissa))
		return false;
	sum.scale = a.scale;
	*result = sum;
	return true;
}

bool decimal_subtract(struct decimal *result, struct decimal a, struct decimal b)
{
	struct decimal rest;

	if (!align(&a, &b) || __builtin_sub_overflow(a.mantissa, b.mantissa, &rest.mantissa) || !fits(rest.mantissa))
		return false;
	rest.scale = a.scale;
	*result = rest;
	return true;
}

bool decimal_multiply(struct decimal *result, struct decimal a, struct decimal b)
{
	struct decimal product;

	a = reduce(a);
	b = reduce(b);
	if (a.scale + b.scale > DECIMAL_MAX_SCALE || !multiply(&product.mantissa, a.mantissa, b.mantissa))
		return false;
	product.scale = (uint8_t)(a.scale + b.scale);
	*result = product;
	return true;
}

bool decimal_shift(struct decimal *result, struct decimal value, int power)
{
	value = reduce(value);
	if (value.mantissa == 0) {
		*result = value;
		return true;
	}
	if (power < -DECIMAL_MAX_SCALE)
		return false;
	if (power < 0) {
		if (value.scale - power > DECIMAL_MAX_SCALE)
			return false;
		value.scale = (uint8_t)(value.scale - power);
	} else if (power <= value.scale) {
		value.scale = (uint8_t)(value.scale - power);
	} else {
		if (!scale_up(&value.mantissa, (unsigned)power - value.scale))
			return false;
		value.scale = 0;
	}
	*result = value;
	return true;
}

bool decimal_compare(int *order, struct decimal a, struct decimal b)
{
	int sign = decimal_sign(a);

	if (sign != decimal_sign(b)) {
		*order = sign < decimal_sign(b) ? -1 : 1;
		return true;
	}
	a = reduce(a);
	b = reduce(b);
	if (!align(&a, &b))
		/* The one with the smaller scale outgrows every mantissa: it is the larger in size. */
		*order = a.scale < b.scale ? sign : -sign;
	else
		*order = a.mantissa < b.mantissa ? -1 : a.mantissa > b.mantissa;
	return true;
}

bool decimal_equal(struct decimal a, struct decimal b)
{
	int order;

	return decimal_compare(&order, a, b) && order == 0;
}

int decimal_sign(struct decimal value)
{
	return value.mantissa < 0 ? -1 : value.mantissa > 0;
}

struct decimal decimal_negate(struct decimal value)
{
	value.mantissa = -value.mantissa;
	return value;
}

bool decimal_is_whole(struct decimal value)
{
	return reduce(value).scale == 0;
}

bool decimal_divide(struct decimal *result, struct decimal a, struct decimal b, uint8_t places)
{
	struct decimal quotient = {0, places};
	int128 rest;
	bool negative = (decimal_sign(a) < 0) != (decimal_sign(b) < 0);

	if (b.mantissa == 0 || places > DECIMAL_MAX_SCALE || !align(&a, &b))
		return false;
	if (a.mantissa < 0)
		a = decimal_negate(a);
	if (b.mantissa < 0)
		b = decimal_negate(b);
	quotient.mantissa = a.mantissa / b.mantissa;
	rest = a.mantissa % b.mantissa;
	for (unsigned i = 0; i < places; i++) {
		int128 digit;

		if (!multiply(&rest, rest, 10) || !multiply(&quotient.mantissa, quotient.mantissa, 10))
			return false;
		digit = rest / b.mantissa;
		if (__builtin_add_overflow(quotient.mantissa, digit, &quotient.mantissa))
			return false;
		rest %= b.mantissa;
	}
	if (rest >= b.mantissa - rest && __builtin_add_overflow(quotient.mantissa, (int128)1, &quotient.mantissa))
		return false;
	if (negative)
		quotient.mantissa = -quotient.mantissa;
	*result = quotient;
	return true;
}

void decimal_print(struct strbuf *buf, struct decimal value, uint8_t places)
{
	char digits[64];
	size_t count = 0;
	uint128 rest;

	if (places > DECIMAL_MAX_SCALE)
		places = DECIMAL_MAX_SCALE;
	value = reduce(value);
	while (value.scale < places && multiply(&value.mantissa, value.mantissa, 10))
		value.scale++;
	if (value.mantissa < 0)
		strbuf_putc(buf, '-');
	rest = value.mantissa < 0 ? -(uint128)value.mantissa : (uint128)value.mantissa;
	while (rest > 0 || count <= value.scale) {
		digits[count++] = (char)('0' + (int)(rest % 10));
		rest /= 10;
	}
	for (size_t i = count; i > 0; i--) {
		strbuf_putc(buf, digits[i - 1]);
		if (i - 1 == value.scale && value.scale > 0)
			strbuf_putc(buf, ',');
		else if (i - 1 > value.scale && (i - 1 - value.scale) % 3 == 0)
			strbuf_putc(buf, '.');
	}
}

bool interval_around(struct interval *result, struct decimal value, struct decimal step)
{
	struct decimal half;
	struct interval around;

	if (!decimal_multiply(&half, step, (struct decimal){5, 1}) || !decimal_subtract(&around.low, value, half) ||
	    !decimal_add(&around.high, value, half))
		return false;
	*result = around;
	return true;
}

bool interval_add(struct interval *result, struct interval a, struct interval b)
{
	struct interval sum;

	if (!decimal_add(&sum.low, a.low, b.low) || !decimal_add(&sum.high, a.high, b.high))
		return false;
	*result = sum;
	return true;
}

bool interval_subtract(struct interval *result, struct interval a, struct interval b)
{
	struct interval rest;

	if (!decimal_subtract(&rest.low, a.low, b.high) || !decimal_subtract(&rest.high, a.high, b.low))
		return false;
	*result = rest;
	return true;
}

bool interval_multiply(struct interval *result, struct interval a, struct interval b)
{
	const struct decimal left[2] = {a.low, a.high};
	const struct decimal right[2] = {b.low, b.high};
	struct interval product = {{0, 0}, {0, 0}};

	for (int i = 0; i < 4; i++) {
		struct decimal corner;
		int below;
		int above;

		if (!decimal_multiply(&corner, left[i / 2], right[i % 2]))
			return false;
		if (i == 0) {
			product.low = product.high = corner;
			continue;
		}
		if (!decimal_compare(&below, corner, product.low) || !decimal_compare(&above, corner, product.high))
			return false;
		if (below < 0)
			product.low = corner;
		if (above > 0)
			product.high = corner;
	}
	*result = product;
	return true;
}

bool interval_meet(bool *meet, struct interval a, struct interval b)
{
	int first;
	int second;

	if (!decimal_compare(&first, a.low, b.high) || !decimal_compare(&second, b.low, a.high))
		return false;
	*meet = first <= 0 && second <= 0;
	return true;
}
