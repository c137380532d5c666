#include "document/layout.h"

#include "base/utf8.h"
#include "document/layout_parts.h"
#include "document/shape.h"

enum {
	LONGEST_HEADING = 200, /* characters */
	CAPTION_LINES = 6,
	MIN_CAPITALS = 6, /* bytes of a heading in capitals */
};

static table_reader *const READERS[] = {table_pipes_read, table_tabs_read, table_aligned_read, table_flat_read};

static struct slice block_text(const struct builder *builder, const struct block *block)
{
	return slice_part(strbuf_slice(builder->text), block->text.start, block->text.end);
}

struct block *layout_joined(struct layout *layout, enum block_kind kind, size_t from, size_t to)
{
	struct builder *builder = layout->builder;
	struct span whole = {0, 0};

	for (size_t at = from; at < to; at++) {
		const struct line *line = &builder->lines[at];
		struct span span;

		if (!line_counts(line))
			continue;
		span = builder_text(builder, line, line_begin(line), line_end(line), at > from);
		if (at == from)
			whole.start = span.start;
		whole.end = span.end;
	}
	builder_break(builder);
	return builder_block(builder, kind, whole);
}

/* ---- headings ----------------------------------------------------------------------------------------------- */

static bool is_digit(char c)
{
	return c >= '0' && c <= '9';
}

/* A figure that counts or names: 1.186, 52,5, 45%, 05, 43/KH. Years and single numbers stand in headings, too. */
static bool is_telling_figure(struct slice s, size_t at, size_t end)
{
	char before = at > 0 ? s.data[at - 1] : ' ';
	char behind = end < s.size ? s.data[end] : ' ';
	bool grouped = end + 1 < s.size && (behind == '.' || behind == ',') && is_digit(s.data[end + 1]);

	if (grouped || behind == '%' || (behind == '/' && end + 1 < s.size && !is_digit(s.data[end + 1])))
		return true;
	return s.data[at] == '0' && end - at > 1 && before == ' ' && behind == ' ';
}

static bool tells_figures(struct slice s)
{
	for (size_t at = 0; at < s.size; at++) {
		size_t end = at;

		while (end < s.size && is_digit(s.data[end]))
			end++;
		if (end > at && is_telling_figure(s, at, end))
			return true;
		at = end > at ? end : at;
	}
	return false;
}

/* A colon or semicolon with more behind it: "Ưu điểm: Kinh tế ..." */
static bool is_divided(struct slice s)
{
	for (size_t i = 0; i + 2 < s.size; i++)
		if ((s.data[i] == ':' || s.data[i] == ';') && s.data[i + 1] == ' ' && !shape_all_caps(s))
			return true;
	return false;
}

static bool is_heading_text(struct slice content)
{
	enum shape_end end = shape_end(content);

	if (content.size == 0 || end == END_STOP || end == END_SEMICOLON || end == END_COMMA)
		return false;
	if (utf8_count(content) > LONGEST_HEADING || is_divided(content))
		return false;
	return shape_all_caps(content) || (!tells_figures(content) && shape_start(content) != START_LOWER);
}

static bool is_capital_title(struct slice s)
{
	return s.size >= MIN_CAPITALS && shape_all_caps(s) && shape_end(s) != END_STOP &&
	       utf8_count(s) <= LONGEST_HEADING;
}

/* ---- paragraphs, numbered blocks, items --------------------------------------------------------------------- */

static enum block_kind kind_of(enum enum_style style)
{
	switch (style) {
	case ENUM_NONE:
		return BLOCK_PARAGRAPH;
	case ENUM_BULLET:
		return BLOCK_ITEM;
	case ENUM_APPENDIX:
	case ENUM_FORM:
	case ENUM_TABLE:
	case ENUM_FIGURE:
		return BLOCK_CAPTION;
	default:
		return BLOCK_NUMBERED;
	}
}

