/*
 * Facts said again where a report judges, looks ahead or asks: "Hạn chế: còn 03 học sinh bỏ học", "Tiêm bù cho 43 trẻ chưa tiêm đủ".
 *
 * The figure there, which no arithmetic bears out, is held against the figures before it that count the same by the words around both
 * (claim/profile.h), and against the differences of two that stand together where it is said to be left or to lack. If none of the
 * likely ones is the same, the likeliest contradicts it, provided that it is likelier than any other and that a slip of digits explains
 * the difference.
 */

#include "claim/claim.h"
#include "claim/profile.h"
#include "claim/prose.h"
#include "claim/slip.h"
#include "claim/tied.h"
#include "claim/try.h"
#include "extract/token.h"

enum { MOST_POSTINGS = 64, PAIR_REACH = 2, LEAST_SAME = 6, LEAST_ENTIRE = 12, WEIGHT_LACK = 4 };

struct recaps {
	struct facts *facts;
	struct arena *scratch;
	struct profiles profiles;
	bool *tied;
	uint32_t *profile_of; /* per quantity: its profile, NO_INDEX */
	uint32_t *wholes;     /* per quantity: what it is a rate of by a claim that holds, NO_INDEX */
	uint32_t *starts;     /* per bucket of words: where its postings begin */
	uint32_t *postings;
	uint32_t mask;
	uint32_t *seen; /* per profile: the last figure that it was held against, counted from 1 */
};

/* ---- which figures have a word ---- */

static size_t count_words(const struct recaps *recaps)
{
	size_t total = 0;

	for (size_t i = 0; i < recaps->profiles.count; i++)
		total += recaps->profiles.items[i].count;
	return total;
}

static void index_words(struct recaps *recaps)
{
	const struct profile *items = recaps->profiles.items;
	size_t total = count_words(recaps);
	size_t buckets = 1024;

	while (buckets < total)
		buckets *= 2;
	recaps->mask = (uint32_t)buckets - 1;
	recaps->starts = arena_array(recaps->scratch, buckets + 2, sizeof *recaps->starts);
	recaps->postings = arena_array(recaps->scratch, total, sizeof *recaps->postings);
	for (size_t i = 0; i < recaps->profiles.count; i++)
		for (size_t k = 0; k < items[i].count; k++)
			recaps->starts[(items[i].words[k].key & recaps->mask) + 2]++;
	for (size_t b = 2; b < buckets + 2; b++)
		recaps->starts[b] += recaps->starts[b - 1];
	for (size_t i = 0; i < recaps->profiles.count; i++)
		for (size_t k = 0; k < items[i].count; k++)
			recaps->postings[recaps->starts[(items[i].words[k].key & recaps->mask) + 1]++] = (uint32_t)i;
}

static uint32_t frequency(const struct recaps *recaps, uint32_t key)
{
	return recaps->starts[(key & recaps->mask) + 1] - recaps->starts[key & recaps->mask];
}

/* Rare words say more; one that stands nowhere else says something only where it tells what is counted. */
static unsigned weight(const struct recaps *recaps, uint32_t key, bool behind)
{
	uint32_t count = frequency(recaps, key);

	return count <= 1    ? (behind ? 4 : 1)
	       : count == 2  ? 8
	       : count <= 4  ? 6
	       : count <= 8  ? 4
	       : count <= 16 ? 3
	       : count <= 40 ? 2
			     : 1;
}

/* ---- how much two figures are alike ---- */

struct likeness {
	unsigned
		shared; /* weight of the near words of the recap that the source has, half where they are far from it */
	unsigned lone;  /* of all near words of the recap */
	unsigned back;  /* the same the other way round */
	unsigned source;
	bool stranger; /* a proper name near one is nowhere around the other */
};

