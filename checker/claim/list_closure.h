/*
 * list_closure: how surely the parts of a list are all the parts of their total, by what their labels say.
 *
 * "nam 16, nữ 11" leaves nothing out, nor does a list that ends with "khác"; degrees, school years or provinces named one behind the
 * other may. Knows labels only, no values.
 */
#ifndef RASOAT_CLAIM_LIST_CLOSURE_H
#define RASOAT_CLAIM_LIST_CLOSURE_H

#include "claim/list.h"

enum list_closure { CLOSURE_NONE, CLOSURE_LIKELY, CLOSURE_CERTAIN };

/* Whether the parts, three or more, are numbered one behind the other: khối 6, khối 7, khối 8. */
bool list_counted_through(const struct facts *facts, const struct list *list, const uint8_t *parts, size_t count);

/* Of the parts at these places of the list, two or more. */
enum list_closure list_closure(const struct facts *facts, const struct list *list, const uint8_t *parts, size_t count);

#endif
