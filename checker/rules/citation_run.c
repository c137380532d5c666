#include "rules/citation_run.h"

#include <stdlib.h>

const struct citation *citation_of(const struct citation_run *run, const struct cited *cited)
{
	return &run->facts->citations[cited->index];
}

const struct date *citation_date(const struct citation_run *run, const struct cited *cited)
{
	const struct citation *c = citation_of(run, cited);

	return c->date != NO_INDEX ? &run->facts->dates[c->date] : NULL;
}

bool citation_same_date(const struct date *a, const struct date *b)
{
	return a->year == b->year && a->month == b->month && a->day == b->day;
}

struct slice citation_text(const struct citation_run *run, struct span span)
{
	return document_slice(run->facts->doc, span);
}

struct span citation_span(const struct citation_run *run, const struct cited *cited)
{
	struct span span = citation_of(run, cited)->span;
	const struct date *date = citation_date(run, cited);

	if (date != NULL && date->span.end > span.end && date->block == citation_of(run, cited)->block &&
	    date->span.start < citation_of(run, cited)->extent.end)
		span.end = date->span.end;
	return span;
}

struct finding *citation_fail(const struct citation_run *run, struct span span, const struct argument *arguments,
			      size_t count)
{
	sink_verdict(run->sink, VERDICT_FAIL);
	return finding_add(run->sink, run->rule, span, arguments, count);
}

void citation_sort(struct citation_run *run, int (*order)(const void *, const void *))
{
	if (run->count > 1)
		qsort(run->cited, run->count, sizeof *run->cited, order);
}

size_t citation_group_end(const struct citation_run *run, size_t first,
			  bool (*same)(const struct cited *, const struct cited *))
{
	size_t end = first + 1;

	while (end < run->count && same(&run->cited[first], &run->cited[end]))
		end++;
	return end;
}
