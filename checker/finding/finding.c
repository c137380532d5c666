#include "finding/finding.h"

#include "rules/rule.h"

void sink_init(struct sink *sink, struct arena *arena, const struct document *doc, enum language language,
	       size_t quantity_count)
{
	*sink = (struct sink){
		.arena = arena,
		.doc = doc,
		.language = language,
		.quantity_state = arena_array(arena, quantity_count, 1),
		.quantity_count = quantity_count,
	};
}

struct finding *finding_add(struct sink *sink, const struct rule *rule, struct span span,
			    const struct argument *arguments, size_t count)
{
	struct strbuf message;
	struct finding *finding;

	strbuf_init(&message, sink->arena);
	message_render(&message, rule->message[sink->language], arguments, count);
	finding = ARENA_PUSH(sink->arena, sink->findings, sink->count, sink->capacity);
	*finding = (struct finding){
		.rule = rule,
		.severity = rule->severity,
		.span = span,
		.message = strbuf_slice(&message),
		.equation = SLICE(""),
	};
	return finding;
}

void finding_relate(struct sink *sink, struct finding *finding, struct span span, struct slice note)
{
	/* Related places are few; the array doubles whenever its size is a power of two. */
	if ((finding->related_count & (finding->related_count - 1)) == 0) {
		size_t room = finding->related_count == 0 ? 1 : 2 * finding->related_count;
		struct related *larger = arena_array(sink->arena, room, sizeof *larger);

		if (finding->related_count > 0)
			memcpy(larger, finding->related, finding->related_count * sizeof *larger);
		finding->related = larger;
	}
	finding->related[finding->related_count++] = (struct related){span, note};
}

void sink_verdict(struct sink *sink, enum verdict verdict)
{
	sink->verdicts[verdict]++;
	sink->rule_verdicts[verdict]++;
}
