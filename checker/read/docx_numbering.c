#include <stdlib.h>

#include "read/docx.h"
#include "read/ordinal.h"

enum { DEEPEST_LINK = 8 };

struct level {
	bool present;
	enum ordinal format;
	long start;
	long restart; /* DOCX_UNSET: after any level above; 0: never; else after that level, from 1 */
	const char *text;
	const char *style; /* linked to it; NULL: none */
	enum font_coding coding;
	bool legal;  /* all numbers are shown as decimals */
	bool spaced; /* a tab or blank stands behind the number */
};

/* A list as defined; its counters are shared by all that are made of it. */
struct abstract {
	long id;
	struct level levels[DOCX_LEVELS];
	long counts[DOCX_LEVELS];
	bool counted[DOCX_LEVELS];
	const char *link; /* style whose list it stands for */
};

struct list {
	long id;
	long abstract;
	struct level *levels[DOCX_LEVELS]; /* in place of the definition's */
	long starts[DOCX_LEVELS];          /* where it begins anew the first time; DOCX_UNSET: nowhere */
	bool started[DOCX_LEVELS];
};

struct docx_numbering {
	struct arena *arena;
	struct docx_styles *styles;
	struct abstract *abstracts; /* by id */
	size_t abstract_count, abstract_capacity;
	struct list *lists; /* by id */
	size_t list_count, list_capacity;
};

/* ---- reading ------------------------------------------------------------------------------------------------ */

static enum ordinal format_of(const char *name)
{
	static const struct {
		const char *name;
		enum ordinal format;
	} FORMATS[] = {
		{"decimalZero", ORDINAL_ZERO},
		{"upperRoman", ORDINAL_UPPER_ROMAN},
		{"lowerRoman", ORDINAL_LOWER_ROMAN},
		{"upperLetter", ORDINAL_UPPER},
		{"lowerLetter", ORDINAL_LOWER},
		{"bullet", ORDINAL_BULLET},
		{"none", ORDINAL_NONE},
	};

	for (size_t i = 0; name != NULL && i < sizeof FORMATS / sizeof FORMATS[0]; i++)
		if (strcmp(name, FORMATS[i].name) == 0)
			return FORMATS[i].format;
	return ORDINAL_DECIMAL;
}

static const char *copied_value(struct docx_numbering *numbering, struct xml *xml)
{
	const char *value = xml_attribute(xml, "val");

	return value == NULL ? NULL : arena_string(numbering->arena, slice_str(value));
}

static void read_level(struct docx_numbering *numbering, struct level *level, struct xml *xml)
{
	struct docx_run_look look = {DOCX_UNSET, DOCX_UNSET, DOCX_UNSET, NULL};
	int depth = xml_depth(xml);

	*level = (struct level){.present = true, .restart = DOCX_UNSET, .spaced = true};
	while (xml_child(xml, depth)) {
		if (xml_is(xml, "start"))
			level->start = xml_number(xml, "val", 0);
		else if (xml_is(xml, "numFmt"))
			level->format = format_of(xml_attribute(xml, "val"));
		else if (xml_is(xml, "lvlText"))
			level->text = copied_value(numbering, xml);
		else if (xml_is(xml, "lvlRestart"))
			level->restart = xml_number(xml, "val", DOCX_UNSET);
		else if (xml_is(xml, "isLgl"))
			level->legal = docx_switch(xml);
		else if (xml_is(xml, "pStyle"))
			level->style = copied_value(numbering, xml);
		else if (xml_is(xml, "suff"))
			level->spaced = xml_attribute(xml, "val") == NULL ||
					strcmp(xml_attribute(xml, "val"), "nothing") != 0;
		else if (xml_is(xml, "rPr"))
			docx_run_look_read(&look, numbering->arena, xml);
	}
	level->coding = font_coding(look.font);
}

static bool level_index(struct xml *xml, long *index)
{
	*index = xml_number(xml, "ilvl", DOCX_UNSET);
	return *index >= 0 && *index < DOCX_LEVELS;
}

