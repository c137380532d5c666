#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "rules/culprit.h"
#include "rules/culprit_digits.h"
#include "rules/rule.h"

enum { MOST = 64 };

static struct arena arena;
static struct document doc;
static struct facts facts;
static struct sink sink;
static struct claim claims[MOST];
static const struct rule RULE_SUM = {
	.id = {"sum/x", 5}, .category = {"sum", 3}, .message = {{"a", 1}, {"b", 1}}, .severity = SEVERITY_ERROR};

/* A document of figures between blanks; the i-th is quantity i. A figure with % has that unit. */
static void read_figures(const char *text)
{
	size_t capacity = 0;

	arena_init(&arena, 0);
	doc = (struct document){.text = slice_str(text), .source = slice_str(text)};
	facts = (struct facts){.doc = &doc, .arena = &arena, .claims = claims};
	for (size_t at = 0, end; at < doc.text.size; at = end + 1) {
		struct quantity *q = ARENA_PUSH(&arena, facts.quantities, facts.quantity_count, capacity);
		struct strbuf digits;

		end = slice_find(doc.text, SLICE(" "), at);
		end = end == SIZE_MAX ? doc.text.size : end;
		*q = (struct quantity){.over = NO_INDEX, .under = NO_INDEX, .padded = doc.text.data[at] == '0'};
		strbuf_init(&digits, &arena);
		q->span = (struct span){(uint32_t)at, (uint32_t)end};
		for (size_t i = at; i < end; i++) {
			char c = doc.text.data[i];

			if (c == '%') {
				q->unit = UNIT_PERCENT;
				q->span.end--;
			} else if (c != '.') {
				q->printed = (uint8_t)(q->printed +
						       (digits.size > 0 && strchr(digits.data, '.') != NULL));
				strbuf_putc(&digits, c == ',' ? '.' : c);
			}
		}
		assert_true(decimal_parse(&q->value, strbuf_slice(&digits)));
		q->step = q->printed > 0 ? (struct decimal){1, q->printed} : decimal_of(0);
	}
	sink_init(&sink, &arena, &doc, LANGUAGE_EN, facts.quantity_count);
}

static int stop(void **unused)
{
	(void)unused;
	arena_release(&arena);
	return 0;
}

/* result = the operands, a list of indexes that ends with -1. */
static struct claim *claim(enum formula formula, uint32_t result, const int *operands)
{
	struct claim *c = &claims[facts.claim_count++];
	size_t capacity = 0;

	*c = (struct claim){.formula = formula, .result = result};
	for (; *operands >= 0; operands++)
		*ARENA_PUSH(&arena, c->operands, c->operand_count, capacity) = (struct operand){(uint32_t)*operands,
												false};
	return c;
}

#define CLAIM(formula, result, ...) claim(formula, result, (const int[]){__VA_ARGS__, -1})

static struct finding *suggest_for(const struct claim *failed)
{
	struct finding *finding = finding_add(&sink, &RULE_SUM, facts.quantities[failed->result].span, NULL, 0);

	finding->claim = 1 + (uint32_t)(failed - claims);
	culprits_suggest(&facts, &sink);
	return finding;
}

static void assert_suggestion(const struct finding *finding, uint32_t quantity, const char *with, const char *because)
{
	assert_int_equal(finding->suggestion.span.start, facts.quantities[quantity].span.start);
	assert_int_equal(finding->suggestion.span.end, facts.quantities[quantity].span.end);
	assert_string_equal(finding->suggestion.with.data, with);
	if (strstr(finding->suggestion.because.data, because) == NULL)
		fail_msg("\"%s\" is not in \"%s\"", because, finding->suggestion.because.data);
}

static void assert_no_suggestion(const struct finding *finding)
{
	assert_int_equal(finding->suggestion.span.start, finding->suggestion.span.end);
}

static void one_claim_alone_accuses_nobody(void **unused)
{
	(void)unused;
	read_figures("164 138 12 12");
	assert_no_suggestion(suggest_for(CLAIM(FORMULA_SUM, 0, 1, 2, 3)));
}

static void a_figure_that_mends_two_claims_is_the_culprit(void **unused)
{
	struct claim *failed;

	(void)unused;
	read_figures("138 12 14 138 164");
	failed = CLAIM(FORMULA_SUM, 0, 1, 2, 3);
	CLAIM(FORMULA_SAME, 4, 0);
	assert_suggestion(suggest_for(failed), 0, "164", "mends the comparison at line 1");
}

