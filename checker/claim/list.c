#include "claim/list.h"

#include "claim/arithmetic.h"
#include "claim/claim.h"
#include "claim/slip.h"
#include "extract/token.h"

/* ---- reading the items ---- */

struct list_reader {
	const struct prose *prose;
	struct list *list;
	uint32_t group;
	bool semicolon; /* a semicolon stands before the item */
	bool and_before;
	bool nested;    /* behind a cue inside an item, up to the next semicolon */
	bool counted;   /* the item has its figure */
	bool words;     /* the item has words */
	bool uncounted; /* an item before had words only; at the end of the list that is no item any more */
};

static void end_item(struct list_reader *reader)
{
	reader->uncounted = reader->uncounted || (reader->words && !reader->counted);
	reader->counted = reader->words = reader->and_before = false;
}

/* "mua 04 ti vi 46,0 triệu đồng": the figure in the total's unit is the part, not the one of something unlisted before it. */
static void replace_by_better(struct list_reader *reader, uint32_t quantity)
{
	const struct facts *facts = reader->prose->facts;
	struct list *list = reader->list;
	uint32_t unit = list->total_count > 0 ? facts->quantities[list->totals[0]].unit : UNIT_NONE;
	struct list_part *last = &list->parts[list->count - 1];

	if (list->count > 0 && unit != UNIT_NONE && facts->quantities[quantity].unit == unit &&
	    facts->quantities[last->quantity].unit != unit)
		last->quantity = quantity;
}

static void take_figure(struct list_reader *reader, size_t at)
{
	const struct prose *prose = reader->prose;
	size_t index = prose_mention_from(prose, at);
	struct list *list = reader->list;
	const struct quantity *q;

	if (index >= prose->mention_count || prose->mentions[index].token != at || list->count == LIST_MOST_PARTS)
		return;
	q = prose_quantity(prose, &prose->mentions[index]);
	if (q->role != ROLE_VALUE || q->under != NO_INDEX || q->approx != APPROX_EXACT)
		return;
	if (reader->counted) {
		replace_by_better(reader, prose->mentions[index].quantity);
		return;
	}
	if (q->unit == UNIT_PERCENT &&
	    !(list->total_count > 0 && prose->facts->quantities[list->totals[0]].unit == UNIT_PERCENT))
		return;
	list->every_part_counted = list->every_part_counted && !reader->uncounted;
	list->parts[list->count++] = (struct list_part){prose->mentions[index].quantity, reader->semicolon,
							reader->nested, reader->and_before};
	reader->counted = true;
	reader->semicolon = false;
}

/* A cue inside the list opens the details of one part; behind a semicolon or as "trong đó" at its end it closes the list. */
static bool cue_ends_list(struct list_reader *reader, size_t at)
{
	const struct facts *facts = reader->prose->facts;
	const struct phrase *closed = token_match(facts, PHRASE_CUE_CLOSED, at, reader->prose->end);
	const struct phrase *open = token_match(facts, PHRASE_CUE_OPEN, at, reader->prose->end);

	if (closed == NULL && open == NULL)
		return false;
	if (prose_mark(reader->prose, at - 1, ';') && reader->list->count > 1)
		return true;
	reader->nested = true;
	return false;
}

static void separator(struct list_reader *reader, size_t at)
{
	const struct prose *prose = reader->prose;

	if (prose_mark(prose, at, ';')) {
		end_item(reader);
		reader->semicolon = true;
		reader->nested = false;
	} else if (prose_mark(prose, at, ',')) {
		/* A comma parts items only where a figure stood before it; else it belongs to a label. */
		if (reader->counted)
			end_item(reader);
	} else if (reader->counted && (prose_word(prose, at, "và") || prose_word(prose, at, "cùng"))) {
		end_item(reader);
		reader->and_before = true;
	}
}

void list_read(const struct prose *prose, size_t from, size_t to, uint32_t group, struct list *list)
{
	struct list_reader reader = {.prose = prose, .list = list, .group = group, .semicolon = true};
	uint32_t sentence = from < to ? prose_sentence(prose, from) : 0;
	size_t at;

	list->count = 0;
	list->every_part_counted = true;
	for (at = from; at < to; at++) {
		const struct token *token = prose_token(prose, at);

		if (prose_group(prose, at) != group)
			continue;
		if (prose_sentence(prose, at) != sentence || (at > from && cue_ends_list(&reader, at)))
			break;
		if (token->kind == TOKEN_NUMBER)
			take_figure(&reader, at);
		else if (token->kind == TOKEN_PUNCT || token->kind == TOKEN_WORD)
			separator(&reader, at);
		reader.words = reader.words || (token->kind == TOKEN_WORD && !prose_word(prose, at, "và"));
	}
	/* The last item has words but no figure yet, and nothing ends the sentence. */
	list->broken_off = at == prose->end && at > from && reader.words && !reader.counted &&
			   prose_token(prose, at - 1)->kind == TOKEN_WORD;
	end_item(&reader);
	list->end = at;
}

