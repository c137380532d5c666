/*
 * config: the file .rasoat.yml, which keeps for a folder of reports how they are to be checked.
 *
 * One run has one configuration: that of the directory which holds all its inputs, or of the nearest one above that has any; so
 * neither the order of the inputs nor the working directory changes what is found. This part finds and parses the file and knows
 * which files it leaves out; what its keys mean, options_configure() (settings) and project/rule_lines.h (rules) know.
 */
#ifndef RASOAT_PROJECT_CONFIG_H
#define RASOAT_PROJECT_CONFIG_H

#include "base/arena.h"
#include "base/yaml.h"
#include "rasoat.h"

struct config {
	struct arena arena;
	const char *path;                /* absolute */
	const char *shown;               /* for messages: from the working directory where the file is below it */
	const char *directory;           /* absolute: what paths and patterns in the file start from */
	const struct yaml_node *root;    /* a map; NULL: the file says nothing */
	const struct yaml_node *exclude; /* a list of texts, or NULL */
	bool came_along; /* found neither in the working directory nor above it, so perhaps with what was submitted */
};

/* The file for these inputs, to be freed, or NULL when there is none. Without inputs, that of the working directory. */
char *config_find(char *const *inputs, size_t count);

/* Reads the file; NULL after a message on stderr. */
struct config *config_read(const char *path, enum rasoat_language language);

void config_free(struct config *config);

/* Begins a message on stderr about a place of the file. */
void config_complain(const struct config *config, const struct yaml_node *node);

/* Whether a file or directory that was met inside of a directory is to be passed over. */
bool config_excludes(const struct config *config, const char *path, bool is_directory);

#endif
