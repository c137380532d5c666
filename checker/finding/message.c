#include "finding/finding.h"

static const struct argument *find_argument(struct slice name, const struct argument *arguments, size_t count)
{
	for (size_t i = 0; i < count; i++)
		if (slice_equal(name, slice_str(arguments[i].name)))
			return &arguments[i];
	return NULL;
}

/* Renders what begins with a brace at `at`; returns where the template goes on. */
static size_t render_brace(struct strbuf *out, struct slice template, size_t at, const struct argument *arguments,
			   size_t count)
{
	size_t close = slice_find(template, SLICE("}"), at);
	const struct argument *argument;

	if (at + 1 < template.size && template.data[at + 1] == '{') {
		strbuf_putc(out, '{');
		return at + 2;
	}
	if (close == SIZE_MAX) {
		strbuf_add(out, slice_part(template, at, template.size));
		return template.size;
	}
	argument = find_argument(slice_part(template, at + 1, close), arguments, count);
	strbuf_add(out, argument == NULL ? slice_part(template, at, close + 1) : argument->value);
	return close + 1;
}

void message_render(struct strbuf *out, struct slice template, const struct argument *arguments, size_t count)
{
	for (size_t at = 0; at < template.size;) {
		size_t brace = slice_find(template, SLICE("{"), at);

		strbuf_add(out, slice_part(template, at, brace));
		at = brace == SIZE_MAX ? template.size : render_brace(out, template, brace, arguments, count);
	}
}
