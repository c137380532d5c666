#include "extract/outline.h"

#include <string.h>

#define NOTHING UINT32_MAX

enum { MAX_LEVELS = 24 };

void outline_init(struct outline *outline, struct arena *arena)
{
	*outline = (struct outline){.arena = arena};
}

uint32_t outline_number(const struct enumerator *marker)
{
	return marker->depth > 0 ? marker->path[marker->depth - 1] : 0;
}

void outline_break(struct outline *outline)
{
	outline->level_count = 0;
}

void outline_interrupt(struct outline *outline)
{
	outline->interrupted = true;
}

static const struct outline_entry *last_of(const struct outline *outline, size_t level)
{
	return &outline->entries[outline->levels[level].last];
}

/* Marks of one look: the same style and depth, and the same kind of delimiter. */
static bool same_class(const struct enumerator *a, const struct enumerator *b)
{
	if (a->style != b->style || a->depth != b->depth || a->paren != b->paren)
		return false;
	/* "1.1" and "1.1." are written side by side, "1." and "1)" are not. */
	return a->depth > 1 || (a->delimiter == ')') == (b->delimiter == ')');
}

static bool same_prefix(const struct enumerator *a, const struct enumerator *b)
{
	for (uint8_t i = 0; i + 1 < a->depth; i++)
		if (a->path[i] != b->path[i])
			return false;
	return true;
}

/* The innermost open level of the mark's class, or `none`. */
static size_t find_level(const struct outline *outline, const struct enumerator *marker, size_t none)
{
	for (size_t level = outline->level_count; level > 0; level--)
		if (!outline->levels[level - 1].suspended && same_class(&last_of(outline, level - 1)->marker, marker))
			return level - 1;
	return none;
}

/* ---- roman or letter ---------------------------------------------------------------------------------------- */

static bool follows(const struct outline *outline, const struct enumerator *marker)
{
	size_t level = find_level(outline, marker, outline->level_count);

	return level < outline->level_count &&
	       outline_number(&last_of(outline, level)->marker) + 1 == outline_number(marker);
}

/*
 * "I." and "V." are roman, "C." and "D." letters, unless the open lists say otherwise: behind "H." stands the letter I,
 * behind "B." the letter C, behind "XCIX." a roman C.
 */
static struct enumerator decide(const struct outline *outline, const struct enumerator *marker)
{
	struct enumerator letter = *marker;
	bool usual_roman;

	if (marker->style != ENUM_ROMAN || marker->letter == 0)
		return *marker;
	letter.style = ENUM_UPPER;
	letter.path[0] = marker->letter;
	usual_roman = marker->path[0] == 1 || marker->path[0] == 5 || marker->path[0] == 10;
	if (usual_roman && (follows(outline, marker) || !follows(outline, &letter)))
		return *marker;
	return !usual_roman && follows(outline, marker) ? *marker : letter;
}

/* ---- placing ------------------------------------------------------------------------------------------------ */

static struct outline_entry *push_entry(struct outline *outline, const struct enumerator *marker, uint32_t item)
{
	struct outline_entry *entry = ARENA_PUSH(outline->arena, outline->entries, outline->count, outline->capacity);

	entry->marker = *marker;
	entry->item = item;
	entry->parent = NOTHING;
	return entry;
}

/* Opens a new list inside everything that is open. */
static void open_level(struct outline *outline, struct outline_entry *entry)
{
	struct outline_level *level;
	uint32_t index = (uint32_t)(outline->count - 1);

	if (outline->level_count > 0)
		entry->parent = outline->levels[outline->level_count - 1].last;
	entry->scope = outline->scopes++;
	level = ARENA_PUSH(outline->arena, outline->levels, outline->level_count, outline->level_capacity);
	*level = (struct outline_level){.last = index, .scope = entry->scope};
}

