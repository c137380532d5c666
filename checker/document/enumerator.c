#include "document/enumerator.h"

#include <string.h>

#include "base/roman.h"
#include "base/utf8.h"
#include "document/shape.h"

enum {
	LARGEST_NUMBER = 199, /* larger ones are years and figures */
	LONGEST_NUMBER = 3,
	LARGEST_ROMAN = 60,
	D_STROKE = 0x111,
};

/* The letters that number, in their order; f j w z and the letters with marks but đ are not used. */
static const uint32_t LETTERS[] = {'a', 'b', 'c', 'd', D_STROKE, 'e', 'g', 'h', 'i', 'k', 'l', 'm',
				   'n', 'o', 'p', 'q', 'r',      's', 't', 'u', 'v', 'x', 'y'};

enum { LETTER_COUNT = sizeof LETTERS / sizeof LETTERS[0] };

bool enumerator_letter(uint32_t n, char out[3])
{
	if (n == 0 || n > LETTER_COUNT)
		return false;
	if (LETTERS[n - 1] == D_STROKE)
		memcpy(out, "\xC4\x91", 3);
	else
		memcpy(out, (char[2]){(char)LETTERS[n - 1], '\0'}, 2);
	return true;
}

static uint32_t letter_number(uint32_t lower)
{
	for (uint32_t i = 0; i < LETTER_COUNT; i++)
		if (LETTERS[i] == lower)
			return i + 1;
	return 0;
}

/* A reading position; character 0 is the end. */
struct cursor {
	struct slice s;
	size_t at;
};

static uint32_t peek(const struct cursor *c)
{
	size_t length;

	return c->at < c->s.size ? utf8_decode(c->s, c->at, &length) : 0;
}

static void skip(struct cursor *c)
{
	size_t length;

	if (c->at < c->s.size) {
		utf8_decode(c->s, c->at, &length);
		c->at += length;
	}
}

static bool is_digit(uint32_t character)
{
	return character >= '0' && character <= '9';
}

static bool is_dash(uint32_t character)
{
	return character == '-' || character == 0x2013 || character == 0x2014;
}

static bool is_blank(uint32_t character)
{
	return character != 0 && utf8_is_space(character);
}

static void skip_blanks(struct cursor *c)
{
	while (is_blank(peek(c)))
		skip(c);
}

static bool is_opening(uint32_t character)
{
	return character == '"' || character == '\'' || character == '(' || character == '[' || character == 0x201C ||
	       character == 0x2018;
}

/* Reads an unsigned number of at most LONGEST_NUMBER digits. */
static bool read_number(struct cursor *c, uint32_t *number, bool *padded)
{
	size_t start = c->at;

	*number = 0;
	while (is_digit(peek(c))) {
		if (c->at - start == LONGEST_NUMBER)
			return false;
		*number = *number * 10 + (peek(c) - '0');
		skip(c);
	}
	*padded = c->at - start > 1 && c->s.data[start] == '0';
	return c->at > start && *number <= LARGEST_NUMBER;
}

/* The value of the roman number that starts at c, which moves behind it; 0 for none and for what only looks so (IIX). */
static uint32_t read_roman(struct cursor *c)
{
	struct slice rest = slice_part(c->s, c->at, c->s.size);
	size_t length = roman_length(rest);
	uint32_t value = roman_value(slice_part(rest, 0, length));

	c->at += length;
	return length == 1 || value <= LARGEST_ROMAN ? value : 0;
}

static struct enumerator none(void)
{
	return (struct enumerator){.style = ENUM_NONE};
}

/* ---- what may stand behind a mark --------------------------------------------------------------------------- */

/* A word that begins at c: a capital and then a small letter, or capitals that no full stop cuts (not "V.A.C"). */
static bool begins_word(struct cursor c)
{
	bool upper = utf8_is_upper(peek(&c));

	if (!upper)
		return false;
	skip(&c);
	return utf8_is_letter(peek(&c)) || is_blank(peek(&c));
}

