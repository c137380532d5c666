/*
 * The whole of a rate in prose: any count near by that fits; and where none fits, the one that the wording means.
 */
#include "claim/rate.h"

#include "claim/base.h"
#include "claim/change.h"
#include "extract/token.h"

enum { REACH = 24, REACH_OF_SLIPS = 60 };

/* Every count near enough to be the whole of `part`; true when one agrees, which is then claimed. */
static bool claim_any_whole(const struct prose *prose, size_t rate, size_t part)
{
	size_t from = rate > REACH ? rate - REACH : 0;
	size_t end = rate + REACH < prose->mention_count ? rate + REACH : prose->mention_count;

	for (size_t i = from; i < end; i++) {
		const struct quantity *whole = prose_figure(prose, i);
		struct claim_try attempt = rate_share(prose->mentions[rate].quantity, prose->mentions[part].quantity,
						      prose->mentions[i].quantity);

		if (i == part || i == rate || !rate_is_count(whole) ||
		    !prose_same_kind(prose->facts, prose_figure(prose, part), whole) ||
		    !claim_try_agrees(prose->facts, &attempt))
			continue;
		rate_emit(prose, &attempt, "prose", part, rate, true);
		return true;
	}
	return false;
}

/* The rest of a whole: "đã giải quyết 2.937 hồ sơ, tỷ lệ đúng hạn đạt 99,80%; quá hạn 06 hồ sơ"; or two parts of it together. */
static bool claim_composed(const struct prose *prose, size_t rate, size_t whole)
{
	size_t from = rate > REACH ? rate - REACH : 0;
	size_t end = rate + REACH < prose->mention_count ? rate + REACH : prose->mention_count;

	for (size_t i = from; i < end; i++) {
		struct claim_try attempt = claim_try(FORMULA_PERCENT, prose->mentions[rate].quantity);
		bool pair = i + 1 < end && i + 1 != whole && rate_is_count(prose_figure(prose, i + 1)) &&
			    prose_same_kind(prose->facts, prose_figure(prose, i + 1), prose_figure(prose, whole));

		if (i == whole || !rate_is_count(prose_figure(prose, i)) ||
		    !prose_same_kind(prose->facts, prose_figure(prose, i), prose_figure(prose, whole)))
			continue;
		for (int both = 0; both <= pair; both++) {
			attempt.count = 0;
			claim_try_add(&attempt, prose->mentions[both ? i : whole].quantity, false);
			claim_try_add(&attempt, prose->mentions[both ? i + 1 : i].quantity, !both);
			claim_try_add(&attempt, prose->mentions[whole].quantity, false);
			if (claim_try_agrees(prose->facts, &attempt)) {
				rate_emit(prose, &attempt, "prose", whole, rate, true);
				return true;
			}
		}
	}
	return false;
}

bool rate_claim_near(const struct prose *prose, size_t rate, size_t part)
{
	return claim_any_whole(prose, rate, part) || claim_composed(prose, rate, part);
}

/* |rate - right| is at most a tenth of right, so that the one may well be meant for the other. */
static bool is_near(const struct prose *prose, const struct claim_try *attempt)
{
	const struct quantity *rate = &prose->facts->quantities[attempt->result];
	struct decimal right;
	struct decimal difference;
	int order;

	if (!claim_try_value(prose->facts, attempt, &right) || !decimal_subtract(&difference, rate->value, right))
		return false;
	if (decimal_sign(difference) < 0)
		difference = decimal_negate(difference);
	return decimal_multiply(&difference, difference, decimal_of(10)) &&
	       decimal_compare(&order, difference, right) && order <= 0;
}

/* The whole stands in the sentence of the part, at its level, and no other figure of the kind between them. */
static bool is_adjacent(const struct prose *prose, size_t whole, size_t part)
{
	const struct mention *a = &prose->mentions[whole];
	const struct mention *b = &prose->mentions[part];

	if (a->sentence != b->sentence || a->group != b->group ||
	    prose_figure(prose, whole)->unit != prose_figure(prose, part)->unit)
		return false;
	for (size_t i = whole + 1; i < part; i++)
		if (prose->mentions[i].group == a->group)
			return false;
	return true;
}

