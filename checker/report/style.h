/*
 * style: colours on a terminal; nothing when the report has none.
 */
#ifndef RASOAT_REPORT_STYLE_H
#define RASOAT_REPORT_STYLE_H

#include "report/report.h"

enum style { STYLE_NONE, STYLE_PATH, STYLE_LINE, STYLE_MARK, STYLE_LABEL, STYLE_INFO, STYLE_WARNING, STYLE_ERROR };

/* Begins a style; STYLE_NONE ends it. */
static inline void style(const struct report *report, enum style style)
{
	static const char *const CODES[] = {
		[STYLE_NONE] = "\033[0m",       [STYLE_PATH] = "\033[1m",     [STYLE_LINE] = "\033[34m",
		[STYLE_MARK] = "\033[1;31m",    [STYLE_LABEL] = "\033[1m",    [STYLE_INFO] = "\033[1;36m",
		[STYLE_WARNING] = "\033[1;33m", [STYLE_ERROR] = "\033[1;31m",
	};

	if (report->color)
		fputs(CODES[style], report->out);
}

#endif
