/*
 * Word files: the text in reading order, with the numbers that Word shows before its paragraphs.
 */
#include "read/docx.h"

#include <stdlib.h>
#include <utf8proc.h>

#include "base/utf8.h"
#include "read/opc.h"

/* Bytes that were added to the raw text of a paragraph at once. */
struct raw_piece {
	size_t size;
	uint32_t element; /* 0: they stand in no text of the file */
	uint32_t offset;
};

/* A paragraph being read, or the text of a run that is not yet decoded. */
struct paragraph {
	struct strbuf text;
	struct strbuf raw;        /* of runs in one coding */
	struct raw_piece *pieces; /* of raw */
	size_t piece_count, piece_capacity;
	struct draft_origin *origins; /* of text */
	size_t origin_count, origin_capacity;
	uint32_t element;
	enum font_coding coding;
	bool capitals;
	bool plain;    /* some of its text is not bold */
	uint32_t page; /* where its text begins */
	const struct docx_style *style;
	const char *style_id;
	struct docx_list list;
	int centred;
	bool mark_gone;          /* the next paragraph goes on with it */
	struct draft_flow aside; /* text boxes anchored in it */
};

struct docx {
	struct arena *arena;
	struct zip_archive *archive;
	const struct read_options *options;
	struct xml *xml;
	struct draft draft;
	struct docx_styles styles;
	struct docx_numbering *numbering;
	struct paragraph *paragraph; /* that is being read */
	struct paragraph carried;    /* whose text goes on in the next one */
};

static void read_block(struct docx *d);
static void read_blocks(struct docx *d, int depth);
static void read_inline(struct docx *d, int depth, const struct docx_run_look *look);

/* ---- text --------------------------------------------------------------------------------------------------- */

static void decode(const struct paragraph *p, struct slice raw, struct strbuf *out)
{
	size_t from = out->size;
	struct strbuf capitals;
	size_t length;

	font_decode(out, raw, p->coding);
	if (!p->capitals)
		return;
	strbuf_init(&capitals, out->arena);
	for (size_t at = from; at < out->size; at += length)
		utf8_append(&capitals,
			    (uint32_t)utf8proc_toupper((utf8proc_int32_t)utf8_decode(strbuf_slice(out), at, &length)));
	out->size = from;
	strbuf_add(out, strbuf_slice(&capitals));
}

/* Takes note of where the text decoded from `raw`, which begins at `at`, comes from. */
static void add_origins(struct paragraph *p, struct slice raw, size_t at)
{
	bool plain = p->coding == FONT_UNICODE && !p->capitals;
	struct strbuf alone;
	size_t from = 0;

	strbuf_init(&alone, p->text.arena);
	for (size_t i = 0; i < p->piece_count; i++) {
		const struct raw_piece *piece = &p->pieces[i];
		size_t size = piece->size;

		if (!plain) {
			strbuf_clear(&alone);
			decode(p, slice_part(raw, from, from + piece->size), &alone);
			size = alone.size;
		}
		if (piece->element > 0 && at < p->text.size)
			*ARENA_PUSH(p->text.arena, p->origins, p->origin_count,
				    p->origin_capacity) = (struct draft_origin){
				.start = (uint32_t)at,
				.end = (uint32_t)(at + size < p->text.size ? at + size : p->text.size),
				.element = piece->element,
				.offset = piece->offset,
				.whole = size != piece->size};
		from += piece->size;
		at += size;
	}
	p->piece_count = 0;
}

static void flush(struct paragraph *p)
{
	size_t from = p->text.size;

	if (p->raw.size == 0)
		return;
	decode(p, strbuf_slice(&p->raw), &p->text);
	add_origins(p, strbuf_slice(&p->raw), from);
	strbuf_clear(&p->raw);
}

/* element: whose text it is from `offset` on; 0: none. */
static void add_piece(struct docx *d, struct slice text, const struct docx_run_look *look, uint32_t element,
		      uint32_t offset)
{
	struct paragraph *p = d->paragraph;
	enum font_coding coding = font_coding(look->font);

	if (p == NULL || look->hidden == 1 || text.size == 0)
		return;
	if (coding == FONT_SYMBOL && (unsigned char)text.data[0] < 0x80)
		coding = FONT_UNICODE;
	if (coding != p->coding || (look->capitals == 1) != p->capitals)
		flush(p);
	if (p->page == 0)
		p->page = d->draft.page;
	p->coding = coding;
	p->capitals = look->capitals == 1;
	p->plain |= look->bold != 1 && slice_trim(text).size > 0;
	strbuf_add(&p->raw, text);
	*ARENA_PUSH(d->arena, p->pieces, p->piece_count, p->piece_capacity) = (struct raw_piece){text.size, element,
												 offset};
}

