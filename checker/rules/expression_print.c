#include "rules/expression_tree.h"

/* How tightly a node holds its operands together; parentheses stand around what is looser than its surroundings. */
enum tightness { LOOSE, SUM, PRODUCT, TIGHT };

static void print(struct evaluator *evaluator, const struct node *node, enum tightness around, struct strbuf *out);

static void print_value(struct value value, struct strbuf *out)
{
	if (value.kind == VALUE_NUMBER)
		figure_print(out, &value.figure);
	else if (value.kind == VALUE_DATE || value.kind == VALUE_TEXT)
		strbuf_add(out, value.text);
	else
		strbuf_puts(out, "…");
}

static enum tightness tightness_of(const struct node *node)
{
	switch (node->kind) {
	case NODE_ADD:
	case NODE_SUBTRACT:
	case NODE_SUM:
		return SUM;
	case NODE_MULTIPLY:
	case NODE_DIVIDE:
	case NODE_PERCENT:
		return PRODUCT;
	default:
		return TIGHT;
	}
}

static void print_places(struct evaluator *evaluator, const struct node *node, const char *between, struct strbuf *out)
{
	struct data data = {0};

	expression_look(evaluator, node, &data);
	for (size_t i = 0; i < data.count; i++) {
		if (i > 0)
			strbuf_puts(out, between);
		if (data.items[i].kind == DATUM_NUMBER)
			figure_print(out, &data.items[i].figure);
		else
			strbuf_add(out, data.items[i].text);
	}
}

static void print_list(struct evaluator *evaluator, const struct node *node, const char *between, struct strbuf *out)
{
	for (size_t i = 0; i < node->count; i++) {
		if (i > 0)
			strbuf_puts(out, between);
		if (node->operands[i]->kind == NODE_ROW)
			print_places(evaluator, node->operands[i], between, out);
		else
			print(evaluator, node->operands[i], SUM, out);
	}
}

static void print_pair(struct evaluator *evaluator, const struct node *node, struct strbuf *out)
{
	const char *mark = " / ";

	if (node->kind == NODE_ADD)
		mark = " + ";
	else if (node->kind == NODE_SUBTRACT)
		mark = " - ";
	else if (node->kind == NODE_MULTIPLY)
		mark = " × ";
	print(evaluator, node->operands[0], tightness_of(node), out);
	strbuf_puts(out, mark);
	print(evaluator, node->operands[1], tightness_of(node) + 1, out);
}

static void print_call(struct evaluator *evaluator, const char *name, const struct node *node, struct strbuf *out)
{
	strbuf_puts(out, name);
	print_list(evaluator, node, "; ", out);
	strbuf_putc(out, ')');
}

static void print_bare(struct evaluator *evaluator, const struct node *node, struct strbuf *out)
{
	switch (node->kind) {
	case NODE_ROW:
	case NODE_NAME:
		print_places(evaluator, node, " + ", out);
		break;
	case NODE_NEGATE:
		strbuf_putc(out, '-');
		print(evaluator, node->operands[0], TIGHT, out);
		break;
	case NODE_SUM:
		print_list(evaluator, node, " + ", out);
		break;
	case NODE_MIN:
		print_call(evaluator, "min(", node, out);
		break;
	case NODE_MAX:
		print_call(evaluator, "max(", node, out);
		break;
	case NODE_ADD:
	case NODE_SUBTRACT:
	case NODE_MULTIPLY:
	case NODE_DIVIDE:
	case NODE_PERCENT:
		print_pair(evaluator, node, out);
		break;
	default:
		print_value(expression_value(evaluator, node), out);
	}
}

static void print(struct evaluator *evaluator, const struct node *node, enum tightness around, struct strbuf *out)
{
	bool loose = tightness_of(node) < around;

	if (loose)
		strbuf_putc(out, '(');
	print_bare(evaluator, node, out);
	if (loose)
		strbuf_putc(out, ')');
}

void expression_print(struct evaluator *evaluator, const struct node *node, struct strbuf *out)
{
	print(evaluator, node, LOOSE, out);
}

static bool is_single(const struct node *node)
{
	return tightness_of(node) == TIGHT && node->kind != NODE_ABS && node->kind != NODE_MIN &&
	       node->kind != NODE_MAX;
}

/* What is true instead when `first RELATION second` is false; swapped: the two are printed in the other order. */
static const char *contrary(enum figure_relation relation, bool swapped)
{
	static const char *const MARKS[][2] = {
		[FIGURE_EQUAL] = {" ≠ ", " ≠ "}, [FIGURE_DIFFERENT] = {" = ", " = "},
		[FIGURE_BELOW] = {" ≥ ", " ≤ "}, [FIGURE_AT_MOST] = {" > ", " < "},
		[FIGURE_ABOVE] = {" ≤ ", " ≥ "}, [FIGURE_AT_LEAST] = {" < ", " > "},
	};

	return MARKS[relation][swapped];
}

/* Computed and stated figures are shown with as many decimals as the stated one has. */
static void print_result(struct value value, const struct value *beside, struct strbuf *out)
{
	if (value.kind == VALUE_NUMBER && beside->kind == VALUE_NUMBER && beside->figure.places > value.figure.places)
		value.figure.places = beside->figure.places;
	print_value(value, out);
}

/* "62 + 44 = 106 ≠ 971": the computed side first, then the stated one; the data of the stated one come first. */
static void explain_comparison(struct evaluator *evaluator, const struct node *node, struct strbuf *out)
{
	bool swapped = is_single(node->operands[0]) && !is_single(node->operands[1]);
	const struct node *computed = node->operands[swapped];
	const struct node *stated = node->operands[!swapped];
	struct evaluator silent = {.scope = evaluator->scope};
	struct value left = expression_value(&silent, computed);
	struct value right = expression_value(&silent, stated);

	expression_value(evaluator, is_single(computed) ? computed : stated);
	expression_value(evaluator, is_single(computed) ? stated : computed);
	if (out->size > 0)
		strbuf_puts(out, "; ");
	if (!is_single(computed)) {
		expression_print(&silent, computed, out);
		strbuf_puts(out, " = ");
	}
	print_result(left, &right, out);
	strbuf_puts(out, contrary(node->relation, swapped));
	if (is_single(stated)) {
		print_result(right, &right, out);
		return;
	}
	print_result(right, &left, out);
	strbuf_puts(out, " = ");
	expression_print(&silent, stated, out);
}

static bool is_false(struct evaluator *evaluator, const struct node *node)
{
	struct evaluator silent = {.scope = evaluator->scope};
	struct value value = expression_value(&silent, node);

	return value.kind == VALUE_TRUTH && value.truth == TRUTH_NO;
}

void expression_explain(struct evaluator *evaluator, const struct node *node, struct strbuf *out)
{
	switch (node->kind) {
	case NODE_COMPARE:
		explain_comparison(evaluator, node, out);
		break;
	case NODE_AND:
	case NODE_OR:
		for (size_t i = 0; i < node->count; i++)
			if (is_false(evaluator, node->operands[i]))
				expression_explain(evaluator, node->operands[i], out);
		break;
	case NODE_IF:
		expression_explain(evaluator, node->operands[is_false(evaluator, node->operands[0]) ? 2 : 1], out);
		break;
	default:
		expression_value(evaluator, node);
	}
}
