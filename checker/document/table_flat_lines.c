/* Flattened tables in which each cell has a line, or several, of its own: 1 / Thu ngân sách / 1.200 / 1.250 / 2 / Chi ... */
#include "document/table_flat.h"

#include "document/table_units.h"

enum { SURVEY_LINES = 160, CELL_BYTES = 160, WORDS_AMONG_VALUES = 4 };

static size_t next_line(const struct builder *builder, size_t line)
{
	do
		line++;
	while (line < builder->line_count && flat_skips(&builder->lines[line]));
	return line;
}

/* "6A" */
static bool is_short_name(struct slice text)
{
	return scan_digit_first(text) && memchr(text.data, ' ', text.size) == NULL &&
	       scan_figure(text).kind == FIGURE_NONE && scan_stt(text).style == STT_NONE;
}

bool flat_lines_label(const struct builder *builder, size_t line)
{
	struct slice text;

	if (line >= builder->line_count)
		return false;
	text = builder->lines[line].trimmed;
	return scan_upper_first(text) || is_short_name(text);
}

struct stt flat_lines_stt(const struct builder *builder, size_t line)
{
	struct slice text = builder->lines[line].trimmed;
	struct stt stt = scan_stt(text);

	if (!flat_lines_label(builder, next_line(builder, line)))
		return (struct stt){0};
	if (slice_equal(text, SLICE("-")) || slice_equal(text, SLICE("+")))
		return (struct stt){.style = STT_BULLET, .size = 1};
	return stt.style != STT_NONE && stt.style != STT_BULLET && stt.size == text.size ? stt : (struct stt){0};
}

static bool is_value(const struct word *words, size_t count)
{
	struct flat_range found[FLAT_MAX_VALUES];

	return flat_trailing(words, count, false, found) == 1 && found[0].from == 0;
}

bool flat_lines_value(const struct builder *builder, size_t line)
{
	struct line_words words;

	return line < builder->line_count && scan_line(builder, line, &words) && is_value(words.items, words.count);
}

bool flat_lines_number_comes(const struct builder *builder, size_t line, const struct stt *last)
{
	size_t next = next_line(builder, next_line(builder, line));
	struct stt stt;

	if (next >= builder->line_count)
		return false;
	stt = flat_lines_stt(builder, next);
	return stt.style != STT_NONE && stt.style == last->style && stt_follows(last, &stt);
}

/* ---- how many values ---------------------------------------------------------------------------------------- */

/* The first rows, and how many lines of figures each has. */
struct survey {
	struct stt last;
	size_t labels; /* lines of the row at hand: before its figures, figures, behind them */
	size_t values;
	size_t notes;
	bool unit; /* the last line of labels is one */
	size_t units;
	size_t rows[FLAT_MAX_VALUES + 1]; /* by their number of values */
	size_t noted;
	size_t counted;
};

static void close_row(struct survey *survey)
{
	if (survey->values > 0 && survey->values <= FLAT_MAX_VALUES) {
		survey->rows[survey->values]++;
		survey->noted += survey->notes > 0;
		survey->units += survey->unit && survey->labels > 1;
		survey->counted++;
	}
	survey->labels = survey->values = survey->notes = 0;
}

static void survey_line(struct survey *survey, const struct line_words *words)
{
	if (!is_value(words->items, words->count)) {
		if (survey->values > 0) {
			survey->notes++;
			return;
		}
		survey->labels++;
		survey->unit = units_at_end(words->items, words->count) == words->count;
	} else if (survey->labels > 0) {
		survey->values += survey->notes + 1;
		survey->notes = 0;
	}
}

static bool begins_row(const struct survey *survey, const struct stt *stt)
{
	if (stt->style == STT_NONE)
		return false;
	return survey->last.style == STT_NONE ||
	       ((survey->values > 0 || stt->style != survey->last.style) && stt_follows(&survey->last, stt));
}

