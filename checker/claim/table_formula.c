/*
 * Arithmetic that heads and labels spell: "Tổng số (8 = 1+2+3)", "(3)=(1)+(2)", "4=3/2*100", "Tổng cộng (A+B)".
 *
 * References are the numbers of columns, from a row of column numbers or from the heads, or the numbers of rows.
 */
#include "base/utf8.h"
#include "claim/slip.h"
#include "claim/table.h"

enum { MOST_REFERENCES = 40 };

struct spelled {
	enum formula formula;
	struct slice left; /* what it is the formula of; empty: the row or column it stands in */
	struct slice references[MOST_REFERENCES];
	bool minus[MOST_REFERENCES];
	size_t count;
};

struct parser {
	struct slice text;
	size_t at;
};

static void skip_blanks(struct parser *parser)
{
	while (parser->at < parser->text.size && parser->text.data[parser->at] == ' ')
		parser->at++;
}

static bool is_reference_character(char c)
{
	return (c >= '0' && c <= '9') || (c >= 'A' && c <= 'Z') || (c >= 'a' && c <= 'z') || c == '.';
}

/* A number, bare or in brackets: 1, (1), [1], I, 1.2. */
static bool read_reference(struct parser *parser, struct slice *reference)
{
	bool bracket;
	size_t start;

	skip_blanks(parser);
	bracket = parser->at < parser->text.size && slice_holds(SLICE("(["), parser->text.data[parser->at]);
	parser->at += bracket;
	start = parser->at;
	while (parser->at < parser->text.size && is_reference_character(parser->text.data[parser->at]) &&
	       parser->text.data[parser->at] != 'x')
		parser->at++;
	*reference = slice_part(parser->text, start, parser->at);
	while (reference->size > 0 && reference->data[reference->size - 1] == '.')
		reference->size--;
	if (bracket) {
		if (parser->at >= parser->text.size || !slice_holds(SLICE(")]"), parser->text.data[parser->at]))
			return false;
		parser->at++;
	}
	return reference->size > 0 && reference->size <= 5 && row_stt(*reference).style != ENUM_NONE;
}

/* + - x / behind a reference, 0 for anything else. */
static char read_operation(struct parser *parser)
{
	size_t length;
	uint32_t character;

	skip_blanks(parser);
	if (parser->at >= parser->text.size)
		return 0;
	character = utf8_decode(parser->text, parser->at, &length);
	if (character == 0x2013 || character == 0x2212)
		character = '-';
	if (character == 'X' || character == '*' || character == 0xd7)
		character = 'x';
	if (character == ':')
		character = '/';
	if (character > 127 || !slice_holds(SLICE("+-x/"), (char)character))
		return 0;
	parser->at += length;
	return (char)character;
}

/* The formula that goes with the operations seen; false for mixtures that are none of ours. */
static bool classify(struct spelled *spelled, size_t sums, size_t products, size_t divisions, bool hundred)
{
	if (divisions == 0 && products == 0)
		spelled->formula = FORMULA_SUM;
	else if (divisions == 1 && sums == 0 && products == 0 && spelled->count == 2)
		spelled->formula = hundred ? FORMULA_PERCENT : FORMULA_RATIO;
	else if (products > 0 && sums == 0 && divisions == 0)
		spelled->formula = FORMULA_PRODUCT;
	else
		return false;
	return spelled->count >= 2;
}

/* 1+2-3, 3/2*100, 4x5 from the parser's place on. */
static bool read_terms(struct parser *parser, struct spelled *spelled)
{
	size_t sums = 0;
	size_t products = 0;
	size_t divisions = 0;
	char operation = '+';
	bool hundred = false;

	spelled->count = 0;
	while (operation != 0 && spelled->count < MOST_REFERENCES) {
		struct slice reference;

		if (!read_reference(parser, &reference))
			return false;
		if (operation == 'x' && divisions > 0 && slice_equal(reference, SLICE("100"))) {
			hundred = true;
		} else {
			sums += spelled->count > 0 && (operation == '+' || operation == '-');
			products += operation == 'x';
			divisions += operation == '/';
			spelled->minus[spelled->count] = operation == '-';
			spelled->references[spelled->count++] = reference;
		}
		operation = read_operation(parser);
	}
	hundred |= parser->at < parser->text.size && parser->text.data[parser->at] == '%';
	return classify(spelled, sums, products, divisions, hundred);
}

/* The reference right before the equals sign. */
static struct slice left_side(struct slice text, size_t equals)
{
	size_t end = equals;
	size_t start;

	while (end > 0 && slice_holds(SLICE(" )]"), text.data[end - 1]))
		end--;
	start = end;
	while (start > 0 && is_reference_character(text.data[start - 1]))
		start--;
	return slice_part(text, start, end);
}

