#include <errno.h>
#include <setjmp.h>
#include <stdio.h>
#include <stdlib.h>
#include <sys/stat.h>

#include "library/library.h"
#include "library/library_archive.h"
#include "read/encoding.h"

/*
 * A document's places are 32-bit offsets, and its text may take three times the bytes of its file when an old encoding
 * is decoded: hence the highest size.
 */
enum { DEFAULT_SIZE = 256 * 1024 * 1024, HIGHEST_SIZE = 1024 * 1024 * 1024 };
static const uint64_t DEFAULT_MEMORY = UINT64_C(4) << 30;

static size_t memory_limit(const struct rasoat_options *options)
{
	if (options != NULL && options->max_memory != 0)
		return options->max_memory;
	return DEFAULT_MEMORY < SIZE_MAX ? (size_t)DEFAULT_MEMORY : SIZE_MAX;
}

static size_t size_limit(const struct rasoat_options *options)
{
	return options == NULL || options->max_size == 0 ? DEFAULT_SIZE : options->max_size;
}

static struct rasoat_result *new_result(const struct rasoat_options *options, const char *path)
{
	const char *name = path == NULL ? "-" : path;
	size_t size = strlen(name) + 1;
	struct rasoat_result *result = calloc(1, sizeof *result + size);

	if (result == NULL)
		return NULL;
	arena_init(&result->arena, memory_limit(options));
	result->language = options != NULL && options->language == RASOAT_EN ? LANGUAGE_EN : LANGUAGE_VI;
	memcpy(result->path, name, size);
	return result;
}

/* What was made of the document is given up, so that one document too large leaves its memory to the next. */
static void give_up(struct rasoat_result *result)
{
	arena_release(&result->arena);
	result->check = (struct check){0};
	result->findings = NULL;
	result->related = NULL;
	result->count = 0;
	result->untied = NULL;
	result->excerpt = (struct library_excerpt){0};
}

static enum read_status read_and_check(struct rasoat_result *result, const struct rasoat_rules *rules,
				       const struct read_options *options, const char *member, struct slice *bytes)
{
	enum read_status status = READ_OK;

	if (member != NULL)
		status = library_member(&result->arena, *bytes, member, bytes);
	if (status != READ_OK)
		return status;
	return check_text(&result->check, &result->arena, *bytes, options, rules->set.lexicon, rules->set.rules,
			  rules->set.count, result->language);
}

/* member: name of the one that is to be read of an archive; NULL: bytes are the report. */
static void check_bytes(struct rasoat_result *result, const struct rasoat_rules *rules,
			const struct read_options *options, const char *member, struct slice bytes, size_t highest)
{
	jmp_buf escape;
	enum read_status status;

	result->arena.escape = &escape;
	if (setjmp(escape) != 0) {
		result->arena.escape = NULL;
		give_up(result);
		library_reason(result, RASOAT_NO_MEMORY, 0);
		return;
	}
	status = read_and_check(result, rules, options, member, &bytes);
	if (status == READ_OK)
		library_findings(result);
	result->arena.escape = NULL;
	if (status == READ_OK)
		return;
	/* What the bytes seem to be is asked while the arena still holds them. */
	library_read_reason(result, status, bytes, highest);
	give_up(result);
}

static struct read_options read_options(const struct rasoat_options *options)
{
	if (options == NULL)
		return (struct read_options){0};
	return (struct read_options){.tracked_rejected = options->tracked == RASOAT_TRACKED_REJECTED,
				     .encoding = options->encoding};
}

enum rasoat_status rasoat_check(const struct rasoat_rules *rules, const struct rasoat_options *options,
				const char *path, const void *data, size_t size, struct rasoat_result **result)
{
	struct read_options reading = read_options(options);
	size_t highest = size_limit(options);

	*result = new_result(options, path);
	if (*result == NULL)
		return RASOAT_NO_MEMORY;
	if (reading.encoding != NULL && encoding_find(reading.encoding) == ENCODING_COUNT)
		library_encoding_reason(*result, reading.encoding);
	else if (highest > HIGHEST_SIZE)
		library_reason(*result, RASOAT_BAD_ARGUMENT, HIGHEST_SIZE);
	else if (size > highest)
		library_reason(*result, RASOAT_TOO_LARGE, highest);
	else
		check_bytes(*result, rules, &reading, options == NULL ? NULL : options->member,
			    slice_of(size == 0 ? "" : data, size), highest);
	return (*result)->status;
}

