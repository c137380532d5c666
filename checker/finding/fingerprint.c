#include "finding/fingerprint.h"

#include <inttypes.h>
#include <stdio.h>
#include <stdlib.h>

#include "base/utf8.h"
#include "rules/rule.h"

struct entry {
	uint64_t hash;
	size_t index;
};

/* FNV-1a; a zero byte behind each part keeps "ab" + "c" apart from "a" + "bc". */
static uint64_t hash_part(uint64_t hash, struct slice part)
{
	for (size_t i = 0; i <= part.size; i++) {
		hash ^= i < part.size ? (unsigned char)part.data[i] : 0;
		hash *= UINT64_C(0x100000001B3);
	}
	return hash;
}

/* Arithmetic tells one error from another better than the sentence around it, which may be mended meanwhile. */
static struct span telling(const struct finding *finding)
{
	return finding->equation.size > 0 && finding->marks[0].end > finding->marks[0].start ? finding->marks[0]
											     : finding->span;
}

static uint64_t hash_finding(const struct sink *sink, const struct finding *finding, struct strbuf *folded)
{
	uint64_t hash = UINT64_C(0xCBF29CE484222325);

	strbuf_clear(folded);
	utf8_fold(folded, document_slice(sink->doc, telling(finding)));
	hash = hash_part(hash, finding->rule->id);
	hash = hash_part(hash, strbuf_slice(folded));
	return hash_part(hash, finding->equation);
}

static int by_hash(const void *a, const void *b)
{
	const struct entry *left = a;
	const struct entry *right = b;

	if (left->hash != right->hash)
		return left->hash < right->hash ? -1 : 1;
	return left->index < right->index ? -1 : left->index > right->index;
}

void fingerprint_all(struct sink *sink)
{
	struct entry *entries = arena_array(sink->arena, sink->count, sizeof *entries);
	struct strbuf folded;
	size_t first = 0;

	strbuf_init(&folded, sink->arena);
	for (size_t i = 0; i < sink->count; i++)
		entries[i] = (struct entry){hash_finding(sink, &sink->findings[i], &folded), i};
	if (sink->count > 0)
		qsort(entries, sink->count, sizeof *entries, by_hash);
	for (size_t i = 0; i < sink->count; i++) {
		uint64_t hash = entries[i].hash;
		char ordinal[24];

		if (hash != entries[first].hash)
			first = i;
		snprintf(ordinal, sizeof ordinal, "%zu", i - first);
		if (i > first)
			hash = hash_part(hash, slice_str(ordinal));
		snprintf(sink->findings[entries[i].index].fingerprint, sizeof sink->findings->fingerprint,
			 "%016" PRIx64, hash);
	}
}
