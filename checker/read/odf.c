/*
 * OpenDocument: texts (ODT) and spreadsheets (ODS), whose content.xml holds what is shown.
 */
#include "base/utf8.h"
#include "read/odf.h"
#include "read/reader.h"
#include "read/sheet.h"

enum { MOST_REPEATED = 1024, MOST_BLANKS = 1000 };

struct odf {
	struct arena *arena;
	struct xml *xml;
	struct draft draft;
	struct odf_lists lists;
	struct strbuf *text;      /* of the paragraph being read */
	struct draft_flow *aside; /* behind it: boxes */
	struct draft_flow notes;
	uint32_t note_count;
	struct sheet sheet;
	uint32_t row;
};

static void read_block(struct odf *o);
static void read_blocks(struct odf *o, int depth);
static void read_inline(struct odf *o, int depth);

/* ---- paragraphs --------------------------------------------------------------------------------------------- */

/* Reads blocks into a flow of their own: notes, boxes. */
static void read_apart(struct odf *o, struct draft_flow *flow)
{
	struct draft_flow *outer_flow = o->draft.flow;
	struct draft_table *outer_table = o->draft.table;
	struct draft_flow *outer_aside = o->aside;
	struct strbuf *outer_text = o->text;

	o->draft.flow = flow;
	o->draft.table = NULL;
	o->text = NULL;
	o->aside = NULL;
	read_blocks(o, xml_depth(o->xml));
	o->draft.flow = outer_flow;
	o->draft.table = outer_table;
	o->aside = outer_aside;
	o->text = outer_text;
}

static void read_note(struct odf *o)
{
	int depth = xml_depth(o->xml);
	uint32_t outer = o->draft.note;

	o->draft.note = ++o->note_count;
	while (xml_child(o->xml, depth))
		if (xml_is(o->xml, "note-body"))
			read_apart(o, &o->notes);
	o->draft.note = outer;
}

static void add_blanks(struct odf *o)
{
	long count = xml_number(o->xml, "c", 1);

	for (long i = 0; i < count && i < MOST_BLANKS; i++)
		strbuf_putc(o->text, ' ');
}

static bool is_skipped(const struct odf *o)
{
	static const char *const NAMES[] = {"annotation",     "tracked-changes", "table-of-content",
					    "sequence-decls", "ruby-text",       "illustration-index",
					    "object",         "forms",           "variable-decls"};

	for (size_t i = 0; i < sizeof NAMES / sizeof NAMES[0]; i++)
		if (xml_is(o->xml, NAMES[i]))
			return true;
	return false;
}

static void read_inner_element(struct odf *o)
{
	if (xml_is(o->xml, "s"))
		add_blanks(o);
	else if (xml_is(o->xml, "tab"))
		strbuf_putc(o->text, '\t');
	else if (xml_is(o->xml, "line-break"))
		strbuf_putc(o->text, '\n');
	else if (xml_is(o->xml, "note"))
		read_note(o);
	else if (xml_is(o->xml, "text-box"))
		read_apart(o, o->aside);
	else if (xml_is(o->xml, "soft-page-break"))
		o->draft.page++, o->draft.paged = true;
	else if (!is_skipped(o))
		read_inline(o, xml_depth(o->xml));
}

/* Blanks of any kind and number in the file are one blank. */
static void add_text(struct strbuf *out, struct slice text)
{
	for (size_t i = 0; i < text.size; i++) {
		bool blank = strchr(" \t\r\n", text.data[i]) != NULL && text.data[i] != '\0';

		if (!blank)
			strbuf_putc(out, text.data[i]);
		else if (out->size > 0 && out->data[out->size - 1] != ' ')
			strbuf_putc(out, ' ');
	}
}

static void read_inline(struct odf *o, int depth)
{
	enum xml_piece piece;

	while ((piece = xml_step(o->xml, depth)) != XML_END) {
		if (piece == XML_TEXT)
			add_text(o->text, xml_text(o->xml));
		else
			read_inner_element(o);
	}
}

static void append_flow(struct draft_flow *flow, const struct draft_flow *more)
{
	if (more->first == NULL)
		return;
	if (flow->last == NULL)
		flow->first = more->first;
	else
		flow->last->next = more->first;
	flow->last = more->last;
}

static void read_paragraph(struct odf *o)
{
	struct draft_flow aside = {NULL, NULL};
	struct draft_flow *outer_aside = o->aside;
	struct strbuf *outer = o->text;
	struct strbuf text;

	strbuf_init(&text, o->arena);
	if (xml_is(o->xml, "h"))
		odf_heading_number(&o->lists, xml_number(o->xml, "outline-level", 1), &text);
	else
		odf_list_number(&o->lists, &text);
	o->text = &text;
	o->aside = &aside;
	read_inline(o, xml_depth(o->xml));
	o->text = outer;
	o->aside = outer_aside;
	draft_paragraph(&o->draft, strbuf_slice(&text), (struct draft_look){0});
	append_flow(o->draft.flow, &aside);
}

