/*
 * Columns multiplied or divided: amount = count x price, output = area x yield / 10, average = a / b.
 */
#include "extract/claim_table.h"

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

static bool has_decimals(const struct grid *grid, uint32_t column)
{
	for (uint32_t r = 0; r < grid->row_count && r < 64; r++) {
		const struct quantity *q = grid_quantity(grid, r, column);

		if (q != NULL && q->printed > 0)
			return true;
	}
	return false;
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
	if (b > result && has_decimals(grid, b))
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

static void explain_average(const struct grid *grid, struct best *best, uint32_t result)
{
	for (uint32_t i = 0; i < grid->count_count; i++)
		for (uint32_t j = 0; j < grid->count_count; j++)
			if (i != j && grid->counts[i] != result && grid->counts[j] != result)
				try_average(grid, best, result, grid->counts[i], grid->counts[j]);
}

void claim_table_products(struct grid *grid)
{
	bool taken[MOST_COLUMNS] = {false}; /* stands in a product: c / b = a would say the same again */

	if (grid->count_count < 3)
		return;
	for (uint32_t i = 0; i < grid->count_count; i++) {
		struct best best = {.found = false};

		taken[i] |= grid_is_said(grid, grid->counts[i]);
		if (!taken[i])
			explain_product(grid, &best, grid->counts[i]);
		if (!best.found)
			continue;
		relation_claim(grid, &best.relation);
		taken[i] = true;
		for (uint32_t k = 0; k < grid->count_count; k++)
			for (uint32_t o = 0; o < best.relation.count; o++)
				taken[k] |= best.relation.operands[o].quantity == grid->counts[k];
	}
	for (uint32_t i = 0; i < grid->count_count; i++) {
		struct best best = {.found = false};

		if (taken[i] || (!has_decimals(grid, grid->counts[i]) && !has_trait(grid, grid->counts[i], TRAIT_NORM)))
			continue;
		explain_average(grid, &best, grid->counts[i]);
		if (!best.found)
			continue;
		grid->traits[grid->counts[i]] |= TRAIT_DERIVED;
		relation_claim(grid, &best.relation);
	}
}
