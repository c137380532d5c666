#include "extract/citation_table.h"

#include "base/utf8.h"
#include "extract/scan.h"

bool citation_type_has(const struct phrase *type, struct slice code)
{
	struct slice codes = type->text;

	for (size_t at = 0; at < codes.size;) {
		size_t end = slice_find(codes, SLICE(" "), at);
		struct slice one = slice_part(codes, at, end);

		if (slice_equal(one, code))
			return true;
		at += one.size + 1;
	}
	return false;
}

/* ---- columns ------------------------------------------------------------------------------------------------ */

struct columns {
	uint32_t date;
	uint32_t subject;
};

static bool head_has(const struct document *doc, const struct table *table, uint32_t column, const char *words)
{
	uint32_t heads = table->header_rows > 0 ? table->header_rows : 1;
	struct span found;

	for (uint32_t row = 0; row < heads && row < table->rows; row++) {
		const struct cell *cell = table_cell(table, row, column);

		if (cell->present && scan_find(doc->text, cell->text.start, cell->text.end, words, &found))
			return true;
	}
	return false;
}

static bool head_has_any(const struct document *doc, const struct table *table, uint32_t column,
			 const char *const *words)
{
	for (; *words != NULL; words++)
		if (head_has(doc, table, column, *words))
			return true;
	return false;
}

/* The columns of the date of issue and of the subject; false when the table lists no documents. */
static bool find_columns(const struct document *doc, const struct table *table, struct columns *columns)
{
	static const char *const DATES[] = {
		"ngày ban hành", "ngày tháng", "ngày văn bản", "ngày ký", "thời gian ban hành", "ngày", NULL};
	static const char *const SUBJECTS[] = {"trích yếu", "tên văn bản", "nội dung", "tên loại", NULL};

	columns->date = columns->subject = NO_INDEX;
	for (uint32_t column = 0; column < table->columns; column++) {
		if (columns->date == NO_INDEX && head_has_any(doc, table, column, DATES))
			columns->date = column;
		else if (columns->subject == NO_INDEX && head_has_any(doc, table, column, SUBJECTS))
			columns->subject = column;
	}
	return columns->date != NO_INDEX || columns->subject != NO_INDEX;
}

/* ---- rows --------------------------------------------------------------------------------------------------- */

/* The first citation at or after `offset`. */
static size_t citation_from(const struct facts *facts, uint32_t offset)
{
	size_t low = 0;
	size_t high = facts->citation_count;

	while (low < high) {
		size_t middle = low + (high - low) / 2;

		if (facts->citations[middle].span.start < offset)
			low = middle + 1;
		else
			high = middle;
	}
	return low;
}

static size_t date_from(const struct facts *facts, uint32_t offset)
{
	size_t low = 0;
	size_t high = facts->date_count;

	while (low < high) {
		size_t middle = low + (high - low) / 2;

		if (facts->dates[middle].span.start < offset)
			low = middle + 1;
		else
			high = middle;
	}
	return low;
}

/* The type that the cell begins with: "Kế hoạch CCHC năm 2022". */
static void take_type(struct facts *facts, struct span cell, struct strbuf *fold, struct citation *c)
{
	enum { WORDS = 4 };
	uint32_t ids[WORDS];
	struct span words[WORDS] = {{0, 0}};
	struct span word;
	size_t count = 0;
	const struct phrase *type;

	for (uint32_t at = cell.start; count < WORDS && scan_next(facts->doc->text, at, &word) && word.end <= cell.end;
	     at = word.end) {
		strbuf_clear(fold);
		utf8_fold(fold, document_slice(facts->doc, word));
		words[count] = word;
		ids[count++] = vocabulary_id(&facts->vocabulary, strbuf_slice(fold));
	}
	type = lexicon_match(facts->vocabulary.lexicon, PHRASE_DOCUMENT_TYPE, ids, count);
	if (type == NULL)
		return;
	c->type = type;
	c->type_near = false;
	c->type_word = slice_part(facts->doc->text, words[0].start, words[type->length - 1].end);
}

static void complete_row(struct facts *facts, const struct table *table, uint32_t row, const struct columns *columns,
			 struct strbuf *fold, struct citation *c)
{
	if (columns->date != NO_INDEX && c->date == NO_INDEX) {
		const struct cell *cell = table_cell(table, row, columns->date);
		size_t date = date_from(facts, cell->text.start);

		if (cell->present && date < facts->date_count && facts->dates[date].span.end <= cell->text.end &&
		    facts->dates[date].month != 0)
			c->date = (uint32_t)date;
	}
	if (columns->subject != NO_INDEX) {
		const struct cell *cell = table_cell(table, row, columns->subject);

		if (!cell->present || cell->text.end <= cell->text.start)
			return;
		if (c->subject.size == 0)
			c->subject = document_slice(facts->doc, cell->text);
		if (c->type == NULL)
			take_type(facts, cell->text, fold, c);
	}
}

/* Rows with one citation, not in the subject's own words, are what the table lists. */
static void complete_table(struct facts *facts, const struct table *table, struct strbuf *fold)
{
	struct columns columns;
	size_t at = citation_from(facts, table->text.start);

	if (at == facts->citation_count || facts->citations[at].span.end > table->text.end ||
	    !find_columns(facts->doc, table, &columns))
		return;
	for (uint32_t row = 0; row < table->rows; row++) {
		for (uint32_t column = 0; column < table->columns; column++) {
			const struct cell *cell = table_cell(table, row, column);

			if (!cell->present || column == columns.subject)
				continue;
			at = citation_from(facts, cell->text.start);
			if (at < facts->citation_count && facts->citations[at].span.end <= cell->text.end)
				complete_row(facts, table, row, &columns, fold, &facts->citations[at]);
		}
	}
}

void citation_tables(struct facts *facts)
{
	struct strbuf fold;

	if (facts->citation_count == 0)
		return;
	strbuf_init(&fold, facts->arena);
	for (size_t i = 0; i < facts->doc->table_count; i++)
		complete_table(facts, &facts->doc->tables[i], &fold);
}
