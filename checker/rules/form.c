#include "rules/form.h"

#include "base/utf8.h"

/* Rows beside each other that one condition looks at; a longer list is no form. */
enum { MOST_CHILDREN = 200 };

/* ---- guards ------------------------------------------------------------------------------------------------- */

static struct slice fold(struct arena *arena, struct slice text)
{
	struct strbuf folded;

	strbuf_init(&folded, arena);
	utf8_fold(&folded, text);
	return strbuf_slice(&folded);
}

static void read_demand(struct arena *arena, struct demand *demand, struct slice text)
{
	size_t capacity = 0;

	demand->negated = text.size > 0 && text.data[0] == '!';
	for (size_t at = demand->negated; at < text.size;) {
		size_t end = slice_find(text, SLICE("|"), at);
		struct slice part = slice_trim(slice_part(text, at, end));

		*ARENA_PUSH(arena, demand->texts, demand->count, capacity) = fold(arena, part);
		at = end == SIZE_MAX ? text.size : end + 1;
	}
}

void guard_read(struct arena *arena, struct guard *guard, const struct slice *texts, size_t count)
{
	guard->demands = arena_array(arena, count, sizeof *guard->demands);
	guard->count = count;
	for (size_t i = 0; i < count; i++)
		read_demand(arena, &guard->demands[i], texts[i]);
}

static bool contains(struct slice folded, struct slice text)
{
	if (slice_starts(text, SLICE("^")))
		return slice_starts(folded, slice_part(text, 1, text.size));
	if (slice_ends(text, SLICE("$")))
		return slice_ends(folded, slice_part(text, 0, text.size - 1));
	return slice_find(folded, text, 0) != SIZE_MAX;
}

bool guard_fits(const struct guard *guard, struct slice folded)
{
	for (size_t i = 0; i < guard->count; i++) {
		const struct demand *demand = &guard->demands[i];
		bool found = false;

		for (size_t j = 0; j < demand->count && !found; j++)
			found = contains(folded, demand->texts[j]);
		if (found == demand->negated)
			return false;
	}
	return true;
}

/* The guard of an address: under its text, or under "form/text" when it is of another form. */
static const struct guard *find_guard(const struct form_view *view, const struct address *address)
{
	for (size_t i = 0; i < view->guard_count; i++) {
		struct slice key = view->guards[i].key;
		size_t slash = slice_find(key, SLICE("/"), 0);
		struct slice form = slice_part(key, 0, slash == SIZE_MAX ? 0 : slash);
		struct slice text = slice_part(key, slash == SIZE_MAX ? 0 : slash + 1, key.size);

		if (slice_equal(form, address->form) && slice_equal(text, address->text))
			return &view->guards[i];
	}
	return NULL;
}

bool form_address(struct arena *arena, struct slice key, struct address *address)
{
	size_t slash = slice_find(key, SLICE("/"), 0);
	struct slice text = slice_part(key, slash == SIZE_MAX ? 0 : slash + 1, key.size);
	struct expression_error error;
	struct strbuf row;
	const struct expression *expression;

	strbuf_init(&row, arena);
	strbuf_puts(&row, "row(\"");
	strbuf_add(&row, text);
	strbuf_puts(&row, "\")");
	expression = expression_parse(arena, strbuf_slice(&row), NULL, 0, &error);
	if (expression == NULL)
		return false;
	*address = *expression->addresses[0];
	address->form = slice_part(key, 0, slash == SIZE_MAX ? 0 : slash);
	return !address->children;
}

/* ---- rows --------------------------------------------------------------------------------------------------- */

void form_view_init(struct form_view *view, const struct facts *facts, struct arena *arena, uint32_t table)
{
	const struct table_facts *form = &facts->tables[table];

	*view = (struct form_view){.facts = facts, .table = table, .own = NO_INDEX, .arena = arena};
	view->labels = arena_array(arena, form->end_row - form->first_row, sizeof *view->labels);
}

struct slice form_label(const struct form_view *view, uint32_t row)
{
	struct slice *label = &view->labels[row - view->facts->tables[view->table].first_row];

	if (label->data == NULL)
		*label = fold(view->arena, document_slice(view->facts->doc, view->facts->rows[row].label));
	return *label;
}

static bool has_path(const struct row *row, const struct address *address)
{
	if (row->stt.style != ENUM_ARABIC || row->stt.depth != address->depth)
		return false;
	for (uint8_t i = 0; i < address->depth; i++)
		if (row->stt.path[i] != address->path[i])
			return false;
	return true;
}

uint32_t form_find_number(const struct facts *facts, uint32_t table, const struct address *address)
{
	const struct table_facts *form = &facts->tables[table];
	uint32_t found = NO_INDEX;

	for (uint32_t i = form->first_row; i < form->end_row; i++) {
		if (!has_path(&facts->rows[i], address))
			continue;
		if (found != NO_INDEX)
			return NO_INDEX;
		found = i;
	}
	return found;
}

