/*
 * facts: everything that was read out of a document before anything is compared.
 *
 * Extraction fills it once; after that it is const. All arrays are in document order and live in the document's arena.
 * Facts say what stands there, never whether it is right.
 */
#ifndef RASOAT_EXTRACT_FACTS_H
#define RASOAT_EXTRACT_FACTS_H

#include "base/decimal.h"
#include "document/document.h"
#include "extract/lexicon.h"

#define NO_INDEX UINT32_MAX

/* ---- tokens ------------------------------------------------------------------------------------------------- */

enum token_kind {
	TOKEN_WORD,   /* letters (and digits inside: "5a", "m2", "4G") */
	TOKEN_NUMBER, /* a figure that may be a quantity: value index in quantities */
	TOKEN_DATE,   /* a whole date: index in dates */
	TOKEN_CITATION, /* "số 57/KH-UBND": index in citations (the number only; type word before, date behind stay words) */
	TOKEN_CODE,  /* other runs with digits that count nothing: 0912.345.678, 4G, 9001:2015, 5h30, mức độ 3 */
	TOKEN_PUNCT, /* one mark */
};

struct token {
	struct span span;
	enum token_kind kind;
	uint32_t id;    /* word id (TOKEN_WORD), index (see above), or the character (TOKEN_PUNCT) */
	uint32_t block; /* index of its block */
	bool space;     /* a blank stands before it */
	bool sentence;  /* a sentence begins here */
	bool upper;     /* begins with a capital */
};

/* ---- quantities --------------------------------------------------------------------------------------------- */

enum approx {
	APPROX_EXACT,
	APPROX_ABOUT,    /* khoảng, ước, chừng */
	APPROX_ABOVE,    /* trên, hơn */
	APPROX_BELOW,    /* gần, dưới */
	APPROX_AT_LEAST, /* ít nhất, tối thiểu, từ ... trở lên */
	APPROX_AT_MOST,  /* không quá, tối đa */
};

enum quantity_role {
	ROLE_VALUE,   /* counts or measures something */
	ROLE_YEAR,    /* năm 2023 as a count of nothing */
	ROLE_ORDINAL, /* quý 4, Điều 5, thôn 3, nhóm 1, lần thứ 2 */
	ROLE_RANGE,   /* an end of "65 - 70%", "từ 2 đến 3": comparable, never a part or total */
	ROLE_TARGET,  /* phấn đấu, mục tiêu, kế hoạch giao: planned, not counted */
	ROLE_RANK,    /* xếp thứ 4/11 */
	ROLE_SCALE,   /* per-unit price or norm: 300.000 đồng/người, 01 máy/người */
	ROLE_STT,     /* number of a table row */
};

enum { UNIT_NONE = 0, UNIT_PERCENT = 1, UNIT_POINT = 2, UNIT_VND = 3 /* further ids come from units.txt */ };

struct quantity {
	struct span span;     /* the figure alone */
	struct span extent;   /* with magnitude, unit and classifier: "2,5 tỷ đồng" */
	struct decimal value; /* after the magnitude: 2,5 tỷ is 2500000000 */
	struct decimal step;  /* one unit of its last printed digit, after the magnitude; 0 for exact counts */
	uint8_t printed;      /* decimals as printed */
	uint8_t magnitude;    /* power of ten that value and step took from a word or a column's head: 9 in 2,5 tỷ */
	enum approx approx;
	enum quantity_role role;
	uint32_t unit; /* UNIT_*; UNIT_NONE when no unit is said */
	struct span unit_text;
	bool unlisted;       /* no unit of the lists, but another word stands behind it: "04 quầy" */
	uint32_t per;        /* "đồng/người": the unit behind the slash, UNIT_NONE without one */
	uint32_t over;       /* "a/b": the index of b for a, else NO_INDEX */
	uint32_t under;      /* "a/b": the index of a for b, else NO_INDEX */
	bool padded;         /* 01 */
	bool spelled;        /* in words: hai mươi lăm */
	bool bracket;        /* stands inside parentheses */
	bool percent_points; /* điểm phần trăm */
	uint32_t block;
	uint32_t token; /* its token, NO_INDEX in table cells */
	uint32_t table; /* NO_INDEX in prose */
	uint32_t row;
	uint32_t column;
};

