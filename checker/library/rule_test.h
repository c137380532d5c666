/*
 * rule_test: runs the tests inside the rules: each text as a small document of its own, each with its one rule.
 */
#ifndef RASOAT_RULE_TEST_H
#define RASOAT_RULE_TEST_H

#include "rasoat.h"
#include "rules/ruleset.h"

struct rule_tester {
	const struct ruleset *set;
	void (*report)(const struct rasoat_test *test, void *context); /* may be NULL */
	void *context;
	size_t ran;
	size_t failed;
};

void rule_test_all(struct rule_tester *tester);

#endif
