/*
 * Relations between columns: how well the rows of a table bear one out, and the claims it makes of them.
 */
#include "claim/table.h"

/* A relation as it stands in one row. */
struct instance {
	struct operand operands[MOST_OPERANDS + 1];
	struct claim claim;
	uint32_t blanks; /* operands that are missing and count as zero */
	uint32_t blank;  /* the column of one of them */
};

uint32_t claim_digits(const struct quantity *q)
{
	int128 mantissa = q->value.mantissa < 0 ? -q->value.mantissa : q->value.mantissa;
	uint32_t digits = 0;

	while (mantissa != 0 && mantissa % 10 == 0)
		mantissa /= 10;
	for (; mantissa != 0; mantissa /= 10)
		digits++;
	return digits;
}

uint32_t claim_bits(const struct quantity *q)
{
	int128 mantissa = q->value.mantissa < 0 ? -q->value.mantissa : q->value.mantissa;
	uint32_t bits = 0;

	while (mantissa != 0 && mantissa % 10 == 0)
		mantissa /= 10;
	for (mantissa++; mantissa > 1; mantissa /= 2)
		bits++;
	return bits;
}

bool claim_is_near(const struct quantity *quantities, const struct claim *claim)
{
	const struct quantity *result = &quantities[claim->result];
	struct decimal value;
	struct decimal difference;
	int order;

	if (!arithmetic_value(quantities, claim, result->printed, &value) ||
	    !decimal_subtract(&difference, value, result->value) ||
	    !decimal_multiply(&difference, difference, decimal_of(decimal_sign(difference) < 0 ? -10 : 10)))
		return false;
	return decimal_compare(&order, difference, result->value) && order <= 0;
}

static bool is_sum(enum formula formula)
{
	return formula == FORMULA_SUM;
}

/* The operands of a row; blanks are left out of sums. False when the row lacks what it takes. */
static bool instantiate(const struct grid *grid, const struct column_relation *relation, uint32_t row,
			struct instance *instance)
{
	size_t count = 0;

	instance->blanks = 0;
	instance->claim = (struct claim){.formula = relation->formula,
					 .result = grid_value(grid, row, relation->result)};
	if (instance->claim.result == NO_INDEX)
		return false;
	for (uint32_t i = 0; i < relation->count; i++) {
		uint32_t value = grid_value(grid, row, relation->operands[i].quantity);

		if (value != NO_INDEX)
			instance->operands[count++] = (struct operand){value, relation->operands[i].minus};
		else if (!is_sum(relation->formula))
			return false;
		else {
			instance->blank = relation->operands[i].quantity;
			instance->blanks++;
		}
	}
	if (relation->constant != NO_INDEX)
		instance->operands[count++] = (struct operand){relation->constant, false};
	instance->claim.operands = instance->operands;
	instance->claim.operand_count = count;
	return count > 0;
}

static bool is_plain(const struct quantity *q, int64_t value)
{
	return decimal_equal(q->value, decimal_of(value));
}

/* A row that would hold whatever the relation were: zeros, a part that is the whole. */
static bool is_trivial(const struct grid *grid, const struct instance *instance)
{
	const struct quantity *quantities = grid->facts->quantities;
	const struct quantity *result = &quantities[instance->claim.result];
	size_t telling = 0;

	if (instance->claim.formula == FORMULA_SUM || instance->claim.formula == FORMULA_SUM_OF_PRODUCTS) {
		for (size_t i = 0; i < instance->claim.operand_count; i++)
			telling += !is_plain(&quantities[instance->operands[i].quantity], 0);
		return telling < (instance->claim.formula == FORMULA_SUM ? 2u : 3u);
	}
	if (is_plain(result, 0))
		return true;
	for (size_t i = 0; i < instance->claim.operand_count; i++)
		if (is_plain(&quantities[instance->operands[i].quantity], 1))
			return true;
	return instance->claim.formula == FORMULA_PERCENT && is_plain(result, 100);
}

/* Count x price: in a total row the price is an average, rounded, and obeys claim_total_price(). */
static bool is_priced(const struct column_relation *relation)
{
	return relation->formula == FORMULA_PRODUCT && relation->count == 2 && relation->constant == NO_INDEX;
}

/* Rows of percentages among rows of counts obey their own arithmetic. */
static bool is_left_out(const struct grid *grid, const struct column_relation *relation, uint32_t row)
{
	const struct row *r = &grid->rows[row];

	if (grid->meanings[row] == ROW_RATIO && !grid->out->form_sheet)
		return true;
	if (r->total && is_priced(relation))
		return true;
	return r->unit == UNIT_PERCENT && relation->kind != CLAIM_BREAKDOWN;
}

/* The second largest part decides how easily a sum comes out by accident. */
static uint32_t telling_bits(const struct quantity *quantities, const struct instance *instance)
{
	uint32_t largest = 0;
	uint32_t second = 0;

	for (size_t i = 0; i < instance->claim.operand_count; i++) {
		uint32_t bits = claim_bits(&quantities[instance->operands[i].quantity]);

		second = bits > largest ? largest : bits > second ? bits : second;
		largest = bits > largest ? bits : largest;
	}
	return second;
}

