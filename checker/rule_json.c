#include "rule_json.h"

#include "language.h"

static json_t *both(const char *const text[2])
{
	return json_pack("{s:s, s:s}", "vi", text[RASOAT_VI], "en", text[RASOAT_EN]);
}

json_t *rule_json(const struct rasoat_rule *rule)
{
	static const char *const SEVERITIES[] = {
		[RASOAT_INFO] = "info", [RASOAT_WARNING] = "warning", [RASOAT_ERROR] = "error"};

	return json_pack("{s:s, s:s, s:s, s:s, s:o, s:o, s:o, s:o, s:s, s:I}", "id", rule->id, "category",
			 rule->category, "kind", rule->kind, "severity", SEVERITIES[rule->severity], "title",
			 both(rule->title), "message", both(rule->message), "explain", both(rule->explain), "source",
			 both(rule->source), "file", rule->file, "tests", (json_int_t)rule->tests);
}

int print_rule_json(const struct options *options, json_t *value)
{
	if (!value) {
		fputs(say(options->language, "rasoat: hết bộ nhớ\n", "rasoat: out of memory\n"), stderr);
		return EXIT_USAGE;
	}
	json_dumpf(value, stdout, JSON_INDENT(2));
	putchar('\n');
	json_decref(value);
	return EXIT_CLEAN;
}
