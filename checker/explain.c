/*
 * The explain command: all that a rule's file says of it, with examples from its tests.
 */
#include <jansson.h>
#include <stdint.h>
#include <string.h>

#include "base/nearest.h"
#include "commands.h"
#include "language.h"
#include "rule_json.h"

enum { MOST_EXAMPLES = 3, WIDTH = 100 };

/* Examples are gathered from the tests of one rule, by kind: it fires, it is silent, it stays undecided. */
struct examples {
	const char *rule;
	const char *kind;
	const char *words; /* heading, printed before the first */
	size_t count;
};

/* Words of text in lines of WIDTH columns, each behind `indent` blanks. */
static void paragraph(const char *text, int indent)
{
	size_t column = 0;

	while (*text) {
		size_t size = strcspn(text, " \n\t");
		size_t width = 0;

		for (size_t i = 0; i < size; i++)
			width += ((unsigned char)text[i] & 0xC0) != 0x80;
		if (column > 0 && column + 1 + width > WIDTH) {
			putchar('\n');
			column = 0;
		}
		if (size > 0) {
			printf("%*s%.*s", column == 0 ? indent : 1, "", (int)size, text);
			column += width + (size_t)(column == 0 ? indent : 1);
		}
		text += size;
		if (strncmp(text, "\n\n", 2) == 0) {
			fputs("\n\n", stdout);
			column = 0;
		}
		text += strspn(text, " \n\t");
	}
	putchar('\n');
}

static void example(const struct rasoat_test *test, void *context)
{
	struct examples *examples = context;

	if (strcmp(test->rule, examples->rule) != 0 || strcmp(test->kind, examples->kind) != 0 || !test->text[0])
		return;
	if (examples->count++ == 0)
		printf("\n  %s\n", examples->words);
	if (examples->count > MOST_EXAMPLES)
		return;
	for (const char *line = test->text; *line;) {
		size_t size = strcspn(line, "\n");

		printf("    %c %.*s\n", line == test->text ? '-' : ' ', (int)size, line);
		line += size + (line[size] == '\n');
	}
}

/* The rule's tests run as a way to read them; the set holds this one rule only. */
static void print_examples(const struct options *options, const char *id)
{
	const char *const kinds[][2] = {
		{"fail", say(options->language, "Báo khi gặp:", "It speaks up at:")},
		{"pass", say(options->language, "Không báo khi gặp:", "It keeps silent at:")},
		{"unknown", say(options->language, "Chưa đủ căn cứ để kết luận:", "It leaves undecided:")},
	};
	struct rasoat_rules *rules = NULL;

	if (rasoat_rules_open(options->rules, &rules, NULL) != RASOAT_OK ||
	    rasoat_rules_select(rules, id, NULL, NULL) != RASOAT_OK) {
		rasoat_rules_free(rules);
		return;
	}
	for (size_t i = 0; i < sizeof kinds / sizeof *kinds; i++) {
		struct examples examples = {id, kinds[i][0], kinds[i][1], 0};

		rasoat_rules_test(rules, example, &examples, NULL);
	}
	rasoat_rules_free(rules);
}

static void print_rule(const struct options *options, const struct rasoat_rule *rule)
{
	enum rasoat_language language = options->language;

	printf("%s: %s\n\n", rule->id, rule->title[language]);
	printf(say(language, "  Mức: %s. Loại kiểm tra: %s. Tệp: %s.\n", "  Severity: %s. Kind: %s. File: %s.\n"),
	       severity_word(rule->severity, language), rule->kind, rule->file);
	printf(say(language, "  Thông báo: %s\n\n", "  Message: %s\n\n"), rule->message[language]);
	paragraph(rule->explain[language], 2);
	if (rule->source[language][0]) {
		printf("\n  %s\n", say(language, "Căn cứ:", "Source:"));
		paragraph(rule->source[language], 4);
	}
	print_examples(options, rule->id);
}

/* Rules of a category, or all, under the names of their categories. Returns how many. */
static size_t list(const struct options *options, const struct rasoat_rules *rules, const char *category)
{
	const char *last = "";
	size_t count = 0;

	for (size_t i = 0; i < rasoat_rules_count(rules); i++) {
		struct rasoat_rule rule = rasoat_rules_at(rules, i);

		if (category && strcmp(rule.category, category) != 0)
			continue;
		if (strcmp(rule.category, last) != 0)
			printf("%s%s\n", count > 0 ? "\n" : "", rule.category);
		last = rule.category;
		printf("  %s\n      %s\n", rule.id, rule.title[options->language]);
		count++;
	}
	return count;
}

static int unknown(const struct options *options, const struct rasoat_rules *rules, const char *name)
{
	struct nearest nearest = nearest_to(slice_str(name));

	for (size_t i = 0; i < rasoat_rules_count(rules); i++) {
		struct rasoat_rule rule = rasoat_rules_at(rules, i);

		nearest_offer(&nearest, rule.id);
		nearest_offer(&nearest, rule.category);
	}
	fflush(stdout);
	fprintf(stderr,
		say(options->language, "rasoat: không có quy tắc hay nhóm quy tắc “%s”",
		    "rasoat: there is no rule or category '%s'"),
		name);
	if (nearest.name)
		fprintf(stderr, say(options->language, " (có phải ý là %s?)", " (did you mean %s?)"), nearest.name);
	fputs(say(options->language, "\nXem các quy tắc: rasoat rules\n", "\nFor the rules: rasoat rules\n"), stderr);
	return EXIT_USAGE;
}

static bool is_category(const struct rasoat_rules *rules, const char *name)
{
	for (size_t i = 0; i < rasoat_rules_count(rules); i++)
		if (strcmp(rasoat_rules_at(rules, i).category, name) == 0)
			return true;
	return false;
}

static int explain_one(const struct options *options, const struct rasoat_rules *rules, const char *name)
{
	size_t index = rasoat_rules_find(rules, name);
	struct rasoat_rule rule;

	if (index == SIZE_MAX && !is_category(rules, name))
		return unknown(options, rules, name);
	if (index == SIZE_MAX) {
		list(options, rules, name);
		return EXIT_CLEAN;
	}
	rule = rasoat_rules_at(rules, index);
	if (options->json)
		return print_rule_json(options, rule_json(&rule));
	print_rule(options, &rule);
	return EXIT_CLEAN;
}

int command_explain(const struct options *options)
{
	struct rasoat_rules *rules;
	int status;

	rules = open_rules(options, &status);
	if (!rules)
		return status;
	status = EXIT_CLEAN;
	if (options->argument_count == 0)
		list(options, rules, NULL);
	for (size_t i = 0; i < options->argument_count; i++) {
		int one;

		if (i > 0)
			putchar('\n');
		one = explain_one(options, rules, options->arguments[i]);
		status = one > status ? one : status;
	}
	rasoat_rules_free(rules);
	return finish_output(options, status);
}
