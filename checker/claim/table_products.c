/*
 * Columns multiplied or divided: amount = count x price, output = area x yield / 10, average = a / b, amount = count x
 * a figure of the text.
 */
#include "claim/table.h"

struct best {
	struct column_relation relation;
	bool found;
};

static bool has_trait(const struct grid *grid, uint32_t column, unsigned traits)
{
	return (grid->traits[column] & traits) != 0;
}

/* Words that fit: an amount made of something that is a norm, or an average. */
static bool is_supported(const struct grid *grid, const struct column_relation *relation)
{
	if (relation->formula == FORMULA_RATIO)
		return has_trait(grid, relation->result, TRAIT_NORM);
	for (uint32_t i = 0; i < relation->count; i++)
		if (has_trait(grid, relation->operands[i].quantity, TRAIT_NORM))
			return has_trait(grid, relation->result, TRAIT_AMOUNT);
	return false;
}

static void try_product(const struct grid *grid, struct best *best, struct column_relation *relation, uint32_t extra)
{
	relation->supported = is_supported(grid, relation);
	if (!relation_measure(grid, relation) || !relation_accept(relation, relation->supported, extra))
		return;
	if (!best->found || relation->fails < best->relation.fails ||
	    (relation->fails == best->relation.fails && relation->penalty < best->relation.penalty))
		best->relation = *relation;
	best->found = true;
}

static struct column_relation product_of(uint32_t result, enum formula formula)
{
	return (struct column_relation){.kind = CLAIM_BALANCE,
					.scope = "table-product",
					.formula = formula,
					.result = result,
					.constant = NO_INDEX,
					.count = 2};
}

static void try_factors(const struct grid *grid, struct best *best, uint32_t result, uint32_t a, uint32_t b)
{
	struct column_relation product = product_of(result, FORMULA_PRODUCT);

	/* Behind the product, a factor with decimals is an average: c / a = b, rounded. */
	if (b > result && grid_has_decimals(grid, b))
		return;
	product.operands[0].quantity = a;
	product.operands[1].quantity = b;
	try_product(grid, best, &product, 1);
	product.formula = FORMULA_PRODUCT_TENTH;
	product.penalty = 1;
	try_product(grid, best, &product, 1);
}

/* a x b x c: people x rate x months */
static void try_three(const struct grid *grid, struct best *best, uint32_t result, uint32_t i)
{
	struct column_relation product = product_of(result, FORMULA_PRODUCT);

	if (i + 2 >= grid->count_count || grid->counts[i + 2] == result || grid->counts[i + 1] == result)
		return;
	product.count = 3;
	product.penalty = 2;
	for (uint32_t k = 0; k < 3; k++)
		product.operands[k].quantity = grid->counts[i + k];
	try_product(grid, best, &product, 2);
}

static void try_average(const struct grid *grid, struct best *best, uint32_t result, uint32_t a, uint32_t b)
{
	struct column_relation average = product_of(result, FORMULA_RATIO);

	average.scope = "table-average";
	average.penalty = 3;
	average.operands[0].quantity = a;
	average.operands[1].quantity = b;
	try_product(grid, best, &average, 1);
}

static void explain_product(const struct grid *grid, struct best *best, uint32_t result)
{
	for (uint32_t i = 0; i < grid->count_count; i++) {
		if (grid->counts[i] == result)
			continue;
		try_three(grid, best, result, i);
		for (uint32_t j = i + 1; j < grid->count_count; j++)
			if (grid->counts[j] != result)
				try_factors(grid, best, result, grid->counts[i], grid->counts[j]);
	}
}

/* The whole number that a row multiplies by, 0 when it is none. */
static int64_t factor_of(const struct grid *grid, uint32_t row, uint32_t result, uint32_t operand)
{
	const struct quantity *product = grid_quantity(grid, row, result);
	const struct quantity *factor = grid_quantity(grid, row, operand);
	struct decimal quotient;

	if (product == NULL || factor == NULL || decimal_sign(factor->value) <= 0 ||
	    !decimal_divide(&quotient, product->value, factor->value, 0) || quotient.scale != 0 ||
	    quotient.mantissa > INT32_MAX)
		return 0;
	return quotient.mantissa > 1 ? (int64_t)quotient.mantissa : 0;
}

/* The figure of that value that stands last before the table, else the first behind it; NO_INDEX when there is none. */
static uint32_t find_outside(const struct grid *grid, int64_t value)
{
	size_t at = grid_find_landmark(grid, value, grid->table->text.start);

	if (at > 0 && grid->landmarks[at - 1].value == value)
		return grid->landmarks[at - 1].quantity;
	at = grid_find_landmark(grid, value, grid->table->text.end);
	return at < grid->landmark_count && grid->landmarks[at].value == value ? grid->landmarks[at].quantity
									       : NO_INDEX;
}

