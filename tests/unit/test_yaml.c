#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>

#include <cmocka.h>

#include "base/yaml.h"

static struct arena arena;

static int start(void **unused)
{
	(void)unused;
	arena_init(&arena, 0);
	return 0;
}

static int stop(void **unused)
{
	(void)unused;
	arena_release(&arena);
	return 0;
}

static struct yaml_node *parse(const char *text)
{
	struct yaml_error error = {0};
	struct yaml_node *node = yaml_parse(&arena, slice_str(text), &error);

	if (node == NULL)
		print_message("%u:%u: %s\n", error.line, error.column, error.message);
	return node;
}

static void assert_refused(const char *text, unsigned line, unsigned column, const char *part)
{
	struct yaml_error error = {0};

	assert_null(yaml_parse(&arena, slice_str(text), &error));
	if (strstr(error.message, part) == NULL)
		fail_msg("\"%s\" is not in \"%s\"", part, error.message);
	assert_int_equal(error.line, line);
	assert_int_equal(error.column, column);
}

static void a_tree_keeps_kinds_texts_and_order(void **unused)
{
	struct yaml_node *root = parse("a: một\nb: [x, \"y\"]\nc: {vi: 1, en: 2}\n");

	(void)unused;
	assert_non_null(root);
	assert_int_equal(root->kind, YAML_MAP);
	assert_int_equal(root->count, 3);
	assert_string_equal(yaml_get(root, "a")->text.data, "một");
	assert_false(yaml_get(root, "a")->quoted);
	assert_int_equal(yaml_get(root, "b")->kind, YAML_LIST);
	assert_int_equal(yaml_get(root, "b")->count, 2);
	assert_true(yaml_get(root, "b")->items[1]->quoted);
	assert_string_equal(yaml_get(yaml_get(root, "c"), "en")->text.data, "2");
	assert_null(yaml_get(root, "d"));
	assert_null(yaml_get(yaml_get(root, "a"), "d"));
}

static void places_count_lines_and_characters_from_one(void **unused)
{
	struct yaml_node *root = parse("# đầu\ntên: \"đã\"\nmục: {ở: [đ, e]}\n");
	struct yaml_node *list = yaml_get(yaml_get(root, "mục"), "ở");

	(void)unused;
	assert_int_equal(root->keys[0]->line, 2);
	assert_int_equal(root->items[0]->column, 6);
	assert_int_equal(list->items[1]->line, 3);
	assert_int_equal(list->items[1]->column, 14);
}

static void block_text_keeps_its_lines(void **unused)
{
	struct yaml_node *root = parse("t: |\n  một\n    hai\n\n  ba\n");

	(void)unused;
	assert_string_equal(yaml_get(root, "t")->text.data, "một\n  hai\n\nba\n");
}

static void what_rule_files_have_no_use_for_is_refused(void **unused)
{
	(void)unused;
	assert_refused("a: &x 1\n", 1, 4, "anchor (&x)");
	assert_refused("a: [1]\nb: *x\n", 2, 4, "alias (*x)");
	assert_refused("a: !!int 1\n", 1, 4, "tag (tag:yaml.org,2002:int)");
	assert_refused("a: !mine [1]\n", 1, 4, "tag (!mine)");
	assert_refused("a: &m {b: 1}\n", 1, 4, "anchor (&m)");
	assert_refused("a: 1\n---\nb: 2\n", 2, 1, "second document");
	assert_refused("? [a]\n: 1\n", 1, 3, "key must be a plain word");
}

static void a_key_twice_is_refused_with_both_places(void **unused)
{
	(void)unused;
	assert_refused("a: 1\nb: 2\na: 3\n", 3, 1, "\"a\" is there twice, first at line 1");
	assert_refused("t:\n  - {x: 1, x: 2}\n", 2, 12, "\"x\" is there twice");
}

static void broken_text_is_refused_where_it_breaks(void **unused)
{
	(void)unused;
	assert_refused("", 1, 1, "empty");
	assert_refused("# only a comment\n", 2, 1, "empty");
	assert_refused("a: [1, 2\n", 2, 1, "not valid YAML");
	assert_refused("a: \"x\n", 2, 1, "not valid YAML");
	assert_refused("a: 1\n b: 2\n", 2, 3, "not valid YAML");
	assert_refused("a:\n\t- b\n", 2, 1, "a tab cannot indent");
	assert_refused("a: \xff\n", 1, 4, "UTF-8");
	assert_refused("a: đ\nb: đ\xff\n", 2, 5, "UTF-8");
	assert_refused("a: \1\n", 1, 4, "control characters");
}

static void deep_nesting_is_refused_before_the_stack_ends(void **unused)
{
	char text[40001];

	(void)unused;
	memset(text, '[', sizeof text - 1);
	text[sizeof text - 1] = '\0';
	assert_refused(text, 1, 25, "nested more than 24 levels");
}

static bool parses(struct arena *small)
{
	struct yaml_error error;

	return yaml_parse(small, SLICE(""), &error) == NULL &&
	       yaml_parse(small, SLICE("a: [b, {c: d}, \"e\"]\nf: {g: h}\n"), &error) != NULL;
}

/* Memory ends at every allocation in turn: no parser may be left behind (valgrind and the sanitizers watch). */
static void no_memory_leaves_nothing_behind(void **unused)
{
	volatile size_t survived = 0;

	(void)unused;
	for (volatile size_t limit = 64; limit <= 8192; limit += 16) {
		struct arena small;
		jmp_buf escape;

		arena_init(&small, limit);
		small.escape = &escape;
		if (setjmp(escape) == 0 && parses(&small))
			survived++;
		arena_release(&small);
	}
	assert_true(survived > 0);
	assert_true(survived < 500);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test_setup_teardown(a_tree_keeps_kinds_texts_and_order, start, stop),
		cmocka_unit_test_setup_teardown(places_count_lines_and_characters_from_one, start, stop),
		cmocka_unit_test_setup_teardown(block_text_keeps_its_lines, start, stop),
		cmocka_unit_test_setup_teardown(what_rule_files_have_no_use_for_is_refused, start, stop),
		cmocka_unit_test_setup_teardown(a_key_twice_is_refused_with_both_places, start, stop),
		cmocka_unit_test_setup_teardown(broken_text_is_refused_where_it_breaks, start, stop),
		cmocka_unit_test_setup_teardown(deep_nesting_is_refused_before_the_stack_ends, start, stop),
		cmocka_unit_test_setup_teardown(no_memory_leaves_nothing_behind, start, stop),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
