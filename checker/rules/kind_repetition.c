/*
 * Doubled words and phrases. Keys of a rule:
 *
 *   check: word | phrase
 *
 * "w x x z" is right where x ends one word and begins another ("cơ quan quan trọng"), and where the doubling is a word
 * itself ("luôn luôn"). Punctuation, a line of a table, a name ("Lô Lô") between or over them makes no repetition.
 */
#include "base/utf8.h"
#include "extract/scan.h"
#include "rules/load.h"

enum { LONGEST_PHRASE = 4, CONTEXT = 4, WINDOW = 2 * LONGEST_PHRASE, WIDEST_GAP = 2 };

enum check { CHECK_WORD, CHECK_PHRASE };

struct params {
	int check;
};

struct run {
	const struct rule *rule;
	const struct facts *facts;
	struct slice text;
	struct sink *sink;
	struct vocabulary vocabulary;
	struct strbuf fold;
	struct span window[WINDOW]; /* words that follow each other without anything between, the newest last */
	size_t count;
};

static const char *const KEYS[] = {"check", NULL};
static const char *const PLACEHOLDERS[] = {"words", "once", NULL};
static const struct load_name CHECKS[] = {{"word", CHECK_WORD}, {"phrase", CHECK_PHRASE}, {NULL, 0}};

static bool compile(struct rule_loader *loader, const struct yaml_node *map, struct rule *rule)
{
	struct params *params = arena_alloc(loader->arena, sizeof *params);

	rule->params = params;
	return load_enum(loader, map, "check", LOAD_REQUIRED, CHECKS, &params->check);
}

/* ---- words -------------------------------------------------------------------------------------------------- */

static bool same_word(struct slice text, struct span a, struct span b)
{
	uint32_t i = a.start;
	uint32_t j = b.start;

	while (i < a.end && j < b.end) {
		size_t length_a;
		size_t length_b;

		if (utf8_lower(utf8_decode(text, i, &length_a)) != utf8_lower(utf8_decode(text, j, &length_b)))
			return false;
		i += (uint32_t)length_a;
		j += (uint32_t)length_b;
	}
	return i == a.end && j == b.end;
}

static bool has_digit(struct slice text, struct span word)
{
	for (uint32_t i = word.start; i < word.end; i++)
		if (text.data[i] >= '0' && text.data[i] <= '9')
			return true;
	return false;
}

static uint32_t word_id(struct run *run, struct span word)
{
	strbuf_clear(&run->fold);
	utf8_fold(&run->fold, document_slice(run->facts->doc, word));
	return vocabulary_id(&run->vocabulary, strbuf_slice(&run->fold));
}

/* "II II", "X x": marks and single letters, which no word repeats; but "ở ở". */
static bool is_mark(struct run *run, struct span word)
{
	struct slice text = run->text;
	size_t length;
	uint32_t i = word.start;

	utf8_decode(text, i, &length);
	if (i + length == word.end) {
		uint32_t id = word_id(run, word);

		return lexicon_exact(run->facts->vocabulary.lexicon, PHRASE_FUNCTION_WORD, &id, 1) == NULL;
	}
	while (i < word.end && strchr("IVXLC", text.data[i]) != NULL)
		i++;
	return i == word.end;
}

/* Ids of at most CONTEXT words that end with the word at `last`. */
static size_t ids_before(struct run *run, struct span last, uint32_t ids[CONTEXT])
{
	size_t count = 1;
	struct span word = last;

	ids[CONTEXT - 1] = word_id(run, last);
	while (count < CONTEXT && scan_previous(run->text, word.start, &word))
		ids[CONTEXT - 1 - count++] = word_id(run, word);
	memmove(ids, ids + CONTEXT - count, count * sizeof *ids);
	return count;
}

static size_t ids_after(struct run *run, struct span first, uint32_t ids[CONTEXT])
{
	size_t count = 1;
	struct span word = first;

	ids[0] = word_id(run, first);
	while (count < CONTEXT && scan_next(run->text, word.end, &word))
		ids[count++] = word_id(run, word);
	return count;
}

/* ---- what makes a doubling right ---------------------------------------------------------------------------- */

