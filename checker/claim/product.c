/*
 * Averages, prices and norms in prose: a figure per unit ties an amount to a count.
 *
 *   512 lượt người, bình quân 64 lượt người/lớp, 08 lớp        64 = 512 / 8
 *   108 trường hợp, 777.600.000 đồng (7.200.000 đồng/trường hợp)
 *   133 triệu đồng, gồm 11 người mức 3 triệu đồng/người, 12 người mức 5 triệu đồng/người ...
 */
#include "claim/arithmetic.h"
#include "claim/prose_claims.h"
#include "claim/product.h"
#include "claim/slip.h"
#include "claim/try.h"
#include "extract/token.h"

enum { REACH = 12 };

bool product_is_exact(const struct quantity *q)
{
	return q->unit != UNIT_PERCENT && q->unit != UNIT_POINT && q->under == NO_INDEX && q->approx == APPROX_EXACT;
}

bool product_is_count(const struct quantity *q)
{
	return product_is_exact(q) && q->role == ROLE_VALUE && q->per == UNIT_NONE;
}

bool product_same_family(const struct prose *prose, uint32_t a, uint32_t b)
{
	const struct lexicon *lexicon = prose->facts->vocabulary.lexicon;

	return lexicon_unit_family(lexicon, a) == lexicon_unit_family(lexicon, b);
}

uint32_t product_unit(const struct prose *prose, const char *word)
{
	struct vocabulary *vocabulary = &prose->facts->vocabulary;
	uint32_t id = vocabulary_id(vocabulary, slice_str(word));
	const struct phrase *unit = lexicon_exact(vocabulary->lexicon, PHRASE_UNIT, &id, 1);

	return unit != NULL ? (uint32_t)unit->value : UNIT_NONE;
}

/* Figures of the sentence and of the one before, no further than REACH to either side. */
struct window product_window(const struct prose *prose, size_t first, size_t last)
{
	uint32_t sentence = prose->mentions[first].sentence;
	struct window window = {first, last + 1};

	while (window.from > 0 && first - window.from < REACH &&
	       prose->mentions[window.from - 1].sentence + 1 >= sentence)
		window.from--;
	while (window.end < prose->mention_count && window.end - last < REACH &&
	       prose->mentions[window.end].sentence == sentence)
		window.end++;
	return window;
}

/* They differ by no more than a seventh of the right one. */
bool product_is_close(const struct prose *prose, const struct claim_try *attempt)
{
	struct decimal difference;
	struct decimal right;
	int order;

	if (!claim_try_value(prose->facts, attempt, &right) ||
	    !decimal_subtract(&difference, prose->facts->quantities[attempt->result].value, right))
		return false;
	if (decimal_sign(difference) < 0)
		difference = decimal_negate(difference);
	return decimal_multiply(&difference, difference, decimal_of(7)) && decimal_compare(&order, difference, right) &&
	       order <= 0;
}

/* ---- several counts, each with its price ---- */

/* Pairs of figures in alternating units: 168 đơn vị, 250 ml, 214 đơn vị, 350 ml. */
struct run {
	size_t at[TRY_MOST_OPERANDS];
	size_t count;
	size_t last; /* mention */
};

static bool same_measure(const struct quantity *a, const struct quantity *b)
{
	return a->unit == b->unit && a->unit != UNIT_NONE;
}

/*
 * Whether two figures side by side may be a count and what goes on each of it: a price or norm, or no comma between them. In "khởi tố 16
 * vụ, 18 bị can; xử lý 2 vụ, 2 đối tượng" the second counts by itself.
 */
static bool may_multiply(const struct prose *prose, size_t count, size_t scale)
{
	if (prose_figure(prose, count)->per != UNIT_NONE || prose_figure(prose, scale)->per != UNIT_NONE)
		return true;
	for (size_t at = prose->mentions[count].behind; at < prose->mentions[scale].token; at++) {
		if (prose_word(prose, at, "mỗi") || prose_word(prose, at, "mức"))
			return true;
		if (prose_mark(prose, at, ','))
			return false;
	}
	return true;
}

