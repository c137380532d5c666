#include "document/table_flat.h"

#include "document/table_units.h"

enum { LABEL_LINES = 12 };

void flat_row_start(struct flat_row *row, const struct builder *builder, const struct flat_shape *shape)
{
	row->most_lines = LABEL_LINES + (shape->lines ? shape->values : 0);
	row->builder = builder;
	row->stt = (struct stt){0};
	row->lines = 0;
	row->count = 0;
	row->value_count = 0;
}

static size_t body_start(const struct flat_row *row)
{
	return row->stt.style != STT_NONE ? 1 : 0;
}

/* Cuts "3.3.1.Số" into the number and the first word of the label. */
static void cut_number(struct flat_row *row, struct word word)
{
	struct word number = word;

	number.to = word.from + row->stt.size;
	number.end = word.column + row->stt.size;
	number.text = slice_part(word.text, 0, row->stt.size);
	row->words[row->count++] = number;
	if (word.text.size > row->stt.size) {
		word.from = number.to;
		word.column = number.end;
		word.text = slice_part(word.text, row->stt.size, word.text.size);
		word.first = word.wide = false;
		row->words[row->count++] = word;
	}
}

bool flat_row_add(struct flat_row *row, size_t line, bool first)
{
	struct line_words words;
	size_t from = 0;

	if (!scan_line(row->builder, line, &words) || row->count + words.count + 1 > FLAT_ROW_WORDS ||
	    row->lines >= row->most_lines)
		return false;
	if (first)
		row->stt = flat_lines_stt(row->builder, line);
	if (first && row->stt.style == STT_NONE)
		row->stt = scan_stt(row->builder->lines[line].trimmed);
	if (first && row->stt.style != STT_NONE) {
		cut_number(row, words.items[0]);
		from = 1;
	}
	memcpy(row->words + row->count, words.items + from, (words.count - from) * sizeof *row->words);
	row->count += words.count - from;
	row->lines++;
	return true;
}

/* ---- values at the end -------------------------------------------------------------------------------------- */

static bool is_word(const struct word *word, const char *text)
{
	return slice_equal(word->text, slice_str(text));
}

/* "=" before it: the number belongs to a legend (Có = 1). */
static bool in_legend(const struct word *words, size_t i)
{
	return i > 0 && slice_ends(words[i - 1].text, SLICE("="));
}

/* "434 (95,8%)": the rate in brackets stands in the cell of the count before it. */
static bool is_rate_behind(const struct word *words, size_t i)
{
	struct slice text = words[i].text;

	return i > 0 && text.data[0] == '(' && slice_ends(text, SLICE("%)")) && scan_digit_first(words[i - 1].text) &&
	       !scan_figure(words[i - 1].text).percent;
}

size_t flat_trailing(const struct word *words, size_t count, bool percent_apart, struct flat_range *values)
{
	size_t found = 0;

	while (count > 0 && found < FLAT_MAX_VALUES) {
		size_t last = count - 1;
		bool percent = !percent_apart && count > 1 && is_word(&words[last], "%");

		if (percent || is_rate_behind(words, last))
			last--;
		if (scan_figure(words[last].text).kind == FIGURE_NONE || in_legend(words, last) ||
		    (percent && scan_figure(words[last].text).kind != FIGURE_NUMBER))
			break;
		values[found++] = (struct flat_range){last, count};
		count = last;
	}
	return found;
}

size_t flat_figures(const struct line_words *words, const struct flat_shape *shape)
{
	struct flat_range found[FLAT_MAX_VALUES];
	size_t count = words->count;

	while (shape->note && count > 1 && scan_figure(words->items[count - 1].text).kind != FIGURE_NUMBER &&
	       !slice_equal(words->items[count - 1].text, SLICE("%")))
		count--;
	return flat_trailing(words->items, count, shape->unit, found);
}

/* A cell of words among the values: 486 Theo quy định 1.012.000. Index of its first word, or `end`. */
static size_t cell_of_words(const struct flat_row *row, size_t start, size_t end)
{
	enum { LONGEST = 4 };
	size_t from = end;

	while (from > start && end - from < LONGEST && scan_figure(row->words[from - 1].text).kind == FIGURE_NONE)
		from--;
	if (from == end || from == start || scan_figure(row->words[from - 1].text).kind != FIGURE_NUMBER ||
	    scan_figure(row->words[from - 1].text).percent || !scan_upper_first(row->words[from].text))
		return end;
	return from;
}

/* Values left of a cell of words, when they make the row whole; found is filled from the last to the first. */
static size_t values_before_words(const struct flat_row *row, const struct flat_shape *shape, size_t start,
				  struct flat_range *found, size_t count)
{
	size_t end = found[count - 1].from;
	size_t from = cell_of_words(row, start, end);
	size_t more;

	if (from == end || count + 1 >= shape->values)
		return count;
	more = flat_trailing(row->words + start, from - start, shape->unit, found + count + 1);
	if (count + 1 + more < shape->values)
		return count;
	for (size_t i = count + 1; i < count + 1 + more; i++)
		found[i] = (struct flat_range){found[i].from + start, found[i].to + start};
	found[count] = (struct flat_range){from, end};
	return count + 1 + more;
}

