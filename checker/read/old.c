/*
 * Word and Excel files of before 2007 and RTF: turned into what the other readers read, by a program that is installed.
 *
 * LibreOffice keeps everything that a reader of today's formats sees: numbering, merged cells, fonts of the old encodings. The small
 * converters stand in where it is missing.
 */
#include "read/reader.h"
#include "read/worker.h"

enum {
	SECONDS = 120,
	MOST_ARGUMENTS = 8,
};
static const uint64_t MOST_MEMORY = UINT64_C(4)
				    << 30; /* of address space, of which LibreOffice takes much and uses little */

struct converter {
	enum binary_format format;
	const char *input;
	const char *output; /* NULL: its standard output */
	reader_read *read;
	const char *argv[MOST_ARGUMENTS];
};

#define OFFICE(program, to, input)                                                                                     \
	{                                                                                                              \
		program, "--headless", "--norestore", "--convert-to", to, input, NULL                                  \
	}
#define MAC_OFFICE "/Applications/LibreOffice.app/Contents/MacOS/soffice"

/* For each format in the order of what is tried. */
static const struct converter CONVERTERS[] = {
	{BINARY_OLD_WORD, "in.doc", "in.docx", docx_read, OFFICE("soffice", "docx", "in.doc")},
	{BINARY_OLD_WORD, "in.doc", "in.docx", docx_read, OFFICE("libreoffice", "docx", "in.doc")},
	{BINARY_OLD_WORD, "in.doc", "in.docx", docx_read, OFFICE(MAC_OFFICE, "docx", "in.doc")},
	{BINARY_OLD_WORD, "in.doc", NULL, text_read, {"antiword", "-w", "0", "-m", "UTF-8.txt", "in.doc", NULL}},
	{BINARY_OLD_WORD, "in.doc", NULL, text_read, {"catdoc", "-w", "-d", "utf-8", "in.doc", NULL}},
	{BINARY_OLD_EXCEL, "in.xls", "in.xlsx", xlsx_read, OFFICE("soffice", "xlsx", "in.xls")},
	{BINARY_OLD_EXCEL, "in.xls", "in.xlsx", xlsx_read, OFFICE("libreoffice", "xlsx", "in.xls")},
	{BINARY_OLD_EXCEL, "in.xls", "in.xlsx", xlsx_read, OFFICE(MAC_OFFICE, "xlsx", "in.xls")},
	{BINARY_OLD_EXCEL, "in.xls", NULL, csv_read, {"xls2csv", "-c", ";", "-d", "utf-8", "in.xls", NULL}},
	{BINARY_RTF, "in.rtf", "in.docx", docx_read, OFFICE("soffice", "docx", "in.rtf")},
	{BINARY_RTF, "in.rtf", "in.docx", docx_read, OFFICE("libreoffice", "docx", "in.rtf")},
	{BINARY_RTF, "in.rtf", "in.docx", docx_read, OFFICE(MAC_OFFICE, "docx", "in.rtf")},
};

enum { CONVERTER_COUNT = sizeof CONVERTERS / sizeof CONVERTERS[0] };

static const char *format_name(enum binary_format format)
{
	return format == BINARY_OLD_WORD ? "doc" : format == BINARY_OLD_EXCEL ? "xls" : "rtf";
}

bool old_knows(const struct input *input)
{
	enum binary_format format = read_binary_format(input->bytes);

	return format == BINARY_OLD_WORD || format == BINARY_OLD_EXCEL || format == BINARY_RTF;
}

static enum worker_state convert(const struct input *input, const struct converter *converter, struct slice *made)
{
	struct worker_task task = {.argv = converter->argv,
				   .input = converter->input,
				   .output = converter->output,
				   .seconds = SECONDS,
				   .most_memory = MOST_MEMORY < SIZE_MAX ? (size_t)MOST_MEMORY : 0,
				   .most_output = reader_most_inflated(input),
				   .sockets = converter->output != NULL};

	return worker_run(input->arena, &task, input->bytes, made);
}

/* Reads what a converter made, which names no encoding of its own. */
static enum read_status read_made(const struct input *input, const struct converter *converter, struct slice made,
				  struct document *doc)
{
	struct read_options options = *input->options;
	struct input inner = {.arena = input->arena, .bytes = made, .options = &options};
	enum read_status status = READ_OK;

	options.encoding = NULL;
	if (converter->output != NULL)
		status = reader_open_archive(&inner);
	if (status == READ_OK)
		status = converter->read(&inner, doc);
	doc->format = format_name(converter->format);
	return status;
}

static enum read_status status_of(enum worker_state state)
{
	switch (state) {
	case WORKER_OK:
		return READ_OK;
	case WORKER_ABSENT:
		return READ_NO_CONVERTER;
	case WORKER_LATE:
		return READ_LATE;
	case WORKER_TOO_LARGE:
		return READ_TOO_LARGE;
	case WORKER_FAILED:
		break;
	}
	return READ_DAMAGED;
}

/* The next converter is asked only where one is not there: what one cannot read, the others would read worse. */
enum read_status old_read(const struct input *input, struct document *doc)
{
	enum binary_format format = read_binary_format(input->bytes);

	for (size_t i = 0; i < CONVERTER_COUNT; i++) {
		enum worker_state state;
		struct slice made;

		if (CONVERTERS[i].format != format || !worker_has(CONVERTERS[i].argv[0]))
			continue;
		state = convert(input, &CONVERTERS[i], &made);
		return state == WORKER_OK ? read_made(input, &CONVERTERS[i], made, doc) : status_of(state);
	}
	return READ_NO_CONVERTER;
}
