/*
 * Which total a list adds up to and which of its figures take part, as a claim.
 */
#include "claim/list.h"

#include "claim/claim.h"
#include "claim/list_closure.h"
#include "claim/list_reading.h"
#include "extract/token.h"

/* Which parts a reading takes: every one outside of details, or the first behind each semicolon. */
static void collect(const struct list *list, bool semicolons, bool to_first_semicolon, struct reading *reading)
{
	reading->count = 0;
	for (size_t i = 0; i < list->count; i++) {
		const struct list_part *part = &list->parts[i];

		if (to_first_semicolon && i > 0 && part->semicolon)
			break;
		if (part->nested && !(semicolons && part->semicolon))
			continue;
		if (semicolons && !part->semicolon)
			continue;
		reading->places[reading->count] = (uint8_t)i;
		reading->parts[reading->count++] = (struct operand){part->quantity, false};
	}
}

/* How many parts from the first on count what the total counts: behind them the sentence speaks of something else. */
static size_t fitting(const struct facts *facts, const struct quantity *total, const struct operand *parts,
		      size_t count)
{
	size_t i = 0;

	while (i < count) {
		const struct quantity *part = &facts->quantities[parts[i].quantity];

		/* A total of things that no list knows, "04 quầy", is not made of people or files. */
		if (!prose_same_kind(facts, total, part) || (total->unlisted && part->unit != UNIT_NONE))
			break;
		i++;
	}
	return i;
}

/* "48 trường, gồm 15 trường mầm non, 16 trường tiểu học ...": all in the total's own words, in one row. */
static bool is_uniform(const struct facts *facts, const struct list *list, const struct reading *reading)
{
	struct slice counted = document_slice(facts->doc, facts->quantities[reading->total].unit_text);

	for (size_t i = 0; i < reading->count; i++) {
		const struct quantity *q = &facts->quantities[reading->parts[i].quantity];

		if (!slice_equal(document_slice(facts->doc, q->unit_text), counted) ||
		    (i > 0 && list->parts[reading->places[i]].semicolon))
			return false;
	}
	return counted.size > 0;
}

/* "(họ tên 07, ngày sinh 10, địa chỉ 02)": bare figures in brackets, one item like the other. */
static bool is_bare(const struct facts *facts, const struct list *list, const struct reading *reading, size_t all)
{
	if (list->strength != LIST_BRACKET || !list->every_part_counted || all != list->count)
		return false;
	for (size_t i = 0; i < reading->count; i++) {
		const struct quantity *q = &facts->quantities[reading->parts[i].quantity];

		if (q->unit != UNIT_NONE || q->unlisted || (i > 0 && list->parts[reading->places[i]].semicolon))
			return false;
	}
	return true;
}

/* Looks for a prefix of the reading, longest first, that agrees with one of the totals; a list that leaves nothing out has none. */
static bool find_agreement(const struct facts *facts, const struct list *list, struct reading *reading)
{
	size_t all = reading->count;

	for (size_t t = 0; t < list->total_count; t++) {
		size_t least = 2;

		reading->total = list->totals[t];
		reading->count = fitting(facts, &facts->quantities[reading->total], reading->parts, all);
		if (reading->count >= 2 &&
		    ((list->strength == LIST_CLOSED && is_uniform(facts, list, reading)) ||
		     is_bare(facts, list, reading, all) ||
		     list_closure(facts, list, reading->places, reading->count) == CLOSURE_CERTAIN))
			least = reading->count;
		for (; reading->count >= least; reading->count--)
			if (reading_agrees(facts, reading))
				return true;
	}
	reading->count = all;
	return false;
}

enum { READINGS = 3 };

static bool same_parts(const struct reading *a, const struct reading *b)
{
	return a->count == b->count && memcmp(a->places, b->places, a->count) == 0;
}

static size_t make_readings(const struct list *list, struct reading readings[READINGS])
{
	size_t count = 0;

	for (int i = 0; i < READINGS; i++) {
		struct reading *reading = &readings[count];

		collect(list, i == 1, i == 2, reading);
		if (reading->count >= 2 && (count == 0 || !same_parts(&readings[count - 1], reading)))
			count++;
	}
	return count;
}

static void add(struct facts *facts, const struct reading *reading, const char *scope, struct span cue,
		struct span extent, bool open, bool weak)
{
	struct claim *claim = claim_add(facts, CLAIM_BREAKDOWN, scope, FORMULA_SUM, reading->total, reading->parts,
					reading->count);

