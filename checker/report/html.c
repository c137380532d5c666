/*
 * One HTML file that needs nothing else: on the left each report as it was read, on the right what was found in it. It can be read
 * without the script, which only filters and steps from finding to finding.
 */
#include "report/html.h"

#include <string.h>

#include "language.h"
#include "report/markup.h"
#include "report/page.h"

static void page_file(struct report *report, const char *path)
{
	for (size_t i = 0; i < PAGE_COUNT; i++)
		if (strcmp(PAGE_FILES[i].path, path) == 0)
			fwrite(PAGE_FILES[i].data, 1, PAGE_FILES[i].size, report->out);
}

/* ---- filters ------------------------------------------------------------------------------------------------ */

static void severity_box(struct report *report, enum rasoat_severity severity, const char *value)
{
	fprintf(report->out, "<label><input type=\"checkbox\" name=\"severity\" value=\"%s\" checked> %s</label>\n",
		value, severity_word(severity, report->language));
}

/* The categories of the rules of this run, once each; rules come by id, so that a category stands together. */
static void category_options(struct report *report)
{
	const char *last = "";

	for (size_t i = 0; i < rasoat_rules_count(report->rules); i++) {
		struct rasoat_rule rule = rasoat_rules_at(report->rules, i);

		if (strcmp(rule.category, last) == 0)
			continue;
		last = rule.category;
		fprintf(report->out, "<option value=\"%s\">", rule.category);
		markup_print(report->out, category_word(rule.category, report->language));
		fputs("</option>\n", report->out);
	}
}

/* Hidden until the script shows it: without it nothing could be filtered. */
static void filters(struct report *report)
{
	fprintf(report->out, "<form id=\"filters\" hidden>\n<fieldset><legend>%s</legend>\n",
		say(report->language, "Lọc nhận xét", "Filter the remarks"));
	severity_box(report, RASOAT_ERROR, "error");
	severity_box(report, RASOAT_WARNING, "warning");
	severity_box(report, RASOAT_INFO, "info");
	fprintf(report->out, "<label>%s <select name=\"category\"><option value=\"\">%s</option>\n",
		say(report->language, "Nhóm", "Category"), say(report->language, "tất cả", "all"));
	category_options(report);
	fprintf(report->out,
		"</select></label>\n<label>%s <select name=\"section\"><option "
		"value=\"\">%s</option></select></label>\n"
		"<label>%s <input type=\"search\" name=\"words\"></label>\n<output "
		"id=\"shown\"></output>\n</fieldset>\n"
		"<p class=\"keys\">%s</p>\n</form>\n",
		say(report->language, "Phần", "Section"), say(report->language, "tất cả", "all"),
		say(report->language, "Có chữ", "With the words"),
		say(report->language,
		    "Phím: <kbd>n</kbd> nhận xét sau, <kbd>p</kbd> nhận xét trước, <kbd>Enter</kbd> đến chỗ đó.",
		    "Keys: <kbd>n</kbd> next remark, <kbd>p</kbd> previous one, <kbd>Enter</kbd> to its place."));
}

static void legend(struct report *report)
{
	fprintf(report->out,
		"<p class=\"legend\">%s <span class=\"right\">12</span> %s; <span class=\"wrong\">12</span> %s; "
		"<span class=\"open\">12</span> %s; <span class=\"free\">12</span> %s.</p>\n",
		say(report->language, "Số liệu:", "Figures:"),
		say(report->language, "đã đối chiếu, khớp", "checked and right"),
		say(report->language, "không khớp", "wrong"), say(report->language, "chưa đủ căn cứ", "undecided"),
		say(report->language, "chưa gắn với phép tính nào", "tied to nothing"));
}

/* ---- a document --------------------------------------------------------------------------------------------- */

static void share(struct report *report, const char *class_name, size_t part, size_t all, const char *words)
{
	size_t tenths = all > 0 ? part * 1000 / all : 0;

	if (part > 0)
		fprintf(report->out, "<i class=\"%s\" style=\"width:%zu.%zu%%\" title=\"%zu %s\"></i>", class_name,
			tenths / 10, tenths % 10, part, words);
}

