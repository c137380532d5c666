/*
 * Numbering: headings, rows of tables, captions, and what the text says of the captions. Keys of a rule:
 *
 *   check:   repeated | skipped | order | parent | reference
 *   streams: headings, rows, captions (reference looks at captions only)
 *   unless:  words behind a reference that make it one to another document's table
 */
#include "extract/scan.h"
#include "rules/cues.h"
#include "rules/numbering.h"
#include "rules/sequence.h"

enum check { CHECK_REPEATED, CHECK_SKIPPED, CHECK_ORDER, CHECK_PARENT, CHECK_REFERENCE };

enum { REFERENCE_BYTES = 160 };

struct params {
	int check;
	unsigned streams;
	const char *const *unless;
};

struct run {
	const struct rule *rule;
	const struct params *params;
	const struct facts *facts;
	struct sink *sink;
};

static const char *const KEYS[] = {"check", "streams", "unless", NULL};
static const char *const PLACEHOLDERS[] = {"mark", "expected", "missing", "previous", "parent", NULL};

static const struct load_name CHECKS[] = {
	{"repeated", CHECK_REPEATED}, {"skipped", CHECK_SKIPPED},     {"order", CHECK_ORDER},
	{"parent", CHECK_PARENT},     {"reference", CHECK_REFERENCE}, {NULL, 0},
};

static const struct load_name STREAMS[] = {
	{"headings", STREAM_HEADINGS},
	{"rows", STREAM_ROWS},
	{"captions", STREAM_CAPTIONS},
	{NULL, 0},
};

static bool compile(struct rule_loader *loader, const struct yaml_node *map, struct rule *rule)
{
	struct params *params = arena_alloc(loader->arena, sizeof *params);

	rule->params = params;
	params->streams = STREAM_CAPTIONS;
	return load_enum(loader, map, "check", LOAD_REQUIRED, CHECKS, &params->check) &&
	       load_set(loader, map, "streams", params->check == CHECK_REFERENCE ? LOAD_OPTIONAL : LOAD_REQUIRED,
			STREAMS, &params->streams) &&
	       cues_load(loader, map, "unless", LOAD_OPTIONAL, &params->unless);
}

/* ---- texts -------------------------------------------------------------------------------------------------- */

static struct slice mark_text(const struct run *run, struct span span)
{
	return slice_trim(document_slice(run->facts->doc, span));
}

/* The mark with another number: "IV." gives "V", "Bảng 4" gives "Bảng 5". */
static struct slice expected_text(const struct run *run, const struct numbering *numbering, size_t entry,
				  uint32_t number)
{
	struct slice mark = mark_text(run, numbering->spans[entry]);
	struct strbuf out;
	size_t words = mark.size;

	strbuf_init(&out, run->sink->arena);
	while (words > 0 && mark.data[words - 1] != ' ')
		words--;
	strbuf_add(&out, slice_part(mark, 0, words));
	numbering_print(&out, &numbering->outline.entries[entry].marker, number);
	return strbuf_slice(&out);
}

static struct finding *fail(const struct run *run, struct span span, const struct argument *arguments, size_t count)
{
	sink_verdict(run->sink, VERDICT_FAIL);
	return finding_add(run->sink, run->rule, span, arguments, count);
}

/* ---- lists -------------------------------------------------------------------------------------------------- */

/* Entries of one scope in order, and their numbers. */
struct list {
	const uint32_t *entries;
	const uint32_t *numbers;
	size_t count;
};

/* "Nợ đọng còn 262 triệu đồng. 2. Diện tích ...": the mark stands behind a sentence of the same line. */
static bool opens_sentence(struct slice source, size_t start, size_t at)
{
	return start < at && start > 0 && (source.data[start - 1] == '.' || source.data[start - 1] == ';');
}

/* Whether a line of the source text, or a sentence if `inside`, begins with that mark. */
static bool line_begins(struct slice source, struct slice mark, bool inside)
{
	const struct slice behind = SLICE(". )\t|-/:");

	for (size_t at = 0; (at = slice_find(source, mark, at)) != SIZE_MAX; at++) {
		size_t end = at + mark.size;
		size_t start = at;

		while (start > 0 && (source.data[start - 1] == ' ' || source.data[start - 1] == '\t' ||
				     source.data[start - 1] == '|' || source.data[start - 1] == '*'))
			start--;
		if ((start == 0 || source.data[start - 1] == '\n' || (inside && opens_sentence(source, start, at))) &&
		    end < source.size && slice_find(behind, slice_part(source, end, end + 1), 0) != SIZE_MAX)
			return true;
	}
	return false;
}

