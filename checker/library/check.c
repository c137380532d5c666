#include "library/check.h"

#include "claim/claim.h"
#include "rules/culprit.h"

/* Figures that count nothing belong to the coverage only where a claim uses them, those that nobody printed never. */
static void discount_figures(struct check *check)
{
	const struct facts *facts = check->facts;

	for (size_t i = 0; i < facts->quantity_count; i++) {
		const struct quantity *q = &facts->quantities[i];

		if (q->role == ROLE_YEAR || q->role == ROLE_ORDINAL || q->role == ROLE_STT || q->role == ROLE_RANK)
			sink_discount(&check->sink, i);
		if (q->span.end <= q->span.start)
			sink_leave_out(&check->sink, i);
	}
}

static void run_rule(struct check *check, struct arena *arena, const struct rule *rule)
{
	memset(check->sink.rule_verdicts, 0, sizeof check->sink.rule_verdicts);
	rule->kind->run(rule, check->facts, &check->sink);
	if (check->sink.rule_verdicts[VERDICT_ERROR] > 0)
		*ARENA_PUSH(arena, check->broken, check->broken_count, check->broken_capacity) = rule;
}

enum read_status check_text(struct check *check, struct arena *arena, struct slice bytes,
			    const struct read_options *options, const struct lexicon *lexicon, const struct rule *rules,
			    size_t count, enum language language)
{
	enum read_status status;
	struct facts *facts;

	*check = (struct check){0};
	status = read_document(arena, bytes, options, &check->doc);
	if (status != READ_OK)
		return status;
	facts = facts_extract(check->doc, lexicon, arena);
	claims_read(facts);
	check->facts = facts;
	sink_init(&check->sink, arena, check->doc, language, check->facts->quantity_count);
	discount_figures(check);
	for (size_t i = 0; i < count; i++)
		run_rule(check, arena, &rules[i]);
	culprits_suggest(check->facts, &check->sink);
	sink_finish(&check->sink);
	return READ_OK;
}
