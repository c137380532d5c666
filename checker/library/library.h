/*
 * library: what stands behind the types of rasoat.h. Private to the library_*.c files.
 */
#ifndef RASOAT_LIBRARY_H
#define RASOAT_LIBRARY_H

#include "library/check.h"
#include "rasoat.h"
#include "rules/ruleset.h"

struct rasoat_rules {
	struct ruleset set;
};

/* Lines of the source as shown. Findings come by place, so that neighbours share theirs. */
struct library_excerpt {
	size_t start, end; /* in the source */
	const char *text;  /* NULL: none was made yet */
	size_t prefix;     /* bytes of text before those of the source */
};

struct rasoat_result {
	struct arena arena; /* the document, its facts, the findings and all strings below */
	enum rasoat_status status;
	enum language language;
	struct check check;
	struct rasoat_finding *findings;
	struct rasoat_place **related; /* per finding */
	size_t count;
	uint32_t *untied;               /* the figures tied to nothing; NULL until somebody asks */
	struct library_excerpt excerpt; /* the last one */
	struct rasoat_figure *figures;  /* NULL until somebody asks */
	size_t figure_count;
	char reason[512];
	char path[]; /* with the result itself, so that it outlives an arena that was given up */
};

/* Fills findings, related and count of the result from its sink. */
void library_findings(struct rasoat_result *result);

/*
 * The place of a span with its excerpt, which shows `shown` (the span or more) as far as it is not too long and in
 * which `marks` (count of them) are found again.
 */
struct rasoat_place library_place(struct rasoat_result *result, struct span span, struct span shown,
				  const struct span *marks, size_t count);

/* The span from the beginning of the table's row it stands in; the span itself outside of tables. */
struct span library_row_span(const struct check *check, struct span span);

/* Says where a span stands as the user of the format would: its name, and the numbers in it. */
void library_place_name(struct rasoat_result *result, struct span span, struct rasoat_place *place);

/* The outermost heading in force at the place; "" above the first. */
const char *library_section(struct rasoat_result *result, struct span span);

/* An encoding that was asked for and that there is none of. */
void library_encoding_reason(struct rasoat_result *result, const char *name);

/* Says in result->reason, in its language, why the status is what it is; detail: a limit, errno or binary_format. */
void library_reason(struct rasoat_result *result, enum rasoat_status status, size_t detail);

/* The same for what a reader said of the bytes; highest: the limit of their size. Sets the status, too. */
void library_read_reason(struct rasoat_result *result, enum read_status status, struct slice bytes, size_t highest);

#endif
