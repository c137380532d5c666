#include "read/number_format.h"
#include "read/xlsx.h"

struct format {
	long id;
	const char *code;
};

struct font {
	enum font_coding coding;
	bool strong;
};

/* The parts of a style sheet that the cells' styles refer to. */
struct parts {
	struct arena *arena;
	struct format *formats;
	size_t format_count, format_capacity;
	struct font *fonts;
	size_t font_count, font_capacity;
};

static void read_formats(struct parts *parts, struct xml *xml)
{
	int depth = xml_depth(xml);

	while (xml_child(xml, depth)) {
		struct format *format = ARENA_PUSH(parts->arena, parts->formats, parts->format_count,
						   parts->format_capacity);
		const char *code;

		format->id = xml_number(xml, "numFmtId", -1);
		code = xml_attribute(xml, "formatCode");
		format->code = code == NULL ? NULL : arena_string(parts->arena, slice_str(code));
	}
}

static void read_fonts(struct parts *parts, struct xml *xml)
{
	int depth = xml_depth(xml);

	while (xml_child(xml, depth)) {
		struct font *font = ARENA_PUSH(parts->arena, parts->fonts, parts->font_count, parts->font_capacity);

		while (xml_child(xml, depth + 1)) {
			const char *value = xml_attribute(xml, "val");

			if (xml_is(xml, "name"))
				font->coding = font_coding(value);
			else if (xml_is(xml, "b"))
				font->strong = value == NULL || strcmp(value, "0") != 0;
		}
	}
}

static const char *format_code(const struct parts *parts, long id)
{
	for (size_t i = 0; i < parts->format_count; i++)
		if (parts->formats[i].id == id)
			return parts->formats[i].code;
	return number_format_builtin(id);
}

static void read_cell_styles(struct xlsx_styles *styles, const struct parts *parts, struct xml *xml)
{
	int depth = xml_depth(xml);

	while (xml_child(xml, depth)) {
		struct xlsx_style *style = ARENA_PUSH(parts->arena, styles->styles, styles->count, styles->capacity);
		long font = xml_number(xml, "fontId", -1);

		style->format = format_code(parts, xml_number(xml, "numFmtId", 0));
		if (font >= 0 && (size_t)font < parts->font_count) {
			style->coding = parts->fonts[font].coding;
			style->strong = parts->fonts[font].strong;
		}
	}
}

void xlsx_styles_read(struct xlsx_styles *styles, struct arena *arena, struct zip_archive *archive, const char *part)
{
	struct parts parts = {.arena = arena};
	struct zip_part *file;
	struct xml *xml;

	if (part == NULL || zip_part_open(archive, part, &file) != ZIP_OK)
		return;
	xml = xml_open(arena, file);
	if (xml == NULL || !xml_root(xml))
		return;
	while (xml_child(xml, 0)) {
		if (xml_is(xml, "numFmts"))
			read_formats(&parts, xml);
		else if (xml_is(xml, "fonts"))
			read_fonts(&parts, xml);
		else if (xml_is(xml, "cellXfs"))
			read_cell_styles(styles, &parts, xml);
	}
	xml_close(xml);
	zip_part_close(file);
}

static void add_text(struct strbuf *out, struct arena *arena, struct xml *xml, enum font_coding coding)
{
	struct strbuf text;

	strbuf_init(&text, arena);
	xml_collect(xml, xml_depth(xml), &text);
	font_decode(out, strbuf_slice(&text), coding);
}

static void read_run(struct strbuf *out, struct arena *arena, struct xml *xml)
{
	enum font_coding coding = FONT_UNICODE;
	int depth = xml_depth(xml);

	while (xml_child(xml, depth)) {
		if (xml_is(xml, "rPr")) {
			while (xml_child(xml, depth + 1))
				if (xml_is(xml, "rFont"))
					coding = font_coding(xml_attribute(xml, "val"));
		} else if (xml_is(xml, "t")) {
			add_text(out, arena, xml, coding);
		}
	}
}

void xlsx_text(struct strbuf *out, struct arena *arena, struct xml *xml)
{
	int depth = xml_depth(xml);

	while (xml_child(xml, depth)) {
		if (xml_is(xml, "t"))
			add_text(out, arena, xml, FONT_UNICODE);
		else if (xml_is(xml, "r"))
			read_run(out, arena, xml);
	}
}

enum read_status xlsx_strings_read(struct xlsx_strings *strings, struct arena *arena, struct zip_archive *archive,
				   const char *part)
{
	struct zip_part *file;
	enum zip_state opened = part == NULL ? ZIP_ABSENT : zip_part_open(archive, part, &file);
	enum xml_state state;
	struct strbuf text;
	struct xml *xml;

	if (opened == ZIP_ABSENT)
		return READ_OK;
	if (opened != ZIP_OK)
		return reader_zip_status(opened);
	xml = xml_open(arena, file);
	if (xml == NULL)
		return READ_DAMAGED;
	strbuf_init(&text, arena);
	if (xml_root(xml)) {
		while (xml_child(xml, 0)) {
			strbuf_clear(&text);
			if (xml_is(xml, "si"))
				xlsx_text(&text, arena, xml);
			*ARENA_PUSH(arena, strings->strings, strings->count,
				    strings->capacity) = arena_copy(arena, strbuf_slice(&text));
		}
	}
	state = xml_state(xml);
	xml_close(xml);
	zip_part_close(file);
	return reader_xml_status(state);
}