/*
 * Behind a delimiter: a blank, the end, an opening mark, or a letter at once ("1.Kết quả"). `tight` asks for a capital
 * in that case, because "c.ty" and "V.A.C" are words.
 */
static bool may_follow(struct cursor c, bool tight)
{
	uint32_t next = peek(&c);

	if (next == 0 || is_blank(next) || is_opening(next))
		return true;
	return tight ? begins_word(c) : utf8_is_letter(next);
}

/* Behind blanks: a letter, so that "65 - 70", "1/ 12" and "9001: 2015" number nothing. */
static bool letter_follows(struct cursor c)
{
	skip_blanks(&c);
	return utf8_is_letter(peek(&c)) || is_opening(peek(&c));
}

static bool capital_follows(struct cursor c)
{
	skip_blanks(&c);
	return utf8_is_upper(peek(&c));
}

/* A word in capitals with a slash or dash behind it: the code in "22-HD/BTCTU". */
static bool code_follows(struct cursor c)
{
	if (!utf8_is_upper(peek(&c)))
		return false;
	while (utf8_is_upper(peek(&c)))
		skip(&c);
	return peek(&c) == '/' || peek(&c) == '-' || is_digit(peek(&c));
}

enum delimiter_flags {
	SPACED = 1, /* blanks may stand before a dash: "I - KẾT QUẢ" */
	TIGHT = 2,  /* a letter at once behind the mark must be a capital */
};

/* The delimiter at c of a mark, '\0' when there is none that makes it one. Moves behind it. */
static char read_delimiter(struct cursor *c, unsigned flags)
{
	struct cursor before = *c;
	uint32_t mark;

	skip_blanks(c);
	mark = peek(c);
	if (before.at != c->at && !((flags & SPACED) && is_dash(mark)))
		return '\0';
	skip(c);
	if (mark == '.' || mark == ')')
		return may_follow(*c, flags & TIGHT) ? (char)mark : '\0';
	if (is_dash(mark) && is_blank(peek(c)))
		return letter_follows(*c) ? '-' : '\0';
	if (is_dash(mark) && begins_word(*c) && !code_follows(*c))
		return '-';
	if (mark == '/' && is_blank(peek(c)) && letter_follows(*c))
		return '/';
	if (mark == ':' && is_blank(peek(c)) && capital_follows(*c))
		return ':';
	return '\0';
}

/* ---- marks -------------------------------------------------------------------------------------------------- */

/* Whether `count` digits end right before c. */
static bool behind_digits(const struct cursor *c, size_t count)
{
	if (c->at < count)
		return false;
	for (size_t i = 1; i <= count; i++)
		if (!is_digit((unsigned char)c->s.data[c->at - i]))
			return false;
	return true;
}

/* The numbers of a path at c, which moves behind the last. False when a figure stands there. */
static bool read_path(struct cursor *c, struct enumerator *e)
{
	struct cursor next;
	bool padded;

	for (;;) {
		if (e->depth == ENUM_MAX_DEPTH || !read_number(c, &e->path[e->depth], &padded))
			return false;
		/* "1.019" is a thousand and nineteen. */
		if (e->depth > 0 && behind_digits(c, LONGEST_NUMBER))
			return false;
		if (e->depth++ == 0)
			e->padded = padded;
		next = *c;
		skip(&next);
		if (peek(c) != '.' || !is_digit(peek(&next)))
			return true;
		*c = next;
	}
}

/* A path may do without a delimiter: "1.4 Tổng số", "3.2.2 số", "5.1" in a cell. */
static bool path_stands_alone(struct cursor c, unsigned depth)
{
	if (depth == 1)
		return false;
	if (peek(&c) == 0)
		return true;
	if (is_blank(peek(&c)))
		return capital_follows(c) || (depth > 2 && letter_follows(c));
	return begins_word(c);
}