static void claim_of(const struct prose *prose, size_t rate, size_t part, uint32_t whole)
{
	struct claim_try attempt = rate_share(prose->mentions[rate].quantity, prose->mentions[part].quantity, whole);

	rate_emit(prose, &attempt, "prose", part, rate, true);
}

/* ---- a whole that does not fit ---- */

/* Says of the figure that it is a total: "tổng số hồ sơ phải giải quyết là 7.508 hồ sơ". */
static bool is_total(const struct prose *prose, size_t mention)
{
	size_t at = prose->mentions[mention].token;

	for (size_t back = 0; back < 12 && at > prose->first; back++) {
		at--;
		if (prose_token(prose, at)->kind != TOKEN_WORD)
			return false;
		if (prose_word(prose, at, "tổng"))
			return true;
		if (prose_token(prose, at)->sentence)
			return false;
	}
	return false;
}

/* "214 cụm loa, trong đó 198 cụm hoạt động tốt": the part is said to be of the whole. */
static bool is_said_part(const struct prose *prose, size_t whole, size_t part)
{
	if (prose->mentions[whole].sentence != prose->mentions[part].sentence)
		return false;
	for (size_t at = prose->mentions[whole].behind; at < prose->mentions[part].token; at++)
		if (token_match(prose->facts, PHRASE_CUE_OPEN, at, prose->mentions[part].token) != NULL)
			return true;
	return false;
}

/*
 * The token of the first word behind the comma or bracket between part and rate; NO_INDEX when other marks part the two, or a comma stands before
 * the bracket: "lệ phí 41,7 tỷ đồng, là khoản thu duy nhất không đạt (90,7%)".
 */
static size_t clause_of_rate(const struct prose *prose, size_t part, size_t rate)
{
	size_t behind = prose->mentions[part].behind;
	size_t clause = behind;

	for (size_t at = behind; at < prose->mentions[rate].token; at++) {
		const struct token *token = prose_token(prose, at);

		if (token_is_mark(token, '(') && prose_group(prose, at) != prose->mentions[rate].group)
			at = prose->groups[prose_group(prose, at)].close;
		else if (token_is_mark(token, ',') || (token_is_mark(token, '(') && clause == behind))
			clause = at + 1;
		else if (token->kind != TOKEN_WORD)
			return NO_INDEX;
	}
	return clause;
}

/* Another rate in the bracket: "(tương ứng với 88,6% và 11,4%)". */
static bool is_one_of_several(const struct prose *prose, size_t rate)
{
	size_t next = rate + 1;

	return prose->mentions[rate].group != 0 && next < prose->mention_count &&
	       prose->mentions[next].group == prose->mentions[rate].group && rate_is_rate(prose_figure(prose, next));
}

bool rate_is_tied(const struct prose *prose, size_t part, size_t rate)
{
	size_t clause = clause_of_rate(prose, part, rate);
	size_t at = prose->mentions[rate].token;
	const struct phrase *cue;

	if (prose->mentions[part].sentence != prose->mentions[rate].sentence || clause == NO_INDEX ||
	    is_one_of_several(prose, rate))
		return false;
	while (at > clause && (cue = token_match_end(prose->facts, PHRASE_RATE_CUE, at - 1, clause)) != NULL)
		at -= cue->length;
	return at == clause || (clause == prose->mentions[part].behind && at < prose->mentions[rate].token);
}

/* The words behind the rate speak of something else than this whole: of a plan, of another period, of things that it does not count. */
static bool is_named_otherwise(const struct prose *prose, size_t rate, size_t part, size_t whole)
{
	const struct quantity *q = prose_figure(prose, whole);
	struct base base;

	if (!base_read(prose, rate, &base))
		return false;
	if (base.plan)
		return !base_is_plan(prose, whole) || !is_adjacent(prose, whole, part);
	if (base.compared || base.total)
		return base.compared || (!is_total(prose, whole) && base_matches(prose->facts, &base, q) == BASE_NONE);
	return base.telling_count > 1 && base_matches(prose->facts, &base, q) == BASE_NONE;
}

