/*
 * read: from bytes to a document. One file per format behind one table; the format is recognised from the bytes.
 *
 * A reader lays the text out (document/layout.h), judges nothing, and never fails on what is merely odd: invalid
 * UTF-8 in the middle becomes U+FFFD, a missing header row is no header row.
 */
#ifndef RASOAT_READ_READ_H
#define RASOAT_READ_READ_H

#include "document/document.h"

enum read_status {
	READ_OK,
	READ_EMPTY,
	READ_NOT_TEXT,  /* of no format that is read: read_binary_format() tells what it seems to be */
	READ_TOO_LARGE, /* it, or what is packed in it, is past a limit */
	READ_DAMAGED,
	READ_ENCRYPTED,
	READ_TOO_DEEP,     /* nested past the limit */
	READ_NO_CONVERTER, /* of an old format, and nothing is installed that reads it */
	READ_LATE,         /* its conversion took too long */
};

/* What a file that is not read seems to be, by its first bytes. */
enum binary_format {
	BINARY_UNKNOWN,
	BINARY_PDF,
	BINARY_ZIP,      /* an archive of other files */
	BINARY_SLIDES,   /* a presentation */
	BINARY_OLD_WORD, /* of before 2007 */
	BINARY_OLD_EXCEL,
	BINARY_OLD_OFFICE, /* the same container, of another program or damaged */
	BINARY_RTF,
	BINARY_IMAGE,
	BINARY_ARCHIVE,
};

/* All zero is the usual. */
struct read_options {
	bool tracked_rejected; /* read tracked changes as if they were rejected, not accepted */
	const char *encoding;  /* of text, a name that encoding_find() knows; NULL: to be recognised */
	size_t most_inflated;  /* bytes of one packed part; 0: READ_MOST_INFLATED */
};

enum { READ_MOST_INFLATED = 64 * 1024 * 1024 };

enum binary_format read_binary_format(struct slice bytes);

/*
 * Reads size bytes into a document in arena. bytes need not outlive the call. On anything but READ_OK *doc is NULL.
 */
enum read_status read_document(struct arena *arena, struct slice bytes, const struct read_options *options,
			       const struct document **doc);

#endif
