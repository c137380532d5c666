/* The layout: which lines belong together, what is left out, and where every character came from. */
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

static const struct document *read_text(void **state, const char *text)
{
	const struct document *doc;

	assert_int_equal(read_document(*state, slice_str(text), NULL, &doc), READ_OK);
	return doc;
}

static const char *block_text(void **state, const struct document *doc, size_t index)
{
	assert_true(index < doc->block_count);
	return arena_string(*state, document_slice(doc, doc->blocks[index].text));
}

/* Checks that the blocks are these, one a line: "kind text", kinds P N I C T, headings with '*'. Tables without text. */
static void check(void **state, const char *text, const char *expected)
{
	const struct document *doc = read_text(state, text);
	struct strbuf seen;

	strbuf_init(&seen, *state);
	for (size_t i = 0; i < doc->block_count; i++) {
		const struct block *block = &doc->blocks[i];

		strbuf_printf(&seen, "%c%s", "PNICT"[block->kind], block -> heading ? "*" : "");
		if (block->kind != BLOCK_TABLE)
			strbuf_printf(&seen, " %s", block_text(state, doc, i));
		strbuf_puts(&seen, "\n");
	}
	assert_string_equal(seen.data, expected);
}

/* ---- paragraphs --------------------------------------------------------------------------------------------- */

/* Enough wrapped lines for the width of the text to be known. */
#define WRAPPED                                                                                                         \
	"Ngay từ đầu năm, UBND xã đã ban hành các văn bản chỉ đạo, điều hành công tác cải\n" \
	"cách hành chính, phân công rõ trách nhiệm của từng cán bộ, công chức, gắn với công\n"  \
	"tác thi đua, khen thưởng và thường xuyên kiểm tra, đôn đốc việc thực hiện ở từng\n" \
	"bộ phận chuyên môn; kịp thời chấn chỉnh tồn tại, hạn chế.\n"
#define WRAPPED_BLOCK                                                                                                                                \
	"P Ngay từ đầu năm, UBND xã đã ban hành các văn bản chỉ đạo, điều hành công tác cải cách hành chính, phân "   \
	"công "                                                                                                                                     \
	"rõ trách nhiệm của từng cán bộ, công chức, gắn với công tác thi đua, khen thưởng và thường xuyên kiểm tra, " \
	"đôn đốc việc thực hiện ở từng bộ phận chuyên môn; kịp thời chấn chỉnh tồn tại, hạn chế.\n"

static void wrapped_lines_are_one_paragraph(void **state)
{
	check(state, WRAPPED, WRAPPED_BLOCK);
}

static void lines_that_could_have_held_the_next_word_end_a_paragraph(void **state)
{
	check(state, WRAPPED "Xã có 07 thôn.\nDân số là 8.367 người.\n",
	      WRAPPED_BLOCK "P Xã có 07 thôn.\nP Dân số là 8.367 người.\n");
}

static void a_wrapped_line_that_begins_with_a_figure_begins_nothing(void **state)
{
	check(state,
	      WRAPPED "Trên địa bàn xã đã tổ chức các hội nghị tuyên truyền, phổ biến pháp luật trong\n"
		      "6 tháng đầu năm 2023 theo Kế hoạch đã được phê duyệt và văn bản chỉ đạo ngày\n"
		      "19/02/2023 về công tác tư pháp của cấp trên, trong đó có nội dung tại Kế hoạch số\n"
		      "43/KH-UBND và các nhiệm vụ trọng tâm của ngành trong thời gian từ nay đến hết năm\n"
		      "2023. Xây dựng kế hoạch năm tới.\n",
	      WRAPPED_BLOCK
	      "P Trên địa bàn xã đã tổ chức các hội nghị tuyên truyền, phổ biến pháp luật trong 6 tháng đầu năm 2023 "
	      "theo Kế hoạch đã được phê duyệt và văn bản chỉ đạo ngày 19/02/2023 về công tác tư pháp của cấp trên, "
	      "trong đó có nội dung tại Kế hoạch số 43/KH-UBND và các nhiệm vụ trọng tâm của ngành trong thời gian từ "
	      "nay đến hết năm 2023. Xây dựng kế hoạch năm tới.\n");
}

