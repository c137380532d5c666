/* Roman numerals. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "base/roman.h"

static void every_number_reads_back_what_was_written(void **unused)
{
	struct arena arena;
	struct strbuf out;

	(void)unused;
	arena_init(&arena, 0);
	strbuf_init(&out, &arena);
	for (uint32_t number = 1; number <= ROMAN_MOST; number++) {
		strbuf_clear(&out);
		roman_write(&out, number, true);
		assert_int_equal(roman_length(strbuf_slice(&out)), strbuf_slice(&out).size);
		assert_true(strbuf_slice(&out).size <= ROMAN_MOST_DIGITS);
		assert_int_equal(roman_value(strbuf_slice(&out)), number);
	}
	arena_release(&arena);
}

static void only_the_right_form_is_a_numeral(void **unused)
{
	static const char *const wrong[] = {"", "IIX", "VV", "IIII", "IC", "VX", "XXXX", "IXI", "XIVI", "i", "A"};

	(void)unused;
	for (size_t i = 0; i < sizeof wrong / sizeof wrong[0]; i++)
		assert_int_equal(roman_value(slice_str(wrong[i])), 0);
	assert_int_equal(roman_length(SLICE("XIV. Tổ chức")), 3);
	assert_int_equal(roman_length(SLICE("IIIIIIIIIIIIIIIIIIIIIIII")), ROMAN_MOST_DIGITS + 1);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(every_number_reads_back_what_was_written),
		cmocka_unit_test(only_the_right_form_is_a_numeral),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
