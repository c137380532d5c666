#include "rules/sequence.h"

enum { MOST_SKIPPED = 9 }; /* a wider gap is a mark misread, not items forgotten */

void sequence_start(struct sequence *sequence, const uint32_t *numbers, size_t count, uint32_t first, uint32_t outer)
{
	*sequence = (struct sequence){.numbers = numbers, .count = count, .closed = first > 0};
	if (first > 0)
		sequence->reached = first - 1;
	else if (count > 0 && numbers[0] > 0)
		sequence->reached = numbers[0] - 1;
	/* 2, 2, 3: the first of them is a wrong 1; 1, 2, [1, 4]: the inner 1 is a wrong 3. */
	if (first == 0 && count > 1 && numbers[1] == 2 && (count == 2 ? numbers[0] == 2 : numbers[2] == 3))
		sequence->reached = 0;
	if (outer > 1 && count > 1 && numbers[0] == 1 && numbers[1] == outer + 2)
		sequence->reached = outer;
}

static uint32_t number_at(const struct sequence *s, size_t at)
{
	return at < s->count ? s->numbers[at] : 0;
}

/* One number in place of another: the next one goes on as if nothing were wrong. */
static struct slip substituted(const struct sequence *s, size_t at, uint32_t expected)
{
	struct slip slip = {.kind = SLIP_ORDER, .at = at, .expected = expected};
	uint32_t number = s->numbers[at];

	if (number == number_at(s, at + 1)) {
		slip.kind = SLIP_REPEATED;
		slip.other = at + 1;
	} else if (number < expected && expected - number <= at) {
		slip.kind = SLIP_REPEATED;
		slip.other = at - (expected - number);
		if (s->numbers[slip.other] != number)
			slip.kind = SLIP_ORDER;
	}
	return slip;
}

/* A number that neither follows nor stands for the one that should: what it is, and how far the list has come. */
static struct slip judge(struct sequence *s, size_t at, uint32_t expected)
{
	struct slip slip = {.kind = SLIP_NONE, .at = at, .expected = expected};
	uint32_t number = s->numbers[at];
	uint32_t next = number_at(s, at + 1);

	if (number == expected - 1 && at > 0) {
		/* 1, 1, 2 may be two lists. */
		slip.kind = number == 1 && next == 2 && !s->closed ? SLIP_NONE : SLIP_REPEATED;
		slip.other = at - 1;
	} else if (number == expected + 1 && next == expected) {
		slip.kind = SLIP_ORDER;
		s->reached = number;
		s->next++;
	} else if (number > expected && next != expected) {
		slip.kind = number - expected <= MOST_SKIPPED ? SLIP_SKIPPED : SLIP_NONE;
		s->reached = number;
	} else if (number < expected && at + 1 == s->count && expected - number <= at && number > 1 &&
		   s->numbers[at - (expected - number)] == number) {
		slip.kind = SLIP_REPEATED;
		slip.other = at - (expected - number);
	} else if (number < expected) {
		s->reached = number;
	}
	return slip;
}

bool sequence_next(struct sequence *s, struct slip *slip)
{
	while (s->next < s->count) {
		size_t at = s->next++;
		uint32_t expected = s->reached + 1;

		if (s->numbers[at] == expected) {
			s->reached = expected;
			continue;
		}
		if (number_at(s, at + 1) == expected + 1) {
			*slip = substituted(s, at, expected);
			s->reached = expected;
			return true;
		}
		*slip = judge(s, at, expected);
		if (slip->kind != SLIP_NONE)
			return true;
	}
	return false;
}
