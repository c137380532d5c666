/* Enumerators: the marks of headings, items and captions, and the figures that only look like one. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <string.h>

#include <cmocka.h>

#include "document/enumerator.h"

/* A line, and "style path delimiter" as it must be read; the rest of the line behind `size` bytes of the mark. */
struct expected {
	const char *line;
	enum enum_style style;
	const char *path;
	char delimiter;
	const char *rest;
};

static void path_text(char *out, size_t room, const struct enumerator *e)
{
	size_t used = 0;

	out[0] = '\0';
	for (unsigned i = 0; i < e->depth; i++)
		used += (size_t)snprintf(out + used, room - used, "%s%u", i > 0 ? "." : "", e->path[i]);
}

static void check(const struct expected *cases, size_t count)
{
	for (size_t i = 0; i < count; i++) {
		struct enumerator e = enumerator_scan(slice_str(cases[i].line));
		char path[80];

		path_text(path, sizeof path, &e);
		if (e.style != cases[i].style || strcmp(path, cases[i].path) != 0 ||
		    e.delimiter != cases[i].delimiter || strcmp(cases[i].line + e.size, cases[i].rest) != 0)
			fail_msg("\"%s\": style %d path %s delimiter %d rest \"%s\"", cases[i].line, (int)e.style, path,
				 e.delimiter, cases[i].line + e.size);
	}
}

#define CHECK(cases) check((cases), sizeof(cases) / sizeof(cases)[0])

static void numbers_of_headings_are_read_with_their_delimiter(void **unused)
{
	static const struct expected CASES[] = {
		{"1. Ưu điểm", ENUM_ARABIC, "1", '.', " Ưu điểm"},    {"1.Ưu điểm", ENUM_ARABIC, "1", '.', "Ưu điểm"},
		{"01. Thị trấn", ENUM_ARABIC, "1", '.', " Thị trấn"}, {"2) Hạn chế", ENUM_ARABIC, "2", ')', " Hạn chế"},
		{"1- Kết quả", ENUM_ARABIC, "1", '-', " Kết quả"},    {"1/ Kết quả", ENUM_ARABIC, "1", '/', " Kết quả"},
		{"1: Kết quả", ENUM_ARABIC, "1", ':', " Kết quả"},    {"12.", ENUM_ARABIC, "12", '.', ""},
	};

	(void)unused;
	CHECK(CASES);
}

static void paths_need_no_delimiter_behind_them(void **unused)
{
	static const struct expected CASES[] = {
		{"1.1. Kinh tế", ENUM_ARABIC, "1.1", '.', " Kinh tế"},
		{"2.2.1.Tổng số", ENUM_ARABIC, "2.2.1", '.', "Tổng số"},
		{"3.2.2.Số", ENUM_ARABIC, "3.2.2", '.', "Số"},
		{"1.4 Tổng số", ENUM_ARABIC, "1.4", '\0', " Tổng số"},
		{"3.3.2 số vấn đề", ENUM_ARABIC, "3.3.2", '\0', " số vấn đề"},
		{"5.1Số phiếu", ENUM_ARABIC, "5.1", '\0', "Số phiếu"},
		{"1.2.3.4.5.6. Sâu", ENUM_ARABIC, "1.2.3.4.5.6", '.', " Sâu"},
		{"5.2.", ENUM_ARABIC, "5.2", '.', ""},
		{"5.1", ENUM_ARABIC, "5.1", '\0', ""},
	};

	(void)unused;
	CHECK(CASES);
}

static void figures_that_look_like_a_mark_are_none(void **unused)
{
	static const char *const LINES[] = {
		"6 tháng đầu năm",
		"1.019 văn bản",
		"01 máy/người",
		"30/6/2023",
		"2023, cán bộ",
		"2023. Xây dựng",
		"01/XLD",
		"9001: 2015",
		"2016 - 2021",
		"65 - 70% giá thành",
		"65- 70%",
		"22-HD/BTCTU",
		"01-ĐA/TU",
		"43/KH-UBND",
		"8/11 chỉ tiêu",
		"76,47%",
		"1.2 triệu đồng",
		"2.5 tỷ",
		"4.5G",
		"100% các văn bản",
		"3, 4 là 971/971",
		"1",
		"17",
		"1.000.000 đồng",
		"19/02/2023 về",
		"10.5.2023",
		"1/ 12 văn bản",
		"1.2.3.4.5.6.7. Quá sâu",
		"",
		" 1. Sau dấu cách",
		"1.5 tấn/ha",
	};

	(void)unused;
	for (size_t i = 0; i < sizeof LINES / sizeof LINES[0]; i++)
		if (enumerator_scan(slice_str(LINES[i])).style != ENUM_NONE)
			fail_msg("\"%s\" is read as a mark", LINES[i]);
}

