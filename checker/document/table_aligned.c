#include "document/table_aligned.h"

enum {
	HEADER_BYTES = 320,
	LEFT_MARGIN = 4,
	MARGIN_WORDS = 24,
	PREVIEW_LINES = 80,
	QUIET_LINES = 4,
	ROWS_AHEAD = 10,
	BLANK_LINES = 2
};

struct reading {
	struct builder *builder;
	struct columns columns;
	size_t header[ALIGNED_MAX_HEADER]; /* its lines */
	size_t header_count;
	struct chunk_line chunks[ALIGNED_MAX_HEADER];
	struct head heads[ALIGNED_MAX_HEADER][ALIGNED_MAX_COLUMNS];
	bool numbered; /* the header names STT */
	struct grid grid;
	struct word words[ALIGNED_ROW_WORDS]; /* of the row under construction */
	uint8_t places[ALIGNED_ROW_WORDS];
	size_t count;
	bool closed; /* the last row is a total behind others */
};

static bool skips(const struct line *line)
{
	return line->blank || line->furniture;
}

static size_t next_line(const struct builder *builder, size_t line)
{
	while (line < builder->line_count && skips(&builder->lines[line]))
		line++;
	return line;
}

/* ---- the header --------------------------------------------------------------------------------------------- */

/* (1) (2) (3), 1 2 3, 5=4/3: each chunk a column's number. */
static bool numbers_columns(const struct chunk_line *line)
{
	size_t numbers = 0;
	size_t formulas = 0;

	for (size_t k = 0; k < line->count; k++) {
		const struct chunk *chunk = &line->chunks[k];
		bool formula = false;

		if (chunk->to == chunk->from + 1)
			numbers += scan_column_number(line->words.items[chunk->from].text, k, &formula);
		formulas += formula;
	}
	return line->count > 2 && (numbers == line->count || formulas * 2 >= line->count);
}

/* Tháng  1  2  3  Cộng: heads that count up from one. */
static bool counts_up(const struct chunk_line *line)
{
	uint32_t expected = 1;

	for (size_t k = 1; k < line->count; k++) {
		struct slice text = line->words.items[line->chunks[k].from].text;
		uint32_t value = 0;

		if (!line->chunks[k].figure)
			continue;
		for (size_t i = 0; i < text.size && text.data[i] >= '0' && text.data[i] <= '9'; i++)
			value = value * 10 + (uint32_t)(text.data[i] - '0');
		if (value != expected++)
			return false;
	}
	return expected > 3 && !line->chunks[0].figure;
}

static bool is_row(const struct chunk_line *line)
{
	return line->count > 1 && (chunks_figures(line) > 0 || chunks_numbered(line)) && !numbers_columns(line) &&
	       !scan_stt_head(line->words.items[0].text);
}

/* A single run of words may stand over columns (Chia theo thể loại), but not at the margin, where text begins. */
static bool may_head(const struct builder *builder, size_t line, const struct chunk_line *chunks)
{
	struct slice text = builder->lines[line].trimmed;

	if (text.size > HEADER_BYTES || scan_caption(text))
		return false;
	if (chunks->count > 1)
		return !scan_remark(text) || text.data[0] == '(';
	return text.size <= MARGIN_WORDS || chunks->chunks[0].column >= LEFT_MARGIN;
}

/* Whether the line that names STT is still to come, so that figures (600.000 đồng) are part of a head. */
static bool stt_below(const struct builder *builder, size_t line)
{
	struct line_words words;

	for (size_t i = 0; i < QUIET_LINES; i++) {
		line = next_line(builder, line + 1);
		if (line >= builder->line_count || !scan_line(builder, line, &words))
			return false;
		if (scan_stt_head(words.items[0].text))
			return words.count > 1 && words.items[1].wide;
		if (scan_digit_first(words.items[0].text) && words.items[0].column < LEFT_MARGIN)
			return false;
	}
	return false;
}

/* A first line of one chunk is a head only right above another line of the header, over its columns. */
static bool may_begin(const struct builder *builder, size_t at, const struct chunk_line *chunks)
{
	struct chunk_line below;

	if (chunks->count > 1)
		return true;
	if (chunks->chunks[0].column < LEFT_MARGIN || builder->lines[at].trimmed.data[0] == '(' ||
	    at + 1 >= builder->line_count || skips(&builder->lines[at + 1]) ||
	    !chunks_read(builder, at + 1, false, &below))
		return false;
	if (chunks->chunks[0].column < 2 * LEFT_MARGIN && !scan_stt_head(below.words.items[0].text))
		return false;
	if (below.count < 3 && !stt_below(builder, at))
		return false;
	return below.count > 1 && chunks->chunks[0].column + LEFT_MARGIN >= below.chunks[1].column &&
	       chunks->chunks[0].end <= below.chunks[below.count - 1].end && !is_row(&below);
}

