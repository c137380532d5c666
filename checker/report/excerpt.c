#include "report/excerpt.h"

#include <string.h>

#include "report/clean.h"
#include "report/style.h"

/* Bytes that are shown of a line: whole lines up to WHOLE, else AROUND on both sides of each mark. */
enum { WHOLE = 170, AROUND = 60, MARKS = 5 };

/* Bytes [start, end) of the excerpt; an empty one marks the place where something is missing. */
struct mark {
	size_t start, end;
};

struct marks {
	struct mark items[MARKS];
	size_t count;
};

/* Byte offset in the excerpt of a line and column. */
static size_t offset_of(const struct rasoat_place *place, struct rasoat_position position)
{
	const char *at = place->excerpt;

	for (unsigned line = place->excerpt_line; line < position.line; line++) {
		const char *end = strchr(at, '\n');

		if (!end)
			return strlen(place->excerpt);
		at = end + 1;
	}
	for (unsigned column = 1; column < position.column && *at && *at != '\n'; column++) {
		at++;
		while (((unsigned char)*at & 0xC0) == 0x80)
			at++;
	}
	return (size_t)(at - place->excerpt);
}

static struct marks marks_of(const struct rasoat_place *place)
{
	struct marks marks = {.count = 0};

	for (size_t i = 0; i < sizeof place->marks / sizeof *place->marks; i++)
		if (place->marks[i].end > place->marks[i].start)
			marks.items[marks.count++] = (struct mark){place->marks[i].start, place->marks[i].end};
	if (marks.count == 0)
		marks.items[marks.count++] = (struct mark){offset_of(place, place->start),
							   offset_of(place, place->end)};
	return marks;
}

static bool marked(const struct marks *marks, size_t at)
{
	for (size_t i = 0; i < marks->count; i++)
		if (at >= marks->items[i].start && at < marks->items[i].end)
			return true;
	return false;
}

/* An empty mark has no character of its own: a caret stands at the place. */
static bool placed(const struct marks *marks, size_t at)
{
	for (size_t i = 0; i < marks->count; i++)
		if (marks->items[i].start == marks->items[i].end && marks->items[i].start == at)
			return true;
	return false;
}

/* Whether a mark touches bytes [from, to] of the excerpt: also an empty one at the end of a line. */
static bool touched(const struct marks *marks, size_t from, size_t to)
{
	for (size_t i = 0; i < marks->count; i++) {
		const struct mark *mark = &marks->items[i];

		if (mark->start == mark->end ? mark->start >= from && mark->start <= to
					     : mark->start < to && mark->end > from)
			return true;
	}
	return false;
}

/* One line of the excerpt, as it is printed twice: its text, then what underlines it. */
struct row {
	const char *excerpt;
	size_t from, to; /* bytes of the excerpt */
	const struct marks *marks;
	bool all; /* short enough to be shown whole */
};

static bool shown(const struct row *row, size_t at)
{
	size_t low = at > AROUND ? at - AROUND : 0;

	if (row->all)
		return true;
	if (!touched(row->marks, row->from, row->to))
		return at - row->from < WHOLE;
	/* Of a long mark only the ends are of interest. */
	for (size_t i = 0; i < row->marks->count; i++) {
		const struct mark *mark = &row->marks->items[i];

		if ((mark->start >= low && mark->start <= at + AROUND) ||
		    (mark->end >= low && mark->end <= at + AROUND))
			return true;
	}
	return false;
}

static void text_line(struct report *report, const struct row *row)
{
	bool cut = false;
	bool bright = false;

	for (size_t at = row->from; at < row->to;) {
		struct glyph glyph = clean_glyph(row->excerpt + at, row->to - at);
		bool visible = shown(row, at);
		bool mark = visible && marked(row->marks, at);

		if (mark != bright)
			style(report, mark ? STYLE_MARK : STYLE_NONE);
		bright = mark;
		if (visible)
			fputs(glyph.bytes, report->out);
		else if (!cut)
			fputs("…", report->out);
		cut = !visible;
		at += glyph.size;
	}
	if (bright)
		style(report, STYLE_NONE);
	fputc('\n', report->out);
}

/* Blanks that are owed are only printed before a mark, so that no line ends in blanks. */
static void underline(struct report *report, char c, unsigned width, size_t *owed)
{
	if (c == ' ') {
		*owed += width;
		return;
	}
	fprintf(report->out, "%*s", (int)*owed, "");
	*owed = 0;
	while (width-- > 0)
		fputc(c, report->out);
}

static void mark_line(struct report *report, const struct row *row)
{
	bool cut = false;
	size_t owed = 0;

	style(report, STYLE_MARK);
	for (size_t at = row->from; at < row->to;) {
		struct glyph glyph = clean_glyph(row->excerpt + at, row->to - at);
		bool visible = shown(row, at);

		if (visible)
			underline(report, marked(row->marks, at) || placed(row->marks, at) ? '^' : ' ', glyph.width,
				  &owed);
		else if (!cut)
			owed++;
		cut = !visible;
		at += glyph.size;
	}
	if (placed(row->marks, row->to))
		underline(report, '^', 1, &owed);
	style(report, STYLE_NONE);
	fputc('\n', report->out);
}

static void gutter(struct report *report, unsigned line)
{
	style(report, STYLE_LINE);
	if (line > 0)
		fprintf(report->out, "%7u | ", line);
	else
		fprintf(report->out, "%7s | ", "");
	style(report, STYLE_NONE);
}

/* Blanks at the end of a line are shown only as far as they are marked. */
static size_t without_blanks(const char *excerpt, const struct marks *marks, size_t from, size_t to)
{
	while (to > from && (excerpt[to - 1] == ' ' || excerpt[to - 1] == '\t') && !marked(marks, to - 1) &&
	       !placed(marks, to))
		to--;
	return to;
}

void excerpt_print(struct report *report, const struct rasoat_place *place)
{
	struct marks marks = marks_of(place);
	size_t size = strlen(place->excerpt);
	unsigned line = place->excerpt_line;

	for (size_t from = 0; from < size; line++) {
		size_t end = from + strcspn(place->excerpt + from, "\r\n\f");
		size_t to = without_blanks(place->excerpt, &marks, from, end);
		struct row row = {place->excerpt, from, to, &marks, to - from <= WHOLE};

		gutter(report, line);
		text_line(report, &row);
		if (touched(&marks, from, to)) {
			gutter(report, 0);
			mark_line(report, &row);
		}
		from = end + strcspn(place->excerpt + end, "\n");
		from += from < size;
	}
}
