#include "claim/figure_claims.h"
#include "show/view.h"

enum { PLACE = 10, STATE = 15, ROLE = 10, FIGURE = 24, VALUE = 18, NOTE = 16 };

static struct slice text_of(const struct view *view, struct span span)
{
	return document_slice(view->doc, span);
}

/* ---- what the report says of itself ------------------------------------------------------------------------- */

static void identity_line(struct view *view, const char *words, struct slice text)
{
	size_t from = view->out->size;

	if (text.size == 0)
		return;
	strbuf_puts(view->out, "  ");
	strbuf_puts(view->out, words);
	view_pad(view, from, 24);
	view_clip(view, text, VIEW_WIDTH - 24);
	strbuf_putc(view->out, '\n');
}

static struct slice date_text(const struct view *view, uint32_t date)
{
	return date < view->facts->date_count ? text_of(view, view->facts->dates[date].span) : slice_of("", 0);
}

static void identity(struct view *view)
{
	const struct identity *who = &view->facts->identity;
	const struct facts *facts = view->facts;

	strbuf_printf(view->out, "\n%s\n", view_say(view, "Báo cáo", "The report"));
	identity_line(view, view_say(view, "tên", "title"), text_of(view, who->title));
	identity_line(view, view_say(view, "số, ký hiệu", "number"), who->number);
	identity_line(view, view_say(view, "ngày ban hành", "date of issue"), date_text(view, who->date));
	if (who->period < facts->period_count)
		identity_line(view, view_say(view, "kỳ báo cáo", "period"),
			      text_of(view, facts->periods[who->period].span));
	identity_line(view, view_say(view, "số liệu đến ngày", "figures up to"), date_text(view, who->cut_off));
}

/* ---- quantities --------------------------------------------------------------------------------------------- */

static void value(struct view *view, const struct quantity *quantity)
{
	size_t from = view->out->size;

	strbuf_puts(view->out, "= ");
	if (quantity->role == ROLE_YEAR)
		strbuf_printf(view->out, "%lld", (long long)quantity->value.mantissa);
	else
		decimal_print(view->out, quantity->value, 0);
	if (decimal_sign(quantity->step) > 0) {
		strbuf_puts(view->out, " ±");
		decimal_print(view->out, quantity->step, 0);
		strbuf_puts(view->out, "/2");
	}
	view_pad(view, from, VALUE);
}

static void note(struct view *view, const char *words, bool *first)
{
	strbuf_puts(view->out, *first ? "" : ", ");
	strbuf_puts(view->out, words);
	*first = false;
}

/* All that is known beside the value: bound, fraction, place in a table. */
static void notes(struct view *view, const struct quantity *quantity)
{
	size_t from = view->out->size;
	bool first = true;

	if (quantity->approx != APPROX_EXACT)
		note(view, view_name(view, APPROX_NAMES[quantity->approx]), &first);
	if (quantity->over != NO_INDEX)
		note(view, view_say(view, "tử số", "numerator"), &first);
	if (quantity->under != NO_INDEX)
		note(view, view_say(view, "mẫu số", "denominator"), &first);
	if (quantity->spelled)
		note(view, view_say(view, "bằng chữ", "in words"), &first);
	if (quantity->percent_points)
		note(view, view_say(view, "điểm %", "points"), &first);
	view_pad(view, from, NOTE);
}

static void quantity_source(struct view *view, const struct quantity *quantity)
{
	const char *format = view_say(view, "bảng %u, dòng %u, cột %u", "table %u, row %u, column %u");

	if (quantity->table == NO_INDEX)
		view_context(view, quantity->span, quantity->block);
	else
		strbuf_printf(view->out, format, quantity->table + 1, quantity->row + 1, quantity->column + 1);
	strbuf_putc(view->out, '\n');
}

/* What the rules came to about the figure, and in how many claims it stands. */
static void state(struct view *view, const struct figure_claims *figures, size_t index)
{
	size_t from = view->out->size;
	size_t claims = figure_claims_count(figures, (uint32_t)index);

	strbuf_puts(view->out, view_name(view, STATE_NAMES[sink_figure(view->sink, index)]));
	if (claims > 0)
		strbuf_printf(view->out, " (%zu)", claims);
	view_pad(view, from, STATE);
}

