/*
 * utf8: reading UTF-8 and the Vietnamese letters in it.
 *
 * Text inside a document is valid UTF-8 in NFC (the reader sees to that); these functions nevertheless never
 * read beyond the slice and give U+FFFD for a byte that starts no character.
 */
#ifndef RASOAT_BASE_UTF8_H
#define RASOAT_BASE_UTF8_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "base/slice.h"
#include "base/strbuf.h"

/* The character at s.data[at], its length in bytes in *length (at least 1). at must be below s.size. */
static inline uint32_t utf8_decode(struct slice s, size_t at, size_t *length);

/* The same where the first byte is no ASCII. */
uint32_t utf8_decode_long(struct slice s, size_t at, size_t *length);

/* The character that ends right before at (at > 0), its length in *length. */
uint32_t utf8_before(struct slice s, size_t at, size_t *length);

/* Appends one character. */
void utf8_append(struct strbuf *buf, uint32_t character);

/* Number of characters in s. */
size_t utf8_count(struct slice s);

/* Offset of the first byte that is not valid UTF-8, or SIZE_MAX. */
size_t utf8_invalid(struct slice s);

bool utf8_is_letter(uint32_t character);
bool utf8_is_upper(uint32_t character);
uint32_t utf8_lower(uint32_t character);

/* A blank in the wide sense: ASCII blanks, no-break space, other Unicode spaces, zero-width space. */
bool utf8_is_space(uint32_t character);

/*
 * Appends s in the form in which words are compared: NFC, lower case, the tone mark where the newer spelling
 * puts it (hoà -> hòa, uỷ -> ủy), soft hyphens and zero-width characters dropped.
 */
void utf8_fold(struct strbuf *buf, struct slice s);

/* Columns that s takes on a terminal (wide characters count two, combining ones none). */
size_t utf8_width(struct slice s);

static inline uint32_t utf8_decode(struct slice s, size_t at, size_t *length)
{
	unsigned char first = (unsigned char)s.data[at];

	if (first >= 0x80)
		return utf8_decode_long(s, at, length);
	*length = 1;
	return first;
}

#endif
