#include "read/font.h"
#include "read/odf.h"
#include "read/ordinal.h"

struct level {
	bool present;
	enum ordinal format;
	long start;
	unsigned shown; /* levels that its number shows, its own included */
	const char *prefix;
	const char *suffix;
	const char *bullet;
};

struct odf_style {
	struct odf_style *next;
	const char *name;
	struct level levels[ODF_LEVELS];
	long counts[ODF_LEVELS];
	bool counted[ODF_LEVELS];
};

void odf_lists_init(struct odf_lists *lists, struct arena *arena)
{
	*lists = (struct odf_lists){.arena = arena};
}

/* ---- styles ------------------------------------------------------------------------------------------------- */

static const char *copied(struct odf_lists *lists, const char *text)
{
	return arena_string(lists->arena, slice_str(text == NULL ? "" : text));
}

static enum ordinal format_of(const char *name)
{
	if (name == NULL || name[0] == '\0')
		return ORDINAL_NONE;
	return ordinal_of_letter(name[0], strncmp(name, "01", 2) == 0 ? ORDINAL_ZERO : ORDINAL_DECIMAL);
}

static void read_level(struct odf_lists *lists, struct odf_style *style, struct xml *xml)
{
	long index = xml_number(xml, "level", 0);
	struct level *level;

	if (index < 1 || index > ODF_LEVELS)
		return;
	level = &style->levels[index - 1];
	*level = (struct level){.present = true};
	level->bullet = copied(lists, xml_attribute(xml, "bullet-char"));
	level->format = level->bullet[0] != '\0' ? ORDINAL_BULLET : format_of(xml_attribute(xml, "num-format"));
	level->start = xml_number(xml, "start-value", 1);
	level->shown = (unsigned)xml_number(xml, "display-levels", 1);
	level->prefix = copied(lists, xml_attribute(xml, "num-prefix"));
	level->suffix = copied(lists, xml_attribute(xml, "num-suffix"));
}

static void read_style(struct odf_lists *lists, struct xml *xml)
{
	struct odf_style *style = arena_alloc(lists->arena, sizeof *style);
	int depth = xml_depth(xml);

	style->name = copied(lists, xml_attribute(xml, "name"));
	style->next = lists->styles;
	if (xml_is(xml, "outline-style"))
		lists->outline = style;
	else
		lists->styles = style;
	while (xml_child(xml, depth))
		read_level(lists, style, xml);
}

void odf_lists_read(struct odf_lists *lists, struct xml *xml)
{
	int depth = xml_depth(xml);

	while (xml_child(xml, depth))
		if (xml_is(xml, "list-style") || xml_is(xml, "outline-style"))
			read_style(lists, xml);
}

/* ---- lists -------------------------------------------------------------------------------------------------- */

static struct odf_style *find_style(const struct odf_lists *lists, const char *name)
{
	struct odf_style *style = lists->styles;

	while (style != NULL && strcmp(style->name, name) != 0)
		style = style->next;
	return style;
}

struct odf_place odf_list_open(struct odf_lists *lists, const char *style, const char *continues, const char *continued)
{
	struct odf_place outer = lists->place;
	bool goes_on = (continues != NULL && strcmp(continues, "true") == 0) || continued != NULL;

	if (style == NULL && continues == NULL && continued == NULL && outer.level == 0) {
		lists->place = (struct odf_place){NULL, 0, false};
		return outer;
	}
	lists->place.level = outer.level + 1;
	lists->place.fresh = false;
	if (style != NULL && find_style(lists, style) != NULL)
		lists->place.style = find_style(lists, style);
	if (lists->place.style != NULL && !goes_on && lists->place.level <= ODF_LEVELS)
		lists->place.style->counted[lists->place.level - 1] = false;
	return outer;
}

void odf_list_close(struct odf_lists *lists, struct odf_place outer)
{
	lists->place = outer;
	lists->place.fresh = false;
}

static void count(struct odf_style *style, unsigned level, long start)
{
	unsigned at = level - 1;

	if (start >= 0)
		style->counts[at] = start;
	else
		style->counts[at] = style->counted[at] ? style->counts[at] + 1 : style->levels[at].start;
	style->counted[at] = true;
	for (unsigned below = level; below < ODF_LEVELS; below++)
		style->counted[below] = false;
}

void odf_list_item(struct odf_lists *lists, bool counted, long start)
{
	struct odf_place *place = &lists->place;

	place->fresh = counted && place->style != NULL && place->level >= 1 && place->level <= ODF_LEVELS;
	if (place->fresh)
		count(place->style, place->level, start);
}

static void write_number(struct strbuf *out, const struct odf_style *style, unsigned level)
{
	const struct level *own = &style->levels[level - 1];
	unsigned first = own->shown >= 1 && own->shown <= level ? level - own->shown : level - 1;
	size_t from = out->size;

	if (!own->present)
		return;
	if (own->format == ORDINAL_BULLET) {
		font_decode(out, slice_str(own->bullet), FONT_SYMBOL);
		strbuf_putc(out, ' ');
		return;
	}
	if (own->format == ORDINAL_NONE)
		return;
	strbuf_puts(out, own->prefix);
	for (unsigned at = first; at < level; at++) {
		if (at > first)
			strbuf_putc(out, '.');
		ordinal_write(out, style->levels[at].format,
			      style->counted[at] ? style->counts[at] : style->levels[at].start);
	}
	strbuf_puts(out, own->suffix);
	if (out->size > from && out->data[out->size - 1] != ' ')
		strbuf_putc(out, ' ');
}

void odf_list_number(struct odf_lists *lists, struct strbuf *out)
{
	if (lists->place.fresh)
		write_number(out, lists->place.style, lists->place.level);
	lists->place.fresh = false;
}

void odf_heading_number(struct odf_lists *lists, long level, struct strbuf *out)
{
	if (lists->place.fresh) {
		odf_list_number(lists, out);
		return;
	}
	if (lists->outline == NULL || level < 1 || level > ODF_LEVELS)
		return;
	count(lists->outline, (unsigned)level, -1);
	write_number(out, lists->outline, (unsigned)level);
}
