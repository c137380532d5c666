#include "extract/lexicon.h"

#include <stdlib.h>

#include "base/utf8.h"
#include "rules/embedded.h"

enum { MAX_PHRASE = 12, FIRST_BUCKETS = 1024 };

/* How the columns behind the phrase are read. */
enum list_columns {
	COLUMNS_NONE,    /* nothing */
	COLUMNS_INTEGER, /* a whole number: value */
	COLUMNS_CHOICE,  /* the same, 0 when left out */
	COLUMNS_TEXT,    /* free text: text */
	COLUMNS_UNIT, /* the canonical unit, by default the phrase itself: value is its id; and a unit that names its family */
};

struct list {
	const char *name;
	enum phrase_class class;
	enum list_columns columns;
};

static const struct list LISTS[] = {
	{"units", PHRASE_UNIT, COLUMNS_UNIT},
	{"magnitudes", PHRASE_MAGNITUDE, COLUMNS_INTEGER},
	{"number-words", PHRASE_NUMBER_WORD, COLUMNS_INTEGER},
	{"approximations", PHRASE_APPROX, COLUMNS_INTEGER},
	{"rate-cues", PHRASE_RATE_CUE, COLUMNS_INTEGER},
	{"increases", PHRASE_INCREASE, COLUMNS_NONE},
	{"decreases", PHRASE_DECREASE, COLUMNS_NONE},
	{"totals", PHRASE_TOTAL, COLUMNS_NONE},
	{"rest-cues", PHRASE_CUE_REST, COLUMNS_NONE},
	{"document-types", PHRASE_DOCUMENT_TYPE, COLUMNS_TEXT},
	{"abbreviations", PHRASE_ABBREVIATION, COLUMNS_TEXT},
	{"reduplications", PHRASE_REDUPLICATION, COLUMNS_CHOICE},
	{"compounds", PHRASE_COMPOUND, COLUMNS_NONE},
	{"function-words", PHRASE_FUNCTION_WORD, COLUMNS_NONE},
	{"stop-words", PHRASE_STOP_WORD, COLUMNS_NONE},
	{"exclusive-sets", PHRASE_EXCLUSIVE, COLUMNS_INTEGER},
	{"families", PHRASE_FAMILY, COLUMNS_INTEGER},
	{"stages", PHRASE_STAGE, COLUMNS_INTEGER},
	{"periods", PHRASE_PERIOD, COLUMNS_NONE},
	{"organisations", PHRASE_ORGANISATION, COLUMNS_NONE},
	{"ordinal-cues", PHRASE_ORDINAL, COLUMNS_NONE},
	{"target-cues", PHRASE_TARGET, COLUMNS_NONE},
	{"flows", PHRASE_FLOW, COLUMNS_INTEGER},
	{"flags", PHRASE_FLAG, COLUMNS_NONE},
	{"label-prefixes", PHRASE_LABEL_PREFIX, COLUMNS_NONE},
	{"anaphors", PHRASE_ANAPHOR, COLUMNS_NONE},
	{"extremes", PHRASE_EXTREME, COLUMNS_INTEGER},
	{"traits", PHRASE_TRAIT, COLUMNS_INTEGER},
	{"recap-heads", PHRASE_RECAP, COLUMNS_INTEGER},
	{"column-heads", PHRASE_COLUMN, COLUMNS_INTEGER},
	{"row-labels", PHRASE_ROW, COLUMNS_INTEGER},
	{"measures", PHRASE_MEASURE, COLUMNS_NONE},
	{"borders", PHRASE_BORDER, COLUMNS_NONE},
	{"base-words", PHRASE_BASE, COLUMNS_INTEGER},
};

enum { LIST_COUNT = sizeof LISTS / sizeof LISTS[0] };

/* A phrase in the chains of its first and its last word. */
struct entry {
	struct phrase phrase;
	struct entry *next_first;
	struct entry *next_last;
};

struct word {
	struct slice text;
	struct entry *first;    /* phrases that begin with it, longest first */
	struct entry *last;     /* phrases that end with it, longest first */
	uint64_t first_classes; /* their classes, a bit each: most words begin none of the class that is asked for */
	uint64_t last_classes;
};

_Static_assert(PHRASE_CLASSES <= 64, "classes are bits of a word");

struct lexicon {
	struct arena *arena;
	struct word *words;
	size_t count;
	size_t capacity;
	uint32_t *buckets; /* index + 1 */
	size_t bucket_count;
	int32_t unit_count;
	uint32_t *families; /* per unit id, 0: its own */
	size_t family_capacity;
};

static uint64_t class_bit(enum phrase_class class)
{
	return (uint64_t)1 << class;
}

static size_t hash(struct slice s)
{
	uint64_t value = 14695981039346656037u;

	for (size_t i = 0; i < s.size; i++)
		value = (value ^ (unsigned char)s.data[i]) * 1099511628211u;
	return (size_t)(value ^ (value >> 32));
}

