/*
 * encoding: from the bytes of a text file to UTF-8.
 *
 * Reads UTF-8 and UTF-16, with and without a byte order mark. What is not valid becomes U+FFFD, one for each bad byte or unit,
 * so that columns still count what an editor shows.
 */
#ifndef RASOAT_READ_ENCODING_H
#define RASOAT_READ_ENCODING_H

#include "base/arena.h"
#include "base/slice.h"

enum encoding { ENCODING_UTF8, ENCODING_UTF16LE, ENCODING_UTF16BE };

/* The encoding of bytes, and how many of them the byte order mark takes. */
enum encoding encoding_guess(struct slice bytes, size_t *mark);

const char *encoding_name(enum encoding encoding);

/* bytes (without the mark) as valid UTF-8 in arena. */
struct slice encoding_decode(struct arena *arena, struct slice bytes, enum encoding encoding);

#endif
