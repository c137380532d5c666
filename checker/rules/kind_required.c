/*
 * What should be there and is not. Keys of a rule:
 *
 *   check:  cell | list-figure | attachment
 *   words:  attachment: what is announced ("phụ lục", "biểu"); cell: heads of columns that may be blank ("ghi chú")
 *   unless: attachment: words in the sentence that speak of another document's attachment; cell: heads of columns that
 *           have no total ("đơn giá")
 *   priced: cell: those of them that say nothing of the total of the next column, which is money
 */
#include "base/utf8.h"
#include "claim/arithmetic.h"
#include "extract/scan.h"
#include "rules/cues.h"
#include "rules/list_figure.h"

enum check { CHECK_CELL, CHECK_LIST_FIGURE, CHECK_ATTACHMENT };

enum {
	SENTENCE_BYTES = 300,
	GROUP_SHARE = 5,   /* one blank in so many children is an exception */
	COLUMN_SHARE = 10, /* one blank in so many rows of the table */
	COLUMN_FILLED = 4,
};

struct params {
	int check;
	const char *const *words;
	const char *const *unless;
	const char *const *priced;
};

struct run {
	const struct rule *rule;
	const struct params *params;
	const struct facts *facts;
	struct sink *sink;
};

static const char *const KEYS[] = {"check", "words", "unless", "priced", NULL};
static const char *const PLACEHOLDERS[] = {"row", "column", "item", "words", NULL};
static const struct load_name CHECKS[] = {
	{"cell", CHECK_CELL}, {"list-figure", CHECK_LIST_FIGURE}, {"attachment", CHECK_ATTACHMENT}, {NULL, 0}};

static bool compile(struct rule_loader *loader, const struct yaml_node *map, struct rule *rule)
{
	struct params *params = arena_alloc(loader->arena, sizeof *params);

	rule->params = params;
	return load_enum(loader, map, "check", LOAD_REQUIRED, CHECKS, &params->check) &&
	       cues_load(loader, map, "words", LOAD_OPTIONAL, &params->words) &&
	       cues_load(loader, map, "unless", LOAD_OPTIONAL, &params->unless) &&
	       cues_load(loader, map, "priced", LOAD_OPTIONAL, &params->priced);
}

static struct finding *fail(const struct run *run, struct span span, const struct argument *arguments, size_t count)
{
	sink_verdict(run->sink, VERDICT_FAIL);
	return finding_add(run->sink, run->rule, span, arguments, count);
}

/* ---- blank cells -------------------------------------------------------------------------------------------- */

/* What is known of one table while its rows are looked at. */
struct sheet {
	const struct table *table;
	const struct table_facts *facts;
	const struct row *rows; /* of the table */
	size_t count;
	bool *watched;           /* per column: holds figures, and is none that may be blank */
	bool *summed;            /* per column: the total row should have a figure there */
	uint32_t *column_filled; /* per column: rows that have a figure, totals included */
	uint32_t *column_blank;
	uint32_t *filled; /* per row as parent (the last: no parent) and column: children that have a figure */
	uint32_t *blank;
	bool *adds_up; /* like filled: the figures of these children come to their total, so that a blank is nothing */
	bool has_sums;
	bool *family_filled; /* per row: it or something under it has a figure */
	uint32_t all_filled; /* in the whole table */
	uint32_t all_blank;
};

static bool is_watched(const struct run *run, const struct column *column)
{
	if (column->role != COLUMN_VALUE && column->role != COLUMN_PERCENT)
		return false;
	return !cues_in(run->params->words, column->head, 0, (uint32_t)column->head.size);
}

/* Prices, rates and averages have no total. */
static bool is_summed(const struct run *run, const struct column *column)
{
	return column->role == COLUMN_VALUE && column->head.size > 0 &&
	       !cues_in(run->params->unless, column->head, 0, (uint32_t)column->head.size);
}

static const struct cell *cell_of(const struct sheet *sheet, const struct row *row, uint32_t column)
{
	return table_cell(sheet->table, row->row, column);
}

static bool is_blank(const struct sheet *sheet, const struct row *row, uint32_t column)
{
	const struct cell *cell = cell_of(sheet, row, column);

	return cell->present && cell->text.end <= cell->text.start;
}

