#include "rules/list_figure.h"

#include "extract/scan.h"

enum {
	MOST_BYTES = 800,
	LEAST_ITEMS = 3,
	LABEL_WORDS = 6, /* a longer item is a clause, not a label */
	UNIT_WORDS = 3,
};

enum item { ITEM_FIGURE, ITEM_LABEL, ITEM_CLAUSE };

static bool is_digit(char c)
{
	return c >= '0' && c <= '9';
}

static size_t count_words(struct slice text, uint32_t from, uint32_t to)
{
	size_t count = 0;
	struct span word;

	while (scan_next(text, from, &word) && word.end <= to) {
		count++;
		from = word.end;
	}
	return count;
}

/* What the item [from, to) is: a label with its figure at the end (a unit may follow), a label alone, or a clause. */
static enum item read_item(struct slice text, uint32_t from, uint32_t to)
{
	static const char *const NO_LABELS[] = {"còn", "và", "trong", "đều", "không", "chưa", "đã", "đang", NULL};
	uint32_t last = to;
	struct span first;

	while (last > from && !is_digit(text.data[last - 1]))
		last--;
	if (last > from) {
		bool leads = !is_digit(text.data[scan_blanks(text, from)]);

		return leads && count_words(text, last, to) <= UNIT_WORDS ? ITEM_FIGURE : ITEM_CLAUSE;
	}
	if (!scan_next(text, from, &first) || scan_is_any(text, first, NO_LABELS))
		return ITEM_CLAUSE;
	return count_words(text, from, to) <= LABEL_WORDS && memchr(text.data + from, ',', to - from) == NULL
		       ? ITEM_LABEL
		       : ITEM_CLAUSE;
}

/* Reads the items of the bracket that opens before `start` and closes at `close`. */
static bool read_list(struct slice text, uint32_t start, uint32_t close, struct list_figure *list)
{
	size_t figures = 0;
	size_t labels = 0;

	*list = (struct list_figure){.span = {start, close}};
	for (uint32_t from = start; from < close;) {
		uint32_t to = from;

		while (to < close && text.data[to] != ';')
			to++;
		switch (read_item(text, from, to)) {
		case ITEM_FIGURE:
			figures++;
			break;
		case ITEM_LABEL:
			labels++;
			list->without = (struct span){scan_blanks(text, from), scan_blanks_back(text, to)};
			break;
		case ITEM_CLAUSE:
			return false;
		}
		from = to + 1;
	}
	return figures + labels >= LEAST_ITEMS && labels <= 1;
}

bool list_figure_next(struct slice text, uint32_t *at, uint32_t end, struct list_figure *list)
{
	while (*at < end) {
		uint32_t start = ++*at;
		uint32_t close = start;

		if (text.data[start - 1] != '(')
			continue;
		while (close < end && close - start < MOST_BYTES && text.data[close] != ')' && text.data[close] != '(')
			close++;
		if (close >= end || text.data[close] != ')')
			continue;
		*at = close;
		if (read_list(text, start, close, list))
			return true;
	}
	return false;
}
