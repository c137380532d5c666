/*
 * Figures of prose: what the words around a number make of it: magnitude, unit, approximation, role.
 */
#include "extract/token.h"

struct reader {
	struct facts *facts;
	size_t first;
	size_t end;
};

static struct quantity *quantity_at(const struct reader *reader, size_t at)
{
	return &reader->facts->quantities[reader->facts->tokens[at].id];
}

static bool is_number(const struct reader *reader, size_t at)
{
	return at >= reader->first && at < reader->end && reader->facts->tokens[at].kind == TOKEN_NUMBER;
}

static bool is_mark(const struct reader *reader, size_t at, uint32_t mark)
{
	return at >= reader->first && at < reader->end && reader->facts->tokens[at].kind == TOKEN_PUNCT &&
	       reader->facts->tokens[at].id == mark;
}

static struct slice word_at(const struct reader *reader, size_t at)
{
	if (at < reader->first || at >= reader->end || reader->facts->tokens[at].kind != TOKEN_WORD)
		return SLICE("");
	return vocabulary_word(&reader->facts->vocabulary, reader->facts->tokens[at].id);
}

static bool is_word(const struct reader *reader, size_t at, const char *word)
{
	return slice_equal(word_at(reader, at), slice_str(word));
}

/* Whether token `at` follows the one before it without a blank. */
static bool is_glued(const struct reader *reader, size_t at)
{
	return at > reader->first && at < reader->end && !reader->facts->tokens[at].space;
}

static void shift(struct quantity *q, int power)
{
	struct decimal value;
	struct decimal step = q->printed > 0 ? (struct decimal){1, q->printed} : decimal_of(1);

	if (decimal_shift(&value, q->value, power) && decimal_shift(&step, step, power)) {
		q->value = value;
		q->step = step;
		q->magnitude = (uint8_t)power;
	}
}

/* "2,5 tỷ", "450 triệu": the token behind the magnitude. A sum in two magnitudes (1 tỷ 200 triệu) is one figure. */
static size_t read_magnitude(const struct reader *reader, size_t at, struct quantity *q)
{
	const struct phrase *phrase = token_match(reader->facts, PHRASE_MAGNITUDE, at, reader->end);

	if (phrase == NULL)
		return at;
	shift(q, phrase->value);
	at += phrase->length;
	if (phrase->value > 3 && is_number(reader, at) && q->printed == 0) {
		const struct phrase *smaller = token_match(reader->facts, PHRASE_MAGNITUDE, at + 1, reader->end);
		struct quantity *rest = quantity_at(reader, at);
		struct decimal sum;

		if (smaller != NULL && smaller->value < phrase->value) {
			shift(rest, smaller->value);
			if (decimal_add(&sum, q->value, rest->value)) {
				q->value = sum;
				q->step = rest->step;
				q->span.end = reader->facts->tokens[at].span.end;
				rest->role = ROLE_RANGE;
				return at + 1 + smaller->length;
			}
		}
	}
	return at;
}

static size_t read_percent(const struct reader *reader, size_t at, struct quantity *q)
{
	if (!is_mark(reader, at, '%'))
		return at;
	q->unit = UNIT_PERCENT;
	q->unit_text = reader->facts->tokens[at].span;
	return at + 1;
}

/* "/người", "/hộ/tháng" behind a unit: what one of it is counted for. */
static size_t read_per(const struct reader *reader, size_t at, struct quantity *q)
{
	while (is_mark(reader, at, '/')) {
		const struct phrase *per = token_match(reader->facts, PHRASE_UNIT, at + 1, reader->end);

		if (per == NULL && word_at(reader, at + 1).size == 0)
			break;
		if (q->per == UNIT_NONE)
			q->per = per != NULL ? (uint32_t)per->value : (uint32_t)INT32_MAX;
		at += 1 + (per != NULL ? per->length : 1u);
	}
	return at;
}

