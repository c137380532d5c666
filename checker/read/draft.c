#include "read/draft.h"

void draft_init(struct draft *draft, struct arena *arena)
{
	*draft = (struct draft){.arena = arena};
	draft->flow = &draft->body;
}

static struct draft_item *add_item(struct draft *draft)
{
	struct draft_item *item = arena_alloc(draft->arena, sizeof *item);
	struct draft_flow *flow = draft->flow;

	if (flow->last == NULL)
		flow->first = item;
	else
		flow->last->next = item;
	flow->last = item;
	item->page = draft->page;
	item->note = draft->note;
	item->part = draft->part;
	return item;
}

void draft_paragraph(struct draft *draft, struct slice text, struct draft_look look)
{
	struct draft_item *item;

	/* Blank paragraphs in a row say no more than one. */
	if (text.size == 0 && draft->flow->last != NULL && draft->flow->last->table == NULL &&
	    draft->flow->last->text.size == 0)
		return;
	item = add_item(draft);
	item->text = text;
	item->look = look;
	item->page = look.page > 0 ? look.page : draft->page;
}

struct draft_table *draft_open_table(struct draft *draft)
{
	struct draft_table *table = arena_alloc(draft->arena, sizeof *table);

	add_item(draft)->table = table;
	table->outer = draft->table;
	table->flow = draft->flow;
	draft->table = table;
	return table;
}

void draft_close_table(struct draft *draft)
{
	draft->flow = draft->table->flow;
	draft->table = draft->table->outer;
}

void draft_row(struct draft *draft, uint32_t number, bool head)
{
	struct draft_table *table = draft->table;
	uint32_t last = table->row_count > 0 ? table->rows[table->row_count - 1].number : 0;
	struct draft_row *row = ARENA_PUSH(draft->arena, table->rows, table->row_count, table->row_capacity);

	row->number = number > 0 ? number : last + 1;
	row->head = head;
	row->page = draft->page;
}

static struct draft_row *last_row(struct draft *draft)
{
	if (draft->table->row_count == 0)
		draft_row(draft, 0, false);
	return &draft->table->rows[draft->table->row_count - 1];
}

/* Takes note of how far down each column of the cell is covered. */
static void cover(struct draft *draft, const struct draft_cell *cell)
{
	struct draft_table *table = draft->table;
	uint32_t row = (uint32_t)table->row_count - 1;

	while (table->columns < cell->column + cell->columns) {
		size_t count = table->columns;

		*ARENA_PUSH(draft->arena, table->until, count, table->until_capacity) = 0;
		table->columns = (uint32_t)count;
	}
	for (uint32_t c = cell->column; c < cell->column + cell->columns && cell->rows > 1; c++)
		table->until[c] = row + cell->rows;
}

static struct draft_cell *add_cell(struct draft *draft, uint32_t columns, uint32_t rows)
{
	struct draft_table *table = draft->table;
	struct draft_row *row = last_row(draft);
	uint32_t column = row->next;
	struct draft_cell *cell = ARENA_PUSH(draft->arena, row->cells, row->count, row->capacity);

	while (column < table->columns && table->until[column] >= table->row_count)
		column++;
	cell->column = column < DRAFT_MOST_COLUMNS ? column : DRAFT_MOST_COLUMNS;
	cell->columns = columns < 1 ? 1 : columns;
	cell->rows = rows < 1 ? 1 : rows < UINT16_MAX ? rows : UINT16_MAX;
	if (cell->columns > DRAFT_MOST_COLUMNS - cell->column) {
		draft->too_large = true;
		cell->columns = DRAFT_MOST_COLUMNS - cell->column;
	}
	row->next = cell->column + cell->columns;
	table->spanned |= cell->rows > 1;
	cover(draft, cell);
	return cell;
}

struct draft_cell *draft_open_cell(struct draft *draft, uint32_t columns, uint32_t rows)
{
	struct draft_cell *cell = add_cell(draft, columns, rows);

	/* Cells move when the row grows: what is open lies beside them until it is closed. */
	draft->flow = arena_alloc(draft->arena, sizeof *draft->flow);
	return cell;
}

void draft_close_cell(struct draft *draft)
{
	struct draft_row *row = last_row(draft);

	row->cells[row->count - 1].flow = *draft->flow;
	draft->flow = draft->table->flow;
}

void draft_skip(struct draft *draft, uint32_t columns)
{
	draft_move(draft, last_row(draft)->next + columns);
}

void draft_move(struct draft *draft, uint32_t column)
{
	struct draft_row *row = last_row(draft);

	if (column > row->next)
		row->next = column;
}

bool draft_is_covered(struct draft *draft, uint32_t column)
{
	const struct draft_table *table = draft->table;

	return column < table->columns && table->until[column] >= table->row_count;
}
