/*
 * What a report says of the documents it cites, against itself. Keys of a rule:
 *
 *   check:   two-dates | two-numbers | two-subjects | slipped-number | type | year | issuer | effective |
 *            after-report | register | own-number | own-date
 *   types:   codes of the types of documents of which one is issued for a subject and a year (two-numbers)
 *   issuers: "CODE: name, name": what the issuer with that code is called (issuer)
 */
#include "base/utf8.h"
#include "extract/calendar.h"
#include "extract/citation_table.h"
#include "extract/scan.h"
#include "rules/citation_run.h"

enum { NEW_YEAR_DAYS = 10 }; /* a document numbered in the old year may be dated so far in the new one */

enum { SENTENCE_BYTES = 400 };

static citation_check check_types, check_years, check_issuers, check_effect;

/* A check with the list that it cannot do without. */
struct check {
	citation_check *run;
	bool types;
	bool issuers;
};

static const struct check CHECKS[] = {
	{citation_two_dates, false, false},    {citation_two_numbers, true, false},
	{citation_two_subjects, false, false}, {citation_slipped_number, false, false},
	{check_types, false, false},           {check_years, false, false},
	{check_issuers, false, true},          {check_effect, false, false},
	{citation_after_report, false, false}, {citation_register, false, false},
	{citation_own_number, false, false},   {citation_own_date, false, false},
};

/* Indexes in CHECKS. */
static const struct load_name NAMES[] = {
	{"two-dates", 0},   {"two-numbers", 1}, {"two-subjects", 2}, {"slipped-number", 3}, {"type", 4},
	{"year", 5},        {"issuer", 6},      {"effective", 7},    {"after-report", 8},   {"register", 9},
	{"own-number", 10}, {"own-date", 11},   {NULL, 0},
};

static const char *const KEYS[] = {"check", "types", "issuers", NULL};
static const char *const PLACEHOLDERS[] = {"number", "date",   "other", "type",   "code",    "usual",
					   "year",   "report", "next",  "issuer", "subject", NULL};

/* "CODE: name, name" into folded texts. */
static bool read_issuers(struct rule_loader *loader, const struct yaml_node *map, struct citation_params *params)
{
	bool ok = load_list(loader, map, "issuers", CHECKS[params->check].issuers ? LOAD_REQUIRED : LOAD_OPTIONAL,
			    &params->issuers, &params->issuer_count);

	for (size_t i = 0; ok && i < params->issuer_count; i++) {
		struct strbuf folded;

		if (slice_find(params->issuers[i], SLICE(":"), 0) == SIZE_MAX) {
			load_error(loader, yaml_get(map, "issuers"), "an issuer is written \"CODE: name, name\"");
			return false;
		}
		strbuf_init(&folded, loader->arena);
		utf8_fold(&folded, params->issuers[i]);
		params->issuers[i] = strbuf_slice(&folded);
	}
	return ok;
}

static bool compile(struct rule_loader *loader, const struct yaml_node *map, struct rule *rule)
{
	struct citation_params *params = arena_alloc(loader->arena, sizeof *params);

	rule->params = params;
	if (!load_enum(loader, map, "check", LOAD_REQUIRED, NAMES, &params->check))
		return false;
	return load_list(loader, map, "types", CHECKS[params->check].types ? LOAD_REQUIRED : LOAD_OPTIONAL,
			 &params->types, &params->type_count) &&
	       read_issuers(loader, map, params);
}

/* ---- number, type and year ---------------------------------------------------------------------------------- */

/* The code that Decree 30 gives the type comes first; others are in use beside it. */
static struct slice usual_code(const struct phrase *type)
{
	return slice_part(type->text, 0, slice_find(type->text, SLICE(" "), 0));
}

