#include "project/baseline.h"

#include <errno.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "language.h"
#include "project/replace.h"
#include "reason.h"
#include "report/json_object.h"

/* documents: {path: [finding]}, each finding {fingerprint, rule, severity, place, message}. */
struct baseline {
	json_t *documents;
};

struct baseline *baseline_new(void)
{
	struct baseline *baseline = malloc(sizeof *baseline);

	if (!baseline)
		return NULL;
	baseline->documents = json_object();
	return baseline;
}

void baseline_free(struct baseline *baseline)
{
	if (!baseline)
		return;
	json_decref(baseline->documents);
	free(baseline);
}

/* ---- reading ------------------------------------------------------------------------------------------------ */

static const char *text_of(json_t *finding, const char *key)
{
	const char *text = json_string_value(json_object_get(finding, key));

	return text ? text : "";
}

/* What a baseline must be, so that nothing later need ask again. */
static bool is_well_formed(json_t *root)
{
	json_t *documents = json_object_get(root, "documents");
	const char *path;
	json_t *findings;

	if (!json_is_object(documents))
		return false;
	json_object_foreach(documents, path, findings)
	{
		json_t *finding;
		size_t index;

		if (!json_is_array(findings))
			return false;
		json_array_foreach(findings, index,
				   finding) if (!json_is_string(json_object_get(finding, "fingerprint"))) return false;
	}
	return true;
}

static bool complain_json(const char *path, const json_error_t *error, enum rasoat_language language)
{
	fprintf(stderr,
		say(language, "rasoat: %s:%d:%d: tệp đối chiếu không đúng dạng JSON: %s\n",
		    "rasoat: %s:%d:%d: the baseline is no JSON: %s\n"),
		path, error->line, error->column, error->text);
	return false;
}

static bool complain_form(const char *path, enum rasoat_language language)
{
	fprintf(stderr,
		say(language, "rasoat: %s: không phải tệp đối chiếu của rasoat; hãy tạo lại bằng --update-baseline\n",
		    "rasoat: %s: this is no baseline of rasoat; make it anew with --update-baseline\n"),
		path);
	return false;
}

static bool complain_open(const char *path, int why, enum rasoat_language language)
{
	fprintf(stderr,
		say(language, "rasoat: %s: không đọc được tệp đối chiếu: %s\n",
		    "rasoat: %s: the baseline cannot be read: %s\n"),
		path, system_reason(language, why));
	return false;
}

bool baseline_read(struct baseline *baseline, const char *path, bool may_be_absent, enum rasoat_language language)
{
	json_error_t error;
	FILE *file = fopen(path, "rb");
	json_t *root;
	bool good;

	if (!file)
		return (errno == ENOENT && may_be_absent) || complain_open(path, errno, language);
	root = json_loadf(file, JSON_REJECT_DUPLICATES, &error);
	fclose(file);
	if (!root)
		return complain_json(path, &error, language);
	good = is_well_formed(root);
	if (good)
		json_object_update(baseline->documents, json_object_get(root, "documents"));
	json_decref(root);
	return good || complain_form(path, language);
}

/* ---- taking ------------------------------------------------------------------------------------------------- */

static json_t *finding_object(const struct rasoat_finding *finding)
{
	struct object object = object_new();

	object_set(&object, "fingerprint", json_text(finding->fingerprint));
	object_set(&object, "rule", json_text(finding->rule));
	object_set(&object, "severity", json_text(report_severity_word(finding->severity)));
	object_set(&object, "place", json_text(finding->main.place));
	object_set(&object, "message", json_text(finding->message));
	return object_finish(&object);
}

bool baseline_take(struct baseline *baseline, const char *path, const struct rasoat_result *result)
{
	json_t *list = json_array();

	for (size_t i = 0; list && i < rasoat_result_count(result); i++) {
		struct rasoat_finding finding = rasoat_result_at(result, i);

		list = json_list_add(list, finding_object(&finding));
	}
	return list && json_object_set_new(baseline->documents, path, list) == 0;
}

/* ---- comparing ---------------------------------------------------------------------------------------------- */