/* A file's bytes, at most `limit` + 1 of them: one more shows that it is too large. */
struct contents {
	char *data;
	size_t size;
};

static bool make_room(struct contents *contents, size_t *room, size_t limit)
{
	size_t wanted = *room < limit / 2 ? *room * 2 : limit + 1;
	char *larger;

	if (contents->size < *room)
		return true;
	larger = realloc(contents->data, wanted);
	if (larger == NULL)
		return false;
	contents->data = larger;
	*room = wanted;
	return true;
}

/* 0, or an errno. Reads to the end whatever size the system says: pipes and files under /proc say none. */
static int read_contents(FILE *file, size_t expected, size_t limit, struct contents *contents)
{
	size_t room = expected < limit ? expected + 1 : limit + 1;

	contents->data = malloc(room);
	if (contents->data == NULL)
		return ENOMEM;
	while (contents->size <= limit) {
		size_t got;

		if (!make_room(contents, &room, limit))
			return ENOMEM;
		errno = 0;
		got = fread(contents->data + contents->size, 1, room - contents->size, file);
		contents->size += got;
		if (got == 0)
			return ferror(file) ? (errno != 0 ? errno : EIO) : 0;
	}
	return 0;
}

static int read_file(const char *path, size_t limit, struct contents *contents)
{
	FILE *file = fopen(path, "rb");
	struct stat state;
	int error;

	if (file == NULL)
		return errno;
	if (fstat(fileno(file), &state) != 0)
		error = errno;
	else if (S_ISDIR(state.st_mode))
		error = EISDIR;
	else
		error = read_contents(file, state.st_size > 0 ? (size_t)state.st_size : 4096, limit, contents);
	fclose(file);
	return error;
}

/* The same for the archive in "archive.zip!member". *member: the name behind the mark, NULL when there is no such archive. */
static int read_archive(const char *path, size_t limit, struct contents *contents, const char **member)
{
	int error = ENOENT;

	for (const char *mark = strchr(path, '!'); mark != NULL && error != 0; mark = strchr(mark + 1, '!')) {
		char *archive = strndup(path, (size_t)(mark - path));

		if (archive == NULL)
			return ENOMEM;
		*contents = (struct contents){NULL, 0};
		error = read_file(archive, limit, contents);
		if (error != 0)
			free(contents->data);
		*member = error == 0 ? mark + 1 : NULL;
		free(archive);
	}
	if (error != 0)
		*contents = (struct contents){NULL, 0};
	return error;
}

enum rasoat_status rasoat_check_file(const struct rasoat_rules *rules, const struct rasoat_options *options,
				     const char *path, struct rasoat_result **result)
{
	struct rasoat_options inside = options == NULL ? (struct rasoat_options){0} : *options;
	struct contents contents = {NULL, 0};
	size_t highest = size_limit(options);
	int error = highest > HIGHEST_SIZE ? 0 : read_file(path, highest, &contents);
	enum rasoat_status status;

	if ((error == ENOENT || error == ENOTDIR) && read_archive(path, highest, &contents, &inside.member) == 0)
		error = 0;
	if (error == 0) {
		status = rasoat_check(rules, &inside, path, contents.data, contents.size, result);
		free(contents.data);
		return status;
	}
	free(contents.data);
	*result = new_result(options, path);
	if (*result == NULL)
		return RASOAT_NO_MEMORY;
	library_reason(*result, error == ENOMEM ? RASOAT_NO_MEMORY : RASOAT_UNREADABLE, (size_t)error);
	return (*result)->status;
}
