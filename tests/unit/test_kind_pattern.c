#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "library/check.h"
#include "rules/load.h"
#include "rules/ruleset.h"

static struct arena arena;
static struct ruleset rules; /* for its lexicon */
static struct rule_loader loader;

static int open_rules(void **unused)
{
	struct slice errors;

	(void)unused;
	return ruleset_open(&rules, NULL, &errors) == RULESET_OK ? 0 : -1;
}

static int release_rules(void **unused)
{
	(void)unused;
	ruleset_release(&rules);
	return 0;
}

static int set_up(void **unused)
{
	(void)unused;
	arena_init(&arena, 0);
	loader_init(&loader, &arena);
	return 0;
}

static int tear_down(void **unused)
{
	(void)unused;
	arena_release(&arena);
	return 0;
}

static bool load(struct rule *rule, const char *message, const char *keys)
{
	struct strbuf text;

	strbuf_init(&text, &arena);
	strbuf_printf(
		&text,
		"id: format/sample\nkind: pattern\nseverity: error\ntitle: {vi: a, en: a}\nexplain: {vi: a, en: a}\n"
		"message: {vi: \"%s\", en: a}\ntests: [{fail: a}, {pass: a}, {pass: a}]\n%s",
		message, keys);
	return load_rule(&loader, SLICE("format/sample.yaml"), SLICE("format/sample.yaml"), strbuf_slice(&text), rule);
}

static struct sink check_document(const char *message, const char *keys, const char *text)
{
	struct rule *rule = arena_alloc(&arena, sizeof *rule);
	struct check check;

	if (!load(rule, message, keys))
		fail_msg("%s", loader_report(&loader).data);
	assert_int_equal(check_text(&check, &arena, slice_str(text), NULL, rules.lexicon, rule, 1, LANGUAGE_VI),
			 READ_OK);
	return check.sink;
}

static void every_match_is_a_finding_without_a_condition(void **unused)
{
	struct sink sink = check_document("{match}", "pattern: 'ruộng \\w+'",
					  "Có ruộng lúa.\n\nCó ruộng ngô, ruộng khoai.\n");

	(void)unused;
	assert_int_equal(sink.count, 3);
	assert_string_equal(sink.findings[2].message.data, "ruộng khoai");
}

static void a_condition_compares_typed_captures(void **unused)
{
	const char *keys = "pattern: '(?<all>{number}) hộ: (?<poor>{number}) hộ nghèo, (?<other>{number}) hộ khác'\n"
			   "require: all = poor + other\nmark: all";
	struct sink sink = check_document(
		"{all}: {equation}", keys,
		"Xã có 1.250 hộ: 50 hộ nghèo, 1.100 hộ khác.\n\nThôn có 70 hộ: 20 hộ nghèo, 50 hộ khác.\n");

	(void)unused;
	assert_int_equal(sink.count, 1);
	assert_int_equal(sink.verdicts[VERDICT_PASS], 1);
	assert_string_equal(sink.findings[0].message.data, "1.250: 50 + 1.100 = 1.150 ≠ 1.250");
	assert_string_equal(arena_string(&arena, document_slice(sink.doc, sink.findings[0].marks[0])), "1.250");
}

static void rates_and_dates_are_typed_too(void **unused)
{
	struct sink sink = check_document(
		"a", "pattern: '(?<a>{percent}) \\((?<b>{number})/(?<c>\\d+)\\)'\nrequire: a <= 100%",
		"Đạt 120,5% (12/10).\n");

	(void)unused;
	assert_string_equal(sink.findings[0].equation.data, "120,5% > 100%");
	sink = check_document("a", "pattern: 'từ (?<a>{date}) đến (?<b>{date})'\nrequire: a <= b",
			      "Mở từ 05/3/2024 đến 04/3/2024.\n\nMở từ 28/02/2024 đến 31/02/2024.\n");
	assert_int_equal(sink.count, 1);
	assert_int_equal(sink.verdicts[VERDICT_UNKNOWN], 1);
}

static void a_silencing_pattern_must_touch_the_match(void **unused)
{
	const char *keys = "pattern: 'xxx'\nnot: ['bản xxx']";

	(void)unused;
	assert_int_equal(check_document("a", keys, "Đây là bản xxx.\n").count, 0);
	assert_int_equal(check_document("a", keys, "Đây là bản xxx, và đó xxx.\n").count, 1);
}

