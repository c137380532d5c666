/*
 * What the calendar, and the report's own date, say about the dates in a document. Keys of a rule:
 *
 *   check:  day | month | weekday | range | duration | anniversary | past-plan | later-event | period |
 *           heading-period
 *   words:  cue words that make the check apply
 *   ahead:  cue words that do so in the sections on what is to come
 *   done:   words behind a date that make it that of something done (later-event)
 *   unless: words in the sentence that make it silent
 */
#include "extract/calendar.h"
#include "rules/calendar_run.h"
#include "rules/cues.h"

enum check {
	CHECK_DAY,
	CHECK_MONTH,
	CHECK_WEEKDAY,
	CHECK_RANGE,
	CHECK_DURATION,
	CHECK_ANNIVERSARY,
	CHECK_PAST_PLAN,
	CHECK_LATER_EVENT,
	CHECK_PERIOD,
	CHECK_HEADING_PERIOD,
};

static const char *const KEYS[] = {"check", "words", "ahead", "done", "unless", NULL};
static const char *const PLACEHOLDERS[] = {"date",  "days",     "month",  "said",   "actual", "from", "to",
					   "years", "expected", "report", "period", "title",  NULL};

static const struct load_name CHECKS[] = {
	{"day", CHECK_DAY},
	{"month", CHECK_MONTH},
	{"weekday", CHECK_WEEKDAY},
	{"range", CHECK_RANGE},
	{"duration", CHECK_DURATION},
	{"anniversary", CHECK_ANNIVERSARY},
	{"past-plan", CHECK_PAST_PLAN},
	{"later-event", CHECK_LATER_EVENT},
	{"period", CHECK_PERIOD},
	{"heading-period", CHECK_HEADING_PERIOD},
	{NULL, 0},
};

static bool compile(struct rule_loader *loader, const struct yaml_node *map, struct rule *rule)
{
	struct calendar_params *params = arena_alloc(loader->arena, sizeof *params);

	rule->params = params;
	return load_enum(loader, map, "check", LOAD_REQUIRED, CHECKS, &params->check) &&
	       cues_load(loader, map, "words", LOAD_OPTIONAL, &params->words) &&
	       cues_load(loader, map, "ahead", LOAD_OPTIONAL, &params->ahead) &&
	       cues_load(loader, map, "done", LOAD_OPTIONAL, &params->done) &&
	       cues_load(loader, map, "unless", LOAD_OPTIONAL, &params->unless);
}

/* ---- days, months, weekdays --------------------------------------------------------------------------------- */

static void check_month(struct calendar_run *run, const struct date *date)
{
	struct argument arguments[] = {{"date", calendar_text(run, date)},
				       {"month", calendar_number(run, date->month)}};

	if (date->month <= 12)
		calendar_pass(run);
	else
		calendar_fail(run, date->span, arguments, 2);
}

static void check_day(struct calendar_run *run, const struct date *date)
{
	enum { LEAP_YEAR = 2000 };
	int32_t year = date->year != 0 ? date->year : LEAP_YEAR;
	int days = calendar_month_days(year, date->month);
	struct argument arguments[] = {{"date", calendar_text(run, date)},
				       {"month", calendar_number(run, date->month)},
				       {"days", calendar_number(run, days)}};

	if (date->month == 0 || date->month > 12)
		return;
	if (date->valid)
		calendar_pass(run);
	else
		calendar_fail(run, date->span, arguments, 3);
}

static struct slice weekday_name(enum language language, int weekday)
{
	static const char *const NAMES[LANGUAGES][9] = {
		{"", "", "thứ Hai", "thứ Ba", "thứ Tư", "thứ Năm", "thứ Sáu", "thứ Bảy", "Chủ nhật"},
		{"", "", "Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday"},
	};

	return slice_str(NAMES[language][weekday]);
}

static void check_weekday(struct calendar_run *run, const struct date *date)
{
	struct span span = date->span;
	struct argument arguments[3];
	int actual;

	if (!calendar_is_whole(date) || date->weekday_said == 0)
		return;
	actual = calendar_weekday(date->year, date->month, date->day);
	if (actual == date->weekday_said) {
		calendar_pass(run);
		return;
	}
	span.start = date->weekday.start < span.start ? date->weekday.start : span.start;
	span.end = date->weekday.end > span.end ? date->weekday.end : span.end;
	arguments[0] = (struct argument){"date", calendar_text(run, date)};
	arguments[1] = (struct argument){"said", document_slice(run->facts->doc, date->weekday)};
	arguments[2] = (struct argument){"actual", weekday_name(run->sink->language, actual)};
	calendar_fail(run, span, arguments, 3)->marks[0] = date->weekday;
}

/* ---- runs --------------------------------------------------------------------------------------------------- */

static void run_dates(struct calendar_run *run)
{
	for (size_t i = 0; i < run->facts->date_count; i++) {
		const struct date *date = &run->facts->dates[i];

		if (run->params->check == CHECK_DAY)
			check_day(run, date);
		else if (run->params->check == CHECK_MONTH)
			check_month(run, date);
		else
			check_weekday(run, date);
	}
}

/* A document's date begins no range ("Kế hoạch số 5 ngày 05/3 đến ngày 01/3"); the ends of a range are no events. */
static uint8_t *date_roles(const struct facts *facts, struct arena *arena)
{
	uint8_t *roles = arena_array(arena, facts->date_count, 1);

	for (size_t i = 0; i < facts->citation_count; i++)
		if (facts->citations[i].date != NO_INDEX)
			roles[facts->citations[i].date] |= DATE_OF_DOCUMENT;
	for (size_t i = 0; i < facts->period_count; i++) {
		if (facts->periods[i].kind == PERIOD_RANGE) {
			roles[facts->periods[i].from] |= DATE_OF_RANGE;
			roles[facts->periods[i].to] |= DATE_OF_RANGE;
		}
	}
	return roles;
}

static void run_rule(const struct rule *rule, const struct facts *facts, struct sink *sink)
{
	static void (*const RUNS[])(struct calendar_run *) = {
		[CHECK_DAY] = run_dates,
		[CHECK_MONTH] = run_dates,
		[CHECK_WEEKDAY] = run_dates,
		[CHECK_RANGE] = calendar_ranges,
		[CHECK_DURATION] = calendar_durations,
		[CHECK_ANNIVERSARY] = calendar_anniversaries,
		[CHECK_PAST_PLAN] = calendar_past_plans,
		[CHECK_LATER_EVENT] = calendar_later_events,
		[CHECK_PERIOD] = calendar_closing_period,
		[CHECK_HEADING_PERIOD] = calendar_heading_periods,
	};
	struct calendar_run run = {
		.rule = rule, .params = rule->params, .facts = facts, .text = facts->doc->text, .sink = sink};

	run.roles = date_roles(facts, sink->arena);
	RUNS[run.params->check](&run);
}

const struct kind KIND_CALENDAR = {
	.name = "calendar",
	.keys = KEYS,
	.placeholders = PLACEHOLDERS,
	.compile = compile,
	.run = run_rule,
};
