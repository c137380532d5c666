/*
 * read: from bytes to a document. One file per format behind one table; the format is recognised from the bytes.
 *
 * A reader lays the text out (document/layout.h), judges nothing, and never fails on what is merely odd: invalid
 * UTF-8 in the middle becomes U+FFFD, a missing header row is no header row.
 */
#ifndef RASOAT_READ_READ_H
#define RASOAT_READ_READ_H

#include "document/document.h"

enum read_status { READ_OK, READ_EMPTY, READ_NOT_TEXT, READ_TOO_LARGE };

/* What a file that is no text seems to be, by its first bytes. */
enum binary_format {
	BINARY_UNKNOWN,
	BINARY_PDF,
	BINARY_OFFICE,     /* Word, Excel and others in a ZIP archive, or any ZIP archive */
	BINARY_OLD_OFFICE, /* Word and Excel of before 2007 */
	BINARY_RTF,
	BINARY_IMAGE,
	BINARY_ARCHIVE,
};

enum binary_format read_binary_format(struct slice bytes);

/*
 * Reads size bytes into a document in arena. bytes need not outlive the call. On anything but READ_OK *doc is NULL.
 */
enum read_status read_document(struct arena *arena, struct slice bytes, const struct document **doc);

#endif