static void a_month_at_the_end_of_a_line_takes_the_number_of_the_next(void **state)
{
	check(state,
	      WRAPPED "3. Đã xử lý 31 khiếm khuyết, còn 03 khiếm khuyết xong trong tháng\n"
		      "4. Hành lang lưới điện còn 15 vụ vi phạm chưa xử lý.\n"
		      "4. Lao động: 142 người.\n",
	      WRAPPED_BLOCK
	      "N 3. Đã xử lý 31 khiếm khuyết, còn 03 khiếm khuyết xong trong tháng 4. Hành lang lưới điện còn 15 vụ vi "
	      "phạm chưa xử lý.\nN 4. Lao động: 142 người.\n");
}

static void a_semicolon_inside_parentheses_ends_no_paragraph(void **state)
{
	check(state,
	      WRAPPED "Ngân sách các cấp bố trí 212,6 tỷ đồng (trung ương 98,0 tỷ đồng;\n"
		      "tỉnh 74,6 tỷ đồng; huyện, xã 40,0 tỷ đồng) để xây mới 14 công trình.\n",
	      WRAPPED_BLOCK
	      "P Ngân sách các cấp bố trí 212,6 tỷ đồng (trung ương 98,0 tỷ đồng; tỉnh 74,6 tỷ đồng; huyện, xã 40,0 tỷ "
	      "đồng) để xây mới 14 công trình.\n");
}

static void a_dash_of_the_sentence_is_no_item(void **state)
{
	check(state,
	      WRAPPED "Căn cứ nhiệm vụ được giao, Ủy ban nhân dân xã báo cáo tình hình phát triển kinh tế\n"
		      "- xã hội của địa phương như sau.\n- Nông nghiệp ổn định.\n",
	      WRAPPED_BLOCK
	      "P Căn cứ nhiệm vụ được giao, Ủy ban nhân dân xã báo cáo tình hình phát triển kinh tế - xã hội "
	      "của địa phương như sau.\nI - Nông nghiệp ổn định.\n");
}

static void a_code_broken_at_its_hyphen_is_joined_without_a_blank(void **state)
{
	check(state,
	      WRAPPED "Việc sắp xếp tổ chức bộ máy được thực hiện theo đúng quy định tại Hướng dẫn số 22-\n"
		      "HD/BTCTU của cấp trên.\n",
	      WRAPPED_BLOCK "P Việc sắp xếp tổ chức bộ máy được thực hiện theo đúng quy định tại Hướng dẫn số "
			    "22-HD/BTCTU của cấp trên.\n");
}

static void a_blank_line_behind_the_first_line_does_not_cut_the_sentence(void **state)
{
	check(state,
	      WRAPPED
	      "1. Kết quả\nUBND xã đã tổ chức tuyên truyền, phổ biến giáo dục pháp luật trên hệ thống truyền\n\n"
	      "thanh của xã.\n",
	      WRAPPED_BLOCK
	      "N* 1. Kết quả\nP UBND xã đã tổ chức tuyên truyền, phổ biến giáo dục pháp luật trên hệ thống "
	      "truyền thanh của xã.\n");
}

static void paragraphs_that_are_one_line_each_stay_apart(void **state)
{
	check(state,
	      "Trong kỳ báo cáo, UBND xã đã ban hành 19 văn bản chỉ đạo, điều hành, gồm 06 kế hoạch, 03 quyết định và "
	      "10 công văn\n"
	      "Tổng số cán bộ, công chức có mặt là 22 người\n"
	      "Không có đơn thư vượt cấp\n",
	      "P Trong kỳ báo cáo, UBND xã đã ban hành 19 văn bản chỉ đạo, điều hành, gồm 06 kế hoạch, 03 quyết định "
	      "và "
	      "10 công văn\n"
	      "P Tổng số cán bộ, công chức có mặt là 22 người\nP Không có đơn thư vượt cấp\n");
}

static void double_spacing_hides_no_paragraph(void **state)
{
	struct strbuf spaced;

	strbuf_init(&spaced, *state);
	for (const char *c = WRAPPED "Xã có 07 thôn.\n"; *c != '\0'; c++) {
		strbuf_putc(&spaced, *c);
		if (*c == '\n')
			strbuf_putc(&spaced, '\n');
	}
	check(state, spaced.data, WRAPPED_BLOCK "P Xã có 07 thôn.\n");
}

