/*
 * Citations of one document against each other: its dates, its numbers, its subjects.
 */
#include "extract/scan.h"
#include "rules/citation_run.h"

enum {
	SUBJECT_WORDS = 4,  /* a shorter subject may be that of several documents */
	MOST_COMPARED = 32, /* neighbours of one day that are compared with one another */
};

/* ---- one document, two dates -------------------------------------------------------------------------------- */

static bool same_number(const struct cited *a, const struct cited *b)
{
	return cited_same_register(a, b) && slice_equal(a->number, b->number);
}

/* A register begins anew each year: only a slip in the year itself, or in day and month of one year, is one document. */
static bool of_one_document(const struct citation_run *run, const struct cited *a, const struct cited *b)
{
	const struct citation *first = citation_of(run, a);
	const struct citation *second = citation_of(run, b);
	const struct date *one = &run->facts->dates[first->date];
	const struct date *other = &run->facts->dates[second->date];

	if (first->year_in_number != second->year_in_number || !cited_same_issuer(a, b))
		return false;
	if (first->year_in_number != 0 || one->year == other->year)
		return true;
	return one->month == other->month && one->day == other->day;
}

/* With the issuer left out in one place, and other subjects, these may be documents of two bodies. */
static bool may_be_two(const struct cited *a, const struct cited *b)
{
	return (a->issuer.size == 0) != (b->issuer.size == 0) && a->subject.size > 0 && b->subject.size > 0 &&
	       !slice_starts(a->subject, b->subject) && !slice_starts(b->subject, a->subject);
}

/* How many of the group give this date. */
static size_t votes(const struct citation_run *run, size_t first, size_t end, const struct date *date)
{
	size_t count = 0;

	for (size_t i = first; i < end && i < first + MOST_COMPARED; i++)
		if (citation_date(run, &run->cited[i]) != NULL &&
		    citation_same_date(citation_date(run, &run->cited[i]), date))
			count++;
	return count;
}

/* The first one with the date that most give; `end` when none has a date. */
static size_t usual_date(const struct citation_run *run, size_t first, size_t end)
{
	size_t best = end;
	size_t best_votes = 0;

	for (size_t i = first; i < end && i < first + MOST_COMPARED; i++) {
		const struct date *date = citation_date(run, &run->cited[i]);
		size_t count = date != NULL ? votes(run, first, end, date) : 0;

		if (count > best_votes) {
			best = i;
			best_votes = count;
		}
	}
	return best;
}

static void report_two_dates(const struct citation_run *run, const struct cited *wrong, const struct cited *usual)
{
	const struct date *date = citation_date(run, wrong);
	const struct date *other = citation_date(run, usual);
	struct argument arguments[] = {{"number", citation_text(run, citation_of(run, wrong)->span)},
				       {"date", citation_text(run, date->span)},
				       {"other", citation_text(run, other->span)}};
	struct finding *finding = citation_fail(run, citation_span(run, wrong), arguments, 3);

	finding->marks[0] = date->span;
	finding_relate(run->sink, finding, citation_span(run, usual), SLICE(""));
	if (may_be_two(wrong, usual))
		finding->severity = SEVERITY_WARNING;
}

static void check_dates(const struct citation_run *run, size_t first, size_t end)
{
	size_t usual = usual_date(run, first, end);

	if (usual == end)
		return;
	for (size_t i = first; i < end; i++) {
		const struct date *date = citation_date(run, &run->cited[i]);

		if (i == usual || date == NULL || !of_one_document(run, &run->cited[i], &run->cited[usual]))
			continue;
		if (citation_same_date(date, citation_date(run, &run->cited[usual])))
			sink_verdict(run->sink, VERDICT_PASS);
		else
			report_two_dates(run, &run->cited[i], &run->cited[usual]);
	}
}

void citation_two_dates(struct citation_run *run)
{
	citation_sort(run, cited_by_number);
	for (size_t first = 0; first < run->count;) {
		size_t end = citation_group_end(run, first, same_number);

		check_dates(run, first, end);
		first = end;
	}
}

/* ---- one document, two numbers ------------------------------------------------------------------------------ */

