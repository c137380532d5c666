#include "claim/profile.h"

#include <stdlib.h>

#include "extract/label.h"
#include "extract/token.h"

enum {
	REACH = 40,
	BEHIND_WORDS = 8,
	FAR_TOKENS = 14,
	HEADING_WORDS = 12,
	BRACKET_REACH = 40,
	PHRASE_REACH = 4,
	YEAR_REACH = 5,
	LEAD_BYTES = 60,
	RECAP_WORDS = 5
};

/* Syllables that stand next to one another. */
struct run {
	uint32_t words[REACH];
	uint8_t bits[REACH];
	size_t count;
};

/* A profile while it is read. */
struct reader {
	struct facts *facts;
	struct profile *profile;
	struct profile_word words[PROFILE_WORDS];
	size_t count;
};

static bool is_filler(const struct facts *facts, uint32_t word)
{
	const struct lexicon *lexicon = facts->vocabulary.lexicon;

	return lexicon_exact(lexicon, PHRASE_STOP_WORD, &word, 1) != NULL ||
	       lexicon_exact(lexicon, PHRASE_FUNCTION_WORD, &word, 1) != NULL ||
	       lexicon_exact(lexicon, PHRASE_MAGNITUDE, &word, 1) != NULL ||
	       lexicon_exact(lexicon, PHRASE_RATE_CUE, &word, 1) != NULL;
}

/* Words that only say that something is left, which a trait does. */
static size_t rest_length(const struct lexicon *lexicon, const uint32_t *words, size_t count)
{
	const struct phrase *rest = lexicon_match(lexicon, PHRASE_CUE_REST, words, count);

	return rest != NULL ? rest->length : 0;
}

static void add_key(struct reader *reader, uint32_t key, unsigned bits)
{
	for (size_t i = 0; i < reader->count; i++) {
		if (reader->words[i].key == key) {
			reader->words[i].bits |= (uint8_t)bits;
			return;
		}
	}
	if (reader->count < PROFILE_WORDS)
		reader->words[reader->count++] = (struct profile_word){key, (uint8_t)bits};
}

static uint32_t key_of(const uint32_t *words, size_t count)
{
	uint64_t hash = 14695981039346656037u;

	for (size_t i = 0; i < count; i++)
		hash = (hash ^ words[i]) * 1099511628211u;
	return (uint32_t)(hash ^ (hash >> 32));
}

static void add_short_form(struct reader *reader, const struct phrase *short_form, unsigned bits)
{
	struct label label;

	label_read(reader->facts, short_form->text, &label);
	for (size_t i = 0; i < label.count; i++)
		add_key(reader, key_of(label.words + i, 1), bits);
}

/* Adds the syllables of a run, and the compounds that they make. */
static void add_run(struct reader *reader, const struct run *run)
{
	const struct lexicon *lexicon = reader->facts->vocabulary.lexicon;
	size_t compound_end = 0;

	for (size_t at = 0; at < run->count; at++) {
		size_t rest = rest_length(lexicon, run->words + at, run->count - at);
		const uint32_t *words = run->words + (at += rest);
		size_t count = run->count - at;
		const struct phrase *compound = lexicon_match(lexicon, PHRASE_COMPOUND, words, count);
		const struct phrase *trait = lexicon_match(lexicon, PHRASE_TRAIT, words, count);
		const struct phrase *short_form = lexicon_exact(lexicon, PHRASE_ABBREVIATION, words, count > 0);

		if (count == 0)
			break;
		if (trait != NULL && (run->bits[at] & WORD_CLOSE))
			reader->profile->traits |= (uint16_t)trait->value;
		/* What is denied is another thing: "chưa đạt". */
		if (trait != NULL && trait->value == TRAIT_NOT && count > trait->length)
			add_key(reader, key_of(words, trait->length + 1u), run->bits[at] & ~(unsigned)WORD_NAME);
		if (compound != NULL && at >= compound_end) {
			add_key(reader, key_of(words, compound->length), run->bits[at] & ~(unsigned)WORD_NAME);
			compound_end = at + compound->length;
		}
		if (short_form != NULL)
			add_short_form(reader, short_form, run->bits[at] & ~(unsigned)WORD_NAME);
		else if (!is_filler(reader->facts, words[0]))
			add_key(reader, key_of(words, 1), run->bits[at]);
	}
}

