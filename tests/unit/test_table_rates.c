/* Percentages, changes, products and averages of tables: each clean, then with one figure altered. */
#include "tables.h"

static const char VACCINATION[] = "TT\tĐơn vị\tĐối tượng\tMũi 1\tTỷ lệ (%)\tMũi 2\tTỷ lệ (%)\tHoãn tiêm\n"
				  "1\tXã Đông\t1.329\t1.274\t95,9\t1.116\t84,0\t36\n"
				  "2\tXã Tây\t1.130\t1.032\t91,3\t949\t84,0\t22\n"
				  "3\tXã Nam\t1.360\t1.313\t96,5\t1.205\t88,6\t22\n"
				  "4\tXã Bắc\t3.693\t3.446\t93,3\t3.086\t83,6\t29\n"
				  "5\tThị trấn\t1.745\t1.591\t91,2\t1.426\t81,7\t19\n"
				  "\tToàn huyện\t9.257\t8.656\t93,5\t7.782\t84,1\t128\n";

static const char FINES[] = "STT\tHành vi vi phạm\tSố trường hợp\tMức phạt (đồng)\tSố tiền phạt (đồng)\tCơ cấu (%)\n"
			    "1\tKhông đội mũ bảo hiểm\t71\t500.000\t35.500.000\t4,28\n"
			    "2\tVượt đèn đỏ\t15\t900.000\t13.500.000\t1,63\n"
			    "3\tKhông có giấy phép lái xe\t136\t1.500.000\t204.000.000\t24,60\n"
			    "4\tChở quá số người\t58\t400.000\t23.200.000\t2,80\n"
			    "5\tNồng độ cồn\t79\t7.000.000\t553.000.000\t66,69\n"
			    "\tTổng cộng\t359\tx\t829.200.000\t100\n";

static const char COMPARISON[] = "STT\tChỉ tiêu\tĐVT\tNăm 2022\tNăm 2023\tTăng, giảm\tTỷ lệ tăng, giảm (%)\n"
				 "1\tTổng số vụ vi phạm\tVụ\t148\t131\t-17\t-11,49\n"
				 "\tTrong đó: vi phạm đất đai\tVụ\t62\t47\t-15\t-24,19\n"
				 "2\tSố tiền xử phạt\tTriệu đồng\t386,5\t412,2\t+25,7\t+6,65\n"
				 "3\tSố hộ nghèo\tHộ\t214\t187\t-27\t-12,62\n"
				 "4\tSố lao động được đào tạo\tNgười\t1.240\t1.385\t+145\t+11,69\n"
				 "5\tDiện tích rừng trồng mới\tHa\t52,5\t61,8\t+9,3\t+17,71\n"
				 "6\tTỷ lệ hộ nghèo\t%\t5,62\t4,87\t-0,75\t-\n"
				 "7\tTỷ lệ lao động qua đào tạo\t%\t61,5\t64,2\t+2,7\t-\n";

static const char REASONS[] = "Bảng 4. Lý do không tham gia (182 người được hỏi, mỗi người có thể nêu nhiều lý do)\n"
			      "TT\tLý do không tham gia\tSố người\tTỷ lệ (%)\n"
			      "1\tĐi làm ăn xa\t88\t48,4\n"
			      "2\tỐm đau\t41\t22,5\n"
			      "3\tKhông có nhu cầu\t63\t34,6\n"
			      "4\tChưa biết thông tin\t29\t15,9\n"
			      "5\tLý do khác\t17\t9,3\n";

static const char ALLOWANCE[] = "STT\tĐối tượng\tSố người\tMức trợ cấp\tSố tháng\tThành tiền\n"
				"1\tTrẻ mồ côi\t55\t750.000\t11\t453.750.000\n"
				"2\tNgười cao tuổi\t26\t500.000\t4\t52.000.000\n"
				"3\tKhuyết tật nặng\t51\t1.000.000\t7\t357.000.000\n"
				"4\tĐơn thân nuôi con\t40\t625.000\t8\t200.000.000\n"
				"\tTổng cộng\t172\t\t\t1.062.750.000\n";

