/*
 * prose: one block of prose laid out for reading claims: its figures in order, its parentheses, its sentences.
 *
 * Built block by block over the same memory; what it points to is valid until the next block is opened.
 */
#ifndef RASOAT_CLAIM_PROSE_H
#define RASOAT_CLAIM_PROSE_H

#include "extract/facts.h"
#include "claim/known.h"

/* A figure that counts or measures something, where it stands in the block. */
struct mention {
	uint32_t quantity;
	size_t token;      /* its token */
	size_t behind;     /* the token behind its unit */
	uint32_t group;    /* the parentheses it stands in, 0 outside of all */
	uint32_t sentence; /* sentences of the block count from 0 */
};

struct group {
	size_t open;  /* token of '(' */
	size_t close; /* token of ')', or the block's end */
	uint32_t parent;
};

struct prose {
	struct facts *facts;
	struct known known;
	uint32_t block;
	size_t first; /* tokens of the block */
	size_t end;
	struct mention *mentions;
	size_t mention_count, mention_capacity;
	struct group *groups; /* groups[0] is the block itself */
	size_t group_count, group_capacity;
	uint32_t *token_group; /* per token of the block */
	uint32_t *token_sentence;
	size_t token_capacity;
	size_t first_claim; /* claims from here on are of this block */
};

void prose_init(struct prose *prose, struct facts *facts);

/* Lays out the block whose tokens are [first, end). */
void prose_open(struct prose *prose, size_t first, size_t end);

static inline const struct token *prose_token(const struct prose *prose, size_t at)
{
	return &prose->facts->tokens[at];
}

static inline struct quantity *prose_quantity(const struct prose *prose, const struct mention *mention)
{
	return &prose->facts->quantities[mention->quantity];
}

static inline const struct quantity *prose_figure(const struct prose *prose, size_t mention)
{
	return prose_quantity(prose, &prose->mentions[mention]);
}

static inline uint32_t prose_group(const struct prose *prose, size_t token)
{
	return prose->token_group[token - prose->first];
}

static inline uint32_t prose_sentence(const struct prose *prose, size_t token)
{
	return prose->token_sentence[token - prose->first];
}

/* Whether token `at` is the mark, or the folded word. */
bool prose_mark(const struct prose *prose, size_t at, uint32_t mark);
bool prose_word(const struct prose *prose, size_t at, const char *word);

/* The first mention at or behind token `at`; mention_count when there is none. */
size_t prose_mention_from(const struct prose *prose, size_t at);

/* Text from the first token's start to the end of the token before `end`. */
struct span prose_span(const struct prose *prose, size_t from, size_t end);

/* An exact count or measure, which stands for itself: no rate, score or lower half of a fraction. */
static inline bool prose_is_amount(const struct quantity *q)
{
	return q->unit != UNIT_PERCENT && q->unit != UNIT_POINT && (q->role == ROLE_VALUE || q->role == ROLE_SCALE) &&
	       q->under == NO_INDEX && q->approx == APPROX_EXACT;
}

/* Whether two figures count the same kind of thing, so that they may be added or compared. */
bool prose_same_kind(const struct facts *facts, const struct quantity *a, const struct quantity *b);

/* Whether a figure, of prose or of a table, is a rate. */
bool quantity_is_percent(const struct facts *facts, const struct quantity *q);

/* Whether it is a whole number below 100, as many things are counted by chance. */
bool quantity_is_small(const struct quantity *q);

/* Whether both are said in units of one family, or one of them in none. */
bool quantity_same_unit(const struct facts *facts, const struct quantity *a, const struct quantity *b);

#endif
