/* Rows, columns and cells of tables: roles, numbers, levels, units and precision. */
#include "tables.h"

#include "extract/cell.h"
#include "extract/row.h"

static const char BUDGET[] = "Biểu số 02. Thu ngân sách (đơn vị tính: triệu đồng)\n"
			     "STT\tNội dung\tDự toán\tThực hiện\tTỷ lệ (%)\tGhi chú\n"
			     "A\tTỔNG THU\t950\t1.012,5\t106,6\t\n"
			     "I\tThu nội địa\t600\t640,0\t106,7\t\n"
			     "1\tThuế\t450\t480,5\t106,8\tTheo nghị quyết\n"
			     "2\tPhí\t150\t159,5\t106,3\t\n"
			     "-\tTrong đó: phí chợ\t50\t52,0\t104,0\t\n"
			     "II\tThu bổ sung\t350\t372,5\t106,4\t\n"
			     "\tTổng cộng (I+II)\t950\t1.012,5\t106,6\t\n";

static const char STATISTICS[] = "STT\tChỉ tiêu\tĐVT\tSố lượng\n"
				 "1.\tTổ chức bộ máy\t\t\n"
				 "1.1.\tSố phòng\tPhòng\t12\n"
				 "1.2\tDiện tích trụ sở\tHa\t3\n"
				 "2.\tKinh phí\tTỷ đồng\t2,5\n"
				 "2.2.\tTỷ lệ giải ngân\t%\t60\n";

static const char UNNUMBERED[] = "Năm\tDân số\tSố hộ\n"
				 "2021\t8.120\t2.041\n"
				 "2022\t8.203\t2.077\n"
				 "2023\t8.295\t2.098\n";

static struct arena arena;
static struct facts *facts;

static void read(const char *text)
{
	facts = tables_read(&arena, slice_str(text));
}

static const struct row *row_at(size_t i)
{
	return &facts->rows[facts->tables[0].first_row + i];
}

static const struct quantity *value_at(size_t row, uint32_t column)
{
	uint32_t index = row_at(row)->values[column];

	return index == NO_INDEX ? NULL : &facts->quantities[index];
}

static void assert_slice(struct slice actual, const char *expected)
{
	assert_int_equal(actual.size, strlen(expected));
	assert_memory_equal(actual.data, expected, actual.size);
}

static void columns_have_the_roles_that_heads_and_cells_say(void **unused)
{
	static const enum column_role EXPECTED[] = {COLUMN_STT,   COLUMN_LABEL,   COLUMN_VALUE,
						    COLUMN_VALUE, COLUMN_PERCENT, COLUMN_TEXT};

	(void)unused;
	read(BUDGET);
	for (size_t c = 0; c < 6; c++)
		assert_int_equal(facts->tables[0].columns[c].role, EXPECTED[c]);
	assert_slice(facts->tables[0].columns[4].head, "Tỷ lệ (%)");
	arena_release(&arena);
}

static void levels_follow_the_styles_of_the_numbers(void **unused)
{
	static const uint8_t EXPECTED[] = {0, 1, 2, 2, 3, 1, 0};
	uint32_t first;

	(void)unused;
	read(BUDGET);
	first = facts->tables[0].first_row;
	assert_int_equal(facts->tables[0].end_row - first, 7);
	for (size_t r = 0; r < 7; r++)
		assert_int_equal(row_at(r)->level, EXPECTED[r]);
	assert_int_equal(row_at(1)->parent, first);
	assert_int_equal(row_at(3)->parent, first + 1);
	assert_int_equal(row_at(5)->parent, first);
	arena_release(&arena);
}

static void a_total_row_names_itself(void **unused)
{
	(void)unused;
	read(BUDGET);
	assert_true(row_at(0)->total == false);
	assert_true(row_at(6)->total);
	assert_int_equal(row_at(6)->parent, NO_INDEX);
	arena_release(&arena);
}

