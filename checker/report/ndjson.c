#include <stdlib.h>

#include "report/json_document.h"

static void nothing(struct report *report)
{
	(void)report;
}

/* A line goes out whole and at once, so that whoever reads along never sees half a record. */
static void document(struct report *report, const struct record *record)
{
	json_t *object = json_document(report, record);
	char *line = object ? json_dumps(object, JSON_COMPACT) : NULL;

	if (line)
		fprintf(report->out, "%s\n", line);
	else
		report->failed = true;
	fflush(report->out);
	free(line);
	json_decref(object);
}

static void end(struct report *report, const struct tally *tally)
{
	(void)report;
	(void)tally;
}

const struct report_format REPORT_NDJSON = {"ndjson", nothing, document, end};
