/*
 * The document as it was read, through rasoat.h: its blocks, the cells of its tables, its figures and what became of them.
 */
#include <assert.h>
#include <setjmp.h>
#include <stdlib.h>

#include "library/library.h"

const char *rasoat_result_text(const struct rasoat_result *result, size_t *size)
{
	const struct document *doc = result->check.doc;

	*size = doc == NULL ? 0 : doc->text.size;
	return doc == NULL ? "" : doc->text.data;
}

size_t rasoat_result_blocks(const struct rasoat_result *result)
{
	return result->check.doc == NULL ? 0 : result->check.doc->block_count;
}

/* Headings are few and in order: the one of a block by halving. */
static const struct heading *heading_of(const struct facts *facts, size_t block)
{
	size_t low = 0;
	size_t high = facts->heading_count;

	while (low < high) {
		size_t middle = low + (high - low) / 2;

		if (facts->headings[middle].block < block)
			low = middle + 1;
		else
			high = middle;
	}
	return low < facts->heading_count && facts->headings[low].block == block ? &facts->headings[low] : NULL;
}

static unsigned heading_level(const struct facts *facts, const struct block *block, size_t index)
{
	const struct heading *heading = heading_of(facts, index);
	unsigned level = 1;

	if (!block->heading || block->kind == BLOCK_TABLE)
		return 0;
	while (heading != NULL && heading->parent != NO_INDEX) {
		heading = &facts->headings[heading->parent];
		level++;
	}
	return level;
}

struct rasoat_block rasoat_result_block_at(const struct rasoat_result *result, size_t index)
{
	const struct document *doc = result->check.doc;
	const struct block *block;
	const struct table *table;
	struct position start;
	struct rasoat_block given;

	assert(index < rasoat_result_blocks(result));
	block = &doc->blocks[index];
	start = document_position(doc, block->text.start);
	given = (struct rasoat_block){
		.kind = (enum rasoat_block_kind)block->kind,
		.range = {block->text.start, block->text.end},
		.start = {start.line, start.column},
		.level = heading_level(result->check.facts, block, index),
	};
	if (block->kind != BLOCK_TABLE)
		return given;
	table = &doc->tables[block->table];
	given.rows = table->rows;
	given.columns = table->columns;
	given.header_rows = table->header_rows;
	return given;
}

struct rasoat_cell rasoat_result_cell_at(const struct rasoat_result *result, size_t block, size_t row, size_t column)
{
	const struct document *doc = result->check.doc;
	const struct table *table;
	const struct cell *cell;

	assert(block < rasoat_result_blocks(result) && doc->blocks[block].kind == BLOCK_TABLE);
	table = &doc->tables[doc->blocks[block].table];
	assert(row < table->rows && column < table->columns);
	cell = table_cell(table, (uint32_t)row, (uint32_t)column);
	return (struct rasoat_cell){
		.range = {cell->text.start, cell->text.end},
		.rows = cell->rows,
		.columns = cell->columns,
		.present = cell->present,
	};
}

static const enum rasoat_figure_state GIVEN[] = {[FIGURE_UNTIED] = RASOAT_FIGURE_UNTIED,
						 [FIGURE_RIGHT] = RASOAT_FIGURE_RIGHT,
						 [FIGURE_FAILED] = RASOAT_FIGURE_WRONG,
						 [FIGURE_UNDECIDED] = RASOAT_FIGURE_UNDECIDED};

static int by_place(const void *a, const void *b)
{
	const struct rasoat_figure *x = a;
	const struct rasoat_figure *y = b;

	return (x->range.start > y->range.start) - (x->range.start < y->range.start);
}

static void collect_figures(struct rasoat_result *result)
{
	const struct facts *facts = result->check.facts;
	struct rasoat_figure *figures = arena_array(&result->arena, facts->quantity_count, sizeof *figures);
	size_t count = 0;

	for (size_t i = 0; i < facts->quantity_count; i++) {
		enum figure_state state = sink_figure(&result->check.sink, i);
		struct span span = facts->quantities[i].span;

		if (state != FIGURE_NONE)
			figures[count++] = (struct rasoat_figure){{span.start, span.end}, GIVEN[state]};
	}
	if (count > 0)
		qsort(figures, count, sizeof *figures, by_place);
	result->figures = figures;
	result->figure_count = count;
}

const struct rasoat_figure *rasoat_result_figures(struct rasoat_result *result, size_t *count)
{
	jmp_buf escape;

	*count = 0;
	if (result->check.facts == NULL)
		return NULL;
	if (result->figures == NULL) {
		result->arena.escape = &escape;
		if (setjmp(escape) != 0) {
			result->arena.escape = NULL;
			return NULL;
		}
		collect_figures(result);
		result->arena.escape = NULL;
	}
	*count = result->figure_count;
	return result->figure_count > 0 ? result->figures : NULL;
}
