#include "document/table_flat.h"

#include "document/table_units.h"

/* Lines looked at for the shape, rows wanted, and how many of ten must agree. */
enum { PREVIEW_LINES = 80, PREVIEW_MARKS = 6, OTHERS_SHARE = 3 };

static const uint64_t SUM_MAX = UINT64_MAX / 4;

/* What one line of the preview shows. */
struct sight {
	struct stt stt;
	size_t figures; /* values at its end */
	bool unit;      /* a unit before them */
	bool unit_capital;
	bool noun; /* a word before them that takes a number: Thôn 1 */
	bool total;
	bool bare; /* nothing but figures; the first is no value */
};

struct preview {
	const struct builder *builder;
	struct sight sights[PREVIEW_LINES];
	size_t lines[PREVIEW_LINES];
	size_t count;
};

/* Words without a note behind the last figure. */
static size_t without_note(const struct line_words *words, const struct flat_shape *shape)
{
	size_t count = words->count;

	while (shape->note && count > 1 && scan_figure(words->items[count - 1].text).kind != FIGURE_NUMBER)
		count--;
	return count > 1 ? count : words->count;
}

/* Words behind the figures of a numbered row: at most a few, begun by a capital letter, as in a column of remarks. */
static bool ends_in_words(const struct line_words *words, const struct flat_header *header)
{
	enum { LONGEST = 5 };
	struct flat_range found[FLAT_MAX_VALUES];
	size_t count = words->count;
	size_t figures;

	while (count > 1 && scan_figure(words->items[count - 1].text).kind == FIGURE_NONE)
		count--;
	if (count == words->count || words->count - count > LONGEST || !scan_upper_first(words->items[count].text))
		return false;
	figures = flat_trailing(words->items, count, header->unit, found);
	return figures > (header->unit ? 0 : 1) && found[figures - 1].from > 1;
}

/* Whether most numbered rows do so, though no head says that remarks stand there: Kết quả, Xếp loại. */
static bool rows_end_in_words(const struct builder *builder, const struct flat_header *header)
{
	struct line_words words;
	size_t with = 0;
	size_t rows = 0;

	for (size_t line = header->end, seen = 0; line < builder->line_count && seen < PREVIEW_LINES; line++, seen++) {
		if (flat_skips(&builder->lines[line]))
			continue;
		if (scan_caption(builder->lines[line].trimmed) || !scan_line(builder, line, &words))
			break;
		if (scan_stt(builder->lines[line].trimmed).style != STT_NUMBER)
			continue;
		rows += scan_figure(words.items[words.count - 1].text).kind != FIGURE_NONE;
		with += ends_in_words(&words, header);
	}
	return header->numbered && with >= 3 && with > rows;
}

static struct sight look(const struct builder *builder, size_t line, const struct line_words *words,
			 const struct flat_header *header, const struct flat_shape *shape)
{
	struct flat_range found[FLAT_MAX_VALUES];
	struct sight sight = {.stt = scan_stt(builder->lines[line].trimmed)};
	size_t size, before, start;

	sight.figures = flat_trailing(words->items, without_note(words, shape), header->unit, found);
	sight.total = scan_total_label(builder->lines[line].trimmed);
	if (sight.figures == 0)
		return sight;
	before = found[sight.figures - 1].from;
	/* The number of the row, or a figure that stands for a label, is no value. */
	sight.bare = before == 0 && sight.figures > 1;
	if (sight.bare)
		before = found[--sight.figures - 1].from;
	start = sight.stt.style != STT_NONE && !sight.stt.glued ? 1 : 0;
	size = units_at_end(words->items, before);
	sight.unit = size > 0 && size + start < before;
	sight.unit_capital = sight.unit && (scan_upper_first(words->items[before - size].text) ||
					    slice_equal(words->items[before - 1].text, SLICE("%")));
	sight.noun = before > 0 && scan_numbered_noun(words->items[before - 1].text);
	return sight;
}