static struct slice source_of(const struct document *doc, struct span span)
{
	return slice_part(doc->source, document_source_offset(doc, span.start), document_source_offset(doc, span.end));
}

/* Whether the source has a line with that mark between two places: then the layout lost it, not the author. */
static bool has_line(const struct run *run, enum numbering_stream stream, struct span gap, struct slice mark)
{
	const struct document *doc = run->facts->doc;

	if (stream == STREAM_ROWS)
		return line_begins(source_of(doc, gap), mark, false);
	for (size_t i = document_block_at(doc, gap.start); i < doc->block_count && doc->blocks[i].text.start < gap.end;
	     i++)
		if (doc->blocks[i].kind != BLOCK_TABLE && line_begins(source_of(doc, doc->blocks[i].text), mark, true))
			return true;
	return false;
}

static enum slip_kind wanted(int check)
{
	switch (check) {
	case CHECK_REPEATED:
		return SLIP_REPEATED;
	case CHECK_SKIPPED:
		return SLIP_SKIPPED;
	default:
		return SLIP_ORDER;
	}
}

/* "6.1", or "6.1 đến 6.3": the numbers that a gap leaves out. */
static struct slice missing_text(const struct run *run, const struct numbering *numbering, size_t entry, uint32_t first,
				 uint32_t next)
{
	struct strbuf out;

	strbuf_init(&out, run->sink->arena);
	strbuf_add(&out, expected_text(run, numbering, entry, first));
	if (next > first + 1) {
		strbuf_puts(&out, run->sink->language == LANGUAGE_EN ? " to " : " đến ");
		strbuf_add(&out, expected_text(run, numbering, entry, next - 1));
	}
	return strbuf_slice(&out);
}

/* Whether a gap in the numbers is no gap in the things: the mark stands there unread, or a row has lost its number. */
static bool is_explained(const struct run *run, const struct numbering *numbering, const struct list *list,
			 const struct slip *slip, struct slice expected)
{
	uint32_t entry = list->entries[slip->at];
	uint32_t before = slip->at > 0 ? list->entries[slip->at - 1] : entry - (entry > 0);
	struct span gap = {numbering->spans[before].start, numbering->spans[entry].start};
	const struct row *rows = run->facts->rows;

	if (numbering->stream == STREAM_ROWS)
		for (uint32_t i = numbering->outline.entries[before].item + 1;
		     i < numbering->outline.entries[entry].item; i++)
			if (rows[i].stt.style == ENUM_NONE && !rows[i].section && !rows[i].total)
				return true;
	return gap.start < gap.end && has_line(run, numbering->stream, gap, expected);
}

static void report_slip(const struct run *run, const struct numbering *numbering, const struct list *list,
			const struct slip *slip)
{
	uint32_t entry = list->entries[slip->at];
	struct span span = numbering->spans[entry];
	struct slice expected = expected_text(run, numbering, entry, slip->expected);
	struct argument arguments[] = {
		{"mark", mark_text(run, span)},
		{"expected", expected},
		{"missing", missing_text(run, numbering, entry, slip->expected, list->numbers[slip->at])},
		{"previous", slip->at > 0 ? mark_text(run, numbering->spans[list->entries[slip->at - 1]]) : SLICE("")}};
	struct finding *finding;

	if (slip->kind == SLIP_SKIPPED && is_explained(run, numbering, list, slip, expected)) {
		sink_verdict(run->sink, VERDICT_UNKNOWN);
		return;
	}
	finding = fail(run, span, arguments, 4);
	finding->marks[0] = span;
	if (slip->kind == SLIP_REPEATED)
		finding_relate(run->sink, finding, numbering->spans[list->entries[slip->other]], SLICE(""));
	else if (slip->at > 0)
		finding_relate(run->sink, finding, numbering->spans[list->entries[slip->at - 1]], SLICE(""));
}

