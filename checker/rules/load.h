/*
 * load: from a rule file to a struct rule, strictly.
 *
 * Every mistake of every file is reported with file:line:column, what is wrong and what would be right; loading goes
 * on, so that one run shows all of them. Kinds read their own keys with the helpers below: each reports what is wrong
 * by itself and returns false then; an optional key that is absent leaves *result as it was and returns true.
 *
 * All memory, compiled patterns included, belongs to the loader's arena, which is that of the rule set.
 */
#ifndef RASOAT_RULES_LOAD_H
#define RASOAT_RULES_LOAD_H

#define PCRE2_CODE_UNIT_WIDTH 8
#include <pcre2.h>

#include "base/strbuf.h"
#include "rules/rule.h"
#include "base/yaml.h"

/* Something wrong in a rule file. */
struct load_mistake {
	unsigned line;
	unsigned column;
	struct slice text; /* "file:line:column: what is wrong" */
};

struct rule_loader {
	struct arena *arena;
	struct slice file; /* for messages: "rules/sum/prose.yaml" */
	struct load_mistake *mistakes;
	size_t mistake_count, mistake_capacity;
};

enum load_need { LOAD_OPTIONAL, LOAD_REQUIRED };

/* A name that may stand in a rule file and what it means; tables end with a NULL name. */
struct load_name {
	const char *name;
	int value;
};

void loader_init(struct rule_loader *loader, struct arena *arena);

/* All mistakes, one a line: the files in the order they were read, each from its top to its end. */
struct slice loader_report(const struct rule_loader *loader);

/*
 * Reads one rule. path is the file's place below its rules directory and decides the id; file is how messages name it.
 * False when something was reported; *rule is then not to be used.
 */
bool load_rule(struct rule_loader *loader, struct slice path, struct slice file, struct slice bytes, struct rule *rule);

/* Reports a mistake at a node (NULL: the file as a whole). */
__attribute__((format(printf, 3, 4))) void load_error(struct rule_loader *loader, const struct yaml_node *node,
						      const char *format, ...);

/* The same, with a proposal from `names` (NULL-terminated) that is near to `word`, and with all of them. */
void load_error_names(struct rule_loader *loader, const struct yaml_node *node, const char *what, struct slice word,
		      const char *const *names);

/* Refuses keys of map that are in none of the two NULL-terminated lists (either may be NULL). */
bool load_keys(struct rule_loader *loader, const struct yaml_node *map, const char *const *keys,
	       const char *const *more_keys);

/* Text that is not empty. */
bool load_text(struct rule_loader *loader, const struct yaml_node *map, const char *key, enum load_need need,
	       struct slice *result);

/* A {vi, en} map, both of them there and not empty. */
bool load_both(struct rule_loader *loader, const struct yaml_node *map, const char *key, enum load_need need,
	       struct slice result[LANGUAGES]);

/* One of `names`. */
bool load_enum(struct rule_loader *loader, const struct yaml_node *map, const char *key, enum load_need need,
	       const struct load_name *names, int *result);

/* A list of names of `names`, as the sum of their values (give them as bits). One name stands for a list of one. */
bool load_set(struct rule_loader *loader, const struct yaml_node *map, const char *key, enum load_need need,
	      const struct load_name *names, unsigned *result);

/* true or false. */
bool load_flag(struct rule_loader *loader, const struct yaml_node *map, const char *key, bool *result);

/* A whole number from low to high. */
bool load_integer(struct rule_loader *loader, const struct yaml_node *map, const char *key, enum load_need need,
		  int64_t low, int64_t high, int64_t *result);

/* A list of texts; one text alone stands for a list of one. */
bool load_list(struct rule_loader *loader, const struct yaml_node *map, const char *key, enum load_need need,
	       struct slice **items, size_t *count);

/*
 * A PCRE2 pattern: UTF, Unicode properties, compiled with `options` beside these, JIT where there is one. load_code()
 * compiles a text that the kind made itself (macros expanded); mistakes are reported at the node. The code lives as
 * long as the arena.
 */
bool load_pattern(struct rule_loader *loader, const struct yaml_node *map, const char *key, enum load_need need,
		  uint32_t options, const pcre2_code **result);
bool load_code(struct rule_loader *loader, const struct yaml_node *node, struct slice pattern, uint32_t options,
	       const pcre2_code **result);

/* Refuses {names} in the map's `message` that are not in the NULL-terminated list. */
bool load_placeholders(struct rule_loader *loader, const struct yaml_node *map, const char *const *names);

#endif
