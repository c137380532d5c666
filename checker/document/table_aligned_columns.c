#include "document/table_aligned.h"

/* ---- chunks ------------------------------------------------------------------------------------------------- */

/* 2022, 6/2023 */
static bool is_year(struct slice word)
{
	size_t stroke = slice_find(word, SLICE("/"), 0);

	if (stroke != SIZE_MAX)
		word = slice_part(word, stroke + 1, word.size);
	return word.size == 4 && scan_figure(word).digits == 4 &&
	       (slice_starts(word, SLICE("19")) || slice_starts(word, SLICE("20")));
}

static bool all_figures(const struct line_words *words, size_t from, size_t to)
{
	for (size_t i = from; i < to; i++) {
		bool percent = i > from && slice_equal(words->items[i].text, SLICE("%"));

		if (!percent && scan_figure(words->items[i].text).kind == FIGURE_NONE)
			return false;
	}
	return true;
}

/* Whether a row number and nothing else stands before word 1. */
static bool starts_with_stt(const struct line_words *words)
{
	struct slice first = words->items[0].text;
	struct stt stt = scan_stt(first);

	return words->count > 1 && ((stt.style != STT_NONE && stt.size == first.size) || scan_stt_head(first) ||
				    slice_equal(first, SLICE("-")) || slice_equal(first, SLICE("+")));
}

/* A line drawn under a head that covers several columns. */
static bool is_drawn(struct slice word)
{
	for (size_t i = 0; i < word.size; i++)
		if (word.data[i] != '-' && word.data[i] != '_' && word.data[i] != '=')
			return false;
	return word.size > 3;
}

static void drop_drawn(struct chunk_line *chunks)
{
	size_t kept = 0;

	for (size_t i = 0; i < chunks->count; i++) {
		const struct chunk *chunk = &chunks->chunks[i];

		if (chunk->to > chunk->from + 1 || !is_drawn(chunks->words.items[chunk->from].text))
			chunks->chunks[kept++] = *chunk;
	}
	chunks->count = kept;
}

bool chunks_read(const struct builder *builder, size_t line, bool cut_stt, struct chunk_line *chunks)
{
	struct line_words *words = &chunks->words;
	struct chunk *chunk = NULL;
	bool cut;

	chunks->count = 0;
	if (!scan_line(builder, line, words))
		return false;
	cut = cut_stt && starts_with_stt(words);
	for (size_t i = 0; i < words->count; i++) {
		const struct word *word = &words->items[i];

		if (i == 0 || word->wide || (i == 1 && cut)) {
			if (chunks->count == ALIGNED_MAX_COLUMNS)
				return false;
			chunk = &chunks->chunks[chunks->count++];
			*chunk = (struct chunk){.from = i, .column = word->column};
		}
		chunk->to = i + 1;
		chunk->end = word->end;
	}
	for (size_t i = 0; i < chunks->count; i++)
		chunks->chunks[i].figure = all_figures(words, chunks->chunks[i].from, chunks->chunks[i].to);
	drop_drawn(chunks);
	return chunks->count > 0;
}

bool chunks_numbered(const struct chunk_line *chunks)
{
	return chunks->count > 2 && chunks->chunks[0].to == 1 && scan_digit_first(chunks->words.items[0].text) &&
	       starts_with_stt(&chunks->words);
}

size_t chunks_figures(const struct chunk_line *chunks)
{
	size_t figures = 0;
	size_t years = 0;

	for (size_t i = 1; i < chunks->count; i++) {
		figures += chunks->chunks[i].figure;
		years += chunks->chunks[i].figure && is_year(chunks->words.items[chunks->chunks[i].from].text);
	}
	return figures == years ? 0 : figures;
}

/* ---- extents ------------------------------------------------------------------------------------------------ */

static bool overlap(struct extent a, struct extent b)
{
	return a.from < b.to && b.from < a.to;
}

static struct extent extent_of(const struct chunk *chunk)
{
	return (struct extent){chunk->column, chunk->end};
}

/* All rows of the preview, as extents; a bridging chunk lies over several columns and says nothing of them. */
struct preview_row {
	size_t count;
	struct extent at[ALIGNED_MAX_COLUMNS];
	bool figure[ALIGNED_MAX_COLUMNS];
	bool stt; /* the first chunk is a row number */
	bool bridge[ALIGNED_MAX_COLUMNS];
};

struct preview {
	size_t count;
	struct preview_row rows[ALIGNED_PREVIEW];
};

