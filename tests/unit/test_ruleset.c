#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <sys/stat.h>
#include <unistd.h>

#include <cmocka.h>

#include "rasoat.h"
#include "rules/embedded.h"
#include "rules/ruleset.h"

#define RULE(id, severity)                                                                                             \
	"id: " id "\nkind: breakdown\nseverity: " severity "\n"                                                        \
	"title: {vi: Tên, en: Name}\n"                                                                                \
	"message: {vi: \"ghi {total}\", en: \"says {total}\"}\n"                                                       \
	"explain: {vi: Giải thích, en: Explanation}\nscope: prose\n"                                                \
	"tests:\n  - fail: \"3, gồm 1 và 1\"\n  - pass: \"2, gồm 1 và 1\"\n  - pass: \"2\"\n"

static char root[] = "/tmp/rasoat-test-XXXXXX";

static void write_file(const char *path, const char *text)
{
	char name[600];
	FILE *file;

	snprintf(name, sizeof name, "%s/%s", root, path);
	file = fopen(name, "wb");
	assert_non_null(file);
	fputs(text, file);
	fclose(file);
}

static void make_directory(const char *path)
{
	char name[600];

	snprintf(name, sizeof name, "%s/%s", root, path);
	assert_int_equal(mkdir(name, 0700), 0);
}

static int start(void **unused)
{
	(void)unused;
	memcpy(root + sizeof root - 7, "XXXXXX", 6);
	assert_non_null(mkdtemp(root));
	make_directory("sum");
	make_directory("ratio");
	make_directory("words");
	return 0;
}

static int stop(void **unused)
{
	char command[300];

	(void)unused;
	snprintf(command, sizeof command, "rm -rf '%s'", root);
	return system(command);
}

static size_t embedded_rules(void)
{
	size_t count = 0;

	for (size_t i = 0; i < EMBEDDED_COUNT; i++)
		count += slice_ends(slice_str(EMBEDDED_FILES[i].path), SLICE(".yaml"));
	return count;
}

static void assert_open_fails(const char *expected)
{
	struct ruleset set;
	struct slice errors;

	assert_int_equal(ruleset_open(&set, root, &errors), RULESET_BAD);
	if (strstr(errors.data, expected) == NULL)
		fail_msg("\"%s\" is not in \"%s\"", expected, errors.data);
	ruleset_release(&set);
}

static void what_is_compiled_in_opens_without_a_mistake(void **unused)
{
	struct rasoat_rules *rules;
	char *message;

	(void)unused;
	if (rasoat_rules_open(NULL, &rules, &message) != RASOAT_OK)
		fail_msg("%s", message);
	assert_null(message);
	assert_int_equal(rasoat_rules_count(rules), embedded_rules());
	rasoat_rules_free(rules);
}

static void a_directory_adds_rules_in_the_order_of_ids(void **unused)
{
	struct ruleset set;
	struct slice errors;
	size_t first;

	(void)unused;
	write_file("sum/zz-new.yaml", RULE("sum/zz-new", "error"));
	write_file("ratio/zz-new.yaml", RULE("ratio/zz-new", "error"));
	write_file("sum/README.md", "no rule");
	write_file("sum/.hidden.yaml", "no rule");
	assert_int_equal(ruleset_open(&set, root, &errors), RULESET_OK);
	assert_int_equal(set.count, embedded_rules() + 2);
	for (size_t i = 1; i < set.count; i++)
		assert_true(slice_compare(set.rules[i - 1].id, set.rules[i].id) < 0);
	first = ruleset_find(&set, SLICE("ratio/zz-new"));
	assert_true(first < ruleset_find(&set, SLICE("sum/zz-new")));
	assert_int_equal(ruleset_find(&set, SLICE("sum/none")), SIZE_MAX);
	assert_non_null(strstr(set.rules[first].file.data, "/ratio/zz-new.yaml"));
	ruleset_release(&set);
}

