/*
 * table_aligned: tables whose columns are aligned by blanks. Private to the table_aligned*.c files.
 *
 *   table_aligned.c          finds a table, writes its header, goes over its lines
 *   table_aligned_rows.c     one line over the columns; lines into rows
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

struct head {
	uint32_t first; /* column */
	uint32_t last;
};

/* A table being read. */
struct aligned {
	struct builder *builder;
	struct columns columns;
	size_t header[ALIGNED_MAX_HEADER]; /* its lines */
	size_t header_count;
	struct chunk_line chunks[ALIGNED_MAX_HEADER];
	struct head heads[ALIGNED_MAX_HEADER][ALIGNED_MAX_COLUMNS];
	bool numbered; /* the header names STT */
	struct grid grid;
	struct word words[ALIGNED_ROW_WORDS]; /* of the row under construction */
	uint8_t places[ALIGNED_ROW_WORDS];
	size_t count;
	bool closed;  /* the last row is a total behind others */
	bool centred; /* labels of several lines stand around their figures */
};

/* One line, laid over the columns. */
struct placed {
	struct chunk_line line;
	uint8_t places[SCAN_MAX_WORDS];
	bool stt;     /* something in the column of row numbers */
	bool figures; /* something in a column of figures */
	bool fits;    /* no words run over into a column of figures */
	size_t label; /* first word of the label, or the word count */
};

/* The line at `line` or behind it that is neither blank nor furniture, or the line count. */
size_t aligned_next(const struct builder *builder, size_t line);

/* ---- table_aligned_columns.c */

/* Finds the columns of the rows at lines[0 .. count). False when they are no table. */
bool columns_find(const struct builder *builder, const size_t *lines, size_t count, struct columns *columns);

/* The column of each word of the line: places[i]. Extents grow with what is placed. */
void columns_place(struct columns *columns, const struct chunk_line *line, uint8_t *places);

/* ---- table_aligned_heads.c */

/*
 * Which columns the chunks of each header line cover: heads[line][chunk]. Adds columns that only the header knows. False when
 * there is no way to fit them.
 */
bool heads_fit(struct columns *columns, const struct chunk_line *lines, size_t count,
	       struct head heads[][ALIGNED_MAX_COLUMNS]);

/* ---- table_aligned_rows.c */

/* How many columns hold figures. */
uint32_t columns_numeric(const struct columns *columns);

/* The column of the labels: behind that of the row numbers. */
static inline uint32_t columns_label(const struct columns *columns)
{
	return columns->stt ? 1 : 0;
}

/* Lays a line over the columns. False when it has no words. */
bool aligned_place(struct aligned *table, size_t line, struct placed *placed);

/* The line's text from its label on; empty when it has none. */
struct slice aligned_label(const struct aligned *table, const struct placed *placed);

/* A line that is a row by itself: a label and figures, or in a table of words a number and two cells. */
bool aligned_is_whole(const struct aligned *table, const struct placed *placed);

/* Whether a row of figures comes soon behind `line`, so that words without figures are still part of the table. */
bool aligned_rows_follow(struct aligned *table, size_t line);

/* Takes a whole line as a row, or into the row whose label was begun above it. */
bool aligned_take_figures(struct aligned *table, const struct placed *placed);

/* Takes a line without values: part of a label, or the head of a section. False when the table ends before it. */
bool aligned_take_words(struct aligned *table, size_t line, const struct placed *placed, size_t blanks);

/* Writes the row under construction, if any. */
void aligned_write_row(struct aligned *table);

#endif
