/*
 * form: what the conditions of a form rule call rows, found in a table.
 *
 * Offices renumber and reword the forms they are given. So a row that a rule names by its number may carry a guard:
 * words that its label must contain. When the row of that number does not fit, the only row that does is taken; when
 * there is none or more than one, the row is absent and what rests on it UNKNOWN. Another form with the same numbers
 * is never taken for the one that is meant.
 */
#ifndef RASOAT_RULES_FORM_H
#define RASOAT_RULES_FORM_H

#include "rules/expression.h"

/* One demand on a label: it contains (or, negated, does not contain) one of the texts. */
struct demand {
	struct slice *texts; /* folded; a leading '^' binds a text to the label's start, a final '$' to its end */
	size_t count;
	bool negated;
};

struct guard {
	struct slice key; /* the address as the conditions write it, with "form/" before it for another form */
	struct demand *demands;
	size_t count;
};

/* Reads the demands of a guard: "a|b": one of them; "!a|b": none of them; "^a": at the start. */
void guard_read(struct arena *arena, struct guard *guard, const struct slice *texts, size_t count);

/* Whether a folded label meets all demands. */
bool guard_fits(const struct guard *guard, struct slice folded);

/* Where the rows of one table are looked up: the context of a scope. */
struct form_view {
	const struct facts *facts;
	const struct guard *guards;
	size_t guard_count;
	uint32_t table;
	uint32_t column;      /* of the values */
	uint32_t own;         /* the own row, NO_INDEX where a rule looks at no single row */
	struct slice *labels; /* folded labels of the table's rows, each made when first asked for */
	struct arena *arena;
};

void form_view_init(struct form_view *view, const struct facts *facts, struct arena *arena, uint32_t table);

/* The folded label of a row of the view's table. */
struct slice form_label(const struct form_view *view, uint32_t row);

/* The row with the number of an absolute address in a table, NO_INDEX when there is none or more than one. */
uint32_t form_find_number(const struct facts *facts, uint32_t table, const struct address *address);

/* scope.rows() over a form_view. */
void form_rows(const struct scope *scope, const struct address *address, struct data *data);

/* The address that a guard's key is written as; false when it is none. */
bool form_address(struct arena *arena, struct slice key, struct address *address);

#endif
