/* Tables whose rows PDF extraction has flattened. */
#include "grids.h"

#include "document/document.h"

static void rows_of_plain_figures_have_a_column_each(void **unused)
{
	(void)unused;
	assert_grids("Bảng 1. Đàn vật nuôi\n\n"
		     "STT Khu Trâu Bò Cộng trâu, bò Gia cầm\n"
		     "1 Lòng Thung 12 30 42 1.250\n"
		     "2 Ven Sông 8 25 33 980\n"
		     "Tổng cộng 20 55 75 2.230\n",
		     "# STT|Khu|Trâu|Bò|Cộng trâu, bò|Gia cầm\n"
		     "1|Lòng Thung|12|30|42|1.250\n"
		     "2|Ven Sông|8|25|33|980\n"
		     "|Tổng cộng|20|55|75|2.230\n");
}

static void the_unit_column_is_told_from_the_label(void **unused)
{
	(void)unused;
	assert_grids("Biểu số 01\nCHỈ TIÊU CHỦ YẾU\n\n"
		     "STT\nChỉ tiêu\nĐơn vị tính\nKế hoạch\nThực hiện\n% so với KH\n"
		     "1 Thu ngân sách trên\nđịa bàn Triệu đồng 900,0 945,0 105,0\n"
		     "2 Trồng trọt\n"
		     "2.1 Lúa Ha 40,5 41,0 101,2\n"
		     "2.2 Sản lượng thóc Tấn 210,0 220,5 105,0\n"
		     "3 Số hộ thoát nghèo Hộ 12 9 75,0\n",
		     "# STT|Chỉ tiêu|Đơn vị tính|Kế hoạch|Thực hiện|% so với KH\n"
		     "1|Thu ngân sách trên địa bàn|Triệu đồng|900,0|945,0|105,0\n"
		     "2|Trồng trọt||||\n"
		     "2.1|Lúa|Ha|40,5|41,0|101,2\n"
		     "2.2|Sản lượng thóc|Tấn|210,0|220,5|105,0\n"
		     "3|Số hộ thoát nghèo|Hộ|12|9|75,0\n");
}

static void a_unit_without_list_is_told_by_its_capital(void **unused)
{
	(void)unused;
	assert_grids("STT Chỉ tiêu Đơn vị tính Số lượng\n"
		     "1. Số bãi tập kết được lập Bãi 4\n"
		     "2. Số xe thu gom Xe 7\n"
		     "3. Số người tham gia Người 120\n",
		     "# STT|Chỉ tiêu|Đơn vị tính|Số lượng\n"
		     "1.|Số bãi tập kết được lập|Bãi|4\n"
		     "2.|Số xe thu gom|Xe|7\n"
		     "3.|Số người tham gia|Người|120\n");
}

static void names_of_places_are_no_units(void **unused)
{
	(void)unused;
	assert_grids("TT Tên thôn Số hộ Số khẩu\n"
		     "1 Thôn Đồng 41 160\n"
		     "2 Thôn Chợ 38 151\n"
		     "3 Thôn Xã 52 207\n",
		     "# TT|Tên thôn|Số hộ|Số khẩu\n"
		     "1|Thôn Đồng|41|160\n"
		     "2|Thôn Chợ|38|151\n"
		     "3|Thôn Xã|52|207\n");
}

static void labels_may_end_in_figures(void **unused)
{
	(void)unused;
	assert_grids("TT Tên thôn Số hộ Số khẩu Hộ nghèo\n"
		     "1 Thôn 1 120 480 5\n"
		     "2 Thôn 2 98 402 3\n"
		     "3 Thôn 3 143 561 8\n"
		     "Tổng cộng 361 1.443 16\n",
		     "# TT|Tên thôn|Số hộ|Số khẩu|Hộ nghèo\n"
		     "1|Thôn 1|120|480|5\n"
		     "2|Thôn 2|98|402|3\n"
		     "3|Thôn 3|143|561|8\n"
		     "|Tổng cộng|361|1.443|16\n");
}

