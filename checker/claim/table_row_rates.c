/*
 * Rows of percentages over other rows: the last row "Tỷ lệ (%)" of a table, and the rows "Tỷ lệ ..." of statistics sheets, whose counts stand
 * in the rows numbered below them (x = x.2 / x.1) or in rows that their label names.
 */
#include "claim/table.h"

enum {
	BEHIND = 8,  /* rows before a ratio row that it may divide */
	NEARBY = 14, /* the same for rows found by their labels */
	MOST_CHILDREN = 8,
};

/* A ratio row over whole columns: row a / row b, or row a / the cell of row a in column b. */
struct division {
	uint32_t row;
	uint32_t a;
	uint32_t b;    /* row, NO_INDEX when `base` is meant */
	uint32_t base; /* column */
	uint32_t holds;
	uint32_t fails;
};

static bool is_ratio(const struct grid *grid, uint32_t row)
{
	return grid->rows[row].unit == UNIT_PERCENT || grid->meanings[row] == ROW_RATIO;
}

static bool divides(const struct grid *grid, const struct division *division, uint32_t column,
		    struct operand operands[2], struct claim *claim)
{
	operands[0] = (struct operand){grid_value(grid, division->a, column), false};
	operands[1] = (struct operand){division->b != NO_INDEX ? grid_value(grid, division->b, column)
							       : grid_value(grid, division->a, division->base),
				       false};
	*claim = (struct claim){.formula = FORMULA_PERCENT,
				.result = grid_value(grid, division->row, column),
				.operands = operands,
				.operand_count = 2};
	return claim->result != NO_INDEX && operands[0].quantity != NO_INDEX && operands[1].quantity != NO_INDEX;
}

static bool is_telling(const struct quantity *result)
{
	return decimal_sign(result->value) != 0 && !decimal_equal(result->value, decimal_of(100));
}

static void measure(const struct grid *grid, struct division *division)
{
	for (uint32_t c = 0; c < grid->table->columns; c++) {
		struct operand operands[2];
		struct claim claim;
		enum outcome outcome;

		if (!divides(grid, division, c, operands, &claim))
			continue;
		outcome = arithmetic_check(grid->facts->quantities, &claim);
		division->holds += outcome == OUTCOME_AGREES && is_telling(&grid->facts->quantities[claim.result]);
		division->fails += outcome == OUTCOME_DIFFERS;
	}
}

static void keep_better(const struct grid *grid, struct division *best, struct division division)
{
	measure(grid, &division);
	if (division.holds >= 2 && division.fails * 3 <= division.holds + 1 &&
	    (division.holds > best->holds || (division.holds == best->holds && division.fails < best->fails)))
		*best = division;
}

static void claim_columns(const struct grid *grid, uint32_t row)
{
	struct division best = {.holds = 0};
	uint32_t first = row > BEHIND ? row - BEHIND : 0;

	for (uint32_t a = first; a < row; a++) {
		for (uint32_t i = 0; i < grid->count_count; i++)
			keep_better(grid, &best,
				    (struct division){.row = row, .a = a, .b = NO_INDEX, .base = grid->counts[i]});
		for (uint32_t b = first; b < row; b++)
			if (b != a)
				keep_better(grid, &best, (struct division){.row = row, .a = a, .b = b});
	}
	for (uint32_t c = 0; best.holds > 0 && c < grid->table->columns; c++) {
		struct operand operands[2];
		struct claim claim;

		if (divides(grid, &best, c, operands, &claim))
			claim_add(grid->facts, CLAIM_RATE, "table-row-rate", FORMULA_PERCENT, claim.result, operands,
				  2);
	}
}

/* A ratio row of a statistics sheet with one column of figures. */
struct sheet {
	const struct grid *grid;
	uint32_t column;
	uint32_t row; /* the ratio row */
	struct label label;
};

static const struct quantity *value_of(const struct sheet *sheet, uint32_t row)
{
	return grid_quantity(sheet->grid, row, sheet->column);
}

static bool is_count(const struct sheet *sheet, uint32_t row)
{
	return row < sheet->grid->row_count && !is_ratio(sheet->grid, row) && value_of(sheet, row) != NULL;
}

static enum outcome check(const struct sheet *sheet, const struct operand *operands, size_t count)
{
	struct claim claim = {.formula = FORMULA_PERCENT,
			      .result = grid_value(sheet->grid, sheet->row, sheet->column),
			      .operands = (struct operand *)operands,
			      .operand_count = count};

	return arithmetic_check(sheet->grid->facts->quantities, &claim);
}

