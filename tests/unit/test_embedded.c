/* The compiled-in rules and word lists against the files of rules/; runs in the root of the project. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include <ftw.h>
#include <stdio.h>
#include <string.h>

#include "base/slice.h"
#include "rules/embedded.h"

static void paths_are_in_byte_order_without_doubles(void **unused)
{
	(void)unused;
	for (size_t i = 1; i < EMBEDDED_COUNT; i++)
		assert_true(strcmp(EMBEDDED_FILES[i - 1].path, EMBEDDED_FILES[i].path) < 0);
}

static void every_file_is_there_byte_for_byte(void **unused)
{
	(void)unused;
	for (size_t i = 0; i < EMBEDDED_COUNT; i++) {
		const struct embedded_file *embedded = &EMBEDDED_FILES[i];
		char path[512];
		FILE *file;

		snprintf(path, sizeof path, "rules/%s", embedded->path);
		file = fopen(path, "rb");
		assert_non_null(file);
		for (size_t at = 0; at < embedded->size; at++)
			assert_int_equal(getc(file), (unsigned char)embedded->data[at]);
		assert_int_equal(getc(file), EOF);
		fclose(file);
	}
}

static size_t files_seen;

static int count_file(const char *path, const struct stat *status, int type, struct FTW *place)
{
	struct slice name = slice_str(path);

	(void)status;
	(void)place;
	if (type == FTW_F && (slice_ends(name, SLICE(".yaml")) ||
			      (slice_starts(name, SLICE("rules/words/")) && slice_ends(name, SLICE(".txt")))))
		files_seen++;
	return 0;
}

static void no_file_is_left_out(void **unused)
{
	(void)unused;
	files_seen = 0;
	assert_int_equal(nftw("rules", count_file, 8, FTW_PHYS), 0);
	assert_int_equal(files_seen, EMBEDDED_COUNT);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(paths_are_in_byte_order_without_doubles),
		cmocka_unit_test(every_file_is_there_byte_for_byte),
		cmocka_unit_test(no_file_is_left_out),
	};

	return cmocka_run_group_tests_name("embedded", tests, NULL, NULL);
}
