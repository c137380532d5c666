#include "read/ordinal.h"

#include "base/roman.h"

enum { MOST_LETTERS = 780 };

enum ordinal ordinal_of_letter(char letter, enum ordinal other)
{
	switch (letter) {
	case 'I':
		return ORDINAL_UPPER_ROMAN;
	case 'i':
		return ORDINAL_LOWER_ROMAN;
	case 'A':
		return ORDINAL_UPPER;
	case 'a':
		return ORDINAL_LOWER;
	default:
		return other;
	}
}

/* a ... z, aa, bb ... */
static void add_letters(struct strbuf *out, long number, char first)
{
	for (long i = 0; i <= (number - 1) / 26; i++)
		strbuf_putc(out, (char)(first + (number - 1) % 26));
}

void ordinal_write(struct strbuf *out, enum ordinal format, long number)
{
	bool roman = number >= 1 && number <= ROMAN_MOST;
	bool letters = number >= 1 && number <= MOST_LETTERS;

	if (format == ORDINAL_NONE || format == ORDINAL_BULLET)
		return;
	if (roman && (format == ORDINAL_UPPER_ROMAN || format == ORDINAL_LOWER_ROMAN))
		roman_write(out, (uint32_t)number, format == ORDINAL_UPPER_ROMAN);
	else if (letters && (format == ORDINAL_UPPER || format == ORDINAL_LOWER))
		add_letters(out, number, format == ORDINAL_UPPER ? 'A' : 'a');
	else
		strbuf_printf(out, format == ORDINAL_ZERO ? "%02ld" : "%ld", number);
}
