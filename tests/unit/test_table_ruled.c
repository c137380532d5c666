/* Tables ruled by pipes and tabs: columns, blank cells, heads, and what only looks like a table. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>

#include <cmocka.h>

#include "base/strbuf.h"
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

/* The only table, as rows of cells "a|b|c": covered cells "~", the columns of a wide cell behind it "<2>", '=' below the head. */
static void check(void **state, const char *text, enum table_layout layout, const char *expected)
{
	const struct document *doc = read_text(state, text);
	const struct table *table = doc->tables;
	struct strbuf seen;

	assert_int_equal(doc->table_count, 1);
	assert_int_equal(table->layout, layout);
	strbuf_init(&seen, *state);
	for (uint32_t row = 0; row < table->rows; row++) {
		for (uint32_t column = 0; column < table->columns; column++) {
			const struct cell *cell = table_cell(table, row, column);

			strbuf_puts(&seen, column > 0 ? "|" : "");
			strbuf_add(&seen, cell->present ? document_slice(doc, cell->text) : SLICE("~"));
			if (cell->columns > 1)
				strbuf_printf(&seen, "<%d>", cell->columns);
		}
		strbuf_puts(&seen, row + 1 == table->header_rows ? "\n=\n" : "\n");
	}
	assert_string_equal(seen.data, expected);
}

static void pipes_rule_cells_with_blank_and_missing_ones(void **state)
{
	check(state, "| TT | Thôn | Hộ |\n|---|:--|---:|\n| 1 | **An** |  |\n| 2 | Bình |\n|  | Cộng | 14 |\n",
	      TABLE_PIPES, "TT|Thôn|Hộ\n=\n1|An|\n2|Bình|\n|Cộng|14\n");
	check(state, "TT | Thôn\n---|---\n1 | An\n", TABLE_PIPES, "TT|Thôn\n=\n1|An\n");
}

static void an_escaped_pipe_belongs_to_its_cell(void **state)
{
	check(state, "| a | b |\n|---|---|\n| 1 \\| 2 | x |\n", TABLE_PIPES, "a|b\n=\n1 | 2|x\n");
}

static void a_blank_cell_stands_where_its_value_would(void **state)
{
	const struct document *doc = read_text(state, "| TT | Hộ | Tỷ lệ |\n|---|---|---|\n| 1 |    | 5,2 |\n");
	const struct cell *cell = table_cell(doc->tables, 1, 1);
	struct position place = document_position(doc, cell->text.start);

	assert_int_equal(cell->text.start, cell->text.end);
	assert_int_equal(place.line, 3);
	assert_in_range(place.column, 6, 10);
}

static void grid_tables_keep_the_lines_of_a_cell_together(void **state)
{
	check(state,
	      "+----+--------+\n| TT | Chỉ    |\n|    | tiêu   |\n+====+========+\n| 1  | Số     |\n|    | vụ "
	      "việc|\n+----+--------+\n",
	      TABLE_PIPES, "TT|Chỉ tiêu\n=\n1|Số vụ việc\n");
}

static void heads_of_two_rows_spread_over_their_columns(void **state)
{
	check(state,
	      "| TT | Thôn | Trước | | Sau | |\n|---|---|---|---|---|---|\n| | | Hộ | Khẩu | Hộ | Khẩu |\n"
	      "| (1) | (2) | (3) | (4) | (5) | (6) |\n| 1 | An | 4 | 5 | 6 | 7 |\n",
	      TABLE_PIPES,
	      "TT|Thôn|Trước<2>|~|Sau<2>|~\n||Hộ|Khẩu|Hộ|Khẩu\n(1)|(2)|(3)|(4)|(5)|(6)\n=\n1|An|4|5|6|7\n");
}

static void a_head_without_words_gives_way_to_the_next_row(void **state)
{
	check(state, "| | |\n|---|---|\n| Thôn | Hộ |\n| An | 4 |\n", TABLE_PIPES, "Thôn|Hộ\n=\nAn|4\n");
}

static void a_table_goes_on_behind_a_page_number_and_its_repeated_head(void **state)
{
	check(state, "| TT | Hộ |\n|---|---|\n| 1 | 4 |\n\n- 2 -\n\n| TT | Hộ |\n|---|---|\n| 2 | 5 |\n", TABLE_PIPES,
	      "TT|Hộ\n=\n1|4\n2|5\n");
}

static void two_tables_stay_two(void **state)
{
	const struct document *doc = read_text(
		state, "| TT | Hộ |\n|---|---|\n| 1 | 4 |\n\n| TT | Khẩu |\n|---|---|\n| 1 | 5 |\n");

	assert_int_equal(doc->table_count, 2);
}