static void take_survey(struct survey *survey, const struct builder *builder, size_t line)
{
	struct line_words words;

	for (size_t seen = 0; line < builder->line_count && seen < SURVEY_LINES; line++) {
		struct stt stt;

		if (flat_skips(&builder->lines[line]))
			continue;
		if (scan_caption(builder->lines[line].trimmed) || builder->lines[line].trimmed.size > CELL_BYTES ||
		    !scan_line(builder, line, &words))
			return;
		seen++;
		stt = flat_lines_stt(builder, line);
		if (begins_row(survey, &stt)) {
			close_row(survey);
			survey->last = stt;
		} else {
			survey_line(survey, &words);
		}
	}
}

bool flat_lines_find(const struct builder *builder, const struct flat_header *header, struct flat_shape *shape)
{
	struct survey survey = {0};
	uint32_t best = 0;

	shape->lines = false;
	if (!header->numbered || flat_lines_stt(builder, header->end).style == STT_NONE)
		return false;
	take_survey(&survey, builder, header->end);
	for (uint32_t n = 1; n <= FLAT_MAX_VALUES; n++)
		if (survey.rows[n] > 0 && survey.rows[n] >= survey.rows[best])
			best = n;
	if (best == 0 || survey.rows[best] * 2 < survey.counted)
		return false;
	shape->values = best;
	shape->lines = best > 1 && survey.counted > 1;
	shape->unit = shape->unit || (header->maybe_unit && survey.units * 10 >= survey.counted * 7);
	shape->note = shape->note || (shape->lines && survey.noted * 2 >= survey.counted);
	return true;
}

/* ---- a row -------------------------------------------------------------------------------------------------- */

/* The cells of a row, one for each line; the row's number is none. */
struct cells {
	size_t count;
	struct flat_range at[FLAT_ROW_LINES];
};

static struct cells cut_cells(const struct flat_row *row)
{
	struct cells cells = {0};

	for (size_t i = row->stt.style != STT_NONE ? 1 : 0; i < row->count; i++) {
		if (cells.count > 0 && !row->words[i].first) {
			cells.at[cells.count - 1].to = i + 1;
			continue;
		}
		if (cells.count == FLAT_ROW_LINES)
			break;
		cells.at[cells.count++] = (struct flat_range){i, i + 1};
	}
	return cells;
}

static bool is_value_cell(const struct flat_row *row, const struct cells *cells, size_t i)
{
	return is_value(row->words + cells->at[i].from, cells->at[i].to - cells->at[i].from);
}

/* Index of the first cell of values, which end with cell `last`; a few words may stand among them. */
static size_t first_value(const struct flat_row *row, const struct flat_shape *shape, const struct cells *cells,
			  size_t last)
{
	size_t first = last;

	while (first > 1 && last + 1 - first < shape->values) {
		struct flat_range before = cells->at[first - 1];

		if (is_value_cell(row, cells, first - 1))
			first--;
		else if (first > 2 && is_value_cell(row, cells, first - 2) && last + 3 - first <= shape->values &&
			 before.to - before.from <= WORDS_AMONG_VALUES)
			first -= 2;
		else
			break;
	}
	return first;
}

void flat_lines_parse(struct flat_row *row, const struct flat_shape *shape)
{
	struct cells cells = cut_cells(row);
	size_t end = row->count;
	size_t last = cells.count;
	size_t labels;

	row->value_count = 0;
	row->label = row->unit = row->note = (struct flat_range){end, end};
	while (last > 1 && !is_value_cell(row, &cells, last - 1))
		last--;
	labels = last > 1 ? first_value(row, shape, &cells, last - 1) : cells.count;
	for (size_t i = labels; last > 1 && i < last && row->value_count < FLAT_MAX_VALUES; i++)
		row->values[row->value_count++] = cells.at[i];
	if (last > 1 && last < cells.count)
		row->note = (struct flat_range){cells.at[last].from, end};
	if (shape->unit && labels > 1)
		row->unit = cells.at[--labels];
	if (labels > 0)
		row->label = (struct flat_range){cells.at[0].from, cells.at[labels - 1].to};
}
