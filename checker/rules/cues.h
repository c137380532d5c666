/*
 * cues: lists of words in rule files, kept as the strings that extract/scan.h looks for.
 */
#ifndef RASOAT_RULES_CUES_H
#define RASOAT_RULES_CUES_H

#include "rules/load.h"

/* Reads a list of words under `key`, in lower case, as a NULL-terminated array; an absent optional key gives an empty one. */
bool cues_load(struct rule_loader *loader, const struct yaml_node *map, const char *key, enum load_need need,
	       const char *const **cues);

/* Whether one of the cues stands in [from, to) of text. */
bool cues_in(const char *const *cues, struct slice text, uint32_t from, uint32_t to);

/* Whether one of the cues ends right before `at`; where it begins in *start. */
bool cues_before(const char *const *cues, struct slice text, uint32_t at, uint32_t *start);

#endif
