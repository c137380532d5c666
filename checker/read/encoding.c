#include "read/encoding.h"

#include <iconv.h>
#include <strings.h>

#include "base/strbuf.h"
#include "base/utf8.h"
#include "read/legacy.h"
#include "read/syllable.h"

enum {
	REPLACEMENT = 0xFFFD,
	SAMPLE = 4096, /* bytes looked at for the NULs of UTF-16 */
	SMALLEST_SAMPLE = 8,
	WORDS_SAMPLE = 256 * 1024, /* bytes whose words are looked at */
	LEAST_WORDS = 5,
	LEAST_VALID = 70, /* of 100 words, to be taken for Vietnamese */
	WELL_VALID = 85,  /* of 100 words, to be left alone */
	MOST_BAD = 4,     /* characters of UTF-8 to one byte that is none: damaged UTF-8 rather than another encoding */
};

static const char *const NAMES[ENCODING_COUNT] = {"UTF-8", "UTF-16LE", "UTF-16BE", "TCVN3",
						  "VNI",   "VISCII",   "TCVN5712", "CP1258"};

const char *encoding_name(enum encoding encoding)
{
	return NAMES[encoding];
}

enum encoding encoding_find(const char *name)
{
	int found = 0;

	while (found < ENCODING_COUNT && strcasecmp(NAMES[found], name) != 0)
		found++;
	return (enum encoding)found;
}

/* NULs at every other place are the upper halves of UTF-16; at least a third of Vietnamese text is ASCII. */
static enum encoding guess_by_nul(struct slice bytes)
{
	size_t size = bytes.size < SAMPLE ? bytes.size & ~(size_t)1 : SAMPLE;
	size_t zeros[2] = {0, 0};

	for (size_t i = 0; i < size; i++)
		zeros[i % 2] += bytes.data[i] == '\0';
	if (size < SMALLEST_SAMPLE || bytes.size % 2 != 0)
		return ENCODING_UTF8;
	if (zeros[0] == 0 && zeros[1] > size / 8)
		return ENCODING_UTF16LE;
	if (zeros[1] == 0 && zeros[0] > size / 8)
		return ENCODING_UTF16BE;
	return ENCODING_UTF8;
}

static uint32_t unit_at(struct slice bytes, size_t at, enum encoding encoding)
{
	uint32_t first = (unsigned char)bytes.data[at];
	uint32_t second = (unsigned char)bytes.data[at + 1];

	return encoding == ENCODING_UTF16LE ? first | second << 8 : first << 8 | second;
}

static bool is_surrogate(uint32_t unit, uint32_t base)
{
	return (unit & 0xFC00) == base;
}

static struct slice decode_utf16(struct arena *arena, struct slice bytes, enum encoding encoding)
{
	struct strbuf out;
	size_t at = 0;

	strbuf_init(&out, arena);
	while (at + 1 < bytes.size) {
		uint32_t unit = unit_at(bytes, at, encoding);
		uint32_t next = at + 3 < bytes.size ? unit_at(bytes, at + 2, encoding) : 0;

		at += 2;
		if (is_surrogate(unit, 0xD800) && is_surrogate(next, 0xDC00)) {
			unit = 0x10000 + ((unit & 0x3FF) << 10) + (next & 0x3FF);
			at += 2;
		} else if (unit >= 0xD800 && unit < 0xE000) {
			unit = REPLACEMENT;
		}
		utf8_append(&out, unit);
	}
	if (at < bytes.size)
		utf8_append(&out, REPLACEMENT);
	return strbuf_slice(&out);
}

static struct slice decode_utf8(struct arena *arena, struct slice bytes)
{
	struct strbuf out;
	size_t from = 0;
	size_t bad = utf8_invalid(bytes);

	if (bad == SIZE_MAX)
		return arena_copy(arena, bytes);
	strbuf_init(&out, arena);
	while (bad != SIZE_MAX) {
		strbuf_add(&out, slice_part(bytes, from, bad));
		utf8_append(&out, REPLACEMENT);
		from = bad + 1;
		bad = utf8_invalid(slice_part(bytes, from, bytes.size));
		bad = bad == SIZE_MAX ? bad : bad + from;
	}
	strbuf_add(&out, slice_part(bytes, from, bytes.size));
	return strbuf_slice(&out);
}

