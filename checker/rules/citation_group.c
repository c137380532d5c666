#include "rules/citation_group.h"

#include "base/utf8.h"
#include "extract/calendar.h"
#include "extract/scan.h"

struct folder {
	const struct facts *facts;
	struct arena *arena;
	struct vocabulary vocabulary; /* words of the subjects, to find abbreviations */
};

static struct slice fold(struct folder *f, struct slice text)
{
	struct strbuf out;

	strbuf_init(&out, f->arena);
	utf8_fold(&out, text);
	return strbuf_slice(&out);
}

/* Bodies are written in full or short. */
static struct slice fold_issuer(struct folder *f, struct slice issuer)
{
	static const struct {
		struct slice full;
		struct slice brief;
	} BODIES[] = {{{"ủy ban nhân dân", sizeof "ủy ban nhân dân" - 1}, {"ubnd", 4}},
		      {{"hội đồng nhân dân", sizeof "hội đồng nhân dân" - 1}, {"hđnd", sizeof "hđnd" - 1}}};
	struct slice folded = fold(f, issuer);

	for (size_t i = 0; i < sizeof BODIES / sizeof BODIES[0]; i++) {
		struct strbuf out;

		if (!slice_starts(folded, BODIES[i].full))
			continue;
		strbuf_init(&out, f->arena);
		strbuf_add(&out, BODIES[i].brief);
		strbuf_add(&out, slice_part(folded, BODIES[i].full.size, folded.size));
		return strbuf_slice(&out);
	}
	return folded;
}

/* ---- subjects ----------------------------------------------------------------------------------------------- */

static bool is_filler(struct slice text, struct span word)
{
	static const char *const FILLERS[] = {"nhà",  "nước", "xã",   "huyện", "tỉnh", "trên", "địa", "bàn", "của",
					      "công", "tác",  "việc", "về",    "thực", "hiện", "năm", NULL};

	return scan_is_any(text, word, FILLERS);
}

/* A name, not an abbreviation: "Phú", against "CCHC". */
static bool is_name(struct slice text, struct span word)
{
	size_t length;
	uint32_t second;

	if (!scan_upper(text, word.start))
		return false;
	utf8_decode(text, word.start, &length);
	second = word.start + (uint32_t)length;
	return second >= word.end || !scan_upper(text, second);
}

/* The expansion of an abbreviation, else the word itself, folded. */
static struct slice spelled_out(struct folder *f, struct slice word)
{
	struct slice folded = fold(f, word);
	uint32_t id = vocabulary_id(&f->vocabulary, folded);
	const struct phrase *phrase = lexicon_exact(f->vocabulary.lexicon, PHRASE_ABBREVIATION, &id, 1);

	return phrase != NULL ? fold(f, phrase->text) : folded;
}

static void add_word(struct strbuf *out, struct slice word)
{
	if (out->size > 0)
		strbuf_putc(out, ' ');
	strbuf_add(out, word);
}

static void read_subject(struct folder *f, struct slice subject, struct cited *cited)
{
	struct strbuf words;
	struct strbuf names;
	struct span word;
	bool first = true;

	strbuf_init(&words, f->arena);
	strbuf_init(&names, f->arena);
	for (uint32_t at = 0; at < subject.size; first = false) {
		struct slice text;

		if (!scan_next(subject, at, &word)) {
			size_t length;

			if (word.start >= subject.size)
				break;
			utf8_decode(subject, word.start, &length);
			at = word.start + (uint32_t)length;
			continue;
		}
		at = word.end;
		text = slice_part(subject, word.start, word.end);
		if (!first && is_name(subject, word))
			add_word(&names, fold(f, text));
		else if (!is_filler(subject, word))
			add_word(&words, spelled_out(f, text));
	}
	cited->subject = strbuf_slice(&words);
	cited->names = strbuf_slice(&names);
}

/* ---- collecting --------------------------------------------------------------------------------------------- */

static struct cited read_cited(struct folder *f, uint32_t index)
{
	const struct citation *c = &f->facts->citations[index];
	const struct date *date = c->date != NO_INDEX ? &f->facts->dates[c->date] : NULL;
	struct cited cited = {.index = index, .year = c->year_in_number, .day = -1, .value = c->number_value};

	cited.type = fold(f, c->type_code);
	cited.office = fold(f, c->issuer_code);
	cited.number = fold(f, c->number);
	cited.issuer = fold_issuer(f, c->issuer);
	read_subject(f, c->subject, &cited);
	if (date != NULL && cited.year == 0)
		cited.year = date->year;
	if (date != NULL && date->valid && date->year != 0 && date->day != 0)
		cited.day = calendar_day_number(date->year, date->month, date->day);
	return cited;
}

/* The number in the head; "(Kèm theo Báo cáo số" of an appendix cites the report like any other document. */
static bool is_own(const struct facts *facts, const struct citation *c)
{
	const struct span *own = &facts->identity.number_span;

	return own->end > own->start && c->span.start == own->start && c->type == NULL;
}

struct cited *cited_collect(const struct facts *facts, struct arena *arena, size_t *count)
{
	struct folder f = {.facts = facts, .arena = arena};
	struct cited *all = arena_array(arena, facts->citation_count, sizeof *all);

	vocabulary_init(&f.vocabulary, facts->vocabulary.lexicon, arena);
	*count = 0;
	for (uint32_t i = 0; i < facts->citation_count; i++)
		if (!is_own(facts, &facts->citations[i]))
			all[(*count)++] = read_cited(&f, i);
	return all;
}

static int compare_numbers(int32_t a, int32_t b)
{
	return (a > b) - (a < b);
}

static int compare_places(const struct cited *a, const struct cited *b)
{
	return (a->index > b->index) - (a->index < b->index);
}

static int compare_register(const struct cited *a, const struct cited *b)
{
	int order = slice_compare(a->type, b->type);

	return order != 0 ? order : slice_compare(a->office, b->office);
}

int cited_by_number(const void *left, const void *right)
{
	const struct cited *a = left;
	const struct cited *b = right;
	int order = compare_register(a, b);

	if (order == 0)
		order = slice_compare(a->number, b->number);
	return order != 0 ? order : compare_places(a, b);
}

int cited_by_register(const void *left, const void *right)
{
	const struct cited *a = left;
	const struct cited *b = right;
	int order = compare_register(a, b);

	if (order == 0)
		order = slice_compare(a->issuer, b->issuer);
	if (order == 0)
		order = compare_numbers(a->year, b->year);
	if (order == 0)
		order = compare_numbers(a->value, b->value);
	return order != 0 ? order : compare_places(a, b);
}

int cited_by_subject(const void *left, const void *right)
{
	const struct cited *a = left;
	const struct cited *b = right;
	int order = compare_register(a, b);

	if (order == 0)
		order = slice_compare(a->subject, b->subject);
	return order != 0 ? order : compare_places(a, b);
}

int cited_by_place(const void *left, const void *right)
{
	const struct cited *a = left;
	const struct cited *b = right;
	int order = compare_register(a, b);

	return order != 0 ? order : compare_places(a, b);
}

bool cited_same_register(const struct cited *a, const struct cited *b)
{
	return compare_register(a, b) == 0;
}

bool cited_same_issuer(const struct cited *a, const struct cited *b)
{
	return slice_starts(a->issuer, b->issuer) || slice_starts(b->issuer, a->issuer);
}