/* ---- headings, items, captions ------------------------------------------------------------------------------ */

static void headings_are_told_from_numbered_text(void **state)
{
	check(state,
	      "I. KẾT QUẢ THỰC HIỆN\n1. Cải cách thể chế\n1. Ưu điểm: Kinh tế tiếp tục phát triển\n"
	      "2. Ban hành 14 văn bản.\n3. Phấn đấu đạt 40% kế hoạch\n4. Nhiệm vụ 6 tháng cuối năm 2023\n"
	      "a) Hỗ trợ 22 hộ;\nNHỮNG VẤN ĐỀ CẦN QUAN TÂM\n",
	      "N* I. KẾT QUẢ THỰC HIỆN\nN* 1. Cải cách thể chế\nN 1. Ưu điểm: Kinh tế tiếp tục phát triển\n"
	      "N 2. Ban hành 14 văn bản.\nN 3. Phấn đấu đạt 40% kế hoạch\nN* 4. Nhiệm vụ 6 tháng cuối năm 2023\n"
	      "N a) Hỗ trợ 22 hộ;\nP* NHỮNG VẤN ĐỀ CẦN QUAN TÂM\n");
}

static void a_mark_alone_takes_its_title_from_the_next_line(void **state)
{
	check(state, "PHẦN THỨ NHẤT\nKẾT QUẢ NĂM 2022\nI. CHUNG\n", "N* PHẦN THỨ NHẤT KẾT QUẢ NĂM 2022\nN* I. CHUNG\n");
}

static void a_caption_holds_its_title_and_unit(void **state)
{
	const struct document *doc = read_text(
		state,
		"Biểu số 01\nDIỄN BIẾN HỘ NGHÈO\n(Đơn vị tính: hộ)\n|TT|Thôn|Hộ|\n|--|--|--|\n|1|Bản Chang|14|\n");

	assert_int_equal(doc->block_count, 2);
	assert_string_equal(block_text(state, doc, 0), "Biểu số 01 DIỄN BIẾN HỘ NGHÈO (Đơn vị tính: hộ)");
	assert_int_equal(doc->blocks[0].kind, BLOCK_CAPTION);
	assert_int_equal(doc->blocks[0].marker.style, ENUM_FORM);
	assert_int_equal(doc->tables[0].caption, 0);
}

static void the_letterhead_is_read_column_by_column_of_each_line(void **state)
{
	check(state,
	      "ỦY BAN NHÂN DÂN        CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM\n"
	      "   XÃ AN PHÚ              Độc lập - Tự do - Hạnh phúc\n"
	      "Số: 87/BC-UBND\tAn Phú, ngày 14 tháng 6 năm 2024\n\nBÁO CÁO\nTình hình kinh tế - xã hội\n6 tháng đầu "
	      "năm 2024\n\n"
	      "Thực hiện nhiệm vụ được giao.\n",
	      "P ỦY BAN NHÂN DÂN\nP CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM\nP XÃ AN PHÚ\nP Độc lập - Tự do - Hạnh phúc\n"
	      "P Số: 87/BC-UBND\nP An Phú, ngày 14 tháng 6 năm 2024\n"
	      "P* BÁO CÁO Tình hình kinh tế - xã hội 6 tháng đầu năm 2024\nP Thực hiện nhiệm vụ được giao.\n");
}

static void signatures_stay_apart_from_the_text(void **state)
{
	check(state,
	      "Trên đây là báo cáo của UBND xã./.\nNơi nhận:            TM. ỦY BAN NHÂN DÂN\n- UBND huyện;             "
	      "CHỦ TỊCH\n"
	      "- Lưu: VT.\n                  Trịnh Văn Khoát\nPHỤ LỤC\n",
	      "P Trên đây là báo cáo của UBND xã./.\nP Nơi nhận:\nP TM. ỦY BAN NHÂN DÂN\nI - UBND huyện;\nP CHỦ TỊCH\n"
	      "I - Lưu: VT.\nP Trịnh Văn Khoát\nC PHỤ LỤC\n");
}

/* ---- furniture ---------------------------------------------------------------------------------------------- */

