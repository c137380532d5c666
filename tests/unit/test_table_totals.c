/* Total rows, numbered children, blank cells and rows of rates: each clean, then with one figure altered. */
#include "tables.h"

static const char PETITIONS[] = "STT\tĐơn vị\tSố đơn\tKhiếu nại\tTố cáo\tKiến nghị\n"
				"\tKHỐI XÃ\t\t\t\t\n"
				"1\tXã An Bình\t17\t1\t4\t12\n"
				"2\tXã An Hòa\t27\t4\t8\t15\n"
				"3\tXã An Lạc\t37\t2\t6\t29\n"
				"\tCộng\t81\t7\t18\t56\n"
				"\tKHỐI PHƯỜNG\t\t\t\t\n"
				"4\tPhường Một\t13\t1\t2\t10\n"
				"5\tPhường Hai\t40\t10\t3\t27\n"
				"6\tPhường Ba\t37\t2\t6\t29\n"
				"\tCộng\t90\t13\t11\t66\n"
				"\tTổng cộng\t171\t20\t29\t122\n";

static const char BUDGET[] = "Biểu số 05\n"
			     "THU, CHI NGÂN SÁCH NĂM 2023\n"
			     "(Đơn vị tính: triệu đồng)\n"
			     "STT\tNội dung\tDự toán năm 2023\tThực hiện năm 2023\tSo với dự toán (%)\tThực hiện năm "
			     "2022\tSo với cùng kỳ (%)\n"
			     "A\tTỔNG THU\t8.946,0\t7.388,9\t82,6\t8.034,0\t92,0\n"
			     "I\tThu trên địa bàn\t4.863,9\t3.805,3\t78,2\t6.461,0\t58,9\n"
			     "1\tThuế ngoài quốc doanh\t1.633,4\t661,9\t40,5\t1.157,8\t57,2\n"
			     "2\tLệ phí trước bạ\t2.813,2\t1.380,8\t49,1\t2.893,7\t47,7\n"
			     "3\tThu tiền sử dụng đất\t417,3\t1.762,6\t422,4\t2.409,5\t73,2\n"
			     "II\tThu bổ sung từ cấp trên\t4.082,1\t3.583,6\t87,8\t1.573,0\t227,8\n"
			     "1\tBổ sung cân đối\t2.491,4\t1.152,3\t46,3\t1.180,5\t97,6\n"
			     "2\tBổ sung có mục tiêu\t1.590,7\t2.431,3\t152,8\t392,5\t619,4\n"
			     "B\tTỔNG CHI\t4.868,9\t7.994,2\t164,2\t5.838,0\t136,9\n"
			     "1\tChi sự nghiệp giáo dục\t462,1\t955,8\t206,8\t2.151,7\t44,4\n"
			     "2\tChi quản lý hành chính\t382,0\t2.247,2\t588,3\t1.066,9\t210,6\n"
			     "3\tChi an ninh quốc phòng\t1.818,2\t2.107,5\t115,9\t1.447,8\t145,6\n"
			     "4\tChi khác\t2.206,6\t2.683,7\t121,6\t1.171,6\t229,1\n";

static const char MARKED[] = "STT\tĐối tượng\tSố người\tSố tiền (đồng)\n"
			     "1\tThương binh\t146\t412.350.000\n"
			     "2\tBệnh binh\t58\t163.270.000\n"
			     "3\tThân nhân liệt sĩ\t97\t214.680.000\n"
			     "4\tPhụ cấp người phục vụ (*)\t12\t19.440.000\n"
			     "\tTổng cộng\t301\t809.740.000\n";

static const char AVERAGES[] = "STT\tXã\tSố hộ\tThu nhập bình quân\tSố tiêu chí đạt\n"
			       "1\tXã Đông\t1.204\t48,6\t17\n"
			       "2\tXã Tây\t987\t51,2\t19\n"
			       "3\tXã Nam\t1.315\t46,9\t16\n"
			       "\tChung toàn huyện\t3.506\t48,7\t17\n";

static const char PARENTS[] = "STT\tNội dung\tNăm 2022\tNăm 2023\n"
			      "1\tHồ sơ hộ tịch\t318\t342\n"
			      "1.1\tKhai sinh\t184\t197\n"
			      "1.2\tKhai tử\t73\t68\n"
			      "1.3\tKết hôn\t61\t77\n"
			      "2\tHồ sơ chứng thực\t2.417\t2.608\n"
			      "2.1\tBản sao\t2.190\t2.355\n"
			      "2.2\tChữ ký\t227\t253\n"
			      "3\tHồ sơ bảo trợ xã hội\t126\t141\n";

