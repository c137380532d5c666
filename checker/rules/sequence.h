/*
 * sequence: where a list of numbers leaves its order. One slip is told once, at the number that is wrong; what follows is judged
 * as if that number were right.
 */
#ifndef RASOAT_RULES_SEQUENCE_H
#define RASOAT_RULES_SEQUENCE_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

enum slip_kind {
	SLIP_NONE,
	SLIP_REPEATED, /* a neighbour has the same number */
	SLIP_SKIPPED,  /* numbers before it are missing */
	SLIP_ORDER,    /* another number belongs here, or two have changed places */
};

struct slip {
	enum slip_kind kind;
	size_t at;         /* the wrong number */
	size_t other;      /* SLIP_REPEATED: the one with the same number */
	uint32_t expected; /* what belongs there */
};

struct sequence {
	const uint32_t *numbers;
	size_t count;
	size_t next;      /* place of the next number to look at */
	uint32_t reached; /* the number before it, as it should be */
	bool closed;      /* no other list may stand among these numbers */
};

/*
 * Starts going over count numbers. first: the number that the list must begin with, 0 when it may begin anywhere. outer: the
 * number reached by a list that this one interrupts, 0 for none: "1, 2, [1, 4]" is one list with a wrong number.
 */
void sequence_start(struct sequence *sequence, const uint32_t *numbers, size_t count, uint32_t first, uint32_t outer);

/* The next slip; false at the end. */
bool sequence_next(struct sequence *sequence, struct slip *slip);

#endif
