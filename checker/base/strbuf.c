#include "base/strbuf.h"

#include <stdarg.h>
#include <stdio.h>

static void reserve(struct strbuf *buf, size_t more)
{
	while (buf->capacity - buf->size <= more)
		buf->data = arena_grow(buf->arena, buf->data, buf->capacity, &buf->capacity, 1);
}

void strbuf_init(struct strbuf *buf, struct arena *arena)
{
	*buf = (struct strbuf){.arena = arena, .data = arena_alloc(arena, 64), .capacity = 64};
}

void strbuf_clear(struct strbuf *buf)
{
	buf->size = 0;
	buf->data[0] = '\0';
}

void strbuf_add(struct strbuf *buf, struct slice s)
{
	if (s.size == 0)
		return;
	reserve(buf, s.size);
	memcpy(buf->data + buf->size, s.data, s.size);
	buf->size += s.size;
	buf->data[buf->size] = '\0';
}

void strbuf_puts(struct strbuf *buf, const char *s)
{
	strbuf_add(buf, slice_str(s));
}

void strbuf_putc(struct strbuf *buf, char c)
{
	strbuf_add(buf, slice_of(&c, 1));
}

void strbuf_printf(struct strbuf *buf, const char *format, ...)
{
	va_list args;
	int needed;

	va_start(args, format);
	needed = vsnprintf(NULL, 0, format, args);
	va_end(args);
	if (needed <= 0)
		return;
	reserve(buf, (size_t)needed);
	va_start(args, format);
	vsnprintf(buf->data + buf->size, (size_t)needed + 1, format, args);
	va_end(args);
	buf->size += (size_t)needed;
}
