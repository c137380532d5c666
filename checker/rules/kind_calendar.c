/*
 * What the calendar, and the report's own date, say about the dates in a document. Keys of a rule:
 *
 *   check:  day | month | weekday | range | anniversary | past-plan | later-event | period | heading-period
 *   words:  cue words that make the check apply
 *   ahead:  cue words that do so in the sections on what is to come
 *   unless: words in the sentence that make it silent
 */
#include "extract/calendar.h"
#include "extract/scan.h"
#include "extract/section.h"
#include "rules/cues.h"

enum check {
	CHECK_DAY,
	CHECK_MONTH,
	CHECK_WEEKDAY,
	CHECK_RANGE,
	CHECK_ANNIVERSARY,
	CHECK_PAST_PLAN,
	CHECK_LATER_EVENT,
	CHECK_PERIOD,
	CHECK_HEADING_PERIOD,
};

enum { SENTENCE_BYTES = 600, CLAUSE_BYTES = 240, YEARS_OF_SLIPS = 2 };

struct params {
	int check;
	const char *const *words;
	const char *const *ahead;
	const char *const *unless;
};

/* What else a date is, known for all dates of a document at once. */
enum { DATE_OF_DOCUMENT = 1, DATE_OF_RANGE = 2 };

/* One run of a rule over a document. */
struct run {
	const struct rule *rule;
	const struct params *params;
	const struct facts *facts;
	struct slice text;
	struct sink *sink;
	uint8_t *roles; /* per date: DATE_OF_... */
};

static const char *const KEYS[] = {"check", "words", "ahead", "unless", NULL};
static const char *const PLACEHOLDERS[] = {"date",  "days",     "month",  "said",   "actual", "from", "to",
					   "years", "expected", "report", "period", "title",  NULL};

static const struct load_name CHECKS[] = {
	{"day", CHECK_DAY},
	{"month", CHECK_MONTH},
	{"weekday", CHECK_WEEKDAY},
	{"range", CHECK_RANGE},
	{"anniversary", CHECK_ANNIVERSARY},
	{"past-plan", CHECK_PAST_PLAN},
	{"later-event", CHECK_LATER_EVENT},
	{"period", CHECK_PERIOD},
	{"heading-period", CHECK_HEADING_PERIOD},
	{NULL, 0},
};

static bool compile(struct rule_loader *loader, const struct yaml_node *map, const void **result)
{
	struct params *params = arena_alloc(loader->arena, sizeof *params);

	*result = params;
	return load_enum(loader, map, "check", LOAD_REQUIRED, CHECKS, &params->check) &&
	       cues_load(loader, map, "words", LOAD_OPTIONAL, &params->words) &&
	       cues_load(loader, map, "ahead", LOAD_OPTIONAL, &params->ahead) &&
	       cues_load(loader, map, "unless", LOAD_OPTIONAL, &params->unless);
}

/* ---- helpers ------------------------------------------------------------------------------------------------ */

static struct slice number_text(struct run *run, int32_t number)
{
	struct strbuf out;

	strbuf_init(&out, run->sink->arena);
	strbuf_printf(&out, "%d", (int)number);
	return strbuf_slice(&out);
}

static struct slice date_text(const struct run *run, const struct date *date)
{
	return document_slice(run->facts->doc, date->span);
}

static bool is_whole(const struct date *date)
{
	return date->valid && date->year != 0 && date->month != 0 && date->day != 0;
}

static int32_t day_number(const struct date *date)
{
	return calendar_day_number(date->year, date->month, date->day);
}

static bool is_table(const struct run *run, const struct date *date)
{
	return run->facts->doc->blocks[date->block].kind == BLOCK_TABLE;
}

static void pass(struct run *run)
{
	sink_verdict(run->sink, VERDICT_PASS);
}

static struct finding *fail(struct run *run, struct span span, const struct argument *arguments, size_t count)
{
	sink_verdict(run->sink, VERDICT_FAIL);
	return finding_add(run->sink, run->rule, span, arguments, count);
}

/* ---- days, months, weekdays --------------------------------------------------------------------------------- */

static void check_month(struct run *run, const struct date *date)
{
	struct argument arguments[] = {{"date", date_text(run, date)}, {"month", number_text(run, date->month)}};

	if (date->month <= 12)
		pass(run);
	else
		fail(run, date->span, arguments, 2);
}