static void add_claim(const struct sheet *sheet, const struct operand *operands, size_t count)
{
	claim_add(sheet->grid->facts, CLAIM_RATE, "table-row-rate", FORMULA_PERCENT,
		  grid_value(sheet->grid, sheet->row, sheet->column), operands, count);
}

static struct operand operand_of(const struct sheet *sheet, uint32_t row)
{
	return (struct operand){grid_value(sheet->grid, row, sheet->column), false};
}

static void read_label(const struct sheet *sheet, uint32_t row, struct label *label)
{
	struct facts *facts = sheet->grid->facts;

	label_read(facts, document_slice(facts->doc, sheet->grid->rows[row].label), label);
}

static bool names_total(const struct sheet *sheet, uint32_t row)
{
	struct label label;

	read_label(sheet, row, &label);
	return label_match(sheet->grid->facts, &label, PHRASE_TOTAL, 0) != NULL;
}

/* "Số trạm y tế xã", "Số trạm y tế phường": kinds beside one another, not a part and its whole. */
static bool are_kinds(const struct sheet *sheet, uint32_t a, uint32_t b)
{
	struct label left;
	struct label right;
	size_t same = 0;

	read_label(sheet, a, &left);
	read_label(sheet, b, &right);
	while (same < left.count && same < right.count && left.words[same] == right.words[same])
		same++;
	return left.count == right.count && same >= 2 && same + 1 == left.count;
}

/*
 * The rows right below the ratio row: x.1 the whole, x.2 the part, unless only x.2 names itself a total; when others fit,
 * they are meant.
 */
static bool claim_children(const struct sheet *sheet)
{
	const struct grid *grid = sheet->grid;
	uint32_t index = grid->out->first_row + sheet->row;
	uint32_t children[MOST_CHILDREN];
	uint32_t count = 0;
	size_t whole;
	size_t at;

	for (uint32_t r = sheet->row + 1; r < grid->row_count && grid->rows[r].level > grid->rows[sheet->row].level;
	     r++)
		if (grid->rows[r].parent == index && count < MOST_CHILDREN)
			children[count++] = r;
	if (count < 2)
		return false;
	if (!is_count(sheet, children[0]) || !is_count(sheet, children[1]) ||
	    grid->rows[children[0]].unit != grid->rows[children[1]].unit || are_kinds(sheet, children[0], children[1]))
		return true;
	whole = names_total(sheet, children[1]) && !names_total(sheet, children[0]);
	at = grid->facts->claim_count;
	add_claim(sheet, (struct operand[]){operand_of(sheet, children[!whole]), operand_of(sheet, children[whole])},
		  2);
	add_claim(sheet, (struct operand[]){operand_of(sheet, children[whole]), operand_of(sheet, children[!whole])},
		  2);
	for (uint32_t i = 2; i < count; i++)
		if (is_count(sheet, children[i]))
			add_claim(sheet,
				  (struct operand[]){operand_of(sheet, children[i]), operand_of(sheet, children[0])},
				  2);
	grid->facts->claims[at].alternatives = (uint32_t)(grid->facts->claim_count - at - 1);
	return true;
}

static bool has_word(const struct label *label, uint32_t word)
{
	for (size_t i = 0; i < label->count; i++)
		if (label->words[i] == word)
			return true;
	return false;
}

/* Whether two words follow one another in a label. */
static bool has_pair(const struct label *label, uint32_t first, uint32_t second)
{
	for (size_t i = 0; i + 1 < label->count; i++)
		if (label->words[i] == first && label->words[i + 1] == second)
			return true;
	return false;
}

struct parts {
	uint32_t rows[MOST_CHILDREN];
	struct label labels[MOST_CHILDREN];
	size_t count;
};

/* The counted rows below `whole`. */
static void read_parts(const struct sheet *sheet, uint32_t whole, struct parts *parts)
{
	const struct grid *grid = sheet->grid;
	uint32_t index = grid->out->first_row + whole;

	parts->count = 0;
	for (uint32_t r = whole + 1; r < sheet->row && parts->count < MOST_CHILDREN; r++) {
		if (grid->rows[r].parent != index || !is_count(sheet, r) ||
		    grid->rows[r].unit != grid->rows[whole].unit)
			continue;
		read_label(sheet, r, &parts->labels[parts->count]);
		parts->rows[parts->count++] = r;
	}
}

static bool is_own_pair(const struct parts *parts, size_t part, uint32_t first, uint32_t second)
{
	for (size_t i = 0; i < parts->count; i++)
		if (i != part && has_pair(&parts->labels[i], first, second))
			return false;
	return true;
}

