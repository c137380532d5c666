/*
 * calendar_run: one run of a rule of kind calendar over a document, and what its checks have in common.
 *
 * Private to kind_calendar.c and the calendar_*.c files.
 */
#ifndef RASOAT_RULES_CALENDAR_RUN_H
#define RASOAT_RULES_CALENDAR_RUN_H

#include "rules/load.h"

struct calendar_params {
	int check;
	const char *const *words;
	const char *const *ahead;
	const char *const *done;
	const char *const *unless;
};

/* What else a date is, known for all dates of a document at once. */
enum { DATE_OF_DOCUMENT = 1, DATE_OF_RANGE = 2 };

struct calendar_run {
	const struct rule *rule;
	const struct calendar_params *params;
	const struct facts *facts;
	struct slice text;
	struct sink *sink;
	uint8_t *roles; /* per date: DATE_OF_... */
};

struct slice calendar_number(struct calendar_run *run, int32_t number);
struct slice calendar_text(const struct calendar_run *run, const struct date *date);

/* Whether day, month and year are said, and the calendar has the day. */
bool calendar_is_whole(const struct date *date);

int32_t calendar_day(const struct date *date);
bool calendar_in_table(const struct calendar_run *run, const struct date *date);

void calendar_pass(struct calendar_run *run);
struct finding *calendar_fail(struct calendar_run *run, struct span span, const struct argument *arguments,
			      size_t count);

/* Ranges of days, quarters and years that end before they begin: calendar_range.c. */
void calendar_ranges(struct calendar_run *run);

/* "kỷ niệm 75 năm (1948 - 2023)": calendar_range.c. */
void calendar_anniversaries(struct calendar_run *run);

/* "trong 03 ngày (từ ngày 12 đến ngày 14/9/2023)": calendar_duration.c. */
void calendar_durations(struct calendar_run *run);

/* Plans before the date of the report, and results after it: calendar_report.c. */
void calendar_past_plans(struct calendar_run *run);
void calendar_later_events(struct calendar_run *run);

/* The period of the title against that of the closing sentence, and those of headings: calendar_period.c. */
void calendar_closing_period(struct calendar_run *run);
void calendar_heading_periods(struct calendar_run *run);

#endif
