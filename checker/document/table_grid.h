/*
 * table_grid: a table that is written row by row.
 *
 * Cells are given in reading order, each once; what is not given is a blank cell at the place where the row stood last.
 * The text goes straight into the document, so a grid is begun only when the lines are certain to be a table.
 */
#ifndef RASOAT_DOCUMENT_TABLE_GRID_H
#define RASOAT_DOCUMENT_TABLE_GRID_H

#include "document/table_scan.h"

struct grid {
	struct builder *builder;
	struct cell *cells;
	uint32_t columns;
	uint32_t next; /* column of the last row that is written next */
	uint32_t line; /* where the next blank cell stands: index in builder.lines and byte */
	uint32_t at;
	bool guessed; /* which columns the cells of this row stand in */
	size_t rows;
	size_t capacity;
	struct span text;
};

void grid_init(struct grid *grid, struct builder *builder, uint32_t columns);

/* Begins a row; blank cells in front of its first words stand at byte `at` of lines[line]. */
void grid_row(struct grid *grid, uint32_t line, uint32_t at);

/* Writes the cell of `column` over `columns` columns; blank cells are put before it up to there. count may be 0. */
void grid_cell(struct grid *grid, uint32_t column, uint32_t columns, const struct word *words, size_t count);

/* Leaves a cell of the last row out: one of a row above covers it. */
void grid_leave_out(struct grid *grid, uint32_t column);

/* Says that the cell just written covers so many rows. */
void grid_rows(struct grid *grid, uint32_t column, uint32_t rows);

/* Adds the table to the document and gives it, valid until the next table. */
struct table *grid_finish(struct grid *grid, enum table_layout layout, uint32_t header_rows, bool header_split);

#endif
