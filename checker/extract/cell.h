/*
 * cell: the value of one table cell.
 *
 * A cell holds a figure, nothing, a sign for nothing, or words. Only a cell that is a figure and its unit as a whole counts as a
 * figure: "17/100%" and "45 (56,3%)" are a count and its rate, "3/5" is a count over another, "58/KH-UBND" is words.
 * Units and precision that come from heads are not known here.
 */
#ifndef RASOAT_EXTRACT_CELL_H
#define RASOAT_EXTRACT_CELL_H

#include "extract/facts.h"

enum cell_kind {
	CELL_BLANK,
	CELL_NIL, /* - x ... */
	CELL_NUMBER,
	CELL_TEXT,
};

struct cell_value {
	enum cell_kind kind;
	struct quantity first;  /* CELL_NUMBER */
	struct quantity second; /* the rate, or the count below the stroke, when `pair` */
	bool pair;
	bool fraction; /* first over second */
	bool measured; /* its own unit is one of rounded figures */
};

struct cell_value cell_read(struct facts *facts, struct span text);

#endif
