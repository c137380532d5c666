/*
 * language: the program's own words, Vietnamese and English side by side at the place where they are used.
 */
#ifndef RASOAT_LANGUAGE_H
#define RASOAT_LANGUAGE_H

#include "rasoat.h"

/* The text in the language; may be used as a printf format, whose arguments the compiler then checks for both. */
__attribute__((format_arg(2), format_arg(3))) static inline const char *say(enum rasoat_language language,
									    const char *vi, const char *en)
{
	return language == RASOAT_EN ? en : vi;
}

/* "lỗi", "cảnh báo", "lưu ý". */
static inline const char *severity_word(enum rasoat_severity severity, enum rasoat_language language)
{
	static const char *const WORDS[][2] = {
		[RASOAT_INFO] = {"lưu ý", "info"},
		[RASOAT_WARNING] = {"cảnh báo", "warning"},
		[RASOAT_ERROR] = {"lỗi", "error"},
	};

	return WORDS[severity][language];
}

/* The name of a category of rules for people; the category itself where it has none. */
const char *category_word(const char *category, enum rasoat_language language);

#endif
