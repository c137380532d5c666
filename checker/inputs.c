#include "inputs.h"

#include <dirent.h>
#include <errno.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <strings.h>
#include <sys/stat.h>

#include "language.h"
#include "memory.h"
#include "project/config.h"
#include "reason.h"

/* Deeper trees of directories are taken for a mistake. */
enum { DEEPEST = 64, LARGEST_ARCHIVE = 256 * 1024 * 1024 };

/* Takes path over. */
static void add(struct inputs *inputs, char *path, enum rasoat_status status, const char *reason)
{
	inputs->items = memory_grow(inputs->items, inputs->count, &inputs->capacity, sizeof *inputs->items);
	inputs->items[inputs->count++] = (struct input){path, status, reason ? memory_string(reason) : NULL};
}

/*
 * Names of files in a directory that are read as reports. Formats that cannot be read are among them: what was submitted in
 * one is told, not passed over.
 */
static const char *const ENDINGS[] = {"txt", "md",  "docx", "docm", "xlsx", "xlsm", "csv", "tsv", "odt",
				      "ods", "htm", "html", "zip",  "pdf",  "doc",  "xls", "rtf"};

static bool is_report(const char *name)
{
	const char *dot = strrchr(name, '.');

	/* "~$..." beside a Word file only says who has it open. */
	if (!dot || strncmp(name, "~$", 2) == 0)
		return false;
	for (size_t i = 0; i < sizeof ENDINGS / sizeof ENDINGS[0]; i++)
		if (strcasecmp(dot + 1, ENDINGS[i]) == 0)
			return true;
	return false;
}

static bool is_archive(const char *path)
{
	FILE *file = fopen(path, "rb");
	char head[4] = {0};
	bool good = file && fread(head, 1, sizeof head, file) == sizeof head &&
		    memcmp(head, "PK\x03\x04", sizeof head) == 0;

	if (file)
		fclose(file);
	return good;
}

/* The bytes of a file, or NULL; an archive that is too large is told by whoever reads it next. */
static char *read_all(const char *path, size_t *size)
{
	FILE *file = fopen(path, "rb");
	struct stat info;
	char *data = NULL;

	if (file && fstat(fileno(file), &info) == 0 && info.st_size > 0 && info.st_size <= LARGEST_ARCHIVE) {
		data = malloc((size_t)info.st_size);
		*size = data ? fread(data, 1, (size_t)info.st_size, file) : 0;
	}
	if (file)
		fclose(file);
	return data;
}

static char *member_path(const char *archive, const char *name)
{
	size_t size = strlen(archive) + strlen(name) + 2;
	char *path = memory_array(size, 1);

	snprintf(path, size, "%s!%s", archive, name);
	return path;
}

/* Adds the reports of an archive. False when the file is none, or holds no report: it is then read as it is. */
static bool add_members(struct inputs *inputs, const char *path)
{
	size_t before = inputs->count;
	size_t size = 0;
	char *data = is_archive(path) ? read_all(path, &size) : NULL;
	struct rasoat_archive archive = {NULL, 0};

	if (data)
		rasoat_archive_read(data, size, &archive);
	free(data);
	for (size_t i = 0; i < archive.count; i++)
		if (is_report(archive.names[i]))
			add(inputs, member_path(path, archive.names[i]), RASOAT_OK, NULL);
	rasoat_archive_free(&archive);
	return inputs->count > before;
}

/* Takes path over. */
static void add_file(struct inputs *inputs, char *path)
{
	if (add_members(inputs, path))
		free(path);
	else
		add(inputs, path, RASOAT_OK, NULL);
}

static int skip_hidden(const struct dirent *entry)
{
	return entry->d_name[0] != '.';
}

/* Byte order: the same on every machine, whatever its locale. */
static int by_name(const struct dirent **a, const struct dirent **b)
{
	return strcmp((*a)->d_name, (*b)->d_name);
}

static void walk(struct inputs *inputs, const char *directory, unsigned depth);

/* Takes path over. */
static void entry(struct inputs *inputs, char *path, const char *name, unsigned depth)
{
	struct stat info;
	bool there = lstat(path, &info) == 0;

	if (inputs->config && config_excludes(inputs->config, path, there && S_ISDIR(info.st_mode))) {
		free(path);
		return;
	}
	if (there && S_ISLNK(info.st_mode) && is_report(name)) {
		there = stat(path, &info) == 0;
		if (there && S_ISDIR(info.st_mode))
			info.st_mode = 0;
	}
	if (!there)
		add(inputs, path, RASOAT_UNREADABLE, system_reason(inputs->language, errno));
	else if (S_ISREG(info.st_mode) && is_report(name))
		add_file(inputs, path);
	else if (S_ISDIR(info.st_mode)) {
		walk(inputs, path, depth + 1);
		free(path);
	} else
		free(path);
}

static void walk(struct inputs *inputs, const char *directory, unsigned depth)
{
	struct dirent **entries;
	int count;

	if (depth > DEEPEST) {
		add(inputs, memory_string(directory), RASOAT_UNREADABLE,
		    say(inputs->language, "thư mục lồng nhau quá sâu", "directories nested too deeply"));
		return;
	}
	count = scandir(directory, &entries, skip_hidden, by_name);
	if (count < 0) {
		add(inputs, memory_string(directory), RASOAT_UNREADABLE, system_reason(inputs->language, errno));
		return;
	}
	for (int i = 0; i < count; i++) {
		entry(inputs, memory_path(directory, entries[i]->d_name), entries[i]->d_name, depth);
		free(entries[i]);
	}
	free(entries);
}

void inputs_add(struct inputs *inputs, const char *argument)
{
	struct stat info;
	size_t before = inputs->count;

	if (strcmp(argument, "-") == 0 || stat(argument, &info) != 0) {
		add(inputs, memory_string(argument), RASOAT_OK, NULL);
		return;
	}
	if (!S_ISDIR(info.st_mode)) {
		if (S_ISREG(info.st_mode))
			add_file(inputs, memory_string(argument));
		else
			add(inputs, memory_string(argument), RASOAT_OK, NULL);
		return;
	}
	walk(inputs, argument, 0);
	if (inputs->count == before)
		add(inputs, memory_string(argument), RASOAT_EMPTY,
		    say(inputs->language, "thư mục không có báo cáo nào (*.docx, *.xlsx, *.txt và các dạng khác)",
			"there is no report in this directory (*.docx, *.xlsx, *.txt and other formats)"));
}

void inputs_release(struct inputs *inputs)
{
	for (size_t i = 0; i < inputs->count; i++) {
		free(inputs->items[i].path);
		free(inputs->items[i].reason);
	}
	free(inputs->items);
	*inputs = (struct inputs){0};
}