static void the_unit_of_the_caption_holds_where_nothing_else_does(void **unused)
{
	(void)unused;
	read(BUDGET);
	assert_int_equal(facts->tables[0].unit, UNIT_VND);
	assert_int_equal(value_at(0, 2)->unit, UNIT_VND);
	assert_int_equal(value_at(0, 2)->magnitude, 6);
	assert_true(decimal_equal(value_at(0, 2)->value, decimal_of(950000000)));
	assert_int_equal(value_at(0, 4)->unit, UNIT_PERCENT);
	arena_release(&arena);
}

static void what_is_measured_is_rounded_and_what_is_counted_is_not(void **unused)
{
	(void)unused;
	read(BUDGET);
	assert_true(decimal_equal(value_at(0, 2)->step, decimal_of(1000000)));
	assert_true(decimal_equal(value_at(0, 3)->step, decimal_of(100000)));
	arena_release(&arena);
	read(STATISTICS);
	assert_true(decimal_equal(value_at(1, 3)->step, decimal_of(0)));
	assert_true(decimal_equal(value_at(2, 3)->step, decimal_of(1)));
	arena_release(&arena);
}

static void rows_of_a_sheet_have_units_of_their_own(void **unused)
{
	(void)unused;
	read(STATISTICS);
	assert_true(facts->tables[0].form_sheet);
	assert_true(row_at(0)->section);
	assert_int_equal(row_at(1)->stt.path[1], 1);
	assert_int_equal(value_at(3, 3)->unit, UNIT_VND);
	assert_true(decimal_equal(value_at(3, 3)->value, decimal_of(2500000000)));
	assert_int_equal(value_at(4, 3)->unit, UNIT_PERCENT);
	assert_int_equal(row_at(4)->parent, facts->tables[0].first_row + 3);
	arena_release(&arena);
}

static void years_that_name_the_rows_are_no_values(void **unused)
{
	(void)unused;
	read(UNNUMBERED);
	assert_int_equal(facts->tables[0].columns[0].role, COLUMN_LABEL);
	assert_slice(document_slice(facts->doc, row_at(1)->label), "2022");
	assert_null(value_at(1, 0));
	assert_true(decimal_equal(value_at(1, 2)->value, decimal_of(2077)));
	arena_release(&arena);
}

/* The value of a cell with that text, read as the only cell of a document. */
static struct cell_value cell_of(const char *text)
{
	static struct document doc;
	struct cell_value value;

	arena_init(&arena, 0);
	doc = (struct document){.text = slice_str(text), .source = slice_str(text)};
	facts = arena_alloc(&arena, sizeof *facts);
	facts->doc = &doc;
	facts->arena = &arena;
	vocabulary_init(&facts->vocabulary, lexicon, &arena);
	value = cell_read(facts, (struct span){0, (uint32_t)strlen(text)});
	arena_release(&arena);
	return value;
}

static void assert_figure(const char *text, const char *digits)
{
	struct cell_value value = cell_of(text);
	struct decimal expected;

	assert_true(decimal_parse(&expected, slice_str(digits)));
	assert_int_equal(value.kind, CELL_NUMBER);
	assert_true(decimal_equal(value.first.value, expected));
}

static void figures_of_cells_are_read_as_they_are_printed(void **unused)
{
	(void)unused;
	assert_figure("1.286", "1286");
	assert_figure("0,85", "0.85");
	assert_figure("+12,56", "12.56");
	assert_figure("-7,69", "-7.69");
	assert_figure("\xe2\x80\x93 7,69", "-7.69");
	assert_figure("98,40%", "98.40");
	assert_figure("08", "8");
	assert_figure("**35**", "35");
	assert_figure("12 (*)", "12");
	assert_figure("1 234 567", "1234567");
	assert_figure("10 tỷ", "10000000000");
	assert_figure("0tỷ", "0");
	assert_figure("12 hộ", "12");
	assert_figure("7.2", "7.2");
}