/* The ratio's label names a part by two words in a row that no other part has: "trước hạn", "trực tuyến". */
static bool is_named(const struct sheet *sheet, const struct parts *parts, size_t part)
{
	const struct label *label = &parts->labels[part];

	for (size_t i = 0; i + 1 < label->count; i++)
		if (has_pair(&sheet->label, label->words[i], label->words[i + 1]) &&
		    is_own_pair(parts, part, label->words[i], label->words[i + 1]))
			return true;
	return false;
}

/* The rows below `whole` that the label names; when it names them all it tells nothing. */
static size_t named_parts(const struct sheet *sheet, uint32_t whole, struct operand *operands)
{
	struct parts parts;
	size_t count = 0;

	read_parts(sheet, whole, &parts);
	for (size_t i = 0; i < parts.count; i++)
		if (is_named(sheet, &parts, i))
			operands[count++] = operand_of(sheet, parts.rows[i]);
	return count < parts.count ? count : 0;
}

/* Words that the whole and the ratio must share for the one to be the base of the other. */
static bool is_base(const struct sheet *sheet, uint32_t row)
{
	struct label label;

	if (!is_count(sheet, row))
		return false;
	read_label(sheet, row, &label);
	return label_shared(&sheet->label, &label) * 2 >= sheet->label.count ||
	       label_shared(&label, &sheet->label) >= 4;
}

/* The nearest row before with children that the label names: their sum over it. */
static bool claim_named(const struct sheet *sheet)
{
	uint32_t first = sheet->row > NEARBY ? sheet->row - NEARBY : 0;

	for (uint32_t whole = sheet->row; whole-- > first;) {
		struct operand operands[MOST_CHILDREN + 1];
		size_t count;

		if (!is_base(sheet, whole))
			continue;
		count = named_parts(sheet, whole, operands);
		if (count == 0)
			continue;
		operands[count] = operand_of(sheet, whole);
		add_claim(sheet, operands, count + 1);
		return true;
	}
	return false;
}

/* "(tính trên số phiếu thu về)": the words of the base, from behind "trên" to the bracket's end. */
static bool read_base_label(const struct sheet *sheet, struct label *base, struct label *rest)
{
	struct facts *facts = sheet->grid->facts;
	struct slice text = document_slice(facts->doc, sheet->grid->rows[sheet->row].label);
	size_t open = slice_find(text, SLICE("("), 0);
	size_t over = slice_find(text, SLICE("trên "), open == SIZE_MAX ? text.size : open);
	size_t close = slice_find(text, SLICE(")"), over == SIZE_MAX ? text.size : over);

	if (close == SIZE_MAX)
		return false;
	label_read(facts, slice_part(text, over + strlen("trên "), close), base);
	label_read(facts, slice_part(text, 0, open), rest);
	return base->count >= 2 && rest->count >= 2;
}

/* The only row near whose label holds all the words; NO_INDEX when there is none or several. */
static uint32_t only_row(const struct sheet *sheet, const struct label *words, size_t skip, uint32_t other)
{
	uint32_t first = sheet->row > NEARBY ? sheet->row - NEARBY : 0;
	uint32_t found = NO_INDEX;

	for (uint32_t r = first; r < sheet->row; r++) {
		struct label label;
		size_t i = skip;

		if (r == other || !is_count(sheet, r))
			continue;
		read_label(sheet, r, &label);
		while (i < words->count && has_word(&label, words->words[i]))
			i++;
		if (i < words->count)
			continue;
		if (found != NO_INDEX)
			return NO_INDEX;
		found = r;
	}
	return found;
}

static bool claim_said_base(const struct sheet *sheet)
{
	struct label base;
	struct label rest;
	const struct phrase *ratio;
	uint32_t whole;
	uint32_t part;

	if (!read_base_label(sheet, &base, &rest))
		return false;
	ratio = label_match(sheet->grid->facts, &rest, PHRASE_ROW, 0);
	whole = only_row(sheet, &base, 0, NO_INDEX);
	if (whole == NO_INDEX || ratio == NULL || ratio->length >= rest.count)
		return false;
	part = only_row(sheet, &rest, ratio->length, whole);
	if (part == NO_INDEX)
		return false;
	add_claim(sheet, (struct operand[]){operand_of(sheet, part), operand_of(sheet, whole)}, 2);
	return true;
}

