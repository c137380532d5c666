/*
 * The period of the title against those that the report names elsewhere.
 */
#include "rules/calendar_run.h"
#include "rules/cues.h"

static bool same_period(const struct period *a, const struct period *b)
{
	return a->kind == b->kind && a->number == b->number && a->year == b->year && a->end_year == b->end_year;
}

/* The first whole period of the closing sentence "Trên đây là báo cáo ... 6 tháng đầu năm 2023". */
static const struct period *closing_period(struct calendar_run *run)
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

void calendar_closing_period(struct calendar_run *run)
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
			calendar_pass(run);
			return;
		}
	}
	arguments[0] = (struct argument){"period", document_slice(facts->doc, closing->span)};
	arguments[1] = (struct argument){"title", document_slice(facts->doc, title->span)};
	finding_relate(run->sink, calendar_fail(run, closing->span, arguments, 2), title->span, SLICE(""));
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
void calendar_heading_periods(struct calendar_run *run)
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
			calendar_pass(run);
		} else if (other != NULL) {
			arguments[0] = (struct argument){"period", document_slice(facts->doc, period->span)};
			arguments[1] = (struct argument){"title", document_slice(facts->doc, other->span)};
			finding_relate(run->sink, calendar_fail(run, period->span, arguments, 2), other->span,
				       SLICE(""));
		}
	}
}
