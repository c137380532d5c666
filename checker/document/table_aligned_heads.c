#include "document/table_aligned.h"

/* Costs: 6 for each character that a head is off the middle of its columns. */
enum { UNCOVERED = 20, IMPOSSIBLE = 1 << 28, MAX_COST = 1 << 20 };

/* A column with the heads found so far, from the lowest line upward. */
struct box {
	struct extent at;
	bool head;  /* a head stands lower down */
	bool again; /* that head stands over another column, too, and is the first of those that do: groups begin here */
	struct slice text;
	bool total; /* that head is a total's: Tổng số, Cộng */
	bool open;  /* that head goes on with a line above it: tháng, (%), 2023 */
};

static struct slice chunk_text(const struct chunk_line *line, const struct chunk *chunk)
{
	const struct word *first = &line->words.items[chunk->from];
	const struct word *last = &line->words.items[chunk->to - 1];

	return slice_of(first->text.data, (size_t)(last->text.data - first->text.data) + last->text.size);
}

/* A head in lower case, in brackets, or that begins with a figure, has its beginning in a line above. */
static bool goes_on(struct slice text)
{
	return text.data[0] == '(' || scan_digit_first(text) || (scan_letter_first(text) && !scan_upper_first(text));
}

static int difference(uint32_t a, uint32_t b)
{
	return a > b ? (int)(a - b) : (int)(b - a);
}

/* Twice the distance between the middles. */
static int off_centre(struct extent a, struct extent b)
{
	return difference(a.from + a.to, b.from + b.to);
}

static int gap_between(struct extent a, struct extent b)
{
	if (a.to <= b.from)
		return (int)(b.from - a.to);
	return b.to <= a.from ? (int)(a.from - b.to) : 0;
}

/* How far a head is off its columns: by the middles, or where a group is certain to begin by the left edges, too. */
static int off_group(struct extent head, struct extent range, bool begins)
{
	int middles = off_centre(head, range);
	int edges = 2 * difference(head.from, range.from);

	return begins && edges < middles ? edges : middles;
}

static int cost_of(const struct columns *columns, const struct box *boxes, uint32_t first, uint32_t last,
		   const struct chunk *chunk, bool dividing)
{
	struct extent at = {chunk->column, chunk->end};
	struct extent range = {boxes[first].at.from, boxes[last].at.to};
	uint32_t words = 0;
	uint32_t open = 0;

	if (first == last)
		return 4 * gap_between(at, range) + off_centre(at, range);
	for (uint32_t c = first; c <= last; c++) {
		if (!boxes[c].head || (dividing && boxes[c].total))
			return IMPOSSIBLE;
		if (boxes[c].again && c > first)
			return IMPOSSIBLE;
		words += !columns->numeric[c];
		open += boxes[c].open;
	}
	/* The upper half of one head is no head of its neighbours. */
	if (open == 1)
		words += 2;
	return 3 * off_group(at, range, boxes[first].again) + (int)words * UNCOVERED + 1;
}

struct fit {
	int cost[ALIGNED_MAX_COLUMNS + 1][ALIGNED_MAX_COLUMNS + 1]; /* chunks placed, columns passed */
	uint32_t start[ALIGNED_MAX_COLUMNS + 1]
		      [ALIGNED_MAX_COLUMNS + 1]; /* where the last chunk begins; its own column: passed */
};

/* A column of figures with a head of its own but none above it. A total behind its parts rather shares theirs. */
static int pass_cost(const struct columns *columns, const struct box *boxes, uint32_t column)
{
	if (!boxes[column].head || !columns->numeric[column])
		return 0;
	return boxes[column].total && column > 0 && columns->numeric[column - 1] ? 2 * UNCOVERED : UNCOVERED;
}

static void fit_step(struct fit *fit, const struct columns *columns, const struct box *boxes,
		     const struct chunk_line *line, size_t k, uint32_t c)
{
	int best = c > 0 ? fit->cost[k][c - 1] + pass_cost(columns, boxes, c - 1) : k == 0 ? 0 : IMPOSSIBLE;

	fit->start[k][c] = c;
	for (uint32_t first = 0; k > 0 && first < c; first++) {
		const struct chunk *chunk = &line->chunks[k - 1];
		bool dividing = scan_group_head(line->words.items + chunk->from, chunk->to - chunk->from);
		int cost = fit->cost[k - 1][first] + cost_of(columns, boxes, first, c - 1, chunk, dividing);

		if (cost < best) {
			best = cost;
			fit->start[k][c] = first;
		}
	}
	fit->cost[k][c] = best > IMPOSSIBLE ? IMPOSSIBLE : best;
}

/* The cheapest way to lay the chunks over the columns, in order. */
static bool fit_line(const struct columns *columns, const struct box *boxes, const struct chunk_line *line,
		     struct head *heads)
{
	struct fit fit;
	size_t k = line->count;
	uint32_t c = columns->count;

