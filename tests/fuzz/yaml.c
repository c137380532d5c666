/* Any bytes as a rule file: a tree or an error with a place. */
#include <stdint.h>
#include <stdlib.h>

#include "base/yaml.h"

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
	struct yaml_error error = {0};
	struct arena arena;
	jmp_buf escape;

	arena_init(&arena, (size_t)64 << 20);
	if (setjmp(escape) == 0) {
		arena.escape = &escape;
		if (yaml_parse(&arena, slice_of((const char *)data, size), &error) == NULL && error.line == 0)
			abort();
	}
	arena_release(&arena);
	return 0;
}