/* 1. 1) 1- 1/ 1: and paths 1.1. 1.1 */
static struct enumerator scan_arabic(struct slice line)
{
	struct enumerator e = {.style = ENUM_ARABIC};
	struct cursor c = {line, 0};
	struct cursor behind;

	if (!read_path(&c, &e))
		return none();
	behind = c;
	e.delimiter = read_delimiter(&behind, 0);
	if (e.delimiter != '\0') {
		e.size = (uint32_t)behind.at;
		return e;
	}
	e.size = (uint32_t)c.at;
	return path_stands_alone(c, e.depth) ? e : none();
}

/* I. A) II- and "I - ": a roman number or a capital of the alphabet. */
static struct enumerator scan_upper(struct slice line)
{
	struct enumerator e = {.style = ENUM_ROMAN, .depth = 1};
	struct cursor c = {line, 0};
	uint32_t letter = utf8_is_upper(peek(&c)) ? letter_number(utf8_lower(peek(&c))) : 0;
	struct cursor start = c;

	e.path[0] = read_roman(&c);
	if (e.path[0] == 0) {
		c = start;
		skip(&c);
		e.style = ENUM_UPPER;
		e.path[0] = letter;
	} else if (c.at == 1) {
		e.letter = letter;
	}
	if (e.path[0] == 0)
		return none();
	e.delimiter = read_delimiter(&c, SPACED | TIGHT);
	e.size = (uint32_t)c.at;
	return e.delimiter != '\0' && e.delimiter != ':' ? e : none();
}

/* a) đ) a. a/ a- and a1) */
static struct enumerator scan_lower(struct slice line)
{
	struct enumerator e = {.style = ENUM_LOWER, .depth = 1};
	struct cursor c = {line, 0};
	uint32_t first = peek(&c);
	bool padded;

	e.path[0] = utf8_is_upper(first) ? 0 : letter_number(first);
	skip(&c);
	if (e.path[0] == 0)
		return none();
	if (is_digit(peek(&c))) {
		if (!read_number(&c, &e.path[1], &padded) || peek(&c) != ')')
			return none();
		e.depth = 2;
	}
	e.delimiter = read_delimiter(&c, peek(&c) == ')' ? 0 : TIGHT);
	e.size = (uint32_t)c.at;
	return e.delimiter != '\0' && e.delimiter != ':' ? e : none();
}

/* (1) (a) (I) */
static struct enumerator scan_parenthesised(struct slice line)
{
	size_t close = slice_find(slice_part(line, 0, 8), SLICE(")"), 0);
	struct cursor behind = {line, close + 1};
	struct enumerator e;

	if (close == SIZE_MAX || close < 2)
		return none();
	line = slice_part(line, 1, close + 1);
	e = scan_arabic(line);
	if (e.style == ENUM_NONE)
		e = scan_upper(line);
	if (e.style == ENUM_NONE)
		e = scan_lower(line);
	if (e.style == ENUM_NONE || e.depth > 1 || e.delimiter != ')' || !may_follow(behind, false))
		return none();
	/* "(1) (2) (3)" numbers columns. */
	if (slice_starts(slice_trim(slice_part(behind.s, behind.at, behind.s.size)), SLICE("(")))
		return none();
	e.paren = true;
	e.size++;
	return e;
}

static bool is_bullet(uint32_t character)
{
	static const uint32_t BULLETS[] = {'+',    '*',    0x2022, 0xB7,   0x25CF, 0x25CB, 0x25A0,
					   0x25AA, 0x25AB, 0x25BA, 0x2023, 0x2219, 0x2713, 0x2714,
					   0xF0B7, 0xF0A7, 0xF0D8, 0xF0FC, 0x2756, 0x27A2};

	if (is_dash(character))
		return true;
	for (size_t i = 0; i < sizeof BULLETS / sizeof BULLETS[0]; i++)
		if (BULLETS[i] == character)
			return true;
	return false;
}