static const char PARTS[] = "STT\tNội dung\tNăm 2022\tNăm 2023\n"
			    "1\tCán bộ, công chức\t42\t41\n"
			    "\tTrong đó: nữ\t17\t18\n"
			    "\tTrong đó: đảng viên\t36\t37\n"
			    "2\tNgười hoạt động không chuyên trách\t26\t24\n"
			    "\tTổng cộng\t68\t65\n";

static const char SHEET[] = "STT\tChỉ tiêu thống kê\tĐơn vị tính\tSố lượng/Tỷ lệ\n"
			    "1\tTổng số thủ tục thuộc thẩm quyền\tThủ tục\t233\n"
			    "1.1\tSố thủ tục cấp tỉnh\tThủ tục\t41\n"
			    "1.2\tSố thủ tục cấp huyện\tThủ tục\t57\n"
			    "1.3\tSố thủ tục cấp xã\tThủ tục\t135\n"
			    "2\tTỷ lệ đơn thư được giải quyết\t%\t87,5\n"
			    "2.1\tSố đơn thư đã tiếp nhận\tĐơn\t24\n"
			    "2.2\tSố đơn thư đã giải quyết\tĐơn\t21\n"
			    "3\tKhảo sát người dân\n"
			    "3.1\tSố phiếu phát ra\tPhiếu\t260\n"
			    "3.2\tSố phiếu thu về\tPhiếu\t248\n"
			    "3.3\tSố phiếu đánh giá hài lòng\tPhiếu\t239\n"
			    "3.4\tTỷ lệ hài lòng (tính trên số phiếu thu về)\t%\t96,37\n"
			    "4\tSố dịch vụ công trực tuyến\tDịch vụ\t64\n"
			    "4.1\tMột phần\tDịch vụ\t28\n"
			    "4.2\tToàn trình\tDịch vụ\t25\n"
			    "5\tTỷ lệ văn bản điện tử\t%\t98,2\n";

static const char FILES[] = "STT\tChỉ tiêu thống kê\tĐơn vị tính\tSố lượng/Tỷ lệ\n"
			    "1\tTổng số hồ sơ tiếp nhận\tHồ sơ\t1.463\n"
			    "1.1\tTiếp nhận trực tiếp\tHồ sơ\t508\n"
			    "1.2\tTiếp nhận trực tuyến\tHồ sơ\t955\n"
			    "2\tTỷ lệ hồ sơ tiếp nhận trực tuyến\t%\t65,28\n"
			    "3\tTổng số hồ sơ đã giải quyết\tHồ sơ\t1.440\n"
			    "3.1\tGiải quyết trước hạn\tHồ sơ\t1.102\n"
			    "3.2\tGiải quyết đúng hạn\tHồ sơ\t331\n"
			    "3.3\tGiải quyết quá hạn\tHồ sơ\t7\n"
			    "4\tTỷ lệ hồ sơ giải quyết trước hạn, đúng hạn\t%\t99,51\n";

static const char FORMULAS[] = "STT\tNội dung\tQuý I\tQuý II\n"
			       "1\tThu phí\t42.300\t39.150\n"
			       "2\tThu lệ phí\t18.600\t21.480\n"
			       "3\tThu khác\t7.250\t6.900\n"
			       "4\tTổng thu (4 = 1+2+3)\t68.150\t67.530\n"
			       "5\tTổng chi\t51.400\t58.260\n"
			       "6\tChênh lệch (6 = 4-5)\t16.750\t9.270\n";

static const char DEGREES[] = "Trình độ\tTổng số\tTiến sĩ\tThạc sĩ\tĐại học\tCao đẳng\n"
			      "Khối mầm non\t118\t0\t4\t67\t47\n"
			      "Khối tiểu học\t164\t0\t11\t139\t14\n"
			      "Khối THCS\t127\t1\t23\t101\t2\n"
			      "Cộng\t409\t1\t38\t307\t63\n"
			      "Tỷ lệ (%)\t100\t0,24\t9,29\t75,06\t15,40\n";

static const char PROVINCE[] = "STT\tHuyện\tSố xã\tSố thôn\tDân số\n"
			       "\tTOÀN TỈNH\t47\t381\t412.617\n"
			       "1\tHuyện Thượng\t16\t128\t131.940\n"
			       "2\tHuyện Trung\t18\t147\t168.205\n"
			       "3\tHuyện Hạ\t13\t106\t112.472\n";

static const char REPEATED[] = "STT\tThôn\tSố hộ\tNhân khẩu\n"
			       "1\tThôn Một\t212\t846\n"
			       "2\tThôn Hai\t187\t731\n"
			       "STT\tThôn\tSố hộ\tNhân khẩu\n"
			       "3\tThôn Ba\t164\t655\n"
			       "4\tThôn Bốn\t143\t578\n"
			       "\tTổng cộng\t706\t2.810\n";

