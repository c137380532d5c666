/* The calendar: days of months, day numbers, weekdays. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <string.h>

#include <cmocka.h>

#include "extract/calendar.h"

static void february_has_a_leap_day_every_fourth_year_but_not_each_century(void **unused)
{
	(void)unused;
	assert_int_equal(calendar_month_days(2024, 2), 29);
	assert_int_equal(calendar_month_days(2023, 2), 28);
	assert_int_equal(calendar_month_days(1900, 2), 28);
	assert_int_equal(calendar_month_days(2000, 2), 29);
}

static void impossible_months_have_no_days(void **unused)
{
	(void)unused;
	assert_int_equal(calendar_month_days(2024, 0), 0);
	assert_int_equal(calendar_month_days(2024, 13), 0);
	assert_false(calendar_valid(2024, 13, 1));
	assert_false(calendar_valid(2024, 6, 31));
	assert_false(calendar_valid(2024, 6, 0));
	assert_false(calendar_valid(0, 6, 1));
	assert_true(calendar_valid(2024, 12, 31));
}

static void days_are_numbered_without_gap_over_month_and_year_ends(void **unused)
{
	int32_t number = calendar_day_number(1999, 1, 1);

	(void)unused;
	for (int32_t year = 1999; year < 2033; year++)
		for (int month = 1; month <= 12; month++)
			for (int day = 1; day <= calendar_month_days(year, month); day++)
				assert_int_equal(calendar_day_number(year, month, day), number++);
	assert_int_equal(calendar_day_number(1, 1, 1), 0);
}

static void weekdays_are_those_of_known_days(void **unused)
{
	(void)unused;
	assert_int_equal(calendar_weekday(1945, 9, 2), 8);
	assert_int_equal(calendar_weekday(1975, 4, 30), 4);
	assert_int_equal(calendar_weekday(2024, 2, 26), 2);
	assert_int_equal(calendar_weekday(2023, 12, 30), 7);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(february_has_a_leap_day_every_fourth_year_but_not_each_century),
		cmocka_unit_test(impossible_months_have_no_days),
		cmocka_unit_test(days_are_numbered_without_gap_over_month_and_year_ends),
		cmocka_unit_test(weekdays_are_those_of_known_days),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
