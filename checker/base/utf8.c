#include "base/utf8.h"

#include <utf8proc.h>

enum {
	REPLACEMENT = 0xFFFD,
	SOFT_HYPHEN = 0xAD,
	ZERO_WIDTH_SPACE = 0x200B,
	ZERO_WIDTH_JOINER = 0x200D,
	WORD_JOINER = 0x2060,
	BYTE_ORDER_MARK = 0xFEFF
};

static bool is_continuation(struct slice s, size_t at)
{
	return at < s.size && ((unsigned char)s.data[at] & 0xC0) == 0x80;
}

static uint32_t low_bits(struct slice s, size_t at)
{
	return (unsigned char)s.data[at] & 0x3Fu;
}

static uint32_t invalid(size_t *length)
{
	*length = 1;
	return REPLACEMENT;
}

/* Overlong forms, surrogates and what lies beyond U+10FFFF are no characters (RFC 3629). */
uint32_t utf8_decode_long(struct slice s, size_t at, size_t *length)
{
	uint32_t first = (unsigned char)s.data[at];
	uint32_t character;

	if (first < 0xC2 || first > 0xF4 || !is_continuation(s, at + 1))
		return invalid(length);
	if (first < 0xE0) {
		*length = 2;
		return (first & 0x1Fu) << 6 | low_bits(s, at + 1);
	}
	if (!is_continuation(s, at + 2))
		return invalid(length);
	if (first < 0xF0) {
		character = (first & 0x0Fu) << 12 | low_bits(s, at + 1) << 6 | low_bits(s, at + 2);
		*length = 3;
		return character < 0x800 || (character >= 0xD800 && character <= 0xDFFF) ? invalid(length) : character;
	}
	if (!is_continuation(s, at + 3))
		return invalid(length);
	character = (first & 0x07u) << 18 | low_bits(s, at + 1) << 12 | low_bits(s, at + 2) << 6 | low_bits(s, at + 3);
	*length = 4;
	return character < 0x10000 || character > 0x10FFFF ? invalid(length) : character;
}

uint32_t utf8_before(struct slice s, size_t at, size_t *length)
{
	size_t start = at - 1;
	uint32_t character;

	while (start > 0 && at - start < 4 && ((unsigned char)s.data[start] & 0xC0) == 0x80)
		start--;
	character = utf8_decode(slice_part(s, 0, at), start, length);
	if (start + *length == at)
		return character;
	*length = 1;
	return REPLACEMENT;
}

void utf8_append(struct strbuf *buf, uint32_t character)
{
	utf8proc_uint8_t bytes[4];
	utf8proc_ssize_t size = utf8proc_encode_char((utf8proc_int32_t)character, bytes);

	strbuf_add(buf, slice_of((const char *)bytes, size > 0 ? (size_t)size : 0));
}

size_t utf8_count(struct slice s)
{
	size_t count = 0;

	for (size_t i = 0; i < s.size; i++)
		count += ((unsigned char)s.data[i] & 0xC0) != 0x80;
	return count;
}

size_t utf8_invalid(struct slice s)
{
	for (size_t at = 0; at < s.size;) {
		utf8proc_int32_t character;
		utf8proc_ssize_t taken;

		if ((unsigned char)s.data[at] < 0x80) {
			at++;
			continue;
		}
		taken = utf8proc_iterate((const utf8proc_uint8_t *)s.data + at, (utf8proc_ssize_t)(s.size - at),
					 &character);
		if (taken <= 0)
			return at;
		at += (size_t)taken;
	}
	return SIZE_MAX;
}

static utf8proc_category_t category(uint32_t character)
{
	return utf8proc_category((utf8proc_int32_t)character);
}

bool utf8_is_letter(uint32_t character)
{
	if (character < 0x80)
		return (character | 0x20) >= 'a' && (character | 0x20) <= 'z';
	/* The blocks of the Vietnamese letters hold nothing else but the two signs of multiplication and division. */
	if ((character >= 0xC0 && character <= 0x24F) || (character >= 0x1E00 && character <= 0x1EFF))
		return character != 0xD7 && character != 0xF7;
	switch (category(character)) {
	case UTF8PROC_CATEGORY_LU:
	case UTF8PROC_CATEGORY_LL:
	case UTF8PROC_CATEGORY_LT:
	case UTF8PROC_CATEGORY_LM:
	case UTF8PROC_CATEGORY_LO:
	case UTF8PROC_CATEGORY_MN:
		return true;
	default:
		return false;
	}
}

bool utf8_is_upper(uint32_t character)
{
	if (character < 0x80)
		return character >= 'A' && character <= 'Z';
	return category(character) == UTF8PROC_CATEGORY_LU;
}

uint32_t utf8_lower(uint32_t character)
{
	if (character < 0x80)
		return character >= 'A' && character <= 'Z' ? character | 0x20 : character;
	return (uint32_t)utf8proc_tolower((utf8proc_int32_t)character);
}

bool utf8_is_space(uint32_t character)
{
	if (character < 0x80)
		return character == ' ' || (character >= '\t' && character <= '\r');
	return character == ZERO_WIDTH_SPACE || character == BYTE_ORDER_MARK ||
	       category(character) == UTF8PROC_CATEGORY_ZS;
}

/*
 * Older spelling puts the tone of oa, oe, uy on the second vowel at the end of a syllable (hoà, khoẻ, uỷ), newer on
 * the first (hòa, khỏe, ủy). Table: plain second vowel, its five toned forms, and the toned first vowels.
 */
