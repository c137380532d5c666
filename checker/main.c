/*
 * main: from argv to a command to an exit status.
 */
#include <signal.h>

#include "commands.h"
#include "language.h"

static int run_command(const struct options *options)
{
	static int (*const COMMAND_FUNCTIONS[COMMANDS])(const struct options *) = {
		[COMMAND_CHECK] = command_check,           [COMMAND_SHOW] = command_show,
		[COMMAND_RULES] = command_rules,           [COMMAND_EXPLAIN] = command_explain,
		[COMMAND_TEST_RULES] = command_test_rules, [COMMAND_CONFIG] = command_config,
		[COMMAND_COMPLETION] = command_completion,
	};

	return COMMAND_FUNCTIONS[options->command](options);
}

int main(int argc, char **argv)
{
	/* Static: threads of a run that is cut off may still read it while the program ends. */
	static struct options options;

	/* A reader that goes away is seen where we write, like a full disk. */
	signal(SIGPIPE, SIG_IGN);
	switch (options_parse(&options, argc, argv)) {
	case PARSED_HELP:
		options_help(stdout, options.command, options.language);
		return finish_output(&options, EXIT_CLEAN);
	case PARSED_VERSION:
		printf("rasoat %s\n", rasoat_version());
		return finish_output(&options, EXIT_CLEAN);
	case PARSED_WRONG:
		return EXIT_USAGE;
	case PARSED_RUN:
		return run_command(&options);
	}
	return EXIT_USAGE;
}