/* The first row may be the head of a section, without figures: a row's number and a label, below the line that names STT. */
static bool begins_section(const struct chunk_line *line)
{
	struct slice first = line->words.items[0].text;
	struct stt stt = scan_stt(first);

	return line->count > 1 && line->chunks[0].to == 1 && stt.size == first.size &&
	       (stt.path[0] == 1 || stt.path[0] == 'A') && scan_upper_first(line->words.items[1].text) &&
	       !scan_abbreviation(first);
}

/* The lines above the first row: its index in *first. False when no row comes soon. */
static bool header_read(struct reading *reading, size_t at, size_t *first)
{
	const struct builder *builder = reading->builder;
	struct chunk_line chunks;
	size_t blanks = 0;

	reading->header_count = 0;
	reading->numbered = false;
	for (size_t line = at; line < builder->line_count; line++) {
		*first = line;
		if (skips(&builder->lines[line])) {
			blanks += builder->lines[line].blank;
			continue;
		}
		if (!chunks_read(builder, line, false, &chunks) || (line == at && !may_begin(builder, at, &chunks)))
			return false;
		if (reading->numbered && begins_section(&chunks) && !numbers_columns(&chunks))
			return true;
		if (is_row(&chunks) && !(line == at && counts_up(&chunks)) && !stt_below(builder, line))
			return reading->numbered || blanks <= 1;
		if (reading->header_count == ALIGNED_MAX_HEADER || blanks > QUIET_LINES ||
		    !may_head(builder, line, &chunks))
			return false;
		reading->numbered = reading->numbered || scan_stt_head(chunks.words.items[0].text);
		reading->header[reading->header_count++] = line;
	}
	return false;
}

/* ---- one line over the columns ------------------------------------------------------------------------------- */

/* One line, laid over the columns. */
struct placed {
	struct chunk_line line;
	uint8_t places[SCAN_MAX_WORDS];
	bool stt;     /* something in the column of row numbers */
	bool figures; /* something in a column of figures */
	bool fits;    /* no words run over into a column of figures */
	size_t label; /* first word of the label, or the word count */
};

static uint32_t label_column(const struct columns *columns)
{
	return columns->stt ? 1 : 0;
}

static bool place_line(struct reading *reading, size_t line, struct placed *placed)
{
	struct columns *columns = &reading->columns;
	struct columns before = *columns;

	if (!chunks_read(reading->builder, line, columns->cut_stt, &placed->line))
		return false;
	columns_place(columns, &placed->line, placed->places);
	placed->stt = placed->figures = false;
	placed->fits = true;
	placed->label = placed->line.words.count;
	for (size_t i = placed->line.words.count; i-- > 0;) {
		const struct word *word = &placed->line.words.items[i];
		uint32_t c = placed->places[i];
		bool figure = scan_figure(word->text).kind != FIGURE_NONE;

		placed->stt = placed->stt || (columns->stt && c == 0);
		placed->figures = placed->figures || (columns->numeric[c] && figure);
		if (!columns->numeric[c] && c + 1 < columns->count && word->end > before.at[c + 1].from)
			placed->fits = false;
		if (c == label_column(columns))
			placed->label = i;
	}
	return true;
}

static struct slice label_text(const struct reading *reading, const struct placed *placed)
{
	const struct line *line;
	const struct word *first;

	if (placed->label == placed->line.words.count)
		return (struct slice){NULL, 0};
	first = &placed->line.words.items[placed->label];
	line = &reading->builder->lines[first->line];
	return slice_part(line->text, first->from, line->text.size);
}

/* ---- the first rows ----------------------------------------------------------------------------------------- */

/* Lines of rows from `first` on, other lines between them passed over. */
static size_t preview_rows(const struct builder *builder, size_t first, size_t *lines)
{
	struct chunk_line chunks;
	size_t count = 0;
	size_t quiet = 0;

	for (size_t line = first; line < builder->line_count && line < first + PREVIEW_LINES; line++) {
		if (skips(&builder->lines[line]))
			continue;
		if (count == ALIGNED_PREVIEW || quiet > QUIET_LINES || scan_caption(builder->lines[line].trimmed) ||
		    !chunks_read(builder, line, false, &chunks))
			break;
		if (is_row(&chunks)) {
			lines[count++] = line;
			quiet = 0;
		} else if (++quiet > 1 && chunks.count == 1 && builder->lines[line].trimmed.size > HEADER_BYTES / 2) {
			break;
		}
	}
	return count;
}

