#include "options.h"

#include <errno.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>

#include "base/nearest.h"
#include "language.h"
#include "report/report.h"

enum { MOST_JOBS = 256 };
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

static void did_you_mean(const struct parser *parser, const struct nearest *nearest, const char *prefix)
{
	if (nearest->name)
		fprintf(stderr, say(language(parser), " (có phải ý là %s%s?)", " (did you mean %s%s?)"), prefix,
			nearest->name);
	fputc('\n', stderr);
}

static bool unknown_option(const struct parser *parser, const char *text, const char *name)
{
	struct nearest nearest = nearest_to(slice_str(name));

	fprintf(stderr, say(language(parser), "rasoat: không có tùy chọn %s", "rasoat: there is no option %s"), text);
	for (size_t i = 0; i < OPTION_COUNT; i++)
		if (!parser->named || (OPTIONS[i].commands & (1U << parser->options->command)))
			nearest_offer(&nearest, OPTIONS[i].name);
	did_you_mean(parser, &nearest, "--");
	return false;
}

static bool bad_value(const struct parser *parser, const struct option *option, const char *value)
{
	struct nearest nearest = nearest_to(slice_str(value));

	fprintf(stderr,
		say(language(parser), "rasoat: --%s không nhận giá trị “%s”",
		    "rasoat: --%s does not take the value '%s'"),
		option->name, value);
	if (!option->values) {
		fputc('\n', stderr);
		return false;
	}
	fputs(say(language(parser), "; chỉ nhận: ", "; it takes: "), stderr);
	for (size_t i = 0; option->values[i]; i++) {
		fprintf(stderr, "%s%s", i ? ", " : "", option->values[i]);
		nearest_offer(&nearest, option->values[i]);
	}
	did_you_mean(parser, &nearest, "");
	return false;
}

/* ---- values ------------------------------------------------------------------------------------------------- */

/* A whole number of at most `most`, with a suffix K, M or G when `units`. */
static bool read_number(const char *text, bool units, size_t most, size_t *result)
{
	static const char SUFFIXES[] = "KMG";
	unsigned long long value;
	const char *suffix;
	char *end;

	if (*text < '0' || *text > '9')
		return false;
	errno = 0;
	value = strtoull(text, &end, 10);
	if (errno != 0 || value > most)
		return false;
	suffix = units && *end ? strchr(SUFFIXES, *end & ~0x20) : NULL;
	if (suffix) {
		for (long i = 0; i <= suffix - SUFFIXES; i++) {
			if (value > most / 1024)
				return false;
			value *= 1024;
		}
		end++;
	}
	*result = (size_t)value;
	return *end == '\0' && value > 0;
}

/* The place of value in the words that the option allows, or -1. */
static int word_index(const struct option *option, const char *value)
{
	for (int i = 0; option->values[i]; i++)
		if (strcmp(option->values[i], value) == 0)
			return i;
	return -1;
}

/* The words of --fail-on and --color stand in the order of these. */
static const enum fail_on FAIL_ORDER[] = {FAIL_ON_ERROR, FAIL_ON_WARNING, FAIL_ON_INFO, FAIL_NEVER};
static const enum color COLOR_ORDER[] = {COLOR_AUTO, COLOR_ALWAYS, COLOR_NEVER};

static bool set_value(struct parser *parser, const struct option *option, const char *value)
{
	struct options *options = parser->options;
	int word = option->values ? word_index(option, value) : 0;
	bool good = true;

	if (word < 0)
		return bad_value(parser, option, value);
	switch (option->id) {
	case OPTION_FORMAT:
		options->format = REPORT_FORMAT_NAMES[word];
		break;
	case OPTION_LANG:
		options->language = word == 0 ? RASOAT_VI : RASOAT_EN;
		break;
	case OPTION_FAIL_ON:
		options->fail_on = FAIL_ORDER[word];
		break;
	case OPTION_COLOR:
		options->color = COLOR_ORDER[word];
		break;
	case OPTION_ONLY:
		options->only = value;
		break;
	case OPTION_SKIP:
		options->skip = value;
		break;
	case OPTION_RULES:
		options->rules = value;
		break;
	case OPTION_BASELINE:
		options->baseline = value;
		break;
	case OPTION_DIFF:
		options->older = value;
		break;
	case OPTION_JOBS:
		good = read_number(value, false, MOST_JOBS, &options->jobs);
		break;
	case OPTION_ENCODING:
		options->encoding = value;
		break;
	case OPTION_TRACKED:
		options->tracked = word == 0 ? RASOAT_TRACKED_ACCEPTED : RASOAT_TRACKED_REJECTED;
		break;
	case OPTION_MAX_SIZE:
		good = read_number(value, true, SIZE_MAX / 4, &options->max_size);
		break;
	default:
		break;
	}
	return good || bad_value(parser, option, value);
}

static void set_flag(struct parser *parser, enum option_id id)
{
	struct options *options = parser->options;

	switch (id) {
	case OPTION_QUIET:
		options->quiet = true;
		break;
	case OPTION_SUMMARY:
		options->summary = true;
		break;
	case OPTION_COVERAGE:
		options->coverage = true;
		break;
	case OPTION_UNTIED:
		options->coverage = true;
		options->untied = true;
		break;
	case OPTION_UPDATE_BASELINE:
		options->update_baseline = true;
		break;
	case OPTION_JSON:
		options->json = true;
		break;
	case OPTION_TEXT:
		options->views |= RASOAT_VIEW_TEXT;
		break;
	case OPTION_TABLES:
		options->views |= RASOAT_VIEW_TABLES;
		break;
	case OPTION_FACTS:
		options->views |= RASOAT_VIEW_FACTS;
		break;
	case OPTION_CLAIMS:
		options->views |= RASOAT_VIEW_CLAIMS;
		break;
	case OPTION_HELP:
		parser->help = true;
		break;
	case OPTION_VERSION:
		parser->version = true;
		break;
	default:
		break;
	}
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
		set_flag(parser, option->id);
		return true;
	}
	if (!value && parser->at + 1 < parser->argc)
		value = parser->argv[++parser->at];
	if (!value) {
		fprintf(stderr, say(language(parser), "rasoat: --%s cần một giá trị\n", "rasoat: --%s needs a value\n"),
			option->name);
		return false;
	}
	return set_value(parser, option, value);
}

static bool long_option(struct parser *parser, const char *text)
{
	const char *name = text + 2;
	size_t size = strcspn(name, "=");
	char word[64];

	for (size_t i = 0; i < OPTION_COUNT; i++)
		if (strncmp(OPTIONS[i].name, name, size) == 0 && OPTIONS[i].name[size] == '\0')
			return apply(parser, &OPTIONS[i], name[size] == '=' ? name + size + 1 : NULL);
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
	did_you_mean(parser, &nearest, "");
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

	if (options->update_baseline && !options->baseline)
		why = say(language(parser), "--update-baseline cần --baseline để biết ghi vào tệp nào",
			  "--update-baseline needs --baseline to know which file to write");
	else if (options->older && options->baseline)
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
	if (mistyped_command(&parser) || !fitting(&parser) || !consistent(&parser)) {
		options_hint(options);
		return PARSED_WRONG;
	}
	return PARSED_RUN;
}
