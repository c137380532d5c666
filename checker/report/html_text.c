#include "report/html.h"

#include <stdlib.h>
#include <string.h>

#include "language.h"
#include "report/markup.h"

/* ---- strokes: what is drawn over the text ------------------------------------------------------------------- */

enum stroke_kind { STROKE_FIGURE, STROKE_MAIN, STROKE_RELATED };

struct stroke {
	struct rasoat_range range;
	enum stroke_kind kind;
	enum rasoat_figure_state state; /* of a figure */
	enum rasoat_severity severity;  /* of a finding */
	size_t finding;                 /* from 1 */
	size_t related;                 /* from 1; 0 for the main place */
	bool linked;                    /* a link to the finding stands before it */
};

/* An end of a stroke. */
struct edge {
	size_t at;
	bool begins;
	const struct stroke *stroke;
};

struct strokes {
	struct stroke *items;
	size_t count;
	size_t room;
	struct edge *edges;
	size_t edge_count;
	bool failed;
};

static void add_stroke(struct strokes *strokes, struct stroke stroke)
{
	if (stroke.range.end <= stroke.range.start && !stroke.linked)
		return;
	if (strokes->count == strokes->room) {
		size_t room = strokes->room ? 2 * strokes->room : 256;
		struct stroke *larger = realloc(strokes->items, room * sizeof *larger);

		if (!larger) {
			strokes->failed = true;
			return;
		}
		strokes->items = larger;
		strokes->room = room;
	}
	strokes->items[strokes->count++] = stroke;
}

/* The figures of a place, the link at the first; of a place without figures all of it. */
static void add_place(struct strokes *strokes, const struct rasoat_place *place, struct stroke stroke)
{
	size_t marked = 0;

	stroke.linked = true;
	for (size_t i = 0; i < sizeof place->figures / sizeof *place->figures; i++) {
		if (place->figures[i].end <= place->figures[i].start)
			continue;
		stroke.range = place->figures[i];
		add_stroke(strokes, stroke);
		stroke.linked = false;
		marked++;
	}
	if (marked == 0) {
		stroke.range = place->range;
		add_stroke(strokes, stroke);
	}
}

static void add_finding(struct strokes *strokes, const struct rasoat_result *result, size_t index)
{
	struct rasoat_finding finding = rasoat_result_at(result, index);
	struct stroke stroke = {.kind = STROKE_MAIN, .severity = finding.severity, .finding = index + 1};

	add_place(strokes, &finding.main, stroke);
	stroke.kind = STROKE_RELATED;
	for (size_t i = 0; i < finding.related; i++) {
		struct rasoat_place place = rasoat_result_related(result, index, i);

		stroke.related = i + 1;
		add_place(strokes, &place, stroke);
	}
}

/* Strokes end before others begin at the same place. */
static int by_place(const void *a, const void *b)
{
	const struct edge *x = a;
	const struct edge *y = b;

	if (x->at != y->at)
		return x->at < y->at ? -1 : 1;
	if (x->begins != y->begins)
		return x->begins ? 1 : -1;
	return (x->stroke > y->stroke) - (x->stroke < y->stroke);
}

static void sort_edges(struct strokes *strokes)
{
	strokes->edges = malloc((2 * strokes->count + 1) * sizeof *strokes->edges);
	if (!strokes->edges) {
		strokes->failed = true;
		return;
	}
	for (size_t i = 0; i < strokes->count; i++) {
		const struct stroke *stroke = &strokes->items[i];

		strokes->edges[strokes->edge_count++] = (struct edge){stroke->range.start, true, stroke};
		/* A place without width, where something is missing, is only a link. */
		if (stroke->range.end > stroke->range.start)
			strokes->edges[strokes->edge_count++] = (struct edge){stroke->range.end, false, stroke};
	}
	qsort(strokes->edges, strokes->edge_count, sizeof *strokes->edges, by_place);
}

static void collect(struct strokes *strokes, const struct record *record)
{
	size_t count;
	const struct rasoat_figure *figures = rasoat_result_figures(record->result, &count);

	for (size_t i = 0; i < count; i++)
		add_stroke(
			strokes,
			(struct stroke){.range = figures[i].range, .kind = STROKE_FIGURE, .state = figures[i].state});
	for (size_t i = 0; i < rasoat_result_count(record->result); i++)
		if (record_shows(record, i))
			add_finding(strokes, record->result, i);
	if (!strokes->failed)
		sort_edges(strokes);
}

/* ---- painting ----------------------------------------------------------------------------------------------- */

struct painter {
	struct report *report;
	const char *text;
	size_t document;
	const struct edge *next;
	const struct edge *end;
	const struct stroke *figure; /* the one that covers the place, or NULL */
	unsigned main, related;      /* how many places of findings cover it */
	bool open;                   /* a span is */
};

static const char *figure_class(enum rasoat_figure_state state)
{
	static const char *const CLASSES[] = {[RASOAT_FIGURE_UNTIED] = "free",
					      [RASOAT_FIGURE_RIGHT] = "right",
					      [RASOAT_FIGURE_WRONG] = "wrong",
					      [RASOAT_FIGURE_UNDECIDED] = "open"};

	return CLASSES[state];
}

static const char *figure_words(enum rasoat_figure_state state, enum rasoat_language language)
{
	static const char *const WORDS[][2] = {
		[RASOAT_FIGURE_UNTIED] = {"chưa gắn với phép tính nào", "tied to nothing"},
		[RASOAT_FIGURE_RIGHT] = {"đã đối chiếu, khớp", "checked and right"},
		[RASOAT_FIGURE_WRONG] = {"đã đối chiếu, không khớp", "checked and wrong"},
		[RASOAT_FIGURE_UNDECIDED] = {"chưa đủ căn cứ", "undecided"},
	};

	return WORDS[state][language];
}

