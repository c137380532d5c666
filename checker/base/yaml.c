#include "base/yaml.h"

#include <stdarg.h>
#include <stdio.h>
#include <yaml.h>

enum { MAX_DEPTH = 24 };

struct reading {
	struct arena *arena;
	struct yaml_error *error;
	unsigned depth;
	struct slice bytes;
	yaml_parser_t parser;
	yaml_event_t event;
};

static void release_reading(void *resource)
{
	struct reading *reading = resource;

	yaml_event_delete(&reading->event);
	yaml_parser_delete(&reading->parser);
}

__attribute__((format(printf, 3, 4))) static bool refuse(struct reading *reading, yaml_mark_t mark, const char *format,
							 ...)
{
	va_list args;

	reading->error->line = (unsigned)mark.line + 1;
	reading->error->column = (unsigned)mark.column + 1;
	va_start(args, format);
	vsnprintf(reading->error->message, sizeof reading->error->message, format, args);
	va_end(args);
	return false;
}

/* The place of a byte; what stands before it in its line may be no UTF-8 either. */
static yaml_mark_t mark_of(struct slice bytes, size_t at)
{
	yaml_mark_t mark = {0};

	for (size_t i = 0; i < at && i < bytes.size; i++) {
		mark.column += ((unsigned char)bytes.data[i] & 0xC0) != 0x80;
		if (bytes.data[i] == '\n') {
			mark.line++;
			mark.column = 0;
		}
	}
	return mark;
}

/* Whether a tab stands at a mark, behind nothing but blanks. */
static bool is_tab_indent(struct slice bytes, yaml_mark_t mark)
{
	size_t at = 0;

	for (size_t line = 0; line < mark.line; line++) {
		size_t end = slice_find(bytes, SLICE("\n"), at);

		if (end == SIZE_MAX)
			return false;
		at = end + 1;
	}
	while (at < bytes.size && bytes.data[at] == ' ')
		at++;
	return at < bytes.size && bytes.data[at] == '\t';
}

static bool parser_refused(struct reading *reading)
{
	const yaml_parser_t *parser = &reading->parser;

	if (parser->error == YAML_MEMORY_ERROR)
		arena_exhausted(reading->arena);
	if (parser->error == YAML_READER_ERROR)
		return refuse(reading, mark_of(reading->bytes, parser->problem_offset), "no text in UTF-8: %s",
			      parser->problem);
	if (is_tab_indent(reading->bytes, parser->problem_mark))
		return refuse(reading, parser->problem_mark, "a tab cannot indent; use blanks");
	return refuse(reading, parser->problem_mark, "not valid YAML: %s%s%s", parser->context ? parser->context : "",
		      parser->context ? ", " : "", parser->problem ? parser->problem : "unknown mistake");
}

static bool next_event(struct reading *reading)
{
	yaml_event_delete(&reading->event);
	if (!yaml_parser_parse(&reading->parser, &reading->event))
		return parser_refused(reading);
	return true;
}

/* What rule and configuration files have no use for, and what would make two names for one thing. */
static bool refuse_decorations(struct reading *reading, const yaml_char_t *anchor, const yaml_char_t *tag)
{
	if (anchor != NULL)
		return refuse(reading, reading->event.start_mark, "an anchor (&%.40s) is not allowed here",
			      (const char *)anchor);
	if (tag != NULL)
		return refuse(reading, reading->event.start_mark, "a tag (%.40s) is not allowed here",
			      (const char *)tag);
	return true;
}

static struct yaml_node *new_node(struct reading *reading, enum yaml_kind kind)
{
	struct yaml_node *node = arena_alloc(reading->arena, sizeof *node);

	node->kind = kind;
	node->line = (unsigned)reading->event.start_mark.line + 1;
	node->column = (unsigned)reading->event.start_mark.column + 1;
	return node;
}

static struct yaml_node *read_scalar(struct reading *reading)
{
	struct yaml_node *node = new_node(reading, YAML_SCALAR);

	node->text = arena_copy(reading->arena, slice_of((const char *)reading->event.data.scalar.value,
							 reading->event.data.scalar.length));
	node->quoted = reading->event.data.scalar.style != YAML_PLAIN_SCALAR_STYLE;
	return refuse_decorations(reading, reading->event.data.scalar.anchor, reading->event.data.scalar.tag) ? node
													      : NULL;
}

static struct yaml_node *read_node(struct reading *reading);

static struct yaml_node *read_list(struct reading *reading)
{
	struct yaml_node *list = new_node(reading, YAML_LIST);
	size_t capacity = 0;

