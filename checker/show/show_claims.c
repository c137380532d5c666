#include "show/view.h"

enum { PLACE = 10, KIND = 20 };

static void figure(struct view *view, uint32_t index)
{
	const struct quantity *quantity = &view->facts->quantities[index];
	struct slice text = document_slice(view->doc, quantity->span);

	if (text.size > 0)
		view_clip(view, text, 40);
	else
		strbuf_puts(view->out, view_say(view, "(trống)", "(blank)"));
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

static void claim_line(struct view *view, const struct claim *claim)
{
	size_t from;
	int indent = 2 + PLACE;

	strbuf_puts(view->out, "  ");
	view_place(view, view->facts->quantities[claim->result].span.start, PLACE);
	from = view->out->size;
	strbuf_puts(view->out, view_name(view, CLAIM_NAMES[claim->kind]));
	view_pad(view, from, KIND);
	view_equation(view, claim);
	strbuf_printf(view->out, "  [%s%s%s]\n", claim->scope, claim->open ? view_say(view, ", để ngỏ", ", open") : "",
		      claim->weak ? view_say(view, ", còn cách hiểu khác", ", another reading exists") : "");
	if (claim->extent.end > claim->extent.start) {
		strbuf_printf(view->out, "%*s", indent, "");
		view_clip(view, document_slice(view->doc, claim->extent), (size_t)(VIEW_WIDTH - indent));
		strbuf_putc(view->out, '\n');
	}
}

void view_claims(struct view *view)
{
	view_section(view, view_say(view, "Phép tính đọc được", "Claims"), view->facts->claim_count);
	for (size_t i = 0; i < view->facts->claim_count; i++)
		claim_line(view, &view->facts->claims[i]);
}
