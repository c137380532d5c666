#include "rules/verdict.h"

#include "claim/arithmetic.h"

static bool is_division(enum formula formula)
{
	return formula == FORMULA_PERCENT || formula == FORMULA_PERCENT_OF_SUM || formula == FORMULA_RATIO ||
	       formula == FORMULA_CHANGE_PERCENT;
}

static bool usable(const struct facts *facts, const struct claim *claim)
{
	if (claim->result == NO_INDEX || claim->operand_count == 0)
		return false;
	for (size_t i = 0; i < claim->operand_count; i++)
		if (claim->operands[i].quantity == NO_INDEX ||
		    facts->quantities[claim->operands[i].quantity].approx != APPROX_EXACT)
			return false;
	return true;
}

/* "gần 3,5" and "không quá 5" say no less than the truth, "trên 112" and "ít nhất 60" no more. */
static enum verdict approximate(const struct facts *facts, const struct claim *claim)
{
	const struct quantity *q = &facts->quantities[claim->result];
	struct decimal value;
	int order;

	if (q->approx == APPROX_ABOUT || claim->relation != RELATION_EQUAL ||
	    !arithmetic_value(facts->quantities, claim, 12, &value) || !decimal_compare(&order, value, q->value))
		return VERDICT_UNKNOWN;
	if (q->approx == APPROX_BELOW || q->approx == APPROX_AT_MOST)
		return order > 0 ? VERDICT_FAIL : VERDICT_PASS;
	return order < 0 ? VERDICT_FAIL : VERDICT_PASS;
}

static enum verdict single_verdict(const struct facts *facts, const struct claim *claim)
{
	if (!usable(facts, claim))
		return VERDICT_UNKNOWN;
	if (facts->quantities[claim->result].approx != APPROX_EXACT)
		return approximate(facts, claim);
	switch (arithmetic_check(facts->quantities, claim)) {
	case OUTCOME_AGREES:
		return VERDICT_PASS;
	case OUTCOME_DIFFERS:
		return VERDICT_FAIL;
	case OUTCOME_UNDECIDED:
		break;
	}
	return VERDICT_UNKNOWN;
}

const struct claim *claim_reading(const struct facts *facts, const struct claim *claim)
{
	for (uint32_t i = 0; i <= claim->alternatives; i++)
		if (single_verdict(facts, claim + i) == VERDICT_PASS)
			return claim + i;
	return claim;
}

enum verdict claim_verdict(const struct facts *facts, const struct claim *claim)
{
	return single_verdict(facts, claim_reading(facts, claim));
}

struct printer {
	const struct facts *facts;
	const struct claim *claim;
	struct strbuf text;
	bool plain; /* the figures share a magnitude and are shown as they are printed */
};

static bool same_magnitude(const struct facts *facts, const struct claim *claim)
{
	bool division = is_division(claim->formula) && facts->quantities[claim->result].unit == UNIT_PERCENT;
	uint8_t magnitude = facts->quantities[division ? claim->operands[0].quantity : claim->result].magnitude;

	if (claim->formula != FORMULA_SUM && claim->formula != FORMULA_SAME && !division)
		return false;
	for (size_t i = 0; i < claim->operand_count; i++)
		if (facts->quantities[claim->operands[i].quantity].magnitude != magnitude)
			return false;
	return true;
}

static void print_value(struct printer *printer, struct decimal value, uint8_t places)
{
	struct decimal shown = value;
	uint8_t magnitude = printer->facts->quantities[printer->claim->result].magnitude;

	if (printer->plain && magnitude != 0)
		decimal_shift(&shown, value, -(int)magnitude);
	decimal_print(&printer->text, shown, places);
}

static void print_quantity(struct printer *printer, uint32_t index)
{
	const struct quantity *q = &printer->facts->quantities[index];
	struct decimal shown = q->value;

	if (printer->plain)
		decimal_shift(&shown, q->value, -(int)q->magnitude);
	decimal_print(&printer->text, shown, printer->plain || q->magnitude == 0 ? q->printed : 0);
	if (q->unit == UNIT_PERCENT)
		strbuf_putc(&printer->text, '%');
}

static const char *sign_between(const struct claim *claim, size_t i)
{
	switch (claim->formula) {
	case FORMULA_SUM:
		return claim->operands[i].minus ? " - " : " + ";
	case FORMULA_SUM_OF_PRODUCTS:
		return i % 2 == 0 ? " + " : " x ";
	case FORMULA_PERCENT_OF_SUM:
		return i == 1 ? " / (" : claim->operands[i].minus ? " - " : " + ";
	case FORMULA_PERCENT:
	case FORMULA_RATIO:
		return i + 1 == claim->operand_count ? " / " : claim->operands[i].minus ? " - " : " + ";
	default:
		return " x ";
	}
}

