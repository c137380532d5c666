/*
 * claim_rule: what the kinds that judge claims have in common. A rule of such a kind names the scopes it judges and, where the scope is
 * prose, may teach cue words:
 *
 *   scope:  one name or a list of names of claim/claim.c
 *   closed: words that announce all the parts
 *   open:   words that may name only some
 */
#ifndef RASOAT_RULES_CLAIM_RULE_H
#define RASOAT_RULES_CLAIM_RULE_H

#include "rules/load.h"

extern const char *const CLAIM_RULE_KEYS[];

/*
 * Names for messages: {result} and {total} the contradicted figure with its unit, {first} {second} the first operands,
 * {equation} the arithmetic, {expected}, {difference}, {cue}.
 */
extern const char *const CLAIM_RULE_PLACEHOLDERS[];

bool claim_rule_compile(struct rule_loader *loader, const struct yaml_node *map, enum claim_kind kind,
			const void **params);
void claim_rule_teach(const struct rule *rule, struct lexicon *lexicon);
void claim_rule_run(const struct rule *rule, enum claim_kind kind, const struct facts *facts, struct sink *sink);

#endif
