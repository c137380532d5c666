#include <stdlib.h>

#include "base/utf8.h"
#include "document/layout_parts.h"
#include "document/shape.h"

enum {
	SAMPLES = 4096, /* pairs of lines to measure; more tell no more */
	LEAST_SAMPLES = 3,
	SHORTEST_FULL = 45, /* characters: shorter lines are headings and cells */
	BLANK_WIDTH = 250,
	LARGEST_MARGIN = 40,
	CENTRED = 8, /* blanks before a centred line */
};

/* A line that surely was wrapped: what it takes, and what it would have taken with the next word, in both measures. */
struct sample {
	uint32_t line[2];
	uint32_t with_word[2];
	bool marked; /* first line of a numbered block or item */
	bool plain;  /* no first line */
};

struct sampler {
	struct sample *samples;
	size_t count;
	size_t trailing;     /* samples that end in a blank */
	size_t blank_inside; /* the same across a blank line */
	size_t marked;       /* samples that are first lines of numbered blocks or items */
	size_t outdented;    /* those whose next line begins further left */
	size_t titles[2];    /* short numbered lines before text: without and with a blank line between */
	size_t lines;        /* lines of prose */
	uint32_t *widths;    /* scratch for sorting */
};

bool line_has_gap(const struct line *line, unsigned blanks)
{
	unsigned run = 0;

	for (size_t i = 0; i < line->trimmed.size; i++) {
		if (line->trimmed.data[i] == '\t')
			return true;
		run = line->trimmed.data[i] == ' ' ? run + 1 : 0;
		if (run >= blanks)
			return true;
	}
	return false;
}

bool line_begins_table(const struct line *line)
{
	struct slice s = line->trimmed;

	return s.data[0] == '|' || memchr(s.data, '\t', s.size) != NULL || shape_starts_word(s, "stt") ||
	       shape_starts_word(s, "số tt") || (shape_starts_word(s, "tt") && shape_all_caps(slice_part(s, 0, 2)));
}

static uint32_t measure(const struct line *line, bool proportional)
{
	if (proportional)
		return line->indent * BLANK_WIDTH + shape_width(line->trimmed);
	return line->indent + (uint32_t)utf8_count(line->trimmed);
}

static uint32_t measure_word(struct slice word, bool proportional)
{
	return proportional ? BLANK_WIDTH + shape_width(word) : 1 + (uint32_t)utf8_count(word);
}

static bool has_trailing_blank(const struct line *line)
{
	return line_end(line) < line->text.size;
}

static struct enumerator mark_of(const struct line *line)
{
	return enumerator_scan(line->trimmed);
}

static bool is_prose(const struct line *line)
{
	return utf8_count(line->trimmed) >= SHORTEST_FULL && line->trimmed.data[0] != '|' && !line_has_gap(line, 3);
}

bool wrap_surely(const struct line *line, const struct line *next)
{
	enum shape_end end = shape_end(line->trimmed);

	return is_prose(line) && (end == END_OPEN || end == END_COMMA) && shape_start(next->trimmed) == START_LOWER &&
	       mark_of(next).style == ENUM_NONE;
}

static void add_sample(struct sampler *s, const struct line *before, const struct line *line, const struct line *next)
{
	struct sample *sample = &s->samples[s->count++];

	for (int proportional = 0; proportional < 2; proportional++) {
		sample->line[proportional] = measure(line, proportional);
		sample->with_word[proportional] = sample->line[proportional] +
						  measure_word(shape_first_word(next->trimmed), proportional);
	}
	s->trailing += has_trailing_blank(line);
	sample->marked = mark_of(line).style != ENUM_NONE;
	s->marked += sample->marked;
	s->outdented += sample->marked && next->indent + 2 <= line->indent;
	sample->plain = !sample->marked && before != NULL && shape_end(before->trimmed) != END_STOP &&
			shape_end(before->trimmed) != END_COLON;
}

