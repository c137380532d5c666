/*
 * Dates against the date of the report.
 */
#include "extract/scan.h"
#include "extract/section.h"
#include "rules/calendar_run.h"
#include "rules/cues.h"

enum { SENTENCE_BYTES = 600, CLAUSE_BYTES = 240, YEARS_OF_SLIPS = 2 };

/* The day on which the report was written, or the last day of its figures; NULL when neither is known. */
static const struct date *report_date(const struct facts *facts)
{
	const struct identity *identity = &facts->identity;

	if (identity->date != NO_INDEX && calendar_is_whole(&facts->dates[identity->date]))
		return &facts->dates[identity->date];
	if (identity->cut_off != NO_INDEX && calendar_is_whole(&facts->dates[identity->cut_off]))
		return &facts->dates[identity->cut_off];
	return NULL;
}

static void report_against(struct calendar_run *run, const struct date *date, const struct date *report)
{
	struct argument arguments[] = {{"date", calendar_text(run, date)}, {"report", calendar_text(run, report)}};
	struct finding *finding = calendar_fail(run, date->span, arguments, 2);

	finding_relate(run->sink, finding, report->span, SLICE(""));
}

/* Where the clause that leads to the date begins: behind the last comma, bracket or sentence end. */
static uint32_t clause_start(struct slice text, uint32_t at)
{
	uint32_t start = scan_sentence(text, at, CLAUSE_BYTES);

	for (uint32_t i = start; i < at; i++)
		if (text.data[i] == ',' || text.data[i] == '(' || text.data[i] == ')')
			start = i + 1;
	return start;
}

static bool says_unless(struct calendar_run *run, const struct date *date)
{
	return cues_in(run->params->unless, run->text, scan_sentence(run->text, date->span.start, SENTENCE_BYTES),
		       scan_sentence_end(run->text, date->span.end, SENTENCE_BYTES));
}

/* "dự kiến tổ chức ngày 14/3/2024" in a report of April: what is to come lies before the report. */
static void check_past_plan(struct calendar_run *run, uint32_t index, const struct date *report,
			    const uint8_t *sections)
{
	const struct date *date = &run->facts->dates[index];
	uint32_t clause;
	bool planned;

	if (!calendar_is_whole(date) || calendar_in_table(run, date) || run->roles[index] & DATE_OF_DOCUMENT)
		return;
	clause = clause_start(run->text, date->span.start);
	planned = cues_in(run->params->words, run->text, clause, date->span.start) ||
		  (sections[date->block] == SECTION_AHEAD &&
		   cues_in(run->params->ahead, run->text, clause, date->span.start));
	if (!planned || cues_in(run->params->unless, run->text, clause, date->span.start))
		return;
	if (calendar_day(date) >= calendar_day(report) || date->year + YEARS_OF_SLIPS < report->year)
		calendar_pass(run);
	else
		report_against(run, date, report);
}

/* The date is the end of something: "đến ngày", "trước ngày", "đến hết ngày". */
static bool is_end(struct slice text, const struct date *date)
{
	static const char *const ENDS[] = {"đến", "đến hết", "tới", "trước", "hết", "sau", "từ", NULL};
	uint32_t at = date->span.start;
	uint32_t start;

	scan_take_back(text, at, "ngày", &at);
	return cues_before(ENDS, text, at, &start);
}

/* "có mặt đến ngày", "tính đến hết ngày": figures of that day. */
static bool is_cut_off(const struct calendar_run *run, const struct date *date)
{
	uint32_t at = date->span.start;
	uint32_t start;

	scan_take_back(run->text, at, "ngày", &at);
	scan_take_back(run->text, at, "hết", &at);
	return cues_before(run->params->words, run->text, at, &start);
}

/* "3. Sáng ngày 10/10/2023, xã đã tổ chức": told as done, wherever it stands. */
static bool is_done(const struct calendar_run *run, const struct date *date)
{
	enum { OPENING_BYTES = 16 };
	uint32_t at = date->span.start;

	return at - clause_start(run->text, at) <= OPENING_BYTES &&
	       cues_in(run->params->done, run->text, date->span.end,
		       scan_sentence_end(run->text, date->span.end, CLAUSE_BYTES));
}

/* An event among the results or told as done, or a day of figures, that lies after the report. */
static void check_later_event(struct calendar_run *run, uint32_t index, const struct date *report,
			      const uint8_t *sections)
{
	const struct date *date = &run->facts->dates[index];

	if (!calendar_is_whole(date) || calendar_in_table(run, date) ||
	    date->span.start < run->facts->identity.title.end || run->roles[index] != 0)
		return;
	if (!is_cut_off(run, date) &&
	    ((sections[date->block] != SECTION_RESULTS && !is_done(run, date)) || is_end(run->text, date)))
		return;
	if (calendar_day(date) <= calendar_day(report))
		calendar_pass(run);
	else if (says_unless(run, date))
		sink_verdict(run->sink, VERDICT_UNKNOWN);
	else
		report_against(run, date, report);
}

static void against_report(struct calendar_run *run,
			   void (*check)(struct calendar_run *, uint32_t, const struct date *, const uint8_t *))
{
	const struct date *report = report_date(run->facts);
	const uint8_t *sections;

	if (report == NULL)
		return;
	sections = sections_of(run->facts, run->sink->arena);
	for (uint32_t i = 0; i < run->facts->date_count; i++)
		if (i != run->facts->identity.date)
			check(run, i, report, sections);
}

void calendar_past_plans(struct calendar_run *run)
{
	against_report(run, check_past_plan);
}

void calendar_later_events(struct calendar_run *run)
{
	against_report(run, check_later_event);
}