/* 2.1 must follow heading 2; a list of plain numbers may begin anywhere, for a piece may have been cut out. */
static uint32_t first_number(const struct numbering *numbering, const struct outline_entry *entry)
{
	const struct outline_entry *parent;

	if (entry->marker.depth < 2 || entry->parent == UINT32_MAX)
		return 0;
	parent = &numbering->outline.entries[entry->parent];
	if (parent->marker.style != entry->marker.style || parent->marker.depth + 1 != entry->marker.depth)
		return 0;
	return 1;
}

static void check_list(const struct run *run, const struct numbering *numbering, const struct list *list)
{
	const struct outline_entry *first = &numbering->outline.entries[list->entries[0]];
	struct sequence sequence;
	struct slip slip;
	bool ok = true;

	sequence_start(&sequence, list->numbers, list->count, first_number(numbering, first), first->outer);
	while (sequence_next(&sequence, &slip)) {
		if (slip.kind == wanted(run->params->check)) {
			report_slip(run, numbering, list, &slip);
			ok = false;
		}
	}
	if (ok && list->count > 1)
		sink_verdict(run->sink, VERDICT_PASS);
}

/* Sorts the entries by scope, keeping their order, and checks every scope. */
static void check_lists(const struct run *run, const struct numbering *numbering)
{
	const struct outline *outline = &numbering->outline;
	struct arena *arena = run->sink->arena;
	uint32_t *starts = arena_array(arena, outline->scopes + 2, sizeof *starts);
	uint32_t *entries = arena_array(arena, outline->count, sizeof *entries);
	uint32_t *numbers = arena_array(arena, outline->count, sizeof *numbers);

	for (size_t i = 0; i < outline->count; i++)
		starts[outline->entries[i].scope + 2]++;
	for (uint32_t scope = 2; scope < outline->scopes + 2; scope++)
		starts[scope] += starts[scope - 1];
	for (uint32_t i = 0; i < outline->count; i++) {
		uint32_t place = starts[outline->entries[i].scope + 1]++;

		entries[place] = i;
		numbers[place] = outline_number(&outline->entries[i].marker);
	}
	for (uint32_t scope = 0; scope < outline->scopes; scope++) {
		uint32_t start = starts[scope];
		struct list list = {entries + start, numbers + start, starts[scope + 1] - start};

		if (list.count > 0)
			check_list(run, numbering, &list);
	}
}

/* ---- parents ------------------------------------------------------------------------------------------------ */

static bool is_child_of(const struct enumerator *marker, const struct enumerator *parent)
{
	return memcmp(marker->path, parent->path, parent->depth * sizeof *parent->path) == 0;
}

static void report_parent(const struct run *run, const struct numbering *numbering, size_t entry)
{
	const struct outline_entry *child = &numbering->outline.entries[entry];
	const struct outline_entry *parent = &numbering->outline.entries[child->parent];
	struct span span = numbering->spans[entry];
	struct enumerator right = child->marker;
	struct strbuf expected;
	struct argument arguments[3];
	struct finding *finding;

	memcpy(right.path, parent->marker.path, parent->marker.depth * sizeof *right.path);
	strbuf_init(&expected, run->sink->arena);
	numbering_print(&expected, &right, outline_number(&right));
	arguments[0] = (struct argument){"mark", mark_text(run, span)};
	arguments[1] = (struct argument){"expected", strbuf_slice(&expected)};
	arguments[2] = (struct argument){"parent", mark_text(run, numbering->spans[child->parent])};
	finding = fail(run, span, arguments, 3);
	finding->marks[0] = span;
	finding_relate(run->sink, finding, numbering->spans[child->parent], SLICE(""));
}

/* "1.3" under heading 2. Of neighbours with the same wrong parent, the first tells it. */
static void check_parents(const struct run *run, const struct numbering *numbering)
{
	const struct outline *outline = &numbering->outline;
	uint32_t told = UINT32_MAX;

	for (size_t i = 0; i < outline->count; i++) {
		const struct outline_entry *entry = &outline->entries[i];
		const struct outline_entry *parent;

		if (entry->marker.depth < 2 || entry->parent == UINT32_MAX)
			continue;
		parent = &outline->entries[entry->parent];
		if (parent->marker.style != entry->marker.style || parent->marker.depth + 1 != entry->marker.depth)
			continue;
		if (is_child_of(&entry->marker, &parent->marker)) {
			sink_verdict(run->sink, VERDICT_PASS);
		} else if (told != entry->parent) {
			report_parent(run, numbering, i);
			told = entry->parent;
		}
	}
}

