#include "base/roman.h"

/* The decimal places of a numeral from the highest; a numeral is one entry of each, and has no other form. */
static const char *const PLACES[4][10] = {
	{"", "M", "MM", "MMM"},
	{"", "C", "CC", "CCC", "CD", "D", "DC", "DCC", "DCCC", "CM"},
	{"", "X", "XX", "XXX", "XL", "L", "LX", "LXX", "LXXX", "XC"},
	{"", "I", "II", "III", "IV", "V", "VI", "VII", "VIII", "IX"},
};

size_t roman_length(struct slice text)
{
	size_t length = 0;

	while (length < text.size && length <= ROMAN_MOST_DIGITS && slice_holds(SLICE("IVXLCDM"), text.data[length]))
		length++;
	return length;
}

/* The digit of the longest entry at the start of text, which is shortened by it. */
static uint32_t take_place(const char *const *entries, struct slice *text)
{
	uint32_t digit = 0;

	for (uint32_t i = 1; i < 10 && entries[i] != NULL; i++)
		if (slice_starts(*text, slice_str(entries[i])) && strlen(entries[i]) >= strlen(entries[digit]))
			digit = i;
	*text = slice_part(*text, strlen(entries[digit]), text->size);
	return digit;
}

uint32_t roman_value(struct slice text)
{
	uint32_t value = 0;

	for (size_t place = 0; place < sizeof PLACES / sizeof PLACES[0]; place++)
		value = value * 10 + take_place(PLACES[place], &text);
	return text.size == 0 ? value : 0;
}

void roman_write(struct strbuf *out, uint32_t number, bool upper)
{
	uint32_t unit = 1000;

	for (size_t place = 0; place < sizeof PLACES / sizeof PLACES[0]; place++, unit /= 10)
		for (const char *digit = PLACES[place][number / unit % 10]; *digit != '\0'; digit++)
			strbuf_putc(out, upper ? *digit : (char)(*digit - 'A' + 'a'));
}
