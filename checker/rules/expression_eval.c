#include "base/utf8.h"
#include "rules/expression_tree.h"

int64_t expression_day(int32_t year, uint32_t month, uint32_t day)
{
	/* Counts from 1 March, so that the leap day is the last of its year; eras of 400 years. */
	int64_t y = (int64_t)year - (month <= 2);
	int64_t era = (y >= 0 ? y : y - 399) / 400;
	int64_t year_of_era = y - era * 400;
	int64_t day_of_year = (153 * ((int64_t)month + (month > 2 ? -3 : 9)) + 2) / 5 + (int64_t)day - 1;
	int64_t day_of_era = year_of_era * 365 + year_of_era / 4 - year_of_era / 100 + day_of_year;

	return era * 146097 + day_of_era - 719468;
}

static struct value of_truth(enum truth truth)
{
	return (struct value){.kind = VALUE_TRUTH, .truth = truth};
}

static struct value of_figure(bool known, const struct figure *figure)
{
	return known ? (struct value){.kind = VALUE_NUMBER, .figure = *figure} : (struct value){.kind = VALUE_OPEN};
}

static struct value of_count(size_t count)
{
	return (struct value){.kind = VALUE_NUMBER, .figure = figure_exact(decimal_of((int64_t)count), 0)};
}

static struct value of_datum(const struct datum *datum)
{
	switch (datum->kind) {
	case DATUM_NUMBER:
		return (struct value){.kind = VALUE_NUMBER, .figure = datum->figure};
	case DATUM_DATE:
		return (struct value){.kind = VALUE_DATE, .day = datum->day, .text = datum->text};
	case DATUM_TEXT:
		return (struct value){.kind = VALUE_TEXT, .text = datum->text};
	default:
		return (struct value){.kind = VALUE_OPEN};
	}
}

static void note(struct evaluator *evaluator, const struct data *data, size_t from)
{
	struct data *seen = evaluator->data;

	if (seen == NULL || seen == data)
		return;
	for (size_t i = from; i < data->count; i++)
		*ARENA_PUSH(evaluator->scope->arena, seen->items, seen->count, seen->capacity) = data->items[i];
}

void expression_look(struct evaluator *evaluator, const struct node *node, struct data *data)
{
	const struct scope *scope = evaluator->scope;
	size_t before = data->count;

	if (node->kind == NODE_NAME)
		*ARENA_PUSH(scope->arena, data->items, data->count, data->capacity) = scope->names[node->name];
	else
		scope->rows(scope, node->address, data);
	note(evaluator, data, before);
}

static bool is_place(const struct node *node)
{
	return node->kind == NODE_ROW || node->kind == NODE_NAME;
}

static struct value value_of_place(struct evaluator *evaluator, const struct node *node)
{
	struct data data = {0};

	expression_look(evaluator, node, &data);
	return data.count == 1 ? of_datum(&data.items[0]) : (struct value){.kind = VALUE_OPEN};
}

/* A number, or false and *open when it is not known. Anything else breaks the expression. */
static bool number_of(struct evaluator *evaluator, struct value value, struct figure *figure)
{
	if (value.kind == VALUE_NUMBER) {
		*figure = value.figure;
		return true;
	}
	evaluator->broken |= value.kind != VALUE_OPEN;
	return false;
}

static enum truth truth_of(struct evaluator *evaluator, const struct node *node)
{
	struct value value = expression_value(evaluator, node);

	if (value.kind == VALUE_TRUTH)
		return value.truth;
	evaluator->broken |= value.kind != VALUE_OPEN;
	return TRUTH_OPEN;
}

/* ---- functions over several places -------------------------------------------------------------------------- */

static bool fold_figure(enum node_kind kind, struct figure *total, const struct figure *next)
{
	int order;

	if (kind == NODE_SUM)
		return figure_add(total, total, next);
	if (!figure_compare(&order, next, total))
		return false;
	if (kind == NODE_MIN ? order < 0 : order > 0)
		*total = *next;
	return true;
}

static bool fold_data(enum node_kind kind, struct figure *total, size_t *seen, const struct data *data)
{
	for (size_t i = 0; i < data->count; i++) {
		if (data->items[i].kind != DATUM_NUMBER)
			return false;
		if ((*seen)++ == 0)
			*total = data->items[i].figure;
		else if (!fold_figure(kind, total, &data->items[i].figure))
			return false;
	}
	return true;
}

/* sum(), min(), max(): of all values given, and of all rows behind an address of several rows. */
static struct value value_of_fold(struct evaluator *evaluator, const struct node *node)
{
	struct figure total;
	size_t seen = 0;
	bool known = true;

