/*
 * row: from the grid of a table to columns with roles and rows with numbers, labels, levels and values.
 *
 * Shared by the files row*.c only; everybody else reads facts.tables and facts.rows. Heads of tables may be unknown, wrong or
 * missing, so what stands in the cells decides first and the heads where they are there.
 */
#ifndef RASOAT_EXTRACT_ROW_H
#define RASOAT_EXTRACT_ROW_H

#include "extract/label.h"

/* What a head says of its column; the numbers of rules/words/column-heads.txt. */
enum head_meaning {
	HEAD_STT = 1,
	HEAD_LABEL = 2,
	HEAD_UNIT = 3,
	HEAD_NOTE = 4,
	HEAD_PERCENT = 5,
	HEAD_NORM = 6,     /* price, yield, average: its total is no sum */
	HEAD_COUNT = 7,    /* "Số lượng/Tỷ lệ": values of mixed units */
	HEAD_COMPARED = 8, /* against a plan or an earlier period: may exceed 100% */
	HEAD_AMOUNT = 9,   /* what count and price, or area and yield, come to */
	HEAD_OPENING = 10, /* at the beginning of the period */
	HEAD_CLOSING = 11, /* at its end */
};

/* What the beginning of a label says of its row; the numbers of rules/words/row-labels.txt. */
enum row_meaning {
	ROW_PART = 1,  /* "Trong đó": names some of the row above, adds nothing */
	ROW_RATIO = 2, /* "Tỷ lệ": figures of other rows divided */
	ROW_WHOLE = 3, /* "Toàn Đảng bộ" */
};

/* One table while it is read. */
struct table_reader {
	struct facts *facts;
	const struct table *table;
	struct table_facts *out;
	uint32_t index;            /* of the table */
	uint32_t block;            /* its block */
	uint32_t body;             /* first grid row that may be data */
	uint32_t stt, label, unit; /* columns, NO_INDEX where there is none */
	struct unit *units;        /* per column, from its head */
	bool *decimals;            /* per column: some figure is printed with decimals */
	struct unit table_unit;
	bool commas; /* thousands are grouped with commas, as software does: 1,234,567 */
};

/* What the label of a row begins with, 0: nothing known. */
enum row_meaning row_meaning(struct facts *facts, const struct row *row);

struct slice row_cell_text(const struct table_reader *reader, uint32_t row, uint32_t column);

/* Body, heads, roles and units of the columns: row_column.c. */
void row_columns(struct table_reader *reader);

/* Whether a grid row holds nothing but the numbers of the columns: (1) (2) (3), A B 1 2, 3=1+2. */
bool row_is_index(const struct table_reader *reader, uint32_t row);

/* The number of a row: "1", "1.2.", "I", "a)", "-". Style ENUM_NONE when the text is something else: row_stt.c. */
struct enumerator row_stt(struct slice text);

/* The number at the start of a label, "1. Chứng thực", "- Nam"; size 0 and style ENUM_NONE without one. */
struct enumerator row_stt_prefix(struct slice label);

/* Parents and levels of the rows [first, end) of one table, from their numbers: row_level.c. */
void row_levels(struct facts *facts, uint32_t first, uint32_t end);

#endif
