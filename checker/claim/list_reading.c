#include "claim/list_reading.h"

#include "claim/arithmetic.h"
#include "claim/claim.h"
#include "claim/list_closure.h"
#include "claim/slip.h"
#include "extract/token.h"

static struct claim as_claim(const struct reading *reading)
{
	return (struct claim){.formula = FORMULA_SUM,
			      .result = reading->total,
			      .operands = (struct operand *)reading->parts,
			      .operand_count = reading->count};
}

bool reading_agrees(const struct facts *facts, const struct reading *reading)
{
	struct claim claim = as_claim(reading);

	return arithmetic_check(facts->quantities, &claim) == OUTCOME_AGREES;
}

bool reading_sum(const struct facts *facts, const struct reading *reading, struct decimal *sum)
{
	struct claim claim = as_claim(reading);

	return arithmetic_value(facts->quantities, &claim, 0, sum);
}

/* |sum - total| * 100 <= share * total */
static bool within(struct decimal sum, struct decimal total, int share)
{
	struct decimal difference;
	struct decimal bound;
	int order;

	if (!decimal_subtract(&difference, sum, total))
		return false;
	if (decimal_sign(difference) < 0)
		difference = decimal_negate(difference);
	return decimal_multiply(&difference, difference, decimal_of(100)) &&
	       decimal_multiply(&bound, total, decimal_of(share)) && decimal_compare(&order, difference, bound) &&
	       order <= 0;
}

/* A way in which one figure becomes another: slip_mistyped(), slip_exchanged(). */
typedef bool slip_test(struct decimal printed, struct decimal right, uint8_t places);

/* Whether one such slip, in the total or in a part, explains that sum and total differ, however great the difference. */
static bool slip_explains(const struct facts *facts, const struct reading *reading, struct decimal sum,
			  slip_test *slipped)
{
	const struct quantity *total = &facts->quantities[reading->total];
	struct decimal difference;

	if (slipped(total->value, sum, total->printed))
		return true;
	if (!decimal_subtract(&difference, total->value, sum))
		return false;
	for (size_t i = 0; i < reading->count; i++) {
		const struct quantity *part = &facts->quantities[reading->parts[i].quantity];
		struct decimal right;

		if (decimal_add(&right, part->value, difference) && slipped(part->value, right, part->printed))
			return true;
	}
	return false;
}

bool reading_mistyped(const struct facts *facts, const struct reading *reading, struct decimal sum)
{
	return slip_explains(facts, reading, sum, slip_mistyped);
}

static bool is_exclusive(const struct list *list)
{
	return list->every_part_counted && list->count >= 2 && list->parts[list->count - 1].and_before;
}

/* Whether some parts may be the same people: "09 nữ và 14 đảng viên". "Nữ" beside "nam" is none. */
static bool has_flag(const struct facts *facts, const struct list_part *part)
{
	for (size_t at = part->first; at < part->end; at++)
		if (token_match(facts, PHRASE_FLAG, at, part->end) != NULL)
			return true;
	return false;
}

static bool may_overlap(const struct facts *facts, const struct list *list, const struct reading *reading)
{
	struct slice counted = document_slice(facts->doc, facts->quantities[reading->total].unit_text);
	bool flagged = false;

	for (size_t i = 0; i < reading->count; i++) {
		const struct quantity *q = &facts->quantities[reading->parts[i].quantity];

		if (slice_equal(document_slice(facts->doc, q->unit_text), SLICE("nam")))
			return false;
		/* "174 đảng viên, trong đó 162 đảng viên chính thức": what is counted, no flag. */
		if (q->unit_text.end > 0 && slice_equal(document_slice(facts->doc, q->unit_text), counted))
			continue;
		flagged = flagged || has_flag(facts, &list->parts[reading->places[i]]) ||
			  token_match(facts, PHRASE_FLAG, q->token + 1, facts->token_count) != NULL;
	}
	return flagged;
}

/* A part as great as the total: another total is meant. */
static bool is_outgrown(const struct facts *facts, const struct reading *reading)
{
	int order;

	for (size_t i = 0; i < reading->count; i++)
		if (decimal_compare(&order, facts->quantities[reading->parts[i].quantity].value,
				    facts->quantities[reading->total].value) &&
		    order >= 0)
			return true;
	return false;
}

static bool is_sizeable(const struct quantity *q)
{
	int order;

	return decimal_compare(&order, q->value, decimal_of(20)) && order >= 0;
}