/* With an equals sign anywhere in the text, else a sum that fills a pair of brackets. */
static bool read_spelled(struct slice text, struct spelled *spelled)
{
	struct parser parser = {text, 0};
	size_t equals = slice_find(text, SLICE("="), 0);

	if (equals != SIZE_MAX) {
		spelled->left = left_side(text, equals);
		parser.at = equals + 1;
		return read_terms(&parser, spelled);
	}
	spelled->left = SLICE("");
	parser.at = slice_find(text, SLICE("("), 0);
	if (parser.at == SIZE_MAX || slice_find(text, SLICE("+"), parser.at) == SIZE_MAX)
		return false;
	parser.at++;
	return read_terms(&parser, spelled) && spelled->formula == FORMULA_SUM && parser.at < text.size &&
	       text.data[parser.at] == ')';
}

static bool same_number(struct enumerator a, struct enumerator b)
{
	return a.style == b.style && a.depth == b.depth && a.style != ENUM_NONE && a.style != ENUM_BULLET &&
	       memcmp(a.path, b.path, a.depth * sizeof a.path[0]) == 0;
}

/* How near row `other` stands to the one whose label refers to it: a child, a sibling, any; 0 is best. */
static uint32_t kinship(const struct grid *grid, uint32_t row, uint32_t other)
{
	if (grid->rows[other].parent == grid->out->first_row + row)
		return 0;
	if (grid->rows[other].parent == grid->rows[row].parent)
		return 1;
	return 2u + grid->rows[other].level;
}

/* The row that a reference in the label of `row` means, or NO_INDEX. */
static uint32_t find_row(const struct grid *grid, uint32_t row, struct slice reference)
{
	struct enumerator number = row_stt(reference);
	uint32_t best = NO_INDEX;
	uint32_t distance = UINT32_MAX;

	for (uint32_t r = 0; r < grid->row_count; r++)
		if (r != row && same_number(grid->rows[r].stt, number) && kinship(grid, row, r) < distance) {
			distance = kinship(grid, row, r);
			best = r;
		}
	return best;
}

static bool resolve_rows(const struct grid *grid, uint32_t row, const struct spelled *spelled,
			 uint32_t rows[MOST_REFERENCES])
{
	if (spelled->left.size > 0 && grid->rows[row].stt.style != ENUM_NONE &&
	    !same_number(grid->rows[row].stt, row_stt(spelled->left)))
		return false;
	for (size_t i = 0; i < spelled->count; i++) {
		rows[i] = find_row(grid, row, spelled->references[i]);
		if (rows[i] == NO_INDEX)
			return false;
	}
	return true;
}

static bool fits_column(const struct grid *grid, enum formula formula, uint32_t column)
{
	return formula == FORMULA_SUM ? grid_is_summable(grid, column)
				      : grid->out->columns[column].role == COLUMN_VALUE;
}

/* A total below one of its parts, and no slip of what they add up to, is an average: the column holds rates, though its head is lost. */
static bool is_average(const struct grid *grid, const struct claim *claim)
{
	const struct quantity *quantities = grid->facts->quantities;
	const struct quantity *total = &quantities[claim->result];
	struct decimal sum;
	bool below = false;
	int order;

	for (size_t i = 0; i < claim->operand_count; i++) {
		struct decimal part = quantities[claim->operands[i].quantity].value;

		if (claim->operands[i].minus || decimal_sign(part) < 0)
			return false;
		below = below || (decimal_compare(&order, total->value, part) && order < 0);
	}
	return below && arithmetic_value(quantities, claim, total->printed, &sum) &&
	       !slip_mistyped(total->value, sum, total->printed);
}

/* The claim of one column; false when the row or one of those it names has no figure there. */
static bool row_claim(const struct grid *grid, uint32_t row, const struct spelled *spelled, const uint32_t *rows,
		      uint32_t column, struct operand *operands, struct claim *claim)
{
	size_t count = 0;

	if (!fits_column(grid, spelled->formula, column) || grid_value(grid, row, column) == NO_INDEX)
		return false;
	for (size_t i = 0; i < spelled->count; i++) {
		uint32_t value = grid_value(grid, rows[i], column);

		if (value == NO_INDEX && spelled->formula != FORMULA_SUM)
			return false;
		if (value != NO_INDEX)
			operands[count++] = (struct operand){value, spelled->minus[i]};
	}
	*claim = (struct claim){.formula = spelled->formula,
				.result = grid_value(grid, row, column),
				.operands = operands,
				.operand_count = count};
	return count >= 2 && !(spelled->formula == FORMULA_SUM && is_average(grid, claim));
}

static enum claim_kind kind_of(enum formula formula)
{
	return formula == FORMULA_SUM ? CLAIM_BREAKDOWN : formula == FORMULA_PERCENT ? CLAIM_RATE : CLAIM_BALANCE;
}

static const char *scope_of(enum formula formula)
{
	return formula == FORMULA_PRODUCT ? "table-product"
	       : formula == FORMULA_RATIO ? "table-average"
					  : "table-formula";
}

/* What several columns contradict was read wrongly. */
static bool is_borne_out(const struct grid *grid, uint32_t row, const struct spelled *spelled, const uint32_t *rows)
{
	uint32_t holds = 0;
	uint32_t fails = 0;

	for (uint32_t c = 0; c < grid->table->columns; c++) {
		struct operand operands[MOST_REFERENCES];
		struct claim claim;
		enum outcome outcome;

		if (!row_claim(grid, row, spelled, rows, c, operands, &claim))
			continue;
		outcome = arithmetic_check(grid->facts->quantities, &claim);
		holds += outcome == OUTCOME_AGREES;
		fails += outcome == OUTCOME_DIFFERS;
	}
	return holds > 0 || fails == 1;
}

