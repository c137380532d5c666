/*
 * prose_claims: the readers of claims in one block of running text; breakdown.c calls them in turn.
 */
#ifndef RASOAT_CLAIM_PROSE_CLAIMS_H
#define RASOAT_CLAIM_PROSE_CLAIMS_H

#include "claim/prose.h"

/* Percentages against the counts around them: rate.c. */
void claim_rates(const struct prose *prose);

/* The percentages that have no claim when all blocks have been read: what others follow from shows what they should. */
void claim_rates_left(const struct prose *prose);

/* A rate (index of its mention) that a word of growth or loss governs: change.c. */
void claim_change(const struct prose *prose, size_t rate);

/* Growth and loss in units: "tăng 17 việc so với cùng kỳ (227 việc)": change.c. */
void claim_changes(const struct prose *prose);

/* Whether a word of growth (1) or loss (-1) governs the figure; 0 when none does. */
int claim_direction(const struct prose *prose, size_t mention);

/* A total whose parts are the items behind the block: blocks.c. */
void claim_block_list(const struct prose *prose);

/* Lists that nothing but their labels announces: "nam 52 lượt, nữ 33 lượt": families.c. */
void claim_families(const struct prose *prose);

/* What is left of a total: "còn lại 06 hồ sơ": rest.c. */
void claim_rests(const struct prose *prose);

/*
 * What came in, was done and is left; stocks at the opening and the close: course.c. Over all passages of the document, each several
 * blocks long; behind the claims of single blocks.
 */
void claim_courses(struct prose *prose);

/* Totals taken up again, "trong số 37 đối tượng": anaphor.c. */
void claim_anaphors(const struct prose *prose);

/* Averages, prices and products: product.c. */
void claim_products(const struct prose *prose);

/* A figure and the same number in words: in_words.c. */
void claim_in_words(const struct prose *prose);

/* Figures about something that a table has a row for: mention.c. */
struct row_index;
void claim_mentions(const struct prose *prose, const struct row_index *index);

#endif