static void count_hold(const struct grid *grid, struct column_relation *relation, const struct instance *instance)
{
	const struct quantity *quantities = grid->facts->quantities;
	const struct quantity *result = &quantities[instance->claim.result];

	if (is_trivial(grid, instance)) {
		relation->bits += !is_plain(result, 0);
		return;
	}
	relation->holds++;
	relation->digits += claim_digits(result);
	relation->bits += telling_bits(quantities, instance);
}

static void measure_row(const struct grid *grid, struct column_relation *relation, uint32_t row)
{
	struct instance instance;

	if (is_left_out(grid, relation, row) || !instantiate(grid, relation, row, &instance))
		return;
	switch (arithmetic_check(grid->facts->quantities, &instance.claim)) {
	case OUTCOME_AGREES:
		count_hold(grid, relation, &instance);
		break;
	case OUTCOME_DIFFERS:
		relation->fails += instance.blanks == 0;
		break;
	case OUTCOME_UNDECIDED:
		break;
	}
}

/* A third of the sample, or two rows of a small table, may break a relation before it is given up. */
static bool is_hopeless(const struct column_relation *relation)
{
	return relation->fails > 2 && relation->fails * 3 > relation->holds + relation->fails;
}

static void clear(struct column_relation *relation)
{
	relation->holds = relation->fails = relation->digits = relation->bits = 0;
}

bool relation_measure(const struct grid *grid, struct column_relation *relation)
{
	uint32_t step = grid->sample_step;

	clear(relation);
	for (uint32_t r = 0; r < grid->row_count; r += step) {
		if (!is_left_out(grid, relation, r) && coarse_differs(grid, relation, r))
			relation->fails++;
		else
			measure_row(grid, relation, r);
		if (is_hopeless(relation))
			return false;
	}
	if (relation->holds == 0)
		return false;
	if (step == 1)
		return true;
	clear(relation);
	for (uint32_t r = 0; r < grid->row_count; r++)
		measure_row(grid, relation, r);
	return true;
}

/* A sum that some row breaks must be borne out by parts that tell; that of rows that all hold can do no harm. */
static bool is_telling_sum(const struct column_relation *relation, bool supported, uint32_t extra)
{
	if (relation->formula != FORMULA_SUM || relation->fails == 0)
		return true;
	return relation->bits >= (supported ? 3 * relation->fails : 4 + 4 * relation->fails + 3 * extra);
}

bool relation_accept(const struct column_relation *relation, bool supported, uint32_t extra)
{
	uint32_t need = (supported ? 2 : 5) + extra;
	uint32_t fails = relation->formula == FORMULA_SUM ? 0 : relation->fails;

	if (relation->digits < need + 2 * fails || relation->holds < (supported ? 1u : 2u) ||
	    !is_telling_sum(relation, supported, extra))
		return false;
	if (relation->fails == 0)
		return supported || relation->holds >= 3 || relation->digits >= need + 1;
	if (relation->fails == 1)
		return supported || relation->holds >= 3 || relation->digits >= need + 3;
	return relation->fails * 4 <= relation->holds;
}

/* The price of a total row is the amount over the count, where it is near to that at all. */
static void claim_total_price(const struct grid *grid, const struct column_relation *relation, uint32_t row)
{
	bool first = (grid->traits[relation->operands[0].quantity] & TRAIT_NORM) != 0;
	uint32_t price = grid_value(grid, row, relation->operands[first ? 0 : 1].quantity);
	struct operand operands[2] = {{grid_value(grid, row, relation->result), false},
				      {grid_value(grid, row, relation->operands[first ? 1 : 0].quantity), false}};
	struct claim claim = {.formula = FORMULA_RATIO, .result = price, .operands = operands, .operand_count = 2};

	if (price != NO_INDEX && operands[0].quantity != NO_INDEX && operands[1].quantity != NO_INDEX &&
	    claim_is_near(grid->facts->quantities, &claim))
		claim_add(grid->facts, CLAIM_BALANCE, "table-average", FORMULA_RATIO, price, operands, 2);
}

void relation_claim(const struct grid *grid, const struct column_relation *relation)
{
	/* What several rows break and no word says may be no rule of the table at all. */
	bool weak = relation->fails > 1 && !relation->supported;

	for (uint32_t r = 0; r < grid->row_count; r++) {
		struct instance instance;

		if (grid->rows[r].total && is_priced(relation))
			claim_total_price(grid, relation, r);
		if (is_left_out(grid, relation, r) || !instantiate(grid, relation, r, &instance))
			continue;
		if (instance.blanks > 0 &&
		    arithmetic_check(grid->facts->quantities, &instance.claim) != OUTCOME_AGREES) {
			if (instance.blanks == 1 && grid_is_blank(grid, r, instance.blank))
				grid_claim_blank(grid, &instance.claim, r);
			continue;
		}
		claim_add(grid->facts, relation->kind, relation->scope, relation->formula, instance.claim.result,
			  instance.operands, instance.claim.operand_count)
			->weak = weak;
	}
}
