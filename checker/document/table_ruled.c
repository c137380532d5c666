#include "document/table_ruled.h"

#include "document/table_grid.h"

enum { MOST_HEADER_ROWS = 4 };

void ruled_init(struct ruled *ruled, struct builder *builder, uint32_t columns)
{
	*ruled = (struct ruled){.builder = builder, .columns = columns};
}

static struct ruled_cell *cell_at(const struct ruled *ruled, size_t row, uint32_t column)
{
	return &ruled->cells[row * ruled->columns + column];
}

void ruled_row(struct ruled *ruled, uint32_t line, uint32_t at)
{
	ruled->cells = arena_grow(ruled->builder->arena, ruled->cells, ruled->rows, &ruled->row_capacity,
				  ruled->columns * sizeof *ruled->cells);
	ruled->rows++;
	for (uint32_t column = 0; column < ruled->columns; column++)
		*cell_at(ruled, ruled->rows - 1,
			 column) = (struct ruled_cell){.line = line, .at = at, .columns = 1, .rows = 1};
}

void ruled_piece(struct ruled *ruled, uint32_t column, uint32_t line, size_t from, size_t to)
{
	struct slice text = ruled->builder->lines[line].text;
	struct slice piece = slice_trim(slice_part(text, from, to));
	struct ruled_cell *cell = cell_at(ruled, ruled->rows - 1,
					  column < ruled->columns ? column : ruled->columns - 1);
	struct word *word;

	if (cell->count == 0) {
		cell->line = line;
		cell->at = (uint32_t)(piece.data - text.data);
	}
	if (piece.size == 0)
		return;
	ruled->next = arena_grow(ruled->builder->arena, ruled->next, ruled->piece_count, &ruled->next_capacity,
				 sizeof *ruled->next);
	word = ARENA_PUSH(ruled->builder->arena, ruled->pieces, ruled->piece_count, ruled->piece_capacity);
	word->text = piece;
	word->line = line;
	word->from = (uint32_t)(piece.data - text.data);
	word->to = word->from + (uint32_t)piece.size;
	if (cell->count++ == 0)
		cell->first = (uint32_t)ruled->piece_count - 1;
	else
		ruled->next[cell->last] = (uint32_t)ruled->piece_count - 1;
	cell->last = (uint32_t)ruled->piece_count - 1;
}

void ruled_span(struct ruled *ruled, uint32_t column, uint32_t columns, uint32_t rows)
{
	struct ruled_cell *cell = cell_at(ruled, ruled->rows - 1, column);

	cell->columns = columns;
	cell->rows = rows;
	ruled->spanned |= columns != 1 || rows != 1;
}

struct slice ruled_text(const struct ruled *ruled, size_t row, uint32_t column)
{
	const struct ruled_cell *cell = cell_at(ruled, row, column);

	return cell->count == 0 ? slice_of("", 0) : ruled->pieces[cell->first].text;
}

/* ---- heads -------------------------------------------------------------------------------------------------- */

/* 2022 heads a column as often as it is a figure; other figures tell a row of them. */
static bool is_year(struct slice text)
{
	return text.size == 4 && (slice_starts(text, SLICE("19")) || slice_starts(text, SLICE("20")));
}

static bool is_figure(const struct ruled *ruled, size_t row, uint32_t column)
{
	struct slice text = ruled_text(ruled, row, column);

	return cell_at(ruled, row, column)->count == 1 && !is_year(text) && scan_figure(text).kind == FIGURE_NUMBER;
}

static bool has_figures(const struct ruled *ruled, size_t row)
{
	for (uint32_t column = 0; column < ruled->columns; column++)
		if (is_figure(ruled, row, column))
			return true;
	return false;
}

/* The number or letter of a column: "1", "(3)", "A"; with a formula "4=3/2" only the number counts. 0 for anything else. */
static unsigned column_number(struct slice text)
{
	unsigned number = 0;
	size_t at = text.size > 0 && text.data[0] == '(' ? 1 : 0;
	size_t start = at;

	if (at < text.size && text.data[at] >= 'A' && text.data[at] <= 'E' && text.size - at <= 2 - (at == 0))
		return (unsigned)(text.data[at] - 'A') + 1;
	for (; at < text.size && text.data[at] >= '0' && text.data[at] <= '9' && number < 100; at++)
		number = number * 10 + (unsigned)(text.data[at] - '0');
	if (at == start || (at < text.size && strchr(")=", text.data[at]) == NULL))
		return 0;
	return number;
}

/* A row that numbers the columns: A B 1 2 3, (1) (2) (3), 1 2 3 4=3/2. No cell is blank. */
static bool numbers_columns(const struct ruled *ruled, size_t row)
{
	unsigned last = 0;
	bool letters = true;

	for (uint32_t column = 0; column < ruled->columns; column++) {
		struct slice text = ruled_text(ruled, row, column);
		unsigned number = column_number(text);
		bool letter = text.size > 0 && (text.data[0] == '(' ? text.data[text.size > 1] : text.data[0]) >= 'A';

		if (letters && !letter)
			last = number == 1 ? 0 : last;
		letters = letter;
		if (number != last + 1)
			return false;
		last = number;
	}
	return ruled->columns > 2;
}

