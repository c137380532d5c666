#include "document/table_flat.h"

enum { HEADER_MAX_LINES = 24, HEADER_MAX_BYTES = 160, HEADLESS_MAX_LINES = 3 };

/* ---- where it ends ------------------------------------------------------------------------------------------ */

static bool is_year(struct slice word)
{
	return word.size == 4 && scan_figure(word).kind == FIGURE_NUMBER &&
	       (word.data[0] == '1' || word.data[0] == '2') && (word.data[1] == '9' || word.data[1] == '0');
}

/* (1) (2) (3), A B 1 2 3, 5=4/3: the numbers of the columns. */
static bool numbers_columns(const struct line_words *words)
{
	for (size_t i = 0; i < words->count; i++) {
		bool formula;

		if (!scan_column_number(words->items[i].text, i, &formula))
			return false;
	}
	return words->count > 2;
}

static size_t trailing_figures(const struct line_words *words)
{
	struct flat_range found[FLAT_MAX_VALUES];
	size_t count = flat_trailing(words->items, words->count, false, found);
	size_t years = 0;

	for (size_t i = 0; i < count; i++)
		years += is_year(words->items[found[i].from].text);
	return years == count ? 0 : count;
}

static size_t next_line(const struct builder *builder, size_t line)
{
	while (line < builder->line_count && flat_skips(&builder->lines[line]))
		line++;
	return line;
}

/* A number alone in its line, its label in the next. */
static bool number_alone(const struct builder *builder, size_t line)
{
	size_t next = next_line(builder, line + 1);

	return next < builder->line_count &&
	       (scan_letter_first(builder->lines[next].trimmed) || flat_lines_label(builder, next)) &&
	       !scan_caption(builder->lines[next].trimmed) && scan_stt(builder->lines[next].trimmed).style == STT_NONE;
}

static bool is_first(const struct stt *stt)
{
	return stt->style == STT_UPPER ? stt->path[0] == 'A' : stt->style != STT_LOWER && stt->path[0] == 1;
}

/* Whether the first row of the table begins in this line. */
static bool begins_rows(const struct builder *builder, size_t line, const struct line_words *words)
{
	struct slice text = builder->lines[line].trimmed;
	struct stt stt = scan_stt(text);
	struct slice label = slice_trim(slice_part(text, stt.size, text.size));
	size_t figures = trailing_figures(words);

	if (stt.style == STT_NONE || stt.style == STT_BULLET)
		return figures >= 2 && figures < words->count && scan_upper_first(label);
	if (label.size == 0)
		return is_first(&stt) && number_alone(builder, line);
	if (!scan_letter_first(label))
		return figures >= 2 && words->count > 2;
	if (!scan_upper_first(label))
		return figures >= 2 && stt.style == STT_NUMBER;
	return figures > 0 || stt.strong || stt.path[0] == 1 || stt.path[0] == 'A';
}

/* ---- its words ---------------------------------------------------------------------------------------------- */

static bool header_add(struct flat_header *header, const struct line_words *words)
{
	if (header->count + words->count > FLAT_HEADER_WORDS)
		return false;
	memcpy(header->words + header->count, words->items, words->count * sizeof *words->items);
	header->count += words->count;
	header->line_count++;
	return true;
}

/* Column numbers stand in a row of their own, not in the heads. */
static bool header_add_numbers(struct flat_header *header, const struct line_words *words)
{
	if (header->number_count > 0 || words->count > FLAT_MAX_VALUES)
		return false;
	memcpy(header->numbers, words->items, words->count * sizeof *words->items);
	header->number_count = words->count;
	return true;
}

static void find_brackets(struct flat_header *header)
{
	int depth = 0;

	for (size_t i = 0; i < header->count; i++) {
		struct slice text = header->words[i].text;

		header->bracketed[i] = depth > 0 || text.data[0] == '(';
		for (size_t at = 0; at < text.size; at++)
			depth += text.data[at] == '(' ? 1 : text.data[at] == ')' && depth > 0 ? -1 : 0;
	}
}

static bool words_at(const struct flat_header *header, size_t at, const char *const *phrase, size_t size)
{
	if (at + size > header->count || header->bracketed[at])
		return false;
	for (size_t i = 0; i < size; i++)
		if (!slice_equal(header->words[at + i].text, slice_str(phrase[i])))
			return false;
	return true;
}

/* The words of the unit column's head at `at`: their number, or 0. */
static size_t unit_head(const struct flat_header *header, size_t at)
{
	static const char *const heads[][3] = {
		{"Đơn", "vị", "tính"}, {"ĐƠN", "VỊ", "TÍNH"}, {"Đơn", "vị", "đo"}, {"ĐVT"}, {"Đvt"},
		{"ĐV", "tính"},        {"Đ.vị", "tính"}};

	for (size_t i = 0; i < sizeof heads / sizeof *heads; i++) {
		size_t size = 1;

		while (size < 3 && heads[i][size] != NULL)
			size++;
		if (words_at(header, at, heads[i], size))
			return size;
	}
	return 0;
}

