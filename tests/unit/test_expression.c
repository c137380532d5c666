#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "base/utf8.h"
#include "rules/expression.h"

static struct arena arena;

static int set_up(void **unused)
{
	(void)unused;
	arena_init(&arena, 0);
	return 0;
}

static int tear_down(void **unused)
{
	(void)unused;
	arena_release(&arena);
	return 0;
}

/* The rows of an invented form: number and what is printed; "" is a blank cell, "x" something that is no figure. */
struct sample {
	const char *number;
	const char *printed;
};

static const struct sample ROWS[] = {
	{"1", "138"},   {"1.1", "12"},   {"1.2", "14"},  {"1.3", "138"},  {"2", "0%"},    {"2.1", "971"},
	{"2.2", "971"}, {"3", "76,47%"}, {"3.1", "17"},  {"3.2", "13"},   {"4", ""},      {"4.1", "10"},
	{"4.2", "0"},   {"5", "63,17%"}, {"5.1", "126"}, {"5.2", "79,6"}, {"6", "x"},     {"7", "66,6%"},
	{"7.1", "3"},   {"7.2", "2"},    {"8", "22,1"},  {"8.1", "19,6"}, {"8.2", "2,6"}, {NULL, NULL},
};

static void put(struct data *data, const struct sample *sample)
{
	struct datum *datum = ARENA_PUSH(&arena, data->items, data->count, data->capacity);
	struct slice text = slice_str(sample->printed);
	bool percent = slice_ends(text, SLICE("%"));
	struct decimal value;
	uint8_t places;

	*datum = (struct datum){
		.kind = DATUM_OTHER, .text = text, .row = (uint32_t)(sample - ROWS), .quantity = NO_INDEX};
	if (text.size == 0)
		datum->kind = DATUM_BLANK;
	if (!figure_read(slice_part(text, 0, text.size - percent), &value, &places))
		return;
	datum->kind = DATUM_NUMBER;
	assert_true(figure_printed(&datum->figure, value,
				   percent || places > 0 ? (struct decimal){1, places} : decimal_of(0), places));
	datum->figure.percent = percent;
}

static void find_rows(const struct scope *scope, const struct address *address, struct data *data)
{
	size_t stem = address->text.size - (address->children ? 1 : 0);

	(void)scope;
	for (const struct sample *sample = ROWS; sample->number != NULL; sample++) {
		struct slice number = slice_str(sample->number);
		struct slice rest = slice_part(number, stem, number.size);

		if (address->children ? slice_starts(number, slice_part(address->text, 0, stem)) && rest.size == 1
				      : slice_equal(number, address->text))
			put(data, sample);
	}
	if (data->count == 0 && !address->children)
		*ARENA_PUSH(&arena, data->items, data->count, data->capacity) = (struct datum){.quantity = NO_INDEX};
}

static struct evaluation evaluate(const char *text)
{
	struct scope scope = {.rows = find_rows, .arena = &arena};
	struct expression_error error = {0, ""};
	const struct expression *expression = expression_parse(&arena, slice_str(text), NULL, 0, &error);
	struct evaluation result;

	if (expression == NULL)
		fail_msg("%s: %u: %s", text, error.column, error.message);
	expression_evaluate(expression, &scope, &result);
	return result;
}

static void expect(const char *text, enum verdict verdict, const char *equation)
{
	struct evaluation result = evaluate(text);

	if (result.verdict != verdict)
		fail_msg("%s: verdict %d", text, (int)result.verdict);
	if (equation != NULL)
		assert_string_equal(result.equation.data, equation);
}

static void sums_are_compared_and_shown(void **unused)
{
	(void)unused;
	expect("row(\"1\") = row(\"1.1\") + row(\"1.2\") + row(\"1.3\")", VERDICT_FAIL, "12 + 14 + 138 = 164 ≠ 138");
	expect("row(\"1\") = sum(row(\"1.*\"))", VERDICT_FAIL, "12 + 14 + 138 = 164 ≠ 138");
	expect("row(\"1\") = row(\"1.3\")", VERDICT_PASS, NULL);
	expect("row(\"1.2\") <= row(\"1.1\")", VERDICT_FAIL, "14 > 12");
	expect("row(\"1.1\") >= row(\"1.2\") + row(\"1.3\")", VERDICT_FAIL, "14 + 138 = 152 > 12");
	expect("2 * (row(\"1.1\") + 1) = 27", VERDICT_FAIL, "2 × (12 + 1) = 26 ≠ 27");
	expect("10 - (3 - 1) = 8 and 10 - 3 - 1 = 6 and -2 + 5 = 3", VERDICT_PASS, NULL);
}