/* The word that a token says: figures that number something are part of a name, "loại 3". UINT32_MAX: none. */
static uint32_t word_of(const struct reader *reader, size_t at)
{
	const struct facts *facts = reader->facts;
	const struct token *token = &facts->tokens[at];

	if (token->kind == TOKEN_WORD)
		return token->id;
	if (token->kind == TOKEN_NUMBER && facts->quantities[token->id].role == ROLE_ORDINAL)
		return vocabulary_id(&reader->facts->vocabulary, document_slice(facts->doc, token->span));
	return UINT32_MAX;
}

static bool is_figure(const struct facts *facts, size_t at)
{
	const struct token *token = &facts->tokens[at];

	return token->kind == TOKEN_NUMBER && facts->quantities[token->id].role != ROLE_ORDINAL &&
	       facts->quantities[token->id].role != ROLE_YEAR;
}

/* The token that opens the bracket which token `close` closes; `close` when it is far. */
static size_t bracket_start(const struct facts *facts, size_t close)
{
	for (size_t at = close; at > 0 && close - at < BRACKET_REACH; at--)
		if (token_is_mark(&facts->tokens[at], '('))
			return at;
	return close;
}

/* A proper name: written with a capital though no sentence or item begins there. */
static bool is_name(const struct facts *facts, size_t at)
{
	const struct token *token = &facts->tokens[at];

	return token->kind == TOKEN_WORD && token->upper && !token->sentence && at > 0 &&
	       facts->tokens[at - 1].block == token->block && facts->tokens[at - 1].kind != TOKEN_PUNCT;
}

/* Adds tokens [from, to), brackets left out. */
static void add_tokens(struct reader *reader, size_t from, size_t to, unsigned bits)
{
	const struct facts *facts = reader->facts;
	struct run run = {.count = 0};
	int depth = 0;

	for (size_t at = from; at < to; at++) {
		uint32_t word = word_of(reader, at);

		depth += token_is_mark(&facts->tokens[at], '(');
		if (depth == 0 && word != UINT32_MAX && run.count < REACH) {
			run.bits[run.count] = (uint8_t)(bits | (is_name(facts, at) ? WORD_NAME : 0u));
			run.words[run.count++] = word;
		} else if (run.count > 0) {
			add_run(reader, &run);
			run.count = 0;
		}
		depth -= token_is_mark(&facts->tokens[at], ')') && depth > 0;
	}
	add_run(reader, &run);
}

/*
 * "05 chỉ tiêu chưa đạt và 09 chỉ tiêu": the words behind a figure are its own up to the next mark or "và"; `end` where there is none, as
 * in "hiến máu 02 đợt thu 486 đơn vị".
 */
static size_t behind_figure(const struct facts *facts, size_t figure, size_t end)
{
	size_t at = figure + 1;

	while (at < end && !token_is_mark(&facts->tokens[at], ',') && !token_is_word(facts, at, "và"))
		at++;
	return at < end ? at + 1 : end;
}

/* Where the near words begin when a figure ends at the token; SIZE_MAX when it does not part them. */
static size_t boundary(const struct facts *facts, size_t figure, size_t end)
{
	size_t at = behind_figure(facts, figure, end);

	return at < end ? at : SIZE_MAX;
}

/* Whether the figure at the token parts words from `q`: a rate is said of all counts before it. */
static bool parts(const struct facts *facts, const struct quantity *q, size_t at)
{
	return is_figure(facts, at) &&
	       (q->unit != UNIT_PERCENT || facts->quantities[facts->tokens[at].id].unit == UNIT_PERCENT);
}

static bool has_figure(const struct facts *facts, const struct quantity *q, size_t from, size_t to)
{
	while (from < to && !parts(facts, q, from))
		from++;
	return from < to;
}

/* Adds near words; those behind the last comma are close. */
static void add_near(struct reader *reader, size_t from, size_t to)
{
	size_t close = to;

	while (close > from && !token_is_mark(&reader->facts->tokens[close - 1], ','))
		close--;
	add_tokens(reader, from, close, WORD_NEAR);
	add_tokens(reader, close, to, WORD_NEAR | WORD_CLOSE);
}