/* A figure in brackets is the whole only of what stands in them too. */
static bool is_visible(const struct prose *prose, size_t whole, size_t part)
{
	uint32_t group = prose->mentions[part].group;

	while (group != prose->mentions[whole].group && group != 0)
		group = prose->groups[group].parent;
	return group == prose->mentions[whole].group;
}

/* What shows that this whole is the one that is meant. */
static bool is_meant(const struct prose *prose, size_t rate, size_t part, size_t whole)
{
	struct claim_try attempt = rate_share(prose->mentions[rate].quantity, prose->mentions[part].quantity,
					      prose->mentions[whole].quantity);
	bool whole_percent = prose_figure(prose, rate)->printed == 0;
	bool same_unit = prose_figure(prose, whole)->unit == prose_figure(prose, part)->unit;

	if (is_named_otherwise(prose, rate, part, whole) || !is_visible(prose, whole, part))
		return false;
	if (!whole_percent &&
	    (claim_try_slipped(prose->facts, &attempt) || claim_try_part_slipped(prose->facts, &attempt)))
		return true;
	if (is_adjacent(prose, whole, part) && is_near(prose, &attempt))
		return true;
	if (!rate_is_tied(prose, part, rate))
		return false;
	if (prose->known.shares[prose->mentions[whole].quantity] > 0)
		return true;
	return same_unit && (is_said_part(prose, whole, part) || is_total(prose, whole));
}

/* Counts the same as the part, and is not less than a part that is at most all of it. */
static bool is_whole_of(const struct prose *prose, const struct quantity *whole, size_t rate, size_t part)
{
	const struct quantity *p = prose_figure(prose, part);
	int order;

	return rate_is_count(whole) && whole->approx == APPROX_EXACT && decimal_sign(whole->value) > 0 &&
	       prose_same_kind(prose->facts, whole, p) && !(whole->unlisted && whole->unit != p->unit) &&
	       decimal_compare(&order, prose_figure(prose, rate)->value, decimal_of(100)) &&
	       (order > 0 || !rate_is_above(p, whole));
}

/* "So với chỉ tiêu được giao là 60 đội, đã thành lập 57 đội, đạt 59%": the plan right before the part, which may exceed it. */
static bool claim_plan_before(const struct prose *prose, size_t rate, size_t part)
{
	struct base base;
	size_t whole = part - 1;

	if (part == 0 || !rate_is_count(prose_figure(prose, whole)) || !is_adjacent(prose, whole, part) ||
	    !base_is_plan(prose, whole) || !rate_is_tied(prose, part, rate) || base_is_plan(prose, part) ||
	    (base_read(prose, rate, &base) && !base.plan))
		return false;
	claim_of(prose, rate, part, prose->mentions[whole].quantity);
	return true;
}

enum { SIBLINGS = 6 };

/* The whole of the rates beside it, wherever it stands: "Hội A 164.480 triệu đồng (40,0% tổng dư nợ); Hội B 134.920 triệu đồng (35,0%)". */
static void claim_sibling_whole(const struct prose *prose, size_t rate, size_t part)
{
	size_t from = rate > SIBLINGS ? rate - SIBLINGS : 0;
	size_t end = rate + SIBLINGS < prose->mention_count ? rate + SIBLINGS : prose->mention_count;
	struct base base;

	if (!rate_is_tied(prose, part, rate) || base_read(prose, rate, &base))
		return;
	for (size_t i = from; i < end; i++) {
		uint32_t whole = prose->known.whole_of[prose->mentions[i].quantity];

		if (whole == 0 || prose->mentions[i].sentence != prose->mentions[rate].sentence ||
		    prose->facts->quantities[whole - 1].block == prose->block ||
		    !is_whole_of(prose, &prose->facts->quantities[whole - 1], rate, part))
			continue;
		claim_of(prose, rate, part, whole - 1);
		return;
	}
}

