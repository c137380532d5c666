/*
 * rasoat: the whole interface another program needs.
 *
 * Open a rule set once; check any number of buffers or files with it, from any number of threads; walk the findings;
 * free. The library keeps no global state, never prints and never exits. All text is UTF-8, NUL-terminated and never
 * NULL where nothing else is said; it belongs to the object it was got from and lives until that object is freed. Lines
 * and columns count from 1, columns in characters.
 *
 * A rule set may be used by many threads at once as long as none selects, sets severities or frees; a result belongs
 * to one thread at a time. An index that is not below the count is a mistake of the caller.
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
	RASOAT_NO_MEMORY,    /* memory, or the document's memory limit, is used up */
	RASOAT_BAD_RULES,    /* a rule file or word list is wrong: see the message */
	RASOAT_UNREADABLE,   /* the file cannot be opened or read */
	RASOAT_NOT_TEXT,     /* of no format that is read: a PDF, an image, or an encoding that is not known */
	RASOAT_EMPTY,        /* nothing in it to check */
	RASOAT_TOO_LARGE,    /* past a limit of size, nesting or time */
	RASOAT_BAD_ARGUMENT, /* an unknown rule or category, an impossible limit */
	RASOAT_DAMAGED,      /* a Word or Excel file, or a ZIP archive, that is not whole */
	RASOAT_ENCRYPTED,    /* it cannot be read without its password */
};

enum rasoat_severity { RASOAT_INFO, RASOAT_WARNING, RASOAT_ERROR };
enum rasoat_language { RASOAT_VI, RASOAT_EN };
enum rasoat_tracked { RASOAT_TRACKED_ACCEPTED, RASOAT_TRACKED_REJECTED };

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
	const char *source[2]; /* law, circular or practice; "" where there is none */
	const char *file;
	size_t tests;
};

/*
 * Opens the rules compiled into the library; directory (may be NULL) names one whose rules (CATEGORY/NAME.yaml) add to
 * them, or override those of the same id, and whose word lists (words/NAME.txt) add to the words. On success *rules is
 * to be freed with rasoat_rules_free(). On failure *rules is NULL and *message, if message is not NULL, is a text to be
 * freed with free(), in English: one "file:line:column: what is wrong" a line, for every mistake of every file. It is
 * NULL where memory ended even for that, and on success.
 */
enum rasoat_status rasoat_rules_open(const char *directory, struct rasoat_rules **rules, char **message);

/*
 * Keeps only what `only` names and drops what `skip` names: comma-separated rule ids, categories, or globs of either
 * ("citation/two-*"; * and ? do not stand for a slash); NULL or "" for no restriction. Where both name a rule, it is
 * dropped. Not to be called while another thread uses the rules. For an unknown name RASOAT_BAD_ARGUMENT, the rules as
 * they were, and *message (if message is not NULL; to be freed with free()), which proposes the nearest known name.
 */
enum rasoat_status rasoat_rules_select(struct rasoat_rules *rules, const char *only, const char *skip, char **message);

/*
 * Gives the rules that `names` names, as in rasoat_rules_select(), another severity than their files say. What they find afterwards has it.
 * Not to be called while another thread uses the rules. For an unknown name as rasoat_rules_select().
 */
enum rasoat_status rasoat_rules_set_severity(struct rasoat_rules *rules, const char *names,
					     enum rasoat_severity severity, char **message);

/* Frees a rule set, after all its results; NULL is allowed. */
void rasoat_rules_free(struct rasoat_rules *rules);

/* Rules in the order of their ids, selected ones only. */
size_t rasoat_rules_count(const struct rasoat_rules *rules);
struct rasoat_rule rasoat_rules_at(const struct rasoat_rules *rules, size_t index);

/* Index of the rule with that id, or SIZE_MAX. */
size_t rasoat_rules_find(const struct rasoat_rules *rules, const char *id);

/* One test of a rule, and how it went. Its texts live as long as the call that reports it. */
struct rasoat_test {
	const char *rule; /* id */
	const char *file;
	unsigned line;
	const char *kind; /* "fail", "pass", "unknown" */
	const char *text; /* what was checked */
	bool passed;
	const char *why; /* in English: what was expected and what came; "" when it passed */
};

/*
 * Runs the tests inside the rules: a fail text must give a finding of its rule (with the test's equation in it, where
 * one is given), a pass text none, an unknown text none and no passed verdict either. report (may be NULL) is called
 * once for each test, in the order of the rules, with context as its last argument. Returns the number of failed tests;
 * *ran, if ran is not NULL, is the number of all. A rule whose tests never make it fire, or never leave it silent,
 * counts as one more failed test.
 */
