/*
 * A letter that goes back to whoever submitted the report: what to correct, what to look at again, section by section, each
 * remark a sentence that stands by itself.
 */
#include <string.h>

#include "language.h"
#include "report/clean.h"
#include "report/report.h"

static void begin(struct report *report)
{
	(void)report;
}

/* Remarks are those that need an answer; matters of style are left to the other formats. */
static bool is_remark(const struct rasoat_finding *finding)
{
	return finding->severity != RASOAT_INFO;
}

static void count_remarks(const struct record *record, size_t counts[2])
{
	counts[0] = counts[1] = 0;
	for (size_t i = 0; i < rasoat_result_count(record->result); i++) {
		enum rasoat_severity severity = rasoat_result_at(record->result, i).severity;

		if (!record_shows(record, i))
			continue;
		counts[0] += severity == RASOAT_ERROR;
		counts[1] += severity == RASOAT_WARNING;
	}
}

static const char *base_name(const char *path)
{
	const char *slash = strrchr(path, '/');

	return slash && slash[1] ? slash + 1 : path;
}

static void heading(struct report *report, const struct record *record, const size_t counts[2])
{
	fputs(say(report->language, "NHẬN XÉT KẾT QUẢ RÀ SOÁT BÁO CÁO\nBáo cáo: ", "REMARKS ON THE REPORT\nReport: "),
	      report->out);
	clean_print(report->out, base_name(record->path));
	fputs("\n\n", report->out);
	if (counts[0] + counts[1] == 0) {
		fputs(say(report->language,
			  "Qua rà soát, chưa phát hiện nội dung, số liệu nào trong báo cáo mâu thuẫn với nhau.\n",
			  "No contradiction was found in the report.\n"),
		      report->out);
		return;
	}
	fprintf(report->out,
		say(report->language,
		    "Qua rà soát, báo cáo có %zu nội dung chưa khớp, đề nghị chỉnh sửa, và %zu nội dung đề nghị kiểm "
		    "tra lại, "
		    "cụ thể như sau:\n",
		    "The report contradicts itself in %zu places, which have to be corrected, and in %zu places it "
		    "should be "
		    "looked at again:\n"),
		counts[0], counts[1]);
}

/* A sentence ends with one stop, whatever the message ends with. */
static void sentence(struct report *report, const char *text)
{
	size_t size = strlen(text);

	clean_print(report->out, text);
	if (size > 0 && !strchr(".!?", text[size - 1]))
		fputc('.', report->out);
}

static void proposal(struct report *report, const struct rasoat_finding *finding)
{
	if (finding->suggestion_replace[0] && finding->suggestion_with[0]) {
		fputs(say(report->language, " Đề nghị xem lại “", " Please look at '"), report->out);
		clean_print(report->out, finding->suggestion_replace);
		fputs(say(report->language, "”, có thể phải là “", "', which may have to be '"), report->out);
		clean_print(report->out, finding->suggestion_with);
		fputs(say(report->language, "”.", "'."), report->out);
	} else if (finding->severity == RASOAT_WARNING) {
		fputs(say(report->language, " Đề nghị kiểm tra lại.", " Please look at it again."), report->out);
	}
}

/* A sum may rest on a whole column: its first places lead to the others. */
enum { MOST_PLACES = 3 };

static void other_places(struct report *report, const struct record *record, size_t index, size_t count)
{
	const char *said = rasoat_result_at(record->result, index).main.place;
	size_t places = 0;

	for (size_t i = 0; i < count; i++) {
		struct rasoat_place place = rasoat_result_related(record->result, index, i);

		if (strcmp(place.place, said) == 0)
			continue;
		said = place.place;
		if (places++ >= MOST_PLACES)
			continue;
		fputs(places == 1 ? say(report->language, " Đối chiếu: ", " Compare: ") : "; ", report->out);
		clean_print(report->out, place.place);
	}
	if (places > MOST_PLACES)
		fprintf(report->out, say(report->language, " và %zu chỗ khác", " and %zu more"), places - MOST_PLACES);
	if (places > 0)
		fputc('.', report->out);
}

/* Whether the message has the arithmetic already: all of it that stands before "≠" or "=" and the figure that is wrong. */
static bool says_arithmetic(const struct rasoat_finding *finding)
{
	const char *wrong = strstr(finding->equation, " ≠ ");
	size_t size = wrong ? (size_t)(wrong - finding->equation) : strlen(finding->equation);

	for (const char *at = finding->message; *at; at++)
		if (strncmp(at, finding->equation, size) == 0)
			return true;
	return false;
}

static void remark(struct report *report, const struct record *record, size_t index, size_t number)
{
	struct rasoat_finding finding = rasoat_result_at(record->result, index);

	fprintf(report->out, "%zu. ", number);
	fputs(say(report->language, "Tại ", "At "), report->out);
	clean_print(report->out, finding.main.place);
	fputs(": ", report->out);
	sentence(report, finding.message);
	if (finding.equation[0] && !says_arithmetic(&finding)) {
		fputs(say(report->language, " Phép tính: ", " Arithmetic: "), report->out);
		sentence(report, finding.equation);
	}
	other_places(report, record, index, finding.related);
	proposal(report, &finding);
	fputc('\n', report->out);
}

static void section_title(struct report *report, const char *section)
{
	fputc('\n', report->out);
	if (section[0])
		clean_print(report->out, section);
	else
		fputs(say(report->language, "Phần đầu báo cáo", "Opening of the report"), report->out);
	fputc('\n', report->out);
}

static void remarks(struct report *report, const struct record *record)
{
	const char *section = NULL;
	size_t number = 0;

	for (size_t i = 0; i < rasoat_result_count(record->result); i++) {
		struct rasoat_finding finding = rasoat_result_at(record->result, i);

		if (!is_remark(&finding) || !record_shows(record, i))
			continue;
		if (!section || strcmp(section, finding.main.section) != 0) {
			section = finding.main.section;
			section_title(report, section);
		}
		remark(report, record, i, ++number);
	}
	if (number > 0)
		fputs(say(report->language, "\nĐề nghị đơn vị kiểm tra, chỉnh sửa và gửi lại báo cáo.\n",
			  "\nPlease check, correct and submit the report again.\n"),
		      report->out);
}

static void document(struct report *report, const struct record *record)
{
	size_t counts[2];

	if (record->status != RASOAT_OK || !record->result) {
		report_problem(report, record);
		return;
	}
	if (report->listed++ > 0)
		fputs("\n\f\n", report->out);
	count_remarks(record, counts);
	heading(report, record, counts);
	remarks(report, record);
}

static void end(struct report *report, const struct tally *tally)
{
	(void)report;
	(void)tally;
}

const struct report_format REPORT_NOTE = {"note", begin, document, end};
