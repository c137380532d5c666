/* The command line as it is read, and what is said of a wrong one. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "options.h"

enum { MOST_WORDS = 16 };

/* stderr goes to a file while a command line is read; its text is then in `told`. */
static char told[2000];

static enum parsed parse(struct options *options, char **words, const char *line)
{
	static char buffer[1000];
	FILE *capture = tmpfile();
	int saved = dup(STDERR_FILENO);
	enum parsed parsed;
	size_t size;
	int count = 0;

	assert_non_null(capture);
	assert_true(strlen(line) < sizeof buffer);
	strcpy(buffer, line);
	for (char *word = strtok(buffer, " "); word; word = strtok(NULL, " "))
		words[count++] = word;
	words[count] = NULL;
	fflush(stderr);
	dup2(fileno(capture), STDERR_FILENO);
	parsed = options_parse(options, count, words);
	fflush(stderr);
	dup2(saved, STDERR_FILENO);
	close(saved);
	rewind(capture);
	size = fread(told, 1, sizeof told - 1, capture);
	told[size] = '\0';
	fclose(capture);
	return parsed;
}

static void expect_wrong(const char *line, const char *words_told)
{
	struct options options;
	char *words[MOST_WORDS];

	assert_int_equal(parse(&options, words, line), PARSED_WRONG);
	if (!strstr(told, words_told))
		fail_msg("%s: \"%s\" is not in: %s", line, words_told, told);
}

static void files_alone_are_checked(void **state)
{
	struct options options;
	char *words[MOST_WORDS];

	(void)state;
	assert_int_equal(parse(&options, words, "rasoat a.txt b.txt"), PARSED_RUN);
	assert_int_equal(options.command, COMMAND_CHECK);
	assert_int_equal(options.argument_count, 2);
	assert_string_equal(options.arguments[0], "a.txt");
	assert_string_equal(options.arguments[1], "b.txt");
	assert_string_equal(options.format, "text");
	assert_int_equal(options.fail_on, FAIL_ON_WARNING);
	assert_int_equal(options.language, RASOAT_VI);
	assert_true(options.max_size == (size_t)256 << 20);
}

static void options_stand_anywhere(void **state)
{
	struct options options;
	char *words[MOST_WORDS];

	(void)state;
	assert_int_equal(
		parse(&options, words, "rasoat --lang en a.txt --fail-on=error -j 3 b.txt --only sum,date -qs"),
		PARSED_RUN);
	assert_int_equal(options.language, RASOAT_EN);
	assert_int_equal(options.fail_on, FAIL_ON_ERROR);
	assert_int_equal(options.jobs, 3);
	assert_string_equal(options.only, "sum,date");
	assert_true(options.quiet && options.summary);
	assert_int_equal(options.argument_count, 2);
	assert_string_equal(options.arguments[1], "b.txt");
}

static void letters_are_joined_with_their_value(void **state)
{
	struct options options;
	char *words[MOST_WORDS];

	(void)state;
	assert_int_equal(parse(&options, words, "rasoat -sfjson -j4 a"), PARSED_RUN);
	assert_true(options.summary);
	assert_string_equal(options.format, "json");
	assert_int_equal(options.jobs, 4);
}

static void options_may_stand_before_the_command(void **state)
{
	struct options options;
	char *words[MOST_WORDS];

	(void)state;
	assert_int_equal(parse(&options, words, "rasoat --lang=en rules --json"), PARSED_RUN);
	assert_int_equal(options.command, COMMAND_RULES);
	assert_true(options.json);
	assert_int_equal(options.argument_count, 0);
}

static void everything_behind_two_hyphens_is_a_file(void **state)
{
	struct options options;
	char *words[MOST_WORDS];

	(void)state;
	assert_int_equal(parse(&options, words, "rasoat -- rules --json -"), PARSED_RUN);
	assert_int_equal(options.command, COMMAND_CHECK);
	assert_int_equal(options.argument_count, 3);
	assert_string_equal(options.arguments[0], "rules");
	assert_string_equal(options.arguments[2], "-");
}

static void views_add_up(void **state)
{
	struct options options;
	char *words[MOST_WORDS];

	(void)state;
	assert_int_equal(parse(&options, words, "rasoat show --facts --claims a"), PARSED_RUN);
	assert_int_equal(options.views, RASOAT_VIEW_FACTS | RASOAT_VIEW_CLAIMS);
}