static void a_directory_overrides_by_id(void **unused)
{
	struct ruleset set;
	struct slice errors;
	char path[300];
	char text[2000];
	char id[200] = "";

	(void)unused;
	for (size_t i = 0; i < EMBEDDED_COUNT && id[0] == '\0'; i++)
		if (slice_ends(slice_str(EMBEDDED_FILES[i].path), SLICE(".yaml")))
			snprintf(id, sizeof id, "%.*s", (int)strlen(EMBEDDED_FILES[i].path) - 5,
				 EMBEDDED_FILES[i].path);
	if (id[0] == '\0')
		skip();
	snprintf(path, sizeof path, "%.*s", (int)strcspn(id, "/"), id);
	if (strcmp(path, "sum") != 0 && strcmp(path, "ratio") != 0)
		make_directory(path);
	snprintf(path, sizeof path, "%s.yaml", id);
	snprintf(text, sizeof text, "%s%s%s", "id: ", id, strchr(RULE("x", "info"), '\n'));
	write_file(path, text);
	assert_int_equal(ruleset_open(&set, root, &errors), RULESET_OK);
	assert_int_equal(set.count, embedded_rules());
	assert_int_equal(set.rules[ruleset_find(&set, slice_str(id))].severity, SEVERITY_INFO);
	ruleset_release(&set);
}

static void mistakes_of_all_files_come_together(void **unused)
{
	struct rasoat_rules *rules;
	char *message;
	size_t lines = 1;

	(void)unused;
	write_file("sum/zz-a.yaml", RULE("sum/zz-a", "bad"));
	write_file("ratio/zz-b.yaml", "id: [\n");
	write_file("words/zz-none.txt", "x\n");
	assert_int_equal(rasoat_rules_open(root, &rules, &message), RASOAT_BAD_RULES);
	assert_null(rules);
	for (const char *c = message; *c != '\0'; c++)
		lines += *c == '\n';
	assert_int_equal(lines, 3);
	assert_non_null(strstr(message, "/words/zz-none.txt:1:1: no word list has this name"));
	assert_non_null(strstr(message, "/sum/zz-a.yaml:3:11: unknown severity"));
	assert_non_null(strstr(message, "/ratio/zz-b.yaml:2:1: not valid YAML"));
	free(message);
}

static void what_cannot_be_read_is_told(void **unused)
{
	char link[300];

	(void)unused;
	snprintf(link, sizeof link, "%s/sum/zz-loop.yaml", root);
	assert_int_equal(symlink("zz-loop.yaml", link), 0);
	assert_open_fails("/sum/zz-loop.yaml:1:1: ");
	stop(NULL);
	assert_open_fails(":1:1: No such file or directory");
	assert_int_equal(mkdir(root, 0700), 0);
}

static void a_missing_message_pointer_is_no_mistake(void **unused)
{
	struct rasoat_rules *rules;

	(void)unused;
	write_file("sum/zz-a.yaml", "x\n");
	assert_int_equal(rasoat_rules_open(root, &rules, NULL), RASOAT_BAD_RULES);
	assert_null(rules);
}

static struct rasoat_rules *open_selected(const char *only, const char *skip)
{
	struct rasoat_rules *rules;
	char *message;

	write_file("sum/zz-one.yaml", RULE("sum/zz-one", "error"));
	write_file("sum/zz-two.yaml", RULE("sum/zz-two", "error"));
	write_file("ratio/zz-one.yaml", RULE("ratio/zz-one", "error"));
	assert_int_equal(rasoat_rules_open(root, &rules, &message), RASOAT_OK);
	assert_int_equal(rasoat_rules_select(rules, only, skip, &message), RASOAT_OK);
	assert_null(message);
	return rules;
}

static void rules_are_selected_by_id_and_category(void **unused)
{
	struct rasoat_rules *rules = open_selected("sum/zz-one, ratio/zz-one", NULL);

	(void)unused;
	assert_int_equal(rasoat_rules_count(rules), 2);
	assert_string_equal(rasoat_rules_at(rules, 0).id, "ratio/zz-one");
	assert_string_equal(rasoat_rules_at(rules, 0).category, "ratio");
	assert_string_equal(rasoat_rules_at(rules, 1).id, "sum/zz-one");
	assert_int_equal(rasoat_rules_find(rules, "sum/zz-two"), SIZE_MAX);
	rasoat_rules_free(rules);
	rules = open_selected("sum", "sum/zz-one");
	assert_true(rasoat_rules_find(rules, "sum/zz-two") != SIZE_MAX);
	assert_int_equal(rasoat_rules_find(rules, "sum/zz-one"), SIZE_MAX);
	assert_int_equal(rasoat_rules_find(rules, "ratio/zz-one"), SIZE_MAX);
	rasoat_rules_free(rules);
	rules = open_selected("", " , ");
	assert_int_equal(rasoat_rules_count(rules), embedded_rules() + 3);
	rasoat_rules_free(rules);
}

