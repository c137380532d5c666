#include "read/syllable.h"

#include <utf8proc.h>

#include "base/utf8.h"

enum {
	LONGEST = 8,
	MOST_PARTS = 8,
	GRAVE = 0x300,
	ACUTE = 0x301,
	CIRCUMFLEX = 0x302,
	TILDE = 0x303,
	BREVE = 0x306,
	HOOK = 0x309,
	HORN = 0x31B,
	DOT = 0x323
};

/* A word as its letters, where 1 to 7 stand for ă â ê ô ơ ư đ. */
struct word {
	char letters[LONGEST + 1];
	size_t count;
	unsigned tones;
	bool foreign; /* a letter that Vietnamese has not, a sign, or too many letters */
	bool marked;  /* something beyond ASCII */
};

/* Longer ones before those they begin with. */
static const char *const ONSETS[] = {"ngh", "ch", "gh", "gi", "kh", "ng", "nh", "ph", "qu", "th",
				     "tr",  "b",  "c",  "d",  "7",  "g",  "h",  "k",  "l",  "m",
				     "n",   "p",  "q",  "r",  "s",  "t",  "v",  "x",  ""};
static const char *const RHYMES[] = {"a",  "1",   "2",   "e",   "3",  "i",   "o",   "4",   "5",   "u",   "6",   "y",
				     "ai", "ao",  "au",  "ay",  "2u", "2y",  "eo",  "3u",  "ia",  "i3",  "i3u", "iu",
				     "oa", "oai", "oao", "oay", "o1", "oe",  "oeo", "oi",  "oo",  "4i",  "5i",  "ua",
				     "u2", "u2y", "u3",  "ui",  "u4", "u4i", "u5",  "uy",  "uya", "uy3", "uyu", "6a",
				     "6i", "65",  "65i", "65u", "6u", "y3",  "y3u", "uai", "uao", "uay", "u1",  "ue"};
static const char *const CODAS[] = {"", "c", "ch", "m", "n", "ng", "nh", "p", "t"};

#define COUNT(table) (sizeof(table) / sizeof(table)[0])

static bool is_tone(utf8proc_int32_t mark)
{
	return mark == GRAVE || mark == ACUTE || mark == TILDE || mark == HOOK || mark == DOT;
}

/* The letter with the shape that a mark gives it; 0 when there is none. */
static char shaped(char letter, utf8proc_int32_t mark)
{
	static const struct {
		char letter;
		utf8proc_int32_t mark;
		char shaped;
	} SHAPES[] = {{'a', BREVE, '1'},      {'a', CIRCUMFLEX, '2'}, {'e', CIRCUMFLEX, '3'},
		      {'o', CIRCUMFLEX, '4'}, {'o', HORN, '5'},       {'u', HORN, '6'}};

	for (size_t i = 0; i < COUNT(SHAPES); i++)
		if (SHAPES[i].letter == letter && SHAPES[i].mark == mark)
			return SHAPES[i].shaped;
	return 0;
}

static void add_mark(struct word *word, utf8proc_int32_t mark)
{
	char made = word->count > 0 ? shaped(word->letters[word->count - 1], mark) : 0;

	if (made != 0)
		word->letters[word->count - 1] = made;
	else if (is_tone(mark))
		word->tones++;
	else
		word->foreign = true;
}

static void add_letter(struct word *word, utf8proc_int32_t letter)
{
	if (letter == 0x110 || letter == 0x111)
		letter = '7';
	else if (letter >= 'A' && letter <= 'Z')
		letter += 'a' - 'A';
	if (word->count == LONGEST || !((letter >= 'a' && letter <= 'z') || letter == '7'))
		word->foreign = true;
	else
		word->letters[word->count++] = (char)letter;
}

static void add_character(struct word *word, uint32_t character)
{
	utf8proc_int32_t parts[MOST_PARTS];
	int boundary = 0;
	utf8proc_ssize_t count;

	word->marked |= character >= 0x80;
	if (character < 0x80) {
		add_letter(word, (utf8proc_int32_t)character);
		return;
	}
	count = utf8proc_decompose_char((utf8proc_int32_t)character, parts, MOST_PARTS, UTF8PROC_DECOMPOSE, &boundary);
	for (utf8proc_ssize_t i = 0; i < count && i < MOST_PARTS; i++) {
		if (parts[i] >= 0x300 && parts[i] < 0x370)
			add_mark(word, parts[i]);
		else
			add_letter(word, parts[i]);
	}
}

static bool matches(const char *letters, const char *onset, const char *rhyme, const char *coda)
{
	size_t at = strlen(onset);
	size_t size = strlen(rhyme);

	return strncmp(letters, onset, at) == 0 && strncmp(letters + at, rhyme, size) == 0 &&
	       strcmp(letters + at + size, coda) == 0;
}

static bool is_valid(const struct word *word)
{
	if (word->foreign || word->tones > 1)
		return false;
	for (size_t o = 0; o < COUNT(ONSETS); o++) {
		if (strncmp(word->letters, ONSETS[o], strlen(ONSETS[o])) != 0)
			continue;
		for (size_t r = 0; r < COUNT(RHYMES); r++)
			for (size_t c = 0; c < COUNT(CODAS); c++)
				if (matches(word->letters, ONSETS[o], RHYMES[r], CODAS[c]))
					return true;
	}
	/* gì, gìn: the i is onset and rhyme in one. */
	return word->letters[0] == 'g' && word->letters[1] == 'i' && word->count <= 4;
}

/* Letters and marks make words; so do signs that no text puts beside letters, which then make them no words. */
static bool belongs_to_word(uint32_t character)
{
	if (character < 0x80)
		return (character >= 'a' && character <= 'z') || (character >= 'A' && character <= 'Z');
	if (utf8_is_space(character) || (character >= 0x2010 && character <= 0x2060) || character == 0xAB ||
	    character == 0xBB)
		return false;
	return true;
}

struct syllable_score syllable_count(struct slice text)
{
	struct syllable_score score = {0, 0};
	struct word word = {.count = 0};
	size_t length;

	for (size_t at = 0; at <= text.size; at += length) {
		uint32_t character = at < text.size ? utf8_decode(text, at, &length) : ' ';

		length = at < text.size ? length : 1;
		if (belongs_to_word(character)) {
			add_character(&word, character);
			continue;
		}
		/* A sign alone is no word. */
		if (word.marked && word.count > 0) {
			score.words++;
			score.valid += is_valid(&word);
		}
		word = (struct word){.count = 0};
	}
	return score;
}