static size_t read_unit(const struct reader *reader, size_t at, struct quantity *q)
{
	const struct phrase *unit = token_match(reader->facts, PHRASE_UNIT, at, reader->end);
	size_t behind;

	if (unit == NULL)
		return at;
	q->unit = (uint32_t)unit->value;
	behind = at + unit->length;
	q->unit_text = (struct span){reader->facts->tokens[at].span.start, reader->facts->tokens[behind - 1].span.end};
	return read_per(reader, behind, q);
}

/* Everything that stands behind the figure: magnitude, percent sign or unit. Returns the token behind it. */
static size_t read_behind(const struct reader *reader, size_t at, struct quantity *q)
{
	size_t next = read_magnitude(reader, at + 1, q);
	size_t behind = read_percent(reader, next, q);

	if (behind == next)
		behind = read_unit(reader, next, q);
	else
		behind = read_per(reader, behind, q);
	q->extent.end = reader->facts->tokens[behind - 1].span.end;
	return behind;
}

/* A word that is no mere filler: it names what is counted. */
static bool is_noun(const struct reader *reader, size_t at)
{
	return word_at(reader, at).size > 0 &&
	       token_match(reader->facts, PHRASE_FUNCTION_WORD, at, reader->end) == NULL &&
	       token_match(reader->facts, PHRASE_STOP_WORD, at, reader->end) == NULL &&
	       token_match(reader->facts, PHRASE_RATE_CUE, at, reader->end) == NULL;
}

/* "đến 31/3 đạt ...": a date that no word ngày tells. */
static bool is_day_of_month(const struct reader *reader, size_t at, const struct quantity *day,
			    const struct quantity *month)
{
	static const char *const BEFORE[] = {"đến", "từ", "trước", "sau", "hết", "ngày", "tới", "cuối"};
	bool dated = false;

	for (size_t i = 0; i < sizeof BEFORE / sizeof BEFORE[0]; i++)
		dated = dated || is_word(reader, at - 1, BEFORE[i]);
	return dated && day->printed == 0 && month->printed == 0 && day->value.mantissa >= 1 &&
	       day->value.mantissa <= 31 && month->value.mantissa >= 1 && month->value.mantissa <= 12;
}

/* "a/b hồ sơ": two counts over one another; the unit behind b is that of both. */
static void read_fraction(const struct reader *reader, size_t at, struct quantity *a)
{
	struct quantity *b;
	struct quantity whole;

	if (!is_mark(reader, at + 1, '/') || is_glued(reader, at + 1) == false || !is_number(reader, at + 2) ||
	    !is_glued(reader, at + 2))
		return;
	if (is_mark(reader, at + 3, '/') && is_glued(reader, at + 3) && is_number(reader, at + 4)) {
		a->role = quantity_at(reader, at + 2)->role = quantity_at(reader, at + 4)->role = ROLE_ORDINAL;
		return;
	}
	b = quantity_at(reader, at + 2);
	whole = *b;
	read_behind(reader, at + 2, &whole);
	if (whole.unit == UNIT_PERCENT)
		return;
	if (is_day_of_month(reader, at, a, b)) {
		a->role = b->role = ROLE_ORDINAL;
		return;
	}
	if (whole.magnitude > 0)
		shift(a, whole.magnitude);
	a->over = reader->facts->tokens[at + 2].id;
	b->under = reader->facts->tokens[at].id;
	a->unit = whole.unit;
	a->unit_text = whole.unit_text;
	a->unlisted = whole.unit == UNIT_NONE && is_noun(reader, at + 3);
}

/* "4.560 triệu đồng/6.000 triệu đồng", "1.412 ca/1.986 bà mẹ": each with its unit; money is no part of things. */
static void read_long_fraction(const struct reader *reader, size_t at, struct quantity *a, size_t behind)
{
	struct quantity whole;

	if (a->over != NO_INDEX || behind == at + 1 || !is_mark(reader, behind, '/') ||
	    !is_number(reader, behind + 1) || a->unit == UNIT_PERCENT)
		return;
	whole = *quantity_at(reader, behind + 1);
	read_behind(reader, behind + 1, &whole);
	if ((whole.unit == UNIT_VND) != (a->unit == UNIT_VND))
		return;
	a->over = reader->facts->tokens[behind + 1].id;
	quantity_at(reader, behind + 1)->under = reader->facts->tokens[at].id;
}