static const char HARVEST[] = "STT\tVụ\tDiện tích (ha)\tNăng suất (tạ/ha)\tSản lượng (tấn)\n"
			      "1\tVụ xuân\t337,1\t47,4\t1.597,9\n"
			      "2\tVụ mùa\t344,0\t65,5\t2.253,2\n"
			      "3\tVụ đông\t340,2\t51,5\t1.752,0\n"
			      "\tCả năm\t1.021,3\t54,9\t5.603,1\n";

static const char SCHOOLS[] =
	"TT\tTrường\tSố lớp\tTổng số học sinh\tNam\tNữ\tHọc sinh dân tộc\tBình quân học sinh/lớp\n"
	"\tToàn xã\t77\t2.230\t1.164\t1.066\t126\t29,0\n"
	"1\tMầm non Hoa Mai\t10\t406\t262\t144\t21\t40,6\n"
	"2\tMầm non Hoa Lan\t22\t404\t156\t248\t10\t18,4\n"
	"3\tTiểu học số 1\t18\t547\t263\t284\t14\t30,4\n"
	"4\tTiểu học số 2\t12\t524\t268\t256\t43\t43,7\n"
	"5\tTHCS Bình Minh\t15\t349\t215\t134\t38\t23,3\n";

static const char GIFTS[] = "TT\tXã\tSuất 500.000 đồng\tSuất 200.000 đồng\tTổng số suất\tThành tiền (đồng)\n"
			    "1\tXã Thượng\t12\t48\t60\t15.600.000\n"
			    "2\tXã Trung\t9\t37\t46\t11.900.000\n"
			    "3\tXã Hạ\t15\t52\t67\t17.900.000\n"
			    "\tToàn huyện\t36\t137\t173\t45.400.000\n";

static const char DECREASE[] = "STT\tĐơn vị\tSố vụ 2022\tSố vụ 2023\tGiảm (%)\n"
			       "1\tPhường Một\t84\t71\t15,48\n"
			       "2\tPhường Hai\t57\t42\t26,32\n"
			       "3\tPhường Ba\t95\t88\t7,37\n"
			       "4\tPhường Bốn\t63\t59\t6,35\n";

static const char PLAN[] = "TT\tChỉ tiêu\tĐVT\tKế hoạch\tThực hiện\tĐạt (%)\n"
			   "1\tDiện tích trồng rừng\tHa\t35,0\t33,5\t95,7\n"
			   "2\tSố hộ thoát nghèo\tHộ\t48\t61\t127,1\n"
			   "3\tLao động được đào tạo\tNgười\t320\t298\t93,1\n"
			   "4\tTỷ lệ hộ dùng nước sạch\t%\t95,0\t96,2\tVượt\n"
			   "5\tSản lượng thủy sản\tTấn\t224,0\t231,8\t103,5\n";

static const char ACROSS[] = "Biểu số 1\n"
			     "Hộ nghèo năm 2023\n"
			     "STT\tThôn\tTổng số hộ\tHộ nghèo\n"
			     "1\tThôn Một\t268\t14\n"
			     "2\tThôn Hai\t241\t17\n"
			     "3\tThôn Ba\t225\t21\n"
			     "4\tThôn Bốn\t187\t25\n"
			     "\n"
			     "Biểu số 2\n"
			     "Hộ cận nghèo năm 2023\n"
			     "STT\tThôn\tHộ cận nghèo\tTỷ lệ (%)\n"
			     "1\tThôn Một\t22\t8,21\n"
			     "2\tThôn Hai\t25\t10,37\n"
			     "3\tThôn Ba\t19\t8,44\n"
			     "4\tThôn Bốn\t28\t14,97\n";