static void a_count_and_its_rate_share_a_cell(void **unused)
{
	struct cell_value value = cell_of("13/76,47%");

	(void)unused;
	assert_int_equal(value.kind, CELL_NUMBER);
	assert_true(value.pair && !value.fraction);
	assert_true(decimal_equal(value.first.value, decimal_of(13)));
	assert_int_equal(value.second.unit, UNIT_PERCENT);
	value = cell_of("45 (56,3%)");
	assert_true(value.pair && !value.fraction);
	value = cell_of("28/30");
	assert_true(value.pair && value.fraction);
}

static void what_is_no_figure_as_a_whole_is_words(void **unused)
{
	static const char *const WORDS[] = {"58/KH-UBND",   "04/3/2022", "Theo TLTT", "Từ 350 hộ",
					    "0912.345.678", "(45)",      "12 và 13",  "≥ 90"};

	(void)unused;
	for (size_t i = 0; i < sizeof WORDS / sizeof WORDS[0]; i++)
		assert_int_equal(cell_of(WORDS[i]).kind, CELL_TEXT);
	assert_int_equal(cell_of(" ").kind, CELL_BLANK);
	assert_int_equal(cell_of("x").kind, CELL_NIL);
	assert_int_equal(cell_of("-").kind, CELL_NIL);
	assert_int_equal(cell_of("\xe2\x80\xa6").kind, CELL_NIL);
}

static void assert_number(const char *text, enum enum_style style, uint32_t last)
{
	struct enumerator stt = row_stt(slice_str(text));

	assert_int_equal(stt.style, style);
	assert_int_equal(stt.path[stt.depth - 1], last);
}

static void row_numbers_need_no_mark_behind_them(void **unused)
{
	(void)unused;
	assert_number("1", ENUM_ARABIC, 1);
	assert_number("07.", ENUM_ARABIC, 7);
	assert_number("3.2.1", ENUM_ARABIC, 1);
	assert_number("(4)", ENUM_ARABIC, 4);
	assert_number("IV", ENUM_ROMAN, 4);
	assert_number("XIX.", ENUM_ROMAN, 19);
	assert_number("B", ENUM_UPPER, 2);
	assert_number("đ)", ENUM_LOWER, 5);
	assert_int_equal(row_stt(SLICE("-")).style, ENUM_BULLET);
	assert_int_equal(row_stt(SLICE("Cộng")).style, ENUM_NONE);
	assert_int_equal(row_stt(SLICE("1 Lúa")).style, ENUM_NONE);
	assert_int_equal(row_stt(SLICE("")).style, ENUM_NONE);
}

static void a_label_may_begin_with_its_number(void **unused)
{
	(void)unused;
	assert_int_equal(row_stt_prefix(SLICE("1.2. Bản sao")).size, 4);
	assert_int_equal(row_stt_prefix(SLICE("- Nam")).size, 1);
	assert_int_equal(row_stt_prefix(SLICE("II. Thu bổ sung")).path[0], 2);
	assert_int_equal(row_stt_prefix(SLICE("2023")).size, 0);
	assert_int_equal(row_stt_prefix(SLICE("Cán bộ")).size, 0);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(columns_have_the_roles_that_heads_and_cells_say),
		cmocka_unit_test(levels_follow_the_styles_of_the_numbers),
		cmocka_unit_test(a_total_row_names_itself),
		cmocka_unit_test(the_unit_of_the_caption_holds_where_nothing_else_does),
		cmocka_unit_test(what_is_measured_is_rounded_and_what_is_counted_is_not),
		cmocka_unit_test(rows_of_a_sheet_have_units_of_their_own),
		cmocka_unit_test(years_that_name_the_rows_are_no_values),
		cmocka_unit_test(figures_of_cells_are_read_as_they_are_printed),
		cmocka_unit_test(a_count_and_its_rate_share_a_cell),
		cmocka_unit_test(what_is_no_figure_as_a_whole_is_words),
		cmocka_unit_test(row_numbers_need_no_mark_behind_them),
		cmocka_unit_test(a_label_may_begin_with_its_number),
	};

	return cmocka_run_group_tests(tests, tables_start, tables_stop);
}