static bool is_filled(const struct sheet *sheet, const struct row *row, uint32_t column)
{
	const struct cell *cell = cell_of(sheet, row, column);

	return cell->present && cell->text.end > cell->text.start;
}

/* The place of a row's parent in the tables of counts. */
static size_t family(const struct sheet *sheet, const struct row *row)
{
	return row->parent == NO_INDEX ? sheet->count : row->parent - sheet->facts->first_row;
}

/* A row that compares or divides the others, "Tỷ lệ (%)", has no figure where that makes no sense. */
static bool is_derived(const struct run *run, const struct row *row)
{
	static const char *const DERIVED[] = {"tỷ", "tỉ", "cơ", "bình", "tăng", "giảm", "chênh", "so", NULL};
	struct span word;

	return row->unit_text.end <= row->unit_text.start &&
	       scan_next(run->facts->doc->text, row->label.start, &word) &&
	       scan_is_any(run->facts->doc->text, word, DERIVED);
}

static bool counts(const struct row *row)
{
	return !row->section && !row->total;
}

static void open_sheet(const struct run *run, struct sheet *sheet, size_t index)
{
	struct arena *arena = run->sink->arena;
	uint32_t columns;
	size_t cells;

	sheet->table = &run->facts->doc->tables[index];
	sheet->facts = &run->facts->tables[index];
	sheet->rows = run->facts->rows + sheet->facts->first_row;
	sheet->count = sheet->facts->end_row - sheet->facts->first_row;
	columns = sheet->table->columns;
	cells = (sheet->count + 1) * columns;
	sheet->watched = arena_array(arena, columns, sizeof *sheet->watched);
	sheet->summed = arena_array(arena, columns, sizeof *sheet->summed);
	sheet->column_filled = arena_array(arena, columns, sizeof *sheet->column_filled);
	sheet->column_blank = arena_array(arena, columns, sizeof *sheet->column_blank);
	sheet->filled = arena_array(arena, cells, sizeof *sheet->filled);
	sheet->blank = arena_array(arena, cells, sizeof *sheet->blank);
	sheet->adds_up = arena_array(arena, cells, sizeof *sheet->adds_up);
	sheet->family_filled = arena_array(arena, sheet->count + 1, sizeof *sheet->family_filled);
	for (uint32_t column = 0; column < columns; column++) {
		sheet->watched[column] = is_watched(run, &sheet->facts->columns[column]);
		sheet->summed[column] = sheet->watched[column] && is_summed(run, &sheet->facts->columns[column]);
	}
}

static void count_cell(struct sheet *sheet, size_t index, size_t parent, uint32_t column)
{
	const struct row *row = &sheet->rows[index];
	size_t at = parent * sheet->table->columns + column;
	bool filled = is_filled(sheet, row, column);
	bool blank = is_blank(sheet, row, column);

	sheet->column_filled[column] += filled;
	if (!counts(row))
		return;
	sheet->column_blank[column] += blank;
	sheet->all_filled += filled;
	sheet->all_blank += blank;
	sheet->filled[at] += filled;
	sheet->blank[at] += blank;
	sheet->family_filled[index] |= filled;
}

static void count_cells(struct sheet *sheet)
{
	for (size_t i = sheet->count; i > 0; i--) {
		size_t parent = family(sheet, &sheet->rows[i - 1]);

		for (uint32_t column = 0; column < sheet->table->columns; column++)
			if (sheet->watched[column])
				count_cell(sheet, i - 1, parent, column);
		sheet->family_filled[parent] |= sheet->family_filled[i - 1];
	}
}

/* The row of a figure, or sheet->count. */
static size_t row_of(const struct sheet *sheet, const struct quantity *q)
{
	size_t low = 0;
	size_t high = sheet->count;

	while (low < high) {
		size_t middle = low + (high - low) / 2;

		if (sheet->rows[middle].row < q->row)
			low = middle + 1;
		else
			high = middle;
	}
	return low;
}

/* The sums of each table: chained from first[table] by next[claim]; NO_INDEX ends a chain. */
struct sums {
	uint32_t *first;
	uint32_t *next;
};

