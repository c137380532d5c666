/*
 * Values of options, from the command line and from configuration files alike.
 */
#include <errno.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#include "base/nearest.h"
#include "language.h"
#include "options.h"
#include "report/report.h"

enum { MOST_JOBS = 256 };

void options_did_you_mean(enum rasoat_language language, const struct nearest *nearest, const char *prefix)
{
	if (nearest->name)
		fprintf(stderr, say(language, " (có phải ý là %s%s?)", " (did you mean %s%s?)"), prefix, nearest->name);
	fputc('\n', stderr);
}

static bool bad_value(enum rasoat_language language, const struct option *option, const char *value, const char *where)
{
	struct nearest nearest = nearest_to(slice_str(value));

	fprintf(stderr,
		say(language, "rasoat: %s%s không nhận giá trị “%s”", "rasoat: %s%s does not take the value '%s'"),
		where, option->name, value);
	if (!option->values) {
		fputc('\n', stderr);
		return false;
	}
	fputs(say(language, "; chỉ nhận: ", "; it takes: "), stderr);
	for (size_t i = 0; option->values[i]; i++) {
		fprintf(stderr, "%s%s", i ? ", " : "", option->values[i]);
		nearest_offer(&nearest, option->values[i]);
	}
	options_did_you_mean(language, &nearest, "");
	return false;
}

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

bool option_set(struct options *options, const struct option *option, const char *value, const char *where)
{
	int word = option->values ? word_index(option, value) : 0;
	bool good = true;

	if (word < 0)
		return bad_value(options->language, option, value, where);
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
	case OPTION_CONFIG:
		options->config = value;
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
	return good || bad_value(options->language, option, value, where);
}

void option_switch(struct options *options, enum option_id id, bool on)
{
	switch (id) {
	case OPTION_QUIET:
		options->quiet = on;
		break;
	case OPTION_SUMMARY:
		options->summary = on;
		break;
	case OPTION_COVERAGE:
		options->coverage = on;
		break;
	case OPTION_UNTIED:
		options->coverage = options->coverage || on;
		options->untied = on;
		break;
	case OPTION_UPDATE_BASELINE:
		options->update_baseline = on;
		break;
	case OPTION_JSON:
		options->json = on;
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
	case OPTION_NO_CONFIG:
		options->no_config = on;
		break;
	default:
		break;
	}
}
