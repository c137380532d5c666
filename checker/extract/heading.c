/*
 * Headings and numbered paragraphs as a tree. Which numbers belong together is outline.c's work; here blocks become marks.
 */
#include "base/utf8.h"
#include "extract/facts.h"
#include "extract/outline.h"
#include "extract/scan.h"

static bool is_numbered(const struct block *block)
{
	if (block->kind != BLOCK_NUMBERED)
		return false;
	switch (block->marker.style) {
	case ENUM_ROMAN:
	case ENUM_UPPER:
	case ENUM_ARABIC:
	case ENUM_LOWER:
	case ENUM_PART:
	case ENUM_CHAPTER:
	case ENUM_SECTION:
	case ENUM_ARTICLE:
		return true;
	default:
		return false;
	}
}

/* An appendix numbers anew; a caption of a table inside a section does not. */
static bool is_break(const struct block *block)
{
	return block->kind == BLOCK_CAPTION && block->marker.style == ENUM_APPENDIX;
}

/* "IV. NHIỆM VỤ": a number without words behind it heads nothing, and may be a piece of a figure. */
static bool has_words(const struct document *doc, const struct block *block)
{
	return scan_blanks(doc->text, block->content) < block->text.end;
}

static void add_heading(struct facts *facts, const struct outline_entry *entry, uint32_t stream)
{
	const struct block *block = &facts->doc->blocks[entry->item];
	struct heading *heading =
		ARENA_PUSH(facts->arena, facts->headings, facts->heading_count, facts->heading_capacity);

	heading->block = entry->item;
	heading->marker = entry->marker;
	heading->parent = entry->parent;
	heading->stream = stream;
	heading->scope = entry->scope;
	heading->previous = entry->previous;
	heading->title = block->heading;
}

void extract_headings(struct facts *facts)
{
	const struct document *doc = facts->doc;
	struct outline outline;
	uint32_t stream = 0;

	outline_init(&outline, facts->arena);
	for (uint32_t i = 0; i < doc->block_count; i++) {
		const struct block *block = &doc->blocks[i];

		if (is_break(block)) {
			outline_break(&outline);
			stream++;
		} else if (block->kind == BLOCK_PARAGRAPH && block->heading) {
			stream++;
		} else if (is_numbered(block) && has_words(doc, block)) {
			add_heading(facts, outline_add(&outline, &block->marker, i), stream);
		}
	}
}
