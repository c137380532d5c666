/*
 * Tables whose cells are separated by tabs, as they come out of a word processor. Blank cells keep their tabs, so every
 * figure's column is certain; cells whose text holds a line end take several lines.
 */
#include "document/layout_parts.h"
#include "document/shape.h"
#include "document/table_ruled.h"

enum {
	MOST_TABS = 60,
	LOOK_AHEAD = 60, /* lines that tell how many tabs a row has */
};

static unsigned count_tabs(const struct line *line)
{
	unsigned count = 0;
	size_t end = line->text.size;

	for (size_t i = 0; i < end; i++)
		count += line->text.data[i] == '\t';
	return count;
}

/* Tabs that stand between words, so that an indented paragraph has none. */
static bool has_inner_tab(const struct line *line)
{
	return memchr(line->trimmed.data, '\t', line->trimmed.size) != NULL;
}

/* The text before the first tab. */
static struct slice first_field(const struct line *line)
{
	const char *tab = memchr(line->text.data, '\t', line->text.size);

	return slice_trim(slice_part(line->text, 0, tab == NULL ? line->text.size : (size_t)(tab - line->text.data)));
}

/* The text behind the last tab; blank cells at the end are passed over. */
static struct slice last_field(const struct line *line)
{
	size_t end = line->text.size;
	size_t at;

	while (end > 0 && line->text.data[end - 1] == '\t')
		end--;
	for (at = end; at > 0 && line->text.data[at - 1] != '\t';)
		at--;
	return slice_trim(slice_part(line->text, at, end));
}

/* Whether a line begins a row of its own for certain: with a row number or the head of the numbers. */
static bool begins_row(const struct line *line)
{
	struct slice first = first_field(line);
	struct stt stt = scan_stt(first);

	return scan_stt_head(first) || (stt.style != STT_NONE && stt.size == first.size);
}

/* ---- is it a table, and of how many columns? ---------------------------------------------------------------- */

struct counts {
	unsigned lines[MOST_TABS + 1]; /* with so many tabs */
	unsigned rows[MOST_TABS + 1];  /* the same of lines from one row number to the next, taken together */
	unsigned head;                 /* tabs of the row that begins with "STT" */
	unsigned figures;              /* lines whose last field is a figure */
	unsigned numbered;             /* lines that begin with a row number or its head */
};

/* Whether a table may still go on at `next`, `blanks` empty lines below a line of it. */
static bool may_go_on(const struct line *next, unsigned blanks)
{
	if (signature_begins(next) || scan_caption(next->trimmed))
		return false;
	return blanks == 0 || (blanks == 1 && has_inner_tab(next) && !scan_stt_head(first_field(next)));
}

static void count_row(struct counts *counts, unsigned tabs, bool head)
{
	if (tabs > MOST_TABS)
		return;
	counts->rows[tabs]++;
	if (head)
		counts->head = tabs;
}

/* Returns the index of a line half way down what was looked at, when that was as much as is looked at; else at. */
static size_t count_lines(const struct builder *builder, size_t at, struct counts *counts)
{
	bool head = scan_stt_head(first_field(&builder->lines[at]));
	unsigned blanks = 0;
	unsigned plain = 0;
	unsigned row = 0;
	unsigned looked = 0;
	size_t start = at;
	size_t half = at;

	*counts = (struct counts){0};
	for (; looked < LOOK_AHEAD && at < builder->line_count; looked++) {
		const struct line *line = &builder->lines[at];
		unsigned tabs = count_tabs(line);

		plain = tabs == 0 ? plain + 1 : 0;
		if (plain > 2 || tabs > MOST_TABS || (looked > 0 && !may_go_on(line, blanks)))
			break;
		if (looked == LOOK_AHEAD / 2)
			half = at;
		if (looked > 0 && (begins_row(line) || line->text.data[0] == '\t')) {
			count_row(counts, row, head && counts->numbered == 1);
			row = 0;
		}
		row += tabs;
		counts->lines[tabs]++;
		counts->figures += tabs > 0 && scan_figure(last_field(line)).kind == FIGURE_NUMBER;
		counts->numbered += tabs > 0 && begins_row(line);
		at = layout_next(builder, at + 1, &blanks);
	}
	count_row(counts, row, false);
	return looked == LOOK_AHEAD ? half : start;
}

/* The index of the largest of `counts`, the last of several. */
static unsigned most(const unsigned *counts)
{
	unsigned best = 0;

	for (unsigned tabs = 1; tabs <= MOST_TABS; tabs++)
		if (counts[tabs] > 0 && counts[tabs] >= (best > 0 ? counts[best] : 1))
			best = tabs;
	return best;
}

/*
 * Tabs of a whole row: the number that most rows have, or that of the head where blank cells at the end of the other rows
 * lost theirs. 0: no table.
 */