static void rates_are_compared_by_printed_precision(void **unused)
{
	(void)unused;
	expect("row(\"2\") = percent(row(\"2.2\"), row(\"2.1\"))", VERDICT_FAIL, "971 / 971 = 100% ≠ 0%");
	expect("row(\"3\") = percent(row(\"3.2\"), row(\"3.1\"))", VERDICT_PASS, NULL);
	/* 2/3 is cut off to 66,6 and rounded to 66,7. */
	expect("row(\"7\") = percent(row(\"7.2\"), row(\"7.1\"))", VERDICT_PASS, NULL);
	expect("66,5% = percent(row(\"7.2\"), row(\"7.1\"))", VERDICT_FAIL, "2 / 3 = 66,67% ≠ 66,5%");
	/* Rounded parts may miss their rounded sum by their own rounding. */
	expect("row(\"8\") = row(\"8.1\") + row(\"8.2\")", VERDICT_PASS, NULL);
}

static void what_is_missing_is_unknown_and_never_false(void **unused)
{
	(void)unused;
	expect("row(\"4\") = percent(row(\"4.2\"), row(\"4.1\"))", VERDICT_UNKNOWN, NULL);
	expect("row(\"9.9\") > 0", VERDICT_UNKNOWN, NULL);
	expect("row(\"6\") > 0", VERDICT_UNKNOWN, NULL);
	expect("sum(row(\"9.*\")) = 0", VERDICT_UNKNOWN, NULL);
	expect("row(\"1.1\") / row(\"4.2\") = 1", VERDICT_UNKNOWN, NULL);
	expect("row(\"9.9\") > 0 and row(\"1.1\") > 100", VERDICT_FAIL, "12 ≤ 100");
	expect("row(\"9.9\") > 0 or row(\"1.1\") > 10", VERDICT_PASS, NULL);
	expect("not row(\"9.9\") > 0", VERDICT_UNKNOWN, NULL);
}

static void blank_and_absent_are_told_apart(void **unused)
{
	(void)unused;
	expect("blank(row(\"4\")) and missing(row(\"4\")) and missing(row(\"9.9\"))", VERDICT_PASS, NULL);
	expect("blank(row(\"9.9\"))", VERDICT_UNKNOWN, NULL);
	expect("blank(row(\"6\")) or missing(row(\"6\"))", VERDICT_FAIL, NULL);
	expect("count(row(\"4\"), row(\"4.*\")) = 2 and size(row(\"4.*\")) = 2", VERDICT_PASS, NULL);
	expect("if missing(row(\"4\")) then row(\"4.1\") = 0", VERDICT_FAIL, "10 ≠ 0");
	expect("if missing(row(\"4.1\")) then row(\"4.2\") = 1 else row(\"4.2\") = 2", VERDICT_FAIL, "0 ≠ 2");
	expect("if row(\"4.1\") = 0 then row(\"4.2\") = 1", VERDICT_PASS, NULL);
}

static void functions_compute(void **unused)
{
	(void)unused;
	expect("min(row(\"1.*\")) = 12 and max(row(\"1.*\"), 200) = 200 and abs(3 - 5) = 2", VERDICT_PASS, NULL);
	expect("15/3/2023 - 28/02/2023 = 15 and 01/01/2024 > 31/12/2023", VERDICT_PASS, NULL);
	expect("\"Hồ sơ\" = \"hồ sơ\" and \"người\" != \"hộ\"", VERDICT_PASS, NULL);
	expect("1.234 = 1234 and 76,5 = 76.50", VERDICT_PASS, NULL);
}

static void an_expression_that_is_no_condition_is_broken(void **unused)
{
	(void)unused;
	expect("row(\"1\")", VERDICT_ERROR, NULL);
	expect("1 + (2 = 2) = 3", VERDICT_ERROR, NULL);
	expect("01/01/2024 = 5", VERDICT_ERROR, NULL);
}

static void a_failed_condition_names_the_stated_figure_first(void **unused)
{
	struct evaluation result;

	(void)unused;
	result = evaluate("row(\"2\") = percent(row(\"2.2\"), row(\"2.1\"))");
	assert_int_equal(result.data.count, 3);
	assert_string_equal(result.data.items[0].text.data, "0%");
	result = evaluate("row(\"1.1\") = 12 and row(\"3.1\") = row(\"3.2\")");
	assert_int_equal(result.data.count, 2);
	assert_string_equal(result.data.items[0].text.data, "17");
}