/* A paragraph of `lines` lines of which each goes on with the last. */
static void add_lines(struct strbuf *text, unsigned lines)
{
	while (lines-- > 0)
		strbuf_puts(text,
			    "công tác tuyên truyền được thực hiện thường xuyên trên hệ thống truyền thanh của xã,\n");
}

static void page_numbers_stand_in_no_block(void **state)
{
	struct strbuf text;
	const struct document *doc;

	strbuf_init(&text, *state);
	strbuf_puts(&text, "Trong kỳ, ");
	for (unsigned page = 2; page < 5; page++) {
		add_lines(&text, 40);
		strbuf_printf(&text, "%s%u\n%s", page % 2 == 0 ? "\n" : "", page, page < 4 ? "\n\n" : "");
	}
	add_lines(&text, 3);
	doc = read_text(state, text.data);
	assert_int_equal(doc->block_count, 1);
	for (uint32_t i = 0; i < doc->text.size; i++)
		assert_false(doc->text.data[i] >= '0' && doc->text.data[i] <= '9');
}

static void running_heads_stand_in_no_block(void **state)
{
	struct strbuf text;
	const struct document *doc;

	strbuf_init(&text, *state);
	strbuf_puts(&text, "Trong kỳ, ");
	for (unsigned page = 1; page < 4; page++) {
		add_lines(&text, 40);
		strbuf_printf(&text, "- %u -\nUBND XÃ AN PHÚ\n", page);
	}
	add_lines(&text, 3);
	doc = read_text(state, text.data);
	assert_int_equal(doc->block_count, 1);
	assert_int_equal(slice_find(doc->text, SLICE("AN PHÚ"), 0), SIZE_MAX);
}

static void a_figure_alone_on_its_line_is_no_page_number_by_itself(void **state)
{
	check(state, "Số tổ chức đã kiểm tra\n2\nKết quả\n", "P Số tổ chức đã kiểm tra\nP 2\nP Kết quả\n");
}

static void form_feeds_are_blanks(void **state)
{
	check(state, "Xã có 07 thôn.\n\fDân số ổn định.\n\f\n", "P Xã có 07 thôn.\nP Dân số ổn định.\n");
}

/* ---- places ------------------------------------------------------------------------------------------------- */

static struct position place_of(const struct document *doc, const char *needle)
{
	size_t at = slice_find(doc->text, slice_str(needle), 0);

	assert_true(at != SIZE_MAX);
	return document_position(doc, (uint32_t)at);
}

static void check_place(void **state, const char *text, const char *needle, uint32_t line, uint32_t column)
{
	struct position place = place_of(read_text(state, text), needle);

	assert_int_equal(place.line, line);
	assert_int_equal(place.column, column);
}

static void places_lead_back_through_joined_lines_and_line_ends_of_any_kind(void **state)
{
	check_place(state, WRAPPED, "tác thi đua", 3, 1);
	check_place(state, "Mục đầu.\r\nMục hai.\r\n", "hai", 2, 5);
	check_place(state, "Mục đầu.\rMục hai.\r", "hai", 2, 5);
	check_place(state, "  Mục đầu.\n\n   Mục hai.\n", "hai", 3, 8);
}

static void decomposed_letters_are_composed_and_count_as_the_source_has_them(void **state)
{
	/* "huyện" with e, circumflex and dot below as three characters. */
	const struct document *doc = read_text(state, "UBND huye\xCC\x82\xCC\xA3n An\n");
	struct span span = {0, 0};

	assert_string_equal(block_text(state, doc, 0), "UBND huyện An");
	assert_int_equal(place_of(doc, "An").column, 14);
	span.start = (uint32_t)slice_find(doc->text, SLICE("ệ"), 0);
	span.end = span.start + 3;
	assert_int_equal(document_position(doc, span.start).column, 9);
	assert_int_equal(document_end_position(doc, span).column, 12);
}

static void markdown_marks_leave_the_text_but_not_the_places(void **state)
{
	const struct document *doc = read_text(state,
					       "## I. CHUNG\n\n**1. Kết quả**\n\nĐạt *60%* kế hoạch \\- năm (*)\n");

	assert_string_equal(block_text(state, doc, 0), "I. CHUNG");
	assert_string_equal(block_text(state, doc, 1), "1. Kết quả");
	assert_string_equal(block_text(state, doc, 2), "Đạt 60% kế hoạch - năm (*)");
	assert_int_equal(place_of(doc, "60%").column, 6);
	assert_int_equal(place_of(doc, "kế hoạch").column, 11);
}

