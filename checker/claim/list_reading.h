/*
 * list_reading: one way to read a list, a total and those of the figures that take part, and whether it contradicts its total.
 *
 * A reading that does not add up is a contradiction only beyond reasonable doubt: by the strength of the list's wording, by what its
 * labels leave out, and by whether a mistyped digit would explain the difference.
 */
#ifndef RASOAT_CLAIM_LIST_READING_H
#define RASOAT_CLAIM_LIST_READING_H

#include "claim/list.h"

struct reading {
	uint32_t total;
	struct operand parts[LIST_MOST_PARTS];
	uint8_t places[LIST_MOST_PARTS]; /* of the parts in the list */
	size_t count;
};

_Static_assert(LIST_MOST_PARTS <= UINT8_MAX, "places are bytes");

/* Whether parts and total agree, by the precision they are printed with. */
bool reading_agrees(const struct facts *facts, const struct reading *reading);

/* What the parts add up to; false on overflow. */
bool reading_sum(const struct facts *facts, const struct reading *reading, struct decimal *sum);

/* Whether one mistyped figure, the total or a part, explains that `sum` and total differ. */
bool reading_mistyped(const struct facts *facts, const struct reading *reading, struct decimal sum);

/* The same unit is said everywhere, or nowhere but at the total. */
bool reading_same_unit(const struct facts *facts, const struct reading *reading);

/* Whether the list contradicts its total by this reading, beyond reasonable doubt. */
bool reading_contradicts(const struct facts *facts, const struct list *list, const struct reading *reading);

#endif