static struct enumerator scan_bullet(struct slice line)
{
	struct enumerator e = {.style = ENUM_BULLET};
	struct cursor c = {line, 0};

	if (!is_bullet(peek(&c)))
		return none();
	skip(&c);
	if (peek(&c) == ')') {
		e.delimiter = ')';
		skip(&c);
	}
	e.size = (uint32_t)c.at;
	return may_follow(c, false) ? e : none();
}

/* ---- marks with a word -------------------------------------------------------------------------------------- */

struct word_mark {
	const char *word; /* lower case */
	enum enum_style style;
	bool bare;    /* may stand without a number, in capitals or alone on its line */
	bool ordinal; /* its number is a word: thứ nhất */
};

/* Longer words first. */
static const struct word_mark WORD_MARKS[] = {
	{"phần thứ", ENUM_PART, false, true},    {"phần", ENUM_PART, false, false},
	{"chương", ENUM_CHAPTER, false, false},  {"tiểu mục", ENUM_SECTION, false, false},
	{"mục", ENUM_SECTION, false, false},     {"điều", ENUM_ARTICLE, false, false},
	{"phụ lục", ENUM_APPENDIX, true, false}, {"phụ biểu", ENUM_APPENDIX, false, false},
	{"biểu mẫu", ENUM_FORM, false, false},   {"mẫu biểu", ENUM_FORM, false, false},
	{"biểu đồ", ENUM_FIGURE, false, false},  {"biểu", ENUM_FORM, false, false},
	{"mẫu", ENUM_FORM, false, false},        {"bảng biểu", ENUM_TABLE, false, false},
	{"bảng", ENUM_TABLE, false, false},      {"sơ đồ", ENUM_FIGURE, false, false},
	{"hình", ENUM_FIGURE, false, false},
};

static const char *const ORDINALS[][2] = {
	{"nhất", NULL}, {"hai", NULL},  {"ba", NULL},  {"tư", "bốn"},  {"năm", NULL},
	{"sáu", NULL},  {"bảy", "bẩy"}, {"tám", NULL}, {"chín", NULL}, {"mười", NULL},
};

/* "thứ nhất", "thứ hai": the number of an ordinal at c, 0 when there is none. */
static uint32_t read_ordinal(struct cursor *c)
{
	for (uint32_t i = 0; i < sizeof ORDINALS / sizeof ORDINALS[0]; i++) {
		for (size_t form = 0; form < 2 && ORDINALS[i][form] != NULL; form++) {
			if (shape_starts_word(slice_part(c->s, c->at, c->s.size), ORDINALS[i][form])) {
				c->at += strlen(ORDINALS[i][form]);
				return i + 1;
			}
		}
	}
	return 0;
}

static void read_so(struct cursor *c)
{
	skip_blanks(c);
	if (!shape_starts_word(slice_part(c->s, c->at, c->s.size), "số"))
		return;
	c->at += strlen("số");
	if (peek(c) == ':')
		skip(c);
	skip_blanks(c);
}

/* The letter of "Biểu 01a", as one more number of the path. */
static void read_suffix(struct cursor *c, struct enumerator *e)
{
	uint32_t letter = letter_number(utf8_lower(peek(c)));
	struct cursor next = *c;

	skip(&next);
	if (letter == 0 || utf8_is_letter(peek(&next)) || e->depth == ENUM_MAX_DEPTH)
		return;
	e->path[e->depth++] = letter;
	*c = next;
}

/* 3, 01, 1.2, 01a */
static bool read_word_path(struct cursor *c, struct enumerator *e)
{
	struct cursor next;
	bool padded;

	while (e->depth < ENUM_MAX_DEPTH) {
		if (!read_number(c, &e->path[e->depth], &padded))
			return false;
		if (e->depth++ == 0)
			e->padded = padded;
		next = *c;
		skip(&next);
		if (peek(c) != '.' || !is_digit(peek(&next)))
			break;
		*c = next;
	}
	read_suffix(c, e);
	return true;
}