static void label_tails_that_look_like_rows_stay_in_the_label(void **unused)
{
	(void)unused;
	assert_grids("STT Chỉ tiêu thống kê Đơn vị tính Số lượng\n"
		     "1. Dịch vụ công\n"
		     "1.1. Số dịch vụ cung cấp ở mức độ\n3\n\nDịch vụ 31\n"
		     "1.2. Số dịch vụ cung cấp ở mức độ\n2 có phát sinh trong kỳ\n\nDịch vụ 12\n"
		     "1.3. Tỷ lệ giảm so với\n\nnăm 2016\n% 8,5\n"
		     "1.4. Tỷ lệ tăng so với\nnăm 2016\n%\n"
		     "2. Số phiếu từ 50% - dưới 80%\nđiểm tối đa\n\nPhiếu 0\n",
		     "# STT|Chỉ tiêu thống kê|Đơn vị tính|Số lượng\n"
		     "1.|Dịch vụ công||\n"
		     "1.1.|Số dịch vụ cung cấp ở mức độ 3|Dịch vụ|31\n"
		     "1.2.|Số dịch vụ cung cấp ở mức độ 2 có phát sinh trong kỳ|Dịch vụ|12\n"
		     "1.3.|Tỷ lệ giảm so với năm 2016|%|8,5\n"
		     "1.4.|Tỷ lệ tăng so với năm 2016|%|\n"
		     "2.|Số phiếu từ 50% - dưới 80% điểm tối đa|Phiếu|0\n");
}

static void legends_stand_in_the_unit_column(void **unused)
{
	(void)unused;
	assert_grids("STT Nội dung Đơn vị tính Kết quả Ghi chú\n"
		     "1. Có mở lớp tập huấn Có = 1;\n\nKhông = 0\n1\n"
		     "2. Hình thức lấy ý kiến Trực tiếp =\n0\nQua mạng =\n\n1\nKết hợp = 2\n\n2\n"
		     "3. Số người dự Người 30\n"
		     "4. Đã có quy chế Chưa = 0\nCó = 1\n",
		     "# STT|Nội dung|Đơn vị tính|Kết quả|Ghi chú\n"
		     "1.|Có mở lớp tập huấn|Có = 1; Không = 0|1|\n"
		     "2.|Hình thức lấy ý kiến|Trực tiếp = 0 Qua mạng = 1 Kết hợp = 2|2|\n"
		     "3.|Số người dự|Người|30|\n"
		     "4.|Đã có quy chế|Chưa = 0 Có = 1||\n");
}

static void slips_in_a_form_stay_where_they_are(void **unused)
{
	(void)unused;
	assert_grids("STT Chỉ tiêu Đơn vị tính Số lượng Ghi chú\n"
		     "1. Vốn được giao tỷ 25 tỷ\n"
		     "2. Vốn đã chi 0 0tỷ\n"
		     "3. Số báo cáo Báo cáo Báo cáo 4\n"
		     "4. Số người có mặt Người 9/75%\n"
		     "5.1.Số đơn thư Đơn\n"
		     "5.2.\n\nSố đơn đã\ngiải quyết\nĐơn 2\n",
		     "# STT|Chỉ tiêu|Đơn vị tính|Số lượng|Ghi chú\n"
		     "1.|Vốn được giao|tỷ|25 tỷ|\n"
		     "2.|Vốn đã chi|0|0tỷ|\n"
		     "3.|Số báo cáo|Báo cáo Báo cáo|4|\n"
		     "4.|Số người có mặt|Người|9/75%|\n"
		     "5.1.|Số đơn thư|Đơn||\n"
		     "5.2.|Số đơn đã giải quyết|Đơn|2|\n");
}

