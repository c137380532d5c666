/*
 * base: the whole that the words behind a rate name, "43,9% số hợp tác xã nông nghiệp", "91,2% so với tổng số trẻ trong diện", and the
 * counts of the report that bear those words.
 */
#ifndef RASOAT_CLAIM_BASE_H
#define RASOAT_CLAIM_BASE_H

#include "claim/prose.h"

/* The second column of base-words.txt. */
enum base_word { BASE_OPENS = 1, BASE_TOTAL, BASE_PLAN, BASE_COMPARED, BASE_ENDS, BASE_STOPS };

enum { BASE_MOST_WORDS = 10 };

struct base {
	uint32_t words[BASE_MOST_WORDS]; /* the phrase, without the fillers at its ends */
	size_t count;
	bool telling[BASE_MOST_WORDS]; /* no filler */
	size_t telling_count;
	bool total; /* of a total: "tổng số hộ" */
	uint32_t total_word;
	bool plan;     /* of what was to be reached, which each thing counted has of its own */
	bool compared; /* against another period */
};

enum base_match { BASE_NONE, BASE_WORDS, BASE_PHRASE };

/* Reads the words behind the rate; false when they name nothing. */
bool base_read(const struct prose *prose, size_t rate, struct base *base);

/* How the words around a count of prose match the phrase: not, all its telling words, or the phrase as it stands. */
enum base_match base_matches(const struct facts *facts, const struct base *base, const struct quantity *count);

/* Whether the words before a count say that it is a plan: "kế hoạch vốn được giao là 45.600 triệu đồng". */
bool base_is_plan(const struct prose *prose, size_t mention);

#endif
