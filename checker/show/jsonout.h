/*
 * jsonout: writes JSON into a strbuf, one member after another; commas and escapes are its business.
 *
 * key is NULL inside a list. Text is valid UTF-8 (anything else becomes U+FFFD). Decimals go out as strings, so that no reader
 * turns them into floating point.
 */
#ifndef RASOAT_SHOW_JSONOUT_H
#define RASOAT_SHOW_JSONOUT_H

#include "base/decimal.h"

struct jsonout {
	struct strbuf *out;
	bool more; /* a member stands before: a comma is due */
};

/* bracket: '{' or '['. */
void jsonout_open(struct jsonout *json, const char *key, char bracket);
void jsonout_close(struct jsonout *json, char bracket);
void jsonout_text(struct jsonout *json, const char *key, struct slice text);

/* A word of our own in the form of machines: blanks become hyphens. */
void jsonout_word(struct jsonout *json, const char *key, const char *word);
void jsonout_number(struct jsonout *json, const char *key, uint64_t number);
void jsonout_integer(struct jsonout *json, const char *key, int64_t number);
void jsonout_bool(struct jsonout *json, const char *key, bool value);
void jsonout_null(struct jsonout *json, const char *key);
void jsonout_decimal(struct jsonout *json, const char *key, struct decimal value);

#endif
