#include "document/table_flat.h"

enum { NOTE_BYTES = 60, SECTION_BYTES = 160, ROW_BYTES = 600, LOOKAHEAD_LINES = 14, SECTION_DEPTH = 4 };

struct reading {
	struct builder *builder;
	struct flat_header header;
	struct flat_shape shape;
	struct grid grid;
	struct flat_row row;   /* under construction; count 0: none */
	struct flat_row ahead; /* for looking ahead */
	struct stt last;       /* number of the row under construction or the one before */
	struct stt outer;      /* the last roman number or capital letter */
	bool closed;           /* a total row was read behind others */
};

static const struct line *line_at(const struct reading *reading, size_t line)
{
	return &reading->builder->lines[line];
}

static size_t next_line(const struct reading *reading, size_t line)
{
	while (line < reading->builder->line_count && flat_skips(line_at(reading, line)))
		line++;
	return line;
}

/* ---- what begins in a line ---------------------------------------------------------------------------------- */

static size_t figures_at_end(const struct reading *reading, size_t line)
{
	struct line_words words;

	return scan_line(reading->builder, line, &words) ? flat_figures(&words, &reading->shape) : 0;
}

/* A line of figures and nothing else: each cell stands in its own line. */
static bool figures_alone(const struct reading *reading, size_t line)
{
	struct line_words words;

	return line < reading->builder->line_count && scan_line(reading->builder, line, &words) &&
	       flat_figures(&words, &reading->shape) == words.count;
}

static struct slice label_behind(struct slice text, const struct stt *stt)
{
	return slice_trim(slice_part(text, stt->size, text.size));
}

/* A row number alone in its line is one when its label follows in the next. */
static bool begins_alone(const struct reading *reading, size_t line, const struct stt *stt, bool complete)
{
	size_t next = next_line(reading, line + 1);

	if (stt->style == STT_BULLET || next >= reading->builder->line_count)
		return false;
	if (!scan_upper_first(line_at(reading, next)->trimmed))
		return false;
	return stt->strong || (complete && stt_follows(&reading->last, stt));
}

/* A bare capital letter or roman number may be the first word of a label (I ốt, A Lưới): it must come in its turn. */
static bool begins_outer(const struct reading *reading, size_t line, bool complete, const struct stt *stt)
{
	uint32_t first = stt->style == STT_UPPER ? 'A' : 1;
	uint32_t expected = reading->outer.style == stt->style ? reading->outer.path[0] + 1 : first;

	if (stt->style == STT_LOWER || !scan_upper_first(label_behind(line_at(reading, line)->trimmed, stt)))
		return false;
	if (stt->path[0] == expected)
		return reading->shape.stt;
	return complete && figures_at_end(reading, line) >= reading->shape.values;
}

/* Whether the label begins with a figure (1 2020 ...) rather than with a name that has one (1 6A ...). */
static bool is_figure(struct slice label)
{
	return scan_figure(slice_part(label, 0, slice_find(label, SLICE(" "), 0))).kind != FIGURE_NONE;
}

/* Whether a numbered row begins in the line. complete: the row before has all its values. */
static bool begins_numbered(const struct reading *reading, size_t line, bool complete, struct stt *stt)
{
	struct slice text = line_at(reading, line)->trimmed;
	struct slice label;
	bool follows;

	*stt = scan_stt(text);
	if (reading->shape.bare && !reading->shape.stt)
		return complete && figures_alone(reading, line) &&
		       figures_at_end(reading, line) == reading->shape.values + 1;
	if (stt->style == STT_NONE)
		return false;
	label = label_behind(text, stt);
	if (label.size == 0)
		return begins_alone(reading, line, stt, complete);
	follows = stt_follows(&reading->last, stt);
	if (!scan_letter_first(label))
		return complete && follows && figures_at_end(reading, line) >= reading->shape.values + is_figure(label);
	if (stt->strong)
		return scan_upper_first(label) || follows;
	if (stt->style == STT_NUMBER || stt->style == STT_BULLET)
		return scan_upper_first(label) ? complete || follows : complete && follows;
	return begins_outer(reading, line, complete, stt);
}

