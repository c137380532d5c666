/* The known name that a mistyped one probably meant. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "base/nearest.h"

static const char *nearest(const char *word)
{
	static const char *const NAMES[] = {"sum/prose", "sum/table", "ratio/prose", "sum", "date", NULL};

	return nearest_name(slice_str(word), NAMES);
}

static void a_near_name_is_proposed_and_no_far_one(void **state)
{
	(void)state;
	assert_string_equal(nearest("sum/pros"), "sum/prose");
	assert_string_equal(nearest("sum/tabel"), "sum/table");
	assert_string_equal(nearest("smu"), "sum");
	assert_null(nearest("xylophone"));
	assert_null(nearest(""));
}

static void of_two_equally_near_the_first_is_proposed(void **state)
{
	struct nearest search = nearest_to(SLICE("rate"));

	(void)state;
	nearest_offer(&search, "date");
	nearest_offer(&search, "rates");
	assert_string_equal(search.name, "date");
	nearest_offer(&search, "rate");
	assert_string_equal(search.name, "rate");
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(a_near_name_is_proposed_and_no_far_one),
		cmocka_unit_test(of_two_equally_near_the_first_is_proposed),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
