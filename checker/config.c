/*
 * The config command: what is in force and where it comes from, as a configuration file that would do the same.
 */
#include <string.h>

#include "commands.h"
#include "language.h"
#include "project/config.h"
#include "project/rule_lines.h"

/* What holds where nobody says anything; of the others nothing does, or false. */
static const char *const NORMAL[OPTION_IDS] = {
	[OPTION_FORMAT] = "text",      [OPTION_FAIL_ON] = "warning", [OPTION_COLOR] = "auto",
	[OPTION_TRACKED] = "accepted", [OPTION_MAX_SIZE] = "256M",   [OPTION_LANG] = "vi",
};

static void print_origin(const struct options *options, const struct said *said)
{
	if (!said->text)
		puts(say(options->language, "mặc định", "default"));
	else if (said->from_argv)
		puts(say(options->language, "dòng lệnh", "command line"));
	else
		printf("%s:%u\n", options->settings->shown, said->line);
}

static void print_setting(const struct options *options, const struct option *option)
{
	const struct said *said = &options->said[option->id];
	const char *text = said->text ? said->text : NORMAL[option->id];
	char line[512];

	if (!text && !option->argument[0])
		text = "false";
	snprintf(line, sizeof line, "%s%s: %s", text ? "" : "# ", option_key(option), text ? text : "");
	printf("%-32s # ", line);
	print_origin(options, said);
}

static void print_exclude(const struct options *options)
{
	const struct yaml_node *list = options->settings ? options->settings->exclude : NULL;

	if (!list || list->count == 0)
		return;
	printf("%-32s # %s:%u\n", "exclude:", options->settings->shown, list->line);
	for (size_t i = 0; i < list->count; i++)
		printf("  - \"%s\"\n", list->items[i]->text.data);
}

int command_config(const struct options *options)
{
	struct options all = *options;
	struct rasoat_rules *rules;
	size_t count;
	int status;

	rules = open_rules(options, &status);
	if (!rules)
		return status;
	count = rasoat_rules_count(rules);
	rasoat_rules_free(rules);
	all.only = all.skip = NULL;
	all.settings = NULL;
	rules = open_rules(&all, &status);
	if (!rules)
		return status;
	printf(say(options->language, "# Tệp cấu hình: %s\n", "# Configuration file: %s\n"),
	       options->settings ? options->settings->path : say(options->language, "không có", "none"));
	for (size_t i = 0; i < OPTION_COUNT; i++)
		if (option_is_setting(&OPTIONS[i]))
			print_setting(options, &OPTIONS[i]);
	print_exclude(options);
	rule_lines_print(options, rules);
	printf(say(options->language, "# Đang dùng %zu trong %zu quy tắc.\n", "# %zu of %zu rules are in use.\n"),
	       count, rasoat_rules_count(rules));
	rasoat_rules_free(rules);
	return finish_output(options, EXIT_CLEAN);
}
