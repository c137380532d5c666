#include "document/layout_parts.h"
#include "document/shape.h"

enum {
	HEAD_LINES = 40,       /* lines that count among which the title is looked for */
	LETTERHEAD_LINES = 14, /* the same for the letterhead of a report without title */
	TITLE_LINES = 8,
	SIGNATURE_LINES = 40,
	CENTRED = 8, /* blanks before a centred line */
};

/* Words that begin the title of a report or of what it is attached to. */
static const char *const TITLES[] = {
	"báo cáo",    "tờ trình", "kế hoạch",  "thông báo",    "biên bản", "quyết định",
	"nghị quyết", "đề án",    "phương án", "chương trình", "tổng hợp", "thuyết minh",
};

/* Words that only a letterhead holds. */
static const char *const LETTERHEADS[] = {
	"cộng hòa xã hội", "cộng hoà xã hội", "độc lập", "đảng cộng sản", "số:", "số :",
};

/* Words that begin the block of signatures. Capitals are asked for where running text may begin so, too. */
static const struct {
	const char *words;
	bool capitals;
} SIGNATURES[] = {
	{"nơi nhận", false}, {"tm. ", true},           {"kt. ", true},           {"tl. ", true}, {"tuq. ", true},
	{"q. ", true},       {"t/m ", true},           {"k/t ", true},           {"t/l ", true}, {"tm.", true},
	{"kt.", true},       {"người lập biểu", true}, {"người lập bảng", true},
};

static bool begins_with(struct slice s, const char *words)
{
	return shape_starts_word(s, words);
}

/* Offset behind the piece of a column line that begins at `at`; the gap behind it begins there. */
static size_t piece_end(struct slice s, size_t at, unsigned blanks)
{
	unsigned run = 0;

	for (; at < s.size; at++) {
		if (s.data[at] == '\t')
			return at - run;
		run = s.data[at] == ' ' ? run + 1 : 0;
		if (run == blanks)
			return at + 1 - run;
	}
	return s.size;
}

/* One block for the text [from, to) of a line: an item where it begins with a bullet, else a paragraph. */
static void add_piece(struct layout *layout, const struct line *line, size_t from, size_t to)
{
	struct builder *builder = layout->builder;
	struct enumerator mark = enumerator_scan(slice_part(line->text, from, to));
	struct span span = builder_text(builder, line, from, to, false);
	struct block *block;

	builder_break(builder);
	if (mark.style != ENUM_BULLET) {
		builder_block(builder, BLOCK_PARAGRAPH, span);
		return;
	}
	block = builder_block(builder, BLOCK_ITEM, span);
	block->marker = mark;
	block->content = span.start + mark.size;
	while (block->content < span.end && builder->text->data[block->content] == ' ')
		block->content++;
}

void layout_columns(struct layout *layout, const struct line *line, unsigned blanks)
{
	size_t end = line_end(line);
	size_t at = line_begin(line);

	while (at < end) {
		size_t stop = piece_end(slice_part(line->text, 0, end), at, blanks);

		if (stop > at)
			add_piece(layout, line, at, stop);
		at = stop;
		while (at < end && (line->text.data[at] == ' ' || line->text.data[at] == '\t'))
			at++;
	}
}

/* ---- letterhead and title ----------------------------------------------------------------------------------- */

/* A line that begins with such words in capitals; the rest of the title may follow in small letters. */
static bool is_title(const struct line *line)
{
	for (size_t i = 0; i < sizeof TITLES / sizeof TITLES[0]; i++)
		if (begins_with(line->trimmed, TITLES[i]))
			return shape_all_caps(slice_part(line->trimmed, 0, strlen(TITLES[i])));
	return false;
}

static bool is_letterhead(const struct line *line)
{
	for (size_t i = 0; i < sizeof LETTERHEADS / sizeof LETTERHEADS[0]; i++)
		if (shape_has_word(slice_part(line->trimmed, 0, 400), LETTERHEADS[i]))
			return true;
	return false;
}

/* Index of the title's first line, or line_count when there is none near the start. */
static size_t find_title(const struct builder *builder)
{
	size_t at = layout_next(builder, 0, NULL);

	for (unsigned i = 0; i < HEAD_LINES && at < builder->line_count; i++) {
		if (is_title(&builder->lines[at]))
			return at;
		at = layout_next(builder, at + 1, NULL);
	}
	return builder->line_count;
}

/* Index behind the last line that shows a letterhead, at most `end`; 0 when none does. */
static size_t letterhead_end(const struct builder *builder, size_t end)
{
	size_t found = 0;
	size_t at = layout_next(builder, 0, NULL);

	for (unsigned i = 0; i < LETTERHEAD_LINES && at < end; i++) {
		if (is_letterhead(&builder->lines[at]))
			found = at + 1;
		at = layout_next(builder, at + 1, NULL);
	}
	return found;
}

static void read_letterhead(struct layout *layout, size_t end)
{
	const struct builder *builder = layout->builder;

	for (size_t at = layout_next(builder, 0, NULL); at < end; at = layout_next(builder, at + 1, NULL))
		layout_columns(layout, &builder->lines[at], 2);
}

static bool is_continued(const struct line *line)
{
	enum shape_end end = shape_end(line->trimmed);

	return end == END_COMMA || end == END_SEMICOLON || line->trimmed.data[line->trimmed.size - 1] == '-';
}

/* A mark that only a list or a heading has; "2022" + "- 2025" is none. */
static bool begins_list(const struct line *line)
{
	struct enumerator mark = enumerator_scan(line->trimmed);
	enum shape_start start = shape_start(slice_trim(slice_part(line->trimmed, mark.size, line->trimmed.size)));

	return mark.style != ENUM_NONE &&
	       !(mark.style == ENUM_BULLET && (start == START_LOWER || start == START_DIGIT));
}

