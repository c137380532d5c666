#include "extract/label.h"

#include "base/utf8.h"

static bool is_word_character(uint32_t character)
{
	return utf8_is_letter(character) || (character >= '0' && character <= '9');
}

/* Bytes of the word that begins at `at`; a percent sign is one by itself; 0 for any other mark. */
static size_t word_size(struct slice folded, size_t at)
{
	size_t end = at;
	size_t length;

	if (folded.data[at] == '%')
		return 1;
	while (end < folded.size && is_word_character(utf8_decode(folded, end, &length)))
		end += length;
	return end - at;
}

void label_read(struct facts *facts, struct slice text, struct label *label)
{
	struct slice folded;

	strbuf_clear(&facts->vocabulary.folded);
	utf8_fold(&facts->vocabulary.folded, text);
	folded = strbuf_slice(&facts->vocabulary.folded);
	label->count = 0;
	for (size_t at = 0; at < folded.size && label->count < LABEL_WORDS;) {
		size_t size = word_size(folded, at);
		size_t length;

		if (size > 0) {
			label->words[label->count++] = vocabulary_id(&facts->vocabulary,
								     slice_part(folded, at, at + size));
			at += size;
		} else {
			utf8_decode(folded, at, &length);
			at += length;
		}
	}
}

const struct phrase *label_match(const struct facts *facts, const struct label *label, enum phrase_class class,
				 size_t at)
{
	if (at >= label->count)
		return NULL;
	return lexicon_match(facts->vocabulary.lexicon, class, label->words + at, label->count - at);
}

const struct phrase *label_find(const struct facts *facts, const struct label *label, enum phrase_class class)
{
	for (size_t at = 0; at < label->count; at++) {
		const struct phrase *phrase = label_match(facts, label, class, at);

		if (phrase != NULL)
			return phrase;
	}
	return NULL;
}

const struct phrase *label_exact(const struct facts *facts, const struct label *label, enum phrase_class class)
{
	return lexicon_exact(facts->vocabulary.lexicon, class, label->words, label->count);
}

size_t label_shared(const struct label *part, const struct label *whole)
{
	size_t shared = 0;

	for (size_t i = 0; i < part->count; i++)
		for (size_t j = 0; j < whole->count; j++)
			if (part->words[i] == whole->words[j]) {
				shared++;
				break;
			}
	return shared;
}

/* The power of ten that "1.000" (words 1, 000) or "1000" says before a unit; 0 when it says none. */
static uint8_t power_of_ten(const struct facts *facts, const struct label *label, size_t at, size_t *words)
{
	uint8_t zeros = 0;

	*words = 0;
	for (size_t i = at; i < label->count; i++) {
		struct slice word = vocabulary_word(&facts->vocabulary, label->words[i]);
		size_t from = i == at && word.size > 0 && word.data[0] == '1';

		for (size_t j = from; j < word.size; j++)
			if (word.data[j] != '0')
				return *words > 0 ? zeros : 0;
		if (i == at && from == 0)
			return 0;
		zeros = (uint8_t)(zeros + word.size - from);
		++*words;
	}
	return zeros;
}

size_t label_unit(const struct facts *facts, const struct label *label, size_t at, struct unit *unit)
{
	const struct phrase *magnitude;
	const struct phrase *phrase;
	size_t used;
	uint8_t power = power_of_ten(facts, label, at, &used);

	*unit = (struct unit){UNIT_NONE, 0, false};
	magnitude = label_match(facts, label, PHRASE_MAGNITUDE, at + used);
	if (magnitude != NULL) {
		power = (uint8_t)(power + magnitude->value);
		used += magnitude->length;
	}
	phrase = label_match(facts, label, PHRASE_UNIT, at + used);
	if (phrase != NULL) {
		unit->id = (uint32_t)phrase->value;
		used += phrase->length;
	} else if (magnitude == NULL) {
		return 0;
	}
	unit->magnitude = power <= DECIMAL_MAX_SCALE / 2 ? power : 0;
	unit->measured = power > 0 || (phrase != NULL && lexicon_exact(facts->vocabulary.lexicon, PHRASE_MEASURE,
								       phrase->words, phrase->length) != NULL);
	return used;
}

/* "tỷ" alone, in a table, is money. */
static struct unit money(struct unit unit)
{
	if (unit.id == UNIT_NONE && unit.magnitude >= 6)
		unit.id = UNIT_VND;
	return unit;
}

struct unit label_whole_unit(struct facts *facts, struct slice text)
{
	struct label label;
	struct unit unit;
	size_t slash = slice_find(text, SLICE("/"), 0);

	label_read(facts, text, &label);
	if (label_unit(facts, &label, 0, &unit) == label.count && label.count > 0)
		return money(unit);
	label_read(facts, slice_part(text, 0, slash), &label);
	if (slash != SIZE_MAX && label_unit(facts, &label, 0, &unit) == label.count)
		return money(unit);
	return (struct unit){UNIT_NONE, 0, false};
}

struct unit label_head_unit(struct facts *facts, struct slice head)
{
	size_t close = head.size;

	while (close > 0 && head.data[close - 1] != ')')
		close--;
	for (size_t open = close; close > 0 && open > 0; open--)
		if (head.data[open - 1] == '(')
			return label_whole_unit(facts, slice_part(head, open, close - 1));
	return label_whole_unit(facts, head);
}
