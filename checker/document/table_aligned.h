/*
 * table_aligned: tables whose columns are aligned by blanks. Private to the table_aligned*.c files.
 *
 *   table_aligned.c          finds a table, goes over its lines, writes its rows
 *   table_aligned_columns.c  the columns, from the horizontal extents of the first rows; which column a chunk stands in
 *   table_aligned_heads.c    which columns each head covers
 *
 * A chunk is a run of words with single blanks between them. All extents are in characters from the start of the line.
 */
#ifndef RASOAT_DOCUMENT_TABLE_ALIGNED_H
#define RASOAT_DOCUMENT_TABLE_ALIGNED_H

#include "document/table_grid.h"

enum {
	ALIGNED_MAX_COLUMNS = 40,
	ALIGNED_MAX_HEADER = 8, /* lines */
	ALIGNED_PREVIEW = 32,   /* rows from which the columns are found */
	ALIGNED_ROW_WORDS = 384,
};

struct chunk {
	size_t from; /* words of the line */
	size_t to;
	uint32_t column; /* characters */
	uint32_t end;
	bool figure; /* nothing but values */
};

struct chunk_line {
	struct line_words words;
	size_t count;
	struct chunk chunks[ALIGNED_MAX_COLUMNS];
};

struct extent {
	uint32_t from;
	uint32_t to;
};

struct columns {
	uint32_t count;
	bool stt;                              /* the first column holds row numbers */
	bool cut_stt;                          /* row number and label have one blank between them */
	struct extent at[ALIGNED_MAX_COLUMNS]; /* ascending, disjoint */
	bool numeric[ALIGNED_MAX_COLUMNS];
};

/* Cuts a line at its wide blanks; with cut_stt, behind a row number at its start too. False when it has no words. */
bool chunks_read(const struct builder *builder, size_t line, bool cut_stt, struct chunk_line *chunks);

/* Figures in chunks behind the first; 0 when all of them are years, as in a header. */
size_t chunks_figures(const struct chunk_line *chunks);

/* Whether the line begins with a row's number, two more chunks or more behind it. */
bool chunks_numbered(const struct chunk_line *chunks);

/* ---- table_aligned_columns.c */

/* Finds the columns of the rows at lines[0 .. count). False when they are no table. */
bool columns_find(const struct builder *builder, const size_t *lines, size_t count, struct columns *columns);

/* The column of each word of the line: places[i]. Extents grow with what is placed. */
void columns_place(struct columns *columns, const struct chunk_line *line, uint8_t *places);

/* ---- table_aligned_heads.c */

struct head {
	uint32_t first; /* column */
	uint32_t last;
};

/*
 * Which columns the chunks of each header line cover: heads[line][chunk]. Adds columns that only the header knows. False when
 * there is no way to fit them.
 */
bool heads_fit(struct columns *columns, const struct chunk_line *lines, size_t count,
	       struct head heads[][ALIGNED_MAX_COLUMNS]);

#endif