static void check_day(struct run *run, const struct date *date)
{
	enum { LEAP_YEAR = 2000 };
	int32_t year = date->year != 0 ? date->year : LEAP_YEAR;
	int days = calendar_month_days(year, date->month);
	struct argument arguments[] = {{"date", date_text(run, date)},
				       {"month", number_text(run, date->month)},
				       {"days", number_text(run, days)}};

	if (date->month == 0 || date->month > 12)
		return;
	if (date->valid)
		pass(run);
	else
		fail(run, date->span, arguments, 3);
}

static struct slice weekday_name(enum language language, int weekday)
{
	static const char *const NAMES[LANGUAGES][9] = {
		{"", "", "thứ Hai", "thứ Ba", "thứ Tư", "thứ Năm", "thứ Sáu", "thứ Bảy", "Chủ nhật"},
		{"", "", "Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday"},
	};

	return slice_str(NAMES[language][weekday]);
}

static void check_weekday(struct run *run, const struct date *date)
{
	struct span span = date->span;
	struct argument arguments[3];
	int actual;

	if (!is_whole(date) || date->weekday_said == 0)
		return;
	actual = calendar_weekday(date->year, date->month, date->day);
	if (actual == date->weekday_said) {
		pass(run);
		return;
	}
	span.start = date->weekday.start < span.start ? date->weekday.start : span.start;
	span.end = date->weekday.end > span.end ? date->weekday.end : span.end;
	arguments[0] = (struct argument){"date", date_text(run, date)};
	arguments[1] = (struct argument){"said", document_slice(run->facts->doc, date->weekday)};
	arguments[2] = (struct argument){"actual", weekday_name(run->sink->language, actual)};
	fail(run, span, arguments, 3)->marks[0] = date->weekday;
}

/* ---- ranges ------------------------------------------------------------------------------------------------- */

/* First (last) day of what is said: a month without a day is all of it. */
static int32_t end_day(const struct date *date, bool last)
{
	int day = date->day;

	if (day == 0)
		day = last ? calendar_month_days(date->year, date->month) : 1;
	return calendar_day_number(date->year, date->month, day);
}

static void check_range(struct run *run, const struct period *period)
{
	const struct date *from;
	const struct date *to;
	struct argument arguments[2];
	struct finding *finding;

	if (period->kind != PERIOD_RANGE)
		return;
	from = &run->facts->dates[period->from];
	to = &run->facts->dates[period->to];
	if (!from->valid || !to->valid || from->year == 0 || to->year == 0 ||
	    (run->roles[period->from] & DATE_OF_DOCUMENT) != 0) {
		sink_verdict(run->sink, VERDICT_UNKNOWN);
		return;
	}
	if (end_day(from, false) <= end_day(to, true)) {
		pass(run);
		return;
	}
	arguments[0] = (struct argument){"from", date_text(run, from)};
	arguments[1] = (struct argument){"to", date_text(run, to)};
	finding = fail(run, period->span, arguments, 2);
	finding->marks[0] = from->span;
	finding->marks[1] = to->span;
	/* The year left out may be another one. */
	if ((from->year_inherited || to->year_inherited) && from->month != to->month)
		finding->severity = SEVERITY_WARNING;
}

/* ---- anniversaries ------------------------------------------------------------------------------------------ */

/* "kỷ niệm 75 năm" in the sentence before the range: the number of years, or 0. */
static int32_t years_said(struct run *run, uint32_t before, struct span *span)
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

static void report_anniversary(struct run *run, struct span span, struct span said, int32_t difference)
{
	struct argument arguments[] = {{"years", document_slice(run->facts->doc, said)},
				       {"period", document_slice(run->facts->doc, span)},
				       {"expected", number_text(run, difference)}};
	struct finding *finding = fail(run, (struct span){said.start, span.end}, arguments, 3);

	finding->marks[0] = said;
	finding->marks[1] = span;
}

static void check_anniversary(struct run *run, const struct period *period)
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
		pass(run);
	else
		report_anniversary(run, period->span, said, last - first);
}

/* ---- dates against the date of the report ------------------------------------------------------------------- */

/* The day on which the report was written, or the last day of its figures; NULL when neither is known. */
static const struct date *report_date(const struct facts *facts)
{
	const struct identity *identity = &facts->identity;

	if (identity->date != NO_INDEX && is_whole(&facts->dates[identity->date]))
		return &facts->dates[identity->date];
	if (identity->cut_off != NO_INDEX && is_whole(&facts->dates[identity->cut_off]))
		return &facts->dates[identity->cut_off];
	return NULL;
}

