/*
 * enumerator: the mark that numbers a heading, an item or a row: I. 1. 1.2.3 a) - Điều 4. Phần thứ hai
 *
 * Only the shape is judged here, never the sequence: "I." may be roman one or the letter i; both readings are
 * given, and whoever knows the neighbours decides.
 */
#ifndef RASOAT_DOCUMENT_ENUMERATOR_H
#define RASOAT_DOCUMENT_ENUMERATOR_H

#include <stdbool.h>
#include <stdint.h>

#include "base/slice.h"

enum { ENUM_MAX_DEPTH = 6 };

enum enum_style {
	ENUM_NONE,
	ENUM_ROMAN,    /* I. II) III- */
	ENUM_UPPER,    /* A. B. */
	ENUM_ARABIC,   /* 1. 1) 1- or a path 1.1. 1.2.3 */
	ENUM_LOWER,    /* a) b. đ) */
	ENUM_BULLET,   /* - + • * – */
	ENUM_PART,     /* Phần thứ nhất, Phần I, PHẦN 1 */
	ENUM_CHAPTER,  /* Chương */
	ENUM_SECTION,  /* Mục, Tiểu mục */
	ENUM_ARTICLE,  /* Điều */
	ENUM_APPENDIX, /* Phụ lục */
	ENUM_FORM,     /* Biểu mẫu, Biểu số, Biểu, Mẫu số */
	ENUM_TABLE,    /* Bảng */
	ENUM_FIGURE,   /* Hình, Biểu đồ */
};

struct enumerator {
	enum enum_style style;
	uint8_t depth;                 /* numbers in path; 0 for bullets and for an unnumbered "PHỤ LỤC" */
	char delimiter;                /* '.', ')', '-', '/', ':' or 0 */
	bool paren;                    /* opened with a parenthesis: (1) */
	bool padded;                   /* 01 */
	uint32_t path[ENUM_MAX_DEPTH]; /* 1.2.3; letters count a=1 b=2 c=3 d=4 đ=5 e=6 g=7 h=8 i=9 k=10 ... y=23 */
	uint32_t letter;               /* the other reading of a roman mark of one letter (A=1 ...), else 0 */
	uint32_t size;                 /* bytes of the mark, blanks behind it not counted */
};

/*
 * The enumerator at the start of `line` (no leading blanks), or style ENUM_NONE. Figures that only look like one are none:
 * "6 tháng đầu năm", "1.019 văn bản", "01 máy", "30/6/2023", "2023, cán bộ". A mark must be followed by a blank, a
 * letter or the end. An arabic number without a delimiter is no enumerator here (tables have their own reading).
 */
struct enumerator enumerator_scan(struct slice line);

/* The n-th letter of Vietnamese numbering (1 = a ... 5 = đ), or 0. As UTF-8 in out[3], NUL-terminated. */
bool enumerator_letter(uint32_t n, char out[3]);

#endif