static const char PRICE[] = "Mức hỗ trợ là 38.000 đồng/kg lợn hơi phải tiêu hủy, chi trả trực tiếp cho từng hộ dân.\n"
			    "\n"
			    "Biểu số 3\n"
			    "Kinh phí hỗ trợ\n"
			    "STT\tĐịa bàn\tKhối lượng (kg)\tKinh phí (đồng)\n"
			    "1\tXã Một\t2.296\t87.248.000\n"
			    "2\tXã Hai\t5.088\t193.344.000\n"
			    "3\tXã Ba\t1.914\t72.732.000\n"
			    "\tCộng\t9.298\t353.324.000\n";

static const char WATER[] = "TT\tNhóm\tSố đấu nối\tSản lượng (m3)\tGiá bình quân (đồng/m3)\tThành tiền (đồng)\n"
			    "1\tHộ gia đình\t48.215\t2.618.400\t8.850\t23.172.840.000\n"
			    "2\tCơ quan\t612\t318.250\t11.200\t3.564.400.000\n"
			    "3\tSản xuất\t287\t604.900\t12.600\t7.621.740.000\n"
			    "\tTổng cộng\t49.114\t3.541.550\t9.702\t34.358.980.000\n";

static const char CLINICS[] = "STT\tTrạm\tLượt khám\tLượt khám BHYT\tTỷ lệ (%)\n"
			      "1\tTrạm Đông\t3.482\t3.120\t89,60\n"
			      "2\tTrạm Tây\t2.917\t2.655\t91,01\n"
			      "3\tTrạm Nam\t4.106\t3.777\t91,98\n"
			      "4\tTrạm Bắc\t1.875\t1.706\t90,98\n";

static void two_rates_have_their_own_columns(void **unused)
{
	(void)unused;
	assert_agrees(VACCINATION, "table-rate", 12);
	assert_contradicts(VACCINATION, "81,7", "87,1", "table-rate", "1.426 / 1.745 = 81,72% ≠ 87,1%");
}

static void shares_are_taken_of_the_total_row(void **unused)
{
	(void)unused;
	assert_agrees(FINES, "table-rate", 5);
	assert_contradicts(FINES, "24,60", "26,40", "table-rate", "204.000.000 / 829.200.000 = 24,60% ≠ 26,40%");
}

static void an_amount_is_count_times_price(void **unused)
{
	(void)unused;
	assert_agrees(FINES, "table-product", 5);
	assert_contradicts(FINES, "23.200.000", "22.300.000", "table-product",
			   "58 x 400.000 = 23.200.000 ≠ 22.300.000");
}

static void changes_in_units_and_in_percent(void **unused)
{
	(void)unused;
	assert_agrees(COMPARISON, "table-difference", 8);
	assert_contradicts(COMPARISON, "+11,69", "+10,47", "table-rate", "145 / 1.240 = 11,69% ≠ 10,47%");
	assert_contradicts(COMPARISON, "-27", "-37", "table-difference", "187 - 214 = -27 ≠ -37");
}

static void a_decrease_is_printed_without_a_sign(void **unused)
{
	(void)unused;
	assert_agrees(DECREASE, "table-rate", 4);
	assert_contradicts(DECREASE, "26,32", "35,71", "table-rate", "(57 - 42) / 57 = 26,32% ≠ 35,71%");
}

static void shares_may_be_taken_of_a_figure_in_the_caption(void **unused)
{
	(void)unused;
	assert_agrees(REASONS, "table-rate", 5);
	assert_contradicts(REASONS, "34,6", "36,4", "table-rate", "63 / 182 = 34,62% ≠ 36,4%");
	assert_contradicts(REASONS, "48,4", "88", "table-rate", "88 / 182 = 48% ≠ 88%");
}