	claim->cue = cue;
	claim->extent = extent;
	claim->open = open;
	claim->weak = weak;
}

/* How many parts stand before the first semicolon. */
static size_t first_segment(const struct list *list)
{
	size_t i = 1;

	while (i < list->count && !list->parts[i].semicolon)
		i++;
	return i;
}

/*
 * "27 người: viên chức 09, hợp đồng 18; nam 16, nữ 11": once the first segment makes up the total, each further one is another way to
 * divide it.
 */
static void claim_segments(struct facts *facts, const struct list *list, uint32_t total, const char *scope,
			   struct span extent)
{
	struct list one = *list;
	size_t end;

	for (size_t from = 1; from < list->count; from = end) {
		struct reading reading = {.total = total};

		for (end = from; end < list->count && (end == from || !list->parts[end].semicolon); end++)
			if (!list->parts[end].nested) {
				reading.places[reading.count] = (uint8_t)end;
				reading.parts[reading.count++] = (struct operand){list->parts[end].quantity, false};
			}
		if (!list->parts[from].semicolon || reading.count < 2 ||
		    fitting(facts, &facts->quantities[total], reading.parts, reading.count) < reading.count)
			continue;
		one.strength = LIST_TOPIC;
		one.every_part_counted = true;
		if (reading_agrees(facts, &reading) || reading_contradicts(facts, &one, &reading))
			add(facts, &reading, scope, (struct span){0, 0}, extent, false, true);
	}
}

static bool claim_agreement(struct facts *facts, const struct list *list, const char *scope, struct span cue,
			    struct span extent)
{
	struct reading readings[READINGS];
	size_t count = make_readings(list, readings);

	for (size_t i = 0; i < count; i++) {
		if (find_agreement(facts, list, &readings[i])) {
			add(facts, &readings[i], scope, cue, extent, list->strength == LIST_OPEN, false);
			if (readings[i].count == first_segment(list))
				claim_segments(facts, list, readings[i].total, "prose-bracket", extent);
			return true;
		}
	}
	return false;
}

/* Whether the total may be said to be wrong, and not only right. */
static size_t contradictable(const struct list *list)
{
	return list->near_totals > 0 ? list->near_totals : list->total_count;
}

/* "02 chi bộ cơ quan, công an, quân sự mỗi đơn vị 01 chi bộ": some figure stands for several. */
static bool says_each(const struct facts *facts, const struct list *list)
{
	size_t last = list->parts[list->count - 1].end;

	for (size_t at = list->parts[0].first; at < last; at++)
		if (facts->tokens[at].kind == TOKEN_WORD &&
		    slice_equal(vocabulary_word(&facts->vocabulary, facts->tokens[at].id), SLICE("mỗi")))
			return true;
	return false;
}

static bool is_taken(const struct reading *reading, uint32_t quantity)
{
	for (size_t i = 0; i < reading->count; i++)
		if (reading->parts[i].quantity == quantity)
			return true;
	return false;
}

/* "64 công chức, gồm lãnh đạo 04 người và 06 đội (...)": a figure between total and parts makes up the difference. */
static bool sibling_explains(const struct facts *facts, const struct reading *reading)
{
	uint32_t last = reading->parts[reading->count - 1].quantity;
	const struct quantity *total = &facts->quantities[reading->total];
	struct decimal difference;
	struct decimal sum;

	if (total->table != NO_INDEX || total->block != facts->quantities[last].block || last <= reading->total ||
	    !reading_sum(facts, reading, &sum) || !decimal_subtract(&difference, total->value, sum))
		return false;
	for (uint32_t i = reading->total + 1; i <= last + 1 && i < facts->quantity_count; i++) {
		const struct quantity *q = &facts->quantities[i];

		if (!is_taken(reading, i) && q->block == total->block && q->role == ROLE_VALUE &&
		    q->under == NO_INDEX && prose_same_kind(facts, total, q) && decimal_equal(q->value, difference))
			return true;
	}
	return false;
}

/* A count in a classifier of its own, which no total before the list counts: "04 trận dông" of 09 đợt. */
static bool is_odd_part(const struct facts *facts, const struct list *list, const struct list_part *part)
{
	const struct quantity *q = &facts->quantities[part->quantity];

	if (part->nested || q->printed > 0 || q->magnitude > 0 || q->unit == UNIT_PERCENT || q->unit == UNIT_VND)
		return false;
	for (size_t t = 0; t < list->total_count; t++)
		if (t > 0 && prose_same_kind(facts, &facts->quantities[list->totals[t]], q))
			return false;
	return true;
}