static void quantity_line(struct view *view, const struct figure_claims *figures, size_t index)
{
	const struct quantity *quantity = &view->facts->quantities[index];
	struct span whole = quantity->extent.end > quantity->extent.start ? quantity->extent : quantity->span;
	size_t from;

	strbuf_puts(view->out, "  ");
	view_place(view, quantity->span.start, PLACE);
	state(view, figures, index);
	from = view->out->size;
	strbuf_puts(view->out, view_name(view, ROLE_NAMES[quantity->role]));
	view_pad(view, from, ROLE);
	from = view->out->size;
	view_clip(view, text_of(view, whole), FIGURE - 1);
	view_pad(view, from, FIGURE);
	value(view, quantity);
	notes(view, quantity);
	quantity_source(view, quantity);
}

/* Figures that nobody printed stand in claims only. */
static bool is_printed(const struct quantity *quantity)
{
	return quantity->span.end > quantity->span.start;
}

static void quantities(struct view *view)
{
	const struct facts *facts = view->facts;
	struct figure_claims figures;
	size_t printed = 0;

	figure_claims_init(&figures, facts, NULL, view->out->arena);
	for (size_t i = 0; i < facts->quantity_count; i++)
		printed += is_printed(&facts->quantities[i]);
	view_section(view, view_say(view, "Số liệu", "Quantities"), printed);
	for (size_t i = 0; i < facts->quantity_count; i++)
		if (is_printed(&facts->quantities[i]))
			quantity_line(view, &figures, i);
}

/* ---- dates, periods, citations ------------------------------------------------------------------------------ */

static void dates(struct view *view)
{
	view_section(view, view_say(view, "Ngày tháng", "Dates"), view->facts->date_count);
	for (size_t i = 0; i < view->facts->date_count; i++) {
		const struct date *date = &view->facts->dates[i];
		size_t from;

		strbuf_puts(view->out, "  ");
		view_place(view, date->span.start, PLACE);
		from = view->out->size;
		if (date->day > 0)
			strbuf_printf(view->out, "%02u/", date->day);
		if (date->month > 0)
			strbuf_printf(view->out, "%02u/", date->month);
		if (date->year != 0)
			strbuf_printf(view->out, "%d", date->year);
		else
			strbuf_puts(view->out, view_say(view, "(không ghi năm)", "(no year)"));
		if (!date->valid)
			strbuf_puts(view->out, view_say(view, " không có trong lịch", " not in the calendar"));
		view_pad(view, from, FIGURE);
		view_context(view, date->span, date->block);
		strbuf_putc(view->out, '\n');
	}
}

static void periods(struct view *view)
{
	view_section(view, view_say(view, "Kỳ, khoảng thời gian", "Periods"), view->facts->period_count);
	for (size_t i = 0; i < view->facts->period_count; i++) {
		const struct period *period = &view->facts->periods[i];
		size_t from;

		strbuf_puts(view->out, "  ");
		view_place(view, period->span.start, PLACE);
		from = view->out->size;
		strbuf_puts(view->out, view_name(view, PERIOD_NAMES[period->kind]));
		if (period->number > 0)
			strbuf_printf(view->out, " %u", period->number);
		if (period->year != 0)
			strbuf_printf(view->out, " %d", period->year);
		if (period->end_year != 0)
			strbuf_printf(view->out, "-%d", period->end_year);
		view_pad(view, from, FIGURE);
		view_context(view, period->span, period->block);
		strbuf_putc(view->out, '\n');
	}
}

static void citation_part(struct view *view, const char *words, struct slice text, size_t width)
{
	if (text.size == 0)
		return;
	strbuf_printf(view->out, "; %s ", words);
	view_clip(view, text, width);
}