/* Whether the reading leaves out nothing that its total counts, so that labels can speak for it. */
static bool takes_all(const struct facts *facts, const struct list *list, const struct reading *reading)
{
	size_t taken = 0;

	for (size_t i = 0; i < list->count && taken < reading->count; i++) {
		const struct quantity *q = &facts->quantities[list->parts[i].quantity];

		if (reading->places[taken] == i)
			taken++;
		else if (!list->parts[i].nested && prose_same_kind(facts, &facts->quantities[reading->total], q))
			return false;
	}
	return true;
}

bool reading_same_unit(const struct facts *facts, const struct reading *reading)
{
	const struct quantity *total = &facts->quantities[reading->total];

	for (size_t i = 0; i < reading->count; i++) {
		const struct quantity *part = &facts->quantities[reading->parts[i].quantity];

		if (part->unit != total->unit && part->unit != UNIT_NONE)
			return false;
	}
	return true;
}

/* The rate that stands right behind a part: "46 nữ (43,81%)", "12 hồ sơ quá hạn, chiếm 4,8%"; NO_INDEX without one. */
static uint32_t rate_behind(const struct facts *facts, uint32_t part)
{
	const struct quantity *q = &facts->quantities[part];
	const struct quantity *next = q + 1;

	if (part + 1 >= facts->quantity_count || next->table != NO_INDEX || next->block != q->block ||
	    next->unit != UNIT_PERCENT || next->role != ROLE_VALUE)
		return NO_INDEX;
	for (size_t at = q->token + 1; at < next->token; at++)
		if (token_is_mark(&facts->tokens[at], ';'))
			return NO_INDEX;
	return part + 1;
}

/* Each part carries its rate, and that of the total: then neither is mistyped, and the parts are not all there is. */
static bool rates_bear_out(const struct facts *facts, const struct reading *reading)
{
	for (size_t i = 0; i < reading->count; i++) {
		struct operand operands[2] = {{reading->parts[i].quantity, false}, {reading->total, false}};
		struct claim claim = {.formula = FORMULA_PERCENT,
				      .result = rate_behind(facts, reading->parts[i].quantity),
				      .operands = operands,
				      .operand_count = 2};

		if (claim.result == NO_INDEX || arithmetic_check(facts->quantities, &claim) != OUTCOME_AGREES)
			return false;
	}
	return true;
}

static bool is_anybody(struct slice unit)
{
	static const char *const WORDS[] = {"", "người", "nam", "nữ", "em", "cháu", "đồng chí", "đ/c"};

	for (size_t i = 0; i < sizeof WORDS / sizeof WORDS[0]; i++)
		if (slice_equal(unit, slice_str(WORDS[i])))
			return true;
	return false;
}

static struct slice first_word(struct slice text)
{
	return slice_part(text, 0, slice_find(text, SLICE(" "), 0));
}

/* Pupils are no teachers, though both are people: the total names others than a part does. */
static bool counts_others(const struct facts *facts, const struct reading *reading)
{
	const struct quantity *total = &facts->quantities[reading->total];
	struct slice counted = document_slice(facts->doc, total->unit_text);

	for (size_t i = 0; i < reading->count; i++) {
		const struct quantity *part = &facts->quantities[reading->parts[i].quantity];
		struct slice unit = document_slice(facts->doc, part->unit_text);

		if (part->unit == total->unit && !slice_equal(first_word(unit), first_word(counted)) &&
		    !is_anybody(unit) && !is_anybody(counted))
			return true;
	}
	return false;
}

/* Three digits or more: others in their place are no chance. */
static bool is_hundreds(const struct quantity *q)
{
	int order;

	return decimal_compare(&order, q->value, decimal_of(100)) && order >= 0;
}

static bool exceeds(struct decimal sum, struct decimal total)
{
	int order;

	return decimal_compare(&order, sum, total) && order > 0;
}

/* "19 văn bản: 04 kế hoạch, 12 công văn, 03 báo cáo": the total is said in the unit that the parts' units are kinds of. */
static bool is_counted_by_kinds(const struct facts *facts, const struct reading *reading)
{
	const struct lexicon *lexicon = facts->vocabulary.lexicon;
	uint32_t total = facts->quantities[reading->total].unit;

	for (size_t i = 0; i < reading->count; i++) {
		uint32_t unit = facts->quantities[reading->parts[i].quantity].unit;

		if (unit == total || lexicon_unit_family(lexicon, unit) != total)
			return false;
	}
	return reading->count >= 3;
}

/* What the labels say of parts that nothing but a slip keeps from adding up. */
static bool closure_contradicts(const struct facts *facts, const struct list *list, const struct reading *reading,
				struct decimal sum)
{
	struct decimal total = facts->quantities[reading->total].value;