/* Whether nothing but the title stands from its first line down to an empty one: no line of it ends a sentence. */
static bool stands_apart(const struct layout *layout, size_t at)
{
	const struct builder *builder = layout->builder;
	unsigned blanks = 0;

	for (unsigned i = 0; i < TITLE_LINES && at < builder->line_count; i++) {
		enum shape_end end = shape_end(builder->lines[at].trimmed);

		if (end == END_STOP || end == END_COLON || begins_list(&builder->lines[at]))
			return false;
		at = layout_next(builder, at + 1, &blanks);
		if (blanks > 0 && i > 0)
			return !layout->wrap.blank_inside;
	}
	return false;
}

/* Whether `next` still belongs to the title that goes down to `last`; `first`: last is its first line. */
static bool title_joins(const struct layout *layout, size_t last, size_t next, bool first)
{
	const struct line *before = &layout->builder->lines[last];
	const struct line *line = &layout->builder->lines[next];
	enum shape_start start = shape_start(line->trimmed);
	unsigned blanks;

	layout_next(layout->builder, last + 1, &blanks);
	if (blanks == 1 &&
	    (start == START_LOWER || (start == START_DIGIT && wrap_full(&layout->wrap, before, line, true))))
		blanks = 0;
	if (blanks > (first ? 2 : 0) || start == START_OPENING || line_begins_table(line) || begins_list(line) ||
	    shape_end(line->trimmed) == END_STOP)
		return false;
	if (first || start != START_UPPER || is_continued(before))
		return true;
	if (shape_all_caps(before->trimmed) && shape_all_caps(line->trimmed))
		return true;
	if (before->strong || line->strong)
		return before->strong && line->strong;
	if (wrap_centred(&layout->wrap, line))
		return wrap_centred(&layout->wrap, before);
	if (line->indent > before->indent + 1)
		return false;
	return wrap_full(&layout->wrap, before, line, false);
}

static bool goes_on_apart(const struct builder *builder, size_t last, size_t next)
{
	unsigned blanks;

	layout_next(builder, last + 1, &blanks);
	return blanks == 0 && shape_start(builder->lines[next].trimmed) == START_UPPER;
}

static size_t read_title(struct layout *layout, size_t at)
{
	const struct builder *builder = layout->builder;
	bool apart = stands_apart(layout, at);
	size_t last = at;

	for (unsigned i = 1; i < TITLE_LINES; i++) {
		size_t next = layout_next(builder, last + 1, NULL);
		bool alone = last == at &&
			     shape_first_word(builder->lines[at].trimmed).size + 8 > builder->lines[at].trimmed.size;

		if (next == builder->line_count ||
		    !(title_joins(layout, last, next, alone) || (apart && goes_on_apart(builder, last, next))))
			break;
		last = next;
	}
	layout_joined(layout, BLOCK_PARAGRAPH, at, last + 1)->heading = true;
	return last + 1;
}

size_t head_read(struct layout *layout)
{
	const struct builder *builder = layout->builder;
	size_t title = find_title(builder);
	size_t end = letterhead_end(builder, title);

	/* Between letterhead and title only more lines of the letterhead stand. */
	if (end > 0 && title < builder->line_count)
		end = title;
	read_letterhead(layout, end);
	if (title == builder->line_count)
		return end;
	return end == title || layout_next(builder, 0, NULL) == title ? read_title(layout, title) : end;
}

/* ---- signatures --------------------------------------------------------------------------------------------- */

bool signature_begins(const struct line *line)
{
	struct slice s = line->trimmed;

	for (size_t i = 0; i < sizeof SIGNATURES / sizeof SIGNATURES[0]; i++)
		if (begins_with(s, SIGNATURES[i].words) && (!SIGNATURES[i].capitals || shape_all_caps(s)))
			return true;
	return false;
}

/* What ends the block: an appendix, a form, a table, a section, or a title. */
static bool ends_signature(const struct builder *builder, size_t at)
{
	const struct line *line = &builder->lines[at];
	struct enumerator mark = enumerator_scan(line->trimmed);

	if (line->trimmed.data[0] == '|' || shape_starts_word(line->trimmed, "stt") || is_title(line))
		return true;
	return mark.style != ENUM_NONE && mark.style != ENUM_BULLET && !signature_begins(line);
}

/* A line of the distribution list that was wrapped, or the list itself where it follows "Nơi nhận:" in running text. */
static bool goes_on(const struct line *last, const struct line *line)
{
	enum shape_end end = shape_end(last->trimmed);

	if (line_has_gap(line, 3) || line_has_gap(last, 3) || last + 1 != line)
		return false;
	if (shape_starts_word(last->trimmed, "nơi nhận") && end != END_COLON)
		return end != END_STOP && !shape_all_caps(line->trimmed) &&
		       enumerator_scan(line->trimmed).style == ENUM_NONE;
	return shape_start(line->trimmed) == START_LOWER && end == END_OPEN;
}

size_t signature_read(struct layout *layout, size_t at)
{
	const struct builder *builder = layout->builder;

	for (unsigned i = 0; i < SIGNATURE_LINES && at < builder->line_count; i++) {
		size_t next = layout_next(builder, at + 1, NULL);

		if (next < builder->line_count && goes_on(&builder->lines[at], &builder->lines[next])) {
			layout_joined(layout, BLOCK_PARAGRAPH, at, next + 1);
			next = layout_next(builder, next + 1, NULL);
		} else {
			layout_columns(layout, &builder->lines[at], 3);
		}
		if (next == builder->line_count || ends_signature(builder, next))
			return next;
		at = next;
	}
	return at;
}
