/*
 * finding: what a reviewer is told. One sink per document; every finding passes finding_add().
 *
 * Findings come out sorted by place, then rule; the same document gives the same findings in the same order.
 * Messages are rendered when a finding is added, in the sink's language, from the rule's template.
 */
#ifndef RASOAT_FINDING_FINDING_H
#define RASOAT_FINDING_FINDING_H

#include "base/strbuf.h"
#include "document/document.h"

enum severity { SEVERITY_INFO, SEVERITY_WARNING, SEVERITY_ERROR };
enum language { LANGUAGE_VI, LANGUAGE_EN, LANGUAGES };
enum verdict { VERDICT_PASS, VERDICT_FAIL, VERDICT_UNKNOWN, VERDICT_ERROR, VERDICTS };

struct rule;

/* One value for a {name} in a message. */
struct argument {
	const char *name;
	struct slice value;
};

struct related {
	struct span span;
	struct slice note;
};

struct suggestion {
	struct span span; /* what to replace; empty span start == end: no suggestion */
	struct slice replace;
	struct slice with;
	struct slice because;
};

struct finding {
	const struct rule *rule;
	enum severity severity;
	struct span span; /* the main place */
	/*
	 * Figures to mark in the excerpt; unused ones are empty. The first is the figure that is contradicted (the
	 * total, the rate, the repeated number): by it finding/merge.c knows two findings of one error.
	 */
	struct span marks[4];
	struct slice message;
	struct slice equation; /* "138 + 12 + 12 = 162 ≠ 164", empty where there is no arithmetic */
	struct related *related;
	size_t related_count;
	struct suggestion suggestion;
	/*
	 * Where the figure stands that makes this and another finding one error; empty: the culprit, or the first mark.
	 * Set where the claims of both rest on the same figures.
	 */
	struct span error;
	uint32_t claim;       /* 1 + index of the claim that failed; 0 where there is none */
	char fingerprint[17]; /* 16 hex digits: rule, folded text or figure, equation, ordinal among equals; no line */
};

struct sink {
	struct arena *arena;
	const struct document *doc;
	enum language language;
	struct finding *findings;
	size_t count, capacity;
	size_t verdicts[VERDICTS];      /* over all rules */
	size_t rule_verdicts[VERDICTS]; /* of the rule that runs now */
	uint8_t *quantity_state;        /* per quantity: flags of coverage.c */
	size_t quantity_count;
};

void sink_init(struct sink *sink, struct arena *arena, const struct document *doc, enum language language,
	       size_t quantity_count);

/*
 * Adds a finding of `rule` at `span` and returns it for the caller to fill marks, related places, equation and
 * suggestion; the message is rendered from the rule's template and `arguments`. Severity starts as the rule's.
 * The pointer is valid until the next call.
 */
struct finding *finding_add(struct sink *sink, const struct rule *rule, struct span span,
			    const struct argument *arguments, size_t count);

/* Adds a related place; note may be empty. */
void finding_relate(struct sink *sink, struct finding *finding, struct span span, struct slice note);

/* Counts a verdict for the running rule. */
void sink_verdict(struct sink *sink, enum verdict verdict);

/* Says that a quantity stands in a claim with that verdict (coverage). */
void sink_quantity(struct sink *sink, uint32_t quantity, enum verdict verdict);

/* Says that a quantity counts nothing (a year, a row number): the coverage has it only if a claim uses it. */
void sink_discount(struct sink *sink, size_t quantity);

/* Says that a quantity is printed nowhere (the limit of 100%): the coverage never has it. */
void sink_leave_out(struct sink *sink, size_t quantity);

/* What the rules came to about one figure. */
enum figure_state {
	FIGURE_NONE,      /* counts nothing, and nothing uses it */
	FIGURE_UNTIED,    /* stands in no claim */
	FIGURE_UNDECIDED, /* only in claims that could not be decided */
	FIGURE_RIGHT,     /* in claims that hold */
	FIGURE_FAILED,    /* in a claim that does not hold */
};

enum figure_state sink_figure(const struct sink *sink, size_t quantity);

/* How far the figures of the document were checked; untied is what is left. */
struct coverage {
	size_t figures;
	size_t checked; /* in at least one decided claim */
	size_t failed;
	size_t unknown; /* only in undecided claims */
	size_t untied;
};

struct coverage sink_coverage(const struct sink *sink);

/* Sorts, drops repetitions, joins findings that show one error (same wrong figure), fills fingerprints. */
void sink_finish(struct sink *sink);

/* Replaces every {name} of the template by its argument ({{ is {); an unknown name stays as it is. */
void message_render(struct strbuf *out, struct slice template, const struct argument *arguments, size_t count);

#endif