static void check_types(struct citation_run *run)
{
	for (size_t i = 0; i < run->count; i++) {
		const struct citation *c = citation_of(run, &run->cited[i]);
		bool in_table = run->facts->doc->blocks[c->block].kind == BLOCK_TABLE;
		struct argument arguments[4];
		struct finding *finding;

		if (c->type == NULL || c->type->text.size == 0 || c->type_code.size == 0 ||
		    (!c->type_near && !in_table))
			continue;
		if (citation_type_has(c->type, c->type_code)) {
			sink_verdict(run->sink, VERDICT_PASS);
			continue;
		}
		arguments[0] = (struct argument){"number", citation_text(run, c->span)};
		arguments[1] = (struct argument){"type", c->type_word};
		arguments[2] = (struct argument){"code", c->type_code};
		arguments[3] = (struct argument){"usual", usual_code(c->type)};
		finding = citation_fail(run, c->span, arguments, 4);
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

static void check_years(struct citation_run *run)
{
	for (size_t i = 0; i < run->count; i++) {
		const struct citation *c = citation_of(run, &run->cited[i]);
		const struct date *date = citation_date(run, &run->cited[i]);
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
		arguments[0] = (struct argument){"number", citation_text(run, c->span)};
		arguments[1] = (struct argument){"date", citation_text(run, date->span)};
		arguments[2] = (struct argument){"year", strbuf_slice(&year)};
		finding = citation_fail(run, citation_span(run, &run->cited[i]), arguments, 3);
		finding->marks[0] = c->span;
		finding->marks[1] = date->span;
	}
}

/* ---- issuers ------------------------------------------------------------------------------------------------ */

static struct slice issuer_code(struct slice entry)
{
	return slice_trim(slice_part(entry, 0, slice_find(entry, SLICE(":"), 0)));
}

/* Whether `issuer` begins with one of the entry's names. */
static bool issuer_named(struct slice entry, struct slice issuer)
{
	size_t at = slice_find(entry, SLICE(":"), 0) + 1;

	while (at < entry.size) {
		size_t end = slice_find(entry, SLICE(","), at);
		struct slice name = slice_trim(slice_part(entry, at, end));

		if (name.size > 0 && slice_starts(issuer, name) &&
		    (issuer.size == name.size || issuer.data[name.size] == ' '))
			return true;
		at = end == SIZE_MAX ? entry.size : end + 1;
	}
	return false;
}

/* The entry with that code; SIZE_MAX when there is none. */
static size_t issuer_of_code(const struct citation_params *params, struct slice code)
{
	for (size_t i = 0; i < params->issuer_count; i++)
		if (slice_equal(issuer_code(params->issuers[i]), code))
			return i;
	return SIZE_MAX;
}

/* A known code with the name of another known body: "21/NQ-HĐND của UBND xã". */
static void check_issuer(struct citation_run *run, const struct cited *cited)
{
	const struct citation_params *params = run->params;
	const struct citation *c = citation_of(run, cited);
	size_t own = issuer_of_code(params, cited->office);
	struct argument arguments[] = {
		{"number", citation_text(run, c->span)}, {"issuer", c->issuer}, {"code", c->issuer_code}};

	if (own == SIZE_MAX || cited->issuer.size == 0)
		return;
	if (issuer_named(params->issuers[own], cited->issuer)) {
		sink_verdict(run->sink, VERDICT_PASS);
		return;
	}
	for (size_t i = 0; i < params->issuer_count; i++) {
		if (issuer_named(params->issuers[i], cited->issuer)) {
			citation_fail(run, c->span, arguments, 3)->marks[0] = c->span;
			return;
		}
	}
	sink_verdict(run->sink, VERDICT_UNKNOWN);
}

static void check_issuers(struct citation_run *run)
{
	for (size_t i = 0; i < run->count; i++)
		check_issuer(run, &run->cited[i]);
}

/* ---- taking effect ------------------------------------------------------------------------------------------ */

/* The date behind "có hiệu lực" in the sentence of the citation, NULL when there is none. */
static const struct date *effective_date(const struct citation_run *run, const struct citation *c)
{
	const struct facts *facts = run->facts;
	struct slice text = facts->doc->text;
	uint32_t end = scan_sentence_end(text, c->extent.end, SENTENCE_BYTES);
	struct span found;
	uint32_t i = c->date;

	if (!scan_find(text, c->extent.end, end, "hiệu lực", &found))
		return NULL;
	while (i < facts->date_count && facts->dates[i].span.start < found.end)
		i++;
	return i < facts->date_count && facts->dates[i].span.end <= end ? &facts->dates[i] : NULL;
}

static bool is_whole(const struct date *date)
{
	return date->valid && date->year != 0 && date->day != 0;
}

static void check_effect(struct citation_run *run)
{
	for (size_t i = 0; i < run->count; i++) {
		const struct citation *c = citation_of(run, &run->cited[i]);
		const struct date *date = citation_date(run, &run->cited[i]);
		const struct date *effect = date != NULL ? effective_date(run, c) : NULL;
		struct argument arguments[3];

		/* Of two citations in one sentence the effect is that of the nearer one. */
		if (effect == NULL || !is_whole(date) || !is_whole(effect) ||
		    (run->cited[i].index + 1 < run->facts->citation_count && c[1].span.start < effect->span.start))
			continue;
		if (calendar_day_number(effect->year, effect->month, effect->day) >= run->cited[i].day) {
			sink_verdict(run->sink, VERDICT_PASS);
			continue;
		}
		arguments[0] = (struct argument){"number", citation_text(run, c->span)};
		arguments[1] = (struct argument){"date", citation_text(run, date->span)};
		arguments[2] = (struct argument){"other", citation_text(run, effect->span)};
		finding_relate(run->sink, citation_fail(run, effect->span, arguments, 3),
			       citation_span(run, &run->cited[i]), SLICE(""));
	}
}

static void run_rule(const struct rule *rule, const struct facts *facts, struct sink *sink)
{
	struct citation_run run = {.rule = rule, .params = rule->params, .facts = facts, .sink = sink};

	run.cited = cited_collect(facts, sink->arena, &run.count);
	CHECKS[run.params->check].run(&run);
}

const struct kind KIND_CITATION = {
	.name = "citation",
	.keys = KEYS,
	.placeholders = PLACEHOLDERS,
	.compile = compile,
	.run = run_rule,
};
