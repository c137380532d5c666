#include "suggest.h"

#include <string.h>

/* Longer names are never meant by a slip of the finger; the limit keeps the table of distances on the stack. */
enum { LONGEST = 63 };

static size_t least(size_t a, size_t b, size_t c)
{
	size_t smaller = a < b ? a : b;

	return smaller < c ? smaller : c;
}

/* Insertions, deletions, replacements and exchanges of neighbours that lead from a to b. */
static size_t edits(const char *a, size_t a_size, const char *b, size_t b_size)
{
	size_t rows[3][LONGEST + 1];
	size_t *before = rows[0], *above = rows[1], *row = rows[2];

	for (size_t j = 0; j <= b_size; j++)
		above[j] = j;
	for (size_t i = 1; i <= a_size; i++) {
		size_t *spare = before;

		row[0] = i;
		for (size_t j = 1; j <= b_size; j++) {
			row[j] = least(above[j] + 1, row[j - 1] + 1, above[j - 1] + (a[i - 1] != b[j - 1]));
			if (i > 1 && j > 1 && a[i - 1] == b[j - 2] && a[i - 2] == b[j - 1] &&
			    before[j - 2] + 1 < row[j])
				row[j] = before[j - 2] + 1;
		}
		before = above;
		above = row;
		row = spare;
	}
	return above[b_size];
}

void suggest_start(struct suggest *suggest, const char *word)
{
	size_t size = strlen(word);

	*suggest = (struct suggest){.word = word, .distance = size < 3 ? 1 : size / 3 + 1};
}

void suggest_offer(struct suggest *suggest, const char *name)
{
	size_t word_size = strlen(suggest->word);
	size_t name_size = strlen(name);
	size_t distance;

	if (word_size > LONGEST || name_size > LONGEST)
		return;
	distance = edits(suggest->word, word_size, name, name_size);
	if (distance < suggest->distance || (distance == suggest->distance && !suggest->best)) {
		suggest->best = name;
		suggest->distance = distance;
	}
}
