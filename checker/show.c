/*
 * The show command: the document as the library read it.
 */
#include <errno.h>

#include "commands.h"
#include "language.h"
#include "reason.h"
#include "report/clean.h"

static int unreadable(const struct options *options, const char *path, const char *reason)
{
	fputs("rasoat: ", stderr);
	clean_print(stderr, path);
	fputs(": ", stderr);
	clean_print(stderr, reason && *reason ? reason : say(options->language, "không đọc được", "it cannot be read"));
	fputc('\n', stderr);
	return EXIT_INPUT;
}

static int show_one(const struct options *options, const struct rasoat_rules *rules, const char *path)
{
	struct rasoat_result *result = NULL;
	enum rasoat_status status = check_path(options, rules, path, &result);
	int exit_status = EXIT_CLEAN;
	const char *text;

	if (status != RASOAT_OK) {
		exit_status = unreadable(
			options, path, result ? rasoat_result_reason(result) : system_reason(options->language, errno));
		rasoat_result_free(result);
		return exit_status;
	}
	text = rasoat_result_show(result, options->views ? options->views : RASOAT_VIEW_TEXT, options->json);
	if (text)
		fputs(text, stdout);
	else
		exit_status = unreadable(options, path,
					 say(options->language, "không đủ bộ nhớ", "there is not enough memory"));
	rasoat_result_free(result);
	return exit_status;
}

int command_show(const struct options *options)
{
	struct rasoat_rules *rules;
	int status;

	if (options->argument_count != 1) {
		fputs(say(options->language, "rasoat: show cần đúng một tệp\n", "rasoat: show takes one file\n"),
		      stderr);
		options_hint(options);
		return EXIT_USAGE;
	}
	rules = open_rules(options, &status);
	if (!rules)
		return status;
	status = show_one(options, rules, options->arguments[0]);
	rasoat_rules_free(rules);
	return finish_output(options, status);
}
