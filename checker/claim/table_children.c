/*
 * A row and the rows numbered below it: 1 = 1.1 + 1.2 + 1.3. A number alone implies no sum, so it must hold elsewhere: in other columns of the
 * row, or in other rows of the table. A sheet with one column of figures is believed only where the label says total.
 */
#include "claim/table.h"

struct family {
	const struct grid *grid;
	uint32_t parent;
	uint32_t *children;
	uint32_t count;
	bool partial; /* a child is introduced by "trong đó" */
	uint32_t holds;
	uint32_t fails;
	uint32_t blank; /* a child without a figure in the column at hand */
	uint32_t near;  /* failing columns where the parts exceed the whole, or nearly reach it */
};

struct census {
	uint32_t families; /* with a figure to compare */
	uint32_t holding;
	bool *foreign; /* per column: no family adds up in it and several are far from it, as in rates */
	uint32_t *column_holds;
	uint32_t *column_far;
};

static bool same_unit(const struct grid *grid, uint32_t a, uint32_t b)
{
	uint32_t left = grid->rows[a].unit;
	uint32_t right = grid->rows[b].unit;

	return left == right || left == UNIT_NONE || right == UNIT_NONE;
}

/* The rows right below `parent`; rows of other units count something else and end the family's claim to a sum. */
static bool gather(struct family *family, uint32_t parent)
{
	const struct grid *grid = family->grid;
	uint32_t index = grid->out->first_row + parent;
	bool alike = true;

	family->parent = parent;
	family->count = family->holds = family->fails = family->near = 0;
	family->partial = false;
	for (uint32_t r = parent + 1; r < grid->row_count && grid->rows[r].level > grid->rows[parent].level; r++) {
		if (grid->rows[r].parent != index)
			continue;
		family->partial |= grid->meanings[r] == ROW_PART;
		if (grid_is_addend(grid, r)) {
			alike &= same_unit(grid, parent, r);
			family->children[family->count++] = r;
		}
	}
	return family->count >= 2 && alike;
}

static struct claim claim_of(struct family *family, uint32_t column, struct operand *operands, uint32_t *blanks)
{
	size_t count = 0;

	*blanks = 0;
	for (uint32_t i = 0; i < family->count; i++) {
		uint32_t value = grid_value(family->grid, family->children[i], column);

		if (value != NO_INDEX) {
			operands[count++] = (struct operand){value, false};
			continue;
		}
		if (grid_is_nothing(family->grid, family->children[i], column))
			continue;
		family->blank = family->children[i];
		++*blanks;
	}
	return (struct claim){.formula = FORMULA_SUM,
			      .result = grid_value(family->grid, family->parent, column),
			      .operands = operands,
			      .operand_count = count};
}

static bool is_telling(const struct grid *grid, const struct claim *claim)
{
	size_t telling = 0;

	for (size_t i = 0; i < claim->operand_count; i++)
		telling += decimal_sign(grid->facts->quantities[claim->operands[i].quantity].value) != 0;
	return telling >= 2;
}

/* The parts are more than the whole, or lack less than a tenth of it. */
static bool is_near(const struct grid *grid, const struct claim *claim)
{
	const struct quantity *whole = &grid->facts->quantities[claim->result];
	struct decimal sum;
	struct decimal rest;
	int order;

	return arithmetic_value(grid->facts->quantities, claim, 0, &sum) &&
	       decimal_subtract(&rest, whole->value, sum) && decimal_multiply(&rest, rest, decimal_of(10)) &&
	       decimal_compare(&order, rest, whole->value) && order <= 0;
}

static bool is_column(const struct family *family, const struct census *census, uint32_t column)
{
	const struct grid *grid = family->grid;
	const struct quantity *q = grid_quantity(grid, family->parent, column);

	return grid_is_summable(grid, column) && !census->foreign[column] && q != NULL && q->unit != UNIT_PERCENT;
}

static void judge(struct family *family, struct census *census, struct operand *operands)
{
	const struct grid *grid = family->grid;

	for (uint32_t c = 0; c < grid->table->columns; c++) {
		struct claim claim;
		uint32_t blanks;

		if (!is_column(family, census, c))
			continue;
		claim = claim_of(family, c, operands, &blanks);
		if (claim.operand_count < 2)
			continue;
		if (arithmetic_check(grid->facts->quantities, &claim) == OUTCOME_AGREES) {
			family->holds += is_telling(grid, &claim);
			census->column_holds[c] += is_telling(grid, &claim);
		} else if (blanks == 0) {
			family->fails++;
			family->near += is_near(grid, &claim);
			census->column_far[c] += !claim_is_near(grid->facts->quantities, &claim);
		}
	}
}

static bool says_total(const struct family *family)
{
	const struct row *row = &family->grid->rows[family->parent];
	struct label label;

	label_read(family->grid->facts, document_slice(family->grid->facts->doc, row->label), &label);
	return label_match(family->grid->facts, &label, PHRASE_TOTAL, 0) != NULL;
}