static void roman_numbers_are_checked_and_keep_their_other_reading(void **unused)
{
	static const struct expected CASES[] = {
		{"I. TÌNH HÌNH", ENUM_ROMAN, "1", '.', " TÌNH HÌNH"},
		{"IV. KIẾN NGHỊ", ENUM_ROMAN, "4", '.', " KIẾN NGHỊ"},
		{"I- TÌNH HÌNH", ENUM_ROMAN, "1", '-', " TÌNH HÌNH"},
		{"II - KẾT QUẢ", ENUM_ROMAN, "2", '-', " KẾT QUẢ"},
		{"III – KẾT QUẢ", ENUM_ROMAN, "3", '-', " KẾT QUẢ"},
		{"I) Mục", ENUM_ROMAN, "1", ')', " Mục"},
		{"XIV. Cuối", ENUM_ROMAN, "14", '.', " Cuối"},
		{"I.KẾT QUẢ", ENUM_ROMAN, "1", '.', "KẾT QUẢ"},
		{"C. PHƯƠNG HƯỚNG", ENUM_ROMAN, "100", '.', " PHƯƠNG HƯỚNG"},
		{"B. ĐÁNH GIÁ", ENUM_UPPER, "2", '.', " ĐÁNH GIÁ"},
		{"Đ. KHÁC", ENUM_UPPER, "5", '.', " KHÁC"},
		{"IIX. Sai", ENUM_NONE, "", '\0', "IIX. Sai"},
		{"V.A.C kết hợp", ENUM_NONE, "", '\0', "V.A.C kết hợp"},
		{"C.ty Thành Công", ENUM_NONE, "", '\0', "C.ty Thành Công"},
		{"W. Không", ENUM_NONE, "", '\0', "W. Không"},
		{"UBND xã", ENUM_NONE, "", '\0', "UBND xã"},
	};

	(void)unused;
	CHECK(CASES);
	assert_int_equal(enumerator_scan(SLICE("C. PHƯƠNG HƯỚNG")).letter, 3);
	assert_int_equal(enumerator_scan(SLICE("I. TÌNH HÌNH")).letter, 9);
	assert_int_equal(enumerator_scan(SLICE("II. KẾT QUẢ")).letter, 0);
}

static void letters_follow_the_vietnamese_alphabet(void **unused)
{
	static const struct expected CASES[] = {
		{"a) Trồng trọt", ENUM_LOWER, "1", ')', " Trồng trọt"},
		{"đ) Thủy lợi", ENUM_LOWER, "5", ')', " Thủy lợi"},
		{"e) Khác", ENUM_LOWER, "6", ')', " Khác"},
		{"a. Thu", ENUM_LOWER, "1", '.', " Thu"},
		{"b.Chi", ENUM_LOWER, "2", '.', "Chi"},
		{"a1) Nhỏ", ENUM_LOWER, "1.1", ')', " Nhỏ"},
		{"f) Không", ENUM_NONE, "", '\0', "f) Không"},
		{"c.ty", ENUM_NONE, "", '\0', "c.ty"},
		{"a, b", ENUM_NONE, "", '\0', "a, b"},
		{"các", ENUM_NONE, "", '\0', "các"},
	};
	char letter[3];

	(void)unused;
	CHECK(CASES);
	assert_true(enumerator_letter(5, letter));
	assert_string_equal(letter, "đ");
	assert_true(enumerator_letter(23, letter));
	assert_string_equal(letter, "y");
	assert_false(enumerator_letter(0, letter) || enumerator_letter(24, letter));
}

static void brackets_around_a_mark_belong_to_it(void **unused)
{
	static const struct expected CASES[] = {
		{"(1) Xã An Phú", ENUM_ARABIC, "1", ')', " Xã An Phú"},
		{"(a) Thu", ENUM_LOWER, "1", ')', " Thu"},
		{"(II) Chi", ENUM_ROMAN, "2", ')', " Chi"},
		{"(*) Ghi chú", ENUM_NONE, "", '\0', "(*) Ghi chú"},
		{"(-) không tính", ENUM_NONE, "", '\0', "(-) không tính"},
		{"(13 đơn vị)", ENUM_NONE, "", '\0', "(13 đơn vị)"},
		{"(2023) là", ENUM_NONE, "", '\0', "(2023) là"},
	};

	(void)unused;
	CHECK(CASES);
	assert_true(enumerator_scan(SLICE("(1) Xã")).paren);
	assert_false(enumerator_scan(SLICE("1) Xã")).paren);
}

static void bullets_are_told_from_signs(void **unused)
{
	static const struct expected CASES[] = {
		{"- UBND huyện", ENUM_BULLET, "", '\0', " UBND huyện"},
		{"-UBND huyện", ENUM_BULLET, "", '\0', "UBND huyện"},
		{"+ 02 thôn", ENUM_BULLET, "", '\0', " 02 thôn"},
		{"• Thu", ENUM_BULLET, "", '\0', " Thu"},
		{"* Nguyên nhân", ENUM_BULLET, "", '\0', " Nguyên nhân"},
		{"– Chi", ENUM_BULLET, "", '\0', " Chi"},
		{"-7,69", ENUM_NONE, "", '\0', "-7,69"},
		{"+12,50", ENUM_NONE, "", '\0', "+12,50"},
		{"---", ENUM_NONE, "", '\0', "---"},
	};

	(void)unused;
	CHECK(CASES);
}

