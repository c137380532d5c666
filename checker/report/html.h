/*
 * html: the parts of the HTML report. html.c is the page, html_text.c the report as it was read, html_finding.c the remarks.
 *
 * Places and remarks of document N lead to each other: finding F stands at #dNfF, its place at #dNpF, its R-th related place at
 * #dNpF.R; all count from 1.
 */
#ifndef RASOAT_REPORT_HTML_H
#define RASOAT_REPORT_HTML_H

#include "report/report.h"

/* The document as it was read, with a tick at every figure and a link at every place of a finding. */
void html_text(struct report *report, const struct record *record, size_t document);

/* The findings of the document as a list. */
void html_findings(struct report *report, const struct record *record, size_t document);

#endif
