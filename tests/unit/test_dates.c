/* Dates, weekdays, ranges and periods in running text. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <string.h>

#include <cmocka.h>

#include "extract/facts.h"
#include "read/read.h"

static struct arena arena;

static int setup(void **unused)
{
	(void)unused;
	arena_init(&arena, 0);
	return 0;
}

static int teardown(void **unused)
{
	(void)unused;
	arena_release(&arena);
	return 0;
}

static struct facts *dates_of(const char *text)
{
	const struct document *doc;
	struct facts *facts = arena_alloc(&arena, sizeof *facts);

	assert_int_equal(read_document(&arena, slice_str(text), NULL, &doc), READ_OK);
	facts->doc = doc;
	facts->arena = &arena;
	extract_dates(facts);
	return facts;
}

/* Every date as d/m/y, with '!' when impossible, '~' when its year is inherited, '(n)' the weekday. */
static void expect(const char *text, const char *expected)
{
	struct facts *facts = dates_of(text);
	char found[300] = "";
	size_t used = 0;

	for (size_t i = 0; i < facts->date_count; i++) {
		const struct date *d = &facts->dates[i];

		used += (size_t)snprintf(found + used, sizeof found - used, "%s%d/%d/%d%s%s", i > 0 ? " " : "", d->day,
					 d->month, (int)d->year, d->valid ? "" : "!", d->year_inherited ? "~" : "");
		if (d->weekday_said != 0)
			used += (size_t)snprintf(found + used, sizeof found - used, "(%d)", d->weekday_said);
	}
	assert_string_equal(found, expected);
}

static void whole_dates_are_read_in_all_their_forms(void **unused)
{
	(void)unused;
	expect("Họp ngày 30/12/2022, ngày 29-8-2016 và ngày 05.6.2023.", "30/12/2022 29/8/2016 5/6/2023");
	expect("Ban hành ngày 20 tháng 12 năm 2023.", "20/12/2023");
	expect("Chốt đến hết tháng 6/2024 và tháng 7 năm 2024.", "0/6/2024 0/7/2024");
}

static void a_date_may_be_broken_over_lines(void **unused)
{
	(void)unused;
	expect("Thực hiện kế hoạch của huyện về phòng, chống thiên tai trên địa bàn, ngày \n25/8/2023 đã họp.",
	       "25/8/2023");
}

static void impossible_dates_are_dates(void **unused)
{
	(void)unused;
	expect("Ngày 31/02/2024, ngày 31/6/2022, ngày 15/13/2024 và ngày 01/18/2023.",
	       "31/2/2024! 31/6/2022! 15/13/2024! 1/18/2023!");
	expect("Ngày 29/02/2024 và ngày 29/02/2023.", "29/2/2024 29/2/2023!");
}

static void fractions_are_no_dates(void **unused)
{
	(void)unused;
	expect("Đạt 17/100%, 08/6 người, 7/8 lĩnh vực, 12/15 điểm, 971/971 hồ sơ, 04/13 xã.", "");
	expect("Đạt 4.615/5.430 con; số 61/2018/NĐ-CP; máy 1/2/4 pha.", "");
}

static void day_and_month_are_a_date_behind_a_word_for_days(void **unused)
{
	(void)unused;
	expect("Ngày 20/11 họp. Dịp 03/02, 30/4 và 01/5 treo cờ.", "20/11/0 3/2/0 30/4/0 1/5/0");
	expect("Từ 04/3 đến 29/3/2024 đã tiêm.", "4/3/2024~ 29/3/2024");
}

static void the_ends_of_a_range_share_the_year(void **unused)
{
	(void)unused;
	expect("Từ ngày 04/3 đến ngày 29/3/2024 đã tiêm.", "4/3/2024~ 29/3/2024");
	expect("Từ ngày 15/12 đến ngày 14/02/2024 cao điểm.", "15/12/2023~ 14/2/2024");
	expect("Từ ngày 01/7/2023 đến ngày 15/8 tuyển sinh.", "1/7/2023 15/8/2023~");
	expect("Từ ngày 12 đến ngày 14 tháng 6 năm 2023.", "12/6/2023 14/6/2023");
	expect("Diễn ra ngày 12 - 14/6/2023.", "12/6/2023 14/6/2023");
}

static void lunar_dates_are_read_as_nothing(void **unused)
{
	(void)unused;
	expect("Lễ hội từ ngày 12 đến ngày 14 tháng Giêng.", "0/0/0 0/0/0");
	expect("Giỗ tổ ngày 10/3 âm lịch; ngày 15 tháng 7 năm Quý Mão.", "0/0/0 0/0/0");
	expect("Ngày 21/02/2024 (tức ngày 12 tháng Giêng năm Giáp Thìn).", "21/2/2024 0/0/0");
}

static void weekdays_stand_before_or_behind(void **unused)
{
	(void)unused;
	expect("Ngày 26/02/2024 (thứ Hai) giao quân.", "26/2/2024(2)");
	expect("Bầu cử vào Chủ nhật, ngày 05/6/2022.", "5/6/2022(8)");
	expect("Sáng thứ 7, ngày 04/6/2022 họp.", "4/6/2022(7)");
	expect("Kỳ họp thứ Hai ngày 04/6/2022; lần thứ ba ngày 05/6/2022.", "4/6/2022 5/6/2022");
}

/* Every period as kind number year-end year. */
static void expect_periods(const char *text, const char *expected)
{
	static const char *const KINDS[] = {"range", "year", "quarter", "months", "half", "month"};
	struct facts *facts = dates_of(text);
	char found[300] = "";
	size_t used = 0;

	for (size_t i = 0; i < facts->period_count; i++) {
		const struct period *p = &facts->periods[i];

		used += (size_t)snprintf(found + used, sizeof found - used, "%s%s %d %d-%d", i > 0 ? ", " : "",
					 KINDS[p->kind], p->number, (int)p->year, (int)p->end_year);
	}
	assert_string_equal(found, expected);
}

static void periods_are_read_with_their_year(void **unused)
{
	(void)unused;
	expect_periods("Kết quả quý I/2024, quý IV năm 2023 và Quý 2.",
		       "quarter 1 2024-0, quarter 4 2023-0, quarter 2 0-0");
	expect_periods("Công tác 6 tháng đầu năm 2023, 6 tháng cuối năm.", "half 1 2023-0, half 2 0-0");
	expect_periods("Tình hình 9 tháng năm 2024.", "months 9 2024-0");
	expect_periods("Giai đoạn 2021 - 2025; năm 2022; năm học 2023-2024.",
		       "year 0 2021-2025, year 0 2022-0, year 0 2023-2024");
	expect_periods("Từ ngày 01/3/2022 đến ngày 30/6/2022.", "range 0 2022-0");
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test_setup_teardown(whole_dates_are_read_in_all_their_forms, setup, teardown),
		cmocka_unit_test_setup_teardown(a_date_may_be_broken_over_lines, setup, teardown),
		cmocka_unit_test_setup_teardown(impossible_dates_are_dates, setup, teardown),
		cmocka_unit_test_setup_teardown(fractions_are_no_dates, setup, teardown),
		cmocka_unit_test_setup_teardown(day_and_month_are_a_date_behind_a_word_for_days, setup, teardown),
		cmocka_unit_test_setup_teardown(the_ends_of_a_range_share_the_year, setup, teardown),
		cmocka_unit_test_setup_teardown(lunar_dates_are_read_as_nothing, setup, teardown),
		cmocka_unit_test_setup_teardown(weekdays_stand_before_or_behind, setup, teardown),
		cmocka_unit_test_setup_teardown(periods_are_read_with_their_year, setup, teardown),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