static void add_text(struct docx *d, struct slice text, const struct docx_run_look *look)
{
	add_piece(d, text, look, 0, 0);
}

static void read_text(struct docx *d, const struct docx_run_look *look)
{
	int depth = xml_depth(d->xml);
	uint32_t element = xml_ordinal(d->xml);
	uint32_t offset = 0;

	while (xml_step(d->xml, depth) == XML_TEXT) {
		struct slice text = xml_text(d->xml);

		add_piece(d, text, look, element, offset);
		offset += (uint32_t)text.size;
	}
}

static void read_symbol(struct docx *d, const struct docx_run_look *look)
{
	struct docx_run_look symbol = *look;
	const char *code = xml_attribute(d->xml, "char");
	unsigned long character = code == NULL ? 0 : strtoul(code, NULL, 16);
	struct strbuf text;

	if (character < ' ' || character > 0xFFFD)
		return;
	strbuf_init(&text, d->arena);
	utf8_append(&text, (uint32_t)character);
	symbol.font = "Symbol";
	add_text(d, strbuf_slice(&text), &symbol);
}

/* Word keeps where its pages broke when it last laid the text out; breaks put in by hand are among them. */
static void break_page(struct docx *d)
{
	d->draft.page++;
	d->draft.paged = true;
}

static void read_break(struct docx *d, const struct docx_run_look *look)
{
	const char *type = xml_attribute(d->xml, "type");

	if (type == NULL || strcmp(type, "page") != 0)
		add_text(d, SLICE("\n"), look);
}

/* In a font of TCVN3, the letter ư has the code of the soft hyphen. */
static void read_soft_hyphen(struct docx *d, const struct docx_run_look *look)
{
	enum font_coding coding = font_coding(look->font);

	if (coding == FONT_TCVN3 || coding == FONT_TCVN3_CAPITALS)
		add_text(d, SLICE("\xC2\xAD"), look);
}

/* ---- runs --------------------------------------------------------------------------------------------------- */

/* Whether tracked changes leave out what stands in this element. */
static bool is_gone(const struct docx *d)
{
	bool rejected = d->options->tracked_rejected;

	if (xml_is(d->xml, "ins") || xml_is(d->xml, "moveTo"))
		return rejected;
	return (xml_is(d->xml, "del") || xml_is(d->xml, "moveFrom")) && !rejected;
}

/* The text of a box stands behind the paragraph that holds it. */
static void read_box(struct docx *d)
{
	struct paragraph *holder = d->paragraph;
	struct draft_flow *flow = d->draft.flow;
	struct draft_table *table = d->draft.table;

	if (holder == NULL) {
		read_blocks(d, xml_depth(d->xml));
		return;
	}
	d->draft.flow = &holder->aside;
	d->draft.table = NULL;
	d->paragraph = NULL;
	read_blocks(d, xml_depth(d->xml));
	d->paragraph = holder;
	d->draft.table = table;
	d->draft.flow = flow;
}

static struct docx_run_look run_look(struct docx *d)
{
	const struct paragraph *p = d->paragraph;

	return p != NULL && p->style != NULL ? p->style->look : d->styles.look;
}

static void read_run_look(struct docx *d, struct docx_run_look *look)
{
	struct docx_run_look own = {DOCX_UNSET, DOCX_UNSET, DOCX_UNSET, NULL};
	struct docx_run_look paragraph = run_look(d);

	docx_run_look_read(&own, d->arena, d->xml);
	*look = own;
	docx_run_look_inherit(look, &paragraph);
}

enum piece {
	PIECE_TEXT,
	PIECE_TAB,
	PIECE_BREAK,
	PIECE_LINE,
	PIECE_HYPHEN,
	PIECE_SOFT_HYPHEN,
	PIECE_SYMBOL,
	PIECE_PAGE,
	PIECE_BOX,
	PIECE_LOOK,
	PIECE_SKIP,
	PIECE_OTHER
};

static enum piece piece_of(const struct docx *d)
{
	static const struct {
		const char *name;
		enum piece piece;
	} PIECES[] = {
		{"t", PIECE_TEXT},
		{"tab", PIECE_TAB},
		{"ptab", PIECE_TAB},
		{"br", PIECE_BREAK},
		{"cr", PIECE_LINE},
		{"noBreakHyphen", PIECE_HYPHEN},
		{"softHyphen", PIECE_SOFT_HYPHEN},
		{"sym", PIECE_SYMBOL},
		{"lastRenderedPageBreak", PIECE_PAGE},
		{"txbxContent", PIECE_BOX},
		{"rPr", PIECE_LOOK},
		{"pPr", PIECE_SKIP},
		{"Fallback", PIECE_SKIP},
		{"instrText", PIECE_SKIP},
		{"object", PIECE_SKIP},
		{"sdtPr", PIECE_SKIP},
		{"rt", PIECE_SKIP},
	};
	const char *name = xml_name(d->xml);

