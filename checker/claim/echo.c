/*
 * One fact said twice: "còn 641 trường hợp chưa được phê duyệt" and later "614 trường hợp".
 *
 * A figure that stands alone, tied to nothing, and that a slip of digits would make another one of the document, is held against that
 * one when the words around both are largely the same and the other is borne out: it takes part in arithmetic that holds, or stands
 * in the document more than once. Candidates are found by hashing, so that the time grows with the document, not with its square.
 */
#include <stdlib.h>

#include "claim/claim.h"
#include "claim/profile.h"
#include "claim/tied.h"
#include "claim/try.h"
#include "extract/label.h"
#include "extract/token.h"

enum { MAX_DIGITS = 24, CONTEXT_WORDS = 24, REACH = 16, MOST_ALIKE = 24, PHRASE_WORDS = 4 };

/* How much shared words must weigh: figures with the same digits in another order are rarer than those with one digit changed. */
enum { WEIGHT_SAME_DIGITS = 6, WEIGHT_ONE_CHANGED = 10 };

/* A figure as printed, or the difference of two that stand side by side, which a figure of what is left may repeat. */
struct candidate {
	uint32_t quantity;
	uint32_t less; /* what is taken off, NO_INDEX for a figure as printed */
	struct decimal value;
	bool rest;  /* "còn lại" stands beside it */
	bool ahead; /* it is still to come */
	char digits[MAX_DIGITS];
	uint8_t count;
	bool percent;
};

struct key {
	uint64_t hash;
	uint32_t candidate;
	bool sorted; /* of the digits in order of size, against one digit left out */
};

struct echo {
	struct facts *facts;
	struct arena *scratch; /* for all but the claims */
	struct candidate *candidates;
	size_t count, capacity;
	struct key *keys;
	size_t key_count, key_capacity;
	bool *tied;          /* per quantity: in arithmetic that holds */
	uint32_t *frequency; /* per word id: how often prose has it */
	size_t word_count;
};

static void count_words(struct echo *echo)
{
	const struct facts *facts = echo->facts;

	echo->word_count = lexicon_count(facts->vocabulary.lexicon) + facts->vocabulary.count;
	echo->frequency = arena_array(echo->scratch, echo->word_count, sizeof *echo->frequency);
	for (size_t i = 0; i < facts->token_count; i++)
		if (facts->tokens[i].kind == TOKEN_WORD)
			echo->frequency[facts->tokens[i].id]++;
}

/*
 * The digits of a printed figure without leading zeros; false for figures that are too short or too round to be told apart.
 */
static bool read_digits(struct candidate *candidate, struct slice text)
{
	size_t least = candidate->rest || candidate->less != NO_INDEX ? 2 : 3;
	size_t last = 0;

	candidate->count = 0;
	for (size_t i = 0; i < text.size; i++) {
		if (text.data[i] < '0' || text.data[i] > '9' || (candidate->count == 0 && text.data[i] == '0'))
			continue;
		if (candidate->count == MAX_DIGITS)
			return false;
		candidate->digits[candidate->count++] = text.data[i];
		if (text.data[i] != '0')
			last = candidate->count;
	}
	return candidate->count >= least && last >= least;
}

/* Words of what is left before the figure, "còn lại 06 hồ sơ", or behind it, "06 hồ sơ còn lại". */
static bool is_rest(const struct facts *facts, const struct quantity *q)
{
	uint32_t at = q->token;
	bool ended = false; /* a mark stands behind it: "xử lý 31, còn 03" says nothing of the 31 */

	if (q->table != NO_INDEX)
		return false;
	for (uint32_t step = 1; step <= 4; step++) {
		ended = ended || at + step >= facts->token_count || facts->tokens[at + step].kind != TOKEN_WORD;
		if (at >= step && facts->tokens[at - step].block == q->block &&
		    token_match_end(facts, PHRASE_CUE_REST, at - step, at >= 4 ? at - 4 : 0) != NULL)
			return true;
		if (!ended && facts->tokens[at + step].block == q->block &&
		    token_match(facts, PHRASE_CUE_REST, at + step, facts->token_count) != NULL)
			return true;
	}
	return false;
}

enum { WORDS_TO_PLAN = 14 };

