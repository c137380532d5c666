/* Decimals against a slow reference: numbers as arrays of decimal digits, added and multiplied as on paper. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "base/decimal.h"

/* ---- the reference: DIGITS decimal digits, the last FRACTION of them behind the point ---- */

enum { DIGITS = 160, FRACTION = 64 };

struct paper {
	bool negative;
	int digits[DIGITS]; /* least significant first */
};

static const int128 LARGEST = (int128)(~(uint128)0 >> 1);

static struct paper paper_of(struct decimal value)
{
	struct paper paper = {.negative = value.mantissa < 0};
	uint128 rest = paper.negative ? -(uint128)value.mantissa : (uint128)value.mantissa;

	for (size_t i = (size_t)(FRACTION - value.scale); rest > 0; i++, rest /= 10)
		paper.digits[i] = (int)(rest % 10);
	return paper;
}

static int paper_compare_size(const struct paper *a, const struct paper *b)
{
	for (size_t i = DIGITS; i-- > 0;)
		if (a->digits[i] != b->digits[i])
			return a->digits[i] < b->digits[i] ? -1 : 1;
	return 0;
}

static bool paper_is_zero(const struct paper *a)
{
	const struct paper zero = {0};

	return paper_compare_size(a, &zero) == 0;
}

static int paper_compare(const struct paper *a, const struct paper *b)
{
	bool a_negative = a->negative && !paper_is_zero(a);
	bool b_negative = b->negative && !paper_is_zero(b);

	if (a_negative != b_negative)
		return a_negative ? -1 : 1;
	return a_negative ? -paper_compare_size(a, b) : paper_compare_size(a, b);
}

static struct paper paper_add(struct paper a, struct paper b)
{
	struct paper sum = {.negative = a.negative};
	int carry = 0;

	if (a.negative != b.negative && paper_compare_size(&a, &b) < 0)
		return paper_add(b, a);
	for (size_t i = 0; i < DIGITS; i++) {
		int digit = a.digits[i] + (a.negative == b.negative ? b.digits[i] : -b.digits[i]) + carry;

		carry = digit > 9 ? 1 : digit < 0 ? -1 : 0;
		sum.digits[i] = digit - carry * 10;
	}
	return sum;
}

static struct paper paper_multiply(struct paper a, struct paper b)
{
	int wide[2 * DIGITS] = {0};
	struct paper product = {.negative = a.negative != b.negative};

	for (size_t i = 0; i < DIGITS; i++)
		for (size_t j = 0; j < DIGITS; j++)
			wide[i + j] += a.digits[i] * b.digits[j];
	for (size_t i = 0; i + 1 < 2 * DIGITS; i++) {
		wide[i + 1] += wide[i] / 10;
		wide[i] %= 10;
	}
	for (size_t i = 0; i < DIGITS; i++)
		product.digits[i] = wide[i + FRACTION];
	return product;
}

/* Whether the number needs a mantissa beyond 128 bits at its shortest scale, or at `scale` if that is more. */
static bool paper_is_too_large(struct paper value, unsigned scale)
{
	uint128 mantissa = 0;
	size_t lowest = 0;

	while (lowest < FRACTION && value.digits[lowest] == 0)
		lowest++;
	if (lowest > FRACTION - scale)
		lowest = FRACTION - scale;
	for (size_t i = DIGITS; i-- > lowest;) {
		if (mantissa > ((uint128)LARGEST - (unsigned)value.digits[i]) / 10)
			return true;
		mantissa = mantissa * 10 + (unsigned)value.digits[i];
	}
	return false;
}

static uint64_t next_random(uint64_t *state)
{
	*state ^= *state << 13;
	*state ^= *state >> 7;
	*state ^= *state << 17;
	return *state;
}

/* Numbers of all lengths, also near the ends of the range. */
static struct decimal random_decimal(uint64_t *state)
{
	uint128 bits = (uint128)next_random(state) << 64 | next_random(state);
	struct decimal value = {(int128)(bits >> (1 + next_random(state) % 127)), 0};

