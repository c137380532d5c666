#include <string.h>

#include "language.h"
#include "report/clean.h"
#include "report/coverage.h"
#include "report/excerpt.h"
#include "report/report.h"
#include "report/style.h"

static const enum style SEVERITY_STYLES[] = {
	[RASOAT_INFO] = STYLE_INFO, [RASOAT_WARNING] = STYLE_WARNING, [RASOAT_ERROR] = STYLE_ERROR};

static void begin(struct report *report)
{
	(void)report;
}

/* ---- one finding -------------------------------------------------------------------------------------------- */

static void place_words(struct report *report, const struct rasoat_place *place, const char *path)
{
	style(report, STYLE_PATH);
	clean_print(report->out, path);
	fprintf(report->out, ":%u:%u:", place->start.line, place->start.column);
	style(report, STYLE_NONE);
}

/* Only where both are shown need they be told apart. */
static const char *since_words(const struct record *record, size_t index, enum rasoat_language language)
{
	if (!record->since || record->only_new)
		return "";
	return record->since[index] == SINCE_NEW ? say(language, " (mới)", " (new)")
						 : say(language, " (còn lại)", " (remains)");
}

static void first_line(struct report *report, const struct record *record, size_t index)
{
	struct rasoat_finding whole = rasoat_result_at(record->result, index);
	const struct rasoat_finding *finding = &whole;

	place_words(report, &finding->main, record->path);
	fputc(' ', report->out);
	style(report, SEVERITY_STYLES[finding->severity]);
	fprintf(report->out, "%s:", severity_word(finding->severity, report->language));
	style(report, STYLE_NONE);
	fputc(' ', report->out);
	clean_print(report->out, finding->message);
	style(report, STYLE_LINE);
	fprintf(report->out, " [%s]", finding->rule);
	style(report, STYLE_NONE);
	fputs(since_words(record, index, report->language), report->out);
	fputc('\n', report->out);
}

static void label(struct report *report, const char *words)
{
	fputs("    ", report->out);
	style(report, STYLE_LABEL);
	fputs(words, report->out);
	style(report, STYLE_NONE);
	fputc(' ', report->out);
}

/* A place that says no more than the line number needs no words. */
static bool worth_saying(const struct rasoat_place *place)
{
	char plain[2][32];

	snprintf(plain[0], sizeof plain[0], "dòng %u", place->start.line);
	snprintf(plain[1], sizeof plain[1], "line %u", place->start.line);
	return place->place[0] && strcmp(place->place, plain[0]) != 0 && strcmp(place->place, plain[1]) != 0;
}

static void related(struct report *report, const struct rasoat_place *place)
{
	label(report, say(report->language, "Đối chiếu:", "Compare:"));
	if (worth_saying(place))
		clean_print(report->out, place->place);
	else
		fprintf(report->out, say(report->language, "dòng %u", "line %u"), place->start.line);
	if (place->note[0]) {
		fputs(": ", report->out);
		clean_print(report->out, place->note);
	}
	fputc('\n', report->out);
	excerpt_print(report, place);
}

static void suggestion(struct report *report, const struct rasoat_finding *finding)
{
	if (!finding->suggestion_with[0] && !finding->suggestion_replace[0] && !finding->suggestion_because[0])
		return;
	label(report, say(report->language, "Gợi ý:", "Suggestion:"));
	if (finding->suggestion_replace[0] && finding->suggestion_with[0]) {
		fputs(say(report->language, "thay “", "replace '"), report->out);
		clean_print(report->out, finding->suggestion_replace);
		fputs(say(report->language, "” bằng “", "' with '"), report->out);
		clean_print(report->out, finding->suggestion_with);
		fputs(say(report->language, "”", "'"), report->out);
	} else if (finding->suggestion_with[0]) {
		fputs(say(report->language, "điền “", "put '"), report->out);
		clean_print(report->out, finding->suggestion_with);
		fputs(say(report->language, "”", "'"), report->out);
	} else if (finding->suggestion_replace[0]) {
		fputs(say(report->language, "bỏ “", "remove '"), report->out);
		clean_print(report->out, finding->suggestion_replace);
		fputs(say(report->language, "”", "'"), report->out);
	}
	if (finding->suggestion_because[0]) {
		fputs(": ", report->out);
		clean_print(report->out, finding->suggestion_because);
	}
	fputc('\n', report->out);
}

