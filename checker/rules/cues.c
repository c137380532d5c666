#include "rules/cues.h"

#include "base/utf8.h"
#include "extract/scan.h"

bool cues_load(struct rule_loader *loader, const struct yaml_node *map, const char *key, enum load_need need,
	       const char *const **cues)
{
	struct slice *items = NULL;
	size_t count = 0;
	const char **strings;

	if (!load_list(loader, map, key, need, &items, &count))
		return false;
	strings = arena_array(loader->arena, count + 1, sizeof *strings);
	for (size_t i = 0; i < count; i++) {
		struct strbuf folded;

		strbuf_init(&folded, loader->arena);
		utf8_fold(&folded, items[i]);
		strings[i] = arena_string(loader->arena, strbuf_slice(&folded));
	}
	*cues = strings;
	return true;
}

bool cues_in(const char *const *cues, struct slice text, uint32_t from, uint32_t to)
{
	struct span found;

	for (; *cues != NULL; cues++)
		if (scan_find(text, from, to, *cues, &found))
			return true;
	return false;
}

bool cues_before(const char *const *cues, struct slice text, uint32_t at, uint32_t *start)
{
	enum { WORDS = 4 };
	uint32_t from = at;
	struct span word;
	struct span found;

	for (unsigned i = 0; i < WORDS && scan_previous(text, from, &word); i++) {
		from = word.start;
		for (const char *const *cue = cues; *cue != NULL; cue++) {
			if (scan_find(text, from, at, *cue, &found) && found.start == from &&
			    found.end == scan_blanks_back(text, at)) {
				*start = from;
				return true;
			}
		}
	}
	return false;
}