static void preview_read(struct preview *preview, const struct builder *builder, const struct flat_header *header,
			 const struct flat_shape *shape)
{
	struct line_words words;

	preview->builder = builder;
	preview->count = 0;
	for (size_t line = header->end; line < builder->line_count && preview->count < PREVIEW_LINES; line++) {
		if (flat_skips(&builder->lines[line]))
			continue;
		if (scan_caption(builder->lines[line].trimmed) || !scan_line(builder, line, &words))
			break;
		preview->lines[preview->count] = line;
		preview->sights[preview->count++] = look(builder, line, &words, header, shape);
	}
}

/* ---- how many values ---------------------------------------------------------------------------------------- */

/* counts[n]: lines with n values at their end. */
static void count_figures(const struct preview *preview, size_t *counts)
{
	memset(counts, 0, (FLAT_MAX_VALUES + 1) * sizeof *counts);
	for (size_t i = 0; i < preview->count; i++)
		counts[preview->sights[i].figures]++;
}

/* The most frequent number of values; of two, the larger. */
static uint32_t most_frequent(const size_t *counts)
{
	uint32_t best = 0;

	for (uint32_t n = 1; n <= FLAT_MAX_VALUES; n++)
		if (counts[n] > 0 && (best == 0 || counts[n] >= counts[best]))
			best = n;
	return best;
}

/* Whether most rows are nothing but figures. */
static bool labels_are_figures(const struct preview *preview)
{
	size_t bare = 0;
	size_t rows = 0;

	for (size_t i = 0; i < preview->count; i++) {
		bare += preview->sights[i].bare;
		rows += preview->sights[i].figures > 0;
	}
	return bare > 2 && bare * 2 > rows;
}

/* Where labels are words, a line of nothing but figures holds the values of a label above it. */
static void count_all_figures(struct preview *preview)
{
	for (size_t i = 0; i < preview->count; i++) {
		preview->sights[i].figures += preview->sights[i].bare;
		preview->sights[i].bare = false;
	}
}

static size_t count_nouns(const struct preview *preview, uint32_t figures)
{
	size_t nouns = 0;

	for (size_t i = 0; i < preview->count; i++)
		nouns += preview->sights[i].figures == figures && preview->sights[i].noun;
	return nouns;
}

static bool total_has(const struct preview *preview, uint32_t figures)
{
	for (size_t i = 0; i < preview->count; i++)
		if (preview->sights[i].total && preview->sights[i].figures == figures)
			return true;
	return false;
}

static uint32_t columns_of(const struct flat_shape *shape, uint32_t values)
{
	return (shape->stt ? 1u : 0u) + 1u + (shape->unit ? 1u : 0u) + values + (shape->note ? 1u : 0u);
}

static bool header_has(const struct flat_shape *shape, const struct flat_header *header, uint32_t values)
{
	size_t starts[FLAT_MAX_VALUES + 1];

	return values > 0 && flat_header_split(header, columns_of(shape, values), starts);
}

/* When most labels end in a figure (Thôn 1), that figure is counted as a value; the total row and the header tell. */
static bool labels_end_in_figures(const struct preview *preview, const struct flat_shape *shape,
				  const struct flat_header *header, uint32_t figures, size_t times)
{
	if (figures < 2 || count_nouns(preview, figures) * 2 < times || total_has(preview, figures))
		return false;
	return !header_has(shape, header, figures) || header_has(shape, header, figures - 1);
}

static uint32_t count_values(const struct preview *preview, const struct flat_shape *shape,
			     const struct flat_header *header)
{
	size_t counts[FLAT_MAX_VALUES + 1];
	uint32_t common;

	count_figures(preview, counts);
	for (uint32_t n = 1; n <= FLAT_MAX_VALUES; n++)
		if (header->number_count > 0 && counts[n] > 0 && columns_of(shape, n) == header->number_count)
			return n;
	common = most_frequent(counts);
	if (!shape->unit && labels_end_in_figures(preview, shape, header, common, counts[common]))
		return common - 1;
	if (shape->bare)
		return header->count == 0 ? 0 : common - (header->numbered ? 1 : 0);
	if (header->count == 0 || header_has(shape, header, common))
		return common;
	for (uint32_t n = FLAT_MAX_VALUES; n > 0; n--)
		if (n != common && counts[n] > 1 && counts[n] * OTHERS_SHARE >= counts[common] &&
		    count_nouns(preview, n) * 2 < counts[n] && header_has(shape, header, n))
			return n;
	return common;
}

