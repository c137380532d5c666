#include <stdlib.h>

#include "library/library.h"
#include "library/rule_test.h"

const char *rasoat_version(void)
{
	return RASOAT_VERSION;
}

static char *to_string(struct slice s)
{
	char *copy = malloc(s.size + 1);

	if (copy != NULL) {
		memcpy(copy, s.data, s.size);
		copy[s.size] = '\0';
	}
	return copy;
}

static enum rasoat_status give_status(enum ruleset_status status, enum rasoat_status bad, struct slice error,
				      char **message)
{
	if (message != NULL)
		*message = status == RULESET_OK ? NULL
						: to_string(status == RULESET_BAD ? error : SLICE("out of memory"));
	if (status == RULESET_OK)
		return RASOAT_OK;
	return status == RULESET_BAD ? bad : RASOAT_NO_MEMORY;
}

enum rasoat_status rasoat_rules_open(const char *directory, struct rasoat_rules **rules, char **message)
{
	struct rasoat_rules *opened = malloc(sizeof *opened);
	struct slice errors = SLICE("");
	enum ruleset_status status = RULESET_NO_MEMORY;
	enum rasoat_status result;

	*rules = NULL;
	if (opened != NULL)
		status = ruleset_open(&opened->set, directory, &errors);
	result = give_status(status, RASOAT_BAD_RULES, errors, message);
	if (result == RASOAT_OK)
		*rules = opened;
	else
		rasoat_rules_free(opened);
	return result;
}

enum rasoat_status rasoat_rules_select(struct rasoat_rules *rules, const char *only, const char *skip, char **message)
{
	struct slice error = SLICE("");
	enum ruleset_status status = ruleset_select(&rules->set, only, skip, &error);

	return give_status(status, RASOAT_BAD_ARGUMENT, error, message);
}

enum rasoat_status rasoat_rules_set_severity(struct rasoat_rules *rules, const char *names,
					     enum rasoat_severity severity, char **message)
{
	struct slice error = SLICE("");
	enum ruleset_status status = ruleset_set_severity(&rules->set, names, (enum severity)severity, &error);

	return give_status(status, RASOAT_BAD_ARGUMENT, error, message);
}

void rasoat_rules_free(struct rasoat_rules *rules)
{
	if (rules != NULL)
		ruleset_release(&rules->set);
	free(rules);
}

size_t rasoat_rules_count(const struct rasoat_rules *rules)
{
	return rules->set.count;
}

/* All texts of a rule are NUL-terminated: the loader copied them so. */
struct rasoat_rule rasoat_rules_at(const struct rasoat_rules *rules, size_t index)
{
	const struct rule *rule = &rules->set.rules[index];

	return (struct rasoat_rule){
		.id = rule->id.data,
		.category = rule->category.data,
		.kind = rule->kind->name,
		.severity = (enum rasoat_severity)rule->severity,
		.title = {rule->title[LANGUAGE_VI].data, rule->title[LANGUAGE_EN].data},
		.message = {rule->message[LANGUAGE_VI].data, rule->message[LANGUAGE_EN].data},
		.explain = {rule->explain[LANGUAGE_VI].data, rule->explain[LANGUAGE_EN].data},
		.source = {rule->source[LANGUAGE_VI].data, rule->source[LANGUAGE_EN].data},
		.file = rule->file.data,
		.tests = rule->test_count,
	};
}

size_t rasoat_rules_find(const struct rasoat_rules *rules, const char *id)
{
	return ruleset_find(&rules->set, slice_str(id));
}

size_t rasoat_rules_test(const struct rasoat_rules *rules, void (*report)(const struct rasoat_test *, void *),
			 void *context, size_t *ran)
{
	struct rule_tester tester = {.set = &rules->set, .report = report, .context = context};

	rule_test_all(&tester);
	if (ran != NULL)
		*ran = tester.ran;
	return tester.failed;
}
