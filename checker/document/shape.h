/*
 * shape: what a piece of text looks like: its capitals, how it begins and ends, how wide it prints. Judges single slices in
 * NFC, knows nothing of lines or blocks.
 */
#ifndef RASOAT_DOCUMENT_SHAPE_H
#define RASOAT_DOCUMENT_SHAPE_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "base/slice.h"

/* Whether s begins with `word` (lower case; may hold several words) in any case, as whole words. */
bool shape_starts_word(struct slice s, const char *word);

/* Whether `word` stands anywhere in s, in any case, as whole words. Linear in s times the word's length. */
bool shape_has_word(struct slice s, const char *word);

/* Two letters or more, no small one among them. */
bool shape_all_caps(struct slice s);

bool shape_has_digit(struct slice s);

/* How s ends: marks that close (quotes, brackets) are passed over, unless they are the closing of a bracket only. */
enum shape_end {
	END_OPEN, /* in the middle: a letter, a digit, a dash, an opening mark */
	END_COMMA,
	END_SEMICOLON,
	END_COLON,
	END_STOP, /* . ! ? … */
};

enum shape_end shape_end(struct slice s);

enum shape_start {
	START_LOWER,
	START_UPPER,
	START_DIGIT,
	START_OPENING, /* ( " [ */
	START_OTHER,
};

enum shape_start shape_start(struct slice s);

/* Whether a bracket opened in s is not closed in it. */
bool shape_bracket_open(struct slice s);

/* The word that begins s, up to the first blank. */
struct slice shape_first_word(struct slice s);

/*
 * Printed width of s in thousandths of an em in the serif face of office documents (Times and those with its metrics). Exact
 * enough to tell whether a word would have fitted on a line.
 */
uint32_t shape_width(struct slice s);

#endif
