/*
 * Places as a person reads them: "dòng 95", the lines around it, the figures to mark in these lines.
 *
 * An excerpt is bounded, so that many findings in one endless line cost no more than their number: of a long place, the
 * part with the marks is shown, and "…" stands where something was left out.
 */
#include "base/utf8.h"
#include "library/library.h"

enum { MOST_BYTES = 1600, MOST_LINES = 10, MOST_TEXT = 2000, MOST_MARKS = 4, AROUND = 240 };

static const struct slice ELLIPSIS = {"…", sizeof "…" - 1};

/* Bytes [start, end) of the source. */
struct range {
	size_t start;
	size_t end;
};

static bool is_inside(struct slice source, size_t at)
{
	return at > 0 && at < source.size && ((unsigned char)source.data[at] & 0xC0) == 0x80;
}

static size_t character_start(struct slice source, size_t at)
{
	while (is_inside(source, at))
		at--;
	return at;
}

static size_t line_start(struct slice source, size_t at, size_t lowest)
{
	while (at > lowest && source.data[at - 1] != '\n')
		at--;
	return character_start(source, at);
}

static size_t line_end(struct slice source, size_t at, size_t highest)
{
	while (at < highest && source.data[at] != '\n')
		at++;
	return character_start(source, at);
}

static struct range source_range(const struct document *doc, struct span span)
{
	struct range range = {document_source_offset(doc, span.start), document_source_end(doc, span)};

	if (range.end < range.start)
		range.end = range.start;
	return range;
}

static size_t limited_end(struct slice source, struct range range)
{
	size_t end = range.end - range.start > MOST_BYTES ? range.start + MOST_BYTES : range.end;
	unsigned lines = 1;

	for (size_t at = range.start; at < end; at++)
		if (source.data[at] == '\n' && ++lines > MOST_LINES)
			return at;
	return end;
}

/* The place with what stands near enough to be shown with it. */
static struct range widened(struct slice source, struct range place, const struct range *others, size_t count)
{
	for (size_t i = 0; i < count; i++) {
		struct range wider = {others[i].start < place.start ? others[i].start : place.start,
				      others[i].end > place.end ? others[i].end : place.end};

		if (limited_end(source, wider) == wider.end)
			place = wider;
	}
	return place;
}

/* The lines of a place, bounded; where it is too long, from the line of its first mark on. */
static struct range excerpt_range(struct slice source, struct range place, const struct range *marks, size_t count)
{
	struct range shown = place;

	if (limited_end(source, shown) < shown.end && count > 0 && marks[0].start >= place.start &&
	    marks[0].end <= place.end)
		shown.start = marks[0].start;
	shown.end = limited_end(source, shown);
	shown.start = line_start(source, shown.start, shown.start > AROUND ? shown.start - AROUND : 0);
	shown.end = line_end(source, shown.end, source.size - shown.end > AROUND ? shown.end + AROUND : source.size);
	return shown;
}

static void mark_excerpt(struct rasoat_place *place, struct range shown, size_t prefix, const struct range *marks,
			 size_t count)
{
	size_t used = 0;

	for (size_t i = 0; i < count && used < MOST_MARKS; i++) {
		if (marks[i].start < shown.start || marks[i].end > shown.end || marks[i].start == marks[i].end)
			continue;
		place->marks[used].start = marks[i].start - shown.start + prefix;
		place->marks[used++].end = marks[i].end - shown.start + prefix;
	}
}

/* The excerpt's bytes; a CR before a line end is no part of a line for a person. */
static void make_excerpt(struct rasoat_result *result, struct range shown)
{
	struct slice source = result->check.doc->source;
	bool cut_before = shown.start > 0 && source.data[shown.start - 1] != '\n';
	bool cut_behind = shown.end < source.size && source.data[shown.end] != '\n';
	struct strbuf text;

	strbuf_init(&text, &result->arena);
	if (cut_before)
		strbuf_add(&text, ELLIPSIS);
	result->excerpt = (struct library_excerpt){.start = shown.start, .end = shown.end, .prefix = text.size};
	strbuf_add(&text, slice_part(source, shown.start, shown.end));
	if (cut_behind)
		strbuf_add(&text, ELLIPSIS);
	else if (slice_ends(strbuf_slice(&text), SLICE("\r")))
		text.data[--text.size] = '\0';
	result->excerpt.text = text.data;
}

static void fill_excerpt(struct rasoat_result *result, struct rasoat_place *place, struct range shown,
			 const struct range *marks, size_t count)
{
	if (result->excerpt.text == NULL || result->excerpt.start != shown.start || result->excerpt.end != shown.end)
		make_excerpt(result, shown);
	place->excerpt = result->excerpt.text;
	place->excerpt_line = document_source_line(result->check.doc, (uint32_t)shown.start);
	mark_excerpt(place, shown, result->excerpt.prefix, marks, count);
}

static const char *place_text(struct rasoat_result *result, struct span span)
{
	struct slice text = document_slice(result->check.doc, span);
	struct strbuf out;

	if (text.size <= MOST_TEXT)
		return arena_string(&result->arena, text);
	strbuf_init(&out, &result->arena);
	strbuf_add(&out, slice_part(text, 0, character_start(text, MOST_TEXT)));
	strbuf_add(&out, ELLIPSIS);
	return out.data;
}

struct rasoat_place library_place(struct rasoat_result *result, struct span span, struct span shown,
				  const struct span *marks, size_t count)
{
	const struct document *doc = result->check.doc;
	struct position start = document_position(doc, span.start);
	struct position end = document_end_position(doc, span);
	struct range ranges[MOST_MARKS + 1];
	struct range range;
	size_t used = 0;
	struct rasoat_place place = {
		.start = {start.line, start.column},
		.end = {end.line, end.column},
		.range = {span.start, span.end},
		.section = library_section(result, span),
		.text = place_text(result, span),
		.note = "",
	};

	library_place_name(result, span, &place);
	for (size_t i = 0; i < count && used < MOST_MARKS; i++) {
		if (marks[i].end <= marks[i].start)
			continue;
		place.figures[used] = (struct rasoat_range){marks[i].start, marks[i].end};
		ranges[used++] = source_range(doc, marks[i]);
	}
	ranges[used] = source_range(doc, shown);
	range = widened(doc->source, source_range(doc, span), ranges, used + 1);
	fill_excerpt(result, &place, excerpt_range(doc->source, range, ranges, used), ranges, used);
	return place;
}
