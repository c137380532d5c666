#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "finding/finding.h"
#include "rules/rule.h"

static const char TEXT[] = "Tổng 164 gồm 138, 12 và 12. Tổng 164 gồm 138, 12 và 12. đạt 90%";
static struct document doc;
static struct arena arena;
static struct sink sink;

static struct rule make_rule(const char *id, const char *category, enum severity severity)
{
	return (struct rule){
		.id = slice_str(id),
		.category = slice_str(category),
		.severity = severity,
		.message = {SLICE("ghi {total}"), SLICE("says {total}")},
	};
}

static int start(void **unused)
{
	(void)unused;
	doc = (struct document){.text = slice_str(TEXT), .source = slice_str(TEXT)};
	arena_init(&arena, 0);
	sink_init(&sink, &arena, &doc, LANGUAGE_VI, 6);
	return 0;
}

static int stop(void **unused)
{
	(void)unused;
	arena_release(&arena);
	return 0;
}

static struct finding *add(const struct rule *rule, uint32_t from, uint32_t to, uint32_t mark_from, uint32_t mark_to)
{
	const struct argument total = {"total", SLICE("164")};
	struct finding *finding = finding_add(&sink, rule, (struct span){from, to}, &total, 1);

	finding->marks[0] = (struct span){mark_from, mark_to};
	return finding;
}

static void assert_rendered(const char *template, const char *expected)
{
	const struct argument arguments[] = {{"a", SLICE("164")}, {"b", SLICE("{a}")}};
	struct strbuf out;

	strbuf_init(&out, &arena);
	message_render(&out, slice_str(template), arguments, 2);
	assert_string_equal(out.data, expected);
}

static void a_template_takes_its_arguments_once(void **unused)
{
	(void)unused;
	assert_rendered("ghi {a}, lệch {b}", "ghi 164, lệch {a}");
	assert_rendered("{a}{a}", "164164");
	assert_rendered("", "");
}

static void a_brace_or_an_unknown_name_stays(void **unused)
{
	(void)unused;
	assert_rendered("{{a} {c} {a", "{a} {c} {a");
	assert_rendered("}{", "}{");
}

static void the_message_is_in_the_language_of_the_sink(void **unused)
{
	struct rule rule = make_rule("sum/prose", "sum", SEVERITY_ERROR);

	(void)unused;
	assert_string_equal(add(&rule, 0, 5, 0, 0)->message.data, "ghi 164");
	sink.language = LANGUAGE_EN;
	assert_string_equal(add(&rule, 0, 5, 0, 0)->message.data, "says 164");
}

static void findings_come_by_place_then_by_rule(void **unused)
{
	struct rule first = make_rule("ratio/prose", "ratio", SEVERITY_ERROR);
	struct rule second = make_rule("sum/prose", "sum", SEVERITY_ERROR);

	(void)unused;
	add(&second, 10, 20, 10, 12);
	add(&second, 0, 30, 2, 4);
	add(&first, 10, 20, 14, 16);
	add(&second, 0, 10, 4, 6);
	sink_finish(&sink);
	assert_int_equal(sink.count, 4);
	assert_int_equal(sink.findings[0].span.end, 10);
	assert_int_equal(sink.findings[1].span.end, 30);
	assert_ptr_equal(sink.findings[2].rule, &first);
	assert_ptr_equal(sink.findings[3].rule, &second);
}

static void a_finding_said_twice_stays_once(void **unused)
{
	struct rule rule = make_rule("sum/prose", "sum", SEVERITY_ERROR);

	(void)unused;
	add(&rule, 0, 30, 6, 9);
	add(&rule, 0, 30, 6, 9);
	sink_finish(&sink);
	assert_int_equal(sink.count, 1);
	assert_int_equal(sink.findings[0].related_count, 0);
}

