/*
 * Rates recalled in another part of the report: "đã khám 486 người, đạt 60,75% kế hoạch" and, in the assessment, "khám mới đạt 67,05%".
 *
 * The two words right before the recalled rate, and the others of its phrase, must stand in the clause of one rate that arithmetic
 * bears out, or begin that clause, and fit no other rate. Then a different rate contradicts it, whatever its digits: figures are
 * copied from the wrong place as well as mistyped. Rates in brackets, which list parts of what stands before, are left alone; so are
 * rates of growth, which are told apart by what they are compared with.
 */
#include <stdlib.h>

#include "claim/claim.h"
#include "claim/try.h"
#include "claim/tied.h"
#include "extract/section.h"
#include "extract/token.h"

enum { SOURCE_REACH = 32, PHRASE_REACH = 14, PHRASE_WORDS = 6, BRACKET_REACH = 40, MOST_SOURCES = 12 };

struct words {
	uint32_t ids[SOURCE_REACH];
	bool joined[SOURCE_REACH]; /* stands right behind the next one of the list, which runs backwards */
	size_t count;
};

/* A pair of neighbouring words in the clause of a rate. */
struct pair {
	uint32_t first;
	uint32_t second;
	uint32_t rate;
};

struct recalled {
	struct facts *facts;
	struct arena *scratch;
	const bool *tied;
	const uint8_t *sections; /* per block */
	uint32_t *part;          /* per quantity: the heading of the first level that it stands under */
	struct pair *pairs;
	size_t count, capacity;
};

static bool is_filler(const struct facts *facts, uint32_t word)
{
	const struct lexicon *lexicon = facts->vocabulary.lexicon;

	return lexicon_exact(lexicon, PHRASE_STOP_WORD, &word, 1) != NULL ||
	       lexicon_exact(lexicon, PHRASE_FUNCTION_WORD, &word, 1) != NULL;
}

/* The token that opens the bracket which token `close` closes; NO_INDEX when it is far, or holds a rate of its own. */
static size_t bracket_start(const struct facts *facts, size_t close)
{
	for (size_t at = close; at > 0 && close - at < BRACKET_REACH; at--) {
		if (token_is_mark(&facts->tokens[at], '('))
			return at;
		if (token_is_mark(&facts->tokens[at], '%'))
			break;
	}
	return NO_INDEX;
}

/* The words before the rate, nearest first. A recalled phrase ends at any mark or figure, a source's clause at a rate or a stop. */
static void read_words(const struct facts *facts, const struct quantity *q, bool source, struct words *words)
{
	size_t reach = source ? SOURCE_REACH : PHRASE_REACH;
	size_t at = q->token;
	bool joined = true;

	words->count = 0;
	for (size_t step = 0; step < reach && at > 0 && !facts->tokens[at].sentence; step++) {
		const struct token *token = &facts->tokens[--at];
		const struct phrase *cue = token_match_end(facts, PHRASE_RATE_CUE, at, at > 3 ? at - 3 : 0);

		if (source && token_is_mark(token, ')')) {
			at = bracket_start(facts, at);
			if (at == NO_INDEX)
				return;
			joined = false;
			continue;
		}
		if (token->block != q->block || token_is_mark(token, ';') ||
		    (token->kind == TOKEN_NUMBER && facts->quantities[token->id].unit == UNIT_PERCENT))
			return;
		if (!source && token->kind != TOKEN_WORD)
			return;
		if (cue != NULL) {
			at -= cue->length - 1;
			continue;
		}
		if (token->kind != TOKEN_WORD) {
			joined = false;
		} else if (words->count > 0 || !is_filler(facts, token->id)) {
			words->joined[words->count] = joined;
			words->ids[words->count++] = token->id;
			joined = true;
		}
	}
}

static bool is_rate(const struct facts *facts, uint32_t quantity)
{
	const struct quantity *q = &facts->quantities[quantity];

	if (q->table != NO_INDEX || q->unit != UNIT_PERCENT || q->role != ROLE_VALUE || q->approx != APPROX_EXACT ||
	    q->percent_points || q->printed == 0)
		return false;
	for (size_t at = q->token, step = 0; at > 0 && step < 6 && !facts->tokens[at].sentence; step++) {
		at--;
		if (token_match_end(facts, PHRASE_INCREASE, at, at > 3 ? at - 3 : 0) != NULL ||
		    token_match_end(facts, PHRASE_DECREASE, at, at > 3 ? at - 3 : 0) != NULL ||
		    token_match_end(facts, PHRASE_TARGET, at, at > 3 ? at - 3 : 0) != NULL)
			return false;
	}
	return true;
}

static int by_words(const void *left, const void *right)
{
	const struct pair *a = left;
	const struct pair *b = right;

	if (a->first != b->first)
		return a->first < b->first ? -1 : 1;
	if (a->second != b->second)
		return a->second < b->second ? -1 : 1;
	return a->rate < b->rate ? -1 : a->rate > b->rate;
}

static void add_pairs(struct recalled *recalled, uint32_t rate)
{
	struct words words;

	read_words(recalled->facts, &recalled->facts->quantities[rate], true, &words);
	for (size_t i = 0; i + 1 < words.count; i++)
		if (words.joined[i + 1])
			*ARENA_PUSH(recalled->scratch, recalled->pairs, recalled->count,
				    recalled->capacity) = (struct pair){words.ids[i + 1], words.ids[i], rate};
}