/* "Phấn đấu tổng diện tích gieo trồng 1.250 ha": what is still to come repeats nothing. */
static bool is_ahead(const struct facts *facts, const struct quantity *q)
{
	for (uint32_t step = 1; q->table == NO_INDEX && step <= WORDS_TO_PLAN && step < q->token; step++) {
		uint32_t at = q->token - step;
		const struct phrase *phrase;

		if (facts->tokens[at].block != q->block || token_is_mark(&facts->tokens[at], ';'))
			return false;
		phrase = token_match_end(facts, PHRASE_TRAIT, at, at >= 3 ? at - 3 : 0);
		if (phrase != NULL && (phrase->value & TRAIT_AHEAD))
			return true;
		if (facts->tokens[at].sentence)
			return false;
	}
	return false;
}

static void add_candidates(struct echo *echo)
{
	const struct facts *facts = echo->facts;

	for (size_t i = 0; i < facts->quantity_count; i++) {
		const struct quantity *q = &facts->quantities[i];
		struct candidate candidate = {.quantity = (uint32_t)i, .less = NO_INDEX, .value = q->value};

		if (q->role != ROLE_VALUE || q->approx != APPROX_EXACT ||
		    (q->table == NO_INDEX && profile_other_year(facts, q)))
			continue;
		candidate.rest = is_rest(facts, q);
		candidate.ahead = is_ahead(facts, q);
		if (!read_digits(&candidate, document_slice(facts->doc, q->span)))
			continue;
		candidate.percent = q->unit == UNIT_PERCENT ||
				    (q->table != NO_INDEX &&
				     facts->tables[q->table].columns[q->column].role == COLUMN_PERCENT);
		*ARENA_PUSH(echo->scratch, echo->candidates, echo->count, echo->capacity) = candidate;
	}
}

/* Counts of one unit that stand next to one another in a sentence, or over one another: their difference is a candidate. */
static void add_difference(struct echo *echo, uint32_t more, uint32_t less)
{
	struct facts *facts = echo->facts;
	const struct quantity *a = &facts->quantities[more];
	const struct quantity *b = &facts->quantities[less];
	struct candidate candidate = {.quantity = more, .less = less};
	struct strbuf text;

	if (a->unit == UNIT_PERCENT || a->printed > 0 || b->printed > 0 || a->unit != b->unit ||
	    !decimal_subtract(&candidate.value, a->value, b->value))
		return;
	if (decimal_sign(candidate.value) < 0) {
		candidate.value = decimal_negate(candidate.value);
		candidate.quantity = less;
		candidate.less = more;
	}
	strbuf_init(&text, echo->scratch);
	decimal_print(&text, candidate.value, 0);
	if (read_digits(&candidate, strbuf_slice(&text)))
		*ARENA_PUSH(echo->scratch, echo->candidates, echo->count, echo->capacity) = candidate;
}

static bool is_plain_count(const struct quantity *q)
{
	return q->table == NO_INDEX && q->role == ROLE_VALUE && q->approx == APPROX_EXACT && q->unit != UNIT_NONE;
}

static void add_differences(struct echo *echo)
{
	const struct facts *facts = echo->facts;

	for (size_t i = 0; i + 1 < facts->quantity_count; i++) {
		const struct quantity *q = &facts->quantities[i];

		if (q->over != NO_INDEX && q->role == ROLE_VALUE)
			add_difference(echo, q->over, (uint32_t)i);
		for (size_t k = i + 1; k < i + 3 && k < facts->quantity_count; k++)
			if (is_plain_count(q) && is_plain_count(&facts->quantities[k]) && q[k - i].block == q->block &&
			    q->over == NO_INDEX)
				add_difference(echo, (uint32_t)i, (uint32_t)k);
	}
}

static uint64_t mix(uint64_t hash, unsigned value)
{
	return (hash ^ value) * 1099511628211u;
}

static void add_key(struct echo *echo, uint32_t candidate, const char *digits, size_t left_out, bool sorted)
{
	const struct candidate *c = &echo->candidates[candidate];
	const struct quantity *q = &echo->facts->quantities[c->quantity];
	uint64_t hash = mix(mix(14695981039346656037u, q->printed), sorted);

	for (size_t i = 0; i < c->count; i++)
		hash = mix(hash, i == left_out ? 1u : (unsigned char)digits[i]);
	*ARENA_PUSH(echo->scratch, echo->keys, echo->key_count, echo->key_capacity) = (struct key){hash, candidate,
												   sorted};
}