static uint32_t numeric_columns(const struct columns *columns)
{
	uint32_t count = 0;

	for (uint32_t c = 0; c < columns->count; c++)
		count += columns->numeric[c];
	return count;
}

/* Without a header or a caption, more rows must speak for a table. */
static bool accept(const struct reading *reading, size_t rows)
{
	uint32_t numeric = numeric_columns(&reading->columns);

	if (numeric == 0 && !(reading->numbered && reading->columns.stt))
		return false;
	if (reading->header_count > 0 && (numeric > 1 || reading->numbered))
		return rows >= 2;
	if (scan_caption_before(reading->builder) >= 0)
		return rows >= 2;
	return rows >= 3 && (numeric > 1 || rows >= 4);
}

/*
 * A label that stands around its figures begins above them, where it was taken for a head: given back to the rows. Such a
 * line holds words over the label's column alone, and the line below goes on with them or leaves that column blank.
 */
static void give_back_label(struct reading *reading, size_t *first)
{
	struct columns columns = reading->columns;
	struct placed below, last;

	while (reading->header_count > 1 && place_line(reading, *first, &below) &&
	       place_line(reading, reading->header[reading->header_count - 1], &last)) {
		struct slice label = label_text(reading, &below);

		if (last.line.count > 1 || last.label > 0 || last.stt || !last.fits || scan_upper_first(label))
			break;
		*first = reading->header[--reading->header_count];
	}
	reading->columns = columns;
}

static bool header_fit(struct reading *reading)
{
	for (size_t i = 0; i < reading->header_count; i++)
		if (!chunks_read(reading->builder, reading->header[i], reading->columns.cut_stt, &reading->chunks[i]))
			return false;
	return heads_fit(&reading->columns, reading->chunks, reading->header_count, reading->heads);
}

/* ---- writing ------------------------------------------------------------------------------------------------ */

static void write_heads(struct reading *reading)
{
	for (size_t i = 0; i < reading->header_count; i++) {
		const struct chunk_line *line = &reading->chunks[i];
		const struct word *words = line->words.items;

		grid_row(&reading->grid, words[0].line, words[0].from);
		for (size_t k = 0; k < line->count; k++) {
			const struct chunk *chunk = &line->chunks[k];
			struct head head = reading->heads[i][k];

			grid_cell(&reading->grid, head.first, head.last - head.first + 1, words + chunk->from,
				  chunk->to - chunk->from);
		}
	}
}

/* All words of a header that does not fit the columns, as one cell. */
static void write_header_whole(struct reading *reading)
{
	size_t count = 0;
	struct line_words words;

	for (size_t i = 0; i < reading->header_count; i++) {
		if (!scan_line(reading->builder, reading->header[i], &words) || count + words.count > ALIGNED_ROW_WORDS)
			break;
		memcpy(reading->words + count, words.items, words.count * sizeof *words.items);
		count += words.count;
	}
	grid_row(&reading->grid, reading->words[0].line, reading->words[0].from);
	grid_cell(&reading->grid, 0, reading->columns.count, reading->words, count);
}

/* A blank cell stands in its own line and column, where the value is missing. */
static void blank_place(struct reading *reading, uint32_t column)
{
	struct slice text = reading->builder->lines[reading->grid.line].text;
	uint32_t wanted = reading->columns.at[column].to;
	uint32_t at = 0;

	for (uint32_t i = 0; i < wanted && at < text.size; i++)
		for (at++; at < text.size && ((unsigned char)text.data[at] & 0xC0) == 0x80;)
			at++;
	if (at > reading->grid.at)
		reading->grid.at = at;
}

static void write_row(struct reading *reading)
{
	struct word cell[ALIGNED_ROW_WORDS];

	if (reading->count == 0)
		return;
	grid_row(&reading->grid, reading->words[0].line, reading->words[0].from);
	for (uint32_t c = 0; c < reading->columns.count; c++) {
		size_t count = 0;

		for (size_t i = 0; i < reading->count; i++)
			if (reading->places[i] == c)
				cell[count++] = reading->words[i];
		if (count == 0)
			blank_place(reading, c);
		grid_cell(&reading->grid, c, 1, cell, count);
	}
	reading->count = 0;
}

/* ---- rows --------------------------------------------------------------------------------------------------- */