static void sizes_have_units(void **state)
{
	struct options options;
	char *words[MOST_WORDS];

	(void)state;
	assert_int_equal(parse(&options, words, "rasoat --max-size 20M a"), PARSED_RUN);
	assert_int_equal(options.max_size, 20 << 20);
	assert_int_equal(parse(&options, words, "rasoat --max-size 512k a"), PARSED_RUN);
	assert_int_equal(options.max_size, 512 << 10);
	assert_int_equal(parse(&options, words, "rasoat --max-size 1000 a"), PARSED_RUN);
	assert_int_equal(options.max_size, 1000);
	expect_wrong("rasoat --max-size 20X a", "20X");
	expect_wrong("rasoat --max-size 0 a", "0");
	expect_wrong("rasoat --max-size -1 a", "-1");
	expect_wrong("rasoat --max-size 99999999999999999999G a", "999");
}

static void help_and_version_win(void **state)
{
	struct options options;
	char *words[MOST_WORDS];

	(void)state;
	assert_int_equal(parse(&options, words, "rasoat rules --help"), PARSED_HELP);
	assert_int_equal(options.command, COMMAND_RULES);
	assert_int_equal(parse(&options, words, "rasoat -V"), PARSED_VERSION);
}

static void mistakes_are_told_with_the_nearest_name(void **state)
{
	(void)state;
	expect_wrong("rasoat --formt json a", "--format?");
	expect_wrong("rasoat --lang en --quite a", "did you mean --quiet?");
	expect_wrong("rasoat --format jsno a", "json?");
	expect_wrong("rasoat --format xml a", "ndjson");
	expect_wrong("rasoat ruels", "rules?");
	expect_wrong("rasoat -Z a", "-Z");
}

static void mistakes_speak_the_language_asked_for_behind_them(void **state)
{
	(void)state;
	expect_wrong("rasoat --nosuchthing a --lang en", "there is no option");
	expect_wrong("rasoat --nosuchthing a", "không có tùy chọn");
}

static void values_are_asked_for_and_refused(void **state)
{
	(void)state;
	expect_wrong("rasoat a --only", "--only");
	expect_wrong("rasoat --quiet=yes a", "--quiet");
	expect_wrong("rasoat --jobs 0 a", "--jobs");
	expect_wrong("rasoat --jobs 257 a", "--jobs");
	expect_wrong("rasoat --jobs two a", "two");
}

static void a_command_has_its_own_options_only(void **state)
{
	(void)state;
	expect_wrong("rasoat rules --tables", "--tables");
	expect_wrong("rasoat --jobs 2 show a", "--jobs");
	expect_wrong("rasoat a --claims", "--claims");
}

static void every_option_has_help_in_both_languages(void **state)
{
	(void)state;
	for (size_t i = 0; i < OPTION_COUNT; i++) {
		assert_true(strlen(OPTIONS[i].help[RASOAT_VI]) > 0 && strlen(OPTIONS[i].help[RASOAT_EN]) > 0);
		assert_true(OPTIONS[i].commands != 0);
		assert_true(!OPTIONS[i].argument[0] == !OPTIONS[i].argument[1]);
		for (size_t j = i + 1; j < OPTION_COUNT; j++) {
			assert_string_not_equal(OPTIONS[i].name, OPTIONS[j].name);
			assert_true(OPTIONS[i].letter == 0 || OPTIONS[i].letter != OPTIONS[j].letter);
		}
	}
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(files_alone_are_checked),
		cmocka_unit_test(options_stand_anywhere),
		cmocka_unit_test(letters_are_joined_with_their_value),
		cmocka_unit_test(options_may_stand_before_the_command),
		cmocka_unit_test(everything_behind_two_hyphens_is_a_file),
		cmocka_unit_test(views_add_up),
		cmocka_unit_test(sizes_have_units),
		cmocka_unit_test(help_and_version_win),
		cmocka_unit_test(mistakes_are_told_with_the_nearest_name),
		cmocka_unit_test(mistakes_speak_the_language_asked_for_behind_them),
		cmocka_unit_test(values_are_asked_for_and_refused),
		cmocka_unit_test(a_command_has_its_own_options_only),
		cmocka_unit_test(every_option_has_help_in_both_languages),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