	if (strcmp(name, "delText") == 0)
		return d->options->tracked_rejected ? PIECE_TEXT : PIECE_SKIP;
	for (size_t i = 0; i < sizeof PIECES / sizeof PIECES[0]; i++)
		if (strcmp(name, PIECES[i].name) == 0)
			return PIECES[i].piece;
	return PIECE_OTHER;
}

static void read_piece(struct docx *d, struct docx_run_look *look)
{
	struct docx_run_look inner;

	switch (piece_of(d)) {
	case PIECE_TEXT:
		read_text(d, look);
		break;
	case PIECE_TAB:
		add_text(d, SLICE("\t"), look);
		break;
	case PIECE_BREAK:
		read_break(d, look);
		break;
	case PIECE_LINE:
		add_text(d, SLICE("\n"), look);
		break;
	case PIECE_HYPHEN:
		add_text(d, SLICE("-"), look);
		break;
	case PIECE_SOFT_HYPHEN:
		read_soft_hyphen(d, look);
		break;
	case PIECE_SYMBOL:
		read_symbol(d, look);
		break;
	case PIECE_PAGE:
		break_page(d);
		break;
	case PIECE_BOX:
		read_box(d);
		break;
	case PIECE_LOOK:
		read_run_look(d, look);
		break;
	case PIECE_SKIP:
		break;
	case PIECE_OTHER:
		inner = run_look(d);
		if (!is_gone(d))
			read_inline(d, xml_depth(d->xml), xml_is(d->xml, "r") ? &inner : look);
		break;
	}
}

/* What stands in a run, or in anything around runs: links, fields, insertions, boxes. */
static void read_inline(struct docx *d, int depth, const struct docx_run_look *outer)
{
	struct docx_run_look look = *outer;

	while (xml_child(d->xml, depth))
		read_piece(d, &look);
}

/* ---- paragraphs --------------------------------------------------------------------------------------------- */

/* What the mark of the paragraph, the properties of its last character, says: was it put in, was it deleted? */
static void read_mark(struct docx *d, struct paragraph *p)
{
	int depth = xml_depth(d->xml);

	while (xml_child(d->xml, depth))
		if (xml_is(d->xml, d->options->tracked_rejected ? "ins" : "del"))
			p->mark_gone = true;
}

static void read_paragraph_look(struct docx *d, struct paragraph *p)
{
	int depth = xml_depth(d->xml);

	while (xml_child(d->xml, depth)) {
		if (xml_is(d->xml, "pStyle")) {
			p->style = docx_style_find(&d->styles, xml_attribute(d->xml, "val"));
			p->style_id = p->style == NULL ? NULL : p->style->id;
		} else if (xml_is(d->xml, "numPr")) {
			docx_list_read(&p->list, d->xml);
		} else if (xml_is(d->xml, "jc")) {
			p->centred = xml_attribute(d->xml, "val") != NULL &&
				     strcmp(xml_attribute(d->xml, "val"), "center") == 0;
		} else if (xml_is(d->xml, "rPr")) {
			read_mark(d, p);
		}
	}
}

/* The number before the paragraph: of its own list, or of the one its style is in. */
static void add_number(struct docx *d, struct paragraph *p)
{
	struct docx_list list = p->list;

	if (list.number == DOCX_UNSET && p->style != NULL) {
		list.number = p->style->list.number;
		if (list.level == DOCX_UNSET)
			list.level = p->style->list.level != DOCX_UNSET
					     ? p->style->list.level
					     : docx_numbering_level(d->numbering, list.number, p->style_id);
	}
	if (list.level == DOCX_UNSET)
		list.level = 0;
	if (list.number > 0 && !p->mark_gone)
		docx_numbering_next(d->numbering, list, &p->text);
}

/* A table of contents says again what the headings say, and its figures are pages. */
static bool is_contents(const struct paragraph *p)
{
	return p->style != NULL &&
	       (strncmp(p->style->name, "toc ", 4) == 0 || strncmp(p->style->name, "TOC ", 4) == 0 ||
		strcmp(p->style->name, "table of figures") == 0);
}

