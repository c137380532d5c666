/*
 * What a report says of the documents it cites, against itself. Keys of a rule:
 *
 *   check: two-dates | two-numbers | slipped-number | type | year | after-report | register | own-number | own-date
 *   types: codes of the types of documents of which one is issued for a subject and a year (two-numbers)
 */
#include <stdlib.h>

#include "extract/calendar.h"
#include "extract/citation_table.h"
#include "extract/scan.h"
#include "rules/citation_group.h"
#include "rules/load.h"

enum check {
	CHECK_TWO_DATES,
	CHECK_TWO_NUMBERS,
	CHECK_SLIPPED_NUMBER,
	CHECK_TYPE,
	CHECK_YEAR,
	CHECK_AFTER_REPORT,
	CHECK_REGISTER,
	CHECK_OWN_NUMBER,
	CHECK_OWN_DATE,
};

enum {
	LATE_DAYS = 62,      /* a report without a date of its own may be written so long after its period */
	REGISTER_SIZE = 3,   /* documents that make the order of a register visible */
	SUBJECT_WORDS = 4,   /* a shorter subject may be that of several documents */
	MOST_COMPARED = 32,  /* neighbours of one day that are compared with one another */
	NEW_YEAR_DAYS = 10,  /* a document numbered in the old year may be dated so far in the new one */
};

struct params {
	int check;
	struct slice *types;
	size_t type_count;
};

struct run {
	const struct rule *rule;
	const struct params *params;
	const struct facts *facts;
	struct sink *sink;
	struct cited *cited;
	size_t count;
};

static const char *const KEYS[] = {"check", "types", NULL};
static const char *const PLACEHOLDERS[] = {"number", "date",  "other", "type", "code",
					   "codes",  "year", "report", "next", NULL};

static const struct load_name CHECKS[] = {
	{"two-dates", CHECK_TWO_DATES},	      {"two-numbers", CHECK_TWO_NUMBERS},
	{"slipped-number", CHECK_SLIPPED_NUMBER}, {"type", CHECK_TYPE},
	{"year", CHECK_YEAR},		      {"after-report", CHECK_AFTER_REPORT},
	{"register", CHECK_REGISTER},	      {"own-number", CHECK_OWN_NUMBER},
	{"own-date", CHECK_OWN_DATE},	      {NULL, 0},
};

static bool compile(struct rule_loader *loader, const struct yaml_node *map, const void **result)
{
	struct params *params = arena_alloc(loader->arena, sizeof *params);

	*result = params;
	return load_enum(loader, map, "check", LOAD_REQUIRED, CHECKS, &params->check) &&
	       load_list(loader, map, "types", params->check == CHECK_TWO_NUMBERS ? LOAD_REQUIRED : LOAD_OPTIONAL,
			 &params->types, &params->type_count);
}

/* ---- helpers ------------------------------------------------------------------------------------------------ */

static const struct citation *citation_of(const struct run *run, const struct cited *cited)
{
	return &run->facts->citations[cited->index];
}

static const struct date *date_of(const struct run *run, const struct cited *cited)
{
	const struct citation *c = citation_of(run, cited);

	return c->date != NO_INDEX ? &run->facts->dates[c->date] : NULL;
}

static struct slice span_text(const struct run *run, struct span span)
{
	return document_slice(run->facts->doc, span);
}

/* The number with its date, when that stands behind it in the same text. */
static struct span with_date(const struct run *run, const struct cited *cited)
{
	struct span span = citation_of(run, cited)->span;
	const struct date *date = date_of(run, cited);

	if (date != NULL && date->span.end > span.end && date->block == citation_of(run, cited)->block &&
	    date->span.start < citation_of(run, cited)->extent.end)
		span.end = date->span.end;
	return span;
}

static struct finding *fail(const struct run *run, struct span span, const struct argument *arguments, size_t count)
{
	sink_verdict(run->sink, VERDICT_FAIL);
	return finding_add(run->sink, run->rule, span, arguments, count);
}

static void sort(struct run *run, int (*order)(const void *, const void *))
{
	if (run->count > 1)
		qsort(run->cited, run->count, sizeof *run->cited, order);
}

/* The end of the group of `first`: cited documents that are `same` as it. */
static size_t group_end(const struct run *run, size_t first, bool (*same)(const struct cited *, const struct cited *))
{
	size_t end = first + 1;

	while (end < run->count && same(&run->cited[first], &run->cited[end]))
		end++;
	return end;
}

