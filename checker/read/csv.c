/*
 * Tables as text whose fields a semicolon or a comma divides, as spreadsheets save them. Fields may stand in quotes.
 */
#include "read/sheet.h"

#include "read/reader.h"

enum {
	SAMPLE = 65536, /* bytes that tell whether it is such a table */
	SAMPLE_LINES = 60,
	LEAST_LINES = 3,
	LEAST_COMMAS = 2, /* in a line: prose has one often */
	LONGEST_FIELD = 400,
};

/* What the lines of a sample say of one mark between fields. */
struct tally {
	size_t lines;
	size_t marks; /* of the first line */
	size_t other; /* lines with another number of them */
	size_t all;
	size_t spaced; /* followed by a blank, as in prose */
	size_t longest;
};

/* End of the field that begins at `at`: the mark, the line end or the end behind it. */
static size_t field_end(struct slice text, size_t at, char mark)
{
	bool quoted = at < text.size && text.data[at] == '"';

	if (quoted) {
		for (at++; at < text.size; at++) {
			if (text.data[at] != '"')
				continue;
			if (at + 1 < text.size && text.data[at + 1] == '"')
				at++;
			else
				break;
		}
	}
	while (at < text.size && text.data[at] != mark && text.data[at] != '\n' && text.data[at] != '\r')
		at++;
	return at;
}

static size_t behind_line_end(struct slice text, size_t at)
{
	if (at + 1 < text.size && text.data[at] == '\r' && text.data[at + 1] == '\n')
		return at + 2;
	return at + 1;
}

/* Counts the marks of the line at `at` and gives the offset behind the line. */
static size_t tally_line(struct tally *tally, struct slice text, size_t at, char mark)
{
	size_t marks = 0;
	size_t start = at;
	size_t end = field_end(text, at, mark);

	while (end < text.size && text.data[end] == mark) {
		tally->longest = end - at > tally->longest ? end - at : tally->longest;
		marks++;
		tally->spaced += end + 1 < text.size && text.data[end + 1] == ' ';
		at = end + 1;
		end = field_end(text, at, mark);
	}
	if (slice_trim(slice_part(text, start, end)).size > 0) {
		tally->marks = tally->lines == 0 ? marks : tally->marks;
		tally->other += marks != tally->marks;
		tally->all += marks;
		tally->lines++;
	}
	return behind_line_end(text, end);
}

/* Every line has the same number of fields. */
static bool divides(struct slice text, char mark, size_t least)
{
	struct tally tally = {0};
	struct slice sample = slice_part(text, 0, SAMPLE);

	for (size_t at = 0; at < sample.size && tally.lines < SAMPLE_LINES;)
		at = tally_line(&tally, sample, at, mark);
	return tally.lines >= LEAST_LINES && tally.marks >= least && tally.other * 20 <= tally.lines &&
	       tally.spaced * 10 <= tally.all && tally.longest <= LONGEST_FIELD;
}

/* The mark between the fields of a table in text, 0 when it is none. */
static char find_mark(struct slice text)
{
	if (divides(text, ';', 1))
		return ';';
	return divides(text, ',', LEAST_COMMAS) ? ',' : '\0';
}

static struct slice field_text(struct arena *arena, struct slice field)
{
	struct strbuf out;

	if (field.size < 2 || field.data[0] != '"')
		return slice_trim(field);
	strbuf_init(&out, arena);
	for (size_t i = 1; i + 1 < field.size; i++) {
		strbuf_putc(&out, field.data[i]);
		if (field.data[i] == '"' && field.data[i + 1] == '"')
			i++;
	}
	return slice_trim(strbuf_slice(&out));
}

static bool is_number(struct slice text)
{
	size_t digits = 0;

	for (size_t i = 0; i < text.size; i++) {
		if (!slice_holds(SLICE("0123456789.,%- "), text.data[i]))
			return false;
		digits += text.data[i] >= '0' && text.data[i] <= '9';
	}
	return digits > 0;
}

static void add_field(struct sheet *sheet, struct arena *arena, struct slice field, uint32_t row, uint32_t column)
{
	struct slice text = field_text(arena, field);

	if (text.size == 0)
		return;
	*ARENA_PUSH(arena, sheet->cells, sheet->count, sheet->capacity) = (struct sheet_cell){
		.row = row, .column = column, .rows = 1, .columns = 1, .text = text, .number = is_number(text)};
}

static void read_fields(struct sheet *sheet, struct arena *arena, struct slice text, char mark)
{
	uint32_t row = 0;
	uint32_t column = 0;

	for (size_t at = 0; at < text.size;) {
		size_t end = field_end(text, at, mark);

		add_field(sheet, arena, slice_part(text, at, end), row, column++);
		if (end < text.size && text.data[end] == mark) {
			at = end + 1;
			continue;
		}
		at = behind_line_end(text, end);
		row++;
		column = 0;
	}
}

bool csv_knows(const struct input *input)
{
	static const struct slice MARK = {"\xEF\xBB\xBF", 3};
	struct slice bytes = input->bytes;

	/* A byte order mark hides the quote of the first field. */
	if (slice_starts(bytes, MARK))
		bytes = slice_part(bytes, MARK.size, bytes.size);
	return text_knows(input) && find_mark(bytes) != '\0';
}

enum read_status csv_read(const struct input *input, struct document *doc)
{
	const char *encoding;
	struct sheet sheet = {.name = NULL};
	struct slice text = reader_text(input, doc);
	struct draft draft;
	enum read_status status;

	if (!reader_is_text(text))
		return READ_NOT_TEXT;
	encoding = doc->encoding;
	draft_init(&draft, input->arena);
	read_fields(&sheet, input->arena, text, find_mark(text) == '\0' ? ';' : find_mark(text));
	sheet_write(&sheet, &draft);
	status = reader_finish(&draft, doc);
	doc->encoding = encoding;
	return status;
}