/* The other rows near that count in the unit of `part`, `whole` left out: as wholes they are other readings. */
static uint32_t claim_other_wholes(const struct sheet *sheet, uint32_t part, uint32_t whole)
{
	const struct grid *grid = sheet->grid;
	uint32_t first = sheet->row > NEARBY ? sheet->row - NEARBY : 0;
	uint32_t count = 0;

	for (uint32_t r = first; r < sheet->row; r++) {
		if (r == part || r == whole || !is_count(sheet, r) || grid->rows[r].unit != grid->rows[part].unit)
			continue;
		add_claim(sheet, (struct operand[]){operand_of(sheet, part), operand_of(sheet, r)}, 2);
		count++;
	}
	return count;
}

/* The nearest total before the part that counts the same: "Tổng số hộ được rà soát" of "Số hộ đạt chuẩn". */
static uint32_t total_before(const struct sheet *sheet, uint32_t part)
{
	const struct grid *grid = sheet->grid;
	uint32_t first = part > NEARBY ? part - NEARBY : 0;

	for (uint32_t r = part; r-- > first;) {
		struct label label;

		if (!is_count(sheet, r) || grid->rows[r].unit != grid->rows[part].unit)
			continue;
		read_label(sheet, r, &label);
		if (label_match(grid->facts, &label, PHRASE_TOTAL, 0) != NULL &&
		    label_shared(&label, &sheet->label) >= 2)
			return r;
	}
	return NO_INDEX;
}

/* "Tỷ lệ hộ đạt chuẩn": the only row with all these words over the total before it. */
static bool claim_counted(const struct sheet *sheet)
{
	const struct phrase *ratio = label_match(sheet->grid->facts, &sheet->label, PHRASE_ROW, 0);
	size_t at = sheet->grid->facts->claim_count;
	uint32_t part;
	uint32_t whole;
	uint32_t others;

	if (ratio == NULL || sheet->label.count < ratio->length + 2u)
		return false;
	part = only_row(sheet, &sheet->label, ratio->length, NO_INDEX);
	whole = part == NO_INDEX ? NO_INDEX : total_before(sheet, part);
	if (whole == NO_INDEX)
		return false;
	add_claim(sheet, (struct operand[]){operand_of(sheet, part), operand_of(sheet, whole)}, 2);
	others = claim_other_wholes(sheet, part, whole);
	sheet->grid->facts->claims[at].alternatives = others;
	return true;
}

/* Any two rows near that give the percentage: nothing is claimed of others, but the figure is tied. */
static bool claim_fitting(const struct sheet *sheet)
{
	uint32_t first = sheet->row > BEHIND ? sheet->row - BEHIND : 0;

	if (!is_telling(value_of(sheet, sheet->row)) || claim_digits(value_of(sheet, sheet->row)) < 3)
		return false;
	for (uint32_t a = first; a < sheet->row; a++)
		for (uint32_t b = first; b < sheet->row; b++) {
			struct operand operands[2] = {operand_of(sheet, a), operand_of(sheet, b)};

			if (a != b && is_count(sheet, a) && is_count(sheet, b) &&
			    check(sheet, operands, 2) == OUTCOME_AGREES) {
				add_claim(sheet, operands, 2);
				return true;
			}
		}
	return false;
}

/* A plan or an earlier period may be exceeded. */
static bool may_exceed(const struct sheet *sheet)
{
	for (size_t at = 0; at < sheet->label.count; at++) {
		const struct phrase *phrase = label_match(sheet->grid->facts, &sheet->label, PHRASE_COLUMN, at);

		if (phrase != NULL && phrase->value == HEAD_COMPARED)
			return true;
	}
	return false;
}

static void claim_sheet_row(struct sheet *sheet)
{
	const struct quantity *q = value_of(sheet, sheet->row);
	int order;

	if (q == NULL || q->unit != UNIT_PERCENT)
		return;
	read_label(sheet, sheet->row, &sheet->label);
	if (claim_children(sheet) || claim_said_base(sheet) || claim_fitting(sheet) || claim_named(sheet) ||
	    claim_counted(sheet))
		return;
	if (!may_exceed(sheet) && decimal_compare(&order, q->value, decimal_of(100)) && order > 0)
		grid_claim_limit(sheet->grid, sheet->row, sheet->column);
}

void claim_table_row_rates(const struct grid *grid)
{
	for (uint32_t r = 0; r < grid->row_count; r++) {
		if (!is_ratio(grid, r) || grid->spelled[r])
			continue;
		if (grid->count_count == 1) {
			struct sheet sheet = {.grid = grid, .column = grid->counts[0], .row = r};

			claim_sheet_row(&sheet);
		} else if (r > 0) {
			claim_columns(grid, r);
		}
	}
}