/* The row has most of its values behind its label, in one line: the others may be blank. */
static bool lacks_last(const struct reading *reading, const struct flat_row *row)
{
	return row->lines == 1 && row->value_count > 1 && row->value_count * 2 >= reading->shape.values &&
	       row->label.to > row->label.from;
}

/* A label without figures whose values stand in the next line: alone, or behind the words that go on with it. */
static bool begins_above(const struct reading *reading, size_t line)
{
	size_t next = next_line(reading, line + 1);

	if (next >= reading->builder->line_count)
		return false;
	if (scan_total_label(line_at(reading, line)->trimmed) && figures_alone(reading, next))
		return true;
	return !reading->shape.stt && !scan_upper_first(line_at(reading, next)->trimmed) &&
	       figures_at_end(reading, next) == reading->shape.values && reading->shape.values > 1;
}

/* A row without a number: a total, or a whole row in one line. row: the one before it, complete or not. */
static bool begins_unnumbered(const struct reading *reading, size_t line, const struct flat_row *row, bool complete)
{
	struct slice text = line_at(reading, line)->trimmed;
	size_t figures = figures_at_end(reading, line);

	if (!scan_upper_first(text) || scan_remark(text))
		return false;
	if (figures == 0)
		return complete && begins_above(reading, line);
	if (scan_total_label(text))
		return complete || (reading->shape.values > 1 && figures * 2 >= reading->shape.values);
	if (!complete && lacks_last(reading, row))
		return figures >= reading->shape.values;
	return complete && figures > 1 && figures * 2 >= reading->shape.values;
}

static bool ends_table(const struct reading *reading, size_t line)
{
	const struct line *text = line_at(reading, line);

	if (scan_caption(text->trimmed))
		return true;
	/* A bracket may go on with a label of several lines: (8 = 1+2+3). */
	return scan_remark(text->trimmed) && text->trimmed.data[0] != '(' && text->trimmed.data[0] != '*';
}

/* ---- looking ahead ------------------------------------------------------------------------------------------ */

/* A line of running text goes on behind the row: a small letter at its start, and no row. */
static bool goes_on(const struct reading *reading, size_t line)
{
	line = next_line(reading, line);
	return line < reading->builder->line_count && scan_letter_first(line_at(reading, line)->trimmed) &&
	       !scan_upper_first(line_at(reading, line)->trimmed) && figures_at_end(reading, line) == 0;
}

static size_t row_bytes(const struct flat_row *row)
{
	size_t bytes = 0;

	for (size_t i = 0; i < row->count; i++)
		bytes += row->words[i].text.size + 1;
	return bytes;
}

static bool plausible(struct reading *reading, size_t line, unsigned depth);

/* Whether the row in `ahead`, which lacks values, may stand above the row that begins at `line`: it has half of them, or heads it. */
static bool heads(struct reading *reading, size_t line, const struct stt *next, unsigned depth)
{
	struct slice last = reading->ahead.words[reading->ahead.count - 1].text;
	bool child = next->style != reading->ahead.stt.style || next->depth > reading->ahead.stt.depth;

	if (row_bytes(&reading->ahead) > SECTION_BYTES)
		return false;
	if (reading->shape.values > 1 && reading->ahead.value_count * 2 >= reading->shape.values)
		return true;
	if (slice_ends(last, SLICE(":")) || slice_ends(last, SLICE(";")))
		return false;
	if (slice_ends(last, SLICE(".")) && !child)
		return false;
	return depth < SECTION_DEPTH && plausible(reading, line, depth + 1);
}

