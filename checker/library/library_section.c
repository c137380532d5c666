/*
 * The part of the report that a place belongs to, for those who group what they say by it: the outermost heading that is
 * in force there ("II. KẾT QUẢ THỰC HIỆN").
 */
#include "library/library.h"

enum { MOST_SECTION = 160 };

/* The last heading of a section that does not begin behind `block`, or NULL. */
static const struct heading *heading_in_force(const struct facts *facts, size_t block)
{
	size_t low = 0;
	size_t high = facts->heading_count;

	while (low < high) {
		size_t middle = low + (high - low) / 2;

		if (facts->headings[middle].block <= block)
			low = middle + 1;
		else
			high = middle;
	}
	return low > 0 ? &facts->headings[low - 1] : NULL;
}

const char *library_section(struct rasoat_result *result, struct span span)
{
	const struct facts *facts = result->check.facts;
	const struct heading *heading = heading_in_force(facts, document_block_at(facts->doc, span.start));
	struct slice text;
	size_t end;

	if (heading == NULL)
		return "";
	while (heading->parent != NO_INDEX)
		heading = &facts->headings[heading->parent];
	text = document_slice(facts->doc, facts->doc->blocks[heading->block].text);
	end = text.size < MOST_SECTION ? text.size : MOST_SECTION;
	while (end < text.size && ((unsigned char)text.data[end] & 0xC0) == 0x80)
		end--;
	return arena_string(&result->arena, slice_part(text, 0, end));
}
