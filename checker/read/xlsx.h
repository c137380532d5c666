/*
 * xlsx: what the files of the Excel reader share. xlsx.c reads workbook and sheets, xlsx_styles.c how cells look and the strings that
 * they share. All of it lives in the document's arena.
 */
#ifndef RASOAT_READ_XLSX_H
#define RASOAT_READ_XLSX_H

#include "read/font.h"
#include "read/reader.h"
#include "read/xml.h"

/* How the cells of one style look. */
struct xlsx_style {
	const char *format; /* NULL: General */
	enum font_coding coding;
	bool strong;
};

struct xlsx_styles {
	struct xlsx_style *styles;
	size_t count, capacity;
};

struct xlsx_strings {
	struct slice *strings;
	size_t count, capacity;
};

void xlsx_styles_read(struct xlsx_styles *styles, struct arena *arena, struct zip_archive *archive, const char *part);

enum read_status xlsx_strings_read(struct xlsx_strings *strings, struct arena *arena, struct zip_archive *archive,
				   const char *part);

/* Appends the text inside an element that holds <t>, or runs of it with fonts of their own. */
void xlsx_text(struct strbuf *out, struct arena *arena, struct xml *xml);

#endif
