/* Relations between the columns of tables: each clean, then with one figure altered. */
#include "tables.h"

static const char INSURANCE[] = "STT\tXã, phường\tDân số\tHộ gia đình tự đóng\tNgân sách đóng\tQuỹ BHXH đóng\tTổng số "
				"người tham gia\tTỷ lệ bao phủ (%)\n"
				"1\tPhường Trung Tâm\t6.652\t2.626\t1.461\t1.352\t5.439\t81,76\n"
				"2\tPhường Bắc\t10.727\t3.792\t2.341\t2.188\t8.321\t77,57\n"
				"3\tXã Đồi Sim\t8.156\t2.621\t1.666\t1.869\t6.156\t75,48\n"
				"4\tXã Hồ Đá\t5.971\t1.845\t1.320\t1.539\t4.704\t78,78\n"
				"5\tXã Cầu Gỗ\t5.014\t1.979\t1.160\t1.207\t4.346\t86,68\n"
				"6\tXã Gò Trám\t4.506\t1.611\t990\t1.209\t3.810\t84,55\n"
				"\tTổng cộng\t41.026\t14.474\t8.938\t9.364\t32.776\t79,89\n";

static const char LAND[] = "STT\tLoại hồ sơ\tTồn kỳ trước\tNhận trong kỳ\tTổng số\tĐã giải quyết\tTrước hạn\tĐúng "
			   "hạn\tQuá hạn\tĐang giải quyết\n"
			   "1\tCấp lần đầu\t6\t348\t354\t351\t291\t59\t1\t3\n"
			   "2\tCấp đổi, cấp lại\t33\t332\t365\t350\t307\t40\t3\t15\n"
			   "3\tChuyển nhượng\t39\t292\t331\t318\t278\t39\t1\t13\n"
			   "4\tTặng cho, thừa kế\t13\t184\t197\t193\t135\t56\t2\t4\n"
			   "5\tĐăng ký thế chấp\t35\t313\t348\t318\t272\t41\t5\t30\n"
			   "6\tTách thửa\t30\t207\t237\t216\t192\t24\t0\t21\n"
			   "\tCộng\t156\t1.676\t1.832\t1.746\t1.475\t259\t12\t86\n";

static const char POPULATION[] = "Năm\tSinh\tChết\tChuyển đến\tChuyển đi\tTăng tự nhiên\tTăng chung\n"
				 "2018\t126\t30\t19\t36\t96\t79\n"
				 "2019\t158\t53\t49\t46\t105\t108\n"
				 "2020\t130\t38\t54\t42\t92\t104\n"
				 "2021\t96\t59\t59\t53\t37\t43\n"
				 "2022\t140\t55\t35\t35\t85\t85\n"
				 "2023\t103\t60\t50\t35\t43\t58\n";

static const char STAFF[] = "Khối\tBiên chế giao\tCó mặt\tCòn thiếu\tĐại học trở lên\tCao đẳng\tTrung cấp\n"
			    "Cơ quan chuyên môn\t296\t282\t14\t197\t56\t29\n"
			    "Sự nghiệp giáo dục\t146\t140\t6\t98\t28\t14\n"
			    "Sự nghiệp y tế\t312\t308\t4\t215\t61\t32\n"
			    "Cấp xã\t171\t159\t12\t111\t31\t17\n"
			    "Tổng số\t925\t889\t36\t621\t176\t92\n";

static const char PAYMENT[] =
	"TT\tXã\tKế hoạch vốn\tVốn kéo dài\tTổng vốn\tĐã giải ngân\tTỷ lệ giải ngân (%)\tCòn lại\n"
	"A\tB\t1\t2\t3=1+2\t4\t5=4/3\t6=3-4\n"
	"1\tXã Một\t1.004\t56\t1.060\t900\t84,91\t160\n"
	"2\tXã Hai\t3.415\t212\t3.627\t2.029\t55,94\t1.598\n"
	"3\tXã Ba\t1.933\t197\t2.130\t1.578\t74,08\t552\n"
	"\tTổng số\t6.352\t465\t6.817\t4.507\t66,11\t2.310\n";

static const char MEDALS[] = "TT\tĐội\tVàng\tBạc\tĐồng\tTổng số\n"
			     "1\tBóng chuyền\t1\t0\t5\t6\n"
			     "2\tCầu lông\t2\t2\t3\t7\n"
			     "3\tĐiền kinh\t1\t4\t0\t5\n"
			     "4\tBơi\t1\t4\t2\t7\n"
			     "5\tCờ\t1\t4\t0\t5\n"
			     "\tCộng\t6\t14\t10\t30\n";

static const char COURTS[] = "STT\tThôn\tTiếp nhận\tThành\tKhông thành\tĐang hòa giải\n"
			     "1\tThôn Một\t2\t2\t0\t0\n"
			     "2\tThôn Hai\t1\t1\t0\t0\n"
			     "3\tThôn Ba\t3\t2\t1\t0\n"
			     "4\tThôn Bốn\t1\t1\t0\t0\n"
			     "5\tThôn Năm\t2\t1\t1\t0\n"
			     "6\tThôn Sáu\t1\t1\t0\t0\n"
			     "7\tThôn Bảy\t2\t1\t0\t1\n"
			     "8\tThôn Tám\t1\t1\t0\t0\n"
			     "\tTổng cộng\t13\t10\t2\t1\n";

