#include "rules/culprit.h"

#include "claim/arithmetic.h"
#include "rules/culprit_claims.h"
#include "rules/culprit_digits.h"

/* What is to be said of one figure of a failed claim. */
enum standing {
	STANDING_IMPOSSIBLE, /* no value of it makes the claim hold, or it would break a claim that holds */
	STANDING_OPEN,       /* cannot be told */
	STANDING_POSSIBLE,
	STANDING_SUPPORTED, /* and the value mends another failed claim */
};

struct candidate {
	uint32_t quantity;
	enum standing standing;
	struct decimal value;
	struct slice with;  /* the value as the figure would be printed */
	uint32_t supporter; /* a claim that the value mends too */
	bool near;          /* one slip of the finger away from what is printed */
};

/* Whether a figure stands in the claim once only, so that the claim can be solved for it. */
static bool stands_once(const struct claim *claim, uint32_t quantity)
{
	size_t times = claim->result == quantity;

	for (size_t i = 0; i < claim->operand_count; i++)
		times += claim->operands[i].quantity == quantity;
	return times == 1;
}

static bool solve_sum(struct culprit_claims *claims, const struct claim *claim, uint32_t quantity, bool minus,
		      struct decimal *value)
{
	struct quantity *figure = &claims->quantities[quantity];
	struct decimal kept = figure->value;
	struct decimal others;
	bool solved;

	figure->value = decimal_of(0);
	solved = arithmetic_value(claims->quantities, claim, 0, &others) &&
		 decimal_subtract(value, claims->quantities[claim->result].value, others);
	figure->value = kept;
	if (solved && minus)
		*value = decimal_negate(*value);
	return solved;
}

/* rate = part / base * 100, solved for the part or the base as it would be printed. */
static bool solve_percent(const struct culprit_claims *claims, const struct claim *claim, uint32_t quantity,
			  struct decimal *value)
{
	const struct quantity *figure = &claims->quantities[quantity];
	struct decimal rate = claims->quantities[claim->result].value;
	struct decimal product;

	if (claim->operand_count != 2 || figure->magnitude != 0)
		return false;
	if (claim->operands[0].quantity == quantity)
		return decimal_multiply(&product, rate, claims->quantities[claim->operands[1].quantity].value) &&
		       decimal_divide(value, product, decimal_of(100), figure->printed);
	return decimal_multiply(&product, claims->quantities[claim->operands[0].quantity].value, decimal_of(100)) &&
	       decimal_divide(value, product, rate, figure->printed);
}

static bool solve(struct culprit_claims *claims, const struct claim *claim, uint32_t quantity, struct decimal *value)
{
	if (quantity == claim->result)
		return arithmetic_value(claims->quantities, claim, claims->quantities[quantity].printed, value);
	for (size_t i = 0; i < claim->operand_count; i++) {
		if (claim->operands[i].quantity != quantity)
			continue;
		if (claim->formula == FORMULA_SUM || claim->formula == FORMULA_SAME)
			return solve_sum(claims, claim, quantity, claim->operands[i].minus, value);
		return claim->formula == FORMULA_PERCENT && solve_percent(claims, claim, quantity, value);
	}
	return false;
}

/* Puts the candidate's value in and asks all its claims again. */
static void try_value(struct culprit_claims *claims, uint32_t failed, struct candidate *candidate)
{
	const struct figure_claims *figures = &claims->figures;
	struct quantity *figure = &claims->quantities[candidate->quantity];
	struct decimal kept = figure->value;

	figure->value = candidate->value;
	candidate->standing = STANDING_IMPOSSIBLE;
	if (culprit_claims_ask(claims, failed) == VERDICT_PASS) {
		candidate->standing = STANDING_POSSIBLE;
		for (size_t i = figures->first[candidate->quantity]; i < figures->first[candidate->quantity + 1]; i++) {
			uint32_t other = figures->claims[i];
			enum verdict before = claims->verdicts[other];
			enum verdict now = other == failed ? VERDICT_PASS : culprit_claims_ask(claims, other);

			if (now == VERDICT_FAIL) {
				candidate->standing = STANDING_IMPOSSIBLE;
				break;
			}
			if (before == VERDICT_FAIL && now == VERDICT_PASS &&
			    culprit_claims_differ(claims, failed, other)) {
				candidate->standing = STANDING_SUPPORTED;
				candidate->supporter = other;
			}
		}
	}
	figure->value = kept;
}