/* "Thôn", "số", "phố" behind "Khu"; not "trường" of "môi trường". */
static bool takes_number(struct slice word)
{
	return scan_numbered_noun(word) &&
	       (scan_upper_first(word) || slice_equal(word, SLICE("số")) || slice_equal(word, SLICE("phố")));
}

/* Whether the first figure rather ends the label, "Trường số 2", and a value is lacking behind it. */
static bool ends_label(const struct flat_row *row, const struct flat_shape *shape, size_t figure)
{
	return !shape->unit && shape->values > 1 && figure > body_start(row) && !flat_row_is_total(row) &&
	       scan_figure(row->words[figure].text).small && scan_figure(row->words[figure].text).digits < 3 &&
	       takes_number(row->words[figure - 1].text) && flat_shape_excludes(shape, row->words[figure].text);
}

/* Takes the last `shape->values` of the run [.., end) as the row's values; `end` is then where they begin. */
static size_t take_values(struct flat_row *row, const struct flat_shape *shape, size_t end)
{
	struct flat_range found[2 * FLAT_MAX_VALUES + 1];
	size_t start = body_start(row);
	size_t count = flat_trailing(row->words + start, end - start, shape->unit, found);

	for (size_t i = 0; i < count; i++)
		found[i] = (struct flat_range){found[i].from + start, found[i].to + start};
	if (count > 0 && count < shape->values && !shape->unit)
		count = values_before_words(row, shape, start, found, count);
	if (count == shape->values && ends_label(row, shape, found[count - 1].from))
		count--;
	row->value_count = count < shape->values ? count : shape->values;
	for (size_t i = 0; i < row->value_count; i++)
		row->values[i] = found[row->value_count - 1 - i];
	return row->value_count > 0 ? row->values[0].from : end;
}

/* ---- legends: Có = 1; Không = 0 ----------------------------------------------------------------------------- */

/* First word of a legend: "=" or "Có=1" behind a word that is no figure; row->count when there is none. */
static size_t find_legend(const struct flat_row *row)
{
	for (size_t i = body_start(row) + 1; i < row->count; i++)
		if (is_word(&row->words[i], "=") && scan_letter_first(row->words[i - 1].text) &&
		    row->words[i - 1].text.data[0] != '(')
			return i;
	return row->count;
}

/* A blank at the end of a line says that the text of the cell goes on in the next. */
static bool line_ends_open(const struct flat_row *row, const struct word *last)
{
	return row->builder->lines[last->line].text.size > last->to;
}

/* The word at which the unit cell must begin: a capital letter behind a closed line, in a row that has open lines; or end. */
static size_t find_cell_break(const struct flat_row *row, size_t end)
{
	bool open = false;

	for (size_t i = body_start(row) + 1; i < end; i++) {
		if (!row->words[i].first)
			continue;
		if (line_ends_open(row, &row->words[i - 1]))
			open = true;
		else if (open && scan_upper_first(row->words[i].text))
			return i;
	}
	return end;
}

static size_t legend_start(const struct flat_row *row, size_t equals)
{
	size_t start = equals - 1;
	size_t cell = find_cell_break(row, start);

	if (cell < start)
		return cell;
	while (start > body_start(row) && !row->words[start].first && !scan_upper_first(row->words[start].text))
		start--;
	return scan_upper_first(row->words[start].text) ? start : equals - 1;
}

static size_t legend_end(const struct flat_row *row, size_t equals)
{
	size_t end = equals + 1;

	for (size_t i = equals; i < row->count; i++)
		if (slice_ends(row->words[i].text, SLICE("=")))
			end = i + 1 < row->count ? i + 2 : i + 1;
	return end;
}

static void parse_legend(struct flat_row *row, const struct flat_shape *shape, size_t equals)
{
	size_t end = legend_end(row, equals);
	size_t start = legend_start(row, equals);

	row->unit = (struct flat_range){start, end};
	row->label = (struct flat_range){body_start(row), start};
	row->value_count = 0;
	for (size_t i = end; i < row->count && row->value_count < shape->values; i++)
		row->values[row->value_count++] = (struct flat_range){i, i + 1};
	row->note = (struct flat_range){end + row->value_count, row->count};
}

/* ---- units -------------------------------------------------------------------------------------------------- */

/* A unit printed twice stays in the unit cell, so that the slip is seen there: "Văn bản Văn bản 0". */
static size_t repeated_unit(const struct word *words, size_t count, size_t size)
{
	size_t total = size;

	while (total + size <= count && units_at_end(words, count - total) == size &&
	       slice_equal(words[count - total - size].text, words[count - size].text))
		total += size;
	return total;
}

/* Words at the end of [start, end) that look like a unit although none that is known: "Mô hình", begun by a capital letter. */
static size_t unknown_unit(const struct flat_row *row, size_t start, size_t end)
{
	enum { LONGEST = 4 };

	for (size_t size = 1; size <= LONGEST && start + size < end; size++) {
		const struct word *word = &row->words[end - size];

		if (scan_figure(word->text).kind != FIGURE_NONE)
			return 0;
		if (scan_upper_first(word->text) && word->text.data[0] != '(' && !scan_abbreviation(word->text))
			return size;
	}
	return 0;
}

