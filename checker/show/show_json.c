#include "claim/figure_claims.h"
#include "rasoat.h"
#include "rules/verdict.h"
#include "show/jsonout.h"
#include "show/view.h"

/* The writer and what it writes of. */
struct writer {
	struct jsonout json;
	struct view *view;
};

static const char *english(struct name name)
{
	return name.text[LANGUAGE_EN];
}

static void position(struct writer *w, const char *key, struct position place)
{
	jsonout_open(&w->json, key, '{');
	jsonout_number(&w->json, "line", place.line);
	jsonout_number(&w->json, "column", place.column);
	jsonout_close(&w->json, '{');
}

static void place(struct writer *w, struct span span)
{
	position(w, "start", document_position(w->view->doc, span.start));
	position(w, "end", document_end_position(w->view->doc, span));
}

static void text(struct writer *w, const char *key, struct span span)
{
	jsonout_text(&w->json, key, document_slice(w->view->doc, span));
}

static void index_or_null(struct writer *w, const char *key, uint32_t index)
{
	if (index == NO_INDEX)
		jsonout_null(&w->json, key);
	else
		jsonout_number(&w->json, key, index);
}

static void marker(struct writer *w, const char *key, const struct enumerator *mark)
{
	if (mark->style == ENUM_NONE) {
		jsonout_null(&w->json, key);
		return;
	}
	jsonout_open(&w->json, key, '{');
	jsonout_word(&w->json, "style", english(STYLE_NAMES[mark->style]));
	jsonout_open(&w->json, "path", '[');
	for (unsigned i = 0; i < mark->depth && i < ENUM_MAX_DEPTH; i++)
		jsonout_number(&w->json, NULL, mark->path[i]);
	jsonout_close(&w->json, '[');
	jsonout_close(&w->json, '{');
}

/* ---- text and tables ---------------------------------------------------------------------------------------- */

static void blocks(struct writer *w)
{
	const struct document *doc = w->view->doc;

	jsonout_open(&w->json, "blocks", '[');
	for (size_t i = 0; i < doc->block_count; i++) {
		const struct block *block = &doc->blocks[i];

		jsonout_open(&w->json, NULL, '{');
		jsonout_word(&w->json, "kind", english(BLOCK_NAMES[block->kind]));
		jsonout_bool(&w->json, "heading", block->heading);
		place(w, block->text);
		marker(w, "marker", &block->marker);
		if (block->kind == BLOCK_TABLE)
			jsonout_number(&w->json, "table", block->table);
		else
			text(w, "text", block->text);
		jsonout_close(&w->json, '{');
	}
	jsonout_close(&w->json, '[');
}

static void cell(struct writer *w, const struct cell *cell_, uint32_t row, uint32_t column)
{
	jsonout_open(&w->json, NULL, '{');
	jsonout_number(&w->json, "row", row);
	jsonout_number(&w->json, "column", column);
	jsonout_number(&w->json, "rows", cell_->rows);
	jsonout_number(&w->json, "columns", cell_->columns);
	place(w, cell_->text);
	text(w, "text", cell_->text);
	jsonout_close(&w->json, '{');
}

static void cells(struct writer *w, const struct table *table)
{
	jsonout_open(&w->json, "cells", '[');
	for (uint32_t r = 0; r < table->rows; r++)
		for (uint32_t c = 0; c < table->columns; c++)
			if (table_cell(table, r, c)->present)
				cell(w, table_cell(table, r, c), r, c);
	jsonout_close(&w->json, '[');
}

static void columns(struct writer *w, size_t table)
{
	const struct table_facts *facts = w->view->facts->tables;

	jsonout_open(&w->json, "heads", '[');
	for (uint32_t c = 0; facts && facts[table].columns && c < w->view->doc->tables[table].columns; c++) {
		const struct column *column = &facts[table].columns[c];

		jsonout_open(&w->json, NULL, '{');
		jsonout_word(&w->json, "role", english(COLUMN_NAMES[column->role]));
		jsonout_text(&w->json, "head", column->head);
		jsonout_close(&w->json, '{');
	}
	jsonout_close(&w->json, '[');
}

static void tables(struct writer *w)
{
	const struct document *doc = w->view->doc;

	jsonout_open(&w->json, "tables", '[');
	for (size_t i = 0; i < doc->table_count; i++) {
		const struct table *table = &doc->tables[i];

		jsonout_open(&w->json, NULL, '{');
		jsonout_word(&w->json, "layout", english(LAYOUT_NAMES[table->layout]));
		place(w, table->text);
		if (table->caption >= 0 && (size_t)table->caption < doc->block_count)
			text(w, "caption", doc->blocks[table->caption].text);
		else
			jsonout_null(&w->json, "caption");
		jsonout_number(&w->json, "rows", table->rows);
		jsonout_number(&w->json, "columns", table->columns);
		jsonout_number(&w->json, "header_rows", table->header_rows);
		columns(w, i);
		cells(w, table);
		jsonout_close(&w->json, '{');
	}
	jsonout_close(&w->json, '[');
}

/* ---- facts -------------------------------------------------------------------------------------------------- */

