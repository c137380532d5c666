#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "base/glob.h"

static void assert_matches(const char *pattern, const char *text, bool wanted)
{
	if (glob_match(slice_str(pattern), slice_str(text)) != wanted)
		fail_msg("%s should %smatch %s", pattern, wanted ? "" : "not ", text);
}

static void a_plain_name_matches_itself(void **unused)
{
	(void)unused;
	assert_matches("", "", true);
	assert_matches("sum/prose", "sum/prose", true);
	assert_matches("sum/prose", "sum/prose-x", false);
	assert_matches("sum/prose", "sum/pros", false);
	assert_matches("a", "", false);
	assert_matches("", "a", false);
}

static void a_star_stays_in_its_directory(void **unused)
{
	(void)unused;
	assert_matches("*", "sum", true);
	assert_matches("*", "", true);
	assert_matches("*", "sum/prose", false);
	assert_matches("*/prose", "sum/prose", true);
	assert_matches("sum/*-*", "sum/a-b-c", true);
	assert_matches("*.txt", "a.txt.txt", true);
	assert_matches("*a*b", "xaxbxaxb", true);
	assert_matches("*a*b", "xaxbxax", false);
	assert_matches("*/b", "a/b/b", false);
}

static void two_stars_go_on_over_directories(void **unused)
{
	(void)unused;
	assert_matches("**", "a/b/c", true);
	assert_matches("a/**", "a/b/c.txt", true);
	assert_matches("a/**", "ab/c.txt", false);
	assert_matches("**/c.txt", "c.txt", true);
	assert_matches("**/c.txt", "a/b/c.txt", true);
	assert_matches("**/c.txt", "a/bc.txt", false);
	assert_matches("a/**/c", "a/c", true);
	assert_matches("a/**/c", "a/b/b/c", true);
	assert_matches("a/**/c", "a/bc", false);
	assert_matches("**/*.txt", "a/b.md/c.txt", true);
	assert_matches("**/old*/**", "x/older/y/z", true);
}

static void a_question_mark_is_one_character(void **unused)
{
	(void)unused;
	assert_matches("b?n", "bản", true);
	assert_matches("b?n", "bn", false);
	assert_matches("b?n", "b/n", false);
	assert_matches("?", "", false);
}

static void many_stars_take_no_long_time(void **unused)
{
	char text[20001];

	(void)unused;
	memset(text, 'a', sizeof text - 1);
	text[sizeof text - 1] = '\0';
	assert_matches("*a*a*a*a*a*a*a*a*a*a*a*b", text, false);
	assert_matches("**a**a**a**a**a**a**a**b", text, false);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(a_plain_name_matches_itself),      cmocka_unit_test(a_star_stays_in_its_directory),
		cmocka_unit_test(two_stars_go_on_over_directories), cmocka_unit_test(a_question_mark_is_one_character),
		cmocka_unit_test(many_stars_take_no_long_time),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
