/*
 * Tables as rows: number, label, unit and the figures of each row.
 */
#include "extract/row.h"

#include "extract/cell.h"

enum row_meaning row_meaning(struct facts *facts, const struct row *row)
{
	struct label label;
	const struct phrase *phrase;

	label_read(facts, document_slice(facts->doc, row->label), &label);
	phrase = label_match(facts, &label, PHRASE_ROW, 0);
	return phrase != NULL ? (enum row_meaning)phrase->value : (enum row_meaning)0;
}

static struct span trim_span(const struct facts *facts, struct span span)
{
	struct slice text = document_slice(facts->doc, span);
	struct slice trimmed;

	while (text.size > 0 && text.data[0] == '*')
		text = slice_part(text, 1, text.size);
	while (text.size > 0 && text.data[text.size - 1] == '*')
		text.size--;
	trimmed = slice_trim(text);
	span.start = (uint32_t)(trimmed.data - facts->doc->text.data);
	span.end = span.start + (uint32_t)trimmed.size;
	return span;
}

static struct span cell_span(const struct table_reader *reader, uint32_t row, uint32_t column)
{
	const struct cell *cell = column != NO_INDEX ? table_cell(reader->table, row, column) : NULL;

	if (cell == NULL || !cell->present)
		return (struct span){reader->table->text.start, reader->table->text.start};
	return trim_span(reader->facts, cell->text);
}

static bool is_empty(struct span span)
{
	return span.end <= span.start;
}

/* A wide cell in the place of the number holds the label; a label may begin with the row's number. */
static void read_label(const struct table_reader *reader, struct row *row)
{
	row->label = cell_span(reader, row->row, reader->label);
	row->stt.style = ENUM_NONE;
	if (reader->stt != NO_INDEX) {
		row->stt = row_stt(row_cell_text(reader, row->row, reader->stt));
		if (is_empty(row->label) && row->stt.style == ENUM_NONE)
			row->label = cell_span(reader, row->row, reader->stt);
	}
	if (row->stt.style == ENUM_NONE && !is_empty(row->label)) {
		row->stt = row_stt_prefix(document_slice(reader->facts->doc, row->label));
		row->label.start += row->stt.size;
		row->label = trim_span(reader->facts, row->label);
	}
}

/* "Tổng cộng", "Cộng (A+B)", "Toàn huyện:"; with further words only where other rows are numbered and this one is not. */
static bool is_total(struct table_reader *reader, const struct row *row)
{
	struct slice text = document_slice(reader->facts->doc, row->label);
	struct label label;
	const struct phrase *phrase;

	label_read(reader->facts, slice_part(text, 0, slice_find(text, SLICE("("), 0)), &label);
	if (label_exact(reader->facts, &label, PHRASE_TOTAL) != NULL)
		return true;
	if (reader->stt == NO_INDEX || row->stt.style != ENUM_NONE)
		return false;
	phrase = label_match(reader->facts, &label, PHRASE_TOTAL, 0);
	return row_meaning(reader->facts, row) == ROW_WHOLE || (phrase != NULL && label.count <= phrase->length + 3u);
}

/* The unit of a row: its own cell, or the brackets of its label, "Tỷ lệ (%)". */
static struct unit row_unit(const struct table_reader *reader, const struct row *row)
{
	struct slice label = document_slice(reader->facts->doc, row->label);

	if (!is_empty(row->unit_text))
		return label_whole_unit(reader->facts, document_slice(reader->facts->doc, row->unit_text));
	if (reader->unit == NO_INDEX && slice_ends(label, SLICE(")")))
		return label_head_unit(reader->facts, label);
	return (struct unit){UNIT_NONE, 0, false};
}

static struct unit unit_of(const struct table_reader *reader, struct unit of_row, uint32_t column)
{
	struct unit unit = reader->units[column];

	if (reader->out->columns[column].role == COLUMN_PERCENT)
		return unit;
	if (of_row.id != UNIT_NONE)
		return of_row;
	return unit.id != UNIT_NONE ? unit : reader->table_unit;
}

/* Gives a figure the unit of its row, column or table where it has none of its own, and the step of its last digit. */
static void settle(struct quantity *q, struct unit unit, bool measured)
{
	struct decimal value;

	if (q->unit == UNIT_NONE && q->magnitude == 0 && decimal_shift(&value, q->value, unit.magnitude)) {
		q->value = value;
		q->magnitude = unit.magnitude;
		q->unit = unit.id;
		measured |= unit.measured;
	}
	if ((q->printed > 0 || measured || q->magnitude > 0 || q->unit == UNIT_PERCENT) &&
	    !decimal_shift(&q->step, (struct decimal){1, q->printed}, q->magnitude))
		q->step = decimal_of(0);
}

