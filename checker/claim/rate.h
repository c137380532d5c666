/*
 * rate: what the readers of rates in prose share. rate.c reads rates whose whole the wording gives, rate_whole.c looks for the whole of
 * the others.
 */
#ifndef RASOAT_CLAIM_RATE_H
#define RASOAT_CLAIM_RATE_H

#include "claim/prose_claims.h"
#include "claim/try.h"

static inline bool rate_is_rate(const struct quantity *q)
{
	return q->unit == UNIT_PERCENT && q->role == ROLE_VALUE && !q->percent_points && q->under == NO_INDEX &&
	       q->per == UNIT_NONE;
}

static inline bool rate_is_count(const struct quantity *q)
{
	return q->unit != UNIT_PERCENT && q->unit != UNIT_POINT && q->role == ROLE_VALUE;
}

bool rate_is_above(const struct quantity *a, const struct quantity *b);

/* rate = part / whole, of quantities. */
struct claim_try rate_share(uint32_t rate, uint32_t part, uint32_t whole);

/* Makes the claim over the text between two mentions, and notes that the rate has one. */
void rate_emit(const struct prose *prose, const struct claim_try *attempt, const char *scope, size_t from, size_t to,
	       bool weak);

/* Nothing but words of rates stands between the count with its words and the rate: "198 cụm hoạt động tốt, đạt tỷ lệ 92,52%". */
bool rate_is_tied(const struct prose *prose, size_t count, size_t rate);

/* The words behind the rate name the whole, and counts of the report bear them. True when a claim was made. */
bool rate_claim_worded(const struct prose *prose, size_t rate, size_t part);

/* Any count near by of which the part is that rate, or part and whole are made up of two. True when one was found. */
bool rate_claim_near(const struct prose *prose, size_t rate, size_t part);

/* The rate follows from no whole of the report: claims the likeliest one where wording or digits show that it is meant. */
void rate_claim_contradicted(const struct prose *prose, size_t rate, size_t part);

#endif