static void coverage_bar(struct report *report, const struct rasoat_coverage *coverage)
{
	size_t right = coverage->checked - coverage->failed;
	size_t untied = coverage->figures - coverage->checked - coverage->unknown;
	const char *const words[] = {say(report->language, "khớp", "right"),
				     say(report->language, "không khớp", "wrong"),
				     say(report->language, "chưa đủ căn cứ", "undecided"),
				     say(report->language, "chưa gắn với phép tính nào", "tied to nothing")};

	fprintf(report->out,
		"<p class=\"coverage\">%zu %s: %zu %s, %zu %s, %zu %s, %zu %s.</p>\n<div class=\"bar\" "
		"aria-hidden=\"true\">",
		coverage->figures, say(report->language, "số liệu", "figures"), right, words[0], coverage->failed,
		words[1], coverage->unknown, words[2], untied, words[3]);
	share(report, "right", right, coverage->figures, words[0]);
	share(report, "wrong", coverage->failed, coverage->figures, words[1]);
	share(report, "open", coverage->unknown, coverage->figures, words[2]);
	share(report, "free", untied, coverage->figures, words[3]);
	fputs("</div>\n", report->out);
}

static void counts(struct report *report, const size_t found[3])
{
	fputs("<p class=\"counts\">", report->out);
	for (int severity = RASOAT_ERROR; severity >= RASOAT_INFO; severity--)
		fprintf(report->out, "%s%zu %s%s", severity == RASOAT_ERROR ? "" : ", ", found[severity],
			severity_word((enum rasoat_severity)severity, report->language),
			say(report->language, "", found[severity] == 1 ? "" : "s"));
	fputs("</p>\n", report->out);
}

static void title(struct report *report, const struct record *record)
{
	struct tally tally = {.documents = 0};

	fputs("<h2>", report->out);
	markup_print(report->out, record->path);
	fputs("</h2>\n", report->out);
	if (record->status != RASOAT_OK || !record->result) {
		fputs("<p class=\"trouble\">", report->out);
		markup_print(report->out, record->reason);
		fputs("</p>\n", report->out);
		return;
	}
	tally_add(&tally, record);
	counts(report, tally.found);
	coverage_bar(report, &tally.coverage);
}

static void document(struct report *report, const struct record *record)
{
	size_t number = ++report->listed;

	fprintf(report->out, "<section class=\"document\" id=\"d%zu\">\n<header>\n", number);
	title(report, record);
	fputs("</header>\n", report->out);
	if (record->status == RASOAT_OK && record->result) {
		fprintf(report->out, "<div class=\"columns\">\n<article lang=\"vi\" aria-label=\"%s\">\n",
			say(report->language, "Báo cáo như máy đọc được", "The report as it was read"));
		html_text(report, record, number);
		fprintf(report->out, "</article>\n<aside aria-label=\"%s\">\n",
			say(report->language, "Nhận xét", "Remarks"));
		html_findings(report, record, number);
		fputs("</aside>\n</div>\n", report->out);
	}
	fputs("</section>\n", report->out);
}

/* ---- the page ----------------------------------------------------------------------------------------------- */

static void begin(struct report *report)
{
	const char *name = say(report->language, "Kết quả rà soát báo cáo", "What was found in the reports");

	fprintf(report->out,
		"<!DOCTYPE html>\n<html lang=\"%s\">\n<head>\n<meta charset=\"utf-8\">\n"
		"<meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\n"
		"<meta name=\"generator\" content=\"rasoat %s\">\n"
		"<meta http-equiv=\"Content-Security-Policy\" content=\"default-src 'none'; style-src 'unsafe-inline'; "
		"script-src 'unsafe-inline'\">\n<title>%s</title>\n<style>\n",
		say(report->language, "vi", "en"), rasoat_version(), name);
	page_file(report, "style.css");
	fprintf(report->out, "</style>\n</head>\n<body>\n<header class=\"page\">\n<h1>%s</h1>\n", name);
	legend(report);
	filters(report);
	fputs("</header>\n<main>\n", report->out);
}

static void end(struct report *report, const struct tally *tally)
{
	fprintf(report->out,
		say(report->language,
		    "</main>\n<footer><p>%zu báo cáo, %zu không rà soát được. rasoat %s</p></footer>\n",
		    "</main>\n<footer><p>%zu reports, %zu of them could not be checked. rasoat %s</p></footer>\n"),
		tally->documents, tally->unreadable, rasoat_version());
	fputs("<script>\n", report->out);
	page_file(report, "script.js");
	fputs("</script>\n</body>\n</html>\n", report->out);
}

const struct report_format REPORT_HTML = {"html", begin, document, end};
