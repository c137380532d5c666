/*
 * arena: memory that is given back all at once.
 *
 * Everything that belongs to one document, or to one rule set, lives in one arena. When memory ends, or the
 * arena's limit is reached, the arena jumps to the place that `escape` names; that place alone decides
 * (the library returns RASOAT_NO_MEMORY). So callers of arena_alloc() never see NULL. Nothing between the
 * setjmp() and an allocation may hold a resource that the arena does not own: what comes from another
 * library (a compiled pattern, a parser) is handed to the arena with arena_defer().
 */
#ifndef RASOAT_BASE_ARENA_H
#define RASOAT_BASE_ARENA_H

#include <setjmp.h>
#include <stddef.h>
#include <stdint.h>

#include "base/slice.h"

struct arena_chunk;
struct arena_resource;

struct arena {
	struct arena_chunk *chunks;
	struct arena_chunk *large;        /* chunks of one allocation each, so that arrays can grow in place */
	char *next;                       /* first free byte of the newest chunk */
	size_t left;                      /* bytes free in it */
	size_t used;                      /* bytes of all chunks */
	size_t limit;                     /* most bytes that all chunks may take; 0: no limit */
	jmp_buf *escape;                  /* where to go when memory ends; NULL: abort() */
	struct arena_resource *resources; /* what arena_defer() was given */
};

/* Starts an empty arena. limit: bytes, 0 for none. Takes no memory yet. */
void arena_init(struct arena *arena, size_t limit);

/* Releases the deferred resources, newest first, then frees everything; arena_init() may start it again. */
void arena_release(struct arena *arena);

/* size bytes, zeroed, aligned for any type. Never NULL. */
void *arena_alloc(struct arena *arena, size_t size);

/* count objects of size bytes each, zeroed; an overflowing product counts as no memory. */
void *arena_array(struct arena *arena, size_t count, size_t size);

/*
 * Makes room for a resource that the arena is to release: put it into the slot that comes back (NULL until then), and
 * release(*slot) is called when the arena is released. Take the slot first and the resource then, so that no
 * allocation can fail between the two. Set the slot to NULL to take the resource back.
 */
void **arena_defer(struct arena *arena, void (*release)(void *resource));

/* Ends as a failed allocation does; for a library below that has no memory left. */
_Noreturn void arena_exhausted(struct arena *arena);

/* A copy of s with a NUL behind it. */
struct slice arena_copy(struct arena *arena, struct slice s);

/* The same as a C string. */
char *arena_string(struct arena *arena, struct slice s);

/*
 * An arena of its own for passing work, with the owner's limit and escape. It may be released early; else it goes with its owner.
 */
struct arena *arena_scratch(struct arena *owner);

/*
 * Room in a growing array, which must have come from arena_grow() or, whole, from arena_array(). items holds count objects of size bytes in *capacity places; returns an array
 * (items itself or a larger copy) with at least one place free and updates *capacity. Free places hold anything.
 */
void *arena_grow(struct arena *arena, void *items, size_t count, size_t *capacity, size_t size);

/* Appends one zeroed object to the array ITEMS / COUNT / CAPACITY (lvalues) and gives its address. */
#define ARENA_PUSH(arena, items, count, capacity)                                                                      \
	((items) = arena_grow((arena), (items), (count), &(capacity), sizeof *(items)),                                \
	 memset(&(items)[(count)++], 0, sizeof *(items)), &(items)[(count)-1])

#endif
