#include "read/font.h"

#include <strings.h>
#include <utf8proc.h>

#include "base/utf8.h"
#include "read/legacy.h"

enum { PRIVATE_FIRST = 0xF000, PRIVATE_LAST = 0xF0FF, SOFT_HYPHEN = 0xAD, BULLET = 0x2022 };

static bool begins(const char *name, const char *start)
{
	return strncasecmp(name, start, strlen(start)) == 0;
}

enum font_coding font_coding(const char *name)
{
	size_t size = name == NULL ? 0 : strlen(name);

	if (size == 0)
		return FONT_UNICODE;
	if (begins(name, ".Vn"))
		return size > 4 && name[size - 1] == 'H' ? FONT_TCVN3_CAPITALS : FONT_TCVN3;
	if (begins(name, "VNI-"))
		return FONT_VNI;
	if (strcasecmp(name, "Symbol") == 0 || begins(name, "Wingdings") || begins(name, "Webdings"))
		return FONT_SYMBOL;
	return FONT_UNICODE;
}

/* One byte for each character of a one-byte font; 0 where the character is not of its set and stays as it is. */
static unsigned char byte_of(uint32_t character)
{
	if (character >= PRIVATE_FIRST && character <= PRIVATE_LAST)
		return (unsigned char)(character & 0xFF);
	return legacy_byte(character);
}

static void decode_tcvn3(struct strbuf *out, uint32_t character, bool capitals)
{
	unsigned char byte = byte_of(character);
	uint32_t letter = byte == 0 ? character : legacy_tcvn3(byte);

	utf8_append(out, capitals ? (uint32_t)utf8proc_toupper((utf8proc_int32_t)letter) : letter);
}

static size_t decode_vni(struct strbuf *out, struct slice text, size_t at)
{
	unsigned char bytes[2] = {0, 0};
	size_t length;
	size_t second = 0;
	size_t used;
	uint32_t character = utf8_decode(text, at, &length);

	bytes[0] = byte_of(character);
	if (at + length < text.size)
		bytes[1] = byte_of(utf8_decode(text, at + length, &second));
	if (bytes[0] == 0) {
		utf8_append(out, character);
		return at + length;
	}
	utf8_append(out, legacy_vni(bytes, bytes[1] == 0 ? 1 : 2, &used));
	return at + length + (used == 2 ? second : 0);
}

/* Shapes are bullets to a reader of text, unless they are what they would be in any font. */
static void decode_symbol(struct strbuf *out, uint32_t character)
{
	bool is_private = character >= PRIVATE_FIRST && character <= PRIVATE_LAST;

	if (is_private && (character & 0xFF) == '-')
		strbuf_putc(out, '-');
	else
		utf8_append(out, is_private ? BULLET : character);
}

void font_decode(struct strbuf *out, struct slice text, enum font_coding coding)
{
	size_t length;

	if (coding == FONT_UNICODE) {
		strbuf_add(out, text);
		return;
	}
	for (size_t at = 0; at < text.size;) {
		if (coding == FONT_VNI) {
			at = decode_vni(out, text, at);
			continue;
		}
		if (coding == FONT_SYMBOL)
			decode_symbol(out, utf8_decode(text, at, &length));
		else
			decode_tcvn3(out, utf8_decode(text, at, &length), coding == FONT_TCVN3_CAPITALS);
		at += length;
	}
}
