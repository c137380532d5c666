#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "rules/match.h"
#include "rules/pattern.h"

static struct arena arena;
static struct rule_loader loader;

static int set_up(void **unused)
{
	(void)unused;
	arena_init(&arena, 0);
	loader_init(&loader, &arena);
	loader.file = SLICE("format/test.yaml");
	return 0;
}

static int tear_down(void **unused)
{
	(void)unused;
	arena_release(&arena);
	return 0;
}

static bool compile(const char *text, struct pattern *pattern)
{
	const struct yaml_node node = {.kind = YAML_SCALAR, .line = 3, .column = 10, .text = slice_str(text)};

	return pattern_compile(&loader, &node, pattern);
}

/* What group n takes in text; NULL when the pattern does not match. */
static const char *taken(const char *source, const char *text, uint32_t n)
{
	struct pattern pattern;
	struct matcher matcher;
	size_t start;
	size_t end;

	assert_true(compile(source, &pattern));
	matcher_init(&matcher, &arena, pattern.code);
	if (matcher_find(&matcher, slice_str(text), 0) != MATCH_FOUND)
		return NULL;
	assert_true(matcher_group(&matcher, n, &start, &end));
	return arena_string(&arena, slice_part(slice_str(text), start, end));
}

static void macros_take_whole_figures(void **unused)
{
	(void)unused;
	assert_string_equal(taken("{number}", "đạt 2.796.475.133 đồng", 0), "2.796.475.133");
	assert_string_equal(taken("{number}", "đạt 76,47.", 0), "76,47");
	assert_string_equal(taken("{percent}", "đạt 76,47 % kế hoạch", 0), "76,47 %");
	assert_string_equal(taken("{date}", "ngày 05/7/2023.", 0), "05/7/2023");
	assert_null(taken("{number}", "1.2.3", 0));
	assert_string_equal(taken("{word}", "123 hồ sơ", 0), "hồ");
}

static void units_come_from_the_word_list_the_longest_first(void **unused)
{
	(void)unused;
	assert_string_equal(taken("{number}\\h+(?<u>{unit})", "120 hồ sơ", 1), "hồ sơ");
	assert_string_equal(taken("{number}\\h+(?<u>{unit})", "12 lượt người", 1), "lượt người");
	assert_null(taken("{number}\\h+(?<u>{unit})", "12 hồsơ", 1));
}

static void named_groups_have_the_type_of_their_macro(void **unused)
{
	struct pattern pattern;

	(void)unused;
	assert_true(compile("(?<a>{number})-(?<b>{percent})-(?<c>{date})-(?<d>{unit})-(?<e>{number} hộ)-(x)(?<f>y)",
			    &pattern));
	assert_int_equal(pattern.count, 6);
	assert_int_equal(pattern.captures[0].type, CAPTURE_NUMBER);
	assert_int_equal(pattern.captures[1].type, CAPTURE_PERCENT);
	assert_int_equal(pattern.captures[2].type, CAPTURE_DATE);
	assert_int_equal(pattern.captures[3].type, CAPTURE_TEXT);
	assert_int_equal(pattern.captures[4].type, CAPTURE_TEXT);
	assert_int_equal(pattern.captures[5].group, 7);
}

static void quantifiers_properties_and_escapes_are_no_macros(void **unused)
{
	(void)unused;
	assert_string_equal(taken("\\p{Lu}{2,3}\\{x}", "ab ABC{x}", 0), "ABC{x}");
	assert_string_equal(taken("\\(?<a>", "<a>", 0), "<a>");
}

static void mistakes_are_reported_where_they_stand(void **unused)
{
	struct pattern pattern;

	(void)unused;
	assert_false(compile("{numbre} hồ sơ", &pattern));
	assert_non_null(strstr(loader_report(&loader).data, "format/test.yaml:3:10: unknown macro"));
	assert_non_null(strstr(loader_report(&loader).data, "number"));
	assert_false(compile("(", &pattern));
	assert_non_null(strstr(loader_report(&loader).data, "bad pattern"));
	assert_false(compile("(?<a>x)(?<a>y)", &pattern));
	assert_int_equal(loader.mistake_count, 3);
}

static void endless_backtracking_is_cut_off(void **unused)
{
	struct pattern pattern;
	struct matcher matcher;
	char text[4001];

	(void)unused;
	memset(text, 'a', sizeof text);
	text[sizeof text - 1] = '!';
	assert_true(compile("^(?:a|a?)+$", &pattern));
	matcher_init(&matcher, &arena, pattern.code);
	assert_int_equal(matcher_find(&matcher, slice_of(text, sizeof text), 0), MATCH_BROKEN);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test_setup_teardown(macros_take_whole_figures, set_up, tear_down),
		cmocka_unit_test_setup_teardown(units_come_from_the_word_list_the_longest_first, set_up, tear_down),
		cmocka_unit_test_setup_teardown(named_groups_have_the_type_of_their_macro, set_up, tear_down),
		cmocka_unit_test_setup_teardown(quantifiers_properties_and_escapes_are_no_macros, set_up, tear_down),
		cmocka_unit_test_setup_teardown(mistakes_are_reported_where_they_stand, set_up, tear_down),
		cmocka_unit_test_setup_teardown(endless_backtracking_is_cut_off, set_up, tear_down),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
