/*
 * citation_group: which citations speak of one document, or of one register.
 */
#ifndef RASOAT_RULES_CITATION_GROUP_H
#define RASOAT_RULES_CITATION_GROUP_H

#include "extract/facts.h"

/* A citation with what it is compared by; texts are folded. */
struct cited {
	uint32_t index;       /* in facts->citations */
	struct slice type;    /* "kh" */
	struct slice office;  /* "ubnd" */
	struct slice number;  /* "57" */
	struct slice issuer;  /* "ubnd xã phú khê", with the usual abbreviations */
	struct slice subject; /* its content words, abbreviations spelled out, names of places left out */
	struct slice names;   /* the names left out */
	int32_t year;         /* of the number, else of the date, 0 */
	int32_t day;          /* day number of the date, -1 */
	int32_t value;        /* of the number */
};

/* All citations but that of the report itself. */
struct cited *cited_collect(const struct facts *facts, struct arena *arena, size_t *count);

/* Order by type, office, number; then by place. */
int cited_by_number(const void *left, const void *right);

/* Order by register: type, office, issuer, year; then by the value of the number, then by place. */
int cited_by_register(const void *left, const void *right);

/* Order by type, office, subject. */
int cited_by_subject(const void *left, const void *right);

/* Order by type and office; then by place. */
int cited_by_place(const void *left, const void *right);

/* Whether type and office are the same. */
bool cited_same_register(const struct cited *a, const struct cited *b);

/* Whether both may be issued by one body: one names none, or one name is the beginning of the other. */
bool cited_same_issuer(const struct cited *a, const struct cited *b);

#endif