struct tone_place {
	uint32_t first;
	uint32_t toned_second[5];
	uint32_t toned_first[5];
	uint32_t second;
};

static const struct tone_place TONE_PLACES[] = {
	{'o', {0xE0, 0xE1, 0x1EA3, 0xE3, 0x1EA1}, {0xF2, 0xF3, 0x1ECF, 0xF5, 0x1ECD}, 'a'},
	{'o', {0xE8, 0xE9, 0x1EBB, 0x1EBD, 0x1EB9}, {0xF2, 0xF3, 0x1ECF, 0xF5, 0x1ECD}, 'e'},
	{'u', {0x1EF3, 0xFD, 0x1EF7, 0x1EF9, 0x1EF5}, {0xF9, 0xFA, 0x1EE7, 0x169, 0x1EE5}, 'y'},
};

static bool move_tone(uint32_t *first, uint32_t *second)
{
	for (size_t i = 0; i < sizeof TONE_PLACES / sizeof TONE_PLACES[0]; i++) {
		const struct tone_place *place = &TONE_PLACES[i];

		for (size_t tone = 0; tone < 5; tone++) {
			if (*first == place->first && *second == place->toned_second[tone]) {
				*first = place->toned_first[tone];
				*second = place->second;
				return true;
			}
		}
	}
	return false;
}

/* Marks that one letter may carry; more than any language has, and few enough that a line of marks costs nothing. */
enum { MAX_MARKS = 8 };

/* Steps over the combining marks from at on; the end of the run. */
static size_t marks_end(struct slice s, size_t at)
{
	for (size_t marks = 0; at < s.size && marks < MAX_MARKS; marks++) {
		size_t length;
		uint32_t mark = utf8_decode(s, at, &length);

		if (mark < 0x300 || mark > 0x36F)
			break;
		at += length;
	}
	return at;
}

/* The one character that the letter and marks of `run` make, or 0 when there is none. */
static uint32_t compose(struct slice run)
{
	utf8proc_int32_t characters[16];
	const utf8proc_ssize_t room = sizeof characters / sizeof characters[0];
	utf8proc_ssize_t count = utf8proc_decompose((const utf8proc_uint8_t *)run.data, (utf8proc_ssize_t)run.size,
						    characters, room, UTF8PROC_STABLE | UTF8PROC_DECOMPOSE);

	if (count <= 0 || count > room)
		return 0;
	count = utf8proc_normalize_utf32(characters, count, UTF8PROC_STABLE | UTF8PROC_COMPOSE);
	return count == 1 ? (uint32_t)characters[0] : 0;
}

/* Characters that show nothing: soft hyphen, zero-width space, joiners, word joiner, byte order mark. */
static bool is_dropped(uint32_t character)
{
	return character == SOFT_HYPHEN || (character >= ZERO_WIDTH_SPACE && character <= ZERO_WIDTH_JOINER) ||
	       character == WORD_JOINER || character == BYTE_ORDER_MARK;
}

/* The next character of s at *at in NFC and lower case; 0 for one that is dropped. */
static uint32_t next_folded(struct slice s, size_t *at)
{
	size_t length;
	uint32_t character = utf8_decode(s, *at, &length);
	size_t end = marks_end(s, *at + length);

	if (end > *at + length) {
		uint32_t composed = compose(slice_part(s, *at, end));

		if (composed != 0) {
			character = composed;
			length = end - *at;
		}
	}
	*at += length;
	return is_dropped(character) ? 0 : utf8_lower(character);
}

/* Where i and y are two spellings of one sound: "kì", "tỉ lệ", "địa lí", "quí". Plain i is left: "ti vi". */
static uint32_t as_y(uint32_t character, uint32_t before, uint32_t earlier, uint32_t after)
{
	static const uint32_t TONED_I[] = {0xEC, 0xED, 0x1EC9, 0x129, 0x1ECB};
	static const uint32_t TONED_Y[] = {0x1EF3, 0xFD, 0x1EF7, 0x1EF9, 0x1EF5};
	bool opens = strchr("hklmst", (int)(before < 0x80 ? before : 0x7F)) != NULL && before != 0 &&
		     !utf8_is_letter(earlier);

	if (utf8_is_letter(after) || !(opens || (before == 'u' && earlier == 'q')))
		return character;
	for (size_t i = 0; i < sizeof TONED_I / sizeof TONED_I[0]; i++)
		if (character == TONED_I[i])
			return TONED_Y[i];
	return character;
}

void utf8_fold(struct strbuf *buf, struct slice s)
{
	uint32_t earlier = 0;
	uint32_t before = 0;
	uint32_t held = 0;

	for (size_t at = 0; at < s.size;) {
		uint32_t character = next_folded(s, &at);

		if (character == 0)
			continue;
		if (held != 0) {
			size_t length;
			uint32_t after = at < s.size ? utf8_decode(s, at, &length) : 0;

			/* "quý" keeps its tone: the u belongs to q; and so does "khoản", where a letter follows. */
			if (before != 'q' && !utf8_is_letter(after))
				move_tone(&held, &character);
			held = as_y(held, before, earlier, character);
			utf8_append(buf, held);
			earlier = before;
			before = held;
		}
		held = character;
	}
	if (held != 0)
		utf8_append(buf, as_y(held, before, earlier, 0));
}

size_t utf8_width(struct slice s)
{
	size_t width = 0;

	for (size_t at = 0; at < s.size;) {
		size_t length;
		int columns = utf8proc_charwidth((utf8proc_int32_t)utf8_decode(s, at, &length));

		width += columns > 0 ? (size_t)columns : 0;
		at += length;
	}
	return width;
}
