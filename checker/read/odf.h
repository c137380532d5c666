/*
 * odf: the numbers that OpenDocument shows before the items of lists and before headings, and that stand nowhere in the text.
 *
 * The reader says where lists and items begin and end, and asks for the number when a paragraph begins. All of it lives in the
 * document's arena.
 */
#ifndef RASOAT_READ_ODF_H
#define RASOAT_READ_ODF_H

#include "base/strbuf.h"
#include "read/xml.h"

enum { ODF_LEVELS = 10 };

struct odf_style;

/* Where the reader is among lists. */
struct odf_place {
	struct odf_style *style; /* NULL: in no list */
	unsigned level;          /* from 1; 0: in no list */
	bool fresh;              /* the item's number is still to be shown */
};

struct odf_lists {
	struct arena *arena;
	struct odf_style *styles; /* a chain */
	struct odf_style *outline;
	struct odf_place place;
};

void odf_lists_init(struct odf_lists *lists, struct arena *arena);

/* Reads the list styles among the children of a styles element. */
void odf_lists_read(struct odf_lists *lists, struct xml *xml);

/* Begins a list, inside the one that is open, and gives where the reader was. NULL for what is not said. */
struct odf_place odf_list_open(struct odf_lists *lists, const char *style, const char *continues,
			       const char *continued);
void odf_list_close(struct odf_lists *lists, struct odf_place outer);

/* Begins an item. counted: it has a number; start: the number it has, -1: the next one. */
void odf_list_item(struct odf_lists *lists, bool counted, long start);

/* Appends the number of the item, with a blank, for its first paragraph. */
void odf_list_number(struct odf_lists *lists, struct strbuf *out);

/* Appends the number of a heading. */
void odf_heading_number(struct odf_lists *lists, long level, struct strbuf *out);

#endif
