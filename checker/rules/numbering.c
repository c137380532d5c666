#include "rules/numbering.h"

#include "base/roman.h"
#include "base/utf8.h"

enum { MOST_SERIES = 16 };

/* ---- printing ----------------------------------------------------------------------------------------------- */

static void print_roman(struct strbuf *out, uint32_t number)
{
	if (number >= 1 && number <= ROMAN_MOST)
		roman_write(out, number, true);
	else
		strbuf_printf(out, "%u", (unsigned)number);
}

static void print_letter(struct strbuf *out, uint32_t number, bool upper)
{
	char letter[3];

	if (!enumerator_letter(number, letter))
		strbuf_printf(out, "%u", (unsigned)number);
	else if (!upper)
		strbuf_puts(out, letter);
	else if (letter[1] == '\0')
		strbuf_putc(out, (char)(letter[0] - 'a' + 'A'));
	else
		strbuf_puts(out, "Đ");
}

void numbering_print(struct strbuf *out, const struct enumerator *marker, uint32_t number)
{
	switch (marker->style) {
	case ENUM_ROMAN:
	case ENUM_PART:
	case ENUM_CHAPTER:
		print_roman(out, number);
		break;
	case ENUM_UPPER:
		print_letter(out, number, true);
		break;
	case ENUM_LOWER:
		print_letter(out, number, false);
		break;
	default:
		for (uint8_t i = 0; i + 1 < marker->depth; i++)
			strbuf_printf(out, "%u.", (unsigned)marker->path[i]);
		strbuf_printf(out, marker->padded ? "%02u" : "%u", (unsigned)number);
	}
}

/* ---- collecting --------------------------------------------------------------------------------------------- */

static struct numbering *new_numbering(struct numberings *all, struct arena *arena, enum numbering_stream stream)
{
	struct numbering *numbering = ARENA_PUSH(arena, all->items, all->count, all->capacity);

	numbering->stream = stream;
	outline_init(&numbering->outline, arena);
	return numbering;
}

/* The marks of a numbering whose items are blocks. */
static void set_block_spans(struct numbering *numbering, const struct document *doc, struct arena *arena)
{
	numbering->spans = arena_array(arena, numbering->outline.count, sizeof *numbering->spans);
	for (size_t i = 0; i < numbering->outline.count; i++) {
		const struct block *block = &doc->blocks[numbering->outline.entries[i].item];

		numbering->spans[i] = (struct span){block->text.start, block->text.start + block->marker.size};
	}
}

static void add_headings(struct numberings *all, const struct facts *facts, struct arena *arena)
{
	struct numbering *numbering = new_numbering(all, arena, STREAM_HEADINGS);

	outline_add_blocks(&numbering->outline, facts->doc);
	set_block_spans(numbering, facts->doc, arena);
}

/* The cell that holds the row's number. */
static struct span stt_span(const struct facts *facts, const struct row *row)
{
	const struct table *table = &facts->doc->tables[row->table];
	const struct column *columns = facts->tables[row->table].columns;

	for (uint32_t column = 0; column < table->columns; column++) {
		const struct cell *cell = table_cell(table, row->row, column);

		if (columns[column].role == COLUMN_STT && cell->present && cell->text.end > cell->text.start)
			return cell->text;
	}
	return row->label;
}

static void add_rows(struct numberings *all, const struct facts *facts, struct arena *arena)
{
	for (size_t t = 0; t < facts->doc->table_count; t++) {
		const struct table_facts *table = &facts->tables[t];
		struct numbering *numbering;

		if (table->end_row - table->first_row < 2)
			continue;
		numbering = new_numbering(all, arena, STREAM_ROWS);
		numbering->spans = arena_array(arena, table->end_row - table->first_row, sizeof *numbering->spans);
		for (uint32_t i = table->first_row; i < table->end_row; i++) {
			const struct row *row = &facts->rows[i];

			if (row->stt.style == ENUM_NONE && row->section)
				outline_interrupt(&numbering->outline);
			if (row->stt.style == ENUM_NONE || row->stt.style == ENUM_BULLET || row->stt.depth == 0)
				continue;
			outline_add(&numbering->outline, &row->stt, i);
			numbering->spans[numbering->outline.count - 1] = stt_span(facts, row);
		}
	}
}

struct slice numbering_name(struct slice words, struct arena *arena)
{
	struct strbuf folded;
	struct slice name;

	strbuf_init(&folded, arena);
	utf8_fold(&folded, words);
	name = slice_trim(strbuf_slice(&folded));
	if (slice_ends(name, SLICE(" số")))
		name = slice_trim(slice_part(name, 0, name.size - SLICE("số").size));
	return name;
}

/* The words of a caption before its number. */
static struct slice caption_words(const struct document *doc, const struct block *block)
{
	struct slice mark = slice_part(doc->text, block->text.start, block->text.start + block->marker.size);
	size_t size = mark.size;

	/* The number is the last word of the mark. */
	while (size > 0 && mark.data[size - 1] != ' ')
		size--;
	return slice_part(mark, 0, size);
}

static bool is_caption(const struct block *block)
{
	return block->kind == BLOCK_CAPTION && block->marker.depth == 1 &&
	       (block->marker.style == ENUM_TABLE || block->marker.style == ENUM_FORM ||
		block->marker.style == ENUM_APPENDIX || block->marker.style == ENUM_FIGURE);
}

static struct numbering *find_series(struct numberings *all, size_t first, struct slice name)
{
	for (size_t i = first; i < all->count; i++)
		if (slice_equal(all->items[i].name, name))
			return &all->items[i];
	return NULL;
}

static void add_captions(struct numberings *all, const struct facts *facts, struct arena *arena)
{
	size_t first = all->count;

	for (uint32_t i = 0; i < facts->doc->block_count; i++) {
		const struct block *block = &facts->doc->blocks[i];
		struct numbering *series;
		struct slice name;

		if (!is_caption(block))
			continue;
		name = numbering_name(caption_words(facts->doc, block), arena);
		series = find_series(all, first, name);
		if (series == NULL) {
			if (all->count - first == MOST_SERIES)
				continue;
			series = new_numbering(all, arena, STREAM_CAPTIONS);
			series->name = name;
		}
		outline_add(&series->outline, &block->marker, i);
	}
	for (size_t i = first; i < all->count; i++)
		set_block_spans(&all->items[i], facts->doc, arena);
}

void numberings_collect(struct numberings *all, const struct facts *facts, unsigned streams, struct arena *arena)
{
	*all = (struct numberings){0};
	if (streams & STREAM_HEADINGS)
		add_headings(all, facts, arena);
	if (streams & STREAM_ROWS)
		add_rows(all, facts, arena);
	if (streams & STREAM_CAPTIONS)
		add_captions(all, facts, arena);
}