static void figures_that_hold_elsewhere_clear_themselves(void **unused)
{
	struct claim *failed;

	(void)unused;
	read_figures("264 138 12 14 138 12 14 1.380");
	failed = CLAIM(FORMULA_SUM, 0, 1, 2, 3);
	CLAIM(FORMULA_SAME, 4, 1);
	CLAIM(FORMULA_SAME, 5, 2);
	CLAIM(FORMULA_SAME, 6, 3);
	assert_suggestion(suggest_for(failed), 0, "164", "alone");
}

static void two_that_may_be_wrong_stay_ambiguous(void **unused)
{
	struct claim *failed;

	(void)unused;
	read_figures("164 138 12 12 164 138");
	failed = CLAIM(FORMULA_SUM, 0, 1, 2, 3);
	CLAIM(FORMULA_SAME, 4, 0);
	CLAIM(FORMULA_SAME, 5, 1);
	assert_no_suggestion(suggest_for(failed));
}

static void a_second_reading_of_the_same_figures_is_no_witness(void **unused)
{
	struct claim *failed;

	(void)unused;
	read_figures("164 138 24");
	failed = CLAIM(FORMULA_SUM, 0, 1, 2);
	CLAIM(FORMULA_SUM, 0, 2, 1);
	assert_no_suggestion(suggest_for(failed));
}

static void a_swapped_rate_is_mended_when_no_count_could_explain_it(void **unused)
{
	(void)unused;
	read_figures("79,62% 10 13");
	assert_suggestion(suggest_for(CLAIM(FORMULA_PERCENT, 0, 1, 2)), 0, "76,92", "alone");
}

static void a_rate_that_other_counts_could_give_stays_ambiguous(void **unused)
{
	(void)unused;
	read_figures("80% 15 20");
	assert_no_suggestion(suggest_for(CLAIM(FORMULA_PERCENT, 0, 1, 2)));
}

static void of_two_with_support_the_slip_of_the_finger_is_the_culprit(void **unused)
{
	struct claim *failed;

	(void)unused;
	read_figures("30 12 09 21 21");
	failed = CLAIM(FORMULA_SUM, 0, 1, 2);
	CLAIM(FORMULA_SAME, 3, 0);
	CLAIM(FORMULA_SAME, 4, 1);
	assert_suggestion(suggest_for(failed), 1, "21", "mends");
	stop(NULL);
	read_figures("26 12 12 24 14");
	failed = CLAIM(FORMULA_SUM, 0, 1, 2);
	CLAIM(FORMULA_SAME, 3, 0);
	CLAIM(FORMULA_SAME, 4, 1);
	assert_no_suggestion(suggest_for(failed));
}

static void a_correction_is_adopted_by_what_it_mends(void **unused)
{
	struct claim *failed;
	struct finding *weak;

	(void)unused;
	read_figures("138 12 14 138 164 164");
	failed = CLAIM(FORMULA_SUM, 0, 1, 2, 3);
	CLAIM(FORMULA_SAME, 4, 0);
	CLAIM(FORMULA_SAME, 5, 0)->weak = true;
	weak = finding_add(&sink, &RULE_SUM, facts.quantities[5].span, NULL, 0);
	weak->claim = 3;
	suggest_for(failed);
	assert_suggestion(&sink.findings[0], 0, "164", "mends");
	assert_suggestion(&sink.findings[1], 0, "164", "mends");
}

static void two_weak_claims_that_agree_are_believed(void **unused)
{
	struct claim *failed;

	(void)unused;
	read_figures("138 12 14 138 164");
	failed = CLAIM(FORMULA_SUM, 0, 1, 2, 3);
	failed->weak = true;
	CLAIM(FORMULA_SAME, 4, 0)->weak = true;
	assert_suggestion(suggest_for(failed), 0, "164", "mends");
}

static void a_weak_claim_alone_accuses_nobody(void **unused)
{
	struct claim *failed;

	(void)unused;
	read_figures("79,62% 10 13");
	failed = CLAIM(FORMULA_PERCENT, 0, 1, 2);
	failed->weak = true;
	assert_no_suggestion(suggest_for(failed));
}

static void what_is_left_over_must_be_a_slip(void **unused)
{
	struct claim *failed;

	(void)unused;
	read_figures("999 138 12 14 138 12 14");
	failed = CLAIM(FORMULA_SUM, 0, 1, 2, 3);
	CLAIM(FORMULA_SAME, 4, 1);
	CLAIM(FORMULA_SAME, 5, 2);
	CLAIM(FORMULA_SAME, 6, 3);
	assert_no_suggestion(suggest_for(failed));
}

static void an_open_claim_that_holds_is_no_witness(void **unused)
{
	struct claim *failed;

	(void)unused;
	read_figures("264 138 12 14 138 12 14 300");
	failed = CLAIM(FORMULA_SUM, 0, 1, 2, 3);
	CLAIM(FORMULA_SAME, 4, 1);
	CLAIM(FORMULA_SAME, 5, 2);
	claims[facts.claim_count - 1].open = true;
	CLAIM(FORMULA_SAME, 6, 3);
	assert_no_suggestion(suggest_for(failed));
}

