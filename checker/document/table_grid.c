#include "document/table_grid.h"

#include <assert.h>

void grid_init(struct grid *grid, struct builder *builder, uint32_t columns)
{
	uint32_t end = (uint32_t)builder->text->size;

	*grid = (struct grid){.builder = builder, .columns = columns, .next = columns, .text = {end, end}};
}

static struct cell *cell_at(struct grid *grid, uint32_t column)
{
	return &grid->cells[(grid->rows - 1) * grid->columns + column];
}

/* The words from `from` on that stand side by side in one line: index behind them. */
static size_t run_end(const struct grid *grid, const struct word *words, size_t from, size_t count)
{
	struct slice text = grid->builder->lines[words[from].line].text;
	size_t i = from + 1;

	while (i < count && words[i].line == words[from].line && words[i].from >= words[i - 1].to &&
	       slice_trim(slice_part(text, words[i - 1].to, words[i].from)).size == 0)
		i++;
	return i;
}

static struct span write_words(struct grid *grid, const struct word *words, size_t count)
{
	struct builder *builder = grid->builder;
	struct span whole = {0, 0};

	for (size_t i = 0, end; i < count; i = end) {
		struct span part;

		end = run_end(grid, words, i, count);
		part = builder_text(builder, &builder->lines[words[i].line], words[i].from, words[end - 1].to, i > 0);
		whole.start = i == 0 ? part.start : whole.start;
		whole.end = part.end;
	}
	return whole;
}

static void write_blank(struct grid *grid)
{
	struct cell *cell = cell_at(grid, grid->next++);

	*cell = (struct cell){.columns = 1, .rows = 1, .present = true, .guessed = grid->guessed};
	cell->text = builder_text(grid->builder, &grid->builder->lines[grid->line], grid->at, grid->at, false);
	builder_break(grid->builder);
}

static void fill_to(struct grid *grid, uint32_t column)
{
	while (grid->next < column)
		write_blank(grid);
}

void grid_row(struct grid *grid, uint32_t line, uint32_t at)
{
	if (grid->rows > 0)
		fill_to(grid, grid->columns);
	grid->cells = arena_grow(grid->builder->arena, grid->cells, grid->rows, &grid->capacity,
				 grid->columns * sizeof *grid->cells);
	grid->rows++;
	memset(cell_at(grid, 0), 0, grid->columns * sizeof *grid->cells);
	grid->next = 0;
	grid->guessed = false;
	grid->line = line;
	grid->at = at;
}

void grid_cell(struct grid *grid, uint32_t column, uint32_t columns, const struct word *words, size_t count)
{
	struct cell *cell;

	assert(column >= grid->next && columns > 0 && column + columns <= grid->columns);
	if (count == 0) {
		fill_to(grid, column + columns);
		return;
	}
	fill_to(grid, column);
	cell = cell_at(grid, column);
	*cell = (struct cell){.columns = (uint16_t)columns, .rows = 1, .present = true, .guessed = grid->guessed};
	cell->text = write_words(grid, words, count);
	builder_break(grid->builder);
	grid->next = column + columns;
	grid->line = words[count - 1].line;
	grid->at = words[count - 1].to;
}

void grid_leave_out(struct grid *grid, uint32_t column)
{
	fill_to(grid, column);
	if (grid->next == column)
		grid->next++;
}

void grid_rows(struct grid *grid, uint32_t column, uint32_t rows)
{
	cell_at(grid, column)->rows = (uint16_t)rows;
}

struct table *grid_finish(struct grid *grid, enum table_layout layout, uint32_t header_rows, bool header_split)
{
	struct table table = {.layout = layout, .rows = (uint32_t)grid->rows, .columns = grid->columns};
	int32_t caption = scan_caption_before(grid->builder);
	struct table *added;

	fill_to(grid, grid->columns);
	table.cells = grid->cells;
	table.header_rows = header_rows;
	table.header_split = header_split;
	table.text = grid->text;
	table.text.end = (uint32_t)grid->builder->text->size;
	if (table.text.end > table.text.start)
		table.text.end--; /* the break behind the last cell */
	added = builder_table(grid->builder, &table);
	added->caption = caption;
	return added;
}
