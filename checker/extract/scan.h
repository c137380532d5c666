/*
 * scan: looking around a place of a document's text, word by word, before there are tokens.
 *
 * A word is a run of letters and digits. Blanks may lie between the place and a word; punctuation and line ends (the ends of
 * blocks and cells) may not. Nothing is allocated.
 */
#ifndef RASOAT_EXTRACT_SCAN_H
#define RASOAT_EXTRACT_SCAN_H

#include "document/document.h"

/* Offset of the first character at or after `at` that is no blank; a line end is none. */
uint32_t scan_blanks(struct slice text, uint32_t at);

/* Offset behind the last character before `at` that is no blank. */
uint32_t scan_blanks_back(struct slice text, uint32_t at);

/* The word that begins at or after `at`. */
bool scan_next(struct slice text, uint32_t at, struct span *word);

/* The word that ends at or before `at`. */
bool scan_previous(struct slice text, uint32_t at, struct span *word);

/* Whether a span is that text, given in lower case. */
bool scan_is(struct slice text, struct span word, const char *lower);

/* Whether a span is one of the texts; the list ends with NULL. */
bool scan_is_any(struct slice text, struct span word, const char *const *lower);

/* When the next word is that one: the offset behind it, else 0. */
uint32_t scan_take(struct slice text, uint32_t at, const char *lower);

/* When the word before `at` is that one: its offset in *start. */
bool scan_take_back(struct slice text, uint32_t at, const char *lower, uint32_t *start);

/* When a dash (- – —), blanks around it allowed, begins at `at`: the offset behind it and its blanks, else 0. */
uint32_t scan_dash(struct slice text, uint32_t at);

/* When a dash ends at `at`, blanks around it allowed: where it and its blanks begin. */
bool scan_dash_back(struct slice text, uint32_t at, uint32_t *start);

/* At most `digits` digits at `at`, no further digit behind them: the offset behind them, else 0. */
uint32_t scan_number(struct slice text, uint32_t at, unsigned digits, int32_t *value);

/* A year of four digits, 1900 to 2100, no letter or digit behind it: the offset behind it, else 0 and *value as it was. */
uint32_t scan_year(struct slice text, uint32_t at, int32_t *value);

/* Whether a letter or a digit stands right before `at`, right at `at`. */
bool scan_glued_before(struct slice text, uint32_t at);
bool scan_glued_after(struct slice text, uint32_t at);

/* Whether a capital stands at `at`. */
bool scan_upper(struct slice text, uint32_t at);

/* Start of the sentence that holds `at`: behind the last . ! ? ; or line end that ends something, at most `limit` bytes back. */
uint32_t scan_sentence(struct slice text, uint32_t at, uint32_t limit);

/* Its end: the offset of the . ! ? ; or line end, at most `limit` bytes on. */
uint32_t scan_sentence_end(struct slice text, uint32_t at, uint32_t limit);

/* Whether the words of `lower`, separated by one blank, stand somewhere in [from, to): the place in *found. */
bool scan_find(struct slice text, uint32_t from, uint32_t to, const char *lower, struct span *found);

#endif