static int by_digit(const void *a, const void *b)
{
	return *(const char *)a - *(const char *)b;
}

static int by_hash(const void *left, const void *right)
{
	const struct key *a = left;
	const struct key *b = right;

	if (a->hash != b->hash)
		return a->hash < b->hash ? -1 : 1;
	return a->candidate < b->candidate ? -1 : a->candidate > b->candidate;
}

static void add_keys(struct echo *echo)
{
	for (size_t i = 0; i < echo->count; i++) {
		const struct candidate *candidate = &echo->candidates[i];
		char sorted[MAX_DIGITS];

		memcpy(sorted, candidate->digits, candidate->count);
		qsort(sorted, candidate->count, 1, by_digit);
		add_key(echo, (uint32_t)i, sorted, SIZE_MAX, true);
		for (size_t out = 0; out < candidate->count; out++)
			add_key(echo, (uint32_t)i, candidate->digits, out, false);
	}
	if (echo->key_count > 0)
		qsort(echo->keys, echo->key_count, sizeof *echo->keys, by_hash);
}

/* ---- the words around ---- */

struct context {
	uint32_t words[2 * CONTEXT_WORDS + 2 * LABEL_WORDS];
	size_t count;
};

static void add_word(const struct echo *echo, struct context *context, uint32_t word)
{
	const struct lexicon *lexicon = echo->facts->vocabulary.lexicon;

	if (context->count == sizeof context->words / sizeof context->words[0] ||
	    lexicon_exact(lexicon, PHRASE_FUNCTION_WORD, &word, 1) != NULL ||
	    lexicon_exact(lexicon, PHRASE_STOP_WORD, &word, 1) != NULL ||
	    lexicon_exact(lexicon, PHRASE_UNIT, &word, 1) != NULL ||
	    lexicon_exact(lexicon, PHRASE_RATE_CUE, &word, 1) != NULL)
		return;
	for (size_t i = 0; i < context->count; i++)
		if (context->words[i] == word)
			return;
	context->words[context->count++] = word;
}

static void add_side(const struct echo *echo, struct context *context, size_t at, bool forward)
{
	const struct facts *facts = echo->facts;

	for (size_t step = 1; step <= REACH; step++) {
		const struct token *token;

		if ((forward ? at + step >= facts->token_count : at < step))
			return;
		token = &facts->tokens[forward ? at + step : at - step];
		if (token->block != facts->tokens[at].block || (forward && token->sentence))
			return;
		if (token->kind == TOKEN_WORD)
			add_word(echo, context, token->id);
		if (!forward && token->sentence)
			return;
	}
}

static void add_label(const struct echo *echo, struct context *context, struct slice text)
{
	struct label label;

	label_read(echo->facts, text, &label);
	for (size_t i = 0; i < label.count; i++)
		add_word(echo, context, label.words[i]);
}

static void read_context(const struct echo *echo, const struct quantity *q, struct context *context)
{
	const struct facts *facts = echo->facts;

	context->count = 0;
	if (q->table == NO_INDEX) {
		add_side(echo, context, q->token, false);
		add_side(echo, context, q->token, true);
		return;
	}
	for (uint32_t r = facts->tables[q->table].first_row; r < facts->tables[q->table].end_row; r++)
		if (facts->rows[r].row == q->row)
			add_label(echo, context, document_slice(facts->doc, facts->rows[r].label));
	add_label(echo, context, facts->tables[q->table].columns[q->column].head);
}

/* Rare words say more: 4 for one that stands two or three times, 1 for a common one. */
static unsigned shared_weight(const struct echo *echo, const struct context *a, const struct context *b)
{
	unsigned weight = 0;

	for (size_t i = 0; i < a->count; i++) {
		for (size_t k = 0; k < b->count; k++) {
			uint32_t frequency = a->words[i] < echo->word_count ? echo->frequency[a->words[i]] : 1;

			if (a->words[i] == b->words[k])
				weight += frequency <= 3 ? 4 : frequency <= 10 ? 2 : 1;
		}
	}
	return weight;
}