/* "1. Kết quả" with text on the next line. */
static bool is_short_title(const struct line *line, const struct line *next)
{
	enum enum_style style = mark_of(line).style;

	return style != ENUM_NONE && style < ENUM_BULLET && shape_end(line->trimmed) == END_OPEN && !is_prose(line) &&
	       shape_start(next->trimmed) == START_UPPER && mark_of(next).style == ENUM_NONE;
}

static void collect(const struct builder *builder, struct sampler *s)
{
	const struct line *before = NULL;
	unsigned blanks;
	size_t at = layout_next(builder, 0, NULL);

	while (at < builder->line_count && s->count < SAMPLES) {
		const struct line *line = &builder->lines[at];
		size_t next = layout_next(builder, at + 1, &blanks);

		s->lines += is_prose(line);
		if (next < builder->line_count && is_short_title(line, &builder->lines[next]))
			s->titles[blanks > 0]++;
		if (next < builder->line_count && wrap_surely(line, &builder->lines[next])) {
			s->blank_inside += blanks == 1;
			if (blanks == 0)
				add_sample(s, before, line, &builder->lines[next]);
		}
		before = blanks == 0 ? line : NULL;
		at = next;
	}
}

static int compare_widths(const void *a, const void *b)
{
	uint32_t x = *(const uint32_t *)a;
	uint32_t y = *(const uint32_t *)b;

	return (x > y) - (x < y);
}

/* The width that all but few of the samples (marked ones alone, or all) keep within; 0 for too few samples. */
static uint32_t full_width(struct sampler *s, bool proportional, bool marked)
{
	size_t count = 0;

	for (size_t i = 0; i < s->count; i++)
		if (!marked || s->samples[i].marked)
			s->widths[count++] = s->samples[i].line[proportional];
	if (count < LEAST_SAMPLES)
		return 0;
	qsort(s->widths, count, sizeof *s->widths, compare_widths);
	return s->widths[count - 1 - count / 40];
}

/* Lines that ended although the next word would have fitted: the fewer, the better the measure. */
static size_t contradictions(const struct sampler *s, bool proportional, uint32_t width)
{
	size_t count = 0;

	for (size_t i = 0; i < s->count; i++)
		count += s->samples[i].plain && s->samples[i].with_word[proportional] <= width;
	return count;
}

static void choose_measure(struct sampler *s, struct wrap *wrap)
{
	uint32_t characters = full_width(s, false, false);
	uint32_t ems = full_width(s, true, false);
	uint32_t first;

	wrap->proportional = contradictions(s, true, ems) < contradictions(s, false, characters);
	wrap->width = wrap->proportional ? ems : characters;
	first = full_width(s, wrap->proportional, true);
	if (first == 0)
		first = wrap->proportional ? wrap->width - wrap->width / 11 : wrap->width;
	wrap->first_width = first < wrap->width ? first : wrap->width;
}

/* Lines well above the full width: where they are many, paragraphs are not wrapped but for a few. */
static size_t count_long(const struct builder *builder, const struct wrap *wrap)
{
	size_t count = 0;

	for (size_t i = 0; i < builder->line_count; i++) {
		const struct line *line = &builder->lines[i];

		if (line_counts(line) && is_prose(line) &&
		    measure(line, wrap->proportional) > wrap->width + wrap->width / 8)
			count++;
	}
	return count;
}

/* Blanks before all but one in twenty of the lines. */
static uint32_t find_margin(const struct builder *builder)
{
	size_t counts[LARGEST_MARGIN + 1] = {0};
	size_t lines = 0;
	size_t below = 0;

	for (size_t i = 0; i < builder->line_count; i++) {
		uint32_t indent = builder->lines[i].indent;

		if (!line_counts(&builder->lines[i]))
			continue;
		counts[indent < LARGEST_MARGIN ? indent : LARGEST_MARGIN]++;
		lines++;
	}
	for (uint32_t indent = 0; indent < LARGEST_MARGIN; indent++) {
		below += counts[indent];
		if (below * 20 > lines)
			return indent;
	}
	return LARGEST_MARGIN;
}

