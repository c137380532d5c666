#include "claim/figure_claims.h"

/* A value that is missing belongs to no figure. */
static bool is_figure(const struct facts *facts, uint32_t quantity)
{
	return quantity < facts->quantity_count;
}

/* ends[q] counts the claims of q; then it is where those of q end. */
static size_t count(size_t *ends, const struct facts *facts, const bool *used)
{
	size_t total = 0;

	for (size_t i = 0; i < facts->claim_count; i++) {
		const struct claim *claim = &facts->claims[i];

		if (used != NULL && !used[i])
			continue;
		if (is_figure(facts, claim->result))
			ends[claim->result]++;
		for (size_t j = 0; j < claim->operand_count; j++)
			if (is_figure(facts, claim->operands[j].quantity))
				ends[claim->operands[j].quantity]++;
	}
	for (size_t q = 0; q <= facts->quantity_count; q++) {
		total += ends[q];
		ends[q] = total;
	}
	return total;
}

/* From the last claim to the first, so that every figure's stand in order once the ends have become beginnings. */
static void fill(struct figure_claims *figures, const struct facts *facts, const bool *used)
{
	for (size_t i = facts->claim_count; i-- > 0;) {
		const struct claim *claim = &facts->claims[i];

		if (used != NULL && !used[i])
			continue;
		for (size_t j = claim->operand_count; j-- > 0;)
			if (is_figure(facts, claim->operands[j].quantity))
				figures->claims[--figures->first[claim->operands[j].quantity]] = (uint32_t)i;
		if (is_figure(facts, claim->result))
			figures->claims[--figures->first[claim->result]] = (uint32_t)i;
	}
}

void figure_claims_init(struct figure_claims *figures, const struct facts *facts, const bool *used, struct arena *arena)
{
	figures->first = arena_array(arena, facts->quantity_count + 1, sizeof *figures->first);
	figures->claims = arena_array(arena, count(figures->first, facts, used), sizeof *figures->claims);
	fill(figures, facts, used);
}
