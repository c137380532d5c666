/*
 * reason: what the system says of an error, in the language of the messages.
 */
#ifndef RASOAT_REASON_H
#define RASOAT_REASON_H

#include "rasoat.h"

/* Words for an errno; the system's own, in English, for a rare one. */
const char *system_reason(enum rasoat_language language, int error);

#endif