static bool has_units(const struct preview *preview, const struct flat_header *header)
{
	size_t figures = 0, units = 0, capitals = 0;

	for (size_t i = 0; i < preview->count; i++) {
		figures += preview->sights[i].figures > 0 && !preview->sights[i].total;
		units += preview->sights[i].unit;
		capitals += preview->sights[i].unit_capital;
	}
	if (header->unit || (header->count > 0 && !header->maybe_unit))
		return header->unit;
	return units >= 2 && units * 10 >= figures * 7 && capitals * 2 >= units;
}

/* ---- whether it is a table ---------------------------------------------------------------------------------- */

static bool is_anchor(const struct sight *sight)
{
	return sight->stt.style != STT_NONE;
}

/* Rows at the very start that have `values` values each (a unit too, where there is one): how many in a row. */
static size_t rows_at_start(const struct preview *preview, const struct flat_shape *shape)
{
	const struct stt *last = NULL;
	size_t rows = 0;

	for (size_t i = 0; i < preview->count; i++, rows++) {
		const struct sight *sight = &preview->sights[i];

		if (sight->figures < shape->values || (shape->unit && !sight->unit) ||
		    (shape->stt && !is_anchor(sight)))
			break;
		if (last != NULL && !stt_follows(last, &sight->stt))
			break;
		last = &sight->stt;
	}
	return rows;
}

/* Lines among the first that end in all values of a row, no more than two others between them. */
static size_t whole_rows(const struct preview *preview, const struct flat_shape *shape)
{
	size_t rows = 0;
	size_t quiet = 0;

	for (size_t i = 0; i < preview->count && quiet <= 2; i++) {
		bool row = preview->sights[i].figures == shape->values;

		rows += row;
		quiet = row ? 0 : quiet + 1;
	}
	return rows;
}

/* Rows among the first lines, whole or with words wrapped: enough below a header. */
static size_t rows_below(const struct preview *preview, const struct flat_shape *shape)
{
	size_t rows = 0;
	size_t quiet = 0;

	for (size_t i = 0; i < preview->count && quiet <= PREVIEW_MARKS; i++) {
		bool row = preview->sights[i].figures > 0 && preview->sights[i].figures <= shape->values + 1;

		rows += row;
		quiet = row ? 0 : quiet + 1;
	}
	return rows;
}

static bool accept(const struct preview *preview, const struct flat_header *header, const struct flat_shape *shape)
{
	if (header->numbered)
		return rows_below(preview, shape) >= 2;
	if (header->end > header->at && scan_caption_before(preview->builder) >= 0)
		return whole_rows(preview, shape) >= 3 && shape->values >= 2;
	if (header->end > header->at)
		return rows_at_start(preview, shape) >= 3 && shape->values >= 2 &&
		       header_has(shape, header, shape->values);
	if (scan_caption_before(preview->builder) >= 0)
		return rows_at_start(preview, shape) >= 2 && (shape->values >= 2 || shape->unit);
	return rows_at_start(preview, shape) >= 3 && (shape->values >= 2 || shape->unit) && shape->stt;
}

/* ---- what the columns hold ---------------------------------------------------------------------------------- */

static uint64_t whole_part(struct slice word)
{
	uint64_t value = 0;

	for (size_t i = 0; i < word.size && word.data[i] != ',' && word.data[i] != '/'; i++)
		if (word.data[i] >= '0' && word.data[i] <= '9' && value < UINT64_MAX / 100)
			value = value * 10 + (uint64_t)(word.data[i] - '0');
	return value;
}