/* A line that is a row by itself: a label and figures, or in a table of words a number and two cells. */
static bool is_whole(const struct reading *reading, const struct placed *placed)
{
	if (!placed->fits)
		return false;
	if (placed->figures)
		return placed->line.count > 1;
	return placed->stt && placed->line.count > 2 && numeric_columns(&reading->columns) == 0;
}

static bool row_has_figures(const struct reading *reading)
{
	for (size_t i = 0; i < reading->count; i++)
		if (reading->columns.numeric[reading->places[i]])
			return true;
	return false;
}

static bool row_has_stt(const struct reading *reading)
{
	for (size_t i = 0; i < reading->count; i++)
		if (reading->columns.stt && reading->places[i] == 0)
			return true;
	return false;
}

static bool add_words(struct reading *reading, const struct placed *placed)
{
	size_t count = placed->line.words.count;

	if (reading->count + count > ALIGNED_ROW_WORDS)
		return false;
	memcpy(reading->words + reading->count, placed->line.words.items, count * sizeof *reading->words);
	memcpy(reading->places + reading->count, placed->places, count);
	reading->count += count;
	return true;
}

static bool start_row(struct reading *reading, const struct placed *placed)
{
	write_row(reading);
	reading->closed = !placed->stt && reading->grid.rows > reading->header_count + 1 &&
			  scan_total_label(label_text(reading, placed));
	return add_words(reading, placed);
}

/* A label of capitals alone, or one that announces, heads the rows below it. */
static bool is_section(struct slice label)
{
	return (scan_abbreviation(label) && memchr(label.data, ' ', label.size) != NULL) ||
	       slice_ends(slice_trim(label), SLICE(":"));
}

/* A line of values: its own row, or that of a label begun in the line above. */
static bool take_figures(struct reading *reading, const struct placed *placed)
{
	struct slice label = label_text(reading, placed);
	bool open = reading->count > 0 && !row_has_figures(reading);

	if (!open || (placed->stt && row_has_stt(reading)) || scan_total_label(label))
		return start_row(reading, placed);
	if (label.size == 0 || !scan_upper_first(label) ||
	    (reading->columns.stt && !placed->stt && row_has_stt(reading)))
		return add_words(reading, placed);
	return start_row(reading, placed);
}

/* Whether a label alone in its line is the upper part of the row that the next line holds. */
static bool begins_below(struct reading *reading, size_t line)
{
	struct columns columns = reading->columns;
	struct placed below;
	bool begins;

	line = next_line(reading->builder, line + 1);
	if (line >= reading->builder->line_count || !place_line(reading, line, &below))
		return false;
	begins = below.figures &&
		 (below.label == below.line.words.count || !scan_upper_first(label_text(reading, &below))) &&
		 (below.stt || !columns.stt);
	reading->columns = columns;
	return begins;
}

/* Whether a row of figures comes soon behind `line`, so that words without figures are still part of the table. */
static bool rows_follow(struct reading *reading, size_t line)
{
	struct columns columns = reading->columns;
	struct placed below;
	bool follow = false;

	for (size_t i = 0; i < ROWS_AHEAD && !follow; i++) {
		line = next_line(reading->builder, line + 1);
		if (line >= reading->builder->line_count || scan_caption(reading->builder->lines[line].trimmed) ||
		    !place_line(reading, line, &below) || !below.fits)
			break;
		follow = is_whole(reading, &below);
	}
	reading->columns = columns;
	return follow;
}

/* A row whose values are left blank, for certain: a number in its column, a label and a unit in theirs. */
static bool lacks_values(const struct placed *placed, size_t blanks)
{
	return placed->stt && placed->line.count > (blanks == 0 ? 1 : 2);
}

/* (A+B), (I+II): says what a total adds up. */
static bool is_formula(struct slice label)
{
	return label.size > 2 && label.data[0] == '(' && memchr(label.data, '+', label.size) != NULL;
}

/* A line without values: part of a label, or the head of a section. */
static bool take_words(struct reading *reading, size_t line, const struct placed *placed, size_t blanks)
{
	struct slice label = label_text(reading, placed);
	bool starts = placed->stt;

	if (reading->closed && blanks == 0 && placed->fits && is_formula(label))
		return add_words(reading, placed);
	if (!placed->fits || reading->closed || (scan_remark(label) && label.data[0] != '('))
		return false;
	if (!starts && label.size > 0)
		starts = begins_below(reading, line) ||
			 (scan_upper_first(label) && (is_section(label) || !reading->columns.stt));
	if (starts)
		return (lacks_values(placed, blanks) || rows_follow(reading, line)) && start_row(reading, placed);
	return blanks == 0 && reading->count > 0 && add_words(reading, placed);
}

