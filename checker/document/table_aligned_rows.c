#include "document/table_aligned.h"

enum { ROWS_AHEAD = 10 };

/* ---- one line over the columns ------------------------------------------------------------------------------- */

bool aligned_place(struct aligned *table, size_t line, struct placed *placed)
{
	struct columns *columns = &table->columns;
	struct columns before = *columns;

	if (!chunks_read(table->builder, line, columns->cut_stt, &placed->line))
		return false;
	columns_place(columns, &placed->line, placed->places);
	placed->stt = placed->figures = false;
	placed->fits = true;
	placed->label = placed->line.words.count;
	for (size_t i = placed->line.words.count; i-- > 0;) {
		const struct word *word = &placed->line.words.items[i];
		uint32_t c = placed->places[i];
		bool figure = scan_figure(word->text).kind != FIGURE_NONE;

		placed->stt = placed->stt || (columns->stt && c == 0);
		placed->figures = placed->figures || (columns->numeric[c] && figure);
		if (!columns->numeric[c] && c + 1 < columns->count && word->end > before.at[c + 1].from)
			placed->fits = false;
		if (c == columns_label(columns))
			placed->label = i;
	}
	return true;
}

struct slice aligned_label(const struct aligned *table, const struct placed *placed)
{
	const struct line *line;
	const struct word *first;

	if (placed->label == placed->line.words.count)
		return (struct slice){NULL, 0};
	first = &placed->line.words.items[placed->label];
	line = &table->builder->lines[first->line];
	return slice_part(line->text, first->from, line->text.size);
}

/* ---- writing ------------------------------------------------------------------------------------------------ */

/* A blank cell stands in its own line and column, where the value is missing. */
static void blank_place(struct aligned *table, uint32_t column)
{
	struct slice text = table->builder->lines[table->grid.line].text;
	uint32_t wanted = table->columns.at[column].to;
	uint32_t at = 0;

	for (uint32_t i = 0; i < wanted && at < text.size; i++)
		for (at++; at < text.size && ((unsigned char)text.data[at] & 0xC0) == 0x80;)
			at++;
	if (at > table->grid.at)
		table->grid.at = at;
}

void aligned_write_row(struct aligned *table)
{
	struct word cell[ALIGNED_ROW_WORDS];

	if (table->count == 0)
		return;
	grid_row(&table->grid, table->words[0].line, table->words[0].from);
	for (uint32_t c = 0; c < table->columns.count; c++) {
		size_t count = 0;

		for (size_t i = 0; i < table->count; i++)
			if (table->places[i] == c)
				cell[count++] = table->words[i];
		if (count == 0)
			blank_place(table, c);
		grid_cell(&table->grid, c, 1, cell, count);
	}
	table->count = 0;
}

uint32_t columns_numeric(const struct columns *columns)
{
	uint32_t count = 0;

	for (uint32_t c = 0; c < columns->count; c++)
		count += columns->numeric[c];
	return count;
}

/* ---- rows --------------------------------------------------------------------------------------------------- */

/* A line that is a row by itself: a label and figures, or in a table of words a number and two cells. */
bool aligned_is_whole(const struct aligned *table, const struct placed *placed)
{
	if (!placed->fits)
		return false;
	if (placed->figures)
		return placed->line.count > 1;
	return placed->stt && placed->line.count > 2 && columns_numeric(&table->columns) == 0;
}

static bool row_has_figures(const struct aligned *table)
{
	for (size_t i = 0; i < table->count; i++)
		if (table->columns.numeric[table->places[i]])
			return true;
	return false;
}

static bool row_has_stt(const struct aligned *table)
{
	for (size_t i = 0; i < table->count; i++)
		if (table->columns.stt && table->places[i] == 0)
			return true;
	return false;
}

static bool add_words(struct aligned *table, const struct placed *placed)
{
	size_t count = placed->line.words.count;

	if (table->count + count > ALIGNED_ROW_WORDS)
		return false;
	memcpy(table->words + table->count, placed->line.words.items, count * sizeof *table->words);
	memcpy(table->places + table->count, placed->places, count);
	table->count += count;
	return true;
}