static void overflow_is_unknown(void **unused)
{
	(void)unused;
	expect("99999999999999999999999999999999999 * 99999999999999999999999999999999999 = 1", VERDICT_UNKNOWN, NULL);
}

static void expect_error(const char *text, unsigned column, const char *part)
{
	const struct slice names[] = {SLICE("a")};
	struct expression_error error = {0, ""};

	assert_null(expression_parse(&arena, slice_str(text), names, 1, &error));
	assert_int_equal(error.column, column);
	if (strstr(error.message, part) == NULL)
		fail_msg("%s: %s", text, error.message);
}

static void mistakes_are_named_with_their_column(void **unused)
{
	(void)unused;
	expect_error("row(\"1\") = ", 12, "value is missing");
	expect_error("\"Đ\" = b", 7, "captured nowhere");
	expect_error("row(\"1\" = 2", 9, "')' is missing");
	expect_error("row(1) = 2", 5, "number in quotes");
	expect_error("row(\"1..2\") = 2", 5, "number in quotes");
	expect_error("a = 1 2", 7, "not expected");
	expect_error("total(a) = 1", 1, "no function total()");
	expect_error("missing(1 + 2)", 1, "asks about");
	expect_error("percent(a) = 1", 1, "needs 2");
	expect_error("a = \"x", 5, "does not end");
	expect_error("a > 31/13/2023", 5, "no such date");
	expect_error("", 1, "value is missing");
}

static void nesting_is_bounded(void **unused)
{
	struct expression_error error;
	char text[400];

	(void)unused;
	memset(text, '(', sizeof text);
	assert_null(expression_parse(&arena, slice_of(text, sizeof text), NULL, 0, &error));
	assert_non_null(strstr(error.message, "nested"));
}

static void addresses_are_read_in_all_their_forms(void **unused)
{
	const char *text = "row(\"2.10\") = row(\".1\") + sum(row(\"..*\")) + cell(\"received\", \"kế hoạch\") + "
			   "cell(\"1\", 3, form: \"02\")";
	struct expression_error error;
	const struct expression *expression;

	(void)unused;
	expression = expression_parse(&arena, slice_str(text), NULL, 0, &error);
	assert_non_null(expression);
	assert_int_equal(expression->address_count, 5);
	assert_int_equal(expression->addresses[0]->path[1], 10);
	assert_int_equal(expression->addresses[1]->up, 1);
	assert_int_equal(expression->addresses[2]->up, 2);
	assert_true(expression->addresses[2]->children);
	assert_string_equal(arena_string(&arena, expression->addresses[3]->name), "received");
	assert_string_equal(arena_string(&arena, expression->addresses[3]->column), "kế hoạch");
	assert_int_equal(expression->addresses[4]->column_number, 3);
	assert_string_equal(arena_string(&arena, expression->addresses[4]->form), "02");
}

static void days_are_counted_by_the_calendar(void **unused)
{
	(void)unused;
	assert_int_equal(expression_day(1970, 1, 1), 0);
	assert_int_equal(expression_day(2000, 3, 1), 11017);
	assert_int_equal(expression_day(2024, 3, 1) - expression_day(2024, 2, 28), 2);
	assert_int_equal(expression_day(1969, 12, 31), -1);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test_setup_teardown(sums_are_compared_and_shown, set_up, tear_down),
		cmocka_unit_test_setup_teardown(rates_are_compared_by_printed_precision, set_up, tear_down),
		cmocka_unit_test_setup_teardown(what_is_missing_is_unknown_and_never_false, set_up, tear_down),
		cmocka_unit_test_setup_teardown(blank_and_absent_are_told_apart, set_up, tear_down),
		cmocka_unit_test_setup_teardown(functions_compute, set_up, tear_down),
		cmocka_unit_test_setup_teardown(an_expression_that_is_no_condition_is_broken, set_up, tear_down),
		cmocka_unit_test_setup_teardown(a_failed_condition_names_the_stated_figure_first, set_up, tear_down),
		cmocka_unit_test_setup_teardown(overflow_is_unknown, set_up, tear_down),
		cmocka_unit_test_setup_teardown(mistakes_are_named_with_their_column, set_up, tear_down),
		cmocka_unit_test_setup_teardown(nesting_is_bounded, set_up, tear_down),
		cmocka_unit_test_setup_teardown(addresses_are_read_in_all_their_forms, set_up, tear_down),
		cmocka_unit_test_setup_teardown(days_are_counted_by_the_calendar, set_up, tear_down),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
