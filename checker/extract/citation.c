/*
 * Citations: a number with its symbol, found from the digit on; then the type word before it, and the date, the issuer
 * and the subject behind it (or the date before it). Line ends inside them are gone already: layout joined the lines.
 */
#include "base/utf8.h"
#include "extract/citation_table.h"
#include "extract/facts.h"
#include "extract/scan.h"

enum {
	MAX_NUMBER_DIGITS = 5,
	MAX_CODE = 48,
	TYPE_WINDOW = 8, /* words before the number in which the type word is looked for */
	ISSUER_WORDS = 14,
	SUBJECT_BYTES = 320,
	OPENING_BYTES = 160, /* "Ngày 08/3/2023 (thứ Tư), Chủ tịch UBND xã ký Kế hoạch số" */
};

struct reader {
	struct facts *facts;
	struct slice text;
	struct strbuf fold;
	uint32_t block;
	size_t next_date; /* first date that ends behind the current place */
};

/* ---- number and symbol -------------------------------------------------------------------------------------- */

static bool is_code(uint32_t character)
{
	return (character >= '0' && character <= '9') || character == '-' || character == '&' ||
	       utf8_is_letter(character);
}

static size_t count_capitals(struct slice text, uint32_t from, uint32_t to)
{
	size_t capitals = 0;
	size_t length;

	for (uint32_t at = from; at < to; at += (uint32_t)length)
		capitals += utf8_is_upper(utf8_decode(text, at, &length));
	return capitals;
}

/* The end of a symbol "KH-UBND" at `at`: it begins with a capital and has two; 0 for none. */
static uint32_t code_end(struct slice text, uint32_t at)
{
	uint32_t end = at;
	size_t length;

	if (!scan_upper(text, at))
		return 0;
	while (end < text.size && end - at < MAX_CODE && is_code(utf8_decode(text, end, &length)))
		end += (uint32_t)length;
	while (end > at && (text.data[end - 1] == '-' || text.data[end - 1] == '&'))
		end--;
	return count_capitals(text, at, end) >= 2 ? end : 0;
}

/* "57", "5a": the offset behind it, else 0. */
static uint32_t read_number(struct slice text, uint32_t at, int32_t *value)
{
	uint32_t end = scan_number(text, at, MAX_NUMBER_DIGITS, value);

	if (end != 0 && end < text.size && text.data[end] >= 'a' && text.data[end] <= 'e')
		end++;
	return end;
}

/* Whether a type of document carries that code: codes stand among the type words themselves. */
static bool known_code(struct reader *r, struct slice code)
{
	uint32_t id;

	strbuf_clear(&r->fold);
	utf8_fold(&r->fold, code);
	id = vocabulary_id(&r->facts->vocabulary, strbuf_slice(&r->fold));
	return lexicon_exact(r->facts->vocabulary.lexicon, PHRASE_DOCUMENT_TYPE, &id, 1) != NULL;
}

/* Splits "KH-UBND" into the code of the type and that of the issuer; "UBND-NV" has no type. */
static void split_symbol(struct reader *r, struct slice symbol, struct citation *c)
{
	size_t dash = slice_find(symbol, SLICE("-"), 0);
	struct slice first = slice_part(symbol, 0, dash);

	c->type_code = slice_part(symbol, 0, 0);
	c->issuer_code = symbol;
	if (known_code(r, first)) {
		c->type_code = first;
		c->issuer_code = dash == SIZE_MAX ? slice_part(symbol, symbol.size, symbol.size)
						  : slice_part(symbol, dash + 1, symbol.size);
	}
}

/* "22-HD/BTCTU" behind the number. */
static bool read_party(struct reader *r, uint32_t at, struct citation *c)
{
	struct slice text = r->text;
	uint32_t slash;
	uint32_t end;
	struct slice code;
	size_t length;

	if (at >= text.size || text.data[at] != '-' || !scan_upper(text, at + 1))
		return false;
	slash = at + 1;
	while (slash < text.size && slash - at < MAX_CODE && utf8_is_letter(utf8_decode(text, slash, &length)))
		slash += (uint32_t)length;
	code = slice_part(text, at + 1, slash);
	if (slash >= text.size || text.data[slash] != '/' || !known_code(r, code))
		return false;
	end = code_end(text, slash + 1);
	if (end == 0)
		return false;
	c->party = true;
	c->type_code = code;
	c->issuer_code = slice_part(text, slash + 1, end);
	c->span.end = end;
	return true;
}

