#include "read/ordinal.h"

enum { MOST_ROMAN = 3999, MOST_LETTERS = 780 };

static void add_roman(struct strbuf *out, long number, bool upper)
{
	static const struct {
		long value;
		const char *upper;
		const char *lower;
	} PARTS[] = {
		{1000, "M", "m"}, {900, "CM", "cm"}, {500, "D", "d"},  {400, "CD", "cd"}, {100, "C", "c"},
		{90, "XC", "xc"}, {50, "L", "l"},    {40, "XL", "xl"}, {10, "X", "x"},    {9, "IX", "ix"},
		{5, "V", "v"},    {4, "IV", "iv"},   {1, "I", "i"},
	};

	for (size_t i = 0; number > 0; number -= PARTS[i].value) {
		while (PARTS[i].value > number)
			i++;
		strbuf_puts(out, upper ? PARTS[i].upper : PARTS[i].lower);
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
	bool roman = number >= 1 && number <= MOST_ROMAN;
	bool letters = number >= 1 && number <= MOST_LETTERS;

	if (format == ORDINAL_NONE || format == ORDINAL_BULLET)
		return;
	if (roman && (format == ORDINAL_UPPER_ROMAN || format == ORDINAL_LOWER_ROMAN))
		add_roman(out, number, format == ORDINAL_UPPER_ROMAN);
	else if (letters && (format == ORDINAL_UPPER || format == ORDINAL_LOWER))
		add_letters(out, number, format == ORDINAL_UPPER ? 'A' : 'a');
	else
		strbuf_printf(out, format == ORDINAL_ZERO ? "%02ld" : "%ld", number);
}