/* The same list with the parts of other classifiers; false when there are none. */
static bool widen(const struct facts *facts, const struct list *list, const struct reading *reading,
		  struct reading *wide)
{
	size_t taken = 0;
	bool odd = false;

	*wide = (struct reading){.total = reading->total};
	for (size_t i = 0; i < list->count; i++) {
		bool own = taken < reading->count && reading->places[taken] == i;

		if (!own && (!is_odd_part(facts, list, &list->parts[i]) || list->parts[i].semicolon))
			break;
		taken += own;
		odd = odd || !own;
		wide->places[wide->count] = (uint8_t)i;
		wide->parts[wide->count++] = (struct operand){list->parts[i].quantity, false};
	}
	return odd && taken == reading->count;
}

static bool is_nearer(const struct facts *facts, const struct reading *one, const struct reading *other)
{
	struct decimal total = facts->quantities[one->total].value;
	struct decimal a;
	struct decimal b;
	int order;

	if (!reading_sum(facts, one, &a) || !reading_sum(facts, other, &b) || !decimal_subtract(&a, a, total) ||
	    !decimal_subtract(&b, b, total))
		return false;
	a = decimal_sign(a) < 0 ? decimal_negate(a) : a;
	b = decimal_sign(b) < 0 ? decimal_negate(b) : b;
	return decimal_compare(&order, a, b) && order <= 0;
}

/* Whether nothing left out of the reading makes it right; it is widened where that comes nearer to the total. */
static bool stands(const struct facts *facts, const struct list *list, struct reading *reading)
{
	struct reading wide;
	struct decimal sum;

	if (says_each(facts, list) || sibling_explains(facts, reading))
		return false;
	if (!widen(facts, list, reading, &wide))
		return true;
	if (reading_agrees(facts, &wide))
		return false;
	if (is_nearer(facts, &wide, reading) && reading_sum(facts, &wide, &sum) && reading_mistyped(facts, &wide, sum))
		*reading = wide;
	return true;
}

static void claim_contradiction(struct facts *facts, const struct list *list, const char *scope, struct span cue,
				struct span extent)
{
	struct reading readings[READINGS];
	size_t count = make_readings(list, readings);

	for (size_t t = 0; t < contradictable(list); t++) {
		for (size_t i = 0; i < count; i++) {
			struct reading reading = readings[i];

			reading.total = list->totals[t];
			reading.count = fitting(facts, &facts->quantities[reading.total], reading.parts, reading.count);
			if (reading.count < 2 || !reading_contradicts(facts, list, &reading) ||
			    !stands(facts, list, &reading))
				continue;
			add(facts, &reading, scope, cue, extent, list->strength == LIST_OPEN,
			    list->strength != LIST_CLOSED || !reading_same_unit(facts, &reading) || t > 0 || list->far);
			return;
		}
	}
}

void list_claim(const struct prose *prose, const struct list *list, const char *scope, struct span cue,
		struct span extent)
{
	if (!claim_agreement(prose->facts, list, scope, cue, extent))
		claim_contradiction(prose->facts, list, scope, cue, extent);
}

/* The list as it reads for one of its totals. */
static struct list read_for(const struct prose *prose, const struct list *list, const struct list_text *text,
			    size_t total)
{
	struct list one = *list;

	one.totals[0] = list->totals[total];
	one.total_count = 1;
	one.near_totals = 0;
	one.far = list->far || total > 0;
	list_read(prose, text->from, text->to, text->group, &one);
	return one;
}

void list_claim_between(const struct prose *prose, struct list *list, const struct list_text *text)
{
	for (size_t t = 0; t < list->total_count; t++) {
		struct list one = read_for(prose, list, text, t);

		if (one.count >= text->least &&
		    claim_agreement(prose->facts, &one, text->scope, text->cue, text->extent)) {
			*list = one;
			return;
		}
	}
	for (size_t t = 0; t < contradictable(list); t++) {
		size_t before = prose->facts->claim_count;
		struct list one = read_for(prose, list, text, t);

		if (one.count >= text->least)
			claim_contradiction(prose->facts, &one, text->scope, text->cue, text->extent);
		if (prose->facts->claim_count > before)
			break;
	}
	list_read(prose, text->from, text->to, text->group, list);
}
