#include "read/read.h"

#include "base/utf8.h"
#include "document/layout.h"
#include "read/encoding.h"

enum {
	LARGEST = 1 << 30,  /* bytes of a document: places are 32 bits, and text may grow a little on reading */
	CONTROL_SHARE = 16, /* one control character in so many bytes: no text */
};

/* Beginnings of files that are not text, whatever the rest looks like. */
static const struct {
	struct slice bytes;
	enum binary_format format;
} SIGNATURES[] = {
	{{"%PDF-", 5}, BINARY_PDF},
	{{"PK\x03\x04", 4}, BINARY_OFFICE},
	{{"\xD0\xCF\x11\xE0", 4}, BINARY_OLD_OFFICE},
	{{"{\\rtf", 5}, BINARY_RTF},
	{{"\x89PNG", 4}, BINARY_IMAGE},
	{{"GIF8", 4}, BINARY_IMAGE},
	{{"\xFF\xD8\xFF", 3}, BINARY_IMAGE},
	{{"II*\0", 4}, BINARY_IMAGE},
	{{"MM\0*", 4}, BINARY_IMAGE},
	{{"\x1F\x8B", 2}, BINARY_ARCHIVE},
	{{"7z\xBC\xAF", 4}, BINARY_ARCHIVE},
	{{"Rar!", 4}, BINARY_ARCHIVE},
	{{"\x7F"
	  "ELF",
	  4},
	 BINARY_UNKNOWN},
};

enum { SIGNATURE_COUNT = sizeof SIGNATURES / sizeof SIGNATURES[0] };

static size_t find_signature(struct slice bytes)
{
	size_t at = 0;

	while (at < SIGNATURE_COUNT && !slice_starts(bytes, SIGNATURES[at].bytes))
		at++;
	return at;
}

enum binary_format read_binary_format(struct slice bytes)
{
	size_t at = find_signature(bytes);

	return at < SIGNATURE_COUNT ? SIGNATURES[at].format : BINARY_UNKNOWN;
}

static bool is_control(char c)
{
	return ((unsigned char)c < ' ' && (c < '\b' || c > '\r') && c != 0x1B) || c == 0x7F;
}

/* Decoded text without NULs and with few other control characters. */
static bool is_text(struct slice text)
{
	size_t controls = 0;

	for (size_t i = 0; i < text.size; i++) {
		if (text.data[i] == '\0')
			return false;
		controls += is_control(text.data[i]);
	}
	return controls <= text.size / CONTROL_SHARE;
}

static bool is_all_blank(struct slice text)
{
	size_t length;

	for (size_t at = 0; at < text.size; at += length)
		if (!utf8_is_space(utf8_decode(text, at, &length)))
			return false;
	return true;
}

enum read_status read_document(struct arena *arena, struct slice bytes, const struct document **doc)
{
	size_t mark;
	enum encoding encoding = encoding_guess(bytes, &mark);
	struct document *made;
	struct slice source;

	*doc = NULL;
	if (bytes.size > LARGEST)
		return READ_TOO_LARGE;
	if (find_signature(bytes) < SIGNATURE_COUNT)
		return READ_NOT_TEXT;
	source = encoding_decode(arena, slice_part(bytes, mark, bytes.size), encoding);
	if (is_all_blank(source))
		return READ_EMPTY;
	if (!is_text(source))
		return READ_NOT_TEXT;
	made = arena_alloc(arena, sizeof *made);
	made->source = source;
	made->format = "text";
	made->encoding = encoding_name(encoding);
	layout_read(arena, made);
	document_index(arena, made);
	*doc = made;
	return READ_OK;
}
