/*
 * rule_lines: the `rules` of a configuration file: which rules are on, and how severe they are.
 */
#ifndef RASOAT_PROJECT_RULE_LINES_H
#define RASOAT_PROJECT_RULE_LINES_H

#include "options.h"

struct yaml_node;

/* Whether the values of the map are words that a rule may be given; false after a message on stderr. */
bool rule_lines_check(const struct options *options, const struct yaml_node *map);

/*
 * Applies the lines in their order, so that a later one wins. What --only asks for is on whatever they say. False after a message on
 * stderr: a name that no rule has.
 */
bool rule_lines_apply(const struct options *options, struct rasoat_rules *rules);

/* Prints the lines with how many rules each names. */
void rule_lines_print(const struct options *options, const struct rasoat_rules *rules);

#endif