/* The bucket of `text` among `buckets`: the one that holds it, or the free one where it belongs. */
static size_t find_word(const struct lexicon *lexicon, struct slice text)
{
	size_t at = hash(text) & (lexicon->bucket_count - 1);

	while (lexicon->buckets[at] != 0 && !slice_equal(lexicon->words[lexicon->buckets[at] - 1].text, text))
		at = (at + 1) & (lexicon->bucket_count - 1);
	return at;
}

static void rehash(struct lexicon *lexicon)
{
	lexicon->bucket_count *= 2;
	lexicon->buckets = arena_array(lexicon->arena, lexicon->bucket_count, sizeof *lexicon->buckets);
	for (size_t i = 0; i < lexicon->count; i++)
		lexicon->buckets[find_word(lexicon, lexicon->words[i].text)] = (uint32_t)i + 1;
}

static uint32_t add_word(struct lexicon *lexicon, struct slice folded)
{
	size_t at = find_word(lexicon, folded);

	if (lexicon->buckets[at] == 0) {
		ARENA_PUSH(lexicon->arena, lexicon->words, lexicon->count, lexicon->capacity)->text = arena_copy(
			lexicon->arena, folded);
		lexicon->buckets[at] = (uint32_t)lexicon->count;
		if (lexicon->count * 2 > lexicon->bucket_count) {
			rehash(lexicon);
			at = find_word(lexicon, folded);
		}
	}
	return lexicon->buckets[at] - 1;
}

static bool is_word_character(uint32_t character)
{
	return utf8_is_letter(character) || (character >= '0' && character <= '9') || character == '%';
}

/* Splits folded text into word ids; at most MAX_PHRASE of them. */
static uint8_t split(struct lexicon *lexicon, struct slice folded, uint32_t words[MAX_PHRASE])
{
	uint8_t count = 0;

	for (size_t at = 0; at < folded.size && count < MAX_PHRASE;) {
		size_t start = at;
		size_t length;

		while (at < folded.size && is_word_character(utf8_decode(folded, at, &length)))
			at += length;
		if (at > start)
			words[count++] = add_word(lexicon, slice_part(folded, start, at));
		else
			at += length;
	}
	return count;
}

static void insert_first(struct entry **chain, struct entry *entry)
{
	while (*chain != NULL && (*chain)->phrase.length >= entry->phrase.length)
		chain = &(*chain)->next_first;
	entry->next_first = *chain;
	*chain = entry;
}

static void insert_last(struct entry **chain, struct entry *entry)
{
	while (*chain != NULL && (*chain)->phrase.length >= entry->phrase.length)
		chain = &(*chain)->next_last;
	entry->next_last = *chain;
	*chain = entry;
}

void lexicon_add(struct lexicon *lexicon, enum phrase_class class, struct slice form, int32_t value, struct slice text)
{
	uint32_t words[MAX_PHRASE];
	struct strbuf folded;
	struct entry *entry;
	uint32_t *copy;
	uint8_t length;

	strbuf_init(&folded, lexicon->arena);
	utf8_fold(&folded, form);
	length = split(lexicon, strbuf_slice(&folded), words);
	if (length == 0)
		return;
	copy = arena_array(lexicon->arena, length, sizeof *copy);
	memcpy(copy, words, length * sizeof *copy);
	entry = arena_alloc(lexicon->arena, sizeof *entry);
	entry->phrase = (struct phrase){
		copy, length, class, value, arena_copy(lexicon->arena, text), arena_copy(lexicon->arena, form)};
	insert_first(&lexicon->words[words[0]].first, entry);
	insert_last(&lexicon->words[words[length - 1]].last, entry);
	lexicon->words[words[0]].first_classes |= class_bit(class);
	lexicon->words[words[length - 1]].last_classes |= class_bit(class);
}

/* The id of the unit whose canonical form this is; a new one when it is not known yet. */
static int32_t unit_id(struct lexicon *lexicon, struct slice canonical)
{
	uint32_t words[MAX_PHRASE];
	struct strbuf folded;
	const struct phrase *phrase;
	uint8_t length;

	strbuf_init(&folded, lexicon->arena);
	utf8_fold(&folded, canonical);
	length = split(lexicon, strbuf_slice(&folded), words);
	phrase = lexicon_exact(lexicon, PHRASE_UNIT, words, length);
	if (phrase != NULL)
		return phrase->value;
	lexicon_add(lexicon, PHRASE_UNIT, canonical, ++lexicon->unit_count, SLICE(""));
	return lexicon->unit_count;
}

