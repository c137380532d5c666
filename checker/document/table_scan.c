#include "document/table_scan.h"

#include "base/roman.h"
#include "base/utf8.h"
#include "document/table_units.h"

/* ---- words -------------------------------------------------------------------------------------------------- */

/* Passes the blanks at *at. Returns how many characters they are; a tab counts as two. */
static uint32_t skip_blanks(struct slice text, size_t *at, uint32_t *column)
{
	uint32_t blanks = 0;
	size_t length;

	while (*at < text.size) {
		uint32_t letter = utf8_decode(text, *at, &length);

		if (!utf8_is_space(letter))
			break;
		blanks += letter == '\t' ? 2 : 1;
		*at += length;
		++*column;
	}
	return blanks;
}

static void skip_word(struct slice text, size_t *at, uint32_t *column)
{
	size_t length;

	while (*at < text.size && !utf8_is_space(utf8_decode(text, *at, &length))) {
		*at += length;
		++*column;
	}
}

bool scan_line(const struct builder *builder, size_t line, struct line_words *words)
{
	struct slice text = builder->lines[line].text;
	uint32_t column = 0;
	size_t at = 0;

	for (words->count = 0;; words->count++) {
		uint32_t blanks = skip_blanks(text, &at, &column);
		struct word *word = &words->items[words->count];

		if (at >= text.size)
			break;
		if (words->count == SCAN_MAX_WORDS)
			return false;
		*word = (struct word){.line = (uint32_t)line, .from = (uint32_t)at, .column = column};
		word->first = words->count == 0;
		word->wide = !word->first && blanks > 1;
		skip_word(text, &at, &column);
		word->to = (uint32_t)at;
		word->end = column;
		word->text = slice_part(text, word->from, word->to);
	}
	return words->count > 0;
}

/* ---- letters ------------------------------------------------------------------------------------------------ */

/* The first character behind quotes and brackets, 0 at the end. */
static uint32_t first_letter(struct slice text)
{
	size_t length;

	for (size_t at = 0; at < text.size; at += length) {
		uint32_t letter = utf8_decode(text, at, &length);

		if (letter != '"' && letter != '(' && letter != '[' && letter != 0x201C && letter != '*')
			return letter;
	}
	return 0;
}

bool scan_upper_first(struct slice text)
{
	return utf8_is_upper(first_letter(text));
}

bool scan_letter_first(struct slice text)
{
	return utf8_is_letter(first_letter(text));
}

bool scan_digit_first(struct slice text)
{
	return text.size > 0 && text.data[0] >= '0' && text.data[0] <= '9';
}

bool scan_abbreviation(struct slice word)
{
	size_t capitals = 0;

	for (size_t at = 0, length; at < word.size; at += length) {
		uint32_t letter = utf8_decode(word, at, &length);

		if (utf8_is_upper(letter))
			capitals++;
		else if (utf8_is_letter(letter))
			return false;
	}
	return capitals > 1;
}

bool scan_words_start(struct slice text, struct slice prefix)
{
	size_t at = 0;

	for (size_t from = 0, length, other; from < prefix.size; from += length, at += other) {
		uint32_t letter = utf8_lower(utf8_decode(prefix, from, &length));

		if (at >= text.size || utf8_lower(utf8_decode(text, at, &other)) != letter)
			return false;
	}
	if (at < text.size) {
		size_t length;
		uint32_t letter = utf8_decode(text, at, &length);

		return !utf8_is_letter(letter) && !(letter >= '0' && letter <= '9');
	}
	return true;
}

/* ---- figures ------------------------------------------------------------------------------------------------ */

static bool is_digit(char c)
{
	return c >= '0' && c <= '9';
}

/* The bytes of a sign at `at`: + - and the dashes that stand for a minus. */
static size_t sign_size(struct slice s, size_t at)
{
	if (at >= s.size)
		return 0;
	if (s.data[at] == '+' || s.data[at] == '-')
		return 1;
	if (slice_starts(slice_part(s, at, s.size), SLICE("−")) || slice_starts(slice_part(s, at, s.size), SLICE("–")))
		return 3;
	return 0;
}