static void a_missing_value_is_blank_where_it_is_missing(void **unused)
{
	(void)unused;
	assert_grids("STT Khoản thu Số vụ Mức thu Thành tiền\n"
		     "1 Phí loại một 12 8.000 96.000\n"
		     "2 Phí loại hai 5 15.000 75.000\n"
		     "3 Phí loại ba 20.000 60.000\n"
		     "4 Phí loại bốn 7 8.000\n"
		     "Cộng 27  231.000\n",
		     "# STT|Khoản thu|Số vụ|Mức thu|Thành tiền\n"
		     "1|Phí loại một|12|8.000|96.000\n"
		     "2|Phí loại hai|5|15.000|75.000\n"
		     "3|Phí loại ba||20.000|60.000\n"
		     "4|Phí loại bốn|7|8.000|\n"
		     "|Cộng|27||231.000\n");
}

static void notes_stand_behind_the_values(void **unused)
{
	(void)unused;
	assert_grids("STT Chỉ tiêu ĐVT Kế hoạch Thực hiện Ghi chú\n"
		     "I Kinh tế\n"
		     "1 Giá trị sản xuất Tỷ đồng 120,5 131,2 Vượt\n"
		     "2 Thu ngân sách Triệu đồng 4.500 4.720\n"
		     "II Xã hội\n"
		     "1 Số hộ thoát nghèo Hộ 12 11 Chưa đạt\n",
		     "# STT|Chỉ tiêu|ĐVT|Kế hoạch|Thực hiện|Ghi chú\n"
		     "I|Kinh tế||||\n"
		     "1|Giá trị sản xuất|Tỷ đồng|120,5|131,2|Vượt\n"
		     "2|Thu ngân sách|Triệu đồng|4.500|4.720|\n"
		     "II|Xã hội||||\n"
		     "1|Số hộ thoát nghèo|Hộ|12|11|Chưa đạt\n");
}

static void a_header_repeated_on_a_new_page_is_no_row(void **unused)
{
	(void)unused;
	assert_grids("STT Nội dung\nNăm trước\nNăm nay\n"
		     "1 Số vụ tiếp nhận 45 50\n"
		     "2 Số vụ giải quyết 44 49\n\n"
		     "12\n\n"
		     "STT Nội dung\nNăm trước\nNăm nay\n"
		     "3 Số vụ quá hạn 1 1\n",
		     "# STT|Nội dung|Năm trước|Năm nay\n"
		     "1|Số vụ tiếp nhận|45|50\n"
		     "2|Số vụ giải quyết|44|49\n"
		     "3|Số vụ quá hạn|1|1\n");
}

static void rows_alike_on_both_sides_of_a_page_number_stay(void **unused)
{
	(void)unused;
	assert_grids("STT Thôn Số hộ Số khẩu\n"
		     "1 Thôn 1 45 150\n"
		     "2 Thôn 2 44 149\n\n"
		     "2\n\n"
		     "3 Thôn 3 51 171\n",
		     "# STT|Thôn|Số hộ|Số khẩu\n"
		     "1|Thôn 1|45|150\n"
		     "2|Thôn 2|44|149\n"
		     "3|Thôn 3|51|171\n");
}

static void numbers_of_columns_are_a_row_of_the_header(void **unused)
{
	(void)unused;
	assert_grids("STT Công trình Tổng mức Đã cấp Tiến độ\n"
		     "(1) (2) (3) (4) (5=4/3)\n"
		     "1 Đường liên khu 5.200 3.120 60%\n"
		     "2 Nhà văn hóa 2.800 2.800 100%\n",
		     "# STT|Công trình|Tổng mức|Đã cấp|Tiến độ\n"
		     "# (1)|(2)|(3)|(4)|(5=4/3)\n"
		     "1|Đường liên khu|5.200|3.120|60%\n"
		     "2|Nhà văn hóa|2.800|2.800|100%\n");
}

static void cells_may_stand_each_in_a_line(void **unused)
{
	(void)unused;
	assert_grids("STT\nNội dung\nDự toán\nThực hiện\n"
		     "1\nThu trong kỳ\n1.200\n1.250\n"
		     "2\nChi đầu tư phát\ntriển\n1.100\n1.090\n"
		     "Tổng\n2.300\n2.340\n"
		     "Trên đây là kết quả thu, chi.\n",
		     "# STT|Nội dung|Dự toán|Thực hiện\n"
		     "1|Thu trong kỳ|1.200|1.250\n"
		     "2|Chi đầu tư phát triển|1.100|1.090\n"
		     "|Tổng|2.300|2.340\n");
}

