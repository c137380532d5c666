/*
 * inputs: the files to check, from the arguments of the command line.
 *
 * A directory stands for the reports in it and below, known by the ends of their names, in byte order of their names; hidden ones and symbolic links to
 * directories are passed over. A ZIP archive stands
 * for the reports in it. What cannot be read stands in the list with the reason, so that nothing is skipped in silence.
 */
#ifndef RASOAT_INPUTS_H
#define RASOAT_INPUTS_H

#include "rasoat.h"

struct input {
	char *path;                /* "-" for the standard input */
	enum rasoat_status status; /* not RASOAT_OK: known not to be readable */
	char *reason;              /* why, or NULL */
};

struct config; /* project/config.h */

struct inputs {
	struct input *items;
	size_t count, capacity;
	enum rasoat_language language;
	const struct config *config; /* says what is passed over in directories; NULL: nothing */
};

/* Adds what one argument names. */
void inputs_add(struct inputs *inputs, const char *argument);

void inputs_release(struct inputs *inputs);

#endif
