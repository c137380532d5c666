/*
 * stage: where what a figure counts stands in its course, by the words beside it: received, settled, pending; at the opening, at
 * the close; coming in or going out.
 *
 * The words before the figure speak for it, up to a mark or another figure; where they say nothing, those behind it.
 */
#ifndef RASOAT_CLAIM_STAGE_H
#define RASOAT_CLAIM_STAGE_H

#include "claim/prose.h"

/* The numbers of stages.txt. */
enum stage {
	STAGE_WHOLE = 1,
	STAGE_DONE,
	STAGE_PENDING,
	STAGE_DROPPED,
	STAGE_NEW,
	STAGE_OPENING,
	STAGE_CLOSING,
	STAGE_RAISED, /* nâng tổng số lên */
};

/* A set of stages. */
static inline unsigned stage_bit(enum stage stage)
{
	return 1u << stage;
}

/* What is said of a mention. */
struct staged {
	unsigned stages; /* bits */
	int flow;        /* 1 in, -1 out, 0 when nothing is said */
	bool detail;     /* behind trong đó or gồm: a part of a figure before it */
};

/* One for each mention of the prose, in its facts' arena. */
struct staged *stage_read(const struct prose *prose);

/* The tokens of the words before the mention's figure, and of those behind its unit. */
size_t stage_label_start(const struct prose *prose, size_t mention);
size_t stage_label_end(const struct prose *prose, size_t mention);

#endif
