#include "inputs.h"

#include <dirent.h>
#include <errno.h>
#include <stdlib.h>
#include <string.h>
#include <strings.h>
#include <sys/stat.h>

#include "language.h"
#include "memory.h"
#include "reason.h"

/* Deeper trees of directories are taken for a mistake. */
enum { DEEPEST = 64 };

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

	if (there && S_ISLNK(info.st_mode) && is_report(name)) {
		there = stat(path, &info) == 0;
		if (there && S_ISDIR(info.st_mode))
			info.st_mode = 0;
	}
	if (!there)
		add(inputs, path, RASOAT_UNREADABLE, system_reason(inputs->language, errno));
	else if (S_ISREG(info.st_mode) && is_report(name))
		add(inputs, path, RASOAT_OK, NULL);
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

	if (strcmp(argument, "-") == 0 || stat(argument, &info) != 0 || !S_ISDIR(info.st_mode)) {
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