static void judge(struct culprit_claims *claims, struct arena *arena, uint32_t failed, struct candidate *candidate)
{
	const struct claim *claim = &claims->facts.claims[failed];
	uint32_t quantity = candidate->quantity;

	candidate->standing = STANDING_OPEN;
	if (!stands_once(claim, quantity) || !culprit_claims_affordable(claims, quantity) ||
	    !solve(claims, claim, quantity, &candidate->value))
		return;
	if (decimal_sign(candidate->value) < 0) {
		candidate->standing = STANDING_IMPOSSIBLE;
		return;
	}
	try_value(claims, failed, candidate);
	if (candidate->standing == STANDING_IMPOSSIBLE)
		return;
	candidate->with = culprit_digits_print(arena, &claims->facts, quantity, candidate->value);
	candidate->near = culprit_digits_near(document_slice(claims->facts.doc, claims->quantities[quantity].span),
					      candidate->with);
	if (candidate->with.size == 0)
		candidate->standing = STANDING_OPEN;
}

static const struct candidate *only(const struct candidate *candidates, size_t count, enum standing least, bool near)
{
	const struct candidate *found = NULL;

	for (size_t i = 0; i < count; i++) {
		if (candidates[i].standing < least || (near && !candidates[i].near))
			continue;
		if (found != NULL)
			return NULL;
		found = &candidates[i];
	}
	return found;
}

/*
 * The one culprit: the only figure whose value mends another failed claim too (of several, the only one that is a slip
 * of the finger); or, where none does, the only one that is not impossible.
 */
static const struct candidate *choose(const struct candidate *candidates, size_t count)
{
	const struct candidate *culprit = only(candidates, count, STANDING_SUPPORTED, false);

	for (size_t i = 0; i < count && culprit == NULL; i++)
		if (candidates[i].standing == STANDING_SUPPORTED)
			return only(candidates, count, STANDING_SUPPORTED, true);
	if (culprit == NULL)
		culprit = only(candidates, count, STANDING_OPEN, false);
	return culprit != NULL && culprit->standing != STANDING_OPEN ? culprit : NULL;
}

static struct slice explain(const struct sink *sink, const struct facts *facts, const struct candidate *culprit)
{
	static const char *const ALONE[LANGUAGES] = {
		"chỉ khi sửa số này thì mọi phép đối chiếu có liên quan trong báo cáo mới khớp",
		"changing this figure alone makes every comparison it stands in hold"};
	static const char *const SUPPORTED[LANGUAGES] = {
		"sửa số này thì phép đối chiếu ở dòng %u cũng khớp, các phép đối chiếu đang đúng vẫn đúng",
		"changing this figure also mends the comparison at line %u and breaks none that holds"};
	struct strbuf text;

	strbuf_init(&text, sink->arena);
	if (culprit->standing == STANDING_SUPPORTED) {
		const struct claim *other = &facts->claims[culprit->supporter];
		struct span place = facts->quantities[other->result].span;

		if (other->result == culprit->quantity && other->operand_count > 0)
			place = facts->quantities[other->operands[0].quantity].span;
		strbuf_printf(&text, sink->language == LANGUAGE_EN ? SUPPORTED[LANGUAGE_EN] : SUPPORTED[LANGUAGE_VI],
			      document_position(facts->doc, place.start).line);
	} else {
		strbuf_puts(&text, ALONE[sink->language]);
	}
	return strbuf_slice(&text);
}

/* A correction that was found: of which figure, to which value, told by which finding. */
struct correction {
	struct decimal value;
	size_t finding; /* 1 + its index in the sink; 0: none */
};

/*
 * Whether a culprit is sure enough to be told: what mends several claims always is; what is left over alone only where it is one
 * slip of the finger away, and no other reading of the claim exists.
 */
static bool is_sure(const struct claim *claim, const struct candidate *culprit, bool alone)
{
	if (culprit->standing == STANDING_SUPPORTED)
		return true;
	return alone && culprit->near && !claim->weak && !claim->open;
}

/* `alone`: also a culprit that mends this claim only. */
static void suggest(struct culprit_claims *claims, struct sink *sink, size_t index, bool alone,
		    struct correction *corrections)
{
	struct finding *finding = &sink->findings[index];
	const struct claim *claim = &claims->facts.claims[finding->claim - 1];
	struct candidate candidates[MOST_FIGURES + 1] = {{.quantity = claim->result}};
	size_t count = claim->operand_count + 1;
	const struct candidate *culprit;

