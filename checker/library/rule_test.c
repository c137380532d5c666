#include "library/rule_test.h"

#include <setjmp.h>

#include "library/check.h"

/* What one text gave. */
struct outcome {
	struct arena arena; /* owns the texts of `why` */
	struct check check;
	bool passed;
	const char *why;
};

static const char *const KIND_NAMES[] = {"fail", "pass", "unknown"};
enum { TEST_MEMORY = 256 * 1024 * 1024 };

static bool has_equation(const struct sink *sink, struct slice equation)
{
	for (size_t i = 0; i < sink->count; i++)
		if (slice_find(sink->findings[i].equation, equation, 0) != SIZE_MAX)
			return true;
	return equation.size == 0;
}

/* What came, for the author of the rule: the first findings with their equations. */
static void describe(struct strbuf *why, const struct sink *sink)
{
	enum { MOST_SHOWN = 3 };

	if (sink->count == 0) {
		strbuf_printf(why, "no finding (passed %zu, unknown %zu, broken %zu)", sink->verdicts[VERDICT_PASS],
			      sink->verdicts[VERDICT_UNKNOWN], sink->verdicts[VERDICT_ERROR]);
		return;
	}
	strbuf_printf(why, "%zu finding%s", sink->count, sink->count == 1 ? "" : "s");
	for (size_t i = 0; i < sink->count && i < MOST_SHOWN; i++) {
		strbuf_puts(why, i == 0 ? ": \"" : "; \"");
		strbuf_add(why, sink->findings[i].message);
		strbuf_puts(why, sink->findings[i].equation.size > 0 ? "\", equation \"" : "");
		strbuf_add(why, sink->findings[i].equation);
		strbuf_putc(why, '"');
	}
}

static bool is_as_expected(const struct rule_test *test, const struct sink *sink, struct strbuf *why)
{
	if (sink->verdicts[VERDICT_ERROR] > 0) {
		strbuf_puts(why, "the rule broke: ");
		return false;
	}
	switch (test->kind) {
	case TEST_FAIL:
		strbuf_puts(why, "expected a finding");
		if (test->equation.size > 0) {
			strbuf_puts(why, " with the equation \"");
			strbuf_add(why, test->equation);
			strbuf_putc(why, '"');
		}
		strbuf_puts(why, ", came ");
		return sink->count > 0 && has_equation(sink, test->equation);
	case TEST_PASS:
		strbuf_puts(why, "expected no finding, came ");
		return sink->count == 0;
	case TEST_UNKNOWN:
		strbuf_puts(why, "expected neither a finding nor a pass, came ");
		return sink->count == 0 && sink->verdicts[VERDICT_PASS] == 0;
	}
	return false;
}

static void judge(struct outcome *outcome, const struct rule *rule, const struct rule_test *test,
		  const struct lexicon *lexicon)
{
	struct strbuf why;

	strbuf_init(&why, &outcome->arena);
	if (check_text(&outcome->check, &outcome->arena, test->text, NULL, lexicon, rule, 1, LANGUAGE_VI) != READ_OK) {
		outcome->why = "the text cannot be read as a document";
		return;
	}
	outcome->passed = is_as_expected(test, &outcome->check.sink, &why);
	if (outcome->passed)
		return;
	describe(&why, &outcome->check.sink);
	outcome->why = why.data;
}

static void run_test(struct outcome *outcome, const struct rule *rule, const struct rule_test *test,
		     const struct lexicon *lexicon)
{
	jmp_buf escape;

	*outcome = (struct outcome){.why = ""};
	arena_init(&outcome->arena, TEST_MEMORY);
	outcome->arena.escape = &escape;
	if (setjmp(escape) == 0) {
		judge(outcome, rule, test, lexicon);
	} else {
		outcome->passed = false;
		outcome->check.sink.count = 0;
		outcome->why = "memory ran out";
	}
	outcome->arena.escape = NULL;
}

static void report(struct rule_tester *tester, const struct rule *rule, const struct rasoat_test *result)
{
	struct rasoat_test named = *result;

	named.rule = rule->id.data;
	named.file = rule->file.data;
	tester->ran++;
	tester->failed += !named.passed;
	if (tester->report != NULL)
		tester->report(&named, tester->context);
}

static void test_rule(struct rule_tester *tester, const struct rule *rule)
{
	size_t fired = 0;
	size_t silent = 0;

	for (size_t i = 0; i < rule->test_count; i++) {
		const struct rule_test *test = &rule->tests[i];
		struct outcome outcome;

		run_test(&outcome, rule, test, tester->set->lexicon);
		fired += outcome.check.sink.count > 0;
		silent += outcome.check.sink.count == 0;
		report(tester, rule,
		       &(struct rasoat_test){.line = test->line,
					     .kind = KIND_NAMES[test->kind],
					     .text = test->text.data,
					     .passed = outcome.passed,
					     .why = outcome.why});
		arena_release(&outcome.arena);
	}
	if (fired == 0)
		report(tester, rule,
		       &(struct rasoat_test){
			       .line = 1, .kind = "fail", .text = "", .why = "no test makes the rule fire"});
	if (silent == 0)
		report(tester, rule,
		       &(struct rasoat_test){
			       .line = 1, .kind = "pass", .text = "", .why = "no test leaves the rule silent"});
}

void rule_test_all(struct rule_tester *tester)
{
	for (size_t i = 0; i < tester->set->count; i++)
		test_rule(tester, &tester->set->rules[i]);
}
