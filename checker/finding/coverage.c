/* What the rules came to about each figure. */
#include "finding/finding.h"

/* Flags of sink.quantity_state. */
enum { CHECKED = 1, FAILED = 2, UNDECIDED = 4, DISCOUNTED = 8, LEFT_OUT = 16 };

void sink_quantity(struct sink *sink, uint32_t quantity, enum verdict verdict)
{
	if (quantity >= sink->quantity_count)
		return;
	if (verdict == VERDICT_PASS || verdict == VERDICT_FAIL)
		sink->quantity_state[quantity] |= CHECKED;
	if (verdict == VERDICT_FAIL)
		sink->quantity_state[quantity] |= FAILED;
	if (verdict == VERDICT_UNKNOWN || verdict == VERDICT_ERROR)
		sink->quantity_state[quantity] |= UNDECIDED;
}

void sink_discount(struct sink *sink, size_t quantity)
{
	sink->quantity_state[quantity] |= DISCOUNTED;
}

void sink_leave_out(struct sink *sink, size_t quantity)
{
	sink->quantity_state[quantity] |= LEFT_OUT;
}

enum figure_state sink_figure(const struct sink *sink, size_t quantity)
{
	uint8_t state = sink->quantity_state[quantity];

	if (state & LEFT_OUT)
		return FIGURE_NONE;
	if (state & FAILED)
		return FIGURE_FAILED;
	if (state & CHECKED)
		return FIGURE_RIGHT;
	if (state & UNDECIDED)
		return FIGURE_UNDECIDED;
	return state & DISCOUNTED ? FIGURE_NONE : FIGURE_UNTIED;
}

struct coverage sink_coverage(const struct sink *sink)
{
	struct coverage coverage = {0};

	for (size_t i = 0; i < sink->quantity_count; i++) {
		enum figure_state state = sink_figure(sink, i);

		coverage.figures += state != FIGURE_NONE;
		coverage.checked += state == FIGURE_RIGHT || state == FIGURE_FAILED;
		coverage.failed += state == FIGURE_FAILED;
		coverage.unknown += state == FIGURE_UNDECIDED;
		coverage.untied += state == FIGURE_UNTIED;
	}
	return coverage;
}
