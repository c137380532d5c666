#include <stdlib.h>

#include "base/utf8.h"
#include "document/layout_parts.h"
#include "document/shape.h"

enum {
	LARGEST_PAGE = 2000,
	LONGEST_STEP = 4, /* pages whose number may be missing in between, plus one */
	LEAST_LINES = 6,  /* lines of a page, furniture and all */
	MOST_LINES = 130,
	LEAST_AVERAGE = 15, /* of a document whose page numbers are not confirmed by others */
	MOST_AVERAGE = 75,
	LONGEST_HEAD = 160, /* bytes of a running head */
	HEAD_LINES = 3,     /* lines that a running head may take */
	LEAST_SPACED = 85,  /* per cent of the lines with one empty line behind them in a double-spaced, wrapped text */
	ALL_SPACED = 97,    /* the same where paragraphs are not wrapped */
};

/* A line that may be a page number. */
struct page {
	size_t line;
	uint32_t number;
	bool dressed;    /* "- 3 -", "Trang 3": no figure of a table looks so */
	bool doubtful;   /* stands among figures */
	uint32_t length; /* pages of the longest chain that ends here */
	size_t before;   /* index of the page before in that chain, SIZE_MAX */
	bool last;       /* no longer chain goes on from here */
};

static bool is_digit(char c)
{
	return c >= '0' && c <= '9';
}

static bool is_dressing(char c)
{
	return c == '-' || c == ' ' || c == '[' || c == ']' || c == '|' || c == '.';
}

/* Number of "3", "- 3 -", "Trang 3", "Trang 3/12"; 0 for any other line. */
static uint32_t page_number(struct slice s, bool *dressed)
{
	size_t size = s.size;
	uint32_t number = 0;
	size_t at = 0;

	*dressed = false;
	if (shape_starts_word(s, "trang") || shape_starts_word(s, "page")) {
		at = shape_first_word(s).size;
		*dressed = true;
	}
	while (at < s.size && is_dressing(s.data[at]))
		at++;
	if (at == s.size || !is_digit(s.data[at]) || s.data[at] == '0')
		return 0;
	*dressed = *dressed || at > 0;
	for (; at < s.size && is_digit(s.data[at]) && number <= LARGEST_PAGE; at++)
		number = number * 10 + (uint32_t)(s.data[at] - '0');
	if (*dressed && shape_starts_word(s, "trang") && at < size && s.data[at] == '/')
		for (at++; at < s.size && is_digit(s.data[at]);)
			at++;
	/* "- 3" alone is an item, "- 3 -" a page. */
	if (*dressed && s.data[0] == '-' && s.data[size - 1] != '-')
		return 0;
	while (at < s.size && is_dressing(s.data[at]))
		at++;
	return at == s.size && number <= LARGEST_PAGE ? number : 0;
}

size_t layout_next(const struct builder *builder, size_t at, unsigned *blanks)
{
	unsigned count = 0;

	while (at < builder->line_count && !line_counts(&builder->lines[at])) {
		count += !builder->lines[at].furniture;
		at++;
	}
	if (blanks != NULL)
		*blanks = count;
	return at;
}

static const struct line *neighbour(const struct builder *builder, size_t at, bool after)
{
	while (after ? ++at < builder->line_count : at-- > 0)
		if (!builder->lines[at].blank)
			return &builder->lines[at];
	return NULL;
}

/* A line that holds nothing but figures: a cell or a row of a table that lost its label. */
static bool is_figures(const struct line *line)
{
	if (line->trimmed.data[line->trimmed.size - 1] == '.')
		return false;
	for (size_t i = 0; i < line->trimmed.size; i++)
		if (!is_digit(line->trimmed.data[i]) && strchr(" .,%/", line->trimmed.data[i]) == NULL)
			return false;
	return true;
}

static bool among_figures(const struct builder *builder, size_t at)
{
	const struct line *before = neighbour(builder, at, false);
	const struct line *after = neighbour(builder, at, true);

	return (before != NULL && is_figures(before)) || (after != NULL && is_figures(after));
}

/* Empty lines on both sides, and none among the figures beyond them: a page break inside a table of one value a line. */
static bool stands_apart(const struct builder *builder, size_t at)
{
	const struct line *lines = builder->lines;
	size_t before = at;
	size_t after = at + 1;

	while (before > 0 && lines[before - 1].blank)
		before--;
	while (after < builder->line_count && lines[after].blank)
		after++;
	return before < at && after > at + 1 && before > 1 && !lines[before - 2].blank &&
	       after + 1 < builder->line_count && !lines[after + 1].blank;
}

/* A form feed stands before or behind the line. */
static bool at_page_break(const struct builder *builder, size_t at)
{
	const struct line *lines = builder->lines;
	size_t next = at + 1;

	while (next < builder->line_count && lines[next].blank && !lines[next].page)
		next++;
	return lines[at].page || (next < builder->line_count && lines[next].page);
}