/* ---- one document, two dates -------------------------------------------------------------------------------- */

static bool same_number(const struct cited *a, const struct cited *b)
{
	return cited_same_register(a, b) && slice_equal(a->number, b->number);
}

static bool same_date(const struct date *a, const struct date *b)
{
	return a->year == b->year && a->month == b->month && a->day == b->day;
}

/* A register begins anew each year: only a slip in the year itself, or in day and month of one year, speaks of one document. */
static bool of_one_document(const struct run *run, const struct cited *a, const struct cited *b)
{
	const struct citation *first = citation_of(run, a);
	const struct citation *second = citation_of(run, b);
	const struct date *one = &run->facts->dates[first->date];
	const struct date *other = &run->facts->dates[second->date];

	if (first->year_in_number != second->year_in_number || !cited_same_issuer(a, b))
		return false;
	if (first->year_in_number != 0 || one->year == other->year)
		return true;
	return one->month == other->month && one->day == other->day;
}

/* With the issuer left out in one place, and other subjects, these may be documents of two bodies. */
static bool may_be_two(const struct cited *a, const struct cited *b)
{
	return (a->issuer.size == 0) != (b->issuer.size == 0) && a->subject.size > 0 && b->subject.size > 0 &&
	       !slice_starts(a->subject, b->subject) && !slice_starts(b->subject, a->subject);
}

/* How many of the group give this date. */
static size_t votes(const struct run *run, size_t first, size_t end, const struct date *date)
{
	size_t count = 0;

	for (size_t i = first; i < end && i < first + MOST_COMPARED; i++)
		if (date_of(run, &run->cited[i]) != NULL && same_date(date_of(run, &run->cited[i]), date))
			count++;
	return count;
}

/* The first one with the date that most give; `end` when none has a date. */
static size_t usual_date(const struct run *run, size_t first, size_t end)
{
	size_t best = end;
	size_t best_votes = 0;

	for (size_t i = first; i < end && i < first + MOST_COMPARED; i++) {
		const struct date *date = date_of(run, &run->cited[i]);
		size_t count = date != NULL ? votes(run, first, end, date) : 0;

		if (count > best_votes) {
			best = i;
			best_votes = count;
		}
	}
	return best;
}

static void report_two_dates(const struct run *run, const struct cited *wrong, const struct cited *usual)
{
	const struct date *date = date_of(run, wrong);
	const struct date *other = date_of(run, usual);
	struct argument arguments[] = {{"number", span_text(run, citation_of(run, wrong)->span)},
				       {"date", span_text(run, date->span)},
				       {"other", span_text(run, other->span)}};
	struct finding *finding = fail(run, with_date(run, wrong), arguments, 3);

	finding->marks[0] = date->span;
	finding_relate(run->sink, finding, with_date(run, usual), SLICE(""));
	if (may_be_two(wrong, usual))
		finding->severity = SEVERITY_WARNING;
}

static void check_dates(const struct run *run, size_t first, size_t end)
{
	size_t usual = usual_date(run, first, end);

	if (usual == end || citation_of(run, &run->cited[first])->party)
		return;
	for (size_t i = first; i < end; i++) {
		const struct date *date = date_of(run, &run->cited[i]);

		if (i == usual || date == NULL || !of_one_document(run, &run->cited[i], &run->cited[usual]))
			continue;
		if (same_date(date, date_of(run, &run->cited[usual])))
			sink_verdict(run->sink, VERDICT_PASS);
		else
			report_two_dates(run, &run->cited[i], &run->cited[usual]);
	}
}

static void run_two_dates(struct run *run)
{
	sort(run, cited_by_number);
	for (size_t first = 0; first < run->count;) {
		size_t end = group_end(run, first, same_number);

		check_dates(run, first, end);
		first = end;
	}
}

/* ---- one document, two numbers ------------------------------------------------------------------------------ */

static bool same_subject(const struct cited *a, const struct cited *b)
{
	return cited_same_register(a, b) && slice_equal(a->subject, b->subject);
}

/* Of enough words to be that of one document, with the year it is made for. */
static bool is_particular(struct slice subject)
{
	size_t words = subject.size > 0;
	bool year = false;

	for (size_t i = 0; i < subject.size; i++) {
		int32_t value;

		words += subject.data[i] == ' ';
		if ((i == 0 || subject.data[i - 1] == ' ') && scan_year(subject, (uint32_t)i, &value) != 0)
			year = true;
	}
	return year && words >= SUBJECT_WORDS;
}

