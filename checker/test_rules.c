/*
 * The test-rules command: runs the tests inside the rule files.
 */
#include <string.h>

#include "commands.h"
#include "language.h"
#include "report/clean.h"

struct counts {
	const struct options *options;
	const char *directory; /* only rules whose files are in it; NULL: all */
	size_t passed;
	size_t failed;
};

static bool inside(const char *file, const char *directory)
{
	size_t size = strlen(directory);

	while (size > 1 && directory[size - 1] == '/')
		size--;
	return strncmp(file, directory, size) == 0 && (file[size] == '/' || directory[size - 1] == '/');
}

static void one(const struct rasoat_test *test, void *context)
{
	struct counts *counts = context;

	if (counts->directory && !inside(test->file, counts->directory))
		return;
	if (test->passed) {
		counts->passed++;
		return;
	}
	counts->failed++;
	if (counts->options->quiet)
		return;
	printf("%s:%u: %s: ", test->file, test->line, test->rule);
	if (test->kind[0])
		printf("%s: ", test->kind);
	clean_print(stdout, test->why);
	putchar('\n');
	if (test->text[0]) {
		fputs("    ", stdout);
		clean_print(stdout, test->text);
		putchar('\n');
	}
}

int command_test_rules(const struct options *options)
{
	struct options named = *options;
	struct counts counts = {.options = options};
	struct rasoat_rules *rules;
	int status;

	if (options->argument_count > 1) {
		fputs(say(options->language, "rasoat: test-rules nhận nhiều nhất một thư mục\n",
			  "rasoat: test-rules takes one directory at most\n"),
		      stderr);
		options_hint(options);
		return EXIT_USAGE;
	}
	if (options->argument_count == 1)
		named.rules = counts.directory = options->arguments[0];
	rules = open_rules(&named, &status);
	if (!rules)
		return status;
	rasoat_rules_test(rules, one, &counts, NULL);
	rasoat_rules_free(rules);
	if (!options->quiet)
		printf("%zu passed, %zu failed\n", counts.passed, counts.failed);
	return finish_output(options, counts.failed > 0 ? EXIT_FINDINGS : EXIT_CLEAN);
}
