#include "extract/row_index.h"

#include "extract/label.h"
#include "extract/token.h"

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

static struct slice before_bracket(struct slice text)
{
	return slice_trim(slice_part(text, 0, slice_find(text, SLICE("("), 0)));
}

static struct row_label *find_label(const struct row_index *index, const uint32_t *words, size_t count)
{
	for (struct row_label *label = index->by_word[words[0]]; label != NULL; label = label->next)
		if (label->count == count && memcmp(label->words, words, count * sizeof *words) == 0)
			return label;
	return NULL;
}

static void add_row(struct row_index *index, struct facts *facts, uint32_t row)
{
	struct row_label *known;
	struct label label;
	size_t skipped;

	label_read(facts, before_bracket(document_slice(facts->doc, facts->rows[row].label)), &label);
	skipped = prefix_size(facts, &label);
	if (label.count == skipped || label.words[skipped] >= index->word_count)
		return;
	known = find_label(index, label.words + skipped, label.count - skipped);
	if (known == NULL) {
		uint32_t *words = arena_array(facts->arena, label.count - skipped, sizeof *words);

		memcpy(words, label.words + skipped, (label.count - skipped) * sizeof *words);
		known = arena_alloc(facts->arena, sizeof *known);
		*known = (struct row_label){.words = words,
					    .count = label.count - skipped,
					    .first_row = NO_INDEX,
					    .next = index->by_word[words[0]]};
		index->by_word[words[0]] = known;
	}
	known->prefixed = known->prefixed || skipped > 0;
	index->next_row[row] = NO_INDEX;
	if (known->row_count++ >= ROW_LABEL_MOST_ROWS)
		return;
	index->next_row[row] = known->first_row;
	known->first_row = row;
}

void row_index_init(struct row_index *index, struct facts *facts)
{
	/* Labels are read twice so that every word has its id before the table of ids is made. */
	for (size_t i = 0; i < facts->row_count; i++) {
		struct label label;

		label_read(facts, document_slice(facts->doc, facts->rows[i].label), &label);
	}
	index->word_count = lexicon_count(facts->vocabulary.lexicon) + facts->vocabulary.count;
	index->by_word = arena_array(facts->arena, index->word_count, sizeof(struct row_label *));
	index->next_row = arena_array(facts->arena, facts->row_count, sizeof *index->next_row);
	for (size_t i = 0; i < facts->row_count; i++)
		if (!facts->rows[i].total && facts->rows[i].label.end > facts->rows[i].label.start)
			add_row(index, facts, (uint32_t)i);
}

/* The token behind the label's words, which commas and dashes may part; 0 when they do not stand here. */
static size_t match_words(const struct row_label *label, const struct prose *prose, size_t at)
{
	for (size_t i = 0; i < label->count; at++) {
		const struct token *token;

		if (at >= prose->end)
			return 0;
		token = prose_token(prose, at);
		if (token->kind == TOKEN_WORD && token->id == label->words[i])
			i++;
		else if (i > 0 && token->kind == TOKEN_NUMBER &&
			 slice_equal(document_slice(prose->facts->doc, token->span),
				     vocabulary_word(&prose->facts->vocabulary, label->words[i])))
			i++;
		else if (i == 0 || !(token_is_mark(token, ',') || token_is_mark(token, '-')))
			return 0;
	}
	return at;
}

static bool is_named(const struct prose *prose, size_t at)
{
	return prose_token(prose, at)->upper && at > prose->first &&
	       token_match_end(prose->facts, PHRASE_LABEL_PREFIX, at - 1, prose->first) != NULL;
}

const struct row_label *row_index_find(const struct row_index *index, const struct prose *prose, size_t at, size_t *end)
{
	const struct token *token = prose_token(prose, at);
	const struct row_label *best = NULL;

	if (token->kind != TOKEN_WORD || token->id >= index->word_count)
		return NULL;
	for (const struct row_label *label = index->by_word[token->id]; label != NULL; label = label->next) {
		size_t behind;

		if ((best != NULL && label->count <= best->count) || (label->count == 1 && !is_named(prose, at)))
			continue;
		behind = match_words(label, prose, at);
		if (behind != 0) {
			best = label;
			*end = behind;
		}
	}
	return best;
}
