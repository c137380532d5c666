#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "base/arena.h"
#include "base/strbuf.h"

static void memory_is_zeroed_aligned_and_disjoint(void **unused)
{
	struct arena arena;
	unsigned char *before = NULL;

	(void)unused;
	arena_init(&arena, 0);
	for (size_t size = 1; size < 3000; size += 7) {
		unsigned char *p = arena_alloc(&arena, size);

		assert_int_equal((uintptr_t)p % _Alignof(max_align_t), 0);
		for (size_t i = 0; i < size; i++)
			assert_int_equal(p[i], 0);
		memset(p, 0xAA, size);
		if (before != NULL)
			assert_int_equal(before[0], 0xAA);
		before = p;
	}
	arena_release(&arena);
	assert_int_equal(arena.used, 0);
}

static void one_allocation_may_be_larger_than_a_chunk(void **unused)
{
	struct arena arena;
	char *p;

	(void)unused;
	arena_init(&arena, 0);
	p = arena_alloc(&arena, 10 << 20);
	p[(10 << 20) - 1] = 'x';
	assert_true(arena.used >= 10 << 20);
	arena_release(&arena);
}

/* Allocates until the arena jumps away; the bytes that were given. */
static size_t exhaust(struct arena *arena, size_t size)
{
	jmp_buf escape;
	volatile size_t given = 0;

	arena->escape = &escape;
	if (setjmp(escape) == 0) {
		for (;;) {
			arena_alloc(arena, size);
			given += size;
		}
	}
	arena->escape = NULL;
	return given;
}

static void the_limit_is_kept_and_nearly_used(void **unused)
{
	(void)unused;
	for (size_t size = 16; size < 100000; size *= 3) {
		struct arena arena;
		size_t given;

		arena_init(&arena, 1 << 20);
		given = exhaust(&arena, size);
		assert_true(arena.used <= 1 << 20);
		assert_in_range(given, 700000, 1 << 20);
		arena_release(&arena);
	}
}

static void impossible_sizes_count_as_no_memory(void **unused)
{
	struct arena arena;
	jmp_buf escape;
	volatile int escaped = 0;

	(void)unused;
	arena_init(&arena, 0);
	arena.escape = &escape;
	if (setjmp(escape) == 0)
		arena_array(&arena, SIZE_MAX / 4, 8);
	else
		escaped++;
	if (setjmp(escape) == 0)
		arena_alloc(&arena, SIZE_MAX - 3);
	else
		escaped++;
	assert_int_equal(escaped, 2);
	assert_non_null(arena_alloc(&arena, 10));
	arena_release(&arena);
}

static void a_copy_is_terminated_and_independent(void **unused)
{
	struct arena arena;
	char text[] = "quý IV";
	struct slice copy;

	(void)unused;
	arena_init(&arena, 0);
	copy = arena_copy(&arena, slice_of(text, 4));
	text[0] = 'Q';
	assert_int_equal(copy.size, 4);
	assert_string_equal(copy.data, "quý");
	assert_string_equal(arena_string(&arena, slice_of(NULL, 0)), "");
	arena_release(&arena);
}

static void a_growing_array_keeps_its_items(void **unused)
{
	struct arena arena;
	int *items = NULL;
	size_t count = 0;
	size_t capacity = 0;

	(void)unused;
	arena_init(&arena, 0);
	for (int i = 0; i < 5000; i++)
		*ARENA_PUSH(&arena, items, count, capacity) = i;
	assert_int_equal(count, 5000);
	for (int i = 0; i < 5000; i++)
		assert_int_equal(items[i], i);
	arena_release(&arena);
}

static void a_string_grows_and_stays_terminated(void **unused)
{
	struct arena arena;
	struct strbuf buf;

	(void)unused;
	arena_init(&arena, 0);
	strbuf_init(&buf, &arena);
	assert_string_equal(buf.data, "");
	for (size_t i = 0; i < 1000; i++) {
		strbuf_putc(&buf, (char)('a' + i % 26));
		assert_int_equal(buf.size, i + 1);
		assert_int_equal(buf.data[i + 1], '\0');
	}
	for (size_t i = 0; i < 1000; i++)
		assert_int_equal(buf.data[i], 'a' + i % 26);
	strbuf_clear(&buf);
	assert_string_equal(buf.data, "");
	arena_release(&arena);
}

static void a_string_takes_formatted_text_at_every_fill(void **unused)
{
	struct arena arena;

	(void)unused;
	arena_init(&arena, 0);
	for (size_t fill = 0; fill < 140; fill++) {
		struct strbuf buf;

		strbuf_init(&buf, &arena);
		for (size_t i = 0; i < fill; i++)
			strbuf_putc(&buf, '.');
		strbuf_printf(&buf, "%d %s", 164, "hồ sơ");
		assert_string_equal(buf.data + fill, "164 hồ sơ");
		assert_int_equal(buf.size, fill + strlen("164 hồ sơ"));
	}
	arena_release(&arena);
}

static void a_string_may_be_appended_to_itself(void **unused)
{
	struct arena arena;
	struct strbuf buf;

	(void)unused;
	arena_init(&arena, 0);
	strbuf_init(&buf, &arena);
	strbuf_puts(&buf, "ab");
	for (int i = 0; i < 8; i++)
		strbuf_add(&buf, strbuf_slice(&buf));
	assert_int_equal(buf.size, 512);
	for (size_t i = 0; i < 512; i++)
		assert_int_equal(buf.data[i], "ab"[i % 2]);
	arena_release(&arena);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(memory_is_zeroed_aligned_and_disjoint),
		cmocka_unit_test(one_allocation_may_be_larger_than_a_chunk),
		cmocka_unit_test(the_limit_is_kept_and_nearly_used),
		cmocka_unit_test(impossible_sizes_count_as_no_memory),
		cmocka_unit_test(a_copy_is_terminated_and_independent),
		cmocka_unit_test(a_growing_array_keeps_its_items),
		cmocka_unit_test(a_string_grows_and_stays_terminated),
		cmocka_unit_test(a_string_takes_formatted_text_at_every_fill),
		cmocka_unit_test(a_string_may_be_appended_to_itself),
	};

	return cmocka_run_group_tests_name("arena", tests, NULL, NULL);
}
