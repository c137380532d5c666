/*
 * Columns of percentages: a share of another column, of a total, of a figure outside the table, or a change against another column.
 *
 * A percentage column has one meaning, so the best explanation is taken: the one fewest rows break, then the nearest columns.
 */
#include "claim/table.h"

enum {
	MOST_TOTALS = 4,     /* total rows that a share may be taken of */
	MOST_LANDMARKS = 64, /* figures outside the table that are tried */
};

struct best {
	struct column_relation relation;
	bool found;
};

static uint32_t distance(uint32_t a, uint32_t b)
{
	return a > b ? a - b : b - a;
}

static bool is_better(const struct column_relation *a, const struct column_relation *b)
{
	if (a->fails != b->fails)
		return a->fails < b->fails;
	if (a->holds != b->holds)
		return a->holds > b->holds;
	return a->penalty < b->penalty;
}

static void try_rate(const struct grid *grid, struct best *best, struct column_relation *relation, uint32_t extra)
{
	bool supported = relation->supported = grid->out->columns[relation->result].role == COLUMN_PERCENT &&
					       grid->table->header_split;

	if (!relation_measure(grid, relation) || !relation_accept(relation, supported, (supported ? 2 : 0) + extra))
		return;
	if (!best->found || is_better(relation, &best->relation))
		best->relation = *relation;
	best->found = true;
}

static struct column_relation rate_of(uint32_t result, enum formula formula)
{
	struct column_relation relation = {
		.kind = CLAIM_RATE, .scope = "table-rate", .formula = formula, .result = result, .constant = NO_INDEX};

	if (formula == FORMULA_CHANGE_PERCENT) {
		relation.kind = CLAIM_CHANGE;
		relation.scope = "table-change";
	}
	return relation;
}

static void add_operand(struct column_relation *relation, uint32_t column, bool minus)
{
	relation->operands[relation->count++] = (struct operand){column, minus};
	relation->penalty += distance(relation->result, column);
}

/* p = a / b, (a - b) / b, or (b - a) / b where a decrease is printed without a sign */
static void try_pair(const struct grid *grid, struct best *best, uint32_t rate, uint32_t a, uint32_t b)
{
	struct column_relation share = rate_of(rate, FORMULA_PERCENT);
	struct column_relation change = rate_of(rate, FORMULA_CHANGE_PERCENT);
	struct column_relation decrease = rate_of(rate, FORMULA_PERCENT);

	add_operand(&share, a, false);
	add_operand(&share, b, false);
	try_rate(grid, best, &share, 0);
	change.penalty = 1;
	add_operand(&change, a, false);
	add_operand(&change, b, false);
	try_rate(grid, best, &change, 0);
	decrease.penalty = 2;
	add_operand(&decrease, b, false);
	add_operand(&decrease, a, true);
	add_operand(&decrease, b, false);
	try_rate(grid, best, &decrease, 1);
}

/* p = (a + the column behind it) / b */
static void try_group(const struct grid *grid, struct best *best, uint32_t rate, uint32_t i, uint32_t b)
{
	struct column_relation share = rate_of(rate, FORMULA_PERCENT);

	if (i + 1 >= grid->count_count || grid->counts[i + 1] == b)
		return;
	share.penalty = 4;
	add_operand(&share, grid->counts[i], false);
	add_operand(&share, grid->counts[i + 1], false);
	add_operand(&share, b, false);
	try_rate(grid, best, &share, 1);
}

static void try_columns(const struct grid *grid, struct best *best, uint32_t rate)
{
	for (uint32_t i = 0; i < grid->count_count; i++)
		for (uint32_t j = 0; j < grid->count_count; j++) {
			if (i == j || grid->counts[i] == rate || grid->counts[j] == rate)
				continue;
			try_pair(grid, best, rate, grid->counts[i], grid->counts[j]);
			try_group(grid, best, rate, i, grid->counts[j]);
		}
}

/* p = a / the a of the total row, or of any row named total */
static void try_total_cells(const struct grid *grid, struct best *best, uint32_t rate)
{
	for (uint32_t r = 0, totals = 0; r < grid->row_count && totals < MOST_TOTALS; r++) {
		if (!grid->rows[r].total)
			continue;
		totals++;
		for (uint32_t i = 0; i < grid->count_count; i++) {
			struct column_relation share = rate_of(rate, FORMULA_PERCENT);

			share.constant = grid_value(grid, r, grid->counts[i]);
			if (share.constant == NO_INDEX || grid->counts[i] == rate)
				continue;
			add_operand(&share, grid->counts[i], false);
			try_rate(grid, best, &share, 0);
		}
	}
}

/* The whole number of which `part` is `rate` percent, 0 when several could be. */
static int64_t implied_base(const struct quantity *part, const struct quantity *rate)
{
	struct decimal base;
	struct decimal hundredfold;

	if (decimal_sign(part->value) <= 0 || decimal_sign(rate->value) <= 0 || rate->printed == 0 ||
	    !decimal_multiply(&hundredfold, part->value, decimal_of(100)) ||
	    !decimal_divide(&base, hundredfold, rate->value, 0) || base.scale != 0 || base.mantissa > INT32_MAX)
		return 0;
	return (int64_t)base.mantissa;
}

