#include "extract/token.h"

#include "base/utf8.h"
#include "extract/number.h"

enum { MAX_WINDOW = 12 };

/* Where the scan stands: dates and citations come in document order and are taken as they are met. */
struct scanner {
	struct facts *facts;
	struct slice text;
	size_t date;
	size_t citation;
	uint32_t block;
	bool sentence;
};

static struct token *push(struct scanner *scanner, enum token_kind kind, uint32_t start, uint32_t end, uint32_t id)
{
	struct facts *facts = scanner->facts;
	struct token *token = ARENA_PUSH(facts->arena, facts->tokens, facts->token_count, facts->token_capacity);
	size_t length;

	*token = (struct token){.span = {start, end}, .kind = kind, .id = id, .block = scanner->block};
	token->space = start == 0 || utf8_is_space(utf8_before(scanner->text, start, &length));
	token->upper = utf8_is_upper(utf8_decode(scanner->text, start, &length));
	token->sentence = scanner->sentence && kind != TOKEN_PUNCT;
	if (token->sentence)
		scanner->sentence = false;
	return token;
}

static bool is_word_part(uint32_t character)
{
	return utf8_is_letter(character) || (character >= '0' && character <= '9');
}

/* The end of the run of letters and digits that begins at `at`. */
static uint32_t word_end(struct slice text, uint32_t at, uint32_t end)
{
	size_t length;

	while (at < end && is_word_part(utf8_decode(text, at, &length)))
		at += (uint32_t)length;
	return at;
}

static uint32_t word_id(struct scanner *scanner, uint32_t start, uint32_t end)
{
	struct vocabulary *vocabulary = &scanner->facts->vocabulary;

	strbuf_clear(&vocabulary->folded);
	utf8_fold(&vocabulary->folded, slice_part(scanner->text, start, end));
	return vocabulary_id(vocabulary, strbuf_slice(&vocabulary->folded));
}

static uint32_t scan_word(struct scanner *scanner, uint32_t at, uint32_t end)
{
	uint32_t stop = word_end(scanner->text, at, end);

	push(scanner, TOKEN_WORD, at, stop, word_id(scanner, at, stop));
	return stop;
}

static uint32_t add_quantity(struct scanner *scanner, uint32_t start, uint32_t end, const struct number *number,
			     bool negative)
{
	struct facts *facts = scanner->facts;
	struct quantity *q = ARENA_PUSH(facts->arena, facts->quantities, facts->quantity_count,
					facts->quantity_capacity);

	*q = (struct quantity){.span = {start, end},
			       .extent = {start, end},
			       .value = negative ? decimal_negate(number->value) : number->value,
			       .printed = number->printed,
			       .padded = number->padded,
			       .over = NO_INDEX,
			       .under = NO_INDEX,
			       .block = scanner->block,
			       .token = (uint32_t)facts->token_count,
			       .table = NO_INDEX,
			       .row = NO_INDEX,
			       .column = NO_INDEX};
	if (number->printed > 0)
		q->step = (struct decimal){1, number->printed};
	return (uint32_t)facts->quantity_count - 1;
}

/* A sign belongs to the figure behind it when nothing that could be the start of a range stands before it. */
static bool sign_before(const struct scanner *scanner, uint32_t at)
{
	const struct facts *facts = scanner->facts;
	const struct token *sign;

	if (facts->token_count == 0)
		return false;
	sign = &facts->tokens[facts->token_count - 1];
	if (sign->kind != TOKEN_PUNCT || sign->span.end != at || (sign->id != '-' && sign->id != 0x2212))
		return false;
	if (!sign->space && !(facts->token_count > 1 && token_is_mark(sign - 1, '(')))
		return false;
	return facts->token_count < 2 || sign[-1].block != scanner->block || sign[-1].kind != TOKEN_NUMBER;
}

/* Letters glued to a figure: "42m2" and "5ha" are a figure and its unit, "4G" and "5h30" are codes. */
static bool glued_unit(struct scanner *scanner, uint32_t at, uint32_t end)
{
	uint32_t stop = word_end(scanner->text, at, end);
	uint32_t id = word_id(scanner, at, stop);
	const struct lexicon *lexicon = scanner->facts->vocabulary.lexicon;

	return lexicon_exact(lexicon, PHRASE_UNIT, &id, 1) != NULL ||
	       lexicon_exact(lexicon, PHRASE_MAGNITUDE, &id, 1) != NULL;
}

static uint32_t scan_number(struct scanner *scanner, uint32_t at, uint32_t end)
{
	struct number number = number_scan(slice_part(scanner->text, 0, end), at);
	uint32_t stop = at + number.size;
	size_t length;
	uint32_t next = stop < end ? utf8_decode(scanner->text, stop, &length) : ' ';

	if (utf8_is_letter(next) && !glued_unit(scanner, stop, end)) {
		stop = word_end(scanner->text, stop, end);
		push(scanner, TOKEN_CODE, at, stop, 0);
	} else if (!number.ok) {
		push(scanner, TOKEN_CODE, at, stop, 0);
	} else {
		bool negative = sign_before(scanner, at);
		uint32_t index = add_quantity(scanner, at, stop, &number, negative);

		push(scanner, TOKEN_NUMBER, at, stop, index);
	}
	return stop;
}