/* ---- lines -------------------------------------------------------------------------------------------------- */

static bool same_words(const struct builder *builder, size_t a, size_t b)
{
	return slice_equal(builder->lines[a].trimmed, builder->lines[b].trimmed);
}

/* When the header, or its first lines, is repeated from `line` on (after a page break), the line behind it; else `line`. */
static size_t behind_header(const struct reading *reading, size_t line)
{
	const struct builder *builder = reading->builder;
	struct chunk_line chunks;
	size_t at = line;

	for (size_t i = 0; i < reading->header_count && at < builder->line_count; i++) {
		if (!same_words(builder, at, reading->header[i]))
			return i > 0 && chunks_read(builder, at, false, &chunks) && is_row(&chunks) ? at : line;
		at = next_line(builder, at + 1);
	}
	return at;
}

/* A number alone, blank lines beside it: a page number that nobody marked. In the column's left edge a label may end so. */
static bool is_stray_page(const struct reading *reading, size_t line, const struct placed *placed)
{
	const struct builder *builder = reading->builder;
	const struct word *word = &placed->line.words.items[0];
	bool above = line > 0 && builder->lines[line - 1].blank;
	bool below = line + 1 == builder->line_count || builder->lines[line + 1].blank;
	bool edge = placed->stt || word->column == reading->columns.at[label_column(&reading->columns)].from;

	return placed->line.words.count == 1 && scan_figure(word->text).small &&
	       (edge ? above && below : above || below);
}

/* Takes the line into the table. False when the table ends before it. blanks: blank lines right before it. */
static bool take_line(struct reading *reading, size_t line, size_t blanks)
{
	struct slice text = reading->builder->lines[line].trimmed;
	struct columns before = reading->columns;
	struct placed placed;
	bool taken = false;

	if (scan_caption(text) || !place_line(reading, line, &placed))
		return false;
	if (is_stray_page(reading, line, &placed)) {
		reading->columns = before;
		return true;
	}
	if (is_whole(reading, &placed))
		taken = (blanks == 0 || is_row(&placed.line)) && take_figures(reading, &placed);
	else if (blanks < BLANK_LINES)
		taken = take_words(reading, line, &placed, blanks);
	if (!taken)
		reading->columns = before;
	return taken;
}

static size_t read_rows(struct reading *reading, size_t first)
{
	const struct builder *builder = reading->builder;
	size_t end = first;
	size_t blanks = 0;
	bool paged = false;

	for (size_t line = first; line < builder->line_count; line++) {
		size_t behind;

		if (skips(&builder->lines[line])) {
			/* The blank lines around a page number stand on no page. */
			blanks = builder->lines[line].furniture ? 0 : paged ? blanks : blanks + 1;
			paged = paged || builder->lines[line].furniture;
			continue;
		}
		paged = false;
		behind = behind_header(reading, line);
		if (behind > line) {
			line = behind;
			blanks = 0;
		}
		if (line >= builder->line_count || !take_line(reading, line, blanks))
			break;
		blanks = 0;
		end = line + 1;
	}
	write_row(reading);
	return end;
}

static bool begin(struct reading *reading, size_t at, size_t *first)
{
	size_t lines[ALIGNED_PREVIEW];
	struct columns before;
	struct placed row;
	size_t rows;
	bool whole;

	if (!header_read(reading, at, first))
		return false;
	rows = preview_rows(reading->builder, *first, lines);
	if (rows < 2 || !columns_find(reading->builder, lines, rows, &reading->columns) || !accept(reading, rows))
		return false;
	before = reading->columns;
	whole = place_line(reading, *first, &row) &&
		(is_whole(reading, &row) || (row.stt && row.fits && rows_follow(reading, *first)));
	reading->columns = before;
	return whole;
}

size_t table_aligned_read(struct builder *builder, size_t at)
{
	struct reading reading;
	size_t first, end;
	bool split;

	reading.builder = builder;
	if (skips(&builder->lines[at]) || !begin(&reading, at, &first))
		return at;
	give_back_label(&reading, &first);
	split = reading.header_count > 0 && header_fit(&reading);
	reading.count = 0;
	reading.closed = false;
	grid_init(&reading.grid, builder, reading.columns.count);
	if (split)
		write_heads(&reading);
	else if (reading.header_count > 0)
		write_header_whole(&reading);
	if (!split && reading.header_count > 0)
		reading.header_count = 1;
	end = read_rows(&reading, first);
	grid_finish(&reading.grid, TABLE_ALIGNED, (uint32_t)reading.header_count, split);
	return end;
}
