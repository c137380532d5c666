/*
 * HTML: paragraphs, lists with their numbers, tables. What a browser does not show is left out.
 */
#include <libxml/HTMLparser.h>
#include <stdlib.h>
#include <strings.h>

#include "read/font.h"
#include "read/ordinal.h"
#include "read/reader.h"

enum { LARGEST = 64 * 1024 * 1024, DEEPEST = 200, HEAD_SAMPLE = 1024, MOST_SPAN = 1000, LONGEST_FONT = 63 };

struct html {
	struct arena *arena;
	struct draft draft;
	struct strbuf text; /* of the paragraph being read */
	struct draft_look look;
	bool too_deep;
};

/* What the elements around the text say of it. */
struct around {
	enum font_coding coding;
	bool kept; /* blanks and line ends count (pre) */
	bool strong;
};

static void read_element(struct html *h, const xmlNode *node, struct around around, unsigned depth);
static void read_children(struct html *h, const xmlNode *node, struct around around, unsigned depth);

static const char *attribute(const xmlNode *node, const char *name)
{
	for (const xmlAttr *at = node->properties; at != NULL; at = at->next)
		if (strcasecmp((const char *)at->name, name) == 0)
			return at->children == NULL || at->children->content == NULL
				       ? ""
				       : (const char *)at->children->content;
	return NULL;
}

static long attribute_number(const xmlNode *node, const char *name, long otherwise)
{
	const char *value = attribute(node, name);

	return value == NULL || value[0] == '\0' ? otherwise : strtol(value, NULL, 10);
}

static bool is(const xmlNode *node, const char *name)
{
	return node->type == XML_ELEMENT_NODE && strcasecmp((const char *)node->name, name) == 0;
}

static bool is_one_of(const xmlNode *node, const char *const *names)
{
	for (; *names != NULL; names++)
		if (is(node, *names))
			return true;
	return false;
}

/* ---- text --------------------------------------------------------------------------------------------------- */

static bool is_blank(char c)
{
	return c == ' ' || c == '\t' || c == '\n' || c == '\r' || c == '\f';
}

static void add_text(struct html *h, const xmlNode *node, const struct around *around)
{
	struct slice text = slice_str(node->content == NULL ? "" : (const char *)node->content);
	struct strbuf plain;

	strbuf_init(&plain, h->arena);
	for (size_t i = 0; i < text.size; i++) {
		char last = plain.size > 0     ? plain.data[plain.size - 1]
			    : h->text.size > 0 ? h->text.data[h->text.size - 1]
					       : ' ';

		if (around->kept || !is_blank(text.data[i]))
			strbuf_putc(&plain, text.data[i]);
		else if (!is_blank(last))
			strbuf_putc(&plain, ' ');
	}
	if (slice_trim(strbuf_slice(&plain)).size > 0)
		h->look.strong = around->strong && (h->look.strong || slice_trim(strbuf_slice(&h->text)).size == 0);
	font_decode(&h->text, strbuf_slice(&plain), around->coding);
}

static void end_paragraph(struct html *h)
{
	struct slice text = slice_trim(strbuf_slice(&h->text));

	if (text.size > 0)
		draft_paragraph(&h->draft, arena_copy(h->arena, text), h->look);
	strbuf_clear(&h->text);
	h->look = (struct draft_look){0};
}

/* ---- lists and tables --------------------------------------------------------------------------------------- */

static enum ordinal list_format(const xmlNode *list)
{
	const char *type = attribute(list, "type");

	if (is(list, "ul"))
		return ORDINAL_BULLET;
	return ordinal_of_letter(type == NULL ? '1' : type[0], ORDINAL_DECIMAL);
}

static void read_list(struct html *h, const xmlNode *list, struct around around, unsigned depth)
{
	enum ordinal format = list_format(list);
	long number = attribute_number(list, "start", 1);

	end_paragraph(h);
	for (const xmlNode *item = list->children; item != NULL; item = item->next) {
		if (!is(item, "li")) {
			if (item->type == XML_ELEMENT_NODE)
				read_element(h, item, around, depth + 1);
			continue;
		}
		number = attribute_number(item, "value", number);
		if (format == ORDINAL_BULLET) {
			strbuf_puts(&h->text, "- ");
		} else {
			ordinal_write(&h->text, format, number);
			strbuf_puts(&h->text, ". ");
		}
		read_children(h, item, around, depth + 1);
		end_paragraph(h);
		number++;
	}
}