/* ---- one byte a letter -------------------------------------------------------------------------------------- */

/* What each byte means, from the C library; a letter's marks may be characters of their own. False: it has no such encoding. */
static bool fill_table(uint32_t table[256], const char *name)
{
	iconv_t converter = iconv_open("UTF-32LE", name);

	if (converter == (iconv_t)-1)
		return false;
	for (unsigned byte = 0; byte < 256; byte++) {
		char in = (char)byte;
		unsigned char out[16] = {0};
		char *from = &in;
		char *to = (char *)out;
		size_t left = 1;
		size_t room = sizeof out;

		iconv(converter, NULL, NULL, NULL, NULL);
		if (iconv(converter, &from, &left, &to, &room) == (size_t)-1)
			table[byte] = REPLACEMENT;
		else if (iconv(converter, NULL, NULL, &to, &room) != (size_t)-1)
			table[byte] = out[0] | (uint32_t)out[1] << 8 | (uint32_t)out[2] << 16;
	}
	iconv_close(converter);
	return true;
}

static bool make_table(uint32_t table[256], enum encoding encoding)
{
	static const char *const LIBRARY[ENCODING_COUNT] = {
		[ENCODING_VISCII] = "VISCII", [ENCODING_TCVN5712] = "TCVN", [ENCODING_CP1258] = "CP1258"};

	if (LIBRARY[encoding] != NULL)
		return fill_table(table, LIBRARY[encoding]);
	for (unsigned byte = 0; byte < 256; byte++)
		table[byte] = legacy_tcvn3((unsigned char)byte);
	return true;
}

static struct slice decode_vni(struct arena *arena, struct slice bytes)
{
	const unsigned char *data = (const unsigned char *)bytes.data;
	struct strbuf out;
	size_t used;

	strbuf_init(&out, arena);
	for (size_t at = 0; at < bytes.size; at += used) {
		uint32_t letter = legacy_vni(data + at, bytes.size - at, &used);

		utf8_append(&out, letter == 0 ? REPLACEMENT : letter);
	}
	return strbuf_slice(&out);
}

static struct slice decode_bytes(struct arena *arena, struct slice bytes, enum encoding encoding)
{
	uint32_t table[256];
	struct strbuf out;

	if (encoding == ENCODING_VNI)
		return decode_vni(arena, bytes);
	if (!make_table(table, encoding))
		return decode_utf8(arena, bytes);
	strbuf_init(&out, arena);
	for (size_t at = 0; at < bytes.size; at++) {
		uint32_t letter = table[(unsigned char)bytes.data[at]];

		utf8_append(&out, letter == 0 && bytes.data[at] != '\0' ? REPLACEMENT : letter);
	}
	return strbuf_slice(&out);
}

struct slice encoding_decode(struct arena *arena, struct slice bytes, enum encoding encoding)
{
	if (encoding == ENCODING_UTF8)
		return decode_utf8(arena, bytes);
	if (encoding == ENCODING_UTF16LE || encoding == ENCODING_UTF16BE)
		return decode_utf16(arena, bytes, encoding);
	return decode_bytes(arena, bytes, encoding);
}

/* ---- guessing ----------------------------------------------------------------------------------------------- */

static bool is_valid_enough(struct syllable_score score, size_t percent)
{
	return score.words >= LEAST_WORDS && score.valid * 100 >= score.words * percent;
}

/* a is better than b: more of its words are syllables. */
static bool is_better(struct syllable_score a, struct syllable_score b)
{
	return (uint64_t)a.valid * (b.words + 1) > (uint64_t)b.valid * (a.words + 1);
}

/* UTF-8 with a few bad bytes stays UTF-8. */
static bool is_mostly_utf8(struct slice bytes)
{
	size_t good = 0;
	size_t bad = 0;
	size_t length;

	for (size_t at = 0; at < bytes.size; at += length) {
		bool is_bad = utf8_decode(bytes, at, &length) == REPLACEMENT && length == 1;

		good += length > 1;
		bad += is_bad;
	}
	return good >= bad * MOST_BAD;
}

