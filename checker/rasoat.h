/*
 * rasoat: the whole interface another program needs.
 *
 * Open a rule set once; check any number of buffers or files with it, from any number of threads; walk the findings; free.
 * The library keeps no global state, never prints and never exits. All text is UTF-8, NUL-terminated, and belongs to the
 * object it was got from: it lives until that object is freed. Lines and columns count from 1, columns in characters.
 */
#ifndef RASOAT_H
#define RASOAT_H

#include <stdbool.h>
#include <stddef.h>

#ifdef __cplusplus
extern "C" {
#endif

#define RASOAT_VERSION "0.1.0"

enum rasoat_status {
	RASOAT_OK,
	RASOAT_NO_MEMORY,    /* memory, or the memory limit, is used up */
	RASOAT_BAD_RULES,    /* a rule file or word list is wrong: see the message */
	RASOAT_UNREADABLE,   /* the file cannot be opened or read */
	RASOAT_NOT_TEXT,     /* binary, or not in a known encoding */
	RASOAT_EMPTY,        /* nothing in it to check */
	RASOAT_TOO_LARGE,    /* past the size limit */
	RASOAT_BAD_ARGUMENT, /* an unknown rule or category, an impossible limit */
};

enum rasoat_severity { RASOAT_INFO, RASOAT_WARNING, RASOAT_ERROR };
enum rasoat_language { RASOAT_VI, RASOAT_EN };

/* "0.1.0" of the library that is linked. */
const char *rasoat_version(void);

/* ---- rule sets ---------------------------------------------------------------------------------------------- */

struct rasoat_rules;

struct rasoat_rule {
	const char *id;       /* "sum/prose" */
	const char *category; /* "sum" */
	const char *kind;     /* "breakdown" */
	enum rasoat_severity severity;
	const char *title[2];   /* by enum rasoat_language */
	const char *message[2]; /* with {placeholders} */
	const char *explain[2];
	const char *source;     /* law, circular or practice; "" where there is none */
	const char *file;
	size_t tests;
};

/*
 * Opens the rules compiled into the library; directory (may be NULL) names one whose rules add to or override them. On success
 * *rules is to be freed with rasoat_rules_free(). On failure *message, if message is not NULL, is a text to be freed with free():
 * one "file:line:column: what is wrong" a line.
 */
enum rasoat_status rasoat_rules_open(const char *directory, struct rasoat_rules **rules, char **message);

/*
 * Keeps only what `only` names and drops what `skip` names: comma-separated rule ids or categories, NULL for no restriction.
 * Not to be called while another thread uses the rules. RASOAT_BAD_ARGUMENT and *message (to be freed) for an unknown name; the
 * message proposes the nearest known one.
 */
enum rasoat_status rasoat_rules_select(struct rasoat_rules *rules, const char *only, const char *skip, char **message);

void rasoat_rules_free(struct rasoat_rules *rules);

/* Rules in the order of their ids, selected ones only. */
size_t rasoat_rules_count(const struct rasoat_rules *rules);
struct rasoat_rule rasoat_rules_at(const struct rasoat_rules *rules, size_t index);

/* Index of the rule with that id, or SIZE_MAX. */
size_t rasoat_rules_find(const struct rasoat_rules *rules, const char *id);

/*
 * Runs the tests inside the rules. report is called once for each test: passed says how it went, why (in English) what was
 * expected and what came when it failed. Returns the number of failed tests; *ran, if not NULL, the number of all. A rule whose tests
 * never make it fire, or never leave it silent, counts as a failed test.
 */
struct rasoat_test {
	const char *rule;
	const char *file;
	unsigned line;
	const char *kind; /* "fail", "pass", "unknown" */
	const char *text;
	bool passed;
	const char *why;
};
size_t rasoat_rules_test(const struct rasoat_rules *rules, void (*report)(const struct rasoat_test *, void *), void *context,
			 size_t *ran);

/* ---- checking ----------------------------------------------------------------------------------------------- */

struct rasoat_options {
	enum rasoat_language language; /* of the messages; RASOAT_VI by default */
	size_t max_size;               /* bytes of input; 0: 256 MiB */
	size_t max_memory;             /* bytes for one document; 0: 4 GiB */
};

struct rasoat_position {
	unsigned line;
	unsigned column;
};

struct rasoat_place {
	struct rasoat_position start;
	struct rasoat_position end; /* behind the last character */
	const char *place;          /* "dòng 95", as a user of the format says it */
	const char *text;           /* what stands there */
	const char *note;           /* why it is named; "" for the main place */
	const char *excerpt;        /* the source lines around it */
	struct {
		size_t start, end;      /* bytes of excerpt to be marked */
	} marks[4];                     /* start == end: none */
	unsigned excerpt_line;          /* line number of the first line of excerpt */
};

struct rasoat_finding {
	const char *rule;
	enum rasoat_severity severity;
	const char *message;
	const char *equation; /* "" where there is no arithmetic */
	struct rasoat_place main;
	size_t related;       /* see rasoat_result_related() */
	const char *suggestion_replace; /* "" when there is no suggestion */
	const char *suggestion_with;
	const char *suggestion_because;
	const char *fingerprint;
};

struct rasoat_coverage {
	size_t figures; /* quantities read */
	size_t checked; /* of them in at least one decided claim */
	size_t failed;
	size_t unknown; /* only in undecided claims */
};

struct rasoat_result;

/*
 * Checks size bytes. path is only for messages and may be "-". *result is always set (unless memory ends before it can be made)
 * and must be freed, also when the status is not RASOAT_OK; its rasoat_result_reason() then says in words what was wrong.
 */
enum rasoat_status rasoat_check(const struct rasoat_rules *rules, const struct rasoat_options *options, const char *path,
				const void *data, size_t size, struct rasoat_result **result);

/* The same for a file on disk. */
enum rasoat_status rasoat_check_file(const struct rasoat_rules *rules, const struct rasoat_options *options, const char *path,
				     struct rasoat_result **result);

void rasoat_result_free(struct rasoat_result *result);

const char *rasoat_result_path(const struct rasoat_result *result);
enum rasoat_status rasoat_result_status(const struct rasoat_result *result);
const char *rasoat_result_reason(const struct rasoat_result *result);   /* "" when RASOAT_OK; in the chosen language */
const char *rasoat_result_format(const struct rasoat_result *result);   /* "text" */
const char *rasoat_result_encoding(const struct rasoat_result *result); /* "UTF-8" */
size_t rasoat_result_count(const struct rasoat_result *result);
struct rasoat_finding rasoat_result_at(const struct rasoat_result *result, size_t index);
struct rasoat_place rasoat_result_related(const struct rasoat_result *result, size_t index, size_t related);
struct rasoat_coverage rasoat_result_coverage(const struct rasoat_result *result);

/* How often the rules decided, over all of them. */
struct rasoat_verdicts {
	size_t passed;
	size_t failed;
	size_t unknown; /* a value is missing or the wording is open */
	size_t broken;  /* a rule could not finish: a pattern ran past its limit */
};
struct rasoat_verdicts rasoat_result_verdicts(const struct rasoat_result *result);

/* The ids of the rules that broke on this document: what they would have found is not all there. */
size_t rasoat_result_broken(const struct rasoat_result *result);
const char *rasoat_result_broken_at(const struct rasoat_result *result, size_t index);

/* ---- the document as read (rasoat show) --------------------------------------------------------------------- */

enum rasoat_view { RASOAT_VIEW_TEXT = 1, RASOAT_VIEW_TABLES = 2, RASOAT_VIEW_FACTS = 4, RASOAT_VIEW_CLAIMS = 8 };

/*
 * The views or-ed in `views`: text for a person (json false) or one JSON object. The string belongs to the result. NULL when the
 * document could not be read, and when memory ends.
 */
const char *rasoat_result_show(struct rasoat_result *result, unsigned views, bool json);

#ifdef __cplusplus
}
#endif

#endif
