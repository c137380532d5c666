/*
 * What the report says of itself: its number and date in the head, the period of its title, the day up to which its
 * figures go.
 * The head is known by its words, not by its lines: PDF extraction and tables of the letterhead lose those.
 */
#include "extract/calendar.h"
#include "extract/facts.h"
#include "extract/scan.h"

enum {
	HEAD_BYTES = 2400, /* the letterhead and the title stand in these */
	TITLE_BYTES = 700,
	CLAUSE_BYTES = 200,
};

struct head {
	struct slice text;
	uint32_t end;   /* of the part in which the letterhead may stand */
	uint32_t title; /* offset of "BÁO CÁO", or end when there is none */
};

static struct head find_head(struct slice text)
{
	struct head head = {.text = text, .end = text.size < HEAD_BYTES ? (uint32_t)text.size : HEAD_BYTES};
	struct span found;

	head.title = head.end;
	for (uint32_t at = 0; scan_find(text, at, head.end, "báo cáo", &found); at = found.end) {
		/* In capitals: not "Báo cáo số". */
		if (slice_equal(slice_part(text, found.start, found.end), SLICE("BÁO CÁO"))) {
			head.title = found.start;
			break;
		}
	}
	return head;
}

/* ---- number and date ---------------------------------------------------------------------------------------- */

/* "Số: 87/BC-UBND" before the title: the first symbol of the letterhead. */
static void find_number(struct facts *facts, const struct head *head)
{
	for (size_t i = 0; i < facts->citation_count && facts->citations[i].span.end <= head->title; i++) {
		const struct citation *c = &facts->citations[i];
		uint32_t start;
		uint32_t before = scan_blanks_back(head->text, c->span.start);

		if (before > 0 && head->text.data[before - 1] == ':')
			before--;
		if (c->type != NULL || !scan_take_back(head->text, before, "số", &start))
			continue;
		facts->identity.number = document_slice(facts->doc, c->span);
		facts->identity.number_span = c->span;
		return;
	}
}

/* "Phú Khê, ngày 14 tháng 6 năm 2024" before the title: a day in words, or behind a comma. */
static void find_date(struct facts *facts, const struct head *head)
{
	for (size_t i = 0; i < facts->date_count && facts->dates[i].span.end <= head->title; i++) {
		const struct date *date = &facts->dates[i];
		uint32_t day;
		uint32_t before;

		if (date->year == 0 || !scan_take_back(head->text, date->span.start, "ngày", &day))
			continue;
		before = scan_blanks_back(head->text, day);
		if (before > 0 && head->text.data[before - 1] == ',') {
			facts->identity.date = (uint32_t)i;
			return;
		}
	}
}

/* "(Kèm theo Báo cáo số 87/BC-UBND ngày 14/6/2024)" of an appendix, for reports whose head is lost. */
static void find_attachment(struct facts *facts)
{
	struct slice text = facts->doc->text;

	for (size_t i = 0; i < facts->citation_count; i++) {
		const struct citation *c = &facts->citations[i];
		uint32_t start;

		if (!slice_equal(c->type_code, SLICE("BC")) || !scan_take_back(text, c->extent.start, "theo", &start) ||
		    !scan_take_back(text, start, "kèm", &start))
			continue;
		if (facts->identity.date == NO_INDEX)
			facts->identity.date = c->date;
		if (facts->identity.number.size == 0) {
			facts->identity.number = document_slice(facts->doc, c->span);
			facts->identity.number_span = c->span;
		}
		return;
	}
}

/* ---- title and period --------------------------------------------------------------------------------------- */

/* Whether the title is over before this block: a numbered one, a table, or a sentence. */
static bool follows_title(const struct document *doc, const struct block *block)
{
	struct slice text = slice_trim(document_slice(doc, block->text));
	char last = text.size > 0 ? text.data[text.size - 1] : ' ';

	if (block->kind != BLOCK_PARAGRAPH && block->kind != BLOCK_CAPTION)
		return true;
	return last == '.' || last == ':';
}

