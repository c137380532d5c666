/*
 * Excel workbooks: each sheet's cells as they are shown.
 */
#include "read/xlsx.h"

#include <stdlib.h>

#include "read/number_format.h"
#include "read/opc.h"
#include "read/sheet.h"

enum { MOST_ROWS = 1048576, MOST_COLUMNS = 16384, MOST_SHEETS = 1000 };

/* Rows [first row, last row] and columns of a range, from 0. */
struct range {
	uint32_t rows[2];
	uint32_t columns[2];
};

struct sheet_name {
	const char *name;
	const char *relation;
	bool hidden;
};

struct xlsx {
	struct arena *arena;
	struct zip_archive *archive;
	struct xml *xml;
	struct draft draft;
	struct xlsx_styles styles;
	struct xlsx_strings strings;
	bool since_1904;
	struct sheet_name *names;
	size_t name_count, name_capacity;
	/* The sheet being read. */
	struct sheet sheet;
	bool hidden;
	struct range *merges;
	size_t merge_count, merge_capacity;
	struct range *hidden_columns;
	size_t hidden_count, hidden_capacity;
};

/* ---- addresses ---------------------------------------------------------------------------------------------- */

/* Reads "C7" and gives the offset behind it, 0 when it is no address. */
static size_t read_address(const char *s, uint32_t *row, uint32_t *column)
{
	size_t at = 0;

	*row = *column = 0;
	for (; s[at] >= 'A' && s[at] <= 'Z' && at < 3; at++)
		*column = *column * 26 + (uint32_t)(s[at] - 'A') + 1;
	if (at == 0)
		return 0;
	for (; s[at] >= '0' && s[at] <= '9' && *row < MOST_ROWS; at++)
		*row = *row * 10 + (uint32_t)(s[at] - '0');
	if (*row == 0 || *row > MOST_ROWS || *column > MOST_COLUMNS)
		return 0;
	(*row)--;
	(*column)--;
	return at;
}

static bool read_range(const char *s, struct range *range)
{
	size_t at = s == NULL ? 0 : read_address(s, &range->rows[0], &range->columns[0]);

	if (at == 0 || s[at] != ':' || read_address(s + at + 1, &range->rows[1], &range->columns[1]) == 0)
		return false;
	return range->rows[1] >= range->rows[0] && range->columns[1] >= range->columns[0];
}

/* ---- cells -------------------------------------------------------------------------------------------------- */

/* A cell as the file has it. */
struct raw_cell {
	uint32_t row;
	uint32_t column;
	char type; /* 'n' number, 's' shared string, 'i' inline, 't' text of a formula, 'b', 'e', 'd' */
	long style;
	bool formula;
	struct strbuf value;
};

static char cell_type(const char *name)
{
	if (name == NULL)
		return 'n';
	if (strcmp(name, "inlineStr") == 0)
		return 'i';
	if (strcmp(name, "str") == 0)
		return 't';
	return name[0];
}

static bool is_hidden_column(const struct xlsx *x, uint32_t column)
{
	for (size_t i = 0; i < x->hidden_count; i++)
		if (column >= x->hidden_columns[i].columns[0] && column <= x->hidden_columns[i].columns[1])
			return true;
	return false;
}

static void write_value(const struct xlsx *x, const struct raw_cell *raw, struct strbuf *out)
{
	struct slice value = strbuf_slice(&raw->value);
	const struct xlsx_style *style = raw->style >= 0 && (size_t)raw->style < x->styles.count
						 ? &x->styles.styles[raw->style]
						 : NULL;
	enum font_coding coding = style == NULL ? FONT_UNICODE : style->coding;
	unsigned long index;

	switch (raw->type) {
	case 'n':
		if (value.size > 0)
			number_format_write(out, value, style == NULL ? NULL : style->format, x->since_1904);
		break;
	case 's':
		index = strtoul(value.data, NULL, 10);
		if (value.size > 0 && index < x->strings.count)
			font_decode(out, x->strings.strings[index], coding);
		break;
	case 'b':
		strbuf_puts(out, value.size > 0 && value.data[0] == '1' ? "TRUE" : "FALSE");
		break;
	default:
		font_decode(out, value, coding);
		break;
	}
}