static void read_abstract(struct docx_numbering *numbering, struct xml *xml)
{
	struct abstract *abstract = ARENA_PUSH(numbering->arena, numbering->abstracts, numbering->abstract_count,
					       numbering->abstract_capacity);
	int depth = xml_depth(xml);
	long index;

	abstract->id = xml_number(xml, "abstractNumId", DOCX_UNSET);
	while (xml_child(xml, depth)) {
		if (xml_is(xml, "lvl") && level_index(xml, &index))
			read_level(numbering, &abstract->levels[index], xml);
		else if (xml_is(xml, "numStyleLink"))
			abstract->link = copied_value(numbering, xml);
	}
}

static void read_override(struct docx_numbering *numbering, struct list *list, struct xml *xml)
{
	int depth = xml_depth(xml);
	long index;

	if (!level_index(xml, &index))
		return;
	while (xml_child(xml, depth)) {
		if (xml_is(xml, "startOverride")) {
			list->starts[index] = xml_number(xml, "val", 0);
		} else if (xml_is(xml, "lvl")) {
			list->levels[index] = arena_alloc(numbering->arena, sizeof *list->levels[index]);
			read_level(numbering, list->levels[index], xml);
		}
	}
}

static void read_list(struct docx_numbering *numbering, struct xml *xml)
{
	struct list *list = ARENA_PUSH(numbering->arena, numbering->lists, numbering->list_count,
				       numbering->list_capacity);
	int depth = xml_depth(xml);

	list->id = xml_number(xml, "numId", DOCX_UNSET);
	list->abstract = DOCX_UNSET;
	for (int i = 0; i < DOCX_LEVELS; i++)
		list->starts[i] = DOCX_UNSET;
	while (xml_child(xml, depth)) {
		if (xml_is(xml, "abstractNumId"))
			list->abstract = xml_number(xml, "val", DOCX_UNSET);
		else if (xml_is(xml, "lvlOverride"))
			read_override(numbering, list, xml);
	}
}

static int compare_abstracts(const void *a, const void *b)
{
	long left = ((const struct abstract *)a)->id;
	long right = ((const struct abstract *)b)->id;

	return (left > right) - (left < right);
}

static int compare_lists(const void *a, const void *b)
{
	long left = ((const struct list *)a)->id;
	long right = ((const struct list *)b)->id;

	return (left > right) - (left < right);
}

static void sort(struct docx_numbering *numbering)
{
	if (numbering->abstract_count > 1)
		qsort(numbering->abstracts, numbering->abstract_count, sizeof *numbering->abstracts, compare_abstracts);
	if (numbering->list_count > 1)
		qsort(numbering->lists, numbering->list_count, sizeof *numbering->lists, compare_lists);
}

struct docx_numbering *docx_numbering_read(struct arena *arena, struct zip_archive *archive, const char *part,
					   struct docx_styles *styles)
{
	struct docx_numbering *numbering = arena_alloc(arena, sizeof *numbering);
	struct zip_part *file;
	struct xml *xml;

	numbering->arena = arena;
	numbering->styles = styles;
	if (part == NULL || zip_part_open(archive, part, &file) != ZIP_OK)
		return numbering;
	xml = xml_open(arena, file);
	if (xml == NULL || !xml_root(xml))
		return numbering;
	while (xml_child(xml, 0)) {
		if (xml_is(xml, "abstractNum"))
			read_abstract(numbering, xml);
		else if (xml_is(xml, "num"))
			read_list(numbering, xml);
	}
	xml_close(xml);
	zip_part_close(file);
	sort(numbering);
	return numbering;
}

/* ---- looking up --------------------------------------------------------------------------------------------- */

static struct list *find_list(const struct docx_numbering *numbering, long id)
{
	struct list key = {.id = id};

	if (numbering->list_count == 0 || id <= 0)
		return NULL;
	return bsearch(&key, numbering->lists, numbering->list_count, sizeof key, compare_lists);
}

/* The definition behind a list; one that stands for the list of a style leads on to that. */
static struct abstract *find_abstract(const struct docx_numbering *numbering, const struct list *list)
{
	struct abstract *abstract = NULL;

