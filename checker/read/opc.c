#include "read/opc.h"

#include "read/xml.h"

/* "word/_rels/document.xml.rels" of "word/document.xml". */
static const char *relations_name(struct arena *arena, const char *part)
{
	struct strbuf name;
	const char *slash = part == NULL ? NULL : strrchr(part, '/');
	size_t folder = slash == NULL ? 0 : (size_t)(slash - part) + 1;

	strbuf_init(&name, arena);
	if (part != NULL)
		strbuf_add(&name, slice_of(part, folder));
	strbuf_puts(&name, "_rels/");
	strbuf_puts(&name, part == NULL ? "" : part + folder);
	strbuf_puts(&name, ".rels");
	return name.data;
}

/* Takes the last folder off a path that ends in '/'. */
static void climb(struct strbuf *path)
{
	size_t size = path->size;

	while (size > 0 && path->data[size - 1] == '/')
		size--;
	while (size > 0 && path->data[size - 1] != '/')
		size--;
	path->size = size;
	if (path->data != NULL)
		path->data[size] = '\0';
}

/* The name of a part from a target, which is relative to the folder of `part` unless it begins with a slash. */
static const char *resolved(struct arena *arena, const char *part, const char *target)
{
	struct strbuf name;
	const char *slash = part == NULL ? NULL : strrchr(part, '/');

	strbuf_init(&name, arena);
	if (target[0] != '/' && slash != NULL)
		strbuf_add(&name, slice_of(part, (size_t)(slash - part) + 1));
	while (target[0] == '/')
		target++;
	while (strncmp(target, "../", 3) == 0 || strncmp(target, "./", 2) == 0) {
		if (target[1] == '.')
			climb(&name);
		target = strchr(target, '/') + 1;
	}
	strbuf_puts(&name, target);
	return name.data;
}

static bool ends_in(const char *text, const char *end)
{
	return text != NULL && slice_ends(slice_str(text), slice_str(end));
}

static bool is_wanted(struct xml *xml, const char *type, const char *id)
{
	const char *given = xml_attribute(xml, id != NULL ? "Id" : "Type");

	if (ends_in(xml_attribute(xml, "TargetMode"), "External"))
		return false;
	return id != NULL ? given != NULL && strcmp(given, id) == 0 : ends_in(given, type);
}

static const char *find(struct arena *arena, struct zip_archive *archive, const char *part, const char *type,
			const char *id)
{
	const char *found = NULL;
	struct zip_part *relations;
	struct xml *xml;

	if (zip_part_open(archive, relations_name(arena, part), &relations) != ZIP_OK)
		return NULL;
	xml = xml_open(arena, relations);
	if (xml != NULL && xml_root(xml)) {
		while (found == NULL && xml_child(xml, 0)) {
			const char *target = is_wanted(xml, type, id) ? xml_attribute(xml, "Target") : NULL;

			if (target != NULL)
				found = resolved(arena, part, target);
		}
	}
	if (xml != NULL)
		xml_close(xml);
	zip_part_close(relations);
	return found;
}

const char *opc_related(struct arena *arena, struct zip_archive *archive, const char *part, const char *type)
{
	return find(arena, archive, part, type, NULL);
}

const char *opc_related_id(struct arena *arena, struct zip_archive *archive, const char *part, const char *id)
{
	return find(arena, archive, part, NULL, id);
}