struct row_list {
	uint32_t items[MOST_CHILDREN];
	size_t count;
};

/* The rows directly below `parent` (NO_INDEX: the topmost ones); none when they are too many. */
static void list_children(const struct form_view *view, uint32_t parent, struct row_list *list)
{
	const struct facts *facts = view->facts;
	const struct table_facts *form = &facts->tables[view->table];
	uint32_t from = parent == NO_INDEX ? form->first_row : parent + 1;

	list->count = 0;
	for (uint32_t i = from; i < form->end_row; i++) {
		if (parent != NO_INDEX && facts->rows[i].level <= facts->rows[parent].level)
			return;
		if (facts->rows[i].parent != parent)
			continue;
		if (list->count == MOST_CHILDREN) {
			list->count = 0;
			return;
		}
		list->items[list->count++] = i;
	}
}

static uint32_t last_number(const struct row *row)
{
	return row->stt.style == ENUM_NONE || row->stt.depth == 0 ? 0 : row->stt.path[row->stt.depth - 1];
}

/* The row of the list with that number at its end, if it fits; else the only one that fits the guard. */
static uint32_t choose(const struct form_view *view, const struct row_list *list, uint32_t number,
		       const struct guard *guard)
{
	uint32_t numbered = NO_INDEX;
	uint32_t fitting = NO_INDEX;

	for (size_t i = 0; i < list->count; i++) {
		uint32_t row = list->items[i];
		bool fits = guard == NULL || guard_fits(guard, form_label(view, row));

		if (last_number(&view->facts->rows[row]) == number && fits)
			numbered = numbered == NO_INDEX ? row : NO_INDEX - 1;
		if (guard != NULL && fits)
			fitting = fitting == NO_INDEX ? row : NO_INDEX - 1;
	}
	if (numbered == NO_INDEX)
		numbered = fitting;
	return numbered == NO_INDEX - 1 ? NO_INDEX : numbered;
}

static uint32_t only_fitting(const struct form_view *view, const struct guard *guard)
{
	const struct table_facts *form = &view->facts->tables[view->table];
	uint32_t found = NO_INDEX;

	for (uint32_t i = form->first_row; guard != NULL && i < form->end_row; i++) {
		if (!guard_fits(guard, form_label(view, i)))
			continue;
		if (found != NO_INDEX)
			return NO_INDEX;
		found = i;
	}
	return found;
}

static uint32_t find_absolute(const struct form_view *view, const struct address *address, const struct guard *guard)
{
	uint32_t row = address->name.size > 0 ? NO_INDEX : form_find_number(view->facts, view->table, address);

	if (row != NO_INDEX && (guard == NULL || guard_fits(guard, form_label(view, row))))
		return row;
	return only_fitting(view, guard);
}

/*
 * Follows a relative address; *found is false when there is no such row. NO_INDEX with *found: above the topmost
 * rows.
 */
static uint32_t find_relative(const struct form_view *view, const struct address *address, const struct guard *guard,
			      bool *found)
{
	uint32_t row = view->own;

	*found = row != NO_INDEX;
	if (*found && address->up == 2)
		row = view->facts->rows[row].parent;
	for (uint8_t i = 0; i < address->depth && *found; i++) {
		struct row_list list;

		list_children(view, row, &list);
		row = choose(view, &list, address->path[i], i + 1 == address->depth ? guard : NULL);
		*found = row != NO_INDEX;
	}
	return row;
}

/* ---- values ------------------------------------------------------------------------------------------------- */

static bool head_contains(const struct form_view *view, const struct column *column, struct slice words)
{
	return slice_find(fold(view->arena, column->head), fold(view->arena, words), 0) != SIZE_MAX;
}

static uint32_t find_column(const struct form_view *view, const struct address *address)
{
	const struct table *table = &view->facts->doc->tables[view->table];
	const struct table_facts *form = &view->facts->tables[view->table];
	uint32_t found = NO_INDEX;

	if (address->column_number != 0)
		return address->column_number <= table->columns ? address->column_number - 1 : NO_INDEX;
	if (address->column.size == 0)
		return view->column;
	for (uint32_t i = 0; i < table->columns; i++) {
		if (!head_contains(view, &form->columns[i], address->column))
			continue;
		if (found != NO_INDEX)
			return NO_INDEX;
		found = i;
	}
	return found;
}

/* "13/76,47%": the percentage beside the count at index `quantity`, or NO_INDEX. */
static uint32_t rate_beside(const struct facts *facts, uint32_t quantity)
{
	const struct quantity *count = &facts->quantities[quantity];
	const struct quantity *next = count + 1;

	if (quantity + 1 >= facts->quantity_count || next->table != count->table || next->row != count->row ||
	    next->column != count->column || next->unit != UNIT_PERCENT)
		return NO_INDEX;
	return quantity + 1;
}

