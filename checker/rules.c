/*
 * The rules command: the rules, a line each or as JSON.
 */
#include <jansson.h>
#include <string.h>

#include "commands.h"
#include "language.h"
#include "rule_json.h"

static size_t longest_id(const struct rasoat_rules *rules)
{
	size_t longest = 0;

	for (size_t i = 0; i < rasoat_rules_count(rules); i++) {
		size_t size = strlen(rasoat_rules_at(rules, i).id);

		longest = size > longest ? size : longest;
	}
	return longest;
}

/* Columns of the severity words: "cảnh báo" is eight. */
static const char *severity_pad(enum rasoat_severity severity, enum rasoat_language language)
{
	static const char *const PADS[][2] = {
		[RASOAT_INFO] = {"   ", "   "}, [RASOAT_WARNING] = {"", ""}, [RASOAT_ERROR] = {"     ", "  "}};

	return PADS[severity][language];
}

static void print_text(const struct options *options, const struct rasoat_rules *rules)
{
	int width = (int)longest_id(rules);

	for (size_t i = 0; i < rasoat_rules_count(rules); i++) {
		struct rasoat_rule rule = rasoat_rules_at(rules, i);

		printf("%-*s  %s%s  %s\n", width, rule.id, severity_word(rule.severity, options->language),
		       severity_pad(rule.severity, options->language), rule.title[options->language]);
	}
}

static int print_json(const struct options *options, const struct rasoat_rules *rules)
{
	json_t *list = json_array();
	json_t *all;

	for (size_t i = 0; list && i < rasoat_rules_count(rules); i++) {
		struct rasoat_rule rule = rasoat_rules_at(rules, i);

		if (json_array_append_new(list, rule_json(&rule)) != 0) {
			json_decref(list);
			list = NULL;
		}
	}
	all = list ? json_pack("{s:o}", "rules", list) : NULL;
	return print_rule_json(options, all);
}

int command_rules(const struct options *options)
{
	struct rasoat_rules *rules;
	int status = EXIT_CLEAN;

	if (options->argument_count > 0) {
		fprintf(stderr,
			say(options->language,
			    "rasoat: rules không nhận đối số “%s”; có phải ý là: rasoat explain %s\n",
			    "rasoat: rules takes no argument '%s'; did you mean: rasoat explain %s\n"),
			options->arguments[0], options->arguments[0]);
		return EXIT_USAGE;
	}
	rules = open_rules(options, &status);
	if (!rules)
		return status;
	status = EXIT_CLEAN;
	if (options->json)
		status = print_json(options, rules);
	else
		print_text(options, rules);
	rasoat_rules_free(rules);
	return finish_output(options, status);
}