bool wrap_centred(const struct wrap *wrap, const struct line *line)
{
	uint32_t left = line->indent > wrap->margin ? line->indent - wrap->margin : 0;
	uint32_t blank = wrap->proportional ? BLANK_WIDTH : 1;

	if (line->centred)
		return true;
	return left >= CENTRED &&
	       (wrap->width == 0 || measure(line, wrap->proportional) + left / 2 * blank <= wrap->width);
}

void wrap_measure(const struct builder *builder, struct wrap *wrap)
{
	struct sampler s = {0};

	*wrap = (struct wrap){.margin = find_margin(builder)};
	s.samples = arena_array(builder->arena, SAMPLES, sizeof *s.samples);
	s.widths = arena_array(builder->arena, SAMPLES, sizeof *s.widths);
	collect(builder, &s);
	if (s.count < LEAST_SAMPLES)
		return;
	choose_measure(&s, wrap);
	wrap->trailing = s.trailing * 10 >= s.count * 9;
	wrap->blank_inside = s.blank_inside > 1;
	wrap->outdented = s.marked >= LEAST_SAMPLES && s.outdented * 10 >= s.marked * 9;
	wrap->blank_titles = s.titles[1] > s.titles[0];
	if (count_long(builder, wrap) * 5 > s.lines)
		*wrap = (struct wrap){.margin = wrap->margin};
}

bool wrap_long(const struct wrap *wrap, const struct line *line)
{
	uint32_t width = measure(line, wrap->proportional);

	return is_prose(line) && wrap->width > 0 && width > wrap->width - wrap->width / 4 &&
	       width <= wrap->width + wrap->width / 8;
}

bool wrap_full(const struct wrap *wrap, const struct line *line, const struct line *next, bool first)
{
	uint32_t limit = first ? wrap->first_width : wrap->width;
	uint32_t slack = wrap->proportional ? wrap->width / 50 : 0;
	uint32_t width = measure(line, wrap->proportional);

	if (wrap->width == 0 || width > wrap->width + wrap->width / 8)
		return false;
	return width + measure_word(shape_first_word(next->trimmed), wrap->proportional) > limit - slack;
}

/* ---- does the next line go on? ------------------------------------------------------------------------------ */

/* What is known of the gap between two lines. */
struct pair {
	const struct wrap *wrap;
	const struct line *begin; /* first line of the block */
	const struct line *last;
	const struct line *next;
	unsigned blanks;
	bool first; /* last begins its block */
	bool full;
	bool trailing; /* last ends in a blank where wrapped lines do */
	bool ended;    /* last has no blank at its end where wrapped lines have one */
	enum shape_end end;
	enum shape_start start;
	struct enumerator mark; /* of next */
	struct enumerator head; /* of last, when it begins its block */
};

static bool is_continued(enum shape_end end)
{
	return end == END_OPEN || end == END_COMMA;
}

/* Whether n follows the last number of that style, or begins anew. */
static bool in_sequence(const struct layout *layout, const struct enumerator *mark)
{
	return mark->depth != 1 || mark->path[0] == 1 || mark->path[0] == layout->last_number[mark->style] + 1 ||
	       (mark->letter != 0 && (mark->letter == 1 || mark->letter == layout->last_number[ENUM_UPPER] + 1));
}

static bool ends_in_dash(const struct line *line)
{
	return slice_ends(line->trimmed, SLICE("-")) || slice_ends(line->trimmed, SLICE("\xE2\x80\x93"));
}

static struct slice last_word(const struct line *line)
{
	size_t at = line->trimmed.size;

	while (at > 0 && line->trimmed.data[at - 1] != ' ')
		at--;
	return slice_part(line->trimmed, at, line->trimmed.size);
}