static void report_against(struct run *run, const struct date *date, const struct date *report)
{
	struct argument arguments[] = {{"date", date_text(run, date)}, {"report", date_text(run, report)}};
	struct finding *finding = fail(run, date->span, arguments, 2);

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

static bool says_unless(struct run *run, const struct date *date)
{
	return cues_in(run->params->unless, run->text, scan_sentence(run->text, date->span.start, SENTENCE_BYTES),
		       scan_sentence_end(run->text, date->span.end, SENTENCE_BYTES));
}

/* "dự kiến tổ chức ngày 14/3/2024" in a report of April: what is to come lies before the report. */
static void check_past_plan(struct run *run, uint32_t index, const struct date *report, const uint8_t *sections)
{
	const struct date *date = &run->facts->dates[index];
	uint32_t clause;
	bool planned;

	if (!is_whole(date) || is_table(run, date) || run->roles[index] & DATE_OF_DOCUMENT)
		return;
	clause = clause_start(run->text, date->span.start);
	planned = cues_in(run->params->words, run->text, clause, date->span.start) ||
		  (sections[date->block] == SECTION_AHEAD &&
		   cues_in(run->params->ahead, run->text, clause, date->span.start));
	if (!planned || cues_in(run->params->unless, run->text, clause, date->span.start))
		return;
	if (day_number(date) >= day_number(report) || date->year + YEARS_OF_SLIPS < report->year)
		pass(run);
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
static bool is_cut_off(const struct run *run, const struct date *date)
{
	uint32_t at = date->span.start;
	uint32_t start;

	scan_take_back(run->text, at, "ngày", &at);
	scan_take_back(run->text, at, "hết", &at);
	return cues_before(run->params->words, run->text, at, &start);
}

/* "Ngày 25/9/2023, xã đã bàn giao ...": told as done, wherever it stands. */
static bool is_told(struct run *run, const struct date *date)
{
	enum { OPENING_BYTES = 16 }; /* "3. Sáng ngày" */
	static const char *const DONE[] = {"đã", NULL};
	uint32_t at = date->span.start;

	return at - clause_start(run->text, at) <= OPENING_BYTES &&
	       cues_in(DONE, run->text, date->span.end, scan_sentence_end(run->text, date->span.end, CLAUSE_BYTES));
}

/* An event among the results or told as done, or a day of figures, that lies after the report. */
static void check_later_event(struct run *run, uint32_t index, const struct date *report, const uint8_t *sections)
{
	const struct date *date = &run->facts->dates[index];

	if (!is_whole(date) || is_table(run, date) || date->span.start < run->facts->identity.title.end ||
	    run->roles[index] != 0)
		return;
	if (!is_cut_off(run, date) &&
	    (is_end(run->text, date) || (sections[date->block] != SECTION_RESULTS && !is_told(run, date))))
		return;
	if (day_number(date) <= day_number(report))
		pass(run);
	else if (says_unless(run, date))
		sink_verdict(run->sink, VERDICT_UNKNOWN);
	else
		report_against(run, date, report);
}

/* ---- the period of the title -------------------------------------------------------------------------------- */

static bool same_period(const struct period *a, const struct period *b)
{
	return a->kind == b->kind && a->number == b->number && a->year == b->year && a->end_year == b->end_year;
}

/* The first whole period of the closing sentence "Trên đây là báo cáo ... 6 tháng đầu năm 2023". */
static const struct period *closing_period(struct run *run)
{
	const struct facts *facts = run->facts;

	for (size_t i = facts->period_count; i > 0; i--) {
		const struct period *period = &facts->periods[i - 1];
		const struct block *block = &facts->doc->blocks[period->block];

		if (block->kind == BLOCK_TABLE || period->kind == PERIOD_RANGE || period->year == 0 ||
		    !cues_in(run->params->words, run->text, block->text.start, period->span.start))
			continue;
		while (i > 1 && facts->periods[i - 2].block == period->block && facts->periods[i - 2].year != 0)
			period = &facts->periods[--i - 1];
		return period;
	}
	return NULL;
}

static void check_period(struct run *run)
{
	const struct facts *facts = run->facts;
	const struct identity *identity = &facts->identity;
	const struct period *title;
	const struct period *closing;
	struct argument arguments[2];

	if (identity->period == NO_INDEX || facts->periods[identity->period].year == 0)
		return;
	title = &facts->periods[identity->period];
	closing = closing_period(run);
	if (closing == NULL || closing->kind != title->kind)
		return;
	for (size_t i = identity->period; i < facts->period_count && facts->periods[i].span.end <= identity->title.end;
	     i++) {
		if (same_period(&facts->periods[i], closing)) {
			pass(run);
			return;
		}
	}
	arguments[0] = (struct argument){"period", document_slice(facts->doc, closing->span)};
	arguments[1] = (struct argument){"title", document_slice(facts->doc, title->span)};
	finding_relate(run->sink, fail(run, closing->span, arguments, 2), title->span, SLICE(""));
}

/* Whether the title names the period, or one of that kind and number in another year: *other. */
static bool title_has(const struct facts *facts, const struct period *period, const struct period **other)
{
	*other = NULL;
	for (size_t i = facts->identity.period;
	     i < facts->period_count && facts->periods[i].span.end <= facts->identity.title.end; i++) {
		if (same_period(&facts->periods[i], period))
			return true;
		if (facts->periods[i].kind == period->kind && facts->periods[i].number == period->number &&
		    facts->periods[i].year != 0)
			*other = &facts->periods[i];
	}
	return false;
}

static bool is_heading(const struct facts *facts, const struct period *period)
{
	const struct block *block = &facts->doc->blocks[period->block];

	return (block->heading || block->kind == BLOCK_CAPTION) && period->span.start >= facts->identity.title.end;
}

/* Headings and captions that name a quarter or half of the title, of another year. */
static void check_heading_periods(struct run *run)
{
	const struct facts *facts = run->facts;
	const struct period *other;

	for (size_t i = 0; i < facts->period_count && facts->identity.period != NO_INDEX; i++) {
		const struct period *period = &facts->periods[i];
		struct argument arguments[2];
		bool alone = (i == 0 || facts->periods[i - 1].block != period->block) &&
			     (i + 1 == facts->period_count || facts->periods[i + 1].block != period->block);

		if (period->year == 0 || period->kind == PERIOD_YEAR || period->kind == PERIOD_RANGE || !alone ||
		    !is_heading(facts, period))
			continue;
		if (title_has(facts, period, &other)) {
			pass(run);
		} else if (other != NULL) {
			arguments[0] = (struct argument){"period", document_slice(facts->doc, period->span)};
			arguments[1] = (struct argument){"title", document_slice(facts->doc, other->span)};
			finding_relate(run->sink, fail(run, period->span, arguments, 2), other->span, SLICE(""));
		}
	}
}

/* ---- runs --------------------------------------------------------------------------------------------------- */

static void run_dates(struct run *run)
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

static void run_periods(struct run *run)
{
	for (size_t i = 0; i < run->facts->period_count; i++) {
		if (run->params->check == CHECK_RANGE)
			check_range(run, &run->facts->periods[i]);
		else
			check_anniversary(run, &run->facts->periods[i]);
	}
}

static void run_against_report(struct run *run)
{
	const struct date *report = report_date(run->facts);
	const uint8_t *sections;

	if (report == NULL)
		return;
	sections = sections_of(run->facts, run->sink->arena);
	for (uint32_t i = 0; i < run->facts->date_count; i++) {
		if (i == run->facts->identity.date)
			continue;
		if (run->params->check == CHECK_PAST_PLAN)
			check_past_plan(run, i, report, sections);
		else
			check_later_event(run, i, report, sections);
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
	struct run run = {.rule = rule, .params = rule->params, .facts = facts, .text = facts->doc->text, .sink = sink};

	run.roles = date_roles(facts, sink->arena);
	switch (run.params->check) {
	case CHECK_DAY:
	case CHECK_MONTH:
	case CHECK_WEEKDAY:
		run_dates(&run);
		break;
	case CHECK_RANGE:
	case CHECK_ANNIVERSARY:
		run_periods(&run);
		break;
	case CHECK_PERIOD:
		check_period(&run);
		break;
	case CHECK_HEADING_PERIOD:
		check_heading_periods(&run);
		break;
	default:
		run_against_report(&run);
	}
}

const struct kind KIND_CALENDAR = {
	.name = "calendar",
	.keys = KEYS,
	.placeholders = PLACEHOLDERS,
	.compile = compile,
	.run = run_rule,
};