static void words_of_parts_need_a_number_that_heads_the_line(void **unused)
{
	static const struct expected CASES[] = {
		{"PHẦN THỨ NHẤT", ENUM_PART, "1", '\0', ""},
		{"Phần thứ hai: KẾT QUẢ", ENUM_PART, "2", ':', " KẾT QUẢ"},
		{"PHẦN I. TÌNH HÌNH", ENUM_PART, "1", '.', " TÌNH HÌNH"},
		{"CHƯƠNG II NHỮNG QUY ĐỊNH", ENUM_CHAPTER, "2", '\0', " NHỮNG QUY ĐỊNH"},
		{"Mục 3. Kinh phí", ENUM_SECTION, "3", '.', " Kinh phí"},
		{"Điều 4. Hiệu lực", ENUM_ARTICLE, "4", '.', " Hiệu lực"},
		{"Điều 5 Luật Hộ tịch", ENUM_NONE, "", '\0', "Điều 5 Luật Hộ tịch"},
		{"Phần mềm kế toán", ENUM_NONE, "", '\0', "Phần mềm kế toán"},
		{"Chương trình công tác", ENUM_NONE, "", '\0', "Chương trình công tác"},
		{"Mục tiêu", ENUM_NONE, "", '\0', "Mục tiêu"},
		{"PHẦN MỞ ĐẦU", ENUM_NONE, "", '\0', "PHẦN MỞ ĐẦU"},
	};

	(void)unused;
	CHECK(CASES);
}

static void captions_of_forms_and_tables_are_told_from_references(void **unused)
{
	static const struct expected CASES[] = {
		{"Biểu mẫu 3", ENUM_FORM, "3", '\0', ""},
		{"Biểu số 01", ENUM_FORM, "1", '\0', ""},
		{"BIỂU SỐ: 02", ENUM_FORM, "2", '\0', ""},
		{"Biểu 01/XLD", ENUM_FORM, "1", '/', ""},
		{"Mẫu số 01a. Danh sách", ENUM_FORM, "1.1", '.', " Danh sách"},
		{"Biểu số 01 - Kết quả", ENUM_FORM, "1", '-', " Kết quả"},
		{"Bảng 1. Kết quả", ENUM_TABLE, "1", '.', " Kết quả"},
		{"Bảng 2: Kết quả", ENUM_TABLE, "2", ':', " Kết quả"},
		{"Bảng 3 Kết quả", ENUM_TABLE, "3", '\0', " Kết quả"},
		{"Biểu đồ 1. Cơ cấu", ENUM_FIGURE, "1", '.', " Cơ cấu"},
		{"Phụ lục I", ENUM_APPENDIX, "1", '\0', ""},
		{"PHỤ LỤC SỐ 02", ENUM_APPENDIX, "2", '\0', ""},
		{"PHỤ LỤC", ENUM_APPENDIX, "", '\0', ""},
		{"PHỤ LỤC SỐ LIỆU", ENUM_APPENDIX, "", '\0', " SỐ LIỆU"},
		{"Bảng 2 cho thấy", ENUM_NONE, "", '\0', "Bảng 2 cho thấy"},
		{"Bảng 2).", ENUM_NONE, "", '\0', "Bảng 2)."},
		{"Phụ lục I kèm theo", ENUM_NONE, "", '\0', "Phụ lục I kèm theo"},
		{"Phụ lục văn bản", ENUM_NONE, "", '\0', "Phụ lục văn bản"},
		{"BIỂU MẪU THỐNG KÊ", ENUM_NONE, "", '\0', "BIỂU MẪU THỐNG KÊ"},
		{"Bảng tổng hợp", ENUM_NONE, "", '\0', "Bảng tổng hợp"},
		{"Hình thức", ENUM_NONE, "", '\0', "Hình thức"},
	};

	(void)unused;
	CHECK(CASES);
	assert_true(enumerator_scan(SLICE("Biểu số 01")).padded);
	assert_false(enumerator_scan(SLICE("Biểu số 1")).padded);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(numbers_of_headings_are_read_with_their_delimiter),
		cmocka_unit_test(paths_need_no_delimiter_behind_them),
		cmocka_unit_test(figures_that_look_like_a_mark_are_none),
		cmocka_unit_test(roman_numbers_are_checked_and_keep_their_other_reading),
		cmocka_unit_test(letters_follow_the_vietnamese_alphabet),
		cmocka_unit_test(brackets_around_a_mark_belong_to_it),
		cmocka_unit_test(bullets_are_told_from_signs),
		cmocka_unit_test(words_of_parts_need_a_number_that_heads_the_line),
		cmocka_unit_test(captions_of_forms_and_tables_are_told_from_references),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
