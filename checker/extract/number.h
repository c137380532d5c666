/*
 * number: one printed figure, by its shape alone.
 *
 * Knows the ways in which figures are written in Vietnamese reports (DESIGN 5): 2.796.475.133 and 76,47 as they should
 * be, 1,234.5 and 2.5 as software and slips write them. What cannot be one figure (0912.345.678, 1.2.3) is none.
 */
#ifndef RASOAT_EXTRACT_NUMBER_H
#define RASOAT_EXTRACT_NUMBER_H

#include "base/decimal.h"
#include "base/slice.h"

struct number {
	struct decimal value;
	uint8_t printed; /* decimals as printed */
	bool padded;     /* 01 */
	bool grouped;    /* with separators of thousands */
	bool point;      /* the decimal mark is a dot */
	uint32_t size;   /* bytes of the run of digits and separators, also when it is no figure */
	bool ok;         /* false: a run like a telephone number or a version, size says how long */
};

/* The figure whose first digit is text.data[at]. */
struct number number_scan(struct slice text, size_t at);

#endif
