/*
 * How a user calls a place: the line of a text, and inside a table the table's number and the row's: "dòng 710 (Biểu
 * mẫu 3, mục 1.4.2)"; in a format with paragraphs and cells "đoạn 12", "bảng 3, dòng 5, cột 4", "Biểu1!C7".
 */
#include "base/utf8.h"
#include "library/library.h"

enum { MOST_LABEL = 40 };

/* Where the row begins: its first cell that is there. */
static struct span first_cell(const struct document *doc, const struct row *row)
{
	const struct table *table = &doc->tables[row->table];

	for (uint32_t column = 0; column < table->columns; column++)
		if (table_cell(table, row->row, column)->present)
			return table_cell(table, row->row, column)->text;
	return row->label;
}

/* The row that holds an offset of the table's text, or NULL (a head, a caption). */
static const struct row *find_row(const struct check *check, const struct table_facts *table, uint32_t offset)
{
	uint32_t low = table->first_row;
	uint32_t high = table->end_row;

	while (low < high) {
		uint32_t middle = low + (high - low) / 2;

		if (first_cell(check->doc, &check->facts->rows[middle]).start <= offset)
			low = middle + 1;
		else
			high = middle;
	}
	return low > table->first_row ? &check->facts->rows[low - 1] : NULL;
}

struct span library_row_span(const struct check *check, struct span span)
{
	const struct document *doc = check->doc;
	size_t block = document_block_at(doc, span.start);
	const struct row *row = NULL;

	if (block < doc->block_count && doc->blocks[block].kind == BLOCK_TABLE)
		row = find_row(check, &check->facts->tables[doc->blocks[block].table], span.start);
	if (row != NULL && first_cell(doc, row).start < span.start)
		span.start = first_cell(doc, row).start;
	return span;
}

static struct slice without_end_mark(struct slice number)
{
	while (number.size > 0 && strchr(".):/-", number.data[number.size - 1]) != NULL)
		number.size--;
	return number;
}

/* "Biểu mẫu 3" of the table's caption; empty when it has no number. */
static struct slice table_name(const struct document *doc, const struct table *table)
{
	const struct block *caption = table->caption < 0 ? NULL : &doc->blocks[table->caption];

	if (caption == NULL || caption->marker.size == 0)
		return SLICE("");
	return without_end_mark(slice_part(doc->text, caption->text.start, caption->text.start + caption->marker.size));
}

/* A form's rows are known by their numbers; of rows that are merely counted, the label says more. */
static void add_row(struct strbuf *name, const struct check *check, const struct row *row, enum language language)
{
	const struct document *doc = check->doc;
	bool numbered = row->stt.depth > 1 || check->facts->tables[row->table].form_sheet;
	struct slice label = document_slice(doc, row->label);
	struct slice number = document_slice(doc, first_cell(doc, row));
	size_t at = 0;
	size_t length;

	if (row->stt.size > 0 && (numbered || label.size == 0)) {
		strbuf_puts(name, language == LANGUAGE_EN ? "item " : "mục ");
		strbuf_add(name, without_end_mark(slice_part(number, 0, row->stt.size)));
		return;
	}
	strbuf_puts(name, language == LANGUAGE_EN ? "row “" : "hàng “");
	for (size_t count = 0; at < label.size && count < MOST_LABEL; count++) {
		uint32_t character = utf8_decode(label, at, &length);

		utf8_append(name, utf8_is_space(character) ? ' ' : character);
		at += length;
	}
	strbuf_puts(name, at < label.size ? "…”" : "”");
}

static void add_table_place(struct strbuf *name, const struct check *check, uint32_t index, uint32_t offset,
			    enum language language)
{
	const struct row *row = find_row(check, &check->facts->tables[index], offset);
	struct slice table = table_name(check->doc, &check->doc->tables[index]);
	bool named = row != NULL && (row->stt.size > 0 || row->label.end > row->label.start);

	if (table.size == 0 && !named)
		return;
	strbuf_puts(name, " (");
	strbuf_add(name, table);
	if (table.size > 0 && named)
		strbuf_puts(name, ", ");
	if (named)
		add_row(name, check, row, language);
	strbuf_putc(name, ')');
}

