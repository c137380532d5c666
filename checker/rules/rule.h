/*
 * rule: one YAML file as loaded, and the kinds that give rules their meaning.
 *
 * A kind is one C file, or a row of kind_claim.c where it judges claims, and one row of the table in kind.c. It says which keys a rule of that kind may have beyond the
 * common ones and which {names} its messages may use, compiles the keys into `params`, and runs over the facts. Rules
 * are const after loading and shared by all threads.
 */
#ifndef RASOAT_RULES_RULE_H
#define RASOAT_RULES_RULE_H

#include "extract/facts.h"
#include "finding/finding.h"

struct yaml_node;   /* base/yaml.h: a parsed YAML value with its line and column */
struct rule_loader; /* rules/load.h: collects errors with file:line:column */

enum rule_test_kind { TEST_FAIL, TEST_PASS, TEST_UNKNOWN };

struct rule_test {
	enum rule_test_kind kind;
	struct slice text;
	struct slice equation; /* expected in the finding's equation, empty: any */
	unsigned line;
};

struct rule {
	struct slice id;       /* "sum/prose" */
	struct slice category; /* "sum" */
	const struct kind *kind;
	enum severity severity;
	struct slice title[LANGUAGES];
	struct slice message[LANGUAGES];
	struct slice explain[LANGUAGES];
	struct slice source[LANGUAGES]; /* law, circular or practice; "" where there is none */
	struct rule_test *tests;
	size_t test_count;
	struct slice file;
	const void *params; /* what the kind's compile() made */
};

struct kind {
	const char *name;
	const char *const *keys; /* NULL-terminated: keys beside the common ones */
	/* NULL-terminated: names for messages. NULL: they depend on the rule; compile() calls load_placeholders(). */
	const char *const *placeholders;
	/* Reads the kind's own keys of `map` into rule->params; reports mistakes through the loader and returns false. */
	bool (*compile)(struct rule_loader *loader, const struct yaml_node *map, struct rule *rule);
	/* Adds its cue words to the lexicon; NULL when it has none. */
	void (*teach)(const struct rule *rule, struct lexicon *lexicon);
	void (*run)(const struct rule *rule, const struct facts *facts, struct sink *sink);
	unsigned claims; /* of a kind that judges claims: which, an enum claim_kind */
};

/* The kind of that name, or NULL. */
const struct kind *kind_find(struct slice name);

/* All kinds, NULL-terminated, for messages and the manual. */
extern const struct kind *const KINDS[];

extern const struct kind KIND_PATTERN, KIND_SEQUENCE, KIND_BREAKDOWN, KIND_RATE, KIND_CHANGE, KIND_BALANCE,
	KIND_AGREEMENT, KIND_CITATION, KIND_CALENDAR, KIND_REQUIRED, KIND_REPETITION, KIND_FORM, KIND_TYPED;

/* A rule set: rules sorted by id, and the lexicon they share. rules/ruleset.h opens and frees it. */
struct ruleset {
	struct arena arena;
	struct rule *rules;
	size_t count, capacity;
	struct lexicon *lexicon;
};

#endif