static void column_learn(struct flat_column *column, struct slice word)
{
	struct figure figure = scan_figure(word);
	uint64_t value = whole_part(word);

	if (figure.kind != FIGURE_NUMBER) {
		column->mark = true;
		return;
	}
	if (column->seen++ == 0) {
		column->decimals_low = column->decimals_high = figure.decimals;
		column->low = column->high = value;
	}
	column->decimals_low = figure.decimals < column->decimals_low ? figure.decimals : column->decimals_low;
	column->decimals_high = figure.decimals > column->decimals_high ? figure.decimals : column->decimals_high;
	column->low = value < column->low ? value : column->low;
	column->high = value > column->high ? value : column->high;
	column->sign = column->sign || figure.sign;
	column->percent = column->percent || figure.percent;
	column->fraction = column->fraction || figure.fraction;
}

static void learn_columns(struct flat_shape *shape, const struct preview *preview)
{
	struct flat_range found[FLAT_MAX_VALUES];
	struct line_words words;

	memset(shape->columns, 0, sizeof shape->columns);
	for (size_t i = 0; i < preview->count; i++) {
		if (preview->sights[i].figures < shape->values || preview->sights[i].total ||
		    (preview->sights[i].noun && preview->sights[i].figures == shape->values) ||
		    !scan_line(preview->builder, preview->lines[i], &words))
			continue;
		if (flat_trailing(words.items, without_note(&words, shape), shape->unit, found) < shape->values)
			continue;
		for (uint32_t c = 0; c < shape->values; c++)
			column_learn(&shape->columns[c], words.items[found[shape->values - 1 - c].from].text);
	}
}

static size_t figures_of(const struct builder *builder, size_t line)
{
	struct flat_range found[FLAT_MAX_VALUES];
	struct line_words words;

	while (line < builder->line_count && flat_skips(&builder->lines[line]))
		line++;
	if (line == builder->line_count || !scan_line(builder, line, &words))
		return 0;
	return flat_trailing(words.items, words.count, true, found);
}

/* Sorts out running text before the costly look: without STT above them, the first rows stand each in one line. */
static bool worth_looking(const struct builder *builder, const struct flat_header *header)
{
	if (header->numbered)
		return true;
	return figures_of(builder, header->end) > 0 &&
	       (figures_of(builder, header->end + 1) > 0 ||
		(scan_caption_before(builder) >= 0 && figures_of(builder, header->end + 2) > 0));
}

bool flat_shape_find(const struct builder *builder, const struct flat_header *header, struct flat_shape *shape)
{
	struct preview preview;

	if (!worth_looking(builder, header))
		return false;
	shape->note = header->note || rows_end_in_words(builder, header);
	preview_read(&preview, builder, header, shape);
	if (preview.count < 2)
		return false;
	shape->bare = labels_are_figures(&preview);
	if (!shape->bare)
		count_all_figures(&preview);
	shape->stt = header->numbered ||
		     (!shape->bare && (is_anchor(&preview.sights[0]) || is_anchor(&preview.sights[1])));
	shape->unit = has_units(&preview, header);
	if (flat_lines_find(builder, header, shape))
		shape->bare = false;
	else
		shape->values = count_values(&preview, shape, header);
	if (shape->values == 0 || !accept(&preview, header, shape))
		return false;
	learn_columns(shape, &preview);
	return true;
}

/* ---- rows with a value left out ----------------------------------------------------------------------------- */

static unsigned digits_of(uint64_t value)
{
	unsigned digits = 1;

	while (value >= 10) {
		value /= 10;
		digits++;
	}
	return digits;
}

/* A total lies above the parts, but not above their sum, which lacks less than one for each of them. */
static unsigned range_cost(const struct flat_column *column, uint64_t value, bool total)
{
	if (total && column->sum > 0 && value > column->sum + column->parts)
		return 4;
	if (total && column->sum > 0 && value >= column->sum)
		return 0;
	if (value < column->low)
		return 1 + 2 * (digits_of(column->low) - digits_of(value)) + (total ? 1 : 0);
	if (value > column->high) {
		unsigned more = digits_of(value) - digits_of(column->high);

		return total ? (more > 2 ? more : 0) : 1 + 2 * more;
	}
	return 0;
}

