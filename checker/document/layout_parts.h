/*
 * layout_parts: what the files of the layout share: the state of one run over the lines.
 *
 * layout.c goes over the lines; furniture marks what stands in no block; wrap tells wrapped lines from ended ones; head
 * reads letterhead, title and signatures.
 */
#ifndef RASOAT_DOCUMENT_LAYOUT_PARTS_H
#define RASOAT_DOCUMENT_LAYOUT_PARTS_H

#include "document/layout.h"
#include "document/layout_lines.h"

/* How the document breaks its lines. Widths are characters, or thousandths of an em where letters differ in width. */
struct wrap {
	bool proportional;
	bool trailing;        /* a wrapped line ends in a blank, so a line that does not ends its paragraph */
	bool blank_inside;    /* blank lines also stand inside paragraphs, behind their first lines */
	bool blank_titles;    /* titles mostly have a blank line behind them */
	bool outdented;       /* wrapped lines begin left of the first line of their paragraph */
	uint32_t margin;      /* blanks before nearly every line */
	uint32_t width;       /* of a full line; 0: paragraphs are not wrapped */
	uint32_t first_width; /* of a full first line, which may be indented though the text does not show it */
};

struct layout {
	struct builder *builder;
	struct wrap wrap;
	uint32_t last_number[ENUM_FIGURE + 1]; /* per style: number of the last mark of depth 1 */
	bool capitals[ENUM_FIGURE + 1];        /* per style: the text behind the last mark was in capitals */
};

/* Marks page numbers, running heads, form feeds, and the empty lines of double spacing. */
void furniture_mark(struct builder *builder);

/* Index of the first line at or after `at` that counts, or line_count. *blanks: empty lines passed that are no furniture. */
size_t layout_next(const struct builder *builder, size_t at, unsigned *blanks);

/* Whether `next` surely goes on with the sentence of `line`, whatever lies between them. */
bool wrap_surely(const struct line *line, const struct line *next);

void wrap_measure(const struct builder *builder, struct wrap *wrap);

/* Whether the line stands in the middle, room on both sides. */
bool wrap_centred(const struct wrap *wrap, const struct line *line);

/* Whether the line is three quarters full or more, and no paragraph on a line of its own. */
bool wrap_long(const struct wrap *wrap, const struct line *line);

/* Whether `line` is so full that the first word of `next` would not have fitted on it. */
bool wrap_full(const struct wrap *wrap, const struct line *line, const struct line *next, bool first);

/* Whether line `next` continues the paragraph that goes from line `start` to line `last`. */
bool wrap_joins(const struct layout *layout, size_t start, size_t last, size_t next);

/* Whether a gap of at least `blanks` blanks, or a tab, stands inside the trimmed line. */
bool line_has_gap(const struct line *line, unsigned blanks);

/* Whether a table may begin here that a paragraph must not swallow: pipes, tabs, a head "STT". */
bool line_begins_table(const struct line *line);

/* Reads letterhead and title from the first lines. Returns the index of the line behind them. */
size_t head_read(struct layout *layout);

/* Whether the signatures and "Nơi nhận" begin at this line. */
bool signature_begins(const struct line *line);

/* Reads them, piece by piece. Returns the index of the line behind them, above at. */
size_t signature_read(struct layout *layout, size_t at);

/* Adds lines of columns as one paragraph for each piece. */
void layout_columns(struct layout *layout, const struct line *line, unsigned blanks);

/* Adds a paragraph of the given lines' kind: text of lines [from, to) that count, joined. */
struct block *layout_joined(struct layout *layout, enum block_kind kind, size_t from, size_t to);

#endif
