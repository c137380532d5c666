#include "rules/pattern.h"

#include <stdlib.h>

#include "rules/embedded.h"

struct macro {
	const char *name;
	const char *pattern; /* NULL: made from the word list */
	enum capture_type type;
};

/* A figure begins and ends where no digit, and no separator with a digit behind it, goes on. */
#define NUMBER "(?<![\\d.,/])(?:\\d{1,3}(?:\\.\\d{3})+|\\d+)(?:,\\d+)?(?!\\d|[.,]\\d)"

static const struct macro MACROS[] = {
	{"number", NUMBER, CAPTURE_NUMBER},
	{"percent", NUMBER "\\h?%", CAPTURE_PERCENT},
	{"date", "(?<!\\d)\\d{1,2}/\\d{1,2}/\\d{4}(?!\\d)", CAPTURE_DATE},
	{"unit", NULL, CAPTURE_TEXT},
	{"word", "\\p{L}[\\p{L}\\p{M}]*", CAPTURE_TEXT},
};

static const char *const MACRO_NAMES[] = {"number", "percent", "date", "unit", "word", NULL};

static const struct macro *find_macro(struct slice name)
{
	for (size_t i = 0; i < sizeof MACROS / sizeof *MACROS; i++)
		if (slice_equal(slice_str(MACROS[i].name), name))
			return &MACROS[i];
	return NULL;
}

/* ---- {unit}: the first column of the list of units ---------------------------------------------------------- */

static struct slice units_file(void)
{
	for (size_t i = 0; i < EMBEDDED_COUNT; i++)
		if (strcmp(EMBEDDED_FILES[i].path, "words/units.txt") == 0)
			return slice_of(EMBEDDED_FILES[i].data, EMBEDDED_FILES[i].size);
	return SLICE("");
}

static struct slice next_line(struct slice text, size_t *at)
{
	size_t end = slice_find(text, SLICE("\n"), *at);
	struct slice line = slice_part(text, *at, end);

	*at = end == SIZE_MAX ? text.size : end + 1;
	return line;
}

static int longer_first(const void *left, const void *right)
{
	const struct slice *a = left;
	const struct slice *b = right;

	if (a->size != b->size)
		return a->size > b->size ? -1 : 1;
	return slice_compare(*a, *b);
}

static void add_literal(struct strbuf *out, struct slice words)
{
	for (size_t i = 0; i < words.size; i++) {
		if (words.data[i] == ' ')
			strbuf_puts(out, "\\h+");
		else {
			if (strchr("\\^$.[]|()?*+{}", words.data[i]) != NULL)
				strbuf_putc(out, '\\');
			strbuf_putc(out, words.data[i]);
		}
	}
}

static void add_units(struct arena *arena, struct strbuf *out)
{
	struct slice file = units_file();
	struct slice *units = NULL;
	size_t count = 0;
	size_t capacity = 0;

	for (size_t at = 0; at < file.size;) {
		struct slice line = next_line(file, &at);
		struct slice unit = slice_trim(slice_part(line, 0, slice_find(line, SLICE("\t"), 0)));

		if (unit.size > 0 && unit.data[0] != '#')
			*ARENA_PUSH(arena, units, count, capacity) = unit;
	}
	if (count > 0)
		qsort(units, count, sizeof *units, longer_first);
	strbuf_puts(out, "(?i:");
	for (size_t i = 0; i < count; i++) {
		if (i > 0)
			strbuf_putc(out, '|');
		add_literal(out, units[i]);
	}
	strbuf_puts(out, ")(?![\\p{L}\\d])");
}

/* ---- expansion ---------------------------------------------------------------------------------------------- */

struct expansion {
	struct rule_loader *loader;
	const struct yaml_node *node;
	struct pattern *pattern;
	struct strbuf out;
	bool ok;
};

static bool is_lower(char c)
{
	return c >= 'a' && c <= 'z';
}

static bool is_name_char(char c)
{
	return is_lower(c) || (c >= '0' && c <= '9') || c == '_';
}