/* Whether what begins at `line` is a row and not a numbered paragraph: it comes to its values, or heads others. */
static bool plausible(struct reading *reading, size_t line, unsigned depth)
{
	struct flat_row *row = &reading->ahead;
	struct stt next;
	size_t at = line;

	flat_row_start(row, reading->builder, &reading->shape);
	if (!flat_row_add(row, at, reading->shape.stt))
		return false;
	for (size_t lines = 0; lines < LOOKAHEAD_LINES; lines++) {
		flat_row_parse(row, &reading->shape);
		if (flat_row_complete(row, &reading->shape))
			return row_bytes(row) <= ROW_BYTES && (reading->shape.values > 1 || !goes_on(reading, at + 1));
		at = next_line(reading, at + 1);
		if (at >= reading->builder->line_count || ends_table(reading, at))
			return row->unit.to > row->unit.from;
		at = flat_header_repeated(reading->builder, &reading->header, at);
		if (begins_numbered(reading, at, false, &next))
			return row->unit.to > row->unit.from || heads(reading, at, &next, depth);
		if (begins_unnumbered(reading, at, row, false))
			return row->value_count > 0 || row->unit.to > row->unit.from;
		if (!flat_row_add(row, at, false))
			return false;
	}
	return false;
}

/* ---- writing ------------------------------------------------------------------------------------------------ */

static uint32_t column_count(const struct flat_shape *shape)
{
	return (shape->stt ? 1u : 0u) + 1u + (shape->unit ? 1u : 0u) + shape->values + (shape->note ? 1u : 0u);
}

static void write_range(struct grid *grid, uint32_t column, const struct flat_row *row, struct flat_range range)
{
	grid_cell(grid, column, 1, row->words + range.from, range.to - range.from);
}

static void write_row(struct reading *reading)
{
	struct flat_row *row = &reading->row;
	struct flat_shape *shape = &reading->shape;
	uint32_t places[FLAT_MAX_VALUES];
	uint32_t column = 0;
	bool placed;

	if (row->count == 0)
		return;
	flat_row_parse(row, shape);
	placed = flat_shape_place(shape, row, places);
	flat_shape_sum(shape, row, places);
	grid_row(&reading->grid, row->words[0].line, row->words[0].from);
	reading->grid.guessed = !placed;
	if (shape->stt)
		grid_cell(&reading->grid, column++, 1, row->words, row->stt.style != STT_NONE ? 1 : 0);
	write_range(&reading->grid, column++, row, row->label);
	if (shape->unit)
		write_range(&reading->grid, column++, row, row->unit);
	for (size_t i = 0; i < row->value_count; i++)
		write_range(&reading->grid, column + places[i], row, row->values[i]);
	if (shape->note && row->note.to > row->note.from)
		write_range(&reading->grid, column + shape->values, row, row->note);
	row->count = 0;
}

/* The row of column numbers, cell by cell where there is one for each column. */
static void write_numbers(struct reading *reading, uint32_t columns)
{
	const struct flat_header *header = &reading->header;

	if (header->number_count == 0)
		return;
	grid_row(&reading->grid, header->numbers[0].line, header->numbers[0].from);
	if (header->number_count != columns)
		grid_cell(&reading->grid, 0, columns, header->numbers, header->number_count);
	for (uint32_t i = 0; header->number_count == columns && i < columns; i++)
		grid_cell(&reading->grid, i, 1, header->numbers + i, 1);
}

/* True when the heads were told apart. */
static bool write_header(struct reading *reading)
{
	const struct flat_header *header = &reading->header;
	uint32_t columns = column_count(&reading->shape);
	size_t starts[FLAT_MAX_VALUES + 1];
	bool split = flat_header_split(header, columns, starts);

	grid_row(&reading->grid, header->words[0].line, header->words[0].from);
	if (!split)
		grid_cell(&reading->grid, 0, columns, header->words, header->count);
	for (uint32_t i = 0; split && i < columns; i++) {
		size_t end = i + 1 < columns ? starts[i + 1] : header->count;

		grid_cell(&reading->grid, i, 1, header->words + starts[i], end - starts[i]);
	}
	write_numbers(reading, columns);
	return split;
}

/* ---- reading ------------------------------------------------------------------------------------------------ */

static bool row_complete(struct reading *reading)
{
	if (reading->row.count == 0)
		return true;
	flat_row_parse(&reading->row, &reading->shape);
	return flat_row_complete(&reading->row, &reading->shape);
}

static void start_row(struct reading *reading, size_t line, bool numbered)
{
	if (flat_row_is_total(&reading->row))
		reading->closed = reading->grid.rows > 2;
	write_row(reading);
	flat_row_start(&reading->row, reading->builder, &reading->shape);
	flat_row_add(&reading->row, line, numbered && reading->shape.stt);
	if (!numbered || !reading->shape.stt)
		return;
	reading->last = reading->row.stt;
	if (reading->last.style == STT_ROMAN || reading->last.style == STT_UPPER)
		reading->outer = reading->last;
}

