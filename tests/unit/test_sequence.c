/* Slips in a list of numbers: which one is wrong, and what belongs there. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

#include "rules/sequence.h"

static const char *const KINDS[] = {"none", "repeated", "skipped", "order"};

/* The slips of a list as "kind@place=expected ...". */
static void slips(char *out, size_t room, const char *list, uint32_t first, uint32_t outer)
{
	uint32_t numbers[32];
	size_t count = 0;
	size_t used = 0;
	struct sequence sequence;
	struct slip slip;

	for (const char *at = list; *at != '\0'; at += strcspn(at, " "), at += *at == ' ')
		numbers[count++] = (uint32_t)strtoul(at, NULL, 10);
	sequence_start(&sequence, numbers, count, first, outer);
	out[0] = '\0';
	while (sequence_next(&sequence, &slip))
		used += (size_t)snprintf(out + used, room - used, "%s%s@%zu=%u", used > 0 ? " " : "", KINDS[slip.kind],
					 slip.at, (unsigned)slip.expected);
}

static void expect(const char *list, const char *expected)
{
	char found[200];

	slips(found, sizeof found, list, 0, 0);
	assert_string_equal(found, expected);
}

static void lists_in_order_have_no_slip(void **unused)
{
	(void)unused;
	expect("", "");
	expect("1", "");
	expect("1 2 3 4", "");
	expect("5 6 7", "");
}

static void one_wrong_number_is_told_once(void **unused)
{
	(void)unused;
	expect("1 2 3 5 5 6", "repeated@3=4");
	expect("1 2 2 4 5", "repeated@2=3");
	expect("1 2 8 4", "order@2=3");
	expect("2 2 3", "repeated@0=1");
	expect("1 1 3", "repeated@1=2");
}

static void a_gap_does_not_cascade(void **unused)
{
	(void)unused;
	expect("1 2 4 5 6", "skipped@2=3");
	expect("1 2 3 4 6", "skipped@4=5");
}

static void a_repeated_last_number_is_told_where_it_stands(void **unused)
{
	(void)unused;
	expect("1 2 3 4 4", "repeated@4=5");
	expect("1 1", "repeated@1=2");
	expect("1 2 3 2", "repeated@3=4");
}

static void two_neighbours_that_changed_places_are_one_slip(void **unused)
{
	(void)unused;
	expect("1 3 2 4", "order@1=2");
}

static void a_list_that_may_be_two_is_left_alone(void **unused)
{
	(void)unused;
	expect("1 1 2 3", "");
	expect("1 2 30 3", "");
}

static void a_wide_gap_is_a_mark_misread(void **unused)
{
	(void)unused;
	expect("1 2 45 46", "");
}

static void the_first_number_may_be_prescribed(void **unused)
{
	char found[200];

	(void)unused;
	slips(found, sizeof found, "2 3 4", 1, 0);
	assert_string_equal(found, "skipped@0=1");
	slips(found, sizeof found, "1 1 2", 1, 0);
	assert_string_equal(found, "repeated@1=2");
}

static void an_inner_list_that_goes_on_with_the_outer_one_is_a_slip_of_that(void **unused)
{
	char found[200];

	(void)unused;
	slips(found, sizeof found, "1 4 5", 0, 2);
	assert_string_equal(found, "order@0=3");
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(lists_in_order_have_no_slip),
		cmocka_unit_test(one_wrong_number_is_told_once),
		cmocka_unit_test(a_gap_does_not_cascade),
		cmocka_unit_test(a_repeated_last_number_is_told_where_it_stands),
		cmocka_unit_test(two_neighbours_that_changed_places_are_one_slip),
		cmocka_unit_test(a_list_that_may_be_two_is_left_alone),
		cmocka_unit_test(a_wide_gap_is_a_mark_misread),
		cmocka_unit_test(the_first_number_may_be_prescribed),
		cmocka_unit_test(an_inner_list_that_goes_on_with_the_outer_one_is_a_slip_of_that),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