/* ---- references --------------------------------------------------------------------------------------------- */

static bool has_number(const struct numbering *series, uint32_t number)
{
	for (size_t i = 0; i < series->outline.count; i++)
		if (outline_number(&series->outline.entries[i].marker) == number)
			return true;
	return false;
}

static const struct numbering *series_named(const struct numberings *all, struct slice name)
{
	for (size_t i = 0; i < all->count; i++)
		if (slice_equal(all->items[i].name, name))
			return &all->items[i];
	return NULL;
}

/* "Bảng 5" at a word: the number, and where the words before it end; 0 when it is none. */
static uint32_t reference_at(struct slice text, struct span word, struct span *words, struct span *number)
{
	static const char *const INNER[] = {"mẫu", "số", NULL};
	int32_t value;

	*words = word;
	while (scan_next(text, words->end, number) && scan_is_any(text, *number, INNER))
		words->end = number->end;
	if (number->end <= number->start || scan_number(text, number->start, 3, &value) != number->end)
		return 0;
	/* "Biểu 2.1", "Bảng 3/KH" are other names. */
	if (number->end + 1 < text.size &&
	    (text.data[number->end] == '/' ||
	     (text.data[number->end] == '.' && text.data[number->end + 1] >= '0' && text.data[number->end + 1] <= '9')))
		return 0;
	return (uint32_t)value;
}

static void check_reference(const struct run *run, const struct numberings *all, struct span word)
{
	struct slice text = run->facts->doc->text;
	const struct numbering *series;
	struct span words;
	struct span number;
	uint32_t value = reference_at(text, word, &words, &number);
	struct argument argument;
	struct finding *finding;

	if (value == 0)
		return;
	series = series_named(all, numbering_name(document_slice(run->facts->doc, words), run->sink->arena));
	/* One form alone may be a copy of somebody else's. */
	if (series == NULL || (series->outline.count < 2 && slice_find(series->name, SLICE("mẫu"), 0) != SIZE_MAX))
		return;
	if (has_number(series, value)) {
		sink_verdict(run->sink, VERDICT_PASS);
		return;
	}
	if (cues_in(run->params->unless, text, number.end, scan_sentence_end(text, number.end, REFERENCE_BYTES))) {
		sink_verdict(run->sink, VERDICT_UNKNOWN);
		return;
	}
	argument = (struct argument){"mark", document_slice(run->facts->doc, (struct span){words.start, number.end})};
	finding = fail(run, (struct span){words.start, number.end}, &argument, 1);
	/* The only one, or the one that stands in the place of the number and bears another. */
	if (series->outline.count == 1)
		finding_relate(run->sink, finding, series->spans[0], SLICE(""));
	else if (value <= series->outline.count)
		finding_relate(run->sink, finding, series->spans[value - 1], SLICE(""));
}

static void check_references(const struct run *run, const struct numberings *all)
{
	static const char *const NAMES[] = {"bảng", "biểu", NULL};
	const struct document *doc = run->facts->doc;

	for (size_t i = 0; i < doc->block_count; i++) {
		const struct block *block = &doc->blocks[i];
		struct span found;

		if (block->kind == BLOCK_CAPTION || block->kind == BLOCK_TABLE)
			continue;
		for (const char *const *name = NAMES; *name != NULL; name++)
			for (uint32_t at = block->text.start; scan_find(doc->text, at, block->text.end, *name, &found);
			     at = found.end)
				if (scan_upper(doc->text, found.start))
					check_reference(run, all, found);
	}
}

/* ---- runs --------------------------------------------------------------------------------------------------- */

static void run_rule(const struct rule *rule, const struct facts *facts, struct sink *sink)
{
	struct run run = {rule, rule->params, facts, sink};
	struct numberings all;

	numberings_collect(&all, facts, run.params->streams, sink->arena);
	if (run.params->check == CHECK_REFERENCE) {
		if (all.count > 0)
			check_references(&run, &all);
		return;
	}
	for (size_t i = 0; i < all.count; i++) {
		if (run.params->check == CHECK_PARENT)
			check_parents(&run, &all.items[i]);
		else
			check_lists(&run, &all.items[i]);
	}
}

const struct kind KIND_SEQUENCE = {
	.name = "sequence",
	.keys = KEYS,
	.placeholders = PLACEHOLDERS,
	.compile = compile,
	.run = run_rule,
};
