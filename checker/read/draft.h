/*
 * draft: a document that a reader of structured files puts together: paragraphs, tables, cells.
 *
 * A reader opens and closes the parts as it meets them; paragraphs and tables inside a cell belong to the cell. When all is there,
 * draft_finish() writes the source, a line for each paragraph and each row, with what is known of each line beside it
 * (document/given.h), and has it laid out. Tables that only place things (letterhead, signatures, a frame around text)
 * become paragraphs again; a table inside a cell stands behind the table it is in.
 *
 * Everything lives in the document's arena. Text may be any UTF-8; '\n' in it is a line break inside the paragraph.
 */
#ifndef RASOAT_READ_DRAFT_H
#define RASOAT_READ_DRAFT_H

#include "base/strbuf.h"
#include "document/document.h"

enum { DRAFT_MOST_CELLS = 2 * 1000 * 1000, DRAFT_MOST_COLUMNS = 1024 };

/* Where bytes [start, end) of a paragraph's text come from (struct given_origin). */
struct draft_origin {
	uint32_t start;
	uint32_t end;
	uint32_t element;
	uint32_t offset;
	bool whole;
};

/* How a paragraph looks. */
struct draft_look {
	bool strong;
	bool centred;
	uint32_t page;     /* 0: the one that the draft is at */
	const char *sheet; /* it is a cell of a workbook, in that row and column; NULL: it is not */
	uint32_t row;
	uint32_t column;
	uint32_t element; /* of the part that is read; 0: unknown */
	const struct draft_origin *origins;
	size_t origin_count;
};

/* A paragraph or a table. */
struct draft_item {
	struct draft_item *next;
	struct draft_table *table; /* NULL: a paragraph */
	struct slice text;
	struct draft_look look;
	uint32_t page;
	uint32_t note; /* number of the note it stands in; 0: none */
	uint32_t part;
};

/* Parts one after the other: the body, a cell, what stands beside a paragraph. */
struct draft_flow {
	struct draft_item *first;
	struct draft_item *last;
};

struct draft_cell {
	struct draft_flow flow;
	uint32_t column;
	uint32_t columns;
	uint32_t rows;
	bool goes_on; /* the cell above, which goes on here (Word) */
	bool number;  /* of a sheet: it holds a number */
	bool formula; /* which a formula gives */
	bool hidden;
};

struct draft_row {
	struct draft_cell *cells; /* by ascending column */
	size_t count, capacity;
	uint32_t next;   /* column behind the last cell */
	uint32_t number; /* as the user counts */
	uint32_t page;
	bool head; /* marked as head */
};

struct draft_table {
	struct draft_row *rows;
	size_t row_count, row_capacity;
	uint32_t columns;
	uint32_t *until; /* per column: index of the first row that no cell of a row above covers any more */
	size_t until_capacity;
	const char *sheet; /* NULL: no workbook */
	bool spanned;      /* some cell covers several rows by number */
	bool data;         /* surely a table of data, however small */
	struct draft_table *outer;
	struct draft_flow *flow; /* where its reader was */
};

struct draft {
	struct arena *arena;
	struct draft_flow body;
	struct draft_flow *flow;   /* where the next part goes */
	struct draft_table *table; /* that is open; NULL: none */
	uint32_t page;             /* 0: unknown */
	bool paged;                /* pages are known */
	uint32_t note;             /* number of the note that is read; 0: the text */
	uint32_t part;             /* that is read: index into parts */
	const char *parts[GIVEN_PARTS];
	bool too_large;
};

void draft_init(struct draft *draft, struct arena *arena);

/* Adds a paragraph. text must live as long as the draft. */
void draft_paragraph(struct draft *draft, struct slice text, struct draft_look look);

struct draft_table *draft_open_table(struct draft *draft);
void draft_close_table(struct draft *draft);

/* Begins a row of the open table. number: as its user counts, 0: the one behind the last. */
void draft_row(struct draft *draft, uint32_t number, bool head);

/* Opens the next free cell of the last row; what comes until draft_close_cell() stands in it. */
struct draft_cell *draft_open_cell(struct draft *draft, uint32_t columns, uint32_t rows);
void draft_close_cell(struct draft *draft);

/* Leaves so many columns of the last row without a cell. */
void draft_skip(struct draft *draft, uint32_t columns);

/* Goes on at that column of the last row, if it is not beyond it. */
void draft_move(struct draft *draft, uint32_t column);

/* Whether a cell of a row above covers that column of the last row. */
bool draft_is_covered(struct draft *draft, uint32_t column);

/* Whether a text stands in letterhead or signatures, which tables without lines hold. */
bool draft_places_text(struct slice text);

/* Fills doc: source, given, and all that the layout finds. False when a table has too many cells. */
bool draft_finish(struct draft *draft, struct document *doc);

#endif
