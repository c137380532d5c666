#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "library/check.h"
#include "rules/form.h"
#include "rules/load.h"
#include "rules/ruleset.h"

static struct arena arena;
static struct ruleset rules; /* for its lexicon */
static struct rule_loader loader;

static int set_up(void **unused)
{
	(void)unused;
	arena_init(&arena, 0);
	loader_init(&loader, &arena);
	return 0;
}

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

static int tear_down(void **unused)
{
	(void)unused;
	arena_release(&arena);
	return 0;
}

static bool load(struct rule *rule, const char *keys)
{
	static const char COMMON[] = "id: form/sample\nkind: form\nseverity: error\n"
				     "title: {vi: a, en: a}\nexplain: {vi: a, en: a}\n"
				     "message: {vi: \"{number}|{label}|{value}|{note}\", en: a}\n"
				     "tests: [{fail: a}, {pass: a}, {pass: a}]\n";
	struct strbuf text;

	strbuf_init(&text, &arena);
	strbuf_puts(&text, COMMON);
	strbuf_puts(&text, keys);
	return load_rule(&loader, SLICE("form/sample.yaml"), SLICE("form/sample.yaml"), strbuf_slice(&text), rule);
}

static struct sink check_document(const char *keys, const char *text)
{
	struct rule *rule = arena_alloc(&arena, sizeof *rule);
	struct check check;

	if (!load(rule, keys))
		fail_msg("%s", loader_report(&loader).data);
	assert_int_equal(check_text(&check, &arena, slice_str(text), NULL, rules.lexicon, rule, 1, LANGUAGE_VI),
			 READ_OK);
	assert_int_equal(check.sink.verdicts[VERDICT_ERROR], 0);
	return check.sink;
}

#define HEAD "| STT | Chỉ tiêu | Đơn vị tính | Năm nay | Năm trước |\n|---|---|---|---|---|\n"

/* A form of an invented school office. */
static const char FORM[] = "Biểu số 02\nCơ sở vật chất trường học\n\n" HEAD
			   "| 1 | Tổng số phòng học | Phòng | 120 | 110 |\n"
			   "| 1.1 | Phòng học kiên cố | Phòng | 90 | 80 |\n"
			   "| 1.2 | Phòng học bán kiên cố | Phòng | 25 | 30 |\n"
			   "| 1.3 | Phòng học tạm | Phòng | | 0 |\n"
			   "| 2 | Tỷ lệ phòng học kiên cố | % | 75 | 72,73 |\n";

static void a_relation_is_tried_in_every_column_of_values(void **unused)
{
	struct sink sink = check_document("relations: [{require: 'row(\"1\") = 90 + 30'}]", FORM);

	(void)unused;
	assert_int_equal(sink.count, 1);
	assert_string_equal(sink.findings[0].equation.data, "90 + 30 = 120 ≠ 110");
	assert_string_equal(sink.findings[0].message.data, "1|Tổng số phòng học|110|");
}

static void a_blank_row_is_unknown_in_a_sum(void **unused)
{
	struct sink sink = check_document("relations: [{require: 'row(\"1\") = sum(row(\"1.*\"))'}]", FORM);

	(void)unused;
	assert_int_equal(sink.count, 0);
	assert_int_equal(sink.verdicts[VERDICT_UNKNOWN], 1);
	assert_int_equal(sink.verdicts[VERDICT_PASS], 1);
}

static void a_cell_is_addressed_by_number_or_head(void **unused)
{
	struct sink sink = check_document(
		"relations: [{require: 'cell(\"1.1\", \"năm trước\") = cell(\"1.1\", 4) - 5'}]", FORM);

	(void)unused;
	assert_string_equal(sink.findings[0].equation.data, "90 - 5 = 85 ≠ 80");
	assert_int_equal(sink.count, 1);
}

static void a_renumbered_row_is_found_by_its_label(void **unused)
{
	const char *keys = "rows: {\"4.2\": [\"phòng học\", \"!bán|tạm|^tổng|tỷ lệ\"], all: \"tổng số\"}\n"
			   "relations: [{require: 'row(\"4.2\") = row(\"all\") - 31', note: {vi: ghi chú, en: note}}]";
	struct sink sink = check_document(keys, FORM);

	(void)unused;
	assert_int_equal(sink.count, 2);
	assert_string_equal(sink.findings[0].message.data, "1.1|Phòng học kiên cố|90|ghi chú");
}

