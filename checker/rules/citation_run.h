/*
 * citation_run: one run of a rule of the kind citation over a document, shared by the files that hold its checks:
 *
 *   kind_citation.c     a citation by itself: type, year, issuer
 *   citation_same.c     citations of one document against each other
 *   citation_report.c   citations against the report itself
 *   citation_register.c documents of one register in their order
 */
#ifndef RASOAT_RULES_CITATION_RUN_H
#define RASOAT_RULES_CITATION_RUN_H

#include "rules/citation_group.h"
#include "rules/load.h"

struct citation_params {
	int check;
	struct slice *types;
	size_t type_count;
	struct slice *issuers;
	size_t issuer_count;
};

struct citation_run {
	const struct rule *rule;
	const struct citation_params *params;
	const struct facts *facts;
	struct sink *sink;
	struct cited *cited; /* of the run: checks sort it as they like */
	size_t count;
};

typedef void citation_check(struct citation_run *run);

citation_check citation_two_dates, citation_two_numbers, citation_two_subjects, citation_slipped_number;
citation_check citation_after_report, citation_own_number, citation_own_date;
citation_check citation_register;

const struct citation *citation_of(const struct citation_run *run, const struct cited *cited);

/* The document's date, NULL when none is given. */
const struct date *citation_date(const struct citation_run *run, const struct cited *cited);

bool citation_same_date(const struct date *a, const struct date *b);

struct slice citation_text(const struct citation_run *run, struct span span);

/* The number with its date, when that stands behind it in the same text. */
struct span citation_span(const struct citation_run *run, const struct cited *cited);

struct finding *citation_fail(const struct citation_run *run, struct span span, const struct argument *arguments,
			      size_t count);

void citation_sort(struct citation_run *run, int (*order)(const void *, const void *));

/* The end of the group of `first` in the sorted citations: those that are `same` as it. */
size_t citation_group_end(const struct citation_run *run, size_t first,
			  bool (*same)(const struct cited *, const struct cited *));

#endif
