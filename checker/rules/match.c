#include "rules/match.h"

/* Beyond any pattern that is meant; a pattern that backtracks without end stops within a second. */
enum { MATCH_LIMIT = 1000000, DEPTH_LIMIT = 5000, HEAP_LIMIT_KIB = 20000 };

static void free_data(void *data)
{
	pcre2_match_data_free(data);
}

static void free_context(void *context)
{
	pcre2_match_context_free(context);
}

void matcher_init(struct matcher *matcher, struct arena *arena, const pcre2_code *code)
{
	void **data = arena_defer(arena, free_data);
	void **context = arena_defer(arena, free_context);

	*matcher = (struct matcher){.code = code};
	*data = matcher->data = pcre2_match_data_create_from_pattern(code, NULL);
	*context = matcher->context = pcre2_match_context_create(NULL);
	if (matcher->data == NULL || matcher->context == NULL)
		arena_exhausted(arena);
	pcre2_set_match_limit(matcher->context, MATCH_LIMIT);
	pcre2_set_depth_limit(matcher->context, DEPTH_LIMIT);
	pcre2_set_heap_limit(matcher->context, HEAP_LIMIT_KIB);
}

enum match_result matcher_find(struct matcher *matcher, struct slice text, size_t from)
{
	int groups;

	if (from > text.size)
		return MATCH_NONE;
	groups = pcre2_match(matcher->code, (PCRE2_SPTR)text.data, text.size, from, PCRE2_NO_UTF_CHECK, matcher->data,
			     matcher->context);
	if (groups == PCRE2_ERROR_NOMATCH)
		return MATCH_NONE;
	return groups < 0 ? MATCH_BROKEN : MATCH_FOUND;
}

bool matcher_group(const struct matcher *matcher, uint32_t n, size_t *start, size_t *end)
{
	const PCRE2_SIZE *pairs = pcre2_get_ovector_pointer(matcher->data);

	if (n >= pcre2_get_ovector_count(matcher->data) || pairs[2 * n] == PCRE2_UNSET ||
	    pairs[2 * n + 1] < pairs[2 * n])
		return false;
	*start = pairs[2 * n];
	*end = pairs[2 * n + 1];
	return true;
}
