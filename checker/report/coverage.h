/*
 * coverage: how far the figures were checked, for a person.
 */
#ifndef RASOAT_REPORT_COVERAGE_H
#define RASOAT_REPORT_COVERAGE_H

#include "report/report.h"

/* The counts, and a line end. */
void coverage_line(struct report *report, const struct rasoat_coverage *coverage);

/* A line of counts for the record; before it, if the report lists them, a line for each figure that is tied to nothing. */
void coverage_document(struct report *report, const struct record *record);

#endif
