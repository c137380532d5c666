#include "show/show.h"

#include "rasoat.h"
#include "show/view.h"

static void head(struct view *view, const char *path)
{
	const struct document *doc = view->doc;

	view_put(view, slice_str(path));
	strbuf_printf(view->out,
		      view_say(view, ": %s, %s; %zu dòng, %zu khối, %zu bảng\n",
			       ": %s, %s; %zu lines, %zu blocks, %zu tables\n"),
		      doc->format, doc->encoding, doc->line_count, doc->block_count, doc->table_count);
}

static void text(struct view *view, const char *path, unsigned views)
{
	head(view, path);
	if (views & RASOAT_VIEW_TEXT)
		view_blocks(view, !(views & RASOAT_VIEW_TABLES));
	if (views & RASOAT_VIEW_TABLES)
		view_tables(view);
	if (views & RASOAT_VIEW_FACTS)
		view_facts(view);
	if (views & RASOAT_VIEW_CLAIMS)
		view_claims(view);
}

const char *show_words_around(struct arena *arena, const struct facts *facts, uint32_t quantity)
{
	struct strbuf out;
	struct view view = {.out = &out, .doc = facts->doc, .facts = facts};

	strbuf_init(&out, arena);
	view_words_around(&view, &facts->quantities[quantity]);
	return out.data;
}

const char *show_render(struct arena *arena, const struct facts *facts, const struct sink *sink, const char *path,
			unsigned views, bool json)
{
	struct strbuf out;
	struct view view = {.out = &out, .doc = facts->doc, .facts = facts, .sink = sink, .language = sink->language};

	strbuf_init(&out, arena);
	if (views == 0)
		views = RASOAT_VIEW_TEXT;
	if (json)
		view_json(&view, path, views);
	else
		text(&view, path, views);
	return out.data;
}
