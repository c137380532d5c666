#include <pthread.h>
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include <cmocka.h>

#include "rasoat.h"

#define RULE(id, severity, pattern, fail)                                                                              \
	"id: " id "\nkind: pattern\nseverity: " severity "\npattern: '" pattern "'\nscope: all\n"                      \
	"title: {vi: Tên, en: Name}\n"                                                                                \
	"message: {vi: \"có {match}\", en: \"there is {match}\"}\n"                                                   \
	"explain: {vi: Giải thích, en: Explanation}\n"                                                              \
	"tests:\n  - fail: \"" fail "\"\n  - pass: \"không có gì\"\n  - pass: \"cũng không\"\n"

static const char TEXT[] = "BÁO CÁO\r\nKết quả công tác cả năm\r\n\r\n"
			   "Trong năm, xã đã làm đượcc nhiều việc; xã còn làm đượcc ít việc.\r\n\r\n"
			   "Đoạn thứ hai có zzz và đượcc.\r\n";

static char root[] = "/tmp/rasoat-test-XXXXXX";
static struct rasoat_rules *rules;

static const char *path_of(const char *path)
{
	static char name[600];

	snprintf(name, sizeof name, "%s/%s", root, path);
	return name;
}

static void write_bytes(const char *path, const char *data, size_t size)
{
	FILE *file = fopen(path_of(path), "wb");

	assert_non_null(file);
	assert_int_equal(fwrite(data, 1, size, file), size);
	fclose(file);
}

static struct rasoat_rules *open_rules(const char *only)
{
	struct rasoat_rules *opened;
	char *message;

	if (rasoat_rules_open(root, &opened, &message) != RASOAT_OK)
		fail_msg("%s", message);
	assert_int_equal(rasoat_rules_select(opened, only, NULL, &message), RASOAT_OK);
	return opened;
}

static int start(void **unused)
{
	static const char WORD[] = RULE("wording/zz-word", "error", "\\bđượcc\\b", "làm đượcc");
	static const char OTHER[] = RULE("wording/zz-other", "warning", "zzz", "có zzz");
	static const char LOOP[] = RULE("format/zz-loop", "warning", "(a+)+$", "aaa");
	static const char NEVER[] = RULE("series/zz-never", "info", "qqq", "zzz");

	(void)unused;
	memcpy(root + sizeof root - 7, "XXXXXX", 6);
	assert_non_null(mkdtemp(root));
	assert_int_equal(mkdir(path_of("wording"), 0700), 0);
	assert_int_equal(mkdir(path_of("format"), 0700), 0);
	assert_int_equal(mkdir(path_of("series"), 0700), 0);
	write_bytes("wording/zz-word.yaml", WORD, sizeof WORD - 1);
	write_bytes("wording/zz-other.yaml", OTHER, sizeof OTHER - 1);
	write_bytes("format/zz-loop.yaml", LOOP, sizeof LOOP - 1);
	write_bytes("series/zz-never.yaml", NEVER, sizeof NEVER - 1);
	rules = open_rules("wording/zz-word,wording/zz-other");
	return 0;
}

static int stop(void **unused)
{
	char command[300];

	(void)unused;
	rasoat_rules_free(rules);
	snprintf(command, sizeof command, "rm -rf '%s'", root);
	return system(command);
}

static struct rasoat_result *check(const char *text, size_t size, const struct rasoat_options *options,
				   enum rasoat_status expected)
{
	struct rasoat_result *result;

	assert_int_equal(rasoat_check(rules, options, "báo cáo.txt", text, size, &result), expected);
	assert_non_null(result);
	assert_int_equal(rasoat_result_status(result), expected);
	return result;
}

static void a_finding_says_where_it_is(void **unused)
{
	struct rasoat_result *result = check(TEXT, sizeof TEXT - 1, NULL, RASOAT_OK);
	struct rasoat_finding finding;
	const struct rasoat_place *place = &finding.main;

	(void)unused;
	assert_string_equal(rasoat_result_path(result), "báo cáo.txt");
	assert_string_equal(rasoat_result_reason(result), "");
	assert_string_equal(rasoat_result_format(result), "text");
	assert_string_equal(rasoat_result_encoding(result), "UTF-8");
	assert_int_equal(rasoat_result_count(result), 4);
	finding = rasoat_result_at(result, 1);
	assert_string_equal(finding.rule, "wording/zz-word");
	assert_int_equal(finding.severity, RASOAT_ERROR);
	assert_string_equal(finding.message, "có đượcc");
	assert_int_equal(place->start.line, 4);
	assert_int_equal(place->start.column, 51);
	assert_int_equal(place->end.line, 4);
	assert_int_equal(place->end.column, 56);
	assert_string_equal(place->place, "dòng 4");
	assert_string_equal(place->text, "đượcc");
	assert_string_equal(place->excerpt, "Trong năm, xã đã làm đượcc nhiều việc; xã còn làm đượcc ít việc.");
	assert_int_equal(place->excerpt_line, 4);
	assert_memory_equal(place->excerpt + place->marks[0].start, "đượcc", sizeof "đượcc" - 1);
	assert_int_equal(place->marks[0].end - place->marks[0].start, sizeof "đượcc" - 1);
	assert_int_equal(place->marks[1].start, place->marks[1].end);
	assert_int_equal(strlen(finding.fingerprint), 16);
	rasoat_result_free(result);
}

