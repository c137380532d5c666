/*
 * expression_tree: the nodes of an expression, shared by its parser, evaluator and printer alone.
 */
#ifndef RASOAT_RULES_EXPRESSION_TREE_H
#define RASOAT_RULES_EXPRESSION_TREE_H

#include "rules/expression.h"

enum node_kind {
	NODE_NUMBER,
	NODE_DATE,
	NODE_TEXT,
	NODE_NAME,
	NODE_ROW,
	NODE_NEGATE,
	NODE_ADD,
	NODE_SUBTRACT,
	NODE_MULTIPLY,
	NODE_DIVIDE,
	NODE_COMPARE,
	NODE_NOT,
	NODE_AND,
	NODE_OR,
	NODE_IF,
	NODE_SUM,
	NODE_PERCENT,
	NODE_COUNT,
	NODE_SIZE,
	NODE_ABS,
	NODE_MIN,
	NODE_MAX,
	NODE_MISSING,
	NODE_BLANK,
};

struct node {
	enum node_kind kind;
	enum figure_relation relation; /* NODE_COMPARE */
	struct figure figure;          /* NODE_NUMBER */
	int64_t day;                   /* NODE_DATE */
	struct slice text;             /* NODE_TEXT, NODE_DATE as written */
	size_t name;                   /* NODE_NAME: index */
	const struct address *address; /* NODE_ROW */
	struct node **operands;
	size_t count;
};

enum truth { TRUTH_NO, TRUTH_YES, TRUTH_OPEN };

enum value_kind { VALUE_OPEN, VALUE_NUMBER, VALUE_DATE, VALUE_TEXT, VALUE_TRUTH };

struct value {
	enum value_kind kind;
	struct figure figure;
	int64_t day;
	struct slice text;
	enum truth truth;
};

/* One evaluation under way. */
struct evaluator {
	const struct scope *scope;
	struct data *data; /* where to note what is looked at; NULL: not */
	bool broken;       /* a condition where a number is needed, or the reverse */
};

struct value expression_value(struct evaluator *evaluator, const struct node *node);

/* What a row, name or literal looks at, appended to data. */
void expression_look(struct evaluator *evaluator, const struct node *node, struct data *data);

/* Appends the node with its values put in: "12 + 14 + 138", and for a date or text what stands there. */
void expression_print(struct evaluator *evaluator, const struct node *node, struct strbuf *out);

/* Appends why the node, which is false, is false: "62 + 44 = 106 ≠ 971"; notes in evaluator->data what it rests on. */
void expression_explain(struct evaluator *evaluator, const struct node *node, struct strbuf *out);

#endif
