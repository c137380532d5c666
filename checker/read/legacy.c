#include "read/legacy.h"

#include <utf8proc.h>

enum { FIRST_HIGH = 0x80, FIRST_LATIN = 0xA0, CAPITAL = 0x20 };

/* From 0x80: what Windows-1252 has where Latin-1 has control characters; 0 for nothing. */
static const uint16_t CP1252[FIRST_LATIN - FIRST_HIGH] = {
	0x20AC, 0,      0x201A, 0x0192, 0x201E, 0x2026, 0x2020, 0x2021, 0x02C6, 0x2030, 0x0160,
	0x2039, 0x0152, 0,      0x017D, 0,      0,      0x2018, 0x2019, 0x201C, 0x201D, 0x2022,
	0x2013, 0x2014, 0x02DC, 0x2122, 0x0161, 0x203A, 0x0153, 0,      0x017E, 0x0178,
};

/* From 0xA0; 0 where TCVN3 has no letter. Toned capitals have no codes: fonts for capitals show them. */
static const uint16_t TCVN3[256 - FIRST_LATIN] = {
	/* A0 */ 0,    0x102,  0xC2,   0xCA,   0xD4,   0x1A0,  0x1AF,  0x110,
	0x103,         0xE2,   0xEA,   0xF4,   0x1A1,  0x1B0,  0x111,  0,
	/* B0 */ 0,    0,      0,      0,      0,      0xE0,   0x1EA3, 0xE3,
	0xE1,          0x1EA1, 0,      0x1EB1, 0x1EB3, 0x1EB5, 0x1EAF, 0,
	/* C0 */ 0,    0,      0,      0,      0,      0,      0x1EB7, 0x1EA7,
	0x1EA9,        0x1EAB, 0x1EA5, 0x1EAD, 0xE8,   0,      0x1EBB, 0x1EBD,
	/* D0 */ 0xE9, 0x1EB9, 0x1EC1, 0x1EC3, 0x1EC5, 0x1EBF, 0x1EC7, 0xEC,
	0x1EC9,        0,      0,      0,      0x129,  0xED,   0x1ECB, 0xF2,
	/* E0 */ 0,    0x1ECF, 0xF5,   0xF3,   0x1ECD, 0x1ED3, 0x1ED5, 0x1ED7,
	0x1ED1,        0x1ED9, 0x1EDD, 0x1EDF, 0x1EE1, 0x1EDB, 0x1EE3, 0xF9,
	/* F0 */ 0,    0x1EE7, 0x169,  0xFA,   0x1EE5, 0x1EEB, 0x1EED, 0x1EEF,
	0x1EE9,        0x1EF1, 0x1EF3, 0x1EF7, 0x1EF9, 0xFD,   0x1EF5, 0,
};

enum { GRAVE = 0x300, ACUTE = 0x301, CIRCUMFLEX = 0x302, TILDE = 0x303, BREVE = 0x306, HOOK = 0x309, DOT = 0x323 };

/* Small marks of VNI and what they add to the letter before them: a shape, a tone. Capital marks are CAPITAL less. */
static const struct {
	unsigned char byte;
	uint16_t shape;
	uint16_t tone;
} VNI_MARKS[] = {
	{0xF9, 0, ACUTE},         {0xF8, 0, GRAVE},          {0xFB, 0, HOOK},           {0xF5, 0, TILDE},
	{0xEF, 0, DOT},           {0xE2, CIRCUMFLEX, 0},     {0xE1, CIRCUMFLEX, ACUTE}, {0xE0, CIRCUMFLEX, GRAVE},
	{0xE5, CIRCUMFLEX, HOOK}, {0xE3, CIRCUMFLEX, TILDE}, {0xE4, CIRCUMFLEX, DOT},   {0xEA, BREVE, 0},
	{0xE9, BREVE, ACUTE},     {0xE8, BREVE, GRAVE},      {0xFA, BREVE, HOOK},       {0xFC, BREVE, TILDE},
	{0xEB, BREVE, DOT},
};