static struct sums find_sums(const struct run *run)
{
	const struct facts *facts = run->facts;
	struct sums sums = {arena_array(run->sink->arena, facts->doc->table_count + 1, sizeof *sums.first),
			    arena_array(run->sink->arena, facts->claim_count + 1, sizeof *sums.next)};

	for (size_t t = 0; t < facts->doc->table_count; t++)
		sums.first[t] = NO_INDEX;
	for (size_t i = 0; i < facts->claim_count; i++) {
		uint32_t table = facts->quantities[facts->claims[i].result].table;

		if (facts->claims[i].kind != CLAIM_BREAKDOWN || table == NO_INDEX)
			continue;
		sums.next[i] = sums.first[table];
		sums.first[table] = (uint32_t)i;
	}
	return sums;
}

/* Notes which children a sum over rows adds up. */
static void note_sum(const struct run *run, struct sheet *sheet, const struct claim *claim)
{
	const struct quantity *result = &run->facts->quantities[claim->result];

	for (size_t k = 0; k < claim->operand_count; k++) {
		const struct quantity *q = &run->facts->quantities[claim->operands[k].quantity];
		size_t row = row_of(sheet, q);

		if (q->table == result->table && q->column == result->column && row < sheet->count)
			sheet->adds_up[family(sheet, &sheet->rows[row]) * sheet->table->columns + q->column] = true;
	}
}

static void note_sums(const struct run *run, struct sheet *sheet, const struct sums *sums, size_t index)
{
	sheet->has_sums = sums->first[index] != NO_INDEX;
	for (size_t i = 0; i < sheet->count; i++)
		sheet->has_sums |= sheet->rows[i].total;
	for (uint32_t i = sums->first[index]; i != NO_INDEX; i = sums->next[i])
		if (arithmetic_check(run->facts->quantities, &run->facts->claims[i]) == OUTCOME_AGREES)
			note_sum(run, sheet, &run->facts->claims[i]);
}

/* Whether a blank in that column stands alone among its siblings, or in the whole column. */
static bool stands_out(const struct sheet *sheet, const struct row *row, uint32_t column)
{
	size_t at = family(sheet, row) * sheet->table->columns + column;
	uint32_t filled = sheet->filled[at];
	uint32_t blank = sheet->blank[at];
	bool has_unit = row->unit_text.end > row->unit_text.start;

	if (sheet->adds_up[at])
		return false;
	if (sheet->column_blank[column] == 1 &&
	    (sheet->column_filled[column] >= 2 || (sheet->all_blank == 1 && sheet->all_filled >= COLUMN_FILLED)))
		return true;
	if (sheet->column_filled[column] >= COLUMN_FILLED &&
	    sheet->column_blank[column] * COLUMN_SHARE <= sheet->column_filled[column])
		return true;
	if (blank > 1 && blank * GROUP_SHARE > filled + blank)
		return false;
	return filled >= 2 || (filled == 1 && has_unit);
}

/* A rate of nothing, or a change from nothing, may be left out: one of the two figures before it is zero. */
static bool follows_from_zero(const struct run *run, const struct sheet *sheet, const struct row *row, uint32_t column)
{
	unsigned seen = 0;

	if (sheet->facts->columns[column].role != COLUMN_PERCENT)
		return false;
	for (uint32_t i = column; i > 0 && seen < 2; i--) {
		if (row->values[i - 1] == NO_INDEX)
			continue;
		if (decimal_sign(run->facts->quantities[row->values[i - 1]].value) == 0)
			return true;
		seen++;
	}
	return false;
}

static void report_cell(const struct run *run, const struct sheet *sheet, const struct row *row, uint32_t column)
{
	struct span span = row->label;
	struct span cell = cell_of(sheet, row, column)->text;
	struct argument arguments[] = {{"row", document_slice(run->facts->doc, row->label)},
				       {"column", sheet->facts->columns[column].head}};

	if (span.end <= span.start)
		span = cell;
	fail(run, span, arguments, 2);
}

/* What a row has in the columns that are looked at. */
struct tally {
	uint32_t filled;
	uint32_t blank;
	uint32_t first; /* first blank column that stands out, NO_INDEX */
};

