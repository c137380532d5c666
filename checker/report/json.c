#include "report/json_document.h"

/* Documents stand in the list of the run's object, four blanks from the margin. */
enum { INDENT = 2, MARGIN = 4 };

static void begin(struct report *report)
{
	fprintf(report->out,
		"{\n  \"tool\": {\n    \"name\": \"rasoat\",\n    \"version\": \"%s\"\n  },\n  \"documents\": [",
		rasoat_version());
}

/* Takes what jansson prints and moves every line to the margin; text has no line ends of its own in JSON. */
static int indented(const char *bytes, size_t size, void *context)
{
	FILE *out = context;

	for (size_t i = 0; i < size; i++) {
		fputc(bytes[i], out);
		if (bytes[i] == '\n')
			fprintf(out, "%*s", MARGIN, "");
	}
	return 0;
}

static void document(struct report *report, const struct record *record)
{
	json_t *object = json_document(record);

	fprintf(report->out, "%s\n%*s", report->written > 0 ? "," : "", MARGIN, "");
	if (object)
		json_dump_callback(object, indented, report->out, JSON_INDENT(INDENT));
	else
		report->failed = true;
	json_decref(object);
}

static void end(struct report *report, const struct tally *tally)
{
	fprintf(report->out,
		"%s],\n  \"summary\": {\n    \"documents\": %zu,\n    \"unreadable\": %zu,\n    \"errors\": %zu,\n    "
		"\"warnings\": "
		"%zu,\n    \"infos\": %zu\n  }\n}\n",
		report->written > 0 ? "\n  " : "", tally->documents, tally->unreadable, tally->found[RASOAT_ERROR],
		tally->found[RASOAT_WARNING], tally->found[RASOAT_INFO]);
}

const struct report_format REPORT_JSON = {"json", begin, document, end};