/* All children are named alike ("Số TTHC cấp tỉnh", "Số TTHC cấp huyện"): kinds of what the parent counts. */
static bool are_kinds(const struct family *family)
{
	struct facts *facts = family->grid->facts;
	struct label parent;
	struct label first;

	label_read(facts, document_slice(facts->doc, family->grid->rows[family->parent].label), &parent);
	label_read(facts, document_slice(facts->doc, family->grid->rows[family->children[0]].label), &first);
	for (uint32_t i = 1; i < family->count; i++) {
		struct label child;

		label_read(facts, document_slice(facts->doc, family->grid->rows[family->children[i]].label), &child);
		if (first.count < 3 || child.count < 3 ||
		    memcmp(first.words, child.words, 3 * sizeof *child.words) != 0)
			return false;
	}
	return label_shared(&first, &parent) >= 2;
}

/* Most other families of the table add up. */
static bool is_custom(const struct family *family, const struct census *census, uint32_t others)
{
	uint32_t all = census->families - (family->holds + family->fails > 0);

	return others >= 2 && others * 3 >= all * 2;
}

/* Whether the family adds up: *weak when only the wording says so. What does not must be near, or have others to vouch for it. */
static bool is_believed(const struct family *family, const struct census *census, bool *weak)
{
	uint32_t others = census->holding - (family->holds > 0 && family->fails == 0);
	bool near = family->near == family->fails;

	*weak = false;
	if (family->fails == 0)
		return family->holds > 0;
	if (family->partial)
		return false;
	if (family->grid->count_count < 2) {
		*weak = true;
		return near && says_total(family) && (are_kinds(family) || others > 0);
	}
	if (family->holds >= family->fails)
		return near || family->holds > family->fails || is_custom(family, census, others);
	*weak = family->holds == 0;
	return near && is_custom(family, census, others);
}

static void add_claims(struct family *family, const struct census *census, struct operand *operands, bool weak)
{
	const struct grid *grid = family->grid;

	for (uint32_t c = 0; c < grid->table->columns; c++) {
		struct claim claim;
		uint32_t blanks;
		bool agrees;

		if (!is_column(family, census, c))
			continue;
		claim = claim_of(family, c, operands, &blanks);
		agrees = claim.operand_count >= 2 &&
			 arithmetic_check(grid->facts->quantities, &claim) == OUTCOME_AGREES;
		if (claim.operand_count < 2 || (!agrees && blanks > 1))
			continue;
		if (!agrees && blanks == 1 && grid_is_blank(grid, family->blank, c)) {
			grid_claim_blank(grid, &claim, family->blank);
			continue;
		}
		claim_add(grid->facts, CLAIM_BREAKDOWN, "table-children", FORMULA_SUM, claim.result, claim.operands,
			  claim.operand_count)
			->weak = weak || blanks > 0;
	}
}

static bool is_parent(const struct grid *grid, uint32_t row)
{
	return row + 1 < grid->row_count && !grid->rows[row].total && !grid->rows[row].section && !grid->spelled[row] &&
	       grid->rows[row + 1].parent == grid->out->first_row + row;
}

static void take_census(struct family *family, struct census *census, struct operand *operands)
{
	const struct grid *grid = family->grid;

	census->families = census->holding = 0;
	for (uint32_t r = 0; r < grid->row_count; r++) {
		if (!is_parent(grid, r) || !gather(family, r))
			continue;
		judge(family, census, operands);
		census->families += family->holds + family->fails > 0;
		census->holding += family->holds > 0 && family->fails == 0;
	}
}

/* Leaves out the columns that are foreign to all sums; true when there are any, so that the census must be taken again. */
static bool find_foreign(const struct grid *grid, struct census *census)
{
	bool any = false;

	for (uint32_t c = 0; c < grid->table->columns; c++) {
		census->foreign[c] = census->column_holds[c] == 0 && census->column_far[c] > 1;
		any |= census->foreign[c];
	}
	return any;
}

void claim_table_children(const struct grid *grid)
{
	struct arena *arena = grid->facts->arena;
	uint32_t columns = grid->table->columns;
	struct family family = {.grid = grid};
	struct census census = {.foreign = arena_array(arena, columns, sizeof *census.foreign),
				.column_holds = arena_array(arena, columns, sizeof *census.column_holds),
				.column_far = arena_array(arena, columns, sizeof *census.column_far)};
	struct operand *operands = arena_array(arena, grid->row_count, sizeof *operands);

	family.children = arena_array(arena, grid->row_count, sizeof *family.children);
	take_census(&family, &census, operands);
	if (find_foreign(grid, &census))
		take_census(&family, &census, operands);
	for (uint32_t r = 0; census.families > 0 && r < grid->row_count; r++) {
		bool weak;

		if (!is_parent(grid, r) || !gather(&family, r))
			continue;
		judge(&family, &census, operands);
		if (is_believed(&family, &census, &weak))
			add_claims(&family, &census, operands, weak);
	}
}