/* A figure among figures may be a value; beside a form feed, or between empty lines, others must confirm it. */
static bool may_be_page(const struct builder *builder, size_t at, bool *dressed)
{
	bool breaks = at_page_break(builder, at);

	if (*dressed)
		return true;
	if (among_figures(builder, at))
		return breaks || stands_apart(builder, at);
	*dressed = breaks;
	return true;
}

static struct page *find_pages(struct builder *builder, size_t *count)
{
	struct page *pages = NULL;
	size_t capacity = 0;

	*count = 0;
	for (size_t i = 0; i < builder->line_count; i++) {
		bool dressed;
		uint32_t number = builder->lines[i].blank ? 0 : page_number(builder->lines[i].trimmed, &dressed);

		if (number == 0 || !may_be_page(builder, i, &dressed))
			continue;
		*ARENA_PUSH(builder->arena, pages, *count,
			    capacity) = (struct page){.line = i,
						      .number = number,
						      .dressed = dressed,
						      .doubtful = !dressed && among_figures(builder, i),
						      .length = 1,
						      .before = SIZE_MAX,
						      .last = true};
	}
	return pages;
}

/* Whether a page may end `lines` lines behind one whose number is `step` lower. */
static bool is_page_distance(size_t lines, uint32_t step)
{
	return lines >= (size_t)LEAST_LINES * step && lines <= (size_t)MOST_LINES * step;
}

/* Links each page to the longest chain of lower numbers before it. latest[n]: the last candidate with number n. */
static void link_pages(struct page *pages, size_t count, size_t *latest)
{
	for (size_t i = 0; i < count; i++) {
		struct page *page = &pages[i];

		for (uint32_t step = 1; step <= LONGEST_STEP && step < page->number; step++) {
			size_t before = latest[page->number - step];

			if (before == 0 || !is_page_distance(page->line - pages[before - 1].line, step))
				continue;
			if (pages[before - 1].length + 1 > page->length) {
				page->length = pages[before - 1].length + 1;
				page->before = before - 1;
			}
		}
		if (page->before != SIZE_MAX)
			pages[page->before].last = false;
		if (latest[page->number] == 0 || pages[latest[page->number] - 1].length <= page->length)
			latest[page->number] = i + 1;
	}
}

static void mark_furniture(struct builder *builder, size_t at)
{
	struct line *lines = builder->lines;

	lines[at].furniture = true;
	for (size_t i = at; i > 0 && lines[i - 1].blank && !lines[i - 1].furniture; i--)
		lines[i - 1].furniture = true;
	for (size_t i = at + 1; i < builder->line_count && lines[i].blank && !lines[i].furniture; i++)
		lines[i].furniture = true;
}

/* A row of a table that has its figures: begins with a number, ends in one. */
static bool is_whole_row(const struct line *line)
{
	struct slice s = line->trimmed;

	return is_digit(s.data[0]) && is_digit(s.data[s.size - 1]);
}

/*
 * A number without others to confirm it: believed between two sentences, inside a wrapped one, or between two whole rows of a
 * table; not where it may be the value of the row above.
 */
static bool stands_between(const struct builder *builder, size_t at)
{
	const struct line *before = neighbour(builder, at, false);
	const struct line *after = neighbour(builder, at, true);
	enum shape_end end;

	if (before == NULL || after == NULL)
		return false;
	end = shape_end(before->trimmed);
	if (is_whole_row(before) && is_whole_row(after))
		return true;
	if (end == END_STOP || end == END_SEMICOLON)
		return !is_digit(after->trimmed.data[0]);
	return shape_start(after->trimmed) == START_LOWER && utf8_count(before->trimmed) > 50;
}

static bool is_lonely_page(const struct builder *builder, const struct page *page)
{
	size_t lines = page->line + 1;
	bool top = page->number > 1 && lines >= (size_t)LEAST_AVERAGE * (page->number - 1) &&
		   lines <= (size_t)MOST_AVERAGE * (page->number - 1);
	bool bottom = lines >= (size_t)LEAST_AVERAGE * page->number && lines <= (size_t)MOST_AVERAGE * page->number;

	return (top || bottom) && stands_between(builder, page->line);
}

static bool is_chain(const struct page *pages, const struct page *last)
{
	const struct page *first = last;
	bool certain = !last->doubtful;

	while (first->before != SIZE_MAX) {
		first = &pages[first->before];
		certain = certain || !first->doubtful;
	}
	return certain && last->length > 1 && first->number <= LONGEST_STEP &&
	       last->line - first->line >= (size_t)LEAST_AVERAGE * (last->number - first->number);
}

static void mark_pages(struct builder *builder)
{
	size_t *latest = arena_array(builder->arena, LARGEST_PAGE + 1, sizeof *latest);
	size_t count;
	struct page *pages = find_pages(builder, &count);

	link_pages(pages, count, latest);
	for (size_t i = 0; i < count; i++) {
		if (pages[i].dressed)
			mark_furniture(builder, pages[i].line);
		if (!pages[i].last)
			continue;
		if (is_chain(pages, &pages[i]))
			for (size_t at = i; at != SIZE_MAX; at = pages[at].before)
				mark_furniture(builder, pages[at].line);
		else if (pages[i].before == SIZE_MAX && !pages[i].doubtful && is_lonely_page(builder, &pages[i]))
			mark_furniture(builder, pages[i].line);
	}
}

