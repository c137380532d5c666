/*
 * A configuration file into options: its keys are the names of the options, besides `rules` and `exclude`.
 */
#include <stdlib.h>
#include <string.h>

#include "base/nearest.h"
#include "language.h"
#include "memory.h"
#include "options.h"
#include "project/config.h"
#include "project/rule_lines.h"

static const char KEY_RULES[] = "rules";
static const char KEY_EXCLUDE[] = "exclude";

/* What is meant for one run only cannot be kept in a file. */
bool option_is_setting(const struct option *option)
{
	static const enum option_id NONE[] = {OPTION_ONLY,   OPTION_SKIP,      OPTION_DIFF, OPTION_UPDATE_BASELINE,
					      OPTION_CONFIG, OPTION_NO_CONFIG, OPTION_HELP, OPTION_VERSION,
					      OPTION_QUIET};

	for (size_t i = 0; i < sizeof NONE / sizeof *NONE; i++)
		if (option->id == NONE[i])
			return false;
	return (option->commands & (1U << COMMAND_CHECK)) != 0;
}

const char *option_key(const struct option *option)
{
	return option->id == OPTION_RULES ? "rules-dir" : option->name;
}

static const struct option *find(const char *key)
{
	for (size_t i = 0; i < OPTION_COUNT; i++)
		if (option_is_setting(&OPTIONS[i]) && strcmp(option_key(&OPTIONS[i]), key) == 0)
			return &OPTIONS[i];
	return NULL;
}

static bool unknown_key(const struct options *options, const struct yaml_node *key)
{
	struct nearest nearest = nearest_to(key->text);

	config_complain(options->settings, key);
	fprintf(stderr,
		say(options->language, "không có khóa “%s”; chỉ nhận: %s, %s",
		    "there is no key '%s'; it takes: %s, %s"),
		key->text.data, KEY_RULES, KEY_EXCLUDE);
	nearest_offer(&nearest, KEY_RULES);
	nearest_offer(&nearest, KEY_EXCLUDE);
	for (size_t i = 0; i < OPTION_COUNT; i++) {
		if (!option_is_setting(&OPTIONS[i]))
			continue;
		fprintf(stderr, ", %s", option_key(&OPTIONS[i]));
		nearest_offer(&nearest, option_key(&OPTIONS[i]));
	}
	options_did_you_mean(options->language, &nearest, "");
	return false;
}

static bool no_text(const struct options *options, const char *key, const struct yaml_node *value)
{
	config_complain(options->settings, value);
	fprintf(stderr,
		say(options->language, "%s cần đúng một giá trị, không để trống\n",
		    "%s takes one value, which is not empty\n"),
		key);
	return false;
}

static bool switch_flag(struct options *options, const struct option *option, const struct yaml_node *value)
{
	bool on = slice_equal(value->text, SLICE("true"));

	if (!on && !slice_equal(value->text, SLICE("false"))) {
		config_complain(options->settings, value);
		fprintf(stderr,
			say(options->language, "%s không nhận giá trị “%s”; chỉ nhận: true, false\n",
			    "%s does not take the value '%s'; it takes: true, false\n"),
			option_key(option), value->text.data);
		return false;
	}
	option_switch(options, option->id, on);
	return true;
}

/* Files and directories are named from where the configuration stands: such a path, to be freed; NULL for what is taken as it is. */
static char *located(const struct options *options, const struct option *option, const char *text)
{
	const char *kind = option->argument[RASOAT_EN];

	if (!kind || (strcmp(kind, "FILE") != 0 && strcmp(kind, "DIR") != 0) || text[0] == '/')
		return NULL;
	return memory_path(options->settings->directory, text);
}

static bool set_value(struct options *options, const struct option *option, const struct yaml_node *value,
		      const char *text)
{
	char where[512];

	if (!option->argument[0])
		return switch_flag(options, option, value);
	snprintf(where, sizeof where, "%s:%u:%u: ", options->settings->shown, value->line, value->column);
	return option_set(options, option, text, where);
}

/* The value is checked also where the command line has another. */
static bool set_one(struct options *options, const struct option *option, const struct yaml_node *value)
{
	struct options set = *options;
	char *path;
	bool good;

	if (value->kind != YAML_SCALAR || value->text.size == 0)
		return no_text(options, option_key(option), value);
	path = located(options, option, value->text.data);
	good = set_value(&set, option, value, path ? path : value->text.data);
	if (!good || options->said[option->id].from_argv) {
		free(path);
		return good;
	}
	*options = set;
	options->said[option->id] = (struct said){value->text.data, value->line, false};
	return true;
}

static bool set_exclude(const struct options *options, struct config *config, const struct yaml_node *list)
{
	bool good = list->kind == YAML_LIST;

	for (size_t i = 0; good && i < list->count; i++)
		good = list->items[i]->kind == YAML_SCALAR && list->items[i]->text.size > 0;
	config->exclude = list;
	if (good)
		return true;
	config_complain(options->settings, list);
	fprintf(stderr,
		say(options->language, "%s phải là danh sách các mẫu tên tệp, ví dụ [\"nháp/\", \"*.bak.docx\"]\n",
		    "%s is a list of patterns of file names, such as [\"drafts/\", \"*.bak.docx\"]\n"),
		KEY_EXCLUDE);
	return false;
}

static bool set_all(struct options *options, struct config *config)
{
	const struct yaml_node *language = yaml_get(config->root, "lang");
	bool good = true;

	/* First, so that what is said of the other keys is said in it. */
	if (language && !set_one(options, find("lang"), language))
		return false;
	for (size_t i = 0; config->root && i < config->root->count; i++) {
		const struct yaml_node *key = config->root->keys[i];
		const struct yaml_node *value = config->root->items[i];
		const struct option *option = find(key->text.data);

		if (strcmp(key->text.data, KEY_RULES) == 0)
			good = rule_lines_check(options, value) && good;
		else if (strcmp(key->text.data, KEY_EXCLUDE) == 0)
			good = set_exclude(options, config, value) && good;
		else if (!option)
			good = unknown_key(options, key);
		else
			good = set_one(options, option, value) && good;
	}
	return good;
}

/* A folder that was submitted could bring a file that silences its own findings. */
static void tell_origin(const struct options *options, const struct config *config)
{
	if (options->config || !config->came_along || options->quiet || options->command != COMMAND_CHECK)
		return;
	fprintf(stderr,
		say(options->language, "rasoat: theo cấu hình %s nằm cùng báo cáo (--no-config để bỏ qua)\n",
		    "rasoat: as configured by %s, which came with the reports (--no-config leaves it out)\n"),
		config->shown);
}

bool options_configure(struct options *options)
{
	bool of_inputs = options->command == COMMAND_CHECK || options->command == COMMAND_SHOW ||
			 options->command == COMMAND_CONFIG;
	char *path = NULL;
	struct config *config;

	if (options->no_config || options->command == COMMAND_TEST_RULES || options->command == COMMAND_COMPLETION)
		return true;
	if (options->config)
		path = memory_string(options->config);
	else
		path = config_find(options->arguments, of_inputs ? options->argument_count : 0);
	if (!path)
		return true;
	config = config_read(path, options->language);
	free(path);
	options->settings = config;
	if (!config || !set_all(options, config))
		return false;
	tell_origin(options, config);
	return true;
}
