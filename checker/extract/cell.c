#include "extract/cell.h"

#include "base/utf8.h"
#include "extract/label.h"
#include "extract/number.h"

/* Reads one cell from left to right; offsets are those of the document's text. */
struct cursor {
	struct facts *facts;
	struct slice text; /* of the whole document */
	uint32_t at;
	uint32_t end;
};

static uint32_t peek(const struct cursor *cursor, size_t *length)
{
	*length = 0;
	if (cursor->at >= cursor->end)
		return 0;
	return utf8_decode(slice_part(cursor->text, 0, cursor->end), cursor->at, length);
}

static void skip_blanks(struct cursor *cursor)
{
	size_t length;

	while (cursor->at < cursor->end && utf8_is_space(peek(cursor, &length)))
		cursor->at += (uint32_t)length;
}

static bool take(struct cursor *cursor, uint32_t character)
{
	size_t length;

	if (peek(cursor, &length) != character)
		return false;
	cursor->at += (uint32_t)length;
	return true;
}

static bool is_minus(uint32_t character)
{
	return character == '-' || character == 0x2013 || character == 0x2212;
}

static bool is_digit(const struct cursor *cursor, uint32_t at)
{
	return at < cursor->end && cursor->text.data[at] >= '0' && cursor->text.data[at] <= '9';
}

/* "1 234 567": a group of three digits behind one blank goes on with the figure. */
static bool is_blank_group(const struct cursor *cursor)
{
	size_t length;
	uint32_t at = cursor->at;

	if (!utf8_is_space(peek(cursor, &length)))
		return false;
	at += (uint32_t)length;
	return is_digit(cursor, at) && is_digit(cursor, at + 1) && is_digit(cursor, at + 2) &&
	       !is_digit(cursor, at + 3);
}

static void add_group(struct cursor *cursor, struct quantity *q)
{
	struct decimal group;
	struct decimal value;
	size_t length;

	peek(cursor, &length);
	cursor->at += (uint32_t)length;
	if (decimal_parse(&group, slice_part(cursor->text, cursor->at, cursor->at + 3u)) &&
	    decimal_shift(&value, q->value, 3) && decimal_add(&value, value, group))
		q->value = value;
	cursor->at += 3;
}

/* A figure with its sign; blanks between groups only when the first group has at most three digits and no separator. */
static bool read_figure(struct cursor *cursor, struct quantity *q)
{
	size_t length;
	uint32_t start = cursor->at;
	bool negative = is_minus(peek(cursor, &length));
	struct number number;

	if (negative || peek(cursor, &length) == '+') {
		cursor->at += (uint32_t)length;
		skip_blanks(cursor);
	}
	if (!is_digit(cursor, cursor->at))
		return false;
	number = number_scan(slice_part(cursor->text, 0, cursor->end), cursor->at);
	if (!number.ok)
		return false;
	*q = (struct quantity){.value = number.value,
			       .printed = number.printed,
			       .padded = number.padded,
			       .over = NO_INDEX,
			       .under = NO_INDEX,
			       .token = NO_INDEX};
	cursor->at += number.size;
	while (number.size <= 3 && number.printed == 0 && !number.padded && is_blank_group(cursor))
		add_group(cursor, q);
	if (negative)
		q->value = decimal_negate(q->value);
	q->span = q->extent = (struct span){start, cursor->at};
	return true;
}

static void set_unit(struct quantity *q, struct unit unit, struct span text)
{
	struct decimal value;

	if (!decimal_shift(&value, q->value, unit.magnitude))
		return;
	q->value = value;
	q->magnitude = unit.magnitude;
	q->unit = unit.id;
	q->unit_text = text;
	q->extent.end = text.end;
}

/* What is left must be a unit: "10 tỷ", "0tỷ", "12 hộ", "98,4%". */
static bool read_unit(struct cursor *cursor, struct quantity *q, bool *measured)
{
	struct span rest;
	struct unit unit;

	skip_blanks(cursor);
	if (cursor->at == cursor->end)
		return true;
	rest = (struct span){cursor->at, cursor->end};
	unit = label_whole_unit(cursor->facts, slice_part(cursor->text, rest.start, rest.end));
	if (unit.id == UNIT_NONE && unit.magnitude == 0)
		return false;
	set_unit(q, unit, rest);
	*measured = unit.measured;
	cursor->at = cursor->end;
	return true;
}