/* Behind the closing total only whole rows are rows, and lines of shares (Tỷ lệ %), which may lack a value. */
static bool after_total(const struct reading *reading, size_t line, bool numbered)
{
	bool closing = flat_row_is_total(&reading->row) && reading->grid.rows > 2;

	if (!closing && !reading->closed)
		return true;
	if (goes_on(reading, line + 1))
		return false;
	return figures_at_end(reading, line) * (numbered ? 1 : 2) >= reading->shape.values;
}

/* Whether the words of the line still belong to the row under construction. */
static bool continues(struct reading *reading, size_t line, bool complete)
{
	struct slice text = line_at(reading, line)->trimmed;

	if (reading->row.count == 0 || reading->row.lines >= reading->row.most_lines)
		return false;
	if (complete)
		return reading->shape.note && reading->row.note.to > reading->row.note.from && !scan_upper_first(text);
	if (reading->row.value_count > 0 && (reading->shape.values > 1 || reading->shape.unit))
		return !scan_upper_first(text) || figures_at_end(reading, line) > 0 || reading->shape.unit;
	return true;
}

/* A line of all values and nothing else is the current row's: what looked like values in it ends the label (từ 41% - 60%). */
static bool has_all_values(const struct reading *reading, size_t line)
{
	return reading->row.count > 0 && reading->shape.values > 1 && figures_alone(reading, line) &&
	       figures_at_end(reading, line) == reading->shape.values;
}

/* A row whose number stands alone; the row before it is whole, or lacks cells. */
static bool begins_cells(const struct reading *reading, size_t line, bool complete)
{
	struct stt stt = flat_lines_stt(reading->builder, line);

	if (stt.style == STT_NONE || !stt_follows(&reading->last, &stt))
		return false;
	if (complete || reading->row.count == 0)
		return true;
	if (stt.style == STT_BULLET || flat_lines_number_comes(reading->builder, line, &reading->last) ||
	    scan_total_label(line_at(reading, next_line(reading, line + 1))->trimmed) ||
	    (stt.depth == reading->last.depth && stt.style == reading->last.style &&
	     stt.path[stt.depth - 1] > reading->last.path[stt.depth - 1] + 1))
		return false;
	return reading->row.value_count > 0 || stt.style != reading->last.style || stt.strong;
}

/* A total, its figures each in a line below it. */
static bool begins_total(const struct reading *reading, size_t line)
{
	return scan_total_label(line_at(reading, line)->trimmed) && figures_at_end(reading, line) == 0 &&
	       (reading->row.count == 0 || reading->row.value_count > 0) &&
	       flat_lines_value(reading->builder, next_line(reading, line + 1));
}

/* A short line of words behind all values, or what goes on with it. */
static bool continues_cells(const struct reading *reading, size_t line, bool complete)
{
	const struct flat_row *row = &reading->row;
	struct slice text = line_at(reading, line)->trimmed;

	if (row->count == 0)
		return false;
	if (flat_lines_value(reading->builder, line))
		return !complete;
	if (row->value_count == 0)
		return true;
	if (!reading->shape.note || flat_row_is_total(row) || text.size > NOTE_BYTES)
		return false;
	return row->note.to == row->note.from || !scan_upper_first(text);
}

/* take_line() where each cell has its own lines. */
static bool take_cell(struct reading *reading, size_t line)
{
	bool complete = row_complete(reading);
	bool numbered = begins_cells(reading, line, complete);

	if (!numbered && !begins_total(reading, line))
		return continues_cells(reading, line, complete) && flat_row_add(&reading->row, line, false);
	if (flat_row_is_total(&reading->row) && reading->grid.rows > 2)
		return false;
	start_row(reading, line, numbered);
	return true;
}

