/* Tables whose columns are aligned by blanks. */
#include "grids.h"

#include "document/document.h"

static void columns_are_found_by_their_extents(void **unused)
{
	(void)unused;
	assert_grids("   Đơn vị            Kế hoạch      Thực hiện      Tỷ lệ (%)\n"
		     "   Phòng A                100             90           90,0\n"
		     "   Phòng B              1.250          1.300          104,0\n"
		     "   Cộng                 1.350          1.390          103,0\n",
		     "# Đơn vị|Kế hoạch|Thực hiện|Tỷ lệ (%)\n"
		     "Phòng A|100|90|90,0\n"
		     "Phòng B|1.250|1.300|104,0\n"
		     "Cộng|1.350|1.390|103,0\n");
}

static void a_missing_figure_is_blank_in_its_column(void **unused)
{
	(void)unused;
	assert_grids(" TT   Đơn vị        Kế hoạch    Thực hiện    Tỷ lệ\n"
		     " 1    Phòng A            100           90     90,0\n"
		     " 2    Phòng B                          80         \n"
		     " 3    Phòng C            120                 100,0\n"
		     "      Tổng cộng          220          170     77,3\n",
		     "# TT|Đơn vị|Kế hoạch|Thực hiện|Tỷ lệ\n"
		     "1|Phòng A|100|90|90,0\n"
		     "2|Phòng B||80|\n"
		     "3|Phòng C|120||100,0\n"
		     "|Tổng cộng|220|170|77,3\n");
}

static void a_head_covers_the_columns_it_is_centred_over(void **unused)
{
	(void)unused;
	assert_grids("                     Hộ nghèo            Hộ cận nghèo        Hộ\n"
		     " STT   Thôn       Đầu năm   Cuối năm    Đầu năm   Cuối năm   khác\n"
		     " 1     Thôn Tây        12         10         20         18     40\n"
		     " 2     Thôn Nam         9          8         15         12     51\n",
		     "# ||Hộ nghèo|=|Hộ cận nghèo|=|Hộ\n"
		     "# STT|Thôn|Đầu năm|Cuối năm|Đầu năm|Cuối năm|khác\n"
		     "1|Thôn Tây|12|10|20|18|40\n"
		     "2|Thôn Nam|9|8|15|12|51\n");
}

static void a_head_that_divides_leaves_the_total_out(void **unused)
{
	(void)unused;
	assert_grids("               Chia theo loại\n"
		     " Kỳ         Tin      Bài      Ảnh     Tổng số\n"
		     " Kỳ một      21        7        4          32\n"
		     " Kỳ hai      24        8        9          41\n",
		     "# |Chia theo loại|=|=|\n"
		     "# Kỳ|Tin|Bài|Ảnh|Tổng số\n"
		     "Kỳ một|21|7|4|32\n"
		     "Kỳ hai|24|8|9|41\n");
}

static void groups_begin_where_heads_come_again(void **unused)
{
	(void)unused;
	assert_grids("Khối      Số lớp      Học tập                              Rèn luyện\n"
		     "                        Tốt     Khá     Đạt   Chưa đạt         Tốt     Khá    Đạt\n"
		     "Khối 6         5         62      94      55          0         189      20      2\n"
		     "Khối 7         4         41      73      52          2         146      19      3\n"
		     "Cộng           9        103     167     107          2         335      39      5\n",
		     "# Khối|Số lớp|Học tập|=|=|=|Rèn luyện|=|=\n"
		     "# ||Tốt|Khá|Đạt|Chưa đạt|Tốt|Khá|Đạt\n"
		     "Khối 6|5|62|94|55|0|189|20|2\n"
		     "Khối 7|4|41|73|52|2|146|19|3\n"
		     "Cộng|9|103|167|107|2|335|39|5\n");
}

static void figures_may_be_labels(void **unused)
{
	(void)unused;
	assert_grids("Khối   Số lớp    Học sinh    Tỷ lệ (%)\n"
		     "6           5         198        20,71\n"
		     "7           4         191        23,04\n"
		     "Cộng        9         389        21,85\n",
		     "# Khối|Số lớp|Học sinh|Tỷ lệ (%)\n"
		     "6|5|198|20,71\n"
		     "7|4|191|23,04\n"
		     "Cộng|9|389|21,85\n");
}

