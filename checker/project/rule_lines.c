#include "project/rule_lines.h"

#include <stdlib.h>
#include <string.h>

#include "base/glob.h"
#include "base/nearest.h"
#include "language.h"
#include "memory.h"
#include "project/config.h"

enum state { STATE_OFF, STATE_ON, STATE_ERROR, STATE_WARNING, STATE_INFO };

/* In the order of enum state; then what YAML has for on and off. */
static const char *const WORDS[] = {"off", "on", "error", "warning", "info", "false", "true", NULL};
enum { STATES = 5 };

static int state_of(struct slice word)
{
	for (int i = 0; WORDS[i]; i++)
		if (slice_equal(word, slice_str(WORDS[i])))
			return i < STATES ? i : i - STATES;
	return -1;
}

bool rule_lines_check(const struct options *options, const struct yaml_node *map)
{
	enum rasoat_language language = options->language;

	if (map->kind != YAML_MAP) {
		config_complain(options->settings, map);
		fputs(say(language, "rules phải gồm các dòng “quy tắc hoặc nhóm: off, on, error, warning hoặc info”\n",
			  "rules is made of lines \"rule or category: off, on, error, warning or info\"\n"),
		      stderr);
		return false;
	}
	for (size_t i = 0; i < map->count; i++) {
		const struct yaml_node *value = map->items[i];
		struct nearest nearest = nearest_to(value->text);

		if (value->kind == YAML_SCALAR && state_of(value->text) >= 0)
			continue;
		config_complain(options->settings, value);
		fprintf(stderr,
			say(language,
			    "%s không nhận giá trị “%s”; chỉ nhận: ", "%s does not take the value '%s'; it takes: "),
			map->keys[i]->text.data, value->kind == YAML_SCALAR ? value->text.data : "...");
		for (size_t word = 0; word < STATES; word++) {
			fprintf(stderr, "%s%s", word ? ", " : "", WORDS[word]);
			nearest_offer(&nearest, WORDS[word]);
		}
		options_did_you_mean(language, &nearest, "");
		return false;
	}
	return true;
}

static const struct yaml_node *lines(const struct options *options)
{
	return options->settings ? yaml_get(options->settings->root, "rules") : NULL;
}

static bool names(struct slice name, const struct rasoat_rule *rule)
{
	return glob_match(name, slice_str(rule->id)) || glob_match(name, slice_str(rule->category));
}

static size_t named(const struct rasoat_rules *rules, struct slice name)
{
	size_t count = 0;

	for (size_t i = 0; i < rasoat_rules_count(rules); i++) {
		struct rasoat_rule rule = rasoat_rules_at(rules, i);

		count += names(name, &rule);
	}
	return count;
}

static bool unknown(const struct options *options, const struct rasoat_rules *rules, const struct yaml_node *key)
{
	struct nearest nearest = nearest_to(key->text);

	for (size_t i = 0; i < rasoat_rules_count(rules); i++) {
		struct rasoat_rule rule = rasoat_rules_at(rules, i);

		nearest_offer(&nearest, rule.id);
		nearest_offer(&nearest, rule.category);
	}
	config_complain(options->settings, key);
	fprintf(stderr,
		say(options->language, "không có quy tắc hay nhóm quy tắc “%s”", "there is no rule or category '%s'"),
		key->text.data);
	options_did_you_mean(options->language, &nearest, "");
	return false;
}

/* Gives the rule its severity; whether it is on. */
static bool settle(const struct yaml_node *map, struct rasoat_rules *rules, const struct rasoat_rule *rule)
{
	static const enum rasoat_severity SEVERITIES[] = {
		[STATE_ERROR] = RASOAT_ERROR, [STATE_WARNING] = RASOAT_WARNING, [STATE_INFO] = RASOAT_INFO};
	bool on = true;

	for (size_t i = 0; i < map->count; i++) {
		int state = names(map->keys[i]->text, rule) ? state_of(map->items[i]->text) : -1;

		if (state < 0)
			continue;
		on = state != STATE_OFF;
		if (state > STATE_ON)
			rasoat_rules_set_severity(rules, rule->id, SEVERITIES[state], NULL);
	}
	return on;
}

bool rule_lines_apply(const struct options *options, struct rasoat_rules *rules)
{
	const struct yaml_node *map = lines(options);
	size_t count = rasoat_rules_count(rules);
	size_t size = 1;
	char *off;

	for (size_t i = 0; map && i < map->count; i++)
		if (named(rules, map->keys[i]->text) == 0)
			return unknown(options, rules, map->keys[i]);
	if (!map)
		return true;
	for (size_t i = 0; i < count; i++)
		size += strlen(rasoat_rules_at(rules, i).id) + 1;
	off = memory_array(size, 1);
	for (size_t i = 0, used = 0; i < count; i++) {
		struct rasoat_rule rule = rasoat_rules_at(rules, i);

		if (!settle(map, rules, &rule))
			used += (size_t)snprintf(off + used, size - used, "%s,", rule.id);
	}
	if (!options->only && options->command != COMMAND_EXPLAIN)
		rasoat_rules_select(rules, NULL, off, NULL);
	free(off);
	return true;
}

void rule_lines_print(const struct options *options, const struct rasoat_rules *rules)
{
	const struct yaml_node *map = lines(options);

	if (!map || map->count == 0)
		return;
	puts("rules:");
	for (size_t i = 0; i < map->count; i++) {
		char line[256];

		snprintf(line, sizeof line, "  \"%s\": %s", map->keys[i]->text.data, map->items[i]->text.data);
		printf(say(options->language, "%-32s # %s:%u; %zu quy tắc\n", "%-32s # %s:%u; %zu rules\n"), line,
		       options->settings->shown, map->keys[i]->line, named(rules, map->keys[i]->text));
	}
}
