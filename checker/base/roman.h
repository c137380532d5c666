/*
 * roman: Roman numerals, in capitals, as headings, rows and lists are numbered by them.
 */
#ifndef RASOAT_BASE_ROMAN_H
#define RASOAT_BASE_ROMAN_H

#include "base/slice.h"
#include "base/strbuf.h"

enum { ROMAN_MOST = 3999, ROMAN_MOST_DIGITS = 15 /* MMMDCCCLXXXVIII */ };

/* How many characters at the start of text are Roman digits, at most one more than ROMAN_MOST_DIGITS. */
size_t roman_length(struct slice text);

/* The value of a text that is one Roman numeral in its only right form (not IIX or VV), else 0. */
uint32_t roman_value(struct slice text);

/* Appends a number from 1 to ROMAN_MOST in capitals or small letters. */
void roman_write(struct strbuf *out, uint32_t number, bool upper);

#endif
