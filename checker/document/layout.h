/*
 * layout: from the lines of a decoded text to blocks and tables.
 *
 * builder collects text, segments, blocks and tables while the layout goes over the lines once; table readers are tried
 * at each line and take the lines they understand:
 *
 *   layout.c          paragraphs, numbered blocks, items, captions, titles; page numbers and running heads left out
 *   layout_lines.c    the lines of the source: places, indentation, blank, kind
 *   table_pipes.c     Markdown tables
 *   table_tabs.c      tab-separated tables
 *   table_aligned.c   columns aligned by blanks, header over several lines
 *   table_flat.c      rows flattened by PDF extraction: STT, wrapped label, unit, values
 *   table_cells.c     tables whose cells a format has given (document/given.h)
 */
#ifndef RASOAT_DOCUMENT_LAYOUT_H
#define RASOAT_DOCUMENT_LAYOUT_H

#include "base/strbuf.h"
#include "document/document.h"

/* One line of the source, in NFC: text with its own segments back to the source. */
struct line {
	struct slice text;    /* NFC, without the line end; leading and trailing blanks kept */
	struct slice trimmed; /* without them */
	uint32_t number;      /* from 1 */
	uint32_t source;      /* offset of the line in the source */
	uint32_t indent;      /* characters of leading blanks (a tab counts as one) */
	bool blank;
	bool furniture;           /* page number, running head, form feed: stands in no block */
	bool identical;           /* text equals the source byte for byte, so that offsets may be added */
	bool page;                /* a form feed stands in it: a page begins */
	bool strong;              /* marked as a heading or in bold as a whole */
	bool centred;             /* a format says that it stands in the middle */
	bool begins;              /* a format says that a paragraph begins here */
	uint32_t table;           /* 1 + index of the given table that it is a row of; 0: none */
	struct segment *segments; /* of a line that is not identical, closed by one at the text's size */
	uint32_t segment_count;
};

struct builder {
	struct arena *arena;
	struct document *doc; /* under construction */
	struct strbuf *text;
	size_t segment_capacity, block_capacity, table_capacity;
	struct line *lines;
	size_t line_count;
	size_t no_tabs; /* no table ruled by tabs begins at a line before this one */
};

/* Fills doc->blocks, tables, text and segments from doc->source (decoded, valid UTF-8) and doc->given, where there is any. */
void layout_read(struct arena *arena, struct document *doc);

/*
 * Appends bytes [from, to) of a line's text to the document's text, with their segments, and gives their span. With join, a
 * blank is put before it (none when the text ends in a code hyphen), and the span begins behind that blank.
 */
struct span builder_text(struct builder *builder, const struct line *line, size_t from, size_t to, bool join);

/* Ends the current block or cell: one '\n'. */
void builder_break(struct builder *builder);

struct block *builder_block(struct builder *builder, enum block_kind kind, struct span span);

/*
 * A table reader looks at lines[at ...], and either takes them as a table: adds it through builder_table() and returns the index of
 * the first line behind it, or returns `at`.
 */
typedef size_t table_reader(struct builder *builder, size_t at);

table_reader table_pipes_read;
table_reader table_tabs_read;
table_reader table_aligned_read;
table_reader table_flat_read;

/* Adds the given table (document/given.h) whose rows are the lines from `at` on. */
void table_cells_read(struct builder *builder, size_t at);

/* Adds a table and its block. cells must be allocated in the arena; their spans come from builder_text(). */
struct table *builder_table(struct builder *builder, const struct table *table);

#endif
