#include "rules/rule.h"

const struct kind *const KINDS[] = {
	&KIND_PATTERN,   &KIND_FORM,     &KIND_SEQUENCE, &KIND_BREAKDOWN, &KIND_RATE,       &KIND_CHANGE, &KIND_BALANCE,
	&KIND_AGREEMENT, &KIND_CITATION, &KIND_CALENDAR, &KIND_REQUIRED,  &KIND_REPETITION, &KIND_TYPED,  NULL,
};

const struct kind *kind_find(struct slice name)
{
	for (const struct kind *const *kind = KINDS; *kind != NULL; kind++)
		if (slice_equal(name, slice_str((*kind)->name)))
			return *kind;
	return NULL;
}
