/*
 * Reports inside ZIP archives, each named as "archive.zip!folder/report.docx". Nothing is unpacked to disk.
 */
#include "library/library_archive.h"

#include <setjmp.h>
#include <stdlib.h>

#include "library/library.h"
#include "read/read.h"
#include "read/reader.h"
#include "read/zip.h"

/* Parts that only office files have: such an archive is one report. */
static bool is_document(const struct zip_archive *archive)
{
	static const char *const PARTS[] = {"[Content_Types].xml", "mimetype", "content.xml"};

	for (size_t i = 0; i < sizeof PARTS / sizeof PARTS[0]; i++)
		if (zip_archive_has(archive, PARTS[i]))
			return true;
	return false;
}

/* Folders, and what macOS and hidden files add. */
static bool is_member(const char *name)
{
	const char *slash = strrchr(name, '/');
	const char *last = slash == NULL ? name : slash + 1;

	return last[0] != '\0' && last[0] != '.' && strncmp(name, "__MACOSX/", 9) != 0;
}

static bool add_name(struct rasoat_archive *list, const char *name)
{
	char **larger = realloc(list->names, (list->count + 1) * sizeof *larger);

	if (larger == NULL)
		return false;
	list->names = larger;
	larger[list->count] = strdup(name);
	return larger[list->count] != NULL && ++list->count > 0;
}

static enum rasoat_status list_names(struct arena *arena, struct slice bytes, struct rasoat_archive *list)
{
	struct zip_archive *archive = zip_archive_open(arena, bytes, READ_MOST_INFLATED);

	if (archive == NULL || is_document(archive))
		return RASOAT_OK;
	for (size_t i = 0; i < zip_archive_count(archive); i++)
		if (is_member(zip_archive_name(archive, i)) && !add_name(list, zip_archive_name(archive, i)))
			return RASOAT_NO_MEMORY;
	return RASOAT_OK;
}

enum rasoat_status rasoat_archive_read(const void *data, size_t size, struct rasoat_archive *list)
{
	struct slice bytes = slice_of(data, size);
	enum rasoat_status status;
	struct arena arena;
	jmp_buf escape;

	*list = (struct rasoat_archive){NULL, 0};
	if (read_binary_format(bytes) != BINARY_ZIP)
		return RASOAT_OK;
	arena_init(&arena, 0);
	arena.escape = &escape;
	if (setjmp(escape) == 0)
		status = list_names(&arena, bytes, list);
	else
		status = RASOAT_NO_MEMORY;
	arena_release(&arena);
	return status;
}

void rasoat_archive_free(struct rasoat_archive *list)
{
	for (size_t i = 0; i < list->count; i++)
		free(list->names[i]);
	free(list->names);
	*list = (struct rasoat_archive){NULL, 0};
}

static size_t find_member(const struct zip_archive *archive, const char *name)
{
	size_t at = 0;

	while (at < zip_archive_count(archive) && strcmp(zip_archive_name(archive, at), name) != 0)
		at++;
	return at;
}

enum read_status library_member(struct arena *arena, struct slice bytes, const char *name, struct slice *member)
{
	struct zip_archive *archive = zip_archive_open(arena, bytes, READ_MOST_INFLATED);
	size_t index = archive == NULL ? 0 : find_member(archive, name);

	if (archive == NULL || index == zip_archive_count(archive))
		return READ_DAMAGED;
	return reader_zip_status(zip_part_whole(archive, index, member));
}
