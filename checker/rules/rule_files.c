#include "rules/rule_files.h"

#include <dirent.h>
#include <errno.h>
#include <stdio.h>
#include <stdlib.h>
#include <sys/stat.h>

enum { MAX_LEVEL = 2, MAX_FILE = 4 * 1024 * 1024 };

struct listing {
	struct rule_loader *loader;
	const char *root;
	struct rule_file *files;
	size_t count, capacity;
};

static void close_directory(void *directory)
{
	closedir(directory);
}

static void close_file(void *file)
{
	fclose(file);
}

static void report(struct rule_loader *loader, const char *name, const char *why)
{
	loader->file = arena_copy(loader->arena, slice_str(name));
	load_error(loader, NULL, "%s", why);
}

/* What the system could not do; without memory nothing can be reported either. */
static void report_error(struct rule_loader *loader, const char *name, int error)
{
	if (error == ENOMEM)
		arena_exhausted(loader->arena);
	report(loader, name, strerror(error));
}

static char *join_path(struct arena *arena, const char *directory, const char *name)
{
	struct strbuf path;

	strbuf_init(&path, arena);
	strbuf_printf(&path, "%s%s%s", directory, directory[0] == '\0' ? "" : "/", name);
	return path.data;
}

static bool read_bytes(struct rule_loader *loader, const char *name, size_t size, struct slice *bytes)
{
	void **held = arena_defer(loader->arena, close_file);
	char *data = arena_alloc(loader->arena, size + 1);
	FILE *file = fopen(name, "rb");
	bool failed;

	if (file == NULL) {
		report_error(loader, name, errno);
		return false;
	}
	*held = file;
	*bytes = slice_of(data, fread(data, 1, size, file));
	failed = ferror(file) != 0;
	*held = NULL;
	fclose(file);
	if (failed)
		report(loader, name, "the file cannot be read to its end");
	return !failed;
}

static void add_file(struct listing *listing, const char *path, const char *name, const struct stat *state)
{
	struct slice bytes;

	if (state->st_size > MAX_FILE) {
		report(listing->loader, name, "larger than 4 MiB, which no rule file or word list is");
		return;
	}
	if (read_bytes(listing->loader, name, (size_t)state->st_size, &bytes))
		*ARENA_PUSH(listing->loader->arena, listing->files, listing->count,
			    listing->capacity) = (struct rule_file){slice_str(path), slice_str(name), bytes};
}

static void list_directory(struct listing *listing, const char *below, unsigned level);

static void list_entry(struct listing *listing, const char *below, const char *entry, unsigned level)
{
	struct arena *arena = listing->loader->arena;
	char *path = join_path(arena, below, entry);
	char *name = join_path(arena, listing->root, path);
	struct slice end = slice_str(entry);
	struct stat state;

	if (stat(name, &state) != 0)
		report_error(listing->loader, name, errno);
	else if (S_ISDIR(state.st_mode) && level < MAX_LEVEL)
		list_directory(listing, path, level + 1);
	else if (S_ISREG(state.st_mode) && (slice_ends(end, SLICE(".yaml")) || slice_ends(end, SLICE(".txt"))))
		add_file(listing, path, name, &state);
}

static void list_directory(struct listing *listing, const char *below, unsigned level)
{
	struct arena *arena = listing->loader->arena;
	const char *name = below[0] == '\0' ? listing->root : join_path(arena, listing->root, below);
	void **held = arena_defer(arena, close_directory);
	DIR *directory = opendir(name);
	struct dirent *entry;

	if (directory == NULL) {
		report_error(listing->loader, name, errno);
		return;
	}
	*held = directory;
	while ((entry = readdir(directory)) != NULL)
		if (entry->d_name[0] != '.')
			list_entry(listing, below, entry->d_name, level);
	*held = NULL;
	closedir(directory);
}

static int by_path(const void *a, const void *b)
{
	return slice_compare(((const struct rule_file *)a)->path, ((const struct rule_file *)b)->path);
}

void rule_files_read(struct rule_loader *loader, const char *directory, struct rule_file **files, size_t *count)
{
	struct listing listing = {.loader = loader, .root = directory};

	list_directory(&listing, "", 1);
	if (listing.count > 0)
		qsort(listing.files, listing.count, sizeof *listing.files, by_path);
	*files = listing.files;
	*count = listing.count;
}
