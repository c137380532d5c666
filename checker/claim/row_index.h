/*
 * row_index: the rows of all tables by the words of their labels, to find in prose what a row is about.
 */
#ifndef RASOAT_CLAIM_ROW_INDEX_H
#define RASOAT_CLAIM_ROW_INDEX_H

#include "claim/prose.h"

/* A label that rows of one or several tables share, without the words that only say of what kind the thing is. */
struct row_label {
	const uint32_t *words;
	size_t count;
	bool prefixed;  /* some row has such a word before it: "thôn Trung" */
	uint32_t *rows; /* indices in rows, ascending */
	size_t row_count;
	struct row_label *next; /* labels in the same bucket */
};

struct row_index {
	struct row_label **buckets; /* by the hash of all words */
	size_t bucket_count;        /* a power of two */
	uint8_t *longest;           /* per word id: words of the longest label that begins with it, 0 for none */
	size_t word_count;
};

void row_index_init(struct row_index *index, struct facts *facts);

/*
 * The longest label whose words stand at token `at` of the block; *end is the token behind it. NULL when there is none. A label of
 * one word must be written with a capital and have its kind before it.
 */
const struct row_label *row_index_find(const struct row_index *index, const struct prose *prose, size_t at,
				       size_t *end);

/* Rows [*from, *end) of the label that stand nearest to token `at`: all of them, unless there are very many. */
void row_index_nearest(const struct row_label *label, const struct prose *prose, size_t at, size_t *from, size_t *end);

#endif