/* Whether the line ends in a word that takes the number behind it: "trong quý" + "IV. Ngoài ra". */
static bool takes_number(const struct line *line)
{
	static const char *const WORDS[] = {"quý", "tháng", "ngày", "mục", "khoản",  "điều", "số",  "độ", "nhóm",
					    "chí", "bảng",  "biểu", "lục", "chương", "lần",  "thứ", "kỳ", "đợt"};
	struct slice word = last_word(line);

	for (size_t i = 0; i < sizeof WORDS / sizeof WORDS[0]; i++)
		if (shape_starts_word(word, WORDS[i]))
			return !shape_all_caps(line->trimmed);
	return false;
}

/* "trong tháng", "đến hết quý": nothing ends so, however short the line is. */
static bool awaits_number(const struct line *line)
{
	static const char *const WORDS[] = {" trong tháng", " hết tháng", " cuối tháng", " đầu tháng", " vào tháng",
					    " đến tháng",   " trong quý", " hết quý",    " cuối quý",  " đầu quý",
					    " vào quý",     " đến ngày",  " từ ngày",    " hết ngày",  " trước ngày"};

	for (size_t i = 0; i < sizeof WORDS / sizeof WORDS[0]; i++)
		if (slice_ends(line->trimmed, slice_str(WORDS[i])))
			return true;
	return false;
}

/* How the text behind the mark of a line begins. */
static enum shape_start content_start(const struct line *line, const struct enumerator *mark)
{
	return shape_start(slice_trim(slice_part(line->trimmed, mark->size, line->trimmed.size)));
}

/* A dash that goes on with the sentence; in a list whose items begin with small letters, it begins the next item. */
static bool is_dash_of_sentence(const struct pair *p)
{
	enum shape_start start = content_start(p->next, &p->mark);

	if (p->head.style == ENUM_BULLET && content_start(p->last, &p->head) == START_LOWER)
		return false;
	return start == START_LOWER || start == START_DIGIT;
}

/* Indented as the wrapped lines of its paragraph are, and not as its first line is. */
static bool is_indented_as_wrapped(const struct pair *p)
{
	if (p->first)
		return p->wrap->outdented && p->next->indent + 2 <= p->last->indent;
	return p->begin->indent != p->last->indent && p->next->indent == p->last->indent;
}

/* "06. Đảng viên ...": a count is padded, hardly a number of a heading. */
static bool is_padded(const struct line *line)
{
	struct slice s = line->trimmed;

	return s.size > 2 && s.data[0] == '0' && s.data[1] >= '0' && s.data[1] <= '9' && s.data[2] == '.';
}

/* A mark at the start of a wrapped line that numbers nothing: "- xã hội", "2023. Ngoài ra", "Bảng 2.". */
static bool is_false_mark(const struct layout *layout, const struct pair *p)
{
	if (p->mark.style == ENUM_NONE)
		return true;
	if (is_padded(p->next) && is_continued(p->end) && p->blanks == 0 && wrap_long(p->wrap, p->last))
		return true;
	if (p->blanks == 0 && !p->next->strong && awaits_number(p->last))
		return true;
	if (!is_continued(p->end) || !p->full || p->ended || p->next->strong)
		return false;
	if (p->blanks > (p->first && p->wrap->blank_inside))
		return false;
	if (is_indented_as_wrapped(p) && !shape_all_caps(p->next->trimmed))
		return true;
	if (p->mark.size == p->next->trimmed.size || ends_in_dash(p->last) || takes_number(p->last))
		return true;
	if (p->mark.style <= ENUM_UPPER && layout->capitals[p->mark.style] && !shape_all_caps(p->next->trimmed))
		return true;
	if (p->mark.style == ENUM_BULLET)
		return is_dash_of_sentence(p);
	if (p->mark.style >= ENUM_PART)
		return !shape_all_caps(slice_part(p->next->trimmed, 0, p->mark.size));
	return !in_sequence(layout, &p->mark);
}

