#include "document/table_aligned.h"

enum {
	HEADER_BYTES = 320,
	VALUE_HEAD_BYTES = 60,
	LEFT_MARGIN = 4,
	MARGIN_WORDS = 24,
	PREVIEW_LINES = 80,
	QUIET_LINES = 4,
	BLANK_LINES = 2
};

static bool skips(const struct line *line)
{
	return line->blank || line->furniture;
}

size_t aligned_next(const struct builder *builder, size_t line)
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

/* 2022, 6/2023 */
static bool is_period(struct slice text)
{
	for (size_t i = 0; i < text.size; i++)
		if (text.data[i] != '/' && (text.data[i] < '0' || text.data[i] > '9'))
			return false;
	text = text.size < 4 ? SLICE("") : slice_part(text, text.size - 4, text.size);
	return slice_starts(text, SLICE("19")) || slice_starts(text, SLICE("20"));
}

/* The last line of heads that end in their years, right of the rows' labels. */
static bool names_periods(const struct chunk_line *line)
{
	for (size_t k = 0; k < line->count; k++) {
		const struct chunk *chunk = &line->chunks[k];

		if (chunk->to != chunk->from + 1 || !is_period(line->words.items[chunk->from].text))
			return false;
	}
	return line->count > 1 && line->chunks[0].column >= LEFT_MARGIN;
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
		line = aligned_next(builder, line + 1);
		if (line >= builder->line_count || !scan_line(builder, line, &words))
			return false;
		if (scan_stt_head(words.items[0].text))
			return words.count > 1 && words.items[1].wide;
		if (scan_digit_first(words.items[0].text) && words.items[0].column < LEFT_MARGIN)
			return false;
	}
	return false;
}