static void a_document_without_a_name_is_called_a_dash(void **unused)
{
	struct rasoat_result *result;

	(void)unused;
	assert_int_equal(rasoat_check(rules, NULL, NULL, "đượcc", sizeof "đượcc" - 1, &result), RASOAT_OK);
	assert_string_equal(rasoat_result_path(result), "-");
	rasoat_result_free(result);
	rasoat_result_free(NULL);
	rasoat_rules_free(NULL);
}

static void messages_come_in_both_languages(void **unused)
{
	const struct rasoat_options english = {.language = RASOAT_EN};
	struct rasoat_result *result = check(TEXT, sizeof TEXT - 1, &english, RASOAT_OK);

	(void)unused;
	assert_string_equal(rasoat_result_at(result, 0).message, "there is đượcc");
	assert_string_equal(rasoat_result_at(result, 0).main.place, "line 4");
	rasoat_result_free(result);
}

/* An endless line: what is shown of it stays short and still holds the mark. */
static void the_excerpt_of_an_endless_line_is_bounded(void **unused)
{
	size_t size = 3 << 20;
	char *text = malloc(size);
	struct rasoat_result *result;
	struct rasoat_place place;

	(void)unused;
	for (size_t i = 0; i < size; i++)
		text[i] = i % 7 == 6 ? ' ' : 'b';
	memcpy(text + size / 2, " zzz ", 5);
	result = check(text, size, NULL, RASOAT_OK);
	assert_int_equal(rasoat_result_count(result), 1);
	place = rasoat_result_at(result, 0).main;
	assert_true(strlen(place.excerpt) < 2500);
	assert_memory_equal(place.excerpt + place.marks[0].start, "zzz", 3);
	assert_memory_equal(place.excerpt, "…", sizeof "…" - 1);
	assert_string_equal(place.excerpt + strlen(place.excerpt) - (sizeof "…" - 1), "…");
	rasoat_result_free(result);
	free(text);
}

static void assert_reason(const char *text, size_t size, const struct rasoat_options *options,
			  enum rasoat_status expected, const char *part)
{
	struct rasoat_result *result = check(text, size, options, expected);
	const char *reason = rasoat_result_reason(result);

	if (strstr(reason, part) == NULL)
		fail_msg("\"%s\" is not in \"%s\"", part, reason);
	assert_int_equal(reason[strlen(reason) - 1], '.');
	assert_int_equal(rasoat_result_count(result), 0);
	assert_int_equal(rasoat_result_coverage(result).figures, 0);
	assert_null(rasoat_result_show(result, RASOAT_VIEW_TEXT, false));
	rasoat_result_free(result);
}

static void what_cannot_be_checked_is_said_in_words(void **unused)
{
	const struct rasoat_options small = {.max_size = 10};
	const struct rasoat_options small_english = {.max_size = 10, .language = RASOAT_EN};
	const struct rasoat_options huge = {.max_size = SIZE_MAX, .language = RASOAT_EN};
	const struct rasoat_options tight = {.max_memory = 1000, .language = RASOAT_EN};
	static const char BINARY[] = "\x7f"
				     "ELF\0\0\0\1\2\3\0\0\0\xff\xfe\xfd\0\0\0\0\0";

	(void)unused;
	assert_reason("", 0, NULL, RASOAT_EMPTY, "không có chữ nào");
	assert_reason(NULL, 0, NULL, RASOAT_EMPTY, "không có chữ nào");
	assert_reason(" \n\n", 3, NULL, RASOAT_EMPTY, "không có chữ nào");
	assert_reason(BINARY, sizeof BINARY, NULL, RASOAT_NOT_TEXT, "không phải là văn bản");
	assert_reason("%PDF-1.7\n", 9, NULL, RASOAT_NOT_TEXT, "Đây là tệp PDF.");
	assert_reason("PK\3\4xyz", 7, NULL, RASOAT_DAMAGED, "bị hỏng");
	assert_reason("12345678901", 11, &small, RASOAT_TOO_LARGE, "giới hạn 10 byte");
	assert_reason("12345678901", 11, &small_english, RASOAT_TOO_LARGE, "limit of 10 bytes");
	assert_reason("1", 1, &huge, RASOAT_BAD_ARGUMENT, "cannot be above 1073741824 bytes");
	assert_reason(TEXT, sizeof TEXT - 1, &tight, RASOAT_NO_MEMORY, "Memory ran out");
}

