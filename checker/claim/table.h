/*
 * claim_table: what the figures of a table say of each other.
 *
 * Heads of tables are often unknown or wrong, so relations are inferred from the figures: one that holds by printed precision in nearly all
 * rows, with figures that could not fit by accident, is a claim for every row, and the rows that break it fail. Words in heads and
 * labels (Cộng, Tổng số, Tỷ lệ, Tăng) lower the bar. Only claims are made here; the rules judge them.
 *
 *   scope             kind       what is claimed, and what it takes
 *   table-column      breakdown  a column = others added; >= 2 rows, or 1 and a total word over it
 *   table-difference  breakdown  a column = one column - others; the same
 *   table-balance     balance    closing = opening - out + in over neighbouring columns; >= 3 rows
 *   table-product     balance    amount = count x price, area x yield / 10, counts x the prices in their heads, or count x a figure of
 *                                the text; >= 2 rows
 *   table-average     balance    a column = one column / another; >= 3 rows
 *   table-rate        rate       percent = a / b x 100, b a column (of this table or, with the same rows, of one near),
 *                                a cell of the total row, or a figure of the caption or text
 *   table-change      change     percent = (a - b) / b x 100; >= 2 rows
 *   table-total       breakdown  a total row = its rows, per column; the set of rows is the one most columns agree with
 *   table-children    breakdown  a row = the rows numbered below it; holds in most of its columns, or in most rows of the table
 *   table-row-rate    rate       a row "Tỷ lệ" = two other rows divided; labels name them, or the numbers below it
 *   table-blank       breakdown  a sum of the kinds above that lacks what one blank cell should hold; its extent is the blank row's label
 *   table-above-100   rate       a percentage of a whole above 100
 *   table-formula     breakdown, rate   what a head or label spells: (8 = 1+2+3), 4=3/2
 *
 * Shared by table*.c only; claims_read() calls claim_table().
 */
#ifndef RASOAT_CLAIM_TABLE_H
#define RASOAT_CLAIM_TABLE_H

#include "claim/arithmetic.h"
#include "claim/claim.h"
#include "extract/row.h"

/* What is known of a column beside its role; bits. */
enum trait {
	TRAIT_TOTAL = 1,     /* its head says total */
	TRAIT_CHANGE = 2,    /* its head says more or less */
	TRAIT_REST = 4,      /* its head says what is left */
	TRAIT_NORM = 8,      /* price, yield, average by its head */
	TRAIT_COUNTED = 16,  /* stands in a sum over columns: it can be added up */
	TRAIT_DERIVED = 32,  /* divided or multiplied out of others: adding it up says nothing */
	TRAIT_COMPARED = 64, /* against a plan or an earlier period: may exceed 100% */
	TRAIT_AMOUNT = 128,  /* what counts and prices come to */
	TRAIT_OPENING = 256,
	TRAIT_CLOSING = 512,
};

enum { MOST_OPERANDS = 8, MOST_COLUMNS = 24, MOST_SPELLED = 12, SAMPLE_ROWS = 24 };

/* A relation between columns: operands[].quantity are columns. */
struct column_relation {
	enum claim_kind kind;
	const char *scope;
	enum formula formula;
	uint32_t result;
	struct operand operands[MOST_OPERANDS];
	uint32_t count;
	uint32_t constant; /* a quantity that is the last operand in every row, NO_INDEX */
	uint32_t holds;    /* rows that hold and could not by accident */
	uint32_t fails;
	uint32_t digits;  /* of their results: how unlikely an accident is */
	uint32_t bits;    /* of sums: how much their smaller parts tell: 61 = 59 + 2 tells little, however large */
	uint32_t penalty; /* the smaller the more natural */
	bool supported;   /* by the words over it */
};

/* A whole figure of the document by which a table may be measured: a total, a price. */
struct landmark {
	int64_t value;
	uint32_t place; /* where it stands in the text */
	uint32_t quantity;
};

/* One table while its claims are made. */
struct grid {
	struct facts *facts;
	const struct table *table;
	const struct table_facts *out;
	uint32_t index;                   /* of the table */
	uint32_t sample_step;             /* relations are tried on every so many-th row first */
	const struct coarse_grid *coarse; /* the figures of these rows for table_coarse.c */
	const struct landmark *landmarks; /* of the whole document, by value, then place */
	size_t landmark_count;
	const struct row *rows; /* row_count of them */
	uint32_t row_count;
	enum row_meaning *meanings; /* per row */
	uint16_t *traits;           /* per column */
	uint8_t *sets;              /* per column: the set of labels that exclude one another its head is of, 0: none */
	uint32_t counts[MOST_COLUMNS]; /* columns of figures that are no percentages, in order */
	uint32_t count_count;
	uint32_t rates[MOST_COLUMNS]; /* columns of percentages */
	uint32_t rate_count;
	bool *spelled;                             /* per row: its label spells its arithmetic */
	struct column_relation said[MOST_SPELLED]; /* what the heads spell */
	uint32_t said_count;
};