static void a_claim_within_another_is_the_same_error(void **unused)
{
	struct claim *outer;
	struct finding *inner;

	(void)unused;
	read_figures("98,4% 125 123");
	outer = CLAIM(FORMULA_PERCENT, 0, 1, 2);
	CLAIM(FORMULA_SAME, 1, 2)->relation = RELATION_AT_MOST;
	inner = finding_add(&sink, &RULE_SUM, facts.quantities[1].span, NULL, 0);
	inner->claim = 2;
	suggest_for(outer)->marks[0] = facts.quantities[0].span;
	culprits_suggest(&facts, &sink);
	assert_int_equal(sink.findings[0].error.start, facts.quantities[0].span.start);
	assert_int_equal(sink.findings[1].error.end, 0);
}

static void the_proposal_is_printed_as_the_figure_is(void **unused)
{
	struct claim *failed;

	(void)unused;
	read_figures("08 02 04 06");
	failed = CLAIM(FORMULA_SUM, 0, 1, 2);
	CLAIM(FORMULA_SAME, 3, 0);
	assert_suggestion(suggest_for(failed), 0, "06", "mends");
	stop(NULL);
	read_figures("1018 1.000 19 1019");
	failed = CLAIM(FORMULA_SUM, 0, 1, 2);
	CLAIM(FORMULA_SAME, 3, 0);
	assert_suggestion(suggest_for(failed), 0, "1019", "mends");
	stop(NULL);
	read_figures("2,40 1,05 1,30 2,35");
	failed = CLAIM(FORMULA_SUM, 0, 1, 2);
	CLAIM(FORMULA_SAME, 3, 0);
	assert_suggestion(suggest_for(failed), 0, "2,35", "mends");
}

static void work_is_bounded_in_a_document_full_of_contradictions(void **unused)
{
	struct claim *failed = NULL;

	(void)unused;
	read_figures("9 1 1");
	for (int i = 0; i < MOST; i++)
		failed = CLAIM(FORMULA_SUM, 0, 1, 2);
	assert_no_suggestion(suggest_for(failed));
}

static bool near(const char *a, const char *b)
{
	return culprit_digits_near(slice_str(a), slice_str(b));
}

static void a_slip_of_the_finger_is_one_digit_or_a_swap(void **unused)
{
	(void)unused;
	assert_true(near("162", "164"));
	assert_true(near("79,62", "76,92"));
	assert_true(near("76,29", "76,92"));
	assert_false(near("1.019", "1019"));
	assert_true(near("1019", "1.091"));
	assert_true(near("119", "1.019"));
	assert_true(near("1.0019", "1.019"));
	assert_true(near("05", "7"));
	assert_false(near("138", "164"));
	assert_false(near("12", "12"));
	assert_false(near("123", "321"));
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test_teardown(one_claim_alone_accuses_nobody, stop),
		cmocka_unit_test_teardown(a_figure_that_mends_two_claims_is_the_culprit, stop),
		cmocka_unit_test_teardown(figures_that_hold_elsewhere_clear_themselves, stop),
		cmocka_unit_test_teardown(two_that_may_be_wrong_stay_ambiguous, stop),
		cmocka_unit_test_teardown(a_second_reading_of_the_same_figures_is_no_witness, stop),
		cmocka_unit_test_teardown(a_swapped_rate_is_mended_when_no_count_could_explain_it, stop),
		cmocka_unit_test_teardown(a_rate_that_other_counts_could_give_stays_ambiguous, stop),
		cmocka_unit_test_teardown(of_two_with_support_the_slip_of_the_finger_is_the_culprit, stop),
		cmocka_unit_test_teardown(a_correction_is_adopted_by_what_it_mends, stop),
		cmocka_unit_test_teardown(two_weak_claims_that_agree_are_believed, stop),
		cmocka_unit_test_teardown(a_weak_claim_alone_accuses_nobody, stop),
		cmocka_unit_test_teardown(what_is_left_over_must_be_a_slip, stop),
		cmocka_unit_test_teardown(an_open_claim_that_holds_is_no_witness, stop),
		cmocka_unit_test_teardown(a_claim_within_another_is_the_same_error, stop),
		cmocka_unit_test_teardown(the_proposal_is_printed_as_the_figure_is, stop),
		cmocka_unit_test_teardown(work_is_bounded_in_a_document_full_of_contradictions, stop),
		cmocka_unit_test(a_slip_of_the_finger_is_one_digit_or_a_swap),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