static size_t note_head(const struct flat_header *header)
{
	static const char *const note[] = {"Ghi", "chú"};

	return header->count > 2 && words_at(header, header->count - 2, note, 2) ? header->count - 2 : header->count;
}

static void find_columns_named(struct flat_header *header)
{
	static const char *const office[] = {"Đơn", "vị"};

	find_brackets(header);
	header->note = note_head(header) < header->count;
	for (size_t i = 1; i < header->count; i++) {
		header->unit = header->unit || unit_head(header, i) > 0;
		header->maybe_unit = header->maybe_unit || (i > 1 && words_at(header, i, office, 2));
	}
}

/* The words of STT at the start: "STT", "Số TT"; 0 when it does not begin so. */
static size_t stt_head_words(const struct word *words, size_t count)
{
	if (count > 0 && scan_stt_head(words[0].text))
		return 1;
	if (count > 1 && scan_words_start(words[0].text, SLICE("Số")) && scan_stt_head(words[1].text))
		return 2;
	return 0;
}

static bool header_line_ends(const struct builder *builder, size_t line, const struct flat_header *header)
{
	const struct line *at = &builder->lines[line];
	bool known = header->numbered || scan_caption_before(builder) >= 0;
	uint32_t most = known ? HEADER_MAX_LINES : HEADLESS_MAX_LINES;

	if (!header->numbered && strchr(":.;", at->trimmed.data[at->trimmed.size - 1]) != NULL)
		return true;
	return at->trimmed.size > HEADER_MAX_BYTES || header->line_count >= most || scan_caption(at->trimmed) ||
	       (scan_remark(at->trimmed) && at->trimmed.data[0] != '(' &&
		!scan_words_start(at->trimmed, SLICE("Ghi chú")) &&
		!scan_words_start(at->trimmed, SLICE("Đơn vị tính")));
}

bool flat_header_read(const struct builder *builder, size_t at, struct flat_header *header)
{
	struct line_words words;
	size_t line;

	header->at = header->end = at;
	header->numbered = header->unit = header->maybe_unit = header->note = false;
	header->line_count = 0;
	header->count = header->number_count = 0;
	for (line = at; (line = next_line(builder, line)) < builder->line_count; line++) {
		if (!scan_line(builder, line, &words))
			return false;
		if (line == at)
			header->numbered = stt_head_words(words.items, words.count) > 0 && trailing_figures(&words) < 2;
		if (header->count > 0 && numbers_columns(&words)) {
			if (!header_add_numbers(header, &words))
				return false;
			continue;
		}
		if (!(line == at && header->numbered) && begins_rows(builder, line, &words))
			break;
		if (line > at && !header->numbered && stt_head_words(words.items, words.count) > 0)
			return false;
		if (header_line_ends(builder, line, header) || !header_add(header, &words))
			return false;
	}
	header->end = line;
	find_columns_named(header);
	return line < builder->line_count;
}

/* ---- heads -------------------------------------------------------------------------------------------------- */

/* The signs by which a head may begin, from the surest on; a way of dividing is a set of them. */
enum {
	SIGN_WIDE = 1,          /* two blanks before */
	SIGN_LINE = 2,          /* a line that begins with a capital letter or % */
	SIGN_ANY_LINE = 4,      /* any line */
	SIGN_CAPITAL = 8,       /* a capital letter within a line */
	SIGN_SHORT = 16,        /* an abbreviation within a line */
	SIGN_FIGURE = 32,       /* a figure before a small letter within a line: 6 tháng */
	SIGN_PERCENT = 64,      /* % within a line */
	SIGN_LINE_FIGURE = 128, /* a line that begins with a figure */
	SIGN_LINE_SHORT = 256,  /* a line that begins with an abbreviation */
};

static bool joined_to_last(const struct flat_header *header, size_t i)
{
	struct slice last = header->words[i - 1].text;
	char end = last.data[last.size - 1];

	return end == '/' || end == '-' || end == '(' || header->words[i].text.data[0] == '(' || header->bracketed[i];
}

static unsigned sign_of(const struct flat_header *header, size_t i)
{
	const struct word *word = &header->words[i];
	unsigned sign = 0;

	if (word->wide)
		sign |= SIGN_WIDE;
	if (joined_to_last(header, i))
		return sign;
	if (word->first)
		sign |= SIGN_ANY_LINE;
	if (scan_abbreviation(word->text))
		return sign | (word->first ? SIGN_LINE_SHORT : SIGN_SHORT);
	if (scan_upper_first(word->text))
		return sign | (word->first ? SIGN_LINE : SIGN_CAPITAL);
	if (word->text.data[0] == '%')
		return sign | (word->first ? SIGN_LINE : SIGN_PERCENT);
	if (!scan_digit_first(word->text))
		return sign;
	if (word->first)
		return sign | SIGN_LINE_FIGURE;
	return i + 1 < header->count && scan_letter_first(header->words[i + 1].text) ? sign | SIGN_FIGURE : sign;
}