/* Whether a unit at the end of a row without value may be one, and not the end of its label. */
static bool unit_stands_apart(const struct flat_row *row, size_t at)
{
	struct slice word = row->words[at].text;

	return row->words[at].first || is_word(&row->words[at], "%") ||
	       (scan_upper_first(word) && !scan_abbreviation(word));
}

/* "so với năm 2015": the year belongs to the label. */
static bool names_year(const struct flat_row *row, size_t at)
{
	return at + 1 < row->count && is_word(&row->words[at], "năm") && row->words[at + 1].text.size == 4 &&
	       scan_figure(row->words[at + 1].text).digits == 4;
}

/* Words of the unit that ends right before word `end`, 0 for none. */
static size_t unit_before(const struct flat_row *row, size_t start, size_t end)
{
	size_t size = units_at_end(row->words + start, end - start);

	return size == 1 && names_year(row, end - 1) ? 0 : size;
}

/* Divides [start, end) into label and unit. */
static void split_unit(struct flat_row *row, size_t start, size_t end)
{
	size_t size = row->value_count > 0 ? unit_before(row, start, end)
					   : units_at_end(row->words + start, end - start);

	if (size > 0)
		size = repeated_unit(row->words + start, end - start, size);
	else if (row->value_count > 0)
		size = unknown_unit(row, start, end);
	if (size == end - start || (size > 0 && row->value_count == 0 && !unit_stands_apart(row, end - size)))
		size = 0;
	row->label = (struct flat_range){start, end - size};
	row->unit = (struct flat_range){end - size, end};
}

/* "0 0tỷ": a figure where the unit should stand. */
static void take_figure_unit(struct flat_row *row)
{
	size_t last = row->label.to - 1;

	if (row->unit.to > row->unit.from || row->label.to - row->label.from < 2 || row->value_count == 0)
		return;
	if (scan_figure(row->words[last].text).kind == FIGURE_NUMBER &&
	    !scan_numbered_noun(row->words[last - 1].text)) {
		row->unit = (struct flat_range){last, last + 1};
		row->label.to = last;
	}
}

/* "tỷ 10 tỷ": the unit again behind the value. */
static bool parse_unit_behind(struct flat_row *row)
{
	size_t start = body_start(row);
	size_t size = units_at_end(row->words + start, row->count - start);
	size_t figure = row->count - size - 1;

	if (size == 0 || row->count < start + size + 2 || is_word(&row->words[figure + 1], "%") ||
	    scan_figure(row->words[figure].text).kind != FIGURE_NUMBER)
		return false;
	if (units_at_end(row->words + start, figure - start) == 0)
		return false;
	row->values[0] = (struct flat_range){figure, row->count};
	row->value_count = 1;
	split_unit(row, start, figure);
	return true;
}

/* ---- the whole row ------------------------------------------------------------------------------------------ */

/* Where the note begins: behind the last run of all values (and their unit) that has words after it. */
static size_t find_note(const struct flat_row *row, const struct flat_shape *shape)
{
	struct flat_range found[FLAT_MAX_VALUES];
	size_t start = body_start(row);

	for (size_t end = row->count; end > start; end--) {
		size_t count = flat_trailing(row->words + start, end - start, shape->unit, found);

		if (count == 0 || count < shape->values)
			continue;
		if (shape->values > 1 || end == row->count ||
		    unit_before(row, start, start + found[shape->values - 1].from) > 0)
			return end;
	}
	return row->count;
}

void flat_row_parse(struct flat_row *row, const struct flat_shape *shape)
{
	size_t start = body_start(row);
	size_t end = row->count;
	size_t equals = shape->unit && shape->values == 1 ? find_legend(row) : row->count;

	if (shape->lines) {
		flat_lines_parse(row, shape);
		return;
	}
	row->unit = row->note = (struct flat_range){end, end};
	row->value_count = 0;
	if (equals < row->count) {
		parse_legend(row, shape, equals);
		return;
	}
	if (shape->unit && shape->values == 1 && parse_unit_behind(row))
		return;
	if (shape->note) {
		end = find_note(row, shape);
		row->note = (struct flat_range){end, row->count};
	}
	end = take_values(row, shape, end);
	row->label = (struct flat_range){start, end};
	row->unit = (struct flat_range){end, end};
	if (!shape->unit)
		return;
	split_unit(row, start, end);
	take_figure_unit(row);
}

bool flat_row_is_total(const struct flat_row *row)
{
	return row->count > 0 && row->stt.style == STT_NONE &&
	       scan_total_label(row->builder->lines[row->words[0].line].trimmed);
}

bool flat_row_complete(const struct flat_row *row, const struct flat_shape *shape)
{
	if (row->value_count < shape->values)
		return false;
	return !shape->unit || shape->values > 1 || row->unit.to > row->unit.from;
}