static bool type_listed(const struct run *run, const struct cited *cited)
{
	struct slice code = citation_of(run, cited)->type_code;

	for (size_t i = 0; i < run->params->type_count; i++)
		if (slice_equal(run->params->types[i], code))
			return true;
	return false;
}

static void report_two_numbers(const struct run *run, const struct cited *first, const struct cited *second)
{
	struct argument arguments[] = {{"number", span_text(run, citation_of(run, second)->span)},
				       {"other", span_text(run, citation_of(run, first)->span)}};
	struct finding *finding = fail(run, citation_of(run, second)->span, arguments, 2);

	finding->marks[0] = citation_of(run, second)->span;
	finding_relate(run->sink, finding, citation_of(run, first)->span, SLICE(""));
}

/* Both name the issuer, and the same one; neither leaves out a name that the other has. */
static bool one_source(const struct cited *a, const struct cited *b)
{
	return a->issuer.size > 0 && b->issuer.size > 0 && cited_same_issuer(a, b) &&
	       (a->names.size == 0 || b->names.size == 0 || slice_equal(a->names, b->names));
}

static void run_two_numbers(struct run *run)
{
	sort(run, cited_by_subject);
	for (size_t first = 0; first < run->count;) {
		size_t end = group_end(run, first, same_subject);

		for (size_t i = first + 1; i < end; i++) {
			const struct cited *a = &run->cited[i - 1];
			const struct cited *b = &run->cited[i];

			if (!is_particular(a->subject) || !type_listed(run, a) || !one_source(a, b))
				continue;
			if (slice_equal(a->number, b->number))
				sink_verdict(run->sink, VERDICT_PASS);
			else
				report_two_numbers(run, a, b);
		}
		first = end;
	}
}

/* ---- a number written wrong --------------------------------------------------------------------------------- */

static bool same_day(const struct cited *a, const struct cited *b)
{
	return cited_same_register(a, b) && a->day == b->day && a->year == b->year;
}

/* 34 for 43: two neighbouring digits have changed places. */
static bool is_transposed(struct slice a, struct slice b)
{
	size_t i = 0;

	if (a.size != b.size)
		return false;
	while (i < a.size && a.data[i] == b.data[i])
		i++;
	return i + 1 < a.size && a.data[i] == b.data[i + 1] && a.data[i + 1] == b.data[i] &&
	       slice_equal(slice_part(a, i + 2, a.size), slice_part(b, i + 2, b.size));
}

static size_t mentions(const struct run *run, size_t first, size_t end, struct slice number)
{
	size_t count = 0;

	for (size_t i = first; i < end && i < first + MOST_COMPARED; i++)
		count += slice_equal(run->cited[i].number, number);
	return count;
}

/*
 * A document named again by number and date alone, that was not named before, while one of the same day with two digits changed was:
 * the number is a slip of the pen.
 */
static void check_slipped(const struct run *run, size_t first, size_t end, size_t at)
{
	const struct cited *late = &run->cited[at];

	if (late->subject.size > 0 || mentions(run, first, end, late->number) != 1)
		return;
	for (size_t i = first; i < at; i++) {
		const struct cited *early = &run->cited[i];

		if (is_transposed(early->number, late->number) && cited_same_issuer(early, late) &&
		    (early->subject.size > 0 || mentions(run, first, end, early->number) > 1)) {
			report_two_numbers(run, early, late);
			return;
		}
	}
}

static void run_slipped(struct run *run)
{
	sort(run, cited_by_day);
	for (size_t first = 0; first < run->count;) {
		size_t end = group_end(run, first, same_day);

		if (run->cited[first].day >= 0 && !citation_of(run, &run->cited[first])->party)
			for (size_t i = first + 1; i < end && i < first + MOST_COMPARED; i++)
				check_slipped(run, first, end, i);
		first = end;
	}
}

/* ---- number, type and year ---------------------------------------------------------------------------------- */

