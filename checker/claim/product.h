/*
 * product: what the readers of averages and of products in prose share: average.c, product.c.
 */
#ifndef RASOAT_CLAIM_PRODUCT_H
#define RASOAT_CLAIM_PRODUCT_H

#include "claim/prose.h"
#include "claim/try.h"

/* A range of mentions. */
struct window {
	size_t from;
	size_t end;
};

/* A figure that stands for itself: no rate, score or lower half of a fraction. */
bool product_is_exact(const struct quantity *q);

/* The same, and counted by itself, not per something. */
bool product_is_count(const struct quantity *q);

bool product_same_family(const struct prose *prose, uint32_t a, uint32_t b);

/* The unit with that name; UNIT_NONE without one. */
uint32_t product_unit(const struct prose *prose, const char *word);

/* Figures of the sentence and of the one before, not too far to either side. */
struct window product_window(const struct prose *prose, size_t first, size_t last);

/* Whether printed and right differ by no more than a seventh of the right one. */
bool product_is_close(const struct prose *prose, const struct claim_try *attempt);

/* What a price or average (index of its mention) says of the amounts and counts around it. */
void average_claim(const struct prose *prose, size_t scale);

/* Per head and month, or per month: what it gives depends on how many months there are. */
bool average_is_timed(const struct prose *prose, size_t scale);
void average_claim_timed(const struct prose *prose, size_t scale);

#endif
