/*
 * Markdown tables: pipe tables with or without outer pipes, and grid tables, whose rows stand between +---+ rules and may
 * take several lines.
 */
#include "document/layout_parts.h"
#include "document/table_ruled.h"

enum { MOST_COLUMNS = 200 };

/* |---|:--:| or +---+---+: dashes, with pipes or crosses at least. */
static bool is_rule(const struct line *line)
{
	size_t dashes = 0;
	size_t marks = 0;

	for (size_t i = 0; i < line->trimmed.size; i++) {
		char c = line->trimmed.data[i];

		if (strchr("|+-:= ", c) == NULL)
			return false;
		dashes += c == '-' || c == '=';
		marks += c == '|' || c == '+';
	}
	return dashes > 0 && marks > 0;
}

static bool is_crossed(const struct line *line)
{
	return line->trimmed.data[0] == '+' && is_rule(line);
}

static bool has_pipe(const struct line *line)
{
	return memchr(line->trimmed.data, '|', line->trimmed.size) != NULL;
}

/* End of the cell that begins at `at`: the next pipe that is not escaped, or `end`. */
static size_t cell_end(struct slice text, size_t at, size_t end)
{
	while (at < end && text.data[at] != '|')
		at += text.data[at] == '\\' && at + 1 < end ? 2 : 1;
	return at < end ? at : end;
}

/* First byte of the first cell, and the end of the last one: outer pipes left out. */
static void cell_bounds(const struct line *line, size_t *from, size_t *end)
{
	*from = line_begin(line);
	*end = line_end(line);
	if (line->text.data[*from] == '|')
		(*from)++;
	if (*end > *from && line->text.data[*end - 1] == '|' && (*end < 2 || line->text.data[*end - 2] != '\\'))
		(*end)--;
}

static uint32_t count_cells(const struct line *line)
{
	size_t at;
	size_t end;
	uint32_t count = 1;

	cell_bounds(line, &at, &end);
	while ((at = cell_end(line->text, at, end)) < end) {
		count++;
		at++;
	}
	return count;
}

/* Adds [from, to) to a cell; the backslash of an escaped pipe is left out. */
static void add_cell(struct ruled *ruled, uint32_t column, uint32_t number, size_t from, size_t to)
{
	struct slice text = ruled->builder->lines[number].text;

	for (size_t at = from; at + 1 < to; at++) {
		if (text.data[at] != '\\' || text.data[at + 1] != '|')
			continue;
		ruled_piece(ruled, column, number, from, at);
		from = at + 1;
	}
	ruled_piece(ruled, column, number, from, to);
}

static void add_line(struct ruled *ruled, size_t number)
{
	const struct line *line = &ruled->builder->lines[number];
	size_t at;
	size_t end;
	uint32_t column = 0;

	cell_bounds(line, &at, &end);
	while (at <= end && column < ruled->columns) {
		size_t stop = column + 1 == ruled->columns ? end : cell_end(line->text, at, end);

		add_cell(ruled, column++, (uint32_t)number, at, stop);
		at = stop + 1;
	}
}

/* ---- which lines -------------------------------------------------------------------------------------------- */

static bool is_row(const struct line *line, bool outer)
{
	return outer ? line->trimmed.data[0] == '|' || is_crossed(line) : has_pipe(line);
}

/* Whether the table goes on at `next` behind empty lines: without a head of its own, or with the same head again. */
static bool goes_on(const struct builder *builder, size_t first, size_t next)
{
	size_t rule = layout_next(builder, next + 1, NULL);

	if (is_crossed(&builder->lines[next]) ||
	    count_cells(&builder->lines[next]) != count_cells(&builder->lines[first]))
		return false;
	return rule == builder->line_count || !is_rule(&builder->lines[rule]) ||
	       slice_equal(builder->lines[next].trimmed, builder->lines[first].trimmed);
}

