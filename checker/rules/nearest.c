#include "rules/nearest.h"

enum { MAX_WORD = 63 };

static size_t least(size_t a, size_t b, size_t c)
{
	if (b < a)
		a = b;
	return c < a ? c : a;
}

/* Edits (a letter put in, left out, changed, or two neighbours swapped) from a to b. */
static size_t edits(struct slice a, struct slice b)
{
	size_t rows[3][MAX_WORD + 1];
	size_t *before = rows[0];
	size_t *above = rows[1];
	size_t *row = rows[2];

	for (size_t j = 0; j <= b.size; j++)
		before[j] = above[j] = j;
	for (size_t i = 1; i <= a.size; i++) {
		size_t *spare = before;

		row[0] = i;
		for (size_t j = 1; j <= b.size; j++) {
			row[j] = least(above[j] + 1, row[j - 1] + 1, above[j - 1] + (a.data[i - 1] != b.data[j - 1]));
			if (i > 1 && j > 1 && a.data[i - 1] == b.data[j - 2] && a.data[i - 2] == b.data[j - 1])
				row[j] = least(row[j], before[j - 2] + 1, row[j]);
		}
		before = above;
		above = row;
		row = spare;
	}
	return above[b.size];
}

const char *nearest_name(struct slice word, const char *const *names)
{
	const char *nearest = NULL;
	size_t fewest = (word.size + 2) / 3 + 1; /* one edit in a short word, more in a long one */

	if (word.size > MAX_WORD)
		return NULL;
	for (; *names != NULL; names++) {
		struct slice name = slice_str(*names);
		size_t count = name.size <= MAX_WORD ? edits(word, name) : fewest;

		if (count < fewest && count < name.size) {
			fewest = count;
			nearest = *names;
		}
	}
	return nearest;
}
