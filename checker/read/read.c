#include "read/read.h"

#include "base/utf8.h"
#include "read/ole.h"
#include "read/reader.h"

enum { LARGEST = 1 << 30 }; /* bytes of a document: places are 32 bits, and text may grow a little on reading */

/* In the order in which they are asked; text is what is left. */
static const struct reader READERS[] = {
	{"doc", old_knows, old_read}, {"docx", docx_knows, docx_read}, {"xlsx", xlsx_knows, xlsx_read},
	{"odt", odt_knows, odf_read}, {"ods", ods_knows, odf_read},    {"html", html_knows, html_read},
	{"csv", csv_knows, csv_read}, {"text", text_knows, text_read},
};

/* Beginnings of files that are not text, whatever the rest looks like. */
static const struct {
	struct slice bytes;
	enum binary_format format;
} SIGNATURES[] = {
	{{"%PDF-", 5}, BINARY_PDF},
	{{"PK\x03\x04", 4}, BINARY_ZIP},
	{{"PK\x05\x06", 4}, BINARY_ZIP},
	{{"\xD0\xCF\x11\xE0", 4}, BINARY_OLD_OFFICE},
	{{"{\\rtf", 5}, BINARY_RTF},
	{{"\x89PNG", 4}, BINARY_IMAGE},
	{{"GIF8", 4}, BINARY_IMAGE},
	{{"\xFF\xD8\xFF", 3}, BINARY_IMAGE},
	{{"II*\0", 4}, BINARY_IMAGE},
	{{"MM\0*", 4}, BINARY_IMAGE},
	{{"\x1F\x8B", 2}, BINARY_ARCHIVE},
	{{"7z\xBC\xAF", 4}, BINARY_ARCHIVE},
	{{"Rar!", 4}, BINARY_ARCHIVE},
	{{"\x7F"
	  "ELF",
	  4},
	 BINARY_UNKNOWN},
};

enum { SIGNATURE_COUNT = sizeof SIGNATURES / sizeof SIGNATURES[0], READER_COUNT = sizeof READERS / sizeof READERS[0] };

static size_t find_signature(struct slice bytes)
{
	size_t at = 0;

	while (at < SIGNATURE_COUNT && !slice_starts(bytes, SIGNATURES[at].bytes))
		at++;
	return at;
}

enum binary_format read_binary_format(struct slice bytes)
{
	static const enum binary_format OLD[] = {[OLE_UNKNOWN] = BINARY_OLD_OFFICE,
						 [OLE_WORD] = BINARY_OLD_WORD,
						 [OLE_EXCEL] = BINARY_OLD_EXCEL,
						 [OLE_SLIDES] = BINARY_SLIDES,
						 [OLE_LOCKED] = BINARY_OLD_OFFICE};
	size_t at = find_signature(bytes);

	if (at == SIGNATURE_COUNT)
		return BINARY_UNKNOWN;
	return SIGNATURES[at].format == BINARY_OLD_OFFICE ? OLD[ole_kind(bytes)] : SIGNATURES[at].format;
}

bool text_knows(const struct input *input)
{
	return find_signature(input->bytes) == SIGNATURE_COUNT;
}

/*
 * Word and Excel files with a password: of the old kind, or of the new one, encrypted, inside a file of the old kind under this name,
 * which is found also where the rest is damaged.
 */
static bool is_locked_office(struct slice bytes)
{
	static const char NAME[] = "E\0n\0c\0r\0y\0p\0t\0e\0d\0P\0a\0c\0k\0a\0g\0e";
	size_t at = find_signature(bytes);
	enum ole_kind kind;

	if (at == SIGNATURE_COUNT || SIGNATURES[at].format != BINARY_OLD_OFFICE)
		return false;
	kind = ole_kind(bytes);
	return kind == OLE_LOCKED ||
	       (kind == OLE_UNKNOWN && slice_find(bytes, slice_of(NAME, sizeof NAME), 0) != SIZE_MAX);
}

bool reader_is_blank(struct slice text)
{
	size_t length;

	for (size_t at = 0; at < text.size; at += length)
		if (!utf8_is_space(utf8_decode(text, at, &length)))
			return false;
	return true;
}

enum read_status reader_zip_status(enum zip_state state)
{
	switch (state) {
	case ZIP_OK:
		return READ_OK;
	case ZIP_ENCRYPTED:
		return READ_ENCRYPTED;
	case ZIP_TOO_LARGE:
		return READ_TOO_LARGE;
	case ZIP_ABSENT:
	case ZIP_BROKEN:
	case ZIP_UNKNOWN_METHOD:
		break;
	}
	return READ_DAMAGED;
}

enum read_status reader_xml_status(enum xml_state state)
{
	switch (state) {
	case XML_OK:
		return READ_OK;
	case XML_TOO_DEEP:
		return READ_TOO_DEEP;
	case XML_TOO_LARGE:
		return READ_TOO_LARGE;
	case XML_BROKEN:
	case XML_FORBIDDEN:
		break;
	}
	return READ_DAMAGED;
}

enum read_status reader_finish(struct draft *draft, struct document *doc)
{
	doc->encoding = "UTF-8";
	if (!draft_finish(draft, doc))
		return READ_TOO_LARGE;
	return reader_is_blank(doc->source) ? READ_EMPTY : READ_OK;
}

size_t reader_most_inflated(const struct input *input)
{
	return input->options->most_inflated == 0 ? READ_MOST_INFLATED : input->options->most_inflated;
}

enum read_status reader_open_archive(struct input *input)
{
	if (read_binary_format(input->bytes) != BINARY_ZIP)
		return READ_OK;
	input->archive = zip_archive_open(input->arena, input->bytes, reader_most_inflated(input));
	return input->archive == NULL ? READ_DAMAGED : READ_OK;
}

static enum read_status read_input(struct input *input, struct document *doc)
{
	enum read_status status;

	if (input->bytes.size > LARGEST)
		return READ_TOO_LARGE;
	if (is_locked_office(input->bytes))
		return READ_ENCRYPTED;
	status = reader_open_archive(input);
	if (status != READ_OK)
		return status;
	for (size_t i = 0; i < READER_COUNT; i++) {
		if (!READERS[i].knows(input))
			continue;
		doc->format = READERS[i].format;
		return READERS[i].read(input, doc);
	}
	return READ_NOT_TEXT;
}

enum read_status read_document(struct arena *arena, struct slice bytes, const struct read_options *options,
			       const struct document **doc)
{
	static const struct read_options USUAL = {0};
	struct input input = {.arena = arena, .bytes = bytes, .options = options == NULL ? &USUAL : options};
	struct document *made = arena_alloc(arena, sizeof *made);
	enum read_status status = read_input(&input, made);

	*doc = status == READ_OK ? made : NULL;
	return status;
}
