/*
 * From a draft to the source: a line for each paragraph and each row of a table.
 */
#include "document/layout.h"
#include "document/shape.h"
#include "read/draft.h"

enum { PLACING_ROWS = 6, PLACING_COLUMNS = 4 };

struct writer {
	struct draft *draft;
	struct document *doc;
	struct given *given;
	struct strbuf source;
	size_t line_capacity, table_capacity, origin_capacity;
	uint32_t paragraphs;
};

static void write_item(struct writer *w, const struct draft_item *item);

/* ---- tables that only place their text ---------------------------------------------------------------------- */

bool draft_places_text(struct slice text)
{
	static const char *const LETTERHEAD[] = {"cộng hòa xã hội", "cộng hoà xã hội", "độc lập", "đảng cộng sản"};
	static const char *const SIGNATURES[] = {"nơi nhận:", "nơi nhận :", "tm.", "kt.",      "tl.",
						 "tuq.",      "t/m",        "k/t", "người lập"};

	for (size_t i = 0; i < sizeof LETTERHEAD / sizeof LETTERHEAD[0]; i++)
		if (shape_starts_word(text, LETTERHEAD[i]))
			return true;
	for (size_t i = 0; i < sizeof SIGNATURES / sizeof SIGNATURES[0]; i++)
		if (shape_starts_word(text, SIGNATURES[i]))
			return i < 2 || shape_all_caps(text) || SIGNATURES[i][0] == 'n';
	return false;
}

static bool row_places(const struct draft_row *row)
{
	for (size_t c = 0; c < row->count; c++)
		for (const struct draft_item *item = row->cells[c].flow.first; item != NULL; item = item->next)
			if (item->table == NULL && draft_places_text(slice_trim(item->text)))
				return true;
	return false;
}

/* Letterhead and signatures stand in tables without lines; a frame is a table of one cell. */
static bool is_placing(const struct draft_table *table)
{
	if (table->data)
		return false;
	if (table->columns <= 1 || (table->row_count == 1 && table->columns < PLACING_COLUMNS))
		return true;
	if (table->row_count > PLACING_ROWS || table->columns > PLACING_COLUMNS)
		return false;
	for (size_t r = 0; r < table->row_count; r++)
		if (row_places(&table->rows[r]))
			return true;
	return false;
}

/* ---- lines -------------------------------------------------------------------------------------------------- */

static uint32_t source_size(const struct writer *w)
{
	return (uint32_t)w->source.size;
}

static struct given_line *add_line(struct writer *w)
{
	return ARENA_PUSH(w->draft->arena, w->given->lines, w->given->line_count, w->line_capacity);
}

static void add_origin(struct writer *w, const struct draft_item *item, struct given_origin origin)
{
	origin.part = item->part;
	*ARENA_PUSH(w->draft->arena, w->given->origins, w->given->origin_count, w->origin_capacity) = origin;
}

/* Takes note of where the text of the item comes from; the part of it that was written begins at `skipped` and stands at `from`. */
static void write_origins(struct writer *w, const struct draft_item *item, uint32_t from, uint32_t skipped)
{
	uint32_t last = source_size(w);

	if (item->look.element > 0)
		add_origin(w, item, (struct given_origin){from, from, item->look.element, 0, 0, true});
	for (size_t i = 0; i < item->look.origin_count; i++) {
		const struct draft_origin *origin = &item->look.origins[i];
		uint32_t cut = origin->start < skipped ? skipped - origin->start : 0;
		uint32_t start = from + origin->start + cut - skipped;
		uint32_t end = from + origin->end - skipped < last ? from + origin->end - skipped : last;

		if (origin->end > skipped && start < end)
			add_origin(w, item,
				   (struct given_origin){start, end, origin->element, origin->offset + cut, 0,
							 origin->whole});
	}
}

static void write_paragraph(struct writer *w, const struct draft_item *item)
{
	uint32_t from = source_size(w);
	bool blank = slice_trim(item->text).size == 0;
	uint32_t number = blank ? 0 : item->note > 0 ? item->note : ++w->paragraphs;
	size_t at = 0;

	do {
		size_t end = at;
		struct given_line *line = add_line(w);

		while (end < item->text.size && item->text.data[end] != '\n' && item->text.data[end] != '\r')
			end++;
		*line = (struct given_line){.paragraph = number,
					    .page = w->draft->paged ? item->page : 0,
					    .part = item->note > 0 ? GIVEN_NOTE : GIVEN_TEXT,
					    .sheet = item->look.sheet,
					    .row = item->look.row,
					    .column = item->look.column,
					    .begins = at == 0,
					    .strong = item->look.strong,
					    .centred = item->look.centred};
		strbuf_add(&w->source, slice_part(item->text, at, end));
		strbuf_putc(&w->source, '\n');
		at = end + 1;
	} while (at < item->text.size);
	write_origins(w, item, from, 0);
}

