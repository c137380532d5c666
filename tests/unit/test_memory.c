/* The system's memory ends at any allocation: in our arenas, in PCRE2, in libyaml, in the C library. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

#include "rasoat.h"

#if defined(__GLIBC__) && !defined(__SANITIZE_ADDRESS__)
#define CAN_FAIL 1

void *__libc_malloc(size_t size);
void *__libc_calloc(size_t count, size_t size);
void *__libc_realloc(void *old, size_t size);

/* Allocations until one fails, once; 0: none does. */
static size_t countdown;

static int is_last(void)
{
	return countdown > 0 && --countdown == 0;
}

void *malloc(size_t size)
{
	return is_last() ? NULL : __libc_malloc(size);
}

void *calloc(size_t count, size_t size)
{
	return is_last() ? NULL : __libc_calloc(count, size);
}

void *realloc(void *old, size_t size)
{
	return is_last() ? NULL : __libc_realloc(old, size);
}
#else
#define CAN_FAIL 0
static size_t countdown;
#endif

static const char TEXT[] = "BÁO CÁO\n\nTổng số 164 hồ sơ, gồm 138 hồ sơ mới, 12 hồ sơ cũ và 12 hồ sơ khác.\n\n"
			   "Ngày 31/4/2023, xã đã đã họp ; kết quả đạt 50% (3/4 thôn)..\n\n"
			   "| Thôn | Hộ |\n|---|---|\n| Một | 10 |\n| Hai | 20 |\n| Cộng | 40 |\n";

static void rules_open_or_say_no_memory(void **unused)
{
	size_t failed = 0;
	enum rasoat_status status = RASOAT_NO_MEMORY;

	(void)unused;
	if (!CAN_FAIL)
		skip();
	for (size_t n = 1; status != RASOAT_OK; n += 1 + n / 8) {
		struct rasoat_rules *rules;
		char *message;

		countdown = n;
		status = rasoat_rules_open(NULL, &rules, &message);
		countdown = 0;
		if (status == RASOAT_NO_MEMORY) {
			failed++;
			assert_null(rules);
		} else if (status != RASOAT_OK) {
			fail_msg("%zu: %s", n, message);
		}
		free(message);
		rasoat_rules_free(rules);
	}
	assert_true(failed > 10);
}

static void a_check_ends_in_order_wherever_memory_ends(void **unused)
{
	struct rasoat_rules *rules;
	size_t failed = 0;
	size_t findings;
	struct rasoat_result *result;
	bool again = true;

	(void)unused;
	if (!CAN_FAIL)
		skip();
	assert_int_equal(rasoat_rules_open(NULL, &rules, NULL), RASOAT_OK);
	assert_int_equal(rasoat_check(rules, NULL, "-", TEXT, sizeof TEXT - 1, &result), RASOAT_OK);
	findings = rasoat_result_count(result);
	rasoat_result_free(result);
	for (size_t n = 1; again; n++) {
		enum rasoat_status status;

		countdown = n;
		status = rasoat_check(rules, NULL, "-", TEXT, sizeof TEXT - 1, &result);
		again = countdown == 0;
		countdown = 0;
		if (status == RASOAT_OK && !again)
			assert_int_equal(rasoat_result_count(result), findings);
		if (status == RASOAT_NO_MEMORY)
			failed++;
		else
			assert_int_equal(status, RASOAT_OK);
		if (result == NULL)
			assert_int_equal(n, 1);
		rasoat_result_free(result);
	}
	assert_true(failed > 2);
	rasoat_rules_free(rules);
}

static void a_view_that_finds_no_memory_leaves_the_result_whole(void **unused)
{
	struct rasoat_rules *rules;
	struct rasoat_result *result;
	size_t failed = 0;

	(void)unused;
	if (!CAN_FAIL)
		skip();
	assert_int_equal(rasoat_rules_open(NULL, &rules, NULL), RASOAT_OK);
	assert_int_equal(rasoat_check(rules, NULL, "-", TEXT, sizeof TEXT - 1, &result), RASOAT_OK);
	for (int i = 0; i < 400 && failed == 0; i++) {
		countdown = 1;
		failed += rasoat_result_show(result, 15, true) == NULL;
		countdown = 0;
	}
	assert_int_equal(failed, 1);
	assert_non_null(rasoat_result_show(result, 15, true));
	assert_int_equal(rasoat_result_status(result), RASOAT_OK);
	rasoat_result_free(result);
	rasoat_rules_free(rules);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(rules_open_or_say_no_memory),
		cmocka_unit_test(a_check_ends_in_order_wherever_memory_ends),
		cmocka_unit_test(a_view_that_finds_no_memory_leaves_the_result_whole),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