static struct rasoat_result *check_file(const char *path, const struct rasoat_options *options,
					enum rasoat_status expected)
{
	struct rasoat_result *result;

	assert_int_equal(rasoat_check_file(rules, options, path, &result), expected);
	assert_non_null(result);
	assert_string_equal(rasoat_result_path(result), path);
	return result;
}

static void a_file_gives_what_its_bytes_give(void **unused)
{
	const struct rasoat_options exact = {.max_size = sizeof TEXT - 1};
	const struct rasoat_options short_of_one = {.max_size = sizeof TEXT - 2};
	struct rasoat_result *result;

	(void)unused;
	write_bytes("report.txt", TEXT, sizeof TEXT - 1);
	result = check_file(path_of("report.txt"), &exact, RASOAT_OK);
	assert_int_equal(rasoat_result_count(result), 4);
	rasoat_result_free(result);
	rasoat_result_free(check_file(path_of("report.txt"), &short_of_one, RASOAT_TOO_LARGE));
	write_bytes("empty.txt", "", 0);
	rasoat_result_free(check_file(path_of("empty.txt"), NULL, RASOAT_EMPTY));
}

static void a_file_that_cannot_be_read_is_said_in_words(void **unused)
{
	struct rasoat_result *result = check_file(path_of("none.txt"), NULL, RASOAT_UNREADABLE);

	(void)unused;
	assert_string_equal(rasoat_result_reason(result), "Không có tệp này. Hãy kiểm tra lại tên và đường dẫn.");
	rasoat_result_free(result);
	result = check_file(root, NULL, RASOAT_UNREADABLE);
	assert_non_null(strstr(rasoat_result_reason(result), "là một thư mục"));
	rasoat_result_free(result);
}

static void *write_pipe(void *path)
{
	FILE *file = fopen(path, "wb");

	for (int i = 0; i < 5000; i++)
		fputs("một đoạn văn bản bình thường\n\n", file);
	fputs("đượcc\n", file);
	fclose(file);
	return NULL;
}

static void a_pipe_is_read_to_its_end(void **unused)
{
	char path[600];
	pthread_t writer;
	struct rasoat_result *result;

	(void)unused;
	snprintf(path, sizeof path, "%s", path_of("pipe"));
	assert_int_equal(mkfifo(path, 0600), 0);
	assert_int_equal(pthread_create(&writer, NULL, write_pipe, path), 0);
	result = check_file(path, NULL, RASOAT_OK);
	pthread_join(writer, NULL);
	assert_int_equal(rasoat_result_count(result), 1);
	rasoat_result_free(result);
}

/* The limit grows until the check succeeds; every failure before is an orderly one. */
static void memory_that_ends_anywhere_is_survived(void **unused)
{
	size_t failures = 0;

	(void)unused;
	for (size_t limit = 1; limit < 64 << 20; limit += limit / 16 + 1) {
		const struct rasoat_options options = {.max_memory = limit};
		struct rasoat_result *result;
		enum rasoat_status status = rasoat_check(rules, &options, "-", TEXT, sizeof TEXT - 1, &result);

		assert_non_null(result);
		if (status == RASOAT_OK)
			assert_int_equal(rasoat_result_count(result), 4);
		else
			assert_int_equal(status, RASOAT_NO_MEMORY);
		rasoat_result_free(result);
		failures += status != RASOAT_OK;
		if (status == RASOAT_OK)
			break;
	}
	assert_true(failures > 10);
}

static void a_rule_that_breaks_is_named_and_the_others_go_on(void **unused)
{
	struct rasoat_rules *both = open_rules("format/zz-loop,wording/zz-word");
	char text[200];
	struct rasoat_result *result;

	(void)unused;
	memset(text, 'a', 100);
	snprintf(text + 100, sizeof text - 100, "b và đượcc\n");
	assert_int_equal(rasoat_check(both, NULL, "-", text, strlen(text), &result), RASOAT_OK);
	assert_int_equal(rasoat_result_count(result), 1);
	assert_string_equal(rasoat_result_at(result, 0).rule, "wording/zz-word");
	assert_int_equal(rasoat_result_broken(result), 1);
	assert_string_equal(rasoat_result_broken_at(result, 0), "format/zz-loop");
	assert_true(rasoat_result_verdicts(result).broken > 0);
	rasoat_result_free(result);
	rasoat_rules_free(both);
}

struct collected {
	size_t passed, failed;
	char last_why[200];
};