/* Whether a known word of more than `length` words ends with the first part, and one begins with the second. */
static bool meets_at_border(struct run *run, struct span first, struct span second, uint8_t length)
{
	uint32_t ids[CONTEXT];
	size_t count = ids_before(run, first, ids);
	const struct phrase *left = lexicon_match_end(run->facts->vocabulary.lexicon, PHRASE_COMPOUND, ids, count);
	const struct phrase *right;

	if (left == NULL || left->length <= length)
		return false;
	count = ids_after(run, second, ids);
	right = lexicon_match(run->facts->vocabulary.lexicon, PHRASE_COMPOUND, ids, count);
	return right != NULL && right->length > length;
}

/* "02 tồn tại tại xã": something is said of the noun by the word that its last syllable is elsewhere. */
static bool ends_noun(struct run *run, struct span first, struct span second)
{
	uint32_t ids[CONTEXT];
	size_t count = ids_before(run, first, ids);
	struct span next;

	return lexicon_match_end(run->facts->vocabulary.lexicon, PHRASE_BORDER, ids, count) != NULL &&
	       scan_next(run->text, second.end, &next) && scan_blanks(run->text, second.end) == next.start;
}

static uint32_t skip_figure(struct slice text, uint32_t at)
{
	uint32_t from = scan_blanks(text, at);

	if (from >= text.size || text.data[from] < '0' || text.data[from] > '9')
		return at;
	while (from < text.size && text.data[from] > ' ')
		from++;
	return from;
}

/* "Tổng số hộ hộ 4.122 4.218": label, unit and figures of a row whose table is not seen. */
static bool is_unit_of_row(struct run *run, struct span second)
{
	uint32_t id = word_id(run, second);
	uint32_t end = skip_figure(run->text, second.end);

	return end > second.end && skip_figure(run->text, end) > end &&
	       lexicon_exact(run->facts->vocabulary.lexicon, PHRASE_UNIT, &id, 1) != NULL;
}

/* "trưởng thôn thôn 3": a place with its name behind a word that ends with the place. */
static bool names_place(struct run *run, struct span first, struct span second)
{
	static const char *const PLACES[] = {"thôn", "xóm", "bản", "tổ", "ấp", "khu", NULL};
	uint32_t ids[CONTEXT];
	size_t count;
	const struct phrase *left;
	struct span next;

	if (!scan_is_any(run->text, second, PLACES) || !scan_next(run->text, second.end, &next) ||
	    (!scan_upper(run->text, next.start) && !has_digit(run->text, next)))
		return false;
	count = ids_before(run, first, ids);
	left = lexicon_match_end(run->facts->vocabulary.lexicon, PHRASE_COMPOUND, ids, count);
	return left != NULL && left->length > 1;
}

/* Whether the word before `first` makes a known word with it, or counts it: "ngân hàng hàng", "03 ngày ngày". */
static bool belongs_before(struct run *run, struct span first)
{
	uint32_t ids[CONTEXT];
	size_t count = ids_before(run, first, ids);
	struct span before;

	if (scan_previous(run->text, first.start, &before) && has_digit(run->text, before) &&
	    lexicon_exact(run->facts->vocabulary.lexicon, PHRASE_UNIT, ids + count - 1, 1) != NULL)
		return true;
	return lexicon_match_end(run->facts->vocabulary.lexicon, PHRASE_COMPOUND, ids, count) != NULL;
}

/* Whether it makes a known word with what follows: "nhà nhà nước". */
static bool begins_word(struct run *run, struct span word)
{
	uint32_t ids[CONTEXT];
	size_t count = ids_after(run, word, ids);

	return lexicon_match(run->facts->vocabulary.lexicon, PHRASE_COMPOUND, ids, count) != NULL;
}

/* "Nhà nhà thi đua", "để người người hưởng ứng"; what stands behind a verb or noun is no subject: "sửa nhà nhà". */
static bool stands_as_subject(struct run *run, struct span first)
{
	static const char *const LEADS[] = {"nay", "khi", NULL};
	struct span before;
	uint32_t id;

	if (!scan_previous(run->text, first.start, &before))
		return true;
	id = word_id(run, before);
	return scan_is_any(run->text, before, LEADS) ||
	       lexicon_exact(run->facts->vocabulary.lexicon, PHRASE_FUNCTION_WORD, &id, 1) != NULL;
}

