/*
 * Columns of a table: where its data begin, what each column holds, and the unit its head gives it.
 */
#include "extract/cell.h"
#include "extract/row.h"

enum {
	MOST_SAMPLES = 200, /* rows looked at to judge a column */
	MOST_HEAD_ROWS = 6,
};

/* What stands in the cells of a column. */
struct profile {
	uint32_t filled;
	uint32_t numbers;
	uint32_t nils;
	uint32_t texts;
	uint32_t percents; /* figures with a percent sign of their own */
	uint32_t pairs;    /* counts with their rates beside them */
	uint32_t units;    /* cells that are nothing but a unit */
	uint32_t marks;    /* cells that can be row numbers */
	uint32_t large;    /* figures above 1000 */
};

struct slice row_cell_text(const struct table_reader *reader, uint32_t row, uint32_t column)
{
	const struct cell *cell = table_cell(reader->table, row, column);
	struct slice text = cell->present ? slice_trim(document_slice(reader->facts->doc, cell->text)) : SLICE("");

	while (text.size > 0 && text.data[0] == '*')
		text = slice_part(text, 1, text.size);
	while (text.size > 0 && text.data[text.size - 1] == '*')
		text.size--;
	return slice_trim(text);
}

/* A cell of a row of column numbers: "1", "(1)", "A", "B", "7=3-6", "(3)=(1)+(2)"; its number, 0 for a letter. */
static bool is_index_cell(struct slice text, uint32_t *number)
{
	size_t at = 0;

	*number = 0;
	if (text.size == 1 && text.data[0] >= 'A' && text.data[0] <= 'H')
		return true;
	if (at < text.size && text.data[at] == '(')
		at++;
	for (; at < text.size && text.data[at] >= '0' && text.data[at] <= '9' && *number < 100; at++)
		*number = *number * 10 + (uint32_t)(text.data[at] - '0');
	if (*number == 0)
		return false;
	if (at < text.size && text.data[at] == ')')
		at++;
	text = slice_trim(slice_part(text, at, text.size));
	if (text.size == 0)
		return true;
	if (text.data[0] != '=' && text.data[0] != '(')
		return false;
	for (size_t i = 0; i < text.size; i++)
		if (!slice_holds(SLICE("0123456789()=+-*/:x%, "), text.data[i]))
			return false;
	return true;
}

bool row_is_index(const struct table_reader *reader, uint32_t row)
{
	uint32_t last = 0;
	uint32_t cells = 0;
	uint32_t numbered = 0;

	for (uint32_t c = 0; c < reader->table->columns; c++) {
		struct slice text = row_cell_text(reader, row, c);
		uint32_t number;

		if (text.size == 0)
			continue;
		if (!is_index_cell(text, &number) || (number != 0 && last != 0 && number != last + 1) ||
		    (number != 0 && last == 0 && number > 2))
			return false;
		if (number != 0)
			last = number;
		numbered += number != 0;
		cells++;
	}
	return cells >= 3 && numbered >= 2;
}

static bool has_figures(const struct table_reader *reader, uint32_t row)
{
	for (uint32_t c = 1; c < reader->table->columns; c++) {
		const struct cell *cell = table_cell(reader->table, row, c);

		if (cell->present && cell_read(reader->facts, cell->text).kind == CELL_NUMBER)
			return true;
	}
	return false;
}

/* Heads may be missing or more than the layout knows: rows of column numbers belong to them, too. */
static uint32_t find_body(const struct table_reader *reader)
{
	uint32_t rows = reader->table->rows;
	uint32_t body = reader->table->header_rows;

	if (body == 0 && rows > 1 && !has_figures(reader, 0) && row_stt(row_cell_text(reader, 0, 0)).style == ENUM_NONE)
		body = 1;
	while (body < rows && body < MOST_HEAD_ROWS && row_is_index(reader, body))
		body++;
	return body;
}

/* The heading cell that covers a column in a row: a wide cell further left covers it, too. */
static struct slice head_cell(const struct table_reader *reader, uint32_t row, uint32_t column)
{
	for (uint32_t c = column + 1; c-- > 0;) {
		const struct cell *cell = table_cell(reader->table, row, c);

		if (cell->present)
			return c + cell->columns > column ? row_cell_text(reader, row, c) : SLICE("");
	}
	return SLICE("");
}

static struct slice column_head(const struct table_reader *reader, uint32_t column)
{
	struct strbuf head;
	struct slice last = SLICE("");

	if (!reader->table->header_split)
		return SLICE("");
	strbuf_init(&head, reader->facts->arena);
	for (uint32_t r = 0; r < reader->body; r++) {
		struct slice text = head_cell(reader, r, column);

		if (text.size == 0 || slice_equal(text, last) || row_is_index(reader, r))
			continue;
		if (head.size > 0)
			strbuf_putc(&head, ' ');
		strbuf_add(&head, text);
		last = text;
	}
	return strbuf_slice(&head);
}

