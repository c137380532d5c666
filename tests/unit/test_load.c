#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "rules/load.h"
#include "rules/match.h"
#include "base/nearest.h"

static struct arena arena;
static struct rule_loader loader;

static int start(void **unused)
{
	(void)unused;
	arena_init(&arena, 0);
	loader_init(&loader, &arena);
	loader.file = SLICE("f.yaml");
	return 0;
}

static int stop(void **unused)
{
	(void)unused;
	arena_release(&arena);
	return 0;
}

static struct yaml_node *parse(const char *text)
{
	struct yaml_error error;
	struct yaml_node *node = yaml_parse(&arena, slice_str(text), &error);

	assert_non_null(node);
	return node;
}

static void assert_errors(const char *expected)
{
	assert_string_equal(loader_report(&loader).data, expected);
	loader.mistake_count = 0;
}

#define RULE_HEAD "id: sum/prose\nkind: breakdown\nseverity: error\n"
#define RULE_TEXTS                                                                                                     \
	"title: {vi: Tên, en: Name}\n"                                                                                \
	"message: {vi: \"ghi {total}\", en: \"says {total}\"}\n"                                                       \
	"explain: {vi: Giải thích, en: Explanation}\n"
#define RULE_TAIL                                                                                                      \
	"scope: prose\ntests:\n  - fail: \"3, gồm 1 và 1\"\n    equation: 1 + 1\n  - pass: \"2, gồm 1 và 1\"\n"  \
	"  - unknown: \"3, trong đó 1\"\n"

static bool load(const char *text, struct rule *rule)
{
	return load_rule(&loader, SLICE("sum/prose.yaml"), SLICE("f.yaml"), slice_str(text), rule);
}

static void assert_refused(const char *text, const char *expected)
{
	struct rule rule;

	assert_false(load(text, &rule));
	assert_errors(expected);
}

static void a_rule_is_read_whole(void **unused)
{
	struct rule rule;

	(void)unused;
	assert_true(load(RULE_HEAD RULE_TEXTS "source: Thông tư\n" RULE_TAIL, &rule));
	assert_errors("");
	assert_string_equal(rule.id.data, "sum/prose");
	assert_string_equal(rule.category.data, "sum");
	assert_string_equal(rule.kind->name, "breakdown");
	assert_int_equal(rule.severity, SEVERITY_ERROR);
	assert_string_equal(rule.title[LANGUAGE_VI].data, "Tên");
	assert_string_equal(rule.message[LANGUAGE_EN].data, "says {total}");
	assert_string_equal(rule.source[LANGUAGE_VI].data, "Thông tư");
	assert_string_equal(rule.source[LANGUAGE_EN].data, "Thông tư");
	assert_int_equal(rule.test_count, 3);
	assert_int_equal(rule.tests[0].kind, TEST_FAIL);
	assert_int_equal(rule.tests[0].line, 10);
	assert_string_equal(rule.tests[0].equation.data, "1 + 1");
	assert_int_equal(rule.tests[1].kind, TEST_PASS);
	assert_non_null(rule.params);
}

static void an_unknown_key_is_refused_with_the_known_ones(void **unused)
{
	(void)unused;
	assert_refused(
		RULE_HEAD "severty: error\n" RULE_TEXTS RULE_TAIL,
		"f.yaml:4:1: unknown key \"severty\"; did you mean \"severity\"? Allowed: id, kind, severity, title, "
		"message, explain, source, tests, scope, closed, open");
}

static void a_value_out_of_a_list_is_refused_with_the_list(void **unused)
{
	(void)unused;
	assert_refused("id: sum/prose\nkind: breakdown\nseverity: fatal\n" RULE_TEXTS RULE_TAIL,
		       "f.yaml:3:11: unknown severity \"fatal\"; allowed: error, warning, info");
}

static void a_kind_nobody_knows_is_refused(void **unused)
{
	struct rule rule;

	(void)unused;
	assert_false(load("id: sum/prose\nkind: brekdown\nseverity: error\n" RULE_TEXTS RULE_TAIL, &rule));
	assert_non_null(strstr(loader_report(&loader).data,
			       "f.yaml:2:7: unknown kind \"brekdown\"; did you mean \"breakdown\"?"));
}

