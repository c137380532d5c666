/*
 * known: the values that a document prints, for the question whether some figure anywhere could be meant; and what has been found out
 * about its rates.
 */
#ifndef RASOAT_CLAIM_KNOWN_H
#define RASOAT_CLAIM_KNOWN_H

#include "extract/facts.h"

struct known_value {
	struct decimal value;
	uint32_t kind; /* the family of its unit */
};

struct known {
	const struct lexicon *lexicon;
	struct known_value *by_value; /* ascending */
	struct known_value *by_kind;  /* the same by kind, ascending in each */
	size_t count;
	bool *settled;      /* per quantity: a rate that has its claim */
	uint32_t *shares;   /* per quantity: so many rates follow from it as their whole */
	uint32_t *whole_of; /* per quantity: the index + 1 of the whole that the rate follows from, 0 */
};

/* Collects the counts of all prose and of the total rows of tables; O(n log n), once. */
void known_init(struct known *known, const struct facts *facts);

/* Whether the value is printed more than once. */
bool known_again(const struct known *known, struct decimal value);

/* Whether the value is printed in a unit of that kind, or without one. */
bool known_value(const struct known *known, struct decimal value, uint32_t unit);

/* Whether a whole is printed anywhere of which `part` would be `rate` percent, by the precision of the rate. */
bool known_whole(const struct known *known, const struct quantity *part, const struct quantity *rate);

#endif