static void add_word(const struct recaps *recaps, struct likeness *likeness, const struct profile_word *a,
		     const struct profile_word *b)
{
	bool behind = (a != NULL && (a->bits & WORD_BEHIND)) || (b != NULL && (b->bits & WORD_BEHIND));
	unsigned w = weight(recaps, a != NULL ? a->key : b->key, behind);
	bool near_a = a != NULL && (a->bits & WORD_NEAR);
	bool near_b = b != NULL && (b->bits & WORD_NEAR);

	unsigned of_a = near_a ? w << (a->bits / WORD_BEHIND & 1) : 0;
	unsigned of_b = near_b ? w << (b->bits / WORD_BEHIND & 1) : 0;

	likeness->lone += of_a;
	likeness->source += of_b;
	if (a != NULL && b != NULL) {
		likeness->shared += near_b ? of_a : of_a / 2;
		likeness->back += near_a ? of_b : of_b / 2;
	}
	if ((a == NULL && near_b && (b->bits & WORD_NAME)) || (b == NULL && near_a && (a->bits & WORD_NAME)))
		likeness->stranger = true;
}

static bool lacks(const struct profile *profile)
{
	return (profile->traits & (TRAIT_REST | TRAIT_NOT)) != 0;
}

static struct likeness compare(const struct recaps *recaps, const struct profile *a, const struct profile *b)
{
	struct likeness likeness = {0};
	size_t i = 0;
	size_t k = 0;

	while (i < a->count || k < b->count) {
		bool in_a = i < a->count && (k == b->count || a->words[i].key <= b->words[k].key);
		bool in_b = k < b->count && (i == a->count || b->words[k].key <= a->words[i].key);

		add_word(recaps, &likeness, in_a ? &a->words[i] : NULL, in_b ? &b->words[k] : NULL);
		i += in_a;
		k += in_b;
	}
	/* Few figures say what is left. */
	if (lacks(a)) {
		likeness.lone += WEIGHT_LACK;
		likeness.shared += lacks(b) ? WEIGHT_LACK : 0;
	}
	return likeness;
}

/* The words of two figures together; an array of both is made in `words`. */
static struct profile joined(const struct profile *a, const struct profile *b, struct profile_word *words)
{
	struct profile both = *a;
	size_t i = 0;
	size_t k = 0;
	size_t count = 0;

	while ((i < a->count || k < b->count) && count < UINT8_MAX) {
		bool in_a = i < a->count && (k == b->count || a->words[i].key <= b->words[k].key);
		bool in_b = k < b->count && (i == a->count || b->words[k].key <= a->words[i].key);

		words[count] = in_a ? a->words[i] : b->words[k];
		if (in_a && in_b)
			words[count].bits |= b->words[k].bits;
		count++;
		i += in_a;
		k += in_b;
	}
	both.words = words;
	both.count = (uint8_t)count;
	return both;
}

/* ---- what a figure may repeat ---- */

struct source {
	const struct profile *profile;
	const struct profile *less; /* what is taken off it, or NULL */
	struct likeness likeness;
};

struct choice {
	const struct profile *lone;
	struct source same;  /* the likeliest of the sources that agree with it */
	struct source slip;  /* of those from which it differs by a slip of digits */
	struct source other; /* of the others */
	struct source next;  /* the second of these */
};

static const struct quantity *quantity(const struct recaps *recaps, const struct profile *profile)
{
	return &recaps->facts->quantities[profile->quantity];
}

static struct claim_try as_try(const struct recaps *recaps, const struct profile *lone, const struct source *source)
{
	struct claim_try attempt = claim_try(source->less == NULL ? FORMULA_SAME : FORMULA_SUM, lone->quantity);
	const struct profile *more = source->profile;
	const struct profile *less = source->less;
	int order = 0;

	if (less != NULL && decimal_compare(&order, quantity(recaps, more)->value, quantity(recaps, less)->value) &&
	    order < 0) {
		more = less;
		less = source->profile;
	}
	claim_try_add(&attempt, more->quantity, false);
	if (less != NULL)
		claim_try_add(&attempt, less->quantity, true);
	return attempt;
}

/* Things that no list knows count the same when they have the same name: "04 quầy". */
static bool same_thing(const struct facts *facts, const struct quantity *a, const struct quantity *b)
{
	const struct token *of_a = &facts->tokens[a->token + 1];
	const struct token *of_b = &facts->tokens[b->token + 1];

	if (!a->unlisted && !b->unlisted)
		return a->unit != UNIT_NONE || b->unit != UNIT_NONE;
	return a->unlisted && b->unlisted && of_a->kind == TOKEN_WORD && of_b->kind == TOKEN_WORD &&
	       of_a->id == of_b->id;
}