static void add_flow(struct draft *draft, const struct draft_flow *flow)
{
	if (flow->first == NULL)
		return;
	if (draft->flow->last == NULL)
		draft->flow->first = flow->first;
	else
		draft->flow->last->next = flow->first;
	draft->flow->last = flow->last;
}

static void finish_paragraph(struct docx *d, struct paragraph *p)
{
	struct draft_look look = {
		.strong = !p->plain, .centred = p->centred == 1, .page = p->page, .element = p->element};

	flush(p);
	look.origins = p->origins;
	look.origin_count = p->origin_count;
	if (p->centred == DOCX_UNSET && p->style != NULL)
		look.centred = p->style->centred == 1;
	if (p->mark_gone) {
		d->carried = *p;
	} else if (!is_contents(p)) {
		look.strong = look.strong && p->text.size > 0;
		draft_paragraph(&d->draft, strbuf_slice(&p->text), look);
	}
	add_flow(&d->draft, &p->aside);
}

static void read_paragraph(struct docx *d)
{
	struct paragraph p = {.list = {DOCX_UNSET, DOCX_UNSET}, .centred = DOCX_UNSET, .element = xml_ordinal(d->xml)};
	struct paragraph *outer = d->paragraph;
	int depth = xml_depth(d->xml);
	bool begun = false;
	struct docx_run_look look;

	strbuf_init(&p.text, d->arena);
	strbuf_init(&p.raw, d->arena);
	p.style = docx_style_find(&d->styles, d->styles.default_style);
	p.style_id = d->styles.default_style;
	strbuf_add(&p.text, strbuf_slice(&d->carried.text));
	p.origins = d->carried.origins;
	p.origin_count = d->carried.origin_count;
	p.origin_capacity = d->carried.origin_capacity;
	d->carried = (struct paragraph){0};
	d->paragraph = &p;
	while (xml_child(d->xml, depth)) {
		if (xml_is(d->xml, "pPr")) {
			read_paragraph_look(d, &p);
			continue;
		}
		if (!begun)
			add_number(d, &p);
		begun = true;
		look = run_look(d);
		read_piece(d, &look);
	}
	if (!begun)
		add_number(d, &p);
	d->paragraph = outer;
	finish_paragraph(d, &p);
}

/* ---- tables ------------------------------------------------------------------------------------------------- */

struct row_look {
	uint32_t before; /* columns left free */
	bool head;
	bool gone;
};

static void read_row_look(struct docx *d, struct row_look *look)
{
	int depth = xml_depth(d->xml);

	while (xml_child(d->xml, depth)) {
		if (xml_is(d->xml, "gridBefore"))
			look->before = (uint32_t)xml_number(d->xml, "val", 0);
		else if (xml_is(d->xml, "tblHeader"))
			look->head = docx_switch(d->xml);
		else if (xml_is(d->xml, d->options->tracked_rejected ? "ins" : "del"))
			look->gone = true;
	}
}

struct cell_look {
	uint32_t columns;
	bool goes_on;      /* the cell above */
	bool goes_on_left; /* the cell before (an old form of merging) */
};

static void read_cell_look(struct docx *d, struct cell_look *look)
{
	int depth = xml_depth(d->xml);

	while (xml_child(d->xml, depth)) {
		const char *value = xml_attribute(d->xml, "val");
		bool goes_on = value == NULL || strcmp(value, "continue") == 0;
		long columns = xml_number(d->xml, "val", 1);

		if (xml_is(d->xml, "gridSpan"))
			look->columns = columns > 0 && columns <= DRAFT_MOST_COLUMNS ? (uint32_t)columns : 1;
		else if (xml_is(d->xml, "vMerge"))
			look->goes_on = goes_on;
		else if (xml_is(d->xml, "hMerge"))
			look->goes_on_left = goes_on;
	}
}

static void read_cell(struct docx *d)
{
	struct paragraph *outer = d->paragraph;
	struct cell_look look = {.columns = 1};
	int depth = xml_depth(d->xml);
	bool open = false;

	d->paragraph = NULL;
	while (xml_child(d->xml, depth)) {
		if (xml_is(d->xml, "tcPr")) {
			read_cell_look(d, &look);
			continue;
		}
		if (!open)
			draft_open_cell(&d->draft, look.columns, 1)->goes_on = look.goes_on;
		open = true;
		read_block(d);
	}
	if (!open)
		draft_open_cell(&d->draft, look.columns, 1)->goes_on = look.goes_on;
	draft_close_cell(&d->draft);
	d->paragraph = outer;
}