static void collect(const struct rasoat_test *test, void *context)
{
	struct collected *collected = context;

	assert_non_null(strstr(test->file, ".yaml"));
	assert_non_null(test->text);
	if (test->passed)
		collected->passed++;
	else
		collected->failed++;
	if (!test->passed)
		snprintf(collected->last_why, sizeof collected->last_why, "%s: %s", test->rule, test->why);
}

static void the_tests_inside_rules_are_run(void **unused)
{
	struct collected collected = {0};
	size_t ran;

	(void)unused;
	assert_int_equal(rasoat_rules_test(rules, collect, &collected, &ran), 0);
	assert_int_equal(ran, 6);
	assert_int_equal(collected.passed, 6);
}

static void a_rule_that_never_fires_fails_its_tests(void **unused)
{
	struct rasoat_rules *never = open_rules("series/zz-never");
	struct collected collected = {0};
	size_t ran;

	(void)unused;
	assert_int_equal(rasoat_rules_test(never, collect, &collected, &ran), 2);
	assert_int_equal(ran, 4);
	assert_int_equal(collected.passed, 2);
	assert_string_equal(collected.last_why, "series/zz-never: no test makes the rule fire");
	assert_int_equal(rasoat_rules_test(never, NULL, NULL, NULL), 2);
	rasoat_rules_free(never);
}

static void a_rule_is_described_whole(void **unused)
{
	struct rasoat_rule rule = rasoat_rules_at(rules, rasoat_rules_find(rules, "wording/zz-word"));

	(void)unused;
	assert_string_equal(rule.category, "wording");
	assert_string_equal(rule.kind, "pattern");
	assert_string_equal(rule.title[RASOAT_EN], "Name");
	assert_string_equal(rule.message[RASOAT_VI], "có {match}");
	assert_string_equal(rule.source[RASOAT_VI], "");
	assert_int_equal(rule.tests, 3);
}

static void *check_again(void *unused)
{
	char *out = calloc(1, 8192);
	struct rasoat_result *result;

	(void)unused;
	for (int round = 0; round < 20; round++) {
		size_t used = 0;

		rasoat_check(rules, NULL, "-", TEXT, sizeof TEXT - 1, &result);
		for (size_t i = 0; i < rasoat_result_count(result); i++) {
			struct rasoat_finding f = rasoat_result_at(result, i);

			used += (size_t)snprintf(out + used, 8192 - used, "%s %u:%u %s %s\n", f.rule, f.main.start.line,
						 f.main.start.column, f.message, f.fingerprint);
		}
		rasoat_result_free(result);
	}
	return out;
}

static void threads_share_the_rules(void **unused)
{
	pthread_t threads[4];
	char *alone = check_again(NULL);

	(void)unused;
	assert_true(strlen(alone) > 100);
	for (size_t i = 0; i < 4; i++)
		assert_int_equal(pthread_create(&threads[i], NULL, check_again, NULL), 0);
	for (size_t i = 0; i < 4; i++) {
		void *together;

		pthread_join(threads[i], &together);
		assert_string_equal(together, alone);
		free(together);
	}
	free(alone);
}

static void the_document_is_shown_as_text_and_as_json(void **unused)
{
	struct rasoat_result *result = check(TEXT, sizeof TEXT - 1, NULL, RASOAT_OK);

	(void)unused;
	assert_non_null(strstr(rasoat_result_show(result, RASOAT_VIEW_TEXT, false), "Đoạn thứ hai"));
	assert_int_equal(rasoat_result_show(result, RASOAT_VIEW_TEXT, true)[0], '{');
	assert_int_equal(rasoat_result_count(result), 4);
	rasoat_result_free(result);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(a_finding_says_where_it_is),
		cmocka_unit_test(a_document_without_a_name_is_called_a_dash),
		cmocka_unit_test(messages_come_in_both_languages),
		cmocka_unit_test(the_excerpt_of_an_endless_line_is_bounded),
		cmocka_unit_test(what_cannot_be_checked_is_said_in_words),
		cmocka_unit_test(a_file_gives_what_its_bytes_give),
		cmocka_unit_test(a_file_that_cannot_be_read_is_said_in_words),
		cmocka_unit_test(a_pipe_is_read_to_its_end),
		cmocka_unit_test(memory_that_ends_anywhere_is_survived),
		cmocka_unit_test(a_rule_that_breaks_is_named_and_the_others_go_on),
		cmocka_unit_test(the_tests_inside_rules_are_run),
		cmocka_unit_test(a_rule_that_never_fires_fails_its_tests),
		cmocka_unit_test(a_rule_is_described_whole),
		cmocka_unit_test(threads_share_the_rules),
		cmocka_unit_test(the_document_is_shown_as_text_and_as_json),
	};

	return cmocka_run_group_tests(tests, start, stop);
}