static void the_id_must_be_the_place_of_the_file(void **unused)
{
	struct rule rule;

	(void)unused;
	assert_refused("id: sum/other\nkind: breakdown\nseverity: error\n" RULE_TEXTS RULE_TAIL,
		       "f.yaml:1:5: the id is \"sum/other\", but the file's place makes it \"sum/prose\"");
	assert_false(load_rule(&loader, SLICE("summ/prose.yaml"), SLICE("f.yaml"),
			       SLICE("id: summ/prose\nkind: breakdown\nseverity: error\n" RULE_TEXTS RULE_TAIL),
			       &rule));
	assert_errors("f.yaml:1:5: unknown category \"summ\"; did you mean \"sum\"? Allowed: numbering, sum, ratio, "
		      "agreement, "
		      "citation, date, missing, format, wording, form, series");
	assert_false(load_rule(&loader, SLICE("prose.yaml"), SLICE("f.yaml"),
			       SLICE("id: prose\nkind: breakdown\nseverity: error\n" RULE_TEXTS RULE_TAIL), &rule));
	assert_non_null(strstr(loader_report(&loader).data, "a rule's place is CATEGORY/NAME.yaml"));
}

static void both_translations_are_needed(void **unused)
{
	(void)unused;
	assert_refused(RULE_HEAD "title: {vi: Tên}\nmessage: {vi: a, en: b}\nexplain: {vi: a, en: \" \"}\n" RULE_TAIL,
		       "f.yaml:4:8: \"title\" has no text in \"en\"; both vi and en are needed\n"
		       "f.yaml:6:22: \"en\" must not be empty");
	assert_refused(RULE_HEAD "title: Tên\nmessage: {vi: a, en: b, fr: c}\nexplain: {vi: a, en: b}\n" RULE_TAIL,
		       "f.yaml:4:8: \"title\" must be a map with the keys vi and en\n"
		       "f.yaml:5:25: unknown key \"fr\"; allowed: vi, en");
}

static void a_name_that_the_kind_does_not_give_is_no_placeholder(void **unused)
{
	(void)unused;
	assert_refused(RULE_HEAD "title: {vi: a, en: b}\nmessage: {vi: \"{totl}\", en: \"{{x} {total}\"}\n"
				 "explain: {vi: a, en: b}\n" RULE_TAIL,
		       "f.yaml:5:15: unknown placeholder \"totl\"; did you mean \"total\"? Allowed: result, total, "
		       "first, second, "
		       "equation, expected, difference, cue");
	assert_refused(RULE_HEAD
		       "title: {vi: a, en: b}\nmessage: {vi: \"{total\", en: b}\nexplain: {vi: a, en: b}\n" RULE_TAIL,
		       "f.yaml:5:15: a { has no }; a brace that is meant is written {{");
}

static void a_fail_and_a_pass_test_are_needed(void **unused)
{
	(void)unused;
	assert_refused(RULE_HEAD RULE_TEXTS "scope: prose\ntests:\n  - fail: x\n",
		       "f.yaml:9:3: a rule needs at least one pass test");
	assert_refused(RULE_HEAD RULE_TEXTS "scope: prose\ntests: []\n",
		       "f.yaml:8:8: a rule needs at least one fail test\n"
		       "f.yaml:8:8: a rule needs at least one pass test");
	assert_refused(RULE_HEAD RULE_TEXTS "scope: prose\n",
		       "f.yaml:1:1: \"tests\" must be a list of 3 tests or more, with a fail and a pass test");
}

static void two_tests_are_too_few(void **unused)
{
	(void)unused;
	assert_refused(RULE_HEAD RULE_TEXTS "scope: prose\ntests:\n  - fail: x\n  - pass: y\n",
		       "f.yaml:9:3: a rule needs at least 3 tests, this one has 2");
}

static void a_source_may_differ_between_the_languages(void **unused)
{
	struct rule rule;

	(void)unused;
	assert_true(load(RULE_HEAD RULE_TEXTS "source: {vi: Thông lệ, en: Practice}\n" RULE_TAIL, &rule));
	assert_string_equal(rule.source[LANGUAGE_VI].data, "Thông lệ");
	assert_string_equal(rule.source[LANGUAGE_EN].data, "Practice");
	assert_refused(RULE_HEAD RULE_TEXTS "source: {vi: Thông lệ}\n" RULE_TAIL,
		       "f.yaml:7:9: \"source\" has no text in \"en\"; both vi and en are needed");
}

static void a_test_says_one_thing(void **unused)
{
	(void)unused;
	assert_refused(RULE_HEAD RULE_TEXTS
		       "scope: prose\ntests:\n  - fail: x\n    pass: y\n  - pass: z\n    equation: q\n"
		       "  - {}\n  - text\n  - pass: \"\"\n  - pass: [x]\n",
		       "f.yaml:9:5: a test has exactly one of the keys fail, pass, unknown\n"
		       "f.yaml:12:15: only a fail test has an equation\n"
		       "f.yaml:13:5: a test has exactly one of the keys fail, pass, unknown\n"
		       "f.yaml:14:5: a map of keys and values is expected here\n"
		       "f.yaml:15:11: a test must be a text that is not empty\n"
		       "f.yaml:16:11: a test must be a text that is not empty");
}

