/* Source lines with the figures underlined, and text made harmless. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include <stdlib.h>
#include <string.h>

#include "report/clean.h"
#include "report/excerpt.h"

/* What excerpt_print() makes of a place. */
static void expect_excerpt(const struct rasoat_place *place, const char *expected)
{
	struct report report = {.language = RASOAT_VI};
	char *text = NULL;
	size_t size = 0;

	report.out = open_memstream(&text, &size);
	assert_non_null(report.out);
	excerpt_print(&report, place);
	fclose(report.out);
	assert_string_equal(text, expected);
	free(text);
}

/* Marks the first `word` behind the marks before. */
static void mark(struct rasoat_place *place, size_t index, const char *word)
{
	size_t from = index > 0 ? place->marks[index - 1].end : 0;
	const char *found = strstr(place->excerpt + from, word);

	assert_non_null(found);
	place->marks[index].start = (size_t)(found - place->excerpt);
	place->marks[index].end = place->marks[index].start + strlen(word);
}

static void marks_stand_under_their_figures(void **state)
{
	struct rasoat_place place = {.excerpt = "giải quyết 164 việc, gồm 138\nviệc và 12 việc\n", .excerpt_line = 9};

	(void)state;
	mark(&place, 0, "164");
	mark(&place, 1, "138");
	mark(&place, 2, "12");
	expect_excerpt(&place, "      9 | giải quyết 164 việc, gồm 138\n"
			       "        |            ^^^           ^^^\n"
			       "     10 | việc và 12 việc\n"
			       "        |         ^^\n");
}

static void wide_and_combining_characters_keep_the_columns(void **state)
{
	struct rasoat_place place = {.excerpt = "漢字 e\xCC\x81\xCC\xA3 7", .excerpt_line = 1};

	(void)state;
	mark(&place, 0, "7");
	expect_excerpt(&place, "      1 | 漢字 e\xCC\x81\xCC\xA3 7\n"
			       "        |        ^\n");
}

static void a_mark_may_go_over_a_line_end(void **state)
{
	struct rasoat_place place = {.excerpt = "từ đây\nđến đó", .excerpt_line = 3};

	(void)state;
	mark(&place, 0, "đây\nđến");
	expect_excerpt(&place, "      3 | từ đây\n"
			       "        |    ^^^\n"
			       "      4 | đến đó\n"
			       "        | ^^^\n");
}

static void without_marks_the_place_itself_is_underlined(void **state)
{
	struct rasoat_place place = {.start = {5, 4}, .end = {5, 7}, .excerpt = "một hai ba", .excerpt_line = 5};

	(void)state;
	expect_excerpt(&place, "      5 | một hai ba\n"
			       "        |    ^^^\n");
}

static void a_missing_value_has_a_caret_at_its_place(void **state)
{
	struct rasoat_place place = {.start = {5, 9}, .end = {5, 9}, .excerpt = "hồ sơ : ", .excerpt_line = 5};

	(void)state;
	expect_excerpt(&place, "      5 | hồ sơ : \n"
			       "        |         ^\n");
}

static void blanks_at_the_end_of_a_line_are_not_printed(void **state)
{
	struct rasoat_place place = {.excerpt = "164 việc \t \ngồm  \n", .excerpt_line = 1};

	(void)state;
	mark(&place, 0, "164");
	expect_excerpt(&place, "      1 | 164 việc\n"
			       "        | ^^^\n"
			       "      2 | gồm\n");
}

static void of_a_long_line_the_surroundings_of_the_marks_are_shown(void **state)
{
	struct report report = {.language = RASOAT_VI};
	struct rasoat_place place = {.excerpt_line = 1};
	char line[4000];
	char *text = NULL;
	size_t size = 0;

	(void)state;
	memset(line, 'a', sizeof line);
	memcpy(line + 1000, "111", 3);
	memcpy(line + 3000, "222", 3);
	line[sizeof line - 1] = '\0';
	place.excerpt = line;
	mark(&place, 0, "111");
	mark(&place, 1, "222");
	report.out = open_memstream(&text, &size);
	excerpt_print(&report, &place);
	fclose(report.out);
	assert_true(size < 700);
	assert_non_null(strstr(text, "111"));
	assert_non_null(strstr(text, "222"));
	free(text);
}

static void what_a_terminal_would_obey_is_replaced(void **state)
{
	char *text = clean_copy("a\x1B[31mb\xE2\x80\xAE"
				"c\td",
				0);

	(void)state;
	assert_string_equal(text, "a\xEF\xBF\xBD[31mb\xEF\xBF\xBD"
				  "c    d");
	free(text);
}

static void bytes_that_are_no_text_are_spelled_out(void **state)
{
	char *text = clean_copy("b\xE1o c\xE1o.txt", 0);

	(void)state;
	assert_string_equal(text, "b\\xE1o c\\xE1o.txt");
	free(text);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(marks_stand_under_their_figures),
		cmocka_unit_test(wide_and_combining_characters_keep_the_columns),
		cmocka_unit_test(a_mark_may_go_over_a_line_end),
		cmocka_unit_test(without_marks_the_place_itself_is_underlined),
		cmocka_unit_test(a_missing_value_has_a_caret_at_its_place),
		cmocka_unit_test(blanks_at_the_end_of_a_line_are_not_printed),
		cmocka_unit_test(of_a_long_line_the_surroundings_of_the_marks_are_shown),
		cmocka_unit_test(what_a_terminal_would_obey_is_replaced),
		cmocka_unit_test(bytes_that_are_no_text_are_spelled_out),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
