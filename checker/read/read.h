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

/*
 * Reads size bytes into a document in arena. bytes need not outlive the call. On anything but READ_OK *doc is NULL.
 */
enum read_status read_document(struct arena *arena, struct slice bytes, const struct document **doc);

#endif
