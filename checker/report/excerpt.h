/*
 * excerpt: source lines with the figures in question underlined.
 */
#ifndef RASOAT_REPORT_EXCERPT_H
#define RASOAT_REPORT_EXCERPT_H

#include "report/report.h"

/*
 * Prints the excerpt of a place with line numbers, and below each line ^^^^ under what is marked; where nothing is, under the place
 * itself. Of long lines only what surrounds the marks is shown.
 */
void excerpt_print(struct report *report, const struct rasoat_place *place);

#endif
