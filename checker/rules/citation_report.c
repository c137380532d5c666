/*
 * Citations against the report itself: its date, its number.
 */
#include "extract/calendar.h"
#include "extract/scan.h"
#include "rules/citation_run.h"

enum { LATE_DAYS = 62 }; /* a report without a date of its own may be written so long after its period */

static int32_t last_day(int32_t year, int month)
{
	return calendar_day_number(year, month, calendar_month_days(year, month));
}

/* The last day of the report's period, or -1. */
static int32_t period_end(const struct facts *facts)
{
	const struct period *period;

	if (facts->identity.period == NO_INDEX)
		return -1;
	period = &facts->periods[facts->identity.period];
	if (period->year == 0)
		return -1;
	switch (period->kind) {
	case PERIOD_HALF:
		return last_day(period->year, period->number == 1 ? 6 : 12);
	case PERIOD_QUARTER:
		return last_day(period->year, period->number * 3);
	case PERIOD_MONTHS:
	case PERIOD_MONTH:
		return last_day(period->year, period->number);
	default:
		return last_day(period->end_year != 0 ? period->end_year : period->year, 12);
	}
}

/* A day after which the report cannot have cited anything, where that stands, or -1. */
static int32_t report_limit(const struct facts *facts, struct span *place)
{
	const struct identity *identity = &facts->identity;
	const struct date *date = identity->date != NO_INDEX ? &facts->dates[identity->date] : NULL;
	const struct date *cut_off = identity->cut_off != NO_INDEX ? &facts->dates[identity->cut_off] : NULL;
	int32_t end = period_end(facts);

	if (date != NULL && date->valid && date->year != 0 && date->day != 0) {
		*place = date->span;
		return calendar_day_number(date->year, date->month, date->day);
	}
	*place = identity->period != NO_INDEX ? facts->periods[identity->period].span : (struct span){0, 0};
	if (cut_off != NULL && calendar_day_number(cut_off->year, cut_off->month, cut_off->day) > end) {
		end = calendar_day_number(cut_off->year, cut_off->month, cut_off->day);
		*place = cut_off->span;
	}
	return end < 0 ? -1 : end + LATE_DAYS;
}

void citation_after_report(struct citation_run *run)
{
	struct span place;
	int32_t limit = report_limit(run->facts, &place);

	if (limit < 0)
		return;
	for (size_t i = 0; i < run->count; i++) {
		const struct cited *cited = &run->cited[i];
		struct argument arguments[3];
		struct finding *finding;

		if (cited->day < 0)
			continue;
		if (cited->day <= limit) {
			sink_verdict(run->sink, VERDICT_PASS);
			continue;
		}
		arguments[0] = (struct argument){"number", citation_text(run, citation_of(run, cited)->span)};
		arguments[1] = (struct argument){"date", citation_text(run, citation_date(run, cited)->span)};
		arguments[2] = (struct argument){"report", citation_text(run, place)};
		finding = citation_fail(run, citation_span(run, cited), arguments, 3);
		finding->marks[0] = citation_date(run, cited)->span;
		finding_relate(run->sink, finding, place, SLICE(""));
	}
}

/* "(Kèm theo Báo cáo số 87/BC-UBND": the report speaks of itself. */
static bool names_report(const struct citation_run *run, const struct citation *c)
{
	struct slice text = run->facts->doc->text;
	uint32_t start;

	return slice_equal(c->type_code, SLICE("BC")) && scan_take_back(text, c->extent.start, "theo", &start) &&
	       scan_take_back(text, start, "kèm", &start);
}

static void check_own_number(const struct citation_run *run, const struct citation *c)
{
	const struct identity *identity = &run->facts->identity;
	struct slice number = citation_text(run, c->span);
	struct argument arguments[] = {{"number", number}, {"other", identity->number}};
	struct finding *finding;

	if (identity->number.size == 0)
		return;
	if (slice_equal(number, identity->number)) {
		sink_verdict(run->sink, VERDICT_PASS);
		return;
	}
	finding = citation_fail(run, c->span, arguments, 2);
	finding->marks[0] = c->span;
	finding_relate(run->sink, finding, identity->number_span, SLICE(""));
}

static void check_own_date(const struct citation_run *run, const struct citation *c)
{
	const struct identity *identity = &run->facts->identity;
	const struct date *own;
	const struct date *date;
	struct argument arguments[2];
	struct finding *finding;

	if (identity->date == NO_INDEX || c->date == NO_INDEX || identity->date == c->date)
		return;
	own = &run->facts->dates[identity->date];
	date = &run->facts->dates[c->date];
	if (own->day == 0 || date->day == 0)
		return;
	if (citation_same_date(own, date)) {
		sink_verdict(run->sink, VERDICT_PASS);
		return;
	}
	arguments[0] = (struct argument){"date", citation_text(run, date->span)};
	arguments[1] = (struct argument){"other", citation_text(run, own->span)};
	finding = citation_fail(run, date->span, arguments, 2);
	finding->marks[0] = date->span;
	finding_relate(run->sink, finding, own->span, SLICE(""));
}

static void run_own(struct citation_run *run, void (*check)(const struct citation_run *, const struct citation *))
{
	for (size_t i = 0; i < run->count; i++)
		if (names_report(run, citation_of(run, &run->cited[i])))
			check(run, citation_of(run, &run->cited[i]));
}

void citation_own_number(struct citation_run *run)
{
	run_own(run, check_own_number);
}

void citation_own_date(struct citation_run *run)
{
	run_own(run, check_own_date);
}