static void run_types(struct run *run)
{
	for (size_t i = 0; i < run->count; i++) {
		const struct citation *c = citation_of(run, &run->cited[i]);
		bool in_table = run->facts->doc->blocks[c->block].kind == BLOCK_TABLE;
		struct argument arguments[4];
		struct finding *finding;

		if (c->type == NULL || c->type->text.size == 0 || c->type_code.size == 0 || (!c->type_near && !in_table))
			continue;
		if (citation_type_has(c->type, c->type_code)) {
			sink_verdict(run->sink, VERDICT_PASS);
			continue;
		}
		arguments[0] = (struct argument){"number", span_text(run, c->span)};
		arguments[1] = (struct argument){"type", c->type_word};
		arguments[2] = (struct argument){"code", c->type_code};
		arguments[3] = (struct argument){"codes", c->type->text};
		finding = fail(run, c->span, arguments, 4);
		finding->marks[0] = c->span;
		/* A table's subject may tell of another document. */
		if (!c->type_near)
			finding->severity = SEVERITY_WARNING;
	}
}

/* Whether a date of `date` fits a number of that year. */
static bool year_fits(const struct date *date, int32_t year)
{
	if (date->year == year + 1)
		return date->month == 1 && date->day <= NEW_YEAR_DAYS;
	return date->year == year;
}

static void run_years(struct run *run)
{
	for (size_t i = 0; i < run->count; i++) {
		const struct citation *c = citation_of(run, &run->cited[i]);
		const struct date *date = date_of(run, &run->cited[i]);
		struct strbuf year;
		struct argument arguments[3];
		struct finding *finding;

		if (c->year_in_number == 0 || date == NULL || date->year == 0)
			continue;
		if (year_fits(date, c->year_in_number)) {
			sink_verdict(run->sink, VERDICT_PASS);
			continue;
		}
		strbuf_init(&year, run->sink->arena);
		strbuf_printf(&year, "%d", (int)c->year_in_number);
		arguments[0] = (struct argument){"number", span_text(run, c->span)};
		arguments[1] = (struct argument){"date", span_text(run, date->span)};
		arguments[2] = (struct argument){"year", strbuf_slice(&year)};
		finding = fail(run, with_date(run, &run->cited[i]), arguments, 3);
		finding->marks[0] = c->span;
		finding->marks[1] = date->span;
	}
}

/* ---- against the report itself ------------------------------------------------------------------------------ */

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

static void run_after_report(struct run *run)
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
		arguments[0] = (struct argument){"number", span_text(run, citation_of(run, cited)->span)};
		arguments[1] = (struct argument){"date", span_text(run, date_of(run, cited)->span)};
		arguments[2] = (struct argument){"report", span_text(run, place)};
		finding = fail(run, with_date(run, cited), arguments, 3);
		finding->marks[0] = date_of(run, cited)->span;
		finding_relate(run->sink, finding, place, SLICE(""));
	}
}

/* "(Kèm theo Báo cáo số 87/BC-UBND": the report speaks of itself. */
static bool names_report(const struct run *run, const struct citation *c)
{
	struct slice text = run->facts->doc->text;
	uint32_t start;

	return slice_equal(c->type_code, SLICE("BC")) && scan_take_back(text, c->extent.start, "theo", &start) &&
	       scan_take_back(text, start, "kèm", &start);
}

static void check_own_number(const struct run *run, const struct citation *c)
{
	const struct identity *identity = &run->facts->identity;
	struct slice number = span_text(run, c->span);
	struct argument arguments[] = {{"number", number}, {"other", identity->number}};
	struct finding *finding;

	if (identity->number.size == 0)
		return;
	if (slice_equal(number, identity->number)) {
		sink_verdict(run->sink, VERDICT_PASS);
		return;
	}
	finding = fail(run, c->span, arguments, 2);
	finding->marks[0] = c->span;
	finding_relate(run->sink, finding, identity->number_span, SLICE(""));
}

static void check_own_date(const struct run *run, const struct citation *c)
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
	if (same_date(own, date)) {
		sink_verdict(run->sink, VERDICT_PASS);
		return;
	}
	arguments[0] = (struct argument){"date", span_text(run, date->span)};
	arguments[1] = (struct argument){"other", span_text(run, own->span)};
	finding = fail(run, date->span, arguments, 2);
	finding->marks[0] = date->span;
	finding_relate(run->sink, finding, own->span, SLICE(""));
}