static void an_ambiguous_or_unfit_label_is_unknown(void **unused)
{
	struct sink sink = check_document("rows: {\"1.1\": [\"bếp ăn\"], some: \"phòng học\"}\n"
					  "relations: [{require: 'row(\"1.1\") = 1'}, {require: 'row(\"some\") = 1'}]",
					  FORM);

	(void)unused;
	assert_int_equal(sink.count, 0);
	assert_int_equal(sink.verdicts[VERDICT_UNKNOWN], 4);
}

static void a_number_that_stands_twice_is_no_address(void **unused)
{
	struct sink sink = check_document("relations: [{require: 'row(\"1\") = 1'}]",
					  "Biểu số 02\nA\n\n" HEAD
					  "| 1 | Số lớp | Lớp | 5 | 6 |\n| 1 | Số trường | Trường | 7 | 8 |\n");

	(void)unused;
	assert_int_equal(sink.count, 0);
}

static void rows_are_looked_at_one_by_one(void **unused)
{
	const char *keys = "each: {label: \"^tỷ lệ\", unit: \"%\"}\n"
			   "relations: [{require: 'row(\".\") = percent(row(\"1.1\"), row(\"1\"))'}]";
	struct sink sink = check_document(keys, FORM);

	(void)unused;
	assert_int_equal(sink.verdicts[VERDICT_PASS], 2);
	sink = check_document("each: {}\nrelations: [{require: 'not (blank(row(\".\")) and count(row(\"..*\")) = 2)'}]",
			      FORM);
	assert_int_equal(sink.count, 1);
	assert_string_equal(sink.findings[0].message.data, "1.3|Phòng học tạm|để trống|");
	sink = check_document("each: {label: \"kiên cố\"}\nrelations: [{require: 'row(\"..\") = row(\"..3\")'}]", FORM);
	assert_int_equal(sink.count, 1);
}

static void a_row_of_another_form_keeps_to_the_column(void **unused)
{
	static const char OTHER[] = "\nBiểu số 03\nGiáo viên\n\n" HEAD "| 1 | Tổng số lớp | Lớp | 118 | 110 |\n"
				    "| 2 | Giáo viên | Người | 240 | 231 |\n";
	struct strbuf both;
	struct sink sink;

	(void)unused;
	strbuf_init(&both, &arena);
	strbuf_puts(&both, FORM);
	strbuf_puts(&both, OTHER);
	sink = check_document("form: {title: [\"cơ sở vật chất\"]}\nrows: {\"03/1\": [\"lớp\"]}\n"
			      "relations: [{require: 'row(\"1\") = row(\"1\", form: \"03\")'}]",
			      both.data);
	assert_int_equal(sink.count, 1);
	assert_string_equal(sink.findings[0].equation.data, "120 ≠ 118");
	assert_int_equal(sink.findings[0].related_count, 1);
}

static void a_form_is_recognised_by_its_title_or_its_rows(void **unused)
{
	const char *rows = "rows: {\"1\": \"tổng số phòng\", \"1.1\": \"kiên cố\", \"1.2\": \"bán kiên cố\", \"9\": "
			   "\"sân chơi\"}\n";
	struct strbuf keys;

	(void)unused;
	strbuf_init(&keys, &arena);
	strbuf_puts(&keys, "form: {title: [\"thư viện\"]}\n");
	strbuf_puts(&keys, rows);
	strbuf_puts(&keys, "relations: [{require: 'row(\"1\") = 0'}]");
	assert_int_equal(check_document(keys.data, FORM).count, 2);
	assert_int_equal(
		check_document("form: {title: [\"thư viện\"]}\nrelations: [{require: 'row(\"1\") = 0'}]", FORM).count,
		0);
}