static uint32_t add_quantity(const struct table_reader *reader, const struct row *row, uint32_t column,
			     struct quantity q)
{
	struct facts *facts = reader->facts;
	struct quantity *added = ARENA_PUSH(facts->arena, facts->quantities, facts->quantity_count,
					    facts->quantity_capacity);

	*added = q;
	added->block = reader->block;
	added->table = reader->index;
	added->row = row->row;
	added->column = column;
	return (uint32_t)(facts->quantity_count - 1);
}

/* Where thousands are grouped with commas, three digits behind the only comma are thousands, too. */
static void regroup(const struct table_reader *reader, const struct cell *cell, struct quantity *q)
{
	struct decimal value;
	struct slice text = document_slice(reader->facts->doc, cell->text);

	if (!reader->commas || q->printed != 3 || slice_find(text, SLICE(","), 0) == SIZE_MAX ||
	    !decimal_shift(&value, q->value, 3))
		return;
	q->value = value;
	q->printed = 0;
}

static void add_value(const struct table_reader *reader, struct row *row, uint32_t column, struct unit of_row,
		      bool rounded)
{
	const struct cell *cell = table_cell(reader->table, row->row, column);
	struct cell_value value;
	struct unit unit;

	if (!cell->present)
		return;
	value = cell_read(reader->facts, cell->text);
	if (value.kind != CELL_NUMBER)
		return;
	regroup(reader, cell, &value.first);
	unit = unit_of(reader, of_row, column);
	settle(&value.first, unit, value.measured || rounded);
	row->values[column] = add_quantity(reader, row, column, value.first);
	if (!value.pair)
		return;
	settle(&value.second, value.fraction ? unit : (struct unit){UNIT_PERCENT, 0, false}, value.measured);
	value.second.under = value.fraction ? row->values[column] : NO_INDEX;
	if (value.fraction)
		reader->facts->quantities[row->values[column]].over = (uint32_t)reader->facts->quantity_count;
	add_quantity(reader, row, column, value.second);
}

static bool holds_values(enum column_role role)
{
	return role == COLUMN_VALUE || role == COLUMN_PERCENT;
}

/* Whether a figure of the row is printed with decimals: then whole ones beside it may be rounded. */
static bool row_has_decimals(const struct table_reader *reader, const struct row *row)
{
	for (uint32_t c = 0; c < reader->table->columns; c++) {
		const struct cell *cell = table_cell(reader->table, row->row, c);

		if (reader->out->columns[c].role == COLUMN_VALUE && cell->present &&
		    cell_read(reader->facts, cell->text).first.printed > 0)
			return true;
	}
	return false;
}

static void read_values(const struct table_reader *reader, struct row *row, struct unit of_row)
{
	bool by_row = reader->unit != NO_INDEX;
	bool rounded = by_row && row_has_decimals(reader, row);

	row->section = is_empty(row->unit_text);
	row->guessed = false;
	row->values = arena_array(reader->facts->arena, reader->table->columns, sizeof *row->values);
	for (uint32_t c = 0; c < reader->table->columns; c++) {
		row->values[c] = NO_INDEX;
		if (!holds_values(reader->out->columns[c].role))
			continue;
		row->guessed |= table_cell(reader->table, row->row, c)->guessed;
		add_value(reader, row, c, of_row, by_row ? rounded : reader->decimals[c]);
		row->section &= row->values[c] == NO_INDEX;
	}
}

static bool is_blank_row(const struct table_reader *reader, uint32_t row)
{
	for (uint32_t c = 0; c < reader->table->columns; c++)
		if (row_cell_text(reader, row, c).size > 0)
			return false;
	return true;
}

/* The head stands again where a page begins. */
static bool repeats_head(const struct table_reader *reader, uint32_t row)
{
	uint32_t same = 0;

	if (reader->table->header_rows == 0)
		return false;
	for (uint32_t c = 0; c < reader->table->columns; c++) {
		struct slice text = row_cell_text(reader, row, c);

		if (text.size == 0)
			continue;
		if (!slice_equal(text, row_cell_text(reader, 0, c)))
			return false;
		same++;
	}
	return same > 0;
}