static unsigned row_tabs(const struct counts *counts)
{
	unsigned best = counts->numbered > 1 ? most(counts->rows) : most(counts->lines);
	bool few = (counts->numbered > 1 ? counts->rows : counts->lines)[best] < 2;

	if (counts->head > best)
		best = counts->head;
	if (best == 0 || (few && counts->numbered < 2))
		return 0;
	/* Two columns are a table of figures only; "1.<tab>text" is a numbered paragraph. */
	if (best == 1)
		return counts->figures > 1 && (counts->numbered < counts->lines[1] || counts->head > 0) ? best : 0;
	return counts->figures > 0 || counts->numbered > 1 ? best : 0;
}

/* ---- reading ------------------------------------------------------------------------------------------------ */

struct reading {
	struct ruled ruled;
	unsigned tabs;   /* of a whole row */
	unsigned seen;   /* of the row that is being read */
	uint32_t column; /* of its last cell */
};

static void add_fields(struct reading *r, size_t number)
{
	const struct line *line = &r->ruled.builder->lines[number];
	size_t from = 0;

	for (size_t at = 0; at <= line->text.size; at++) {
		if (at < line->text.size && line->text.data[at] != '\t')
			continue;
		ruled_piece(&r->ruled, r->column, (uint32_t)number, from, at);
		from = at + 1;
		if (at < line->text.size) {
			r->column++;
			r->seen++;
		}
	}
}

/* Cells that the row lacks stand behind its last words. */
static void end_row(struct reading *r, size_t number)
{
	const struct line *line = &r->ruled.builder->lines[number];

	for (uint32_t column = r->column + 1; r->ruled.rows > 0 && column < r->ruled.columns; column++)
		ruled_piece(&r->ruled, column, (uint32_t)number, line_end(line), line_end(line));
}

static void begin_row(struct reading *r, size_t number)
{
	ruled_row(&r->ruled, (uint32_t)number, 0);
	r->seen = 0;
	r->column = 0;
	add_fields(r, number);
}

/* Whether the line goes on with the row being read: its tabs are those that the row still lacks. */
static bool completes_row(const struct reading *r, const struct line *line)
{
	unsigned tabs = count_tabs(line);

	if (r->ruled.rows == 0 || r->seen == r->tabs || r->seen + tabs > r->tabs || begins_row(line))
		return false;
	if (tabs == 0)
		return !scan_remark(line->trimmed) && (r->ruled.rows == 1 || shape_start(line->trimmed) == START_LOWER);
	return line->text.data[0] != '\t';
}

/* Whether a line without tabs goes on with the last cell of a whole row, which is words then. */
static bool is_rest(const struct reading *r, const struct line *line)
{
	struct slice last = ruled_text(&r->ruled, r->ruled.rows - 1, r->ruled.columns - 1);

	return shape_start(line->trimmed) == START_LOWER && enumerator_scan(line->trimmed).style == ENUM_NONE &&
	       last.size > 0 && scan_figure(last).kind == FIGURE_NONE;
}

static bool is_label_row(const struct builder *builder, size_t at)
{
	unsigned blanks;
	size_t next = layout_next(builder, at + 1, &blanks);

	return next < builder->line_count && blanks == 0 && has_inner_tab(&builder->lines[next]) &&
	       !scan_stt_head(first_field(&builder->lines[next])) && !scan_remark(builder->lines[at].trimmed);
}

/* A line of few words behind a table: two signatures side by side. */
static bool is_foreign(const struct reading *r, const struct line *line)
{
	return count_tabs(line) < r->tabs && !begins_row(line) && !shape_has_digit(line->trimmed) && r->tabs > 1;
}

/* Takes the line into the table; false when the table ends before it. */
static bool take_line(struct reading *r, size_t at)
{
	const struct builder *builder = r->ruled.builder;
	const struct line *line = &builder->lines[at];

	if (completes_row(r, line)) {
		add_fields(r, at);
		return true;
	}
	if (!has_inner_tab(line) && r->ruled.rows > 0) {
		if (is_rest(r, line)) {
			add_fields(r, at);
			return true;
		}
		if (!is_label_row(builder, at))
			return false;
	} else if (r->ruled.rows > 0 && is_foreign(r, line)) {
		return false;
	}
	begin_row(r, at);
	return true;
}

size_t table_tabs_read(struct builder *builder, size_t at)
{
	struct reading r = {0};
	struct counts counts;
	unsigned blanks = 0;
	size_t last = at;
	size_t half;

	if (at < builder->no_tabs || !has_inner_tab(&builder->lines[at]))
		return at;
	half = count_lines(builder, at, &counts);
	r.tabs = row_tabs(&counts);
	if (r.tabs == 0) {
		builder->no_tabs = half;
		return at;
	}
	ruled_init(&r.ruled, builder, r.tabs + 1);
	for (size_t next = at; next < builder->line_count; next = layout_next(builder, next + 1, &blanks)) {
		if (next > at && !may_go_on(&builder->lines[next], blanks))
			break;
		if (!take_line(&r, next))
			break;
		end_row(&r, next);
		last = next;
	}
	ruled_finish(&r.ruled, TABLE_TABS, 0);
	return last + 1;
}
