/*
 * The helpers with which a rule's keys are read: each knows one shape of value and reports what does not have it.
 */
#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>

#include "base/nearest.h"
#include "base/utf8.h"
#include "rules/load.h"

enum { SHOWN_NAME = 60 };

void loader_init(struct rule_loader *loader, struct arena *arena)
{
	*loader = (struct rule_loader){.arena = arena};
}

struct slice loader_report(const struct rule_loader *loader)
{
	struct strbuf report;

	strbuf_init(&report, loader->arena);
	for (size_t i = 0; i < loader->mistake_count; i++) {
		strbuf_puts(&report, i > 0 ? "\n" : "");
		strbuf_add(&report, loader->mistakes[i].text);
	}
	return strbuf_slice(&report);
}

static void begin_mistake(struct rule_loader *loader, const struct yaml_node *node, struct strbuf *text)
{
	struct load_mistake *mistake = ARENA_PUSH(loader->arena, loader->mistakes, loader->mistake_count,
						  loader->mistake_capacity);

	mistake->line = node == NULL ? 1 : node->line;
	mistake->column = node == NULL ? 1 : node->column;
	strbuf_init(text, loader->arena);
	strbuf_add(text, loader->file);
	strbuf_printf(text, ":%u:%u: ", mistake->line, mistake->column);
}

static void end_mistake(struct rule_loader *loader, const struct strbuf *text)
{
	loader->mistakes[loader->mistake_count - 1].text = strbuf_slice(text);
}

void load_error(struct rule_loader *loader, const struct yaml_node *node, const char *format, ...)
{
	struct strbuf text;
	char words[512];
	va_list args;

	va_start(args, format);
	vsnprintf(words, sizeof words, format, args);
	va_end(args);
	begin_mistake(loader, node, &text);
	strbuf_puts(&text, words);
	end_mistake(loader, &text);
}

static void add_quoted(struct strbuf *out, struct slice word)
{
	strbuf_putc(out, '"');
	strbuf_add(out, slice_part(word, 0, SHOWN_NAME));
	strbuf_puts(out, word.size > SHOWN_NAME ? "...\"" : "\"");
}

void load_error_names(struct rule_loader *loader, const struct yaml_node *node, const char *what, struct slice word,
		      const char *const *names)
{
	const char *nearest = nearest_name(word, names);
	struct strbuf text;

	begin_mistake(loader, node, &text);
	strbuf_printf(&text, "%s ", what);
	add_quoted(&text, word);
	if (nearest != NULL)
		strbuf_printf(&text, "; did you mean \"%s\"?", nearest);
	strbuf_puts(&text, nearest == NULL ? "; allowed: " : " Allowed: ");
	if (*names == NULL)
		strbuf_puts(&text, "none");
	for (const char *const *name = names; *name != NULL; name++)
		strbuf_printf(&text, "%s%s", name == names ? "" : ", ", *name);
	end_mistake(loader, &text);
}

static size_t count_names(const char *const *names)
{
	size_t count = 0;

	while (names != NULL && names[count] != NULL)
		count++;
	return count;
}

static bool is_among(struct slice word, const char *const *names)
{
	for (; *names != NULL; names++)
		if (slice_equal(word, slice_str(*names)))
			return true;
	return false;
}

bool load_keys(struct rule_loader *loader, const struct yaml_node *map, const char *const *keys,
	       const char *const *more_keys)
{
	size_t count = count_names(keys);
	size_t more = count_names(more_keys);
	const char **all = arena_array(loader->arena, count + more + 1, sizeof *all);
	size_t mistakes = loader->mistake_count;

	for (size_t i = 0; i < count + more; i++)
		all[i] = i < count ? keys[i] : more_keys[i - count];
	if (map->kind != YAML_MAP) {
		load_error(loader, map, "a map of keys and values is expected here");
		return false;
	}
	for (size_t i = 0; i < map->count; i++)
		if (!is_among(map->keys[i]->text, all))
			load_error_names(loader, map->keys[i], "unknown key", map->keys[i]->text, all);
	return loader->mistake_count == mistakes;
}