static void findings_of_one_category_about_one_figure_are_joined(void **unused)
{
	struct rule prose = make_rule("sum/prose", "sum", SEVERITY_WARNING);
	struct rule table = make_rule("sum/table", "sum", SEVERITY_ERROR);
	struct finding *weak = add(&prose, 0, 30, 6, 9);

	(void)unused;
	finding_relate(&sink, weak, (struct span){40, 44}, SLICE("ở đây nữa"));
	add(&table, 3, 12, 6, 9)->equation = SLICE("1 + 1 = 2 ≠ 3");
	sink_finish(&sink);
	assert_int_equal(sink.count, 1);
	assert_ptr_equal(sink.findings[0].rule, &table);
	assert_int_equal(sink.findings[0].related_count, 2);
	assert_string_equal(sink.findings[0].related[0].note.data, "ghi 164");
	assert_int_equal(sink.findings[0].related[0].span.end, 30);
	assert_string_equal(sink.findings[0].related[1].note.data, "ở đây nữa");
}

static void another_category_stays_unless_it_shows_the_same_arithmetic(void **unused)
{
	struct rule sum = make_rule("sum/table", "sum", SEVERITY_ERROR);
	struct rule form = make_rule("form/three", "form", SEVERITY_ERROR);
	struct rule ratio = make_rule("ratio/table", "ratio", SEVERITY_ERROR);

	(void)unused;
	add(&sum, 0, 30, 6, 9)->equation = SLICE("1 + 1 = 2 ≠ 3");
	add(&form, 0, 31, 6, 9)->equation = SLICE("1 + 1 = 2 ≠ 3");
	add(&ratio, 0, 32, 6, 9)->equation = SLICE("1 / 1 = 100% ≠ 3%");
	sink_finish(&sink);
	assert_int_equal(sink.count, 2);
	assert_ptr_equal(sink.findings[0].rule, &sum);
	assert_ptr_equal(sink.findings[1].rule, &ratio);
}

static void the_same_arithmetic_in_the_same_place_is_told_once(void **unused)
{
	struct rule sum = make_rule("sum/table", "sum", SEVERITY_ERROR);
	struct rule form = make_rule("form/three", "form", SEVERITY_ERROR);
	struct finding *finding = add(&sum, 0, 30, 6, 9);

	(void)unused;
	finding->equation = SLICE("1 + 1 = 2 ≠ 3");
	finding_relate(&sink, finding, (struct span){40, 42}, SLICE(""));
	finding = add(&form, 0, 30, 6, 9);
	finding->equation = SLICE("1 + 1 = 2 ≠ 3");
	finding_relate(&sink, finding, (struct span){40, 42}, SLICE("dòng 1.1: 1"));
	sink_finish(&sink);
	assert_int_equal(sink.count, 1);
	assert_ptr_equal(sink.findings[0].rule, &sum);
	assert_int_equal(sink.findings[0].related_count, 1);
	assert_string_equal(sink.findings[0].related[0].note.data, "dòng 1.1: 1");
}

static void what_a_form_sees_in_a_figure_joins_the_general_finding(void **unused)
{
	struct rule ratio = make_rule("ratio/table", "ratio", SEVERITY_ERROR);
	struct rule form = make_rule("form/percent", "form", SEVERITY_WARNING);

	(void)unused;
	add(&form, 6, 9, 6, 9)->equation = SLICE("971% > 100%");
	add(&ratio, 6, 9, 6, 9)->equation = SLICE("1 / 1 = 100% ≠ 971%");
	sink_finish(&sink);
	assert_int_equal(sink.count, 1);
	assert_ptr_equal(sink.findings[0].rule, &ratio);
	assert_int_equal(sink.findings[0].related_count, 1);
}

static struct finding *add_culprit(const struct rule *rule, uint32_t mark, uint32_t culprit, const char *with)
{
	struct finding *finding = add(rule, 0, 30, mark, mark + 3);

	finding->claim = 1;
	finding->equation = slice_str(with);
	finding->suggestion = (struct suggestion){{culprit, culprit + 3}, SLICE("138"), slice_str(with), SLICE("x")};
	return finding;
}

static void findings_that_one_correction_mends_are_joined_under_the_wrong_figure(void **unused)
{
	struct rule ratio = make_rule("ratio/table", "ratio", SEVERITY_ERROR);
	struct rule sum = make_rule("sum/table", "sum", SEVERITY_ERROR);

	(void)unused;
	add_culprit(&ratio, 6, 14, "140")->equation = SLICE("1 / 1 = 100% ≠ 971%");
	add_culprit(&sum, 14, 14, "140");
	sink_finish(&sink);
	assert_int_equal(sink.count, 1);
	assert_ptr_equal(sink.findings[0].rule, &sum);
	assert_string_equal(sink.findings[0].related[0].note.data, "ghi 164");
}