/* Sets what follows from the block's text: marker (of its first line), content, heading. */
static void finish_block(struct layout *layout, struct block *block, const struct line *first)
{
	struct slice text = block_text(layout->builder, block);
	struct slice content;

	block->marker = enumerator_scan(first->trimmed);
	block->kind = kind_of(block->marker.style);
	content = slice_part(text, block->marker.size, text.size);
	while (content.size > 0 && (content.data[0] == ' ' || content.data[0] == '\t'))
		content = slice_part(content, 1, content.size);
	block->content = block->text.end - (uint32_t)content.size;
	if (block->kind == BLOCK_NUMBERED)
		block->heading = is_heading_text(content);
	else if (block->kind == BLOCK_PARAGRAPH)
		block->heading = is_capital_title(text) || (first->strong && is_heading_text(text));
	layout->capitals[block->marker.style] = shape_all_caps(content);
	if (block->marker.depth == 1)
		layout->last_number[block->marker.style] = block->marker.path[0];
	if (block->marker.letter != 0)
		layout->last_number[ENUM_UPPER] = block->marker.letter;
}

/* A line of several columns that no table took: signatures, two blocks side by side. A gap behind a mark is none. */
static bool is_in_columns(const struct line *line)
{
	struct enumerator mark = enumerator_scan(line->trimmed);
	struct line content = *line;

	content.trimmed = slice_trim(slice_part(line->trimmed, mark.size, line->trimmed.size));
	return line_has_gap(&content, 4);
}

static size_t read_paragraph(struct layout *layout, size_t at)
{
	const struct builder *builder = layout->builder;
	size_t last = at;
	size_t next = layout_next(builder, at + 1, NULL);

	if (is_in_columns(&builder->lines[at])) {
		layout_columns(layout, &builder->lines[at], 4);
		return at + 1;
	}
	while (next < builder->line_count && wrap_joins(layout, at, last, next)) {
		last = next;
		next = layout_next(builder, next + 1, NULL);
	}
	finish_block(layout, layout_joined(layout, BLOCK_PARAGRAPH, at, last + 1), &builder->lines[at]);
	return last + 1;
}

/* ---- captions ----------------------------------------------------------------------------------------------- */

/* "(Đơn vị tính: hộ)", "ĐVT: triệu đồng"; the words alone are a column's head. */
static bool is_unit_line(const struct line *line)
{
	static const char *const WORDS[] = {"đơn vị tính", "đơn vị", "đvt", "đv tính"};
	struct slice s = line->trimmed;

	if (s.data[0] == '(')
		s = slice_part(s, 1, s.size);
	for (size_t i = 0; i < sizeof WORDS / sizeof WORDS[0]; i++) {
		size_t size = strlen(WORDS[i]);

		if (!shape_starts_word(s, WORDS[i]))
			continue;
		s = slice_trim(slice_part(s, size, s.size));
		return s.size > 1 && s.data[0] == ':';
	}
	return false;
}

/* Whether `next` still belongs to the caption that goes down to `last`. `titled`: its title has been read. */
static bool caption_joins(const struct layout *layout, size_t last, size_t next, bool titled)
{
	const struct line *before = &layout->builder->lines[last];
	const struct line *line = &layout->builder->lines[next];
	enum shape_start start = shape_start(line->trimmed);
	unsigned blanks;

	layout_next(layout->builder, last + 1, &blanks);
	if (is_unit_line(line))
		return blanks <= 2;
	if (blanks > 1 || line_begins_table(line) || line_has_gap(line, 3) ||
	    enumerator_scan(line->trimmed).style != ENUM_NONE)
		return false;
	if (line->trimmed.data[0] == '(' && shape_end(before->trimmed) != END_STOP)
		return utf8_count(line->trimmed) <= LONGEST_HEADING;
	if (!titled)
		return start == START_UPPER && shape_end(line->trimmed) != END_STOP &&
		       utf8_count(line->trimmed) <= LONGEST_HEADING;
	if (shape_all_caps(before->trimmed) && shape_all_caps(line->trimmed))
		return true;
	if (shape_end(before->trimmed) == END_STOP || start == START_OTHER)
		return false;
	if (blanks > 0 || start == START_UPPER)
		return (blanks == 0 || start == START_LOWER || layout->wrap.blank_inside) &&
		       wrap_full(&layout->wrap, before, line, false);
	return true;
}

