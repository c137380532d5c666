#include "show/view.h"

#include "base/utf8.h"

enum { CONTEXT_BEFORE = 40, CONTEXT_AFTER = 32, CELL_WORDS = 40 };

const struct name BLOCK_NAMES[] = {
	[BLOCK_PARAGRAPH] = {{"đoạn", "paragraph"}}, [BLOCK_NUMBERED] = {{"mục", "numbered"}},
	[BLOCK_ITEM] = {{"gạch đầu dòng", "item"}},  [BLOCK_CAPTION] = {{"tên bảng", "caption"}},
	[BLOCK_TABLE] = {{"bảng", "table"}},
};

const struct name LAYOUT_NAMES[] = {
	[TABLE_FLAT] = {{"dòng rời", "flattened rows"}},
	[TABLE_ALIGNED] = {{"cột căn bằng dấu cách", "columns aligned by blanks"}},
	[TABLE_PIPES] = {{"kẻ bằng dấu |", "pipes"}},
	[TABLE_TABS] = {{"ngăn bằng tab", "tabs"}},
	[TABLE_CELLS] = {{"có ô sẵn", "cells"}},
};

const struct name ROLE_NAMES[] = {
	[ROLE_VALUE] = {{"số liệu", "value"}},    [ROLE_YEAR] = {{"năm", "year"}},
	[ROLE_ORDINAL] = {{"thứ tự", "ordinal"}}, [ROLE_RANGE] = {{"khoảng", "range"}},
	[ROLE_TARGET] = {{"chỉ tiêu", "target"}}, [ROLE_RANK] = {{"xếp hạng", "rank"}},
	[ROLE_SCALE] = {{"định mức", "norm"}},    [ROLE_STT] = {{"STT", "row number"}},
};

const struct name APPROX_NAMES[] = {
	[APPROX_EXACT] = {{"", ""}},
	[APPROX_ABOUT] = {{"khoảng", "about"}},
	[APPROX_ABOVE] = {{"trên", "above"}},
	[APPROX_BELOW] = {{"dưới", "below"}},
	[APPROX_AT_LEAST] = {{"ít nhất", "at least"}},
	[APPROX_AT_MOST] = {{"nhiều nhất", "at most"}},
};

const struct name PERIOD_NAMES[] = {
	[PERIOD_RANGE] = {{"từ ngày đến ngày", "from date to date"}},
	[PERIOD_YEAR] = {{"năm", "year"}},
	[PERIOD_QUARTER] = {{"quý", "quarter"}},
	[PERIOD_MONTHS] = {{"số tháng", "months"}},
	[PERIOD_HALF] = {{"nửa năm", "half-year"}},
	[PERIOD_MONTH] = {{"tháng", "month"}},
};

const struct name COLUMN_NAMES[] = {
	[COLUMN_STT] = {{"STT", "number"}},    [COLUMN_LABEL] = {{"chỉ tiêu", "label"}},
	[COLUMN_UNIT] = {{"đơn vị", "unit"}},  [COLUMN_VALUE] = {{"giá trị", "value"}},
	[COLUMN_PERCENT] = {{"%", "percent"}}, [COLUMN_TEXT] = {{"chữ", "text"}},
	[COLUMN_EMPTY] = {{"trống", "empty"}},
};

const struct name CLAIM_NAMES[] = {
	[CLAIM_BREAKDOWN] = {{"tổng và các phần", "breakdown"}},
	[CLAIM_RATE] = {{"tỷ lệ", "rate"}},
	[CLAIM_CHANGE] = {{"tăng, giảm", "change"}},
	[CLAIM_BALANCE] = {{"cân đối", "balance"}},
	[CLAIM_AGREEMENT] = {{"cùng một số liệu", "agreement"}},
};

const struct name STATE_NAMES[] = {
	[FIGURE_NONE] = {{"-", "none"}},
	[FIGURE_UNTIED] = {{"chưa gắn", "untied"}},
	[FIGURE_UNDECIDED] = {{"chưa rõ", "undecided"}},
	[FIGURE_RIGHT] = {{"khớp", "right"}},
	[FIGURE_FAILED] = {{"KHÔNG KHỚP", "failed"}},
};

const struct name STYLE_NAMES[] = {
	[ENUM_NONE] = {{"", "none"}},
	[ENUM_ROMAN] = {{"La Mã", "roman"}},
	[ENUM_UPPER] = {{"chữ hoa", "upper"}},
	[ENUM_ARABIC] = {{"số", "arabic"}},
	[ENUM_LOWER] = {{"chữ", "lower"}},
	[ENUM_BULLET] = {{"gạch", "bullet"}},
	[ENUM_PART] = {{"Phần", "part"}},
	[ENUM_CHAPTER] = {{"Chương", "chapter"}},
	[ENUM_SECTION] = {{"Mục", "section"}},
	[ENUM_ARTICLE] = {{"Điều", "article"}},
	[ENUM_APPENDIX] = {{"Phụ lục", "appendix"}},
	[ENUM_FORM] = {{"Biểu", "form"}},
	[ENUM_TABLE] = {{"Bảng", "table"}},
	[ENUM_FIGURE] = {{"Hình", "figure"}},
};

/* Blanks, controls, and the marks that turn the direction of text on a terminal. */
static bool hidden(uint32_t c)
{
	return utf8_is_space(c) || c < 0x20 || (c >= 0x7F && c < 0xA0) || (c >= 0x200B && c <= 0x200F) ||
	       (c >= 0x2028 && c <= 0x202E) || (c >= 0x2066 && c <= 0x2069) || c == 0xFEFF;
}

