#include "options.h"

#include <string.h>
#include <sys/stat.h>

#include "base/nearest.h"
#include "language.h"
#include "report/report.h"

static const size_t DEFAULT_MAX_SIZE = (size_t)256 << 20;

/* The parser's state: where it stands in argv, and which options were met before the command was known. */
struct parser {
	struct options *options;
	char **argv;
	int argc;
	int at;
	bool named;      /* the command was named */
	bool only_files; /* behind -- */
	bool help;
	bool version;
	const struct option *used[64];
	size_t used_count;
};

/* ---- messages ----------------------------------------------------------------------------------------------- */

static enum rasoat_language language(const struct parser *parser)
{
	return parser->options->language;
}

static bool unknown_option(const struct parser *parser, const char *text, const char *name)
{
	struct nearest nearest = nearest_to(slice_str(name));

	fprintf(stderr, say(language(parser), "rasoat: không có tùy chọn %s", "rasoat: there is no option %s"), text);
	for (size_t i = 0; i < OPTION_COUNT; i++)
		if (!parser->named || (OPTIONS[i].commands & (1U << parser->options->command)))
			nearest_offer(&nearest, OPTIONS[i].name);
	options_did_you_mean(language(parser), &nearest, "--");
	return false;
}

/* ---- options ------------------------------------------------------------------------------------------------ */

static void remember(struct parser *parser, const struct option *option)
{
	if (parser->used_count < sizeof parser->used / sizeof *parser->used)
		parser->used[parser->used_count++] = option;
}

/* value: what is joined to the option, or NULL; then the next word of argv is taken when it needs one. */
static bool apply(struct parser *parser, const struct option *option, const char *value)
{
	remember(parser, option);
	if (!option->argument[0]) {
		if (value) {
			fprintf(stderr,
				say(language(parser), "rasoat: --%s không nhận giá trị\n",
				    "rasoat: --%s takes no value\n"),
				option->name);
			return false;
		}
		parser->help = parser->help || option->id == OPTION_HELP;
		parser->version = parser->version || option->id == OPTION_VERSION;
		option_switch(parser->options, option->id, true);
		parser->options->said[option->id] = (struct said){"true", 0, true};
		return true;
	}
	if (!value && parser->at + 1 < parser->argc)
		value = parser->argv[++parser->at];
	if (!value) {
		fprintf(stderr, say(language(parser), "rasoat: --%s cần một giá trị\n", "rasoat: --%s needs a value\n"),
			option->name);
		return false;
	}
	parser->options->said[option->id] = (struct said){value, 0, true};
	return option_set(parser->options, option, value, "--");
}

/* --no-NAME takes back what a configuration file switches on. */
static bool negate(struct parser *parser, const struct option *option)
{
	remember(parser, option);
	option_switch(parser->options, option->id, false);
	parser->options->said[option->id] = (struct said){"false", 0, true};
	return true;
}

static bool long_option(struct parser *parser, const char *text)
{
	const char *name = text + 2;
	size_t size = strcspn(name, "=");
	char word[64];

	for (size_t i = 0; i < OPTION_COUNT; i++)
		if (strncmp(OPTIONS[i].name, name, size) == 0 && OPTIONS[i].name[size] == '\0')
			return apply(parser, &OPTIONS[i], name[size] == '=' ? name + size + 1 : NULL);
	for (size_t i = 0; i < OPTION_COUNT; i++)
		if (strncmp(name, "no-", 3) == 0 && strcmp(OPTIONS[i].name, name + 3) == 0 &&
		    option_is_setting(&OPTIONS[i]) && !OPTIONS[i].argument[0])
			return negate(parser, &OPTIONS[i]);
	snprintf(word, sizeof word, "%.*s", size < sizeof word ? (int)size : (int)sizeof word - 1, name);
	return unknown_option(parser, text, word);
}

/* One or more letters: -q, -qs, -fjson, -f json. */
static bool short_options(struct parser *parser, const char *text)
{
	for (const char *letter = text + 1; *letter; letter++) {
		const struct option *option = NULL;

		for (size_t i = 0; i < OPTION_COUNT && !option; i++)
			if (OPTIONS[i].letter == *letter)
				option = &OPTIONS[i];
		if (!option)
			return unknown_option(parser, text, text + 1);
		if (option->argument[0])
			return apply(parser, option, letter[1] ? letter + 1 : NULL);
		if (!apply(parser, option, NULL))
			return false;
	}
	return true;
}

/* ---- commands and arguments --------------------------------------------------------------------------------- */

static void argument(struct parser *parser, char *text)
{
	struct options *options = parser->options;

	if (!parser->named && !parser->only_files && options->argument_count == 0) {
		for (size_t i = 0; i < COMMANDS; i++) {
			if (strcmp(COMMAND_NAMES[i].name, text) == 0) {
				options->command = (enum command)i;
				parser->named = true;
				return;
			}
		}
	}
	options->arguments[options->argument_count++] = text;
}