/* Letters of one byte, small ones. */
static const struct {
	unsigned char byte;
	uint16_t small;
	uint16_t capital;
} VNI_LETTERS[] = {
	{0xF4, 0x1A1, 0x1A0}, {0xF6, 0x1B0, 0x1AF},   {0xF1, 0x111, 0x110},
	{0xED, 0xED, 0xCD},   {0xEC, 0xEC, 0xCC},     {0xE6, 0x1EC9, 0x1EC8},
	{0xF3, 0x129, 0x128}, {0xF2, 0x1ECB, 0x1ECA}, {0xEE, 0x1EF5, 0x1EF4},
};

#define COUNT(table) (sizeof(table) / sizeof(table)[0])

uint32_t legacy_cp1252(unsigned char byte)
{
	return byte >= FIRST_HIGH && byte < FIRST_LATIN ? CP1252[byte - FIRST_HIGH] : byte;
}

unsigned char legacy_byte(uint32_t character)
{
	if (character < FIRST_HIGH || (character >= FIRST_LATIN && character < 256))
		return (unsigned char)character;
	for (size_t i = 0; i < COUNT(CP1252); i++)
		if (CP1252[i] == character)
			return (unsigned char)(FIRST_HIGH + i);
	return 0;
}

uint32_t legacy_tcvn3(unsigned char byte)
{
	if (byte >= FIRST_LATIN && TCVN3[byte - FIRST_LATIN] != 0)
		return TCVN3[byte - FIRST_LATIN];
	return legacy_cp1252(byte);
}

static uint32_t vni_letter(unsigned char byte)
{
	for (size_t i = 0; i < COUNT(VNI_LETTERS); i++) {
		if (VNI_LETTERS[i].byte == byte)
			return VNI_LETTERS[i].small;
		if (VNI_LETTERS[i].byte - CAPITAL == byte)
			return VNI_LETTERS[i].capital;
	}
	return 0;
}

/* Letter, shape and tone as one character, or 0 when there is no such letter. */
static uint32_t composed(uint32_t letter, uint16_t shape, uint16_t tone)
{
	utf8proc_int32_t parts[3] = {(utf8proc_int32_t)letter};
	utf8proc_ssize_t count = 1;

	if (shape != 0)
		parts[count++] = shape;
	if (tone != 0)
		parts[count++] = tone;
	count = utf8proc_normalize_utf32(parts, count, UTF8PROC_COMPOSE | UTF8PROC_STABLE);
	return count == 1 ? (uint32_t)parts[0] : 0;
}

static bool takes_mark(uint32_t letter, uint16_t shape)
{
	const char *letters = shape == CIRCUMFLEX ? "aeoAEO" : shape == BREVE ? "aA" : "aeouyAEOUY";

	if (letter < FIRST_HIGH)
		return letter != 0 && strchr(letters, (int)letter) != NULL;
	return shape == 0 && (letter == 0x1A0 || letter == 0x1A1 || letter == 0x1AF || letter == 0x1B0);
}

uint32_t legacy_vni(const unsigned char *bytes, size_t size, size_t *used)
{
	uint32_t single = vni_letter(bytes[0]);
	uint32_t letter = single != 0 ? single : bytes[0];

	*used = 1;
	for (size_t i = 0; size > 1 && i < COUNT(VNI_MARKS); i++) {
		uint32_t made;

		if ((VNI_MARKS[i].byte != bytes[1] && VNI_MARKS[i].byte - CAPITAL != bytes[1]) ||
		    !takes_mark(letter, VNI_MARKS[i].shape))
			continue;
		/* A breve with the nặng below: composed in canonical order, the dot comes first. */
		made = VNI_MARKS[i].tone == DOT && VNI_MARKS[i].shape != 0
			       ? composed(letter, DOT, VNI_MARKS[i].shape)
			       : composed(letter, VNI_MARKS[i].shape, VNI_MARKS[i].tone);
		if (made != 0) {
			*used = 2;
			return made;
		}
	}
	return single != 0 ? single : legacy_cp1252(bytes[0]);
}
