/*
 * Averages, prices and norms in prose: a figure per unit ties an amount to a count.
 *
 *   512 lượt người, bình quân 64 lượt người/lớp, 08 lớp        64 = 512 / 8
 *   108 trường hợp, 777.600.000 đồng (7.200.000 đồng/trường hợp)
 */
#include "extract/claim_prose.h"
#include "extract/claim_try.h"

enum { REACH = 10 };

static const struct quantity *figure(const struct prose *prose, size_t mention)
{
	return prose_quantity(prose, &prose->mentions[mention]);
}

static bool is_count(const struct quantity *q)
{
	return q->unit != UNIT_PERCENT && q->unit != UNIT_POINT && q->role == ROLE_VALUE && q->under == NO_INDEX &&
	       q->per == UNIT_NONE && q->approx == APPROX_EXACT;
}

static bool same_family(const struct prose *prose, uint32_t a, uint32_t b)
{
	const struct lexicon *lexicon = prose->facts->vocabulary.lexicon;

	return lexicon_unit_family(lexicon, a) == lexicon_unit_family(lexicon, b);
}

struct window {
	size_t from;
	size_t end;
};

/* Figures of the sentence and of the one before, no further than REACH to either side. */
static struct window window_around(const struct prose *prose, size_t mention)
{
	uint32_t sentence = prose->mentions[mention].sentence;
	struct window window = {mention, mention + 1};

	while (window.from > 0 && mention - window.from < REACH && prose->mentions[window.from - 1].sentence + 1 >= sentence)
		window.from--;
	while (window.end < prose->mention_count && window.end - mention < REACH &&
	       prose->mentions[window.end].sentence == sentence)
		window.end++;
	return window;
}

static struct claim_try average_of(const struct prose *prose, size_t scale, size_t amount, size_t count)
{
	struct claim_try attempt = claim_try(FORMULA_RATIO, prose->mentions[scale].quantity);

	claim_try_add(&attempt, prose->mentions[amount].quantity, false);
	claim_try_add(&attempt, prose->mentions[count].quantity, false);
	return attempt;
}

/*
 */
static bool find_average(const struct prose *prose, size_t scale, struct claim_try *found, bool *has_slipped)
{
	const struct quantity *q = figure(prose, scale);
	struct window window = window_around(prose, scale);

	*has_slipped = false;
	for (size_t a = window.from; a < window.end; a++) {
		if (a == scale || !is_count(figure(prose, a)) || !same_family(prose, figure(prose, a)->unit, q->unit))
			continue;
		for (size_t c = window.from; c < window.end; c++) {
			struct claim_try attempt = average_of(prose, scale, a, c);

			if (c == scale || c == a || !is_count(figure(prose, c)) ||
			    !same_family(prose, figure(prose, c)->unit, q->per))
				continue;
			if (claim_try_agrees(prose->facts, &attempt)) {
				*found = attempt;
				return true;
			}
			if (!*has_slipped && claim_try_slipped(prose->facts, &attempt)) {
				*found = attempt;
				*has_slipped = true;
			}
		}
	}
	return false;
}

void claim_products(const struct prose *prose)
{
	for (size_t i = 0; i < prose->mention_count; i++) {
		const struct quantity *q = figure(prose, i);
		struct claim_try attempt;
		bool slipped;

		if (q->per == UNIT_NONE || q->unit == UNIT_NONE || q->unit == UNIT_PERCENT)
			continue;
		if (find_average(prose, i, &attempt, &slipped) || slipped)
			claim_try_emit(prose->facts, &attempt, CLAIM_BALANCE, "prose-average",
				       prose_span(prose, prose->mentions[i].token, prose->mentions[i].behind), true);
	}
}