/* A row of percentages, "Tỷ lệ (%)", says nothing of how its columns are counted. */
static bool is_percent_row(const struct table_reader *reader, uint32_t row)
{
	for (uint32_t c = 0; c < reader->table->columns && c < 3; c++) {
		struct slice text = row_cell_text(reader, row, c);

		if (text.size > 0 && slice_find(text, SLICE("%"), 0) != SIZE_MAX &&
		    cell_read(reader->facts, table_cell(reader->table, row, c)->text).kind == CELL_TEXT)
			return true;
	}
	return false;
}

/* "1,234,567" cannot be a decimal comma. */
static bool has_comma_groups(struct slice text)
{
	size_t first = slice_find(text, SLICE(","), 0);

	return first != SIZE_MAX && slice_find(text, SLICE(","), first + 1) == first + 4;
}

static void add_cell(struct table_reader *reader, uint32_t row, uint32_t column, struct profile *profile)
{
	const struct cell *cell = table_cell(reader->table, row, column);
	struct cell_value value;
	int order;

	if (!cell->present)
		return;
	value = cell_read(reader->facts, cell->text);
	profile->filled += value.kind != CELL_BLANK;
	profile->numbers += value.kind == CELL_NUMBER;
	profile->nils += value.kind == CELL_NIL;
	profile->texts += value.kind == CELL_TEXT;
	profile->marks += row_stt(row_cell_text(reader, row, column)).style != ENUM_NONE;
	if (value.kind == CELL_NUMBER) {
		reader->commas |= has_comma_groups(row_cell_text(reader, row, column));
		profile->percents += value.first.unit == UNIT_PERCENT;
		profile->pairs += value.pair && !value.fraction;
		profile->large += decimal_compare(&order, value.first.value, decimal_of(1000)) && order > 0;
		if (value.first.printed > 0 && !reader->decimals[column])
			reader->decimals[column] = !is_percent_row(reader, row);
	} else if (value.kind == CELL_TEXT) {
		profile->units += label_whole_unit(reader->facts, row_cell_text(reader, row, column)).id != UNIT_NONE;
	}
}

static struct profile column_profile(struct table_reader *reader, uint32_t column)
{
	struct profile profile = {0};
	uint32_t rows = reader->table->rows - reader->body;
	uint32_t step = rows / MOST_SAMPLES + 1;

	for (uint32_t r = reader->body; r < reader->table->rows; r += step)
		add_cell(reader, r, column, &profile);
	return profile;
}

/* "%" speaks of the column unless it belongs to a figure: "suy giảm 61%". */
static bool says_percent(const struct facts *facts, const struct label *head)
{
	for (size_t i = 0; i < head->count; i++) {
		struct slice word = vocabulary_word(&facts->vocabulary, head->words[i]);
		struct slice before = i > 0 ? vocabulary_word(&facts->vocabulary, head->words[i - 1]) : SLICE("");

		if (slice_equal(word, SLICE("%")) &&
		    (before.size == 0 || before.data[before.size - 1] < '0' || before.data[before.size - 1] > '9'))
			return true;
	}
	return false;
}

/* What the head says of the role: the first meaning that bears on it. */
static enum head_meaning head_meaning(const struct facts *facts, const struct label *head)
{
	for (size_t at = 0; at < head->count;) {
		const struct phrase *phrase = label_match(facts, head, PHRASE_COLUMN, at);

		if (phrase != NULL && phrase->value < HEAD_COMPARED)
			return (enum head_meaning)phrase->value;
		at += phrase != NULL ? phrase->length : 1u;
	}
	return (enum head_meaning)0;
}

static enum column_role number_role(const struct facts *facts, const struct label *head, const struct profile *profile)
{
	enum head_meaning meaning = head_meaning(facts, head);

	if (meaning == HEAD_COUNT || profile->pairs * 2 > profile->numbers)
		return COLUMN_VALUE;
	if (says_percent(facts, head) || (profile->numbers > 0 && profile->percents * 10 >= profile->numbers * 7))
		return COLUMN_PERCENT;
	if (meaning == HEAD_PERCENT && profile->large * 2 < profile->numbers)
		return COLUMN_PERCENT;
	return COLUMN_VALUE;
}

static enum column_role column_role(const struct facts *facts, const struct label *head, const struct profile *profile)
{
	enum head_meaning meaning = head_meaning(facts, head);

	if (profile->filled == 0)
		return COLUMN_EMPTY;
	if (profile->texts * 2 > profile->filled || (meaning == HEAD_NOTE && profile->texts > 0))
		return profile->units * 10 >= profile->filled * 7 ||
				       (meaning == HEAD_UNIT && profile->units * 3 >= profile->filled)
			       ? COLUMN_UNIT
			       : COLUMN_TEXT;
	return profile->numbers + profile->nils > 0 ? number_role(facts, head, profile) : COLUMN_TEXT;
}

