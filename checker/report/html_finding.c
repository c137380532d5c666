#include "report/html.h"

#include <stdlib.h>
#include <string.h>

#include "language.h"
#include "report/markup.h"

/* ---- excerpts ----------------------------------------------------------------------------------------------- */

struct mark {
	size_t start, end;
	bool first; /* the figure that is contradicted */
};

static int by_start(const void *a, const void *b)
{
	const struct mark *x = a;
	const struct mark *y = b;

	return (x->start > y->start) - (x->start < y->start);
}

static size_t sorted_marks(const struct rasoat_place *place, struct mark *marks)
{
	size_t count = 0;

	for (size_t i = 0; i < sizeof place->marks / sizeof *place->marks; i++)
		if (place->marks[i].end > place->marks[i].start)
			marks[count++] = (struct mark){place->marks[i].start, place->marks[i].end, i == 0};
	if (count > 1)
		qsort(marks, count, sizeof *marks, by_start);
	return count;
}

static void excerpt(struct report *report, const struct rasoat_place *place)
{
	struct mark marks[sizeof place->marks / sizeof *place->marks];
	size_t count = sorted_marks(place, marks);
	size_t at = 0;

	fputs("<blockquote>", report->out);
	for (size_t i = 0; i < count; i++) {
		if (marks[i].start < at)
			continue;
		markup_print_part(report->out, place->excerpt + at, marks[i].start - at);
		fprintf(report->out, "<mark%s>", marks[i].first ? " class=\"first\"" : "");
		markup_print_part(report->out, place->excerpt + marks[i].start, marks[i].end - marks[i].start);
		fputs("</mark>", report->out);
		at = marks[i].end;
	}
	markup_print(report->out, place->excerpt + at);
	fputs("</blockquote>", report->out);
}

/* ---- one finding -------------------------------------------------------------------------------------------- */

static void place_print(struct report *report, const struct rasoat_place *place, size_t document, size_t finding,
			size_t related)
{
	fprintf(report->out, "<div class=\"place\"><a href=\"#d%zup%zu", document, finding);
	if (related > 0)
		fprintf(report->out, ".%zu", related);
	fputs("\">", report->out);
	markup_print(report->out, place->place);
	fputs("</a>", report->out);
	if (place->note[0]) {
		fputs(": ", report->out);
		markup_print(report->out, place->note);
	}
	excerpt(report, place);
	fputs("</div>\n", report->out);
}

/* "138 + 12 + 12 = 162 ≠ 164" with the figure that the report gives set off. */
static void equation(struct report *report, const char *text)
{
	const char *unequal = strstr(text, " ≠ ");

	if (!text[0])
		return;
	fputs("<p class=\"equation\">", report->out);
	if (!unequal) {
		markup_print(report->out, text);
	} else {
		markup_print_part(report->out, text, (size_t)(unequal - text));
		fputs(" <b>≠</b> <del>", report->out);
		markup_print(report->out, unequal + strlen(" ≠ "));
		fputs("</del>", report->out);
	}
	fputs("</p>\n", report->out);
}

static void suggestion(struct report *report, const struct rasoat_finding *finding)
{
	if (!finding->suggestion_replace[0] && !finding->suggestion_with[0])
		return;
	fprintf(report->out, "<p class=\"suggestion\">%s ", say(report->language, "Gợi ý:", "Suggestion:"));
	if (finding->suggestion_replace[0]) {
		fputs("<del>", report->out);
		markup_print(report->out, finding->suggestion_replace);
		fputs("</del>", report->out);
	}
	if (finding->suggestion_with[0]) {
		fputs(" → <ins>", report->out);
		markup_print(report->out, finding->suggestion_with);
		fputs("</ins>", report->out);
	}
	if (finding->suggestion_because[0]) {
		fputs(" (", report->out);
		markup_print(report->out, finding->suggestion_because);
		fputc(')', report->out);
	}
	fputs("</p>\n", report->out);
}

static void open_finding(struct report *report, const struct rasoat_finding *finding, size_t document, size_t number)
{
	size_t category = strcspn(finding->rule, "/");

	fprintf(report->out,
		"<li class=\"finding %s\" id=\"d%zuf%zu\" tabindex=\"-1\" data-severity=\"%s\" data-category=\"%.*s\" "
		"data-section=\"",
		report_severity_word(finding->severity), document, number, report_severity_word(finding->severity),
		(int)category, finding->rule);
	markup_print(report->out, finding->main.section);
	fprintf(report->out,
		"\">\n<p class=\"message\"><a class=\"no %s\" href=\"#d%zup%zu\" aria-label=\"%s\">%zu</a> <b>%s:</b> ",
		report_severity_word(finding->severity), document, number,
		say(report->language, "Xem chỗ này trong báo cáo", "See the place in the report"), number,
		severity_word(finding->severity, report->language));
	markup_print(report->out, finding->message);
	fprintf(report->out, " <code>%s</code></p>\n", finding->rule);
}

static void finding_print(struct report *report, const struct record *record, size_t document, size_t index)
{
	struct rasoat_finding finding = rasoat_result_at(record->result, index);

	open_finding(report, &finding, document, index + 1);
	equation(report, finding.equation);
	fprintf(report->out, "<div class=\"places%s\">\n", finding.related > 0 ? " several" : "");
	place_print(report, &finding.main, document, index + 1, 0);
	for (size_t i = 0; i < finding.related; i++) {
		struct rasoat_place place = rasoat_result_related(record->result, index, i);

		place_print(report, &place, document, index + 1, i + 1);
	}
	fputs("</div>\n", report->out);
	suggestion(report, &finding);
	fputs("</li>\n", report->out);
}

void html_findings(struct report *report, const struct record *record, size_t document)
{
	if (record_count(record) == 0) {
		fprintf(report->out, "<p class=\"clean\">%s</p>\n",
			say(report->language, "Không thấy mâu thuẫn nào trong báo cáo này.",
			    "No contradiction was found in this report."));
		return;
	}
	fputs("<ol class=\"findings\">\n", report->out);
	for (size_t i = 0; i < rasoat_result_count(record->result); i++)
		if (record_shows(record, i))
			finding_print(report, record, document, i);
	fputs("</ol>\n", report->out);
}
