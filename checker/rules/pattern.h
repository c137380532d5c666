/*
 * pattern: the macros that patterns of rule files may use, and the types they give to named groups.
 *
 *   (?<total>{number}) hồ sơ, (?<rate>{percent})
 *
 * A macro is a lower-case word in braces (a quantifier has digits there). A named group that holds one macro and
 * nothing else is a typed capture: its text becomes a number, a percentage or a date for the rule's condition; any
 * other named group is text.
 */
#ifndef RASOAT_RULES_PATTERN_H
#define RASOAT_RULES_PATTERN_H

#include "rules/load.h"

enum capture_type { CAPTURE_TEXT, CAPTURE_NUMBER, CAPTURE_PERCENT, CAPTURE_DATE };

struct capture {
	struct slice name;
	enum capture_type type;
	uint32_t group;
};

struct pattern {
	const pcre2_code *code;
	struct capture *captures; /* in the order of the pattern */
	size_t count, capacity;
};

/* Expands the macros of the node's text and compiles it; mistakes are reported at the node. */
bool pattern_compile(struct rule_loader *loader, const struct yaml_node *node, struct pattern *pattern);

#endif