/* The base that the row with the most telling figures implies, rows of `tried` left out; 0 when there is none. */
static int64_t telling_base(const struct grid *grid, uint32_t rate, uint32_t column, uint32_t *tried)
{
	int64_t base = 0;
	uint32_t digits = 0;
	uint32_t row = 0;

	for (uint32_t r = 0; r < grid->row_count && r < 32; r++) {
		const struct quantity *part = grid_quantity(grid, r, column);
		const struct quantity *q = grid_quantity(grid, r, rate);

		if (part == NULL || q == NULL || (*tried >> r & 1) != 0 ||
		    claim_digits(q) + claim_digits(part) <= digits || implied_base(part, q) == 0)
			continue;
		base = implied_base(part, q);
		digits = claim_digits(q) + claim_digits(part);
		row = r;
	}
	*tried |= UINT32_C(1) << row;
	return base;
}

/* penalty: what stands before the table is likelier meant than what stands behind it. */
static void try_landmark(const struct grid *grid, struct best *best, struct column_relation share, size_t at,
			 uint32_t penalty)
{
	const struct quantity *q = &grid->facts->quantities[grid->landmarks[at].quantity];

	if (q->role != ROLE_VALUE || (q->table == grid->index && q->column != share.operands[0].quantity))
		return;
	share.constant = grid->landmarks[at].quantity;
	share.penalty = penalty;
	try_rate(grid, best, &share, 2);
}

/* Of every value near the base the last figure before the table's end and the first behind it. */
static void try_base(const struct grid *grid, struct best *best, const struct column_relation *share, int64_t base)
{
	uint32_t place = grid->table->text.end;
	int64_t slack = base / 500 + 1;
	size_t at = grid_find_landmark(grid, base - slack, 0);

	for (int tried = 0; tried < MOST_LANDMARKS && at < grid->landmark_count; tried++) {
		int64_t value = grid->landmarks[at].value;
		size_t behind = grid_find_landmark(grid, value, place);
		int64_t distance_of = value < base ? base - value : value - base;

		if (value > base + slack)
			return;
		if (behind > at)
			try_landmark(grid, best, *share, behind - 1, (uint32_t)distance_of * 2);
		if (behind < grid->landmark_count && grid->landmarks[behind].value == value)
			try_landmark(grid, best, *share, behind, (uint32_t)distance_of * 2 + 1);
		at = grid_find_landmark(grid, value + 1, 0);
	}
}

/*
 * p = a / a figure that stands outside the table: "NGUYÊN NHÂN NGHÈO (131 hộ nghèo)". A row says about what it must be; figures near
 * that are tried, the nearest first. The row may be the wrong one, so three of them are asked.
 */
static void try_constants(const struct grid *grid, struct best *best, uint32_t rate, uint32_t column)
{
	struct column_relation share = rate_of(rate, FORMULA_PERCENT);
	struct best nearest = {.found = false};
	uint32_t tried = 0;

	add_operand(&share, column, false);
	for (int i = 0; i < 3 && !nearest.found; i++) {
		int64_t base = telling_base(grid, rate, column, &tried);

		if (base == 0)
			return;
		try_base(grid, &nearest, &share, base);
	}
	if (nearest.found && (!best->found || is_better(&nearest.relation, &best->relation)))
		*best = nearest;
}

static bool may_be_rate(const struct grid *grid, uint32_t column)
{
	uint32_t small = 0;
	uint32_t all = 0;

	if (grid->table->header_split && grid->out->columns[column].head.size > 0)
		return false;
	for (uint32_t r = 0; r < grid->row_count && r < 64; r++) {
		const struct quantity *q = grid_quantity(grid, r, column);

		all += q != NULL;
		small += q != NULL && q->printed > 0 && q->printed <= 2;
	}
	return all >= 2 && small * 2 >= all;
}

static bool is_above(const struct quantity *q, int64_t limit)
{
	int order;

	return q != NULL && decimal_compare(&order, q->value, decimal_of(limit)) && order > 0;
}

/* A count in a column of shares: above 100 where nearly all others are below. */
static void claim_limits(const struct grid *grid, uint32_t column)
{
	uint32_t below = 0;
	uint32_t above = 0;

	if ((grid->traits[column] & TRAIT_COMPARED) != 0)
		return;
	for (uint32_t r = 0; r < grid->row_count; r++) {
		const struct quantity *q = grid_quantity(grid, r, column);

		below += q != NULL && !is_above(q, 100);
		above += is_above(q, 100);
	}
	for (uint32_t r = 0; above > 0 && above * 5 <= below && r < grid->row_count; r++)
		if (is_above(grid_quantity(grid, r, column), 100))
			grid_claim_limit(grid, r, column);
}

static void explain(struct grid *grid, uint32_t rate, bool known)
{
	struct best best = {.found = false};

	try_columns(grid, &best, rate);
	if (known)
		try_total_cells(grid, &best, rate);
	if (known && !best.found)
		for (uint32_t i = 0; i < grid->count_count; i++)
			try_constants(grid, &best, rate, grid->counts[i]);
	if (best.found) {
		grid->traits[rate] |= TRAIT_DERIVED;
		relation_claim(grid, &best.relation);
	} else if (known && !claim_table_across(grid, rate)) {
		claim_limits(grid, rate);
	}
}

void claim_table_rates(struct grid *grid)
{
	for (uint32_t i = 0; i < grid->rate_count; i++)
		if (!grid_is_said(grid, grid->rates[i]))
			explain(grid, grid->rates[i], true);
	for (uint32_t i = 0; i < grid->count_count; i++)
		if (!grid_is_said(grid, grid->counts[i]) && may_be_rate(grid, grid->counts[i]))
			explain(grid, grid->counts[i], false);
}
