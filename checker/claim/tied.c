#include "claim/tied.h"

#include "claim/arithmetic.h"

bool *tied_figures(const struct facts *facts, struct arena *arena)
{
	bool *tied = arena_array(arena, facts->quantity_count, sizeof *tied);

	for (size_t i = 0; i < facts->claim_count; i++) {
		const struct claim *claim = &facts->claims[i];

		if (claim->result == NO_INDEX || arithmetic_check(facts->quantities, claim) != OUTCOME_AGREES)
			continue;
		tied[claim->result] = true;
		for (size_t k = 0; k < claim->operand_count; k++)
			if (claim->operands[k].quantity != NO_INDEX)
				tied[claim->operands[k].quantity] = true;
	}
	return tied;
}
