/*
 * figure: a number with the precision it was printed with, and exact arithmetic on such numbers.
 *
 * A figure is a nominal value and the closed interval of the values that its print may stand for. All three are
 * fractions, so that division is never carried out: comparing cross-multiplies. Every operation gives false when 128
 * bits do not hold it, or when it would divide by what may be zero; the caller makes UNKNOWN of it.
 */
#ifndef RASOAT_RULES_FIGURE_H
#define RASOAT_RULES_FIGURE_H

#include "base/decimal.h"

/* over / under, under above zero. */
struct fraction {
	struct decimal over;
	struct decimal under;
};

struct figure {
	struct fraction value;
	struct fraction low;
	struct fraction high;
	struct fraction cut; /* value plus one unit of the last printed digit: what a truncated print stays below */
	bool printed;        /* read from the document, not computed: cut counts */
	bool percent;
	uint8_t places;    /* decimals to print */
	uint8_t magnitude; /* power of ten that is printed as a word: 9 for "2,5 tỷ"; 0, 3, 6 or 9 */
};

enum figure_relation { FIGURE_EQUAL, FIGURE_DIFFERENT, FIGURE_BELOW, FIGURE_AT_MOST, FIGURE_ABOVE, FIGURE_AT_LEAST };

/* An exact one. */
struct figure figure_exact(struct decimal value, uint8_t places);

/* A printed one: value, one unit of its last digit (zero: exact). */
bool figure_printed(struct figure *result, struct decimal value, struct decimal step, uint8_t places);

bool figure_add(struct figure *result, const struct figure *a, const struct figure *b);
bool figure_subtract(struct figure *result, const struct figure *a, const struct figure *b);
bool figure_multiply(struct figure *result, const struct figure *a, const struct figure *b);
bool figure_divide(struct figure *result, const struct figure *a, const struct figure *b);
bool figure_negate(struct figure *result, const struct figure *a);

/* Order of the nominal values. */
bool figure_compare(int *order, const struct figure *a, const struct figure *b);

/* *holds is false only when no reading of the two prints makes the relation true. */
bool figure_holds(bool *holds, enum figure_relation relation, const struct figure *a, const struct figure *b);

/*
 * Appends the nominal value as Vietnamese reports print it; a fraction that does not end is rounded to `places` or
 * two decimals.
 */
void figure_print(struct strbuf *out, const struct figure *figure);

/*
 * Reads a figure as printed ("2.796.475.133", "76,47", "2.5", "01", "1 019"): its value and its decimals. False when
 * it is none.
 */
bool figure_read(struct slice text, struct decimal *value, uint8_t *places);

#endif
