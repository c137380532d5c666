/*
 * row_index: the rows of all tables by the words of their labels, to find in prose what a row is about.
 */
#ifndef RASOAT_EXTRACT_ROW_INDEX_H
#define RASOAT_EXTRACT_ROW_INDEX_H

#include "extract/prose.h"

enum { ROW_LABEL_MOST_ROWS = 32 }; /* rows of one label that are held: more name nothing any more */

/* A label that rows of one or several tables share, without the words that only say of what kind the thing is. */
struct row_label {
	const uint32_t *words;
	size_t count;
	bool prefixed; /* some row has such a word before it: "thôn Trung" */
	size_t row_count;
	uint32_t first_row;     /* index in rows; further ones through next_row */
	struct row_label *next; /* labels that begin with the same word */
};

struct row_index {
	struct row_label **by_word; /* per word id */
	size_t word_count;
	uint32_t *next_row; /* per row: another row of the same label, NO_INDEX at the end */
};

void row_index_init(struct row_index *index, struct facts *facts);

/*
 * The longest label whose words stand at token `at` of the block; *end is the token behind it. NULL when there is none. A label of
 * one word must be written with a capital and have its kind before it.
 */
const struct row_label *row_index_find(const struct row_index *index, const struct prose *prose, size_t at,
				       size_t *end);

#endif
