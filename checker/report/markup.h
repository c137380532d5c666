/*
 * markup: text inside XML and HTML. What neither may hold, and what would turn the direction of text, becomes U+FFFD.
 */
#ifndef RASOAT_REPORT_MARKUP_H
#define RASOAT_REPORT_MARKUP_H

#include <stddef.h>
#include <stdio.h>

/* Text as the content of an element or of an attribute in double quotes; line ends and tabs stay. */
void markup_print(FILE *out, const char *text);

/* The same for the first `size` bytes. */
void markup_print_part(FILE *out, const char *text, size_t size);

#endif
