/*
 * sheet: from the cells of a sheet to paragraphs and tables.
 *
 * A sheet does not say which of its cells are a table and which a title above it or the signatures below. Rows with one filled
 * cell outside of a table are paragraphs; so are the cells of letterhead and signatures; what is left are the tables. Used for
 * XLSX, ODS and CSV.
 */
#ifndef RASOAT_READ_SHEET_H
#define RASOAT_READ_SHEET_H

#include "read/draft.h"

/* A cell with text. Rows and columns count from 0. */
struct sheet_cell {
	uint32_t row;
	uint32_t column;
	uint32_t rows; /* it covers */
	uint32_t columns;
	struct slice text; /* as shown */
	bool number;
	bool formula;
	bool hidden; /* its row, column or sheet is */
	bool strong;
};

struct sheet {
	const char *name;         /* NULL: there is but one, without a name */
	struct sheet_cell *cells; /* row by row, by ascending column */
	size_t count, capacity;
};

/* Adds the sheet to the draft. */
void sheet_write(const struct sheet *sheet, struct draft *draft);

#endif
