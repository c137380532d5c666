#include "extract/section.h"

#include "extract/scan.h"

enum { TITLE_BYTES = 300 };

static bool has_any(struct slice text, struct span span, const char *const *cues)
{
	struct span found;

	for (; *cues != NULL; cues++)
		if (scan_find(text, span.start, span.end, *cues, &found))
			return true;
	return false;
}

/* What the words of a heading announce; one that announces both ("kết quả ...; phương hướng ...") says nothing. */
static enum section said_by(struct slice text, struct span span)
{
	static const char *const RESULTS[] = {"kết quả", "tình hình",   "đánh giá", "ưu điểm", "tồn tại",
					      "hạn chế", "nguyên nhân", "đã làm",   NULL};
	static const char *const AHEAD[] = {"phương hướng",  "nhiệm vụ trọng tâm", "nhiệm vụ", "giải pháp", "cuối năm",
					    "thời gian tới", "tháng tới",          "quý tới",  "năm tới",   NULL};
	static const char *const STRONG[] = {"phương hướng",  "trọng tâm", "cuối năm",
					     "thời gian tới", "tháng tới", NULL};
	static const char *const DONE[] = {"thực hiện nhiệm vụ", "thực hiện các nhiệm vụ", "hoàn thành nhiệm vụ",
					   "triển khai nhiệm vụ", NULL};
	bool results;
	bool ahead;

	if (span.end - span.start > TITLE_BYTES)
		span.end = span.start + TITLE_BYTES;
	results = has_any(text, span, RESULTS);
	ahead = has_any(text, span, AHEAD);
	if (results && ahead && !has_any(text, span, STRONG) && has_any(text, span, DONE))
		return SECTION_RESULTS;
	if (results == ahead)
		return SECTION_UNKNOWN;
	return ahead ? SECTION_AHEAD : SECTION_RESULTS;
}

/* The words of a heading: all of a title, the lead of a numbered paragraph ("2. Hạn chế: ..."). */
static struct span heading_words(const struct facts *facts, const struct heading *heading)
{
	const struct block *block = &facts->doc->blocks[heading->block];
	size_t colon;

	if (heading->title)
		return block->text;
	colon = slice_find(document_slice(facts->doc, block->text), SLICE(":"), 0);
	if (colon == SIZE_MAX || colon > TITLE_BYTES / 3)
		return (struct span){block->text.start, block->text.start};
	return (struct span){block->text.start, block->text.start + (uint32_t)colon};
}

static enum section of_heading(const struct facts *facts, uint32_t index, const uint8_t *known)
{
	const struct heading *heading = &facts->headings[index];
	enum section own = said_by(facts->doc->text, heading_words(facts, heading));

	if (own != SECTION_UNKNOWN)
		return own;
	return heading->parent != NO_INDEX ? (enum section)known[heading->parent] : SECTION_UNKNOWN;
}

const uint8_t *sections_of(const struct facts *facts, struct arena *arena)
{
	const struct document *doc = facts->doc;
	uint8_t *blocks = arena_array(arena, doc->block_count, 1);
	uint8_t *headings = arena_array(arena, facts->heading_count, 1);
	enum section title = SECTION_UNKNOWN;
	enum section current = SECTION_UNKNOWN;
	uint32_t next = 0;

	for (uint32_t i = 0; i < doc->block_count; i++) {
		const struct block *block = &doc->blocks[i];

		if (block->kind == BLOCK_PARAGRAPH && block->heading && block->text.start >= facts->identity.title.end)
			current = title = said_by(doc->text, block->text);
		if (next < facts->heading_count && facts->headings[next].block == i) {
			headings[next] = (uint8_t)of_heading(facts, next, headings);
			current = (enum section)headings[next];
			if (current == SECTION_UNKNOWN)
				current = title;
			next++;
		}
		blocks[i] = (uint8_t)current;
	}
	return blocks;
}