static void print_operands(struct printer *printer)
{
	const struct claim *claim = printer->claim;
	bool divisor_grouped = claim->formula == FORMULA_PERCENT_OF_SUM;
	bool grouped = is_division(claim->formula) && !divisor_grouped && claim->operand_count > 2;

	if (grouped)
		strbuf_putc(&printer->text, '(');
	for (size_t i = 0; i < claim->operand_count; i++) {
		if (grouped && i + 1 == claim->operand_count)
			strbuf_putc(&printer->text, ')');
		if (i > 0)
			strbuf_puts(&printer->text, sign_between(claim, i));
		else if (claim->operands[i].minus)
			strbuf_putc(&printer->text, '-');
		print_quantity(printer, claim->operands[i].quantity);
	}
	if (divisor_grouped)
		strbuf_putc(&printer->text, ')');
	if (claim->formula == FORMULA_PRODUCT_TENTH)
		strbuf_puts(&printer->text, " / 10");
}

static void print_formula(struct printer *printer)
{
	const struct claim *claim = printer->claim;

	if (claim->formula != FORMULA_CHANGE_PERCENT) {
		print_operands(printer);
		return;
	}
	strbuf_putc(&printer->text, '(');
	print_quantity(printer, claim->operands[0].quantity);
	strbuf_puts(&printer->text, " - ");
	print_quantity(printer, claim->operands[1].quantity);
	strbuf_puts(&printer->text, ") / ");
	print_quantity(printer, claim->operands[1].quantity);
}

static struct slice taken(struct printer *printer)
{
	struct slice text = arena_copy(printer->text.arena, strbuf_slice(&printer->text));

	strbuf_clear(&printer->text);
	return text;
}

static const char *relation_sign(enum relation relation)
{
	static const char *const SIGNS[] = {
		[RELATION_EQUAL] = " ≠ ", [RELATION_AT_MOST] = " < ", [RELATION_AT_LEAST] = " > "};

	return SIGNS[relation];
}

static void print_percent_sign(struct printer *printer)
{
	const struct claim *claim = printer->claim;

	if (claim->formula == FORMULA_PERCENT || claim->formula == FORMULA_PERCENT_OF_SUM ||
	    claim->formula == FORMULA_CHANGE_PERCENT || printer->facts->quantities[claim->result].unit == UNIT_PERCENT)
		strbuf_putc(&printer->text, '%');
}

/* Decimals to show of what was computed: as printed, but enough to see the difference. */
static uint8_t places_of(const struct claim *claim, const struct quantity *result)
{
	if (claim->formula == FORMULA_RATIO && result->printed == 0)
		return 1;
	return is_division(claim->formula) && result->printed == 1 ? 2 : result->printed;
}

struct equation claim_equation(const struct facts *facts, const struct claim *claim, struct arena *arena)
{
	struct printer printer = {.facts = facts, .claim = claim, .plain = same_magnitude(facts, claim)};
	const struct quantity *result = &facts->quantities[claim->result];
	struct equation equation = {{"", 0}, {"", 0}, {"", 0}, {"", 0}};
	uint8_t places = places_of(claim, result);
	struct decimal expected;
	struct decimal difference;

	if (!arithmetic_value(facts->quantities, claim, places, &expected))
		return equation;
	strbuf_init(&printer.text, arena);
	print_value(&printer, expected, places);
	print_percent_sign(&printer);
	equation.expected = taken(&printer);
	if (decimal_subtract(&difference, result->value, expected)) {
		print_value(&printer, decimal_sign(difference) < 0 ? decimal_negate(difference) : difference, 0);
		equation.difference = taken(&printer);
	}
	if (claim->relation != RELATION_EQUAL && claim->operand_count == 1) {
		equation.sum = equation.expected;
		print_quantity(&printer, claim->result);
		strbuf_puts(&printer.text, claim->relation == RELATION_AT_MOST ? " > " : " < ");
		print_quantity(&printer, claim->operands[0].quantity);
		equation.whole = taken(&printer);
		return equation;
	}
	print_formula(&printer);
	if (claim->operand_count > 1) {
		strbuf_puts(&printer.text, " = ");
		strbuf_add(&printer.text, equation.expected);
	}
	equation.sum = arena_copy(arena, strbuf_slice(&printer.text));
	strbuf_puts(&printer.text, relation_sign(claim->relation));
	print_quantity(&printer, claim->result);
	equation.whole = taken(&printer);
	return equation;
}