	if (!refuse_decorations(reading, reading->event.data.sequence_start.anchor,
				reading->event.data.sequence_start.tag))
		return NULL;
	for (;;) {
		struct yaml_node *item;

		if (!next_event(reading))
			return NULL;
		if (reading->event.type == YAML_SEQUENCE_END_EVENT)
			return list;
		item = read_node(reading);
		if (item == NULL)
			return NULL;
		*ARENA_PUSH(reading->arena, list->items, list->count, capacity) = item;
	}
}

static struct yaml_node *read_key(struct reading *reading, const struct yaml_node *map)
{
	if (reading->event.type != YAML_SCALAR_EVENT) {
		refuse(reading, reading->event.start_mark, "a key must be a plain word");
		return NULL;
	}
	for (size_t i = 0; i < map->count; i++) {
		struct slice known = map->keys[i]->text;

		if (slice_equal(known, slice_of((const char *)reading->event.data.scalar.value,
						reading->event.data.scalar.length))) {
			refuse(reading, reading->event.start_mark, "the key \"%.*s\" is there twice, first at line %u",
			       (int)(known.size < 40 ? known.size : 40), known.data, map->keys[i]->line);
			return NULL;
		}
	}
	return read_scalar(reading);
}

static struct yaml_node *read_map(struct reading *reading)
{
	struct yaml_node *map = new_node(reading, YAML_MAP);
	size_t key_capacity = 0;
	size_t value_capacity = 0;

	if (!refuse_decorations(reading, reading->event.data.mapping_start.anchor,
				reading->event.data.mapping_start.tag))
		return NULL;
	for (;;) {
		struct yaml_node *key;
		struct yaml_node *value;
		size_t count = map->count;

		if (!next_event(reading))
			return NULL;
		if (reading->event.type == YAML_MAPPING_END_EVENT)
			return map;
		key = read_key(reading, map);
		if (key == NULL || !next_event(reading))
			return NULL;
		value = read_node(reading);
		if (value == NULL)
			return NULL;
		*ARENA_PUSH(reading->arena, map->keys, count, key_capacity) = key;
		*ARENA_PUSH(reading->arena, map->items, map->count, value_capacity) = value;
	}
}

static struct yaml_node *read_node(struct reading *reading)
{
	struct yaml_node *node = NULL;

	if (++reading->depth > MAX_DEPTH) {
		refuse(reading, reading->event.start_mark, "nested more than %d levels deep", MAX_DEPTH);
		return NULL;
	}
	switch (reading->event.type) {
	case YAML_SCALAR_EVENT:
		node = read_scalar(reading);
		break;
	case YAML_SEQUENCE_START_EVENT:
		node = read_list(reading);
		break;
	case YAML_MAPPING_START_EVENT:
		node = read_map(reading);
		break;
	case YAML_ALIAS_EVENT:
		refuse(reading, reading->event.start_mark, "an alias (*%.40s) is not allowed here",
		       (const char *)reading->event.data.alias.anchor);
		break;
	default:
		refuse(reading, reading->event.start_mark, "a value is missing here");
	}
	reading->depth--;
	return node;
}

static struct yaml_node *read_document_node(struct reading *reading)
{
	struct yaml_node *root;

	if (!next_event(reading) || !next_event(reading)) /* stream start, document start */
		return NULL;
	if (reading->event.type != YAML_DOCUMENT_START_EVENT) {
		refuse(reading, reading->event.start_mark, "the file is empty");
		return NULL;
	}
	if (!next_event(reading))
		return NULL;
	root = read_node(reading);
	if (root == NULL || !next_event(reading) || !next_event(reading)) /* document end */
		return NULL;
	if (reading->event.type != YAML_STREAM_END_EVENT) {
		refuse(reading, reading->event.start_mark, "a second document begins here; one file holds one");
		return NULL;
	}
	return root;
}

struct yaml_node *yaml_parse(struct arena *arena, struct slice bytes, struct yaml_error *error)
{
	struct reading *reading = arena_alloc(arena, sizeof *reading);
	void **held = arena_defer(arena, release_reading);
	struct yaml_node *root;

	reading->arena = arena;
	reading->error = error;
	reading->bytes = bytes;
	if (!yaml_parser_initialize(&reading->parser))
		arena_exhausted(arena);
	*held = reading;
	yaml_parser_set_input_string(&reading->parser, (const unsigned char *)bytes.data, bytes.size);
	yaml_parser_set_encoding(&reading->parser, YAML_UTF8_ENCODING);
	root = read_document_node(reading);
	release_reading(reading);
	*held = NULL;
	return root;
}

struct yaml_node *yaml_get(const struct yaml_node *map, const char *key)
{
	if (map == NULL || map->kind != YAML_MAP)
		return NULL;
	for (size_t i = 0; i < map->count; i++)
		if (slice_equal(map->keys[i]->text, slice_str(key)))
			return map->items[i];
	return NULL;
}
