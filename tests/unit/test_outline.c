/* Which numbers belong to one list, and under which mark. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <string.h>

#include <cmocka.h>

#include "extract/outline.h"

/* Scope and parent of each mark, as "0:- 1:0 ..."; "|" between marks breaks, "~" interrupts. */
static void outline_of(char *out, size_t room, const char *const *marks)
{
	struct arena arena;
	struct outline outline;
	size_t used = 0;

	arena_init(&arena, 0);
	outline_init(&outline, &arena);
	for (uint32_t i = 0; marks[i] != NULL; i++) {
		struct enumerator marker = enumerator_scan(slice_str(marks[i]));

		if (marks[i][0] == '|')
			outline_break(&outline);
		else if (marks[i][0] == '~')
			outline_interrupt(&outline);
		else
			outline_add(&outline, &marker, i);
	}
	out[0] = '\0';
	for (size_t i = 0; i < outline.count; i++) {
		const struct outline_entry *entry = &outline.entries[i];

		used += (size_t)snprintf(out + used, room - used, "%s%u:", used > 0 ? " " : "", (unsigned)entry->scope);
		used += (size_t)snprintf(out + used, room - used, entry->parent == UINT32_MAX ? "-" : "%u",
					 (unsigned)entry->parent);
	}
	arena_release(&arena);
}

static void expect(const char *const *marks, const char *expected)
{
	char found[400];

	outline_of(found, sizeof found, marks);
	assert_string_equal(found, expected);
}

static void numbers_begin_anew_under_each_heading(void **unused)
{
	static const char *const MARKS[] = {"I. X", "1. X", "2. X", "II. X", "1. X", "2. X", NULL};

	(void)unused;
	expect(MARKS, "0:- 1:0 1:0 0:- 2:3 2:3");
}

static void letters_paths_and_romans_nest(void **unused)
{
	static const char *const MARKS[] = {"A. X", "I. X",   "1. X", "1.1. X", "a) X",
					    "b) X", "1.2. X", "B. X", "I. X",   NULL};

	(void)unused;
	expect(MARKS, "0:- 1:0 2:1 3:2 4:3 4:3 3:2 0:- 5:7");
}

static void a_roman_or_letter_is_decided_by_the_open_lists(void **unused)
{
	static const char *const LETTERS[] = {"A. X", "B. X", "C. X", "D. X", NULL};
	static const char *const ROMANS[] = {"I. X", "II. X", "III. X", "IV. X", "V. X", NULL};

	(void)unused;
	expect(LETTERS, "0:- 0:- 0:- 0:-");
	expect(ROMANS, "0:- 0:- 0:- 0:- 0:-");
}

static void an_inner_list_gives_way_to_the_outer_one(void **unused)
{
	static const char *const MARKS[] = {"1. X", "1. X", "2. X", "3. X", "2. X", "3. X", NULL};

	(void)unused;
	expect(MARKS, "0:- 0:- 0:- 0:- 0:- 0:-");
}

static void a_wrong_number_stays_in_its_list(void **unused)
{
	static const char *const MARKS[] = {"I. X", "II. X", "II. X", "IV. X", NULL};
	static const char *const PATHS[] = {"2. X", "2.1. X", "1.2. X", "2.3. X", NULL};

	(void)unused;
	expect(MARKS, "0:- 0:- 0:- 0:-");
	expect(PATHS, "0:- 1:0 1:0 1:0");
}

static void a_break_closes_everything_and_an_interruption_lets_one_begin_anew(void **unused)
{
	static const char *const BROKEN[] = {"I. X", "1. X", "|", "1. X", "2. X", NULL};
	static const char *const INTERRUPTED[] = {"1. X", "~", "1. X", "~", "2. X", NULL};

	(void)unused;
	expect(BROKEN, "0:- 1:0 2:- 2:-");
	expect(INTERRUPTED, "0:- 1:0 1:0");
}

static void endless_inner_lists_keep_the_open_ones_few(void **unused)
{
	struct arena arena;
	struct outline outline;

	(void)unused;
	arena_init(&arena, 0);
	outline_init(&outline, &arena);
	for (uint32_t i = 0; i < 3000; i++) {
		struct enumerator marker = enumerator_scan(slice_str(i % 3 == 0   ? "1. X"
								     : i % 3 == 1 ? "2. X"
										  : "3. X"));

		outline_add(&outline, &marker, i);
		assert_true(outline.level_count <= 24);
	}
	arena_release(&arena);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(numbers_begin_anew_under_each_heading),
		cmocka_unit_test(letters_paths_and_romans_nest),
		cmocka_unit_test(a_roman_or_letter_is_decided_by_the_open_lists),
		cmocka_unit_test(an_inner_list_gives_way_to_the_outer_one),
		cmocka_unit_test(a_wrong_number_stays_in_its_list),
		cmocka_unit_test(a_break_closes_everything_and_an_interruption_lets_one_begin_anew),
		cmocka_unit_test(endless_inner_lists_keep_the_open_ones_few),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