static bool same_subject(const struct cited *a, const struct cited *b)
{
	return cited_same_register(a, b) && slice_equal(a->subject, b->subject);
}

static size_t count_words(struct slice subject)
{
	size_t words = subject.size > 0;

	for (size_t i = 0; i < subject.size; i++)
		words += subject.data[i] == ' ';
	return words;
}

/* Of enough words to be that of one document, with the year it is made for. */
static bool is_particular(struct slice subject)
{
	bool year = false;

	for (size_t i = 0; i < subject.size; i++) {
		int32_t value;

		if ((i == 0 || subject.data[i - 1] == ' ') && scan_year(subject, (uint32_t)i, &value) != 0)
			year = true;
	}
	return year && count_words(subject) >= SUBJECT_WORDS;
}

static bool type_listed(const struct citation_run *run, const struct cited *cited)
{
	struct slice code = citation_of(run, cited)->type_code;

	for (size_t i = 0; i < run->params->type_count; i++)
		if (slice_equal(run->params->types[i], code))
			return true;
	return false;
}

static void report_two_numbers(const struct citation_run *run, const struct cited *first, const struct cited *second)
{
	struct argument arguments[] = {{"number", citation_text(run, citation_of(run, second)->span)},
				       {"other", citation_text(run, citation_of(run, first)->span)}};
	struct finding *finding = citation_fail(run, citation_of(run, second)->span, arguments, 2);

	finding->marks[0] = citation_of(run, second)->span;
	finding_relate(run->sink, finding, citation_of(run, first)->span, SLICE(""));
}

/* Both name the issuer, and the same one; neither leaves out a name that the other has. */
static bool one_source(const struct cited *a, const struct cited *b)
{
	return a->issuer.size > 0 && b->issuer.size > 0 && cited_same_issuer(a, b) &&
	       (a->names.size == 0 || b->names.size == 0 || slice_equal(a->names, b->names));
}

/* The same words and the same day: no two documents of a body are so alike. */
static bool one_day(const struct cited *a, const struct cited *b)
{
	return a->day >= 0 && a->day == b->day && cited_same_issuer(a, b) && count_words(a->subject) >= SUBJECT_WORDS &&
	       slice_equal(a->names, b->names);
}

void citation_two_numbers(struct citation_run *run)
{
	citation_sort(run, cited_by_subject);
	for (size_t first = 0; first < run->count;) {
		size_t end = citation_group_end(run, first, same_subject);

		for (size_t i = first + 1; i < end; i++) {
			const struct cited *a = &run->cited[i - 1];
			const struct cited *b = &run->cited[i];

			if (!type_listed(run, a) || !(one_day(a, b) || (is_particular(a->subject) && one_source(a, b))))
				continue;
			if (slice_equal(a->number, b->number))
				sink_verdict(run->sink, VERDICT_PASS);
			else
				report_two_numbers(run, a, b);
		}
		first = end;
	}
}

/* ---- a number written wrong --------------------------------------------------------------------------------- */

/* 118 for 18: one has a digit more. */
static bool has_one_more(struct slice longer, struct slice shorter)
{
	size_t i = 0;

	if (longer.size != shorter.size + 1 || shorter.size < 2)
		return false;
	while (i < shorter.size && longer.data[i] == shorter.data[i])
		i++;
	return slice_equal(slice_part(longer, i + 1, longer.size), slice_part(shorter, i, shorter.size));
}

/* 84 for 34: one digit differs, not the last: neighbouring numbers of one day are common. */
static bool is_replaced(struct slice a, struct slice b)
{
	size_t different = 0;

	if (a.size != b.size || a.size < 2 || a.data[a.size - 1] != b.data[b.size - 1])
		return false;
	for (size_t i = 0; i < a.size; i++)
		different += a.data[i] != b.data[i];
	return different == 1;
}

/* 34 for 43: two neighbouring digits have changed places. */
static bool is_transposed(struct slice a, struct slice b)
{
	size_t i = 0;

	if (a.size != b.size)
		return false;
	while (i < a.size && a.data[i] == b.data[i])
		i++;
	return i + 1 < a.size && a.data[i] == b.data[i + 1] && a.data[i + 1] == b.data[i] &&
	       slice_equal(slice_part(a, i + 2, a.size), slice_part(b, i + 2, b.size));
}