static void add_cell(struct xlsx *x, const struct raw_cell *raw, bool hidden)
{
	struct sheet_cell *cell;
	struct strbuf text;

	strbuf_init(&text, x->arena);
	write_value(x, raw, &text);
	if (slice_trim(strbuf_slice(&text)).size == 0)
		return;
	cell = ARENA_PUSH(x->arena, x->sheet.cells, x->sheet.count, x->sheet.capacity);
	*cell = (struct sheet_cell){.row = raw->row,
				    .column = raw->column,
				    .rows = 1,
				    .columns = 1,
				    .text = strbuf_slice(&text),
				    .number = raw->type == 'n',
				    .formula = raw->formula,
				    .hidden = hidden || x->hidden || is_hidden_column(x, raw->column)};
	if (raw->style >= 0 && (size_t)raw->style < x->styles.count)
		cell->strong = x->styles.styles[raw->style].strong;
}

static void read_cell(struct xlsx *x, struct raw_cell *raw, bool hidden)
{
	const char *address = xml_attribute(x->xml, "r");
	int depth = xml_depth(x->xml);
	uint32_t row;
	uint32_t column;

	if (address != NULL && read_address(address, &row, &column) > 0 && column >= raw->column)
		raw->column = column;
	raw->type = cell_type(xml_attribute(x->xml, "t"));
	raw->style = xml_number(x->xml, "s", 0);
	raw->formula = false;
	strbuf_clear(&raw->value);
	while (xml_child(x->xml, depth)) {
		if (xml_is(x->xml, "v"))
			xml_collect(x->xml, depth + 1, &raw->value);
		else if (xml_is(x->xml, "is"))
			xlsx_text(&raw->value, x->arena, x->xml);
		else if (xml_is(x->xml, "f"))
			raw->formula = true;
	}
	add_cell(x, raw, hidden);
	raw->column++;
}

static void read_rows(struct xlsx *x)
{
	struct raw_cell raw = {.row = 0};
	int depth = xml_depth(x->xml);
	long last = 0;

	strbuf_init(&raw.value, x->arena);
	while (xml_child(x->xml, depth)) {
		long number = xml_number(x->xml, "r", last + 1);
		bool hidden = xml_number(x->xml, "hidden", 0) == 1;

		if (number <= last || number > MOST_ROWS)
			continue;
		last = number;
		raw.row = (uint32_t)number - 1;
		raw.column = 0;
		while (xml_child(x->xml, depth + 1))
			if (xml_is(x->xml, "c"))
				read_cell(x, &raw, hidden);
	}
}

static void read_columns(struct xlsx *x)
{
	int depth = xml_depth(x->xml);

	while (xml_child(x->xml, depth)) {
		long first = xml_number(x->xml, "min", 1);
		long last = xml_number(x->xml, "max", 0);

		if (xml_number(x->xml, "hidden", 0) == 1 && first > 0 && last >= first && last <= MOST_COLUMNS)
			*ARENA_PUSH(x->arena, x->hidden_columns, x->hidden_count, x->hidden_capacity) = (struct range){
				.columns = {(uint32_t)first - 1, (uint32_t)last - 1}};
	}
}

static void read_merges(struct xlsx *x)
{
	int depth = xml_depth(x->xml);
	struct range range;

	while (xml_child(x->xml, depth))
		if (read_range(xml_attribute(x->xml, "ref"), &range))
			*ARENA_PUSH(x->arena, x->merges, x->merge_count, x->merge_capacity) = range;
}

/* ---- sheets ------------------------------------------------------------------------------------------------- */

static int compare_cells(const void *key, const void *cell)
{
	const struct range *range = key;
	const struct sheet_cell *other = cell;

	if (range->rows[0] != other->row)
		return range->rows[0] < other->row ? -1 : 1;
	return (range->columns[0] > other->column) - (range->columns[0] < other->column);
}

/* A merged cell covers what it spans; only its first cell is shown. */
static void merge_cells(struct xlsx *x)
{
	for (size_t i = 0; i < x->merge_count && x->sheet.count > 0; i++) {
		const struct range *range = &x->merges[i];
		struct sheet_cell *cell = bsearch(range, x->sheet.cells, x->sheet.count, sizeof *cell, compare_cells);

		if (cell == NULL)
			continue;
		cell->rows = range->rows[1] - range->rows[0] + 1;
		cell->columns = range->columns[1] - range->columns[0] + 1;
	}
}