/* Number behind the word: 3, 01, 1.2, 01a, I, A, "số 01", "số: 01"; of a part also "thứ nhất". */
static bool read_word_number(struct cursor *c, struct enumerator *e, bool ordinal)
{
	struct cursor start;

	read_so(c);
	skip_blanks(c);
	start = *c;
	if (is_digit(peek(c)))
		return read_word_path(c, e);
	e->depth = 1;
	if (ordinal)
		return (e->path[0] = read_ordinal(c)) != 0;
	e->path[0] = read_roman(c);
	if (e->path[0] == 0) {
		*c = start;
		e->path[0] = utf8_is_upper(peek(c)) ? letter_number(utf8_lower(peek(c))) : 0;
		skip(c);
	}
	return e->path[0] != 0 && !utf8_is_letter(peek(c)) && !is_digit(peek(c));
}

/* "/XLD" of "Biểu 01/XLD". */
static void read_form_code(struct cursor *c, struct enumerator *e)
{
	struct cursor next = *c;

	skip(&next);
	if (peek(c) != '/' || !utf8_is_upper(peek(&next)))
		return;
	while (peek(&next) != 0 && !is_blank(peek(&next)) && peek(&next) != ':' && peek(&next) != ',')
		skip(&next);
	e->delimiter = '/';
	*c = next;
}

/* Whether what stands behind the number lets the mark head its line; a reference ("Bảng 2 cho thấy") does not. */
static bool heads_line(struct cursor *c, struct enumerator *e, bool loose)
{
	struct cursor next = *c;
	uint32_t mark = peek(c);

	skip(&next);
	if ((mark == '.' || mark == ':') && may_follow(next, false)) {
		e->delimiter = (char)mark;
		*c = next;
		return true;
	}
	next = *c;
	skip_blanks(&next);
	if (is_dash(peek(&next))) {
		skip(&next);
		e->delimiter = '-';
		*c = next;
		return peek(c) == 0 || is_blank(peek(c)) || utf8_is_letter(peek(c));
	}
	return peek(&next) == 0 || (loose && is_blank(mark) && (utf8_is_upper(peek(&next)) || is_opening(peek(&next))));
}

static struct enumerator scan_word_mark(struct slice line, const struct word_mark *mark)
{
	size_t size = strlen(mark->word);
	struct enumerator e = {.style = mark->style};
	struct cursor c = {line, size};
	bool capitals = shape_all_caps(slice_part(line, 0, size));
	bool numbered = mark->style >= ENUM_APPENDIX;

	if (read_word_number(&c, &e, mark->ordinal)) {
		if (numbered)
			read_form_code(&c, &e);
		if (heads_line(&c, &e, numbered || capitals)) {
			e.size = (uint32_t)c.at;
			return e;
		}
	}
	if (mark->bare && (size == line.size || shape_all_caps(line)))
		return (struct enumerator){.style = mark->style, .size = (uint32_t)size};
	return none();
}

static struct enumerator scan_word(struct slice line)
{
	for (size_t i = 0; i < sizeof WORD_MARKS / sizeof WORD_MARKS[0]; i++) {
		struct enumerator e;

		if (!shape_starts_word(line, WORD_MARKS[i].word))
			continue;
		e = scan_word_mark(line, &WORD_MARKS[i]);
		if (e.style != ENUM_NONE)
			return e;
	}
	return none();
}

struct enumerator enumerator_scan(struct slice line)
{
	struct cursor c = {line, 0};
	uint32_t first = peek(&c);
	struct enumerator e;

	if (is_digit(first))
		return scan_arabic(line);
	if (first == '(')
		return scan_parenthesised(line);
	if (is_bullet(first))
		return scan_bullet(line);
	if (!utf8_is_letter(first))
		return none();
	e = scan_word(line);
	if (e.style == ENUM_NONE)
		e = utf8_is_upper(first) ? scan_upper(line) : scan_lower(line);
	return e;
}
