/*
 * table_flat: rows that PDF extraction has flattened, one blank between two cells. Private to the table_flat_*.c files.
 *
 *   table_flat.c         finds a table, goes over its lines, writes its rows
 *   table_flat_header.c  the lines above the first row, and which heads they hold
 *   table_flat_shape.c   how many values a row has, with or without a unit; what figures each column holds
 *   table_flat_lines.c   the same for tables with a line for each cell
 *   table_flat_row.c     the words of one row into number, label, unit, values, note
 *
 * The shape is settled from the first rows alone; after that the table is read in one pass.
 */
#ifndef RASOAT_DOCUMENT_TABLE_FLAT_H
#define RASOAT_DOCUMENT_TABLE_FLAT_H

#include "document/table_grid.h"

enum { FLAT_MAX_VALUES = 40, FLAT_HEADER_WORDS = 192, FLAT_ROW_WORDS = 256, FLAT_ROW_LINES = 12 + FLAT_MAX_VALUES };

struct flat_header {
	size_t at;       /* its first line; equal to end when there is none */
	size_t end;      /* the first row's line */
	bool numbered;   /* begins with STT */
	bool unit;       /* names a unit column for certain: Đơn vị tính, ĐVT */
	bool maybe_unit; /* "Đơn vị" behind the label's head: a unit, or an office */
	bool note;       /* its last head is Ghi chú */
	uint32_t line_count;
	size_t number_count; /* of the columns' own numbers: (1) (2) (3), A B 1 2 */
	struct word numbers[FLAT_MAX_VALUES];
	size_t count;
	struct word words[FLAT_HEADER_WORDS];
	bool bracketed[FLAT_HEADER_WORDS]; /* inside brackets, where no head begins */
};

/* What the figures of one column look like in the first rows. */
struct flat_column {
	uint32_t seen; /* numbers */
	uint8_t decimals_low, decimals_high;
	bool sign, percent, fraction, mark;
	uint64_t low, high; /* whole part */
	uint64_t sum;       /* of the whole parts in the rows written so far, totals left out */
	uint64_t parts;     /* how many they are */
};

struct flat_shape {
	bool stt;
	bool unit;
	bool note;
	bool bare;  /* labels are figures: lớp 6, năm 2021 */
	bool lines; /* each cell stands in lines of its own */
	uint32_t values;
	struct flat_column columns[FLAT_MAX_VALUES];
};

struct flat_range {
	size_t from;
	size_t to;
};

/* A row's words, and what they are. */
struct flat_row {
	const struct builder *builder;
	struct stt stt;
	size_t lines;
	size_t most_lines;
	size_t count;
	struct word words[FLAT_ROW_WORDS]; /* the number, if any, is the first */
	struct flat_range label, unit, note;
	struct flat_range values[FLAT_MAX_VALUES];
	size_t value_count;
};

/* ---- table_flat_header.c */

/* Reads the lines from `at` on as a header. False when no row comes behind them soon. */
bool flat_header_read(const struct builder *builder, size_t at, struct flat_header *header);

/* Divides the header into exactly `columns` heads: starts[i] is the first word of head i. False when it cannot be told. */
bool flat_header_split(const struct flat_header *header, uint32_t columns, size_t *starts);

/* When the lines at `at` repeat the header (after a page break), the line behind them; else `at`. */
size_t flat_header_repeated(const struct builder *builder, const struct flat_header *header, size_t at);

/* ---- table_flat_shape.c */

/* Settles the shape from the rows at header->end. False when they are no table. */
bool flat_shape_find(const struct builder *builder, const struct flat_header *header, struct flat_shape *shape);

/* Which column each of row->values stands in: places[i], ascending. False when it lacks some and only their size tells which. */
bool flat_shape_place(const struct flat_shape *shape, const struct flat_row *row, uint32_t *places);

/* Whether the figure is far from those of the first column of values: the name of the row may end in it. */
bool flat_shape_excludes(const struct flat_shape *shape, struct slice word);

/* Adds a row that is written to the sums of the columns. */
void flat_shape_sum(struct flat_shape *shape, const struct flat_row *row, const uint32_t *places);

/* ---- table_flat_lines.c */

/*
 * Finds shape->values, lines, unit and note where the rows' numbers stand alone in their lines, and figures below them; lines is not set
 * for rows of one value. False when the rows have another form.
 */
bool flat_lines_find(const struct builder *builder, const struct flat_header *header, struct flat_shape *shape);

/* flat_row_parse() for rows in such lines. */
void flat_lines_parse(struct flat_row *row, const struct flat_shape *shape);

/* Whether the line may be the first of a label: it begins with a capital letter, or is a name such as 6A. */
bool flat_lines_label(const struct builder *builder, size_t line);

/* Whether the line is one value and nothing else. */
bool flat_lines_value(const struct builder *builder, size_t line);

/* Whether a row number that follows `last` stands two lines below, so that this line is none. */
bool flat_lines_number_comes(const struct builder *builder, size_t line, const struct stt *last);

/* The row number that stands alone in a line, a label below it; a dash is one, too. STT_NONE when there is none. */
struct stt flat_lines_stt(const struct builder *builder, size_t line);

/* ---- table_flat_row.c */

void flat_row_start(struct flat_row *row, const struct builder *builder, const struct flat_shape *shape);

/* Appends the words of a line; with `first`, its row number is read and cut off. False when the row grows too long. */
bool flat_row_add(struct flat_row *row, size_t line, bool first);

/* Sets label, unit, values and note from the words. */
void flat_row_parse(struct flat_row *row, const struct flat_shape *shape);

/* Whether the row (parsed) has all that the shape asks for, so that the next words are another row's. */
bool flat_row_complete(const struct flat_row *row, const struct flat_shape *shape);

/* Whether the row has no number and names itself a total. */
bool flat_row_is_total(const struct flat_row *row);

/* The number of values at the end of a line; with `note`, words behind the values are passed over. */
size_t flat_figures(const struct line_words *words, const struct flat_shape *shape);

/* Values at the end of words[0 .. count), from the last to the first: their number. */
size_t flat_trailing(const struct word *words, size_t count, bool percent_apart, struct flat_range *values);

/* Whether a line of the report can be in no table: blank, or a page number and the like. */
static inline bool flat_skips(const struct line *line)
{
	return line->blank || line->furniture;
}

#endif
