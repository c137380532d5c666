/*
 * table_ruled: tables whose cells are separated in the source, by pipes or tabs: what stands in which column is certain.
 *
 * A reader finds the lines of the table first, then gives cells piece by piece; the heads are found and the table is
 * written when all rows are known. A repeated head in the middle of the table is left out.
 */
#ifndef RASOAT_DOCUMENT_TABLE_RULED_H
#define RASOAT_DOCUMENT_TABLE_RULED_H

#include "document/table_scan.h"

struct ruled_cell {
	uint32_t first; /* its pieces: index in pieces */
	uint32_t last;
	uint32_t count; /* 0: blank */
	uint32_t line;  /* where it stands, or would stand */
	uint32_t at;
	uint32_t columns; /* it covers; 0: covered by the one before */
	uint32_t rows;    /* it covers; 0: covered by the one above */
};

struct ruled {
	struct builder *builder;
	struct word *pieces;
	uint32_t *next; /* for each piece, the one that goes on in its cell */
	size_t piece_count, piece_capacity, next_capacity;
	struct ruled_cell *cells; /* rows * columns */
	size_t rows, row_capacity;
	uint32_t columns;
	bool spanned;      /* the source says which cells are merged */
	uint32_t *numbers; /* the caller's number of each row written, where it asks for them */
};

void ruled_init(struct ruled *ruled, struct builder *builder, uint32_t columns);

/* Begins a row of blank cells that stand at byte `at` of lines[line]. */
void ruled_row(struct ruled *ruled, uint32_t line, uint32_t at);

/*
 * Puts bytes [from, to) of lines[line], without the blanks around them, into a cell of the last row; a second piece goes on
 * where the first ended. Columns beyond the last are put into the last.
 */
void ruled_piece(struct ruled *ruled, uint32_t column, uint32_t line, size_t from, size_t to);

/* Says how many columns and rows the cell covers; 0 for one that is covered itself. */
void ruled_span(struct ruled *ruled, uint32_t column, uint32_t columns, uint32_t rows);

/* Text of a cell's first piece; empty for a blank cell. */
struct slice ruled_text(const struct ruled *ruled, size_t row, uint32_t column);

/* Writes the table and gives it. `marked`: rows that the source marks as its head; 0 when it marks none. */
struct table *ruled_finish(struct ruled *ruled, enum table_layout layout, uint32_t marked);

#endif
