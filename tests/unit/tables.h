/*
 * tables: reports that consist of tables, for the tests of what is read out of them.
 *
 * A report is given as text (tabs between cells); `alter` replaces one cell text that stands once in it.
 */
#ifndef RASOAT_TESTS_UNIT_TABLES_H
#define RASOAT_TESTS_UNIT_TABLES_H

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>

#include <cmocka.h>

#include "claim/claim.h"
#include "read/read.h"
#include "rules/verdict.h"

static struct arena lexicon_arena;
static struct lexicon *lexicon;

static inline int tables_start(void **unused)
{
	(void)unused;
	arena_init(&lexicon_arena, 0);
	lexicon = lexicon_new(&lexicon_arena);
	lexicon_add(lexicon, PHRASE_CUE_OPEN, SLICE("trong đó"), 0, SLICE(""));
	return 0;
}

static inline int tables_stop(void **unused)
{
	(void)unused;
	arena_release(&lexicon_arena);
	return 0;
}

static inline struct facts *tables_read(struct arena *arena, struct slice text)
{
	const struct document *doc;
	struct facts *facts;

	arena_init(arena, 0);
	assert_int_equal(read_document(arena, text, NULL, &doc), READ_OK);
	assert_true(doc->table_count > 0);
	facts = facts_extract(doc, lexicon, arena);
	claims_read(facts);
	return facts;
}

static inline bool is_table_claim(const struct claim *claim)
{
	return strncmp(claim->scope, "table-", 6) == 0;
}

/* Claims of `scope` (NULL: of any table scope) with that verdict; the equation of the last in *equation when not NULL. */
static inline size_t count_claims(struct facts *facts, const char *scope, enum verdict verdict, struct slice *equation)
{
	size_t count = 0;

	for (size_t i = 0; i < facts->claim_count; i += 1 + facts->claims[i].alternatives) {
		const struct claim *claim = &facts->claims[i];

		if (!is_table_claim(claim) || (scope != NULL && strcmp(scope, claim->scope) != 0) ||
		    claim_verdict(facts, claim) != verdict)
			continue;
		count++;
		if (equation != NULL)
			*equation = claim_equation(facts, claim, facts->arena).whole;
	}
	return count;
}

/* The table agrees with itself, and at least `count` claims of `scope` are made. */
static inline void assert_agrees(const char *text, const char *scope, size_t count)
{
	struct arena arena;
	struct facts *facts = tables_read(&arena, slice_str(text));
	struct slice equation = SLICE("");
	size_t failed = count_claims(facts, NULL, VERDICT_FAIL, &equation);

	if (failed > 0)
		print_error("fails: %.*s\n", (int)equation.size, equation.data);
	assert_int_equal(failed, 0);
	if (count_claims(facts, scope, VERDICT_PASS, NULL) < count)
		print_error("%s: %zu claims\n", scope, count_claims(facts, scope, VERDICT_PASS, NULL));
	assert_true(count_claims(facts, scope, VERDICT_PASS, NULL) >= count);
	arena_release(&arena);
}

static inline struct slice altered(struct arena *arena, const char *text, const char *from, const char *to)
{
	struct slice whole = slice_str(text);
	size_t at = slice_find(whole, slice_str(from), 0);
	struct strbuf buf;

	arena_init(arena, 0);
	assert_true(at != SIZE_MAX);
	assert_true(slice_find(whole, slice_str(from), at + 1) == SIZE_MAX);
	strbuf_init(&buf, arena);
	strbuf_add(&buf, slice_part(whole, 0, at));
	strbuf_puts(&buf, to);
	strbuf_add(&buf, slice_part(whole, at + strlen(from), whole.size));
	return strbuf_slice(&buf);
}

/* With `from` replaced by `to`, a claim of `scope` fails with `equation`. */
static inline void assert_contradicts(const char *text, const char *from, const char *to, const char *scope,
				      const char *equation)
{
	struct arena text_arena;
	struct arena arena;
	struct slice changed = altered(&text_arena, text, from, to);
	struct facts *facts = tables_read(&arena, changed);
	bool found = false;

	for (size_t i = 0; i < facts->claim_count; i += 1 + facts->claims[i].alternatives) {
		const struct claim *claim = &facts->claims[i];
		struct slice whole;

		if (strcmp(claim->scope, scope) != 0 || claim_verdict(facts, claim) != VERDICT_FAIL)
			continue;
		whole = claim_equation(facts, claim, facts->arena).whole;
		found |= slice_equal(whole, slice_str(equation));
		if (!slice_equal(whole, slice_str(equation)))
			print_message("also fails: %.*s\n", (int)whole.size, whole.data);
	}
	assert_true(found);
	arena_release(&arena);
	arena_release(&text_arena);
}

/* With `from` replaced by `to` nothing is claimed to be wrong. */
static inline void assert_silent(const char *text, const char *from, const char *to)
{
	struct arena text_arena;
	struct arena arena;
	struct facts *facts = tables_read(&arena, altered(&text_arena, text, from, to));
	struct slice equation = SLICE("");

	if (count_claims(facts, NULL, VERDICT_FAIL, &equation) > 0)
		print_error("fails: %.*s\n", (int)equation.size, equation.data);
	assert_int_equal(count_claims(facts, NULL, VERDICT_FAIL, NULL), 0);
	arena_release(&arena);
	arena_release(&text_arena);
}

#endif
