#include "document/table_flat.h"

enum { SECTION_BYTES = 160, ROW_BYTES = 600, LOOKAHEAD_LINES = 14 };

struct reading {
	struct builder *builder;
	struct flat_header header;
	struct flat_shape shape;
	struct grid grid;
	struct flat_row row;     /* under construction; count 0: none */
	struct flat_row ahead;   /* for looking ahead */
	struct stt last;         /* number of the row under construction or the one before */
	bool closed;             /* a total row was read behind others */
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
	struct flat_range found[FLAT_MAX_VALUES];
	struct line_words words;

	if (!scan_line(reading->builder, line, &words))
		return 0;
	return flat_trailing(words.items, words.count, reading->shape.unit, found);
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

/* Whether a numbered row begins in the line. complete: the row before has all its values. */
static bool begins_numbered(const struct reading *reading, size_t line, bool complete, struct stt *stt)
{
	struct slice text = line_at(reading, line)->trimmed;
	struct slice label;
	bool follows;

	*stt = scan_stt(text);
	if (stt->style == STT_NONE)
		return false;
	label = label_behind(text, stt);
	if (label.size == 0)
		return begins_alone(reading, line, stt, complete);
	follows = stt_follows(&reading->last, stt);
	if (!scan_letter_first(label))
		return complete && follows && figures_at_end(reading, line) > reading->shape.values;
	if (stt->strong)
		return scan_upper_first(label) || follows;
	if (stt->style == STT_NUMBER || stt->style == STT_BULLET)
		return scan_upper_first(label) ? complete || follows : complete && follows;
	/* A bare capital letter or roman number may be the first word of a label (I ốt, A Lưới). */
	return complete && figures_at_end(reading, line) >= reading->shape.values;
}

/* A row without a number: a total, or a whole row in one line. */
static bool begins_unnumbered(const struct reading *reading, size_t line, bool complete)
{
	struct slice text = line_at(reading, line)->trimmed;
	size_t figures = figures_at_end(reading, line);

	if (!scan_upper_first(text) || scan_remark(text) || figures == 0)
		return false;
	if (scan_total_label(text))
		return complete || figures >= reading->shape.values;
	return complete && reading->shape.values > 1 && figures >= reading->shape.values;
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

/* Whether the row in `ahead`, which has no value, may head the row that begins at `line`. */
static bool heads(struct reading *reading, size_t line, const struct stt *next)
{
	struct slice last = reading->ahead.words[reading->ahead.count - 1].text;
	bool child = next->style != reading->ahead.stt.style || next->depth > reading->ahead.stt.depth;

	if (row_bytes(&reading->ahead) > SECTION_BYTES || slice_ends(last, SLICE(":")) || slice_ends(last, SLICE(";")))
		return false;
	if (slice_ends(last, SLICE(".")) && !child)
		return false;
	return child || figures_at_end(reading, line) >= reading->shape.values || !reading->closed;
}

/* Whether what begins at `line` is a row and not a numbered paragraph: it comes to its values, or heads others. */
static bool plausible(struct reading *reading, size_t line)
{
	struct flat_row *row = &reading->ahead;
	struct stt next;
	size_t at = line;

	flat_row_start(row, reading->builder);
	if (!flat_row_add(row, at, true))
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
			return row->unit.to > row->unit.from || heads(reading, at, &next);
		if (begins_unnumbered(reading, at, false))
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
	const struct flat_shape *shape = &reading->shape;
	uint32_t places[FLAT_MAX_VALUES];
	uint32_t column = 0;

	if (row->count == 0)
		return;
	flat_row_parse(row, shape);
	flat_shape_place(shape, row, places);
	grid_row(&reading->grid, row->words[0].line, row->words[0].from);
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
	flat_row_start(&reading->row, reading->builder);
	flat_row_add(&reading->row, line, numbered);
	if (numbered)
		reading->last = reading->row.stt;
}

/* Behind the closing total only whole rows are rows. */
static bool after_total(const struct reading *reading, size_t line)
{
	bool closing = flat_row_is_total(&reading->row) && reading->grid.rows > 2;

	if (!closing && !reading->closed)
		return true;
	return figures_at_end(reading, line) >= reading->shape.values && !goes_on(reading, line + 1);
}

/* Whether the words of the line still belong to the row under construction. */
static bool continues(struct reading *reading, size_t line, bool complete)
{
	struct slice text = line_at(reading, line)->trimmed;

	if (reading->row.count == 0 || reading->row.lines >= FLAT_ROW_LINES)
		return false;
	if (complete)
		return reading->shape.note && reading->row.note.to > reading->row.note.from && !scan_upper_first(text);
	if (reading->row.value_count > 0 && (reading->shape.values > 1 || reading->shape.unit))
		return !scan_upper_first(text) || figures_at_end(reading, line) > 0 || reading->shape.unit;
	return true;
}

/* Takes the line into the table. False when the table ends before it. */
static bool take_line(struct reading *reading, size_t line)
{
	bool complete = row_complete(reading);
	struct stt stt;

	if (ends_table(reading, line))
		return false;
	if (begins_numbered(reading, line, complete, &stt)) {
		if (!after_total(reading, line) || !plausible(reading, line))
			return false;
		start_row(reading, line, true);
		return true;
	}
	if (begins_unnumbered(reading, line, complete)) {
		if (!after_total(reading, line))
			return false;
		start_row(reading, line, false);
		return true;
	}
	return continues(reading, line, complete) && flat_row_add(&reading->row, line, false);
}

static size_t read_rows(struct reading *reading)
{
	const struct builder *builder = reading->builder;
	size_t end = reading->header.end;

	for (size_t line = end; (line = next_line(reading, line)) < builder->line_count; line++) {
		size_t behind = flat_header_repeated(builder, &reading->header, line);

		if (behind > line) {
			line = end = behind;
		}
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
	if (!flat_header_read(reading->builder, at, &reading->header) ||
	    !flat_shape_find(reading->builder, &reading->header, &reading->shape))
		return false;
	reading->row.count = 0;
	reading->last = (struct stt){0};
	reading->closed = false;
	return column_count(&reading->shape) <= FLAT_MAX_VALUES && plausible(reading, reading->header.end);
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
	grid_finish(&reading.grid, TABLE_FLAT, header ? 1 : 0, split);
	return end;
}
