#include "report/json_object.h"

#include <stdlib.h>

#include "report/clean.h"

json_t *json_text(const char *text)
{
	json_t *value = json_string(text);
	char *copy;

	if (value)
		return value;
	copy = clean_copy(text, 1);
	value = copy ? json_string(copy) : NULL;
	free(copy);
	return value;
}

json_t *json_number(size_t value)
{
	return json_integer((json_int_t)value);
}

struct object object_new(void)
{
	json_t *json = json_object();

	return (struct object){json, json == NULL};
}

void object_set(struct object *object, const char *key, json_t *value)
{
	if (!value || json_object_set_new(object->json, key, value) != 0)
		object->failed = true;
}

json_t *object_finish(struct object *object)
{
	if (!object->failed)
		return object->json;
	json_decref(object->json);
	return NULL;
}

json_t *json_list_add(json_t *list, json_t *value)
{
	if (list && value && json_array_append_new(list, value) == 0)
		return list;
	json_decref(list ? list : value);
	return NULL;
}
