/* Any bytes as a whole rule: it is taken, or every mistake has a place. */
#include <stdint.h>
#include <stdlib.h>

#include "rules/load.h"

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

/* Behind the setjmp nothing of the caller's frame is written. */
static void load(struct arena *arena, const uint8_t *data, size_t size)
{
	struct rule_loader loader;
	struct rule rule;

	loader_init(&loader, arena);
	if (!load_rule(&loader, SLICE("wording/own.yaml"), SLICE("own.yaml"), slice_of((const char *)data, size),
		       &rule) &&
	    (loader.mistake_count == 0 || !slice_starts(loader_report(&loader), SLICE("own.yaml:"))))
		abort();
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
	struct arena arena;
	jmp_buf escape;

	arena_init(&arena, (size_t)64 << 20);
	arena.escape = &escape;
	if (setjmp(escape) == 0)
		load(&arena, data, size);
	arena_release(&arena);
	return 0;
}