/* ---- running heads ------------------------------------------------------------------------------------------ */

/* A line at the top or the bottom of a page. */
struct edge {
	uint64_t key; /* of its text without figures and blanks */
	size_t line;
	size_t page; /* the page break it stands at */
};

static uint64_t text_key(struct slice s)
{
	uint64_t key = 14695981039346656037u;

	for (size_t i = 0; i < s.size; i++)
		if (!is_digit(s.data[i]) && s.data[i] != ' ')
			key = (key ^ (unsigned char)s.data[i]) * 1099511628211u;
	return key;
}

static int compare_edges(const void *a, const void *b)
{
	const struct edge *x = a;
	const struct edge *y = b;

	if (x->key != y->key)
		return x->key < y->key ? -1 : 1;
	return (x->line > y->line) - (x->line < y->line);
}

struct edges {
	struct edge *items;
	size_t count, capacity;
	size_t pages; /* page breaks seen */
};

static void add_edge(const struct builder *builder, struct edges *edges, size_t at)
{
	struct slice text = builder->lines[at].trimmed;

	if (text.size > LONGEST_HEAD || line_begins_table(&builder->lines[at]))
		return;
	*ARENA_PUSH(builder->arena, edges->items, edges->count,
		    edges->capacity) = (struct edge){.key = text_key(text), .line = at, .page = edges->pages};
}

/* Whether a page break lies between the lines: a page number or a form feed. */
static bool breaks_page(const struct builder *builder, size_t last, size_t next)
{
	for (size_t i = last + 1; i < next; i++)
		if (builder->lines[i].page || (builder->lines[i].furniture && !builder->lines[i].blank))
			return true;
	return builder->lines[next].page;
}

static void find_edges(const struct builder *builder, struct edges *edges)
{
	size_t last = layout_next(builder, 0, NULL);

	while (last < builder->line_count) {
		size_t next = layout_next(builder, last + 1, NULL);

		if (next < builder->line_count && breaks_page(builder, last, next)) {
			edges->pages++;
			add_edge(builder, edges, last);
			add_edge(builder, edges, next);
		}
		last = next;
	}
	if (edges->count > 0)
		qsort(edges->items, edges->count, sizeof *edges->items, compare_edges);
}

static bool mark_edges(struct builder *builder, const struct edges *edges, size_t from, size_t to)
{
	size_t lines = 0;

	/* Twice by chance is nothing; a line that also stands elsewhere is a head of tables, not of pages. */
	for (size_t i = 0; i < builder->line_count; i++)
		lines += line_counts(&builder->lines[i]) && builder->lines[i].trimmed.size <= LONGEST_HEAD &&
			 text_key(builder->lines[i].trimmed) == edges->items[from].key;
	if (lines > to - from + 1)
		return false;
	for (size_t i = from; i < to; i++)
		mark_furniture(builder, edges->items[i].line);
	return true;
}

/* Marks lines that stand at the edge of most pages. False when there are none. */
static bool mark_heads(struct builder *builder)
{
	struct edges edges = {0};
	bool marked = false;

	find_edges(builder, &edges);
	for (size_t from = 0, to; from < edges.count; from = to) {
		for (to = from + 1; to < edges.count && edges.items[to].key == edges.items[from].key;)
			to++;
		/* The rows on both sides of one page break may be alike, too: Thôn 3 ... Thôn 4 ... */
		if (edges.items[to - 1].page > edges.items[from].page && (to - from) * 3 >= edges.pages * 2)
			marked = mark_edges(builder, &edges, from, to) || marked;
	}
	return marked;
}

/* ---- double spacing ----------------------------------------------------------------------------------------- */

/* An empty line behind every line says nothing: such lines are marked, so that paragraphs and tables hold together. */
static void mark_double_spacing(struct builder *builder)
{
	size_t pairs = 0;
	size_t spaced = 0;
	size_t wrapped = 0;
	unsigned blanks;
	size_t last = layout_next(builder, 0, NULL);

	for (size_t next; last < builder->line_count; last = next) {
		next = layout_next(builder, last + 1, &blanks);
		if (next == builder->line_count)
			break;
		pairs++;
		spaced += blanks > 0;
		wrapped += blanks > 0 && wrap_surely(&builder->lines[last], &builder->lines[next]);
	}
	if (spaced * 100 < pairs * (wrapped < 3 || wrapped * 10 < pairs ? ALL_SPACED : LEAST_SPACED))
		return;
	for (size_t i = 0; i < builder->line_count; i++)
		if (builder->lines[i].blank && (i == 0 || !builder->lines[i - 1].blank))
			builder->lines[i].furniture = true;
}

void furniture_mark(struct builder *builder)
{
	mark_pages(builder);
	for (unsigned i = 0; i < HEAD_LINES && mark_heads(builder); i++)
		;
	mark_double_spacing(builder);
}