/* A full stop ends a sentence when a capital, a figure or the end follows, and no abbreviation (TT. KT. Q.) stands before. */
static bool ends_sentence(const struct scanner *scanner, uint32_t at, uint32_t end)
{
	const struct facts *facts = scanner->facts;
	size_t length;
	uint32_t next = at + 1;

	while (next < end && utf8_is_space(utf8_decode(scanner->text, next, &length)))
		next += (uint32_t)length;
	if (next == at + 1 && next < end)
		return false;
	if (facts->token_count > 0) {
		const struct token *before = &facts->tokens[facts->token_count - 1];

		if (before->kind == TOKEN_WORD && before->upper && before->span.end == at &&
		    before->span.end - before->span.start <= 2)
			return false;
	}
	return true;
}

static uint32_t scan_mark(struct scanner *scanner, uint32_t at, uint32_t end)
{
	size_t length;
	uint32_t character = utf8_decode(scanner->text, at, &length);

	push(scanner, TOKEN_PUNCT, at, at + (uint32_t)length, character);
	if ((character == '.' || character == '!' || character == '?') && ends_sentence(scanner, at, end))
		scanner->sentence = true;
	return at + (uint32_t)length;
}

/* A date or a citation that begins at `at`, as one token; its end, or `at` when there is none. */
static uint32_t scan_known(struct scanner *scanner, uint32_t at)
{
	const struct facts *facts = scanner->facts;

	while (scanner->date < facts->date_count && facts->dates[scanner->date].span.start < at)
		scanner->date++;
	while (scanner->citation < facts->citation_count && facts->citations[scanner->citation].span.start < at)
		scanner->citation++;
	if (scanner->citation < facts->citation_count && facts->citations[scanner->citation].span.start == at) {
		struct span span = facts->citations[scanner->citation].span;

		push(scanner, TOKEN_CITATION, span.start, span.end, (uint32_t)scanner->citation);
		return span.end;
	}
	if (scanner->date < facts->date_count && facts->dates[scanner->date].span.start == at) {
		struct span span = facts->dates[scanner->date].span;

		push(scanner, TOKEN_DATE, span.start, span.end, (uint32_t)scanner->date);
		return span.end;
	}
	return at;
}

static void scan_block(struct scanner *scanner, const struct block *block)
{
	uint32_t at = block->content > block->text.start ? block->content : block->text.start;
	uint32_t end = block->text.end;

	scanner->sentence = true;
	while (at < end) {
		uint32_t behind = scan_known(scanner, at);
		size_t length;
		uint32_t character;

		if (behind > at) {
			at = behind;
			continue;
		}
		character = utf8_decode(scanner->text, at, &length);
		if (utf8_is_space(character))
			at += (uint32_t)length;
		else if (character >= '0' && character <= '9')
			at = scan_number(scanner, at, end);
		else if (utf8_is_letter(character))
			at = scan_word(scanner, at, end);
		else
			at = scan_mark(scanner, at, end);
	}
}

void extract_tokens(struct facts *facts)
{
	struct scanner scanner = {.facts = facts, .text = facts->doc->text};

	for (size_t i = 0; i < facts->doc->block_count; i++) {
		const struct block *block = &facts->doc->blocks[i];
		size_t first = facts->token_count;

		if (block->kind == BLOCK_TABLE)
			continue;
		scanner.block = (uint32_t)i;
		scan_block(&scanner, block);
		quantity_read(facts, first, facts->token_count);
	}
}

size_t token_words(struct facts *facts, struct span span, uint32_t *words, size_t most)
{
	struct scanner scanner = {.facts = facts, .text = facts->doc->text};
	size_t count = 0;
	uint32_t at = span.start;

	while (at < span.end && count < most) {
		size_t length;
		uint32_t character = utf8_decode(scanner.text, at, &length);
		uint32_t stop;

		if (!is_word_part(character)) {
			at += (uint32_t)length;
			continue;
		}
		stop = word_end(scanner.text, at, span.end);
		if (utf8_is_letter(character))
			words[count++] = word_id(&scanner, at, stop);
		at = stop;
	}
	return count;
}

const struct phrase *token_match(const struct facts *facts, enum phrase_class class, size_t at, size_t end)
{
	uint32_t words[MAX_WINDOW];
	size_t count = 0;

	if (at >= end || !lexicon_begins(facts->vocabulary.lexicon, class, facts->tokens[at].id))
		return NULL;
	while (at + count < end && count < MAX_WINDOW && facts->tokens[at + count].kind == TOKEN_WORD) {
		words[count] = facts->tokens[at + count].id;
		count++;
	}
	return lexicon_match(facts->vocabulary.lexicon, class, words, count);
}

const struct phrase *token_match_end(const struct facts *facts, enum phrase_class class, size_t last, size_t start)
{
	uint32_t words[MAX_WINDOW];
	size_t count = 0;

	if (!lexicon_ends(facts->vocabulary.lexicon, class, facts->tokens[last].id))
		return NULL;
	while (count < MAX_WINDOW && last + 1 >= start + count + 1 && facts->tokens[last - count].kind == TOKEN_WORD) {
		count++;
		if (last < start + count)
			break;
	}
	for (size_t i = 0; i < count; i++)
		words[i] = facts->tokens[last + 1 - count + i].id;
	return lexicon_match_end(facts->vocabulary.lexicon, class, words, count);
}

void token_block(const struct facts *facts, uint32_t block, size_t *first, size_t *end)
{
	size_t low = 0;
	size_t high = facts->token_count;

	while (low < high) {
		size_t middle = low + (high - low) / 2;

		if (facts->tokens[middle].block < block)
			low = middle + 1;
		else
			high = middle;
	}
	*first = low;
	while (low < facts->token_count && facts->tokens[low].block == block)
		low++;
	*end = low;
}
