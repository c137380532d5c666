#include "base/nearest.h"

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

/* One edit in a short word, more in a long one. */
static size_t most_edits(struct slice word)
{
	return (word.size + 2) / 3;
}

void nearest_offer(struct nearest *nearest, const char *name)
{
	struct slice known = slice_str(name);
	size_t count;

	if (nearest->word.size > MAX_WORD || known.size > MAX_WORD)
		return;
	count = edits(nearest->word, known);
	if (count <= most_edits(nearest->word) && count < known.size &&
	    (nearest->name == NULL || count < nearest->edits)) {
		nearest->name = name;
		nearest->edits = count;
	}
}

const char *nearest_name(struct slice word, const char *const *names)
{
	struct nearest nearest = nearest_to(word);

	for (; *names != NULL; names++)
		nearest_offer(&nearest, *names);
	return nearest.name;
}