static size_t count_filled(const struct ruled *ruled, size_t row)
{
	size_t count = 0;

	for (uint32_t column = 0; column < ruled->columns; column++)
		count += cell_at(ruled, row, column)->count > 0;
	return count;
}

/* Whether a row below a head row belongs to the head: its first cell is blank (or repeats the one above), it names columns. */
static bool goes_on_head(const struct ruled *ruled, size_t row)
{
	struct slice first = ruled_text(ruled, row, 0);

	if (row + 1 >= ruled->rows)
		return false;
	if (numbers_columns(ruled, row))
		return true;
	if (has_figures(ruled, row) || count_filled(ruled, row) < 2)
		return false;
	return (first.size == 0 || slice_equal(first, ruled_text(ruled, 0, 0))) &&
	       !scan_total_label(ruled_text(ruled, row, ruled->columns > 1));
}

static uint32_t count_header_rows(const struct ruled *ruled, uint32_t marked)
{
	uint32_t rows = marked;

	if (rows == 0)
		rows = !has_figures(ruled, 0) && scan_stt(ruled_text(ruled, 0, 0)).style == STT_NONE && ruled->rows > 1;
	while (rows > 0 && rows < MOST_HEADER_ROWS && goes_on_head(ruled, rows))
		rows++;
	return rows;
}

/* Whether one of the head rows below `row` names `column`. */
static bool is_split_below(const struct ruled *ruled, uint32_t rows, size_t row, uint32_t column)
{
	for (size_t below = row + 1; below < rows; below++)
		if (cell_at(ruled, below, column)->count > 0 && !numbers_columns(ruled, below))
			return true;
	return false;
}

/* A head over several columns covers the blank ones to its right that have heads of their own below. */
static void spread_heads(struct ruled *ruled, uint32_t rows)
{
	for (size_t row = 0; row + 1 < rows; row++) {
		for (uint32_t column = 0; column < ruled->columns; column++) {
			struct ruled_cell *head = cell_at(ruled, row, column);

			if (head->count == 0 || !is_split_below(ruled, rows, row, column))
				continue;
			while (column + 1 < ruled->columns && cell_at(ruled, row, column + 1)->count == 0 &&
			       is_split_below(ruled, rows, row, column + 1)) {
				cell_at(ruled, row, ++column)->columns = 0;
				head->columns++;
			}
		}
	}
}

/* ---- writing ------------------------------------------------------------------------------------------------ */

static bool same_row(const struct ruled *ruled, size_t a, size_t b)
{
	for (uint32_t column = 0; column < ruled->columns; column++)
		if (!slice_equal(ruled_text(ruled, a, column), ruled_text(ruled, b, column)))
			return false;
	return true;
}

static bool repeats_head(const struct ruled *ruled, uint32_t rows, size_t row)
{
	for (size_t head = 0; head < rows && row >= rows; head++)
		if (same_row(ruled, head, row) && count_filled(ruled, row) > 1)
			return true;
	return false;
}

/* The pieces of a cell side by side. */
static const struct word *cell_words(const struct ruled *ruled, const struct ruled_cell *cell)
{
	struct word *words;
	uint32_t piece = cell->first;

	if (cell->count < 2)
		return &ruled->pieces[cell->first];
	words = arena_array(ruled->builder->arena, cell->count, sizeof *words);
	for (uint32_t i = 0; i < cell->count; i++) {
		words[i] = ruled->pieces[piece];
		piece = ruled->next[piece];
	}
	return words;
}

static void write_row(const struct ruled *ruled, struct grid *grid, size_t row)
{
	const struct ruled_cell *first = cell_at(ruled, row, 0);

	grid_row(grid, first->line, first->at);
	for (uint32_t column = 0; column < ruled->columns; column++) {
		const struct ruled_cell *cell = cell_at(ruled, row, column);

		if (cell->rows == 0)
			grid_leave_out(grid, column);
		if (cell->columns == 0 || cell->rows == 0)
			continue;
		grid->line = cell->line;
		grid->at = cell->at;
		grid_cell(grid, column, cell->columns, cell_words(ruled, cell), cell->count);
		grid_rows(grid, column, cell->rows);
	}
}

struct table *ruled_finish(struct ruled *ruled, enum table_layout layout, uint32_t marked)
{
	uint32_t header_rows = count_header_rows(ruled, marked);
	struct grid grid;

	if (!ruled->spanned)
		spread_heads(ruled, header_rows);
	grid_init(&grid, ruled->builder, ruled->columns);
	for (size_t row = 0; row < ruled->rows; row++)
		if (!repeats_head(ruled, header_rows, row)) {
			if (ruled->numbers != NULL)
				ruled->numbers[grid.rows] = (uint32_t)row;
			write_row(ruled, &grid, row);
		}
	return grid_finish(&grid, layout, header_rows, header_rows > 0);
}
