/*
 * The items of a list: which of its figures are parts.
 */
#include "claim/list.h"

#include "extract/token.h"

struct list_reader {
	const struct prose *prose;
	struct list *list;
	uint32_t group;
	size_t item;    /* the first token of the item */
	bool semicolon; /* a semicolon stands before the item */
	bool and_before;
	bool nested;    /* behind a cue inside an item, up to the next semicolon */
	bool counted;   /* the item has its figure */
	bool bracketed; /* that figure stands in a bracket of its own */
	bool comma;     /* the item stands behind a comma */
	bool words;     /* the item has words */
	bool uncounted; /* an item before had words only; at the end of the list that is no item any more */
};

/* Token `at` ends the item; the next one begins behind it. */
static void end_item(struct list_reader *reader, size_t at)
{
	if (reader->counted)
		reader->list->parts[reader->list->count - 1].end = at;
	reader->item = at + 1;
	reader->uncounted = reader->uncounted || (reader->words && !reader->counted);
	reader->counted = reader->words = reader->and_before = reader->comma = reader->bracketed = false;
}

/* "mua 04 ti vi 46,0 triệu đồng": the figure in the total's unit is the part, not the one of something unlisted before it. */
static void replace_by_better(struct list_reader *reader, uint32_t quantity)
{
	const struct facts *facts = reader->prose->facts;
	struct list *list = reader->list;
	uint32_t unit = list->total_count > 0 ? facts->quantities[list->totals[0]].unit : UNIT_NONE;
	struct list_part *last = &list->parts[list->count - 1];

	if (list->count > 0 && unit != UNIT_NONE && facts->quantities[quantity].unit == unit &&
	    facts->quantities[last->quantity].unit != unit)
		last->quantity = quantity;
}

/* "phòng Hành chính (08 người)": a bracket with nothing but the figure of an item that has none outside. */
static bool is_item_figure(const struct list_reader *reader, size_t open)
{
	const struct prose *prose = reader->prose;
	uint32_t index = prose_group(prose, open);
	size_t mention = prose_mention_from(prose, open);

	return prose_mark(prose, open, '(') && prose->groups[index].open == open &&
	       prose->groups[index].parent == reader->group && reader->words && !reader->counted &&
	       mention < prose->mention_count && prose->mentions[mention].token == open + 1 &&
	       prose->mentions[mention].behind == prose->groups[index].close &&
	       prose_quantity(prose, &prose->mentions[mention])->unit != UNIT_PERCENT;
}

static void take_figure(struct list_reader *reader, size_t at)
{
	const struct prose *prose = reader->prose;
	size_t index = prose_mention_from(prose, at);
	struct list *list = reader->list;
	const struct quantity *q;

	if (index >= prose->mention_count || prose->mentions[index].token != at || list->count == LIST_MOST_PARTS)
		return;
	q = prose_quantity(prose, &prose->mentions[index]);
	if (q->role != ROLE_VALUE || q->under != NO_INDEX || q->approx != APPROX_EXACT)
		return;
	if (reader->counted && reader->bracketed && prose->mentions[index].group == reader->group) {
		list->parts[list->count - 1].quantity = prose->mentions[index].quantity;
		reader->bracketed = false;
		return;
	}
	if (reader->counted) {
		replace_by_better(reader, prose->mentions[index].quantity);
		return;
	}
	if (q->unit == UNIT_PERCENT &&
	    !(list->total_count > 0 && prose->facts->quantities[list->totals[0]].unit == UNIT_PERCENT))
		return;
	list->every_part_counted = list->every_part_counted && !reader->uncounted;
	list->parts[list->count++] = (struct list_part){.quantity = prose->mentions[index].quantity,
							.semicolon = reader->semicolon,
							.nested = reader->nested,
							.and_before = reader->and_before,
							.first = reader->item,
							.end = at + 1};
	reader->counted = true;
	reader->semicolon = false;
}

