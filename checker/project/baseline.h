/*
 * baseline: the findings of an earlier run, kept in a file or made from an earlier version of a report, so that new findings, those
 * that remain and those that are settled can be told apart.
 *
 * Findings are known again by their fingerprints, which do not change when text moves. The file is JSON, described by
 * schema/rasoat-baseline.schema.json; paths stand in it as they were given.
 */
#ifndef RASOAT_PROJECT_BASELINE_H
#define RASOAT_PROJECT_BASELINE_H

#include "rasoat.h"
#include "report/report.h"

struct baseline;

struct baseline *baseline_new(void);
void baseline_free(struct baseline *baseline);

/*
 * Adds what the file holds. A file that is not there is an empty one when may_be_absent. On failure the reason has been written to
 * stderr in the language.
 */
bool baseline_read(struct baseline *baseline, const char *path, bool may_be_absent, enum rasoat_language language);

/* Takes the findings of a record as those of `path`, in place of what it had for it. False when memory ends. */
bool baseline_take(struct baseline *baseline, const char *path, const struct rasoat_result *result);

/*
 * Tells for each finding of the record whether it is new, and which old ones of `path` are settled: fills record->since, ->settled
 * and ->settled_count, which baseline_release() frees. A report that is not known by its path, but by findings of one that is no more there,
 * is taken for that one under a new name. False when memory ends.
 */
bool baseline_compare(struct baseline *baseline, const char *path, struct record *record);
void baseline_release(struct record *record);

/*
 * Writes the baseline to the file as a whole or not at all: it goes into a new file beside it that then takes its name. On failure
 * the reason has been written to stderr, and the old file is as it was.
 */
bool baseline_write(const struct baseline *baseline, const char *path, enum rasoat_language language);

#endif