static const struct phrase *phrase_before(const struct reader *reader, enum phrase_class class, size_t at)
{
	return at > reader->first ? token_match_end(reader->facts, class, at - 1, reader->first) : NULL;
}

static void read_approx(const struct reader *reader, size_t at, struct quantity *q, size_t behind)
{
	const struct phrase *phrase = phrase_before(reader, PHRASE_APPROX, at);

	if (phrase != NULL)
		q->approx = (enum approx)phrase->value;
	if (is_word(reader, behind, "trở") && is_word(reader, behind + 1, "lên"))
		q->approx = APPROX_AT_LEAST;
	if (is_word(reader, behind, "trở") && is_word(reader, behind + 1, "xuống"))
		q->approx = APPROX_AT_MOST;
}

static bool is_plain_year(const struct quantity *q)
{
	return q->value.scale == 0 && q->printed == 0 && q->span.end - q->span.start == 4 &&
	       q->value.mantissa >= 1900 && q->value.mantissa <= 2100;
}

/* Figures behind năm, tháng, quý, điều ... are names whatever follows; behind other such words only without a unit. */
static bool is_ordinal(const struct reader *reader, size_t at, const struct quantity *q)
{
	static const char *const ALWAYS[] = {"điều", "khoản", "thứ", "độ", "hạng", "lộ"};
	const struct phrase *cue = phrase_before(reader, PHRASE_ORDINAL, at);

	/* "Trung đoàn 174 30": the first of two figures side by side is part of a name. */
	if (q->unit == UNIT_NONE && q->printed == 0 && !q->padded && is_number(reader, at + 1) &&
	    !is_glued(reader, at + 1) && word_at(reader, at - 1).size > 0)
		return true;
	if (cue == NULL || q->printed > 0)
		return false;
	for (size_t i = 0; i < sizeof ALWAYS / sizeof ALWAYS[0]; i++)
		if (is_word(reader, at - 1, ALWAYS[i]))
			return true;
	if (is_word(reader, at - 1, "tháng"))
		return q->value.mantissa <= 12;
	if (is_word(reader, at - 1, "quý"))
		return q->value.mantissa <= 4;
	return q->unit == UNIT_NONE && q->over == NO_INDEX && q->under == NO_INDEX;
}

enum { WORDS_TO_EACH = 6 };

/* "mỗi hộ 5 triệu đồng", "mỗi suất quà trị giá 500.000 đồng": per household, per gift. */
static void read_each(const struct reader *reader, size_t at, struct quantity *q)
{
	for (size_t back = 2; back <= WORDS_TO_EACH && at >= reader->first + back; back++) {
		const struct phrase *unit;

		if (word_at(reader, at - back).size == 0)
			return;
		if (!is_word(reader, at - back, "mỗi"))
			continue;
		unit = token_match(reader->facts, PHRASE_UNIT, at - back + 1, at);
		if (unit != NULL && q->per == UNIT_NONE)
			q->per = (uint32_t)unit->value;
		return;
	}
}

static bool is_scale(const struct reader *reader, size_t at, const struct quantity *q)
{
	if (q->per != UNIT_NONE)
		return true;
	if (is_word(reader, at - 1, "mức") || (is_word(reader, at - 1, "quân") && is_word(reader, at - 2, "bình")))
		return true;
	for (size_t back = 1; back <= 4 && at >= reader->first + back; back++) {
		if (is_word(reader, at - back, "mỗi"))
			return true;
		if (word_at(reader, at - back).size == 0)
			break;
	}
	return false;
}

enum { TOKENS_TO_WAY = 5 };