/* ---- dates, periods, citations, headings -------------------------------------------------------------------- */

struct date {
	struct span span;    /* "30/12/2022", "20 tháng 12 năm 2023" */
	int32_t year;        /* 0 when not said: 30/4 */
	uint8_t month;       /* as printed, also when impossible; 0 in a lunar date, of which nothing is read */
	uint8_t day;         /* 0 when only a month is said: tháng 6/2024 */
	bool year_inherited; /* the year is that of the other end of a range: "từ ngày 04/3" đến ngày 29/3/2024 */
	bool valid;          /* the calendar has that day (a day without year: in a leap year) */
	uint8_t weekday_said; /* 2 = thứ Hai ... 7 = thứ Bảy, 8 = Chủ nhật; 0 not said */
	struct span weekday;
	uint32_t block;
};

enum period_kind { PERIOD_RANGE, PERIOD_YEAR, PERIOD_QUARTER, PERIOD_MONTHS, PERIOD_HALF, PERIOD_MONTH };

struct period {
	enum period_kind kind;
	struct span span;
	uint32_t from; /* PERIOD_RANGE: indexes in dates */
	uint32_t to;
	int32_t year;     /* 0 when not said */
	int32_t end_year; /* a range of years 2021 - 2025 */
	uint8_t number;   /* quarter 1-4, half 1-2, number of months, month */
	uint32_t block;
};

struct citation {
	struct span span;          /* number and symbol: 57/KH-UBND, 61/2018/NĐ-CP, 22-HD/BTCTU */
	struct span extent;        /* from the type word to the end of the date or subject */
	struct slice type_word;    /* as written before "số": Kế hoạch; empty when there is none */
	const struct phrase *type; /* the type word's entry in the list of document types, NULL when there is none */
	bool type_near;            /* it stands right before "số" */
	struct slice number;       /* 57, 5a, folded */
	int32_t number_value;      /* 57 */
	int32_t year_in_number;    /* 2018, 0 */
	struct slice type_code;    /* KH, NĐ, ""; as written */
	struct slice issuer_code;  /* UBND, CP, BTCTU */
	struct slice issuer;       /* "của UBND xã ..." as written, empty */
	struct slice subject;      /* "về ..." as written, empty */
	uint32_t date;             /* index in dates, NO_INDEX */
	bool party;                /* Party document: 22-HD/BTCTU */
	uint32_t block;
};

struct heading {
	uint32_t block;
	struct enumerator marker;
	uint32_t parent; /* index in headings, NO_INDEX at the top */
	uint32_t stream; /* its part of the document: a new one begins with every unnumbered title and appendix */
	bool title;      /* heads a section (short), against a numbered paragraph */
};

/* What the document says of itself. Empty or NO_INDEX where it does not. */
struct identity {
	struct slice number; /* "87/BC-UBND" of the head */
	struct span number_span;
	uint32_t date;    /* date of issue, from the head or from "Kèm theo Báo cáo số ... ngày ..." */
	uint32_t period;  /* the period of the title */
	uint32_t cut_off; /* date to which the figures go */
	struct span title;
};

/* ---- rows of tables ----------------------------------------------------------------------------------------- */

enum column_role { COLUMN_STT, COLUMN_LABEL, COLUMN_UNIT, COLUMN_VALUE, COLUMN_PERCENT, COLUMN_TEXT, COLUMN_EMPTY };

struct column {
	enum column_role role;
	struct slice head; /* heading words, all header rows joined from the top down; empty when unknown */
	uint32_t unit;     /* from the heading or the caption */
};

struct row {
	uint32_t table;
	uint32_t row;          /* in the table's grid */
	struct enumerator stt; /* style ENUM_NONE without number */
	struct span label;
	struct span unit_text;
	uint32_t unit;
	uint32_t parent;  /* index in rows, NO_INDEX */
	uint8_t level;    /* depth in the table's hierarchy */
	bool total;       /* names itself a total: Tổng cộng, Cộng, Toàn huyện */
	bool section;     /* carries neither unit nor values */
	bool guessed;     /* lacks values, and which is only guessed */
	uint32_t *values; /* per column: index in quantities or NO_INDEX */
};

