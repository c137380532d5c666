#include "rules/calendar_run.h"

#include "extract/calendar.h"

struct slice calendar_number(struct calendar_run *run, int32_t number)
{
	struct strbuf out;

	strbuf_init(&out, run->sink->arena);
	strbuf_printf(&out, "%d", (int)number);
	return strbuf_slice(&out);
}

struct slice calendar_text(const struct calendar_run *run, const struct date *date)
{
	return document_slice(run->facts->doc, date->span);
}

bool calendar_is_whole(const struct date *date)
{
	return date->valid && date->year != 0 && date->month != 0 && date->day != 0;
}

int32_t calendar_day(const struct date *date)
{
	return calendar_day_number(date->year, date->month, date->day);
}

bool calendar_in_table(const struct calendar_run *run, const struct date *date)
{
	return run->facts->doc->blocks[date->block].kind == BLOCK_TABLE;
}

void calendar_pass(struct calendar_run *run)
{
	sink_verdict(run->sink, VERDICT_PASS);
}

struct finding *calendar_fail(struct calendar_run *run, struct span span, const struct argument *arguments,
			      size_t count)
{
	sink_verdict(run->sink, VERDICT_FAIL);
	return finding_add(run->sink, run->rule, span, arguments, count);
}
