#include "base/slice.h"

#include <stdint.h>

int slice_compare(struct slice a, struct slice b)
{
	size_t shared = a.size < b.size ? a.size : b.size;
	int order = shared == 0 ? 0 : memcmp(a.data, b.data, shared);

	if (order != 0 || a.size == b.size)
		return order;
	return a.size < b.size ? -1 : 1;
}

static bool is_blank(char c)
{
	return c == ' ' || c == '\t' || c == '\r' || c == '\n' || c == '\f';
}

struct slice slice_trim(struct slice s)
{
	while (s.size > 0 && is_blank(s.data[0])) {
		s.data++;
		s.size--;
	}
	while (s.size > 0 && is_blank(s.data[s.size - 1]))
		s.size--;
	return s;
}

size_t slice_find(struct slice s, struct slice needle, size_t from)
{
	if (needle.size == 0 || from >= s.size)
		return SIZE_MAX;
	while (s.size - from >= needle.size) {
		const char *hit = memchr(s.data + from, needle.data[0], s.size - from - needle.size + 1);

		if (hit == NULL)
			return SIZE_MAX;
		from = (size_t)(hit - s.data);
		if (memcmp(hit, needle.data, needle.size) == 0)
			return from;
		from++;
	}
	return SIZE_MAX;
}