	if (next_random(state) % 16 == 0)
		value.mantissa = LARGEST - (int128)(next_random(state) % 3);
	if (next_random(state) % 2 == 0)
		value.mantissa = -value.mantissa;
	value.scale = (uint8_t)(next_random(state) % (DECIMAL_MAX_SCALE + 1));
	return value;
}

static void assert_same(struct paper expected, struct decimal value)
{
	struct paper found = paper_of(value);

	assert_int_equal(paper_compare(&expected, &found), 0);
}

static unsigned larger_scale(struct decimal a, struct decimal b)
{
	return a.scale > b.scale ? a.scale : b.scale;
}

/* ---- helpers for single cases ---- */

static struct decimal parse(const char *text)
{
	struct decimal value;

	assert_true(decimal_parse(&value, slice_str(text)));
	return value;
}

static void assert_printed(struct decimal value, uint8_t places, const char *expected)
{
	struct arena arena;
	struct strbuf buf;

	arena_init(&arena, 0);
	strbuf_init(&buf, &arena);
	decimal_print(&buf, value, places);
	assert_string_equal(buf.data, expected);
	arena_release(&arena);
}

/* ---- tests ---- */

static void sums_are_those_on_paper_or_refused_as_too_large(void **unused)
{
	uint64_t state = 0x5DEECE66D;
	size_t refused = 0;

	(void)unused;
	for (int i = 0; i < 20000; i++) {
		struct decimal a = random_decimal(&state);
		struct decimal b = random_decimal(&state);
		struct decimal negated = decimal_negate(b);
		struct decimal sum;
		struct paper expected = paper_add(paper_of(a), paper_of(b));
		unsigned scale = larger_scale(a, b);

		if (decimal_add(&sum, a, b)) {
			assert_same(expected, sum);
			assert_true(decimal_subtract(&sum, a, negated));
			assert_same(expected, sum);
			continue;
		}
		refused++;
		assert_false(decimal_subtract(&sum, a, negated));
		assert_true(paper_is_too_large(expected, scale) || paper_is_too_large(paper_of(a), scale) ||
			    paper_is_too_large(paper_of(b), scale));
	}
	assert_in_range(refused, 1000, 15000);
}

static void products_are_those_on_paper_or_refused_as_too_large(void **unused)
{
	uint64_t state = 42;
	size_t made = 0;

	(void)unused;
	for (int i = 0; i < 3000; i++) {
		struct decimal a = random_decimal(&state);
		struct decimal b = random_decimal(&state);
		struct decimal product;

		a.scale = (uint8_t)(a.scale / 2);
		b.scale = (uint8_t)(b.scale / 2);
		if (decimal_multiply(&product, a, b)) {
			made++;
			assert_same(paper_multiply(paper_of(a), paper_of(b)), product);
		} else {
			/* Refused before trailing zeros of the product itself are taken away. */
			assert_true(paper_is_too_large(paper_multiply(paper_of(a), paper_of(b)),
						       (unsigned)a.scale + b.scale));
		}
	}
	assert_in_range(made, 500, 2900);
}

static void order_is_that_on_paper_also_beyond_common_scale(void **unused)
{
	uint64_t state = 7;

	(void)unused;
	for (int i = 0; i < 20000; i++) {
		struct decimal a = random_decimal(&state);
		struct decimal b = random_decimal(&state);
		struct paper on_paper[2] = {paper_of(a), paper_of(b)};
		int order;

		assert_true(decimal_compare(&order, a, b));
		assert_int_equal(order, paper_compare(&on_paper[0], &on_paper[1]));
		assert_int_equal(decimal_equal(a, b), order == 0);
	}
}