static void tabs_rule_cells_and_blank_ones_keep_their_column(void **state)
{
	check(state, "STT\tĐối tượng\tSố\tMức\tTiền\n1\tAn\t3\t\t9\n2\tBình\t\t4\t8\n\tCộng\t3\tx\t17\n", TABLE_TABS,
	      "STT|Đối tượng|Số|Mức|Tiền\n=\n1|An|3||9\n2|Bình||4|8\n|Cộng|3|x|17\n");
}

static void tabs_lost_at_the_end_of_a_row_leave_blank_cells(void **state)
{
	check(state, "STT\tThôn\tHộ\tGhi chú\n1\tAn\t3\n2\tBình\t5\n\tCộng\t8\n", TABLE_TABS,
	      "STT|Thôn|Hộ|Ghi chú\n=\n1|An|3|\n2|Bình|5|\n|Cộng|8|\n");
}

static void cells_with_line_ends_are_put_together(void **state)
{
	check(state,
	      "STT\tChỉ tiêu\tKế hoạch\nnăm 2022\tThực hiện\n1\tGiải quyết việc\nlàm mới\t2.500\t1.314\n2\tĐào "
	      "tạo\t600\t338\n",
	      TABLE_TABS,
	      "STT|Chỉ tiêu|Kế hoạch năm 2022|Thực hiện\n=\n1|Giải quyết việc làm mới|2.500|1.314\n2|Đào "
	      "tạo|600|338\n");
}

static void rows_of_tabs_go_on_behind_a_page_number(void **state)
{
	struct strbuf text;

	strbuf_init(&text, *state);
	strbuf_puts(&text, "STT\tThôn\tHộ\n1\tAn\t3\n\n- 3 -\n2\tBình\t5\n");
	check(state, text.data, TABLE_TABS, "STT|Thôn|Hộ\n=\n1|An|3\n2|Bình|5\n");
}

static void a_remark_behind_the_table_is_no_cell(void **state)
{
	const struct document *doc = read_text(
		state, "STT\tThôn\tHộ\tGhi chú\n1\tAn\t3\t\n2\tBình\t5\t\n(*) Tính đến ngày 30/6.\n");

	assert_int_equal(doc->tables[0].rows, 3);
	assert_int_equal(doc->block_count, 2);
}

static void tabs_of_lists_and_letterheads_are_no_tables(void **state)
{
	assert_int_equal(read_text(state, "1.\tNội dung thứ nhất.\n2.\tNội dung thứ hai.\n")->table_count, 0);
	assert_int_equal(read_text(state, "\tĐoạn thứ nhất.\n\tĐoạn thứ hai.\n")->table_count, 0);
	assert_int_equal(read_text(state, "UBND XÃ AN\tCỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM\nSố: 1/BC\tĐộc lập - Tự do\n")
				 ->table_count,
			 0);
	assert_int_equal(read_text(state, "Nơi nhận:\t\tCHỦ TỊCH\n- UBND huyện;\t\t\n- Lưu: VT.\t\tAn\n")->table_count,
			 0);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test_setup_teardown(pipes_rule_cells_with_blank_and_missing_ones, set_up, tear_down),
		cmocka_unit_test_setup_teardown(an_escaped_pipe_belongs_to_its_cell, set_up, tear_down),
		cmocka_unit_test_setup_teardown(a_blank_cell_stands_where_its_value_would, set_up, tear_down),
		cmocka_unit_test_setup_teardown(grid_tables_keep_the_lines_of_a_cell_together, set_up, tear_down),
		cmocka_unit_test_setup_teardown(heads_of_two_rows_spread_over_their_columns, set_up, tear_down),
		cmocka_unit_test_setup_teardown(a_head_without_words_gives_way_to_the_next_row, set_up, tear_down),
		cmocka_unit_test_setup_teardown(a_table_goes_on_behind_a_page_number_and_its_repeated_head, set_up,
						tear_down),
		cmocka_unit_test_setup_teardown(two_tables_stay_two, set_up, tear_down),
		cmocka_unit_test_setup_teardown(tabs_rule_cells_and_blank_ones_keep_their_column, set_up, tear_down),
		cmocka_unit_test_setup_teardown(tabs_lost_at_the_end_of_a_row_leave_blank_cells, set_up, tear_down),
		cmocka_unit_test_setup_teardown(cells_with_line_ends_are_put_together, set_up, tear_down),
		cmocka_unit_test_setup_teardown(rows_of_tabs_go_on_behind_a_page_number, set_up, tear_down),
		cmocka_unit_test_setup_teardown(a_remark_behind_the_table_is_no_cell, set_up, tear_down),
		cmocka_unit_test_setup_teardown(tabs_of_lists_and_letterheads_are_no_tables, set_up, tear_down),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
