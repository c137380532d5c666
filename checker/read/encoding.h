/*
 * encoding: from the bytes of a text file to UTF-8.
 *
 * Reads UTF-8 and UTF-16, with and without a byte order mark, and the encodings of one byte a letter that Vietnamese text had
 * before: TCVN3 (ABC), VNI, VISCII, TCVN 5712, Windows-1258, known by the words they make. Text that was once decoded as
 * the wrong one of these and then saved as UTF-8 is repaired where that makes words of what were none. What is not valid becomes
 * U+FFFD, one for each bad byte or unit, so that columns still count what an editor shows.
 */
#ifndef RASOAT_READ_ENCODING_H
#define RASOAT_READ_ENCODING_H

#include "base/arena.h"
#include "base/slice.h"

enum encoding {
	ENCODING_UTF8,
	ENCODING_UTF16LE,
	ENCODING_UTF16BE,
	ENCODING_TCVN3,
	ENCODING_VNI,
	ENCODING_VISCII,
	ENCODING_TCVN5712,
	ENCODING_CP1258,
	ENCODING_COUNT,
};

/* The encoding with that name, as encoding_name() has it, in any case; ENCODING_COUNT for none. */
enum encoding encoding_find(const char *name);

/* The encoding of bytes, and how many of them the byte order mark takes. */
enum encoding encoding_guess(struct arena *arena, struct slice bytes, size_t *mark);

const char *encoding_name(enum encoding encoding);

/* bytes (without the mark) as valid UTF-8 in arena. */
struct slice encoding_decode(struct arena *arena, struct slice bytes, enum encoding encoding);

/*
 * Takes back a wrong decoding: text in UTF-8 whose words are none, while its characters, taken as the bytes they came from, make
 * words in UTF-8, TCVN3 or VNI. *name: what it was and what it was taken for, "TCVN3/CP1252". Else the text itself, *name untouched.
 */
struct slice encoding_repair(struct arena *arena, struct slice text, const char **name);

#endif