/* "/KH-UBND", "/2018/NĐ-CP" behind the number. */
static bool read_symbol(struct reader *r, uint32_t at, struct citation *c)
{
	struct slice text = r->text;
	uint32_t year;
	uint32_t end;

	if (at < text.size && text.data[at] == ' ')
		at++;
	if (at >= text.size || text.data[at] != '/')
		return false;
	at++;
	year = scan_year(text, at, &c->year_in_number);
	if (year != 0) {
		if (year >= text.size || text.data[year] != '/')
			return false;
		at = year + 1;
	}
	end = code_end(text, at);
	if (end == 0)
		return false;
	split_symbol(r, slice_part(text, at, end), c);
	c->span.end = end;
	return true;
}

/* "số" or "Số:" before the number: its offset in *start. */
static bool number_word(struct slice text, uint32_t at, uint32_t *start)
{
	at = scan_blanks_back(text, at);
	if (at > 0 && text.data[at - 1] == ':')
		at--;
	return scan_take_back(text, at, "số", start);
}

/* A symbol needs "số", a dash or a known type: "5/KP3" alone is no document. */
static bool is_citation(const struct facts *facts, const struct citation *c)
{
	struct slice symbol = document_slice(facts->doc, c->span);
	uint32_t start;

	return c->party || c->type_code.size > 0 || number_word(facts->doc->text, c->span.start, &start) ||
	       (slice_find(symbol, SLICE("-"), 0) != SIZE_MAX && c->issuer_code.size > 3) || c->year_in_number != 0;
}

static bool read_citation(struct reader *r, uint32_t at, struct citation *c)
{
	uint32_t end;

	*c = (struct citation){.date = NO_INDEX, .block = r->block, .span = {at, at}};
	end = read_number(r->text, at, &c->number_value);
	if (end == 0)
		return false;
	c->number = slice_part(r->text, at, end);
	if (!read_party(r, end, c) && !read_symbol(r, end, c))
		return false;
	c->extent = c->span;
	return is_citation(r->facts, c);
}

/* ---- the type word before ----------------------------------------------------------------------------------- */

static uint32_t word_id(struct reader *r, struct span word)
{
	strbuf_clear(&r->fold);
	utf8_fold(&r->fold, document_slice(r->facts->doc, word));
	return vocabulary_id(&r->facts->vocabulary, strbuf_slice(&r->fold));
}

/* The words before `at` in the same phrase, the nearest last; returns how many. */
static size_t words_before(struct reader *r, uint32_t at, struct span words[TYPE_WINDOW], uint32_t ids[TYPE_WINDOW])
{
	size_t count = 0;
	struct span word;

	while (count < TYPE_WINDOW && scan_previous(r->text, at, &word)) {
		words[TYPE_WINDOW - 1 - count] = word;
		at = word.start;
		count++;
	}
	memmove(words, words + TYPE_WINDOW - count, count * sizeof *words);
	for (size_t i = 0; i < count; i++)
		ids[i] = word_id(r, words[i]);
	return count;
}

/*
 * The type is the document type nearest before the number. One whose codes the symbol carries goes before: "Quyết
 * định phê duyệt Đề án số 61/QĐ-UBND" is a decision.
 */
static void find_type(struct reader *r, struct citation *c)
{
	struct span words[TYPE_WINDOW];
	uint32_t ids[TYPE_WINDOW];
	uint32_t at = c->span.start;
	size_t count;

	number_word(r->text, at, &at);
	c->extent.start = at;
	count = words_before(r, at, words, ids);
	for (size_t end = count; end > 0; end--) {
		const struct phrase *type = lexicon_match_end(r->facts->vocabulary.lexicon, PHRASE_DOCUMENT_TYPE, ids,
							      end);
		bool fits = type != NULL && c->type_code.size > 0 && citation_type_has(type, c->type_code);

		if (type == NULL || (c->type != NULL && !fits))
			continue;
		c->type = type;
		c->type_near = end == count;
		c->type_word = slice_part(r->text, words[end - type->length].start, words[end - 1].end);
		c->extent.start = words[end - type->length].start;
		if (fits || c->type_code.size == 0)
			return;
	}
}

/* ---- date, issuer and subject behind ------------------------------------------------------------------------ */