static uint32_t span_of(const xmlNode *cell, const char *name)
{
	long span = attribute_number(cell, name, 1);

	return span < 1 ? 1 : span > MOST_SPAN ? MOST_SPAN : (uint32_t)span;
}

static bool has_attribute(const xmlNode *node, const char *name)
{
	return xmlHasProp(node, (const xmlChar *)name) != NULL;
}

/* Pages that Excel saves say which cells hold numbers and which are computed. */
static void open_cell(struct html *h, const xmlNode *cell)
{
	struct draft_cell *opened = draft_open_cell(&h->draft, span_of(cell, "colspan"), span_of(cell, "rowspan"));

	opened->formula = has_attribute(cell, "x:fmla");
	opened->number = opened->formula || has_attribute(cell, "x:num");
}

static void read_row(struct html *h, const xmlNode *row, struct around around, unsigned depth, bool head)
{
	bool begun = false;

	for (const xmlNode *cell = row->children; cell != NULL; cell = cell->next) {
		if (!is(cell, "td") && !is(cell, "th"))
			continue;
		if (!begun)
			draft_row(&h->draft, 0, head);
		begun = true;
		open_cell(h, cell);
		read_children(h, cell, around, depth + 1);
		end_paragraph(h);
		draft_close_cell(&h->draft);
	}
}

static void read_rows(struct html *h, const xmlNode *node, struct around around, unsigned depth, bool head)
{
	for (const xmlNode *child = node->children; child != NULL; child = child->next) {
		if (is(child, "tr"))
			read_row(h, child, around, depth + 1, head);
		else if (is(child, "thead") || is(child, "tbody") || is(child, "tfoot"))
			read_rows(h, child, around, depth + 1, is(child, "thead"));
	}
}

static void read_table(struct html *h, const xmlNode *table, struct around around, unsigned depth)
{
	end_paragraph(h);
	for (const xmlNode *child = table->children; child != NULL; child = child->next) {
		if (!is(child, "caption"))
			continue;
		read_children(h, child, around, depth + 1);
		end_paragraph(h);
	}
	draft_open_table(&h->draft);
	read_rows(h, table, around, depth, false);
	draft_close_table(&h->draft);
}

/* ---- elements ----------------------------------------------------------------------------------------------- */

static bool is_hidden(const xmlNode *node)
{
	static const char *const NAMES[] = {"script", "style", "head",   "title",  "template", "noscript",
					    "object", "svg",   "select", "button", NULL};
	const char *style = attribute(node, "style");

	if (is_one_of(node, NAMES) || attribute(node, "hidden") != NULL)
		return true;
	return style != NULL && (strstr(style, "display:none") != NULL || strstr(style, "display: none") != NULL);
}

static struct around inside(const xmlNode *node, struct around around)
{
	static const char *const STRONG[] = {"b", "strong", "h1", "h2", "h3", "h4", "h5", "h6", "th", NULL};
	const char *face = attribute(node, "face");
	const char *style = attribute(node, "style");
	const char *family = style == NULL ? NULL : strstr(style, "font-family:");

	if (family != NULL) {
		face = family + strlen("font-family:");
		face += strspn(face, " '\"");
	}
	if (face != NULL) {
		size_t size = strcspn(face, "'\";,");
		char name[LONGEST_FONT + 1] = {0};

		memcpy(name, face, size < LONGEST_FONT ? size : LONGEST_FONT);
		around.coding = font_coding(name);
	}
	around.strong |= is_one_of(node, STRONG);
	around.kept |= is(node, "pre");
	return around;
}

static bool is_block(const xmlNode *node)
{
	static const char *const NAMES[] = {
		"p",      "div",     "h1",         "h2",         "h3",   "h4",      "h5",      "h6",     "li",
		"dt",     "dd",      "blockquote", "pre",        "hr",   "section", "article", "header", "footer",
		"center", "address", "figure",     "figcaption", "body", "main",    "form",    NULL};

	return is_one_of(node, NAMES);
}

