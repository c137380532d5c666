#include "claim/row_index.h"

#include "extract/label.h"
#include "extract/token.h"

enum { FEWEST_BUCKETS = 64, MOST_ROWS = 64 };

static bool starts_with_digit(const struct facts *facts, uint32_t word)
{
	struct slice text = vocabulary_word(&facts->vocabulary, word);

	return text.size > 0 && text.data[0] >= '0' && text.data[0] <= '9';
}

/* How many words at the start of the label only say of what kind the thing is. */
static size_t prefix_size(const struct facts *facts, const struct label *label)
{
	size_t skipped = 0;

	while (skipped < label->count) {
		const struct phrase *prefix = label_match(facts, label, PHRASE_LABEL_PREFIX, skipped);

		if (prefix == NULL || skipped + prefix->length >= label->count)
			break;
		skipped += prefix->length;
	}
	/* "Tổ dân phố 5" has no other name. */
	return starts_with_digit(facts, label->words[skipped]) ? 0 : skipped;
}

static bool ends_in_digit(struct slice text)
{
	return text.size > 0 && text.data[text.size - 1] >= '0' && text.data[text.size - 1] <= '9';
}

/* What a text calls the row: without a bracket, and without what explains its number: "Dự án 3: Phát triển sản xuất", "Khu vực 4 - Mỹ Hòa". */
static struct slice short_name(struct slice text)
{
	static const char *const MARKS[] = {":", " - ", " – "};

	text = slice_trim(slice_part(text, 0, slice_find(text, SLICE("("), 0)));
	for (size_t i = 0; i < sizeof MARKS / sizeof MARKS[0]; i++) {
		struct slice head = slice_trim(slice_part(text, 0, slice_find(text, slice_str(MARKS[i]), 0)));

		if (head.size < text.size && ends_in_digit(head))
			return head;
	}
	return text;
}

/* What a hash of no words is. */
static const uint64_t NO_WORDS = 14695981039346656037u;

static uint64_t with_word(uint64_t hash, uint32_t word)
{
	return (hash ^ word) * 1099511628211u;
}

static struct row_label **bucket(const struct row_index *index, uint64_t hash)
{
	return &index->buckets[(hash ^ (hash >> 32)) & (index->bucket_count - 1)];
}

static struct row_label *find_label(const struct row_index *index, uint64_t hash, const uint32_t *words, size_t count)
{
	for (struct row_label *label = *bucket(index, hash); label != NULL; label = label->next)
		if (label->count == count && memcmp(label->words, words, count * sizeof *words) == 0)
			return label;
	return NULL;
}

static struct row_label *add_label(struct row_index *index, struct arena *arena, const uint32_t *words, size_t count)
{
	struct row_label *label;
	struct row_label **head;
	uint64_t hash = NO_WORDS;
	uint32_t *copy;

	for (size_t i = 0; i < count; i++)
		hash = with_word(hash, words[i]);
	label = find_label(index, hash, words, count);
	if (label != NULL)
		return label;
	copy = arena_array(arena, count, sizeof *copy);
	memcpy(copy, words, count * sizeof *words);
	head = bucket(index, hash);
	label = arena_alloc(arena, sizeof *label);
	*label = (struct row_label){.words = copy, .count = count, .next = *head};
	*head = label;
	if (index->longest[words[0]] < count)
		index->longest[words[0]] = (uint8_t)count;
	return label;
}

/* The label of a row, and one row more that it has; NULL for a label without words. */
static struct row_label *count_row(struct row_index *index, struct facts *facts, const struct row *row)
{
	struct row_label *known;
	struct label label;
	size_t skipped;

	label_read(facts, short_name(document_slice(facts->doc, row->label)), &label);
	skipped = prefix_size(facts, &label);
	if (label.count == skipped || label.words[skipped] >= index->word_count)
		return NULL;
	known = add_label(index, facts->arena, label.words + skipped, label.count - skipped);
	known->prefixed = known->prefixed || skipped > 0;
	known->row_count++;
	return known;
}

