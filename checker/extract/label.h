/*
 * label: the words of short texts: heads of columns, labels of rows, cells, captions.
 *
 * A label is read where it is needed and lives on the caller's stack. Words are ids of the document's vocabulary, in the form in
 * which they are compared; figures and the percent sign count as words here, other marks separate.
 */
#ifndef RASOAT_EXTRACT_LABEL_H
#define RASOAT_EXTRACT_LABEL_H

#include "extract/facts.h"

enum { LABEL_WORDS = 48 };

struct label {
	uint32_t words[LABEL_WORDS]; /* longer texts are cut */
	size_t count;
};

/* A unit as it stands in a head, a cell or a caption: "triệu đồng" is đồng with magnitude 6. */
struct unit {
	uint32_t id; /* UNIT_NONE: none */
	uint8_t magnitude;
	bool measured; /* its figures are rounded, not counted: ha, tấn, triệu đồng */
};

void label_read(struct facts *facts, struct slice text, struct label *label);

/* The phrase of `class` that begins at word `at`, or NULL. */
const struct phrase *label_match(const struct facts *facts, const struct label *label, enum phrase_class class,
				 size_t at);

/* The first phrase of `class` anywhere in the label, or NULL. */
const struct phrase *label_find(const struct facts *facts, const struct label *label, enum phrase_class class);

/* The phrase that is the whole label, or NULL. */
const struct phrase *label_exact(const struct facts *facts, const struct label *label, enum phrase_class class);

/* How many words of `part` stand in `whole`. */
size_t label_shared(const struct label *part, const struct label *whole);

/* The unit that words [at ...] of the label spell, and how many words it takes (0: none there). */
size_t label_unit(const struct facts *facts, const struct label *label, size_t at, struct unit *unit);

/* The unit that is the whole text: "Triệu đồng", "%", "1.000 đồng". UNIT_NONE when it is something else. */
struct unit label_whole_unit(struct facts *facts, struct slice text);

/* The unit in the last parentheses of a head, "Số tiền (triệu đồng)", or a head that is nothing but a unit. */
struct unit label_head_unit(struct facts *facts, struct slice head);

#endif