static void heads_that_cannot_be_told_apart_are_one_cell(void **unused)
{
	(void)unused;
	assert_grids("STT Đơn vị Kết quả trong đó đạt và chưa đạt\n"
		     "1 Phòng Một 12 10 2\n"
		     "2 Phòng Hai 8 8 0\n",
		     "## STT Đơn vị Kết quả trong đó đạt và chưa đạt|=|=|=|=\n"
		     "1|Phòng Một|12|10|2\n"
		     "2|Phòng Hai|8|8|0\n");
}

static void marks_fill_a_cell(void **unused)
{
	(void)unused;
	assert_grids("STT Loại việc Năm nay Năm trước Tăng, giảm\n"
		     "1 Cấp mới 12 10 +20,00\n"
		     "2 Cấp lại 3 0 -\n"
		     "3 Cấp đổi 4 5 -20,00\n"
		     "Tổng 19 15 x\n",
		     "# STT|Loại việc|Năm nay|Năm trước|Tăng, giảm\n"
		     "1|Cấp mới|12|10|+20,00\n"
		     "2|Cấp lại|3|0|-\n"
		     "3|Cấp đổi|4|5|-20,00\n"
		     "|Tổng|19|15|x\n");
}

static void labels_may_be_figures(void **unused)
{
	(void)unused;
	assert_grids("Bảng 1. Kết quả học tập\n\n"
		     "Khối Số lớp Số học sinh Tốt Khá\n"
		     "6 5 198 41 157\n"
		     "7 5 191 44 147\n"
		     "8 4 163 38 125\n"
		     "Cộng 14 552 123 429\n"
		     "Tỷ lệ (%) 100,00 22,28 77,72\n",
		     "# Khối|Số lớp|Số học sinh|Tốt|Khá\n"
		     "6|5|198|41|157\n"
		     "7|5|191|44|147\n"
		     "8|4|163|38|125\n"
		     "Cộng|14|552|123|429\n"
		     "Tỷ lệ (%)||100,00|22,28|77,72\n");
	assert_grids("STT Năm Số hộ Số khẩu\n"
		     "1 2021 120 480\n"
		     "2 2022 125 490\n"
		     "3 2023 128 501\n",
		     "# STT|Năm|Số hộ|Số khẩu\n"
		     "1|2021|120|480\n"
		     "2|2022|125|490\n"
		     "3|2023|128|501\n");
}

static void heads_wrapped_before_a_figure_stay_whole(void **unused)
{
	(void)unused;
	assert_grids("TT\nĐơn vị\nDân số\n(người)\nTrẻ dưới\n1 tuổi\nTiêm đủ\n"
		     "1 Xã Một 4.218 88 83\n"
		     "2 Xã Hai 5.906 131 121\n",
		     "# TT|Đơn vị|Dân số (người)|Trẻ dưới 1 tuổi|Tiêm đủ\n"
		     "1|Xã Một|4.218|88|83\n"
		     "2|Xã Hai|5.906|131|121\n");
}

static void words_may_stand_among_the_values(void **unused)
{
	(void)unused;
	assert_grids("STT Đối tượng Số người Mức hưởng Thành tiền\n"
		     "1 Loại một 12 900.000 10.800.000\n"
		     "2 Loại hai 48 Theo lương 41.354.000\n"
		     "3 Loại ba 5 600.000 3.000.000\n",
		     "# STT|Đối tượng|Số người|Mức hưởng|Thành tiền\n"
		     "1|Loại một|12|900.000|10.800.000\n"
		     "2|Loại hai|48|Theo lương|41.354.000\n"
		     "3|Loại ba|5|600.000|3.000.000\n");
}