/* The date that begins at `at`, or NO_INDEX. */
static uint32_t date_at(struct reader *r, uint32_t at)
{
	const struct facts *facts = r->facts;

	while (r->next_date < facts->date_count && facts->dates[r->next_date].span.end <= at)
		r->next_date++;
	return r->next_date < facts->date_count && facts->dates[r->next_date].span.start == at ? (uint32_t)r->next_date
											       : NO_INDEX;
}

/* ", ngày 30/12/2022", "(ngày 30/12/2022)", "ký ngày", "ban hành ngày": the offset behind it, else 0. */
static uint32_t take_date(struct reader *r, uint32_t at, struct citation *c)
{
	static const char *const VERBS[] = {"ký", "ban", "hành", "đề", "thông", "qua", NULL};
	struct span word;
	uint32_t date;

	at = scan_blanks(r->text, at);
	if (at < r->text.size && (r->text.data[at] == ',' || r->text.data[at] == '('))
		at++;
	while (scan_next(r->text, at, &word) && scan_is_any(r->text, word, VERBS))
		at = word.end;
	at = scan_take(r->text, at, "ngày");
	if (at == 0)
		return 0;
	date = date_at(r, scan_blanks(r->text, at));
	if (date == NO_INDEX || r->facts->dates[date].month == 0)
		return 0;
	c->date = date;
	at = r->facts->dates[date].span.end;
	if (at < r->text.size && r->text.data[at] == ')')
		at++;
	return at;
}

/* Words that are written small inside the name of an office. */
static bool is_name_word(struct slice text, struct span word)
{
	static const char *const INNER[] = {"nhân", "dân",  "xã",    "huyện", "tỉnh", "phường", "thị", "trấn", "thành",
					    "phố",  "quận", "và",    "vụ",    "ủy",   "uỷ",     "phủ", "đạo",  "hội",
					    "đồng", "nước", "chính", "trị",   "chấp", "hành",   "chỉ", "phát", "triển",
					    "nông", "thôn", "tạo",   "đảng",  "bộ",   "tịch",   NULL};

	return scan_upper(text, word.start) || scan_is_any(text, word, INNER);
}

/* "của Ủy ban nhân dân xã Phú Khê", "của Bộ Tài chính": the offset behind it, else 0. */
static uint32_t take_issuer(struct reader *r, uint32_t at, struct citation *c)
{
	struct span word;
	uint32_t start;
	uint32_t end;

	at = scan_take(r->text, at, "của");
	start = at != 0 ? scan_blanks(r->text, at) : 0;
	if (at == 0 || !scan_upper(r->text, start))
		return 0;
	end = start;
	for (unsigned i = 0; i < ISSUER_WORDS && scan_next(r->text, end, &word); i++) {
		if (!is_name_word(r->text, word))
			break;
		end = word.end;
	}
	c->issuer = slice_part(r->text, start, end);
	return end;
}

/* Where the subject that begins at `at` ends. */
static uint32_t subject_end(struct slice text, uint32_t at)
{
	uint32_t limit = text.size - at > SUBJECT_BYTES ? at + SUBJECT_BYTES : (uint32_t)text.size;
	uint32_t end = at;

	while (end < limit) {
		char c = text.data[end];
		bool stop = c == '.' && (end + 1 >= text.size || text.data[end + 1] == ' ' ||
					 text.data[end + 1] == '\n' || text.data[end + 1] == '/');

		if (c == '\n' || c == ';' || c == '(' || c == ')' || c == ':' || stop)
			break;
		/* A comma before a capital ends it: "năm 2024, UBND xã báo cáo"; "phổ biến, giáo dục" goes on. */
		if (c == ',' && scan_upper(text, scan_blanks(text, end + 1)))
			break;
		end++;
	}
	while (end > at && end < text.size && ((unsigned char)text.data[end] & 0xC0) == 0x80)
		end--;
	return scan_blanks_back(text, end);
}

/* "về việc ...", "về ...". */
static uint32_t take_subject(struct reader *r, uint32_t at, struct citation *c)
{
	uint32_t start = scan_take(r->text, at, "về");
	uint32_t matter;
	uint32_t end;

	if (start == 0)
		return 0;
	matter = scan_take(r->text, start, "việc");
	start = scan_blanks(r->text, matter != 0 ? matter : start);
	end = subject_end(r->text, start);
	c->subject = slice_part(r->text, start, end);
	return end;
}