/* Where the words that open the text begin, when they stand in one block with the title. */
static uint32_t opening(struct slice text, uint32_t start, uint32_t end)
{
	static const char *const OPENINGS[] = {"thực hiện", "căn cứ", "kính gửi", "số liệu", "trên đây", NULL};
	struct span found;

	for (const char *const *words = OPENINGS; *words != NULL; words++) {
		for (uint32_t at = start; scan_find(text, at, end, *words, &found); at = found.end) {
			uint32_t before = scan_blanks_back(text, found.start);

			/* With a capital and set apart, not "tình hình thực hiện". */
			if (scan_upper(text, found.start) && before > start && found.start > before) {
				end = found.start;
				break;
			}
		}
	}
	return end;
}

static uint32_t title_end(const struct document *doc, uint32_t start)
{
	uint32_t end = doc->text.size - start < TITLE_BYTES ? (uint32_t)doc->text.size : start + TITLE_BYTES;

	for (size_t i = document_block_at(doc, start) + 1; i < doc->block_count && doc->blocks[i].text.start < end; i++)
		if (follows_title(doc, &doc->blocks[i]))
			end = doc->blocks[i].text.start;
	return opening(doc->text, start, end);
}

static void find_title(struct facts *facts, const struct head *head)
{
	uint32_t end;

	if (head->title == head->end)
		return;
	end = title_end(facts->doc, head->title);
	facts->identity.title = (struct span){head->title, scan_blanks_back(head->text, end)};
	for (size_t i = 0; i < facts->period_count && facts->periods[i].span.start < end; i++) {
		if (facts->periods[i].span.start >= head->title) {
			facts->identity.period = (uint32_t)i;
			return;
		}
	}
}

/* "6 tháng đầu năm; phương hướng 6 tháng cuối năm 2024": the year of the title stands behind its last period. */
static void complete_period(struct facts *facts)
{
	struct identity *identity = &facts->identity;

	if (identity->period == NO_INDEX || facts->periods[identity->period].year != 0)
		return;
	for (size_t i = identity->period + 1;
	     i < facts->period_count && facts->periods[i].span.start < identity->title.end; i++) {
		if (facts->periods[i].year != 0) {
			facts->periods[identity->period].year = facts->periods[i].year;
			return;
		}
	}
}

/* ---- cut-off ------------------------------------------------------------------------------------------------ */

/* Whether the words before a date make it a cut-off: "số liệu tính đến ngày", "tính từ ngày ... đến ngày". */
static bool says_cut_off(struct slice text, uint32_t date)
{
	static const char *const CUES[] = {"số liệu", "tính đến", "tính từ", "kỳ báo cáo từ", "báo cáo từ", NULL};
	uint32_t from = scan_sentence(text, date, CLAUSE_BYTES);
	struct span found;

	for (const char *const *cue = CUES; *cue != NULL; cue++)
		if (scan_find(text, from, date, *cue, &found))
			return true;
	return false;
}

/* Whether "đến", "đến hết", "đến ngày" stands right before the date. */
static bool reaches_to(struct slice text, uint32_t date)
{
	uint32_t at = date;

	scan_take_back(text, at, "ngày", &at);
	scan_take_back(text, at, "hết", &at);
	return scan_take_back(text, at, "đến", &at) || scan_take_back(text, at, "tới", &at);
}

static void find_cut_off(struct facts *facts)
{
	struct slice text = facts->doc->text;

	for (size_t i = 0; i < facts->date_count; i++) {
		const struct date *date = &facts->dates[i];

		if (!date->valid || date->year == 0 || date->day == 0 || !reaches_to(text, date->span.start) ||
		    !says_cut_off(text, date->span.start))
			continue;
		facts->identity.cut_off = (uint32_t)i;
		return;
	}
}

void extract_identity(struct facts *facts)
{
	struct head head = find_head(facts->doc->text);

	facts->identity.date = facts->identity.period = facts->identity.cut_off = NO_INDEX;
	find_number(facts, &head);
	find_date(facts, &head);
	find_attachment(facts);
	find_title(facts, &head);
	complete_period(facts);
	find_cut_off(facts);
}