/* Where heads begin whatever the signs: behind STT, around the unit's head, at the note's. */
static void mark_known(const struct flat_header *header, bool *known)
{
	size_t stt = stt_head_words(header->words, header->count);
	size_t note = note_head(header);

	memset(known, 0, (header->count + 1) * sizeof *known);
	known[0] = true;
	if (header->numbered)
		known[stt] = true;
	for (size_t i = 1; i < header->count; i++) {
		size_t size = unit_head(header, i);

		if (size > 0)
			known[i] = known[i + size] = true;
	}
	if (note < header->count)
		known[note] = true;
}

/* Whether word i lies inside a head that is known as a whole. */
static bool inside_known(const struct flat_header *header, size_t i)
{
	size_t note = note_head(header);

	if (i > note || (header->numbered && i < stt_head_words(header->words, header->count)))
		return true;
	for (size_t back = 1; back < 3 && back <= i; back++)
		if (unit_head(header, i - back) > back)
			return true;
	return false;
}

/* With `grouped`, a head that only divides (Trong đó) stands over the one behind it, and both are the head of one column. */
static size_t divide(const struct flat_header *header, const bool *known, unsigned signs, bool grouped, size_t *starts,
		     size_t most)
{
	size_t count = 0;
	bool over = false;

	for (size_t i = 0; i < header->count; i++) {
		if (!known[i] && (inside_known(header, i) || (sign_of(header, i) & signs) == 0))
			continue;
		if (over) {
			over = false;
			continue;
		}
		if (count == most)
			return most + 1;
		over = grouped && scan_group_head(header->words + i, header->count - i);
		starts[count++] = i;
	}
	return count;
}

bool flat_header_split(const struct flat_header *header, uint32_t columns, size_t *starts)
{
	/* A line that begins with a figure or an abbreviation may also go on with the head above: Trẻ dưới / 1 tuổi. */
	static const unsigned lines[] = {SIGN_LINE_FIGURE | SIGN_LINE_SHORT, SIGN_LINE_SHORT, SIGN_LINE_FIGURE, 0};
	static const unsigned ways[] = {
		0,
		SIGN_CAPITAL,
		SIGN_CAPITAL | SIGN_FIGURE,
		SIGN_CAPITAL | SIGN_PERCENT,
		SIGN_CAPITAL | SIGN_FIGURE | SIGN_PERCENT,
		SIGN_CAPITAL | SIGN_SHORT,
		SIGN_CAPITAL | SIGN_SHORT | SIGN_FIGURE,
		SIGN_CAPITAL | SIGN_SHORT | SIGN_PERCENT,
		SIGN_FIGURE,
		SIGN_SHORT,
		SIGN_ANY_LINE,
	};
	bool known[FLAT_HEADER_WORDS + 4];

	if (header->count == 0 || columns > FLAT_MAX_VALUES)
		return false;
	mark_known(header, known);
	if (divide(header, known, SIGN_WIDE, false, starts, columns) == columns)
		return true;
	for (size_t i = 0; i < sizeof lines / sizeof *lines; i++)
		for (size_t k = 0; k < 2 * (sizeof ways / sizeof *ways); k++)
			if (divide(header, known, SIGN_WIDE | SIGN_LINE | lines[i] | ways[k / 2], k % 2 == 1, starts,
				   columns) == columns)
				return true;
	return false;
}

/* ---- repeated ----------------------------------------------------------------------------------------------- */

static bool same_text(const struct builder *builder, size_t a, size_t b)
{
	return slice_equal(builder->lines[a].trimmed, builder->lines[b].trimmed);
}

/* The line with text before `line`, or `line` itself. */
static size_t line_before(const struct builder *builder, size_t line)
{
	size_t before = line;

	while (before > 0)
		if (!flat_skips(&builder->lines[--before]))
			return before;
	return line;
}

/* Whether all lines of the header stand again from *at on; *at is then the line behind them. */
static bool whole_header(const struct builder *builder, const struct flat_header *header, size_t *at)
{
	size_t line = *at;

	for (size_t own = header->at; (own = next_line(builder, own)) < header->end; own++) {
		line = next_line(builder, line);
		if (line >= builder->line_count || !same_text(builder, line++, own))
			return false;
	}
	line = next_line(builder, line);
	if (line >= builder->line_count)
		return false;
	*at = line;
	return true;
}

size_t flat_header_repeated(const struct builder *builder, const struct flat_header *header, size_t at)
{
	struct line_words words;
	size_t start = at;

	if (header->end == header->at)
		return at;
	if (!header->numbered)
		return whole_header(builder, header, &start) ? start : at;
	if (!same_text(builder, at, header->at) && same_text(builder, at, line_before(builder, header->at)))
		start = next_line(builder, at + 1);
	if (start >= builder->line_count || !same_text(builder, start, header->at))
		return at;
	if (whole_header(builder, header, &start))
		return start;
	for (size_t line = start + 1; (line = next_line(builder, line)) < builder->line_count; line++) {
		if (!scan_line(builder, line, &words) || line - start > 2 * HEADER_MAX_LINES)
			return at;
		if (!numbers_columns(&words) && begins_rows(builder, line, &words))
			return line;
	}
	return at;
}
