/*
 * How long something is said to have taken, against the days, months or years between its ends: "trong 03 ngày (từ ngày 12 đến ngày
 * 14/9/2023)", "từ ngày 12 đến ngày 14/9/2023 (03 ngày)", "giai đoạn 2021 - 2025 (05 năm)".
 */
#include "extract/calendar.h"
#include "extract/scan.h"
#include "rules/calendar_run.h"
#include "rules/cues.h"

/* How long the range is by its ends, in the unit that its ends are said in. */
struct length {
	const char *unit;
	int32_t least; /* without the first day */
};

static int32_t month_number(const struct date *date)
{
	return 12 * date->year + date->month;
}

static bool length_of(const struct calendar_run *run, const struct period *period, struct length *length)
{
	const struct date *from;
	const struct date *to;

	if (period->kind == PERIOD_YEAR && period->end_year > period->year) {
		*length = (struct length){"năm", period->end_year - period->year};
		return true;
	}
	if (period->kind != PERIOD_RANGE)
		return false;
	from = &run->facts->dates[period->from];
	to = &run->facts->dates[period->to];
	if (calendar_is_whole(from) && calendar_is_whole(to))
		*length = (struct length){"ngày", calendar_day(to) - calendar_day(from)};
	else if (from->year != 0 && to->year != 0 && from->day == 0 && to->day == 0)
		*length = (struct length){"tháng", month_number(to) - month_number(from)};
	else
		return false;
	return length->least >= 0 && (run->roles[period->from] & DATE_OF_DOCUMENT) == 0;
}

static bool is_mark(struct slice text, uint32_t at, const char *marks)
{
	return at < text.size && strchr(marks, text.data[at]) != NULL;
}

/* "trong 03 ngày (từ ngày" before the range: the number, where one of the cues stands before it. */
static bool said_before(const struct calendar_run *run, const struct period *period, const char *unit,
			struct span *said)
{
	static const char *const LEADS[] = {"từ", "giai đoạn", NULL};
	struct slice text = run->text;
	uint32_t at = period->span.start;
	uint32_t cue;
	int32_t value;

	scan_take_back(text, at, unit, &at);
	if (!cues_before(LEADS, text, at, &at) && period->kind != PERIOD_YEAR)
		return false;
	at = scan_blanks_back(text, at);
	if (at > 0 && is_mark(text, at - 1, ",(:"))
		at--;
	return scan_take_back(text, at, unit, &at) && scan_previous(text, at, said) &&
	       scan_number(text, said->start, 3, &value) == said->end && !scan_glued_before(text, said->start) &&
	       cues_before(run->params->words, text, said->start, &cue);
}

/* "(03 ngày)" or ", 03 ngày)" behind it. */
static bool said_behind(const struct calendar_run *run, const struct period *period, const char *unit,
			struct span *said)
{
	struct slice text = run->text;
	uint32_t at = scan_blanks(text, period->span.end);
	uint32_t end;
	int32_t value;

	if (!is_mark(text, at, "(,"))
		return false;
	end = scan_take(text, at + 1, "trong");
	at = end != 0 ? end : at + 1;
	if (!scan_next(text, at, said) || scan_number(text, said->start, 3, &value) != said->end)
		return false;
	end = scan_take(text, said->end, unit);
	return end != 0 && is_mark(text, scan_blanks(text, end), ")");
}

static struct slice with_unit(struct calendar_run *run, int32_t number, const char *unit)
{
	struct strbuf out;

	strbuf_init(&out, run->sink->arena);
	strbuf_printf(&out, "%d %s", (int)number, unit);
	return strbuf_slice(&out);
}

static void report(struct calendar_run *run, const struct period *period, const struct length *length, struct span said,
		   int32_t value)
{
	struct span place = {said.start < period->span.start ? said.start : period->span.start,
			     said.end > period->span.end ? said.end : period->span.end};
	struct argument arguments[] = {{"said", with_unit(run, value, length->unit)},
				       {"period", document_slice(run->facts->doc, period->span)},
				       {"actual", with_unit(run, length->least + 1, length->unit)}};
	struct finding *finding = calendar_fail(run, place, arguments, 3);

	finding->marks[0] = said;
	finding->marks[1] = period->span;
}

/* Of a few days both ends are days of work; a term of many days, months or years may be counted without the first. */
static bool counts_both_ends(const struct length *length)
{
	enum { FEW_DAYS = 5 };

	return strcmp(length->unit, "ngày") == 0 && length->least < FEW_DAYS;
}

static void check(struct calendar_run *run, const struct period *period)
{
	struct length length;
	struct span said;
	int32_t value;

	if (!length_of(run, period, &length) ||
	    (!said_before(run, period, length.unit, &said) && !said_behind(run, period, length.unit, &said)))
		return;
	scan_number(run->text, said.start, 3, &value);
	if (value == length.least + 1 || (value == length.least && !counts_both_ends(&length)))
		calendar_pass(run);
	else
		report(run, period, &length, said, value);
}

void calendar_durations(struct calendar_run *run)
{
	for (size_t i = 0; i < run->facts->period_count; i++)
		check(run, &run->facts->periods[i]);
}