static void finding_print(struct report *report, const struct record *record, size_t index)
{
	struct rasoat_finding finding = rasoat_result_at(record->result, index);

	first_line(report, record, index);
	if (worth_saying(&finding.main)) {
		label(report, say(report->language, "Vị trí:", "Place:"));
		clean_print(report->out, finding.main.place);
		fputc('\n', report->out);
	}
	excerpt_print(report, &finding.main);
	if (finding.equation[0]) {
		label(report, say(report->language, "Phép tính:", "Arithmetic:"));
		clean_print(report->out, finding.equation);
		fputc('\n', report->out);
	}
	for (size_t i = 0; i < finding.related; i++) {
		struct rasoat_place place = rasoat_result_related(record->result, index, i);

		related(report, &place);
	}
	suggestion(report, &finding);
	fputc('\n', report->out);
}

/* What an earlier run found and this one does not. */
static void settled(struct report *report, const struct record *record)
{
	for (size_t i = 0; i < record->settled_count; i++) {
		const struct settled *old = &record->settled[i];

		style(report, STYLE_PATH);
		clean_print(report->out, record->path);
		style(report, STYLE_NONE);
		fputs(say(report->language, ": đã sửa (trước ở ", ": settled (it stood at "), report->out);
		clean_print(report->out, old->place);
		fputs("): ", report->out);
		clean_print(report->out, old->message);
		style(report, STYLE_LINE);
		fprintf(report->out, " [%s]\n", old->rule);
		style(report, STYLE_NONE);
	}
	if (record->settled_count > 0)
		fputc('\n', report->out);
}

/* ---- counts ------------------------------------------------------------------------------------------------- */

/* "2 lỗi, 1 cảnh báo, 3 lưu ý"; English forms a plural. */
static void counts(struct report *report, const size_t found[3])
{
	bool any = false;

	for (int severity = RASOAT_ERROR; severity >= RASOAT_INFO; severity--) {
		const char *plural = say(report->language, "", found[severity] == 1 ? "" : "s");

		if (found[severity] == 0)
			continue;
		fputs(any ? ", " : "", report->out);
		style(report, SEVERITY_STYLES[severity]);
		fprintf(report->out, "%zu %s%s", found[severity],
			severity_word((enum rasoat_severity)severity, report->language), plural);
		style(report, STYLE_NONE);
		any = true;
	}
	if (!any)
		fputs(say(report->language, "không thấy mâu thuẫn nào", "no inconsistency found"), report->out);
}

static void document_summary(struct report *report, const struct record *record)
{
	struct tally tally = {.documents = 0};

	tally_add(&tally, record);
	style(report, STYLE_PATH);
	clean_print(report->out, record->path);
	style(report, STYLE_NONE);
	fputs(": ", report->out);
	counts(report, tally.found);
	fputc('\n', report->out);
}

/* ---- a run -------------------------------------------------------------------------------------------------- */

/* A rule that ran past its limits has not been applied to all of the report. */
static void broken_rules(struct report *report, const struct record *record)
{
	for (size_t i = 0; i < rasoat_result_broken(record->result); i++) {
		fflush(report->out);
		fputs("rasoat: ", stderr);
		clean_print(stderr, record->path);
		fprintf(stderr,
			say(report->language, ": quy tắc %s vượt quá giới hạn, chưa áp dụng được cho toàn bộ báo cáo\n",
			    ": the rule %s ran past its limits and was not applied to all of the report\n"),
			rasoat_result_broken_at(record->result, i));
	}
}

static void document(struct report *report, const struct record *record)
{
	if (record->status != RASOAT_OK || !record->result) {
		report_problem(report, record);
		return;
	}
	if (report->summary)
		document_summary(report, record);
	for (size_t i = 0; !report->summary && i < rasoat_result_count(record->result); i++)
		if (record_shows(record, i))
			finding_print(report, record, i);
	if (!report->summary)
		settled(report, record);
	if (report->coverage)
		coverage_document(report, record);
	broken_rules(report, record);
}

static void end(struct report *report, const struct tally *tally)
{
	size_t checked = tally->documents - tally->unreadable;

	if (checked > 0) {
		counts(report, tally->found);
		fprintf(report->out,
			say(report->language, " trong %zu báo cáo",
			    checked == 1 ? " in %zu report" : " in %zu reports"),
			checked);
	}
	if (tally->unreadable > 0)
		fprintf(report->out, say(report->language, "%s%zu không rà soát được", "%s%zu could not be checked"),
			checked > 0 ? "; " : "", tally->unreadable);
	fputc('\n', report->out);
	if (tally->compared)
		fprintf(report->out,
			say(report->language, "So với lần trước: %zu mới, %zu còn lại, %zu đã sửa\n",
			    "Since the last time: %zu new, %zu remain, %zu settled\n"),
			tally->fresh, tally->remaining, tally->settled);
	if (checked > 0)
		coverage_line(report, &tally->coverage);
}

const struct report_format REPORT_TERMINAL = {"text", begin, document, end};