/* Passes digits with their dots and commas at *at; the separators stand between digits. */
static bool scan_digits(struct slice s, size_t *at, struct figure *figure)
{
	size_t start = *at;
	bool comma = false;

	for (; *at < s.size; ++*at) {
		char c = s.data[*at];
		bool inside = *at > start && *at + 1 < s.size && is_digit(s.data[*at + 1]);

		if (is_digit(c)) {
			if (comma)
				figure->decimals++;
			else
				figure->digits++;
		} else if ((c == '.' || c == ',') && inside && !comma) {
			comma = c == ',';
		} else {
			break;
		}
	}
	return *at > start;
}

static bool is_mark(struct slice word)
{
	static const char *const marks[] = {"x", "X", "-", "–", "—", "…", "...", "..", "*", "/", "//"};

	for (size_t i = 0; i < sizeof marks / sizeof *marks; i++)
		if (slice_equal(word, slice_str(marks[i])))
			return true;
	return false;
}

/* Without a footnote star and the brackets around a negative figure. */
static struct slice strip_figure(struct slice word)
{
	while (word.size > 1 && word.data[word.size - 1] == '*')
		word.size--;
	if (word.size > 2 && word.data[0] == '(' && word.data[word.size - 1] == ')')
		word = slice_part(word, 1, word.size - 1);
	return word;
}

struct figure scan_figure(struct slice word)
{
	struct figure figure = {.kind = FIGURE_NUMBER};
	struct slice s = strip_figure(word);
	size_t at = sign_size(s, 0);
	struct figure denominator = {0};

	if (is_mark(word))
		return (struct figure){.kind = FIGURE_MARK};
	figure.sign = at > 0;
	if (word.size > 200 || !scan_digits(s, &at, &figure))
		return (struct figure){0};
	figure.small = at == word.size && figure.digits <= 3 && figure.decimals == 0 && !figure.sign;
	if (at < s.size && s.data[at] == '/') {
		at++;
		figure.fraction = scan_digits(s, &at, &denominator);
	}
	if (at < s.size && s.data[at] == '%') {
		figure.percent = true;
		at++;
	}
	if (at < s.size && !units_has(slice_part(s, at, s.size)))
		return (struct figure){0};
	return figure;
}

/* ---- row numbers -------------------------------------------------------------------------------------------- */

/* Reads figures joined by dots: 1.2.3. A second number of three digits, or one with a leading zero, is a thousand. */
static size_t scan_path(struct slice text, struct stt *stt)
{
	size_t at = 0;

	while (stt->depth < STT_MAX_DEPTH) {
		size_t start = at;
		uint32_t number = 0;

		for (; at < text.size && is_digit(text.data[at]) && at - start < 4; at++)
			number = number * 10 + (uint32_t)(text.data[at] - '0');
		if (at == start || at - start > (stt->depth == 0 ? 3 : 2))
			return 0;
		if (stt->depth > 0 && text.data[start] == '0')
			return 0;
		stt->path[stt->depth++] = number;
		if (at + 1 >= text.size || text.data[at] != '.' || !is_digit(text.data[at + 1]))
			return at;
		at++;
	}
	return 0;
}

/* Rows of a table are not numbered higher; what looks so is a word or a letter. */
enum { MOST_ROMAN = 60 };

static size_t scan_roman(struct slice text, struct stt *stt)
{
	size_t length = roman_length(text);
	uint32_t value = roman_value(slice_part(text, 0, length));

	if (value == 0 || value > MOST_ROMAN)
		return 0;
	stt->style = STT_ROMAN;
	stt->depth = 1;
	stt->path[0] = value;
	return length;
}

static size_t scan_single_letter(struct slice text, struct stt *stt)
{
	size_t length;
	uint32_t letter;

	if (text.size == 0)
		return 0;
	letter = utf8_decode(text, 0, &length);
	if (!utf8_is_letter(letter) || (letter > 'z' && letter != 0x110 && letter != 0x111))
		return 0;
	stt->style = utf8_is_upper(letter) ? STT_UPPER : STT_LOWER;
	stt->depth = 1;
	stt->path[0] = letter;
	return length;
}

static struct stt scan_bullet(struct slice text)
{
	static const char *const bullets[] = {"-", "+", "*", "–", "•"};