	for (size_t i = 0; i <= line->count; i++)
		for (uint32_t j = 0; j <= columns->count; j++)
			fit_step(&fit, columns, boxes, line, i, j);
	if (fit.cost[k][c] >= MAX_COST)
		return false;
	while (k > 0) {
		uint32_t first = fit.start[k][c];

		if (first == c) {
			c--;
			continue;
		}
		heads[--k] = (struct head){first, c - 1};
		c = first;
	}
	return true;
}

/* Số lượng, Tỷ lệ, Số lượng, Tỷ lệ: the first head that comes again shows where groups begin. */
static void find_groups(struct box *boxes, uint32_t count)
{
	for (uint32_t c = 0; c < count; c++)
		boxes[c].again = false;
	for (uint32_t c = 0; c < count; c++) {
		bool again = false;

		for (uint32_t k = c + 1; k < count && boxes[c].text.size > 0; k++)
			if (slice_equal(boxes[c].text, boxes[k].text))
				again = boxes[k].again = true;
		if (again) {
			boxes[c].again = true;
			return;
		}
	}
}

static void note_heads(struct box *boxes, const struct chunk_line *line, const struct head *heads)
{
	for (size_t k = 0; k < line->count; k++) {
		const struct chunk *chunk = &line->chunks[k];
		struct box *box = &boxes[heads[k].first];
		bool formula;

		/* The number of a column, "(3)", is no head that goes on. */
		if (chunk->to == chunk->from + 1 && heads[k].first == heads[k].last &&
		    scan_column_number(line->words.items[chunk->from].text, k, &formula))
			continue;
		for (uint32_t c = heads[k].first; c <= heads[k].last; c++)
			boxes[c].head = true;
		if (heads[k].first < heads[k].last)
			continue;
		box->total = scan_total_label(chunk_text(line, chunk));
		box->text = chunk_text(line, chunk);
		box->open = goes_on(box->text);
		box->at.from = chunk->column < box->at.from ? chunk->column : box->at.from;
		box->at.to = chunk->end > box->at.to ? chunk->end : box->at.to;
	}
}

/* A head to the right of all rows: a column left blank everywhere, as Ghi chú often is. */
static void add_blank_column(struct columns *columns, const struct chunk_line *line)
{
	const struct chunk *last = &line->chunks[line->count - 1];
	uint32_t end = columns->at[columns->count - 1].to;
	bool note = scan_words_start(chunk_text(line, last), SLICE("Ghi chú"));

	if (columns->count == ALIGNED_MAX_COLUMNS || last->column <= end || (!note && last->column < end + 4))
		return;
	columns->at[columns->count] = (struct extent){last->column, last->end};
	columns->numeric[columns->count++] = false;
}

static uint32_t distance_to_columns(const struct columns *columns, const struct chunk *chunk)
{
	struct extent at = {chunk->column, chunk->end};
	int least = IMPOSSIBLE;

	for (uint32_t c = 0; c < columns->count; c++) {
		bool overlap = at.from < columns->at[c].to && columns->at[c].from < at.to;
		int gap = overlap ? 0 : gap_between(at, columns->at[c]) + 1;

		least = gap < least ? gap : least;
	}
	return (uint32_t)least;
}

static void insert_column(struct columns *columns, const struct chunk *chunk)
{
	uint32_t place = columns->count++;

	for (; place > 0 && columns->at[place - 1].from > chunk->column; place--) {
		columns->at[place] = columns->at[place - 1];
		columns->numeric[place] = columns->numeric[place - 1];
	}
	columns->at[place] = (struct extent){chunk->column, chunk->end};
	columns->numeric[place] = false;
}

/* More heads than columns: those that stand furthest from any have a column of their own, blank in all rows. */
static void add_blank_columns(struct columns *columns, const struct chunk_line *line)
{
	while (line->count > columns->count && columns->count < ALIGNED_MAX_COLUMNS) {
		const struct chunk *furthest = &line->chunks[0];

		for (size_t k = 1; k < line->count; k++)
			if (distance_to_columns(columns, &line->chunks[k]) > distance_to_columns(columns, furthest))
				furthest = &line->chunks[k];
		if (distance_to_columns(columns, furthest) == 0)
			return;
		insert_column(columns, furthest);
	}
}

bool heads_fit(struct columns *columns, const struct chunk_line *lines, size_t count,
	       struct head heads[][ALIGNED_MAX_COLUMNS])
{
	struct box boxes[ALIGNED_MAX_COLUMNS] = {0};

	for (size_t i = 0; i < count; i++)
		add_blank_column(columns, &lines[i]);
	for (size_t i = 0; i < count; i++)
		add_blank_columns(columns, &lines[i]);
	for (uint32_t c = 0; c < columns->count; c++)
		boxes[c].at = columns->at[c];
	for (size_t i = count; i-- > 0;) {
		if (!fit_line(columns, boxes, &lines[i], heads[i]))
			return false;
		note_heads(boxes, &lines[i], heads[i]);
		find_groups(boxes, columns->count);
	}
	return true;
}