/* "từ 62,5% năm 2022 lên 65,8%": the start of a way, no threshold. */
static bool leads_on(const struct reader *reader, size_t behind)
{
	for (size_t at = behind; at < behind + TOKENS_TO_WAY && at < reader->end; at++) {
		if (is_word(reader, at, "lên") || is_word(reader, at, "xuống"))
			return !is_word(reader, at - 1, "trở");
		if (reader->facts->tokens[at].kind == TOKEN_PUNCT)
			return false;
	}
	return false;
}

static void read_role(const struct reader *reader, size_t at, struct quantity *q, size_t behind)
{
	if (q->role != ROLE_VALUE)
		return;
	if (is_plain_year(q) && (is_word(reader, at - 1, "năm") || q->unit == UNIT_NONE || q->unit_text.start == 0))
		q->role = ROLE_YEAR;
	else if (is_ordinal(reader, at, q))
		q->role = ROLE_ORDINAL;
	else if (is_scale(reader, at, q))
		q->role = ROLE_SCALE;
	else if (is_word(reader, at - 1, "từ") && (q->approx >= APPROX_AT_LEAST || q->unit == UNIT_PERCENT) &&
		 !leads_on(reader, behind))
		q->role = ROLE_RANGE;
}

/* "65 - 70%", "từ 2 đến 3", "02, 03 ngày": both ends of a range; "từ A lên B" is a change and stays. */
static void read_range(const struct reader *reader, size_t at)
{
	struct quantity *a = quantity_at(reader, at);
	size_t link = at + 1;
	size_t second;
	struct quantity *b;

	while (link < reader->end && reader->facts->tokens[link].span.start < a->extent.end)
		link++;
	second = link + 1;
	if (is_word(reader, link, "đến") && (is_word(reader, second, "dưới") || is_word(reader, second, "hết")))
		second++;
	if (!is_number(reader, second))
		return;
	b = quantity_at(reader, second);
	if (is_mark(reader, link, '-') || is_mark(reader, link, 0x2013) || is_word(reader, link, "đến")) {
		a->role = b->role = a->role == ROLE_YEAR ? ROLE_YEAR : ROLE_RANGE;
	} else if (is_mark(reader, link, ',') && link == at + 1 && a->padded && b->padded &&
		   b->value.mantissa == a->value.mantissa + 1) {
		a->role = b->role = ROLE_RANGE;
	}
	if (a->role == ROLE_RANGE && a->unit == UNIT_NONE) {
		a->unit = b->unit;
		a->unit_text = b->unit_text;
	}
}

/* A rank "xếp thứ 4/11": neither is a count. */
static void read_rank(const struct reader *reader, size_t at, struct quantity *q)
{
	if (q->over == NO_INDEX || (!is_word(reader, at - 1, "thứ") && !is_word(reader, at - 1, "hạng")))
		return;
	q->role = ROLE_RANK;
	reader->facts->quantities[q->over].role = ROLE_RANK;
}

void quantity_read(struct facts *facts, size_t first, size_t end)
{
	struct reader reader = {facts, first, end};
	int depth = 0;

	for (size_t at = first; at < end; at++) {
		struct quantity *q;
		size_t behind;

		depth += is_mark(&reader, at, '(') - is_mark(&reader, at, ')');
		if (!is_number(&reader, at))
			continue;
		q = quantity_at(&reader, at);
		q->bracket = depth > 0;
		behind = read_behind(&reader, at, q);
		q->unlisted = q->unlisted || (q->unit == UNIT_NONE && is_noun(&reader, behind));
		read_fraction(&reader, at, q);
		read_long_fraction(&reader, at, q, behind);
		read_approx(&reader, at, q, behind);
		read_rank(&reader, at, q);
		read_each(&reader, at, q);
		read_role(&reader, at, q, behind);
	}
	for (size_t at = first; at < end; at++)
		if (is_number(&reader, at))
			read_range(&reader, at);
}