	for (size_t i = 0; i < node->count; i++) {
		struct data data = {0};

		if (is_place(node->operands[i])) {
			expression_look(evaluator, node->operands[i], &data);
		} else {
			struct datum *datum = ARENA_PUSH(evaluator->scope->arena, data.items, data.count,
							 data.capacity);

			if (number_of(evaluator, expression_value(evaluator, node->operands[i]), &datum->figure))
				datum->kind = DATUM_NUMBER;
		}
		known = known && fold_data(node->kind, &total, &seen, &data);
	}
	return of_figure(known && seen > 0, &total);
}

static bool is_there(const struct datum *datum)
{
	return datum->kind != DATUM_ABSENT && datum->kind != DATUM_BLANK;
}

/* count(): places in which something stands; size(): places that are there. */
static struct value value_of_count(struct evaluator *evaluator, const struct node *node)
{
	size_t count = 0;

	for (size_t i = 0; i < node->count; i++) {
		struct data data = {0};

		expression_look(evaluator, node->operands[i], &data);
		for (size_t j = 0; j < data.count; j++)
			count += node->kind == NODE_SIZE ? data.items[j].kind != DATUM_ABSENT
							 : is_there(&data.items[j]);
	}
	return of_count(count);
}

static struct value value_of_absence(struct evaluator *evaluator, const struct node *node)
{
	struct data data = {0};
	bool all = true;

	expression_look(evaluator, node->operands[0], &data);
	for (size_t i = 0; i < data.count; i++) {
		if (node->kind == NODE_BLANK && data.items[i].kind == DATUM_ABSENT)
			return of_truth(TRUTH_OPEN);
		all = all && !is_there(&data.items[i]);
	}
	if (node->kind == NODE_BLANK && data.count == 0)
		return of_truth(TRUTH_OPEN);
	return of_truth(all ? TRUTH_YES : TRUTH_NO);
}

/* ---- arithmetic --------------------------------------------------------------------------------------------- */

static bool combine(enum node_kind kind, struct figure *result, const struct figure *a, const struct figure *b)
{
	static const struct figure HUNDRED = {
		.value = {{100, 0}, {1, 0}}, .low = {{100, 0}, {1, 0}}, .high = {{100, 0}, {1, 0}}};

	switch (kind) {
	case NODE_ADD:
		return figure_add(result, a, b);
	case NODE_SUBTRACT:
		return figure_subtract(result, a, b);
	case NODE_MULTIPLY:
		return figure_multiply(result, a, b);
	case NODE_DIVIDE:
		return figure_divide(result, a, b);
	default:
		if (!figure_divide(result, a, b) || !figure_multiply(result, result, &HUNDRED))
			return false;
		result->percent = true;
		result->places = 0;
		return true;
	}
}

static struct value value_of_pair(struct evaluator *evaluator, const struct node *node)
{
	struct value left = expression_value(evaluator, node->operands[0]);
	struct value right = expression_value(evaluator, node->operands[1]);
	struct figure a;
	struct figure b;
	struct figure result;
	bool known;

	if (node->kind == NODE_SUBTRACT && left.kind == VALUE_DATE && right.kind == VALUE_DATE) {
		result = figure_exact(decimal_of(left.day - right.day), 0);
		return of_figure(true, &result);
	}
	known = number_of(evaluator, left, &a);
	known = number_of(evaluator, right, &b) && known;
	return of_figure(known && combine(node->kind, &result, &a, &b), &result);
}

static struct value value_of_single(struct evaluator *evaluator, const struct node *node)
{
	struct figure figure;
	struct figure zero = figure_exact(decimal_of(0), 0);
	int order = -1;

	if (!number_of(evaluator, expression_value(evaluator, node->operands[0]), &figure) ||
	    (node->kind == NODE_ABS && !figure_compare(&order, &figure, &zero)))
		return (struct value){.kind = VALUE_OPEN};
	if (order < 0)
		figure_negate(&figure, &figure);
	return of_figure(true, &figure);
}

/* ---- conditions --------------------------------------------------------------------------------------------- */

static bool order_holds(enum figure_relation relation, int64_t a, int64_t b)
{
	switch (relation) {
	case FIGURE_EQUAL:
		return a == b;
	case FIGURE_DIFFERENT:
		return a != b;
	case FIGURE_BELOW:
		return a < b;
	case FIGURE_AT_MOST:
		return a <= b;
	case FIGURE_ABOVE:
		return a > b;
	default:
		return a >= b;
	}
}

static int text_order(struct arena *arena, struct slice a, struct slice b)
{
	struct strbuf left;
	struct strbuf right;

	strbuf_init(&left, arena);
	strbuf_init(&right, arena);
	utf8_fold(&left, a);
	utf8_fold(&right, b);
	return slice_compare(strbuf_slice(&left), strbuf_slice(&right));
}

static struct value value_of_comparison(struct evaluator *evaluator, const struct node *node)
{
	struct value a = expression_value(evaluator, node->operands[0]);
	struct value b = expression_value(evaluator, node->operands[1]);
	bool holds;