/* How many columns of percentages a header speaks of whose heads could not be told apart: "%" and "Tỷ lệ" in it. */
static uint32_t percents_said(const struct table_reader *reader)
{
	struct label head;
	uint32_t said = 0;
	uint32_t ratios = 0;

	if (reader->table->header_split || reader->table->header_rows == 0)
		return 0;
	label_read(reader->facts, row_cell_text(reader, 0, 0), &head);
	for (size_t at = 0; at < head.count; at++) {
		const struct phrase *phrase = label_match(reader->facts, &head, PHRASE_COLUMN, at);

		said += slice_equal(vocabulary_word(&reader->facts->vocabulary, head.words[at]), SLICE("%"));
		ratios += phrase != NULL && phrase->value == HEAD_PERCENT;
	}
	return said > 0 ? said : ratios;
}

/* Figures with a few decimals, as rates have, and none too large for one. */
static bool looks_rate(const struct table_reader *reader, uint32_t column, const struct profile *profile)
{
	return reader->out->columns[column].role == COLUMN_VALUE && reader->decimals[column] && profile->large == 0 &&
	       profile->numbers >= 2;
}

/* Where the heads are unknown, the columns that look like percentages are, if there are as many as the header says. */
static void mark_percents(struct table_reader *reader, const struct profile *profiles)
{
	uint32_t said = percents_said(reader);
	uint32_t found = 0;

	for (uint32_t c = 0; said > 0 && c < reader->table->columns; c++)
		found += looks_rate(reader, c, &profiles[c]);
	for (uint32_t c = 0; found > 0 && found == said && c < reader->table->columns; c++)
		if (looks_rate(reader, c, &profiles[c])) {
			reader->out->columns[c].role = COLUMN_PERCENT;
			reader->units[c] = (struct unit){UNIT_PERCENT, 0, false};
			reader->out->columns[c].unit = UNIT_PERCENT;
		}
}

/* The first column holds row numbers when its head says so, or its cells can be numbers and words follow. */
static bool is_stt_column(const struct table_reader *reader, const struct label *head, const struct profile *profiles)
{
	const struct phrase *exact = label_exact(reader->facts, head, PHRASE_COLUMN);

	if (exact != NULL && exact->value == HEAD_STT)
		return true;
	if (head->count > 0 && (reader->table->layout == TABLE_PIPES || reader->table->layout == TABLE_TABS ||
				reader->table->layout == TABLE_CELLS))
		return false;
	return reader->table->columns > 1 && profiles[0].marks * 10 >= profiles[0].filled * 8 &&
	       profiles[0].filled > 0 && profiles[1].texts * 2 > profiles[1].filled;
}

static void choose_label(struct table_reader *reader)
{
	uint32_t first = reader->stt == NO_INDEX ? 0 : reader->stt + 1;

	reader->label = NO_INDEX;
	for (uint32_t c = first; c < reader->table->columns && reader->label == NO_INDEX; c++)
		if (reader->out->columns[c].role == COLUMN_TEXT)
			reader->label = c;
	/* Years, classes, months: the first column names the rows though it holds figures. */
	if (reader->label == NO_INDEX && reader->stt == NO_INDEX && reader->table->columns > 1)
		reader->label = 0;
	if (reader->label != NO_INDEX)
		reader->out->columns[reader->label].role = COLUMN_LABEL;
}

void row_columns(struct table_reader *reader)
{
	uint32_t columns = reader->table->columns;
	struct profile *profiles = arena_array(reader->facts->arena, columns, sizeof *profiles);
	struct label head;

	reader->out->columns = arena_array(reader->facts->arena, columns, sizeof *reader->out->columns);
	reader->units = arena_array(reader->facts->arena, columns, sizeof *reader->units);
	reader->decimals = arena_array(reader->facts->arena, columns, sizeof *reader->decimals);
	reader->body = find_body(reader);
	reader->stt = reader->unit = NO_INDEX;
	for (uint32_t c = 0; c < columns; c++) {
		struct column *column = &reader->out->columns[c];

		column->head = column_head(reader, c);
		label_read(reader->facts, column->head, &head);
		profiles[c] = column_profile(reader, c);
		column->role = column_role(reader->facts, &head, &profiles[c]);
		reader->units[c] = label_head_unit(reader->facts, column->head);
		if (column->role == COLUMN_PERCENT)
			reader->units[c] = (struct unit){UNIT_PERCENT, 0, false};
		column->unit = reader->units[c].id;
		if (column->role == COLUMN_UNIT && reader->unit == NO_INDEX)
			reader->unit = c;
	}
	mark_percents(reader, profiles);
	label_read(reader->facts, reader->out->columns[0].head, &head);
	if (is_stt_column(reader, &head, profiles)) {
		reader->stt = 0;
		reader->out->columns[0].role = COLUMN_STT;
	}
	choose_label(reader);
}