static void read_element(struct html *h, const xmlNode *node, struct around around, unsigned depth)
{
	const char *align = attribute(node, "align");
	bool block = is_block(node);

	if (depth > DEEPEST)
		h->too_deep = true;
	if (is_hidden(node) || h->too_deep)
		return;
	around = inside(node, around);
	if (is(node, "br")) {
		strbuf_putc(&h->text, '\n');
	} else if (is(node, "table")) {
		read_table(h, node, around, depth);
	} else if (is(node, "ol") || is(node, "ul")) {
		read_list(h, node, around, depth);
	} else {
		/* The number of a list's item stands before the block that begins the item. */
		if (block && !(node->prev == NULL && is(node->parent, "li")))
			end_paragraph(h);
		h->look.centred |= block && align != NULL && strcasecmp(align, "center") == 0;
		read_children(h, node, around, depth + 1);
		if (block)
			end_paragraph(h);
	}
}

static void read_children(struct html *h, const xmlNode *node, struct around around, unsigned depth)
{
	if (depth > DEEPEST) {
		h->too_deep = true;
		return;
	}
	for (const xmlNode *child = node->children; child != NULL; child = child->next) {
		if (child->type == XML_TEXT_NODE || child->type == XML_CDATA_SECTION_NODE)
			add_text(h, child, &around);
		else if (child->type == XML_ELEMENT_NODE)
			read_element(h, child, around, depth);
	}
}

/* ---- the file ----------------------------------------------------------------------------------------------- */

static void free_document(void *document)
{
	xmlFreeDoc(document);
}

static void free_parser(void *parser)
{
	htmlFreeParserCtxt(parser);
}

static void ignore_error(void *context, xmlErrorPtr error)
{
	(void)context;
	(void)error;
}

static xmlDoc *parse(struct html *h, struct slice text)
{
	void **parser_slot = arena_defer(h->arena, free_parser);
	void **slot = arena_defer(h->arena, free_document);
	htmlParserCtxtPtr parser;

	xml_prepare();
	parser = htmlNewParserCtxt();
	*parser_slot = parser;
	if (parser == NULL)
		return NULL;
	parser->sax->serror = ignore_error;
	*slot = htmlCtxtReadMemory(parser, text.data, (int)text.size, NULL, "UTF-8",
				   HTML_PARSE_NONET | HTML_PARSE_RECOVER | HTML_PARSE_NOERROR | HTML_PARSE_NOWARNING |
					   HTML_PARSE_COMPACT);
	h->too_deep |= parser->lastError.message != NULL && strstr(parser->lastError.message, "depth") != NULL;
	return *slot;
}

/* A page begins with a declaration or its root, blanks and comments aside. */
bool html_knows(const struct input *input)
{
	struct slice head = slice_part(input->bytes, 0, HEAD_SAMPLE);
	char copy[HEAD_SAMPLE + 1] = {0};
	size_t from = 0;

	if (head.size == 0)
		return false;
	for (size_t i = 0; i < head.size; i++)
		if (head.data[i] != '\0')
			copy[from++] = head.data[i];
	from = slice_starts(slice_str(copy), SLICE("\xEF\xBB\xBF")) ? 3 : (unsigned char)copy[0] >= 0xFE ? 2 : 0;
	from += strspn(copy + from, " \t\r\n");
	return copy[from] == '<' && (strcasestr(copy, "<!doctype html") != NULL || strcasestr(copy, "<html") != NULL);
}

enum read_status html_read(const struct input *input, struct document *doc)
{
	struct html h = {.arena = input->arena};
	struct slice text;
	const char *encoding;
	enum read_status status;
	const xmlDoc *page;

	if (input->bytes.size > LARGEST)
		return READ_TOO_LARGE;
	text = reader_text(input, doc);
	encoding = doc->encoding;
	draft_init(&h.draft, h.arena);
	strbuf_init(&h.text, h.arena);
	page = parse(&h, text);
	if (page == NULL && !h.too_deep)
		return READ_DAMAGED;
	if (page != NULL)
		read_children(&h, (const xmlNode *)page, (struct around){0}, 0);
	end_paragraph(&h);
	if (h.too_deep)
		return READ_TOO_DEEP;
	status = reader_finish(&h.draft, doc);
	doc->encoding = encoding;
	return status;
}