	if (a.kind == VALUE_OPEN || b.kind == VALUE_OPEN)
		return of_truth(TRUTH_OPEN);
	if (a.kind != b.kind || a.kind == VALUE_TRUTH) {
		evaluator->broken = true;
		return of_truth(TRUTH_OPEN);
	}
	if (a.kind == VALUE_NUMBER && !figure_holds(&holds, node->relation, &a.figure, &b.figure))
		return of_truth(TRUTH_OPEN);
	if (a.kind == VALUE_DATE)
		holds = order_holds(node->relation, a.day, b.day);
	if (a.kind == VALUE_TEXT)
		holds = order_holds(node->relation, text_order(evaluator->scope->arena, a.text, b.text), 0);
	return of_truth(holds ? TRUTH_YES : TRUTH_NO);
}

static struct value value_of_pair_of_conditions(struct evaluator *evaluator, const struct node *node)
{
	enum truth decisive = node->kind == NODE_AND ? TRUTH_NO : TRUTH_YES;
	enum truth left = truth_of(evaluator, node->operands[0]);
	enum truth right;

	if (left == decisive)
		return of_truth(decisive);
	right = truth_of(evaluator, node->operands[1]);
	if (right == decisive)
		return of_truth(decisive);
	return of_truth(left == TRUTH_OPEN || right == TRUTH_OPEN ? TRUTH_OPEN : left);
}

static struct value value_of_if(struct evaluator *evaluator, const struct node *node)
{
	enum truth condition = truth_of(evaluator, node->operands[0]);

	if (condition == TRUTH_OPEN)
		return (struct value){.kind = VALUE_OPEN};
	if (condition == TRUTH_YES)
		return expression_value(evaluator, node->operands[1]);
	return node->count == 3 ? expression_value(evaluator, node->operands[2]) : of_truth(TRUTH_YES);
}

static struct value value_of_not(struct evaluator *evaluator, const struct node *node)
{
	enum truth truth = truth_of(evaluator, node->operands[0]);

	if (truth == TRUTH_OPEN)
		return of_truth(TRUTH_OPEN);
	return of_truth(truth == TRUTH_YES ? TRUTH_NO : TRUTH_YES);
}

struct value expression_value(struct evaluator *evaluator, const struct node *node)
{
	switch (node->kind) {
	case NODE_NUMBER:
		return of_figure(true, &node->figure);
	case NODE_DATE:
		return (struct value){.kind = VALUE_DATE, .day = node->day, .text = node->text};
	case NODE_TEXT:
		return (struct value){.kind = VALUE_TEXT, .text = node->text};
	case NODE_NAME:
	case NODE_ROW:
		return value_of_place(evaluator, node);
	case NODE_NEGATE:
	case NODE_ABS:
		return value_of_single(evaluator, node);
	case NODE_SUM:
	case NODE_MIN:
	case NODE_MAX:
		return value_of_fold(evaluator, node);
	case NODE_COUNT:
	case NODE_SIZE:
		return value_of_count(evaluator, node);
	case NODE_MISSING:
	case NODE_BLANK:
		return value_of_absence(evaluator, node);
	case NODE_COMPARE:
		return value_of_comparison(evaluator, node);
	case NODE_NOT:
		return value_of_not(evaluator, node);
	case NODE_AND:
	case NODE_OR:
		return value_of_pair_of_conditions(evaluator, node);
	case NODE_IF:
		return value_of_if(evaluator, node);
	default:
		return value_of_pair(evaluator, node);
	}
}

void expression_evaluate(const struct expression *expression, const struct scope *scope, struct evaluation *result)
{
	struct evaluator evaluator = {.scope = scope, .data = &result->data};
	struct strbuf equation;
	enum truth truth;

	*result = (struct evaluation){.verdict = VERDICT_UNKNOWN};
	truth = truth_of(&evaluator, expression->root);
	if (evaluator.broken) {
		result->verdict = VERDICT_ERROR;
	} else if (truth == TRUTH_YES) {
		result->verdict = VERDICT_PASS;
	} else if (truth == TRUTH_NO) {
		result->verdict = VERDICT_FAIL;
		result->data.count = 0;
		strbuf_init(&equation, scope->arena);
		expression_explain(&evaluator, expression->root, &equation);
		result->equation = strbuf_slice(&equation);
	}
}

bool expression_compute(const struct expression *expression, const struct scope *scope, struct strbuf *equation,
			struct strbuf *value)
{
	struct evaluator evaluator = {.scope = scope};
	struct figure figure;

	if (!number_of(&evaluator, expression_value(&evaluator, expression->root), &figure))
		return false;
	if (equation != NULL) {
		expression_print(&evaluator, expression->root, equation);
		strbuf_puts(equation, " = ");
		figure_print(equation, &figure);
	}
	figure_print(value, &figure);
	return true;
}