void rate_claim_contradicted(const struct prose *prose, size_t rate, size_t part)
{
	size_t from = rate > REACH_OF_SLIPS ? rate - REACH_OF_SLIPS : 0;

	if (known_whole(&prose->known, prose_figure(prose, part), prose_figure(prose, rate)))
		return;
	if (claim_plan_before(prose, rate, part))
		return;
	for (size_t i = part; i > from; i--) {
		const struct quantity *whole = prose_figure(prose, i - 1);

		if (!rate_is_count(whole) || !rate_is_above(whole, prose_figure(prose, part)) ||
		    !prose_same_kind(prose->facts, prose_figure(prose, part), whole) ||
		    !is_meant(prose, rate, part, i - 1))
			continue;
		claim_of(prose, rate, part, prose->mentions[i - 1].quantity);
		return;
	}
	claim_sibling_whole(prose, rate, part);
}

/* ---- a whole that the words behind the rate name ---- */

enum { WORDED_BEFORE = 300, WORDED_BEHIND = 60 };

/* The counts of prose that bear the words behind a rate, as its wholes. */
struct worded {
	uint32_t agreeing[BASE_PHRASE + 1];  /* one that agrees, NO_INDEX */
	uint32_t likeliest[BASE_PHRASE + 1]; /* the nearest before the rate, else behind it */
	bool several[BASE_PHRASE + 1];       /* they differ in their values */
};

static void take_worded(const struct prose *prose, size_t rate, size_t part, enum base_match match, uint32_t whole,
			struct worded *worded)
{
	const struct quantity *quantities = prose->facts->quantities;
	struct claim_try attempt = rate_share(prose->mentions[rate].quantity, prose->mentions[part].quantity, whole);
	uint32_t before = worded->likeliest[match];

	if (claim_try_agrees(prose->facts, &attempt))
		worded->agreeing[match] = whole;
	if (before != NO_INDEX && !decimal_equal(quantities[before].value, quantities[whole].value))
		worded->several[match] = true;
	if (before == NO_INDEX || whole < prose->mentions[rate].quantity)
		worded->likeliest[match] = whole;
}

/* A count of this block that is said of another period. */
static bool is_former(const struct prose *prose, const struct quantity *q)
{
	size_t mention = q->block == prose->block ? prose_mention_from(prose, q->token) : prose->mention_count;

	return mention < prose->mention_count && prose->mentions[mention].token == q->token &&
	       change_is_former(prose, mention);
}

static struct worded find_worded(const struct prose *prose, size_t rate, size_t part, const struct base *base)
{
	const struct quantity *quantities = prose->facts->quantities;
	struct worded worded = {{NO_INDEX, NO_INDEX, NO_INDEX}, {NO_INDEX, NO_INDEX, NO_INDEX}, {false}};
	uint32_t own = prose->mentions[rate].quantity;
	uint32_t from = own > WORDED_BEFORE ? own - WORDED_BEFORE : 0;
	size_t end = own + WORDED_BEHIND < prose->facts->quantity_count ? own + WORDED_BEHIND
									: prose->facts->quantity_count;

	for (uint32_t i = from; i < end && quantities[i].table == NO_INDEX; i++) {
		const struct quantity *q = &quantities[i];

		if (i == own || i == prose->mentions[part].quantity || !is_whole_of(prose, q, rate, part) ||
		    is_former(prose, q))
			continue;
		take_worded(prose, rate, part, base_matches(prose->facts, base, q), i, &worded);
	}
	return worded;
}

bool rate_claim_worded(const struct prose *prose, size_t rate, size_t part)
{
	struct worded worded;
	struct base base;
	uint32_t likeliest;

	if (!base_read(prose, rate, &base) || base.plan || base.compared)
		return false;
	worded = find_worded(prose, rate, part, &base);
	if (base.total && worded.likeliest[BASE_PHRASE] == NO_INDEX) {
		base.total = false;
		worded = find_worded(prose, rate, part, &base);
	}
	for (int match = BASE_PHRASE; match >= BASE_WORDS; match--) {
		if (worded.agreeing[match] == NO_INDEX)
			continue;
		claim_of(prose, rate, part, worded.agreeing[match]);
		return true;
	}
	likeliest = worded.likeliest[BASE_PHRASE];
	if (base.count < 2 || likeliest == NO_INDEX || worded.several[BASE_PHRASE] ||
	    !rate_is_tied(prose, part, rate) ||
	    prose_figure(prose, part)->unlisted != prose->facts->quantities[likeliest].unlisted)
		return false;
	claim_of(prose, rate, part, likeliest);
	return true;
}