/* A short head over columns of values, "Trong đó": right of the labels' head, which stands a few lines below beside STT. */
static bool heads_values(const struct builder *builder, size_t at, const struct chunk_line *chunks)
{
	struct chunk_line below;
	size_t line = at;

	if (builder->lines[at].trimmed.size > VALUE_HEAD_BYTES || scan_remark(builder->lines[at].trimmed))
		return false;
	for (size_t i = 0; i < QUIET_LINES; i++) {
		line = aligned_next(builder, line + 1);
		if (line >= builder->line_count || builder->lines[line - 1].blank ||
		    !chunks_read(builder, line, true, &below))
			return false;
		if (scan_stt_head(below.words.items[0].text))
			return below.count > 3 && chunks->chunks[0].column + LEFT_MARGIN >= below.chunks[2].column;
		if (is_row(&below))
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
	if (heads_values(builder, at, chunks))
		return true;
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

/*
 * A line of units or prices under the heads, nothing under that of the labels: "Đơn vị  Suất  Tổng số" over "600.000 đồng  (suất)". Where
 * the rows are numbered, the line that names STT tells.
 */
static bool goes_on_with_heads(const struct aligned *table, const struct chunk_line *line)
{
	struct chunk_line heads;
	bool words = false;

	if (table->numbered || table->header_count == 0 ||
	    !chunks_read(table->builder, table->header[0], false, &heads) || heads.count < 2 ||
	    line->chunks[0].column < heads.chunks[0].end || line->count >= heads.count)
		return false;
	for (size_t k = 0; k < line->count; k++) {
		struct slice text = line->words.items[line->chunks[k].from].text;

		words = words || text.data[0] == '(' || (scan_letter_first(text) && !scan_upper_first(text));
	}
	return words;
}

/* The lines above the first row: its index in *first. False when no row comes soon. */
static bool header_read(struct aligned *table, size_t at, size_t *first)
{
	const struct builder *builder = table->builder;
	struct chunk_line chunks;
	size_t blanks = 0;

	table->header_count = 0;
	table->numbered = false;
	for (size_t line = at; line < builder->line_count; line++) {
		*first = line;
		if (skips(&builder->lines[line])) {
			blanks += builder->lines[line].blank;
			continue;
		}
		if (!chunks_read(builder, line, false, &chunks) || (line == at && !may_begin(builder, at, &chunks)))
			return false;
		if (table->numbered && begins_section(&chunks) && !numbers_columns(&chunks))
			return true;
		if (is_row(&chunks) && !(line == at && counts_up(&chunks)) &&
		    !(table->numbered && names_periods(&chunks)) && !goes_on_with_heads(table, &chunks) &&
		    !stt_below(builder, line))
			return table->numbered || blanks <= 1;
		if (table->header_count == ALIGNED_MAX_HEADER || blanks > QUIET_LINES ||
		    !may_head(builder, line, &chunks))
			return false;
		table->numbered = table->numbered || scan_stt_head(chunks.words.items[0].text);
		table->header[table->header_count++] = line;
	}
	return false;
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

/* Whether a row of the first ones has its number and figures in one line, but no label there, or the middle of one. */
static bool labels_stand_around(struct aligned *table, const size_t *lines, size_t count)
{
	struct columns before = table->columns;
	struct placed row;
	bool around = false;

	for (size_t i = 0; i < count && !around && table->columns.stt; i++)
		around = aligned_place(table, lines[i], &row) && row.stt && row.figures &&
			 !scan_upper_first(aligned_label(table, &row)) && !scan_digit_first(aligned_label(table, &row));
	table->columns = before;
	return around;
}

/* Without a header or a caption, more rows must speak for a table. */
static bool accept(const struct aligned *table, size_t rows)
{
	uint32_t numeric = columns_numeric(&table->columns);

	if (numeric == 0 && !(table->numbered && table->columns.stt))
		return false;
	if (table->header_count > 0 && (numeric > 1 || table->numbered))
		return rows >= 2;
	if (scan_caption_before(table->builder) >= 0)
		return rows >= 2;
	return rows >= 3 && (numeric > 1 || rows >= 4);
}

/*
 * A label that stands around its figures begins above them, where it was taken for a head: given back to the rows. Such a
 * line holds words over the label's column alone, and the line below goes on with them or leaves that column blank.
 */
static void give_back_label(struct aligned *table, size_t *first)
{
	struct columns columns = table->columns;
	struct placed below, last;

	while (table->header_count > 1 && aligned_place(table, *first, &below) &&
	       aligned_place(table, table->header[table->header_count - 1], &last)) {
		struct slice label = aligned_label(table, &below);

		if (last.line.count > 1 || last.label > 0 || last.stt || !last.fits || scan_upper_first(label))
			break;
		*first = table->header[--table->header_count];
	}
	table->columns = columns;
}

static bool header_fit(struct aligned *table)
{
	for (size_t i = 0; i < table->header_count; i++)
		if (!chunks_read(table->builder, table->header[i], table->columns.cut_stt, &table->chunks[i]))
			return false;
	return heads_fit(&table->columns, table->chunks, table->header_count, table->heads);
}

/* ---- writing ------------------------------------------------------------------------------------------------ */

static void write_heads(struct aligned *table)
{
	for (size_t i = 0; i < table->header_count; i++) {
		const struct chunk_line *line = &table->chunks[i];
		const struct word *words = line->words.items;

		grid_row(&table->grid, words[0].line, words[0].from);
		for (size_t k = 0; k < line->count; k++) {
			const struct chunk *chunk = &line->chunks[k];
			struct head head = table->heads[i][k];

			grid_cell(&table->grid, head.first, head.last - head.first + 1, words + chunk->from,
				  chunk->to - chunk->from);
		}
	}
}

/* All words of a header that does not fit the columns, as one cell. */
static void write_header_whole(struct aligned *table)
{
	size_t count = 0;
	struct line_words words;

	for (size_t i = 0; i < table->header_count; i++) {
		if (!scan_line(table->builder, table->header[i], &words) || count + words.count > ALIGNED_ROW_WORDS)
			break;
		memcpy(table->words + count, words.items, words.count * sizeof *words.items);
		count += words.count;
	}
	grid_row(&table->grid, table->words[0].line, table->words[0].from);
	grid_cell(&table->grid, 0, table->columns.count, table->words, count);
}

/* ---- lines -------------------------------------------------------------------------------------------------- */

static bool same_words(const struct builder *builder, size_t a, size_t b)
{
	return slice_equal(builder->lines[a].trimmed, builder->lines[b].trimmed);
}

/* When the header, or its first lines, is repeated from `line` on (after a page break), the line behind it; else `line`. */
static size_t behind_header(const struct aligned *table, size_t line)
{
	const struct builder *builder = table->builder;
	struct chunk_line chunks;
	size_t at = line;

	for (size_t i = 0; i < table->header_count && at < builder->line_count; i++) {
		if (!same_words(builder, at, table->header[i]))
			return i > 0 && chunks_read(builder, at, false, &chunks) && is_row(&chunks) ? at : line;
		at = aligned_next(builder, at + 1);
	}
	return at;
}

/* Whether the header stands again a few lines below, so that this line is one of its upper lines that were not known for such. */
static bool is_above_header(const struct aligned *table, size_t line)
{
	const struct builder *builder = table->builder;
	struct chunk_line chunks;

	for (size_t i = 0; i < QUIET_LINES && table->numbered; i++) {
		/* A caption begins the next table, though its header is the same. */
		if (scan_caption(builder->lines[line].trimmed) || !chunks_read(builder, line, false, &chunks) ||
		    is_row(&chunks))
			return false;
		line = aligned_next(builder, line + 1);
		if (line >= builder->line_count)
			return false;
		if (same_words(builder, line, table->header[0]))
			return true;
	}
	return false;
}

/* A number alone, blank lines beside it: a page number that nobody marked. In the column's left edge a label may end so. */
static bool is_stray_page(const struct aligned *table, size_t line, const struct placed *placed)
{
	const struct builder *builder = table->builder;
	const struct word *word = &placed->line.words.items[0];
	bool above = line > 0 && builder->lines[line - 1].blank;
	bool below = line + 1 == builder->line_count || builder->lines[line + 1].blank;
	bool edge = placed->stt || word->column == table->columns.at[columns_label(&table->columns)].from;

	return placed->line.words.count == 1 && scan_figure(word->text).small &&
	       (edge ? above && below : above || below);
}

/* Takes the line into the table. False when the table ends before it. blanks: blank lines right before it. */
static bool take_line(struct aligned *table, size_t line, size_t blanks)
{
	struct slice text = table->builder->lines[line].trimmed;
	struct columns before = table->columns;
	struct placed placed;
	bool taken = false;

	if (scan_caption(text) || !aligned_place(table, line, &placed))
		return false;
	if (is_stray_page(table, line, &placed)) {
		table->columns = before;
		return true;
	}
	if (aligned_is_whole(table, &placed))
		taken = (blanks == 0 || is_row(&placed.line)) && aligned_take_figures(table, &placed);
	else if (blanks < BLANK_LINES)
		taken = aligned_take_words(table, line, &placed, blanks);
	if (!taken)
		table->columns = before;
	return taken;
}

static size_t read_rows(struct aligned *table, size_t first)
{
	const struct builder *builder = table->builder;
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
		if (is_above_header(table, line))
			continue;
		behind = behind_header(table, line);
		if (behind > line) {
			line = behind;
			blanks = 0;
		}
		if (line >= builder->line_count || !take_line(table, line, blanks))
			break;
		blanks = 0;
		end = line + 1;
	}
	aligned_write_row(table);
	return end;
}

static bool begin(struct aligned *table, size_t at, size_t *first)
{
	size_t lines[ALIGNED_PREVIEW];
	struct columns before;
	struct placed row;
	size_t rows;
	bool whole;

	if (!header_read(table, at, first))
		return false;
	rows = preview_rows(table->builder, *first, lines);
	if (rows < 2 || !columns_find(table->builder, lines, rows, &table->columns) || !accept(table, rows))
		return false;
	table->centred = labels_stand_around(table, lines, rows);
	before = table->columns;
	whole = aligned_place(table, *first, &row) &&
		(aligned_is_whole(table, &row) || (row.stt && row.fits && aligned_rows_follow(table, *first)));
	table->columns = before;
	return whole;
}

size_t table_aligned_read(struct builder *builder, size_t at)
{
	struct aligned table;
	size_t first, end;
	bool split;

	table.builder = builder;
	if (skips(&builder->lines[at]) || !begin(&table, at, &first))
		return at;
	give_back_label(&table, &first);
	split = table.header_count > 0 && header_fit(&table);
	table.count = 0;
	table.closed = false;
	grid_init(&table.grid, builder, table.columns.count);
	if (split)
		write_heads(&table);
	else if (table.header_count > 0)
		write_header_whole(&table);
	if (!split && table.header_count > 0)
		table.header_count = 1;
	end = read_rows(&table, first);
	grid_finish(&table.grid, TABLE_ALIGNED, (uint32_t)table.header_count, split);
	return end;
}