static bool is_content(const struct echo *echo, uint32_t word)
{
	const struct lexicon *lexicon = echo->facts->vocabulary.lexicon;

	return lexicon_exact(lexicon, PHRASE_STOP_WORD, &word, 1) == NULL &&
	       lexicon_exact(lexicon, PHRASE_RATE_CUE, &word, 1) == NULL;
}

/* The word before token `at` in its sentence, fillers and marks left out; NO_INDEX at the sentence's start or at a figure. */
static size_t word_before(const struct echo *echo, size_t at)
{
	const struct facts *facts = echo->facts;

	while (at > 0 && !facts->tokens[at].sentence && facts->tokens[at - 1].block == facts->tokens[at].block) {
		const struct token *token = &facts->tokens[--at];

		if (token->kind == TOKEN_WORD && is_content(echo, token->id))
			return at;
		if (token->kind != TOKEN_WORD && !token_is_mark(token, ','))
			break;
	}
	return NO_INDEX;
}

/* How many words right before the two figures are the same: "tỷ lệ tiêm chủng đầy đủ đạt 95,9%". */
static size_t shared_phrase(const struct echo *echo, const struct quantity *a, const struct quantity *b)
{
	const struct facts *facts = echo->facts;
	size_t at_a = a->token;
	size_t at_b = b->token;
	size_t shared = 0;

	if (a->table != NO_INDEX || b->table != NO_INDEX)
		return 0;
	for (; shared < PHRASE_WORDS; shared++) {
		at_a = word_before(echo, at_a);
		at_b = word_before(echo, at_b);
		if (at_a == NO_INDEX || at_b == NO_INDEX || facts->tokens[at_a].id != facts->tokens[at_b].id)
			break;
	}
	return shared;
}

/* ---- pairs ---- */

/* The same figure, perhaps under heads that name the unit elsewhere: 1.643.995 triệu đồng, and 1.643.995 in a table. */
static bool same_figure(const struct candidate *a, const struct candidate *b)
{
	return decimal_equal(a->value, b->value) ||
	       (a->count == b->count && a->percent == b->percent && memcmp(a->digits, b->digits, a->count) == 0);
}

/* How many candidates of keys [from, to) have this value; differences count for figures of what is left only. */
static size_t repeated(const struct echo *echo, size_t from, size_t to, const struct candidate *candidate)
{
	size_t count = 0;

	for (size_t i = from; i < to; i++) {
		const struct candidate *other = &echo->candidates[echo->keys[i].candidate];

		count += (other->less == NO_INDEX || candidate->rest) && same_figure(other, candidate);
	}
	return count;
}

/* Digits exchanged by hand stay near their places: the first one stays, or two neighbours changed places. */
static bool is_exchange(const struct candidate *a, const struct candidate *b)
{
	size_t changed = 0;
	size_t first = 0;

	for (size_t i = 0; i < a->count; i++)
		if (a->digits[i] != b->digits[i] && changed++ == 0)
			first = i;
	return first > 0 || (changed == 2 && a->digits[0] == b->digits[1]);
}

/* Two neighbouring digits of at least four changed places, which chance hardly does to figures of one unit. */
static bool are_neighbours(const struct candidate *a, const struct candidate *b)
{
	size_t i = 0;

	while (i < a->count && a->digits[i] == b->digits[i])
		i++;
	return a->count >= 4 && i + 1 < a->count && a->digits[i] == b->digits[i + 1] &&
	       a->digits[i + 1] == b->digits[i] &&
	       memcmp(a->digits + i + 2, b->digits + i + 2, (size_t)a->count - i - 2) == 0;
}

/* One changed digit says something of figures with three digits that count; round thousands, which plans are, need a fourth. */
static bool is_told_apart(const struct candidate *candidate)
{
	size_t count = candidate->count;

	while (count > 0 && candidate->digits[count - 1] == '0')
		count--;
	return candidate->count >= 3 && (candidate->count - count < 3 || count >= 4);
}