static struct tally tally_row(const struct run *run, const struct sheet *sheet, const struct row *row,
			      const bool *columns)
{
	struct tally tally = {0, 0, NO_INDEX};

	for (uint32_t column = 0; column < sheet->table->columns; column++) {
		if (!columns[column])
			continue;
		tally.filled += is_filled(sheet, row, column);
		if (!is_blank(sheet, row, column))
			continue;
		tally.blank++;
		if (tally.first == NO_INDEX && stands_out(sheet, row, column) &&
		    !follows_from_zero(run, sheet, row, column))
			tally.first = column;
	}
	return tally;
}

/* A column which a total row that sums it up would hardly leave blank: neither remarks nor prices. */
static bool is_expected(const struct run *run, const struct column *column)
{
	return column->role != COLUMN_EMPTY && column->head.size > 0 &&
	       !cues_in(run->params->words, column->head, 0, (uint32_t)column->head.size) &&
	       !cues_in(run->params->priced, column->head, 0, (uint32_t)column->head.size);
}

/* Whether the total row stops before the blank: yields, names and other things without a total are blank beside it up to its end. */
static bool stops_before(const struct run *run, const struct sheet *sheet, const struct row *row, uint32_t blank)
{
	bool reached = false;
	bool others = false;

	for (uint32_t column = sheet->table->columns; column > 0 && !is_filled(sheet, row, column - 1); column--) {
		if (column - 1 == blank)
			reached = true;
		else
			others |= is_expected(run, &sheet->facts->columns[column - 1]);
	}
	return reached && others;
}

/* A total row with one blank in a column that all other rows fill. */
static void check_total(const struct run *run, const struct sheet *sheet, const struct row *row)
{
	struct tally tally = tally_row(run, sheet, row, sheet->summed);

	if (!row->guessed && tally.blank == 1 && tally.first != NO_INDEX && tally.filled > 0 &&
	    sheet->column_blank[tally.first] == 0 && !stops_before(run, sheet, row, tally.first))
		report_cell(run, sheet, row, tally.first);
}

/* One blank figure in a row that has others, or a row with a unit and no figure at all. */
static void check_row(const struct run *run, const struct sheet *sheet, size_t index)
{
	const struct row *row = &sheet->rows[index];
	struct tally tally = tally_row(run, sheet, row, sheet->watched);

	/* Where figures add up, the sums tell which cell of a flattened row is lacking, and whether it is. */
	if (row->guessed && sheet->has_sums)
		return;
	if (tally.first == NO_INDEX || (tally.filled > 0 && tally.blank > 1)) {
		sink_verdict(run->sink, tally.blank == 0 ? VERDICT_PASS : VERDICT_UNKNOWN);
		return;
	}
	/* Without a unit it is a heading; with children that are blank too it is a group that does not apply. */
	if (tally.filled == 0 && (row->unit_text.end <= row->unit_text.start || sheet->family_filled[index]))
		return;
	report_cell(run, sheet, row, tally.first);
}

/* A row between number n and n + 2 that has lost its own. */
static void check_number(const struct run *run, const struct sheet *sheet, size_t index)
{
	const struct row *row = &sheet->rows[index];
	const struct enumerator *before = &row[-1].stt;
	const struct enumerator *behind = &row[1].stt;
	uint8_t last = before->depth - 1;
	struct argument arguments[] = {{"row", document_slice(run->facts->doc, row->label)}, {"column", SLICE("")}};

	if (row->stt.style != ENUM_NONE || before->style == ENUM_NONE || before->depth == 0 || !counts(row) ||
	    before->style != behind->style || before->depth != behind->depth ||
	    memcmp(before->path, behind->path, last * sizeof *before->path) != 0 ||
	    before->path[last] + 2 != behind->path[last])
		return;
	for (uint32_t column = 0; column < sheet->table->columns; column++)
		if (sheet->facts->columns[column].role == COLUMN_STT)
			arguments[1].value = sheet->facts->columns[column].head;
	fail(run, row->label, arguments, 2);
}