static size_t count_words(struct slice s)
{
	size_t words = 0;
	bool inside = false;

	for (size_t i = 0; i < s.size; i++) {
		words += s.data[i] != ' ' && !inside;
		inside = s.data[i] != ' ';
	}
	return words;
}

/* Capitals on one side only: a heading and what follows it. */
static bool changes_case(const struct pair *p)
{
	bool before = shape_all_caps(p->last->trimmed);
	bool after = shape_all_caps(p->next->trimmed);

	if (before && !after)
		return p->start == START_UPPER;
	return after && !before && count_words(p->next->trimmed) > 2;
}

static bool begins_other(const struct pair *p)
{
	if (line_begins_table(p->next) || signature_begins(p->next) || p->next->strong != p->last->strong)
		return true;
	if (line_has_gap(p->next, 4) && !line_has_gap(p->last, 4))
		return true;
	/* The words that close every report begin a paragraph. */
	if (p->end == END_STOP && shape_starts_word(p->next->trimmed, "trên đây"))
		return true;
	return changes_case(p);
}

/* Indented more than a line that is not the first of its paragraph: a new paragraph; much more than any: centred. */
static bool is_indented(const struct pair *p)
{
	uint32_t more = p->first ? 8 : 2;

	return p->next->indent >= p->last->indent + more && p->start != START_LOWER;
}

static bool is_glued(const struct line *line)
{
	struct slice s = line->trimmed;
	size_t length;
	uint32_t before;

	if (s.size < 2 || (s.data[s.size - 1] != '-' && s.data[s.size - 1] != '/'))
		return false;
	before = utf8_before(s, s.size - 1, &length);
	return utf8_is_letter(before) || (before >= '0' && before <= '9');
}

/* A numbered first line without a full stop heads what follows, though it may be full. */
static bool is_numbered_title(const struct pair *p)
{
	return p->first && p->head.style != ENUM_NONE && p->head.style != ENUM_BULLET && p->start == START_UPPER;
}

/* "(Số liệu tính đến ngày 30/6/2023)" alone on its line. */
static bool is_bracketed(const struct line *line)
{
	return slice_starts(line->trimmed, SLICE("(")) && slice_ends(line->trimmed, SLICE(")")) &&
	       !shape_bracket_open(line->trimmed);
}

/* A heading in capitals that takes two lines. */
static bool is_heading_wrapped(const struct pair *p)
{
	return p->end == END_OPEN && p->head.style != ENUM_NONE && p->head.style != ENUM_BULLET &&
	       shape_all_caps(p->last->trimmed) && shape_all_caps(p->next->trimmed) &&
	       utf8_count(p->last->trimmed) >= SHORTEST_FULL;
}

/* A figure, a bracket or a small letter begins hardly any paragraph: behind a line that is long enough, it goes on. */
static bool begins_midway(const struct pair *p)
{
	return (p->start == START_DIGIT || p->start == START_OPENING || p->start == START_LOWER) &&
	       wrap_long(p->wrap, p->last);
}

static bool joins_next_line(const struct pair *p)
{
	if (p->ended && (p->end != END_OPEN || p->start == START_UPPER))
		return false;
	/* Where an empty line follows the first line of a paragraph, a title with none behind it has ended. */
	if (p->wrap->blank_inside && !p->trailing && is_numbered_title(p))
		return false;
	if ((p->first && is_bracketed(p->last)) || is_heading_wrapped(p))
		return !is_bracketed(p->last);
	if (is_continued(p->end)) {
		if (p->start == START_DIGIT && awaits_number(p->last))
			return true;
		if (p->start == START_LOWER || p->end == END_COMMA)
			return true;
		return p->full || (shape_bracket_open(p->last->trimmed) && p->wrap->width > 0) || begins_midway(p);
	}
	if (p->end == END_SEMICOLON && p->start == START_LOWER && p->mark.style == ENUM_NONE &&
	    (begins_midway(p) || shape_bracket_open(p->last->trimmed)))
		return true;
	if (p->end == END_COLON && p->start == START_UPPER)
		return p->full && (p->trailing || !p->first || wrap_long(p->wrap, p->next));
	return p->full;
}