static bool fits(const struct recaps *recaps, const struct profile *a, const struct profile *b)
{
	const struct quantity *qa = quantity(recaps, a);
	const struct quantity *qb = quantity(recaps, b);

	return quantity_same_unit(recaps->facts, qa, qb) && qa->per == qb->per && same_thing(recaps->facts, qa, qb) &&
	       ((a->traits ^ b->traits) & TRAIT_PERCENT) == 0;
}

/* Whether the figure counts things that are there, not such as are planned: "23 hộ bị tiêu hủy lợn", "07 công trình đang thi công". */
static bool is_definite(const struct recaps *recaps, const struct profile *profile)
{
	const struct facts *facts = recaps->facts;
	const struct quantity *q = quantity(recaps, profile);

	for (size_t at = q->token + 1, step = 0; step < 5 && at < facts->token_count; at++, step++) {
		if (facts->tokens[at].block != q->block || facts->tokens[at].kind == TOKEN_PUNCT)
			return false;
		if (token_is_word(facts, at, "bị") || token_is_word(facts, at, "đang") ||
		    token_is_word(facts, at, "đã") || token_is_word(facts, at, "này") ||
		    token_is_word(facts, at, "nêu"))
			return true;
	}
	return false;
}

/* Whether traits allow that the two are one fact. What is ahead is new, unless it is what was left or is there already. */
static bool may_repeat(const struct recaps *recaps, const struct profile *lone, const struct profile *source)
{
	unsigned apart = (unsigned)(lone->traits ^ source->traits);

	if ((apart & (TRAIT_UP | TRAIT_DOWN | TRAIT_MEAN | TRAIT_BEFORE)) != 0)
		return false;
	if ((apart & TRAIT_PLAN) != 0 && (lone->traits & TRAIT_PERCENT) == 0)
		return false;
	/* "19 công trình không hoạt động" are not the "11 công trình không hoạt động còn lại". */
	if ((lone->traits & TRAIT_REST) != 0 && (source->traits & (TRAIT_REST | TRAIT_STILL)) == 0 &&
	    (apart & TRAIT_NOT) == 0)
		return false;
	if (lone->recap == RECAP_JUDGED)
		return (apart & TRAIT_NOT) == 0 && (lacks(source) || (lone->traits & TRAIT_REST) == 0);
	if (lacks(source))
		return true;
	return !lacks(lone) && (lone->traits & TRAIT_PERCENT) == 0 && is_definite(recaps, lone);
}

/* The better a source fits, the more; differences, of which there are many, must fit better than figures that are printed. */
static unsigned merit(const struct source *source)
{
	return source->likeness.shared * (source->less == NULL ? 4 : 3);
}

static void keep(struct source *best, const struct source *source)
{
	if (merit(source) > merit(best))
		*best = *source;
}

static void weigh(const struct recaps *recaps, struct choice *choice, const struct source *source)
{
	struct claim_try attempt = as_try(recaps, choice->lone, source);

	if (source->likeness.stranger || source->likeness.shared == 0)
		return;
	if (claim_try_agrees(recaps->facts, &attempt)) {
		keep(&choice->same, source);
	} else if (quantity(recaps, choice->lone)->printed == quantity(recaps, source->profile)->printed &&
		   claim_try_slipped(recaps->facts, &attempt)) {
		keep(&choice->slip, source);
	} else if (merit(source) > merit(&choice->other)) {
		choice->next = choice->other;
		choice->other = *source;
	} else if (source->less == NULL) {
		keep(&choice->next, source);
	}
}

static void weigh_pair(const struct recaps *recaps, struct choice *choice, const struct profile *a,
		       const struct profile *b)
{
	struct profile_word words[2 * PROFILE_WORDS];
	struct source source = {a, b, {0}};
	struct profile both;

	if (!fits(recaps, choice->lone, b) || !fits(recaps, a, b) ||
	    quantity(recaps, a)->printed != quantity(recaps, b)->printed ||
	    ((a->traits | b->traits) & (TRAIT_REST | TRAIT_NOT | TRAIT_UP | TRAIT_DOWN | TRAIT_MEAN)) != 0)
		return;
	both = joined(a, b, words);
	source.likeness = compare(recaps, choice->lone, &both);
	weigh(recaps, choice, &source);
}

