#include "extract/scan.h"

#include "base/utf8.h"

enum { FIRST_YEAR = 1900, LAST_YEAR = 2100 };

static bool is_word(uint32_t character)
{
	return (character >= '0' && character <= '9') || utf8_is_letter(character);
}

static bool is_digit(char c)
{
	return c >= '0' && c <= '9';
}

uint32_t scan_blanks(struct slice text, uint32_t at)
{
	size_t length;

	while (at < text.size && text.data[at] != '\n' && utf8_is_space(utf8_decode(text, at, &length)))
		at += (uint32_t)length;
	return at;
}

uint32_t scan_blanks_back(struct slice text, uint32_t at)
{
	size_t length;

	while (at > 0 && text.data[at - 1] != '\n' && utf8_is_space(utf8_before(text, at, &length)))
		at -= (uint32_t)length;
	return at;
}

bool scan_next(struct slice text, uint32_t at, struct span *word)
{
	size_t length;

	word->start = word->end = scan_blanks(text, at);
	while (word->end < text.size && is_word(utf8_decode(text, word->end, &length)))
		word->end += (uint32_t)length;
	return word->end > word->start;
}

bool scan_previous(struct slice text, uint32_t at, struct span *word)
{
	size_t length;

	word->start = word->end = scan_blanks_back(text, at);
	while (word->start > 0 && is_word(utf8_before(text, word->start, &length)))
		word->start -= (uint32_t)length;
	return word->end > word->start;
}

bool scan_is(struct slice text, struct span word, const char *lower)
{
	struct slice form = slice_str(lower);
	size_t at = 0;

	for (size_t i = word.start; i < word.end;) {
		size_t length;
		size_t form_length;

		if (at >= form.size)
			return false;
		if (utf8_lower(utf8_decode(text, i, &length)) != utf8_decode(form, at, &form_length))
			return false;
		i += length;
		at += form_length;
	}
	return at == form.size;
}

bool scan_is_any(struct slice text, struct span word, const char *const *lower)
{
	for (; *lower != NULL; lower++)
		if (scan_is(text, word, *lower))
			return true;
	return false;
}

uint32_t scan_take(struct slice text, uint32_t at, const char *lower)
{
	struct span word;

	return scan_next(text, at, &word) && scan_is(text, word, lower) ? word.end : 0;
}

bool scan_take_back(struct slice text, uint32_t at, const char *lower, uint32_t *start)
{
	struct span word;

	if (!scan_previous(text, at, &word) || !scan_is(text, word, lower))
		return false;
	*start = word.start;
	return true;
}

static bool is_dash(uint32_t character)
{
	enum { EN_DASH = 0x2013, EM_DASH = 0x2014 };

	return character == '-' || character == EN_DASH || character == EM_DASH;
}

uint32_t scan_dash(struct slice text, uint32_t at)
{
	size_t length;

	at = scan_blanks(text, at);
	if (at >= text.size || !is_dash(utf8_decode(text, at, &length)))
		return 0;
	return scan_blanks(text, at + (uint32_t)length);
}

bool scan_dash_back(struct slice text, uint32_t at, uint32_t *start)
{
	size_t length;
	uint32_t end = scan_blanks_back(text, at);

	if (end == 0 || !is_dash(utf8_before(text, end, &length)))
		return false;
	*start = scan_blanks_back(text, end - (uint32_t)length);
	return true;
}

uint32_t scan_number(struct slice text, uint32_t at, unsigned digits, int32_t *value)
{
	uint32_t start = at;

	for (*value = 0; at < text.size && is_digit(text.data[at]); at++) {
		if (at - start == digits)
			return 0;
		*value = *value * 10 + (text.data[at] - '0');
	}
	return at > start ? at : 0;
}

uint32_t scan_year(struct slice text, uint32_t at, int32_t *value)
{
	int32_t number;
	uint32_t end = scan_number(text, at, 4, &number);

	if (end == 0 || number < FIRST_YEAR || number > LAST_YEAR || scan_glued_after(text, end))
		return 0;
	/* 2023,5 is no year. */
	if (end + 1 < text.size && (text.data[end] == '.' || text.data[end] == ',') && is_digit(text.data[end + 1]))
		return 0;
	*value = number;
	return end;
}

bool scan_glued_before(struct slice text, uint32_t at)
{
	size_t length;

	return at > 0 && is_word(utf8_before(text, at, &length));
}

bool scan_glued_after(struct slice text, uint32_t at)
{
	size_t length;

	return at < text.size && is_word(utf8_decode(text, at, &length));
}

bool scan_upper(struct slice text, uint32_t at)
{
	size_t length;

	return at < text.size && utf8_is_upper(utf8_decode(text, at, &length));
}

/* Whether the mark at `at` ends a sentence: a stop between digits or letters ("2.796", "TT.HĐND") does not. */
static bool ends_sentence(struct slice text, uint32_t at)
{
	switch (text.data[at]) {
	case '\n':
	case ';':
	case '!':
	case '?':
		return true;
	case '.':
		return at + 1 >= text.size || text.data[at + 1] == ' ' || text.data[at + 1] == '\n';
	default:
		return false;
	}
}

uint32_t scan_sentence(struct slice text, uint32_t at, uint32_t limit)
{
	uint32_t stop = at > limit ? at - limit : 0;

	while (at > stop && !ends_sentence(text, at - 1))
		at--;
	while (at < text.size && ((unsigned char)text.data[at] & 0xC0) == 0x80)
		at++;
	return at;
}

uint32_t scan_sentence_end(struct slice text, uint32_t at, uint32_t limit)
{
	uint32_t stop = text.size - at > limit ? at + limit : (uint32_t)text.size;

	while (at < stop && !ends_sentence(text, at))
		at++;
	while (at < text.size && at == stop && ((unsigned char)text.data[at] & 0xC0) == 0x80)
		at++;
	return at;
}

/* The words of `lower` from the word at `at` on: the offset behind them, else 0. */
static uint32_t take_words(struct slice text, uint32_t at, struct slice lower)
{
	char word[32];
	size_t from = 0;

	while (from < lower.size) {
		size_t end = slice_find(lower, SLICE(" "), from);
		struct slice part = slice_part(lower, from, end);

		if (part.size >= sizeof word)
			return 0;
		memcpy(word, part.data, part.size);
		word[part.size] = '\0';
		at = scan_take(text, at, word);
		if (at == 0)
			return 0;
		from += part.size + 1;
	}
	return at;
}

bool scan_find(struct slice text, uint32_t from, uint32_t to, const char *lower, struct span *found)
{
	struct slice words = slice_str(lower);

	while (from < to) {
		struct span word;
		uint32_t end;

		if (!scan_next(text, from, &word)) {
			size_t length;

			if (word.start >= to)
				return false;
			utf8_decode(text, word.start, &length);
			from = word.start + (uint32_t)length;
			continue;
		}
		end = take_words(text, word.start, words);
		if (end != 0 && end <= to) {
			*found = (struct span){word.start, end};
			return true;
		}
		from = word.end;
	}
	return false;
}
