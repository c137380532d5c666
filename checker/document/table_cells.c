/*
 * Tables whose cells a format has given: the layout only finds the heads, and leaves out a head that comes again.
 */
#include "document/layout_lines.h"
#include "document/table_ruled.h"

/* Where the text of a line shows what stands at `source`: the last byte that comes from there or from before it. */
static size_t text_at(const struct line *line, uint32_t source)
{
	size_t low = 0;
	size_t high = line->segment_count;
	size_t at;

	if (line->identical)
		return source - line->source;
	while (high - low > 1) {
		size_t middle = low + (high - low) / 2;

		if (line->segments[middle].source <= source)
			low = middle;
		else
			high = middle;
	}
	at = line->segments[low].text + (source - line->segments[low].source);
	if (low + 1 < line->segment_count && at > line->segments[low + 1].text)
		at = line->segments[low + 1].text;
	return at;
}

static void read_row(struct ruled *ruled, const struct given_table *given, uint32_t row, uint32_t number)
{
	const struct line *line = &ruled->builder->lines[number];
	const struct given_cell *cells = given->cells + (size_t)row * given->columns;

	ruled_row(ruled, number, (uint32_t)line_begin(line));
	for (uint32_t column = 0; column < given->columns; column++) {
		const struct given_cell *cell = &cells[column];

		if (cell->present)
			ruled_piece(ruled, column, number, text_at(line, cell->start), text_at(line, cell->end));
		ruled_span(ruled, column, cell->present ? cell->columns : cell->above,
			   cell->present ? cell->rows : !cell->above);
	}
}

void table_cells_read(struct builder *builder, size_t at)
{
	const struct given_table *given = &builder->doc->given->tables[builder->lines[at].table - 1];
	struct ruled ruled;
	struct table *table;

	ruled_init(&ruled, builder, given->columns);
	ruled.numbers = arena_array(builder->arena, given->rows, sizeof *ruled.numbers);
	for (uint32_t row = 0; row < given->rows; row++)
		read_row(&ruled, given, row, (uint32_t)(at + row));
	table = ruled_finish(&ruled, TABLE_CELLS, given->header_rows);
	table->given = given;
	table->given_rows = ruled.numbers;
}
