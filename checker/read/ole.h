/*
 * ole: what kind of file a compound file is (Word and Excel of before 2007, and what puts on their clothes).
 *
 * Looks at the directory and at the beginnings of streams only, in place; takes no memory. Any bytes may be given.
 */
#ifndef RASOAT_READ_OLE_H
#define RASOAT_READ_OLE_H

#include "base/slice.h"

enum ole_kind {
	OLE_UNKNOWN, /* damaged, or of another program */
	OLE_WORD,
	OLE_EXCEL,
	OLE_SLIDES,
	OLE_LOCKED, /* with a password: an old file, or a new one inside */
};

enum ole_kind ole_kind(struct slice bytes);

#endif
