/*
 * memory: allocation for the program itself. When memory ends the program says so and ends; nothing returns NULL.
 */
#ifndef RASOAT_MEMORY_H
#define RASOAT_MEMORY_H

#include <stddef.h>

void *memory_array(size_t count, size_t size);

/* Room for one more object of size bytes in a growing array that holds count. */
void *memory_grow(void *items, size_t count, size_t *capacity, size_t size);

char *memory_string(const char *text);

/* directory/name, to be freed. */
char *memory_path(const char *directory, const char *name);

#endif