/* Goes on with the list of `level`; those inside it are closed. */
static void continue_level(struct outline *outline, size_t level, struct outline_entry *entry)
{
	const struct outline_entry *before = last_of(outline, level);

	entry->parent = before->parent;
	entry->scope = outline->levels[level].scope;
	outline->levels[level].last = (uint32_t)(outline->count - 1);
	outline->levels[level].suspended = false;
	outline->level_count = level + 1;
}

/* A suspended list of the class that this mark continues, while the inner one it does not; or `none`. */
static size_t find_suspended(const struct outline *outline, const struct enumerator *marker, size_t inner, size_t none)
{
	if (outline_number(&last_of(outline, inner)->marker) + 1 == outline_number(marker))
		return none;
	for (size_t level = inner; level > 0; level--) {
		const struct enumerator *last = &last_of(outline, level - 1)->marker;

		if (outline->levels[level - 1].suspended && same_class(last, marker) && same_prefix(last, marker) &&
		    outline_number(last) + 1 == outline_number(marker))
			return level - 1;
	}
	return none;
}

/* Whether the mark carries the number of the heading over `level`: 2.1 under 2. */
static bool is_under(const struct outline *outline, size_t level, const struct enumerator *marker)
{
	const struct enumerator *parent = level > 0 ? &last_of(outline, level - 1)->marker : NULL;

	return parent != NULL && parent->style == marker->style && parent->depth + 1 == marker->depth &&
	       memcmp(parent->path, marker->path, parent->depth * sizeof *parent->path) == 0;
}

/* Whether the mark begins a list anew although one of its class is open. 1.3 among 2.2 and 2.4 under 2 is a slip. */
static bool restarts(const struct outline *outline, size_t level, const struct enumerator *marker)
{
	const struct enumerator *last = &last_of(outline, level)->marker;

	if (!same_prefix(last, marker))
		return !is_under(outline, level, last) &&
		       !(is_under(outline, level, marker) && outline_number(marker) == outline_number(last) + 1);
	return outline_number(marker) == 1 && (outline_number(last) > 1 || outline->interrupted);
}

struct outline_entry *outline_add(struct outline *outline, const struct enumerator *marker, uint32_t item)
{
	struct enumerator decided = decide(outline, marker);
	struct outline_entry *entry = push_entry(outline, &decided, item);
	size_t none = outline->level_count;
	size_t level = find_level(outline, &decided, none);
	size_t outer;

	outer = level != none ? find_suspended(outline, &decided, level, none) : none;
	if (level == none) {
		open_level(outline, entry);
	} else if (outer != none) {
		continue_level(outline, outer, entry);
	} else if (!restarts(outline, level, &decided)) {
		continue_level(outline, level, entry);
	} else if (decided.depth > 1 || outline->level_count >= MAX_LEVELS) {
		/* 1.1 behind 2.3: the list of the other parent is over. */
		outline->level_count = level;
		open_level(outline, entry);
	} else {
		outline->levels[level].suspended = true;
		entry->outer = outline_number(&last_of(outline, level)->marker);
		open_level(outline, entry);
	}
	outline->interrupted = false;
	return entry;
}

/* ---- the blocks of a document ------------------------------------------------------------------------------- */

static bool is_numbered(const struct document *doc, const struct block *block)
{
	if (block->kind != BLOCK_NUMBERED || block->marker.style == ENUM_NONE || block->marker.style == ENUM_BULLET)
		return false;
	/* A number without words behind it heads nothing, and may be a piece of a figure. */
	return slice_trim(slice_part(doc->text, block->content, block->text.end)).size > 0;
}

void outline_add_blocks(struct outline *outline, const struct document *doc)
{
	for (uint32_t i = 0; i < doc->block_count; i++) {
		const struct block *block = &doc->blocks[i];

		/* An appendix numbers anew; a caption of a table inside a section does not. */
		if (block->kind == BLOCK_CAPTION && block->marker.style == ENUM_APPENDIX)
			outline_break(outline);
		else if (block->kind == BLOCK_PARAGRAPH && block->heading)
			outline_interrupt(outline);
		else if (is_numbered(doc, block))
			outline_add(outline, &block->marker, i);
	}
}