static bool has_fingerprint(const struct rasoat_result *result, const char *fingerprint)
{
	for (size_t i = 0; i < rasoat_result_count(result); i++)
		if (strcmp(rasoat_result_at(result, i).fingerprint, fingerprint) == 0)
			return true;
	return false;
}

static bool is_known(json_t *old, const char *fingerprint)
{
	json_t *finding;
	size_t index;

	json_array_foreach(old, index,
			   finding) if (strcmp(text_of(finding, "fingerprint"), fingerprint) == 0) return true;
	return false;
}

static size_t shared(json_t *old, const struct rasoat_result *result)
{
	size_t count = 0;

	for (size_t i = 0; i < rasoat_result_count(result); i++)
		count += is_known(old, rasoat_result_at(result, i).fingerprint);
	return count;
}

/* Of a report inside an archive, whether the archive is there. */
static bool is_there(const char *path)
{
	const char *mark = strchr(path, '!');
	char *archive;
	bool there = access(path, F_OK) == 0;

	if (there || !mark)
		return there;
	archive = strndup(path, (size_t)(mark - path));
	there = archive && access(archive, F_OK) == 0;
	free(archive);
	return there;
}

/* A path that was not known may be a report under a new name: what had most of its findings and is gone. It keeps the new name. */
static json_t *renamed(struct baseline *baseline, const char *path, const struct rasoat_result *result)
{
	const char *known;
	const char *best = NULL;
	size_t most = 0;
	json_t *old;
	json_t *found = NULL;

	json_object_foreach(baseline->documents, known, old)
	{
		size_t count = shared(old, result);

		if (count <= most || is_there(known))
			continue;
		most = count;
		best = known;
		found = old;
	}
	if (!found || json_object_set(baseline->documents, path, found) != 0)
		return NULL;
	json_object_del(baseline->documents, best);
	return found;
}

bool baseline_compare(struct baseline *baseline, const char *path, struct record *record)
{
	json_t *known = json_object_get(baseline->documents, path);
	json_t *old = known ? known : renamed(baseline, path, record->result);
	size_t count = rasoat_result_count(record->result);
	enum since *since = calloc(count + 1, sizeof *since);
	struct settled *settled = calloc(json_array_size(old) + 1, sizeof *settled);
	json_t *finding;
	size_t index;

	record->since = since;
	record->settled = settled;
	record->settled_count = 0;
	if (!since || !settled) {
		baseline_release(record);
		return false;
	}
	for (size_t i = 0; i < count; i++)
		since[i] = is_known(old, rasoat_result_at(record->result, i).fingerprint) ? SINCE_REMAINING : SINCE_NEW;
	json_array_foreach(old, index, finding) if (!has_fingerprint(record->result, text_of(finding, "fingerprint")))
		settled[record->settled_count++] = (struct settled){.rule = text_of(finding, "rule"),
								    .place = text_of(finding, "place"),
								    .message = text_of(finding, "message"),
								    .fingerprint = text_of(finding, "fingerprint")};
	return true;
}

void baseline_release(struct record *record)
{
	free((void *)record->since);
	free((void *)record->settled);
	record->since = NULL;
	record->settled = NULL;
	record->settled_count = 0;
}

/* ---- writing ------------------------------------------------------------------------------------------------ */

static int write_json(FILE *out, const void *context)
{
	json_t *root = json_pack("{s:s, s:s, s:O}", "tool", "rasoat", "version", rasoat_version(), "documents",
				 ((const struct baseline *)context)->documents);
	int failed = !root || json_dumpf(root, out, JSON_INDENT(1) | JSON_SORT_KEYS) != 0 || fputc('\n', out) == EOF;

	json_decref(root);
	return failed;
}

bool baseline_write(const struct baseline *baseline, const char *path, enum rasoat_language language)
{
	int why = replace_file(path, write_json, baseline);

	if (why != 0)
		fprintf(stderr,
			say(language, "rasoat: %s: không ghi được tệp đối chiếu: %s\n",
			    "rasoat: %s: the baseline cannot be written: %s\n"),
			path, system_reason(language, why));
	return why == 0;
}