/* The macro name in the braces at `at`; empty when they hold a quantifier or a property. */
static struct slice macro_at(struct slice text, size_t at)
{
	size_t end = at + 1;

	if (at > 1 && text.data[at - 2] == '\\')
		return slice_of(text.data, 0);
	while (end < text.size && is_lower(text.data[end]))
		end++;
	return end < text.size && text.data[end] == '}' ? slice_part(text, at + 1, end) : slice_of(text.data, 0);
}

/* The name of the group that opens at `at`: (?<name> ; empty when none does. */
static struct slice group_at(struct slice text, size_t at)
{
	size_t end = at + 3;

	if (!slice_starts(slice_part(text, at, text.size), SLICE("(?<")))
		return slice_of(text.data, 0);
	while (end < text.size && is_name_char(text.data[end]))
		end++;
	return end < text.size && text.data[end] == '>' ? slice_part(text, at + 3, end) : slice_of(text.data, 0);
}

static void expand_macro(struct expansion *expansion, struct slice name)
{
	const struct macro *macro = find_macro(name);

	if (macro == NULL) {
		load_error_names(expansion->loader, expansion->node, "unknown macro", name, MACRO_NAMES);
		expansion->ok = false;
		return;
	}
	strbuf_puts(&expansion->out, "(?:");
	if (macro->pattern == NULL)
		add_units(expansion->loader->arena, &expansion->out);
	else
		strbuf_puts(&expansion->out, macro->pattern);
	strbuf_putc(&expansion->out, ')');
}

/* The type of the group whose content begins at `at`. */
static enum capture_type type_at(struct slice text, size_t at)
{
	struct slice name = at < text.size && text.data[at] == '{' ? macro_at(text, at) : slice_of(text.data, 0);
	const struct macro *macro = find_macro(name);
	size_t end = at + name.size + 2;

	return macro != NULL && end < text.size && text.data[end] == ')' ? macro->type : CAPTURE_TEXT;
}

static void note_group(struct expansion *expansion, struct slice name, enum capture_type type)
{
	struct pattern *pattern = expansion->pattern;
	struct capture *capture = ARENA_PUSH(expansion->loader->arena, pattern->captures, pattern->count,
					     pattern->capacity);

	capture->name = arena_copy(expansion->loader->arena, name);
	capture->type = type;
}

static void expand(struct expansion *expansion)
{
	struct slice text = expansion->node->text;

	for (size_t at = 0; at < text.size; at++) {
		struct slice name = slice_of(text.data, 0);
		bool escaped = at > 0 && text.data[at - 1] == '\\' && !(at > 1 && text.data[at - 2] == '\\');

		if (text.data[at] == '{' && !escaped)
			name = macro_at(text, at);
		if (name.size > 0) {
			expand_macro(expansion, name);
			at += name.size + 1;
			continue;
		}
		if (text.data[at] == '(' && !escaped)
			name = group_at(text, at);
		if (name.size > 0)
			note_group(expansion, name, type_at(text, at + name.size + 4));
		strbuf_putc(&expansion->out, text.data[at]);
	}
}

static bool number_groups(struct expansion *expansion)
{
	for (size_t i = 0; i < expansion->pattern->count; i++) {
		struct capture *capture = &expansion->pattern->captures[i];
		int group = pcre2_substring_number_from_name(expansion->pattern->code, (PCRE2_SPTR)capture->name.data);

		if (group < 0) {
			load_error(expansion->loader, expansion->node, "the group name \"%s\" is used twice",
				   capture->name.data);
			return false;
		}
		capture->group = (uint32_t)group;
	}
	return true;
}

bool pattern_compile(struct rule_loader *loader, const struct yaml_node *node, struct pattern *pattern)
{
	struct expansion expansion = {.loader = loader, .node = node, .pattern = pattern, .ok = true};

	*pattern = (struct pattern){.code = NULL};
	strbuf_init(&expansion.out, loader->arena);
	expand(&expansion);
	return expansion.ok && load_code(loader, node, strbuf_slice(&expansion.out), 0, &pattern->code) &&
	       number_groups(&expansion);
}