/* Rows whose children all are blank: "rows of other levels". */
static bool is_blank_family(const struct sheet *sheet, size_t index)
{
	uint32_t columns = sheet->table->columns;
	uint32_t blank = 0;

	for (uint32_t column = 0; column < columns; column++)
		blank += sheet->blank[index * columns + column];
	return blank > 0 && !sheet->family_filled[index];
}

static void run_cells(const struct run *run)
{
	struct sums sums = find_sums(run);

	for (size_t t = 0; t < run->facts->doc->table_count; t++) {
		struct sheet sheet = {0};

		open_sheet(run, &sheet, t);
		if (sheet.count < 2)
			continue;
		count_cells(&sheet);
		note_sums(run, &sheet, &sums, t);
		for (size_t i = 1; i + 1 < sheet.count; i++)
			check_number(run, &sheet, i);
		for (size_t i = 0; i < sheet.count; i++) {
			if (sheet.rows[i].total)
				check_total(run, &sheet, &sheet.rows[i]);
			else if (counts(&sheet.rows[i]) && !is_blank_family(&sheet, i) &&
				 !is_derived(run, &sheet.rows[i]))
				check_row(run, &sheet, i);
		}
	}
}

/* ---- lists -------------------------------------------------------------------------------------------------- */

static void run_lists(const struct run *run)
{
	const struct document *doc = run->facts->doc;

	for (size_t i = 0; i < doc->block_count; i++) {
		struct list_figure list;
		uint32_t at = doc->blocks[i].text.start;

		if (doc->blocks[i].kind == BLOCK_TABLE)
			continue;
		while (list_figure_next(doc->text, &at, doc->blocks[i].text.end, &list)) {
			struct argument argument = {"item", document_slice(doc, list.without)};

			if (list.without.end <= list.without.start) {
				sink_verdict(run->sink, VERDICT_PASS);
				continue;
			}
			fail(run, list.without, &argument, 1)->marks[0] = list.without;
		}
	}
}

/* ---- attachments -------------------------------------------------------------------------------------------- */

static bool has_attachment(const struct document *doc)
{
	if (doc->table_count > 0)
		return true;
	for (size_t i = 0; i < doc->block_count; i++)
		if (doc->blocks[i].kind == BLOCK_CAPTION)
			return true;
	return false;
}

/* From the nearest of what is announced before "kèm theo" to its end: "phụ lục kèm theo"; empty when none is. */
static struct span announced(const struct run *run, uint32_t start, struct span behind)
{
	struct span whole = {behind.end, behind.end};
	struct span found;

	for (const char *const *word = run->params->words; *word != NULL; word++)
		for (uint32_t at = start; scan_find(run->facts->doc->text, at, behind.start, *word, &found);
		     at = found.end)
			if (whole.start == whole.end || found.start > whole.start)
				whole.start = found.start;
	return whole;
}

/* "(có phụ lục kèm theo)" in a document that has neither appendix nor table. */
static void run_attachments(const struct run *run)
{
	const struct document *doc = run->facts->doc;
	struct slice text = doc->text;
	bool attached = has_attachment(doc);
	struct span found;

	for (uint32_t at = 0; scan_find(text, at, (uint32_t)text.size, "kèm theo", &found); at = found.end) {
		uint32_t start = scan_sentence(text, found.start, SENTENCE_BYTES);
		uint32_t end = scan_sentence_end(text, found.end, SENTENCE_BYTES);
		struct span words = announced(run, start, found);
		struct argument argument;

		if (words.start == words.end || cues_in(run->params->unless, text, start, end))
			continue;
		if (attached) {
			sink_verdict(run->sink, VERDICT_PASS);
			continue;
		}
		argument = (struct argument){"words", document_slice(doc, words)};
		fail(run, words, &argument, 1);
	}
}

static void run_rule(const struct rule *rule, const struct facts *facts, struct sink *sink)
{
	struct run run = {rule, rule->params, facts, sink};

	switch (run.params->check) {
	case CHECK_CELL:
		run_cells(&run);
		break;
	case CHECK_LIST_FIGURE:
		run_lists(&run);
		break;
	default:
		run_attachments(&run);
	}
}

const struct kind KIND_REQUIRED = {
	.name = "required",
	.keys = KEYS,
	.placeholders = PLACEHOLDERS,
	.compile = compile,
	.run = run_rule,
};
