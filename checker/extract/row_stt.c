/*
 * The numbers of table rows. Tables number more freely than text: "1", "01", "I", "A", "1.1", "a)", "-", "(1)", without any mark
 * behind them; a cell of its own makes them unambiguous.
 */
#include "base/roman.h"
#include "base/utf8.h"
#include "extract/row.h"

enum { MOST_DIGITS = 6, MOST_ROMAN = 60 };

static bool is_digit(char c)
{
	return c >= '0' && c <= '9';
}

static uint32_t bullet(struct slice text, size_t *length)
{
	static const uint32_t BULLETS[] = {'-', '+', '*', 0x2022, 0x2013, 0x2212, 0x25aa, 0xb7};
	uint32_t character;

	if (text.size == 0)
		return 0;
	character = utf8_decode(text, 0, length);
	for (size_t i = 0; i < sizeof BULLETS / sizeof BULLETS[0]; i++)
		if (character == BULLETS[i])
			return character;
	return 0;
}

/* 1.2.3 at the start of text; returns the bytes it takes, 0 when there is none. */
static size_t arabic(struct slice text, struct enumerator *out)
{
	size_t at = 0;

	out->padded = text.size > 1 && text.data[0] == '0';
	while (at < text.size && is_digit(text.data[at]) && out->depth < ENUM_MAX_DEPTH) {
		size_t first = at;
		uint32_t value = 0;

		for (; at < text.size && is_digit(text.data[at]); at++)
			value = value * 10 + (uint32_t)(text.data[at] - '0');
		if (at - first > MOST_DIGITS)
			return 0;
		out->path[out->depth++] = value;
		if (at + 1 >= text.size || text.data[at] != '.' || !is_digit(text.data[at + 1]))
			break;
		at++;
	}
	if (at > 0)
		out->style = ENUM_ARABIC;
	return at;
}

static size_t roman(struct slice text, struct enumerator *out)
{
	size_t length = roman_length(text);
	uint32_t value = roman_value(slice_part(text, 0, length));

	if (value == 0 || value > MOST_ROMAN)
		return 0;
	out->style = ENUM_ROMAN;
	out->depth = 1;
	out->path[0] = value;
	return length;
}

/* One letter of the Vietnamese numbering, small or capital. */
static size_t letter(struct slice text, struct enumerator *out)
{
	size_t length;
	uint32_t character = utf8_decode(text, 0, &length);

	for (uint32_t n = 1; n <= 23; n++) {
		char form[3];
		size_t size;

		if (!enumerator_letter(n, form) || utf8_decode(slice_str(form), 0, &size) != utf8_lower(character))
			continue;
		out->style = utf8_is_upper(character) ? ENUM_UPPER : ENUM_LOWER;
		out->depth = 1;
		out->path[0] = n;
		return length;
	}
	return 0;
}

/* The mark at the start of text without what may close it. */
static size_t scan(struct slice text, struct enumerator *out)
{
	size_t size;

	if (text.size == 0)
		return 0;
	size = arabic(text, out);
	if (size == 0)
		size = roman(text, out);
	if (size == 0)
		size = letter(text, out);
	return size;
}

static size_t close_mark(struct slice text, size_t at, struct enumerator *out)
{
	if (at < text.size && slice_holds(SLICE(".)-/:"), text.data[at]))
		out->delimiter = text.data[at++];
	return at;
}

static struct enumerator bulleted(uint32_t character, size_t length)
{
	struct enumerator out = {.style = ENUM_BULLET, .size = (uint32_t)length};

	out.delimiter = character == '+' || character == '*' ? (char)character : '-';
	return out;
}

struct enumerator row_stt(struct slice text)
{
	struct enumerator none = {.style = ENUM_NONE};
	struct enumerator out = none;
	size_t length;
	uint32_t mark;
	size_t at;

	text = slice_trim(text);
	mark = bullet(text, &length);
	if (mark != 0)
		return length == text.size ? bulleted(mark, length) : none;
	out.paren = text.size > 0 && text.data[0] == '(';
	at = scan(slice_part(text, out.paren, text.size), &out);
	if (at == 0)
		return none;
	at = close_mark(text, at + out.paren, &out);
	out.size = (uint32_t)at;
	return at == text.size ? out : none;
}

struct enumerator row_stt_prefix(struct slice label)
{
	struct enumerator none = {.style = ENUM_NONE};
	struct enumerator out = none;
	size_t length;
	uint32_t mark = bullet(label, &length);
	size_t at;

	if (mark != 0)
		return bulleted(mark, length);
	out.paren = label.size > 0 && label.data[0] == '(';
	at = scan(slice_part(label, out.paren, label.size), &out);
	if (at == 0)
		return none;
	at = close_mark(label, at + out.paren, &out);
	if (out.delimiter == 0 && out.depth < 2)
		return none;
	if (at < label.size && is_digit(label.data[at]))
		return none;
	out.size = (uint32_t)at;
	return out;
}
