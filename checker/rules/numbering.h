/*
 * numbering: the numbered things of a document as lists: headings, rows of a table, captions of one series.
 */
#ifndef RASOAT_RULES_NUMBERING_H
#define RASOAT_RULES_NUMBERING_H

#include "extract/facts.h"
#include "extract/outline.h"

enum numbering_stream { STREAM_HEADINGS = 1, STREAM_ROWS = 2, STREAM_CAPTIONS = 4 };

/* Marks numbered together; the spans of their items. */
struct numbering {
	enum numbering_stream stream;
	struct outline outline;
	struct span *spans; /* per entry: the mark as printed */
	struct slice name;  /* captions: the word before the number, folded, without "số": "bảng" */
};

struct numberings {
	struct numbering *items;
	size_t count, capacity;
};

/* Collects the streams that are asked for. */
void numberings_collect(struct numberings *all, const struct facts *facts, unsigned streams, struct arena *arena);

/* Splits the words before a number: "Biểu mẫu số" gives the folded name "biểu mẫu". */
struct slice numbering_name(struct slice words, struct arena *arena);

/* Appends `number` as the mark writes it, without its delimiter: "IV", "đ", "2.3", "05". */
void numbering_print(struct strbuf *out, const struct enumerator *marker, uint32_t number);

#endif
