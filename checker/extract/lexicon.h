/*
 * lexicon: the words the engine knows, read from the word lists (the .txt files of rules/words) and from the cue words of the
 * rules. Built once with a rule set, then const and shared by all threads.
 *
 * A word is a folded (utf8_fold) run of letters and digits between blanks and punctuation: a Vietnamese syllable. Every
 * word has an id; words of the lists have ids below `count`, words that only a document knows get ids from there on
 * (struct vocabulary). A phrase is a sequence of word ids with a class and a value.
 *
 * A list file has one entry a line, '#' comments, columns separated by tabs: the phrase, then what its class needs.
 */
#ifndef RASOAT_EXTRACT_LEXICON_H
#define RASOAT_EXTRACT_LEXICON_H

#include <stdbool.h>
#include <stdint.h>

#include "base/arena.h"
#include "base/slice.h"
#include "base/strbuf.h"

/* What a phrase is; one list file each, named in the table in lexicon.c. A phrase may stand in several classes. */
enum phrase_class {
	PHRASE_UNIT,        /* hồ sơ, người, thủ tục, km: `value` is the unit id (synonyms share it) */
	PHRASE_MAGNITUDE,   /* nghìn, triệu, tỷ: `value` is the power of ten */
	PHRASE_NUMBER_WORD, /* một, hai, mười, trăm: `value` */
	PHRASE_APPROX,      /* gần, hơn, khoảng: `value` is enum approx */
	PHRASE_CUE_CLOSED,  /* gồm, bao gồm, chia ra */
	PHRASE_CUE_OPEN,    /* trong đó, riêng */
	PHRASE_CUE_REST,    /* còn lại, còn */
	PHRASE_RATE_CUE,    /* đạt, chiếm, bằng, tỷ lệ */
	PHRASE_INCREASE,    /* tăng, vượt */
	PHRASE_DECREASE,    /* giảm, hụt */
	PHRASE_TOTAL,       /* tổng số, tổng cộng, toàn xã, cộng, cả năm: names a total row or column */
	PHRASE_DOCUMENT_TYPE, /* kế hoạch (KH), quyết định (QĐ): `text` holds the codes, separated by blanks */
	PHRASE_ABBREVIATION,  /* TTHC: `text` holds the expansion */
	PHRASE_REDUPLICATION, /* luôn luôn, dần dần; `value` 1: said of all people or places, as a subject */
	PHRASE_COMPOUND,      /* two-syllable words of everyday administrative prose: cơ quan, quan trọng */
	PHRASE_FUNCTION_WORD, /* các, của, và, về */
	PHRASE_STOP_WORD,     /* fillers that do not tell two facts apart */
	PHRASE_EXCLUSIVE, /* labels of a closed set: `value` is the set: trước hạn/đúng hạn/quá hạn; nam/nữ */
	PHRASE_FAMILY,       /* labels that divide one total: `value` is the family, see families.txt */
	PHRASE_STAGE,        /* where what is counted stands in its course: `value` is enum stage of claim/stage.h */
	PHRASE_PERIOD,       /* quý, tháng, năm ... */
	PHRASE_ORGANISATION, /* UBND, HĐND, Bộ Nội vụ, Phòng Tư pháp */
	PHRASE_ORDINAL,      /* điều, quý, thôn, mức độ: the figure behind it counts nothing */
	PHRASE_TARGET,       /* phấn đấu, chỉ tiêu, ít nhất phải: a figure that is planned */
	PHRASE_COLUMN,       /* what a column's head says of it: `value` is enum head_meaning of row.h */
	PHRASE_ROW,          /* what a row's label says of the row: `value` is enum row_meaning of row.h */
	PHRASE_MEASURE,      /* units whose figures are rounded, not counted: ha, tấn */
	PHRASE_FLOW,         /* chuyển đến, tổng thu: `value` 1; chuyển đi, tổng chi: -1 */
	PHRASE_FLAG,         /* nữ, đảng viên: may hold of the same people at once */
	PHRASE_LABEL_PREFIX, /* xã, thôn: the kind of a named thing, left out at will */
	PHRASE_ANAPHOR,      /* trong số, toàn bộ: before a total that has been given */
	PHRASE_EXTREME,      /* cao nhất: `value` 1; thấp nhất: -1 */
	PHRASE_TRAIT,        /* chưa, bình quân, cùng kỳ: `value` is enum profile_trait of claim/profile.h */
	PHRASE_RECAP, /* đánh giá, phương hướng: heads that repeat facts: `value` is enum recap of claim/profile.h */
	PHRASE_BORDER, /* tồn tại, thiết bị: a function word that repeats the last syllable may follow */
	PHRASE_BASE,   /* words of what a rate is of: `value` is enum base_word of claim/base.h */
	PHRASE_CLASSES
};

