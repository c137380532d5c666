/* One fact, two figures. */
#include "rules/claim_rule.h"

static bool compile(struct rule_loader *loader, const struct yaml_node *map, const void **params)
{
	return claim_rule_compile(loader, map, CLAIM_AGREEMENT, params);
}

static void run(const struct rule *rule, const struct facts *facts, struct sink *sink)
{
	claim_rule_run(rule, CLAIM_AGREEMENT, facts, sink);
}

const struct kind KIND_AGREEMENT = {
	.name = "agreement",
	.keys = CLAIM_RULE_KEYS,
	.placeholders = CLAIM_RULE_PLACEHOLDERS,
	.compile = compile,
	.teach = claim_rule_teach,
	.run = run,
};
