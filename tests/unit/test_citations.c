/* Cited documents and what a report says of itself. */
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

static struct facts *facts_of(const char *text)
{
	const struct document *doc;

	assert_int_equal(read_document(&arena, slice_str(text), NULL, &doc), READ_OK);
	return facts_extract(doc, lexicon_new(&arena), &arena);
}

/* Appends a slice between bars. */
static size_t put(char *out, size_t room, size_t used, struct slice text)
{
	return used + (size_t)snprintf(out + used, room - used, "|%.*s", (int)text.size, text.data);
}

/* Every citation as type|number|type code|issuer code|date|issuer|subject. */
static void expect(const char *text, const char *expected)
{
	struct facts *facts = facts_of(text);
	char found[600] = "";
	size_t used = 0;

	for (size_t i = 0; i < facts->citation_count; i++) {
		const struct citation *c = &facts->citations[i];
		struct slice date = c->date != NO_INDEX ? document_slice(facts->doc, facts->dates[c->date].span)
							: SLICE("-");

		used += (size_t)snprintf(found + used, sizeof found - used, "%s%.*s", i > 0 ? "; " : "",
					 (int)c->type_word.size, c->type_word.data);
		used = put(found, sizeof found, used, c->number);
		used = put(found, sizeof found, used, c->type_code);
		used = put(found, sizeof found, used, c->issuer_code);
		used = put(found, sizeof found, used, date);
		used = put(found, sizeof found, used, c->issuer);
		used = put(found, sizeof found, used, c->subject);
	}
	assert_string_equal(found, expected);
}

static void administrative_symbols_are_taken_apart(void **unused)
{
	(void)unused;
	expect("Thực hiện Kế hoạch số 57/KH-UBND ngày 30/12/2022 của UBND xã Phú An về việc cải cách hành chính.",
	       "Kế hoạch|57|KH|UBND|30/12/2022|UBND xã Phú An|cải cách hành chính");
	expect("Theo Công văn số 281/UBND-NV ngày 07/3/2022.", "Công văn|281||UBND-NV|07/3/2022||");
	expect("Có kết luận thanh tra số 5a/KL-TTr.", "kết luận thanh tra|5a|KL|TTr|-||");
}

static void normative_and_party_numbers_are_known(void **unused)
{
	(void)unused;
	expect("Nghị định số 61/2018/NĐ-CP và Luật số 80/2015/QH13.", "Nghị định|61|NĐ|CP|-||; Luật|80||QH13|-||");
	expect("Hướng dẫn số 22-HD/BTCTU, ngày 29-8-2016 của Tỉnh ủy.", "Hướng dẫn|22|HD|BTCTU|29-8-2016|Tỉnh ủy|");
}

static void a_citation_may_be_broken_over_lines(void **unused)
{
	(void)unused;
	expect("Thực hiện việc sắp xếp tổ chức bộ máy và bố trí cán bộ ở cơ sở theo quy định tại Quyết định số \n"
	       "58/QĐ-UBND đã được phổ biến đến từng chi bộ, từng cơ quan, đơn vị trên địa bàn huyện, ban hành ngày \n"
	       "10/5/2023, các cơ quan đã xây dựng kế hoạch và phân công cán bộ phụ trách từng nội dung cụ thể, \n"
	       "báo cáo kết quả hằng tháng với cấp trên theo đúng thời gian quy định; công tác kiểm tra được duy \n"
	       "trì thường xuyên, kịp thời uốn nắn những nơi làm chưa tốt và khen thưởng những nơi làm tốt.\n",
	       "Quyết định|58|QĐ|UBND|-||");
}

static void other_words_may_stand_between_type_and_number(void **unused)
{
	(void)unused;
	expect("Ban hành Kế hoạch CCHC số 45/KH-UBND.", "Kế hoạch|45|KH|UBND|-||");
	expect("Quyết định phê duyệt Đề án số 61/QĐ-UBND.", "Quyết định phê duyệt|61|QĐ|UBND|-||");
}

