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

static bool is_report(const char *name)
{
	const char *dot = strrchr(name, '.');

	return dot && (strcasecmp(dot, ".txt") == 0 || strcasecmp(dot, ".md") == 0);
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
		    say(inputs->language, "thư mục không có tệp *.txt hoặc *.md nào",
			"there is no *.txt or *.md file in this directory"));
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
