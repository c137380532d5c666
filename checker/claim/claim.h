/*
 * claim: the arithmetic statements of a document.
 *
 * Each claim has a scope that says where and how it was read; rules choose claims by kind and scope. The scopes are listed in
 * claim.c, so that a rule that names an unknown one is refused.
 */
#ifndef RASOAT_CLAIM_CLAIM_H
#define RASOAT_CLAIM_CLAIM_H

#include "extract/facts.h"

struct claim_scope {
	enum claim_kind kind;
	const char *name;
};

/* All scopes; the last has a NULL name. */
extern const struct claim_scope CLAIM_SCOPES[];

/*
 * Adds a claim with a copy of `count` operands; relation is RELATION_EQUAL until the caller says otherwise. The pointer is valid
 * until the next claim is added. Readings of one statement are added one behind the other, the likeliest first, whose
 * `alternatives` then counts the rest.
 */
struct claim *claim_add(struct facts *facts, enum claim_kind kind, const char *scope, enum formula formula,
			uint32_t result, const struct operand *operands, size_t count);

/* Reads all claims of the document whose facts are given, once. */
void claims_read(struct facts *facts);

/* The steps of claims_read(). */
void claim_prose(struct facts *facts);   /* sums, rests and rates within a block of prose */
void claim_table(struct facts *facts);   /* rows and columns of tables */
void claim_anchors(struct facts *facts); /* sentences about a table's row in other words */
void claim_recalls(struct facts *facts); /* rates recalled in another part of the report */
void claim_recaps(struct facts *facts);
void claim_left_over(struct facts *facts); /* what is left, said far from what it is left of */
void claim_echoes(struct facts *facts); /* one fact said twice; after all others, whose agreement bears figures out */

#endif
