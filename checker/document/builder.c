#include "base/utf8.h"
#include "document/layout.h"
#include "document/layout_lines.h"

static uint32_t text_size(const struct builder *builder)
{
	return (uint32_t)builder->text->size;
}

/* Says that what is appended next comes from `source`. Nothing to say where the last segment already leads there. */
static void add_segment(struct builder *builder, uint32_t source)
{
	struct document *doc = builder->doc;
	uint32_t text = text_size(builder);
	struct segment *segment;

	if (doc->segment_count > 0) {
		segment = &doc->segments[doc->segment_count - 1];
		if (segment->source + (text - segment->text) == source)
			return;
		if (segment->text == text) {
			segment->source = source;
			return;
		}
	}
	segment = ARENA_PUSH(builder->arena, doc->segments, doc->segment_count, builder->segment_capacity);
	*segment = (struct segment){.text = text, .source = source};
}

/* Where the text that stands so far ends in the source. */
static uint32_t source_end(const struct builder *builder)
{
	const struct document *doc = builder->doc;
	const struct segment *last;

	if (doc->segment_count == 0)
		return 0;
	last = &doc->segments[doc->segment_count - 1];
	return last->source + (text_size(builder) - last->text);
}

static bool is_word_character(uint32_t character)
{
	return utf8_is_letter(character) || (character >= '0' && character <= '9');
}

/*
 * Whether what follows belongs to the same word: "22-" + "HD/BTCTU", "43/" + "KH-UBND", "43" + "/KH-UBND". A dash after a
 * blank is a dash of the sentence.
 */
static bool glued(const struct builder *builder, struct slice next)
{
	struct slice text = strbuf_slice(builder->text);
	size_t length;

	if (text.size < 2 || next.size < 2)
		return false;
	if (next.data[0] == '/')
		return is_word_character(utf8_before(text, text.size, &length));
	if (text.data[text.size - 1] != '-' && text.data[text.size - 1] != '/')
		return false;
	return is_word_character(utf8_before(text, text.size - 1, &length)) &&
	       is_word_character(utf8_decode(next, 0, &length));
}

static void copy_part(struct builder *builder, const struct line *line, size_t from, size_t to)
{
	add_segment(builder, line_source(line, from));
	for (size_t at = from; at < to;) {
		size_t end = line_run_end(line, at, to);

		add_segment(builder, line_source(line, at));
		strbuf_add(builder->text, slice_part(line->text, at, end));
		at = end;
	}
}

struct span builder_text(struct builder *builder, const struct line *line, size_t from, size_t to, bool join)
{
	struct span span;

	if (join && !glued(builder, slice_part(line->text, from, to))) {
		add_segment(builder, source_end(builder));
		strbuf_putc(builder->text, ' ');
	}
	span.start = text_size(builder);
	copy_part(builder, line, from, to);
	span.end = text_size(builder);
	return span;
}

void builder_break(struct builder *builder)
{
	strbuf_putc(builder->text, '\n');
}

struct block *builder_block(struct builder *builder, enum block_kind kind, struct span span)
{
	struct document *doc = builder->doc;
	struct block *block = ARENA_PUSH(builder->arena, doc->blocks, doc->block_count, builder->block_capacity);

	*block = (struct block){.kind = kind, .text = span, .content = span.start};
	return block;
}

struct table *builder_table(struct builder *builder, const struct table *table)
{
	struct document *doc = builder->doc;
	bool captioned = doc->block_count > 0 && doc->blocks[doc->block_count - 1].kind == BLOCK_CAPTION;
	int32_t caption = captioned ? (int32_t)doc->block_count - 1 : -1;
	struct block *block = builder_block(builder, BLOCK_TABLE, table->text);
	struct table *added;

	block->table = (uint32_t)doc->table_count;
	added = ARENA_PUSH(builder->arena, doc->tables, doc->table_count, builder->table_capacity);
	*added = *table;
	added->caption = table->caption < 0 ? caption : table->caption;
	return added;
}