static void the_total_may_come_first(void **unused)
{
	(void)unused;
	assert_grids("STT Xã Tổng số Nam Nữ\n"
		     "Toàn huyện 100 60 40\n"
		     "1 Xã An Bình 55 32 23\n"
		     "2 Xã An Hòa 45 28 17\n"
		     "1. Đánh giá: công tác được 12 xã quan tâm.\n",
		     "# STT|Xã|Tổng số|Nam|Nữ\n"
		     "|Toàn huyện|100|60|40\n"
		     "1|Xã An Bình|55|32|23\n"
		     "2|Xã An Hòa|45|28|17\n");
}

static void headings_behind_a_table_are_no_rows(void **unused)
{
	(void)unused;
	assert_grids("STT Nội dung Số lượng\n"
		     "1 Hồ sơ tiếp nhận 120\n"
		     "2 Hồ sơ quá hạn 2\n"
		     "III. ĐÁNH GIÁ\n"
		     "1. Ưu điểm: đã giải quyết 118 hồ sơ.\n"
		     "2. Hạn chế: còn chậm.\n",
		     "# STT|Nội dung|Số lượng\n"
		     "1|Hồ sơ tiếp nhận|120\n"
		     "2|Hồ sơ quá hạn|2\n");
}

static void numbered_paragraphs_are_no_table(void **unused)
{
	(void)unused;
	assert_grids("1. Tổng số người đăng ký là 538 người, đến dự 471 người, vắng 67\n"
		     "2. Theo độ tuổi: dưới 30 có 168 người, trên 30 có 303\n"
		     "3. Theo giới tính: nam 187 người, nữ 284\n",
		     "");
	assert_grids("I. KẾT QUẢ\n1. Giáo dục: 3 trường\n2. Y tế: 1 trạm\nTổng số 9 cơ sở, tăng 1 so với năm 2022\n",
		     "");
}

static void a_blank_cell_stands_at_its_place(void **unused)
{
	static const char text[] =
		"STT Chỉ tiêu Đơn vị tính Số lượng\n1. Số đơn Đơn 3\n2. Số vụ Vụ\n3. Số việc Việc 5\n";
	const struct document *doc;
	struct arena arena;
	struct position position;

	(void)unused;
	arena_init(&arena, 0);
	assert_int_equal(read_document(&arena, slice_str(text), NULL, &doc), READ_OK);
	position = document_position(doc, table_cell(&doc->tables[0], 2, 3)->text.start);
	assert_int_equal(position.line, 3);
	assert_int_equal(position.column, 12);
	arena_release(&arena);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(rows_of_plain_figures_have_a_column_each),
		cmocka_unit_test(the_unit_column_is_told_from_the_label),
		cmocka_unit_test(a_unit_without_list_is_told_by_its_capital),
		cmocka_unit_test(names_of_places_are_no_units),
		cmocka_unit_test(labels_may_end_in_figures),
		cmocka_unit_test(label_tails_that_look_like_rows_stay_in_the_label),
		cmocka_unit_test(legends_stand_in_the_unit_column),
		cmocka_unit_test(slips_in_a_form_stay_where_they_are),
		cmocka_unit_test(a_missing_value_is_blank_where_it_is_missing),
		cmocka_unit_test(notes_stand_behind_the_values),
		cmocka_unit_test(a_header_repeated_on_a_new_page_is_no_row),
		cmocka_unit_test(rows_alike_on_both_sides_of_a_page_number_stay),
		cmocka_unit_test(numbers_of_columns_are_a_row_of_the_header),
		cmocka_unit_test(cells_may_stand_each_in_a_line),
		cmocka_unit_test(heads_that_cannot_be_told_apart_are_one_cell),
		cmocka_unit_test(marks_fill_a_cell),
		cmocka_unit_test(labels_may_be_figures),
		cmocka_unit_test(heads_wrapped_before_a_figure_stay_whole),
		cmocka_unit_test(words_may_stand_among_the_values),
		cmocka_unit_test(the_total_may_come_first),
		cmocka_unit_test(headings_behind_a_table_are_no_rows),
		cmocka_unit_test(numbered_paragraphs_are_no_table),
		cmocka_unit_test(a_blank_cell_stands_at_its_place),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
