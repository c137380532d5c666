/*
 * view: what the views of `show` have in common: the text under construction, names, places, padding, wrapping.
 *
 * Private to show/. Text of the document goes out through view_put() only, which lets no control character through.
 */
#ifndef RASOAT_SHOW_VIEW_H
#define RASOAT_SHOW_VIEW_H

#include "extract/facts.h"
#include "finding/finding.h"

enum { VIEW_WIDTH = 118 };

struct view {
	struct strbuf *out;
	const struct document *doc;
	const struct facts *facts;
	const struct sink *sink; /* what the rules came to; NULL where only words are made */
	enum language language;
};

/* A word in each language. */
struct name {
	const char *text[LANGUAGES];
};

static inline const char *view_name(const struct view *view, struct name name)
{
	return name.text[view->language];
}

/* The text in the language of the view. */
static inline const char *view_say(const struct view *view, const char *vi, const char *en)
{
	return view->language == LANGUAGE_EN ? en : vi;
}

/* Appends text of the document: control and formatting characters become blanks. */
void view_put(struct view *view, struct slice text);

/* Appends blanks until what was written since offset `from` of the output is `width` columns wide, and at least one. */
void view_pad(struct view *view, size_t from, size_t width);

/* Appends text broken at blanks into lines of at most `width` columns; lines after the first begin with `indent` blanks. */
void view_wrap(struct view *view, struct slice text, size_t indent, size_t width);

/*
 * How many bytes of text, broken at a blank where there is one, fit into width columns; *next is where the following line
 * begins. At least one character is taken.
 */
size_t view_line(struct slice text, size_t width, size_t *next);

/* Appends text, shortened with an ellipsis to at most `width` columns. */
void view_clip(struct view *view, struct slice text, size_t width);

/* Appends "line:column" of an offset, padded to `width`. */
void view_place(struct view *view, uint32_t offset, size_t width);

/* Appends the words around a span, the span itself in «». */
void view_context(struct view *view, struct span span, uint32_t block);

/* The words around a figure; of a cell those of its row and column. */
void view_words_around(struct view *view, const struct quantity *quantity);

/* A heading of a section of the output: the words, and how many there are. */
void view_section(struct view *view, const char *words, size_t count);

/* Text that stands inside the block of the document, clamped to it. */
struct span view_block_span(const struct view *view, uint32_t block);

extern const struct name BLOCK_NAMES[], LAYOUT_NAMES[], ROLE_NAMES[], APPROX_NAMES[], PERIOD_NAMES[], COLUMN_NAMES[],
	CLAIM_NAMES[], STYLE_NAMES[], STATE_NAMES[];

void view_blocks(struct view *view, bool tables);
void view_tables(struct view *view);
void view_table(struct view *view, size_t index);
void view_facts(struct view *view);
void view_claims(struct view *view);

/* Appends the equation that a claim states, in the figures of the document. */
void view_equation(struct view *view, const struct claim *claim);

/* One JSON object with the views asked for. */
void view_json(struct view *view, const char *path, unsigned views);

#endif
