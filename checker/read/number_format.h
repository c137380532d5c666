/*
 * number_format: numbers of a workbook as their cells show them, in the Vietnamese way: 1.234,5 and 76,47%.
 */
#ifndef RASOAT_READ_NUMBER_FORMAT_H
#define RASOAT_READ_NUMBER_FORMAT_H

#include "base/strbuf.h"

/* The code of a format that workbooks know by number; NULL for a number without one, which is General. */
const char *number_format_builtin(long id);

/*
 * Appends a number (as a workbook keeps it: 0.7647, 1E-3) in a format code ("0.00%", "#,##0", "dd/mm/yyyy"; NULL: General). since_1904:
 * the workbook counts its days from 1904.
 */
void number_format_write(struct strbuf *out, struct slice number, const char *code, bool since_1904);

#endif
