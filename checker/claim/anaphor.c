/*
 * A total taken up again by the next sentence: "bắt 37 đối tượng ... Trong số 37 đối tượng bị bắt".
 *
 * The words say that the figure has been given. Where the report gives it nowhere, but the paragraph has, shortly before it, a figure of
 * the same unit that is a slip of digits away, one of the two is wrong.
 */
#include "claim/prose_claims.h"
#include "claim/slip.h"
#include "claim/try.h"
#include "extract/token.h"

enum { REACH = 6 };

static bool is_taken_up(const struct prose *prose, const struct mention *mention)
{
	return mention->token > prose->first &&
	       token_match_end(prose->facts, PHRASE_ANAPHOR, mention->token - 1, prose->first) != NULL;
}

/* Whether the figure before could be the total that is meant: of the same unit, and the same but for a slip. */
static bool may_be_meant(const struct quantity *q, const struct quantity *before)
{
	return prose_is_amount(before) && before->role == ROLE_VALUE && before->unit == q->unit &&
	       before->per == q->per && before->printed == q->printed &&
	       slip_likely(q->value, before->value, q->printed);
}

void claim_anaphors(const struct prose *prose)
{
	for (size_t i = 1; i < prose->mention_count; i++) {
		const struct mention *mention = &prose->mentions[i];
		const struct quantity *q = prose_quantity(prose, mention);
		size_t last = i > REACH ? i - REACH : 0;

		if (!prose_is_amount(q) || q->role != ROLE_VALUE || q->unit == UNIT_NONE || q->over != NO_INDEX ||
		    !is_taken_up(prose, mention) || known_again(&prose->known, q->value))
			continue;
		for (size_t k = i; k > last; k--) {
			struct claim_try attempt = claim_try(FORMULA_SAME, mention->quantity);

			if (!may_be_meant(q, prose_quantity(prose, &prose->mentions[k - 1])))
				continue;
			claim_try_add(&attempt, prose->mentions[k - 1].quantity, false);
			claim_try_emit(prose->facts, &attempt, CLAIM_AGREEMENT, "text-text", q->extent, true);
			break;
		}
	}
}