static void run_own(struct run *run)
{
	for (size_t i = 0; i < run->count; i++) {
		const struct citation *c = citation_of(run, &run->cited[i]);

		if (!names_report(run, c))
			continue;
		if (run->params->check == CHECK_OWN_NUMBER)
			check_own_number(run, c);
		else
			check_own_date(run, c);
	}
}

/* ---- order of a register ------------------------------------------------------------------------------------ */

static bool same_year(const struct cited *a, const struct cited *b)
{
	return cited_same_register(a, b) && slice_equal(a->issuer, b->issuer) && a->year == b->year;
}

/* Leaves one entry for each number of the group, those with a date; their count. */
static size_t distinct(struct cited *group, size_t count)
{
	size_t kept = 0;

	for (size_t i = 0; i < count; i++)
		if (group[i].day >= 0 && (kept == 0 || group[kept - 1].value != group[i].value))
			group[kept++] = group[i];
	return kept;
}

static bool in_order(const struct cited *group, size_t count, size_t without)
{
	int32_t reached = -1;

	for (size_t i = 0; i < count; i++) {
		if (i == without)
			continue;
		if (group[i].day < reached)
			return false;
		reached = group[i].day;
	}
	return true;
}

/* The one document without which all is in order, or `count` when there is none or more than one. */
static size_t outlier(const struct cited *group, size_t count)
{
	size_t at = 1;
	size_t found = count;

	while (at < count && group[at].day >= group[at - 1].day)
		at++;
	if (at == count)
		return count;
	if (in_order(group, count, at))
		found = at;
	if (in_order(group, count, at - 1))
		found = found == count ? at - 1 : at;
	return found;
}

static void check_register(const struct run *run, struct cited *group, size_t count)
{
	size_t wrong;
	const struct cited *next;
	struct argument arguments[4];
	struct finding *finding;

	count = distinct(group, count);
	if (count < REGISTER_SIZE || in_order(group, count, count)) {
		if (count >= REGISTER_SIZE)
			sink_verdict(run->sink, VERDICT_PASS);
		return;
	}
	wrong = outlier(group, count);
	if (wrong == count) {
		sink_verdict(run->sink, VERDICT_UNKNOWN);
		return;
	}
	next = wrong > 0 && group[wrong].day < group[wrong - 1].day ? &group[wrong - 1] : &group[wrong + 1];
	arguments[0] = (struct argument){"number", span_text(run, citation_of(run, &group[wrong])->span)};
	arguments[1] = (struct argument){"date", span_text(run, date_of(run, &group[wrong])->span)};
	arguments[2] = (struct argument){"next", span_text(run, citation_of(run, next)->span)};
	arguments[3] = (struct argument){"other", span_text(run, date_of(run, next)->span)};
	finding = fail(run, with_date(run, &group[wrong]), arguments, 4);
	finding->marks[0] = date_of(run, &group[wrong])->span;
	finding_relate(run->sink, finding, with_date(run, next), SLICE(""));
}

static void run_registers(struct run *run)
{
	sort(run, cited_by_register);
	for (size_t first = 0; first < run->count;) {
		size_t end = group_end(run, first, same_year);
		const struct citation *c = citation_of(run, &run->cited[first]);

		if (c->type_code.size > 0 && !c->party && run->cited[first].year != 0)
			check_register(run, &run->cited[first], end - first);
		first = end;
	}
}

/* ---- runs --------------------------------------------------------------------------------------------------- */

static void run_rule(const struct rule *rule, const struct facts *facts, struct sink *sink)
{
	static void (*const RUNS[])(struct run *) = {
		[CHECK_TWO_DATES] = run_two_dates,
		[CHECK_TWO_NUMBERS] = run_two_numbers,
		[CHECK_SLIPPED_NUMBER] = run_slipped,
		[CHECK_TYPE] = run_types,
		[CHECK_YEAR] = run_years,
		[CHECK_AFTER_REPORT] = run_after_report,
		[CHECK_REGISTER] = run_registers,
		[CHECK_OWN_NUMBER] = run_own,
		[CHECK_OWN_DATE] = run_own,
	};
	struct run run = {.rule = rule, .params = rule->params, .facts = facts, .sink = sink};

	run.cited = cited_collect(facts, sink->arena, &run.count);
	RUNS[run.params->check](&run);
}

const struct kind KIND_CITATION = {
	.name = "citation",
	.keys = KEYS,
	.placeholders = PLACEHOLDERS,
	.compile = compile,
	.run = run_rule,
};