static void close_span(struct painter *painter)
{
	if (painter->open)
		fputs("</span>", painter->report->out);
	painter->open = false;
}

static void open_span(struct painter *painter)
{
	FILE *out = painter->report->out;

	if (!painter->figure && painter->main == 0 && painter->related == 0)
		return;
	fprintf(out, "<span class=\"%s%s%s", painter->figure ? figure_class(painter->figure->state) : "",
		painter->main > 0 ? " main" : "", painter->related > 0 ? " related" : "");
	if (painter->figure)
		fprintf(out, "\" title=\"%s", figure_words(painter->figure->state, painter->report->language));
	fputs("\">", out);
	painter->open = true;
}

static void link_to_finding(struct painter *painter, const struct stroke *stroke)
{
	FILE *out = painter->report->out;

	fprintf(out, "<a class=\"no %s%s\" id=\"d%zup%zu", report_severity_word(stroke->severity),
		stroke->related > 0 ? " other" : "", painter->document, stroke->finding);
	if (stroke->related > 0)
		fprintf(out, ".%zu", stroke->related);
	fprintf(out, "\" href=\"#d%zuf%zu\" aria-label=\"%s %zu\">%zu</a>", painter->document, stroke->finding,
		say(painter->report->language, "Nhận xét", "Remark"), stroke->finding, stroke->finding);
}

static void pass_edge(struct painter *painter)
{
	const struct edge *edge = painter->next++;
	const struct stroke *stroke = edge->stroke;
	bool wide = stroke->range.end > stroke->range.start;

	if (stroke->kind == STROKE_FIGURE)
		painter->figure = edge->begins ? stroke : NULL;
	else if (wide && stroke->kind == STROKE_MAIN)
		painter->main += edge->begins ? 1U : -1U;
	else if (wide)
		painter->related += edge->begins ? 1U : -1U;
	if (edge->begins && stroke->linked)
		link_to_finding(painter, stroke);
}

static void paint_text(struct painter *painter, size_t start, size_t end)
{
	if (end <= start)
		return;
	open_span(painter);
	markup_print_part(painter->report->out, painter->text + start, end - start);
	close_span(painter);
}

/* Ranges are painted from the beginning of the text to its end. */
static void paint(struct painter *painter, struct rasoat_range range)
{
	size_t at = range.start;

	while (painter->next < painter->end && painter->next->at <= range.end) {
		if (painter->next->at > at) {
			paint_text(painter, at, painter->next->at);
			at = painter->next->at;
		}
		/* What begins where this range ends belongs to the next, unless it has no width. */
		if (painter->next->at == range.end && painter->next->begins && range.end > range.start &&
		    painter->next->stroke->range.end > range.end)
			break;
		pass_edge(painter);
	}
	paint_text(painter, at, range.end);
}

/* ---- blocks ------------------------------------------------------------------------------------------------- */

static void paint_row(struct painter *painter, const struct rasoat_result *result, size_t block, size_t row,
		      const struct rasoat_block *table)
{
	const char *name = row < table->header_rows ? "th" : "td";
	FILE *out = painter->report->out;

	fputs("<tr>", out);
	for (size_t column = 0; column < table->columns; column++) {
		struct rasoat_cell cell = rasoat_result_cell_at(result, block, row, column);

		if (!cell.present)
			continue;
		fprintf(out, "<%s", name);
		if (cell.columns > 1)
			fprintf(out, " colspan=\"%u\"", cell.columns);
		if (cell.rows > 1)
			fprintf(out, " rowspan=\"%u\"", cell.rows);
		fputc('>', out);
		paint(painter, cell.range);
		fprintf(out, "</%s>", name);
	}
	fputs("</tr>\n", out);
}

static void paint_table(struct painter *painter, const struct rasoat_result *result, size_t block,
			const struct rasoat_block *table)
{
	fputs("<div class=\"table\"><table>\n", painter->report->out);
	for (size_t row = 0; row < table->rows; row++)
		paint_row(painter, result, block, row, table);
	fputs("</table></div>\n", painter->report->out);
}

static void paint_block(struct painter *painter, const struct rasoat_result *result, size_t index)
{
	static const char *const CLASSES[] = {[RASOAT_PARAGRAPH] = "paragraph",
					      [RASOAT_NUMBERED] = "numbered",
					      [RASOAT_ITEM] = "item",
					      [RASOAT_CAPTION] = "caption"};
	struct rasoat_block block = rasoat_result_block_at(result, index);
	FILE *out = painter->report->out;

	if (block.kind == RASOAT_TABLE) {
		paint_table(painter, result, index, &block);
		return;
	}
	/* The page has its own headings of the first two levels. */
	if (block.level > 0)
		fprintf(out, "<h%u>", block.level > 4 ? 6 : block.level + 2);
	else
		fprintf(out, "<p class=\"%s\">", CLASSES[block.kind]);
	paint(painter, block.range);
	if (block.level > 0)
		fprintf(out, "</h%u>\n", block.level > 4 ? 6 : block.level + 2);
	else
		fputs("</p>\n", out);
}

void html_text(struct report *report, const struct record *record, size_t document)
{
	struct strokes strokes = {.count = 0};
	struct painter painter = {.report = report, .document = document};
	size_t size;

	collect(&strokes, record);
	painter.text = rasoat_result_text(record->result, &size);
	painter.next = strokes.edges;
	painter.end = strokes.failed ? strokes.edges : strokes.edges + strokes.edge_count;
	for (size_t i = 0; i < rasoat_result_blocks(record->result); i++)
		paint_block(&painter, record->result, i);
	report->failed = report->failed || strokes.failed;
	free(strokes.items);
	free(strokes.edges);
}