/* Words before the figure: near ones up to the figure before, the others up to where the sentence begins. */
static void read_before(struct reader *reader, const struct quantity *q)
{
	const struct facts *facts = reader->facts;
	size_t at = q->token;
	size_t near = SIZE_MAX;
	size_t behind_bracket = 0;
	size_t opened = SIZE_MAX;

	for (size_t step = 0; step < REACH && at > 0 && !facts->tokens[at].sentence; step++) {
		const struct token *token = &facts->tokens[at - 1];

		if (token->block != q->block || token_is_mark(token, ';'))
			break;
		at--;
		if (token_is_mark(token, ')')) {
			size_t close = at;

			at = bracket_start(facts, close);
			if (near == SIZE_MAX && has_figure(facts, q, at, close))
				near = boundary(facts, close, q->token);
		} else if (token_is_mark(token, '(') && opened == SIZE_MAX) {
			opened = at;
			behind_bracket = 1;
		} else if (is_figure(facts, at) && near == SIZE_MAX) {
			/* "13 đồng chí (20,6%)": what stands in the bracket is said of the figure before it. */
			if (behind_bracket > 0)
				behind_bracket = 0;
			else if (parts(facts, q, at))
				near = boundary(facts, at, q->token);
		} else if (token_is_mark(token, ':') && near == SIZE_MAX && at + 1 < q->token) {
			near = at + 1;
		}
	}
	if (near == SIZE_MAX)
		near = at;
	add_near(reader, near, opened != SIZE_MAX && opened >= near ? opened : q->token);
	if (opened != SIZE_MAX && opened >= near)
		add_tokens(reader, opened + 1, q->token, WORD_NEAR | WORD_CLOSE);
	add_tokens(reader, at, near, 0);
}

/* Whether a clause of its own begins at the token: "đạt", "tăng", "so với", "trong đó", "nhưng". */
static bool begins_clause(const struct facts *facts, size_t at)
{
	static const char *const WORDS[] = {"so", "nhưng", "do", "vì", "nên", "để", "mà", "song", "góp", "nhất"};
	static const enum phrase_class CLASSES[] = {PHRASE_RATE_CUE, PHRASE_INCREASE, PHRASE_DECREASE, PHRASE_CUE_OPEN,
						    PHRASE_CUE_CLOSED};

	for (size_t i = 0; i < sizeof CLASSES / sizeof CLASSES[0]; i++)
		if (token_match(facts, CLASSES[i], at, facts->token_count) != NULL)
			return true;
	for (size_t i = 0; i < sizeof WORDS / sizeof WORDS[0]; i++)
		if (token_is_word(facts, at, WORDS[i]))
			return true;
	return false;
}

static void read_behind(struct reader *reader, const struct quantity *q)
{
	const struct facts *facts = reader->facts;
	size_t from = q->token + 1;
	size_t at;

	while (from < facts->token_count && facts->tokens[from].span.start < q->extent.end)
		from++;
	for (at = from; at < facts->token_count && at < from + BEHIND_WORDS; at++) {
		const struct token *token = &facts->tokens[at];

		if (token->block != q->block || token->sentence || word_of(reader, at) == UINT32_MAX ||
		    begins_clause(facts, at))
			break;
	}
	add_tokens(reader, from, at, WORD_NEAR | WORD_CLOSE | WORD_BEHIND);
	for (from = at; at < facts->token_count && at < from + FAR_TOKENS; at++)
		if (facts->tokens[at].block != q->block || facts->tokens[at].sentence)
			break;
	add_tokens(reader, from, at, 0);
}

/* The phrase of the class that stands a few words before the figure, or NULL. */
static const struct phrase *find_before(const struct facts *facts, enum phrase_class class, const struct quantity *q)
{
	for (size_t back = 1; back <= PHRASE_REACH && back <= q->token; back++) {
		const struct token *token = &facts->tokens[q->token - back];
		const struct phrase *phrase;

		if (token->block != q->block || token->kind != TOKEN_WORD)
			return NULL;
		phrase = token_match_end(facts, class, q->token - back, 0);
		if (phrase != NULL || token->sentence)
			return phrase;
	}
	return NULL;
}