static void preview_read(struct preview *preview, const struct builder *builder, const size_t *lines, size_t count,
			 bool cut_stt)
{
	struct chunk_line chunks;

	preview->count = 0;
	for (size_t i = 0; i < count && i < ALIGNED_PREVIEW; i++) {
		struct preview_row *row = &preview->rows[preview->count];

		if (!chunks_read(builder, lines[i], cut_stt, &chunks))
			continue;
		row->count = chunks.count;
		for (size_t k = 0; k < chunks.count; k++) {
			row->at[k] = extent_of(&chunks.chunks[k]);
			row->figure[k] = chunks.chunks[k].figure;
			row->bridge[k] = false;
		}
		row->stt = chunks.chunks[0].to == 1 && starts_with_stt(&chunks.words);
		preview->count++;
	}
}

static size_t count_overlaps(const struct preview_row *row, struct extent extent)
{
	size_t overlaps = 0;

	for (size_t i = 0; i < row->count; i++)
		overlaps += overlap(row->at[i], extent);
	return overlaps;
}

/* Whether the chunk lies over two chunks or more in most of the other rows that it meets. */
static bool is_bridge(const struct preview *preview, size_t self, struct extent extent)
{
	size_t meets = 0;
	size_t bridges = 0;

	for (size_t i = 0; i < preview->count; i++) {
		size_t overlaps = i == self ? 0 : count_overlaps(&preview->rows[i], extent);

		meets += overlaps > 0;
		bridges += overlaps > 1;
	}
	return bridges > 0 && bridges * 2 >= meets;
}

static void find_bridges(struct preview *preview)
{
	for (size_t i = 0; i < preview->count; i++)
		for (size_t k = 0; k < preview->rows[i].count; k++)
			preview->rows[i].bridge[k] = is_bridge(preview, i, preview->rows[i].at[k]);
}

/* Puts the extent among the columns, melting all that it touches into one. False when there are too many. */
static bool add_extent(struct columns *columns, struct extent extent)
{
	uint32_t kept = 0;
	uint32_t place;

	for (uint32_t i = 0; i < columns->count; i++) {
		struct extent at = columns->at[i];

		if (!overlap(at, extent)) {
			columns->at[kept++] = at;
			continue;
		}
		extent.from = at.from < extent.from ? at.from : extent.from;
		extent.to = at.to > extent.to ? at.to : extent.to;
	}
	if (kept == ALIGNED_MAX_COLUMNS)
		return false;
	for (place = kept; place > 0 && columns->at[place - 1].from > extent.from; place--)
		columns->at[place] = columns->at[place - 1];
	columns->at[place] = extent;
	columns->count = kept + 1;
	return true;
}

static bool melt(struct columns *columns, const struct preview *preview)
{
	columns->count = 0;
	for (size_t i = 0; i < preview->count; i++)
		for (size_t k = 0; k < preview->rows[i].count; k++)
			if (!preview->rows[i].bridge[k] && !add_extent(columns, preview->rows[i].at[k]))
				return false;
	return columns->count > 1;
}

static uint32_t column_of(const struct columns *columns, struct extent extent)
{
	for (uint32_t c = 0; c < columns->count; c++)
		if (overlap(columns->at[c], extent))
			return c;
	return columns->count;
}

/* No two chunks of one row in one column, but for a few rows with wide blanks inside a label. */
static bool rows_agree(const struct columns *columns, const struct preview *preview)
{
	size_t clashes = 0;

	for (size_t i = 0; i < preview->count; i++) {
		bool clash = false;

		for (size_t k = 1; k < preview->rows[i].count; k++)
			clash = clash || column_of(columns, preview->rows[i].at[k]) ==
						 column_of(columns, preview->rows[i].at[k - 1]);
		clashes += clash;
	}
	return clashes * 5 <= preview->count;
}

/* Which columns hold figures; and whether enough rows have them. */
static bool judge_columns(struct columns *columns, const struct preview *preview)
{
	size_t figures[ALIGNED_MAX_COLUMNS] = {0};
	size_t filled[ALIGNED_MAX_COLUMNS] = {0};
	size_t stts = 0;
	bool any = false;

	for (size_t i = 0; i < preview->count; i++) {
		const struct preview_row *row = &preview->rows[i];

		for (size_t k = 0; k < row->count; k++) {
			uint32_t c = column_of(columns, row->at[k]);

			if (c == columns->count || row->bridge[k])
				continue;
			filled[c]++;
			figures[c] += row->figure[k];
			stts += c == 0 && k == 0 && row->stt;
		}
	}
	for (uint32_t c = 0; c < columns->count; c++)
		columns->numeric[c] = figures[c] * 10 >= filled[c] * 6;
	/* A column of row numbers has labels behind it; figures behind it make it the label itself (lớp 6, 7, 8). */
	columns->stt = stts >= 2 && stts * 10 >= filled[0] * 7 && !columns->numeric[1];
	columns->numeric[0] = columns->numeric[0] && !columns->stt;
	for (uint32_t c = 1; c < columns->count; c++)
		any = any || (columns->numeric[c] && figures[c] >= 2);
	return columns->count >= (columns->stt ? 3u : 2u) && (any || (columns->stt && columns->count > 2));
}

