/*
 * slice: a borrowed run of bytes.
 *
 * A slice never owns memory and is not NUL-terminated; whoever owns the bytes must outlive it.
 */
#ifndef RASOAT_BASE_SLICE_H
#define RASOAT_BASE_SLICE_H

#include <stdbool.h>
#include <stddef.h>
#include <string.h>

struct slice {
	const char *data;
	size_t size;
};

#define SLICE(literal) ((struct slice){"" literal, sizeof(literal) - 1})

static inline struct slice slice_of(const char *data, size_t size)
{
	return (struct slice){data, size};
}

/* A slice over a NUL-terminated string. */
static inline struct slice slice_str(const char *s)
{
	return (struct slice){s, strlen(s)};
}

static inline bool slice_equal(struct slice a, struct slice b)
{
	return a.size == b.size && (a.size == 0 || memcmp(a.data, b.data, a.size) == 0);
}

static inline bool slice_starts(struct slice s, struct slice prefix)
{
	return prefix.size == 0 || (s.size >= prefix.size && memcmp(s.data, prefix.data, prefix.size) == 0);
}

static inline bool slice_ends(struct slice s, struct slice suffix)
{
	return suffix.size == 0 ||
	       (s.size >= suffix.size && memcmp(s.data + s.size - suffix.size, suffix.data, suffix.size) == 0);
}

/* Whether one of the bytes of set is c. */
static inline bool slice_holds(struct slice set, char c)
{
	return set.size > 0 && memchr(set.data, c, set.size) != NULL;
}

/* The part [from, to) of s; both are clamped to its size. */
static inline struct slice slice_part(struct slice s, size_t from, size_t to)
{
	if (to > s.size)
		to = s.size;
	if (from > to)
		from = to;
	return (struct slice){from == 0 ? s.data : s.data + from, to - from};
}

/* Byte order, shorter first when one is a prefix of the other: <0, 0, >0. */
int slice_compare(struct slice a, struct slice b);

/* Without ASCII blanks (space, tab, CR, LF, FF) at both ends. */
struct slice slice_trim(struct slice s);

/* Offset of the first occurrence of needle at or after from, or SIZE_MAX. An empty needle is not found. */
size_t slice_find(struct slice s, struct slice needle, size_t from);

#endif
