/*
 * yaml: a YAML file as a tree with places (over libyaml). Anchors, tags, multiple documents and duplicate keys are
 * refused.
 */
#ifndef RASOAT_BASE_YAML_H
#define RASOAT_BASE_YAML_H

#include <stdbool.h>
#include <stddef.h>

#include "base/arena.h"
#include "base/slice.h"

enum yaml_kind { YAML_SCALAR, YAML_LIST, YAML_MAP };

struct yaml_node {
	enum yaml_kind kind;
	unsigned line;     /* from 1 */
	unsigned column;   /* from 1, characters */
	struct slice text; /* scalars */
	bool quoted;
	struct yaml_node **items; /* lists: the items; maps: the values */
	struct yaml_node **keys;  /* maps */
	size_t count;
};

struct yaml_error {
	unsigned line, column;
	char message[160];
};

/* The tree of `bytes` in arena, or NULL with *error filled. */
struct yaml_node *yaml_parse(struct arena *arena, struct slice bytes, struct yaml_error *error);

/* The value under key, or NULL. */
struct yaml_node *yaml_get(const struct yaml_node *map, const char *key);

#endif
