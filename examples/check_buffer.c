/* Checks a text in memory with the rules that come with the library and prints what it contradicts. */
#include <rasoat.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

static const char REPORT[] =
	"Trong kỳ, đơn vị đã rà soát 164 thủ tục hành chính, gồm 138 thủ tục cấp xã, 12 thủ tục lĩnh vực "
	"Quốc phòng và 12 thủ tục lĩnh vực Công an.\n";

static void print_findings(const struct rasoat_result *result)
{
	for (size_t i = 0; i < rasoat_result_count(result); i++) {
		struct rasoat_finding finding = rasoat_result_at(result, i);

		printf("%u:%u: %s: %s\n", finding.main.start.line, finding.main.start.column, finding.rule,
		       finding.message);
	}
}

int main(void)
{
	struct rasoat_options options = {.language = RASOAT_EN};
	struct rasoat_rules *rules = NULL;
	struct rasoat_result *result = NULL;
	char *message = NULL;
	enum rasoat_status status = rasoat_rules_open(NULL, &rules, &message);

	if (status != RASOAT_OK) {
		fprintf(stderr, "%s\n", message != NULL ? message : "no memory");
		free(message);
		return 2;
	}
	status = rasoat_check(rules, &options, "-", REPORT, strlen(REPORT), &result);
	if (status == RASOAT_OK)
		print_findings(result);
	else if (result != NULL)
		fprintf(stderr, "%s\n", rasoat_result_reason(result));
	rasoat_result_free(result);
	rasoat_rules_free(rules);
	return status == RASOAT_OK ? 0 : 3;
}