static void read_behind(struct reader *r, struct citation *c)
{
	uint32_t at = c->span.end;
	uint32_t next = take_date(r, at, c);

	at = next != 0 ? next : at;
	next = take_issuer(r, at, c);
	if (next != 0 && c->date == NO_INDEX) {
		at = next;
		next = take_date(r, at, c);
	}
	at = next != 0 ? next : at;
	next = take_subject(r, at, c);
	c->extent.end = next != 0 ? next : at;
}

/* ---- date and issuer before --------------------------------------------------------------------------------- */

/* "ban hành", "ký" right before `at`: where it begins. */
static bool issuing_verb(struct slice text, uint32_t at, uint32_t *start)
{
	if (scan_take_back(text, at, "hành", start))
		return scan_take_back(text, *start, "ban", start);
	return scan_take_back(text, at, "ký", start);
}

/* "UBND xã đã ban hành": the name of the office before the verb at `at`. */
static void issuer_before(struct reader *r, uint32_t at, struct citation *c)
{
	static const char *const OFFICES[] = {"ubnd", "hđnd", NULL};
	uint32_t end;
	struct span word;
	struct span office = {0, 0};

	scan_take_back(r->text, at, "đã", &at);
	end = scan_blanks_back(r->text, at);
	for (unsigned i = 0; i < ISSUER_WORDS && scan_previous(r->text, at, &word) && is_name_word(r->text, word);
	     i++) {
		at = word.start;
		if (scan_is_any(r->text, word, OFFICES)) {
			office = word;
			break;
		}
	}
	if (office.end > office.start)
		c->issuer = slice_part(r->text, office.start, end);
}

/* "Ngày 08/3/2023, UBND xã ban hành" opens the sentence: its date. */
static void date_before(struct reader *r, uint32_t verb, struct citation *c)
{
	const struct facts *facts = r->facts;
	uint32_t opening = scan_blanks(r->text, scan_sentence(r->text, verb, OPENING_BYTES));
	uint32_t at = scan_take(r->text, opening, "ngày");
	size_t date = r->next_date;

	if (at == 0)
		return;
	at = scan_blanks(r->text, at);
	while (date > 0 && facts->dates[date - 1].span.start >= at)
		date--;
	while (date < facts->date_count && facts->dates[date].span.start < at)
		date++;
	r->next_date = date;
	if (date < facts->date_count && facts->dates[date].span.start == at && facts->dates[date].month != 0 &&
	    facts->dates[date].day != 0)
		c->date = (uint32_t)date;
}

/* "Ngày 08/3/2023, UBND xã ban hành Kế hoạch số 25/KH-UBND": the verb stands right before the type word. */
static void read_before(struct reader *r, struct citation *c)
{
	uint32_t verb;

	if (c->type == NULL || !c->type_near || !issuing_verb(r->text, c->extent.start, &verb))
		return;
	if (c->date == NO_INDEX)
		date_before(r, verb, c);
	if (c->issuer.size == 0)
		issuer_before(r, verb, c);
}

/* ---- the scan ----------------------------------------------------------------------------------------------- */

static bool may_begin(struct slice text, uint32_t at)
{
	char c;

	if (at == 0)
		return true;
	c = text.data[at - 1];
	return c != '/' && c != '.' && c != ',' && c != '-' && !scan_glued_before(text, at);
}

static uint32_t skip_digits(struct slice text, uint32_t at)
{
	while (at < text.size && text.data[at] >= '0' && text.data[at] <= '9')
		at++;
	return at;
}

static uint32_t scan_citation(struct reader *r, uint32_t at)
{
	struct facts *facts = r->facts;
	struct citation c;

	if (!may_begin(r->text, at) || !read_citation(r, at, &c))
		return skip_digits(r->text, at);
	find_type(r, &c);
	read_behind(r, &c);
	read_before(r, &c);
	*ARENA_PUSH(facts->arena, facts->citations, facts->citation_count, facts->citation_capacity) = c;
	return c.span.end;
}

void extract_citations(struct facts *facts)
{
	struct reader r = {.facts = facts, .text = facts->doc->text};

	strbuf_init(&r.fold, facts->arena);
	for (uint32_t at = 0; at < r.text.size;) {
		while (r.block + 1 < facts->doc->block_count && facts->doc->blocks[r.block + 1].text.start <= at)
			r.block++;
		if (r.text.data[at] >= '0' && r.text.data[at] <= '9')
			at = scan_citation(&r, at);
		else
			at++;
	}
	citation_tables(facts);
}
