#include "document/layout_lines.h"

#include <utf8proc.h>

#include "base/utf8.h"

enum {
	FORM_FEED = 0x0C, /* begins a page, and takes no column */
	SOFT_HYPHEN = 0xAD,
	ZERO_WIDTH_SPACE = 0x200B,
	ZERO_WIDTH_JOINER = 0x200D,
	WORD_JOINER = 0x2060,
	BYTE_ORDER_MARK = 0xFEFF,
	LONGEST_CLUSTER = 32,   /* a letter with more marks is no text; bounds the work on hostile input */
	LONGEST_DECOMPOSED = 4, /* characters that one decomposes into */
	MAX_HEADING_MARKS = 6,
};

/* A line being rewritten: text and segments grow here and are copied when the line is done. */
struct rewriter {
	struct builder *builder;
	struct slice source;
	size_t begin; /* the line in source */
	size_t end;
	struct strbuf text;
	struct segment *segments;
	size_t count;
	size_t capacity;
	bool markdown;    /* its marks are to be left out */
	bool unclosed[2]; /* no '*', no '_' further on in the line closes an emphasis */
};

uint32_t line_source(const struct line *line, size_t at)
{
	size_t low = 0;
	size_t high = line->segment_count;
	uint32_t source;

	if (line->identical)
		return line->source + (uint32_t)at;
	while (high - low > 1) {
		size_t middle = low + (high - low) / 2;

		if (line->segments[middle].text <= at)
			low = middle;
		else
			high = middle;
	}
	source = line->segments[low].source + ((uint32_t)at - line->segments[low].text);
	if (low + 1 < line->segment_count && source > line->segments[low + 1].source)
		source = line->segments[low + 1].source;
	return source;
}

size_t line_run_end(const struct line *line, size_t at, size_t to)
{
	size_t low = 0;
	size_t high = line->segment_count;

	if (line->identical)
		return to;
	while (low < high) {
		size_t middle = low + (high - low) / 2;

		if (line->segments[middle].text <= at)
			low = middle + 1;
		else
			high = middle;
	}
	return low < line->segment_count && line->segments[low].text < to ? line->segments[low].text : to;
}

/* Letters and marks that NFC leaves alone whatever follows them, but combining marks. */
static bool is_stable(uint32_t character)
{
	return (character > SOFT_HYPHEN && character < 0x300) || (character > 0xA0 && character < SOFT_HYPHEN) ||
	       (character >= 0x1EA0 && character < 0x1F00) || (character >= 0x2010 && character < 0x2028) ||
	       character == 0xFFFD;
}

/* Whether the bytes at `at` may need rewriting; false negatives are not allowed. */
static bool is_suspect(struct slice s, size_t at, bool markdown, size_t *length)
{
	unsigned char c = (unsigned char)s.data[at];

	*length = 1;
	if (c < 0x80 && !markdown)
		return c < ' ' && c != '\t';
	if (c < 0x80)
		return c == '*' || c == '\\' || c == '#' || c == '<' || c == '&' || c == '_' || (c < ' ' && c != '\t');
	return !is_stable(utf8_decode(s, at, length));
}

static bool needs_rewriting(struct slice line, bool markdown)
{
	size_t length;

	for (size_t at = 0; at < line.size; at += length)
		if (is_suspect(line, at, markdown, &length))
			return true;
	return false;
}

static void emit(struct rewriter *w, size_t source, struct slice bytes)
{
	struct segment *last = w->count > 0 ? &w->segments[w->count - 1] : NULL;

	if (last == NULL || last->source + (w->text.size - last->text) != source) {
		last = ARENA_PUSH(w->builder->arena, w->segments, w->count, w->capacity);
		*last = (struct segment){.text = (uint32_t)w->text.size, .source = (uint32_t)source};
	}
	strbuf_add(&w->text, bytes);
}

static bool is_dropped(uint32_t character)
{
	return character == SOFT_HYPHEN || (character >= ZERO_WIDTH_SPACE && character <= ZERO_WIDTH_JOINER) ||
	       character == WORD_JOINER || character == BYTE_ORDER_MARK || character == FORM_FEED;
}

/* End of the letter at `at` with the marks behind it. */
static size_t cluster_end(const struct rewriter *w, size_t at)
{
	utf8proc_int32_t state = 0;
	size_t length;
	utf8proc_int32_t last = (utf8proc_int32_t)utf8_decode(w->source, at, &length);

	at += length;
	for (unsigned count = 1; at < w->end && count < LONGEST_CLUSTER; count++) {
		utf8proc_int32_t next = (utf8proc_int32_t)utf8_decode(w->source, at, &length);

		if (utf8proc_grapheme_break_stateful(last, next, &state))
			break;
		last = next;
		at += length;
	}
	return at;
}

