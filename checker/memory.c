#include "memory.h"

#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "options.h"

static void *checked(void *memory)
{
	if (!memory) {
		fputs("rasoat: hết bộ nhớ (out of memory)\n", stderr);
		exit(EXIT_INPUT);
	}
	return memory;
}

void *memory_array(size_t count, size_t size)
{
	return checked(calloc(count > 0 ? count : 1, size));
}

void *memory_grow(void *items, size_t count, size_t *capacity, size_t size)
{
	if (count < *capacity)
		return items;
	if (*capacity > SIZE_MAX / 2 / size)
		return checked(NULL);
	*capacity = *capacity > 0 ? *capacity * 2 : 16;
	return checked(realloc(items, *capacity * size));
}

char *memory_string(const char *text)
{
	return checked(strdup(text));
}

char *memory_path(const char *directory, const char *name)
{
	size_t size = strlen(directory);
	const char *slash = size > 0 && directory[size - 1] == '/' ? "" : "/";
	size_t room = size + strlen(name) + 2;
	char *path = memory_array(room, 1);

	snprintf(path, room, "%s%s%s", directory, slash, name);
	return path;
}
