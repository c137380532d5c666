/*
 * zip: the parts of a ZIP archive that lies in memory, within bounds.
 *
 * An archive and its open parts belong to the arena. What is inflated is counted: a part that grows past the limit, or out of all
 * proportion to the bytes it is packed into, ends with ZIP_TOO_LARGE. Names are looked up, never used as paths.
 */
#ifndef RASOAT_READ_ZIP_H
#define RASOAT_READ_ZIP_H

#include "base/arena.h"
#include "base/slice.h"

enum zip_state { ZIP_OK, ZIP_ABSENT, ZIP_BROKEN, ZIP_ENCRYPTED, ZIP_TOO_LARGE, ZIP_UNKNOWN_METHOD };

struct zip_archive;
struct zip_part;

/* bytes must outlive the archive. NULL when they are no archive, or a damaged one. */
struct zip_archive *zip_archive_open(struct arena *arena, struct slice bytes, size_t limit);

size_t zip_archive_count(const struct zip_archive *archive);

/* The name of a part in UTF-8, valid as long as the archive; "" when it has none. */
const char *zip_archive_name(const struct zip_archive *archive, size_t index);

bool zip_archive_has(const struct zip_archive *archive, const char *name);

/* Opens a part for reading; *part is NULL unless ZIP_OK. Names are compared without regard to case, as offices do. */
enum zip_state zip_part_open(struct zip_archive *archive, const char *name, struct zip_part **part);
enum zip_state zip_part_open_at(struct zip_archive *archive, size_t index, struct zip_part **part);

/* Reads up to size bytes: how many, 0 at the end, -1 on a failure, which zip_part_state() then names. Takes no arena memory. */
int zip_part_read(struct zip_part *part, char *out, int size);
enum zip_state zip_part_state(const struct zip_part *part);

void zip_part_close(struct zip_part *part);

/* A whole part, in the arena. */
enum zip_state zip_part_whole(struct zip_archive *archive, size_t index, struct slice *bytes);

#endif
