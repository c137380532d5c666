/*
 * ruleset: all rules that a check may run, sorted by id, with the lexicon they share.
 *
 * Opened once, narrowed by ruleset_select() before it is shared, then const.
 */
#ifndef RASOAT_RULES_RULESET_H
#define RASOAT_RULES_RULESET_H

#include "rules/rule.h"

enum ruleset_status { RULESET_OK, RULESET_NO_MEMORY, RULESET_BAD };

/*
 * Fills *set with the rules compiled into the library and those of `directory` (may be NULL), which override by id.
 * *set must be released in every case. On RULESET_BAD *errors, which lives in the set's arena, has one line for each
 * mistake.
 */
enum ruleset_status ruleset_open(struct ruleset *set, const char *directory, struct slice *errors);

void ruleset_release(struct ruleset *set);

/*
 * Keeps the rules that `only` names and drops those that `skip` names: ids, categories or globs of either (base/glob.h), separated by
 * commas; NULL or empty: no restriction. On RULESET_BAD *error, in the set's arena, says which name is not known, and the set is
 * unchanged.
 */
enum ruleset_status ruleset_select(struct ruleset *set, const char *only, const char *skip, struct slice *error);

/* Gives the rules of the list another severity. Fails as ruleset_select() does. */
enum ruleset_status ruleset_set_severity(struct ruleset *set, const char *names, enum severity severity,
					 struct slice *error);

/* Index of the rule with that id, or SIZE_MAX. */
size_t ruleset_find(const struct ruleset *set, struct slice id);

#endif