/* The node under key; *ok says whether its absence (NULL) is right. */
static const struct yaml_node *want(struct rule_loader *loader, const struct yaml_node *map, const char *key,
				    enum load_need need, bool *ok)
{
	const struct yaml_node *node = yaml_get(map, key);

	*ok = node != NULL || need == LOAD_OPTIONAL;
	if (!*ok)
		load_error(loader, map, "the key \"%s\" is missing", key);
	return node;
}

static bool want_text(struct rule_loader *loader, const struct yaml_node *node, const char *key)
{
	if (node->kind != YAML_SCALAR) {
		load_error(loader, node, "\"%s\" must be a text", key);
		return false;
	}
	if (slice_trim(node->text).size == 0) {
		load_error(loader, node, "\"%s\" must not be empty", key);
		return false;
	}
	return true;
}

bool load_text(struct rule_loader *loader, const struct yaml_node *map, const char *key, enum load_need need,
	       struct slice *result)
{
	bool ok;
	const struct yaml_node *node = want(loader, map, key, need, &ok);

	if (node == NULL || !ok)
		return ok;
	if (!want_text(loader, node, key))
		return false;
	*result = slice_trim(node->text);
	result->data = arena_string(loader->arena, *result);
	return true;
}

bool load_both(struct rule_loader *loader, const struct yaml_node *map, const char *key, enum load_need need,
	       struct slice result[LANGUAGES])
{
	static const char *const LANGUAGE_KEYS[] = {"vi", "en", NULL};
	bool ok;
	const struct yaml_node *node = want(loader, map, key, need, &ok);

	if (node == NULL || !ok)
		return ok;
	if (node->kind != YAML_MAP) {
		load_error(loader, node, "\"%s\" must be a map with the keys vi and en", key);
		return false;
	}
	ok = load_keys(loader, node, LANGUAGE_KEYS, NULL);
	for (size_t i = 0; i < LANGUAGES; i++) {
		if (yaml_get(node, LANGUAGE_KEYS[i]) == NULL) {
			load_error(loader, node, "\"%s\" has no text in \"%s\"; both vi and en are needed", key,
				   LANGUAGE_KEYS[i]);
			ok = false;
		} else if (!load_text(loader, node, LANGUAGE_KEYS[i], LOAD_REQUIRED, &result[i])) {
			ok = false;
		}
	}
	return ok;
}

static const char **names_of(struct rule_loader *loader, const struct load_name *names)
{
	size_t count = 0;
	const char **list;

	while (names[count].name != NULL)
		count++;
	list = arena_array(loader->arena, count + 1, sizeof *list);
	for (size_t i = 0; i < count; i++)
		list[i] = names[i].name;
	return list;
}

static bool named_value(struct rule_loader *loader, const struct yaml_node *node, const char *key,
			const struct load_name *names, int *result)
{
	char what[80];

	if (!want_text(loader, node, key))
		return false;
	for (const struct load_name *name = names; name->name != NULL; name++) {
		if (slice_equal(node->text, slice_str(name->name))) {
			*result = name->value;
			return true;
		}
	}
	snprintf(what, sizeof what, "unknown %s", key);
	load_error_names(loader, node, what, node->text, names_of(loader, names));
	return false;
}

bool load_enum(struct rule_loader *loader, const struct yaml_node *map, const char *key, enum load_need need,
	       const struct load_name *names, int *result)
{
	bool ok;
	const struct yaml_node *node = want(loader, map, key, need, &ok);

	return node == NULL || !ok ? ok : named_value(loader, node, key, names, result);
}

bool load_set(struct rule_loader *loader, const struct yaml_node *map, const char *key, enum load_need need,
	      const struct load_name *names, unsigned *result)
{
	bool ok;
	const struct yaml_node *node = want(loader, map, key, need, &ok);
	unsigned bits = 0;
	int value = 0;

	if (node == NULL || !ok)
		return ok;
	if (node->kind == YAML_SCALAR) {
		ok = named_value(loader, node, key, names, &value);
		bits = (unsigned)value;
	} else if (node->kind == YAML_MAP || node->count == 0) {
		load_error(loader, node, "\"%s\" must be a list of names", key);
		ok = false;
	} else {
		for (size_t i = 0; i < node->count; i++) {
			ok = named_value(loader, node->items[i], key, names, &value) && ok;
			bits |= (unsigned)value;
		}
	}
	if (ok)
		*result = bits;
	return ok;
}

