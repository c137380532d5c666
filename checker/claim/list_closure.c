#include "claim/list_closure.h"

#include "extract/token.h"

enum { FAMILIES = 128, FIRST_SCALE = 50, CLOSING = 0, MOST_WORDS = 24 };

/* The words of a label in their order, details in brackets left out. */
struct label_words {
	size_t tokens[MOST_WORDS];
	size_t count;
};

static void read_label(const struct facts *facts, const struct list_part *part, struct label_words *label)
{
	int depth = 0;

	label->count = 0;
	for (size_t at = part->first; at < part->end && label->count < MOST_WORDS; at++) {
		const struct token *token = &facts->tokens[at];

		depth += token_is_mark(token, '(') - token_is_mark(token, ')');
		if (depth == 0 && token->kind == TOKEN_WORD)
			label->tokens[label->count++] = at;
	}
}

static const struct phrase *family_phrase(const struct facts *facts, const struct list_part *part, size_t at)
{
	return token_match(facts, PHRASE_FAMILY, at, part->end);
}

/* The first label of the family in the part; NULL without one. */
static const struct phrase *find_label(const struct facts *facts, const struct list_part *part,
				       const struct label_words *label, int32_t family)
{
	for (size_t i = 0; i < label->count; i++) {
		const struct phrase *phrase = family_phrase(facts, part, label->tokens[i]);

		if (phrase != NULL && phrase->value == family)
			return phrase;
		if (phrase != NULL)
			i += phrase->length - 1u;
	}
	return NULL;
}

/* Whether each part has a label of its own of the family. */
static bool is_family(const struct facts *facts, const struct list *list, const uint8_t *parts, size_t count,
		      int32_t family)
{
	const struct phrase *seen[LIST_MOST_PARTS];

	for (size_t i = 0; i < count; i++) {
		struct label_words label;

		read_label(facts, &list->parts[parts[i]], &label);
		seen[i] = find_label(facts, &list->parts[parts[i]], &label, family);
		if (seen[i] == NULL)
			return false;
		for (size_t k = 0; k < i; k++)
			if (seen[k] == seen[i])
				return false;
	}
	return true;
}

/* What the families of the first part's labels say of all. */
static enum list_closure by_family(const struct facts *facts, const struct list *list, const uint8_t *parts,
				   size_t count)
{
	enum list_closure best = CLOSURE_NONE;
	const struct list_part *first = &list->parts[parts[0]];
	struct label_words label;

	read_label(facts, first, &label);
	for (size_t i = 0; i < label.count; i++) {
		const struct phrase *phrase = family_phrase(facts, first, label.tokens[i]);

		if (phrase == NULL || phrase->value == CLOSING || !is_family(facts, list, parts, count, phrase->value))
			continue;
		if (phrase->value < FIRST_SCALE)
			return CLOSURE_CERTAIN;
		best = CLOSURE_LIKELY;
	}
	return best;
}

static bool is_word(const struct facts *facts, size_t at, const char *word)
{
	return facts->tokens[at].kind == TOKEN_WORD &&
	       slice_equal(vocabulary_word(&facts->vocabulary, facts->tokens[at].id), slice_str(word));
}

static bool has_word(const struct facts *facts, const struct label_words *label, uint32_t id)
{
	for (size_t i = 0; i < label->count; i++)
		if (facts->tokens[label->tokens[i]].id == id)
			return true;
	return false;
}

/* A word that tells something: "có" is everywhere. */
static bool tells(const struct facts *facts, size_t at, size_t end)
{
	return token_match(facts, PHRASE_FUNCTION_WORD, at, end) == NULL &&
	       token_match(facts, PHRASE_STOP_WORD, at, end) == NULL;
}

/* "đã đấu nối" and "chưa đấu nối", "thành" and "không thành": the one denies a word of the other. */
static bool is_denied(const struct facts *facts, const struct list_part *affirmed, const struct list_part *denied)
{
	struct label_words yes;
	struct label_words no;

	read_label(facts, affirmed, &yes);
	read_label(facts, denied, &no);
	for (size_t i = 0; i + 1 < no.count; i++)
		if ((is_word(facts, no.tokens[i], "không") || is_word(facts, no.tokens[i], "chưa")) &&
		    has_word(facts, &yes, facts->tokens[no.tokens[i + 1]].id) &&
		    tells(facts, no.tokens[i + 1], denied->end) &&
		    !has_word(facts, &yes, facts->tokens[no.tokens[i]].id))
			return true;
	return false;
}

/* The figure behind `word` in the label: the 6 of "khối 6"; NULL without one. */
static const struct quantity *numbered(const struct facts *facts, const struct list_part *part, size_t *word)
{
	for (size_t at = part->first; at + 1 < part->end; at++) {
		const struct quantity *q;

		if (facts->tokens[at].kind != TOKEN_WORD || facts->tokens[at + 1].kind != TOKEN_NUMBER)
			continue;
		q = &facts->quantities[facts->tokens[at + 1].id];
		if (q->role != ROLE_ORDINAL && q->role != ROLE_YEAR)
			continue;
		*word = at;
		return q;
	}
	return NULL;
}

/* "khối 6 ..., khối 7 ..., khối 8 ...", "năm 2019: ...; năm 2020: ...": one behind the other. */
bool list_counted_through(const struct facts *facts, const struct list *list, const uint8_t *parts, size_t count)
{
	const struct quantity *before = NULL;
	uint32_t word = 0;

	for (size_t i = 0; i < count; i++) {
		size_t at = 0;
		const struct quantity *q = numbered(facts, &list->parts[parts[i]], &at);
		struct decimal next;

		if (q == NULL || (before != NULL && facts->tokens[at].id != word) ||
		    (before != NULL &&
		     (!decimal_add(&next, before->value, decimal_of(1)) || !decimal_equal(q->value, next))))
			return false;
		word = facts->tokens[at].id;
		before = q;
	}
	return count >= 3;
}

/* "..., lý do khác 06", "còn lại là rau màu 510 ha": whatever is left stands in the last part. */
static bool ends_with_others(const struct facts *facts, const struct list_part *last)
{
	struct label_words label;

	read_label(facts, last, &label);
	return find_label(facts, last, &label, CLOSING) != NULL;
}

/* "74 phòng bán kiên cố; còn 12 phòng học tạm" */
static bool ends_with_rest(const struct facts *facts, const struct list_part *last)
{
	struct label_words label;

	read_label(facts, last, &label);
	return label.count > 0 && is_word(facts, label.tokens[0], "còn");
}

enum list_closure list_closure(const struct facts *facts, const struct list *list, const uint8_t *parts, size_t count)
{
	if (count < 2)
		return CLOSURE_NONE;
	if (ends_with_others(facts, &list->parts[parts[count - 1]]) ||
	    (count == 2 && (is_denied(facts, &list->parts[parts[0]], &list->parts[parts[1]]) ||
			    is_denied(facts, &list->parts[parts[1]], &list->parts[parts[0]]))))
		return CLOSURE_CERTAIN;
	if (count >= 3 && !list->far && ends_with_rest(facts, &list->parts[parts[count - 1]]))
		return CLOSURE_CERTAIN;
	if (list_counted_through(facts, list, parts, count))
		return CLOSURE_LIKELY;
	return by_family(facts, list, parts, count);
}