static struct run find_run(const struct prose *prose, size_t first)
{
	struct run run = {.count = 0};

	for (size_t i = first; i < prose->mention_count && run.count < TRY_MOST_OPERANDS; i++) {
		const struct quantity *q = prose_figure(prose, i);

		if (prose->mentions[i].sentence != prose->mentions[first].sentence ||
		    (prose->mentions[i].group != prose->mentions[first].group &&
		     (prose->mentions[i].group == 0 ||
		      prose->groups[prose->mentions[i].group].parent != prose->mentions[first].group)))
			break;
		if (!product_is_exact(q))
			continue;
		if (run.count >= 2 && !same_measure(q, prose_figure(prose, run.at[run.count - 2])))
			break;
		if (run.count == 1 && (same_measure(q, prose_figure(prose, run.at[0])) || q->unit == UNIT_NONE))
			break;
		if (run.count % 2 == 1 && !may_multiply(prose, run.at[run.count - 1], i))
			break;
		run.at[run.count++] = i;
		run.last = i;
	}
	run.count -= run.count % 2;
	return run;
}

static bool in_run(const struct run *run, size_t mention)
{
	for (size_t i = 0; i < run->count; i++)
		if (run->at[i] == mention)
			return true;
	return false;
}

static struct claim_try products_of(const struct prose *prose, const struct run *run, size_t total)
{
	struct claim_try attempt = claim_try(FORMULA_SUM_OF_PRODUCTS, prose->mentions[total].quantity);

	for (size_t i = 0; i < run->count; i++)
		claim_try_add(&attempt, prose->mentions[run->at[i]].quantity, false);
	return attempt;
}

/* One operand that, set right, would make the products add up, and is a slip away from what is printed. */
static bool operand_slipped(const struct prose *prose, const struct run *run, size_t total)
{
	struct claim_try attempt = products_of(prose, run, total);
	struct decimal sum;
	struct decimal difference;

	if (!claim_try_value(prose->facts, &attempt, &sum) ||
	    !decimal_subtract(&difference, prose_figure(prose, total)->value, sum))
		return false;
	for (size_t i = 0; i < run->count; i++) {
		const struct quantity *q = prose_figure(prose, run->at[i]);
		struct decimal change;
		struct decimal right;

		if (decimal_divide(&change, difference, prose_figure(prose, run->at[i ^ 1])->value, 6) &&
		    decimal_add(&right, q->value, change) && decimal_is_whole(right) &&
		    slip_likely(q->value, right, q->printed))
			return true;
	}
	return false;
}

/* Whether the figure is a sum that agrees with its parts, so that no product has to explain it. */
static bool is_sum(const struct prose *prose, size_t mention)
{
	const struct facts *facts = prose->facts;

	for (size_t c = prose->first_claim; c < facts->claim_count; c++)
		if (facts->claims[c].result == prose->mentions[mention].quantity &&
		    facts->claims[c].formula == FORMULA_SUM &&
		    arithmetic_check(facts->quantities, &facts->claims[c]) == OUTCOME_AGREES)
			return true;
	return false;
}