static void set_family(struct lexicon *lexicon, int32_t unit, int32_t family)
{
	size_t needed = (size_t)unit + 1;

	if (needed > lexicon->family_capacity) {
		uint32_t *larger = arena_array(lexicon->arena, needed * 2, sizeof *larger);

		if (lexicon->family_capacity > 0)
			memcpy(larger, lexicon->families, lexicon->family_capacity * sizeof *larger);
		lexicon->families = larger;
		lexicon->family_capacity = needed * 2;
	}
	lexicon->families[unit] = (uint32_t)family;
}

uint32_t lexicon_unit_family(const struct lexicon *lexicon, uint32_t unit)
{
	return unit < lexicon->family_capacity && lexicon->families[unit] != 0 ? lexicon->families[unit] : unit;
}

/* The columns behind a unit: its canonical form, its family. */
static int32_t read_unit(struct lexicon *lexicon, struct slice form, struct slice rest)
{
	size_t tab = slice_find(rest, SLICE("\t"), 0);
	struct slice canonical = slice_trim(slice_part(rest, 0, tab));
	int32_t unit = unit_id(lexicon, canonical.size > 0 ? canonical : form);

	if (tab != SIZE_MAX)
		set_family(lexicon, unit, unit_id(lexicon, slice_trim(slice_part(rest, tab + 1, rest.size))));
	return unit;
}

static bool read_integer(struct slice text, int32_t *value)
{
	char digits[16];
	char *end;
	long number;

	if (text.size == 0 || text.size >= sizeof digits)
		return false;
	memcpy(digits, text.data, text.size);
	digits[text.size] = '\0';
	number = strtol(digits, &end, 10);
	if (*end != '\0' || number > INT32_MAX || number < INT32_MIN)
		return false;
	*value = (int32_t)number;
	return true;
}

static bool load_line(struct lexicon *lexicon, const struct list *list, struct slice line, const char **why)
{
	size_t tab = slice_find(line, SLICE("\t"), 0);
	struct slice form = slice_trim(slice_part(line, 0, tab));
	struct slice rest = tab == SIZE_MAX ? slice_part(line, line.size, line.size)
					    : slice_trim(slice_part(line, tab + 1, line.size));
	int32_t value = 0;

	switch (list->columns) {
	case COLUMNS_INTEGER:
	case COLUMNS_CHOICE:
		if ((list->columns == COLUMNS_INTEGER || rest.size > 0) && !read_integer(rest, &value)) {
			*why = "the second column must be a whole number";
			return false;
		}
		break;
	case COLUMNS_UNIT:
		value = read_unit(lexicon, form, rest);
		break;
	case COLUMNS_NONE:
		if (rest.size > 0) {
			*why = "this list has one column only";
			return false;
		}
		break;
	case COLUMNS_TEXT:
		break;
	}
	lexicon_add(lexicon, list->class, form, value, rest);
	return true;
}

bool lexicon_load(struct lexicon *lexicon, struct slice name, struct slice bytes, unsigned *line, const char **why)
{
	const struct list *list = NULL;

	for (size_t i = 0; i < LIST_COUNT; i++)
		if (slice_equal(name, slice_str(LISTS[i].name)))
			list = &LISTS[i];
	*line = 0;
	if (list == NULL) {
		*why = "no word list has this name";
		return false;
	}
	for (size_t at = 0; at < bytes.size;) {
		size_t end = slice_find(bytes, SLICE("\n"), at);
		struct slice text = slice_trim(slice_part(bytes, at, end));

		++*line;
		at = end == SIZE_MAX ? bytes.size : end + 1;
		if (text.size > 0 && text.data[0] != '#' && !load_line(lexicon, list, text, why))
			return false;
	}
	return true;
}

struct lexicon *lexicon_new(struct arena *arena)
{
	struct lexicon *lexicon = arena_alloc(arena, sizeof *lexicon);

	lexicon->arena = arena;
	lexicon->bucket_count = FIRST_BUCKETS;
	lexicon->buckets = arena_array(arena, FIRST_BUCKETS, sizeof *lexicon->buckets);
	for (size_t i = 0; i < EMBEDDED_COUNT; i++) {
		struct slice path = slice_str(EMBEDDED_FILES[i].path);
		unsigned line;
		const char *why;

		/* The build's own lists are right: tests/unit/test_lexicon.c loads each of them. */
		if (slice_starts(path, SLICE("words/")) && slice_ends(path, SLICE(".txt")))
			lexicon_load(lexicon, slice_part(path, 6, path.size - 4),
				     slice_of(EMBEDDED_FILES[i].data, EMBEDDED_FILES[i].size), &line, &why);
	}
	return lexicon;
}

uint32_t lexicon_count(const struct lexicon *lexicon)
{
	return (uint32_t)lexicon->count;
}

static bool same_words(const struct phrase *phrase, const uint32_t *words)
{
	return memcmp(phrase->words, words, phrase->length * sizeof *words) == 0;
}

