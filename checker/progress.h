/*
 * progress: a line on the terminal that says how far a run is and how long it will still take; nothing anywhere else.
 *
 * It is written to stderr, never wider than the terminal, and taken back before anything else is written.
 */
#ifndef RASOAT_PROGRESS_H
#define RASOAT_PROGRESS_H

#include <stdbool.h>
#include <stddef.h>
#include <time.h>

#include "rasoat.h"

enum progress_wish { PROGRESS_NEVER, PROGRESS_PATIENT, PROGRESS_AT_ONCE };

struct progress {
	bool wanted; /* stderr is a terminal */
	bool shown;
	double patience; /* seconds before it is shown for the first time */
	struct timespec begun;
	double last; /* seconds after begun when it was shown last */
	enum rasoat_language language;
};

void progress_start(struct progress *progress, enum progress_wish wish, enum rasoat_language language);

/* To be called again and again, at least about every tenth of a second: `done` of `all` are done, the next is `path`. */
void progress_show(struct progress *progress, size_t done, size_t all, const char *path);

void progress_clear(struct progress *progress);

#endif