static bool claim_run(const struct prose *prose, const struct run *run)
{
	struct window window = product_window(prose, run->at[0], run->last);
	size_t slipped = prose->mention_count;

	for (size_t i = window.from; i < window.end; i++) {
		struct claim_try attempt = products_of(prose, run, i);

		if (in_run(run, i) || !product_is_count(prose_figure(prose, i)) ||
		    !(same_measure(prose_figure(prose, i), prose_figure(prose, run->at[0])) ||
		      same_measure(prose_figure(prose, i), prose_figure(prose, run->at[1]))))
			continue;
		if (claim_try_agrees(prose->facts, &attempt)) {
			claim_try_emit(prose->facts, &attempt, CLAIM_BALANCE, "prose-product",
				       prose_span(prose, prose->mentions[i].token, prose->mentions[i].behind), true);
			return true;
		}
		if (product_is_close(prose, &attempt) && !is_sum(prose, i) &&
		    (claim_try_slipped(prose->facts, &attempt) || operand_slipped(prose, run, i)))
			slipped = i;
	}
	if (slipped != prose->mention_count) {
		struct claim_try attempt = products_of(prose, run, slipped);

		claim_try_emit(prose->facts, &attempt, CLAIM_BALANCE, "prose-product",
			       prose_span(prose, prose->mentions[slipped].token, prose->mentions[slipped].behind),
			       true);
	}
	return slipped != prose->mention_count;
}

/* ---- area x yield = output ---- */

static struct claim_try yield_of(const struct prose *prose, size_t area, size_t yield, size_t output)
{
	struct claim_try attempt = claim_try(FORMULA_PRODUCT_TENTH, prose->mentions[output].quantity);

	claim_try_add(&attempt, prose->mentions[area].quantity, false);
	claim_try_add(&attempt, prose->mentions[yield].quantity, false);
	return attempt;
}

/* The area before the yield that gives the output, or the nearest one that is said outside of brackets. */
static size_t find_area(const struct prose *prose, size_t yield, size_t output)
{
	size_t nearest = prose->mention_count;

	for (size_t i = yield; i > 0 && prose->mentions[i - 1].sentence == prose->mentions[yield].sentence; i--) {
		struct claim_try attempt = yield_of(prose, i - 1, yield, output);

		uint32_t unit = prose_figure(prose, i - 1)->unit;

		if ((unit != product_unit(prose, "ha") && unit != UNIT_NONE) ||
		    !product_is_count(prose_figure(prose, i - 1)))
			continue;
		if (claim_try_agrees(prose->facts, &attempt))
			return i - 1;
		if (nearest == prose->mention_count && unit != UNIT_NONE && claim_direction(prose, i - 1) == 0 &&
		    !prose_mark(prose, prose->mentions[i - 1].token - 1, '/') &&
		    prose->mentions[i - 1].group == prose->mentions[yield].group)
			nearest = i - 1;
	}
	return nearest;
}

/* "diện tích 58,0 ha, năng suất 46,5 tạ/ha, sản lượng 269,7 tấn" */
static void claim_yield(const struct prose *prose, size_t yield)
{
	size_t output = yield + 1;
	size_t area;
	struct claim_try attempt;

	if (output >= prose->mention_count || prose->mentions[output].sentence != prose->mentions[yield].sentence ||
	    prose_figure(prose, yield)->unit != product_unit(prose, "tạ") ||
	    prose_figure(prose, output)->unit != product_unit(prose, "tấn") ||
	    !product_is_count(prose_figure(prose, output)))
		return;
	area = find_area(prose, yield, output);
	if (area == prose->mention_count)
		return;
	attempt = yield_of(prose, area, yield, output);
	claim_try_emit(prose->facts, &attempt, CLAIM_BALANCE, "prose-product",
		       prose_span(prose, prose->mentions[area].token, prose->mentions[output].behind), false);
}

void claim_products(const struct prose *prose)
{
	size_t explained = 0; /* mentions before it stand in a sum of products */

	for (size_t i = 0; i < prose->mention_count; i++) {
		struct run run = find_run(prose, i);
		const struct quantity *q = prose_figure(prose, i);

		for (; i >= explained && run.count >= 4; run.count -= 2) {
			if (claim_run(prose, &run)) {
				explained = run.at[run.count - 1] + 1;
				break;
			}
		}
		if (i < explained || q->per == UNIT_NONE || q->unit == UNIT_NONE || q->unit == UNIT_PERCENT)
			continue;
		if (average_is_timed(prose, i))
			average_claim_timed(prose, i);
		else
			average_claim(prose, i);
		claim_yield(prose, i);
	}
}