void view_put(struct view *view, struct slice text)
{
	size_t length;

	for (size_t at = 0; at < text.size; at += length) {
		uint32_t c = utf8_decode(text, at, &length);

		if (hidden(c))
			strbuf_putc(view->out, ' ');
		else
			utf8_append(view->out, c);
	}
}

void view_pad(struct view *view, size_t from, size_t width)
{
	size_t used = utf8_width(slice_of(view->out->data + from, view->out->size - from));

	do
		strbuf_putc(view->out, ' ');
	while (++used < width);
}

size_t view_line(struct slice text, size_t width, size_t *next)
{
	size_t at = 0;
	size_t used = 0;
	size_t blank = 0;

	while (at < text.size) {
		size_t length;
		uint32_t c = utf8_decode(text, at, &length);

		if (hidden(c))
			blank = at;
		used += utf8_width(slice_part(text, at, at + length));
		if (used > width && at > 0) {
			size_t end = blank > 0 ? blank : at;

			*next = end;
			while (*next < text.size && text.data[*next] == ' ')
				++*next;
			return end;
		}
		at += length;
	}
	*next = text.size;
	return text.size;
}

void view_wrap(struct view *view, struct slice text, size_t indent, size_t width)
{
	size_t at = 0;

	do {
		struct slice rest = slice_part(text, at, text.size);
		size_t next;
		size_t end = view_line(rest, width, &next);

		if (at > 0)
			strbuf_printf(view->out, "\n%*s", (int)indent, "");
		view_put(view, slice_part(rest, 0, end));
		at += next;
	} while (at < text.size);
	strbuf_putc(view->out, '\n');
}

void view_clip(struct view *view, struct slice text, size_t width)
{
	size_t used = 0;
	size_t length;

	for (size_t at = 0; at < text.size; at += length) {
		utf8_decode(text, at, &length);
		used += utf8_width(slice_part(text, at, at + length));
		if (used > width - 1 && at + length < text.size) {
			view_put(view, slice_part(text, 0, at));
			strbuf_puts(view->out, "…");
			return;
		}
	}
	view_put(view, text);
}

void view_place(struct view *view, uint32_t offset, size_t width)
{
	size_t from = view->out->size;
	struct position place = document_position(view->doc, offset);

	strbuf_printf(view->out, "%u:%u", place.line, place.column);
	view_pad(view, from, width);
}

struct span view_block_span(const struct view *view, uint32_t block)
{
	return block < view->doc->block_count ? view->doc->blocks[block].text
					      : (struct span){0, (uint32_t)view->doc->text.size};
}

/* Moves `at` by up to `limit` characters, forward or back, within [low, high], and on to the next blank when there is one. */
static uint32_t reach(struct slice text, uint32_t at, uint32_t edge, unsigned limit)
{
	uint32_t blank = at;

	while (at != edge && limit-- > 0) {
		size_t length;

		if (at < edge) {
			utf8_decode(text, at, &length);
			at += (uint32_t)length;
		} else {
			utf8_before(text, at, &length);
			at -= (uint32_t)length;
		}
		if (at == edge || text.data[at] == ' ')
			blank = at;
	}
	return blank;
}

void view_context(struct view *view, struct span span, uint32_t block)
{
	struct span all = view_block_span(view, block);
	struct slice text = slice_part(view->doc->text, 0, all.end);
	uint32_t from, to;

	if (span.start < all.start || span.end > all.end)
		return;
	from = reach(text, span.start, all.start, CONTEXT_BEFORE);
	from += from < span.start && text.data[from] == ' ';
	to = reach(text, span.end, all.end, CONTEXT_AFTER);
	strbuf_puts(view->out, from > all.start ? "…" : "");
	view_put(view, slice_part(text, from, span.start));
	strbuf_puts(view->out, "«");
	view_put(view, slice_part(text, span.start, span.end));
	strbuf_puts(view->out, "»");
	view_put(view, slice_part(text, span.end, to));
	strbuf_puts(view->out, to < all.end ? "…" : "");
}

void view_section(struct view *view, const char *words, size_t count)
{
	strbuf_printf(view->out, "\n%s (%zu)\n", words, count);
}

/* The row of the table's grid that a figure stands in, or NULL (a head). */
static const struct row *row_of(const struct view *view, const struct quantity *quantity)
{
	uint32_t low = view->facts->tables[quantity->table].first_row;
	uint32_t end = view->facts->tables[quantity->table].end_row;
	uint32_t high = end;

	while (low < high) {
		uint32_t middle = low + (high - low) / 2;

		if (view->facts->rows[middle].row < quantity->row)
			low = middle + 1;
		else
			high = middle;
	}
	return low < end && view->facts->rows[low].row == quantity->row ? &view->facts->rows[low] : NULL;
}

static void cell_words(struct view *view, const struct quantity *quantity)
{
	const struct table_facts *table = &view->facts->tables[quantity->table];
	const struct row *row = row_of(view, quantity);

	if (row != NULL)
		view_clip(view, document_slice(view->doc, row->label), CELL_WORDS);
	strbuf_puts(view->out, " | ");
	if (quantity->column < view->doc->tables[quantity->table].columns)
		view_clip(view, table->columns[quantity->column].head, CELL_WORDS);
	strbuf_puts(view->out, " | «");
	view_put(view, document_slice(view->doc, quantity->span));
	strbuf_puts(view->out, "»");
}

void view_words_around(struct view *view, const struct quantity *quantity)
{
	if (quantity->table == NO_INDEX)
		view_context(view, quantity->span, quantity->block);
	else
		cell_words(view, quantity);
}