static void quotient_is_within_half_a_digit(void **unused)
{
	uint64_t state = 11;

	(void)unused;
	for (int i = 0; i < 5000; i++) {
		struct decimal a = {(int128)(next_random(&state) % 2000001) - 1000000,
				    (uint8_t)(next_random(&state) % 4)};
		struct decimal b = {(int128)(next_random(&state) % 20001) - 10000, (uint8_t)(next_random(&state) % 3)};
		uint8_t places = (uint8_t)(next_random(&state) % 6);
		struct decimal quotient;
		struct decimal error;
		struct decimal bound = {0, 0};
		int order;

		if (b.mantissa == 0) {
			assert_false(decimal_divide(&quotient, a, b, places));
			continue;
		}
		assert_true(decimal_divide(&quotient, a, b, places));
		/* |quotient * b - a| * 2 <= |b| * 10^-places */
		assert_true(decimal_multiply(&error, quotient, b) && decimal_subtract(&error, error, a) &&
			    decimal_multiply(&error, error, decimal_of(2)) && decimal_shift(&bound, b, -places));
		if (decimal_sign(error) < 0)
			error = decimal_negate(error);
		if (decimal_sign(bound) < 0)
			bound = decimal_negate(bound);
		assert_true(decimal_compare(&order, error, bound));
		assert_true(order <= 0);
	}
}

static void quotient_is_rounded_half_away_from_zero(void **unused)
{
	struct decimal quotient;

	(void)unused;
	assert_true(decimal_divide(&quotient, decimal_of(1), decimal_of(8), 2));
	assert_printed(quotient, 2, "0,13");
	assert_true(decimal_divide(&quotient, decimal_of(-1), decimal_of(8), 2));
	assert_printed(quotient, 2, "-0,13");
	assert_true(decimal_divide(&quotient, decimal_of(13 * 100), decimal_of(17), 2));
	assert_printed(quotient, 2, "76,47");
}

static void parsing_takes_digits_sign_and_one_point(void **unused)
{
	static const char *const wrong[] = {"",   "-",  ".",  "-.",  "1,5", "1.2.3",
					    " 1", "1 ", "+1", "1e3", "--1", "0.0000000000000000000000000000001"};

	(void)unused;
	assert_printed(parse("2796475133"), 0, "2.796.475.133");
	assert_printed(parse("-0.50"), 0, "-0,5");
	assert_printed(parse("007"), 0, "7");
	assert_int_equal(parse("76.470").scale, 3);
	for (size_t i = 0; i < sizeof wrong / sizeof wrong[0]; i++) {
		struct decimal value = decimal_of(99);

		assert_false(decimal_parse(&value, slice_str(wrong[i])));
		assert_true(decimal_equal(value, decimal_of(99)));
	}
}

static void parsing_ends_at_the_largest_number(void **unused)
{
	struct decimal value;

	(void)unused;
	assert_true(parse("170141183460469231731687303715884105727").mantissa == LARGEST);
	assert_true(parse("-170141183460469231731687303715884105727").mantissa == -LARGEST);
	assert_false(decimal_parse(&value, SLICE("170141183460469231731687303715884105728")));
	assert_false(decimal_parse(&value, SLICE("-170141183460469231731687303715884105728")));
	assert_false(decimal_parse(&value, SLICE("9999999999999999999999999999999999999999999999")));
}

static void the_smallest_int128_is_never_reached(void **unused)
{
	struct decimal value = decimal_of(99);

	(void)unused;
	assert_false(decimal_subtract(&value, (struct decimal){-LARGEST, 0}, decimal_of(1)));
	assert_false(decimal_add(&value, (struct decimal){-LARGEST, 0}, decimal_of(-1)));
	assert_false(decimal_multiply(&value, (struct decimal){-((int128)1 << 126), 0}, decimal_of(2)));
	assert_true(decimal_equal(value, decimal_of(99)));
}

static void shifting_moves_the_point_exactly(void **unused)
{
	struct decimal value;

	(void)unused;
	assert_true(decimal_shift(&value, parse("2.5"), 9));
	assert_printed(value, 0, "2.500.000.000");
	assert_true(decimal_shift(&value, parse("2500"), -3));
	assert_printed(value, 0, "2,5");
	assert_true(decimal_shift(&value, parse("1.000000"), -29));
	assert_false(decimal_shift(&value, parse("1.5"), -30));
	assert_false(decimal_shift(&value, decimal_of(1), INT32_MIN));
	assert_false(decimal_shift(&value, decimal_of(1), INT32_MAX));
	assert_true(decimal_shift(&value, decimal_of(0), INT32_MAX));
	assert_int_equal(decimal_sign(value), 0);
}