/* Takes the letter at `at` with the marks behind it, composed. Returns the offset behind them. */
static size_t take_cluster(struct rewriter *w, size_t at)
{
	utf8proc_int32_t characters[LONGEST_CLUSTER * LONGEST_DECOMPOSED];
	char bytes[sizeof characters];
	size_t end = cluster_end(w, at);
	const utf8proc_uint8_t *source = (const utf8proc_uint8_t *)w->source.data + at;
	utf8proc_ssize_t size = 0;
	utf8proc_ssize_t count = utf8proc_decompose(source, (utf8proc_ssize_t)(end - at), characters,
						    (utf8proc_ssize_t)(sizeof characters / sizeof characters[0]),
						    UTF8PROC_DECOMPOSE);

	count = utf8proc_normalize_utf32(characters, count, UTF8PROC_COMPOSE | UTF8PROC_STABLE);
	for (utf8proc_ssize_t i = 0; i < count; i++)
		size += utf8proc_encode_char(characters[i], (utf8proc_uint8_t *)bytes + size);
	emit(w, at, slice_of(bytes, (size_t)size));
	return end;
}

static size_t take_character(struct rewriter *w, size_t at)
{
	size_t length;
	uint32_t character = utf8_decode(w->source, at, &length);

	if (is_dropped(character))
		return at + length;
	if (character != '\t' && (character < ' ' || utf8_is_space(character))) {
		emit(w, at, SLICE(" "));
		return at + length;
	}
	return take_cluster(w, at);
}

static uint32_t char_at(const struct rewriter *w, size_t at)
{
	return at >= w->begin && at < w->end ? (unsigned char)w->source.data[at] : ' ';
}

static bool is_ascii_punct(uint32_t c)
{
	return (c > ' ' && c < '0') || (c > '9' && c < 'A') || (c > 'Z' && c < 'a') || (c > 'z' && c < 0x7F);
}

/* Where the emphasis opened at `at` by one '*' or '_' closes in this line; 0 when it is no emphasis. */
static size_t emphasis_close(struct rewriter *w, size_t at)
{
	uint32_t mark = char_at(w, at);
	uint32_t next = char_at(w, at + 1);
	bool *unclosed = &w->unclosed[mark == '_'];

	if (*unclosed || (char_at(w, at - 1) != ' ' && char_at(w, at - 1) != '|') || next == ' ' || next == '\t' ||
	    is_ascii_punct(next))
		return 0;
	for (size_t close = at + 2; close < w->end; close++) {
		uint32_t behind = char_at(w, close + 1);

		if (char_at(w, close) == mark && char_at(w, close - 1) != ' ' &&
		    (behind == ' ' || is_ascii_punct(behind)))
			return close;
	}
	*unclosed = true;
	return 0;
}

static bool same_bytes(const struct rewriter *w, size_t at, struct slice word)
{
	return slice_starts(slice_part(w->source, at, w->end), word);
}

/* Bytes at `at` that stand for one blank: <br>, &nbsp; and their like. */
static size_t blank_markup(const struct rewriter *w, size_t at)
{
	static const struct slice MARKUP[] = {
		{"<br>", 4}, {"<br/>", 5}, {"<br />", 6}, {"<BR>", 4}, {"&nbsp;", 6},
	};

	for (size_t i = 0; i < sizeof MARKUP / sizeof MARKUP[0]; i++)
		if (same_bytes(w, at, MARKUP[i]))
			return MARKUP[i].size;
	return 0;
}

/* Number of bytes of Markdown at `at` that are no text. *close: the closing mark of an emphasis, dropped later. */
static size_t markdown_marks(struct rewriter *w, size_t at, size_t *close)
{
	uint32_t c = char_at(w, at);
	uint32_t next = char_at(w, at + 1);

	if (at == *close)
		return 1;
	if (c == '\\' && is_ascii_punct(next) && next != '|')
		return 1;
	if (c == '*' && next == '*' && !(char_at(w, at - 1) == '(' && char_at(w, at + 2) == ')'))
		return 2;
	if ((c == '*' || c == '_') && (*close == SIZE_MAX || *close < at)) {
		size_t found = emphasis_close(w, at);

		if (found > 0) {
			*close = found;
			return 1;
		}
	}
	return 0;
}

static void rewrite_plain(struct rewriter *w)
{
	for (size_t at = w->begin; at < w->end;)
		at = take_character(w, at);
}

