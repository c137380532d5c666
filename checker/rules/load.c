#include "rules/load.h"

enum { FEWEST_TESTS = 3 };

static const char *const COMMON_KEYS[] = {"id",      "kind",   "severity", "title", "message",
					  "explain", "source", "tests",    NULL};
static const char *const TEST_KEYS[] = {"fail", "pass", "unknown", "equation", NULL};
static const char *const TEST_KINDS[] = {"fail", "pass", "unknown"};
static const char *const CATEGORIES[] = {"numbering", "sum",    "ratio",   "agreement", "citation", "date",
					 "missing",   "format", "wording", "form",      "series",   NULL};
static const struct load_name SEVERITIES[] = {
	{"error", SEVERITY_ERROR}, {"warning", SEVERITY_WARNING}, {"info", SEVERITY_INFO}, {NULL, 0}};

/* The next {name} of a message at or after *at, its end in *at; the name of one without } is the rest. {{ is a brace. */
static bool next_placeholder(struct slice message, size_t *at, struct slice *name, bool *closed)
{
	size_t open;

	while ((open = slice_find(message, SLICE("{"), *at)) != SIZE_MAX) {
		size_t close = slice_find(message, SLICE("}"), open);

		if (open + 1 < message.size && message.data[open + 1] == '{') {
			*at = open + 2;
			continue;
		}
		*closed = close != SIZE_MAX;
		*at = *closed ? close + 1 : message.size;
		*name = slice_part(message, open + 1, close);
		return true;
	}
	return false;
}

static bool is_name(struct slice name, const char *const *names)
{
	for (; *names != NULL; names++)
		if (slice_equal(name, slice_str(*names)))
			return true;
	return false;
}

static bool check_message(struct rule_loader *loader, const struct yaml_node *node, const char *const *names)
{
	struct slice name;
	bool closed;
	size_t mistakes = loader->mistake_count;

	for (size_t at = 0; next_placeholder(node->text, &at, &name, &closed);) {
		if (!closed)
			load_error(loader, node, "a { has no }; a brace that is meant is written {{");
		else if (!is_name(name, names))
			load_error_names(loader, node, "unknown placeholder", name, names);
	}
	return loader->mistake_count == mistakes;
}

bool load_placeholders(struct rule_loader *loader, const struct yaml_node *map, const char *const *names)
{
	const struct yaml_node *message = yaml_get(map, "message");
	bool ok = true;

	if (message == NULL || message->kind != YAML_MAP)
		return true; /* reported as a message without texts */
	for (size_t i = 0; i < message->count; i++)
		if (message->items[i]->kind == YAML_SCALAR)
			ok = check_message(loader, message->items[i], names) && ok;
	return ok;
}

static const char **kind_names(struct arena *arena)
{
	size_t count = 0;
	const char **names;

	while (KINDS[count] != NULL)
		count++;
	names = arena_array(arena, count + 1, sizeof *names);
	for (size_t i = 0; i < count; i++)
		names[i] = KINDS[i]->name;
	return names;
}

static bool load_kind(struct rule_loader *loader, const struct yaml_node *map, struct rule *rule)
{
	struct slice name = {NULL, 0};

	if (!load_text(loader, map, "kind", LOAD_REQUIRED, &name))
		return false;
	rule->kind = kind_find(name);
	if (rule->kind == NULL)
		load_error_names(loader, yaml_get(map, "kind"), "unknown kind", name, kind_names(loader->arena));
	return rule->kind != NULL;
}

/* The id must be the path without ".yaml", so that a rule is found where its name says. */
static bool load_id(struct rule_loader *loader, const struct yaml_node *map, struct slice path, struct rule *rule)
{
	struct slice expected = slice_part(path, 0, path.size - (slice_ends(path, SLICE(".yaml")) ? 5 : 0));
	size_t slash = slice_find(expected, SLICE("/"), 0);
	size_t mistakes = loader->mistake_count;

	if (!load_text(loader, map, "id", LOAD_REQUIRED, &rule->id))
		return false;
	if (!slice_equal(rule->id, expected))
		load_error(loader, yaml_get(map, "id"), "the id is \"%.*s\", but the file's place makes it \"%.*s\"",
			   (int)slice_part(rule->id, 0, 80).size, rule->id.data, (int)expected.size, expected.data);
	rule->category = arena_copy(loader->arena, slice_part(expected, 0, slash));
	if (slash == SIZE_MAX || slice_find(expected, SLICE("/"), slash + 1) != SIZE_MAX)
		load_error(loader, yaml_get(map, "id"),
			   "a rule's place is CATEGORY/NAME.yaml below the rules directory");
	if (!is_name(rule->category, CATEGORIES))
		load_error_names(loader, yaml_get(map, "id"), "unknown category", rule->category, CATEGORIES);
	return loader->mistake_count == mistakes;
}

static bool load_test(struct rule_loader *loader, const struct yaml_node *map, struct rule_test *test)
{
	size_t kinds = 0;
	bool ok = load_keys(loader, map, TEST_KEYS, NULL);

	if (map->kind != YAML_MAP)
		return false;
	test->line = map->line;
	for (size_t i = 0; i < sizeof TEST_KINDS / sizeof TEST_KINDS[0]; i++) {
		const struct yaml_node *text = yaml_get(map, TEST_KINDS[i]);

		if (text == NULL)
			continue;
		kinds++;
		test->kind = (enum rule_test_kind)i;
		if (text->kind == YAML_SCALAR && slice_trim(text->text).size > 0) {
			test->text = text->text;
		} else {
			load_error(loader, text, "a test must be a text that is not empty");
			ok = false;
		}
	}
	if (kinds != 1) {
		load_error(loader, map, "a test has exactly one of the keys fail, pass, unknown");
		ok = false;
	}
	ok = load_text(loader, map, "equation", LOAD_OPTIONAL, &test->equation) && ok;
	if (test->equation.size > 0 && test->kind != TEST_FAIL) {
		load_error(loader, yaml_get(map, "equation"), "only a fail test has an equation");
		ok = false;
	}
	return ok;
}