static void all_mistakes_of_a_file_are_told(void **unused)
{
	struct rule rule;

	(void)unused;
	assert_false(load("id: sum/x\nkind: breakdown\nseverity: x\nfoo: 1\n", &rule));
	assert_int_equal(loader.mistake_count, 8);
}

static void a_file_that_is_no_map_is_refused(void **unused)
{
	(void)unused;
	assert_refused("- a\n", "f.yaml:1:1: a rule is a map of keys and values");
	assert_refused("a: [\n",
		       "f.yaml:2:1: not valid YAML: while parsing a flow node, did not find expected node content");
	assert_refused("", "f.yaml:1:1: the file is empty");
}

static void names_are_read_as_values(void **unused)
{
	static const struct load_name NAMES[] = {{"one", 1}, {"two", 2}, {"four", 4}, {NULL, 0}};
	struct yaml_node *map = parse("a: two\nb: [one, four]\nc: one\nd: [on, 3]\ne: []\nf: {x: y}\n");
	int value = 0;
	unsigned set = 0;

	(void)unused;
	assert_true(load_enum(&loader, map, "a", LOAD_REQUIRED, NAMES, &value));
	assert_int_equal(value, 2);
	assert_true(load_enum(&loader, map, "z", LOAD_OPTIONAL, NAMES, &value));
	assert_int_equal(value, 2);
	assert_true(load_set(&loader, map, "b", LOAD_REQUIRED, NAMES, &set));
	assert_int_equal(set, 5);
	assert_true(load_set(&loader, map, "c", LOAD_REQUIRED, NAMES, &set));
	assert_int_equal(set, 1);
	assert_errors("");
	assert_false(load_set(&loader, map, "d", LOAD_REQUIRED, NAMES, &set));
	assert_errors("f.yaml:4:5: unknown d \"on\"; did you mean \"one\"? Allowed: one, two, four\n"
		      "f.yaml:4:9: unknown d \"3\"; allowed: one, two, four");
	assert_false(load_set(&loader, map, "e", LOAD_REQUIRED, NAMES, &set));
	assert_false(load_enum(&loader, map, "f", LOAD_REQUIRED, NAMES, &value));
	assert_errors("f.yaml:5:4: \"e\" must be a list of names\nf.yaml:6:4: \"f\" must be a text");
	assert_int_equal(set, 1);
}

static void numbers_and_flags_keep_their_range(void **unused)
{
	struct yaml_node *map = parse("a: 12\nb: -3\nc: 1.5\nd: true\ne: yes\nf: 99999999999999999999\n");
	int64_t number = 0;
	bool flag = false;

	(void)unused;
	assert_true(load_integer(&loader, map, "a", LOAD_REQUIRED, 0, 12, &number));
	assert_int_equal(number, 12);
	assert_true(load_integer(&loader, map, "b", LOAD_REQUIRED, -3, 0, &number));
	assert_int_equal(number, -3);
	assert_true(load_flag(&loader, map, "d", &flag));
	assert_true(flag);
	assert_false(load_integer(&loader, map, "a", LOAD_REQUIRED, 0, 11, &number));
	assert_false(load_integer(&loader, map, "c", LOAD_REQUIRED, 0, 11, &number));
	assert_false(load_integer(&loader, map, "f", LOAD_REQUIRED, 0, 11, &number));
	assert_false(load_flag(&loader, map, "e", &flag));
	assert_false(load_integer(&loader, map, "g", LOAD_REQUIRED, 0, 11, &number));
	assert_errors("f.yaml:1:4: \"a\" must be a whole number from 0 to 11\n"
		      "f.yaml:3:4: \"c\" must be a whole number from 0 to 11\n"
		      "f.yaml:6:4: \"f\" must be a whole number from 0 to 11\n"
		      "f.yaml:5:4: unknown e \"yes\"; allowed: true, false\n"
		      "f.yaml:1:1: the key \"g\" is missing");
}

static void one_text_stands_for_a_list_of_one(void **unused)
{
	struct yaml_node *map = parse("a: x\nb: [y, z]\nc: [\"\"]\n");
	struct slice *items = NULL;
	size_t count = 0;

	(void)unused;
	assert_true(load_list(&loader, map, "a", LOAD_REQUIRED, &items, &count));
	assert_int_equal(count, 1);
	assert_string_equal(items[0].data, "x");
	assert_true(load_list(&loader, map, "b", LOAD_REQUIRED, &items, &count));
	assert_int_equal(count, 2);
	assert_string_equal(items[1].data, "z");
	assert_false(load_list(&loader, map, "c", LOAD_REQUIRED, &items, &count));
	assert_errors("f.yaml:3:5: \"c\" must not be empty");
}

