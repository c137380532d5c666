/* A total and its parts. */
#include "rules/claim_rule.h"

static bool compile(struct rule_loader *loader, const struct yaml_node *map, const void **params)
{
	return claim_rule_compile(loader, map, CLAIM_BREAKDOWN, params);
}

static void run(const struct rule *rule, const struct facts *facts, struct sink *sink)
{
	claim_rule_run(rule, CLAIM_BREAKDOWN, facts, sink);
}

const struct kind KIND_BREAKDOWN = {
	.name = "breakdown",
	.keys = CLAIM_RULE_KEYS,
	.placeholders = CLAIM_RULE_PLACEHOLDERS,
	.compile = compile,
	.teach = claim_rule_teach,
	.run = run,
};
