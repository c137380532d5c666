/*
 * profile: what each figure of prose counts, said in words: the question whether two figures give the same fact is answered by these.
 *
 * A word is a compound of the lists or a single syllable, abbreviations spelled out, fillers left out. Words near the figure belong to
 * it: those before it in its clause and those right behind its unit. Words far from it are the rest of its sentence and its headings,
 * which two mentions of one fact may or may not share. Traits say what kind of figure it is: two that differ in one are two facts.
 */
#ifndef RASOAT_CLAIM_PROFILE_H
#define RASOAT_CLAIM_PROFILE_H

#include "extract/facts.h"

enum { PROFILE_WORDS = 64 };

enum profile_trait {
	TRAIT_PERCENT = 1,
	TRAIT_UP = 2,      /* a word of growth governs it */
	TRAIT_DOWN = 4,    /* a word of loss */
	TRAIT_REST = 8,    /* what is left, lacks or remains */
	TRAIT_NOT = 16,    /* chưa, không */
	TRAIT_MEAN = 32,   /* bình quân */
	TRAIT_BEFORE = 64, /* of an earlier period: cùng kỳ */
	TRAIT_PLAN = 128,  /* planned, not done */
	TRAIT_STILL = 256, /* còn: what is left, or what is still there */
	TRAIT_AHEAD = 512, /* planned anew: phấn đấu */
};

/* What the heading over a figure, or the lead of its paragraph, announces. */
enum recap {
	RECAP_NONE, /* results */
	RECAP_JUDGED,
	RECAP_AHEAD,
	RECAP_ASKED,
};

/* Bits beside a word's key. */
enum {
	WORD_NEAR = 1,
	WORD_CLOSE = 2, /* in its part between commas */
	WORD_NAME = 4,
	WORD_BEHIND = 8, /* right behind the unit: which ones are counted */
};

struct profile_word {
	uint32_t key;
	uint8_t bits;
};

struct profile {
	uint32_t quantity;
	uint32_t part; /* the first-level heading that it stands under, counted from 1 */
	uint16_t traits;
	uint8_t recap; /* enum recap */
	uint8_t count;
	const struct profile_word *words; /* ascending by key, each once */
};

struct profiles {
	struct profile *items; /* in document order */
	size_t count, capacity;
};

/* Whether words right before a figure of prose give it to another year than the report's: "năm 2022 là 95,12%". */
bool profile_other_year(const struct facts *facts, const struct quantity *q);

/* Reads the profiles of all exact figures of prose into arena. */
void profiles_read(struct profiles *profiles, struct facts *facts, struct arena *arena);

#endif