static bool joins_over_blank(const struct pair *p)
{
	if (p->blanks == 1 && !p->ended && is_continued(p->end) && begins_midway(p))
		return true;
	if (p->end == END_STOP || !p->full || p->ended)
		return false;
	if (p->start == START_LOWER)
		return true;
	if ((p->end == END_COLON && p->start != START_DIGIT) || p->blanks > 1 || !p->wrap->blank_inside ||
	    shape_all_caps(p->last->trimmed))
		return false;
	return p->end != END_OPEN || !is_numbered_title(p) || !p->wrap->blank_titles;
}

/* A mark alone on its line, "PHẦN THỨ NHẤT" or "5.2.", and its title or text on the next. */
static bool is_lone_mark(const struct pair *p)
{
	if (p->head.style == ENUM_NONE || p->head.size < p->last->trimmed.size || p->blanks > 1)
		return false;
	return p->head.style < ENUM_PART || shape_all_caps(p->next->trimmed);
}

/* "số", "ngày" at the end of a line want the "58/QĐ-UBND" or "10/5/2023" that begins the next, whatever the widths. */
static bool wants_figure(const struct pair *p)
{
	static const char *const WORDS[] = {" số", " ngày", " tháng", " Số", " Ngày"};
	struct slice next = p->next->trimmed;
	size_t digits = 0;

	while (digits < next.size && next.data[digits] >= '0' && next.data[digits] <= '9')
		digits++;
	if (digits == 0 || digits > 5 || digits == next.size || next.data[digits] != '/' || !is_prose(p->last))
		return false;
	for (size_t i = 0; i < sizeof WORDS / sizeof WORDS[0]; i++)
		if (slice_ends(p->last->trimmed, slice_str(WORDS[i])))
			return true;
	return false;
}

/* A sentence cut in two by a line end in its midst: a small letter goes on behind a comma or a word. */
static bool is_cut(const struct line *line, const struct line *next)
{
	return wrap_surely(line, next) && !line_has_gap(next, 3);
}

bool wrap_joins(const struct layout *layout, size_t start, size_t last, size_t next)
{
	const struct builder *builder = layout->builder;
	struct pair p = {.wrap = &layout->wrap,
			 .last = &builder->lines[last],
			 .next = &builder->lines[next],
			 .begin = &builder->lines[start],
			 .first = last == start};

	/* Where a format says that a paragraph begins, one begins, unless its lines were broken by hand. */
	if (p.next->begins && p.wrap->width == 0)
		return is_cut(p.last, p.next);
	layout_next(builder, last + 1, &p.blanks);
	p.full = wrap_full(p.wrap, p.last, p.next, p.first);
	p.trailing = p.wrap->trailing && has_trailing_blank(p.last);
	p.ended = p.wrap->trailing && !p.trailing;
	p.end = shape_end(p.last->trimmed);
	p.start = shape_start(p.next->trimmed);
	p.mark = mark_of(p.next);
	if (p.first)
		p.head = mark_of(p.last);
	if (p.mark.style == ENUM_NONE && is_lone_mark(&p) && !line_begins_table(p.next))
		return true;
	if (p.blanks <= 1 && wants_figure(&p))
		return true;
	if (!is_false_mark(layout, &p) || begins_other(&p))
		return false;
	if (is_glued(p.last) && p.blanks <= 1)
		return true;
	if (is_indented(&p))
		return false;
	return p.blanks == 0 ? joins_next_line(&p) : joins_over_blank(&p);
}