bool load_flag(struct rule_loader *loader, const struct yaml_node *map, const char *key, bool *result)
{
	static const struct load_name FLAGS[] = {{"true", 1}, {"false", 0}, {NULL, 0}};
	int value = *result;
	bool ok = load_enum(loader, map, key, LOAD_OPTIONAL, FLAGS, &value);

	*result = value != 0;
	return ok;
}

bool load_integer(struct rule_loader *loader, const struct yaml_node *map, const char *key, enum load_need need,
		  int64_t low, int64_t high, int64_t *result)
{
	bool ok;
	const struct yaml_node *node = want(loader, map, key, need, &ok);
	struct decimal value = {0, 0};

	if (node == NULL || !ok)
		return ok;
	if (node->kind != YAML_SCALAR || !decimal_parse(&value, node->text) || value.scale != 0 ||
	    value.mantissa < low || value.mantissa > high) {
		load_error(loader, node, "\"%s\" must be a whole number from %lld to %lld", key, (long long)low,
			   (long long)high);
		return false;
	}
	*result = (int64_t)value.mantissa;
	return true;
}

bool load_list(struct rule_loader *loader, const struct yaml_node *map, const char *key, enum load_need need,
	       struct slice **items, size_t *count)
{
	bool ok;
	const struct yaml_node *node = want(loader, map, key, need, &ok);
	struct yaml_node *const *nodes;
	size_t node_count;
	struct yaml_node *alone;

	if (node == NULL || !ok)
		return ok;
	if (node->kind == YAML_MAP || (node->kind == YAML_LIST && node->count == 0)) {
		load_error(loader, node, "\"%s\" must be a list of texts", key);
		return false;
	}
	alone = yaml_get(map, key);
	nodes = node->kind == YAML_LIST ? node->items : &alone;
	node_count = node->kind == YAML_LIST ? node->count : 1;
	*items = arena_array(loader->arena, node_count, sizeof **items);
	for (size_t i = 0; i < node_count; i++) {
		ok = want_text(loader, nodes[i], key) && ok;
		(*items)[i] = nodes[i]->text;
	}
	*count = node_count;
	return ok;
}

static void free_code(void *code)
{
	pcre2_code_free(code);
}

bool load_code(struct rule_loader *loader, const struct yaml_node *node, struct slice pattern, uint32_t options,
	       const pcre2_code **result)
{
	void **held = arena_defer(loader->arena, free_code);
	pcre2_code *code;
	int error;
	PCRE2_SIZE at;

	code = pcre2_compile((PCRE2_SPTR)pattern.data, pattern.size,
			     PCRE2_UTF | PCRE2_UCP | PCRE2_NEVER_BACKSLASH_C | options, &error, &at, NULL);
	if (code == NULL && error == PCRE2_ERROR_HEAP_FAILED)
		arena_exhausted(loader->arena);
	if (code == NULL) {
		PCRE2_UCHAR text[120] = "";

		pcre2_get_error_message(error, text, sizeof text);
		load_error(loader, node, "bad pattern: %s at character %zu, at \"%.*s\"", (const char *)text,
			   utf8_count(slice_part(pattern, 0, at)) + 1, (int)slice_part(pattern, at, at + 20).size,
			   slice_part(pattern, at, at + 20).data);
		return false;
	}
	*held = code;
	*result = code;
	pcre2_jit_compile(code, PCRE2_JIT_COMPLETE); /* where there is no JIT, the interpreter does */
	return true;
}

bool load_pattern(struct rule_loader *loader, const struct yaml_node *map, const char *key, enum load_need need,
		  uint32_t options, const pcre2_code **result)
{
	bool ok;
	const struct yaml_node *node = want(loader, map, key, need, &ok);

	if (node == NULL || !ok)
		return ok;
	return want_text(loader, node, key) && load_code(loader, node, node->text, options, result);
}