/* c = a x a figure of the text: "mức 38.000 đồng/kg". The first rows say which figure; it must stand somewhere. */
static void try_constant(const struct grid *grid, struct best *best, uint32_t result, uint32_t operand)
{
	for (uint32_t r = 0; r < grid->row_count && r < 3; r++) {
		struct column_relation product = product_of(result, FORMULA_PRODUCT);
		int64_t factor = factor_of(grid, r, result, operand);

		product.constant = factor != 0 ? find_outside(grid, factor) : NO_INDEX;
		if (product.constant == NO_INDEX)
			continue;
		product.count = 1;
		product.penalty = 2;
		product.operands[0].quantity = operand;
		try_product(grid, best, &product, 3);
	}
}

static void explain_constant(const struct grid *grid, struct best *best, uint32_t result)
{
	for (uint32_t i = 0; i < grid->count_count; i++)
		if (grid->counts[i] != result)
			try_constant(grid, best, result, grid->counts[i]);
}

/* What is counted and what it comes to at one price can be added up; prices and factors cannot. */
static void mark_counted(struct grid *grid, const struct column_relation *relation)
{
	uint32_t operand = relation->operands[0].quantity;

	if (has_trait(grid, relation->result, TRAIT_NORM))
		return;
	grid->traits[relation->result] |= TRAIT_COUNTED;
	if (relation->constant != NO_INDEX && !has_trait(grid, operand, TRAIT_NORM) &&
	    !grid_has_decimals(grid, operand))
		grid->traits[operand] |= TRAIT_COUNTED;
}

static void explain_average(const struct grid *grid, struct best *best, uint32_t result)
{
	for (uint32_t i = 0; i < grid->count_count; i++)
		for (uint32_t j = 0; j < grid->count_count; j++)
			if (i != j && grid->counts[i] != result && grid->counts[j] != result)
				try_average(grid, best, result, grid->counts[i], grid->counts[j]);
}

/* Columns that stand in a product: c / b = a would say the same again. */
static void take(const struct grid *grid, const struct column_relation *relation, bool taken[MOST_COLUMNS])
{
	for (uint32_t k = 0; k < grid->count_count; k++) {
		taken[k] |= relation->result == grid->counts[k];
		for (uint32_t o = 0; o < relation->count; o++)
			taken[k] |= relation->operands[o].quantity == grid->counts[k];
	}
}

static void claim_best(struct grid *grid, const struct best *best, bool taken[MOST_COLUMNS])
{
	relation_claim(grid, &best->relation);
	mark_counted(grid, &best->relation);
	take(grid, &best->relation, taken);
}

/* A price that is a factor of an amount may itself be a factor times a figure of the text. */
static void claim_products(struct grid *grid, bool taken[MOST_COLUMNS])
{
	bool made[MOST_COLUMNS] = {false};

	for (uint32_t i = 0; i < grid->count_count; i++) {
		struct best best = {.found = false};

		taken[i] |= grid_is_said(grid, grid->counts[i]);
		if (taken[i])
			continue;
		explain_product(grid, &best, grid->counts[i]);
		made[i] = best.found;
		if (best.found)
			claim_best(grid, &best, taken);
	}
	for (uint32_t i = 0; i < grid->count_count; i++) {
		struct best best = {.found = false};

		if (made[i] || grid_is_said(grid, grid->counts[i]))
			continue;
		explain_constant(grid, &best, grid->counts[i]);
		if (best.found)
			claim_best(grid, &best, taken);
	}
}

static void claim_averages(struct grid *grid, const bool taken[MOST_COLUMNS])
{
	for (uint32_t i = 0; i < grid->count_count; i++) {
		struct best best = {.found = false};
		uint32_t column = grid->counts[i];

		if (taken[i] || (!grid_has_decimals(grid, column) && !has_trait(grid, column, TRAIT_NORM)))
			continue;
		explain_average(grid, &best, column);
		if (!best.found)
			continue;
		grid->traits[column] |= TRAIT_DERIVED;
		relation_claim(grid, &best.relation);
	}
}

void claim_table_products(struct grid *grid)
{
	bool taken[MOST_COLUMNS] = {false};

	if (grid->count_count < 2)
		return;
	claim_products(grid, taken);
	claim_averages(grid, taken);
}