/* The figure with those behind it in its block, "gọi khám 343, có mặt 329", and with what it is a rate of. */
static void weigh_pairs(const struct recaps *recaps, struct choice *choice, const struct profile *first)
{
	const struct profile *end = recaps->profiles.items + recaps->profiles.count;
	uint32_t whole = recaps->wholes[first->quantity];

	for (const struct profile *b = first + 1; b < end && b <= first + PAIR_REACH; b++) {
		if (quantity(recaps, b)->block != quantity(recaps, first)->block)
			break;
		if (b->quantity == whole)
			whole = NO_INDEX;
		weigh_pair(recaps, choice, first, b);
	}
	if (whole != NO_INDEX && recaps->profile_of[whole] != NO_INDEX)
		weigh_pair(recaps, choice, first, &recaps->profiles.items[recaps->profile_of[whole]]);
}

static bool may_be_difference(const struct profile *lone)
{
	return (lone->traits & (TRAIT_REST | TRAIT_STILL | TRAIT_NOT | TRAIT_UP | TRAIT_DOWN)) != 0 &&
	       (lone->traits & (TRAIT_PERCENT | TRAIT_MEAN)) == 0;
}

static void weigh_source(struct recaps *recaps, struct choice *choice, uint32_t index)
{
	const struct profile *source = &recaps->profiles.items[index];
	const struct profile *lone = choice->lone;
	struct source direct = {source, NULL, {0}};

	if (source >= lone || source->part == lone->part || source->recap >= lone->recap || !fits(recaps, lone, source))
		return;
	if (may_repeat(recaps, lone, source) &&
	    (quantity(recaps, source)->under == NO_INDEX) == (quantity(recaps, lone)->under == NO_INDEX)) {
		direct.likeness = compare(recaps, lone, source);
		weigh(recaps, choice, &direct);
	}
	if (may_be_difference(lone))
		weigh_pairs(recaps, choice, source);
}

static void find_sources(struct recaps *recaps, struct choice *choice)
{
	uint32_t mark = (uint32_t)(choice->lone - recaps->profiles.items) + 1;

	for (size_t k = 0; k < choice->lone->count; k++) {
		uint32_t key = choice->lone->words[k].key;
		uint32_t bucket = key & recaps->mask;

		if (!(choice->lone->words[k].bits & WORD_NEAR) || frequency(recaps, key) > MOST_POSTINGS)
			continue;
		for (uint32_t p = recaps->starts[bucket]; p < recaps->starts[bucket + 1]; p++) {
			if (recaps->seen[recaps->postings[p]] == mark)
				continue;
			recaps->seen[recaps->postings[p]] = mark;
			weigh_source(recaps, choice, recaps->postings[p]);
		}
	}
}

/* ---- what is claimed ---- */

static unsigned count_digits(const struct quantity *q)
{
	struct decimal value = q->value;
	unsigned count = 0;

	decimal_shift(&value, value, -(int)q->magnitude);
	for (int128 rest = value.mantissa; rest > 0; rest /= 10)
		count++;
	return count;
}

static bool is_above(unsigned part, unsigned whole, unsigned percent)
{
	return part * 100 >= whole * percent;
}

/* How much must be shared: the more digits two figures have, the less chance makes one a slip of the other. */
static bool is_enough(const struct likeness *likeness, unsigned digits)
{
	static const struct {
		unsigned shared;
		unsigned percent; /* of the near words of the recap */
		unsigned whole;   /* shared where that is nearly all of both */
	} LEAST[] = {{14, 80, 6}, {14, 80, 6}, {12, 40, 5}, {9, 30, 4}, {6, 20, 4}, {4, 20, 4}};
	size_t row = digits < sizeof LEAST / sizeof LEAST[0] ? digits : sizeof LEAST / sizeof LEAST[0] - 1;

	return (likeness->shared >= LEAST[row].shared &&
		is_above(likeness->shared, likeness->lone, LEAST[row].percent)) ||
	       (likeness->shared >= 2 * LEAST[row].shared && is_above(likeness->shared, likeness->lone, 30) &&
		is_above(likeness->back, likeness->source, 30)) ||
	       (likeness->shared >= LEAST[row].whole && is_above(likeness->shared, likeness->lone, 70) &&
		is_above(likeness->back, likeness->source, 50));
}

