/* Slices and UTF-8. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "base/slice.h"
#include "base/utf8.h"

static const struct slice NOTHING = {NULL, 0};

static void slices_compare_by_bytes_then_length(void **unused)
{
	(void)unused;
	assert_true(slice_compare(SLICE("a"), SLICE("b")) < 0);
	assert_true(slice_compare(SLICE("ab"), SLICE("a")) > 0);
	assert_true(slice_compare(SLICE("đ"), SLICE("z")) > 0);
	assert_int_equal(slice_compare(SLICE("a"), SLICE("a")), 0);
	assert_int_equal(slice_compare(NOTHING, SLICE("")), 0);
	assert_true(slice_equal(NOTHING, SLICE("")));
	assert_false(slice_equal(SLICE("a"), SLICE("ab")));
}

static void slices_know_their_ends(void **unused)
{
	(void)unused;
	assert_true(slice_starts(SLICE("trong đó"), SLICE("trong")));
	assert_false(slice_starts(SLICE("tro"), SLICE("trong")));
	assert_true(slice_ends(SLICE("57/KH-UBND"), SLICE("UBND")));
	assert_false(slice_ends(SLICE("BND"), SLICE("UBND")));
	assert_true(slice_starts(NOTHING, NOTHING) && slice_ends(NOTHING, NOTHING));
	assert_true(slice_starts(SLICE("a"), NOTHING) && slice_ends(SLICE("a"), NOTHING));
}

static void a_part_is_clamped(void **unused)
{
	(void)unused;
	assert_true(slice_equal(slice_part(SLICE("abcdef"), 2, 4), SLICE("cd")));
	assert_true(slice_equal(slice_part(SLICE("abc"), 1, 99), SLICE("bc")));
	assert_int_equal(slice_part(SLICE("abc"), 7, 9).size, 0);
	assert_int_equal(slice_part(SLICE("abc"), 2, 1).size, 0);
	assert_int_equal(slice_part(NOTHING, 0, 5).size, 0);
}

static void trimming_takes_blanks_from_both_ends_only(void **unused)
{
	(void)unused;
	assert_true(slice_equal(slice_trim(SLICE(" \t a b\r\n\f")), SLICE("a b")));
	assert_int_equal(slice_trim(SLICE(" \t\r\n")).size, 0);
	assert_int_equal(slice_trim(NOTHING).size, 0);
}

static void finding_gives_the_first_place_from_there_on(void **unused)
{
	(void)unused;
	assert_int_equal(slice_find(SLICE("gồm: bao gồm"), SLICE("gồm"), 0), 0);
	assert_int_equal(slice_find(SLICE("aab aab"), SLICE("ab"), 2), 5);
	assert_int_equal(slice_find(SLICE("aaab"), SLICE("ab"), 0), 2);
	assert_true(slice_find(SLICE("aaa"), SLICE("ab"), 0) == SIZE_MAX);
	assert_true(slice_find(SLICE("aaa"), SLICE("a"), 3) == SIZE_MAX);
	assert_true(slice_find(SLICE("aaa"), SLICE("a"), 9) == SIZE_MAX);
	assert_true(slice_find(SLICE("aaa"), SLICE(""), 0) == SIZE_MAX);
	assert_true(slice_find(SLICE("a"), SLICE("ab"), 0) == SIZE_MAX);
}

static void every_character_is_read_as_it_was_written(void **unused)
{
	struct arena arena;
	struct strbuf buf;

	(void)unused;
	arena_init(&arena, 0);
	strbuf_init(&buf, &arena);
	for (uint32_t character = 1; character < 0x110000; character++) {
		size_t forward;
		size_t backward;

		if (character >= 0xD800 && character < 0xE000)
			continue;
		strbuf_clear(&buf);
		strbuf_putc(&buf, 'x');
		utf8_append(&buf, character);
		if (utf8_decode(strbuf_slice(&buf), 1, &forward) != character ||
		    utf8_before(strbuf_slice(&buf), buf.size, &backward) != character || forward != buf.size - 1 ||
		    backward != forward || utf8_count(strbuf_slice(&buf)) != 2 ||
		    utf8_invalid(strbuf_slice(&buf)) != SIZE_MAX)
			fail_msg("U+%04X", (unsigned)character);
	}
	arena_release(&arena);
}

static void invalid_bytes_are_told_and_stepped_over(void **unused)
{
	static const struct {
		struct slice text;
		size_t at;
	} cases[] = {
		{{"a\x80", 2}, 1},       {{"\xC0\x80", 2}, 0},     {{"\xE1\xBA", 2}, 0},
		{{"ab\xE1\xBA.", 5}, 2}, {{"\xED\xA0\x80", 3}, 0}, {{"\xF5\x80\x80\x80", 4}, 0},
		{{"\xFF", 1}, 0},        {{"\xC3\xA0\xC3", 3}, 2}, {{"\xE0\x80\x80", 3}, 0},
	};

	(void)unused;
	for (size_t i = 0; i < sizeof cases / sizeof cases[0]; i++) {
		size_t length;

		assert_int_equal(utf8_invalid(cases[i].text), cases[i].at);
		assert_int_equal(utf8_decode(cases[i].text, cases[i].at, &length), 0xFFFD);
		assert_int_equal(length, 1);
	}
	assert_true(utf8_invalid(SLICE("hồ sơ\0x")) == SIZE_MAX);
	assert_true(utf8_invalid(NOTHING) == SIZE_MAX);
}

/* Reading bytes of any kind forward and backward ends, within the slice. */
static void random_bytes_are_walked_to_their_end(void **unused)
{
	uint32_t state = 1;
	char bytes[64];

	(void)unused;
	for (int round = 0; round < 2000; round++) {
		struct slice s = slice_of(bytes, sizeof bytes);
		size_t length;
		size_t at = 0;

		for (size_t i = 0; i < sizeof bytes; i++) {
			state = state * 1664525 + 1013904223;
			bytes[i] = (char)(state >> 24);
		}
		while (at < s.size) {
			utf8_decode(s, at, &length);
			assert_in_range(length, 1, s.size - at);
			at += length;
		}
		while (at > 0) {
			utf8_before(s, at, &length);
			assert_in_range(length, 1, at);
			at -= length;
		}
	}
}