static void citations(struct view *view)
{
	view_section(view, view_say(view, "Văn bản viện dẫn", "Citations"), view->facts->citation_count);
	for (size_t i = 0; i < view->facts->citation_count; i++) {
		const struct citation *citation = &view->facts->citations[i];
		size_t from;

		strbuf_puts(view->out, "  ");
		view_place(view, citation->span.start, PLACE);
		from = view->out->size;
		view_clip(view, text_of(view, citation->span), FIGURE - 1);
		view_pad(view, from, FIGURE);
		view_put(view, citation->type_word.size > 0 ? citation->type_word : citation->type_code);
		if (citation->party)
			strbuf_puts(view->out, view_say(view, " (Đảng)", " (Party)"));
		citation_part(view, view_say(view, "ngày", "dated"), date_text(view, citation->date), 24);
		citation_part(view, view_say(view, "của", "of"), citation->issuer, 40);
		citation_part(view, view_say(view, "trích yếu:", "subject:"), citation->subject, 60);
		strbuf_putc(view->out, '\n');
	}
}

/* ---- headings, rows ----------------------------------------------------------------------------------------- */

/* The chain of parents is as deep as the headings are; a limit keeps a strange one from costing much. */
static unsigned depth_of(const struct facts *facts, uint32_t heading)
{
	unsigned depth = 0;

	while (facts->headings[heading].parent < facts->heading_count && depth < 8) {
		heading = facts->headings[heading].parent;
		depth++;
	}
	return depth;
}

static void headings(struct view *view)
{
	view_section(view, view_say(view, "Đề mục", "Headings"), view->facts->heading_count);
	for (uint32_t i = 0; i < view->facts->heading_count; i++) {
		const struct heading *heading = &view->facts->headings[i];
		struct span span = view_block_span(view, heading->block);
		unsigned indent = 2 * depth_of(view->facts, i);

		strbuf_puts(view->out, "  ");
		view_place(view, span.start, PLACE);
		strbuf_printf(view->out, "[%u] %*s", heading->stream, (int)indent, "");
		view_clip(view, text_of(view, span), VIEW_WIDTH - 20 - indent);
		strbuf_putc(view->out, '\n');
	}
}

static void row_values(struct view *view, const struct row *row)
{
	const struct table *table = &view->doc->tables[row->table];
	bool any = false;

	for (uint32_t c = 0; row->values && c < table->columns; c++) {
		if (row->values[c] == NO_INDEX)
			continue;
		strbuf_puts(view->out, any ? " | " : ": ");
		view_clip(view, text_of(view, view->facts->quantities[row->values[c]].span), 24);
		any = true;
	}
	if (!any)
		strbuf_puts(view->out, view_say(view, ": (không có số)", ": (no figure)"));
	if (row->total)
		strbuf_puts(view->out, view_say(view, "  [dòng tổng]", "  [total row]"));
}

static void stt(struct view *view, const struct enumerator *mark)
{
	for (unsigned i = 0; i < mark->depth && i < ENUM_MAX_DEPTH; i++)
		strbuf_printf(view->out, "%s%u", i ? "." : "", mark->path[i]);
	if (mark->depth > 0)
		strbuf_putc(view->out, ' ');
}

static void rows(struct view *view)
{
	uint32_t table = NO_INDEX;

	view_section(view, view_say(view, "Dòng của các bảng", "Rows of the tables"), view->facts->row_count);
	for (size_t i = 0; i < view->facts->row_count; i++) {
		const struct row *row = &view->facts->rows[i];

		if (row->table != table)
			strbuf_printf(view->out, "  %s %u\n", view_name(view, BLOCK_NAMES[BLOCK_TABLE]),
				      row->table + 1);
		table = row->table;
		strbuf_puts(view->out, "  ");
		view_place(view, row->label.start, PLACE);
		strbuf_printf(view->out, "%*s", 2 * row->level, "");
		stt(view, &row->stt);
		view_clip(view, text_of(view, row->label), 60);
		if (row->unit_text.end > row->unit_text.start) {
			strbuf_puts(view->out, " (");
			view_clip(view, text_of(view, row->unit_text), 20);
			strbuf_putc(view->out, ')');
		}
		row_values(view, row);
		strbuf_putc(view->out, '\n');
	}
}

void view_facts(struct view *view)
{
	identity(view);
	quantities(view);
	dates(view);
	periods(view);
	citations(view);
	headings(view);
	rows(view);
}