/* Whether words alone say that the two are one fact. */
static bool is_certain(const struct choice *choice)
{
	const struct likeness *likeness = &choice->other.likeness;

	return choice->lone->recap == RECAP_JUDGED && choice->other.profile != NULL && choice->other.less == NULL &&
	       likeness->shared >= 10 && is_above(likeness->shared, likeness->lone, 90) &&
	       is_above(likeness->back, likeness->source, 60) &&
	       choice->next.likeness.shared * 10 <= likeness->shared * 6;
}

/* Whether the figure that agrees is the one that is meant: one that fits only by words far from it yields to one that fits entirely. */
static bool may_be_same(const struct choice *choice)
{
	const struct likeness *same = &choice->same.likeness;
	const struct likeness *slip = &choice->slip.likeness;
	bool entire = is_above(slip->shared, slip->lone, 90) && is_above(slip->back, slip->source, 60) &&
		      slip->shared >= LEAST_ENTIRE;

	return same->shared * 10 >= slip->shared * (entire ? 8 : 5);
}

static void try_figure(struct recaps *recaps, const struct profile *lone)
{
	struct choice choice = {.lone = lone};
	struct claim_try attempt;

	if (lone->recap == RECAP_NONE || recaps->tied[lone->quantity])
		return;
	find_sources(recaps, &choice);
	if (may_be_same(&choice)) {
		if (choice.same.likeness.shared < LEAST_SAME)
			return;
		attempt = as_try(recaps, lone, &choice.same);
	} else if (merit(&choice.slip) * 10 >= merit(&choice.other) * 8 &&
		   is_enough(&choice.slip.likeness, count_digits(quantity(recaps, lone)))) {
		attempt = as_try(recaps, lone, &choice.slip);
	} else if (is_certain(&choice)) {
		attempt = as_try(recaps, lone, &choice.other);
	} else {
		return;
	}
	claim_try_emit(recaps->facts, &attempt, CLAIM_AGREEMENT, attempt.count > 1 ? "text-difference" : "text-text",
		       quantity(recaps, lone)->extent, true);
}

/* What rates that hold say: a part and its whole. */
static void find_wholes(struct recaps *recaps)
{
	struct facts *facts = recaps->facts;

	recaps->wholes = arena_array(recaps->scratch, facts->quantity_count, sizeof *recaps->wholes);
	recaps->profile_of = arena_array(recaps->scratch, facts->quantity_count, sizeof *recaps->profile_of);
	for (size_t i = 0; i < facts->quantity_count; i++)
		recaps->wholes[i] = recaps->profile_of[i] = NO_INDEX;
	for (size_t i = 0; i < recaps->profiles.count; i++)
		recaps->profile_of[recaps->profiles.items[i].quantity] = (uint32_t)i;
	for (size_t i = 0; i < facts->claim_count; i++) {
		const struct claim *claim = &facts->claims[i];

		if (claim->formula == FORMULA_PERCENT && claim->operand_count == 2 && claim->result != NO_INDEX &&
		    recaps->tied[claim->result])
			recaps->wholes[claim->operands[0].quantity] = claim->operands[1].quantity;
	}
}

void claim_recaps(struct facts *facts)
{
	struct recaps recaps = {.facts = facts, .scratch = arena_scratch(facts->arena)};

	recaps.tied = tied_figures(facts, recaps.scratch);
	profiles_read(&recaps.profiles, facts, recaps.scratch);
	find_wholes(&recaps);
	index_words(&recaps);
	recaps.seen = arena_array(recaps.scratch, recaps.profiles.count, sizeof *recaps.seen);
	for (size_t i = 0; i < recaps.profiles.count; i++)
		try_figure(&recaps, &recaps.profiles.items[i]);
	arena_release(recaps.scratch);
}
