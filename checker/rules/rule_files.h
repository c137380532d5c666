/*
 * rule_files: the files of a rules directory on disk, read into memory in a fixed order.
 */
#ifndef RASOAT_RULES_RULE_FILES_H
#define RASOAT_RULES_RULE_FILES_H

#include "rules/load.h"

struct rule_file {
	struct slice path; /* below the directory: "sum/prose.yaml" */
	struct slice name; /* for messages: the directory and the path */
	struct slice bytes;
};

/*
 * Reads every .yaml and .txt file below directory, two levels deep, sorted by path. What cannot be read is reported
 * through the loader.
 */
void rule_files_read(struct rule_loader *loader, const char *directory, struct rule_file **files, size_t *count);

#endif
