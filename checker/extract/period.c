#include "extract/period.h"

#include "extract/scan.h"

static struct period *add_period(struct facts *facts, enum period_kind kind, uint32_t block, struct span span)
{
	struct period *period = ARENA_PUSH(facts->arena, facts->periods, facts->period_count, facts->period_capacity);

	*period = (struct period){.kind = kind, .span = span, .from = NO_INDEX, .to = NO_INDEX, .block = block};
	return period;
}

/* "/2024", " năm 2024", "-2024" at `at`: the offset behind it, else 0. */
static uint32_t take_year(struct slice text, uint32_t at, int32_t *year)
{
	if (at < text.size && (text.data[at] == '/' || text.data[at] == '-'))
		return scan_year(text, scan_blanks(text, at + 1), year);
	at = scan_take(text, at, "năm");
	return at != 0 ? scan_year(text, scan_blanks(text, at), year) : 0;
}

void period_month(struct facts *facts, uint32_t block, struct span span, int32_t month, int32_t year)
{
	struct period *period = add_period(facts, PERIOD_MONTH, block, span);

	period->number = (uint8_t)month;
	period->year = year;
}

/* "6 tháng đầu năm 2023", "9 tháng năm 2024". */
static uint32_t months(struct facts *facts, uint32_t block, uint32_t at)
{
	struct slice text = facts->doc->text;
	struct period *period;
	int32_t number;
	int32_t year = 0;
	uint32_t end = scan_number(text, at, 2, &number);
	uint32_t half;
	uint32_t tail;
	bool last;

	if (end == 0 || number < 1 || number > 12 || (end = scan_take(text, end, "tháng")) == 0)
		return 0;
	last = (half = scan_take(text, end, "cuối")) != 0;
	if (!last)
		half = scan_take(text, end, "đầu");
	tail = scan_take(text, half != 0 ? half : end, "năm");
	if (tail == 0)
		return half != 0 ? half : 0;
	end = scan_year(text, scan_blanks(text, tail), &year);
	if (half == 0 && end == 0)
		return 0;
	period = add_period(facts, number == 6 && half != 0 ? PERIOD_HALF : PERIOD_MONTHS, block,
			    (struct span){at, end != 0 ? end : tail});
	period->number = (uint8_t)(period->kind == PERIOD_HALF ? 1 + last : number);
	period->year = end != 0 ? year : 0;
	return period->span.end;
}

/* "năm 2023", "năm học 2023 - 2024", "giai đoạn 2021 - 2025", "2016-2021". */
static uint32_t years(struct facts *facts, uint32_t block, uint32_t at)
{
	struct slice text = facts->doc->text;
	struct period *period;
	int32_t first;
	int32_t second = 0;
	uint32_t start;
	uint32_t end = scan_year(text, at, &first);
	uint32_t dash;
	uint32_t other = 0;

	if (end == 0)
		return 0;
	dash = scan_dash(text, end);
	if (dash != 0)
		other = scan_year(text, dash, &second);
	if (other == 0 && !scan_take_back(text, at, "năm", &start))
		return 0;
	period = add_period(facts, PERIOD_YEAR, block, (struct span){at, other != 0 ? other : end});
	period->year = first;
	period->end_year = other != 0 ? second : 0;
	return period->span.end;
}

/* "4.417,3", "4 417", "4%" begin with no month. */
static bool goes_on(struct slice text, uint32_t end)
{
	bool mark = end + 1 < text.size && strchr(".,%", text.data[end]) != NULL;

	return scan_glued_after(text, end) || (mark && (text.data[end] == '%' || scan_glued_after(text, end + 1)));
}

/* "3 tháng 4.417,3", "6 tháng 12 ca": so many months, and a figure. */
static bool counts_months(struct slice text, uint32_t month_word)
{
	struct span word;
	int32_t number;

	return scan_previous(text, month_word, &word) && scan_number(text, word.start, 2, &number) == word.end;
}

uint32_t period_digits(struct facts *facts, uint32_t block, uint32_t at)
{
	struct slice text = facts->doc->text;
	int32_t month;
	uint32_t start;
	uint32_t end = months(facts, block, at);

	if (end == 0)
		end = years(facts, block, at);
	if (end != 0)
		return end;
	end = scan_number(text, at, 2, &month);
	if (end == 0 || month < 1 || month > 12 || goes_on(text, end) || !scan_take_back(text, at, "tháng", &start) ||
	    counts_months(text, start))
		return 0;
	period_month(facts, block, (struct span){at, end}, month, 0);
	return end;
}

/* I, II, III, IV or 1 to 4. */
static uint8_t quarter_number(struct slice text, struct span word)
{
	static const char *const NUMBERS[] = {"i", "ii", "iii", "iv", "1", "2", "3", "4"};

	for (unsigned i = 0; i < sizeof NUMBERS / sizeof NUMBERS[0]; i++)
		if (scan_is(text, word, NUMBERS[i]))
			return (uint8_t)(i % 4 + 1);
	return 0;
}

uint32_t period_quarter(struct facts *facts, uint32_t block, uint32_t at)
{
	struct slice text = facts->doc->text;
	struct period *period;
	struct span word;
	struct span number;
	uint32_t end;
	uint8_t quarter;

	if (scan_glued_before(text, at) || !scan_next(text, at, &word))
		return at + 1;
	if (!scan_is(text, word, "quý") && !scan_is(text, word, "quí"))
		return word.end;
	if (!scan_next(text, word.end, &number) || (quarter = quarter_number(text, number)) == 0)
		return word.end;
	period = add_period(facts, PERIOD_QUARTER, block, (struct span){at, number.end});
	period->number = quarter;
	end = take_year(text, number.end, &period->year);
	if (end != 0)
		period->span.end = end;
	return period->span.end;
}
