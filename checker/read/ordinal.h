/*
 * ordinal: numbers of lists as office programs show them.
 */
#ifndef RASOAT_READ_ORDINAL_H
#define RASOAT_READ_ORDINAL_H

#include "base/strbuf.h"

enum ordinal {
	ORDINAL_DECIMAL,
	ORDINAL_ZERO,
	ORDINAL_UPPER_ROMAN,
	ORDINAL_LOWER_ROMAN,
	ORDINAL_UPPER,
	ORDINAL_LOWER,
	ORDINAL_BULLET,
	ORDINAL_NONE
};

/* The format that a letter stands for in HTML and OpenDocument: I, i, A, a; `other` for anything else. */
enum ordinal ordinal_of_letter(char letter, enum ordinal other);

/* Appends a number: 1, 01, I, i, A ... Z AA, a; one that the format cannot show, as a decimal; nothing for bullets and none. */
void ordinal_write(struct strbuf *out, enum ordinal format, long number);

#endif
