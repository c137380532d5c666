#include "report/markup.h"

#include <string.h>

#include "report/clean.h"

static const char *reference(char character)
{
	switch (character) {
	case '&':
		return "&amp;";
	case '<':
		return "&lt;";
	case '>':
		return "&gt;";
	case '"':
		return "&quot;";
	case '\'':
		return "&#39;";
	case '\n':
		return "\n";
	case '\t':
		return "\t";
	default:
		return NULL;
	}
}

void markup_print_part(FILE *out, const char *text, size_t size)
{
	for (size_t at = 0; at < size;) {
		struct glyph glyph = clean_glyph(text + at, size - at);
		const char *known = reference(text[at]);

		fputs(known ? known : glyph.bytes, out);
		at += glyph.size;
	}
}

void markup_print(FILE *out, const char *text)
{
	markup_print_part(out, text, strlen(text));
}
