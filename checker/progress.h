/*
 * progress: a line on the terminal that says how far a long run is; nothing anywhere else.
 */
#ifndef RASOAT_PROGRESS_H
#define RASOAT_PROGRESS_H

#include <stdbool.h>
#include <stddef.h>

#include "rasoat.h"

struct progress {
	bool wanted; /* stderr is a terminal */
	bool shown;
	unsigned waits;
	size_t done; /* what the line shown says */
	enum rasoat_language language;
};

void progress_start(struct progress *progress, bool wanted, enum rasoat_language language);

/* To be called again and again while waiting, about every tenth of a second; shows the line after the first second. */
void progress_show(struct progress *progress, size_t done, size_t all, const char *path);

void progress_clear(struct progress *progress);

#endif