static const struct phrase *find_behind(const struct facts *facts, enum phrase_class class, const struct quantity *q)
{
	size_t at = q->token + 1;

	for (size_t step = 0; step < BEHIND_WORDS && at < facts->token_count; step++, at++) {
		const struct phrase *phrase;

		if (facts->tokens[at].block != q->block || facts->tokens[at].sentence ||
		    facts->tokens[at].kind == TOKEN_NUMBER || token_is_mark(&facts->tokens[at], ';') ||
		    token_is_mark(&facts->tokens[at], ','))
			return NULL;
		phrase = token_match(facts, class, at, facts->token_count);
		if (phrase != NULL)
			return phrase;
	}
	return NULL;
}

bool profile_other_year(const struct facts *facts, const struct quantity *q)
{
	int32_t year = facts->identity.period != NO_INDEX ? facts->periods[facts->identity.period].year : 0;

	for (size_t back = 1; year != 0 && back <= YEAR_REACH && back <= q->token; back++) {
		const struct token *token = &facts->tokens[q->token - back];

		if (token->block != q->block || token_is_mark(token, ',') || token_is_mark(token, ';'))
			return false;
		if (token->kind == TOKEN_NUMBER)
			return facts->quantities[token->id].role == ROLE_YEAR &&
			       !decimal_equal(facts->quantities[token->id].value, decimal_of(year));
		if (token->sentence)
			return false;
	}
	return false;
}

/* "còn lại", "còn thiếu" say that it is left; "còn" alone, that it is there. */
static uint16_t rest_trait(const struct phrase *phrase)
{
	if (phrase == NULL)
		return 0;
	return phrase->length == 1 ? TRAIT_STILL : TRAIT_REST;
}

static void read_traits(struct reader *reader, const struct quantity *q)
{
	const struct facts *facts = reader->facts;
	uint16_t traits = reader->profile->traits;

	if (q->unit == UNIT_PERCENT)
		traits |= TRAIT_PERCENT;
	if (find_before(facts, PHRASE_INCREASE, q) != NULL)
		traits |= TRAIT_UP;
	if (find_before(facts, PHRASE_DECREASE, q) != NULL)
		traits |= TRAIT_DOWN;
	if (profile_other_year(facts, q))
		traits |= TRAIT_BEFORE;
	traits |= rest_trait(find_before(facts, PHRASE_CUE_REST, q));
	traits |= rest_trait(find_behind(facts, PHRASE_CUE_REST, q));
	reader->profile->traits = traits;
}

static void add_heading(struct reader *reader, const struct heading *heading)
{
	const struct document *doc = reader->facts->doc;
	struct label label;
	struct run run = {.count = 0};

	label_read(reader->facts, document_slice(doc, doc->blocks[heading->block].text), &label);
	for (; run.count < label.count && run.count < HEADING_WORDS; run.count++)
		run.words[run.count] = label.words[run.count];
	add_run(reader, &run);
}

static int by_key(const void *left, const void *right)
{
	const struct profile_word *a = left;
	const struct profile_word *b = right;

	return a->key < b->key ? -1 : a->key > b->key;
}

/*
 * What the first words of a label announce; -1 for nothing. "Đánh giá kết quả thực hiện" heads results; "Phần thứ hai: đánh giá" has
 * its number before it.
 */
static int recap_said(const struct facts *facts, const struct label *label)
{
	int said = -1;

	for (size_t at = 0; at < label->count; at++) {
		const struct phrase *phrase = label_match(facts, label, PHRASE_RECAP, at);

		if (phrase != NULL && phrase->value == 0 && said != RECAP_AHEAD)
			return 0;
		if (phrase != NULL && said < 0 && at < RECAP_WORDS)
			said = phrase->value;
	}
	return said;
}

/* What the lead of a block says, "Hạn chế: còn 03 hộ", or all of a title. */
static int recap_of_block(struct facts *facts, uint32_t block, bool title)
{
	struct slice text = document_slice(facts->doc, facts->doc->blocks[block].text);
	size_t colon = slice_find(text, SLICE(":"), 0);
	struct label label;

	if (!title)
		text = colon < LEAD_BYTES ? slice_part(text, 0, colon) : SLICE("");
	label_read(facts, text, &label);
	return recap_said(facts, &label);
}

/* Where the reading of a document stands: its headings, and what they announce. */
struct outlook {
	uint32_t block; /* the next one to pass */
	size_t next;    /* the next heading */
	uint32_t part;
	uint32_t heading; /* NO_INDEX behind a title without a number */
	uint8_t *recaps;  /* per heading */
	uint8_t title;    /* what the last title without a number announced */
	int lead;         /* what the lead of the block passed last announced, -1 for nothing */
};

