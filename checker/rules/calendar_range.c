/*
 * Ranges of time that end before they begin, and anniversaries.
 */
#include "extract/calendar.h"
#include "extract/scan.h"
#include "rules/calendar_run.h"
#include "rules/cues.h"

enum { CLAUSE_BYTES = 240 };

/* First (last) day of what is said: a month without a day is all of it. */
static int32_t end_day(const struct date *date, bool last)
{
	int day = date->day;

	if (day == 0)
		day = last ? calendar_month_days(date->year, date->month) : 1;
	return calendar_day_number(date->year, date->month, day);
}

static void report_reversed(struct calendar_run *run, struct span from, struct span to, bool certain)
{
	struct argument arguments[] = {{"from", document_slice(run->facts->doc, from)},
				       {"to", document_slice(run->facts->doc, to)}};
	struct finding *finding = calendar_fail(run, (struct span){from.start, to.end}, arguments, 2);

	finding->marks[0] = from;
	finding->marks[1] = to;
	if (!certain)
		finding->severity = SEVERITY_WARNING;
}

static void check_days(struct calendar_run *run, const struct period *period)
{
	const struct date *from;
	const struct date *to;

	from = &run->facts->dates[period->from];
	to = &run->facts->dates[period->to];
	if (!from->valid || !to->valid || from->year == 0 || to->year == 0 ||
	    (run->roles[period->from] & DATE_OF_DOCUMENT) != 0) {
		sink_verdict(run->sink, VERDICT_UNKNOWN);
		return;
	}
	if (end_day(from, false) <= end_day(to, true)) {
		calendar_pass(run);
		return;
	}
	/* The year left out may be another one. */
	report_reversed(run, from->span, to->span,
			!(from->year_inherited || to->year_inherited) || from->month == to->month);
}

/* "giai đoạn 2021 - 2025": elsewhere two years over a dash may be compared. */
static void check_years(struct calendar_run *run, const struct period *period)
{
	struct span span = period->span;
	uint32_t start = span.start;

	scan_take_back(run->text, start, "năm", &start);
	if (!cues_before(run->params->words, run->text, start, &start))
		return;
	if (period->year <= period->end_year)
		calendar_pass(run);
	else
		report_reversed(run, (struct span){span.start, span.start + 4}, (struct span){span.end - 4, span.end},
				true);
}

/* Whether "đến", "đến hết", "đến năm" and no more stand between two periods. */
static bool are_linked(const struct calendar_run *run, const struct period *from, const struct period *to)
{
	uint32_t at = scan_take(run->text, from->span.end, "đến");
	uint32_t next;

	if (at == 0 || from->block != to->block)
		return false;
	next = scan_take(run->text, at, "hết");
	at = next != 0 ? next : at;
	next = scan_take(run->text, at, "năm");
	return scan_blanks(run->text, next != 0 ? next : at) == to->span.start;
}

/* "từ quý II đến quý IV năm 2023", "từ năm 2021 đến năm 2025"; a year that is left out may be another one. */
static void check_linked(struct calendar_run *run, const struct period *from, const struct period *to)
{
	bool same_year = from->year == 0 || from->year == to->year;

	if (from->kind != to->kind || from->end_year != 0 || to->end_year != 0 || to->year == 0 ||
	    !are_linked(run, from, to))
		return;
	if (from->year > to->year || (same_year && from->kind == PERIOD_QUARTER && from->number > to->number))
		report_reversed(run, from->span, to->span, from->year != 0);
	else
		calendar_pass(run);
}

void calendar_ranges(struct calendar_run *run)
{
	const struct facts *facts = run->facts;

	for (size_t i = 0; i < facts->period_count; i++) {
		const struct period *period = &facts->periods[i];

		if (period->kind == PERIOD_RANGE)
			check_days(run, period);
		else if (period->kind == PERIOD_YEAR && period->end_year != 0)
			check_years(run, period);
		else if ((period->kind == PERIOD_YEAR || period->kind == PERIOD_QUARTER) && i + 1 < facts->period_count)
			check_linked(run, period, period + 1);
	}
}

/* "kỷ niệm 75 năm" in the sentence before the range: the number of years, or 0. */
static int32_t years_said(struct calendar_run *run, uint32_t before, struct span *span)
{
	uint32_t from = scan_sentence(run->text, before, CLAUSE_BYTES);
	int32_t years = 0;
	struct span cue;

	for (const char *const *word = run->params->words; *word != NULL; word++) {
		for (uint32_t at = from; scan_find(run->text, at, before, *word, &cue); at = cue.end) {
			struct span number;
			int32_t value;

			if (!scan_next(run->text, cue.end, &number) ||
			    scan_number(run->text, number.start, 4, &value) != number.end ||
			    scan_take(run->text, number.end, "năm") == 0)
				continue;
			years = value;
			*span = number;
		}
	}
	return years;
}

static void report_anniversary(struct calendar_run *run, struct span span, struct span said, int32_t difference)
{
	struct argument arguments[] = {{"years", document_slice(run->facts->doc, said)},
				       {"period", document_slice(run->facts->doc, span)},
				       {"expected", calendar_number(run, difference)}};
	struct finding *finding = calendar_fail(run, (struct span){said.start, span.end}, arguments, 3);

	finding->marks[0] = said;
	finding->marks[1] = span;
}

static void check_anniversary(struct calendar_run *run, const struct period *period)
{
	int32_t first = period->year;
	int32_t last = period->end_year;
	struct span said;
	int32_t years;

	if (period->kind == PERIOD_RANGE) {
		first = run->facts->dates[period->from].year;
		last = run->facts->dates[period->to].year;
	} else if (period->kind != PERIOD_YEAR || last == 0) {
		return;
	}
	if (first == 0 || last == 0)
		return;
	years = years_said(run, period->span.start, &said);
	if (years == 0)
		return;
	if (last - first == years)
		calendar_pass(run);
	else
		report_anniversary(run, period->span, said, last - first);
}

void calendar_anniversaries(struct calendar_run *run)
{
	for (size_t i = 0; i < run->facts->period_count; i++)
		check_anniversary(run, &run->facts->periods[i]);
}
