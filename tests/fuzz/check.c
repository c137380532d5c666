/* Any bytes as a report: the check ends, and what it gives can be walked. */
#include <stdint.h>
#include <stdlib.h>

#include "rasoat.h"

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

static struct rasoat_rules *rules;

static void walk(const struct rasoat_result *result)
{
	for (size_t i = 0; i < rasoat_result_count(result); i++) {
		struct rasoat_finding finding = rasoat_result_at(result, i);

		if (finding.main.start.line == 0 || finding.message[0] == '\0')
			abort();
		for (size_t j = 0; j < finding.related; j++)
			if (rasoat_result_related(result, i, j).start.line == 0)
				abort();
	}
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
	const struct rasoat_options options = {.language = RASOAT_VI, .max_memory = (size_t)1 << 30};
	struct rasoat_result *result = NULL;

	if (rules == NULL && rasoat_rules_open(NULL, &rules, NULL) != RASOAT_OK)
		abort();
	if (rasoat_check(rules, &options, "-", data, size, &result) == RASOAT_OK) {
		walk(result);
		if (rasoat_result_show(result, 15, true) == NULL || rasoat_result_show(result, 15, false) == NULL)
			abort();
	}
	rasoat_result_free(result);
	return 0;
}