static void rewrite(struct rewriter *w, size_t from)
{
	size_t close = SIZE_MAX;

	for (size_t at = from; at < w->end;) {
		size_t marks = markdown_marks(w, at, &close);
		size_t blank = blank_markup(w, at);

		if (marks > 0 && char_at(w, at) == '\\')
			at = take_character(w, at + 1);
		else if (marks > 0)
			at += marks;
		else if (blank > 0)
			emit(w, at, SLICE(" ")), at += blank;
		else
			at = take_character(w, at);
	}
}

/* Offset behind "## " at the start of a Markdown heading, or w->begin. */
static size_t heading_start(const struct rewriter *w)
{
	size_t at = w->begin;
	size_t marks = 0;

	while (char_at(w, at + marks) == '#')
		marks++;
	if (marks == 0 || marks > MAX_HEADING_MARKS || char_at(w, at + marks) != ' ')
		return w->begin;
	return at + marks + 1;
}

static void rewrite_line(struct builder *builder, struct line *line, struct rewriter *w)
{
	struct slice raw = slice_trim(slice_part(w->source, w->begin, w->end));
	size_t from = w->markdown ? heading_start(w) : w->begin;

	w->builder = builder;
	strbuf_clear(&w->text);
	w->count = 0;
	w->unclosed[0] = w->unclosed[1] = false;
	if (w->markdown)
		rewrite(w, from);
	else
		rewrite_plain(w);
	line->text = arena_copy(builder->arena, strbuf_slice(&w->text));
	line->segments = arena_array(builder->arena, w->count + 1, sizeof *line->segments);
	if (w->count > 0)
		memcpy(line->segments, w->segments, w->count * sizeof *line->segments);
	line->segments[w->count] = (struct segment){.text = (uint32_t)line->text.size, .source = (uint32_t)w->end};
	line->segment_count = (uint32_t)w->count + 1;
	line->strong = from > w->begin ||
		       (w->markdown && raw.size > 4 && slice_starts(raw, SLICE("**")) && slice_ends(raw, SLICE("**")));
}

/* A rule drawn with one character: ----, ____, ====. It separates, it says nothing. */
static bool is_rule(struct slice trimmed)
{
	if (trimmed.size < 3 || strchr("-_=~*", trimmed.data[0]) == NULL)
		return false;
	for (size_t i = 1; i < trimmed.size; i++)
		if (trimmed.data[i] != trimmed.data[0])
			return false;
	return true;
}

static void describe(struct line *line, struct slice raw)
{
	line->trimmed = slice_trim(line->text);
	line->blank = line->trimmed.size == 0 || is_rule(slice_trim(raw));
	line->indent = (uint32_t)line_begin(line);
	line->page = !line->identical && memchr(raw.data, '\f', raw.size) != NULL;
	line->furniture = line->page && line->blank;
}

/* A rule drawn with dashes is a blank line, but not as a row of a table. */
static void take_given(struct line *line, const struct given_line *given)
{
	line->begins = given->begins;
	line->strong = given->strong;
	line->centred = given->centred;
	line->table = given->table;
	if (given->table > 0)
		line->blank = line->furniture = false;
}

static void add_line(struct builder *builder, struct rewriter *w, size_t *capacity)
{
	struct line *line = ARENA_PUSH(builder->arena, builder->lines, builder->line_count, *capacity);
	struct slice raw = slice_part(w->source, w->begin, w->end);

	line->number = (uint32_t)builder->line_count;
	line->source = (uint32_t)w->begin;
	line->identical = !needs_rewriting(raw, w->markdown);
	line->text = raw;
	if (!line->identical)
		rewrite_line(builder, line, w);
	describe(line, raw);
	if (builder->doc->given != NULL)
		take_given(line, &builder->doc->given->lines[builder->line_count - 1]);
}

/* Offset behind the line end at `at`, which is LF, CR or CRLF. */
static size_t behind_line_end(struct slice source, size_t at)
{
	if (source.data[at] == '\r' && at + 1 < source.size && source.data[at + 1] == '\n')
		return at + 2;
	return at + 1;
}

void lines_split(struct builder *builder)
{
	struct document *doc = builder->doc;
	struct rewriter w = {.source = doc->source, .markdown = doc->given == NULL};
	size_t line_capacity = 0;
	size_t start_capacity = 0;

	strbuf_init(&w.text, builder->arena);
	for (size_t at = 0; at < doc->source.size;) {
		w.begin = w.end = at;
		while (w.end < doc->source.size && doc->source.data[w.end] != '\n' && doc->source.data[w.end] != '\r')
			w.end++;
		*ARENA_PUSH(builder->arena, doc->line_starts, doc->line_count, start_capacity) = (uint32_t)at;
		add_line(builder, &w, &line_capacity);
		at = w.end < doc->source.size ? behind_line_end(doc->source, w.end) : w.end;
	}
}
