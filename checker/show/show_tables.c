#include "base/utf8.h"
#include "show/view.h"

/* The margin holds the line number of a row. */
enum { MARGIN = 7, NARROW = 8 };

/* A table being drawn: how wide each column is. */
struct grid {
	const struct table *table;
	size_t *widths;
};

static struct slice cell_text(const struct view *view, const struct table *table, uint32_t row, uint32_t column)
{
	const struct cell *cell = table_cell(table, row, column);

	return cell->present ? document_slice(view->doc, cell->text) : slice_of("", 0);
}

static void natural_widths(const struct view *view, struct grid *grid)
{
	const struct table *table = grid->table;

	for (uint32_t r = 0; r < table->rows; r++) {
		for (uint32_t c = 0; c < table->columns; c++) {
			size_t width = utf8_width(cell_text(view, table, r, c));

			if (table_cell(table, r, c)->columns <= 1 && width > grid->widths[c])
				grid->widths[c] = width;
		}
	}
}

/* Keeps every width within [1, most] and gives what the table then takes. */
static size_t bound(struct grid *grid, size_t most)
{
	size_t total = 0;

	for (uint32_t c = 0; c < grid->table->columns; c++) {
		if (grid->widths[c] == 0)
			grid->widths[c] = 1;
		if (grid->widths[c] > most)
			grid->widths[c] = most;
		total += grid->widths[c] + 3;
	}
	return total;
}

/* Takes from the widest columns until the table fits; a table of too many columns is left wider than the page. */
static void fit(struct grid *grid)
{
	size_t room = VIEW_WIDTH - MARGIN;
	size_t total = bound(grid, grid->table->columns > room / (NARROW + 3) ? NARROW : room);

	while (total > room) {
		uint32_t widest = 0;

		for (uint32_t c = 1; c < grid->table->columns; c++)
			if (grid->widths[c] > grid->widths[widest])
				widest = c;
		if (grid->widths[widest] <= NARROW)
			return;
		grid->widths[widest]--;
		total--;
	}
}

static void rule(struct view *view, const struct grid *grid)
{
	strbuf_printf(view->out, "%*s", MARGIN, "");
	for (uint32_t c = 0; c < grid->table->columns; c++) {
		strbuf_puts(view->out, c == 0 ? "├" : "┼");
		for (size_t i = 0; i < grid->widths[c] + 2; i++)
			strbuf_puts(view->out, "─");
	}
	strbuf_puts(view->out, "┤\n");
}

/* Columns that a merged cell covers take its text together. */
static size_t merged_width(const struct grid *grid, uint32_t column, uint32_t columns)
{
	size_t width = grid->widths[column];

	for (uint32_t c = column + 1; c < column + columns && c < grid->table->columns; c++)
		width += grid->widths[c] + 3;
	return width;
}

static uint32_t cells_covered(const struct grid *grid, uint32_t row, uint32_t column)
{
	uint32_t left = grid->table->columns - column;
	uint32_t columns = table_cell(grid->table, row, column)->columns;

	return columns < 1 ? 1 : columns > left ? left : columns;
}

/* One line of a row: from every cell what begins at its offset. Returns whether any cell has more. */
static bool row_line(struct view *view, const struct grid *grid, uint32_t row, size_t *offsets)
{
	bool more = false;

	for (uint32_t c = 0; c < grid->table->columns;) {
		uint32_t covered = cells_covered(grid, row, c);
		struct slice text = cell_text(view, grid->table, row, c);
		struct slice rest = slice_part(text, offsets[c], text.size);
		size_t width = merged_width(grid, c, covered);
		size_t next;
		size_t end = view_line(rest, width, &next);
		size_t from;

		strbuf_puts(view->out, "│ ");
		from = view->out->size;
		view_put(view, slice_part(rest, 0, end));
		view_pad(view, from, width + 1);
		offsets[c] += next;
		more |= offsets[c] < text.size;
		c += covered;
	}
	strbuf_puts(view->out, "│\n");
	return more;
}

/* The line where the first cell with text stands, 0 for a row without text. */
static uint32_t row_place(const struct view *view, const struct table *table, uint32_t row)
{
	for (uint32_t c = 0; c < table->columns; c++) {
		const struct cell *cell = table_cell(table, row, c);

		if (cell->present && cell->text.end > cell->text.start)
			return document_position(view->doc, cell->text.start).line;
	}
	return 0;
}

static void rows(struct view *view, const struct grid *grid)
{
	for (uint32_t r = 0; r < grid->table->rows; r++) {
		size_t *offsets = arena_array(view->out->arena, grid->table->columns, sizeof *offsets);
		uint32_t line = row_place(view, grid->table, r);
		size_t from = view->out->size;

		if (line > 0)
			strbuf_printf(view->out, "%u", line);
		view_pad(view, from, MARGIN);
		while (row_line(view, grid, r, offsets))
			strbuf_printf(view->out, "%*s", MARGIN, "");
		if (r + 1 == grid->table->header_rows)
			rule(view, grid);
	}
}

static void column_roles(struct view *view, size_t index)
{
	const struct table *table = &view->doc->tables[index];
	const struct column *columns = view->facts->tables ? view->facts->tables[index].columns : NULL;

	if (!columns)
		return;
	strbuf_printf(view->out, "%*s%s:", MARGIN, "", view_say(view, "cột", "columns"));
	for (uint32_t c = 0; c < table->columns; c++)
		strbuf_printf(view->out, "%s %u %s", c ? "," : "", c + 1,
			      view_name(view, COLUMN_NAMES[columns[c].role]));
	strbuf_putc(view->out, '\n');
}

void view_table(struct view *view, size_t index)
{
	const struct table *table = &view->doc->tables[index];
	struct grid grid = {table, arena_array(view->out->arena, table->columns, sizeof *grid.widths)};

	strbuf_printf(view->out,
		      view_say(view, "%*s%s; %u dòng (%u dòng tiêu đề), %u cột\n",
			       "%*s%s; %u rows (%u of heads), %u columns\n"),
		      MARGIN, "", view_name(view, LAYOUT_NAMES[table->layout]), table->rows, table->header_rows,
		      table->columns);
	column_roles(view, index);
	natural_widths(view, &grid);
	fit(&grid);
	rows(view, &grid);
}

void view_tables(struct view *view)
{
	view_section(view, view_say(view, "Bảng", "Tables"), view->doc->table_count);
	for (size_t i = 0; i < view->doc->table_count; i++) {
		const struct table *table = &view->doc->tables[i];

		strbuf_printf(view->out, "\n%s %zu", view_name(view, BLOCK_NAMES[BLOCK_TABLE]), i + 1);
		if (table->caption >= 0 && (size_t)table->caption < view->doc->block_count) {
			strbuf_puts(view->out, ": ");
			view_clip(view, document_slice(view->doc, view->doc->blocks[table->caption].text),
				  VIEW_WIDTH - 12);
		}
		strbuf_putc(view->out, '\n');
		view_table(view, i);
	}
}