static void when_and_severity_belong_to_a_relation(void **unused)
{
	const char *keys = "relations: [{when: 'row(\"1\") > 115', require: 'row(\"1.2\") = 0', severity: warning,"
			   " expected: 'row(\"1\") - row(\"1.1\")'}]";
	struct sink sink = check_document(keys, FORM);

	(void)unused;
	assert_int_equal(sink.count, 1);
	assert_int_equal(sink.findings[0].severity, SEVERITY_WARNING);
	assert_string_equal(sink.findings[0].suggestion.with.data, "30");
	assert_string_equal(sink.findings[0].suggestion.because.data, "120 - 90 = 30");
}

static void expect_refusal(const char *keys, const char *part)
{
	struct rule rule;

	loader.mistake_count = 0;
	assert_false(load(&rule, keys));
	if (strstr(loader_report(&loader).data, part) == NULL)
		fail_msg("%s\n%s", keys, loader_report(&loader).data);
}

static void mistakes_in_a_rule_are_refused(void **unused)
{
	(void)unused;
	expect_refusal("relations: [{require: 'row(\"x\") = 1'}]", "the row \"x\" is not under \"rows\"");
	expect_refusal("relations: [{require: 'row(\".1\") = 1'}]", "needs \"each\"");
	expect_refusal("relations: [{require: 'row(\"1\") ='}]", "character 11: a value is missing here");
	expect_refusal("relations: [{when: 'row(\"1\") = 1'}]", "require");
	expect_refusal("relations: []", "must be a list");
	expect_refusal("relations: [{require: '1 = 1', sevrity: error}]", "sevrity");
	expect_refusal("rows: {\"1.*\": a}\nrelations: [{require: '1 = 1'}]", "a guard is for one row");
	expect_refusal("each: {unit: km}\nrelations: [{require: '1 = 1'}]", "unit");
	expect_refusal("form: x\nrelations: [{require: '1 = 1'}]", "must be a map");
}

static bool fits(const char *const *texts, size_t count, const char *folded)
{
	struct slice *slices = arena_array(&arena, count, sizeof *slices);
	struct guard guard;

	for (size_t i = 0; i < count; i++)
		slices[i] = slice_str(texts[i]);
	guard_read(&arena, &guard, slices, count);
	return guard_fits(&guard, slice_str(folded));
}

static void a_guard_asks_for_all_its_demands(void **unused)
{
	const char *const demands[] = {"^Số|^Tổng số", "hồ sơ", "!quá hạn", "!hoặc$"};

	(void)unused;
	assert_true(fits(demands, 4, "số hồ sơ đúng hạn"));
	assert_true(fits(demands, 4, "tổng số hồ sơ"));
	assert_false(fits(demands, 4, "một số hồ sơ"));
	assert_false(fits(demands, 4, "số đơn"));
	assert_false(fits(demands, 4, "số hồ sơ quá hạn"));
	assert_false(fits(demands, 4, "số hồ sơ hoặc"));
	assert_true(fits(demands, 0, ""));
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test_setup_teardown(a_relation_is_tried_in_every_column_of_values, set_up, tear_down),
		cmocka_unit_test_setup_teardown(a_blank_row_is_unknown_in_a_sum, set_up, tear_down),
		cmocka_unit_test_setup_teardown(a_cell_is_addressed_by_number_or_head, set_up, tear_down),
		cmocka_unit_test_setup_teardown(a_renumbered_row_is_found_by_its_label, set_up, tear_down),
		cmocka_unit_test_setup_teardown(an_ambiguous_or_unfit_label_is_unknown, set_up, tear_down),
		cmocka_unit_test_setup_teardown(a_number_that_stands_twice_is_no_address, set_up, tear_down),
		cmocka_unit_test_setup_teardown(rows_are_looked_at_one_by_one, set_up, tear_down),
		cmocka_unit_test_setup_teardown(a_row_of_another_form_keeps_to_the_column, set_up, tear_down),
		cmocka_unit_test_setup_teardown(a_form_is_recognised_by_its_title_or_its_rows, set_up, tear_down),
		cmocka_unit_test_setup_teardown(when_and_severity_belong_to_a_relation, set_up, tear_down),
		cmocka_unit_test_setup_teardown(mistakes_in_a_rule_are_refused, set_up, tear_down),
		cmocka_unit_test_setup_teardown(a_guard_asks_for_all_its_demands, set_up, tear_down),
	};

	return cmocka_run_group_tests(tests, open_rules, release_rules);
}
