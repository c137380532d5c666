/*
 * expression: the condition language of the rule files, as a tree, and its evaluation over what a document says.
 *
 *   row("2") = percent(row("2.2"), row("2.1"))
 *   if row("1") > 0 then sum(row("1.*")) <= row("1")
 *   a + b = total                                     captured names
 *
 * Truth has three values: what rests on something that is missing, unreadable or approximate is UNKNOWN, never false.
 * Equality is by printed precision. The tree is const after parsing and shared by threads; it knows no table and no
 * pattern: a scope, which the kind provides, answers what a name or a row address stands for.
 *
 *   address   meaning (the own row is the one that the rule looks at, where it looks at single rows)
 *   "2.1"     the row with that number     "2.1.*"  the rows directly below it
 *   "."       the own row                  ".1"     the row 1 below it    ".*"   all directly below it
 *   ".."      the row above the own one    "..2"    its row 2             "..*"  the own row and all beside it
 *   "name"    a name that the rule gives a meaning to
 */
#ifndef RASOAT_RULES_EXPRESSION_H
#define RASOAT_RULES_EXPRESSION_H

#include "extract/facts.h"
#include "finding/finding.h"
#include "rules/figure.h"

enum { ADDRESS_DEPTH = ENUM_MAX_DEPTH };

struct address {
	struct slice text; /* as written in the rule */
	struct slice name; /* not empty: a name, and all below is unused */
	uint8_t up;        /* 0: absolute, 1: from the own row, 2: from the one above it */
	uint8_t depth;
	uint32_t path[ADDRESS_DEPTH];
	bool children;          /* the rows directly below */
	struct slice form;      /* row("1.4", form: "3"); empty: the own form */
	struct slice column;    /* cell("1.4", "kế hoạch"): words of the column's head */
	uint32_t column_number; /* cell("1.4", 3): from 1 */
	bool rate;              /* rate("3.2"): the percentage beside the count in "13/76,47%" */
	bool unit;              /* unit("3.2"): the row's unit, as text */
	unsigned at;            /* column in the expression, for messages */
};

enum datum_kind {
	DATUM_ABSENT, /* there is no such thing, or more than one */
	DATUM_BLANK,  /* the row is there, and nothing stands in it */
	DATUM_OTHER,  /* something stands there that is no exact figure */
	DATUM_NUMBER,
	DATUM_DATE,
	DATUM_TEXT,
};

/* One thing that an expression looked at. */
struct datum {
	enum datum_kind kind;
	struct figure figure;
	int64_t day; /* dates: days since 1970-01-01 */
	struct slice text;
	struct span span;  /* where it stands, or would stand */
	uint32_t quantity; /* index in facts, NO_INDEX */
	uint32_t row;      /* index in facts, NO_INDEX */
};

struct data {
	struct datum *items;
	size_t count, capacity;
};

struct scope {
	/* Appends what stands at the address: one datum, or one for each row of a ".*". */
	void (*rows)(const struct scope *scope, const struct address *address, struct data *data);
	const struct datum *names; /* captured names, in the order of the names given to expression_parse() */
	const void *context;       /* of rows() */
	struct arena *arena;
};

struct expression {
	struct slice text;
	struct node *root;
	struct address **addresses; /* all that stand in it */
	size_t address_count, address_capacity;
};

struct expression_error {
	unsigned column; /* in characters, from 1 */
	char message[160];
};

/*
 * The tree of text, or NULL with *error filled. names: what may stand without quotes beside functions; may be NULL when
 * count is 0.
 */
const struct expression *expression_parse(struct arena *arena, struct slice text, const struct slice *names,
					  size_t count, struct expression_error *error);

struct evaluation {
	enum verdict verdict;
	struct slice equation; /* of what is false: "62 + 44 = 106 ≠ 971"; empty where nothing is compared */
	struct data data; /* on FAIL what the false part looked at, the figure that is stated first; else all of it */
};

/* Whether the expression holds. An expression that is no condition counts as broken: VERDICT_ERROR. */
void expression_evaluate(const struct expression *expression, const struct scope *scope, struct evaluation *result);

/*
 * Computes a number. Appends "45 / 75 = 60%" to equation (NULL: not wanted) and its value alone to value ("60%"). False
 * when it is not known.
 */
bool expression_compute(const struct expression *expression, const struct scope *scope, struct strbuf *equation,
			struct strbuf *value);

/* Days since 1970-01-01 of a date of the calendar. */
int64_t expression_day(int32_t year, uint32_t month, uint32_t day);

#endif