static void read_quantity(const struct facts *facts, struct datum *datum, uint32_t index)
{
	const struct quantity *quantity = &facts->quantities[index];
	bool percent = quantity->unit == UNIT_PERCENT;
	struct decimal step = quantity->step;

	/* A rate printed without decimals is as rounded as any other. */
	if (percent && decimal_sign(step) == 0)
		step = (struct decimal){1, quantity->printed};
	datum->quantity = index;
	datum->span = quantity->span;
	if (quantity->approx == APPROX_EXACT &&
	    figure_printed(&datum->figure, quantity->value, step, quantity->printed))
		datum->kind = DATUM_NUMBER;
	datum->figure.percent = percent;
	datum->figure.magnitude = quantity->magnitude;
}

static void read_cell(const struct form_view *view, const struct address *address, uint32_t row, struct datum *datum)
{
	const struct facts *facts = view->facts;
	const struct row *place = &facts->rows[row];
	uint32_t column = find_column(view, address);
	const struct cell *cell;
	uint32_t quantity;

	datum->row = row;
	datum->span = place->label;
	if (address->unit) {
		datum->text = slice_trim(document_slice(facts->doc, place->unit_text));
		datum->kind = datum->text.size > 0 ? DATUM_TEXT : DATUM_BLANK;
		return;
	}
	if (column == NO_INDEX || place->section)
		return;
	cell = table_cell(&facts->doc->tables[view->table], place->row, column);
	datum->text = slice_trim(document_slice(facts->doc, cell->text));
	datum->kind = datum->text.size == 0 ? DATUM_BLANK : DATUM_OTHER;
	if (datum->kind == DATUM_OTHER)
		datum->span = cell->text;
	quantity = place->values[column];
	if (quantity != NO_INDEX && address->rate)
		quantity = rate_beside(facts, quantity);
	if (quantity != NO_INDEX)
		read_quantity(facts, datum, quantity);
	else if (address->rate)
		datum->kind = DATUM_ABSENT;
}

static struct datum *add_datum(const struct scope *scope, struct data *data)
{
	struct datum *datum = ARENA_PUSH(scope->arena, data->items, data->count, data->capacity);

	*datum = (struct datum){.kind = DATUM_ABSENT, .text = SLICE(""), .quantity = NO_INDEX, .row = NO_INDEX};
	return datum;
}

static void add_children(const struct form_view *view, const struct scope *scope, const struct address *address,
			 uint32_t parent, struct data *data)
{
	struct row_list list;

	list_children(view, parent, &list);
	for (size_t i = 0; i < list.count; i++)
		read_cell(view, address, list.items[i], add_datum(scope, data));
}

/* The table whose caption has that number; NO_INDEX when there is none or more than one. */
static uint32_t find_form(const struct facts *facts, struct slice number)
{
	uint32_t found = NO_INDEX;

	for (uint32_t i = 0; i < facts->doc->table_count; i++) {
		if (!slice_equal(facts->tables[i].form, number))
			continue;
		if (found != NO_INDEX)
			return NO_INDEX;
		found = i;
	}
	return found;
}

/* The n-th column of values of one table corresponds to the n-th of another. */
static uint32_t same_column(const struct facts *facts, uint32_t table, uint32_t column, uint32_t other)
{
	uint32_t ordinal = 0;

	for (uint32_t i = 0; i < column; i++)
		ordinal += facts->tables[table].columns[i].role == COLUMN_VALUE;
	for (uint32_t i = 0; i < facts->doc->tables[other].columns; i++)
		if (facts->tables[other].columns[i].role == COLUMN_VALUE && ordinal-- == 0)
			return i;
	return NO_INDEX;
}

static void look_in_other_form(const struct form_view *view, const struct scope *scope, const struct address *address,
			       struct data *data)
{
	const struct guard *guard = find_guard(view, address);
	uint32_t table = find_form(view->facts, address->form);
	struct datum *datum = add_datum(scope, data);
	struct form_view other;
	uint32_t row;

	if (table == NO_INDEX)
		return;
	form_view_init(&other, view->facts, view->arena, table);
	other.column = same_column(view->facts, view->table, view->column, table);
	row = find_absolute(&other, address, guard);
	if (row != NO_INDEX && other.column != NO_INDEX)
		read_cell(&other, address, row, datum);
}

void form_rows(const struct scope *scope, const struct address *address, struct data *data)
{
	const struct form_view *view = scope->context;
	const struct guard *guard = find_guard(view, address);
	bool found = true;
	uint32_t row;

	if (address->form.size > 0) {
		look_in_other_form(view, scope, address, data);
		return;
	}
	if (address->up > 0)
		row = find_relative(view, address, address->children ? NULL : guard, &found);
	else if (address->children && address->depth == 0)
		row = NO_INDEX;
	else {
		row = find_absolute(view, address, guard);
		found = row != NO_INDEX;
	}
	if (found && address->children)
		add_children(view, scope, address, row, data);
	else if (found && row != NO_INDEX)
		read_cell(view, address, row, add_datum(scope, data));
	else if (!address->children)
		add_datum(scope, data);
}