/* ---- tables ------------------------------------------------------------------------------------------------- */

/* Text of a cell in one line. */
static void write_cell(struct writer *w, const struct draft_flow *flow)
{
	size_t from = w->source.size;

	for (const struct draft_item *item = flow->first; item != NULL; item = item->next) {
		struct slice text = slice_trim(item->text);
		uint32_t start;

		if (item->table != NULL)
			continue;
		if (w->source.size > from && text.size > 0)
			strbuf_putc(&w->source, ' ');
		start = source_size(w);
		strbuf_add(&w->source, text);
		write_origins(w, item, start, text.size > 0 ? (uint32_t)(text.data - item->text.data) : 0);
	}
	for (size_t i = from; i < w->source.size; i++)
		if (strchr("\n\r\t", w->source.data[i]) != NULL)
			w->source.data[i] = ' ';
}

/* A table being written: the columns that some cell begins at, and the cell of a row above that may go on below. */
struct writing {
	const struct draft_table *table;
	struct given_table *given;
	uint32_t *columns; /* index among the columns kept, one more than there are */
	struct given_cell **owners;
};

/* Columns that no cell begins at only come from cells that cover them: they are left out. */
static void number_columns(struct writer *w, struct writing *writing)
{
	const struct draft_table *table = writing->table;
	uint32_t count = 0;

	writing->columns = arena_array(w->draft->arena, (size_t)table->columns + 1, sizeof *writing->columns);
	writing->given->column_numbers = arena_array(w->draft->arena, (size_t)table->columns + 1, sizeof(uint32_t));
	for (size_t r = 0; r < table->row_count; r++)
		for (size_t c = 0; c < table->rows[r].count; c++)
			writing->columns[table->rows[r].cells[c].column] = 1;
	for (uint32_t c = 0; c <= table->columns; c++) {
		bool kept = writing->columns[c] > 0 && c < table->columns;

		writing->columns[c] = count;
		if (kept) {
			writing->given->column_numbers[count] = table->sheet != NULL ? c + 1 : count + 1;
			count++;
		}
	}
	writing->given->columns = count;
}

static struct given_cell *cell_at(const struct writing *writing, uint32_t row, uint32_t column)
{
	return &writing->given->cells[(size_t)row * writing->given->columns + column];
}

/* Marks what a cell covers in its own row and in those below. */
static void cover(const struct writing *writing, uint32_t row, uint32_t column, const struct given_cell *cell)
{
	for (uint32_t r = row; r < row + cell->rows && r < writing->given->rows; r++)
		for (uint32_t c = column; c < column + cell->columns; c++)
			cell_at(writing, r, c)->above = r > row;
}

/* Whether the cell goes on with one above it, which then covers one row more. */
static bool goes_on(const struct writing *writing, const struct draft_cell *cell, uint32_t row, uint32_t column,
		    uint32_t columns)
{
	struct given_cell *owner = writing->owners[column];

	if (!cell->goes_on || owner == NULL || owner->columns != columns || owner->rows == UINT16_MAX ||
	    (size_t)(owner - writing->given->cells) / writing->given->columns + owner->rows != row)
		return false;
	owner->rows++;
	for (uint32_t c = column; c < column + columns; c++)
		cell_at(writing, row, c)->above = true;
	return true;
}

static void write_row_cell(struct writer *w, const struct writing *writing, const struct draft_cell *cell, uint32_t row)
{
	uint32_t column = writing->columns[cell->column];
	uint32_t columns = writing->columns[cell->column + cell->columns] - column;
	struct given_cell *given = cell_at(writing, row, column);

	if (goes_on(writing, cell, row, column, columns) || given->above || given->present)
		return;
	*given = (struct given_cell){.columns = (uint16_t)columns,
				     .present = true,
				     .number = cell->number,
				     .formula = cell->formula,
				     .hidden = cell->hidden};
	given->rows = (uint16_t)(cell->rows < writing->given->rows - row ? cell->rows : writing->given->rows - row);
	writing->owners[column] = given;
	if (given->rows > 1)
		cover(writing, row, column, given);
	strbuf_puts(&w->source, " ");
	given->start = source_size(w);
	write_cell(w, &cell->flow);
	given->end = source_size(w);
	strbuf_puts(&w->source, " |");
}

/* Places where no cell was given are blank cells behind the one before them. */
static void fill_row(const struct writing *writing, uint32_t row, uint32_t start)
{
	uint32_t at = start;
	uint32_t covered = 0;

	for (uint32_t c = 0; c < writing->given->columns; c++) {
		struct given_cell *cell = cell_at(writing, row, c);

		if (cell->present) {
			at = cell->end;
			covered = c + cell->columns;
		} else if (!cell->above && c >= covered) {
			*cell = (struct given_cell){.start = at, .end = at, .columns = 1, .rows = 1, .present = true};
		}
	}
}

