/*
 * given: what a format knows of its own parts, so that the layout need not guess them.
 *
 * A Word file says where its paragraphs and cells begin; a text file does not. The reader of such a format writes the
 * source itself, a line for each paragraph and each row of a table, and gives beside it what each line is. The layout
 * takes that as certain and reads only what the format leaves open: titles, headings, captions, columns made with tabs.
 * All of it lives in the document's arena. Page numbers and running heads are not in the source of such a format.
 */
#ifndef RASOAT_DOCUMENT_GIVEN_H
#define RASOAT_DOCUMENT_GIVEN_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

/* Parts of a package that text is read from: of a Word file its body, footnotes, endnotes. */
enum { GIVEN_PARTS = 3 };

/* Bytes [start, end) of the source, in the line of its row. */
struct given_cell {
	uint32_t start;
	uint32_t end;
	uint16_t columns;
	uint16_t rows;
	bool present; /* false: covered by another cell */
	bool above;   /* covered by a cell of a row above */
	bool number;  /* of a sheet: it holds a number */
	bool formula; /* of a sheet: a formula gives what it shows */
	bool hidden;
};

struct given_table {
	uint32_t rows; /* each is a line of the source */
	uint32_t columns;
	uint32_t header_rows;  /* that the format marks as heads; 0 when it marks none */
	uint32_t number;       /* of the table in the document, from 1 */
	const char *sheet;     /* of a workbook; NULL: the table stands in a text */
	uint32_t *row_numbers; /* of each row and column, as the user counts them, from 1 */
	uint32_t *column_numbers;
	struct given_cell *cells; /* rows * columns */
};

/*
 * Where bytes [start, end) of the source come from: the text of an element of a part, from `offset` bytes on (counted with entities
 * resolved). An empty one is the place of a paragraph, whatever its text: its element.
 */
struct given_origin {
	uint32_t start;
	uint32_t end;
	uint32_t element; /* its number among the start tags of the part, from 1 */
	uint32_t offset;
	uint32_t part; /* index into given.parts */
	bool whole;    /* the text was decoded: byte for byte the two cannot be compared */
};

/* What a paragraph belongs to. */
enum given_part { GIVEN_TEXT, GIVEN_NOTE };

/* What one line of the source is. */
struct given_line {
	uint32_t paragraph; /* from 1, counted over those with text outside of tables; of a note its number; 0: none */
	uint32_t page;      /* 0: unknown */
	uint32_t table;     /* 1 + index of the table it is a row of; 0: none */
	enum given_part part;
	const char *sheet; /* of a workbook, whose cell it is, in that row and column; NULL elsewhere */
	uint32_t row;
	uint32_t column;
	bool begins; /* a paragraph begins here; else the line goes on with the one before it, behind a line break */
	bool strong; /* all of it in bold */
	bool centred;
};

struct given {
	struct given_line *lines; /* one for each line of the source */
	size_t line_count;
	struct given_table *tables;
	size_t table_count;
	struct given_origin *origins; /* by start; none where the reader does not keep them */
	size_t origin_count;
	const char
		*parts[GIVEN_PARTS]; /* names of the parts of the package that the text comes from; NULL: not there */
};

#endif
