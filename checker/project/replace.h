/*
 * replace: a file written as a whole or not at all.
 */
#ifndef RASOAT_PROJECT_REPLACE_H
#define RASOAT_PROJECT_REPLACE_H

#include <stdio.h>

/*
 * Calls `write` with a new file beside `path`, which takes the name of `path` when write gave 0 and everything is on the disk;
 * otherwise it is removed and the old file is as it was. Returns 0 or an errno.
 */
int replace_file(const char *path, int (*write)(FILE *out, const void *context), const void *context);

#endif