static void identity(struct writer *w)
{
	const struct identity *who = &w->view->facts->identity;

	jsonout_open(&w->json, "identity", '{');
	text(w, "title", who->title);
	jsonout_text(&w->json, "number", who->number);
	index_or_null(w, "date", who->date);
	index_or_null(w, "period", who->period);
	index_or_null(w, "cut_off", who->cut_off);
	jsonout_close(&w->json, '{');
}

static void quantity_cell(struct writer *w, const struct quantity *quantity)
{
	if (quantity->table == NO_INDEX) {
		jsonout_null(&w->json, "cell");
		return;
	}
	jsonout_open(&w->json, "cell", '{');
	jsonout_number(&w->json, "table", quantity->table);
	jsonout_number(&w->json, "row", quantity->row);
	jsonout_number(&w->json, "column", quantity->column);
	jsonout_close(&w->json, '{');
}

/* What the rules came to about a figure, and the indexes of the claims it stands in. */
static void standing(struct writer *w, const struct figure_claims *figures, size_t index)
{
	jsonout_word(&w->json, "state", english(STATE_NAMES[sink_figure(w->view->sink, index)]));
	jsonout_open(&w->json, "claims", '[');
	for (size_t i = figures->first[index]; i < figures->first[index + 1]; i++)
		jsonout_number(&w->json, NULL, figures->claims[i]);
	jsonout_close(&w->json, '[');
}

static void quantity(struct writer *w, const struct figure_claims *figures, size_t index)
{
	const struct quantity *q = &w->view->facts->quantities[index];

	jsonout_open(&w->json, NULL, '{');
	place(w, q->span);
	text(w, "text", q->extent.end > q->extent.start ? q->extent : q->span);
	jsonout_decimal(&w->json, "value", q->value);
	jsonout_decimal(&w->json, "step", q->step);
	jsonout_word(&w->json, "approximation", q->approx == APPROX_EXACT ? "exact" : english(APPROX_NAMES[q->approx]));
	jsonout_word(&w->json, "role", english(ROLE_NAMES[q->role]));
	jsonout_number(&w->json, "unit", q->unit);
	text(w, "unit_text", q->unit_text);
	index_or_null(w, "over", q->over);
	index_or_null(w, "under", q->under);
	jsonout_number(&w->json, "block", q->block);
	quantity_cell(w, q);
	standing(w, figures, index);
	jsonout_close(&w->json, '{');
}

static void dates(struct writer *w)
{
	jsonout_open(&w->json, "dates", '[');
	for (size_t i = 0; i < w->view->facts->date_count; i++) {
		const struct date *date = &w->view->facts->dates[i];

		jsonout_open(&w->json, NULL, '{');
		place(w, date->span);
		text(w, "text", date->span);
		jsonout_integer(&w->json, "year", date->year);
		jsonout_number(&w->json, "month", date->month);
		jsonout_number(&w->json, "day", date->day);
		jsonout_bool(&w->json, "valid", date->valid);
		jsonout_number(&w->json, "weekday", date->weekday_said);
		jsonout_close(&w->json, '{');
	}
	jsonout_close(&w->json, '[');
}

static void periods(struct writer *w)
{
	jsonout_open(&w->json, "periods", '[');
	for (size_t i = 0; i < w->view->facts->period_count; i++) {
		const struct period *period = &w->view->facts->periods[i];

		jsonout_open(&w->json, NULL, '{');
		place(w, period->span);
		text(w, "text", period->span);
		jsonout_word(&w->json, "kind", english(PERIOD_NAMES[period->kind]));
		jsonout_number(&w->json, "number", period->number);
		jsonout_integer(&w->json, "year", period->year);
		jsonout_integer(&w->json, "end_year", period->end_year);
		jsonout_close(&w->json, '{');
	}
	jsonout_close(&w->json, '[');
}

static void citations(struct writer *w)
{
	jsonout_open(&w->json, "citations", '[');
	for (size_t i = 0; i < w->view->facts->citation_count; i++) {
		const struct citation *citation = &w->view->facts->citations[i];

		jsonout_open(&w->json, NULL, '{');
		place(w, citation->span);
		text(w, "text", citation->span);
		jsonout_text(&w->json, "type", citation->type_word);
		jsonout_text(&w->json, "type_code", citation->type_code);
		jsonout_text(&w->json, "number", citation->number);
		jsonout_integer(&w->json, "year_in_number", citation->year_in_number);
		jsonout_text(&w->json, "issuer_code", citation->issuer_code);
		jsonout_text(&w->json, "issuer", citation->issuer);
		jsonout_text(&w->json, "subject", citation->subject);
		index_or_null(w, "date", citation->date);
		jsonout_bool(&w->json, "party", citation->party);
		jsonout_close(&w->json, '{');
	}
	jsonout_close(&w->json, '[');
}