	for (int i = 0; i < DEEPEST_LINK && list != NULL; i++) {
		struct abstract key = {.id = list->abstract};
		const struct docx_style *style;

		abstract = numbering->abstract_count == 0
				   ? NULL
				   : bsearch(&key, numbering->abstracts, numbering->abstract_count, sizeof key,
					     compare_abstracts);
		if (abstract == NULL || abstract->link == NULL)
			break;
		style = docx_style_find(numbering->styles, abstract->link);
		list = style == NULL ? NULL : find_list(numbering, style->list.number);
	}
	return abstract;
}

static const struct level *level_of(const struct list *list, const struct abstract *abstract, long index)
{
	return list->levels[index] != NULL ? list->levels[index] : &abstract->levels[index];
}

long docx_numbering_level(struct docx_numbering *numbering, long number, const char *style)
{
	const struct list *list = find_list(numbering, number);
	const struct abstract *abstract = list == NULL ? NULL : find_abstract(numbering, list);

	for (long i = 0; abstract != NULL && style != NULL && i < DOCX_LEVELS; i++) {
		const struct level *level = level_of(list, abstract, i);

		if (level->style != NULL && strcmp(level->style, style) == 0)
			return i;
	}
	return 0;
}

/* ---- counting ----------------------------------------------------------------------------------------------- */

static void count(struct list *list, struct abstract *abstract, long index)
{
	if (list->starts[index] != DOCX_UNSET && !list->started[index])
		abstract->counts[index] = list->starts[index];
	else if (abstract->counted[index])
		abstract->counts[index]++;
	else
		abstract->counts[index] = level_of(list, abstract, index)->start;
	list->started[index] = true;
	abstract->counted[index] = true;
	for (long below = index + 1; below < DOCX_LEVELS; below++) {
		long restart = level_of(list, abstract, below)->restart;

		if (restart == DOCX_UNSET || index < restart)
			abstract->counted[below] = false;
	}
}

static void add_level(struct strbuf *out, const struct list *list, const struct abstract *abstract, long index,
		      bool legal)
{
	const struct level *level = level_of(list, abstract, index);
	long number = abstract->counted[index] ? abstract->counts[index] : level->start;

	ordinal_write(out, legal && level->format != ORDINAL_ZERO ? ORDINAL_DECIMAL : level->format, number);
}

/* Bullets in fonts of shapes, and Word's "o" of a typewriter font, are bullets in any font. */
static void add_bullet(struct strbuf *out, const struct level *level)
{
	if (strcmp(level->text, "o") == 0)
		strbuf_puts(out, "•");
	else
		font_decode(out, slice_str(level->text), level->coding == FONT_UNICODE ? FONT_SYMBOL : level->coding);
}

static void add_text(struct strbuf *out, const struct list *list, const struct abstract *abstract,
		     const struct level *level)
{
	struct strbuf raw;

	strbuf_init(&raw, out->arena);
	for (const char *at = level->text; *at != '\0'; at++) {
		if (at[0] == '%' && at[1] >= '1' && at[1] <= '9') {
			font_decode(out, strbuf_slice(&raw), level->coding);
			strbuf_clear(&raw);
			add_level(out, list, abstract, at[1] - '1', level->legal);
			at++;
		} else {
			strbuf_putc(&raw, *at);
		}
	}
	font_decode(out, strbuf_slice(&raw), level->coding);
}

void docx_numbering_next(struct docx_numbering *numbering, struct docx_list wanted, struct strbuf *out)
{
	struct list *list = find_list(numbering, wanted.number);
	struct abstract *abstract = list == NULL ? NULL : find_abstract(numbering, list);
	const struct level *level;
	size_t from = out->size;

	if (abstract == NULL || wanted.level < 0 || wanted.level >= DOCX_LEVELS)
		return;
	level = level_of(list, abstract, wanted.level);
	if (!level->present)
		return;
	count(list, abstract, wanted.level);
	if (level->text == NULL)
		return;
	if (level->format == ORDINAL_BULLET)
		add_bullet(out, level);
	else
		add_text(out, list, abstract, level);
	if (level->spaced && out->size > from)
		strbuf_putc(out, ' ');
}
