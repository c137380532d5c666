#include "report/json_document.h"
#include "report/json_object.h"

/* Documents stand in the list of the run's object, four blanks from the margin. */
enum { INDENT = 2, MARGIN = 4 };

static void begin(struct report *report)
{
	fprintf(report->out,
		"{\n  \"tool\": {\n    \"name\": \"rasoat\",\n    \"version\": \"%s\"\n  },\n  \"documents\": [",
		rasoat_version());
}

/* A value on its way out, whose lines after the first begin at a margin. */
struct indented {
	FILE *out;
	int margin;
};

/* Takes what jansson prints; text has no line ends of its own in JSON. */
static int put(const char *bytes, size_t size, void *context)
{
	const struct indented *indented = context;

	for (size_t i = 0; i < size; i++) {
		fputc(bytes[i], indented->out);
		if (bytes[i] == '\n')
			fprintf(indented->out, "%*s", indented->margin, "");
	}
	return 0;
}

/* Writes the value and releases it; NULL says that memory ended. */
static void write_value(struct report *report, json_t *value, int margin)
{
	struct indented indented = {report->out, margin};

	if (value)
		json_dump_callback(value, put, &indented, JSON_INDENT(INDENT));
	else
		report->failed = true;
	json_decref(value);
}

static void document(struct report *report, const struct record *record)
{
	fprintf(report->out, "%s\n%*s", report->written > 0 ? "," : "", MARGIN, "");
	write_value(report, json_document(report, record), MARGIN);
}

static json_t *summary(const struct tally *tally)
{
	struct object object = object_new();

	object_set(&object, "documents", json_number(tally->documents));
	object_set(&object, "unreadable", json_number(tally->unreadable));
	object_set(&object, "errors", json_number(tally->found[RASOAT_ERROR]));
	object_set(&object, "warnings", json_number(tally->found[RASOAT_WARNING]));
	object_set(&object, "infos", json_number(tally->found[RASOAT_INFO]));
	object_set(&object, "coverage", json_coverage(&tally->coverage));
	if (tally->compared)
		object_set(&object, "since",
			   json_pack("{s:I, s:I, s:I}", "new", (json_int_t)tally->fresh, "remaining",
				     (json_int_t)tally->remaining, "settled", (json_int_t)tally->settled));
	return object_finish(&object);
}

static void end(struct report *report, const struct tally *tally)
{
	fprintf(report->out, "%s],\n%*s\"summary\": ", report->written > 0 ? "\n  " : "", INDENT, "");
	write_value(report, summary(tally), INDENT);
	fputs("\n}\n", report->out);
}

const struct report_format REPORT_JSON = {"json", begin, document, end};