static void collect(struct recalled *recalled)
{
	const struct facts *facts = recalled->facts;
	size_t heading = 0;
	uint32_t part = 0;

	recalled->part = arena_array(recalled->scratch, facts->quantity_count, sizeof *recalled->part);
	for (size_t i = 0; i < facts->quantity_count; i++) {
		const struct quantity *q = &facts->quantities[i];

		for (; q->table == NO_INDEX && heading < facts->heading_count &&
		       facts->headings[heading].block <= q->block;
		     heading++)
			if (facts->headings[heading].parent == NO_INDEX ||
			    facts->headings[heading].marker.style == ENUM_ROMAN)
				part = (uint32_t)heading;
		recalled->part[i] = part;
		if (is_rate(facts, (uint32_t)i))
			add_pairs(recalled, (uint32_t)i);
	}
	if (recalled->count > 0)
		qsort(recalled->pairs, recalled->count, sizeof *recalled->pairs, by_words);
}

static size_t lower_bound(const struct recalled *recalled, const struct pair *wanted)
{
	size_t from = 0;
	size_t end = recalled->count;

	while (from < end) {
		size_t middle = from + (end - from) / 2;

		if (by_words(&recalled->pairs[middle], wanted) < 0)
			from = middle + 1;
		else
			end = middle;
	}
	return from;
}

static bool has_all(const struct facts *facts, uint32_t rate, const struct words *phrase)
{
	struct words words;

	read_words(facts, &facts->quantities[rate], true, &words);
	for (size_t i = 0; i < phrase->count && i < PHRASE_WORDS; i++) {
		size_t k = 0;

		while (k < words.count && words.ids[k] != phrase->ids[i])
			k++;
		if (k == words.count && (i < 2 || !is_filler(facts, phrase->ids[i])))
			return false;
	}
	return true;
}

/* "trước và đúng hạn" is the sum of two things. */
static bool joins_two(const struct facts *facts, const struct words *phrase)
{
	for (size_t i = 0; i < phrase->count && i < PHRASE_WORDS; i++)
		if (slice_equal(vocabulary_word(&facts->vocabulary, phrase->ids[i]), SLICE("và")))
			return true;
	return false;
}

/* Whether the phrase is all that the source's clause begins with, so that the rate can be of nothing else. */
static bool opens_clause(const struct facts *facts, uint32_t rate, const struct words *phrase)
{
	struct words words;

	read_words(facts, &facts->quantities[rate], true, &words);
	return words.count >= phrase->count && phrase->count <= PHRASE_WORDS &&
	       memcmp(words.ids + words.count - phrase->count, phrase->ids, phrase->count * sizeof *words.ids) == 0;
}

/* The only rate of another part that the phrase fits; NO_INDEX when there is none, several, or one that is the same. */
static uint32_t find_source(const struct recalled *recalled, uint32_t rate, const struct words *phrase)
{
	const struct facts *facts = recalled->facts;
	struct pair wanted = {phrase->ids[1], phrase->ids[0], 0};
	uint32_t found = NO_INDEX;
	size_t seen = 0;

	for (size_t i = lower_bound(recalled, &wanted); i < recalled->count; i++) {
		const struct pair *pair = &recalled->pairs[i];

		if (pair->first != wanted.first || pair->second != wanted.second)
			break;
		if (++seen > MOST_SOURCES)
			return NO_INDEX;
		if (pair->rate == rate || pair->rate == found || !has_all(facts, pair->rate, phrase))
			continue;
		if (found != NO_INDEX ||
		    decimal_equal(facts->quantities[pair->rate].value, facts->quantities[rate].value))
			return NO_INDEX;
		found = pair->rate;
	}
	return found;
}

static void compare(const struct recalled *recalled, uint32_t rate)
{
	struct facts *facts = recalled->facts;
	const struct quantity *q = &facts->quantities[rate];
	struct claim_try attempt = claim_try(FORMULA_SAME, rate);
	struct words phrase;
	uint32_t source;

	read_words(facts, q, false, &phrase);
	/* What is ahead is a new aim. */
	if (recalled->sections[q->block] == SECTION_AHEAD || q->bracket || phrase.count < 2 ||
	    joins_two(facts, &phrase))
		return;
	source = find_source(recalled, rate, &phrase);
	if (source == NO_INDEX || recalled->part[source] == recalled->part[rate] ||
	    !(recalled->tied[source] || opens_clause(facts, source, &phrase)) ||
	    facts->quantities[source].printed != q->printed)
		return;
	claim_try_add(&attempt, source, false);
	claim_try_emit(facts, &attempt, CLAIM_AGREEMENT, "text-text", q->extent, true);
}

void claim_recalls(struct facts *facts)
{
	struct recalled recalled = {.facts = facts, .scratch = arena_scratch(facts->arena)};

	recalled.tied = tied_figures(facts, recalled.scratch);
	recalled.sections = sections_of(facts, recalled.scratch);
	collect(&recalled);
	for (size_t i = 0; i < facts->quantity_count; i++)
		if (is_rate(facts, (uint32_t)i) && !recalled.tied[i])
			compare(&recalled, (uint32_t)i);
	arena_release(recalled.scratch);
}