/* Takes the line into the table. False when the table ends before it. */
static bool take_line(struct reading *reading, size_t line)
{
	bool complete = row_complete(reading);
	struct stt stt;

	if (ends_table(reading, line))
		return false;
	if (reading->shape.lines)
		return take_cell(reading, line);
	if (has_all_values(reading, line))
		return flat_row_add(&reading->row, line, false);
	if (begins_numbered(reading, line, complete, &stt)) {
		if (!after_total(reading, line, true) || !plausible(reading, line, 0))
			return false;
		start_row(reading, line, true);
		return true;
	}
	if (begins_unnumbered(reading, line, &reading->row, complete)) {
		if (!after_total(reading, line, false))
			return false;
		start_row(reading, line, false);
		return true;
	}
	return continues(reading, line, complete) && flat_row_add(&reading->row, line, false);
}

/* Whether a number alone in its line may be no value of the row: the row is whole, or has no unit yet, or only figures. */
static bool may_be_page(struct reading *reading, size_t line)
{
	const struct line *lines = reading->builder->lines;
	bool apart = lines[line - 1].blank && line + 1 < reading->builder->line_count && lines[line + 1].blank;

	if (row_complete(reading))
		return apart || lines[line - 1].blank || lines[line + 1].blank;
	if (!apart)
		return false;
	return reading->shape.values > 1 || (reading->shape.unit && reading->row.unit.to == reading->row.unit.from);
}

/* A page number that nobody marked: a number alone, blank lines beside it, the next row or the repeated header behind. */
static bool is_stray_page(struct reading *reading, size_t line)
{
	const struct builder *builder = reading->builder;
	size_t next = next_line(reading, line + 1);
	struct stt stt;

	if (!scan_figure(line_at(reading, line)->trimmed).small || next >= builder->line_count || line == 0 ||
	    !may_be_page(reading, line))
		return false;
	return flat_header_repeated(builder, &reading->header, next) > next ||
	       begins_unnumbered(reading, next, &reading->row, true) ||
	       (begins_numbered(reading, next, true, &stt) && !figures_alone(reading, next));
}

static size_t read_rows(struct reading *reading)
{
	const struct builder *builder = reading->builder;
	size_t end = reading->header.end;

	for (size_t line = end; (line = next_line(reading, line)) < builder->line_count; line++) {
		size_t behind = flat_header_repeated(builder, &reading->header, line);

		if (behind > line)
			line = end = behind;
		else if (is_stray_page(reading, line))
			continue;
		if (!take_line(reading, line))
			break;
		end = line + 1;
	}
	write_row(reading);
	return end;
}

/* A quick look that sorts out the lines of running text. */
static bool may_begin(const struct builder *builder, size_t at)
{
	struct slice text = builder->lines[at].trimmed;

	return !flat_skips(&builder->lines[at]) && text.size <= SECTION_BYTES && !scan_caption(text);
}

static bool begin(struct reading *reading, size_t at)
{
	struct slice text;
	struct stt stt;

	if (!flat_header_read(reading->builder, at, &reading->header) ||
	    !flat_shape_find(reading->builder, &reading->header, &reading->shape))
		return false;
	reading->row.count = 0;
	reading->last = reading->outer = (struct stt){0};
	reading->closed = false;
	if (column_count(&reading->shape) > FLAT_MAX_VALUES)
		return false;
	if (reading->shape.lines)
		return true;
	if (begins_numbered(reading, reading->header.end, true, &stt))
		return plausible(reading, reading->header.end, 0);
	text = line_at(reading, reading->header.end)->trimmed;
	/* A row between tabs belongs to the tables of tabs. */
	return memchr(text.data, '\t', text.size) == NULL &&
	       begins_unnumbered(reading, reading->header.end, &reading->row, true);
}

size_t table_flat_read(struct builder *builder, size_t at)
{
	struct reading reading;
	bool header, split;
	size_t end;

	reading.builder = builder;
	if (!may_begin(builder, at) || !begin(&reading, at))
		return at;
	grid_init(&reading.grid, builder, column_count(&reading.shape));
	header = reading.header.count > 0;
	split = header && write_header(&reading);
	end = read_rows(&reading);
	grid_finish(&reading.grid, TABLE_FLAT, header ? reading.header.number_count > 0 ? 2 : 1 : 0, split);
	return end;
}
