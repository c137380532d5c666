#include "document/shape.h"

#include "base/utf8.h"

/* Length of what `word` matches at the start of s, 0 for no match. */
static size_t match_word(struct slice s, struct slice word)
{
	size_t at = 0;

	for (size_t i = 0; i < word.size;) {
		size_t length;
		size_t taken;
		uint32_t wanted = utf8_decode(word, i, &taken);

		if (at >= s.size || utf8_lower(utf8_decode(s, at, &length)) != wanted)
			return 0;
		at += length;
		i += taken;
	}
	return at;
}

static bool is_word_character(uint32_t character)
{
	return utf8_is_letter(character) || (character >= '0' && character <= '9');
}

static bool ends_word(struct slice s, size_t at)
{
	size_t length;

	return at >= s.size || !is_word_character(utf8_decode(s, at, &length));
}

/* Whether the bytes may begin the same word, letter case aside: cheap, and right about most words that differ. */
static bool may_be_same(char byte, char lower)
{
	return byte == lower || (byte >= 'A' && byte <= 'Z' && (byte | 0x20) == lower);
}

bool shape_starts_word(struct slice s, const char *word)
{
	size_t matched;

	if (s.size == 0 || !may_be_same(s.data[0], word[0]))
		return false;
	matched = match_word(s, slice_str(word));
	return matched > 0 && ends_word(s, matched);
}

bool shape_has_word(struct slice s, const char *word)
{
	bool inside = false;
	size_t length;

	for (size_t at = 0; at < s.size; at += length) {
		uint32_t character = utf8_decode(s, at, &length);

		if (!inside && shape_starts_word(slice_part(s, at, s.size), word))
			return true;
		inside = is_word_character(character);
	}
	return false;
}

bool shape_all_caps(struct slice s)
{
	size_t letters = 0;
	size_t length;

	for (size_t at = 0; at < s.size; at += length) {
		uint32_t character = utf8_decode(s, at, &length);

		if (!utf8_is_letter(character))
			continue;
		if (!utf8_is_upper(character))
			return false;
		letters++;
	}
	return letters >= 2;
}

bool shape_has_digit(struct slice s)
{
	for (size_t i = 0; i < s.size; i++)
		if (s.data[i] >= '0' && s.data[i] <= '9')
			return true;
	return false;
}

static bool is_closing(uint32_t character)
{
	return character == ')' || character == ']' || character == '"' || character == '\'' || character == 0x201D ||
	       character == 0x2019;
}

enum shape_end shape_end(struct slice s)
{
	size_t end = s.size;
	size_t length;

	while (end > 0) {
		uint32_t character = utf8_before(s, end, &length);

		switch (character) {
		case '.':
		case '!':
		case '?':
		case 0x2026:
			return END_STOP;
		case ':':
			return END_COLON;
		case ';':
			return END_SEMICOLON;
		case ',':
			return END_COMMA;
		default:
			if (!is_closing(character) && !utf8_is_space(character))
				return END_OPEN;
			end -= length;
		}
	}
	return END_OPEN;
}

enum shape_start shape_start(struct slice s)
{
	size_t length;
	uint32_t first;

	if (s.size == 0)
		return START_OTHER;
	first = utf8_decode(s, 0, &length);
	if (first >= '0' && first <= '9')
		return START_DIGIT;
	if (utf8_is_letter(first))
		return utf8_is_upper(first) ? START_UPPER : START_LOWER;
	if (first == '(' || first == '"' || first == '[' || first == 0x201C || first == 0x2018)
		return START_OPENING;
	return START_OTHER;
}

bool shape_bracket_open(struct slice s)
{
	size_t open = 0;

	for (size_t i = 0; i < s.size; i++) {
		if (s.data[i] == '(')
			open++;
		else if (s.data[i] == ')' && open > 0)
			open--;
	}
	return open > 0;
}

struct slice shape_first_word(struct slice s)
{
	size_t length;

	for (size_t at = 0; at < s.size; at += length)
		if (utf8_is_space(utf8_decode(s, at, &length)))
			return slice_part(s, 0, at);
	return s;
}

/* Advance widths of the printable ASCII characters from ' ' on. */
static const uint16_t ASCII_WIDTHS[] = {
	250, 333, 408, 500, 500, 833, 778, 180, 333, 333, 500, 564, 250, 333, 250, 278, 500, 500, 500,
	500, 500, 500, 500, 500, 500, 500, 278, 278, 564, 564, 564, 444, 921, 722, 667, 667, 722, 611,
	556, 722, 722, 333, 389, 722, 611, 889, 722, 722, 556, 722, 667, 556, 611, 722, 722, 944, 722,
	722, 611, 333, 278, 333, 469, 500, 333, 444, 500, 444, 500, 444, 333, 500, 500, 278, 278, 500,
	278, 778, 500, 500, 500, 500, 333, 389, 278, 500, 500, 722, 500, 500, 444, 480, 200, 480, 541,
};

/* Letters with marks print as wide as their base letter. */
struct base_range {
	uint16_t first;
	uint16_t last;
	char upper;
	char lower;
	bool alternate; /* capitals and small letters take turns, capitals on even code points; else given by `lower` alone */
};

static const struct base_range BASES[] = {
	{0xC0, 0xC5, 'A', 'A', false},    {0xC8, 0xCB, 'E', 'E', false},    {0xCC, 0xCF, 'I', 'I', false},
	{0xD0, 0xD0, 'D', 'D', false},    {0xD2, 0xD6, 'O', 'O', false},    {0xD9, 0xDC, 'U', 'U', false},
	{0xDD, 0xDD, 'Y', 'Y', false},    {0xE0, 0xE5, 'a', 'a', false},    {0xE8, 0xEB, 'e', 'e', false},
	{0xEC, 0xEF, 'i', 'i', false},    {0xF2, 0xF6, 'o', 'o', false},    {0xF9, 0xFC, 'u', 'u', false},
	{0xFD, 0xFD, 'y', 'y', false},    {0x102, 0x103, 'A', 'a', true},   {0x110, 0x111, 'D', 'd', true},
	{0x128, 0x129, 'I', 'i', true},   {0x168, 0x169, 'U', 'u', true},   {0x1A0, 0x1A1, 'O', 'o', true},
	{0x1AF, 0x1AF, 'U', 'U', false},  {0x1B0, 0x1B0, 'u', 'u', false},  {0x1EA0, 0x1EB7, 'A', 'a', true},
	{0x1EB8, 0x1EC7, 'E', 'e', true}, {0x1EC8, 0x1ECB, 'I', 'i', true}, {0x1ECC, 0x1EE3, 'O', 'o', true},
	{0x1EE4, 0x1EF1, 'U', 'u', true}, {0x1EF2, 0x1EF9, 'Y', 'y', true},
};

static uint32_t base_letter(uint32_t character)
{
	for (size_t i = 0; i < sizeof BASES / sizeof BASES[0]; i++) {
		const struct base_range *range = &BASES[i];

		if (character >= range->first && character <= range->last)
			return (unsigned char)(range->alternate && character % 2 == 0 ? range->upper : range->lower);
	}
	return 'n';
}

uint32_t shape_width(struct slice s)
{
	uint32_t width = 0;
	size_t length;

	for (size_t at = 0; at < s.size; at += length) {
		uint32_t character = utf8_decode(s, at, &length);

		if (character >= 0x80)
			character = base_letter(character);
		if (character >= ' ' && character < 0x7F)
			width += ASCII_WIDTHS[character - ' '];
	}
	return width;
}