static void read_cells(struct docx *d, int depth, struct row_look *look, bool *begun)
{
	while (!look->gone && xml_child(d->xml, depth)) {
		if (xml_is(d->xml, "trPr")) {
			read_row_look(d, look);
		} else if (xml_is(d->xml, "tc")) {
			if (!*begun) {
				draft_row(&d->draft, 0, look->head);
				draft_skip(&d->draft, look->before);
			}
			*begun = true;
			read_cell(d);
		} else if (!xml_is(d->xml, "tblPrEx") && !xml_is(d->xml, "sdtPr")) {
			read_cells(d, depth + 1, look, begun);
		}
	}
}

static void read_rows(struct docx *d, int depth)
{
	while (xml_child(d->xml, depth)) {
		struct row_look look = {0};
		bool begun = false;

		if (xml_is(d->xml, "tr"))
			read_cells(d, depth + 1, &look, &begun);
		else if (!xml_is(d->xml, "tblPr") && !xml_is(d->xml, "tblGrid") && !xml_is(d->xml, "sdtPr") &&
			 !is_gone(d))
			read_rows(d, depth + 1);
	}
}

static void read_table(struct docx *d)
{
	draft_open_table(&d->draft);
	read_rows(d, xml_depth(d->xml));
	draft_close_table(&d->draft);
}

/* ---- blocks ------------------------------------------------------------------------------------------------- */

static void read_block(struct docx *d)
{
	if (xml_is(d->xml, "p"))
		read_paragraph(d);
	else if (xml_is(d->xml, "tbl"))
		read_table(d);
	else if (!xml_is(d->xml, "sectPr") && !xml_is(d->xml, "sdtPr") && !xml_is(d->xml, "Fallback") && !is_gone(d))
		read_blocks(d, xml_depth(d->xml));
}

static void read_blocks(struct docx *d, int depth)
{
	while (xml_child(d->xml, depth))
		read_block(d);
}

/* Separators are notes of a type of their own. */
static void read_notes(struct docx *d)
{
	while (xml_child(d->xml, 0)) {
		if (xml_attribute(d->xml, "type") != NULL)
			continue;
		d->draft.note++;
		read_blocks(d, 1);
	}
}

static enum read_status read_part(struct docx *d, const char *name, void (*read)(struct docx *))
{
	struct zip_part *part;
	enum zip_state opened = zip_part_open(d->archive, name, &part);
	enum xml_state state;

	if (opened != ZIP_OK)
		return reader_zip_status(opened);
	d->xml = xml_open(d->arena, part);
	if (d->xml == NULL)
		return READ_DAMAGED;
	if (xml_root(d->xml))
		read(d);
	state = xml_state(d->xml);
	xml_close(d->xml);
	zip_part_close(part);
	return reader_xml_status(state);
}

static void read_body(struct docx *d)
{
	read_blocks(d, 0);
}

/* Damaged notes do not take the text from its reader. */
static void read_all_notes(struct docx *d, const char *part)
{
	static const char *const TYPES[] = {"/footnotes", "/endnotes"};

	for (size_t i = 0; i < sizeof TYPES / sizeof TYPES[0]; i++) {
		const char *notes = opc_related(d->arena, d->archive, part, TYPES[i]);

		d->draft.page = 0;
		d->draft.part = 1 + (uint32_t)i;
		d->draft.parts[d->draft.part] = notes;
		if (notes != NULL)
			read_part(d, notes, read_notes);
	}
}

bool docx_knows(const struct input *input)
{
	return input->archive != NULL && (zip_archive_has(input->archive, "word/document.xml") ||
					  zip_archive_has(input->archive, "word/styles.xml"));
}

enum read_status docx_read(const struct input *input, struct document *doc)
{
	struct docx d = {.arena = input->arena, .archive = input->archive, .options = input->options};
	const char *part = opc_related(d.arena, d.archive, NULL, "/officeDocument");
	enum read_status status;

	if (part == NULL)
		part = "word/document.xml";
	draft_init(&d.draft, d.arena);
	d.draft.page = 1;
	d.draft.parts[0] = part;
	docx_styles_read(&d.styles, d.arena, d.archive, opc_related(d.arena, d.archive, part, "/styles"));
	d.numbering = docx_numbering_read(d.arena, d.archive, opc_related(d.arena, d.archive, part, "/numbering"),
					  &d.styles);
	status = read_part(&d, part, read_body);
	if (status != READ_OK)
		return status;
	if (d.carried.text.size > 0)
		draft_paragraph(
			&d.draft, strbuf_slice(&d.carried.text),
			(struct draft_look){.origins = d.carried.origins, .origin_count = d.carried.origin_count});
	read_all_notes(&d, part);
	return reader_finish(&d.draft, doc);
}
