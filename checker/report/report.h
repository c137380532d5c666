/*
 * report: findings on their way out, one file per output format behind one table.
 *
 * A format is three functions; it knows no rule by name and keeps no state of its own beyond struct report. Records come in the order
 * of the inputs. Whether writing worked is seen by the caller on the stream.
 */
#ifndef RASOAT_REPORT_REPORT_H
#define RASOAT_REPORT_REPORT_H

#include <stdbool.h>
#include <stddef.h>
#include <stdio.h>

#include "rasoat.h"

/* Of a finding, against an earlier run. */
enum since { SINCE_NEW, SINCE_REMAINING };

/* A finding of an earlier run that is no more. */
struct settled {
	const char *rule;
	const char *place; /* where it stood then */
	const char *message;
	const char *fingerprint;
};

/* One input: a report that was checked, or one that could not be. */
struct record {
	const char *path;
	enum rasoat_status status;
	const char *reason;           /* "" when RASOAT_OK */
	struct rasoat_result *result; /* NULL when nothing could be checked */
	const enum since *since;      /* per finding; NULL when there is nothing to compare with */
	const struct settled *settled;
	size_t settled_count;
	bool only_new; /* what remains is not shown */
};

/* Whether the finding is to be shown. */
bool record_shows(const struct record *record, size_t index);

/* How many are. */
size_t record_count(const struct record *record);

/* What a run came to. */
struct tally {
	size_t documents;
	size_t unreadable; /* of them, those whose status is not ok */
	size_t found[3];   /* findings that are shown, by enum rasoat_severity */
	bool compared;     /* with an earlier run: */
	size_t fresh, remaining, settled;
	struct rasoat_coverage coverage;
};

struct report {
	FILE *out;
	const struct rasoat_rules *rules;
	enum rasoat_language language;
	bool color;
	bool summary;            /* no findings, a line of counts per document */
	bool coverage;           /* and one of figures */
	bool untied;             /* and the figures that are tied to nothing */
	size_t written;          /* records so far */
	size_t listed;           /* findings so far, for formats that separate them */
	struct json_t *troubles; /* of SARIF: what could not be checked; NULL before the first */
	bool failed;             /* memory ended while a record was made */
};

struct report_format {
	const char *name;
	void (*begin)(struct report *report);
	void (*document)(struct report *report, const struct record *record);
	void (*end)(struct report *report, const struct tally *tally);
};

/* NULL-terminated, the default one first. */
extern const char *const REPORT_FORMAT_NAMES[];

/* A name of REPORT_FORMAT_NAMES. */
const struct report_format *report_format_find(const char *name);

extern const struct report_format REPORT_TERMINAL, REPORT_JSON, REPORT_NDJSON, REPORT_SARIF, REPORT_JUNIT,
	REPORT_GITHUB, REPORT_GITLAB, REPORT_CSV, REPORT_NOTE, REPORT_HTML;

/* "ok", "unreadable", "not-text" ...: the word of a status for machines. */
const char *report_status_word(enum rasoat_status status);

/* "error", "warning", "info": the word of a severity for machines. */
const char *report_severity_word(enum rasoat_severity severity);

/* Tells on stderr, after everything before it has gone out, why an input could not be checked. */
void report_problem(struct report *report, const struct record *record);

/* Adds a record to what the run came to. */
void tally_add(struct tally *tally, const struct record *record);

#endif
