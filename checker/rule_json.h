/*
 * rule_json: a rule as JSON, for `rules` and `explain`.
 */
#ifndef RASOAT_RULE_JSON_H
#define RASOAT_RULE_JSON_H

#include <jansson.h>

#include "options.h"

/* NULL when memory ends. */
json_t *rule_json(const struct rasoat_rule *rule);

/* Prints value and frees it; with NULL says that memory ended. Gives the exit status. */
int print_rule_json(const struct options *options, json_t *value);

#endif