static void two_corrections_of_one_figure_are_two_errors(void **unused)
{
	struct rule rule = make_rule("sum/table", "sum", SEVERITY_ERROR);

	(void)unused;
	add_culprit(&rule, 6, 14, "140");
	add_culprit(&rule, 20, 14, "141");
	sink_finish(&sink);
	assert_int_equal(sink.count, 2);
}

static void a_mark_outside_of_the_place_does_not_tell_two_errors_apart(void **unused)
{
	struct rule cell = make_rule("missing/cell", "missing", SEVERITY_WARNING);
	struct rule total = make_rule("missing/total", "missing", SEVERITY_WARNING);

	(void)unused;
	add(&cell, 0, 5, 0, 0);
	add(&total, 0, 5, 14, 17);
	sink_finish(&sink);
	assert_int_equal(sink.count, 1);
}

static void different_figures_in_one_place_stay_apart(void **unused)
{
	struct rule rule = make_rule("sum/prose", "sum", SEVERITY_ERROR);

	(void)unused;
	add(&rule, 0, 30, 6, 9);
	add(&rule, 0, 30, 14, 17);
	sink_finish(&sink);
	assert_int_equal(sink.count, 2);
}

static void two_rules_of_a_category_about_one_place_are_one_error(void **unused)
{
	struct rule slip = make_rule("citation/slip", "citation", SEVERITY_WARNING);
	struct rule order = make_rule("citation/order", "citation", SEVERITY_WARNING);

	(void)unused;
	add(&slip, 4, 12, 4, 12);
	add(&order, 0, 25, 15, 20);
	sink_finish(&sink);
	assert_int_equal(sink.count, 1);
}

static void what_follows_from_a_finding_is_told_with_it(void **unused)
{
	struct rule repeated = make_rule("numbering/repeated", "numbering", SEVERITY_ERROR);
	struct rule parent = make_rule("numbering/parent", "numbering", SEVERITY_WARNING);
	struct span heading = {10, 12};

	(void)unused;
	add(&repeated, heading.start, heading.end, heading.start, heading.end);
	finding_relate(&sink, add(&parent, 20, 24, 20, 24), heading, SLICE(""));
	sink_finish(&sink);
	assert_int_equal(sink.count, 1);
	assert_ptr_equal(sink.findings[0].rule, &repeated);
	assert_int_equal(sink.findings[0].related[0].span.start, 20);
}

static void many_findings_about_one_figure_stay_bounded(void **unused)
{
	struct rule rule = make_rule("sum/prose", "sum", SEVERITY_ERROR);

	(void)unused;
	for (uint32_t i = 0; i < 500; i++)
		add(&rule, 0, 10 + i % 50, 6, 9)->equation = arena_copy(&arena, slice_of(TEXT, i % 70));
	sink_finish(&sink);
	assert_int_equal(sink.count, 1);
	assert_true(sink.findings[0].related_count > 2);
	assert_true(sink.findings[0].related_count < 40);
}

static void a_fingerprint_depends_on_rule_words_and_equation_alone(void **unused)
{
	struct rule rule = make_rule("sum/prose", "sum", SEVERITY_ERROR);
	struct rule other = make_rule("sum/table", "sum", SEVERITY_ERROR);
	const uint32_t again = (uint32_t)(strstr(TEXT + 1, "Tổng") - TEXT);
	char prints[2][17];

	(void)unused;
	add(&rule, 0, 20, 0, 0);
	sink_finish(&sink);
	memcpy(prints[0], sink.findings[0].fingerprint, 17);
	assert_int_equal(strlen(prints[0]), 16);
	sink.count = 0;
	add(&rule, again, again + 20, 0, 0);
	add(&other, again, again + 20, 2, 3);
	sink_finish(&sink);
	memcpy(prints[1], sink.findings[0].fingerprint, 17);
	assert_string_equal(prints[0], prints[1]);
	assert_string_not_equal(prints[0], sink.findings[1].fingerprint);
	sink.count = 0;
	add(&rule, 0, 20, 0, 0)->equation = SLICE("1 = 2");
	sink_finish(&sink);
	assert_string_not_equal(prints[0], sink.findings[0].fingerprint);
}

