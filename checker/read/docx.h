/*
 * docx: what the files of the Word reader share: styles, numbering.
 *
 * docx.c reads the text; docx_styles.c what a style says of a paragraph or run; docx_numbering.c the numbers that Word shows before
 * paragraphs and that stand nowhere in the text. All of it lives in the document's arena.
 */
#ifndef RASOAT_READ_DOCX_H
#define RASOAT_READ_DOCX_H

#include "read/font.h"
#include "read/reader.h"
#include "read/xml.h"

enum { DOCX_UNSET = -1, DOCX_LEVELS = 9 };

/* What the properties of a run or the style behind it say; DOCX_UNSET: nothing. */
struct docx_run_look {
	int bold;
	int capitals;
	int hidden;
	const char *font; /* NULL: nothing */
};

struct docx_list {
	long number; /* DOCX_UNSET: none said; 0: none */
	long level;
};

struct docx_style {
	const char *id;
	const char *name;
	const char *based_on;
	struct docx_run_look look;
	struct docx_list list;
	int centred;
	bool resolved; /* what it is based on is in it */
};

struct docx_styles {
	struct docx_style *styles; /* by id */
	size_t count, capacity;
	struct docx_run_look look; /* of a run that nothing is said of */
	const char *default_style; /* of paragraphs; NULL: none */
};

void docx_styles_read(struct docx_styles *styles, struct arena *arena, struct zip_archive *archive, const char *part);

/* The style with that id, or NULL. */
const struct docx_style *docx_style_find(struct docx_styles *styles, const char *id);

/* Reads the children of a rPr element. */
void docx_run_look_read(struct docx_run_look *look, struct arena *arena, struct xml *xml);

/* Takes from `other` what `look` leaves open. */
void docx_run_look_inherit(struct docx_run_look *look, const struct docx_run_look *other);

/* Reads the children of a numPr element. */
void docx_list_read(struct docx_list *list, struct xml *xml);

/* Value of a property that is on, off, or neither: <w:b/>, <w:b w:val="0"/>. */
int docx_switch(struct xml *xml);

struct docx_numbering;

/* The numbering of a document; one without a part for it numbers nothing. */
struct docx_numbering *docx_numbering_read(struct arena *arena, struct zip_archive *archive, const char *part,
					   struct docx_styles *styles);

/* Level of a list that a style is linked to, or 0. */
long docx_numbering_level(struct docx_numbering *numbering, long number, const char *style);

/* Counts one more paragraph of a list and appends its number as Word shows it, with the blank behind it. */
void docx_numbering_next(struct docx_numbering *numbering, struct docx_list list, struct strbuf *out);

#endif