/* The one whose words are best; those asked first win where it makes no difference. */
static enum encoding guess_by_words(struct arena *arena, struct slice bytes)
{
	static const enum encoding CANDIDATES[] = {ENCODING_TCVN3, ENCODING_VNI, ENCODING_VISCII, ENCODING_CP1258,
						   ENCODING_TCVN5712};
	struct arena *scratch = arena_scratch(arena);
	enum encoding best = ENCODING_UTF8;
	struct syllable_score best_score = {0, 0};
	struct slice sample = slice_part(bytes, 0, WORDS_SAMPLE);

	for (size_t i = 0; i < sizeof CANDIDATES / sizeof CANDIDATES[0]; i++) {
		struct syllable_score score = syllable_count(encoding_decode(scratch, sample, CANDIDATES[i]));

		if (is_valid_enough(score, LEAST_VALID) && is_better(score, best_score)) {
			best = CANDIDATES[i];
			best_score = score;
		}
	}
	arena_release(scratch);
	return best;
}

enum encoding encoding_guess(struct arena *arena, struct slice bytes, size_t *mark)
{
	enum encoding found;

	*mark = 0;
	if (slice_starts(bytes, SLICE("\xEF\xBB\xBF"))) {
		*mark = 3;
		return ENCODING_UTF8;
	}
	if (slice_starts(bytes, SLICE("\xFF\xFE"))) {
		*mark = 2;
		return ENCODING_UTF16LE;
	}
	if (slice_starts(bytes, SLICE("\xFE\xFF"))) {
		*mark = 2;
		return ENCODING_UTF16BE;
	}
	found = guess_by_nul(bytes);
	if (found != ENCODING_UTF8 || utf8_invalid(bytes) == SIZE_MAX || is_mostly_utf8(bytes))
		return found;
	return guess_by_words(arena, bytes);
}

/* ---- repairing ---------------------------------------------------------------------------------------------- */

/* The bytes whose Windows-1252 characters the text holds. False when it holds others. */
static bool bytes_of(struct arena *arena, struct slice text, struct slice *bytes)
{
	struct strbuf out;
	size_t length;

	strbuf_init(&out, arena);
	for (size_t at = 0; at < text.size; at += length) {
		uint32_t character = utf8_decode(text, at, &length);
		unsigned char byte = legacy_byte(character);

		/* Bytes without a character in Windows-1252 come through as control characters. */
		if (byte == 0 && character >= 0x80 && character < 0xA0)
			byte = (unsigned char)character;
		if (byte == 0 && character != 0)
			return false;
		strbuf_putc(&out, (char)byte);
	}
	*bytes = strbuf_slice(&out);
	return true;
}

struct slice encoding_repair(struct arena *arena, struct slice text, const char **name)
{
	static const struct {
		enum encoding encoding;
		const char *name;
	} MISTAKES[] = {
		{ENCODING_UTF8, "UTF-8/CP1252"}, {ENCODING_TCVN3, "TCVN3/CP1252"}, {ENCODING_VNI, "VNI/CP1252"}};
	struct syllable_score score = syllable_count(slice_part(text, 0, WORDS_SAMPLE));
	struct slice best = text;
	struct slice bytes;

	if (score.words < LEAST_WORDS || is_valid_enough(score, WELL_VALID) || !bytes_of(arena, text, &bytes))
		return text;
	for (size_t i = 0; i < sizeof MISTAKES / sizeof MISTAKES[0]; i++) {
		struct slice repaired;
		struct syllable_score now;

		if (MISTAKES[i].encoding == ENCODING_UTF8 && utf8_invalid(bytes) != SIZE_MAX)
			continue;
		repaired = encoding_decode(arena, bytes, MISTAKES[i].encoding);
		now = syllable_count(slice_part(repaired, 0, WORDS_SAMPLE));
		if (is_valid_enough(now, WELL_VALID) && is_better(now, score)) {
			best = repaired;
			score = now;
			*name = MISTAKES[i].name;
		}
	}
	return best;
}
