#include "project/config.h"

#include <errno.h>
#include <limits.h>
#include <stdio.h>
#include <stdlib.h>
#include <sys/stat.h>
#include <unistd.h>

#include "base/glob.h"
#include "language.h"
#include "memory.h"
#include "reason.h"

static const char *const NAMES[] = {".rasoat.yml", ".rasoat.yaml"};
enum { LARGEST = 1024 * 1024 };

/* ---- finding ------------------------------------------------------------------------------------------------ */

/* Cuts a path down to the directory it stands in; false at the root. */
static bool to_parent(char *path)
{
	char *slash = strrchr(path, '/');

	if (!slash || path[1] == '\0')
		return false;
	slash[slash == path] = '\0';
	return true;
}

/* The directory of an input, to be freed: of the archive for what is inside of one. */
static char *directory_of(const char *input)
{
	char *text = memory_string(input);
	char *path = strcmp(input, "-") == 0 ? realpath(".", NULL) : realpath(input, NULL);
	struct stat info;

	while (!path && to_parent(text))
		path = realpath(text, NULL);
	free(text);
	if (!path)
		path = realpath(".", NULL);
	if (path && (stat(path, &info) != 0 || !S_ISDIR(info.st_mode)))
		to_parent(path);
	return path;
}

/* Whether path is the directory or below it. */
static bool is_below(const char *path, const char *directory)
{
	size_t size = strlen(directory);

	return size == 1 || (strncmp(path, directory, size) == 0 && (path[size] == '/' || path[size] == '\0'));
}

/* The deepest directory that holds all inputs. */
static char *common_directory(char *const *inputs, size_t count)
{
	char *common = directory_of(count > 0 ? inputs[0] : "-");

	for (size_t i = 1; common && i < count; i++) {
		char *directory = directory_of(inputs[i]);

		while (directory && !is_below(directory, common) && to_parent(common))
			;
		free(directory);
	}
	return common;
}

char *config_find(char *const *inputs, size_t count)
{
	char *directory = common_directory(inputs, count);
	bool more = directory != NULL;

	while (more) {
		for (size_t i = 0; i < sizeof NAMES / sizeof *NAMES; i++) {
			char *path = memory_path(directory, NAMES[i]);

			if (access(path, F_OK) == 0) {
				free(directory);
				return path;
			}
			free(path);
		}
		more = to_parent(directory);
	}
	free(directory);
	return NULL;
}

/* ---- reading ------------------------------------------------------------------------------------------------ */

void config_complain(const struct config *config, const struct yaml_node *node)
{
	fprintf(stderr, "rasoat: %s:%u:%u: ", config->shown, node->line, node->column);
}

static bool read_bytes(struct config *config, struct slice *bytes)
{
	FILE *file = fopen(config->path, "rb");
	char *data = arena_alloc(&config->arena, LARGEST);
	size_t size = file ? fread(data, 1, LARGEST, file) : 0;
	bool good = file && !ferror(file);
	int why = errno;

	if (file)
		fclose(file);
	errno = good && size == LARGEST ? EFBIG : why;
	*bytes = slice_of(data, size);
	return good && size < LARGEST;
}

/* Blank lines and comments alone are a configuration, too. */
static bool says_nothing(struct slice bytes)
{
	for (size_t at = 0; at < bytes.size; at++) {
		if (bytes.data[at] == '#') {
			size_t end = slice_find(bytes, SLICE("\n"), at);

			at = end > bytes.size ? bytes.size : end;
		} else if (!slice_holds(SLICE(" \t\r\n"), bytes.data[at])) {
			return false;
		}
	}
	return true;
}

static bool parse(struct config *config, enum rasoat_language language)
{
	struct yaml_error error;
	struct slice bytes;

	if (!read_bytes(config, &bytes)) {
		fprintf(stderr,
			say(language, "rasoat: %s: không đọc được tệp cấu hình: %s\n",
			    "rasoat: %s: the configuration cannot be read: %s\n"),
			config->shown, system_reason(language, errno));
		return false;
	}
	if (says_nothing(bytes))
		return true;
	config->root = yaml_parse(&config->arena, bytes, &error);
	if (!config->root) {
		config_complain(config, &(struct yaml_node){.line = error.line, .column = error.column});
		fprintf(stderr, say(language, "sai cú pháp YAML: %s\n", "%s\n"), error.message);
		return false;
	}
	if (config->root->kind == YAML_MAP)
		return true;
	config_complain(config, config->root);
	fputs(say(language, "tệp cấu hình phải gồm các dòng “khóa: giá trị”\n",
		  "a configuration is made of lines \"key: value\"\n"),
	      stderr);
	return false;
}

static void set_paths(struct config *config, const char *path)
{
	char *absolute = realpath(path, NULL);
	char *here = realpath(".", NULL);
	char *directory;

	config->path = arena_string(&config->arena, slice_str(absolute ? absolute : path));
	directory = arena_string(&config->arena, slice_str(config->path));
	if (!to_parent(directory))
		strcpy(directory, ".");
	config->directory = directory;
	config->shown = config->path;
	if (here && strlen(here) > 1 && is_below(config->path, here))
		config->shown += strlen(here) + 1;
	config->came_along = here && !is_below(here, directory);
	free(absolute);
	free(here);
}

struct config *config_read(const char *path, enum rasoat_language language)
{
	struct config *config = memory_array(1, sizeof *config);
	jmp_buf escape;
	bool good;

	arena_init(&config->arena, 0);
	config->arena.escape = &escape;
	if (setjmp(escape) != 0) {
		fputs("rasoat: hết bộ nhớ (out of memory)\n", stderr);
		config_free(config);
		return NULL;
	}
	set_paths(config, path);
	good = parse(config, language);
	config->arena.escape = NULL;
	if (good)
		return config;
	config_free(config);
	return NULL;
}

void config_free(struct config *config)
{
	if (config)
		arena_release(&config->arena);
	free(config);
}

/* ---- excluding ---------------------------------------------------------------------------------------------- */

/* A pattern without a slash is of names, one with a slash of paths from the directory; at its end it asks for a directory. */
static bool excludes(struct slice pattern, struct slice path, bool is_directory)
{
	size_t name = path.size;

	if (slice_ends(pattern, SLICE("/"))) {
		if (!is_directory)
			return false;
		pattern.size--;
	}
	if (slice_holds(pattern, '/'))
		return glob_match(slice_starts(pattern, SLICE("/")) ? slice_part(pattern, 1, pattern.size) : pattern,
				  path);
	while (name > 0 && path.data[name - 1] != '/')
		name--;
	return glob_match(pattern, slice_part(path, name, path.size));
}

bool config_excludes(const struct config *config, const char *path, bool is_directory)
{
	const struct yaml_node *list = config->exclude;
	char *absolute = list ? realpath(path, NULL) : NULL;
	bool excluded = false;
	struct slice inner;

	if (absolute && is_below(absolute, config->directory)) {
		size_t skipped = strlen(config->directory);

		inner = slice_str(absolute + skipped + (skipped > 1));
		for (size_t i = 0; i < list->count && !excluded; i++)
			excluded = excludes(list->items[i]->text, inner, is_directory);
	}
	free(absolute);
	return excluded;
}