/* "C7" of a sheet: the columns are A to Z, AA to ZZ, and so on. */
static const char *cell_name(struct rasoat_result *result, uint32_t row, uint32_t column)
{
	char letters[8];
	size_t count = 0;
	struct strbuf name;

	for (; column > 0 && count < sizeof letters; column = (column - 1) / 26)
		letters[count++] = (char)('A' + (column - 1) % 26);
	strbuf_init(&name, &result->arena);
	while (count > 0)
		strbuf_putc(&name, letters[--count]);
	strbuf_printf(&name, "%u", row);
	return name.data;
}

static bool is_hidden(const struct table *table, uint32_t row, uint32_t column)
{
	return table->given->cells[(size_t)table->given_rows[row] * table->given->columns + column].hidden;
}

static void name_sheet_cell(struct rasoat_result *result, const char *sheet, uint32_t row, uint32_t column,
			    struct rasoat_place *place, struct strbuf *name)
{
	place->row = row;
	place->column = column;
	place->sheet = sheet;
	place->cell = cell_name(result, row, column);
	strbuf_printf(name, "%s!%s", sheet, place->cell);
}

static void name_cell(struct rasoat_result *result, const struct table *table, uint32_t offset,
		      struct rasoat_place *place, struct strbuf *name)
{
	uint32_t row;
	uint32_t column;

	document_cell_at(table, offset, &row, &column);
	place->row = table->given->row_numbers[table->given_rows[row]];
	place->column = table->given->column_numbers[column];
	if (table->given->sheet != NULL) {
		name_sheet_cell(result, table->given->sheet, place->row, place->column, place, name);
		if (is_hidden(table, row, column))
			strbuf_puts(name, result->language == LANGUAGE_EN ? " (hidden)" : " (ẩn)");
		return;
	}
	place->table = table->given->number;
	strbuf_printf(name,
		      result->language == LANGUAGE_EN ? "table %u, row %u, column %u" : "bảng %u, dòng %u, cột %u",
		      place->table, place->row, place->column);
}

static void name_paragraph(struct rasoat_result *result, const struct given_line *line, struct rasoat_place *place,
			   struct strbuf *name)
{
	bool english = result->language == LANGUAGE_EN;

	if (line->sheet != NULL) {
		name_sheet_cell(result, line->sheet, line->row, line->column, place, name);
		return;
	}
	if (line->part == GIVEN_NOTE) {
		strbuf_printf(name, english ? "note %u" : "chú thích %u", line->paragraph);
		return;
	}
	place->paragraph = line->paragraph;
	strbuf_printf(name, english ? "paragraph %u" : "đoạn %u", line->paragraph);
}

/* Lines of the text that is shown mean nothing to the user of a format with paragraphs and cells. */
static void name_given(struct rasoat_result *result, uint32_t offset, const struct table *table,
		       struct rasoat_place *place, struct strbuf *name)
{
	const struct given *given = result->check.doc->given;
	const struct given_line *line = &given->lines[place->start.line - 1];

	place->page = line->page;
	if (line->page > 0)
		strbuf_printf(name, result->language == LANGUAGE_EN ? "page %u, " : "trang %u, ", line->page);
	if (table != NULL && table->given != NULL)
		name_cell(result, table, offset, place, name);
	else
		name_paragraph(result, line, place, name);
}

void library_place_name(struct rasoat_result *result, struct span span, struct rasoat_place *place)
{
	const struct document *doc = result->check.doc;
	size_t block = document_block_at(doc, span.start);
	bool inside = block < doc->block_count && doc->blocks[block].kind == BLOCK_TABLE;
	struct strbuf name;

	strbuf_init(&name, &result->arena);
	place->sheet = place->cell = "";
	if (doc->given != NULL && place->start.line <= doc->given->line_count)
		name_given(result, span.start, inside ? &doc->tables[doc->blocks[block].table] : NULL, place, &name);
	else
		strbuf_printf(&name, result->language == LANGUAGE_EN ? "line %u" : "dòng %u", place->start.line);
	if (inside)
		add_table_place(&name, &result->check, doc->blocks[block].table, span.start, result->language);
	place->place = name.data;
}