/* Whether most rows begin with a number and one blank. */
static bool stt_is_joined(const struct builder *builder, const size_t *lines, size_t count)
{
	struct chunk_line chunks;
	size_t joined = 0;

	for (size_t i = 0; i < count && i < ALIGNED_PREVIEW; i++)
		joined += chunks_read(builder, lines[i], false, &chunks) && chunks.chunks[0].to > 1 &&
			  starts_with_stt(&chunks.words);
	return joined * 2 > count;
}

bool columns_find(const struct builder *builder, const size_t *lines, size_t count, struct columns *columns)
{
	struct preview preview;

	columns->cut_stt = stt_is_joined(builder, lines, count);
	preview_read(&preview, builder, lines, count, columns->cut_stt);
	find_bridges(&preview);
	return melt(columns, &preview) && rows_agree(columns, &preview) && judge_columns(columns, &preview);
}

/* ---- placing ------------------------------------------------------------------------------------------------ */

static uint32_t distance(struct extent a, struct extent b)
{
	if (overlap(a, b))
		return 0;
	return a.to <= b.from ? b.from - a.to + 1 : a.from - b.to + 1;
}

/* The nearest column; figures are right-aligned, so that between two the right edge decides. */
static uint32_t nearest(const struct columns *columns, struct extent extent, bool figure)
{
	uint32_t best = 0;
	uint32_t least = UINT32_MAX;

	for (uint32_t c = 0; c < columns->count; c++) {
		uint32_t gap = distance(columns->at[c], extent);
		uint32_t edges = columns->at[c].to > extent.to ? columns->at[c].to - extent.to
							       : extent.to - columns->at[c].to;
		uint32_t cost = gap * 2 + (figure && gap > 0 ? edges : 0) + (figure && !columns->numeric[c] ? 3 : 0);

		if (cost < least) {
			least = cost;
			best = c;
		}
	}
	return best;
}

/* Overlapped columns: their number, the first in *first. */
static uint32_t overlapped(const struct columns *columns, struct extent extent, uint32_t *first)
{
	uint32_t count = 0;

	for (uint32_t c = columns->count; c-- > 0;)
		if (overlap(columns->at[c], extent)) {
			*first = c;
			count++;
		}
	return count;
}

static void grow(struct columns *columns, uint32_t column, struct extent extent)
{
	uint32_t low = column > 0 ? columns->at[column - 1].to : 0;
	uint32_t high = column + 1 < columns->count ? columns->at[column + 1].from : UINT32_MAX;

	if (extent.from < columns->at[column].from && extent.from >= low)
		columns->at[column].from = extent.from;
	if (extent.to > columns->at[column].to && extent.to <= high)
		columns->at[column].to = extent.to;
}

/* A chunk over several columns: values at its end stand each in its own, the words before them are a label. */
static void place_bridge(const struct columns *columns, const struct chunk_line *line, const struct chunk *chunk,
			 uint32_t first, uint8_t *places)
{
	const struct word *words = line->words.items;
	size_t end = chunk->to;

	for (; end > chunk->from; end--) {
		struct extent extent = {words[end - 1].column, words[end - 1].end};
		uint32_t column = nearest(columns, extent, true);

		if (scan_figure(words[end - 1].text).kind == FIGURE_NONE || !columns->numeric[column] ||
		    !overlap(columns->at[column], extent))
			break;
		places[end - 1] = (uint8_t)column;
	}
	if (first < columns_label(columns))
		first = columns_label(columns);
	for (size_t i = chunk->from; i < end; i++)
		places[i] = (uint8_t)first;
}

static bool is_row_number(const struct chunk_line *line, const struct chunk *chunk)
{
	struct slice text = line->words.items[chunk->from].text;
	struct stt stt = scan_stt(text);

	return chunk->to == chunk->from + 1 &&
	       ((stt.style != STT_NONE && stt.size == text.size) || slice_equal(text, SLICE("-")) ||
		slice_equal(text, SLICE("+")) || slice_equal(text, SLICE("*")));
}

void columns_place(struct columns *columns, const struct chunk_line *line, uint8_t *places)
{
	for (size_t k = 0; k < line->count; k++) {
		const struct chunk *chunk = &line->chunks[k];
		struct extent extent = extent_of(chunk);
		uint32_t first = 0;
		uint32_t count = overlapped(columns, extent, &first);

		if (count > 1) {
			place_bridge(columns, line, chunk, first, places);
			continue;
		}
		if (count == 0)
			first = nearest(columns, extent, chunk->figure);
		if (columns->stt && first == 0 && !is_row_number(line, chunk))
			first = 1;
		else
			grow(columns, first, extent);
		for (size_t i = chunk->from; i < chunk->to; i++)
			places[i] = (uint8_t)first;
	}
}
