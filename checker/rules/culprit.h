/*
 * culprit: which figure of a failed claim is the wrong one, where the document itself can tell.
 *
 * All claims of a document hang together by their figures. A figure is the culprit when one other value for it makes
 * the failed claim and every other claim it stands in hold, and no other figure of the claim can do that: the others
 * stand in claims that hold and would break, or no value of theirs helps. So independent mentions vote. Where several
 * figures may be wrong, nothing is said.
 */
#ifndef RASOAT_RULES_CULPRIT_H
#define RASOAT_RULES_CULPRIT_H

#include "extract/facts.h"
#include "finding/finding.h"

/* Fills the suggestion of every finding whose claim has a culprit; before sink_finish(). */
void culprits_suggest(const struct facts *facts, struct sink *sink);

#endif
