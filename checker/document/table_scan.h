/*
 * table_scan: what the readers of unruled tables see in a line: its words, the figures and the row numbers among them.
 *
 * Nothing here allocates: a line's words go into the caller's fixed array, and a line with more words than that is no
 * row of a table. Positions are bytes for cutting and characters for alignment.
 */
#ifndef RASOAT_DOCUMENT_TABLE_SCAN_H
#define RASOAT_DOCUMENT_TABLE_SCAN_H

#include "document/layout.h"

enum { SCAN_MAX_WORDS = 96, STT_MAX_DEPTH = 6 };

struct word {
	struct slice text;
	uint32_t line; /* index in builder.lines */
	uint32_t from; /* bytes in the line's text */
	uint32_t to;
	uint32_t column; /* characters from the start of the line */
	uint32_t end;
	bool wide;  /* two blanks or more, or a tab, before it in its line */
	bool first; /* first of its line */
};

struct line_words {
	size_t count;
	struct word items[SCAN_MAX_WORDS];
};

/* The words of lines[line]. False when there are none, or more than SCAN_MAX_WORDS. */
bool scan_line(const struct builder *builder, size_t line, struct line_words *words);

enum figure_kind {
	FIGURE_NONE,
	FIGURE_NUMBER, /* 41  1.286  62,72  +12,50  -7,69  60%  17/100%  0tỷ */
	FIGURE_MARK,   /* x  -  ...: the cell is filled, but with no number */
};

/* One value token of a table. */
struct figure {
	enum figure_kind kind;
	uint8_t digits; /* before the decimal comma, grouping dots left out */
	uint8_t decimals;
	bool sign;
	bool percent;
	bool fraction;
	bool small; /* one to three digits and nothing else: may number what the word before it names */
};

struct figure scan_figure(struct slice word);

enum stt_style { STT_NONE, STT_NUMBER, STT_ROMAN, STT_UPPER, STT_LOWER, STT_BULLET };

/* The number of a row: 1  01.  1.2  3.3.1.  II  A.  a)  -  (1) */
struct stt {
	enum stt_style style;
	uint8_t depth; /* numbers in path; 1 for roman numbers and letters */
	bool strong;   /* delimited or of several numbers: more than a bare figure */
	bool glued;    /* the label follows without a blank: 3.3.1.Số */
	uint32_t path[STT_MAX_DEPTH];
	uint32_t size; /* bytes */
};

/* The row number at the start of `text` (no leading blanks), STT_NONE when there is none. */
struct stt scan_stt(struct slice text);

/* Whether `next` may come after `last` in a table: a child, the next one of the same or of an outer level, small gaps allowed. */
bool stt_follows(const struct stt *last, const struct stt *next);

bool scan_upper_first(struct slice text);  /* begins with a capital letter, quotes and brackets before it left out */
bool scan_letter_first(struct slice text); /* begins with a letter, the same */
bool scan_abbreviation(struct slice word); /* two capital letters or more and no small one */
bool scan_digit_first(struct slice text);

/* Whether `text` begins with `prefix` as whole words, letter case aside. */
bool scan_words_start(struct slice text, struct slice prefix);

/*
 * Whether it may be the number of the column with this index (from 0) below its head: 1 2 3, A B 1 2. *formula: it can be nothing
 * else: (1), 5=4/3.
 */
bool scan_column_number(struct slice word, size_t index, bool *formula);

/* Whether it is the head of the row-number column: STT, TT. */
bool scan_stt_head(struct slice word);

/* Whether a head that only divides the one before it begins here: Trong đó, Chia ra, Chia theo giới tính. */
bool scan_group_head(const struct word *words, size_t count);

/* Whether a row of this label is a total: Tổng cộng, Cộng, Toàn huyện ... */
bool scan_total_label(struct slice label);

/* Whether the word takes a number behind it as part of a name: Thôn 1, năm 2015, mức độ 3. */
bool scan_numbered_noun(struct slice word);

/* Whether a line stands behind a table rather than in it: Ghi chú, Nguồn, Nơi nhận, a bracketed remark. */
bool scan_remark(struct slice line);

/* Whether the line is a caption or the title of an appendix: Bảng 1, Biểu số 02, Phụ lục. */
bool scan_caption(struct slice line);

/* Whether the last block read is a caption, at most two short lines of title behind it. Its index, or -1. */
int32_t scan_caption_before(const struct builder *builder);

#endif
