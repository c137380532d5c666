/*
 * outline: which numbers belong to one list. Marks are added in their order; each goes into a scope, a list of siblings of one
 * style, and under the mark that was open before the scope began. Headings and table rows are numbered alike, so both use it.
 *
 * Nothing is judged: a wrong number stays in the scope in which it stands, so that whoever checks the sequence sees it there.
 */
#ifndef RASOAT_EXTRACT_OUTLINE_H
#define RASOAT_EXTRACT_OUTLINE_H

#include "base/arena.h"
#include "document/document.h"

struct outline_entry {
	struct enumerator
		marker;  /* a letter read as such when the neighbours say so: style ENUM_UPPER, path[0] the letter */
	uint32_t item;   /* what the caller gave */
	uint32_t parent; /* index of an entry, UINT32_MAX at the top */
	uint32_t scope;  /* number of its list of siblings */
	uint32_t outer;  /* number reached by the list of its class that this one interrupts, 0: it interrupts none */
};

struct outline_level {
	uint32_t last; /* index of the entry read last at this level */
	uint32_t scope;
	bool suspended; /* a list of the same style has begun inside it */
};

struct outline {
	struct arena *arena;
	struct outline_entry *entries;
	size_t count, capacity;
	struct outline_level *levels; /* open ones, outermost first */
	size_t level_count, level_capacity;
	uint32_t scopes;
	bool interrupted; /* something without a number stands before the next mark */
};

void outline_init(struct outline *outline, struct arena *arena);

/* Adds the next mark; its entry. */
struct outline_entry *outline_add(struct outline *outline, const struct enumerator *marker, uint32_t item);

/* Closes all lists: an appendix begins. */
void outline_break(struct outline *outline);

/* Notes a title or a group of rows without a number: behind it a list may begin anew even at once. */
void outline_interrupt(struct outline *outline);

/* Adds the numbered blocks of a document; the items are their indexes. */
void outline_add_blocks(struct outline *outline, const struct document *doc);

/* The number that counts among siblings: the last one of the path. */
uint32_t outline_number(const struct enumerator *marker);

#endif