static bool take_word(struct parser *parser)
{
	char *text = parser->argv[parser->at];

	if (!parser->only_files && strcmp(text, "--") == 0)
		parser->only_files = true;
	else if (parser->only_files || text[0] != '-' || text[1] == '\0')
		argument(parser, text);
	else
		return text[1] == '-' ? long_option(parser, text) : short_options(parser, text);
	return true;
}

/* A first argument that is no file, but nearly a command, was probably meant as one. */
static bool mistyped_command(const struct parser *parser)
{
	const struct options *options = parser->options;
	struct nearest nearest;
	struct stat info;

	if (parser->named || parser->only_files || options->argument_count == 0 ||
	    strpbrk(options->arguments[0], "./") || stat(options->arguments[0], &info) == 0)
		return false;
	nearest = nearest_to(slice_str(options->arguments[0]));
	for (size_t i = 0; i < COMMANDS; i++)
		nearest_offer(&nearest, COMMAND_NAMES[i].name);
	if (!nearest.name)
		return false;
	fprintf(stderr,
		say(language(parser), "rasoat: không có lệnh, cũng không có tệp “%s”",
		    "rasoat: there is no command and no file '%s'"),
		options->arguments[0]);
	options_did_you_mean(language(parser), &nearest, "");
	return true;
}

/* Options may stand before the command, so whether it has them is judged at the end. */
static bool fitting(const struct parser *parser)
{
	for (size_t i = 0; i < parser->used_count; i++) {
		if (parser->used[i]->commands & (1U << parser->options->command))
			continue;
		fprintf(stderr,
			say(language(parser), "rasoat: lệnh %s không có tùy chọn --%s\n",
			    "rasoat: %s has no option --%s\n"),
			COMMAND_NAMES[parser->options->command].name, parser->used[i]->name);
		return false;
	}
	return true;
}

/* Options that need or exclude each other. */
static bool consistent(const struct parser *parser)
{
	const struct options *options = parser->options;
	const char *why = NULL;

	if (options->config && options->no_config)
		why = say(language(parser), "--config và --no-config không dùng cùng nhau",
			  "--config and --no-config do not go together");
	else if (options->update_baseline && !options->baseline)
		why = say(language(parser), "--update-baseline cần --baseline để biết ghi vào tệp nào",
			  "--update-baseline needs --baseline to know which file to write");
	/* A configured baseline only stands back: an older version is compared with by its findings. */
	else if (options->older && options->baseline && options->said[OPTION_BASELINE].from_argv)
		why = say(language(parser), "--diff và --baseline không dùng cùng nhau",
			  "--diff and --baseline do not go together");
	else if (options->older && options->argument_count != 1)
		why = say(language(parser), "--diff so đúng hai bản: --diff BẢN_CŨ BẢN_MỚI",
			  "--diff compares two versions: --diff OLD NEW");
	if (why)
		fprintf(stderr, "rasoat: %s\n", why);
	return !why;
}

/* So that every message speaks the language asked for, wherever in argv it is asked for. */
static void find_language(struct options *options, int argc, char **argv)
{
	for (char **word = argc > 0 ? argv + 1 : argv; *word && strcmp(*word, "--") != 0; word++) {
		const char *value = NULL;

		if (strcmp(*word, "--lang") == 0 || strcmp(*word, "-l") == 0)
			value = word[1];
		else if (strncmp(*word, "--lang=", 7) == 0)
			value = *word + 7;
		else if (strncmp(*word, "-l", 2) == 0)
			value = *word + 2;
		if (value && strcmp(value, "en") == 0)
			options->language = RASOAT_EN;
	}
}

enum parsed options_parse(struct options *options, int argc, char **argv)
{
	struct parser parser = {.options = options, .argv = argv, .argc = argc};

	*options = (struct options){.format = REPORT_FORMAT_NAMES[0],
				    .fail_on = FAIL_ON_WARNING,
				    .max_size = DEFAULT_MAX_SIZE,
				    .arguments = argv};
	find_language(options, argc, argv);
	for (parser.at = 1; parser.at < argc; parser.at++) {
		if (!take_word(&parser)) {
			options_hint(options);
			return PARSED_WRONG;
		}
	}
	if (parser.help || parser.version)
		return parser.help ? PARSED_HELP : PARSED_VERSION;
	if (mistyped_command(&parser) || !fitting(&parser)) {
		options_hint(options);
		return PARSED_WRONG;
	}
	if (!options_configure(options))
		return PARSED_WRONG;
	if (!consistent(&parser)) {
		options_hint(options);
		return PARSED_WRONG;
	}
	return PARSED_RUN;
}