size_t rasoat_rules_test(const struct rasoat_rules *rules, void (*report)(const struct rasoat_test *, void *),
			 void *context, size_t *ran);

/* ---- checking ----------------------------------------------------------------------------------------------- */

/* All zero is what most programs want, and what a NULL pointer stands for. */
struct rasoat_options {
	enum rasoat_language language; /* of messages, reasons and places */
	size_t max_size;               /* bytes of input; 0: 256 MiB; at most 1 GiB */
	size_t max_memory;             /* bytes for one document, its findings included; 0: 4 GiB */
	const char *encoding;          /* of text: "UTF-8", "TCVN3", "VNI" ...; NULL: to be recognised */
	const char *member; /* name of the report inside the ZIP archive that is given; NULL: the whole is one */
	enum rasoat_tracked tracked; /* how tracked changes of a Word file are read */
};

struct rasoat_position {
	unsigned line;
	unsigned column;
};

/* Bytes [start, end) of rasoat_result_text(). */
struct rasoat_range {
	size_t start;
	size_t end;
};

struct rasoat_place {
	struct rasoat_position start;
	struct rasoat_position end; /* behind the last character */
	const char *place; /* "dòng 95", "dòng 710 (Biểu mẫu 3, mục 1.4.2)", "bảng 3, dòng 5, cột 4", "Biểu1!C7" */
	struct rasoat_range range; /* of rasoat_result_text() */
	const char *section; /* the outermost heading it stands under: "II. KẾT QUẢ THỰC HIỆN"; "" above the first */
	const char *text;    /* what stands there, wrapped lines joined; "…" for what goes past 2000 bytes */
	const char *note;    /* why it is named; "" for the main place */
	const char *excerpt; /* the lines of the source around it, 10 at most; "…" where one was cut */
	struct {
		size_t start, end;      /* bytes of excerpt to be marked */
	} marks[4];                     /* the contradicted figure first; start == end: none */
	struct rasoat_range figures[4]; /* the same marks in rasoat_result_text(); start == end: none */
	unsigned excerpt_line;          /* line number of the first line of excerpt */
	unsigned page;                  /* of a format that has pages; 0: unknown, as all that follow */
	unsigned paragraph;             /* of a format that has paragraphs, counted outside of its tables */
	unsigned table;                 /* number of the table it stands in, of a format that has cells */
	unsigned row;                   /* of that table, or of the sheet */
	unsigned column;
	const char *sheet; /* of a workbook; "" elsewhere */
	const char *cell;  /* "C7" on that sheet; "" elsewhere */
};

struct rasoat_finding {
	const char *rule;
	enum rasoat_severity severity;
	const char *message;
	const char *equation; /* "" where there is no arithmetic */
	struct rasoat_place main;
	size_t related;                 /* see rasoat_result_related() */
	const char *suggestion_replace; /* the figure or words to replace; "" when there is no suggestion */
	const char *suggestion_with;
	const char *suggestion_because;
	struct rasoat_position suggestion_start; /* what suggestion_replace covers; line 0 without a suggestion */
	struct rasoat_position suggestion_end;
	const char *fingerprint; /* 16 hex digits: the same wherever the text moves in the next version */
};

/* How far the figures of a document were checked. */
struct rasoat_coverage {
	size_t figures; /* quantities read */
	size_t checked; /* of them in at least one decided claim */
	size_t failed;
	size_t unknown; /* only in undecided claims */
	size_t untied;  /* in none: figures is checked + unknown + untied */
};

struct rasoat_result;

/*
 * Checks size bytes, which are not needed afterwards. options may be NULL. path only names the document and may be
 * NULL. *result is always set (NULL only where memory ends before it can be made) and must be freed with
 * rasoat_result_free(), also when the status is not RASOAT_OK; rasoat_result_reason() then says in words what was wrong
 * and what to do. The rules must outlive the result.
 */
enum rasoat_status rasoat_check(const struct rasoat_rules *rules, const struct rasoat_options *options,
				const char *path, const void *data, size_t size, struct rasoat_result **result);

/*
 * The same for a file on disk, a pipe or a device, read to its end or to the size limit. Where there is no such file,
 * "archive.zip!folder/report.docx" names a member of an archive.
 */
enum rasoat_status rasoat_check_file(const struct rasoat_rules *rules, const struct rasoat_options *options,
				     const char *path, struct rasoat_result **result);