static void pass_heading(struct outlook *outlook, struct facts *facts)
{
	const struct heading *heading = &facts->headings[outlook->next];
	int said = recap_of_block(facts, heading->block, heading->title);

	outlook->heading = (uint32_t)outlook->next;
	if (heading->parent == NO_INDEX || heading->marker.style == ENUM_ROMAN)
		outlook->part = heading->block + 1;
	if (said >= 0)
		outlook->recaps[outlook->next] = (uint8_t)said;
	else
		outlook->recaps[outlook->next] = heading->parent != NO_INDEX ? outlook->recaps[heading->parent]
									     : outlook->title;
	outlook->next++;
}

/* Passes all blocks up to this one. */
static void pass_blocks(struct outlook *outlook, struct facts *facts, uint32_t last)
{
	for (; outlook->block <= last; outlook->block++) {
		const struct block *block = &facts->doc->blocks[outlook->block];

		outlook->lead = recap_of_block(facts, outlook->block, false);
		if (block->kind == BLOCK_PARAGRAPH && block->heading &&
		    block->text.start >= facts->identity.title.end) {
			outlook->title = (uint8_t)(recap_of_block(facts, outlook->block, true) > 0
							   ? recap_of_block(facts, outlook->block, true)
							   : RECAP_NONE);
			outlook->heading = NO_INDEX;
			outlook->part = outlook->block + 1;
		}
		while (outlook->next < facts->heading_count && facts->headings[outlook->next].block == outlook->block)
			pass_heading(outlook, facts);
	}
}

static uint8_t recap_here(const struct outlook *outlook)
{
	if (outlook->lead > 0)
		return (uint8_t)outlook->lead;
	return outlook->heading == NO_INDEX ? outlook->title : outlook->recaps[outlook->heading];
}

static void read_profile(struct profiles *profiles, struct facts *facts, struct arena *arena, uint32_t quantity,
			 const struct outlook *outlook)
{
	const struct quantity *q = &facts->quantities[quantity];
	struct profile *profile = ARENA_PUSH(arena, profiles->items, profiles->count, profiles->capacity);
	struct reader reader = {.facts = facts, .profile = profile};
	struct profile_word *words;

	*profile = (struct profile){.quantity = quantity, .part = outlook->part};
	profile->recap = recap_here(outlook);
	read_behind(&reader, q);
	read_before(&reader, q);
	read_traits(&reader, q);
	if (outlook->heading != NO_INDEX && facts->headings[outlook->heading].title)
		add_heading(&reader, &facts->headings[outlook->heading]);
	words = arena_array(arena, reader.count, sizeof *words);
	if (reader.count > 0) {
		memcpy(words, reader.words, reader.count * sizeof *words);
		qsort(words, reader.count, sizeof *words, by_key);
	}
	profile->words = words;
	profile->count = (uint8_t)reader.count;
}

/* "25% dân số trở lên" is a bound, not a count. */
static bool is_bound(const struct facts *facts, const struct quantity *q)
{
	for (size_t at = q->token + 1; at + 1 < facts->token_count && at < q->token + 1u + BEHIND_WORDS; at++) {
		if (facts->tokens[at].block != q->block || facts->tokens[at].kind == TOKEN_NUMBER)
			return false;
		if (token_is_word(facts, at, "trở") && token_is_word(facts, at + 1, "lên"))
			return true;
	}
	return false;
}

static bool has_profile(const struct quantity *q)
{
	return q->table == NO_INDEX && (q->role == ROLE_VALUE || q->role == ROLE_TARGET) && q->approx == APPROX_EXACT &&
	       !q->percent_points;
}

void profiles_read(struct profiles *profiles, struct facts *facts, struct arena *arena)
{
	struct outlook outlook = {.heading = NO_INDEX};

	outlook.recaps = arena_array(arena, facts->heading_count, 1);
	*profiles = (struct profiles){0};
	for (size_t i = 0; i < facts->quantity_count; i++) {
		const struct quantity *q = &facts->quantities[i];

		if (!has_profile(q) || is_bound(facts, q))
			continue;
		pass_blocks(&outlook, facts, q->block);
		read_profile(profiles, facts, arena, (uint32_t)i, &outlook);
	}
}
