#include <assert.h>
#include <setjmp.h>
#include <stdlib.h>

#include "library/library.h"
#include "show/show.h"

static struct rasoat_finding give_finding(struct rasoat_result *result, const struct finding *finding)
{
	const struct suggestion *suggestion = &finding->suggestion;
	bool suggested = suggestion->span.end > suggestion->span.start;
	struct position start = {0, 0};
	struct position end = {0, 0};

	if (suggested) {
		start = document_position(result->check.doc, suggestion->span.start);
		end = document_end_position(result->check.doc, suggestion->span);
	}

	return (struct rasoat_finding){
		.rule = finding->rule->id.data,
		.severity = (enum rasoat_severity)finding->severity,
		.message = arena_string(&result->arena, finding->message),
		.equation = arena_string(&result->arena, finding->equation),
		.main = library_place(result, finding->span, library_row_span(&result->check, finding->span),
				      finding->marks, sizeof finding->marks / sizeof finding->marks[0]),
		.related = finding->related_count,
		.suggestion_replace = suggested ? arena_string(&result->arena, suggestion->replace) : "",
		.suggestion_with = suggested ? arena_string(&result->arena, suggestion->with) : "",
		.suggestion_because = suggested ? arena_string(&result->arena, suggestion->because) : "",
		.suggestion_start = {start.line, start.column},
		.suggestion_end = {end.line, end.column},
		.fingerprint = finding->fingerprint,
	};
}

void library_findings(struct rasoat_result *result)
{
	const struct sink *sink = &result->check.sink;

	result->findings = arena_array(&result->arena, sink->count, sizeof *result->findings);
	result->related = arena_array(&result->arena, sink->count, sizeof(struct rasoat_place *));
	for (size_t i = 0; i < sink->count; i++) {
		const struct finding *finding = &sink->findings[i];

		result->findings[i] = give_finding(result, finding);
		result->related[i] = arena_array(&result->arena, finding->related_count, sizeof(struct rasoat_place));
		for (size_t j = 0; j < finding->related_count; j++) {
			struct span span = finding->related[j].span;

			result->related[i][j] = library_place(result, span, span, &span, 1);
			result->related[i][j].note = arena_string(&result->arena, finding->related[j].note);
		}
	}
	result->count = sink->count;
}

void rasoat_result_free(struct rasoat_result *result)
{
	if (result != NULL)
		arena_release(&result->arena);
	free(result);
}

const char *rasoat_result_path(const struct rasoat_result *result)
{
	return result->path;
}

enum rasoat_status rasoat_result_status(const struct rasoat_result *result)
{
	return result->status;
}

const char *rasoat_result_reason(const struct rasoat_result *result)
{
	return result->reason;
}

const char *rasoat_result_format(const struct rasoat_result *result)
{
	return result->check.doc == NULL ? "" : result->check.doc->format;
}

const char *rasoat_result_encoding(const struct rasoat_result *result)
{
	return result->check.doc == NULL ? "" : result->check.doc->encoding;
}

size_t rasoat_result_count(const struct rasoat_result *result)
{
	return result->count;
}

struct rasoat_finding rasoat_result_at(const struct rasoat_result *result, size_t index)
{
	assert(index < result->count);
	return result->findings[index];
}

struct rasoat_place rasoat_result_related(const struct rasoat_result *result, size_t index, size_t related)
{
	assert(index < result->count && related < result->findings[index].related);
	return result->related[index][related];
}

struct rasoat_coverage rasoat_result_coverage(const struct rasoat_result *result)
{
	struct coverage coverage = sink_coverage(&result->check.sink);

	return (struct rasoat_coverage){coverage.figures, coverage.checked, coverage.failed, coverage.unknown,
					coverage.untied};
}

struct rasoat_verdicts rasoat_result_verdicts(const struct rasoat_result *result)
{
	const size_t *verdicts = result->check.sink.verdicts;

	return (struct rasoat_verdicts){verdicts[VERDICT_PASS], verdicts[VERDICT_FAIL], verdicts[VERDICT_UNKNOWN],
					verdicts[VERDICT_ERROR]};
}

size_t rasoat_result_broken(const struct rasoat_result *result)
{
	return result->check.broken_count;
}

const char *rasoat_result_broken_at(const struct rasoat_result *result, size_t index)
{
	assert(index < result->check.broken_count);
	return result->check.broken[index]->id.data;
}

const char *rasoat_result_show(struct rasoat_result *result, unsigned views, bool json)
{
	jmp_buf escape;
	const char *text;

	if (result->check.facts == NULL)
		return NULL;
	result->arena.escape = &escape;
	if (setjmp(escape) != 0) {
		result->arena.escape = NULL;
		return NULL;
	}
	text = show_render(&result->arena, result->check.facts, &result->check.sink, result->path, views, json);
	result->arena.escape = NULL;
	return text;
}