static void printing_groups_thousands_and_pads_decimals(void **unused)
{
	(void)unused;
	assert_printed(decimal_of(0), 0, "0");
	assert_printed(decimal_of(0), 2, "0,00");
	assert_printed(decimal_of(999), 0, "999");
	assert_printed(decimal_of(1000), 0, "1.000");
	assert_printed(decimal_of(-1234567), 1, "-1.234.567,0");
	assert_printed(parse("0.05"), 0, "0,05");
	assert_printed(parse("12.300"), 0, "12,3");
	assert_printed((struct decimal){-LARGEST, 30}, 0, "-170.141.183,460469231731687303715884105727");
	assert_printed(decimal_of(0), UINT8_MAX, "0,000000000000000000000000000000");
}

static void whole_numbers_are_known_whatever_their_scale(void **unused)
{
	(void)unused;
	assert_true(decimal_is_whole(parse("12.000")));
	assert_false(decimal_is_whole(parse("12.001")));
	assert_true(decimal_is_whole(parse("0.0")));
}

static struct interval between(const char *low, const char *high)
{
	return (struct interval){parse(low), parse(high)};
}

static void assert_interval(struct interval found, const char *low, const char *high)
{
	assert_true(decimal_equal(found.low, parse(low)));
	assert_true(decimal_equal(found.high, parse(high)));
}

static void an_interval_reaches_half_a_step_to_both_sides(void **unused)
{
	struct interval around;

	(void)unused;
	assert_true(interval_around(&around, parse("76.47"), parse("0.01")));
	assert_interval(around, "76.465", "76.475");
	assert_true(interval_around(&around, decimal_of(164), decimal_of(0)));
	assert_interval(around, "164", "164");
}

static void interval_arithmetic_holds_every_result(void **unused)
{
	struct interval result;

	(void)unused;
	assert_true(interval_add(&result, between("1", "2"), between("10", "20")));
	assert_interval(result, "11", "22");
	assert_true(interval_subtract(&result, between("1", "2"), between("10", "20")));
	assert_interval(result, "-19", "-8");
	assert_true(interval_multiply(&result, between("-2", "3"), between("-5", "4")));
	assert_interval(result, "-15", "12");
	assert_true(interval_multiply(&result, between("-3", "-2"), between("-5", "-4")));
	assert_interval(result, "8", "15");
}

static void intervals_meet_also_in_a_single_point(void **unused)
{
	bool meet;

	(void)unused;
	assert_true(interval_meet(&meet, between("1", "2"), between("2.00", "3")) && meet);
	assert_true(interval_meet(&meet, between("1", "2"), between("2.01", "3")) && !meet);
	assert_true(interval_meet(&meet, between("5", "6"), between("1", "2")) && !meet);
	assert_true(interval_meet(&meet, between("1", "9"), between("4", "5")) && meet);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(sums_are_those_on_paper_or_refused_as_too_large),
		cmocka_unit_test(products_are_those_on_paper_or_refused_as_too_large),
		cmocka_unit_test(order_is_that_on_paper_also_beyond_common_scale),
		cmocka_unit_test(quotient_is_within_half_a_digit),
		cmocka_unit_test(quotient_is_rounded_half_away_from_zero),
		cmocka_unit_test(parsing_takes_digits_sign_and_one_point),
		cmocka_unit_test(parsing_ends_at_the_largest_number),
		cmocka_unit_test(the_smallest_int128_is_never_reached),
		cmocka_unit_test(shifting_moves_the_point_exactly),
		cmocka_unit_test(printing_groups_thousands_and_pads_decimals),
		cmocka_unit_test(whole_numbers_are_known_whatever_their_scale),
		cmocka_unit_test(an_interval_reaches_half_a_step_to_both_sides),
		cmocka_unit_test(interval_arithmetic_holds_every_result),
		cmocka_unit_test(intervals_meet_also_in_a_single_point),
	};

	return cmocka_run_group_tests_name("decimal", tests, NULL, NULL);
}
