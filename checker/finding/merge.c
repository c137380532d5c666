/*
 * What happens to the findings once all rules have run: sorted, without repetitions, one for each error.
 *
 * Several rules may see one wrong figure: the sum of a table's column and the figure in the text. They are joined when
 * one correction of one figure mends them, or when their first mark is the same figure and they are of one category,
 * rest on the same equation, or one speaks for a form; or when they are of one category and rest on the same figures, or,
 * without arithmetic, stand in one place, or one follows from the other: the strongest stays, the others become its related places with
 * their message as the note. Other findings of different categories stay apart, because users filter by category.
 */
#include <stdlib.h>

#include "finding/finding.h"
#include "finding/fingerprint.h"
#include "rules/rule.h"

static int compare_numbers(uint32_t a, uint32_t b)
{
	return a < b ? -1 : a > b;
}

static int compare_spans(struct span a, struct span b)
{
	int order = compare_numbers(a.start, b.start);

	return order != 0 ? order : compare_numbers(a.end, b.end);
}

static bool is_empty(struct span span)
{
	return span.end <= span.start;
}

static int by_place(const void *left, const void *right)
{
	const struct finding *a = left;
	const struct finding *b = right;
	int order = compare_spans(a->span, b->span);

	if (order == 0)
		order = slice_compare(a->rule->id, b->rule->id);
	if (order == 0)
		order = slice_compare(a->message, b->message);
	if (order == 0)
		order = slice_compare(a->equation, b->equation);
	return order != 0 ? order : compare_spans(a->marks[0], b->marks[0]);
}

static void drop_repetitions(struct sink *sink)
{
	size_t kept = 0;

	for (size_t i = 0; i < sink->count; i++)
		if (kept == 0 || by_place(&sink->findings[kept - 1], &sink->findings[i]) != 0)
			sink->findings[kept++] = sink->findings[i];
	sink->count = kept;
}

static bool is_inside(struct span inner, struct span outer)
{
	return outer.start <= inner.start && inner.end <= outer.end;
}

/* A claim's figure to correct, not a rewording that a pattern proposes. */
static bool has_culprit(const struct finding *finding)
{
	return finding->claim != 0 && !is_empty(finding->suggestion.span);
}

static bool has_figure(const struct finding *finding)
{
	return !is_empty(finding->marks[0]) && is_inside(finding->marks[0], finding->span);
}

/*
 * What two findings of one error have in common: the figure that would mend both, the contradicted figure, or the place
 * where no figure in it is marked.
 */
static struct span error_place(const struct finding *finding)
{
	if (!is_empty(finding->error))
		return finding->error;
	if (has_culprit(finding))
		return finding->suggestion.span;
	return has_figure(finding) ? finding->marks[0] : finding->span;
}

/* A form's own relation; a rule that says the same of any document names the error better. */
static bool is_of_form(const struct finding *finding)
{
	return slice_equal(finding->rule->category, SLICE("form"));
}

/* The figure to correct is the one that the finding contradicts. */
static bool has_own_culprit(const struct finding *finding)
{
	return has_culprit(finding) && compare_spans(finding->marks[0], finding->suggestion.span) == 0;
}

/* A sum shows a wrong count better than a rate that rests on it, or the same fact said elsewhere. */
static bool is_sum(const struct finding *finding)
{
	return finding->claim != 0 && slice_equal(finding->rule->category, SLICE("sum"));
}

/*
 * Findings of one error side by side, the strongest first: severity, arithmetic, not of a form, a sum, about the figure to
 * correct, narrower place.
 */
static int by_error(const void *left, const void *right)
{
	const struct finding *a = *(const struct finding *const *)left;
	const struct finding *b = *(const struct finding *const *)right;
	int order = compare_spans(error_place(a), error_place(b));

	if (order == 0)
		order = (int)b->severity - (int)a->severity;
	if (order == 0)
		order = (b->equation.size > 0) - (a->equation.size > 0);
	if (order == 0)
		order = is_of_form(a) - is_of_form(b);
	if (order == 0)
		order = is_sum(b) - is_sum(a);
	if (order == 0)
		order = has_own_culprit(b) - has_own_culprit(a);
	if (order == 0)
		order = compare_numbers(a->span.end - a->span.start, b->span.end - b->span.start);
	return order != 0 ? order : by_place(a, b);
}

static bool is_same_category(const struct finding *a, const struct finding *b)
{
	return slice_equal(a->rule->category, b->rule->category);
}

/* Of two findings with one error place. */
static bool is_one_error(const struct finding *main, const struct finding *other)
{
	if (has_culprit(main) && has_culprit(other))
		return slice_equal(main->suggestion.with, other->suggestion.with);
	if (is_same_category(main, other) || is_of_form(main) || is_of_form(other))
		return true;
	return main->equation.size > 0 && slice_equal(main->equation, other->equation);
}

static struct related *find_related(const struct finding *finding, struct span span)
{
	for (size_t i = 0; i < finding->related_count; i++)
		if (compare_spans(finding->related[i].span, span) == 0)
			return &finding->related[i];
	return NULL;
}

/* More places than anybody reads; a report that repeats one mistake a thousand times stays linear. */
enum { MOST_RELATED = 24 };

