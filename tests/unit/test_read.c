/* Reading bytes: encodings, bad bytes, and what is no text. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>

#include <cmocka.h>

#include "base/utf8.h"
#include "read/read.h"

static int set_up(void **state)
{
	static struct arena arena;

	arena_init(&arena, 0);
	*state = &arena;
	return 0;
}

static int tear_down(void **state)
{
	arena_release(*state);
	return 0;
}

static void check_text(void **state, struct slice bytes, const char *encoding, const char *text)
{
	const struct document *doc;

	assert_int_equal(read_document(*state, bytes, NULL, &doc), READ_OK);
	assert_string_equal(doc->encoding, encoding);
	assert_string_equal(arena_string(*state, doc->text), text);
}

static void check_refused(void **state, struct slice bytes, enum read_status status)
{
	const struct document *doc;

	assert_int_equal(read_document(*state, bytes, NULL, &doc), status);
	assert_null(doc);
}

static void a_byte_order_mark_is_no_text(void **state)
{
	check_text(state,
		   SLICE("\xEF\xBB\xBF"
			 "Số: 87\n"),
		   "UTF-8", "Số: 87\n");
	check_text(state, SLICE("Số: 87\n"), "UTF-8", "Số: 87\n");
}

static void utf16_is_read_with_and_without_its_mark(void **state)
{
	check_text(state,
		   SLICE("\xFF\xFES\0\xD1\x1E \0"
			 "8\0\n\0"),
		   "UTF-16LE", "Số 8\n");
	check_text(state,
		   SLICE("\xFE\xFF\0S\x1E\xD1\0 \0"
			 "8\0\n"),
		   "UTF-16BE", "Số 8\n");
	check_text(state,
		   SLICE("S\0\xD1\x1E \0"
			 "8\0 \0x\0\xE3\0\n\0"),
		   "UTF-16LE", "Số 8 xã\n");
}

static void a_pair_of_surrogates_is_one_character_and_a_lone_one_is_bad(void **state)
{
	check_text(state,
		   SLICE("\xFF\xFE\x3D\xD8\x00\xDE"
			 "a\0"),
		   "UTF-16LE",
		   "\xF0\x9F\x98\x80"
		   "a\n");
	check_text(state,
		   SLICE("\xFF\xFE\x3D\xD8"
			 "a\0b\0"),
		   "UTF-16LE",
		   "\xEF\xBF\xBD"
		   "ab\n");
}

static void bad_bytes_become_one_replacement_each_and_keep_the_columns(void **state)
{
	const struct document *doc;
	size_t at;

	assert_int_equal(read_document(*state, SLICE("Xã \xFF\xFE An\n"), NULL, &doc), READ_OK);
	assert_string_equal(arena_string(*state, doc->text), "Xã \xEF\xBF\xBD\xEF\xBF\xBD An\n");
	at = slice_find(doc->text, SLICE("An"), 0);
	assert_int_equal(document_position(doc, (uint32_t)at).column, 7);
}

static void a_cut_character_at_the_end_is_bad(void **state)
{
	check_text(state, SLICE("Xã h\xE1\xBB"), "UTF-8", "Xã h\xEF\xBF\xBD\xEF\xBF\xBD\n");
}

static void nothing_but_blanks_is_empty(void **state)
{
	check_refused(state, SLICE(""), READ_EMPTY);
	check_refused(state, SLICE(" \r\n\t\f\n"), READ_EMPTY);
	check_refused(state, SLICE("\xEF\xBB\xBF"), READ_EMPTY);
	check_refused(state, SLICE("\xFF\xFE"), READ_EMPTY);
}

static void other_formats_are_no_text(void **state)
{
	check_refused(state, SLICE("%PDF-1.7\n%abc\n"), READ_NOT_TEXT);
	check_refused(state, SLICE("PK\x03\x04 docx"), READ_DAMAGED);
	check_refused(state,
		      SLICE("\x7F"
			    "ELF"),
		      READ_NOT_TEXT);
	check_refused(state, SLICE("\x01\x02\x03\x04\x05 abc \x06\x07\x0E\x0F"), READ_NOT_TEXT);
	check_refused(state, SLICE("ab\0\0\0c\0\0d"), READ_NOT_TEXT);
}

static void lines_are_counted_at_any_line_end(void **state)
{
	const struct document *doc;

	assert_int_equal(read_document(*state, SLICE("a\r\nb\rc\n\nd"), NULL, &doc), READ_OK);
	assert_int_equal(doc->line_count, 5);
	assert_int_equal(doc->line_starts[1], 3);
	assert_int_equal(doc->line_starts[2], 5);
	assert_int_equal(doc->line_starts[4], 8);
}

static void the_bytes_may_go_once_they_are_read(void **state)
{
	char bytes[] = "Xã có 07 thôn.\n";
	const struct document *doc;

	assert_int_equal(read_document(*state, slice_of(bytes, strlen(bytes)), NULL, &doc), READ_OK);
	memset(bytes, '#', sizeof bytes);
	assert_string_equal(arena_string(*state, doc->text), "Xã có 07 thôn.\n");
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test_setup_teardown(a_byte_order_mark_is_no_text, set_up, tear_down),
		cmocka_unit_test_setup_teardown(utf16_is_read_with_and_without_its_mark, set_up, tear_down),
		cmocka_unit_test_setup_teardown(a_pair_of_surrogates_is_one_character_and_a_lone_one_is_bad, set_up,
						tear_down),
		cmocka_unit_test_setup_teardown(bad_bytes_become_one_replacement_each_and_keep_the_columns, set_up,
						tear_down),
		cmocka_unit_test_setup_teardown(a_cut_character_at_the_end_is_bad, set_up, tear_down),
		cmocka_unit_test_setup_teardown(nothing_but_blanks_is_empty, set_up, tear_down),
		cmocka_unit_test_setup_teardown(other_formats_are_no_text, set_up, tear_down),
		cmocka_unit_test_setup_teardown(lines_are_counted_at_any_line_end, set_up, tear_down),
		cmocka_unit_test_setup_teardown(the_bytes_may_go_once_they_are_read, set_up, tear_down),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