static const char COMMAS[] = "STT\tXã\tThu (đồng)\tChi (đồng)\tSố hộ\n"
			     "1\tXã Một\t1,245,600,000\t986,300,000\t1,019\n"
			     "2\tXã Hai\t986,450,000\t915,200,000\t874\n"
			     "3\tXã Ba\t1,118,700,000\t1,064,900,000\t1,256\n"
			     "\tTổng cộng\t3,350,750,000\t2,966,400,000\t3,149\n";

static const char WHOLE[] = "TT\tChi bộ\tĐảng viên\tXuất sắc\tTốt\tHoàn thành\n"
			    "1\tChi bộ Văn phòng\t14\t4\t9\t1\n"
			    "2\tChi bộ Kế hoạch\t11\t2\t8\t1\n"
			    "3\tChi bộ Kỹ thuật\t18\t3\t-\t15\n"
			    "\tToàn Đảng bộ\t43\t9\t17\t17\n";

static void a_total_row_adds_its_rows_column_by_column(void **unused)
{
	(void)unused;
	assert_agrees(PETITIONS, "table-total", 12);
	assert_contradicts(PETITIONS, "Xã An Hòa\t27", "Xã An Hòa\t72", "table-total", "17 + 72 + 37 = 126 ≠ 81");
}

static void subtotals_close_their_sections_and_add_up_themselves(void **unused)
{
	(void)unused;
	assert_contradicts(PETITIONS, "Cộng\t90\t13", "Cộng\t90\t31", "table-total", "1 + 10 + 2 = 13 ≠ 31");
}

static void a_total_may_stand_first(void **unused)
{
	(void)unused;
	assert_agrees(PROVINCE, "table-total", 3);
	assert_contradicts(PROVINCE, "412.617", "412.671", "table-total",
			   "131.940 + 168.205 + 112.472 = 412.617 ≠ 412.671");
}

static void rows_of_three_levels_are_added_level_by_level(void **unused)
{
	(void)unused;
	assert_agrees(BUDGET, "table-children", 12);
	assert_contradicts(BUDGET, "2.893,7\t47,7", "2.983,7\t47,7", "table-children",
			   "1.157,8 + 2.983,7 + 2.409,5 = 6.551,0 ≠ 6.461,0");
	assert_contradicts(BUDGET, "TỔNG THU\t8.946,0", "TỔNG THU\t8.964,0", "table-children",
			   "4.863,9 + 4.082,1 = 8.946,0 ≠ 8.964,0");
}

static void a_row_that_a_footnote_marks_may_be_left_out_of_a_total(void **unused)
{
	(void)unused;
	assert_agrees(MARKED, "table-total", 2);
	assert_contradicts(MARKED, "809.740.000", "809.470.000", "table-total",
			   "412.350.000 + 163.270.000 + 214.680.000 + 19.440.000 = 809.740.000 ≠ 809.470.000");
}

static void averages_are_not_added_up(void **unused)
{
	(void)unused;
	assert_agrees(AVERAGES, "table-total", 1);
}

static void children_are_believed_where_other_columns_confirm_them(void **unused)
{
	(void)unused;
	assert_agrees(PARENTS, "table-children", 4);
	assert_contradicts(PARENTS, "73\t68", "73\t86", "table-children", "197 + 86 + 77 = 360 ≠ 342");
}

static void rows_that_name_some_of_another_add_nothing(void **unused)
{
	(void)unused;
	assert_agrees(PARTS, "table-total", 2);
	assert_contradicts(PARTS, "68\t65", "68\t56", "table-total", "41 + 24 = 65 ≠ 56");
}

static void a_blank_cell_that_a_total_needs_is_named(void **unused)
{
	(void)unused;
	assert_contradicts(PROVINCE, "16\t128\t131.940", "16\t\t131.940", "table-blank", "147 + 106 = 253 ≠ 381");
}

static void a_sheet_of_statistics_is_believed_where_the_label_says_total(void **unused)
{
	(void)unused;
	assert_agrees(SHEET, "table-children", 1);
	assert_contradicts(SHEET, "135", "153", "table-children", "41 + 57 + 153 = 251 ≠ 233");
	assert_silent(SHEET, "Dịch vụ\t25", "Dịch vụ\t52");
}

static void a_rate_is_the_second_row_below_it_over_the_first(void **unused)
{
	(void)unused;
	assert_agrees(SHEET, "table-row-rate", 2);
	assert_contradicts(SHEET, "87,5", "78,5", "table-row-rate", "21 / 24 = 87,50% ≠ 78,5%");
}