static void forms_keep_sections_and_rows_without_value(void **unused)
{
	(void)unused;
	assert_grids("STT      Chỉ tiêu thống kê                         Đơn vị tính     Số lượng   Ghi chú\n"
		     "1.       Ban hành văn bản của các cấp trong\n"
		     "         kỳ\n"
		     "1.1.     Số văn bản của cấp trên                   Văn bản\n"
		     "1.2.     Số văn bản ở mức độ                       Văn bản                 4\n"
		     "         3\n\n"
		     "                                2\n\n"
		     "2.       Kiểm tra\n"
		     "2.1.     Tỷ lệ đã kiểm tra                         %                      60\n"
		     "2.2.     Số cuộc kiểm tra                          Cuộc\n\n"
		     "II. NHIỆM VỤ\n1. Tiếp tục kiểm tra.\n",
		     "# STT|Chỉ tiêu thống kê|Đơn vị tính|Số lượng|Ghi chú\n"
		     "1.|Ban hành văn bản của các cấp trong kỳ|||\n"
		     "1.1.|Số văn bản của cấp trên|Văn bản||\n"
		     "1.2.|Số văn bản ở mức độ 3|Văn bản|4|\n"
		     "2.|Kiểm tra|||\n"
		     "2.1.|Tỷ lệ đã kiểm tra|%|60|\n"
		     "2.2.|Số cuộc kiểm tra|Cuộc||\n");
}

static void lines_drawn_under_heads_are_no_text(void **unused)
{
	(void)unused;
	assert_grids("  STT   Đơn vị              Giao      Có mặt           Trong đó\n"
		     "                                      trong kỳ   -------------------\n"
		     "                                                   Nữ     Đảng viên\n"
		     "   1    Phòng Một             15          14        6            12\n"
		     "   2    Phòng Hai              8           8        3             8\n",
		     "# STT|Đơn vị|Giao|Có mặt|Trong đó|=\n"
		     "# |||trong kỳ||\n"
		     "# ||||Nữ|Đảng viên\n"
		     "1|Phòng Một|15|14|6|12\n"
		     "2|Phòng Hai|8|8|3|8\n");
}

static void labels_wrap_below_above_and_around_their_figures(void **unused)
{
	(void)unused;
	assert_grids(" TT   Nội dung                   Tổng số    Nữ     Ghi chú\n"
		     " 1    Cán bộ, công chức cấp          120     45\n"
		     "      huyện\n"
		     " 2    Công chức cấp xã               230    110    Tăng 2\n"
		     "      Viên chức sự nghiệp\n"
		     " 3                                 1.450    980\n"
		     "      giáo dục\n"
		     " 4    Nhân viên hợp đồng tại\n"
		     "      UBND                            12      4\n"
		     "      Tổng cộng                    1.812  1.139\n",
		     "# TT|Nội dung|Tổng số|Nữ|Ghi chú\n"
		     "1|Cán bộ, công chức cấp huyện|120|45|\n"
		     "2|Công chức cấp xã|230|110|Tăng 2\n"
		     "3|Viên chức sự nghiệp giáo dục|1.450|980|\n"
		     "4|Nhân viên hợp đồng tại UBND|12|4|\n"
		     "|Tổng cộng|1.812|1.139|\n");
}

static void levels_and_sections_are_rows(void **unused)
{
	(void)unused;
	assert_grids("  TT  Nội dung            Dự toán     Quyết toán    So sánh\n"
		     "   I  Thu                   1.000          1.100      110,0\n"
		     "   1  Thuế                    400            450      112,5\n"
		     "  II  Chi                   1.000            980       98,0\n"
		     "      Trong đó:\n"
		     "   1  Đầu tư                  300            290       96,7\n"
		     "   -  Lương                   500            495       99,0\n",
		     "# TT|Nội dung|Dự toán|Quyết toán|So sánh\n"
		     "I|Thu|1.000|1.100|110,0\n"
		     "1|Thuế|400|450|112,5\n"
		     "II|Chi|1.000|980|98,0\n"
		     "|Trong đó:|||\n"
		     "1|Đầu tư|300|290|96,7\n"
		     "-|Lương|500|495|99,0\n");
}

