#include "rules/culprit_digits.h"

enum { MOST_DIGITS = 48 };

struct digits {
	char digit[MOST_DIGITS];
	size_t count;
};

static struct slice print(struct arena *arena, const struct quantity *q, struct decimal value)
{
	struct decimal shown;
	struct decimal limit = decimal_of(10);
	struct strbuf out;
	int order;

	strbuf_init(&out, arena);
	if (!decimal_shift(&shown, value, -(int)q->magnitude) || !decimal_compare(&order, shown, limit))
		return SLICE("");
	if (q->padded && order < 0)
		strbuf_putc(&out, '0');
	decimal_print(&out, shown, q->printed);
	return strbuf_slice(&out);
}

static struct digits digits_of(struct slice figure)
{
	struct digits digits = {.count = 0};

	for (size_t i = 0; i < figure.size && digits.count < MOST_DIGITS; i++)
		if (figure.data[i] >= '0' && figure.data[i] <= '9' && (digits.count > 0 || figure.data[i] != '0'))
			digits.digit[digits.count++] = figure.data[i];
	return digits;
}

static bool same_digits(struct digits a, struct digits b)
{
	return a.count == b.count && memcmp(a.digit, b.digit, a.count) == 0;
}

static size_t decimals_of(struct slice figure)
{
	size_t comma = slice_find(figure, SLICE(","), 0);

	return comma == SIZE_MAX ? 0 : figure.size - comma - 1;
}

/* "1019" has no dots where our form has; where the document prints none, none are put in. */
static struct slice without_dots(struct arena *arena, struct slice figure)
{
	struct strbuf out;

	strbuf_init(&out, arena);
	for (size_t i = 0; i < figure.size; i++)
		if (figure.data[i] != '.')
			strbuf_putc(&out, figure.data[i]);
	return strbuf_slice(&out);
}

/* A column that prints +2 prints a decrease as -2. */
static struct slice with_plus(struct arena *arena, struct slice figure)
{
	struct strbuf out;

	if (slice_starts(figure, SLICE("-")))
		return figure;
	strbuf_init(&out, arena);
	strbuf_putc(&out, '+');
	strbuf_add(&out, figure);
	return strbuf_slice(&out);
}

struct slice culprit_digits_print(struct arena *arena, const struct facts *facts, uint32_t quantity,
				  struct decimal value)
{
	const struct quantity *q = &facts->quantities[quantity];
	struct slice printed = document_slice(facts->doc, q->span);
	struct slice own = print(arena, q, facts->quantities[quantity].value);
	struct slice other = print(arena, q, value);

	if (q->spelled || decimals_of(other) != q->printed || decimals_of(own) != decimals_of(printed))
		return SLICE("");
	if (slice_equal(printed, own))
		return other;
	if (slice_starts(printed, SLICE("+")) && slice_equal(slice_part(printed, 1, printed.size), own))
		return with_plus(arena, other);
	if (slice_equal(printed, without_dots(arena, own)))
		return without_dots(arena, other);
	return SLICE("");
}

/* The digits behind the shared beginning and before the shared end. */
static size_t strip_shared(struct digits *a, struct digits *b)
{
	size_t start = 0;
	size_t end = 0;

	while (start < a->count && start < b->count && a->digit[start] == b->digit[start])
		start++;
	while (end + start < a->count && end + start < b->count &&
	       a->digit[a->count - 1 - end] == b->digit[b->count - 1 - end])
		end++;
	a->count -= end;
	b->count -= end;
	return start;
}

bool culprit_digits_near(struct slice printed, struct slice other)
{
	struct digits a = digits_of(printed);
	struct digits b = digits_of(other);
	size_t start;

	if (a.count == MOST_DIGITS || b.count == MOST_DIGITS || same_digits(a, b))
		return false;
	start = strip_shared(&a, &b);
	if (a.count - start <= 1 && b.count - start <= 1)
		return true;
	return a.count - start == 2 && b.count - start == 2 && a.digit[start] == b.digit[start + 1] &&
	       a.digit[start + 1] == b.digit[start];
}