	for (size_t i = 0; i < sizeof bullets / sizeof *bullets; i++) {
		size_t size = strlen(bullets[i]);

		if (slice_starts(text, slice_str(bullets[i])) && text.size > size && text.data[size] == ' ')
			return (struct stt){.style = STT_BULLET, .size = (uint32_t)size};
	}
	return (struct stt){0};
}

/* The mark itself, without what closes it. */
static size_t scan_mark(struct slice text, struct stt *stt)
{
	size_t size = 0;

	if (text.size > 0 && is_digit(text.data[0])) {
		size = scan_path(text, stt);
		stt->style = STT_NUMBER;
	} else {
		size = scan_roman(text, stt);
		if (size == 0)
			size = scan_single_letter(text, stt);
	}
	return size;
}

/* Whether the row number may end before `rest`: a blank, the end, or a label without a blank behind "1.2.". */
static bool ends_mark(struct slice rest, struct stt *stt)
{
	size_t length;

	if (rest.size == 0 || utf8_is_space(utf8_decode(rest, 0, &length)))
		return true;
	stt->glued = stt->style == STT_NUMBER && stt->strong && scan_letter_first(rest);
	return stt->glued;
}

struct stt scan_stt(struct slice text)
{
	struct stt stt = {0};
	bool bracket = text.size > 0 && text.data[0] == '(';
	size_t at = bracket ? 1 : 0;
	size_t size = scan_mark(slice_part(text, at, text.size), &stt);

	if (size == 0)
		return scan_bullet(text);
	at += size;
	if (at < text.size && (text.data[at] == ')' || (text.data[at] == '.' && !bracket))) {
		stt.strong = true;
		at++;
	} else if (bracket || stt.style == STT_LOWER) {
		return (struct stt){0};
	}
	stt.strong = stt.strong || stt.depth > 1;
	stt.size = (uint32_t)at;
	return ends_mark(slice_part(text, at, text.size), &stt) ? stt : (struct stt){0};
}

enum { STT_GAP = 3 };

bool stt_follows(const struct stt *last, const struct stt *next)
{
	uint8_t level = 0;

	if (last->style == STT_NONE || last->style != next->style)
		return last->style != next->style || next->style == STT_NONE;
	if (next->style == STT_BULLET)
		return true;
	while (level < next->depth && level < last->depth && next->path[level] == last->path[level])
		level++;
	if (level == last->depth)
		return next->depth == last->depth + 1;
	return level + 1 == next->depth && next->path[level] > last->path[level] &&
	       next->path[level] <= last->path[level] + STT_GAP;
}

enum { REMARK_BYTES = 24, COLUMN_NUMBER_BYTES = 12 };

static size_t scan_letters(struct slice word)
{
	size_t letters = 0;

	for (size_t at = 0, length; at < word.size; at += length)
		letters += utf8_is_letter(utf8_decode(word, at, &length));
	return letters;
}

/* ---- words that decide -------------------------------------------------------------------------------------- */

/* list: lower case. */
static bool starts_with_any(struct slice text, const char *const *list, size_t count)
{
	size_t length;
	uint32_t first = text.size > 0 ? utf8_lower(utf8_decode(text, 0, &length)) : 0;

	for (size_t i = 0; i < count; i++) {
		struct slice words = slice_str(list[i]);

		if (utf8_decode(words, 0, &length) == first && scan_words_start(text, words))
			return true;
	}
	return false;
}

#define STARTS_WITH_ANY(text, list) starts_with_any((text), (list), sizeof(list) / sizeof *(list))

bool scan_column_number(struct slice word, size_t index, bool *formula)
{
	uint32_t value = 0;

	*formula = false;
	if (word.size == 0 || word.size > COLUMN_NUMBER_BYTES)
		return false;
	*formula = (word.data[0] == '(' || memchr(word.data, '=', word.size) != NULL) && scan_letters(word) <= 1;
	for (size_t i = 0; i < word.size; i++)
		if (is_digit(word.data[i]))
			value = value * 10 + (uint32_t)(word.data[i] - '0');
	if (*formula || (word.size == 1 && scan_letters(word) == 1 && scan_upper_first(word)))
		return true;
	return scan_figure(word).small && (value == index + 1 || value == index || value + 1 == index);
}