/* A cue inside the list opens the details of one part; behind a semicolon or as "trong đó" at its end it closes the list. */
static bool cue_ends_list(struct list_reader *reader, size_t at)
{
	const struct facts *facts = reader->prose->facts;
	const struct phrase *closed = token_match(facts, PHRASE_CUE_CLOSED, at, reader->prose->end);
	const struct phrase *open = token_match(facts, PHRASE_CUE_OPEN, at, reader->prose->end);

	if (closed == NULL && open == NULL)
		return false;
	/* "nhà ở riêng lẻ 405 giấy phép": in the middle of a label it is no cue. */
	if (closed == NULL && open->length == 1 && !reader->counted && at > reader->item &&
	    prose_token(reader->prose, at - 1)->kind == TOKEN_WORD)
		return false;
	if (prose_mark(reader->prose, at - 1, ';') && reader->list->count > 1)
		return true;
	reader->nested = true;
	return false;
}

enum { TAIL_WORDS = 3 };

/* A few words from the item's start to the mark `at`, no figure among them. */
static bool is_tail(const struct list_reader *reader, size_t at)
{
	for (size_t i = reader->item; i < at; i++)
		if (prose_token(reader->prose, i)->kind != TOKEN_WORD)
			return false;
	return at - reader->item <= TAIL_WORDS;
}

static void separator(struct list_reader *reader, size_t at)
{
	const struct prose *prose = reader->prose;

	if (prose_mark(prose, at, ';')) {
		/* "16 đoàn xã, thị trấn; 04 đoàn trường": what stands behind the comma still belongs to the label. */
		if (!reader->counted && reader->comma && is_tail(reader, at))
			reader->words = false;
		end_item(reader, at);
		reader->semicolon = true;
		reader->nested = false;
	} else if (prose_mark(prose, at, ',')) {
		/* A comma parts items only where a figure stood before it; else it belongs to a label. */
		if (reader->counted) {
			end_item(reader, at);
			reader->comma = true;
		}
	} else if (reader->counted && (prose_word(prose, at, "và") || prose_word(prose, at, "cùng"))) {
		end_item(reader, at);
		reader->and_before = true;
	}
}

void list_read(const struct prose *prose, size_t from, size_t to, uint32_t group, struct list *list)
{
	struct list_reader reader = {.prose = prose, .list = list, .group = group, .item = from, .semicolon = true};
	uint32_t sentence = from < to ? prose_sentence(prose, from) : 0;
	size_t at;

	list->count = 0;
	list->every_part_counted = true;
	for (at = from; at < to; at++) {
		const struct token *token = prose_token(prose, at);

		if (prose_group(prose, at) != group) {
			if (is_item_figure(&reader, at)) {
				take_figure(&reader, at + 1);
				reader.bracketed = reader.counted;
			}
			continue;
		}
		/* No list is that long; reading on from every figure of an endless sentence would take the square of its length. */
		if (list->count == LIST_MOST_PARTS || prose_sentence(prose, at) != sentence ||
		    (at > from && cue_ends_list(&reader, at)))
			break;
		if (token->kind == TOKEN_NUMBER)
			take_figure(&reader, at);
		else if (token->kind == TOKEN_PUNCT || token->kind == TOKEN_WORD)
			separator(&reader, at);
		reader.words = reader.words || (token->kind == TOKEN_WORD && !prose_word(prose, at, "và"));
	}
	/* The last item has words but no figure yet, and nothing ends the sentence. */
	list->broken_off = at == prose->end && at > from && reader.words && !reader.counted &&
			   prose_token(prose, at - 1)->kind == TOKEN_WORD;
	end_item(&reader, at);
	list->end = at;
}

void list_totals(const struct prose *prose, size_t at, uint32_t group, struct list *list)
{
	uint32_t sentence = prose_sentence(prose, at);
	bool own = false; /* the sentence itself has one */

	list->total_count = list->near_totals = 0;
	for (size_t i = prose_mention_from(prose, at); i > 0 && list->total_count < LIST_MOST_TOTALS; i--) {
		const struct mention *mention = &prose->mentions[i - 1];
		const struct quantity *q = prose_quantity(prose, mention);

		if (mention->group != group || q->role != ROLE_VALUE || q->under != NO_INDEX || q->unit == UNIT_PERCENT)
			continue;
		if (mention->sentence + 1 < sentence || (mention->sentence < sentence && own)) {
			if (list->near_totals == 0)
				return;
		} else {
			list->near_totals++;
		}
		list->totals[list->total_count++] = mention->quantity;
		own = own || mention->sentence == sentence;
	}
	list->far = !own;
}
