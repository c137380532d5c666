/*
 * grids: the tables of a text as a test reads them: a line for each row, '|' between cells, '#' before rows of the header,
 * '=' for a cell that another covers. Tables are divided by a line "--"; a text without tables gives "".
 */
#ifndef RASOAT_TESTS_UNIT_GRIDS_H
#define RASOAT_TESTS_UNIT_GRIDS_H

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "base/strbuf.h"
#include "read/read.h"

static inline void grid_print(struct strbuf *out, const struct document *doc, const struct table *table)
{
	for (uint32_t r = 0; r < table->rows; r++) {
		strbuf_puts(out, r < table->header_rows ? table->header_split ? "# " : "## " : "");
		for (uint32_t c = 0; c < table->columns; c++) {
			const struct cell *cell = table_cell(table, r, c);

			strbuf_puts(out, c > 0 ? "|" : "");
			if (cell->present)
				strbuf_add(out, document_slice(doc, cell->text));
			else
				strbuf_putc(out, '=');
		}
		strbuf_putc(out, '\n');
	}
}

/* Reads text and compares its grids. */
static inline void assert_grids(const char *text, const char *expected)
{
	struct arena arena;
	struct strbuf out;
	const struct document *doc;

	arena_init(&arena, 0);
	strbuf_init(&out, &arena);
	strbuf_puts(&out, "");
	assert_int_equal(read_document(&arena, slice_str(text), NULL, &doc), READ_OK);
	for (size_t i = 0; i < doc->table_count; i++) {
		strbuf_puts(&out, i > 0 ? "--\n" : "");
		grid_print(&out, doc, &doc->tables[i]);
	}
	assert_string_equal(out.data, expected);
	arena_release(&arena);
}

#endif