static const char ELECTED[] = "STT\tXã\tTrúng cử\tNam\tNữ\tĐảng viên\n"
			      "1\tXã Một\t6\t5\t1\t5\n"
			      "2\tXã Hai\t5\t4\t1\t4\n"
			      "3\tXã Ba\t6\t4\t2\t6\n"
			      "4\tXã Bốn\t5\t3\t2\t4\n";

static const char UNRELATED[] = "STT\tXã\tSố thôn\tSố chi bộ\tĐảng viên\tHộ\tNhân khẩu\n"
				"1\tXã Đông\t8\t13\t264\t2.290\t8.636\n"
				"2\tXã Tây\t14\t13\t264\t2.455\t5.798\n"
				"3\tXã Nam\t9\t14\t266\t1.609\t8.440\n"
				"4\tXã Bắc\t13\t13\t164\t1.257\t6.488\n"
				"\tCộng\t44\t53\t958\t7.611\t29.362\n";

static void a_column_is_the_sum_of_its_neighbours(void **unused)
{
	(void)unused;
	assert_agrees(INSURANCE, "table-column", 7);
	assert_contradicts(INSURANCE, "1.611\t990", "1.611\t909", "table-column",
			   "1.611 + 909 + 1.209 = 3.729 ≠ 3.810");
}

static void a_rate_is_taken_of_the_columns_that_give_it_in_most_rows(void **unused)
{
	(void)unused;
	assert_agrees(INSURANCE, "table-rate", 7);
	assert_contradicts(INSURANCE, "81,76", "81,67", "table-rate", "5.439 / 6.652 = 81,76% ≠ 81,67%");
}

static void sums_on_both_sides_of_a_column_are_found(void **unused)
{
	(void)unused;
	assert_agrees(LAND, "table-column", 21);
	assert_contradicts(LAND, "\t3\n2", "\t8\n2", "table-column", "351 + 8 = 359 ≠ 354");
	assert_contradicts(LAND, "292\t331", "229\t331", "table-column", "39 + 229 = 268 ≠ 331");
}

static void a_part_that_is_zero_in_most_rows_belongs_to_the_sum(void **unused)
{
	(void)unused;
	assert_contradicts(LAND, "\t24\t0\t", "\t24\t6\t", "table-column", "192 + 24 + 6 = 222 ≠ 216");
}

static void a_balance_over_years_tells_what_is_added_and_what_taken_off(void **unused)
{
	(void)unused;
	assert_agrees(POPULATION, "table-balance", 6);
	assert_contradicts(POPULATION, "\t37\t43", "\t37\t34", "table-balance", "59 - 53 + 37 = 43 ≠ 34");
}

static void a_difference_is_read_as_such_where_the_head_says_so(void **unused)
{
	(void)unused;
	assert_agrees(STAFF, "table-difference", 5);
	assert_contradicts(STAFF, "159\t12", "159\t21", "table-difference", "171 - 159 = 12 ≠ 21");
}

static void formulas_under_the_heads_are_obeyed(void **unused)
{
	(void)unused;
	assert_agrees(PAYMENT, "table-formula", 12);
	assert_contradicts(PAYMENT, "55,94", "59,54", "table-formula", "2.029 / 3.627 = 55,94% ≠ 59,54%");
	assert_contradicts(PAYMENT, "1.578\t74,08\t552", "1.578\t74,08\t525", "table-formula",
			   "2.130 - 1.578 = 552 ≠ 525");
}

static void small_counts_are_evidence_when_there_are_enough_of_them(void **unused)
{
	(void)unused;
	assert_agrees(MEDALS, "table-column", 6);
	assert_contradicts(MEDALS, "4\t2\t7", "4\t2\t8", "table-column", "1 + 4 + 2 = 7 ≠ 8");
}

static void parts_that_are_nothing_in_most_rows_are_parts(void **unused)
{
	(void)unused;
	assert_agrees(COURTS, "table-column", 9);
	assert_contradicts(COURTS, "Thôn Hai\t1\t1\t0", "Thôn Hai\t1\t1\t3", "table-column", "1 + 3 + 0 = 4 ≠ 1");
}

static void heads_that_exclude_one_another_make_a_partition(void **unused)
{
	(void)unused;
	assert_agrees(ELECTED, "table-column", 4);
	assert_contradicts(ELECTED, "4\t2\t6", "4\t3\t6", "table-column", "4 + 3 = 7 ≠ 6");
}

static void columns_that_count_different_things_are_not_related(void **unused)
{
	(void)unused;
	assert_agrees(UNRELATED, "table-total", 5);
	assert_agrees(UNRELATED, "table-column", 0);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(a_column_is_the_sum_of_its_neighbours),
		cmocka_unit_test(a_rate_is_taken_of_the_columns_that_give_it_in_most_rows),
		cmocka_unit_test(sums_on_both_sides_of_a_column_are_found),
		cmocka_unit_test(a_part_that_is_zero_in_most_rows_belongs_to_the_sum),
		cmocka_unit_test(a_balance_over_years_tells_what_is_added_and_what_taken_off),
		cmocka_unit_test(a_difference_is_read_as_such_where_the_head_says_so),
		cmocka_unit_test(formulas_under_the_heads_are_obeyed),
		cmocka_unit_test(small_counts_are_evidence_when_there_are_enough_of_them),
		cmocka_unit_test(parts_that_are_nothing_in_most_rows_are_parts),
		cmocka_unit_test(heads_that_exclude_one_another_make_a_partition),
		cmocka_unit_test(columns_that_count_different_things_are_not_related),
	};

	return cmocka_run_group_tests(tests, tables_start, tables_stop);
}
