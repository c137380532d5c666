/*
 * number_words: numbers written in words: hai mươi lăm, một trăm linh tư, mười hai triệu năm trăm nghìn.
 *
 * Only the form is read here. Whether "năm" is five or a year is for the caller to tell by what stands around.
 */
#ifndef RASOAT_EXTRACT_NUMBER_WORDS_H
#define RASOAT_EXTRACT_NUMBER_WORDS_H

#include "extract/facts.h"

/*
 * The number that the words from token `at` on say, as far as all of them belong to one; false where there is none, or where
 * they make no number. *end is behind its last word.
 */
bool number_words_read(const struct facts *facts, size_t at, size_t limit, struct decimal *value, size_t *end);

/* Whether token `at` is a word of numbers. */
bool number_words_is(const struct facts *facts, size_t at);

#endif