static void read_list(struct odf *o)
{
	int depth = xml_depth(o->xml);
	struct odf_place outer = odf_list_open(&o->lists, xml_attribute(o->xml, "style-name"),
					       xml_attribute(o->xml, "continue-numbering"),
					       xml_attribute(o->xml, "continue-list"));

	while (xml_child(o->xml, depth)) {
		if (!xml_is(o->xml, "list-item") && !xml_is(o->xml, "list-header"))
			continue;
		odf_list_item(&o->lists, xml_is(o->xml, "list-item"), xml_number(o->xml, "start-value", -1));
		read_blocks(o, depth + 1);
	}
	odf_list_close(&o->lists, outer);
}

/* ---- tables ------------------------------------------------------------------------------------------------- */

static uint32_t bounded(long number)
{
	return number < 1 ? 1 : number > MOST_REPEATED ? MOST_REPEATED : (uint32_t)number;
}

static void read_cell(struct odf *o)
{
	uint32_t columns = bounded(xml_number(o->xml, "number-columns-spanned", 1));
	uint32_t rows = bounded(xml_number(o->xml, "number-rows-spanned", 1));
	uint32_t repeated = bounded(xml_number(o->xml, "number-columns-repeated", 1));
	struct odf_place outer = odf_list_open(&o->lists, NULL, NULL, NULL);
	struct draft_flow content;

	draft_open_cell(&o->draft, columns, rows);
	read_blocks(o, xml_depth(o->xml));
	content = *o->draft.flow;
	draft_close_cell(&o->draft);
	odf_list_close(&o->lists, outer);
	for (uint32_t i = 1; i < repeated && columns == 1; i++) {
		draft_open_cell(&o->draft, 1, 1);
		*o->draft.flow = content;
		draft_close_cell(&o->draft);
	}
}

static void read_rows(struct odf *o, int depth, bool head)
{
	while (xml_child(o->xml, depth)) {
		if (xml_is(o->xml, "table-row")) {
			draft_row(&o->draft, 0, head);
			while (xml_child(o->xml, depth + 1))
				if (xml_is(o->xml, "table-cell"))
					read_cell(o);
		} else if (xml_is(o->xml, "table-header-rows") || xml_is(o->xml, "table-rows") ||
			   xml_is(o->xml, "table-row-group")) {
			read_rows(o, depth + 1, head || xml_is(o->xml, "table-header-rows"));
		}
	}
}

static void read_table(struct odf *o)
{
	draft_open_table(&o->draft);
	read_rows(o, xml_depth(o->xml), false);
	draft_close_table(&o->draft);
}

static void read_block(struct odf *o)
{
	if (xml_is(o->xml, "p") || xml_is(o->xml, "h"))
		read_paragraph(o);
	else if (xml_is(o->xml, "list"))
		read_list(o);
	else if (xml_is(o->xml, "table"))
		read_table(o);
	else if (xml_is(o->xml, "soft-page-break"))
		o->draft.page++, o->draft.paged = true;
	else if (!is_skipped(o))
		read_blocks(o, xml_depth(o->xml));
}

static void read_blocks(struct odf *o, int depth)
{
	while (xml_child(o->xml, depth))
		read_block(o);
}

/* ---- spreadsheets ------------------------------------------------------------------------------------------- */

/* What a cell shows stands in it as paragraphs. */
static struct slice cell_text(struct odf *o)
{
	int depth = xml_depth(o->xml);
	struct strbuf text;
	struct strbuf *outer = o->text;
	struct draft_flow aside = {NULL, NULL};

	strbuf_init(&text, o->arena);
	o->text = &text;
	o->aside = &aside;
	while (xml_child(o->xml, depth)) {
		if (!xml_is(o->xml, "p"))
			continue;
		if (text.size > 0)
			strbuf_putc(&text, ' ');
		read_inline(o, depth + 1);
	}
	o->text = outer;
	return slice_trim(strbuf_slice(&text));
}

static uint32_t read_sheet_cell(struct odf *o, uint32_t column, bool hidden)
{
	uint32_t repeated = bounded(xml_number(o->xml, "number-columns-repeated", 1));
	const char *type = xml_attribute(o->xml, "value-type");
	struct sheet_cell cell = {.row = o->row,
				  .column = column,
				  .columns = bounded(xml_number(o->xml, "number-columns-spanned", 1)),
				  .rows = bounded(xml_number(o->xml, "number-rows-spanned", 1)),
				  .number = type != NULL && strcmp(type, "string") != 0,
				  .formula = xml_attribute(o->xml, "formula") != NULL,
				  .hidden = hidden};

	cell.text = cell_text(o);
	for (uint32_t i = 0; i < repeated && cell.text.size > 0; i++, cell.column++)
		*ARENA_PUSH(o->arena, o->sheet.cells, o->sheet.count, o->sheet.capacity) = cell;
	return column + repeated;
}