static void globs_name_rules(void **unused)
{
	struct rasoat_rules *rules = open_selected("*/zz-*", "ratio");

	(void)unused;
	assert_int_equal(rasoat_rules_count(rules), 2);
	rasoat_rules_free(rules);
	rules = open_selected("*", "s?m/zz-tw?,ratio/*");
	assert_true(rasoat_rules_find(rules, "sum/zz-one") != SIZE_MAX);
	assert_int_equal(rasoat_rules_find(rules, "sum/zz-two"), SIZE_MAX);
	assert_int_equal(rasoat_rules_find(rules, "ratio/zz-one"), SIZE_MAX);
	rasoat_rules_free(rules);
}

static void severities_can_be_set(void **unused)
{
	struct rasoat_rules *rules = open_selected(NULL, NULL);
	char *message;

	(void)unused;
	assert_int_equal(rasoat_rules_set_severity(rules, "sum/zz-*, ratio", RASOAT_INFO, &message), RASOAT_OK);
	for (size_t i = 0; i < rasoat_rules_count(rules); i++) {
		struct rasoat_rule rule = rasoat_rules_at(rules, i);

		if (strncmp(rule.id, "sum/zz-", 7) == 0 || strcmp(rule.category, "ratio") == 0)
			assert_int_equal(rule.severity, RASOAT_INFO);
	}
	assert_int_equal(rasoat_rules_set_severity(rules, "sum/zz-on", RASOAT_ERROR, &message), RASOAT_BAD_ARGUMENT);
	assert_string_equal(message, "no rule or category is named \"sum/zz-on\"; did you mean \"sum/zz-one\"?");
	free(message);
	assert_int_equal(rasoat_rules_at(rules, rasoat_rules_find(rules, "sum/zz-one")).severity, RASOAT_INFO);
	rasoat_rules_free(rules);
}

static void an_unknown_name_changes_nothing_and_meets_a_proposal(void **unused)
{
	struct rasoat_rules *rules = open_selected(NULL, NULL);
	size_t count = rasoat_rules_count(rules);
	char *message;

	(void)unused;
	assert_int_equal(rasoat_rules_select(rules, "sum/zz-oen", NULL, &message), RASOAT_BAD_ARGUMENT);
	assert_string_equal(message, "no rule or category is named \"sum/zz-oen\"; did you mean \"sum/zz-one\"?");
	free(message);
	assert_int_equal(rasoat_rules_select(rules, "sum", "qqqqqqqqqq", &message), RASOAT_BAD_ARGUMENT);
	assert_string_equal(message, "no rule or category is named \"qqqqqqqqqq\"");
	free(message);
	assert_int_equal(rasoat_rules_count(rules), count);
	rasoat_rules_free(rules);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(what_is_compiled_in_opens_without_a_mistake),
		cmocka_unit_test_setup_teardown(a_directory_adds_rules_in_the_order_of_ids, start, stop),
		cmocka_unit_test_setup_teardown(a_directory_overrides_by_id, start, stop),
		cmocka_unit_test_setup_teardown(mistakes_of_all_files_come_together, start, stop),
		cmocka_unit_test_setup_teardown(what_cannot_be_read_is_told, start, stop),
		cmocka_unit_test_setup_teardown(a_missing_message_pointer_is_no_mistake, start, stop),
		cmocka_unit_test_setup_teardown(rules_are_selected_by_id_and_category, start, stop),
		cmocka_unit_test_setup_teardown(globs_name_rules, start, stop),
		cmocka_unit_test_setup_teardown(severities_can_be_set, start, stop),
		cmocka_unit_test_setup_teardown(an_unknown_name_changes_nothing_and_meets_a_proposal, start, stop),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