static void people_times_rate_times_months(void **unused)
{
	(void)unused;
	assert_agrees(ALLOWANCE, "table-product", 4);
	assert_contradicts(ALLOWANCE, "357.000.000", "375.000.000", "table-product",
			   "51 x 1.000.000 x 7 = 357.000.000 ≠ 375.000.000");
}

static void area_times_yield(void **unused)
{
	(void)unused;
	assert_agrees(HARVEST, "table-product", 4);
	assert_contradicts(HARVEST, "2.253,2", "2.523,2", "table-product", "344,0 x 65,5 / 10 = 2.253,2 ≠ 2.523,2");
}

static void an_average_is_one_column_over_another(void **unused)
{
	(void)unused;
	assert_agrees(SCHOOLS, "table-average", 6);
	assert_contradicts(SCHOOLS, "43,7", "34,7", "table-average", "524 / 12 = 43,67 ≠ 34,7");
}

static void prices_may_stand_in_the_heads(void **unused)
{
	(void)unused;
	assert_agrees(GIFTS, "table-product", 4);
	assert_contradicts(GIFTS, "11.900.000", "11.090.000", "table-product",
			   "9 x 500.000 + 37 x 200.000 = 11.900.000 ≠ 11.090.000");
}

static void a_rate_against_a_plan_may_exceed_a_hundred(void **unused)
{
	(void)unused;
	assert_agrees(PLAN, "table-rate", 4);
	assert_contradicts(PLAN, "127,1", "121,7", "table-rate", "61 / 48 = 127,08% ≠ 121,7%");
}

static void a_share_may_be_taken_of_a_table_near_with_the_same_rows(void **unused)
{
	(void)unused;
	assert_agrees(ACROSS, "table-rate", 4);
	assert_contradicts(ACROSS, "10,37", "13,07", "table-rate", "25 / 241 = 10,37% ≠ 13,07%");
}

static void an_amount_may_be_a_count_times_a_price_of_the_text(void **unused)
{
	(void)unused;
	assert_agrees(PRICE, "table-product", 4);
	assert_contradicts(PRICE, "193.344.000", "913.344.000", "table-product",
			   "5.088 x 38.000 = 193.344.000 ≠ 913.344.000");
}

static void the_price_of_a_total_is_an_average(void **unused)
{
	(void)unused;
	assert_agrees(WATER, "table-average", 1);
	assert_contradicts(WATER, "9.702", "9.720", "table-average", "34.358.980.000 / 3.541.550 = 9.701,7 ≠ 9.720");
}

static void figures_cut_off_instead_of_rounded_pass(void **unused)
{
	(void)unused;
	assert_agrees(CLINICS, "table-rate", 4);
	assert_contradicts(CLINICS, "90,98", "90,89", "table-rate", "1.706 / 1.875 = 90,99% ≠ 90,89%");
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(two_rates_have_their_own_columns),
		cmocka_unit_test(shares_are_taken_of_the_total_row),
		cmocka_unit_test(an_amount_is_count_times_price),
		cmocka_unit_test(changes_in_units_and_in_percent),
		cmocka_unit_test(a_decrease_is_printed_without_a_sign),
		cmocka_unit_test(shares_may_be_taken_of_a_figure_in_the_caption),
		cmocka_unit_test(people_times_rate_times_months),
		cmocka_unit_test(area_times_yield),
		cmocka_unit_test(an_average_is_one_column_over_another),
		cmocka_unit_test(prices_may_stand_in_the_heads),
		cmocka_unit_test(a_rate_against_a_plan_may_exceed_a_hundred),
		cmocka_unit_test(a_share_may_be_taken_of_a_table_near_with_the_same_rows),
		cmocka_unit_test(an_amount_may_be_a_count_times_a_price_of_the_text),
		cmocka_unit_test(the_price_of_a_total_is_an_average),
		cmocka_unit_test(figures_cut_off_instead_of_rounded_pass),
	};

	return cmocka_run_group_tests(tests, tables_start, tables_stop);
}