struct phrase {
	const uint32_t *words; /* ids */
	uint8_t length;
	enum phrase_class class;
	int32_t value;
	struct slice text; /* the further column as written, empty when there is none */
	struct slice form; /* the phrase as written in the list */
};

struct lexicon;

/* Starts a lexicon in `arena` (which must outlive it) from the word lists compiled into the library. */
struct lexicon *lexicon_new(struct arena *arena);

/* Adds one phrase (before the lexicon is shared). */
void lexicon_add(struct lexicon *lexicon, enum phrase_class class, struct slice form, int32_t value, struct slice text);

/* Reads one list file. On a bad line returns false and gives the line number and what is wrong with it. */
bool lexicon_load(struct lexicon *lexicon, struct slice name, struct slice bytes, unsigned *line, const char **why);

/* Number of words; ids of the lists are below it. */
uint32_t lexicon_count(const struct lexicon *lexicon);

/*
 * Units of one family may be added: kế hoạch and công văn are văn bản. The third column of units.txt names the family by a unit;
 * a unit without one is its own family.
 */
uint32_t lexicon_unit_family(const struct lexicon *lexicon, uint32_t unit);

/* The words of one document over those of the lexicon. */
struct vocabulary {
	const struct lexicon *lexicon;
	struct arena *arena;
	struct slice *words; /* those of the document only */
	size_t count;
	size_t capacity;
	uint32_t *buckets; /* index + 1, 0 when free */
	size_t bucket_count;
	struct strbuf folded; /* passing work of whoever folds a text to look its words up */
};

void vocabulary_init(struct vocabulary *vocabulary, const struct lexicon *lexicon, struct arena *arena);

/* The id of a folded word, added when new. */
uint32_t vocabulary_id(struct vocabulary *vocabulary, struct slice folded);

/* The id of a folded word, UINT32_MAX when neither the lists nor the document have it. */
uint32_t vocabulary_find(const struct vocabulary *vocabulary, struct slice folded);

/* The folded word of an id. */
struct slice vocabulary_word(const struct vocabulary *vocabulary, uint32_t id);

/* Whether any phrase of `class` begins, or ends, with the word. */
bool lexicon_begins(const struct lexicon *lexicon, enum phrase_class class, uint32_t word);
bool lexicon_ends(const struct lexicon *lexicon, enum phrase_class class, uint32_t word);

/*
 * The longest phrase of `class` that begins at words[0] (count words at hand), or NULL.
 */
const struct phrase *lexicon_match(const struct lexicon *lexicon, enum phrase_class class, const uint32_t *words,
				   size_t count);

/* The same, ending with words[count - 1]. */
const struct phrase *lexicon_match_end(const struct lexicon *lexicon, enum phrase_class class, const uint32_t *words,
				       size_t count);

/* The phrase whose words are exactly these. */
const struct phrase *lexicon_exact(const struct lexicon *lexicon, enum phrase_class class, const uint32_t *words,
				   size_t count);

#endif
