/*
 * strbuf: a growing string in an arena.
 *
 * data is always NUL-terminated; size does not count the NUL. The memory belongs to the arena.
 */
#ifndef RASOAT_BASE_STRBUF_H
#define RASOAT_BASE_STRBUF_H

#include "base/arena.h"
#include "base/slice.h"

struct strbuf {
	struct arena *arena;
	char *data;
	size_t size;
	size_t capacity;
};

void strbuf_init(struct strbuf *buf, struct arena *arena);
void strbuf_clear(struct strbuf *buf);
void strbuf_add(struct strbuf *buf, struct slice s);
void strbuf_puts(struct strbuf *buf, const char *s);
void strbuf_putc(struct strbuf *buf, char c);

/* Appends formatted text as printf does. */
__attribute__((format(printf, 2, 3))) void strbuf_printf(struct strbuf *buf, const char *format, ...);

/* What was written; valid until the next write to buf. */
static inline struct slice strbuf_slice(const struct strbuf *buf)
{
	return slice_of(buf->data, buf->size);
}

#endif
