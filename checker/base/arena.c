#include "base/arena.h"

#include <stdlib.h>

struct arena_chunk {
	struct arena_chunk *older;
	struct arena_chunk *newer; /* of large chunks only */
	size_t size;
	max_align_t data[];
};

struct arena_resource {
	struct arena_resource *older;
	void (*release)(void *resource);
	void *resource;
};

enum { CHUNK_SIZE = 64 * 1024 };

void arena_init(struct arena *arena, size_t limit)
{
	*arena = (struct arena){.limit = limit};
}

static void free_chunks(struct arena_chunk *chunk)
{
	while (chunk != NULL) {
		struct arena_chunk *older = chunk->older;

		free(chunk);
		chunk = older;
	}
}

void arena_release(struct arena *arena)
{
	for (struct arena_resource *held = arena->resources; held != NULL; held = held->older)
		if (held->resource != NULL)
			held->release(held->resource);
	free_chunks(arena->chunks);
	free_chunks(arena->large);
	*arena = (struct arena){.limit = arena->limit};
}

_Noreturn void arena_exhausted(struct arena *arena)
{
	if (arena->escape == NULL)
		abort();
	longjmp(*arena->escape, 1);
}

static bool is_over_limit(const struct arena *arena, size_t more)
{
	return arena->limit != 0 && (more > arena->limit || arena->used > arena->limit - more);
}

static bool is_large(size_t size)
{
	return size > CHUNK_SIZE;
}

static void link_large(struct arena *arena, struct arena_chunk *chunk)
{
	chunk->newer = NULL;
	chunk->older = arena->large;
	if (arena->large != NULL)
		arena->large->newer = chunk;
	arena->large = chunk;
}

static void unlink_large(struct arena *arena, struct arena_chunk *chunk)
{
	if (chunk->newer != NULL)
		chunk->newer->older = chunk->older;
	else
		arena->large = chunk->older;
	if (chunk->older != NULL)
		chunk->older->newer = chunk->newer;
}

static void *alloc_large(struct arena *arena, size_t size)
{
	struct arena_chunk *chunk;

	if (is_over_limit(arena, size))
		arena_exhausted(arena);
	chunk = calloc(1, sizeof *chunk + size);
	if (chunk == NULL)
		arena_exhausted(arena);
	chunk->size = size;
	arena->used += size;
	link_large(arena, chunk);
	return chunk->data;
}

/* items begins a large chunk; gives it `size` bytes. The new ones are not touched, so that they cost nothing until used. */
static void *grow_large(struct arena *arena, void *items, size_t size)
{
	struct arena_chunk *chunk = (struct arena_chunk *)(void *)((char *)items - offsetof(struct arena_chunk, data));
	struct arena_chunk *larger;
	size_t old = chunk->size;

	if (is_over_limit(arena, size - old))
		arena_exhausted(arena);
	unlink_large(arena, chunk);
	larger = realloc(chunk, sizeof *chunk + size);
	if (larger == NULL) {
		link_large(arena, chunk);
		arena_exhausted(arena);
	}
	larger->size = size;
	arena->used += size - old;
	link_large(arena, larger);
	return larger->data;
}

static void add_chunk(struct arena *arena, size_t size)
{
	size_t room = size > CHUNK_SIZE ? size : CHUNK_SIZE;
	struct arena_chunk *chunk;

	if (arena->used / 4 > room)
		room = arena->used / 4;
	if (is_over_limit(arena, room)) {
		room = size;
		if (is_over_limit(arena, room))
			arena_exhausted(arena);
	}
	chunk = malloc(sizeof *chunk + room);
	if (chunk == NULL)
		arena_exhausted(arena);
	chunk->size = room;
	chunk->older = arena->chunks;
	arena->chunks = chunk;
	arena->next = (char *)chunk->data;
	arena->left = room;
	arena->used += room;
}

void *arena_alloc(struct arena *arena, size_t size)
{
	const size_t align = _Alignof(max_align_t);
	void *p;

	if (size > SIZE_MAX / 2)
		arena_exhausted(arena);
	if (is_large(size))
		return alloc_large(arena, size);
	size = (size + align - 1) / align * align;
	if (size > arena->left || arena->next == NULL)
		add_chunk(arena, size);
	p = arena->next;
	arena->next += size;
	arena->left -= size;
	return size == 0 ? p : memset(p, 0, size);
}

void *arena_array(struct arena *arena, size_t count, size_t size)
{
	if (size != 0 && count > SIZE_MAX / 2 / size)
		arena_exhausted(arena);
	return arena_alloc(arena, count * size);
}

void **arena_defer(struct arena *arena, void (*release)(void *resource))
{
	struct arena_resource *held = arena_alloc(arena, sizeof *held);

	*held = (struct arena_resource){.older = arena->resources, .release = release};
	arena->resources = held;
	return &held->resource;
}

static void release_scratch(void *scratch)
{
	arena_release(scratch);
}

struct arena *arena_scratch(struct arena *owner)
{
	struct arena *scratch = arena_alloc(owner, sizeof *scratch);
	void **slot = arena_defer(owner, release_scratch);

	arena_init(scratch, owner->limit);
	scratch->escape = owner->escape;
	*slot = scratch;
	return scratch;
}

char *arena_string(struct arena *arena, struct slice s)
{
	char *copy = arena_alloc(arena, s.size + 1);

	if (s.size > 0)
		memcpy(copy, s.data, s.size);
	return copy;
}

struct slice arena_copy(struct arena *arena, struct slice s)
{
	return slice_of(arena_string(arena, s), s.size);
}

void *arena_grow(struct arena *arena, void *items, size_t count, size_t *capacity, size_t size)
{
	size_t room;
	void *larger;

	if (count < *capacity)
		return items;
	room = *capacity == 0 ? 8 : *capacity * 2;
	if (room > SIZE_MAX / 2 / size)
		arena_exhausted(arena);
	if (is_large(*capacity * size)) {
		larger = grow_large(arena, items, room * size);
	} else {
		larger = arena_array(arena, room, size);
		if (count > 0)
			memcpy(larger, items, count * size);
	}
	*capacity = room;
	return larger;
}