static void a_label_names_the_base_of_its_rate(void **unused)
{
	(void)unused;
	assert_contradicts(SHEET, "96,37", "93,67", "table-row-rate", "239 / 248 = 96,37% ≠ 93,67%");
	assert_contradicts(SHEET, "96,37", "239", "table-row-rate", "239 / 248 = 96% ≠ 239%");
}

static void a_percentage_above_a_hundred_is_a_count_in_the_wrong_cell(void **unused)
{
	(void)unused;
	assert_contradicts(SHEET, "98,2", "982", "table-above-100", "982% > 100%");
}

static void a_label_names_the_parts_of_its_rate(void **unused)
{
	(void)unused;
	assert_agrees(FILES, "table-row-rate", 2);
	assert_contradicts(FILES, "65,28", "62,58", "table-row-rate", "955 / 1.463 = 65,28% ≠ 62,58%");
	assert_contradicts(FILES, "99,51", "95,91", "table-row-rate", "(1.102 + 331) / 1.440 = 99,51% ≠ 95,91%");
}

static void labels_spell_their_arithmetic(void **unused)
{
	(void)unused;
	assert_agrees(FORMULAS, "table-formula", 4);
	assert_contradicts(FORMULAS, "67.530", "67.350", "table-formula", "39.150 + 21.480 + 6.900 = 67.530 ≠ 67.350");
	assert_contradicts(FORMULAS, "9.270", "9.720", "table-formula", "67.530 - 58.260 = 9.270 ≠ 9.720");
}

static void a_last_row_of_rates_is_taken_of_the_total(void **unused)
{
	(void)unused;
	assert_agrees(DEGREES, "table-row-rate", 4);
	assert_contradicts(DEGREES, "75,06", "70,56", "table-row-rate", "307 / 409 = 75,06% ≠ 70,56%");
}

static void thousands_may_be_grouped_with_commas(void **unused)
{
	(void)unused;
	assert_agrees(COMMAS, "table-total", 3);
	assert_contradicts(COMMAS, "1,019", "1,109", "table-total", "1.109 + 874 + 1.256 = 3.239 ≠ 3.149");
}

static void a_row_for_the_whole_is_a_total_and_a_dash_is_nothing(void **unused)
{
	(void)unused;
	assert_agrees(WHOLE, "table-total", 4);
	assert_contradicts(WHOLE, "43\t9\t17", "43\t9\t19", "table-total", "9 + 8 = 17 ≠ 19");
}

static void a_slip_in_a_total_is_no_average(void **unused)
{
	(void)unused;
	assert_contradicts(PROVINCE, "412.617", "142.617", "table-total",
			   "131.940 + 168.205 + 112.472 = 412.617 ≠ 142.617");
}

static void a_head_that_is_repeated_on_a_new_page_is_no_row(void **unused)
{
	(void)unused;
	assert_agrees(REPEATED, "table-total", 2);
	assert_contradicts(REPEATED, "2.810", "2.801", "table-total", "846 + 731 + 655 + 578 = 2.810 ≠ 2.801");
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(a_total_row_adds_its_rows_column_by_column),
		cmocka_unit_test(subtotals_close_their_sections_and_add_up_themselves),
		cmocka_unit_test(a_total_may_stand_first),
		cmocka_unit_test(rows_of_three_levels_are_added_level_by_level),
		cmocka_unit_test(a_row_that_a_footnote_marks_may_be_left_out_of_a_total),
		cmocka_unit_test(averages_are_not_added_up),
		cmocka_unit_test(children_are_believed_where_other_columns_confirm_them),
		cmocka_unit_test(rows_that_name_some_of_another_add_nothing),
		cmocka_unit_test(a_blank_cell_that_a_total_needs_is_named),
		cmocka_unit_test(a_sheet_of_statistics_is_believed_where_the_label_says_total),
		cmocka_unit_test(a_rate_is_the_second_row_below_it_over_the_first),
		cmocka_unit_test(a_label_names_the_base_of_its_rate),
		cmocka_unit_test(a_percentage_above_a_hundred_is_a_count_in_the_wrong_cell),
		cmocka_unit_test(a_label_names_the_parts_of_its_rate),
		cmocka_unit_test(labels_spell_their_arithmetic),
		cmocka_unit_test(a_last_row_of_rates_is_taken_of_the_total),
		cmocka_unit_test(thousands_may_be_grouped_with_commas),
		cmocka_unit_test(a_row_for_the_whole_is_a_total_and_a_dash_is_nothing),
		cmocka_unit_test(a_slip_in_a_total_is_no_average),
		cmocka_unit_test(a_head_that_is_repeated_on_a_new_page_is_no_row),
	};

	return cmocka_run_group_tests(tests, tables_start, tables_stop);
}