/* "luôn luôn"; but none of "năm năm 2023", "từ từ ngày" and "cao cao hơn" doubles anything on purpose. */
static bool is_reduplication(struct run *run, struct span first, struct span second)
{
	static const char *const MEASURES[] = {"ngày", "tháng", "năm", "quý", "kỳ", "khi", "lúc", NULL};
	static const char *const DEGREES[] = {"hơn", "nhất", NULL};
	uint32_t ids[2] = {word_id(run, first), word_id(run, second)};
	const struct phrase *known = lexicon_exact(run->facts->vocabulary.lexicon, PHRASE_REDUPLICATION, ids, 2);
	struct span next;

	if (known == NULL || (known->value == 1 && !stands_as_subject(run, first)))
		return false;
	if (scan_next(run->text, second.end, &next) &&
	    (has_digit(run->text, next) || scan_is_any(run->text, next, MEASURES) ||
	     scan_is_any(run->text, next, DEGREES)))
		return false;
	/* "năm năm qua" are five years. */
	return !belongs_before(run, first) && (scan_is(run->text, second, "năm") || !begins_word(run, second));
}

/* "lên lên xuống xuống": two doublings in a row are meant. */
static bool is_doubled_twice(struct run *run, struct span first, struct span second)
{
	struct span a;
	struct span b;

	if (scan_next(run->text, second.end, &a) && scan_next(run->text, a.end, &b) && same_word(run->text, a, b))
		return true;
	return scan_previous(run->text, first.start, &b) && scan_previous(run->text, b.start, &a) &&
	       same_word(run->text, a, b);
}

/* Whether the word ties others together, counts something, or begins a known word or the name of an office. */
static bool is_common(struct run *run, struct span word)
{
	const struct lexicon *lexicon = run->facts->vocabulary.lexicon;
	uint32_t ids[CONTEXT];
	size_t count = ids_after(run, word, ids);
	struct span next;

	if (lexicon_exact(lexicon, PHRASE_FUNCTION_WORD, ids, 1) != NULL || begins_word(run, word) ||
	    lexicon_match(lexicon, PHRASE_ORGANISATION, ids, count) != NULL)
		return true;
	/* Before another capital it may be the first part of a name: "Bản Bản Chang". */
	return lexicon_exact(lexicon, PHRASE_UNIT, ids, 1) != NULL && scan_next(run->text, word.end, &next) &&
	       !scan_upper(run->text, next.start);
}

/* "Lô Lô": small letters behind both capitals, and no word of every day; "thôn Thôn": something else begins. */
static bool is_name(struct run *run, struct span first, struct span second)
{
	size_t length;
	uint32_t rest;

	if (!scan_upper(run->text, second.start))
		return false;
	if (!scan_upper(run->text, first.start))
		return true;
	utf8_decode(run->text, second.start, &length);
	rest = second.start + (uint32_t)length;
	return rest < second.end && !scan_upper(run->text, rest) && !is_common(run, second);
}

/* "phía tây tây bắc": a point of the compass between two others. */
static bool is_bearing(struct run *run, struct span second)
{
	static const char *const POINTS[] = {"đông", "tây", "nam", "bắc", NULL};
	struct span next;

	return scan_is_any(run->text, second, POINTS) && scan_next(run->text, second.end, &next) &&
	       scan_is_any(run->text, next, POINTS) && scan_blanks(run->text, second.end) == next.start;
}

static bool word_is_right(struct run *run, struct span first, struct span second)
{
	return has_digit(run->text, first) || is_mark(run, first) || is_name(run, first, second) ||
	       is_reduplication(run, first, second) || is_doubled_twice(run, first, second) ||
	       is_bearing(run, second) || meets_at_border(run, first, second, 1) || ends_noun(run, first, second) ||
	       is_unit_of_row(run, second) || names_place(run, first, second);
}

/* Heads of columns, each on its line: "Loại việc / Số việc / Số bản". */
static bool breaks_twice(const struct run *run, const struct span *words, size_t length)
{
	const struct document *doc = run->facts->doc;
	size_t breaks = 0;

	for (size_t i = 0; i + 1 < 2 * length; i++) {
		uint32_t from = document_source_offset(doc, words[i].end);
		uint32_t to = document_source_offset(doc, words[i + 1].start);

		breaks += to > from && memchr(doc->source.data + from, '\n', to - from) != NULL;
	}
	return breaks > 1;
}

