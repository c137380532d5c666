/*
 * fingerprint: what makes a finding the same finding in the next version of a report, wherever it has moved.
 */
#ifndef RASOAT_FINDING_FINGERPRINT_H
#define RASOAT_FINDING_FINGERPRINT_H

#include "finding/finding.h"

/* Fills the fingerprints of all findings of the sink, which are sorted. */
void fingerprint_all(struct sink *sink);

#endif
