#include "rules/culprit_claims.h"

#include "rules/verdict.h"

enum { BUDGET = 4000000 };

static bool is_evidence(const struct facts *facts, const struct claim *claim)
{
	if (claim->result == NO_INDEX || claim->result >= facts->quantity_count)
		return false;
	for (size_t i = 0; i < claim->operand_count; i++)
		if (claim->operands[i].quantity >= facts->quantity_count)
			return false;
	return claim->operand_count > 0;
}

static void judge_claims(struct culprit_claims *claims)
{
	for (size_t i = 0; i < claims->facts.claim_count; i += 1 + claims->facts.claims[i].alternatives) {
		const struct claim *claim = &claims->facts.claims[i];

		for (size_t j = i; j <= i + claim->alternatives && j < claims->facts.claim_count; j++)
			claims->verdicts[j] = VERDICT_UNKNOWN;
		if (is_evidence(&claims->facts, claim))
			claims->verdicts[i] = claim_verdict(&claims->facts, claim);
		/* Where the wording may name only some of the parts, that they are not too many says little. */
		if (claim->open && claims->verdicts[i] == VERDICT_PASS)
			claims->verdicts[i] = VERDICT_UNKNOWN;
	}
}

static bool counts(enum verdict verdict)
{
	return verdict == VERDICT_PASS || verdict == VERDICT_FAIL;
}

static void link_figures(struct culprit_claims *claims, struct arena *arena)
{
	bool *used = arena_array(arena, claims->facts.claim_count, sizeof *used);

	for (size_t i = 0; i < claims->facts.claim_count; i++)
		used[i] = counts(claims->verdicts[i]);
	figure_claims_init(&claims->figures, &claims->facts, used, arena);
}

void culprit_claims_init(struct culprit_claims *claims, const struct facts *facts, struct arena *arena)
{
	*claims = (struct culprit_claims){
		.facts = *facts,
		.quantities = arena_array(arena, facts->quantity_count, sizeof *claims->quantities),
		.verdicts = arena_array(arena, facts->claim_count, sizeof *claims->verdicts),
		.budget = BUDGET,
	};
	if (facts->quantity_count > 0)
		memcpy(claims->quantities, facts->quantities, facts->quantity_count * sizeof *claims->quantities);
	claims->facts.quantities = claims->quantities;
	judge_claims(claims);
	link_figures(claims, arena);
}

enum verdict culprit_claims_ask(struct culprit_claims *claims, uint32_t claim)
{
	size_t cost = claims->facts.claims[claim].operand_count + 1;

	if (claims->budget < cost)
		return VERDICT_UNKNOWN;
	claims->budget -= cost;
	return claim_verdict(&claims->facts, &claims->facts.claims[claim]);
}

bool culprit_claims_affordable(const struct culprit_claims *claims, uint32_t quantity)
{
	return claims->budget > 0 && figure_claims_count(&claims->figures, quantity) <= MOST_CLAIMS;
}

static bool holds_figure(const struct claim *claim, uint32_t quantity)
{
	if (claim->result == quantity)
		return true;
	for (size_t i = 0; i < claim->operand_count; i++)
		if (claim->operands[i].quantity == quantity)
			return true;
	return false;
}

bool culprit_claims_within(const struct culprit_claims *claims, uint32_t inner, uint32_t outer)
{
	const struct claim *left = &claims->facts.claims[inner];
	const struct claim *right = &claims->facts.claims[outer];

	if (!holds_figure(right, left->result))
		return false;
	for (size_t i = 0; i < left->operand_count; i++)
		if (!holds_figure(right, left->operands[i].quantity))
			return false;
	return true;
}

bool culprit_claims_differ(const struct culprit_claims *claims, uint32_t a, uint32_t b)
{
	return claims->facts.claims[a].operand_count != claims->facts.claims[b].operand_count ||
	       !culprit_claims_within(claims, b, a);
}
