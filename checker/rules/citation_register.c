/*
 * The order of a register: within a year a body numbers the documents of a type in the order of their dates.
 */
#include "rules/citation_run.h"

enum { REGISTER_SIZE = 3 }; /* documents that make the order visible */

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

static void check_register(const struct citation_run *run, struct cited *group, size_t count)
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
	arguments[0] = (struct argument){"number", citation_text(run, citation_of(run, &group[wrong])->span)};
	arguments[1] = (struct argument){"date", citation_text(run, citation_date(run, &group[wrong])->span)};
	arguments[2] = (struct argument){"next", citation_text(run, citation_of(run, next)->span)};
	arguments[3] = (struct argument){"other", citation_text(run, citation_date(run, next)->span)};
	finding = citation_fail(run, citation_span(run, &group[wrong]), arguments, 4);
	finding->marks[0] = citation_date(run, &group[wrong])->span;
	finding_relate(run->sink, finding, citation_span(run, next), SLICE(""));
}

void citation_register(struct citation_run *run)
{
	citation_sort(run, cited_by_register);
	for (size_t first = 0; first < run->count;) {
		size_t end = citation_group_end(run, first, same_year);
		const struct citation *c = citation_of(run, &run->cited[first]);

		if (c->type_code.size > 0 && !c->party && run->cited[first].year != 0)
			check_register(run, &run->cited[first], end - first);
		first = end;
	}
}