static bool phrase_is_right(struct run *run, const struct span *words, size_t length)
{
	struct span before;

	if (breaks_twice(run, words, length))
		return true;

	for (size_t i = 0; i < 2 * length; i++)
		if (has_digit(run->text, words[i]))
			return true;
	/* "Văn bản Văn bản" is a slip, "văn bản Văn phòng" and "công tác Công tác" begin something new. */
	if (scan_upper(run->text, words[length].start) && !scan_upper(run->text, words[0].start))
		return true;
	/* "Ủy ban Kiểm tra kiểm tra": a name, and what its bearer does. */
	if (scan_upper(run->text, words[0].start) && !scan_upper(run->text, words[length].start) &&
	    scan_previous(run->text, words[0].start, &before))
		return true;
	return meets_at_border(run, words[length - 1], words[length], (uint8_t)length);
}

/* ---- the scan ----------------------------------------------------------------------------------------------- */

static void report(struct run *run, const struct span *words, size_t length)
{
	struct span all = {words[0].start, words[2 * length - 1].end};
	struct span once = {words[0].start, words[length - 1].end};
	struct argument arguments[] = {{"words", document_slice(run->facts->doc, all)},
				       {"once", document_slice(run->facts->doc, once)}};
	struct finding *finding;

	sink_verdict(run->sink, VERDICT_FAIL);
	finding = finding_add(run->sink, run->rule, all, arguments, 2);
	finding->marks[0] = all;
	finding->suggestion = (struct suggestion){
		.span = all, .replace = arguments[0].value, .with = arguments[1].value};
	run->count = 0;
}

static bool repeats(const struct run *run, size_t length)
{
	const struct span *words = run->window + run->count - 2 * length;

	for (size_t i = 0; i < length; i++)
		if (!same_word(run->text, words[i], words[length + i]))
			return false;
	return true;
}

static void check_word(struct run *run)
{
	const struct span *words = run->window + run->count - 2;

	if (run->count < 2 || !repeats(run, 1))
		return;
	/* Three in a row are one too many even of "luôn luôn". */
	if (run->count > 2 && same_word(run->text, words[-1], words[0]) && !has_digit(run->text, words[0]) &&
	    !is_mark(run, words[0]))
		report(run, words, 1);
	else if (word_is_right(run, words[0], words[1]))
		sink_verdict(run->sink, VERDICT_PASS);
	else
		report(run, words, 1);
}

static void check_phrase(struct run *run)
{
	for (size_t length = 2; length <= LONGEST_PHRASE && 2 * length <= run->count; length++) {
		const struct span *words = run->window + run->count - 2 * length;

		if (!repeats(run, length) || same_word(run->text, words[0], words[1]))
			continue;
		if (phrase_is_right(run, words, length))
			sink_verdict(run->sink, VERDICT_PASS);
		else
			report(run, words, length);
		return;
	}
}

/* Whether only a blank or two stand between: columns of a table that was not seen stand further apart. */
static bool follows(const struct run *run, struct span word)
{
	uint32_t end = run->window[run->count - 1].end;

	if (word.start - end > WIDEST_GAP || scan_blanks(run->text, end) != word.start)
		return false;
	return memchr(run->text.data + end, '\t', word.start - end) == NULL;
}

static void add_word(struct run *run, struct span word)
{
	if (run->count > 0 && !follows(run, word))
		run->count = 0;
	if (run->count == WINDOW) {
		memmove(run->window, run->window + 1, (WINDOW - 1) * sizeof *run->window);
		run->count--;
	}
	run->window[run->count++] = word;
}

static void run_rule(const struct rule *rule, const struct facts *facts, struct sink *sink)
{
	const struct params *params = rule->params;
	struct run run = {.rule = rule, .facts = facts, .text = facts->doc->text, .sink = sink};

	vocabulary_init(&run.vocabulary, facts->vocabulary.lexicon, sink->arena);
	strbuf_init(&run.fold, sink->arena);
	for (uint32_t at = 0; at < run.text.size;) {
		struct span word;
		size_t length;

		if (!scan_next(run.text, at, &word)) {
			if (word.start >= run.text.size)
				break;
			utf8_decode(run.text, word.start, &length);
			at = word.start + (uint32_t)length;
			continue;
		}
		at = word.end;
		add_word(&run, word);
		if (params->check == CHECK_WORD)
			check_word(&run);
		else
			check_phrase(&run);
	}
}

const struct kind KIND_REPETITION = {
	.name = "repetition",
	.keys = KEYS,
	.placeholders = PLACEHOLDERS,
	.compile = compile,
	.run = run_rule,
};
