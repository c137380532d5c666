/*
 * Columns of counts that carry their price in the head, and the amount they come to: "Suất 600.000 đồng", "Suất 300.000 đồng",
 * "Thành tiền".
 */
#include "claim/table.h"
#include "extract/number.h"

enum { MOST_PRICES = 8 };

struct prices {
	uint32_t columns[MOST_PRICES];
	uint32_t quantities[MOST_PRICES];
	uint32_t count;
};

/* The first figure of thousands in a span; its size is 0 when there is none. */
static struct number find_price(const struct document *doc, struct span span, uint32_t *at)
{
	for (uint32_t i = span.start; i < span.end;) {
		struct number number;

		if (doc->text.data[i] < '0' || doc->text.data[i] > '9') {
			i++;
			continue;
		}
		number = number_scan(slice_part(doc->text, 0, span.end), i);
		if (number.ok && number.grouped && number.printed == 0) {
			*at = i;
			return number;
		}
		i += number.size > 0 ? number.size : 1;
	}
	return (struct number){.size = 0};
}

static void add_price(const struct grid *grid, struct prices *prices, uint32_t row, uint32_t column)
{
	struct facts *facts = grid->facts;
	struct quantity *q;
	uint32_t at;
	struct number number = find_price(facts->doc, table_cell(grid->table, row, column)->text, &at);

	if (number.size == 0)
		return;
	prices->columns[prices->count] = column;
	prices->quantities[prices->count++] = (uint32_t)facts->quantity_count;
	q = ARENA_PUSH(facts->arena, facts->quantities, facts->quantity_count, facts->quantity_capacity);
	*q = (struct quantity){.span = {at, at + number.size},
			       .extent = {at, at + number.size},
			       .value = number.value,
			       .role = ROLE_SCALE,
			       .unit = UNIT_VND,
			       .over = NO_INDEX,
			       .under = NO_INDEX,
			       .token = NO_INDEX,
			       .table = grid->index,
			       .row = row,
			       .column = column,
			       .block = (uint32_t)document_block_at(facts->doc, at)};
}

static void read_prices(const struct grid *grid, struct prices *prices)
{
	for (uint32_t i = 0; i < grid->count_count && prices->count < MOST_PRICES; i++) {
		uint32_t before = prices->count;

		for (uint32_t r = 0; r < grid->rows[0].row && prices->count == before; r++)
			if (table_cell(grid->table, r, grid->counts[i])->present)
				add_price(grid, prices, r, grid->counts[i]);
	}
}

static bool is_priced(const struct prices *prices, uint32_t column)
{
	for (uint32_t i = 0; i < prices->count; i++)
		if (prices->columns[i] == column)
			return true;
	return false;
}

static bool instantiate(const struct grid *grid, const struct prices *prices, uint32_t row, uint32_t column,
			struct operand operands[2 * MOST_PRICES], struct claim *claim)
{
	size_t count = 0;

	for (uint32_t i = 0; i < prices->count; i++) {
		uint32_t value = grid_value(grid, row, prices->columns[i]);

		if (value == NO_INDEX)
			continue;
		operands[count++] = (struct operand){value, false};
		operands[count++] = (struct operand){prices->quantities[i], false};
	}
	*claim = (struct claim){.formula = FORMULA_SUM_OF_PRODUCTS,
				.result = grid_value(grid, row, column),
				.operands = operands,
				.operand_count = count};
	return count > 0 && claim->result != NO_INDEX;
}

static bool holds(const struct grid *grid, const struct prices *prices, uint32_t column)
{
	uint32_t held = 0;
	uint32_t failed = 0;

	for (uint32_t r = 0; r < grid->row_count; r++) {
		struct operand operands[2 * MOST_PRICES];
		struct claim claim;
		enum outcome outcome;

		if (!instantiate(grid, prices, r, column, operands, &claim))
			continue;
		outcome = arithmetic_check(grid->facts->quantities, &claim);
		held += outcome == OUTCOME_AGREES;
		failed += outcome == OUTCOME_DIFFERS;
	}
	return held >= 2 && failed * 3 <= held;
}

void claim_table_prices(struct grid *grid)
{
	struct prices prices = {.count = 0};

	if (grid->row_count == 0)
		return;
	read_prices(grid, &prices);
	if (prices.count < 2)
		return;
	for (uint32_t i = 0; i < grid->count_count; i++) {
		uint32_t column = grid->counts[i];

		if (is_priced(&prices, column) || !holds(grid, &prices, column))
			continue;
		for (uint32_t r = 0; r < grid->row_count; r++) {
			struct operand operands[2 * MOST_PRICES];
			struct claim claim;

			if (instantiate(grid, &prices, r, column, operands, &claim))
				claim_add(grid->facts, CLAIM_BALANCE, "table-product", FORMULA_SUM_OF_PRODUCTS,
					  claim.result, operands, claim.operand_count);
		}
	}
}