static void assert_folds(const char *text, const char *expected)
{
	struct arena arena;
	struct strbuf buf;

	arena_init(&arena, 0);
	strbuf_init(&buf, &arena);
	utf8_fold(&buf, slice_str(text));
	assert_string_equal(buf.data, expected);
	arena_release(&arena);
}

static void both_tone_spellings_fold_to_the_newer_one(void **unused)
{
	static const char *const pairs[][2] = {
		{"oà", "òa"}, {"oá", "óa"}, {"oả", "ỏa"}, {"oã", "õa"}, {"oạ", "ọa"},
		{"oè", "òe"}, {"oé", "óe"}, {"oẻ", "ỏe"}, {"oẽ", "õe"}, {"oẹ", "ọe"},
		{"uỳ", "ùy"}, {"uý", "úy"}, {"uỷ", "ủy"}, {"uỹ", "ũy"}, {"uỵ", "ụy"},
	};

	(void)unused;
	for (size_t i = 0; i < sizeof pairs / sizeof pairs[0]; i++) {
		char older[32] = "th";
		char newer[32] = "th";

		assert_folds(strcat(older, pairs[i][0]), strcat(newer, pairs[i][1]));
		assert_folds(newer, newer);
		assert_folds(strcat(older, " x"), strcat(newer, " x"));
	}
	assert_folds("Uỷ ban, HOÀ giải, khoẻ", "ủy ban, hòa giải, khỏe");
}

static void a_tone_stays_where_a_letter_follows_or_q_stands_before(void **unused)
{
	(void)unused;
	assert_folds("khoản", "khoản");
	assert_folds("hoàn toàn", "hoàn toàn");
	assert_folds("ngoài", "ngoài");
	assert_folds("huỳnh", "huỳnh");
	assert_folds("quý quỹ quỳ", "quý quỹ quỳ");
	assert_folds("QUÝ IV", "quý iv");
	assert_folds("quà", "quà");
}

static void decomposed_letters_fold_to_composed_ones(void **unused)
{
	(void)unused;
	assert_folds("hoa\xCC\x80", "hòa");
	assert_folds("Vie\xCC\xA3\xCC\x82t", "việt"); /* dot below, then circumflex: canonical order */
	assert_folds("Vie\xCC\x82\xCC\xA3t", "việt"); /* the other order */
	assert_folds("U\xCC\x9B\xCC\x81ng", "ứng");   /* horn and acute */
	assert_folds("kho\x61\xCC\x89n", "khoản");
	assert_folds("\xCC\x80x", "\xCC\x80x"); /* a mark without a letter stays */
}

static void capitals_fold_and_invisible_characters_go(void **unused)
{
	(void)unused;
	assert_folds("ĐẮK LẮK Ủ Ơ", "đắk lắk ủ ơ");
	assert_folds("hồ\xC2\xAD sơ\xE2\x80\x8B\xEF\xBB\xBF", "hồ sơ");
	assert_folds("thu\xE2\x80\x8Dỷ", "thủy");
	assert_folds("", "");
	assert_folds("a\xFFz", "a\xEF\xBF\xBDz");
}

static void letters_blanks_and_widths_are_known(void **unused)
{
	(void)unused;
	assert_true(utf8_is_letter('z') && utf8_is_letter(0x111) && utf8_is_letter(0x1EC7));
	assert_false(utf8_is_letter('1') || utf8_is_letter('-') || utf8_is_letter(0x2013) || utf8_is_letter('@'));
	assert_true(utf8_is_upper(0x110) && utf8_is_upper('A'));
	assert_false(utf8_is_upper(0x111) || utf8_is_upper('a') || utf8_is_upper('1'));
	assert_true(utf8_is_space(' ') && utf8_is_space('\f') && utf8_is_space(0xA0) && utf8_is_space(0x200B));
	assert_false(utf8_is_space('x') || utf8_is_space(0x1EC7));
	assert_int_equal(utf8_width(SLICE("hồ sơ")), 5);
	assert_int_equal(utf8_width(SLICE("o\xCC\x82")), 1);
	assert_int_equal(utf8_width(SLICE("文")), 2);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(slices_compare_by_bytes_then_length),
		cmocka_unit_test(slices_know_their_ends),
		cmocka_unit_test(a_part_is_clamped),
		cmocka_unit_test(trimming_takes_blanks_from_both_ends_only),
		cmocka_unit_test(finding_gives_the_first_place_from_there_on),
		cmocka_unit_test(every_character_is_read_as_it_was_written),
		cmocka_unit_test(invalid_bytes_are_told_and_stepped_over),
		cmocka_unit_test(random_bytes_are_walked_to_their_end),
		cmocka_unit_test(both_tone_spellings_fold_to_the_newer_one),
		cmocka_unit_test(a_tone_stays_where_a_letter_follows_or_q_stands_before),
		cmocka_unit_test(decomposed_letters_fold_to_composed_ones),
		cmocka_unit_test(capitals_fold_and_invisible_characters_go),
		cmocka_unit_test(letters_blanks_and_widths_are_known),
	};

	return cmocka_run_group_tests_name("text", tests, NULL, NULL);
}