static void blanks_of_any_kind_become_one_kind_and_invisible_characters_go(void **state)
{
	const struct document *doc = read_text(state, "Đạt\xC2\xA0"
						      "60%\xE2\x80\x8B kế ho\xC2\xAD"
						      "ạch\n");

	assert_string_equal(block_text(state, doc, 0), "Đạt 60% kế hoạch");
	assert_int_equal(place_of(doc, "kế").column, 10);
}

/* Every character of a text that needs no change is found at its own place again. */
static void every_character_leads_to_itself(void **state)
{
	const struct document *doc = read_text(state, WRAPPED "2.1. Thu:\n| a | b |\n|---|---|\n| 1 |  |\n- c\n");

	for (uint32_t at = 0; at < doc->text.size; at++) {
		if (doc->text.data[at] == '\n' || doc->text.data[at] == ' ')
			continue;
		assert_int_equal(doc->source.data[document_source_offset(doc, at)], doc->text.data[at]);
	}
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test_setup_teardown(wrapped_lines_are_one_paragraph, set_up, tear_down),
		cmocka_unit_test_setup_teardown(lines_that_could_have_held_the_next_word_end_a_paragraph, set_up,
						tear_down),
		cmocka_unit_test_setup_teardown(a_wrapped_line_that_begins_with_a_figure_begins_nothing, set_up,
						tear_down),
		cmocka_unit_test_setup_teardown(a_month_at_the_end_of_a_line_takes_the_number_of_the_next, set_up,
						tear_down),
		cmocka_unit_test_setup_teardown(a_semicolon_inside_parentheses_ends_no_paragraph, set_up, tear_down),
		cmocka_unit_test_setup_teardown(a_dash_of_the_sentence_is_no_item, set_up, tear_down),
		cmocka_unit_test_setup_teardown(a_code_broken_at_its_hyphen_is_joined_without_a_blank, set_up,
						tear_down),
		cmocka_unit_test_setup_teardown(a_blank_line_behind_the_first_line_does_not_cut_the_sentence, set_up,
						tear_down),
		cmocka_unit_test_setup_teardown(paragraphs_that_are_one_line_each_stay_apart, set_up, tear_down),
		cmocka_unit_test_setup_teardown(double_spacing_hides_no_paragraph, set_up, tear_down),
		cmocka_unit_test_setup_teardown(headings_are_told_from_numbered_text, set_up, tear_down),
		cmocka_unit_test_setup_teardown(a_mark_alone_takes_its_title_from_the_next_line, set_up, tear_down),
		cmocka_unit_test_setup_teardown(a_caption_holds_its_title_and_unit, set_up, tear_down),
		cmocka_unit_test_setup_teardown(the_letterhead_is_read_column_by_column_of_each_line, set_up,
						tear_down),
		cmocka_unit_test_setup_teardown(signatures_stay_apart_from_the_text, set_up, tear_down),
		cmocka_unit_test_setup_teardown(page_numbers_stand_in_no_block, set_up, tear_down),
		cmocka_unit_test_setup_teardown(running_heads_stand_in_no_block, set_up, tear_down),
		cmocka_unit_test_setup_teardown(a_figure_alone_on_its_line_is_no_page_number_by_itself, set_up,
						tear_down),
		cmocka_unit_test_setup_teardown(form_feeds_are_blanks, set_up, tear_down),
		cmocka_unit_test_setup_teardown(places_lead_back_through_joined_lines_and_line_ends_of_any_kind, set_up,
						tear_down),
		cmocka_unit_test_setup_teardown(decomposed_letters_are_composed_and_count_as_the_source_has_them,
						set_up, tear_down),
		cmocka_unit_test_setup_teardown(markdown_marks_leave_the_text_but_not_the_places, set_up, tear_down),
		cmocka_unit_test_setup_teardown(blanks_of_any_kind_become_one_kind_and_invisible_characters_go, set_up,
						tear_down),
		cmocka_unit_test_setup_teardown(every_character_leads_to_itself, set_up, tear_down),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