static void add_rows(struct row_index *index, struct facts *facts)
{
	struct arena *scratch = arena_scratch(facts->arena);
	struct row_label **labels = arena_array(scratch, facts->row_count, sizeof(struct row_label *));
	uint32_t *rows = arena_array(facts->arena, facts->row_count, sizeof *rows);

	for (size_t i = 0; i < facts->row_count; i++)
		if (!facts->rows[i].total && facts->rows[i].label.end > facts->rows[i].label.start)
			labels[i] = count_row(index, facts, &facts->rows[i]);
	for (size_t i = 0; i < facts->row_count; i++) {
		struct row_label *label = labels[i];

		if (label == NULL)
			continue;
		if (label->rows == NULL) {
			label->rows = rows;
			rows += label->row_count;
			label->row_count = 0;
		}
		label->rows[label->row_count++] = (uint32_t)i;
	}
	arena_release(scratch);
}

void row_index_init(struct row_index *index, struct facts *facts)
{
	/* Labels are read twice so that every word has its id before the table of ids is made. */
	for (size_t i = 0; i < facts->row_count; i++) {
		struct label label;

		label_read(facts, document_slice(facts->doc, facts->rows[i].label), &label);
	}
	index->word_count = lexicon_count(facts->vocabulary.lexicon) + facts->vocabulary.count;
	index->longest = arena_array(facts->arena, index->word_count, sizeof *index->longest);
	for (index->bucket_count = FEWEST_BUCKETS; index->bucket_count < facts->row_count;)
		index->bucket_count *= 2;
	index->buckets = arena_array(facts->arena, index->bucket_count, sizeof(struct row_label *));
	add_rows(index, facts);
}

static bool is_named(const struct prose *prose, size_t at)
{
	return prose_token(prose, at)->upper && at > prose->first &&
	       token_match_end(prose->facts, PHRASE_LABEL_PREFIX, at - 1, prose->first) != NULL;
}

/*
 * The word of a label that token `at` spells, UINT32_MAX when it cannot be one. Behind the first word figures are words too.
 */
static uint32_t word_of(const struct prose *prose, size_t at, size_t count)
{
	const struct token *token = prose_token(prose, at);

	if (token->kind == TOKEN_WORD)
		return token->id;
	if (token->kind == TOKEN_NUMBER && count > 0)
		return vocabulary_find(&prose->facts->vocabulary, document_slice(prose->facts->doc, token->span));
	return UINT32_MAX;
}

const struct row_label *row_index_find(const struct row_index *index, const struct prose *prose, size_t at, size_t *end)
{
	const struct token *first = prose_token(prose, at);
	const struct row_label *best = NULL;
	uint32_t words[LABEL_WORDS];
	uint64_t hash = NO_WORDS;
	size_t longest;

	if (first->kind != TOKEN_WORD || first->id >= index->word_count)
		return NULL;
	longest = index->longest[first->id];
	for (size_t count = 0, next = at; count < longest && next < prose->end; next++) {
		const struct token *token = prose_token(prose, next);
		const struct row_label *label;

		/* Commas and dashes may part the words. */
		if (count > 0 && (token_is_mark(token, ',') || token_is_mark(token, '-')))
			continue;
		words[count] = word_of(prose, next, count);
		if (words[count] == UINT32_MAX)
			break;
		hash = with_word(hash, words[count++]);
		label = find_label(index, hash, words, count);
		if (label != NULL && (count > 1 || is_named(prose, at))) {
			best = label;
			*end = next + 1;
		}
	}
	return best;
}

void row_index_nearest(const struct row_label *label, const struct prose *prose, size_t at, size_t *from, size_t *end)
{
	const struct facts *facts = prose->facts;
	uint32_t place = prose_token(prose, at)->span.start;
	size_t low = 0;
	size_t high = label->row_count;

	while (low < high) {
		size_t middle = low + (high - low) / 2;

		if (facts->rows[label->rows[middle]].label.start < place)
			low = middle + 1;
		else
			high = middle;
	}
	*from = low > MOST_ROWS ? low - MOST_ROWS : 0;
	*end = label->row_count - low > MOST_ROWS ? low + MOST_ROWS : label->row_count;
}