	if (!slip_explains(facts, reading, sum, slip_mistyped) || !takes_all(facts, list, reading))
		return false;
	switch (list_closure(facts, list, reading->places, reading->count)) {
	case CLOSURE_CERTAIN:
		return !list->far || within(sum, total, 60) || slip_explains(facts, reading, sum, slip_exchanged);
	case CLOSURE_LIKELY:
		if (!reading_same_unit(facts, reading) && !is_counted_by_kinds(facts, reading))
			return false;
		if (list->far)
			return reading->count >= 3 && within(sum, total, 25);
		/* Labels that exclude one another count no more than the whole; two steps of a scale may leave out a third. */
		return exceeds(sum, total) || (reading->count >= 3 && within(sum, total, 60)) ||
		       slip_explains(facts, reading, sum, slip_exchanged);
	case CLOSURE_NONE:
		break;
	}
	return false;
}

/*
 * "11 dự án đã hoạt động, 03 dự án đang xây dựng", "cây lương thực 842,6 ha, cây rau màu 315,3 ha": the labels begin alike, so that the
 * parts stand side by side.
 */
static bool share_head(const struct facts *facts, const struct list *list, const struct reading *reading)
{
	size_t start = list->parts[reading->places[0]].first;
	const struct token *head = &facts->tokens[start];

	if (may_overlap(facts, list, reading) ||
	    token_match(facts, PHRASE_STOP_WORD, start, list->parts[reading->places[0]].end) != NULL)
		return false;
	for (size_t i = 0; i < reading->count; i++) {
		const struct token *first = &facts->tokens[list->parts[reading->places[i]].first];

		if (first->kind == TOKEN_NUMBER && head->kind == TOKEN_NUMBER)
			first++;
		else if (first->kind != TOKEN_WORD || head->kind != TOKEN_WORD)
			return false;
		if (first->id != (head->kind == TOKEN_NUMBER ? head[1].id : head->id))
			return false;
	}
	return true;
}

/* "37 viên chức; trình độ thạc sĩ 07 người, đại học 29 người": two steps of a scale that no cue closes may leave out a third. */
static bool leaves_step_out(const struct facts *facts, const struct list *list, const struct reading *reading,
			    struct decimal sum)
{
	return list->strength == LIST_TOPIC && reading->count == 2 &&
	       !exceeds(sum, facts->quantities[reading->total].value) &&
	       list_closure(facts, list, reading->places, reading->count) == CLOSURE_LIKELY;
}

bool reading_contradicts(const struct facts *facts, const struct list *list, const struct reading *reading)
{
	const struct quantity *total = &facts->quantities[reading->total];
	struct decimal sum;

	if (list->broken_off || total->approx != APPROX_EXACT || !reading_sum(facts, reading, &sum) ||
	    decimal_sign(total->value) <= 0 || rates_bear_out(facts, reading) ||
	    (list->strength == LIST_TOPIC && counts_others(facts, reading)))
		return false;
	if (closure_contradicts(facts, list, reading, sum))
		return true;
	if (leaves_step_out(facts, list, reading, sum))
		return false;
	if ((list->strength != LIST_CLOSED && may_overlap(facts, list, reading)) ||
	    ((list->strength == LIST_OPEN || list->strength == LIST_TOPIC) && is_outgrown(facts, reading)))
		return false;
	switch (list->strength) {
	case LIST_CLOSED:
		return within(sum, total->value, 60) || slip_explains(facts, reading, sum, slip_mistyped);
	case LIST_BRACKET:
		return list->every_part_counted && ((within(sum, total->value, reading->count >= 3 ? 120 : 50) &&
						     slip_explains(facts, reading, sum, slip_mistyped)) ||
						    slip_explains(facts, reading, sum, slip_exchanged));
	case LIST_TOPIC:
		if (list->far && reading->count < 3)
			return false;
		return list->every_part_counted && (is_sizeable(total) || (reading->count >= 3 && !list->far)) &&
		       within(sum, total->value, 25) && slip_explains(facts, reading, sum, slip_mistyped);
	case LIST_OPEN:
		if (list->every_part_counted && is_hundreds(total) &&
		    slip_explains(facts, reading, sum, slip_exchanged))
			return true;
		if (exceeds(sum, total->value) && !list->parts[reading->places[reading->count - 1]].and_before &&
		    !share_head(facts, list, reading))
			return false;
		return within(sum, total->value, 12)
			       ? is_exclusive(list) || slip_explains(facts, reading, sum, slip_mistyped)
			       : list->every_part_counted && within(sum, total->value, 40) && reading->count >= 3 &&
					 slip_explains(facts, reading, sum, slip_mistyped);
	}
	return false;
}