static bool start_row(struct aligned *table, const struct placed *placed)
{
	aligned_write_row(table);
	table->closed = !placed->stt && table->grid.rows > table->header_count + 1 &&
			scan_total_label(aligned_label(table, placed));
	return add_words(table, placed);
}

/* A label of capitals alone, or one that announces, heads the rows below it. */
static bool is_section(struct slice label)
{
	return (scan_abbreviation(label) && memchr(label.data, ' ', label.size) != NULL) ||
	       slice_ends(slice_trim(label), SLICE(":"));
}

/*
 * Where labels stand around their figures, a capital letter does not tell whether a line goes on with the label above or begins
 * the next: it begins the next when its first word would have fitted in the line above.
 */
static bool had_room(const struct aligned *table, const struct placed *placed)
{
	uint32_t label = columns_label(&table->columns);
	const struct word *word = &placed->line.words.items[placed->label];

	for (size_t i = table->count; i-- > 0;)
		if (table->places[i] == label)
			return table->words[i].end + 1 + (word->end - word->column) <= table->columns.at[label].to;
	return true;
}

/* A line of values: its own row, or that of a label begun in the line above. */
bool aligned_take_figures(struct aligned *table, const struct placed *placed)
{
	struct slice label = aligned_label(table, placed);
	bool open = table->count > 0 && !row_has_figures(table);

	if (!open || (placed->stt && row_has_stt(table)) || scan_total_label(label))
		return start_row(table, placed);
	if (label.size == 0 || !scan_upper_first(label) || (table->columns.stt && !placed->stt && row_has_stt(table)))
		return add_words(table, placed);
	return start_row(table, placed);
}

/* Whether a label alone in its line is the upper part of the row that the next line holds. */
static bool begins_below(struct aligned *table, size_t line)
{
	struct columns columns = table->columns;
	struct placed below;
	bool begins;

	line = aligned_next(table->builder, line + 1);
	if (line >= table->builder->line_count || !aligned_place(table, line, &below))
		return false;
	begins = below.figures &&
		 (below.label == below.line.words.count || !scan_upper_first(aligned_label(table, &below))) &&
		 (below.stt || !columns.stt);
	table->columns = columns;
	return begins;
}

/* Whether a row of figures comes soon behind `line`, so that words without figures are still part of the table. */
bool aligned_rows_follow(struct aligned *table, size_t line)
{
	struct columns columns = table->columns;
	struct placed below;
	bool follow = false;

	for (size_t i = 0; i < ROWS_AHEAD && !follow; i++) {
		line = aligned_next(table->builder, line + 1);
		if (line >= table->builder->line_count || scan_caption(table->builder->lines[line].trimmed) ||
		    !aligned_place(table, line, &below) || !below.fits)
			break;
		follow = aligned_is_whole(table, &below);
	}
	table->columns = columns;
	return follow;
}

/* A row whose values are left blank, for certain: a number in its column, a label and a unit in theirs. */
static bool lacks_values(const struct placed *placed, size_t blanks)
{
	return placed->stt && placed->line.count > (blanks == 0 ? 1 : 2);
}

/* (A+B), (I+II): says what a total adds up. */
static bool is_formula(struct slice label)
{
	return label.size > 2 && label.data[0] == '(' && memchr(label.data, '+', label.size) != NULL;
}

/* A line without values: part of a label, or the head of a section. */
bool aligned_take_words(struct aligned *table, size_t line, const struct placed *placed, size_t blanks)
{
	struct slice label = aligned_label(table, placed);
	bool starts = placed->stt;

	if (table->closed && blanks == 0 && placed->fits && is_formula(label))
		return add_words(table, placed);
	if (!placed->fits || table->closed || (scan_remark(label) && label.data[0] != '('))
		return false;
	if (!starts && label.size > 0)
		starts = begins_below(table, line) ||
			 (scan_upper_first(label) &&
			  (is_section(label) || !table->columns.stt || (table->centred && had_room(table, placed))));
	if (starts)
		return (lacks_values(placed, blanks) || aligned_rows_follow(table, line)) && start_row(table, placed);
	return blanks == 0 && table->count > 0 && add_words(table, placed);
}