/* Cells beside a wide one that hold something all the same; those below are left out when the table is written. */
static void drop_covered(struct sheet *sheet)
{
	size_t kept = 0;

	for (size_t i = 0; i < sheet->count; i++) {
		const struct sheet_cell *before = kept > 0 ? &sheet->cells[kept - 1] : NULL;
		bool covered = before != NULL && before->row == sheet->cells[i].row &&
			       sheet->cells[i].column < before->column + before->columns;

		if (!covered)
			sheet->cells[kept++] = sheet->cells[i];
	}
	sheet->count = kept;
}

/* Reads a part of the workbook: `element` is called at each child of its root. */
static enum read_status read_part(struct xlsx *x, const char *part, void (*element)(struct xlsx *x))
{
	struct zip_part *file;
	enum zip_state opened = zip_part_open(x->archive, part, &file);
	enum xml_state state;

	if (opened != ZIP_OK)
		return reader_zip_status(opened);
	x->xml = xml_open(x->arena, file);
	if (x->xml == NULL)
		return READ_DAMAGED;
	if (xml_root(x->xml))
		while (xml_child(x->xml, 0))
			element(x);
	state = xml_state(x->xml);
	xml_close(x->xml);
	zip_part_close(file);
	return reader_xml_status(state);
}

static void sheet_element(struct xlsx *x)
{
	if (xml_is(x->xml, "sheetData"))
		read_rows(x);
	else if (xml_is(x->xml, "cols"))
		read_columns(x);
	else if (xml_is(x->xml, "mergeCells"))
		read_merges(x);
}

/* A damaged sheet is written as far as it was read. */
static enum read_status read_sheet(struct xlsx *x, const char *part)
{
	enum read_status status = read_part(x, part, sheet_element);

	if (status != READ_OK && x->sheet.count == 0)
		return status;
	merge_cells(x);
	drop_covered(&x->sheet);
	sheet_write(&x->sheet, &x->draft);
	return status;
}

static void read_names(struct xlsx *x)
{
	int depth = xml_depth(x->xml);

	while (x->name_count < MOST_SHEETS && xml_child(x->xml, depth)) {
		struct sheet_name *name = ARENA_PUSH(x->arena, x->names, x->name_count, x->name_capacity);
		const char *given = xml_attribute(x->xml, "name");
		const char *relation;
		const char *state;

		name->name = arena_string(x->arena, slice_str(given == NULL ? "" : given));
		relation = xml_attribute(x->xml, "id");
		name->relation = arena_string(x->arena, slice_str(relation == NULL ? "" : relation));
		state = xml_attribute(x->xml, "state");
		name->hidden = state != NULL && strcmp(state, "visible") != 0;
	}
}

static void workbook_element(struct xlsx *x)
{
	if (xml_is(x->xml, "sheets"))
		read_names(x);
	else if (xml_is(x->xml, "workbookPr"))
		x->since_1904 = xml_number(x->xml, "date1904", 0) == 1;
}

static enum read_status read_workbook(struct xlsx *x, const char *part)
{
	return read_part(x, part, workbook_element);
}

static enum read_status read_sheets(struct xlsx *x, const char *part)
{
	enum read_status status = READ_OK;

	for (size_t i = 0; i < x->name_count && status == READ_OK; i++) {
		const char *name = opc_related_id(x->arena, x->archive, part, x->names[i].relation);

		x->sheet = (struct sheet){.name = x->names[i].name};
		x->hidden = x->names[i].hidden;
		x->merge_count = x->hidden_count = 0;
		if (name != NULL)
			status = read_sheet(x, name);
	}
	return status;
}

bool xlsx_knows(const struct input *input)
{
	return input->archive != NULL && zip_archive_has(input->archive, "xl/workbook.xml");
}

enum read_status xlsx_read(const struct input *input, struct document *doc)
{
	struct xlsx x = {.arena = input->arena, .archive = input->archive};
	const char *part = opc_related(x.arena, x.archive, NULL, "/officeDocument");
	enum read_status status;

	if (part == NULL)
		part = "xl/workbook.xml";
	draft_init(&x.draft, x.arena);
	xlsx_styles_read(&x.styles, x.arena, x.archive, opc_related(x.arena, x.archive, part, "/styles"));
	status = xlsx_strings_read(&x.strings, x.arena, x.archive,
				   opc_related(x.arena, x.archive, part, "/sharedStrings"));
	if (status == READ_OK)
		status = read_workbook(&x, part);
	if (status == READ_OK)
		status = read_sheets(&x, part);
	return status == READ_OK ? reader_finish(&x.draft, doc) : status;
}
