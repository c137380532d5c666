/*
 * embedded: the rules and word lists compiled into the library; the table is generated at build time from rules/.
 */
#ifndef RASOAT_RULES_EMBEDDED_H
#define RASOAT_RULES_EMBEDDED_H

#include <stddef.h>

struct embedded_file {
	const char *path; /* below rules/: "sum/prose.yaml", "words/units.txt" */
	const char *data;
	size_t size;
};

extern const struct embedded_file EMBEDDED_FILES[];
extern const size_t EMBEDDED_COUNT;

#endif