static bool is_slip(struct slice a, struct slice b)
{
	return is_transposed(a, b) || is_replaced(a, b) || has_one_more(a, b) || has_one_more(b, a);
}

static size_t mentions(const struct citation_run *run, size_t first, size_t end, struct slice number)
{
	size_t count = 0;

	for (size_t i = first; i < end && i < first + MOST_COMPARED; i++)
		count += slice_equal(run->cited[i].number, number);
	return count;
}

/* Whether a document cited by number alone, or with the day of another, may be that other with a slip in its number. */
static bool may_be_slip(const struct citation_run *run, const struct cited *early, const struct cited *late, bool known)
{
	if (!cited_same_issuer(early, late))
		return false;
	if (late->day < 0 || (early->day == late->day && early->day >= 0)) {
		if (is_transposed(early->number, late->number))
			return true;
	}
	return late->day >= 0 && early->day == late->day && known && is_slip(early->number, late->number) &&
	       citation_of(run, early)->year_in_number == citation_of(run, late)->year_in_number;
}

/*
 * A document named again by number alone, that was not named before, while one whose number is one slip of the pen away was.
 */
static void check_slipped(const struct citation_run *run, size_t first, size_t end, size_t at)
{
	const struct cited *late = &run->cited[at];

	if (late->subject.size > 0 || mentions(run, first, end, late->number) != 1)
		return;
	for (size_t i = first; i < at; i++) {
		const struct cited *early = &run->cited[i];
		bool known = early->subject.size > 0 || mentions(run, first, end, early->number) > 1;

		if (may_be_slip(run, early, late, known)) {
			report_two_numbers(run, early, late);
			return;
		}
	}
}

void citation_slipped_number(struct citation_run *run)
{
	citation_sort(run, cited_by_place);
	for (size_t first = 0; first < run->count;) {
		size_t end = citation_group_end(run, first, cited_same_register);

		for (size_t i = first + 1; i < end && i < first + MOST_COMPARED; i++)
			check_slipped(run, first, end, i);
		first = end;
	}
}

/* ---- one document, two subjects ----------------------------------------------------------------------------- */

/* Whether a word, figures left out, stands in both. */
static bool share_word(struct slice a, struct slice b)
{
	for (size_t from = 0; from < a.size;) {
		size_t end = slice_find(a, SLICE(" "), from);
		struct slice word = slice_part(a, from, end);

		for (size_t at = 0; (at = slice_find(b, word, at)) != SIZE_MAX; at++)
			if ((at == 0 || b.data[at - 1] == ' ') &&
			    (at + word.size == b.size || b.data[at + word.size] == ' ') &&
			    !(word.data[0] >= '0' && word.data[0] <= '9'))
				return true;
		from += word.size + 1;
	}
	return false;
}

static void compare_subjects(struct citation_run *run, const struct cited *first, const struct cited *second)
{
	const struct citation *c = citation_of(run, second);
	const struct citation *other = citation_of(run, first);
	struct argument arguments[] = {
		{"number", citation_text(run, c->span)}, {"subject", c->subject}, {"other", other->subject}};

	if (first->day < 0 || first->day != second->day || !cited_same_issuer(first, second) ||
	    count_words(first->subject) < SUBJECT_WORDS || count_words(second->subject) < SUBJECT_WORDS)
		return;
	if (share_word(first->subject, second->subject)) {
		sink_verdict(run->sink, VERDICT_PASS);
		return;
	}
	finding_relate(run->sink, citation_fail(run, c->extent, arguments, 3), other->extent, SLICE(""));
}

void citation_two_subjects(struct citation_run *run)
{
	citation_sort(run, cited_by_number);
	for (size_t first = 0; first < run->count;) {
		size_t end = citation_group_end(run, first, same_number);

		for (size_t i = first + 1; i < end; i++)
			compare_subjects(run, &run->cited[first], &run->cited[i]);
		first = end;
	}
}
