#include "read/sheet.h"

#include "document/table_scan.h"

/* The cells of one row: [from, to). */
struct row {
	size_t from;
	size_t to;
	uint32_t number;
	bool figures; /* a number is among them */
	bool placing; /* letterhead or signatures */
	bool caption; /* "Bảng 2. ..." */
	bool head;    /* it begins with "STT" */
};

struct walk {
	const struct sheet *sheet;
	struct draft *draft;
	bool open;      /* a table is */
	bool figures;   /* which has figures */
	uint32_t below; /* row behind the last one of the table that is open */
};

static struct row row_at(const struct sheet *sheet, size_t from)
{
	struct row row = {.from = from, .to = from, .number = from < sheet->count ? sheet->cells[from].row : 0};

	while (row.to < sheet->count && sheet->cells[row.to].row == row.number) {
		const struct sheet_cell *cell = &sheet->cells[row.to++];

		row.figures |= cell->number;
		row.placing |= draft_places_text(slice_trim(cell->text));
		row.head |= row.to == row.from + 1 && scan_stt_head(slice_trim(cell->text));
		row.caption |= enumerator_scan(slice_trim(cell->text)).style >= ENUM_APPENDIX;
	}
	return row;
}

static bool is_tabular(const struct row *row)
{
	return row->to - row->from > 1 && !row->placing;
}

static void close_table(struct walk *walk)
{
	if (walk->open)
		draft_close_table(walk->draft);
	walk->open = false;
}

static void write_paragraphs(struct walk *walk, const struct row *row)
{
	for (size_t i = row->from; i < row->to; i++) {
		const struct sheet_cell *cell = &walk->sheet->cells[i];

		draft_paragraph(walk->draft, slice_trim(cell->text),
				(struct draft_look){.strong = cell->strong,
						    .centred = cell->columns > 2,
						    .sheet = walk->sheet->name,
						    .row = cell->row + 1,
						    .column = cell->column + 1});
	}
}

static void write_row(struct walk *walk, const struct row *row)
{
	draft_row(walk->draft, row->number + 1, false);
	for (size_t i = row->from; i < row->to; i++) {
		const struct sheet_cell *cell = &walk->sheet->cells[i];
		struct draft_cell *added;

		if (draft_is_covered(walk->draft, cell->column))
			continue;
		draft_move(walk->draft, cell->column);
		added = draft_open_cell(walk->draft, cell->columns, cell->rows);
		added->formula = cell->formula;
		added->number = cell->number;
		added->hidden = cell->hidden;
		draft_paragraph(walk->draft, cell->text, (struct draft_look){0});
		draft_close_cell(walk->draft);
	}
	walk->below = row->number + 1;
	walk->figures |= row->figures;
}

static void open_table(struct walk *walk)
{
	struct draft_table *table = draft_open_table(walk->draft);

	table->sheet = walk->sheet->name;
	table->data = true;
	walk->open = true;
	walk->figures = false;
}

/* Whether a row of one cell is a title of rows inside the table above it: over heads without figures it is that of the next table. */
static bool is_inside(const struct walk *walk, const struct row *row, const struct row *next)
{
	return row->figures ||
	       (is_tabular(next) && next->number == row->number + 1 && (next->figures || !walk->figures));
}

/* Whether the row goes on with the table above it: below an empty row, heads without figures begin another. */
static bool goes_on(const struct walk *walk, const struct row *row, const struct row *next)
{
	bool adjacent = row->number <= walk->below;

	if (!walk->open || row->placing || row->head)
		return false;
	if (is_tabular(row))
		return adjacent || row->figures;
	if (row->caption)
		return false;
	return adjacent && is_inside(walk, row, next);
}

void sheet_write(const struct sheet *sheet, struct draft *draft)
{
	struct walk walk = {.sheet = sheet, .draft = draft};
	struct row row = row_at(sheet, 0);

	while (row.from < sheet->count) {
		struct row next = row_at(sheet, row.to);
		bool on = goes_on(&walk, &row, &next);

		if (!on)
			close_table(&walk);
		if (!on && is_tabular(&row))
			open_table(&walk);
		if (walk.open)
			write_row(&walk, &row);
		else
			write_paragraphs(&walk, &row);
		row = next;
	}
	close_table(&walk);
}