struct table_facts {
	struct column *columns; /* table->columns of them */
	uint32_t first_row;     /* in rows: its data rows [first_row, end_row) */
	uint32_t end_row;
	uint32_t unit;     /* "Đơn vị tính: hộ" of the caption */
	struct slice form; /* "3" of "Biểu mẫu 3", "01" of "Biểu số 01"; empty */
	bool form_sheet;   /* columns STT, Chỉ tiêu, Đơn vị tính, value(s): rows are statistics of their own */
};

/* ---- claims ------------------------------------------------------------------------------------------------- */

/* The arithmetic of a claim: result ~ formula over the operands in their order. */
enum formula {
	FORMULA_SUM,             /* o0 + o1 + ...; an operand with `minus` is subtracted */
	FORMULA_PERCENT,         /* o0 / o1 * 100; with more operands (o0 + o1 - ...) / last * 100 */
	FORMULA_PERCENT_OF_SUM,  /* o0 / (o1 + o2 - ...) * 100 */
	FORMULA_RATIO,           /* o0 / o1, or (o0 + o1 - ...) / last */
	FORMULA_PRODUCT,         /* o0 * o1 * ... */
	FORMULA_PRODUCT_TENTH,   /* o0 * o1 / 10: ha x tạ/ha = tấn */
	FORMULA_CHANGE_PERCENT,  /* (o0 - o1) / o1 * 100 */
	FORMULA_SUM_OF_PRODUCTS, /* o0*o1 + o2*o3 + ... */
	FORMULA_SAME,            /* o0 */
};

enum relation { RELATION_EQUAL, RELATION_AT_MOST, RELATION_AT_LEAST };

enum claim_kind { CLAIM_BREAKDOWN, CLAIM_RATE, CLAIM_CHANGE, CLAIM_BALANCE, CLAIM_AGREEMENT, CLAIM_KINDS };

struct operand {
	uint32_t quantity;
	bool minus;
};

struct claim {
	enum claim_kind kind;
	const char *scope; /* where it was read from, one of the names in claim/claim.c: "prose", "table-total", ... */
	enum relation relation; /* result RELATION formula */
	enum formula formula;
	uint32_t result; /* index in quantities */
	struct operand *operands;
	size_t operand_count;
	bool open;             /* the wording may name only some of the parts */
	bool weak;             /* another reading exists: at most a warning */
	struct span cue;       /* the word that announces it, empty in tables */
	struct span extent;    /* all the text it rests on */
	uint32_t alternatives; /* so many claims directly behind this one are other readings of the same statement: it
	                             fails only when it and all of them fail */
};

struct facts {
	const struct document *doc;
	struct arena *arena;
	struct vocabulary vocabulary;
	struct token *tokens;
	size_t token_count, token_capacity;
	struct quantity *quantities;
	size_t quantity_count, quantity_capacity;
	struct date *dates;
	size_t date_count, date_capacity;
	struct period *periods;
	size_t period_count, period_capacity;
	struct citation *citations;
	size_t citation_count, citation_capacity;
	struct heading *headings;
	size_t heading_count, heading_capacity;
	struct row *rows;
	size_t row_count, row_capacity;
	struct table_facts *tables; /* doc->table_count of them */
	struct claim *claims;
	size_t claim_count, claim_capacity;
	struct identity identity;
};

/* Reads all facts of doc but the claims, which claims_read() (claim/claim.h) adds. Everything is allocated in arena. */
struct facts *facts_extract(const struct document *doc, const struct lexicon *lexicon, struct arena *arena);

/* The steps, in this order; each needs those before it. */
void extract_dates(struct facts *facts);     /* date.c: dates, weekdays, periods */
void extract_citations(struct facts *facts); /* citation.c */
void extract_headings(struct facts *facts);  /* heading.c: headings with parents and streams */
void extract_tokens(struct facts *facts);    /* token.c: tokens of all blocks but tables; numbers become quantities */
void extract_rows(struct facts *facts);      /* row.c: table_facts, rows, quantities of cells */
void extract_identity(struct facts *facts);  /* identity.c: number, date, period, cut-off of the report itself */

#endif
