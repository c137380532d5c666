#include <stdlib.h>

#include "read/docx.h"

enum { DEEPEST_STYLE = 32 };

int docx_switch(struct xml *xml)
{
	const char *value = xml_attribute(xml, "val");

	return value == NULL || !(strcmp(value, "0") == 0 || strcmp(value, "false") == 0 || strcmp(value, "off") == 0 ||
				  strcmp(value, "none") == 0);
}

static const char *copied(struct arena *arena, const char *text)
{
	return text == NULL ? NULL : arena_string(arena, slice_str(text));
}

/* Theme fonts are Unicode ones; of the others, the one for letters beyond ASCII tells. */
static const char *font_name(struct arena *arena, struct xml *xml)
{
	const char *name = xml_attribute(xml, "hAnsi");

	if (name == NULL)
		name = xml_attribute(xml, "ascii");
	return copied(arena, name);
}

void docx_run_look_read(struct docx_run_look *look, struct arena *arena, struct xml *xml)
{
	int depth = xml_depth(xml);

	while (xml_child(xml, depth)) {
		if (xml_is(xml, "b"))
			look->bold = docx_switch(xml);
		else if (xml_is(xml, "caps"))
			look->capitals = docx_switch(xml);
		else if (xml_is(xml, "vanish"))
			look->hidden = docx_switch(xml);
		else if (xml_is(xml, "rFonts"))
			look->font = font_name(arena, xml);
	}
}

void docx_run_look_inherit(struct docx_run_look *look, const struct docx_run_look *other)
{
	if (look->bold == DOCX_UNSET)
		look->bold = other->bold;
	if (look->capitals == DOCX_UNSET)
		look->capitals = other->capitals;
	if (look->hidden == DOCX_UNSET)
		look->hidden = other->hidden;
	if (look->font == NULL)
		look->font = other->font;
}

void docx_list_read(struct docx_list *list, struct xml *xml)
{
	int depth = xml_depth(xml);

	while (xml_child(xml, depth)) {
		if (xml_is(xml, "numId"))
			list->number = xml_number(xml, "val", 0);
		else if (xml_is(xml, "ilvl"))
			list->level = xml_number(xml, "val", 0);
	}
}

static void read_paragraph_look(struct docx_style *style, struct xml *xml)
{
	int depth = xml_depth(xml);

	while (xml_child(xml, depth)) {
		if (xml_is(xml, "numPr"))
			docx_list_read(&style->list, xml);
		else if (xml_is(xml, "jc"))
			style->centred = xml_attribute(xml, "val") != NULL &&
					 strcmp(xml_attribute(xml, "val"), "center") == 0;
	}
}

static struct docx_run_look unset_look(void)
{
	return (struct docx_run_look){DOCX_UNSET, DOCX_UNSET, DOCX_UNSET, NULL};
}

static void read_style(struct docx_styles *styles, struct arena *arena, struct xml *xml)
{
	struct docx_style *style = ARENA_PUSH(arena, styles->styles, styles->count, styles->capacity);
	const char *id = xml_attribute(xml, "styleId");
	int depth = xml_depth(xml);

	style->id = id == NULL ? "" : copied(arena, id);
	style->name = "";
	style->look = unset_look();
	style->list = (struct docx_list){DOCX_UNSET, DOCX_UNSET};
	style->centred = DOCX_UNSET;
	if (xml_number(xml, "default", 0) == 1 && xml_attribute(xml, "type") != NULL &&
	    strcmp(xml_attribute(xml, "type"), "paragraph") == 0)
		styles->default_style = style->id;
	while (xml_child(xml, depth)) {
		if (xml_is(xml, "name"))
			style->name = xml_attribute(xml, "val") == NULL ? "" : copied(arena, xml_attribute(xml, "val"));
		else if (xml_is(xml, "basedOn"))
			style->based_on = copied(arena, xml_attribute(xml, "val"));
		else if (xml_is(xml, "rPr"))
			docx_run_look_read(&style->look, arena, xml);
		else if (xml_is(xml, "pPr"))
			read_paragraph_look(style, xml);
	}
}

/* docDefaults > rPrDefault > rPr */
static void read_defaults(struct docx_styles *styles, struct arena *arena, struct xml *xml)
{
	int depth = xml_depth(xml);

	while (xml_child(xml, depth)) {
		if (!xml_is(xml, "rPrDefault"))
			continue;
		while (xml_child(xml, depth + 1))
			if (xml_is(xml, "rPr"))
				docx_run_look_read(&styles->look, arena, xml);
	}
}

static int compare_styles(const void *a, const void *b)
{
	return strcmp(((const struct docx_style *)a)->id, ((const struct docx_style *)b)->id);
}

void docx_styles_read(struct docx_styles *styles, struct arena *arena, struct zip_archive *archive, const char *part)
{
	struct zip_part *file;
	struct xml *xml;

	*styles = (struct docx_styles){.look = unset_look()};
	if (part == NULL || zip_part_open(archive, part, &file) != ZIP_OK)
		return;
	xml = xml_open(arena, file);
	if (xml == NULL || !xml_root(xml))
		return;
	while (xml_child(xml, 0)) {
		if (xml_is(xml, "style"))
			read_style(styles, arena, xml);
		else if (xml_is(xml, "docDefaults"))
			read_defaults(styles, arena, xml);
	}
	xml_close(xml);
	zip_part_close(file);
	if (styles->count > 1)
		qsort(styles->styles, styles->count, sizeof *styles->styles, compare_styles);
}

static struct docx_style *find(const struct docx_styles *styles, const char *id)
{
	struct docx_style key = {.id = id};

	if (id == NULL || styles->count == 0)
		return NULL;
	return bsearch(&key, styles->styles, styles->count, sizeof key, compare_styles);
}

static void inherit(struct docx_style *style, const struct docx_style *base)
{
	docx_run_look_inherit(&style->look, &base->look);
	if (style->list.number == DOCX_UNSET)
		style->list.number = base->list.number;
	if (style->list.level == DOCX_UNSET)
		style->list.level = base->list.level;
	if (style->centred == DOCX_UNSET)
		style->centred = base->centred;
}

const struct docx_style *docx_style_find(struct docx_styles *styles, const char *id)
{
	struct docx_style *style = find(styles, id);
	const struct docx_style *base = style;

	if (style == NULL || style->resolved)
		return style;
	style->resolved = true;
	for (int i = 0; i < DEEPEST_STYLE && base != NULL && base->based_on != NULL; i++) {
		base = find(styles, base->based_on);
		if (base != NULL && base != style)
			inherit(style, base);
	}
	docx_run_look_inherit(&style->look, &styles->look);
	return style;
}
