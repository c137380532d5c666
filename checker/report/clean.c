#include "report/clean.h"

#include <stdbool.h>
#include <stdlib.h>
#include <string.h>

#include <utf8proc.h>

static const char REPLACEMENT[] = "\xEF\xBF\xBD";

/* Controls, and the marks that turn or isolate the direction of text. */
static bool hidden(utf8proc_int32_t c)
{
	return c < 0x20 || (c >= 0x7F && c < 0xA0) || c == 0x200E || c == 0x200F || (c >= 0x2028 && c <= 0x202E) ||
	       (c >= 0x2066 && c <= 0x2069);
}

static struct glyph plain(const char *bytes, size_t size, unsigned width)
{
	struct glyph glyph = {.size = size, .width = width};

	snprintf(glyph.bytes, sizeof glyph.bytes, "%s", bytes);
	return glyph;
}

static struct glyph invalid_byte(unsigned char byte)
{
	struct glyph glyph = {.size = 1, .width = 4};

	snprintf(glyph.bytes, sizeof glyph.bytes, "\\x%02X", byte);
	return glyph;
}

struct glyph clean_glyph(const char *text, size_t left)
{
	struct glyph glyph = {.size = 1};
	utf8proc_int32_t c;
	utf8proc_ssize_t size = utf8proc_iterate((const utf8proc_uint8_t *)text, left > 4 ? 4 : (utf8proc_ssize_t)left,
						 &c);
	int width;

	if (size <= 0)
		return invalid_byte((unsigned char)*text);
	if (c == '\t')
		return plain("    ", 1, 4);
	if (hidden(c))
		return plain(REPLACEMENT, (size_t)size, 1);
	width = utf8proc_charwidth(c);
	glyph.size = (size_t)size;
	glyph.width = width > 0 ? (unsigned)width : 0;
	memcpy(glyph.bytes, text, glyph.size);
	return glyph;
}

void clean_print(FILE *out, const char *text)
{
	size_t size = strlen(text);

	for (size_t at = 0; at < size;) {
		struct glyph glyph = clean_glyph(text + at, size - at);

		fputs(glyph.bytes, out);
		at += glyph.size;
	}
}

char *clean_copy(const char *text, int lines)
{
	size_t size = strlen(text);
	char *copy = malloc(size * 4 + 1); /* a byte becomes four characters at most */
	size_t used = 0;

	if (!copy)
		return NULL;
	for (size_t at = 0; at < size;) {
		struct glyph glyph = clean_glyph(text + at, size - at);

		if (lines && (text[at] == '\n' || text[at] == '\t'))
			glyph = (struct glyph){{text[at]}, 1, 0};
		memcpy(copy + used, glyph.bytes, strlen(glyph.bytes));
		used += strlen(glyph.bytes);
		at += glyph.size;
	}
	copy[used] = '\0';
	return copy;
}