static void equal_findings_at_two_places_have_two_fingerprints(void **unused)
{
	struct rule rule = make_rule("sum/prose", "sum", SEVERITY_ERROR);
	const uint32_t again = (uint32_t)(strstr(TEXT + 1, "Tổng") - TEXT);

	(void)unused;
	add(&rule, again, again + 20, 0, 0);
	add(&rule, 0, 20, 0, 0);
	sink_finish(&sink);
	assert_int_equal(sink.count, 2);
	assert_string_not_equal(sink.findings[0].fingerprint, sink.findings[1].fingerprint);
}

static void coverage_counts_each_figure_once(void **unused)
{
	struct coverage coverage;

	(void)unused;
	sink_discount(&sink, 3);
	sink_discount(&sink, 4);
	sink_quantity(&sink, 0, VERDICT_PASS);
	sink_quantity(&sink, 0, VERDICT_UNKNOWN);
	sink_quantity(&sink, 1, VERDICT_FAIL);
	sink_quantity(&sink, 1, VERDICT_FAIL);
	sink_quantity(&sink, 4, VERDICT_UNKNOWN);
	sink_quantity(&sink, 99, VERDICT_FAIL);
	sink_leave_out(&sink, 5);
	sink_quantity(&sink, 5, VERDICT_PASS);
	coverage = sink_coverage(&sink);
	assert_int_equal(coverage.figures, 4);
	assert_int_equal(coverage.checked, 2);
	assert_int_equal(coverage.failed, 1);
	assert_int_equal(coverage.unknown, 1);
	assert_int_equal(coverage.untied, 1);
	assert_int_equal(sink_figure(&sink, 1), FIGURE_FAILED);
	assert_int_equal(sink_figure(&sink, 3), FIGURE_NONE);
	assert_int_equal(sink_figure(&sink, 5), FIGURE_NONE);
}

static void a_sink_without_findings_finishes(void **unused)
{
	(void)unused;
	sink_finish(&sink);
	assert_int_equal(sink.count, 0);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test_setup_teardown(a_template_takes_its_arguments_once, start, stop),
		cmocka_unit_test_setup_teardown(a_brace_or_an_unknown_name_stays, start, stop),
		cmocka_unit_test_setup_teardown(the_message_is_in_the_language_of_the_sink, start, stop),
		cmocka_unit_test_setup_teardown(findings_come_by_place_then_by_rule, start, stop),
		cmocka_unit_test_setup_teardown(a_finding_said_twice_stays_once, start, stop),
		cmocka_unit_test_setup_teardown(findings_of_one_category_about_one_figure_are_joined, start, stop),
		cmocka_unit_test_setup_teardown(another_category_stays_unless_it_shows_the_same_arithmetic, start,
						stop),
		cmocka_unit_test_setup_teardown(the_same_arithmetic_in_the_same_place_is_told_once, start, stop),
		cmocka_unit_test_setup_teardown(what_a_form_sees_in_a_figure_joins_the_general_finding, start, stop),
		cmocka_unit_test_setup_teardown(findings_that_one_correction_mends_are_joined_under_the_wrong_figure,
						start, stop),
		cmocka_unit_test_setup_teardown(two_corrections_of_one_figure_are_two_errors, start, stop),
		cmocka_unit_test_setup_teardown(a_mark_outside_of_the_place_does_not_tell_two_errors_apart, start,
						stop),
		cmocka_unit_test_setup_teardown(different_figures_in_one_place_stay_apart, start, stop),
		cmocka_unit_test_setup_teardown(two_rules_of_a_category_about_one_place_are_one_error, start, stop),
		cmocka_unit_test_setup_teardown(what_follows_from_a_finding_is_told_with_it, start, stop),
		cmocka_unit_test_setup_teardown(many_findings_about_one_figure_stay_bounded, start, stop),
		cmocka_unit_test_setup_teardown(a_fingerprint_depends_on_rule_words_and_equation_alone, start, stop),
		cmocka_unit_test_setup_teardown(equal_findings_at_two_places_have_two_fingerprints, start, stop),
		cmocka_unit_test_setup_teardown(coverage_counts_each_figure_once, start, stop),
		cmocka_unit_test_setup_teardown(a_sink_without_findings_finishes, start, stop),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
