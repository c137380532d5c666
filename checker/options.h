/*
 * options: what the command line asks for.
 *
 * One table (options_table.c) holds every command and option; parsing, the help texts and the checks of the manual are all made from
 * it. Strings are borrowed from argv.
 */
#ifndef RASOAT_OPTIONS_H
#define RASOAT_OPTIONS_H

#include <stdbool.h>
#include <stddef.h>
#include <stdio.h>

#include "rasoat.h"

enum command {
	COMMAND_CHECK,
	COMMAND_SHOW,
	COMMAND_RULES,
	COMMAND_EXPLAIN,
	COMMAND_TEST_RULES,
	COMMAND_CONFIG,
	COMMAND_COMPLETION,
	COMMANDS
};
enum color { COLOR_AUTO, COLOR_ALWAYS, COLOR_NEVER };

/* Exit statuses of the program. */
enum { EXIT_CLEAN = 0, EXIT_FINDINGS = 1, EXIT_USAGE = 2, EXIT_INPUT = 3, EXIT_INTERRUPTED = 130 };

/* FAIL_NEVER: findings never change the exit status. */
enum fail_on { FAIL_ON_INFO, FAIL_ON_WARNING, FAIL_ON_ERROR, FAIL_NEVER };

enum option_id {
	OPTION_FORMAT,
	OPTION_LANG,
	OPTION_ONLY,
	OPTION_SKIP,
	OPTION_FAIL_ON,
	OPTION_RULES,
	OPTION_COLOR,
	OPTION_TRACKED,
	OPTION_ENCODING,
	OPTION_MAX_SIZE,
	OPTION_PROGRESS,
	OPTION_JOBS,
	OPTION_QUIET,
	OPTION_SUMMARY,
	OPTION_COVERAGE,
	OPTION_UNTIED,
	OPTION_BASELINE,
	OPTION_UPDATE_BASELINE,
	OPTION_DIFF,
	OPTION_TEXT,
	OPTION_TABLES,
	OPTION_FACTS,
	OPTION_CLAIMS,
	OPTION_JSON,
	OPTION_CONFIG,
	OPTION_NO_CONFIG,
	OPTION_HELP,
	OPTION_VERSION,
	OPTION_IDS,
};

/* What an option was given, and where; text is NULL when nowhere. */
struct said {
	const char *text;
	unsigned line; /* of the configuration file */
	bool from_argv;
};

struct config; /* project/config.h */
struct nearest;

struct options {
	enum command command;
	enum rasoat_language language;
	const char *format; /* a name of report/report.h */
	const char *only;
	const char *skip;
	const char *rules;
	const char *baseline; /* file of known findings */
	const char *older;    /* of --diff: the older version of the report */
	enum fail_on fail_on;
	enum color color;
	size_t max_size;
	enum rasoat_tracked tracked;
	const char *encoding; /* NULL: to be recognised */
	size_t jobs;          /* 0: as many as there are processors */
	bool quiet;
	bool summary;
	bool coverage;
	bool untied;
	bool update_baseline;
	bool json;
	const char *config; /* a configuration file that was named */
	bool no_config;
	const struct config *settings; /* the configuration in force, or NULL; lives to the end of the program */
	struct said said[OPTION_IDS];
	unsigned views;   /* RASOAT_VIEW_* */
	char **arguments; /* what is left of argv: files, ids */
	size_t argument_count;
};

enum parsed { PARSED_RUN, PARSED_HELP, PARSED_VERSION, PARSED_WRONG };

struct option {
	enum option_id id;
	char letter; /* 0: none */
	const char *name;
	unsigned commands;         /* bit 1 << enum command for each that has it */
	const char *const *values; /* NULL-terminated list of allowed words, or NULL */
	const char *argument[2];   /* what the help calls its argument, by language; NULL: it takes none */
	const char *help[2];
};

struct command_name {
	const char *name;
	const char *usage[2]; /* behind "rasoat NAME" */
	const char *help[2];
};

extern const struct option OPTIONS[];
extern const size_t OPTION_COUNT;
extern const struct command_name COMMAND_NAMES[COMMANDS];

/*
 * Reads argv, reordering it so that arguments stand together. On PARSED_WRONG a message has been written to stderr. On PARSED_HELP
 * and PARSED_VERSION, command and language are set.
 */
enum parsed options_parse(struct options *options, int argc, char **argv);

/* Whether a configuration file may have it. */
bool option_is_setting(const struct option *option);

/* What it is called there. */
const char *option_key(const struct option *option);

/*
 * Gives an option its value. `where` stands before the option's name in messages: "--", or the place in a configuration file. False
 * when it does not take that value: a message has been written to stderr.
 */
bool option_set(struct options *options, const struct option *option, const char *value, const char *where);
void option_switch(struct options *options, enum option_id id, bool on);

/* Finds and reads the configuration file and sets what the command line leaves open. False after a message on stderr. */
bool options_configure(struct options *options);

/* Ends a message on stderr with what was probably meant. */
void options_did_you_mean(enum rasoat_language language, const struct nearest *nearest, const char *prefix);

/* The help of a command, made from the table. */
void options_help(FILE *out, enum command command, enum rasoat_language language);

/* "rasoat rules --help" as a hint below a message about wrong usage, on stderr. */
void options_hint(const struct options *options);

#endif