static inline uint32_t grid_value(const struct grid *grid, uint32_t row, uint32_t column)
{
	return grid->rows[row].values[column];
}

static inline const struct quantity *grid_quantity(const struct grid *grid, uint32_t row, uint32_t column)
{
	uint32_t index = grid_value(grid, row, column);

	return index == NO_INDEX ? NULL : &grid->facts->quantities[index];
}

/* Digits of a figure that are not trailing zeros. */
uint32_t claim_digits(const struct quantity *q);

/* The size of a figure in bits, trailing zeros left out: 1 and 2 have one, 3 to 6 have two. */
uint32_t claim_bits(const struct quantity *q);

/* The formula gives the result within a tenth. */
bool claim_is_near(const struct quantity *quantities, const struct claim *claim);

/* The sum fails by a slip in one figure of `fewest` digits or more: table_slip.c. */
bool claim_is_slip(const struct quantity *quantities, const struct claim *claim, uint32_t fewest);

/* Fills holds, fails and digits over all rows; false as soon as a sample of the rows shows that it cannot be accepted. */
bool relation_measure(const struct grid *grid, struct column_relation *relation);

/* Whether that is enough: `supported` by words, or found among many candidates (`extra` more digits). */
bool relation_accept(const struct column_relation *relation, bool supported, uint32_t extra);

/* Adds the relation as a claim of every row that has all its figures. */
void relation_claim(const struct grid *grid, const struct column_relation *relation);

/* Whether a row names some of another or divides others, and so adds nothing to a total. */
static inline bool grid_is_addend(const struct grid *grid, uint32_t row)
{
	return !grid->rows[row].total && grid->meanings[row] != ROW_PART && grid->meanings[row] != ROW_RATIO;
}

/* Whether the relation of a column is spelled in its head. */
bool grid_is_said(const struct grid *grid, uint32_t column);

/* Whether a column's figures can be added up over rows. */
bool grid_is_summable(const struct grid *grid, uint32_t column);

/* Whether the cell of a row is there and empty: no dash, no x. */
bool grid_is_blank(const struct grid *grid, uint32_t row, uint32_t column);

/* Whether a dash says that there is nothing, which adds nothing. */
bool grid_is_nothing(const struct grid *grid, uint32_t row, uint32_t column);

/* Makes of a sum that fails for want of one cell, that of `row`, a claim about this cell. */
void grid_claim_blank(const struct grid *grid, const struct claim *sum, uint32_t row);

/* Claims that the percentage in a cell does not exceed 100. */
void grid_claim_limit(const struct grid *grid, uint32_t row, uint32_t column);

/* Index of the first landmark at or behind (value, place). */
size_t grid_find_landmark(const struct grid *grid, int64_t value, uint32_t place);

/* Whether a figure of the column is printed with decimals. */
bool grid_has_decimals(const struct grid *grid, uint32_t column);

/* Takes back those of the claims from `first` on that rest on rows whose cells may stand in other columns: table_guess.c. */
void claim_table_guesses(const struct grid *grid, size_t first);

/* Claims shares of a column in a table near; false when there is none: table_across.c. */
bool claim_table_across(const struct grid *grid, uint32_t rate);

/* The sampled figures, made ready for coarse_differs(): table_coarse.c. */
const struct coarse_grid *coarse_new(const struct grid *grid, uint32_t step);

/* Whether the relation certainly does not hold in a sampled row; false says nothing. */
bool coarse_differs(const struct grid *grid, const struct column_relation *relation, uint32_t row);

/* The steps, in this order; each may use what those before it found out about columns. */
void claim_table_formulas(struct grid *grid);        /* what heads spell: table_formula.c */
void claim_table_sums(struct grid *grid);            /* sums and differences over columns: table_sums.c */
void claim_table_rates(struct grid *grid);           /* percentages and changes: table_rates.c */
void claim_table_products(struct grid *grid);        /* products and averages: table_products.c */
void claim_table_prices(struct grid *grid);          /* counts with their prices in the heads: table_prices.c */
void claim_table_pairs(struct grid *grid);           /* counts with their rates in one cell: table_pairs.c */
void claim_table_labels(struct grid *grid);          /* what labels spell: table_formula.c */
void claim_table_totals(const struct grid *grid);    /* total rows: table_totals.c */
void claim_table_children(const struct grid *grid);  /* rows over those numbered below them: table_children.c */
void claim_table_row_rates(const struct grid *grid); /* rows of percentages over other rows: table_row_rates.c */

#endif