static void read_sheet_row(struct odf *o)
{
	int depth = xml_depth(o->xml);
	uint32_t repeated = (uint32_t)(xml_number(o->xml, "number-rows-repeated", 1) & 0xFFFFFF);
	const char *visible = xml_attribute(o->xml, "visibility");
	bool hidden = visible != NULL && strcmp(visible, "visible") != 0;
	uint32_t column = 0;

	while (xml_child(o->xml, depth)) {
		if (xml_is(o->xml, "table-cell"))
			column = read_sheet_cell(o, column, hidden);
		else if (xml_is(o->xml, "covered-table-cell"))
			column += bounded(xml_number(o->xml, "number-columns-repeated", 1));
	}
	o->row += repeated < 1 ? 1 : repeated;
}

static void read_sheet_rows(struct odf *o, int depth)
{
	while (xml_child(o->xml, depth)) {
		if (xml_is(o->xml, "table-row"))
			read_sheet_row(o);
		else if (xml_is(o->xml, "table-header-rows") || xml_is(o->xml, "table-rows") ||
			 xml_is(o->xml, "table-row-group"))
			read_sheet_rows(o, depth + 1);
	}
}

static void read_sheets(struct odf *o)
{
	int depth = xml_depth(o->xml);

	while (xml_child(o->xml, depth)) {
		const char *name = xml_attribute(o->xml, "name");

		if (!xml_is(o->xml, "table"))
			continue;
		o->sheet = (struct sheet){.name = arena_string(o->arena, slice_str(name == NULL ? "" : name))};
		o->row = 0;
		read_sheet_rows(o, depth + 1);
		sheet_write(&o->sheet, &o->draft);
	}
}

/* ---- the file ----------------------------------------------------------------------------------------------- */

static void read_body(struct odf *o)
{
	int depth = xml_depth(o->xml);

	while (xml_child(o->xml, depth)) {
		if (xml_is(o->xml, "spreadsheet"))
			read_sheets(o);
		else
			read_blocks(o, depth + 1);
	}
}

static void read_content(struct odf *o)
{
	while (xml_child(o->xml, 0)) {
		if (xml_is(o->xml, "automatic-styles"))
			odf_lists_read(&o->lists, o->xml);
		else if (xml_is(o->xml, "body"))
			read_body(o);
	}
}

static void read_styles(struct odf *o)
{
	while (xml_child(o->xml, 0))
		if (xml_is(o->xml, "styles") || xml_is(o->xml, "automatic-styles"))
			odf_lists_read(&o->lists, o->xml);
}

static enum read_status read_part(struct odf *o, struct zip_archive *archive, const char *name,
				  void (*read)(struct odf *))
{
	struct zip_part *part;
	enum zip_state opened = zip_part_open(archive, name, &part);
	enum xml_state state;

	if (opened != ZIP_OK)
		return reader_zip_status(opened);
	o->xml = xml_open(o->arena, part);
	if (o->xml == NULL)
		return READ_DAMAGED;
	if (xml_root(o->xml))
		read(o);
	state = xml_state(o->xml);
	xml_close(o->xml);
	zip_part_close(part);
	return reader_xml_status(state);
}

/* The archive says what it is in its first part. */
static bool has_mimetype(const struct input *input, struct slice type)
{
	static const struct slice MIMETYPE = {"mimetypeapplication/vnd.oasis.opendocument.", 43};
	size_t at;

	if (input->archive == NULL || !zip_archive_has(input->archive, "content.xml"))
		return false;
	at = slice_find(slice_part(input->bytes, 0, 256), MIMETYPE, 0);
	return at != SIZE_MAX && slice_starts(slice_part(input->bytes, at + MIMETYPE.size, input->bytes.size), type);
}

bool odt_knows(const struct input *input)
{
	return has_mimetype(input, SLICE("text"));
}

bool ods_knows(const struct input *input)
{
	return has_mimetype(input, SLICE("spreadsheet"));
}

/* A file with a password says so in its manifest; its parts are not XML then. */
static bool is_locked(const struct input *input)
{
	struct zip_archive *archive = input->archive;
	struct slice bytes;

	for (size_t i = 0; i < zip_archive_count(archive); i++)
		if (strcmp(zip_archive_name(archive, i), "META-INF/manifest.xml") == 0)
			return zip_part_whole(archive, i, &bytes) == ZIP_OK &&
			       slice_find(bytes, SLICE("encryption-data"), 0) != SIZE_MAX;
	return false;
}

enum read_status odf_read(const struct input *input, struct document *doc)
{
	struct odf o = {.arena = input->arena};
	enum read_status status;

	if (is_locked(input))
		return READ_ENCRYPTED;
	draft_init(&o.draft, o.arena);
	o.draft.page = 1;
	odf_lists_init(&o.lists, o.arena);
	read_part(&o, input->archive, "styles.xml", read_styles);
	status = read_part(&o, input->archive, "content.xml", read_content);
	if (status != READ_OK)
		return status;
	append_flow(o.draft.flow, &o.notes);
	return reader_finish(&o.draft, doc);
}
