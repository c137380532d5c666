/*
 * list_figure: lists in brackets whose items each end with a figure, "(chứng thực 728; hộ tịch 184; người có công)", and the item
 * that has none.
 */
#ifndef RASOAT_RULES_LIST_FIGURE_H
#define RASOAT_RULES_LIST_FIGURE_H

#include "document/document.h"

struct list_figure {
	struct span span;    /* the list without its brackets */
	struct span without; /* the one item without a figure, empty when all have one */
};

/* The next such list in [*at, end); *at moves behind it. */
bool list_figure_next(struct slice text, uint32_t *at, uint32_t end, struct list_figure *list);

#endif
