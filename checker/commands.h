/*
 * commands: what the program can do, one function for each command; they give the exit status.
 */
#ifndef RASOAT_COMMANDS_H
#define RASOAT_COMMANDS_H

#include "options.h"

int command_check(const struct options *options);      /* run.c */
int command_show(const struct options *options);       /* show.c */
int command_rules(const struct options *options);      /* rules.c */
int command_explain(const struct options *options);    /* explain.c */
int command_test_rules(const struct options *options); /* test_rules.c */
int command_config(const struct options *options);     /* config.c */
int command_completion(const struct options *options); /* completion.c */

/*
 * Opens the rules that the options name and selects among them. On failure the reason has been written to stderr, and *status is the
 * exit status.
 */
struct rasoat_rules *open_rules(const struct options *options, int *status);

/* Closes the standard output; when something could not be written, says so and gives EXIT_USAGE, else `status`. */
int finish_output(const struct options *options, int status);

/* Whether to colour what goes to `out`. */
bool use_color(const struct options *options, FILE *out);

/* All of the standard input up to `most` bytes, in *data (to be freed) and *size; false with errno set when it cannot be read. */
bool read_stdin(size_t most, char **data, size_t *size);

/* Checks a file or, for "-", the standard input. */
enum rasoat_status check_path(const struct options *options, const struct rasoat_rules *rules, const char *path,
			      struct rasoat_result **result);

#endif
