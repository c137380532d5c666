/*
 * library_archive: one member of a ZIP archive in memory. Private to the library_*.c files.
 */
#ifndef RASOAT_LIBRARY_ARCHIVE_H
#define RASOAT_LIBRARY_ARCHIVE_H

#include "base/arena.h"
#include "rasoat.h"
#include "read/read.h"

/* The bytes of a member, in the arena. */
enum read_status library_member(struct arena *arena, struct slice bytes, const char *name, struct slice *member);

#endif
