#include "extract/facts.h"

struct facts *facts_extract(const struct document *doc, const struct lexicon *lexicon, struct arena *arena)
{
	struct facts *facts = arena_alloc(arena, sizeof *facts);

	facts->doc = doc;
	facts->arena = arena;
	facts->tables = arena_array(arena, doc->table_count, sizeof *facts->tables);
	facts->identity.date = facts->identity.period = facts->identity.cut_off = NO_INDEX;
	vocabulary_init(&facts->vocabulary, lexicon, arena);
	extract_dates(facts);
	extract_citations(facts);
	extract_headings(facts);
	extract_tokens(facts);
	extract_rows(facts);
	extract_identity(facts);
	return facts;
}