void flat_shape_sum(struct flat_shape *shape, const struct flat_row *row, const uint32_t *places)
{
	/* Where each cell has its own line, no preview has seen whole rows. */
	for (size_t i = 0; i < row->value_count && shape->lines && row->value_count == shape->values; i++)
		if (!flat_row_is_total(row))
			column_learn(&shape->columns[i], row->words[row->values[i].from].text);
	for (size_t i = 0; i < row->value_count && !flat_row_is_total(row); i++) {
		uint64_t value = whole_part(row->words[row->values[i].from].text);
		struct flat_column *column = &shape->columns[places[i]];

		column->sum = value < SUM_MAX - column->sum ? column->sum + value : SUM_MAX;
		column->parts++;
	}
}

/* How badly the word fits the column. */
static unsigned misfit(const struct flat_column *column, struct slice word, bool total)
{
	struct figure figure = scan_figure(word);
	unsigned cost = 0;

	if (figure.kind != FIGURE_NUMBER || column->seen == 0)
		return column->mark || (figure.kind == FIGURE_NUMBER && column->seen == 0) ? 0 : 1;
	if (figure.decimals < column->decimals_low || figure.decimals > column->decimals_high)
		cost += 5;
	cost += figure.sign && !column->sign ? 4 : 0;
	cost += figure.percent != column->percent ? 3 : 0;
	cost += figure.fraction != column->fraction ? 3 : 0;
	return cost + range_cost(column, whole_part(word), total);
}

/* Two blanks between values, as many as values are missing: that is where they are missing. */
static bool place_by_gaps(const struct flat_shape *shape, const struct flat_row *row, uint32_t *places)
{
	uint32_t column = 0;
	size_t wide = 0;

	for (size_t i = 1; i < row->value_count; i++)
		wide += row->words[row->values[i].from].wide;
	if (wide == 0 || wide != shape->values - row->value_count)
		return false;
	for (size_t i = 0; i < row->value_count; i++) {
		column += i > 0 && row->words[row->values[i].from].wide ? 1 : 0;
		places[i] = column++;
	}
	return true;
}

/* The cheapest ascending placement; of equals, the one with the blanks last. */
static void place_by_fit(const struct flat_shape *shape, const struct flat_row *row, uint32_t *places)
{
	unsigned cost[FLAT_MAX_VALUES + 1][FLAT_MAX_VALUES + 1];
	size_t count = row->value_count;
	uint32_t columns = shape->values;
	bool total = flat_row_is_total(row);

	/* cost[i][c]: the best for values i.. in columns c.. */
	for (uint32_t c = 0; c <= columns; c++)
		cost[count][c] = 0;
	for (size_t i = count; i-- > 0;) {
		cost[i][columns] = 1000000;
		for (uint32_t c = columns; c-- > 0;) {
			unsigned here = cost[i + 1][c + 1] +
					misfit(&shape->columns[c], row->words[row->values[i].from].text, total);

			cost[i][c] = here <= cost[i][c + 1] ? here : cost[i][c + 1];
		}
	}
	for (size_t i = 0, c = 0; i < count; i++, c++) {
		struct slice word = row->words[row->values[i].from].text;

		while (cost[i + 1][c + 1] + misfit(&shape->columns[c], word, total) > cost[i][c])
			c++;
		places[i] = (uint32_t)c;
	}
}

bool flat_shape_place(const struct flat_shape *shape, const struct flat_row *row, uint32_t *places)
{
	if (row->value_count == shape->values || row->value_count == 0) {
		for (uint32_t i = 0; i < row->value_count; i++)
			places[i] = i;
		return true;
	}
	if (place_by_gaps(shape, row, places))
		return true;
	place_by_fit(shape, row, places);
	return false;
}

bool flat_shape_excludes(const struct flat_shape *shape, struct slice word)
{
	const struct flat_column *column = &shape->columns[0];

	return column->seen > 2 && range_cost(column, whole_part(word), false) > 2;
}
