/*
 * reader: what the readers of the formats share. Private to read/.
 *
 * A reader gets the whole input and fills in a document. What the input is, its bytes say; names are never looked at.
 */
#ifndef RASOAT_READ_READER_H
#define RASOAT_READ_READER_H

#include "read/draft.h"
#include "read/read.h"
#include "read/xml.h"
#include "read/zip.h"

struct input {
	struct arena *arena;
	struct slice bytes;
	const struct read_options *options;
	struct zip_archive *archive; /* where the bytes are one; else NULL */
};

/* Whether the input is of the reader's format. */
typedef bool reader_knows(const struct input *input);

/* Fills doc, but for its format. */
typedef enum read_status reader_read(const struct input *input, struct document *doc);

struct reader {
	const char *format;
	reader_knows *knows;
	reader_read *read;
};

reader_knows old_knows, docx_knows, xlsx_knows, odt_knows, ods_knows, html_knows, csv_knows, text_knows;
reader_read old_read, docx_read, xlsx_read, odf_read, html_read, csv_read, text_read;

/* The status of an input whose part or XML could not be read to its end. */
enum read_status reader_zip_status(enum zip_state state);
enum read_status reader_xml_status(enum xml_state state);

/* Bytes that one packed part, or what a converter makes, may have. */
size_t reader_most_inflated(const struct input *input);

/* Opens the archive that the bytes are, if they begin as one: input->archive. */
enum read_status reader_open_archive(struct input *input);

/* The input as text, decoded and repaired; sets doc->encoding. */
struct slice reader_text(const struct input *input, struct document *doc);

/* Without NULs and with few other control characters. */
bool reader_is_text(struct slice text);

/* Nothing but blanks. */
bool reader_is_blank(struct slice text);

/* Lays the draft out. */
enum read_status reader_finish(struct draft *draft, struct document *doc);

#endif
