/*
 * decimal: exact decimal arithmetic; no float anywhere.
 *
 * A decimal is mantissa * 10^-scale with a 128-bit mantissa that is never the smallest of its type. Operations that would overflow return false and
 * leave *result alone; the caller makes UNKNOWN of it. Division never happens: ratios are compared by
 * cross-multiplication.
 */
#ifndef RASOAT_BASE_DECIMAL_H
#define RASOAT_BASE_DECIMAL_H

#include <stdbool.h>
#include <stdint.h>

#include "base/slice.h"
#include "base/strbuf.h"

__extension__ typedef __int128 int128;
__extension__ typedef unsigned __int128 uint128;

enum { DECIMAL_MAX_SCALE = 30 };

struct decimal {
	int128 mantissa;
	uint8_t scale;
};

/* A closed interval; the ends may be equal. */
struct interval {
	struct decimal low;
	struct decimal high;
};

struct decimal decimal_of(int64_t value);

/* digits with an optional leading '-' and at most one '.' as the decimal point; false when it is not one. */
bool decimal_parse(struct decimal *result, struct slice digits);

bool decimal_add(struct decimal *result, struct decimal a, struct decimal b);
bool decimal_subtract(struct decimal *result, struct decimal a, struct decimal b);
bool decimal_multiply(struct decimal *result, struct decimal a, struct decimal b);

/* value * 10^power, exactly. */
bool decimal_shift(struct decimal *result, struct decimal value, int power);

/* Order of a and b: *order is -1, 0 or 1. Always true. */
bool decimal_compare(int *order, struct decimal a, struct decimal b);

/* a and b are the same number (1,50 is 1,5). */
bool decimal_equal(struct decimal a, struct decimal b);

int decimal_sign(struct decimal value);
struct decimal decimal_negate(struct decimal value);

/* Whether it is a whole number. */
bool decimal_is_whole(struct decimal value);

/*
 * a / b rounded half away from zero to `places` decimals, for printing only. False when b is zero or on
 * overflow.
 */
bool decimal_divide(struct decimal *result, struct decimal a, struct decimal b, uint8_t places);

/*
 * Appends value as Vietnamese reports print it: groups of three with dots, a decimal comma, at least `places`
 * decimals ("2.796.475.133", "76,47", "-0,5").
 */
void decimal_print(struct strbuf *buf, struct decimal value, uint8_t places);

/* [value - step/2, value + step/2]; step zero gives [value, value]. */
bool interval_around(struct interval *result, struct decimal value, struct decimal step);

bool interval_add(struct interval *result, struct interval a, struct interval b);
bool interval_subtract(struct interval *result, struct interval a, struct interval b);

/* Both operands' ends are taken by sign, so that the result holds every product. */
bool interval_multiply(struct interval *result, struct interval a, struct interval b);

/* Whether the two have a point in common: *meet. Always true. */
bool interval_meet(bool *meet, struct interval a, struct interval b);

#endif