bool lexicon_begins(const struct lexicon *lexicon, enum phrase_class class, uint32_t word)
{
	return word < lexicon->count && (lexicon->words[word].first_classes & class_bit(class)) != 0;
}

bool lexicon_ends(const struct lexicon *lexicon, enum phrase_class class, uint32_t word)
{
	return word < lexicon->count && (lexicon->words[word].last_classes & class_bit(class)) != 0;
}

const struct phrase *lexicon_match(const struct lexicon *lexicon, enum phrase_class class, const uint32_t *words,
				   size_t count)
{
	if (count == 0 || !lexicon_begins(lexicon, class, words[0]))
		return NULL;
	for (const struct entry *e = lexicon->words[words[0]].first; e != NULL; e = e->next_first)
		if (e->phrase.class == class && e->phrase.length <= count && same_words(&e->phrase, words))
			return &e->phrase;
	return NULL;
}

const struct phrase *lexicon_match_end(const struct lexicon *lexicon, enum phrase_class class, const uint32_t *words,
				       size_t count)
{
	if (count == 0 || !lexicon_ends(lexicon, class, words[count - 1]))
		return NULL;
	for (const struct entry *e = lexicon->words[words[count - 1]].last; e != NULL; e = e->next_last)
		if (e->phrase.class == class && e->phrase.length <= count &&
		    same_words(&e->phrase, words + count - e->phrase.length))
			return &e->phrase;
	return NULL;
}

const struct phrase *lexicon_exact(const struct lexicon *lexicon, enum phrase_class class, const uint32_t *words,
				   size_t count)
{
	if (count == 0 || !lexicon_begins(lexicon, class, words[0]))
		return NULL;
	for (const struct entry *e = lexicon->words[words[0]].first; e != NULL; e = e->next_first)
		if (e->phrase.class == class && e->phrase.length == count && same_words(&e->phrase, words))
			return &e->phrase;
	return NULL;
}

void vocabulary_init(struct vocabulary *vocabulary, const struct lexicon *lexicon, struct arena *arena)
{
	*vocabulary = (struct vocabulary){.lexicon = lexicon, .arena = arena, .bucket_count = FIRST_BUCKETS};
	vocabulary->buckets = arena_array(arena, FIRST_BUCKETS, sizeof *vocabulary->buckets);
	strbuf_init(&vocabulary->folded, arena);
}

static size_t find_own(const struct vocabulary *vocabulary, struct slice text)
{
	size_t at = hash(text) & (vocabulary->bucket_count - 1);

	while (vocabulary->buckets[at] != 0 && !slice_equal(vocabulary->words[vocabulary->buckets[at] - 1], text))
		at = (at + 1) & (vocabulary->bucket_count - 1);
	return at;
}

static void rehash_own(struct vocabulary *vocabulary)
{
	vocabulary->bucket_count *= 2;
	vocabulary->buckets = arena_array(vocabulary->arena, vocabulary->bucket_count, sizeof *vocabulary->buckets);
	for (size_t i = 0; i < vocabulary->count; i++)
		vocabulary->buckets[find_own(vocabulary, vocabulary->words[i])] = (uint32_t)i + 1;
}

uint32_t vocabulary_id(struct vocabulary *vocabulary, struct slice folded)
{
	const struct lexicon *lexicon = vocabulary->lexicon;
	uint32_t known = lexicon->buckets[find_word(lexicon, folded)];
	size_t at;

	if (known != 0)
		return known - 1;
	at = find_own(vocabulary, folded);
	if (vocabulary->buckets[at] == 0) {
		*ARENA_PUSH(vocabulary->arena, vocabulary->words, vocabulary->count,
			    vocabulary->capacity) = arena_copy(vocabulary->arena, folded);
		vocabulary->buckets[at] = (uint32_t)vocabulary->count;
		if (vocabulary->count * 2 > vocabulary->bucket_count)
			rehash_own(vocabulary);
		return (uint32_t)(lexicon->count + vocabulary->count - 1);
	}
	return (uint32_t)lexicon->count + vocabulary->buckets[at] - 1;
}

uint32_t vocabulary_find(const struct vocabulary *vocabulary, struct slice folded)
{
	const struct lexicon *lexicon = vocabulary->lexicon;
	uint32_t known = lexicon->buckets[find_word(lexicon, folded)];

	if (known != 0)
		return known - 1;
	known = vocabulary->buckets[find_own(vocabulary, folded)];
	return known != 0 ? (uint32_t)lexicon->count + known - 1 : UINT32_MAX;
}

struct slice vocabulary_word(const struct vocabulary *vocabulary, uint32_t id)
{
	size_t own = id - vocabulary->lexicon->count;

	if (id < vocabulary->lexicon->count)
		return vocabulary->lexicon->words[id].text;
	return own < vocabulary->count ? vocabulary->words[own] : SLICE("");
}