/* What a rule's tests must show at the least: that it speaks up, that it keeps silent, and one case more. */
static bool enough_tests(struct rule_loader *loader, const struct yaml_node *list, const size_t seen[3])
{
	size_t mistakes = loader->mistake_count;

	for (size_t kind = TEST_FAIL; kind <= TEST_PASS; kind++)
		if (seen[kind] == 0)
			load_error(loader, list, "a rule needs at least one %s test", TEST_KINDS[kind]);
	if (loader->mistake_count == mistakes && list->count < FEWEST_TESTS)
		load_error(loader, list, "a rule needs at least %d tests, this one has %zu", FEWEST_TESTS, list->count);
	return loader->mistake_count == mistakes;
}

static bool load_tests(struct rule_loader *loader, const struct yaml_node *map, struct rule *rule)
{
	const struct yaml_node *list = yaml_get(map, "tests");
	size_t seen[3] = {0};
	bool ok = true;

	if (list == NULL || list->kind != YAML_LIST) {
		load_error(loader, list == NULL ? map : list,
			   "\"tests\" must be a list of %d tests or more, with a fail and a pass test", FEWEST_TESTS);
		return false;
	}
	rule->tests = arena_array(loader->arena, list->count, sizeof *rule->tests);
	rule->test_count = list->count;
	for (size_t i = 0; i < list->count; i++) {
		ok = load_test(loader, list->items[i], &rule->tests[i]) && ok;
		seen[rule->tests[i].kind]++;
	}
	return ok && enough_tests(loader, list, seen);
}

/* A law has one name, whatever the language; what else a rule rests on is told in both. */
static bool load_source(struct rule_loader *loader, const struct yaml_node *map, struct slice source[LANGUAGES])
{
	const struct yaml_node *node = yaml_get(map, "source");

	if (node != NULL && node->kind == YAML_MAP)
		return load_both(loader, map, "source", LOAD_OPTIONAL, source);
	if (!load_text(loader, map, "source", LOAD_OPTIONAL, &source[LANGUAGE_VI]))
		return false;
	source[LANGUAGE_EN] = source[LANGUAGE_VI];
	return true;
}

static bool load_common(struct rule_loader *loader, const struct yaml_node *map, struct rule *rule)
{
	int severity = SEVERITY_WARNING;
	bool ok = load_enum(loader, map, "severity", LOAD_REQUIRED, SEVERITIES, &severity);

	rule->severity = (enum severity)severity;
	ok = load_both(loader, map, "title", LOAD_REQUIRED, rule->title) && ok;
	ok = load_both(loader, map, "message", LOAD_REQUIRED, rule->message) && ok;
	ok = load_both(loader, map, "explain", LOAD_REQUIRED, rule->explain) && ok;
	ok = load_source(loader, map, rule->source) && ok;
	return load_tests(loader, map, rule) && ok;
}

/* What depends on the kind; only with a known kind can it be told what is unknown. */
static bool load_particular(struct rule_loader *loader, const struct yaml_node *map, struct rule *rule)
{
	bool ok = load_keys(loader, map, COMMON_KEYS, rule->kind->keys);

	if (rule->kind->placeholders != NULL)
		ok = load_placeholders(loader, map, rule->kind->placeholders) && ok;
	return rule->kind->compile(loader, map, rule) && ok;
}

static bool load_map(struct rule_loader *loader, struct slice path, struct slice bytes, struct rule *rule)
{
	struct yaml_error error;
	struct yaml_node *map = yaml_parse(loader->arena, bytes, &error);
	bool ok;

	if (map == NULL || map->kind != YAML_MAP) {
		const struct yaml_node place = {.line = map ? map->line : error.line,
						.column = map ? map->column : error.column};

		load_error(loader, &place, "%s", map ? "a rule is a map of keys and values" : error.message);
		return false;
	}
	ok = load_id(loader, map, path, rule);
	ok = load_common(loader, map, rule) && ok;
	return load_kind(loader, map, rule) && load_particular(loader, map, rule) && ok;
}

/* From the top of the file to its end; those of one place stay in the order they were found. */
static void sort_mistakes(struct load_mistake *mistakes, size_t count)
{
	for (size_t i = 1; i < count; i++) {
		struct load_mistake moved = mistakes[i];
		size_t at = i;

		for (; at > 0; at--) {
			const struct load_mistake *before = &mistakes[at - 1];

			if (before->line < moved.line || (before->line == moved.line && before->column <= moved.column))
				break;
			mistakes[at] = *before;
		}
		mistakes[at] = moved;
	}
}

bool load_rule(struct rule_loader *loader, struct slice path, struct slice file, struct slice bytes, struct rule *rule)
{
	size_t mistakes = loader->mistake_count;
	bool ok;

	*rule = (struct rule){.file = file, .source = {SLICE(""), SLICE("")}};
	loader->file = file;
	ok = load_map(loader, path, bytes, rule);
	if (loader->mistake_count > mistakes)
		sort_mistakes(loader->mistakes + mistakes, loader->mistake_count - mistakes);
	return ok;
}