static void a_pattern_matches_vietnamese_words(void **unused)
{
	struct yaml_node *map = parse("a: '\\b(?<x>đã)\\b'\n");
	const pcre2_code *code = NULL;
	struct matcher matcher;
	size_t from;
	size_t to;

	(void)unused;
	assert_true(load_pattern(&loader, map, "a", LOAD_REQUIRED, PCRE2_CASELESS, &code));
	matcher_init(&matcher, &arena, code);
	assert_int_equal(matcher_find(&matcher, SLICE("là đãi; ĐÃ làm"), 0), MATCH_FOUND);
	assert_true(matcher_group(&matcher, 1, &from, &to));
	assert_int_equal(from, sizeof "là đãi; " - 1);
	assert_int_equal(to - from, sizeof "ĐÃ" - 1);
	assert_false(matcher_group(&matcher, 2, &from, &to));
	assert_int_equal(matcher_find(&matcher, SLICE("là đãi; ĐÃ làm"), to), MATCH_NONE);
	assert_int_equal(matcher_find(&matcher, SLICE("đã"), 99), MATCH_NONE);
}

static void a_bad_pattern_is_told_with_its_place(void **unused)
{
	struct yaml_node *map = parse("a: 'đã (x'\n");
	const pcre2_code *code = NULL;

	(void)unused;
	assert_false(load_pattern(&loader, map, "a", LOAD_REQUIRED, 0, &code));
	assert_errors("f.yaml:1:4: bad pattern: missing closing parenthesis at character 6, at \"\"");
}

static void a_pattern_that_never_ends_breaks_instead(void **unused)
{
	struct yaml_node *map = parse("a: '^(a+)+$'\n");
	const pcre2_code *code = NULL;
	struct matcher matcher;
	char text[64];

	(void)unused;
	memset(text, 'a', sizeof text);
	text[sizeof text - 1] = 'b';
	assert_true(load_pattern(&loader, map, "a", LOAD_REQUIRED, 0, &code));
	matcher_init(&matcher, &arena, code);
	assert_int_equal(matcher_find(&matcher, slice_of(text, sizeof text), 0), MATCH_BROKEN);
	assert_int_equal(matcher_find(&matcher, SLICE("aaa"), 0), MATCH_FOUND);
}

static void the_nearest_name_is_near(void **unused)
{
	static const char *const NAMES[] = {"severity", "scope", "sum", "sum/prose", NULL};

	(void)unused;
	assert_string_equal(nearest_name(SLICE("serverity"), NAMES), "severity");
	assert_string_equal(nearest_name(SLICE("scpoe"), NAMES), "scope");
	assert_string_equal(nearest_name(SLICE("smu"), NAMES), "sum");
	assert_string_equal(nearest_name(SLICE("sum/porse"), NAMES), "sum/prose");
	assert_null(nearest_name(SLICE("explain"), NAMES));
	assert_null(nearest_name(SLICE(""), NAMES));
	assert_null(nearest_name(SLICE("xyz"), NAMES));
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test_setup_teardown(a_rule_is_read_whole, start, stop),
		cmocka_unit_test_setup_teardown(an_unknown_key_is_refused_with_the_known_ones, start, stop),
		cmocka_unit_test_setup_teardown(a_value_out_of_a_list_is_refused_with_the_list, start, stop),
		cmocka_unit_test_setup_teardown(a_kind_nobody_knows_is_refused, start, stop),
		cmocka_unit_test_setup_teardown(the_id_must_be_the_place_of_the_file, start, stop),
		cmocka_unit_test_setup_teardown(both_translations_are_needed, start, stop),
		cmocka_unit_test_setup_teardown(a_name_that_the_kind_does_not_give_is_no_placeholder, start, stop),
		cmocka_unit_test_setup_teardown(a_fail_and_a_pass_test_are_needed, start, stop),
		cmocka_unit_test_setup_teardown(two_tests_are_too_few, start, stop),
		cmocka_unit_test_setup_teardown(a_source_may_differ_between_the_languages, start, stop),
		cmocka_unit_test_setup_teardown(a_test_says_one_thing, start, stop),
		cmocka_unit_test_setup_teardown(all_mistakes_of_a_file_are_told, start, stop),
		cmocka_unit_test_setup_teardown(a_file_that_is_no_map_is_refused, start, stop),
		cmocka_unit_test_setup_teardown(names_are_read_as_values, start, stop),
		cmocka_unit_test_setup_teardown(numbers_and_flags_keep_their_range, start, stop),
		cmocka_unit_test_setup_teardown(one_text_stands_for_a_list_of_one, start, stop),
		cmocka_unit_test_setup_teardown(a_pattern_matches_vietnamese_words, start, stop),
		cmocka_unit_test_setup_teardown(a_bad_pattern_is_told_with_its_place, start, stop),
		cmocka_unit_test_setup_teardown(a_pattern_that_never_ends_breaks_instead, start, stop),
		cmocka_unit_test_setup_teardown(the_nearest_name_is_near, start, stop),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
