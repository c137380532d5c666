#include "rules/verdict.h"
#include "show/view.h"

/* A text of fewer than SHORT bytes says too little without the words around it. */
enum { PLACE = 10, KIND = 18, VERDICT = 16, SHORT = 24 };

/* A figure as printed; one that nobody printed, such as the limit of 100%, as its value. */
static void figure(struct view *view, uint32_t index)
{
	const struct quantity *quantity;
	struct slice text;

	if (index == NO_INDEX) {
		strbuf_puts(view->out, view_say(view, "(trống)", "(blank)"));
		return;
	}
	quantity = &view->facts->quantities[index];
	text = document_slice(view->doc, quantity->span);
	if (text.size > 0)
		view_clip(view, text, 40);
	else
		decimal_print(view->out, quantity->value, quantity->printed);
	if (quantity->unit == UNIT_PERCENT && !slice_ends(text, SLICE("%")))
		strbuf_putc(view->out, '%');
}

static void joined(struct view *view, const struct claim *claim, size_t from, size_t to, const char *sign)
{
	for (size_t i = from; i < to && i < claim->operand_count; i++) {
		if (i > from || claim->operands[i].minus)
			strbuf_puts(view->out, claim->operands[i].minus ? (i > from ? " - " : "-") : sign);
		figure(view, claim->operands[i].quantity);
	}
}

static void products(struct view *view, const struct claim *claim)
{
	for (size_t i = 0; i < claim->operand_count; i += 2) {
		if (i > 0)
			strbuf_puts(view->out, " + ");
		joined(view, claim, i, i + 2, " × ");
	}
}

static void formula(struct view *view, const struct claim *claim)
{
	size_t all = claim->operand_count;

	switch (claim->formula) {
	case FORMULA_SUM:
	case FORMULA_SAME:
		joined(view, claim, 0, all, " + ");
		break;
	case FORMULA_PERCENT:
		joined(view, claim, 0, all, " / ");
		strbuf_puts(view->out, " × 100");
		break;
	case FORMULA_PERCENT_OF_SUM:
		figure(view, claim->operands[0].quantity);
		strbuf_puts(view->out, " / (");
		joined(view, claim, 1, all, " + ");
		strbuf_puts(view->out, ") × 100");
		break;
	case FORMULA_RATIO:
		joined(view, claim, 0, all, " / ");
		break;
	case FORMULA_PRODUCT:
	case FORMULA_PRODUCT_TENTH:
		joined(view, claim, 0, all, " × ");
		strbuf_puts(view->out, claim->formula == FORMULA_PRODUCT ? "" : " / 10");
		break;
	case FORMULA_CHANGE_PERCENT:
		strbuf_putc(view->out, '(');
		joined(view, claim, 0, all, " - ");
		strbuf_puts(view->out, ") / ");
		joined(view, claim, 1, all, "");
		strbuf_puts(view->out, " × 100");
		break;
	case FORMULA_SUM_OF_PRODUCTS:
		products(view, claim);
		break;
	}
}

void view_equation(struct view *view, const struct claim *claim)
{
	static const char *const SIGNS[] = {
		[RELATION_EQUAL] = " = ", [RELATION_AT_MOST] = " ≤ ", [RELATION_AT_LEAST] = " ≥ "};

	figure(view, claim->result);
	strbuf_puts(view->out, SIGNS[claim->relation]);
	formula(view, claim);
}

static const struct name VERDICT_NAMES[] = {
	[VERDICT_PASS] = {{"khớp", "holds"}},
	[VERDICT_FAIL] = {{"KHÔNG KHỚP", "FAILS"}},
	[VERDICT_UNKNOWN] = {{"chưa kết luận", "undecided"}},
	[VERDICT_ERROR] = {{"không tính được", "cannot be computed"}},
};

static uint32_t claim_start(const struct view *view, const struct claim *claim)
{
	return claim->result == NO_INDEX ? claim->extent.start : view->facts->quantities[claim->result].span.start;
}

/* What the claim says, how it was read, and whether it holds; another reading of the same statement stands under the first. */
static void claim_line(struct view *view, const struct claim *claim, bool other)
{
	size_t from;

	strbuf_puts(view->out, "  ");
	if (other)
		strbuf_printf(view->out, "%*s", PLACE, "");
	else
		view_place(view, claim_start(view, claim), PLACE);
	from = view->out->size;
	strbuf_puts(view->out, other ? view_say(view, "  hoặc", "  or") : view_name(view, CLAIM_NAMES[claim->kind]));
	view_pad(view, from, KIND);
	from = view->out->size;
	strbuf_puts(view->out, other ? "" : view_name(view, VERDICT_NAMES[claim_verdict(view->facts, claim)]));
	view_pad(view, from, VERDICT);
	view_equation(view, claim);
	strbuf_printf(view->out, "  [%s%s%s]\n", claim->scope, claim->open ? view_say(view, ", để ngỏ", ", open") : "",
		      claim->weak ? view_say(view, ", còn cách hiểu khác", ", another reading exists") : "");
}

static void claim_text(struct view *view, const struct claim *claim)
{
	if (claim->extent.end <= claim->extent.start)
		return;
	strbuf_printf(view->out, "%*s", 2 + PLACE, "");
	if (claim->extent.end - claim->extent.start < SHORT && claim->result != NO_INDEX)
		view_context(view, view->facts->quantities[claim->result].span,
			     view->facts->quantities[claim->result].block);
	else
		view_clip(view, document_slice(view->doc, claim->extent), VIEW_WIDTH - 2 - PLACE);
	strbuf_putc(view->out, '\n');
}

void view_claims(struct view *view)
{
	const struct facts *facts = view->facts;
	size_t readings;

	view_section(view, view_say(view, "Phép tính đọc được", "Claims"), facts->claim_count);
	for (size_t i = 0; i < facts->claim_count; i += readings) {
		readings = 1 + facts->claims[i].alternatives;
		for (size_t j = 0; j < readings && i + j < facts->claim_count; j++)
			claim_line(view, &facts->claims[i + j], j > 0);
		claim_text(view, &facts->claims[i]);
	}
}