/* The files inside a ZIP archive, by the names that rasoat_options.member takes. */
struct rasoat_archive {
	char **names;
	size_t count; /* 0: no archive, a damaged one, or an office file, which is one report */
};

/* To be freed with rasoat_archive_free(). RASOAT_OK or RASOAT_NO_MEMORY. */
enum rasoat_status rasoat_archive_read(const void *data, size_t size, struct rasoat_archive *archive);
void rasoat_archive_free(struct rasoat_archive *archive);

/* Frees a result and all text got from it; NULL is allowed. */
void rasoat_result_free(struct rasoat_result *result);

const char *rasoat_result_path(const struct rasoat_result *result); /* "-" when it was NULL */
enum rasoat_status rasoat_result_status(const struct rasoat_result *result);
const char *rasoat_result_reason(const struct rasoat_result *result);   /* "" when RASOAT_OK; in the chosen language */
const char *rasoat_result_format(const struct rasoat_result *result);   /* "text", "docx"; "" when it was not read */
const char *rasoat_result_encoding(const struct rasoat_result *result); /* "UTF-8"; "" when it was not read */

/* The findings, in the order of their places, then of their rules; none when the document was not read. */
size_t rasoat_result_count(const struct rasoat_result *result);
struct rasoat_finding rasoat_result_at(const struct rasoat_result *result, size_t index);

/* The further places of a finding: related counts from 0 to rasoat_finding.related. */
struct rasoat_place rasoat_result_related(const struct rasoat_result *result, size_t index, size_t related);
struct rasoat_coverage rasoat_result_coverage(const struct rasoat_result *result);

/*
 * A figure that stands in no claim; index counts from 0 to rasoat_coverage.untied. Its text is the figure with its unit,
 * its note the words around it, in which the figure stands between « and »; in a table the words of its row and column.
 * All texts are "" when memory ends.
 */
struct rasoat_place rasoat_result_untied(struct rasoat_result *result, size_t index);

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
 * The views or-ed in `views`: text for a person (json false) or one JSON object. The string belongs to the result. NULL
 * when the document could not be read, and when memory ends.
 */
const char *rasoat_result_show(struct rasoat_result *result, unsigned views, bool json);

/* ---- the document as read, for programs that show it in their own way --------------------------------------- */

/* All that was read, in reading order: UTF-8, wrapped lines joined by a blank, blocks and cells parted by line ends. */
const char *rasoat_result_text(const struct rasoat_result *result, size_t *size);

enum rasoat_block_kind {
	RASOAT_PARAGRAPH,
	RASOAT_NUMBERED, /* begins with I., 1., 1.1., a) */
	RASOAT_ITEM,     /* begins with -, +, a bullet */
	RASOAT_CAPTION,  /* of a table or form */
	RASOAT_TABLE,
};

struct rasoat_block {
	enum rasoat_block_kind kind;
	struct rasoat_range range;
	struct rasoat_position start;
	unsigned level; /* of a heading: 1 is the outermost; 0: none */
	size_t rows;    /* of a table; 0 otherwise */
	size_t columns;
	size_t header_rows; /* its first rows, which are heads */
};

struct rasoat_cell {
	struct rasoat_range range;
	unsigned rows; /* it covers */
	unsigned columns;
	bool present; /* false: covered by another cell, or its row is shorter */
};

size_t rasoat_result_blocks(const struct rasoat_result *result);
struct rasoat_block rasoat_result_block_at(const struct rasoat_result *result, size_t index);

/* A cell of a block that is a table. */
struct rasoat_cell rasoat_result_cell_at(const struct rasoat_result *result, size_t block, size_t row, size_t column);

enum rasoat_figure_state {
	RASOAT_FIGURE_UNTIED,    /* stands in no statement that could be checked */
	RASOAT_FIGURE_RIGHT,     /* every statement that it stands in holds */
	RASOAT_FIGURE_WRONG,     /* at least one does not */
	RASOAT_FIGURE_UNDECIDED, /* only in statements that could not be decided */
};

struct rasoat_figure {
	struct rasoat_range range;
	enum rasoat_figure_state state;
};

/*
 * The figures that the coverage counts, in the order of their places; *count of them. They belong to the result. NULL when there
 * are none, and when memory ends.
 */
const struct rasoat_figure *rasoat_result_figures(struct rasoat_result *result, size_t *count);

#ifdef __cplusplus
}
#endif

#endif
