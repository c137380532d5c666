#include "report/coverage.h"

#include "language.h"
#include "report/clean.h"
#include "report/style.h"

void coverage_line(struct report *report, const struct rasoat_coverage *coverage)
{
	fprintf(report->out,
		say(report->language,
		    "%zu số liệu: %zu đã đối chiếu (%zu không khớp), %zu chưa đủ căn cứ, %zu không gắn với phép tính "
		    "nào\n",
		    "%zu figures: %zu checked (%zu fail), %zu undecided, %zu tied to nothing\n"),
		coverage->figures, coverage->checked, coverage->failed, coverage->unknown, coverage->untied);
}

static void untied_line(struct report *report, const char *path, const struct rasoat_place *place)
{
	style(report, STYLE_PATH);
	clean_print(report->out, path);
	fprintf(report->out, ":%u:%u:", place->start.line, place->start.column);
	style(report, STYLE_NONE);
	fputc(' ', report->out);
	clean_print(report->out, place->note);
	fputc('\n', report->out);
}

void coverage_document(struct report *report, const struct record *record)
{
	struct rasoat_coverage coverage = rasoat_result_coverage(record->result);

	for (size_t i = 0; report->untied && i < coverage.untied; i++) {
		struct rasoat_place place = rasoat_result_untied(record->result, i);

		untied_line(report, record->path, &place);
	}
	style(report, STYLE_PATH);
	clean_print(report->out, record->path);
	style(report, STYLE_NONE);
	fputs(": ", report->out);
	coverage_line(report, &coverage);
}
