/*
 * Headings and numbered paragraphs as a tree. Which numbers belong together is outline.c's work.
 */
#include "extract/facts.h"
#include "extract/outline.h"

/* Every unnumbered title and every appendix begins a part of its own. */
static bool begins_stream(const struct block *block)
{
	if (block->kind == BLOCK_CAPTION)
		return block->marker.style == ENUM_APPENDIX;
	return block->kind == BLOCK_PARAGRAPH && block->heading;
}

static void add_heading(struct facts *facts, const struct outline_entry *entry, uint32_t stream)
{
	struct heading *heading = ARENA_PUSH(facts->arena, facts->headings, facts->heading_count,
					     facts->heading_capacity);

	heading->block = entry->item;
	heading->marker = entry->marker;
	heading->parent = entry->parent;
	heading->stream = stream;
	heading->title = facts->doc->blocks[entry->item].heading;
}

void extract_headings(struct facts *facts)
{
	const struct document *doc = facts->doc;
	struct outline outline;
	uint32_t stream = 0;
	size_t next = 0;

	outline_init(&outline, facts->arena);
	outline_add_blocks(&outline, doc);
	for (uint32_t i = 0; i < doc->block_count && next < outline.count; i++) {
		if (begins_stream(&doc->blocks[i]))
			stream++;
		if (outline.entries[next].item == i)
			add_heading(facts, &outline.entries[next++], stream);
	}
}