/* What is known of a table before its cells are read. */
struct extent {
	size_t first; /* first line that is no rule */
	size_t end;   /* behind the last line */
	uint32_t columns;
	uint32_t lines; /* that are no rules */
	bool grid;
	bool ruled; /* a rule stands below the first line */
};

static struct extent find_extent(const struct builder *builder, size_t at)
{
	const struct line *lines = builder->lines;
	struct extent e = {.first = SIZE_MAX, .end = at, .grid = is_crossed(&lines[at])};
	bool outer = lines[at].trimmed.data[0] == '|' || e.grid;
	unsigned blanks = 0;

	while (at < builder->line_count && is_row(&lines[at], outer)) {
		if (blanks > 0 && (e.first == SIZE_MAX || !goes_on(builder, e.first, at)))
			break;
		if (!is_rule(&lines[at])) {
			uint32_t cells = count_cells(&lines[at]);

			if (cells > MOST_COLUMNS)
				break;
			e.first = e.first == SIZE_MAX ? at : e.first;
			e.columns = cells > e.columns ? cells : e.columns;
			e.lines++;
		} else if (e.lines == 1) {
			e.ruled = true;
		}
		e.end = at + 1;
		at = layout_next(builder, at + 1, &blanks);
	}
	return e;
}

/* A look at the first line and the next, so that lines which are no table are not looked at again and again. */
static bool may_begin(const struct builder *builder, size_t at)
{
	const struct line *line = &builder->lines[at];
	size_t next = layout_next(builder, at + 1, NULL);

	if (next == builder->line_count)
		return false;
	if (is_crossed(line) || (line->trimmed.data[0] == '|' && count_cells(line) > 1))
		return is_row(&builder->lines[next], true);
	return has_pipe(line) && has_pipe(&builder->lines[next]) && is_rule(&builder->lines[next]);
}

static bool is_table(const struct extent *e)
{
	return e->columns > 1 && (e->ruled || e->grid || e->lines > 1);
}

/* ---- reading ------------------------------------------------------------------------------------------------ */

static bool is_blank_row(const struct ruled *ruled, size_t row)
{
	for (uint32_t column = 0; column < ruled->columns; column++)
		if (ruled_text(ruled, row, column).size > 0)
			return false;
	return true;
}

/* Reads the lines of e. Returns the number of rows that a rule marks as head. */
static uint32_t read_rows(struct ruled *ruled, const struct extent *e)
{
	const struct builder *builder = ruled->builder;
	uint32_t marked = 0;
	bool open = false;

	for (size_t at = e->first; at < e->end; at = layout_next(builder, at + 1, NULL)) {
		const struct line *line = &builder->lines[at];

		if (is_rule(line)) {
			if (marked == 0 && (!e->grid || memchr(line->trimmed.data, '=', line->trimmed.size) != NULL))
				marked = (uint32_t)ruled->rows;
			open = false;
			continue;
		}
		if (!open || !e->grid)
			ruled_row(ruled, (uint32_t)at, (uint32_t)line_begin(line));
		open = true;
		add_line(ruled, at);
	}
	return marked;
}

/* A head row without words, as converters write above a table that has none: the next row is the head, if any is. */
static void drop_blank_head(struct ruled *ruled, uint32_t *marked)
{
	if (*marked != 1 || ruled->rows < 2 || !is_blank_row(ruled, 0))
		return;
	ruled->rows--;
	memmove(ruled->cells, ruled->cells + ruled->columns, ruled->rows * ruled->columns * sizeof *ruled->cells);
	*marked = 0;
}

size_t table_pipes_read(struct builder *builder, size_t at)
{
	struct extent e;
	struct ruled ruled;
	uint32_t marked;

	if (!may_begin(builder, at))
		return at;
	e = find_extent(builder, at);
	if (!is_table(&e))
		return at;
	ruled_init(&ruled, builder, e.columns);
	marked = read_rows(&ruled, &e);
	drop_blank_head(&ruled, &marked);
	ruled_finish(&ruled, TABLE_PIPES, marked);
	return e.end;
}