/* A place named twice keeps one note, the first that says something. */
static void add_related(struct sink *sink, struct finding *finding, struct span span, struct slice note)
{
	struct related *known = find_related(finding, span);

	if (known != NULL && known->note.size == 0)
		known->note = note;
	if (known == NULL && finding->related_count < MOST_RELATED)
		finding_relate(sink, finding, span, note);
}

/* The other's message is told unless it is the arithmetic of the main finding over again, in the same place. */
static void join(struct sink *sink, struct finding *main, const struct finding *other)
{
	if (main->equation.size == 0 || !slice_equal(main->equation, other->equation) ||
	    !is_inside(other->span, main->span))
		add_related(sink, main, other->span, other->message);
	for (size_t i = 0; i < other->related_count; i++)
		add_related(sink, main, other->related[i].span, other->related[i].note);
	if (is_empty(main->suggestion.span))
		main->suggestion = other->suggestion;
}

/* Joins those of order[0 .. count) that show one error; what was joined loses its rule. */
static void join_group(struct sink *sink, struct finding **order, size_t count)
{
	enum { MOST_MAINS = 16 }; /* more than there are categories, so that the search below is short */
	struct finding *mains[MOST_MAINS];
	size_t main_count = 0;

	for (size_t i = 0; i < count; i++) {
		size_t at = 0;

		while (at < main_count && !is_one_error(mains[at], order[i]))
			at++;
		if (at < main_count) {
			join(sink, mains[at], order[i]);
			order[i]->rule = NULL;
		} else if (main_count < MOST_MAINS) {
			mains[main_count++] = order[i];
		}
	}
}

/* The first finding whose place ends behind `at`, of those sorted by place up to `end`. */
static size_t find_at(const struct sink *sink, struct span place, size_t end)
{
	size_t low = 0;

	while (low < end) {
		size_t middle = low + (end - low) / 2;

		if (sink->findings[middle].span.start < place.start)
			low = middle + 1;
		else
			end = middle;
	}
	return low;
}

/* A finding of the same category at the place: "5.1 stands under 6" follows from what is said of the heading "6". */
static struct finding *find_cause(struct sink *sink, const struct finding *finding)
{
	for (size_t i = 0; i < finding->related_count; i++) {
		struct span place = finding->related[i].span;

		for (size_t at = find_at(sink, place, sink->count); at < sink->count; at++) {
			struct finding *cause = &sink->findings[at];

			if (cause->span.start != place.start)
				break;
			if (cause != finding && cause->claim == 0 && cause->span.end == place.end &&
			    is_same_category(cause, finding))
				return cause;
		}
	}
	return NULL;
}

/* What stands in the place of another finding of its category, and rests on no arithmetic, is told with that one. */
static void tie_places(struct sink *sink)
{
	struct finding *last = NULL;

	for (size_t i = 0; i < sink->count; i++) {
		struct finding *finding = &sink->findings[i];
		struct finding *cause = NULL;

		if (finding->claim != 0)
			continue;
		if (last != NULL && last->rule != finding->rule && is_same_category(last, finding) &&
		    (is_inside(finding->span, last->span) || is_inside(last->span, finding->span)))
			cause = last;
		else
			cause = find_cause(sink, finding);
		if (cause != NULL && is_empty(cause->error))
			finding->error = error_place(cause);
		else if (cause == last && last != NULL)
			finding->error = last->error;
		last = finding;
	}
}

static void join_errors(struct sink *sink)
{
	struct finding **order = arena_array(sink->arena, sink->count, sizeof(struct finding *));
	size_t kept = 0;

	for (size_t i = 0; i < sink->count; i++)
		order[i] = &sink->findings[i];
	qsort(order, sink->count, sizeof(struct finding *), by_error);
	for (size_t start = 0, end; start < sink->count; start = end) {
		for (end = start + 1; end < sink->count; end++)
			if (compare_spans(error_place(order[start]), error_place(order[end])) != 0)
				break;
		join_group(sink, order + start, end - start);
	}
	for (size_t i = 0; i < sink->count; i++)
		if (sink->findings[i].rule != NULL)
			sink->findings[kept++] = sink->findings[i];
	sink->count = kept;
}

/* A finding stands where the figure to correct stands; where the contradiction shows becomes a related place. */
static void move_to_culprit(struct sink *sink, struct finding *finding)
{
	struct span culprit = finding->suggestion.span;
	struct span shown = finding->span;
	size_t i = 0;

	if (!has_culprit(finding) || is_inside(culprit, shown))
		return;
	while (i < finding->related_count && !is_inside(culprit, finding->related[i].span))
		i++;
	if (i < finding->related_count) {
		finding->span = finding->related[i].span;
		finding->related[i].span = shown;
	} else {
		finding->span = culprit;
		finding_relate(sink, finding, shown, SLICE(""));
	}
	memset(finding->marks, 0, sizeof finding->marks);
	finding->marks[0] = culprit;
}

static void move_to_culprits(struct sink *sink)
{
	for (size_t i = 0; i < sink->count; i++)
		move_to_culprit(sink, &sink->findings[i]);
	qsort(sink->findings, sink->count, sizeof *sink->findings, by_place);
}

void sink_finish(struct sink *sink)
{
	if (sink->count > 0) {
		qsort(sink->findings, sink->count, sizeof *sink->findings, by_place);
		drop_repetitions(sink);
		tie_places(sink);
		join_errors(sink);
		move_to_culprits(sink);
	}
	fingerprint_all(sink);
}