static size_t read_caption(struct layout *layout, size_t at)
{
	const struct builder *builder = layout->builder;
	struct enumerator mark = enumerator_scan(builder->lines[at].trimmed);
	bool titled = mark.size < builder->lines[at].trimmed.size;
	size_t last = at;
	struct block *block;

	for (unsigned i = 1; i < CAPTION_LINES; i++) {
		size_t next = layout_next(builder, last + 1, NULL);

		if (next == builder->line_count || !caption_joins(layout, last, next, titled))
			break;
		titled = titled || !is_unit_line(&builder->lines[next]);
		last = next;
	}
	block = layout_joined(layout, BLOCK_CAPTION, at, last + 1);
	finish_block(layout, block, &builder->lines[at]);
	block->kind = BLOCK_CAPTION;
	block->heading = false;
	return last + 1;
}

/* ---- the run over the lines --------------------------------------------------------------------------------- */

/* Running text whose blanks were stretched is no row of columns. */
static bool is_running_text(const struct layout *layout, const struct line *line)
{
	return wrap_long(&layout->wrap, line) && !line_has_gap(line, 3) && !line_begins_table(line);
}

static size_t read_table(struct layout *layout, size_t at)
{
	struct builder *builder = layout->builder;
	bool text = is_running_text(layout, &builder->lines[at]);

	for (size_t i = 0; i < sizeof READERS / sizeof READERS[0]; i++) {
		size_t next = text && READERS[i] == table_aligned_read ? at : READERS[i](builder, at);

		if (next > at)
			return next;
	}
	return at;
}

static size_t read_block(struct layout *layout, size_t at)
{
	struct builder *builder = layout->builder;
	const struct line *line = &builder->lines[at];
	size_t next;

	if (signature_begins(line))
		return signature_read(layout, at);
	next = read_table(layout, at);
	if (next > at)
		return next;
	if (is_unit_line(line) || kind_of(enumerator_scan(line->trimmed).style) == BLOCK_CAPTION)
		return read_caption(layout, at);
	return read_paragraph(layout, at);
}

static void read_lines(struct layout *layout, size_t at)
{
	struct builder *builder = layout->builder;

	at = layout_next(builder, at == 0 ? head_read(layout) : at, NULL);
	while (at < builder->line_count)
		at = layout_next(builder, read_block(layout, at), NULL);
}

/* Index behind the lines from `at` on that belong to the same table, or to none. */
static size_t region_end(const struct builder *builder, size_t at, size_t count)
{
	uint32_t table = builder->lines[at].table;

	while (at < count && builder->lines[at].table == table)
		at++;
	return at;
}

/* Given tables divide the lines: what stands between two of them is read as if nothing followed. */
static void read_regions(struct layout *layout)
{
	struct builder *builder = layout->builder;
	size_t count = builder->line_count;

	for (size_t at = 0; at < count; at = builder->line_count) {
		builder->line_count = region_end(builder, at, count);
		if (builder->lines[at].table > 0)
			table_cells_read(builder, at);
		else
			read_lines(layout, at);
	}
}

void layout_read(struct arena *arena, struct document *doc)
{
	struct strbuf text;
	struct builder builder = {.arena = arena, .doc = doc, .text = &text};
	struct layout layout = {.builder = &builder};

	strbuf_init(&text, arena);
	lines_split(&builder);
	if (doc->given == NULL)
		furniture_mark(&builder);
	wrap_measure(&builder, &layout.wrap);
	read_regions(&layout);
	doc->text = strbuf_slice(&text);
}
