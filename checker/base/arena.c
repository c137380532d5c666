#include "base/arena.h"

#include <stdlib.h>

struct arena_chunk {
	struct arena_chunk *older;
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

void arena_release(struct arena *arena)
{
	for (struct arena_resource *held = arena->resources; held != NULL; held = held->older)
		if (held->resource != NULL)
			held->release(held->resource);
	while (arena->chunks != NULL) {
		struct arena_chunk *older = arena->chunks->older;

		free(arena->chunks);
		arena->chunks = older;
	}
	*arena = (struct arena){.limit = arena->limit};
}

_Noreturn void arena_exhausted(struct arena *arena)
{
	if (arena->escape == NULL)
		abort();
	longjmp(*arena->escape, 1);
}

static void add_chunk(struct arena *arena, size_t size)
{
	size_t room = size > CHUNK_SIZE ? size : CHUNK_SIZE;
	struct arena_chunk *chunk;

	if (arena->used / 4 > room)
		room = arena->used / 4;
	if (arena->limit != 0 && (room > arena->limit || arena->used > arena->limit - room)) {
		room = size;
		if (room > arena->limit || arena->used > arena->limit - room)
			arena_exhausted(arena);
	}
	chunk = malloc(sizeof *chunk + room);
	if (chunk == NULL)
		arena_exhausted(arena);
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
	larger = arena_array(arena, room, size);
	if (count > 0)
		memcpy(larger, items, count * size);
	*capacity = room;
	return larger;
}
