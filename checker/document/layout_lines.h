/*
 * layout_lines: the lines of a decoded text, each in NFC, with its way back to the source.
 *
 * What a line's text leaves out or changes against the source: soft hyphens, form feeds and zero-width characters are dropped, blanks of
 * any kind but tabs become one ASCII blank each, decomposed letters are composed, Markdown's marks (**bold**, leading #,
 * backslash escapes) are dropped. A line that needs none of this borrows the source's bytes.
 */
#ifndef RASOAT_DOCUMENT_LAYOUT_LINES_H
#define RASOAT_DOCUMENT_LAYOUT_LINES_H

#include "document/layout.h"

/* Splits doc->source at LF, CRLF and CR: fills doc->line_starts and builder->lines. */
void lines_split(struct builder *builder);

/* Source offset of the character at `at` of the line's text; `at` may be its size. */
uint32_t line_source(const struct line *line, size_t at);

/* End of the longest run from `at`, not beyond `to`, whose bytes are the source's bytes. */
size_t line_run_end(const struct line *line, size_t at, size_t to);

/* Offset in line->text of line->trimmed. */
static inline size_t line_begin(const struct line *line)
{
	return (size_t)(line->trimmed.data - line->text.data);
}

static inline size_t line_end(const struct line *line)
{
	return line_begin(line) + line->trimmed.size;
}

/* Whether layout has to look at the line at all. */
static inline bool line_counts(const struct line *line)
{
	return !line->blank && !line->furniture;
}

#endif
