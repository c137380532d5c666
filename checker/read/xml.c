#include "read/xml.h"

#include <libxml/xmlreader.h>
#include <pthread.h>
#include <stdlib.h>

struct xml {
	struct arena *arena;
	struct zip_part *part;
	xmlTextReaderPtr reader;
	void **slot;
	int depth;
	uint32_t elements; /* whose start tag was read */
	uint32_t ordinal;  /* of the element met last */
	bool empty;        /* the element met last has neither content nor an end of its own */
	enum xml_state state;
};

static pthread_once_t once = PTHREAD_ONCE_INIT;

static int read_piece(void *context, char *out, int size)
{
	struct xml *xml = context;

	return zip_part_read(xml->part, out, size);
}

static void note_error(void *context, xmlErrorPtr error)
{
	struct xml *xml = context;

	/* The parser has one code for all that is nested too deeply or too long; its words tell the two apart. */
	if (xml->state == XML_OK && error->level >= XML_ERR_FATAL)
		xml->state = error->message != NULL && strstr(error->message, "depth") != NULL ? XML_TOO_DEEP
											       : XML_BROKEN;
}

static void free_string(void *string)
{
	xmlFree(string);
}

static void free_reader(void *reader)
{
	xmlFreeTextReader(reader);
}

void xml_prepare(void)
{
	pthread_once(&once, xmlInitParser);
}

struct xml *xml_open(struct arena *arena, struct zip_part *part)
{
	struct xml *xml = arena_alloc(arena, sizeof *xml);

	xml_prepare();
	*xml = (struct xml){.arena = arena, .part = part, .depth = -1};
	xml->slot = arena_defer(arena, free_reader);
	xml->reader = xmlReaderForIO(read_piece, NULL, xml, NULL, NULL,
				     XML_PARSE_NONET | XML_PARSE_COMPACT | XML_PARSE_NOERROR | XML_PARSE_NOWARNING);
	if (xml->reader == NULL)
		return NULL;
	*xml->slot = xml->reader;
	xmlTextReaderSetStructuredErrorHandler(xml->reader, note_error, xml);
	return xml;
}

/* Takes one node; false at the end and after a failure. */
static bool advance(struct xml *xml)
{
	int got = xml->state == XML_OK ? xmlTextReaderRead(xml->reader) : -1;

	xml->empty = false;
	if (got == 1 && xmlTextReaderNodeType(xml->reader) == XML_READER_TYPE_DOCUMENT_TYPE)
		xml->state = XML_FORBIDDEN;
	if (got == 1 && xmlTextReaderNodeType(xml->reader) == XML_READER_TYPE_ELEMENT)
		xml->elements++;
	if (zip_part_state(xml->part) == ZIP_TOO_LARGE)
		xml->state = XML_TOO_LARGE;
	else if (got < 0 && xml->state == XML_OK)
		xml->state = XML_BROKEN;
	return got == 1 && xml->state == XML_OK;
}

static bool is_text(int type)
{
	return type == XML_READER_TYPE_TEXT || type == XML_READER_TYPE_CDATA || type == XML_READER_TYPE_WHITESPACE ||
	       type == XML_READER_TYPE_SIGNIFICANT_WHITESPACE;
}

static void enter(struct xml *xml)
{
	xml->depth = xmlTextReaderDepth(xml->reader);
	xml->ordinal = xml->elements;
	xml->empty = xmlTextReaderIsEmptyElement(xml->reader) == 1;
}

bool xml_root(struct xml *xml)
{
	while (advance(xml)) {
		if (xmlTextReaderNodeType(xml->reader) == XML_READER_TYPE_ELEMENT) {
			enter(xml);
			return true;
		}
	}
	return false;
}

int xml_depth(const struct xml *xml)
{
	return xml->depth;
}

uint32_t xml_ordinal(const struct xml *xml)
{
	return xml->ordinal;
}

enum xml_piece xml_step(struct xml *xml, int depth)
{
	if (xml->empty && xml->depth == depth) {
		xml->empty = false;
		return XML_END;
	}
	while (advance(xml)) {
		int type = xmlTextReaderNodeType(xml->reader);
		int at = xmlTextReaderDepth(xml->reader);

		if (type == XML_READER_TYPE_END_ELEMENT && at <= depth)
			return XML_END;
		if (at != depth + 1)
			continue;
		if (type == XML_READER_TYPE_ELEMENT) {
			enter(xml);
			return XML_ELEMENT;
		}
		if (is_text(type))
			return XML_TEXT;
	}
	return XML_END;
}

bool xml_child(struct xml *xml, int depth)
{
	enum xml_piece piece;

	do
		piece = xml_step(xml, depth);
	while (piece == XML_TEXT);
	return piece == XML_ELEMENT;
}

const char *xml_name(const struct xml *xml)
{
	const xmlNode *node = xmlTextReaderCurrentNode(xml->reader);

	return node == NULL || node->name == NULL ? "" : (const char *)node->name;
}

struct slice xml_text(const struct xml *xml)
{
	const xmlChar *value = xmlTextReaderConstValue(xml->reader);

	return value == NULL ? SLICE("") : slice_str((const char *)value);
}

bool xml_is(const struct xml *xml, const char *name)
{
	return strcmp(xml_name(xml), name) == 0;
}

/* A value that holds entities is a list of nodes. */
static const char *joined_value(struct xml *xml, const xmlNode *list)
{
	void **slot = arena_defer(xml->arena, free_string);
	xmlChar *joined = xmlNodeListGetString(list->doc, list, 1);

	*slot = joined;
	return joined == NULL ? "" : (const char *)joined;
}

const char *xml_attribute(struct xml *xml, const char *name)
{
	xmlNodePtr node = xmlTextReaderCurrentNode(xml->reader);
	const xmlAttr *attribute = node != NULL && node->type == XML_ELEMENT_NODE ? node->properties : NULL;
	const xmlNode *value;

	while (attribute != NULL && strcmp((const char *)attribute->name, name) != 0)
		attribute = attribute->next;
	if (attribute == NULL)
		return NULL;
	value = attribute->children;
	if (value == NULL)
		return "";
	if (value->next == NULL && value->type == XML_TEXT_NODE)
		return (const char *)value->content;
	return joined_value(xml, value);
}

long xml_number(struct xml *xml, const char *name, long otherwise)
{
	const char *text = xml_attribute(xml, name);
	char *end;
	long value;

	if (text == NULL)
		return otherwise;
	value = strtol(text, &end, 10);
	return end == text ? otherwise : value;
}

void xml_collect(struct xml *xml, int depth, struct strbuf *out)
{
	enum xml_piece piece;

	while ((piece = xml_step(xml, depth)) != XML_END) {
		if (piece == XML_TEXT)
			strbuf_add(out, xml_text(xml));
		else
			xml_collect(xml, depth + 1, out);
	}
}

enum xml_state xml_state(const struct xml *xml)
{
	return xml->state;
}

void xml_close(struct xml *xml)
{
	*xml->slot = NULL;
	xmlFreeTextReader(xml->reader);
	xml->reader = NULL;
}