static void the_date_may_open_the_sentence(void **unused)
{
	(void)unused;
	expect("Ngày 08/3/2023, UBND xã ban hành Kế hoạch số 25/KH-UBND về kiểm soát thủ tục.",
	       "Kế hoạch|25|KH|UBND|08/3/2023|UBND xã|kiểm soát thủ tục");
	expect("Ngày 08/3/2023, UBND xã báo cáo kết quả thực hiện Kế hoạch số 25/KH-UBND.", "Kế hoạch|25|KH|UBND|-||");
}

static void a_table_row_completes_its_citation(void **unused)
{
	(void)unused;
	expect("| STT | Số, ký hiệu | Ngày ban hành | Trích yếu |\n|---|---|---|---|\n"
	       "| 1 | 58/KH-UBND | 28/12/2021 | Kế hoạch chuyển đổi số |\n"
	       "| 2 | 61/QĐ-UBND | 20/5/2022 | Quyết định thành lập tổ |\n",
	       "Kế hoạch|58|KH|UBND|28/12/2021||Kế hoạch chuyển đổi số; "
	       "Quyết định|61|QĐ|UBND|20/5/2022||Quyết định thành lập tổ");
}

static void fractions_and_units_are_no_citations(void **unused)
{
	(void)unused;
	expect("Đạt 04/13 xã, 300.000 đồng/người, 12/KP3, ngày 30/12/2022, 5 m2/người.", "");
}

static void the_head_gives_number_date_and_period(void **unused)
{
	struct facts *facts = facts_of(
		"UBND XÃ PHÚ AN\nSố: 46/BC-UBND          Phú An, ngày 10 tháng 6 năm 2023\n\nBÁO CÁO\n"
		"Công tác dân số 6 tháng đầu năm 2023\n(Số liệu tính đến ngày 31/5/2023)\n\n"
		"Thực hiện Kế hoạch số 12/KH-UBND ngày 05/01/2023, UBND xã báo cáo như sau.\n");
	const struct identity *identity = &facts->identity;

	(void)unused;
	assert_true(slice_equal(identity->number, SLICE("46/BC-UBND")));
	assert_int_not_equal(identity->date, NO_INDEX);
	assert_int_equal(facts->dates[identity->date].day, 10);
	assert_int_not_equal(identity->period, NO_INDEX);
	assert_int_equal(facts->periods[identity->period].kind, PERIOD_HALF);
	assert_int_not_equal(identity->cut_off, NO_INDEX);
	assert_int_equal(facts->dates[identity->cut_off].month, 5);
}

static void a_report_without_a_head_is_known_by_its_appendix(void **unused)
{
	struct facts *facts = facts_of("BÁO CÁO\nCông tác dân số\n\nPHỤ LỤC\n"
				       "(Kèm theo Báo cáo số 46/BC-TYT ngày 10/6/2023 của Trạm Y tế)\n");

	(void)unused;
	assert_true(slice_equal(facts->identity.number, SLICE("46/BC-TYT")));
	assert_int_not_equal(facts->identity.date, NO_INDEX);
	assert_int_equal(facts->identity.cut_off, NO_INDEX);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test_setup_teardown(administrative_symbols_are_taken_apart, setup, teardown),
		cmocka_unit_test_setup_teardown(normative_and_party_numbers_are_known, setup, teardown),
		cmocka_unit_test_setup_teardown(a_citation_may_be_broken_over_lines, setup, teardown),
		cmocka_unit_test_setup_teardown(other_words_may_stand_between_type_and_number, setup, teardown),
		cmocka_unit_test_setup_teardown(the_date_may_open_the_sentence, setup, teardown),
		cmocka_unit_test_setup_teardown(a_table_row_completes_its_citation, setup, teardown),
		cmocka_unit_test_setup_teardown(fractions_and_units_are_no_citations, setup, teardown),
		cmocka_unit_test_setup_teardown(the_head_gives_number_date_and_period, setup, teardown),
		cmocka_unit_test_setup_teardown(a_report_without_a_head_is_known_by_its_appendix, setup, teardown),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
