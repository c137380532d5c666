#include "document/document.h"

#include "base/utf8.h"

enum { FIRST_MARK = 0x300, LAST_MARK = 0x36F }; /* combining marks, where Vietnamese tones stand in NFD */

enum { COUNT_STEP = 1024 };

/* Index of the last of `count` ascending keys that is at most `key`; the first key is at most `key`. */
#define LAST_AT_MOST(result, items, count, field, key)                                                                 \
	do {                                                                                                           \
		size_t low_ = 0;                                                                                       \
		size_t high_ = (count);                                                                                \
		while (high_ - low_ > 1) {                                                                             \
			size_t middle_ = low_ + (high_ - low_) / 2;                                                    \
			if ((items)[middle_] field <= (key))                                                           \
				low_ = middle_;                                                                        \
			else                                                                                           \
				high_ = middle_;                                                                       \
		}                                                                                                      \
		(result) = low_;                                                                                       \
	} while (0)

uint32_t document_source_offset(const struct document *doc, uint32_t offset)
{
	size_t found;
	uint32_t source;

	if (doc->segment_count == 0)
		return 0;
	LAST_AT_MOST(found, doc->segments, doc->segment_count, .text, offset);
	source = doc->segments[found].source + (offset - doc->segments[found].text);
	/* Where the text was changed on reading (a composed letter), stay before what the next segment shows. */
	if (found + 1 < doc->segment_count && doc->segments[found + 1].source > doc->segments[found].source &&
	    source > doc->segments[found + 1].source)
		source = doc->segments[found + 1].source;
	return source < doc->source.size ? source : (uint32_t)doc->source.size;
}

uint32_t document_source_line(const struct document *doc, uint32_t source)
{
	size_t line;

	if (doc->line_count == 0)
		return 1;
	LAST_AT_MOST(line, doc->line_starts, doc->line_count, , source);
	return (uint32_t)line + 1;
}

void document_index(struct arena *arena, struct document *doc)
{
	size_t steps = doc->source.size / COUNT_STEP + 1;
	uint32_t count = 0;

	doc->character_counts = arena_array(arena, steps, sizeof *doc->character_counts);
	for (size_t i = 0; i < steps; i++) {
		doc->character_counts[i] = count;
		count += (uint32_t)utf8_count(slice_part(doc->source, i * COUNT_STEP, (i + 1) * COUNT_STEP));
	}
}

/* Characters of the source before an offset. */
static uint32_t characters_before(const struct document *doc, uint32_t source)
{
	uint32_t step = source / COUNT_STEP;

	return doc->character_counts[step] +
	       (uint32_t)utf8_count(slice_part(doc->source, (size_t)step * COUNT_STEP, source));
}

static struct position position_of(const struct document *doc, uint32_t source)
{
	uint32_t line = document_source_line(doc, source);
	uint32_t start = doc->line_count == 0 ? 0 : doc->line_starts[line - 1];

	if (doc->character_counts != NULL && source - start > COUNT_STEP)
		return (struct position){line, characters_before(doc, source) - characters_before(doc, start) + 1};
	return (struct position){line, (uint32_t)utf8_count(slice_part(doc->source, start, source)) + 1};
}

struct position document_position(const struct document *doc, uint32_t offset)
{
	return position_of(doc, document_source_offset(doc, offset));
}

/* Offset behind the character at `at` of source and the combining marks that belong to it. */
static size_t behind_character(struct slice source, size_t at)
{
	size_t length;

	utf8_decode(source, at, &length);
	for (at += length; at < source.size; at += length) {
		uint32_t mark = utf8_decode(source, at, &length);

		if (mark < FIRST_MARK || mark > LAST_MARK)
			break;
	}
	return at;
}

uint32_t document_source_end(const struct document *doc, struct span span)
{
	size_t length;
	uint32_t last;

	if (span.end <= span.start)
		return document_source_offset(doc, span.start);
	utf8_before(doc->text, span.end, &length);
	last = document_source_offset(doc, span.end - (uint32_t)length);
	if (last < doc->source.size)
		last = (uint32_t)behind_character(doc->source, last);
	return last;
}

struct position document_end_position(const struct document *doc, struct span span)
{
	return position_of(doc, document_source_end(doc, span));
}

size_t document_block_at(const struct document *doc, uint32_t offset)
{
	size_t found;

	if (doc->block_count == 0 || offset < doc->blocks[0].text.start)
		return doc->block_count;
	LAST_AT_MOST(found, doc->blocks, doc->block_count, .text.start, offset);
	return offset <= doc->blocks[found].text.end ? found : doc->block_count;
}

/* Where the first cell at or behind a row begins. */
static uint32_t row_start(const struct table *table, uint32_t row)
{
	for (; row < table->rows; row++)
		for (uint32_t c = 0; c < table->columns; c++)
			if (table_cell(table, row, c)->present)
				return table_cell(table, row, c)->text.start;
	return table->text.end;
}

void document_cell_at(const struct table *table, uint32_t offset, uint32_t *row, uint32_t *column)
{
	uint32_t low = 0;
	uint32_t high = table->rows;

	while (high - low > 1) {
		uint32_t middle = low + (high - low) / 2;

		if (row_start(table, middle) <= offset)
			low = middle;
		else
			high = middle;
	}
	*row = low;
	*column = 0;
	for (uint32_t c = 0; c < table->columns; c++)
		if (table_cell(table, low, c)->present && table_cell(table, low, c)->text.start <= offset)
			*column = c;
}
