#include "read/encoding.h"

#include "base/strbuf.h"
#include "base/utf8.h"

enum {
	REPLACEMENT = 0xFFFD,
	SAMPLE = 4096, /* bytes looked at when there is no byte order mark */
	SMALLEST_SAMPLE = 8,
};

const char *encoding_name(enum encoding encoding)
{
	static const char *const NAMES[] = {"UTF-8", "UTF-16LE", "UTF-16BE"};

	return NAMES[encoding];
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

enum encoding encoding_guess(struct slice bytes, size_t *mark)
{
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
	return guess_by_nul(bytes);
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

struct slice encoding_decode(struct arena *arena, struct slice bytes, enum encoding encoding)
{
	return encoding == ENCODING_UTF8 ? decode_utf8(arena, bytes) : decode_utf16(arena, bytes, encoding);
}
