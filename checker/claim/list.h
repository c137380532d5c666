/*
 * claim_list: a total in prose and the list of its parts, as one claim.
 *
 * Where a list ends and which of its figures are parts is often open: commas stand inside labels, semicolons part some lists
 * and end others, a detail follows in brackets. All readings are tried; the one that agrees is taken. When none agrees, the likeliest
 * one becomes a claim only if the wording leaves no way out or a mistyped digit would explain it.
 */
#ifndef RASOAT_CLAIM_LIST_H
#define RASOAT_CLAIM_LIST_H

#include "claim/prose.h"

enum { LIST_MOST_PARTS = 40, LIST_MOST_TOTALS = 12 };

enum list_strength {
	LIST_CLOSED,  /* gồm, chia ra: all parts are there */
	LIST_BRACKET, /* (a 3; b 4): usually all */
	LIST_OPEN,    /* trong đó: perhaps only some */
	LIST_TOPIC,   /* "cơ cấu: ...": of a total that stands somewhere before */
};

struct list_part {
	uint32_t quantity;
	bool semicolon;  /* the first part, or one behind a semicolon */
	bool nested;     /* details of another part */
	bool and_before; /* và stands before it */
	size_t first;    /* tokens of its item: label and figure */
	size_t end;
};

struct list {
	enum list_strength strength;
	struct list_part parts[LIST_MOST_PARTS];
	size_t count;
	size_t end;                        /* token behind the list */
	bool far;                          /* the total is not the likeliest one */
	bool broken_off;                   /* the block ends in the middle of it */
	bool every_part_counted;           /* each item has a figure */
	uint32_t totals[LIST_MOST_TOTALS]; /* what they may add up to, the likeliest first */
	size_t total_count;
	size_t near_totals; /* so many of them stand near enough to be contradicted; 0 for all */
};

/* Reads the parts between tokens from and to, in the parentheses `group`. Stops where the list ends. */
void list_read(const struct prose *prose, size_t from, size_t to, uint32_t group, struct list *list);

/*
 * The totals that stand before token `at` in parentheses `group`, the nearest first: those of the sentence, or else of the one before,
 * are near; those of the block before them can only be agreed with.
 */
void list_totals(const struct prose *prose, size_t at, uint32_t group, struct list *list);

/* Makes the claim of the list, if there is one to make, over the text from `start`. */
void list_claim(const struct prose *prose, const struct list *list, const char *scope, struct span cue,
		struct span extent);

/* Where a list stands and how its claim is to be made. */
struct list_text {
	size_t from; /* tokens */
	size_t to;
	uint32_t group;
	size_t least; /* parts that it must have */
	const char *scope;
	struct span cue;
	struct span extent;
};

/*
 * Reads the list anew for each of its totals, because what is a part depends on what the total counts; the first total that agrees is
 * taken, else the first that is contradicted.
 */
void list_claim_between(const struct prose *prose, struct list *list, const struct list_text *text);

#endif
