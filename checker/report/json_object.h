/*
 * json_object: JSON objects that are built a key at a time and checked once, at the end.
 *
 * The only failure is want of memory; it spoils the object, whose json_object_finish() then gives NULL.
 */
#ifndef RASOAT_REPORT_JSON_OBJECT_H
#define RASOAT_REPORT_JSON_OBJECT_H

#include <stdbool.h>
#include <stddef.h>

#include <jansson.h>

struct object {
	json_t *json;
	bool failed;
};

struct object object_new(void);

/* Sets a key; the object takes `value`, NULL spoils it. */
void object_set(struct object *object, const char *key, json_t *value);

/* The finished object, the caller's, or NULL. */
json_t *object_finish(struct object *object);

/* Text as a JSON string; what is not UTF-8 becomes \xNN. */
json_t *json_text(const char *text);

json_t *json_number(size_t value);

/* Appends `value`, which the list takes; on want of memory the list is given up and NULL returned. */
json_t *json_list_add(json_t *list, json_t *value);

#endif