static void a_table_goes_on_behind_a_page_number_and_a_repeated_header(void **unused)
{
	(void)unused;
	assert_grids("Bảng 2. Diễn biến theo năm\n"
		     " STT  Chỉ tiêu           2021     2022     2023\n"
		     "  A   B                     1        2        3\n"
		     "  1   Số hộ             1.200    1.210    1.230\n"
		     "  2   Hộ nghèo             45       40       31\n\n"
		     "                            2\n\n"
		     " STT  Chỉ tiêu           2021     2022     2023\n"
		     "  3   Hộ cận nghèo         60       55       52\n",
		     "# STT|Chỉ tiêu|2021|2022|2023\n"
		     "# A|B|1|2|3\n"
		     "1|Số hộ|1.200|1.210|1.230\n"
		     "2|Hộ nghèo|45|40|31\n"
		     "3|Hộ cận nghèo|60|55|52\n");
}

static void heads_of_blank_columns_have_a_column(void **unused)
{
	(void)unused;
	assert_grids("Bảng 7. Sản lượng theo tháng\n\n"
		     " Tháng        1        2        3        4     Cộng    Ghi chú\n"
		     " Lúa        120      130               150      400\n"
		     " Ngô                  20                55       75\n"
		     " Tổng       120      150               205      475\n",
		     "# Tháng|1|2|3|4|Cộng|Ghi chú\n"
		     "Lúa|120|130||150|400|\n"
		     "Ngô||20||55|75|\n"
		     "Tổng|120|150||205|475|\n");
}

static void a_total_may_lie_over_number_and_label(void **unused)
{
	(void)unused;
	assert_grids(" STT          Tên dự án                  Chủ đầu tư              Tổng mức      Giải ngân\n"
		     "  1   Đường liên xã                  Ban QLDA huyện               12.500,0        4.800,0\n"
		     "      Tân Hòa - Tân Lập\n"
		     "  2   Trường Tiểu học số 2           UBND xã Tân Hòa               8.200,0        3.000,0\n"
		     "                       TỔNG CỘNG                                  20.700,0        7.800,0\n",
		     "# STT|Tên dự án|Chủ đầu tư|Tổng mức|Giải ngân\n"
		     "1|Đường liên xã Tân Hòa - Tân Lập|Ban QLDA huyện|12.500,0|4.800,0\n"
		     "2|Trường Tiểu học số 2|UBND xã Tân Hòa|8.200,0|3.000,0\n"
		     "|TỔNG CỘNG||20.700,0|7.800,0\n");
}

static void a_number_and_its_label_may_have_one_blank_between_them(void **unused)
{
	(void)unused;
	assert_grids("STT Xã             Năm 2021   Năm 2022\n"
		     "1 Xã Đông               12         14\n"
		     "2 Xã Tây                10         11\n"
		     "10 Xã Bắc              100        110\n",
		     "# STT|Xã|Năm 2021|Năm 2022\n"
		     "1|Xã Đông|12|14\n"
		     "2|Xã Tây|10|11\n"
		     "10|Xã Bắc|100|110\n");
}

static void tables_of_words_are_tables_when_they_are_numbered(void **unused)
{
	(void)unused;
	assert_grids("STT  Họ tên               Chức vụ              Năm sinh     Ghi chú\n"
		     "1    Nguyễn An            Chủ tịch                1970\n"
		     "2    Trần Bình            Phó Chủ tịch            1978      Kiêm nhiệm\n"
		     "                          HĐND\n"
		     "3    Lê Cường             Trưởng ban              1985\n",
		     "# STT|Họ tên|Chức vụ|Năm sinh|Ghi chú\n"
		     "1|Nguyễn An|Chủ tịch|1970|\n"
		     "2|Trần Bình|Phó Chủ tịch HĐND|1978|Kiêm nhiệm\n"
		     "3|Lê Cường|Trưởng ban|1985|\n");
}

