#include "rules/ruleset.h"

#include <setjmp.h>
#include <stdlib.h>

#include "base/glob.h"
#include "base/nearest.h"
#include "rules/embedded.h"
#include "rules/load.h"
#include "rules/rule_files.h"

static bool is_word_list(struct slice path)
{
	return slice_starts(path, SLICE("words/")) && slice_ends(path, SLICE(".txt"));
}

static struct rule *find_rule(const struct ruleset *set, struct slice id)
{
	for (size_t i = 0; i < set->count; i++)
		if (slice_equal(set->rules[i].id, id))
			return &set->rules[i];
	return NULL;
}

/* A rule of the same id takes the other's place: so a directory overrides what is compiled in. */
static void add_rule(struct ruleset *set, const struct rule *rule)
{
	struct rule *known = find_rule(set, rule->id);

	if (known == NULL)
		known = ARENA_PUSH(&set->arena, set->rules, set->count, set->capacity);
	*known = *rule;
}

static void load_one(struct ruleset *set, struct rule_loader *loader, const struct rule_file *file)
{
	struct rule rule;

	if (slice_ends(file->path, SLICE(".yaml")) && load_rule(loader, file->path, file->name, file->bytes, &rule))
		add_rule(set, &rule);
}

static void load_embedded(struct ruleset *set, struct rule_loader *loader)
{
	for (size_t i = 0; i < EMBEDDED_COUNT; i++) {
		struct strbuf name;

		strbuf_init(&name, &set->arena);
		strbuf_printf(&name, "rules/%s", EMBEDDED_FILES[i].path);
		load_one(set, loader,
			 &(struct rule_file){slice_str(EMBEDDED_FILES[i].path), strbuf_slice(&name),
					     slice_of(EMBEDDED_FILES[i].data, EMBEDDED_FILES[i].size)});
	}
}

static void load_words(struct ruleset *set, struct rule_loader *loader, const struct rule_file *file)
{
	struct yaml_node place = {.column = 1};
	const char *why = "";

	loader->file = file->name;
	if (!lexicon_load(set->lexicon, slice_part(file->path, 6, file->path.size - 4), file->bytes, &place.line,
			  &why)) {
		place.line += place.line == 0;
		load_error(loader, &place, "%s", why);
	}
}

static void load_directory(struct ruleset *set, struct rule_loader *loader, const char *directory)
{
	struct rule_file *files;
	size_t count;

	rule_files_read(loader, directory, &files, &count);
	for (size_t i = 0; i < count; i++) {
		if (is_word_list(files[i].path))
			load_words(set, loader, &files[i]);
		else
			load_one(set, loader, &files[i]);
	}
}

static int by_id(const void *a, const void *b)
{
	return slice_compare(((const struct rule *)a)->id, ((const struct rule *)b)->id);
}

static void load_all(struct ruleset *set, struct rule_loader *loader, const char *directory)
{
	set->lexicon = lexicon_new(&set->arena);
	load_embedded(set, loader);
	if (directory != NULL)
		load_directory(set, loader, directory);
	if (set->count > 0)
		qsort(set->rules, set->count, sizeof *set->rules, by_id);
	for (size_t i = 0; i < set->count; i++)
		if (set->rules[i].kind->teach != NULL)
			set->rules[i].kind->teach(&set->rules[i], set->lexicon);
}

enum ruleset_status ruleset_open(struct ruleset *set, const char *directory, struct slice *errors)
{
	struct rule_loader loader;
	jmp_buf escape;

	*set = (struct ruleset){0};
	*errors = SLICE("");
	arena_init(&set->arena, 0);
	set->arena.escape = &escape;
	if (setjmp(escape) != 0) {
		set->arena.escape = NULL;
		return RULESET_NO_MEMORY;
	}
	loader_init(&loader, &set->arena);
	load_all(set, &loader, directory);
	*errors = loader_report(&loader);
	set->arena.escape = NULL;
	return loader.mistake_count == 0 ? RULESET_OK : RULESET_BAD;
}

void ruleset_release(struct ruleset *set)
{
	arena_release(&set->arena);
	*set = (struct ruleset){0};
}

size_t ruleset_find(const struct ruleset *set, struct slice id)
{
	const struct rule *rule = find_rule(set, id);

	return rule == NULL ? SIZE_MAX : (size_t)(rule - set->rules);
}

/* The next name of a comma-separated list, blanks around it dropped; false at its end. */
static bool next_name(const char **list, struct slice *name)
{
	while (*list != NULL && **list != '\0') {
		size_t size = strcspn(*list, ",");

		*name = slice_trim(slice_of(*list, size));
		*list += size + ((*list)[size] == ',');
		if (name->size > 0)
			return true;
	}
	return false;
}

static bool is_named(struct slice name, const struct rule *rule)
{
	return glob_match(name, rule->id) || glob_match(name, rule->category);
}

static bool names_rule(const char *list, const struct rule *rule)
{
	struct slice name;

	while (next_name(&list, &name))
		if (is_named(name, rule))
			return true;
	return false;
}

static const char **known_names(struct ruleset *set)
{
	const char **names = arena_array(&set->arena, 2 * set->count + 1, sizeof *names);

	for (size_t i = 0; i < set->count; i++) {
		names[2 * i] = arena_string(&set->arena, set->rules[i].id);
		names[2 * i + 1] = arena_string(&set->arena, set->rules[i].category);
	}
	return names;
}

static bool check_names(struct ruleset *set, const char *list, struct slice *error)
{
	struct slice name;

	while (next_name(&list, &name)) {
		bool known = false;
		const char *nearest;
		struct strbuf text;

		for (size_t i = 0; i < set->count && !known; i++)
			known = is_named(name, &set->rules[i]);
		if (known)
			continue;
		nearest = nearest_name(name, known_names(set));
		strbuf_init(&text, &set->arena);
		strbuf_printf(&text, "no rule or category is named \"%.*s\"", (int)name.size, name.data);
		if (nearest != NULL)
			strbuf_printf(&text, "; did you mean \"%s\"?", nearest);
		*error = strbuf_slice(&text);
		return false;
	}
	return true;
}

/* Whether all lists name something; the only part that takes memory. */
static enum ruleset_status check_lists(struct ruleset *set, const char *list, const char *more, struct slice *error)
{
	jmp_buf escape;
	bool known;

	set->arena.escape = &escape;
	if (setjmp(escape) != 0) {
		set->arena.escape = NULL;
		return RULESET_NO_MEMORY;
	}
	known = check_names(set, list, error) && check_names(set, more, error);
	set->arena.escape = NULL;
	return known ? RULESET_OK : RULESET_BAD;
}

enum ruleset_status ruleset_select(struct ruleset *set, const char *only, const char *skip, struct slice *error)
{
	enum ruleset_status status = check_lists(set, only, skip, error);
	size_t kept = 0;

	if (status != RULESET_OK)
		return status;
	for (size_t i = 0; i < set->count; i++)
		if ((only == NULL || *only == '\0' || names_rule(only, &set->rules[i])) &&
		    !names_rule(skip, &set->rules[i]))
			set->rules[kept++] = set->rules[i];
	set->count = kept;
	return RULESET_OK;
}

enum ruleset_status ruleset_set_severity(struct ruleset *set, const char *names, enum severity severity,
					 struct slice *error)
{
	enum ruleset_status status = check_lists(set, names, NULL, error);

	for (size_t i = 0; status == RULESET_OK && i < set->count; i++)
		if (names_rule(names, &set->rules[i]))
			set->rules[i].severity = severity;
	return status;
}
