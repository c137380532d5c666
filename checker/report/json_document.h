/*
 * json_document: one record as a JSON object, the same in a run's object and on a line of its own.
 */
#ifndef RASOAT_REPORT_JSON_DOCUMENT_H
#define RASOAT_REPORT_JSON_DOCUMENT_H

#include <jansson.h>

#include "report/report.h"

/* NULL when memory ends. */
json_t *json_document(const struct report *report, const struct record *record);

/* The counts of figures. */
json_t *json_coverage(const struct rasoat_coverage *coverage);

#endif