static void remarks_and_text_behind_a_table_are_no_rows(void **unused)
{
	(void)unused;
	assert_grids(" TT   Xã         Số hộ    Số khẩu\n"
		     " 1    Xã Đông      120        480\n"
		     " 2    Xã Tây        98        402\n"
		     "      (Tỷ lệ tính trên tổng số hộ toàn huyện)\n\n"
		     "V. ĐÁNH GIÁ\n",
		     "# TT|Xã|Số hộ|Số khẩu\n"
		     "1|Xã Đông|120|480\n"
		     "2|Xã Tây|98|402\n");
	assert_grids(" TT   Xã         Số hộ    Số khẩu\n"
		     " 1    Xã Đông      120        480\n"
		     " 2    Xã Tây        98        402\n"
		     "      Cộng         218        882\n"
		     "V. THI ĐUA\n1. Có 12 tập thể được khen.\n",
		     "# TT|Xã|Số hộ|Số khẩu\n"
		     "1|Xã Đông|120|480\n"
		     "2|Xã Tây|98|402\n"
		     "|Cộng|218|882\n");
}

static void letterhead_signature_and_paragraphs_are_no_table(void **unused)
{
	(void)unused;
	assert_grids("         ỦY BAN NHÂN DÂN                  CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM\n"
		     "           XÃ TÂN LẬP                        Độc lập - Tự do - Hạnh phúc\n"
		     "        Số: 12/BC-UBND                Tân Lập, ngày 05 tháng 6 năm 2023\n\n"
		     "Số lượng hồ sơ đã tiếp nhận là  971  hồ sơ,  trong đó  12\n"
		     "hồ sơ quá hạn. Đã giải quyết  959  hồ sơ;  còn lại  0\n\n"
		     "     Nơi nhận:                          TM. ỦY BAN NHÂN DÂN\n"
		     "     - UBND huyện;                            CHỦ TỊCH\n"
		     "     - Lưu: VT.                            Nguyễn Văn A\n",
		     "");
}

static void a_blank_cell_stands_in_its_line_and_column(void **unused)
{
	static const char text[] = " TT   Xã         Số hộ    Tỷ lệ\n"
				   " 1    Xã Đông      120     48,0\n"
				   " 2    Xã Tây        98         \n"
				   " 3    Xã Nam        98     39,2\n";
	const struct document *doc;
	struct arena arena;
	struct position position;

	(void)unused;
	arena_init(&arena, 0);
	assert_int_equal(read_document(&arena, slice_str(text), NULL, &doc), READ_OK);
	position = document_position(doc, table_cell(&doc->tables[0], 2, 3)->text.start);
	assert_int_equal(position.line, 3);
	assert_int_equal(position.column, 32);
	arena_release(&arena);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(columns_are_found_by_their_extents),
		cmocka_unit_test(a_missing_figure_is_blank_in_its_column),
		cmocka_unit_test(a_head_covers_the_columns_it_is_centred_over),
		cmocka_unit_test(a_head_that_divides_leaves_the_total_out),
		cmocka_unit_test(groups_begin_where_heads_come_again),
		cmocka_unit_test(figures_may_be_labels),
		cmocka_unit_test(forms_keep_sections_and_rows_without_value),
		cmocka_unit_test(lines_drawn_under_heads_are_no_text),
		cmocka_unit_test(labels_wrap_below_above_and_around_their_figures),
		cmocka_unit_test(levels_and_sections_are_rows),
		cmocka_unit_test(a_table_goes_on_behind_a_page_number_and_a_repeated_header),
		cmocka_unit_test(heads_of_blank_columns_have_a_column),
		cmocka_unit_test(a_total_may_lie_over_number_and_label),
		cmocka_unit_test(a_number_and_its_label_may_have_one_blank_between_them),
		cmocka_unit_test(tables_of_words_are_tables_when_they_are_numbered),
		cmocka_unit_test(remarks_and_text_behind_a_table_are_no_rows),
		cmocka_unit_test(letterhead_signature_and_paragraphs_are_no_table),
		cmocka_unit_test(a_blank_cell_stands_in_its_line_and_column),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