static void write_row(struct writer *w, const struct writing *writing, uint32_t row)
{
	const struct draft_row *from = &writing->table->rows[row];
	struct given_line *line = add_line(w);
	uint32_t start = source_size(w);

	line->table = (uint32_t)w->given->table_count;
	line->page = w->draft->paged ? from->page : 0;
	writing->given->row_numbers[row] = from->number;
	strbuf_puts(&w->source, "|");
	for (size_t c = 0; c < from->count; c++)
		if (from->cells[c].column < DRAFT_MOST_COLUMNS && from->cells[c].columns > 0)
			write_row_cell(w, writing, &from->cells[c], row);
	fill_row(writing, row, start + 1);
	strbuf_putc(&w->source, '\n');
}

static uint32_t count_heads(const struct draft_table *table)
{
	uint32_t count = 0;

	while (count < table->row_count && table->rows[count].head)
		count++;
	return count < table->row_count ? count : 0;
}

/* Tables that stand in cells come behind the table they are in. */
static void write_inner(struct writer *w, const struct draft_table *table)
{
	for (size_t r = 0; r < table->row_count; r++)
		for (size_t c = 0; c < table->rows[r].count; c++)
			for (const struct draft_item *item = table->rows[r].cells[c].flow.first; item != NULL;
			     item = item->next)
				if (item->table != NULL)
					write_item(w, item);
}

static bool is_blank_row(const struct draft_row *row)
{
	for (size_t c = 0; c < row->count; c++) {
		if (row->cells[c].goes_on)
			return false;
		for (const struct draft_item *item = row->cells[c].flow.first; item != NULL; item = item->next)
			if (item->table != NULL || item->text.size > 0)
				return false;
	}
	return true;
}

/* Rows without text say nothing. Where cells cover a number of rows, they are counted and stay. */
static void drop_blank_rows(struct draft_table *table)
{
	size_t kept = 0;

	if (table->spanned)
		return;
	for (size_t r = 0; r < table->row_count; r++)
		if (!is_blank_row(&table->rows[r]))
			table->rows[kept++] = table->rows[r];
	table->row_count = kept;
}

static void write_data(struct writer *w, struct draft_table *table)
{
	struct writing writing = {.table = table};

	drop_blank_rows(table);
	if (table->row_count == 0 || table->columns == 0)
		return;
	writing.given = ARENA_PUSH(w->draft->arena, w->given->tables, w->given->table_count, w->table_capacity);
	*writing.given = (struct given_table){.rows = (uint32_t)table->row_count,
					      .header_rows = count_heads(table),
					      .number = (uint32_t)w->given->table_count,
					      .sheet = table->sheet};
	number_columns(w, &writing);
	if (writing.given->columns > DRAFT_MOST_CELLS / table->row_count) {
		w->draft->too_large = true;
		return;
	}
	writing.given->cells = arena_array(w->draft->arena, table->row_count * writing.given->columns,
					   sizeof *writing.given->cells);
	writing.given->row_numbers = arena_array(w->draft->arena, table->row_count, sizeof *writing.given->row_numbers);
	writing.owners = arena_array(w->draft->arena, (size_t)writing.given->columns + 1, sizeof *writing.owners);
	for (uint32_t row = 0; row < table->row_count; row++)
		write_row(w, &writing, row);
	write_inner(w, table);
}

static void write_flow(struct writer *w, const struct draft_flow *flow)
{
	for (const struct draft_item *item = flow->first; item != NULL && !w->draft->too_large; item = item->next)
		write_item(w, item);
}

static void write_placed(struct writer *w, const struct draft_table *table)
{
	for (size_t r = 0; r < table->row_count; r++)
		for (size_t c = 0; c < table->rows[r].count; c++)
			write_flow(w, &table->rows[r].cells[c].flow);
}

static void write_item(struct writer *w, const struct draft_item *item)
{
	if (item->table == NULL)
		write_paragraph(w, item);
	else if (is_placing(item->table))
		write_placed(w, item->table);
	else
		write_data(w, item->table);
}

bool draft_finish(struct draft *draft, struct document *doc)
{
	struct writer w = {.draft = draft, .doc = doc};

	w.given = arena_alloc(draft->arena, sizeof *w.given);
	memcpy(w.given->parts, draft->parts, sizeof draft->parts);
	strbuf_init(&w.source, draft->arena);
	write_flow(&w, &draft->body);
	if (draft->too_large)
		return false;
	doc->source = strbuf_slice(&w.source);
	doc->given = w.given;
	layout_read(draft->arena, doc);
	document_index(draft->arena, doc);
	return true;
}