/* ---- choosing the reading ---- */

struct reading {
	uint32_t total;
	struct operand parts[LIST_MOST_PARTS];
	size_t count;
};

/* Which parts a reading takes: every one outside of details, or the first behind each semicolon. */
static size_t collect(const struct list *list, bool semicolons, bool to_first_semicolon, struct operand *parts)
{
	size_t count = 0;

	for (size_t i = 0; i < list->count; i++) {
		const struct list_part *part = &list->parts[i];

		if (to_first_semicolon && i > 0 && part->semicolon)
			break;
		if (part->nested && !(semicolons && part->semicolon))
			continue;
		if (semicolons && !part->semicolon)
			continue;
		parts[count++] = (struct operand){part->quantity, false};
	}
	return count;
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

static struct claim as_claim(const struct reading *reading)
{
	return (struct claim){.formula = FORMULA_SUM,
			      .result = reading->total,
			      .operands = (struct operand *)reading->parts,
			      .operand_count = reading->count};
}

static bool agrees(const struct facts *facts, const struct reading *reading)
{
	struct claim claim = as_claim(reading);

	return arithmetic_check(facts->quantities, &claim) == OUTCOME_AGREES;
}

/* Looks for a prefix of the reading, longest first, that agrees with one of the totals. */
static bool find_agreement(const struct facts *facts, const struct list *list, struct reading *reading)
{
	size_t all = reading->count;

	for (size_t t = 0; t < list->total_count; t++) {
		reading->total = list->totals[t];
		reading->count = fitting(facts, &facts->quantities[reading->total], reading->parts, all);
		for (; reading->count >= 2; reading->count--)
			if (agrees(facts, reading))
				return true;
	}
	reading->count = all;
	return false;
}

enum { READINGS = 3 };

static size_t make_readings(const struct list *list, struct reading readings[READINGS])
{
	size_t count = 0;

	for (int i = 0; i < READINGS; i++) {
		struct reading *reading = &readings[count];

		reading->count = collect(list, i == 1, i == 2, reading->parts);
		if (reading->count >= 2 && (count == 0 || readings[count - 1].count != reading->count))
			count++;
	}
	return count;
}

/* ---- when nothing agrees ---- */

static bool sum_of(const struct facts *facts, const struct reading *reading, struct decimal *sum)
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

/* Whether one mistyped figure, the total or a part, explains that sum and total differ. */
static bool slip_explains(const struct facts *facts, const struct reading *reading, struct decimal sum)
{
	const struct quantity *total = &facts->quantities[reading->total];
	struct decimal difference;

	if (slip_likely(total->value, sum, total->printed))
		return true;
	if (!decimal_subtract(&difference, total->value, sum))
		return false;
	for (size_t i = 0; i < reading->count; i++) {
		const struct quantity *part = &facts->quantities[reading->parts[i].quantity];
		struct decimal right;

		if (decimal_add(&right, part->value, difference) && slip_likely(part->value, right, part->printed))
			return true;
	}
	return false;
}

/* Whether exchanged digits of one part explain it, however great the difference. */
static bool exchange_explains(const struct facts *facts, const struct reading *reading, struct decimal sum)
{
	struct decimal difference;

	if (!decimal_subtract(&difference, facts->quantities[reading->total].value, sum))
		return false;
	for (size_t i = 0; i < reading->count; i++) {
		const struct quantity *part = &facts->quantities[reading->parts[i].quantity];
		struct decimal right;

		if (decimal_add(&right, part->value, difference) && slip_exchanged(part->value, right, part->printed))
			return true;
	}
	return false;
}

static bool is_exclusive(const struct list *list)
{
	return list->every_part_counted && list->count >= 2 && list->parts[list->count - 1].and_before;
}

/* Whether some parts may be the same people: "09 nữ và 14 đảng viên". "Nữ" beside "nam" is none. */
static bool may_overlap(const struct facts *facts, const struct reading *reading)
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
		flagged = flagged || token_match(facts, PHRASE_FLAG, q->token + 1, facts->token_count) != NULL;
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

/* Whether the list contradicts its total by this reading, beyond reasonable doubt. */
static bool contradicts(const struct facts *facts, const struct list *list, const struct reading *reading)
{
	const struct quantity *total = &facts->quantities[reading->total];
	struct decimal sum;

	if (list->broken_off || total->approx != APPROX_EXACT || !sum_of(facts, reading, &sum) ||
	    decimal_sign(total->value) <= 0 || (list->strength != LIST_CLOSED && may_overlap(facts, reading)) ||
	    ((list->strength == LIST_OPEN || list->strength == LIST_TOPIC) && is_outgrown(facts, reading)))
		return false;
	switch (list->strength) {
	case LIST_CLOSED:
		return within(sum, total->value, 60) || slip_explains(facts, reading, sum);
	case LIST_BRACKET:
		return list->every_part_counted && ((within(sum, total->value, reading->count >= 3 ? 120 : 50) &&
						     slip_explains(facts, reading, sum)) ||
						    exchange_explains(facts, reading, sum));
	case LIST_TOPIC:
		return list->every_part_counted && is_sizeable(total) && within(sum, total->value, 25) &&
		       slip_explains(facts, reading, sum);
	case LIST_OPEN:
		return within(sum, total->value, 12)
			       ? is_exclusive(list) || slip_explains(facts, reading, sum)
			       : list->every_part_counted && within(sum, total->value, 40) && reading->count >= 3 &&
					 slip_explains(facts, reading, sum);
	}
	return false;
}

/* The same unit is said everywhere, or nowhere but at the total. */
static bool same_unit(const struct facts *facts, const struct reading *reading)
{
	const struct quantity *total = &facts->quantities[reading->total];

	for (size_t i = 0; i < reading->count; i++) {
		const struct quantity *part = &facts->quantities[reading->parts[i].quantity];

		if (part->unit != total->unit && part->unit != UNIT_NONE)
			return false;
	}
	return true;
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
			if (!list->parts[end].nested)
				reading.parts[reading.count++] = (struct operand){list->parts[end].quantity, false};
		if (!list->parts[from].semicolon || reading.count < 2 ||
		    fitting(facts, &facts->quantities[total], reading.parts, reading.count) < reading.count)
			continue;
		one.strength = LIST_TOPIC;
		one.every_part_counted = true;
		if (agrees(facts, &reading) || contradicts(facts, &one, &reading))
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

static void claim_contradiction(struct facts *facts, const struct list *list, const char *scope, struct span cue,
				struct span extent)
{
	struct reading readings[READINGS];
	size_t count = make_readings(list, readings);

	for (size_t t = 0; t < list->total_count; t++) {
		for (size_t i = 0; i < count; i++) {
			struct reading reading = readings[i];

			reading.total = list->totals[t];
			reading.count = fitting(facts, &facts->quantities[reading.total], reading.parts, reading.count);
			if (reading.count < 2 || !contradicts(facts, list, &reading))
				continue;
			add(facts, &reading, scope, cue, extent, list->strength == LIST_OPEN,
			    list->strength != LIST_CLOSED || !same_unit(facts, &reading) || t > 0 || list->far);
			return;
		}
	}
}

void list_claim(struct facts *facts, const struct list *list, const char *scope, struct span cue, struct span extent)
{
	if (!claim_agreement(facts, list, scope, cue, extent))
		claim_contradiction(facts, list, scope, cue, extent);
}

void list_claim_between(const struct prose *prose, struct list *list, const struct list_text *text)
{
	struct list one;

	for (size_t t = 0; t < list->total_count; t++) {
		one = *list;
		one.totals[0] = list->totals[t];
		one.total_count = 1;
		list_read(prose, text->from, text->to, text->group, &one);
		if (one.count >= text->least &&
		    claim_agreement(prose->facts, &one, text->scope, text->cue, text->extent)) {
			*list = one;
			return;
		}
	}
	for (size_t t = 0; t < list->total_count; t++) {
		size_t before = prose->facts->claim_count;

		one = *list;
		one.totals[0] = list->totals[t];
		one.total_count = 1;
		one.far = t > 0;
		list_read(prose, text->from, text->to, text->group, &one);
		if (one.count >= text->least)
			claim_contradiction(prose->facts, &one, text->scope, text->cue, text->extent);
		if (prose->facts->claim_count > before)
			break;
	}
	list_read(prose, text->from, text->to, text->group, list);
}