static void read_row(struct table_reader *reader, uint32_t grid_row)
{
	struct facts *facts = reader->facts;
	struct row *row = ARENA_PUSH(facts->arena, facts->rows, facts->row_count, facts->row_capacity);
	struct unit unit;

	row->table = reader->index;
	row->row = grid_row;
	row->parent = NO_INDEX;
	read_label(reader, row);
	row->unit_text = cell_span(reader, grid_row, reader->unit);
	unit = row_unit(reader, row);
	row->unit = unit.id;
	read_values(reader, row, unit);
	row->total = is_total(reader, row);
}

/* "Đơn vị tính: hộ; tỷ lệ: %": the unit behind the colon. */
static bool caption_unit(struct facts *facts, struct slice text, struct unit *unit)
{
	for (size_t colon = slice_find(text, SLICE(":"), 0); colon != SIZE_MAX;
	     colon = slice_find(text, SLICE(":"), colon + 1)) {
		size_t start = colon;
		size_t end = colon + 1;
		struct label label;
		const struct phrase *phrase;

		while (start > 0 && !slice_holds(SLICE("(;.,\n"), text.data[start - 1]))
			start--;
		label_read(facts, slice_part(text, start, colon), &label);
		phrase = lexicon_match_end(facts->vocabulary.lexicon, PHRASE_COLUMN, label.words, label.count);
		if (phrase == NULL || phrase->value != HEAD_UNIT)
			continue;
		while (end < text.size && !slice_holds(SLICE(");.,\n"), text.data[end]))
			end++;
		*unit = label_whole_unit(facts, slice_trim(slice_part(text, colon + 1, end)));
		return true;
	}
	return false;
}

/* The unit of a table stands in its caption or in the line right above it. */
static struct unit table_unit(struct table_reader *reader)
{
	const struct document *doc = reader->facts->doc;
	uint32_t nearest = reader->block > 0 ? reader->block - 1 : reader->block;
	uint32_t caption = reader->table->caption >= 0 ? (uint32_t)reader->table->caption : nearest;
	struct unit unit = {UNIT_NONE, 0, false};

	if (!caption_unit(reader->facts, document_slice(doc, doc->blocks[nearest].text), &unit))
		caption_unit(reader->facts, document_slice(doc, doc->blocks[caption].text), &unit);
	return unit;
}

/* "3" of "Biểu mẫu 3", "01" of "Biểu số 01". */
static struct slice form_number(const struct table_reader *reader)
{
	const struct document *doc = reader->facts->doc;
	struct slice text;
	size_t start;
	size_t end;

	if (reader->table->caption < 0 || doc->blocks[reader->table->caption].marker.style != ENUM_FORM)
		return SLICE("");
	text = document_slice(doc, doc->blocks[reader->table->caption].text);
	for (start = 0; start < text.size && (text.data[start] < '0' || text.data[start] > '9'); start++)
		;
	for (end = start; end < text.size && !slice_holds(SLICE(" \t\n.:,;("), text.data[end]); end++)
		;
	return slice_part(text, start, end);
}

/* STT, Chỉ tiêu, Đơn vị tính and values: a sheet of statistics, each row for itself. */
static bool is_form_sheet(const struct table_reader *reader)
{
	return reader->stt != NO_INDEX && reader->label != NO_INDEX && reader->unit != NO_INDEX;
}

static void read_table(struct table_reader *reader)
{
	struct facts *facts = reader->facts;

	row_columns(reader);
	reader->table_unit = table_unit(reader);
	reader->out->unit = reader->table_unit.id;
	reader->out->form = form_number(reader);
	reader->out->form_sheet = is_form_sheet(reader);
	reader->out->first_row = (uint32_t)facts->row_count;
	for (uint32_t r = reader->body; r < reader->table->rows; r++)
		if (!is_blank_row(reader, r) && !repeats_head(reader, r) && !row_is_index(reader, r))
			read_row(reader, r);
	reader->out->end_row = (uint32_t)facts->row_count;
	row_levels(facts, reader->out->first_row, reader->out->end_row);
}

void extract_rows(struct facts *facts)
{
	const struct document *doc = facts->doc;

	facts->tables = arena_array(facts->arena, doc->table_count, sizeof *facts->tables);
	for (size_t b = 0; b < doc->block_count; b++) {
		struct table_reader reader = {.facts = facts, .block = (uint32_t)b};

		if (doc->blocks[b].kind != BLOCK_TABLE)
			continue;
		reader.index = doc->blocks[b].table;
		reader.table = &doc->tables[reader.index];
		reader.out = &facts->tables[reader.index];
		read_table(&reader);
	}
}
