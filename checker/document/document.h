/*
 * document: a report as it was read: blocks and tables, and for every character its place in the source.
 *
 * All readable text of a report stands once, in reading order, in `text`: valid UTF-8, NFC, wrapped lines joined
 * by one space, blocks and cells separated by '\n'. Everything later is a span of it. Segments lead from there
 * back to `source`, the file as decoded (for text files: byte for byte what the file holds, after the byte order mark
 * and after decoding to UTF-8). Page numbers and repeated headers stand in no block.
 *
 * A document is const once the reader returns it. It lives in the arena it was read into.
 * It knows nothing of figures, claims or rules.
 */
#ifndef RASOAT_DOCUMENT_DOCUMENT_H
#define RASOAT_DOCUMENT_DOCUMENT_H

#include <stdbool.h>
#include <stdint.h>

#include "base/arena.h"
#include "base/slice.h"
#include "document/enumerator.h"
#include "document/given.h"

/* Bytes [start, end) of document.text. */
struct span {
	uint32_t start;
	uint32_t end;
};

/* Place in the source for a person: both count from 1, columns in characters. */
struct position {
	uint32_t line;
	uint32_t column;
};

/* text[text ..] equals source[source ..] byte for byte, up to the next segment's text. */
struct segment {
	uint32_t text;
	uint32_t source;
};

enum block_kind {
	BLOCK_PARAGRAPH, /* running text, also titles and lines of the letterhead */
	BLOCK_NUMBERED, /* begins with an enumerator of a numbered style (I. 1. 1.1. a) Điều 1. Phần thứ nhất) */
	BLOCK_ITEM,     /* begins with - + • * */
	BLOCK_CAPTION, /* Bảng 1. ..., Biểu số 01, Biểu mẫu 3, Phụ lục I, with its title lines */
	BLOCK_TABLE,
};

struct block {
	enum block_kind kind;
	struct span text;
	struct enumerator marker; /* style ENUM_NONE when there is none */
	uint32_t content;         /* offset in text behind the marker and its blanks */
	uint32_t table;           /* index into document.tables for BLOCK_TABLE */
	bool heading;             /* a short line that titles what follows: set for BLOCK_NUMBERED and capital titles */
};

enum table_layout {
	TABLE_FLAT,    /* rows flattened by PDF extraction: number, wrapped label, unit, values */
	TABLE_ALIGNED, /* columns aligned by blanks */
	TABLE_PIPES,   /* Markdown */
	TABLE_TABS,
	TABLE_CELLS, /* cells of a format that has them */
};

struct cell {
	struct span text; /* empty span where the cell is blank; its place is then where the value would stand */
	uint16_t columns; /* columns it covers, 1 or more; the cells it covers are absent */
	uint16_t rows;    /* rows it covers */
	bool present;     /* false: no such cell (covered by a merged one, or the row is shorter) */
	bool guessed; /* the row lacks cells, and only their contents tell which: this one may stand in another column */
};

struct table {
	enum table_layout layout;
	struct span text; /* all its cells */
	int32_t caption;  /* index of its caption block, -1 when it has none */
	uint32_t rows;    /* header rows included */
	uint32_t columns;
	uint32_t header_rows; /* the first rows of the grid that are headings; 0 when unknown */
	bool header_split;    /* the heads are known column by column (false: only as one run of words in row 0) */
	struct cell *cells;   /* rows * columns, row by row */
	const struct given_table *given; /* what the format says of it; NULL where the layout found it */
	const uint32_t *given_rows;      /* of a given one: for each row its index among the format's rows */
};

struct document {
	struct slice source;
	struct slice text;
	struct segment *segments;
	size_t segment_count;
	uint32_t *line_starts; /* offsets in source */
	size_t line_count;
	uint32_t *character_counts; /* document_index(): characters of the source before every COUNT_STEP-th byte */
	struct block *blocks;
	size_t block_count;
	struct table *tables;
	size_t table_count;
	const struct given *given; /* what the format knows of its lines; NULL for text */
	const char *format;        /* "text" */
	const char *encoding;      /* "UTF-8" */
};

static inline struct slice document_slice(const struct document *doc, struct span span)
{
	return slice_part(doc->text, span.start, span.end);
}

static inline struct cell *table_cell(const struct table *table, uint32_t row, uint32_t column)
{
	return &table->cells[(size_t)row * table->columns + column];
}

/*
 * Counts the characters of the source once, so that a column in an endless line is found without going over the line.
 * The reader calls it; without it, positions are right and slow.
 */
void document_index(struct arena *arena, struct document *doc);

/* Where the character at `offset` of doc->text stands in the source. offset may be the text's size. */
uint32_t document_source_offset(const struct document *doc, uint32_t offset);
struct position document_position(const struct document *doc, uint32_t offset);

/* The line, from 1, of an offset in the source. */
uint32_t document_source_line(const struct document *doc, uint32_t source);

/* Where a span ends in the source: behind its last character. */
uint32_t document_source_end(const struct document *doc, struct span span);
struct position document_end_position(const struct document *doc, struct span span);

/* Row and column of the cell that holds an offset of the table's text. O(log n) in the rows. */
void document_cell_at(const struct table *table, uint32_t offset, uint32_t *row, uint32_t *column);

/* Index of the block that holds `offset`, or block_count. O(log n). */
size_t document_block_at(const struct document *doc, uint32_t offset);

#endif
