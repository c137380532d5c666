/*
 * xml: an XML file read from start to end, a piece at a time, within bounds.
 *
 * Nothing is loaded from anywhere, entities are not expanded, and a file with a document type declaration is refused: office formats
 * have none, and it is what attacks are made of. Elements may be nested to the depth that the parser allows (256).
 *
 * The reader of a format goes down with the elements: it looks at the children of one element with xml_child(), and what it does not
 * look into is passed over. After a failure every call says that there is no more, and xml_state() says why.
 */
#ifndef RASOAT_READ_XML_H
#define RASOAT_READ_XML_H

#include "base/strbuf.h"
#include "read/zip.h"

enum xml_state { XML_OK, XML_BROKEN, XML_TOO_DEEP, XML_TOO_LARGE, XML_FORBIDDEN };
enum xml_piece { XML_END, XML_ELEMENT, XML_TEXT };

struct xml;

/* Makes libxml2 ready for any number of threads; whoever uses it calls this first. */
void xml_prepare(void);

/* Reads an open part of an archive, which must not be closed before the end. NULL when the parser cannot be started. */
struct xml *xml_open(struct arena *arena, struct zip_part *part);

/* Goes on to the root element. False when there is none. */
bool xml_root(struct xml *xml);

/* Depth of the element that was met last: the root's is 0. */
int xml_depth(const struct xml *xml);

/* Its number among all elements of the part, in the order of their start tags: the root's is 1. */
uint32_t xml_ordinal(const struct xml *xml);

/* The next piece directly inside the element at `depth`: an element, whose content is passed over unless it is looked into; text. */
enum xml_piece xml_step(struct xml *xml, int depth);

/* The same for elements only. */
bool xml_child(struct xml *xml, int depth);

/* Local name of the element, or the text of the piece, met last; valid until the next step. */
const char *xml_name(const struct xml *xml);
struct slice xml_text(const struct xml *xml);

bool xml_is(const struct xml *xml, const char *name);

/* Value of the attribute with that local name, valid until the next step; NULL when the element has none. */
const char *xml_attribute(struct xml *xml, const char *name);

/* The same as a number. */
long xml_number(struct xml *xml, const char *name, long otherwise);

/* Appends all text inside the element at `depth`, however deep. */
void xml_collect(struct xml *xml, int depth, struct strbuf *out);

enum xml_state xml_state(const struct xml *xml);

void xml_close(struct xml *xml);

#endif
