#include "base/utf8.h"
#include "show/view.h"

enum { LINES_WIDTH = 12, KIND_WIDTH = 15, TEXT_WIDTH = VIEW_WIDTH - LINES_WIDTH - KIND_WIDTH };

static void line_numbers(struct view *view, struct span span)
{
	size_t from = view->out->size;
	uint32_t first = document_position(view->doc, span.start).line;
	uint32_t last = document_end_position(view->doc, span).line;

	if (first == last)
		strbuf_printf(view->out, "%u", first);
	else
		strbuf_printf(view->out, "%u-%u", first, last);
	view_pad(view, from, LINES_WIDTH);
}

static void kind(struct view *view, const struct block *block)
{
	size_t from = view->out->size;

	if (block->heading)
		strbuf_puts(view->out, view_say(view, "đề mục", "heading"));
	else
		strbuf_puts(view->out, view_name(view, BLOCK_NAMES[block->kind]));
	view_pad(view, from, KIND_WIDTH);
}

void view_blocks(struct view *view, bool tables)
{
	for (size_t i = 0; i < view->doc->block_count; i++) {
		const struct block *block = &view->doc->blocks[i];

		line_numbers(view, block->text);
		if (block->kind != BLOCK_TABLE) {
			kind(view, block);
			view_wrap(view, document_slice(view->doc, block->text), LINES_WIDTH + KIND_WIDTH, TEXT_WIDTH);
			continue;
		}
		strbuf_printf(view->out, "%s %u\n", view_name(view, BLOCK_NAMES[BLOCK_TABLE]), block->table + 1);
		if (tables)
			view_table(view, block->table);
	}
}
