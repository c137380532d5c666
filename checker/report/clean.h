/*
 * clean: text of a document or a file name made harmless for a terminal, and what it takes there.
 *
 * Control characters and the marks that turn the direction of text become U+FFFD, a tab becomes blanks, a byte that is no UTF-8
 * becomes \xNN.
 */
#ifndef RASOAT_REPORT_CLEAN_H
#define RASOAT_REPORT_CLEAN_H

#include <stddef.h>
#include <stdio.h>

struct glyph {
	char bytes[8];  /* what to print, NUL-terminated */
	size_t size;    /* bytes taken from the text, at least 1 */
	unsigned width; /* columns */
};

/* The character at text[0], of at most `left` (> 0) bytes. */
struct glyph clean_glyph(const char *text, size_t left);

void clean_print(FILE *out, const char *text);

/* The same as a new string, to be freed, or NULL when memory ends. Line ends are kept when `lines`. */
char *clean_copy(const char *text, int lines);

#endif