bool scan_stt_head(struct slice word)
{
	static const char *const heads[] = {"STT", "TT", "Stt", "Tt", "S.TT", "Số.TT", "Số"};

	for (size_t i = 0; i + 1 < sizeof heads / sizeof *heads; i++)
		if (slice_equal(word, slice_str(heads[i])))
			return true;
	return false;
}

bool scan_group_head(const struct word *words, size_t count)
{
	static const char *const heads[][2] = {{"trong", "đó"},  {"chia", "theo"}, {"chia", "ra"},
					       {"phân", "theo"}, {"bao", "gồm"},   {"gồm", NULL}};

	for (size_t i = 0; i < sizeof heads / sizeof *heads; i++)
		if (scan_words_start(words[0].text, slice_str(heads[i][0])) &&
		    (heads[i][1] == NULL || (count > 1 && scan_words_start(words[1].text, slice_str(heads[i][1])))))
			return true;
	return false;
}

bool scan_total_label(struct slice label)
{
	static const char *const totals[] = {
		"tổng cộng",   "tổng số",        "tổng",          "cộng",      "toàn huyện",  "toàn xã", "toàn tỉnh",
		"toàn thị xã", "toàn thành phố", "toàn thị trấn", "toàn quận", "toàn phường", "cả năm",  "cả nước"};

	return STARTS_WITH_ANY(label, totals);
}

bool scan_numbered_noun(struct slice word)
{
	static const char *const nouns[] = {"thôn", "tdp",    "tổ",   "khu",  "xóm",      "ấp",      "bản",   "khối",
					    "phố",  "phường", "quận", "số",   "độ",       "năm",     "quý",   "tháng",
					    "đợt",  "nhóm",   "loại", "cấp",  "lớp",      "vùng",    "tuyến", "đội",
					    "cụm",  "khóm",   "làng", "phần", "tiểu khu", "hạng",    "mục",   "lần",
					    "kỳ",   "khóa",   "tuần", "chợ",  "trường",   "công ty", "ban"};

	return STARTS_WITH_ANY(word, nouns);
}

bool scan_remark(struct slice line)
{
	static const char *const remarks[] = {"ghi chú", "nơi nhận", "người lập", "trên đây"};
	static const char *const announced[] = {"nguồn",      "nguồn số liệu", "lưu ý",      "chú thích",
						"giải thích", "thuyết minh",   "đơn vị tính"};
	static const char *const signatures[] = {"TM.", "KT.", "TL.", "TUQ.", "T/M", "K/T"};
	size_t colon = slice_find(line, SLICE(":"), 0);

	for (size_t i = 0; i < sizeof signatures / sizeof *signatures; i++)
		if (slice_starts(line, slice_str(signatures[i])))
			return true;
	if (line.size > 0 && (line.data[0] == '(' || line.data[0] == '*'))
		return true;
	if (!scan_upper_first(line))
		return false;
	return STARTS_WITH_ANY(line, remarks) || (colon < REMARK_BYTES && STARTS_WITH_ANY(line, announced));
}

bool scan_caption(struct slice line)
{
	static const char *const captions[] = {"bảng",     "biểu",   "biểu mẫu", "biểu số", "phụ lục",
					       "phụ biểu", "mẫu số", "mẫu biểu", "hình"};

	if (scan_words_start(line, SLICE("PHỤ LỤC")) || scan_words_start(line, SLICE("BIỂU MẪU")))
		return scan_upper_first(line);
	if (!scan_upper_first(line) || !STARTS_WITH_ANY(line, captions))
		return false;
	for (size_t at = 0; at < line.size && at < 24; at++)
		if (is_digit(line.data[at]))
			return true;
	return false;
}

enum { TITLE_BLOCKS = 3, TITLE_BYTES = 240 };

int32_t scan_caption_before(const struct builder *builder)
{
	const struct document *doc = builder->doc;
	size_t left = doc->block_count;

	for (size_t back = 0; back < TITLE_BLOCKS && left > 0; back++) {
		const struct block *block = &doc->blocks[--left];

		if (block->kind == BLOCK_CAPTION)
			return (int32_t)left;
		if (block->kind != BLOCK_PARAGRAPH || block->text.end - block->text.start > TITLE_BYTES)
			break;
	}
	return -1;
}