static bool contradicts(const struct echo *echo, const struct key *lone, const struct key *other)
{
	const struct facts *facts = echo->facts;
	const struct candidate *one = &echo->candidates[lone->candidate];
	const struct candidate *two = &echo->candidates[other->candidate];
	const struct quantity *a = &facts->quantities[one->quantity];
	const struct quantity *b = &facts->quantities[two->quantity];
	struct context near_a;
	struct context near_b;

	/* What is left is not what there was. */
	if (one->rest && !two->rest && two->less == NO_INDEX)
		return false;
	if (!lone->sorted && !is_told_apart(one))
		return false;
	if (lone->sorted && !is_exchange(one, two))
		return false;
	if (one->percent != two->percent || same_figure(one, two) || !quantity_same_unit(facts, a, b) ||
	    (a->table == NO_INDEX && b->table == NO_INDEX && a->block == b->block))
		return false;
	if (lone->sorted && two->less == NO_INDEX && are_neighbours(one, two) && a->unit == b->unit &&
	    a->unit != UNIT_NONE && a->unit != UNIT_PERCENT)
		return true;
	if (one->count >= 3 && two->less == NO_INDEX && shared_phrase(echo, a, b) >= PHRASE_WORDS)
		return true;
	read_context(echo, a, &near_a);
	read_context(echo, b, &near_b);
	return shared_weight(echo, &near_a, &near_b) >=
	       (unsigned)(lone->sorted ? WEIGHT_SAME_DIGITS : WEIGHT_ONE_CHANGED);
}

static void emit(const struct echo *echo, uint32_t lone, const struct candidate *candidate)
{
	struct facts *facts = echo->facts;
	struct claim_try attempt = claim_try(candidate->less == NO_INDEX ? FORMULA_SAME : FORMULA_SUM, lone);
	uint32_t other = candidate->quantity;

	claim_try_add(&attempt, other, false);
	if (candidate->less != NO_INDEX)
		claim_try_add(&attempt, candidate->less, true);
	claim_try_emit(facts, &attempt, CLAIM_AGREEMENT,
		       candidate->less != NO_INDEX                  ? "text-difference"
		       : facts->quantities[other].table == NO_INDEX ? "text-text"
								    : "text-table",
		       facts->quantities[lone].extent, true);
	echo->tied[lone] = true;
}

/* A figure of prose that nothing bears out, and that is printed once. */
static bool is_lone(const struct echo *echo, size_t from, size_t to, const struct candidate *candidate)
{
	return candidate->less == NO_INDEX && !candidate->ahead && !echo->tied[candidate->quantity] &&
	       echo->facts->quantities[candidate->quantity].table == NO_INDEX &&
	       repeated(echo, from, to, candidate) == 1;
}

static bool is_borne_out(const struct echo *echo, size_t from, size_t to, const struct candidate *lone,
			 const struct candidate *other)
{
	if (other->less != NO_INDEX)
		return lone->rest && other->quantity != lone->quantity && other->less != lone->quantity;
	return echo->tied[other->quantity] || repeated(echo, from, to, other) > 1;
}

/* Keys [from, to) are alike: figures one slip apart, or equal. */
static void compare_alike(struct echo *echo, size_t from, size_t to)
{
	for (size_t i = from; i < to; i++) {
		const struct candidate *lone = &echo->candidates[echo->keys[i].candidate];

		if (!is_lone(echo, from, to, lone))
			continue;
		for (size_t k = from; k < to; k++) {
			const struct candidate *other = &echo->candidates[echo->keys[k].candidate];

			if (k != i && is_borne_out(echo, from, to, lone, other) &&
			    contradicts(echo, &echo->keys[i], &echo->keys[k])) {
				emit(echo, lone->quantity, other);
				break;
			}
		}
	}
}

void claim_echoes(struct facts *facts)
{
	struct echo echo = {.facts = facts, .scratch = arena_scratch(facts->arena)};
	size_t to;

	echo.tied = tied_figures(facts, echo.scratch);
	count_words(&echo);
	add_candidates(&echo);
	add_differences(&echo);
	add_keys(&echo);
	for (size_t from = 0; from < echo.key_count; from = to) {
		for (to = from + 1; to < echo.key_count && echo.keys[to].hash == echo.keys[from].hash; to++)
			;
		if (to - from > 1 && to - from <= MOST_ALIKE)
			compare_alike(&echo, from, to);
	}
	arena_release(echo.scratch);
}