static void the_scope_chooses_the_blocks(void **unused)
{
	const char *text =
		"I. KẾT QUẢ CẤY\n\nĐã cấy xong.\n\n| Vụ | Việc |\n|---|---|\n| xuân | cấy lúa |\n| hè | cấy mạ |\n";

	(void)unused;
	assert_int_equal(check_document("a", "pattern: '(?i)cấy'", text).count, 2);
	assert_int_equal(check_document("a", "pattern: '(?i)cấy'\nscope: tables", text).count, 2);
	assert_int_equal(check_document("a", "pattern: '(?i)cấy'\nscope: all", text).count, 4);
	assert_int_equal(check_document("a", "pattern: '(?i)cấy'\nscope: headings", text).count, 1);
}

static void a_block_without_any_needed_text_is_passed_over(void **unused)
{
	(void)unused;
	assert_int_equal(check_document("a", "pattern: 'lúa|ngô'\nneeds: [lúa, khoai]", "Có lúa.\n\nCó ngô.\n").count,
			 1);
}

static void a_suggestion_uses_the_captures(void **unused)
{
	const char *keys = "pattern: '(?<n>{number}) (?<gap>ha ha)'\nmark: gap\n"
			   "suggest: {with: \"ha ({n})\", because: {vi: lặp, en: twice}}";
	struct sink sink = check_document("a", keys, "Trồng 12 ha ha rừng.\n");

	(void)unused;
	assert_string_equal(sink.findings[0].suggestion.with.data, "ha (12)");
	assert_string_equal(arena_string(&arena, sink.findings[0].suggestion.replace), "ha ha");
}

static void an_empty_match_does_not_stop_the_search(void **unused)
{
	(void)unused;
	assert_int_equal(check_document("a", "pattern: 'ô*'", "ôô đ ô.\n").count > 0, 1);
}

static void expect_refusal(const char *message, const char *keys, const char *part)
{
	struct rule rule;

	loader.mistake_count = 0;
	assert_false(load(&rule, message, keys));
	if (strstr(loader_report(&loader).data, part) == NULL)
		fail_msg("%s\n%s", keys, loader_report(&loader).data);
}

static void mistakes_in_a_rule_are_refused(void **unused)
{
	(void)unused;
	expect_refusal("a", "scope: prose", "pattern");
	expect_refusal("a", "pattern: '('", "bad pattern");
	expect_refusal("a", "pattern: x\nnot: ['(']", "bad pattern");
	expect_refusal("a", "pattern: x\nscope: titles", "titles");
	expect_refusal("a", "pattern: x\nrequire: a = 1", "character 1: 'a' is captured nowhere");
	expect_refusal("a", "pattern: '(?<a>x)'\nrequire: 'row(\"1\") = a'", "a pattern has no rows");
	expect_refusal("a", "pattern: '(?<a>x)'\nmark: b", "no group of the pattern");
	expect_refusal("{b}", "pattern: '(?<a>x)'", "unknown placeholder \"b\"");
	expect_refusal("a", "pattern: x\nsuggest: {with: y}", "because");
	expect_refusal("a", "pattern: x\npatern: y", "patern");
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test_setup_teardown(every_match_is_a_finding_without_a_condition, set_up, tear_down),
		cmocka_unit_test_setup_teardown(a_condition_compares_typed_captures, set_up, tear_down),
		cmocka_unit_test_setup_teardown(rates_and_dates_are_typed_too, set_up, tear_down),
		cmocka_unit_test_setup_teardown(a_silencing_pattern_must_touch_the_match, set_up, tear_down),
		cmocka_unit_test_setup_teardown(the_scope_chooses_the_blocks, set_up, tear_down),
		cmocka_unit_test_setup_teardown(a_block_without_any_needed_text_is_passed_over, set_up, tear_down),
		cmocka_unit_test_setup_teardown(a_suggestion_uses_the_captures, set_up, tear_down),
		cmocka_unit_test_setup_teardown(an_empty_match_does_not_stop_the_search, set_up, tear_down),
		cmocka_unit_test_setup_teardown(mistakes_in_a_rule_are_refused, set_up, tear_down),
	};

	return cmocka_run_group_tests(tests, open_rules, release_rules);
}