static void claim_row(struct grid *grid, uint32_t row)
{
	struct facts *facts = grid->facts;
	struct spelled spelled;
	uint32_t rows[MOST_REFERENCES];

	if (!read_spelled(document_slice(facts->doc, grid->rows[row].label), &spelled) ||
	    !resolve_rows(grid, row, &spelled, rows) || !is_borne_out(grid, row, &spelled, rows))
		return;
	grid->spelled[row] = true;
	for (uint32_t c = 0; c < grid->table->columns; c++) {
		struct operand operands[MOST_REFERENCES];
		struct claim claim;

		if (row_claim(grid, row, &spelled, rows, c, operands, &claim))
			claim_add(facts, kind_of(claim.formula), scope_of(claim.formula), claim.formula, claim.result,
				  claim.operands, claim.operand_count);
	}
}

/* The number that the heads give a column: "(3)", "3", "3=1+2" in a cell, or "(3)" behind its words. 0: none. */
static uint32_t column_number(const struct grid *grid, uint32_t row, uint32_t column)
{
	const struct cell *cell = table_cell(grid->table, row, column);
	struct slice text = cell->present ? slice_trim(document_slice(grid->facts->doc, cell->text)) : SLICE("");
	size_t equals = slice_find(text, SLICE("="), 0);
	size_t open = text.size;
	struct enumerator number;

	while (open > 0 && text.data[open - 1] != '(')
		open--;
	if (equals != SIZE_MAX)
		number = row_stt(left_side(text, equals));
	else
		number = row_stt(open > 1 ? slice_part(text, open - 1, text.size) : text);
	return number.style == ENUM_ARABIC && number.depth == 1 ? number.path[0] : 0;
}

static uint32_t find_column(const struct grid *grid, struct slice reference)
{
	struct enumerator number = row_stt(reference);

	for (uint32_t r = 0; r < grid->rows[0].row; r++)
		for (uint32_t c = 0; c < grid->table->columns; c++)
			if (number.style == ENUM_ARABIC && column_number(grid, r, c) == number.path[0])
				return c;
	return NO_INDEX;
}

static bool is_value_column(const struct grid *grid, uint32_t column)
{
	return column != NO_INDEX &&
	       (grid->out->columns[column].role == COLUMN_VALUE || grid->out->columns[column].role == COLUMN_PERCENT);
}

static bool resolve_columns(const struct grid *grid, uint32_t column, const struct spelled *spelled,
			    struct column_relation *relation)
{
	relation->result = column;
	relation->count = (uint32_t)spelled->count;
	if (spelled->count > MOST_OPERANDS || !is_value_column(grid, column))
		return false;
	for (size_t i = 0; i < spelled->count; i++) {
		uint32_t operand = find_column(grid, spelled->references[i]);

		if (!is_value_column(grid, operand) || operand == column)
			return false;
		relation->operands[i] = (struct operand){operand, spelled->minus[i]};
	}
	return true;
}

static void claim_head(struct grid *grid, uint32_t row, uint32_t column)
{
	const struct cell *cell = table_cell(grid->table, row, column);
	struct column_relation relation = {.constant = NO_INDEX, .supported = true};
	struct spelled spelled;

	if (!cell->present || grid->said_count == MOST_SPELLED ||
	    !read_spelled(document_slice(grid->facts->doc, cell->text), &spelled) ||
	    !resolve_columns(grid, column, &spelled, &relation))
		return;
	if (spelled.formula == FORMULA_RATIO && grid->out->columns[column].role == COLUMN_PERCENT)
		spelled.formula = FORMULA_PERCENT;
	relation.formula = spelled.formula;
	relation.kind = kind_of(spelled.formula);
	relation.scope = scope_of(spelled.formula);
	relation_measure(grid, &relation);
	if (relation.fails > relation.holds)
		return;
	grid->said[grid->said_count++] = relation;
	if (spelled.formula != FORMULA_SUM)
		grid->traits[column] |= spelled.formula == FORMULA_PRODUCT ? 0 : TRAIT_DERIVED;
	relation_claim(grid, &relation);
}

void claim_table_formulas(struct grid *grid)
{
	for (uint32_t r = 0; r < grid->rows[0].row; r++)
		for (uint32_t c = 0; c < grid->table->columns; c++)
			claim_head(grid, r, c);
}

void claim_table_labels(struct grid *grid)
{
	enum { MOST_ROWS = 64 };

	for (uint32_t r = 0, seen = 0; r < grid->row_count && seen < MOST_ROWS; r++) {
		struct slice label = document_slice(grid->facts->doc, grid->rows[r].label);

		if (slice_find(label, SLICE("+"), 0) == SIZE_MAX && slice_find(label, SLICE("="), 0) == SIZE_MAX)
			continue;
		claim_row(grid, r);
		seen++;
	}
}