static bool read_percent(struct cursor *cursor, struct quantity *q)
{
	uint32_t start;

	skip_blanks(cursor);
	start = cursor->at;
	if (!take(cursor, '%'))
		return false;
	q->unit = UNIT_PERCENT;
	q->unit_text = (struct span){start, cursor->at};
	q->extent.end = cursor->at;
	return true;
}

/* "17/100%", "3/5", "45 (56,3%)": the second figure. */
static bool read_second(struct cursor *cursor, struct cell_value *value)
{
	bool bracket;

	skip_blanks(cursor);
	bracket = take(cursor, '(');
	if (!bracket && !take(cursor, '/'))
		return false;
	skip_blanks(cursor);
	if (!read_figure(cursor, &value->second))
		return false;
	value->fraction = !read_percent(cursor, &value->second);
	value->pair = true;
	return bracket ? !value->fraction && take(cursor, ')') && cursor->at == cursor->end
		       : (value->fraction ? read_unit(cursor, &value->second, &value->measured)
					  : cursor->at == cursor->end);
}

/* - – x X … ... / and repetitions: signs that nothing belongs here. */
static bool is_nil(struct slice text)
{
	for (size_t at = 0, length = 0; at < text.size; at += length) {
		uint32_t character = utf8_decode(text, at, &length);

		if (!is_minus(character) && character != 'x' && character != 'X' && character != '.' &&
		    character != 0x2026 && character != 0x2014 && character != '/' && !utf8_is_space(character))
			return false;
	}
	return true;
}

/* Where a footnote mark "(*)" at the end of the cell begins; its end when there is none. */
static uint32_t footnote(const struct cursor *cursor)
{
	uint32_t at = cursor->end;

	if (at == cursor->at || cursor->text.data[at - 1] != ')')
		return cursor->end;
	for (at--; at > cursor->at && cursor->text.data[at - 1] == '*'; at--)
		;
	return at > cursor->at && at < cursor->end - 1 && cursor->text.data[at - 1] == '(' ? at - 1 : cursor->end;
}

/* Bytes of the star or blank that ends the cell, 0 when something else does. */
static uint32_t trailing(const struct cursor *cursor)
{
	size_t length = 0;

	if (cursor->end == cursor->at)
		return 0;
	if (cursor->text.data[cursor->end - 1] == '*')
		return 1;
	return utf8_is_space(utf8_before(cursor->text, cursor->end, &length)) ? (uint32_t)length : 0;
}

/* Emphasis and footnote marks around a cell are no part of it. */
static struct cursor open_cell(struct facts *facts, struct span span)
{
	struct cursor cursor = {facts, facts->doc->text, span.start, span.end};

	skip_blanks(&cursor);
	while (take(&cursor, '*'))
		skip_blanks(&cursor);
	cursor.end = footnote(&cursor);
	while (trailing(&cursor) > 0)
		cursor.end -= trailing(&cursor);
	return cursor;
}

struct cell_value cell_read(struct facts *facts, struct span text)
{
	struct cursor cursor = open_cell(facts, text);
	struct cursor start = cursor;
	struct cell_value value = {.kind = CELL_BLANK};

	if (cursor.at == cursor.end)
		return value;
	value.kind = CELL_NIL;
	if (is_nil(slice_part(cursor.text, cursor.at, cursor.end)))
		return value;
	value.kind = CELL_NUMBER;
	if (read_figure(&cursor, &value.first)) {
		struct cursor behind = cursor;

		if (read_second(&behind, &value))
			return value;
		value.pair = value.fraction = false;
		if (read_unit(&cursor, &value.first, &value.measured))
			return value;
	}
	value = (struct cell_value){.kind = CELL_TEXT};
	value.first.span = (struct span){start.at, start.end};
	return value;
}
