/*
 * The figures that stand in no claim, to be looked at by a person: each with the words around it.
 */
#include <assert.h>
#include <setjmp.h>

#include "library/library.h"
#include "show/show.h"

static void collect(struct rasoat_result *result)
{
	const struct sink *sink = &result->check.sink;
	size_t count = 0;

	result->untied = arena_array(&result->arena, sink_coverage(sink).untied, sizeof *result->untied);
	for (size_t i = 0; i < sink->quantity_count; i++)
		if (sink_figure(sink, i) == FIGURE_UNTIED)
			result->untied[count++] = (uint32_t)i;
}

static struct rasoat_place place_of(struct rasoat_result *result, uint32_t index)
{
	const struct quantity *q = &result->check.facts->quantities[index];
	struct span whole = q->extent.end > q->extent.start ? q->extent : q->span;
	struct rasoat_place place = library_place(result, whole, whole, &q->span, 1);

	place.note = show_words_around(&result->arena, result->check.facts, index);
	return place;
}

struct rasoat_place rasoat_result_untied(struct rasoat_result *result, size_t index)
{
	struct rasoat_place place = {.place = "", .text = "", .note = "", .excerpt = ""};
	jmp_buf escape;

	assert(index < rasoat_result_coverage(result).untied);
	result->arena.escape = &escape;
	if (setjmp(escape) == 0) {
		if (result->untied == NULL)
			collect(result);
		place = place_of(result, result->untied[index]);
	}
	result->arena.escape = NULL;
	return place;
}