	if (claim->operand_count > MOST_FIGURES || claim->relation != RELATION_EQUAL)
		return;
	for (size_t i = 0; i < count; i++) {
		if (i > 0)
			candidates[i].quantity = claim->operands[i - 1].quantity;
		judge(claims, sink->arena, finding->claim - 1, &candidates[i]);
	}
	culprit = choose(candidates, count);
	if (culprit == NULL || !is_sure(claim, culprit, alone))
		return;
	corrections[culprit->quantity] = (struct correction){culprit->value, index + 1};
	finding->suggestion = (struct suggestion){
		.span = claims->quantities[culprit->quantity].span,
		.replace = document_slice(sink->doc, claims->quantities[culprit->quantity].span),
		.with = culprit->with,
		.because = explain(sink, &claims->facts, culprit),
	};
}

/* Whether the claim holds once the figure is corrected. */
static bool is_mended(struct culprit_claims *claims, uint32_t claim, uint32_t quantity,
		      const struct correction *correction)
{
	struct decimal kept = claims->quantities[quantity].value;
	bool mended;

	claims->quantities[quantity].value = correction->value;
	mended = culprit_claims_ask(claims, claim) == VERDICT_PASS;
	claims->quantities[quantity].value = kept;
	return mended;
}

static uint32_t figure_of(const struct claim *claim, size_t index)
{
	return index == 0 ? claim->result : claim->operands[index - 1].quantity;
}

/* A finding without a culprit of its own takes the correction that another one found and that mends it too. */
static void adopt(struct culprit_claims *claims, struct sink *sink, struct finding *finding,
		  const struct correction *corrections)
{
	const struct claim *claim = &claims->facts.claims[finding->claim - 1];

	for (size_t i = 0; i <= claim->operand_count; i++) {
		uint32_t quantity = figure_of(claim, i);
		const struct correction *correction = &corrections[quantity];

		if (correction->finding == 0 || !is_mended(claims, finding->claim - 1, quantity, correction))
			continue;
		finding->suggestion = sink->findings[correction->finding - 1].suggestion;
		return;
	}
}

static bool wants_culprit(const struct finding *finding)
{
	return finding->claim != 0 && finding->suggestion.span.end <= finding->suggestion.span.start;
}

/* The finding of a claim that holds all figures of this one; of two with the same figures the earlier. NULL: none. */
static const struct finding *find_outer(struct culprit_claims *claims, const struct sink *sink, size_t index,
					const size_t *finding_of)
{
	uint32_t own = sink->findings[index].claim - 1;
	const struct claim *claim = &claims->facts.claims[own];
	uint32_t figure = figure_of(claim, 0);

	if (!culprit_claims_affordable(claims, figure))
		return NULL;
	for (size_t i = claims->figures.first[figure]; i < claims->figures.first[figure + 1]; i++) {
		uint32_t other = claims->figures.claims[i];
		size_t finding = finding_of[other];

		if (finding == 0 || other == own || !culprit_claims_within(claims, own, other))
			continue;
		if (culprit_claims_differ(claims, own, other) || finding < index + 1)
			return &sink->findings[finding - 1];
	}
	return NULL;
}

/* Findings whose claims rest on the same figures are one error, whatever the culprit is. */
static void tie_findings(struct culprit_claims *claims, struct sink *sink)
{
	size_t *finding_of = arena_array(sink->arena, claims->facts.claim_count, sizeof *finding_of);

	for (size_t i = 0; i < sink->count; i++)
		if (sink->findings[i].claim != 0)
			finding_of[sink->findings[i].claim - 1] = i + 1;
	for (size_t i = 0; i < sink->count; i++) {
		const struct finding *outer;

		if (!wants_culprit(&sink->findings[i]))
			continue;
		outer = find_outer(claims, sink, i, finding_of);
		if (outer != NULL)
			sink->findings[i].error = wants_culprit(outer) ? outer->marks[0] : outer->suggestion.span;
	}
}

/* What several claims agree on comes first, so that what one alone would have is not believed against it. */
static void find_culprits(struct culprit_claims *claims, struct sink *sink)
{
	struct correction *corrections = arena_array(sink->arena, claims->facts.quantity_count, sizeof *corrections);

	for (int alone = 0; alone < 2; alone++) {
		for (size_t i = 0; i < sink->count; i++)
			if (wants_culprit(&sink->findings[i]))
				suggest(claims, sink, i, alone, corrections);
		for (size_t i = 0; i < sink->count; i++)
			if (wants_culprit(&sink->findings[i]))
				adopt(claims, sink, &sink->findings[i], corrections);
	}
}

void culprits_suggest(const struct facts *facts, struct sink *sink)
{
	struct culprit_claims claims;
	size_t first = 0;

	while (first < sink->count && !wants_culprit(&sink->findings[first]))
		first++;
	if (first == sink->count)
		return;
	culprit_claims_init(&claims, facts, sink->arena);
	find_culprits(&claims, sink);
	tie_findings(&claims, sink);
}