static void headings(struct writer *w)
{
	jsonout_open(&w->json, "headings", '[');
	for (size_t i = 0; i < w->view->facts->heading_count; i++) {
		const struct heading *heading = &w->view->facts->headings[i];

		jsonout_open(&w->json, NULL, '{');
		place(w, view_block_span(w->view, heading->block));
		text(w, "text", view_block_span(w->view, heading->block));
		marker(w, "marker", &heading->marker);
		index_or_null(w, "parent", heading->parent);
		jsonout_number(&w->json, "stream", heading->stream);
		jsonout_bool(&w->json, "title", heading->title);
		jsonout_close(&w->json, '{');
	}
	jsonout_close(&w->json, '[');
}

static void row_values(struct writer *w, const struct row *row)
{
	jsonout_open(&w->json, "values", '[');
	for (uint32_t c = 0; row->values && c < w->view->doc->tables[row->table].columns; c++)
		index_or_null(w, NULL, row->values[c]);
	jsonout_close(&w->json, '[');
}

static void rows(struct writer *w)
{
	jsonout_open(&w->json, "rows", '[');
	for (size_t i = 0; i < w->view->facts->row_count; i++) {
		const struct row *row = &w->view->facts->rows[i];

		jsonout_open(&w->json, NULL, '{');
		jsonout_number(&w->json, "table", row->table);
		jsonout_number(&w->json, "row", row->row);
		marker(w, "stt", &row->stt);
		place(w, row->label);
		text(w, "label", row->label);
		text(w, "unit_text", row->unit_text);
		index_or_null(w, "parent", row->parent);
		jsonout_number(&w->json, "level", row->level);
		jsonout_bool(&w->json, "total", row->total);
		jsonout_bool(&w->json, "section", row->section);
		row_values(w, row);
		jsonout_close(&w->json, '{');
	}
	jsonout_close(&w->json, '[');
}

static void quantities(struct writer *w)
{
	struct figure_claims figures;

	figure_claims_init(&figures, w->view->facts, NULL, w->json.out->arena);
	jsonout_open(&w->json, "quantities", '[');
	for (size_t i = 0; i < w->view->facts->quantity_count; i++)
		quantity(w, &figures, i);
	jsonout_close(&w->json, '[');
}

static void facts(struct writer *w)
{
	jsonout_open(&w->json, "facts", '{');
	identity(w);
	quantities(w);
	dates(w);
	periods(w);
	citations(w);
	headings(w);
	rows(w);
	jsonout_close(&w->json, '{');
}

/* ---- claims ------------------------------------------------------------------------------------------------- */

static void operands(struct writer *w, const struct claim *claim)
{
	jsonout_open(&w->json, "operands", '[');
	for (size_t i = 0; i < claim->operand_count; i++) {
		jsonout_open(&w->json, NULL, '{');
		index_or_null(w, "quantity", claim->operands[i].quantity);
		jsonout_bool(&w->json, "minus", claim->operands[i].minus);
		jsonout_close(&w->json, '{');
	}
	jsonout_close(&w->json, '[');
}

static void equation(struct writer *w, const struct claim *claim)
{
	struct strbuf words;
	struct view view = *w->view;

	strbuf_init(&words, w->json.out->arena);
	view.out = &words;
	view_equation(&view, claim);
	jsonout_text(&w->json, "equation", strbuf_slice(&words));
}

static void claims(struct writer *w)
{
	static const char *const VERDICT_WORDS[] = {[VERDICT_PASS] = "pass",
						    [VERDICT_FAIL] = "fail",
						    [VERDICT_UNKNOWN] = "unknown",
						    [VERDICT_ERROR] = "error"};

	jsonout_open(&w->json, "claims", '[');
	for (size_t i = 0; i < w->view->facts->claim_count; i++) {
		const struct claim *claim = &w->view->facts->claims[i];

		jsonout_open(&w->json, NULL, '{');
		jsonout_word(&w->json, "kind", english(CLAIM_NAMES[claim->kind]));
		jsonout_text(&w->json, "scope", slice_str(claim->scope));
		place(w, claim->extent);
		equation(w, claim);
		index_or_null(w, "result", claim->result);
		operands(w, claim);
		jsonout_number(&w->json, "alternatives", claim->alternatives);
		jsonout_word(&w->json, "verdict", VERDICT_WORDS[claim_verdict(w->view->facts, claim)]);
		jsonout_bool(&w->json, "open", claim->open);
		jsonout_bool(&w->json, "weak", claim->weak);
		jsonout_close(&w->json, '{');
	}
	jsonout_close(&w->json, '[');
}

void view_json(struct view *view, const char *path, unsigned views)
{
	struct writer w = {.json = {.out = view->out}, .view = view};

	jsonout_open(&w.json, NULL, '{');
	jsonout_text(&w.json, "path", slice_str(path));
	jsonout_text(&w.json, "format", slice_str(view->doc->format));
	jsonout_text(&w.json, "encoding", slice_str(view->doc->encoding));
	if (views & RASOAT_VIEW_TEXT)
		blocks(&w);
	if (views & RASOAT_VIEW_TABLES)
		tables(&w);
	if (views & RASOAT_VIEW_FACTS)
		facts(&w);
	if (views & RASOAT_VIEW_CLAIMS)
		claims(&w);
	jsonout_close(&w.json, '{');
	strbuf_putc(view->out, '\n');
}
