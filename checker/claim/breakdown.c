/*
 * Claims of running text, block by block: lists behind cue words and in parentheses; what is left; rates; changes; averages and
 * products.
 */
#include "claim/claim.h"
#include "claim/list.h"
#include "claim/prose_claims.h"
#include "claim/row_index.h"
#include "extract/token.h"

enum { BLOCKS_BACK = 8, FIGURES_BACK = 80 };

static bool may_be_total(const struct quantity *q)
{
	return q->table == NO_INDEX && q->role == ROLE_VALUE && q->under == NO_INDEX && q->approx == APPROX_EXACT &&
	       q->unit != UNIT_NONE && q->unit != UNIT_PERCENT;
}

/*
 * "Phân theo dân tộc: Tày 52 hộ, Nùng 41 hộ ...": the total is what the section speaks of. Figures of the blocks before that the
 * document prints more than once, the nearest first.
 */
static void find_section_totals(const struct prose *prose, struct list *list)
{
	const struct facts *facts = prose->facts;
	size_t end = prose->mentions[0].quantity;
	size_t from = end > FIGURES_BACK ? end - FIGURES_BACK : 0;

	for (size_t i = end; i > from && list->total_count < LIST_MOST_TOTALS &&
			     facts->quantities[i - 1].block + BLOCKS_BACK >= prose->block;
	     i--)
		if (may_be_total(&facts->quantities[i - 1]) &&
		    known_again(&prose->known, facts->quantities[i - 1].value))
			list->totals[list->total_count++] = (uint32_t)i - 1;
}

static struct span list_extent(const struct prose *prose, const struct list *list, size_t end)
{
	struct span span = prose_span(prose, prose->first, end);

	span.start = prose->facts->quantities[list->totals[0]].span.start;
	return span;
}

/*
 * The other figure of a part's item: "4.417,3 triệu đồng (127 đơn vị)", "812 hộ, 3.105 khẩu"; NO_INDEX when the next figure stands in
 * another item or counts the same.
 */
static uint32_t second_figure(const struct prose *prose, uint32_t part)
{
	const struct facts *facts = prose->facts;
	size_t i = prose_mention_from(prose, facts->quantities[part].token);
	const struct quantity *next;

	if (i + 1 >= prose->mention_count || prose->mentions[i + 1].sentence != prose->mentions[i].sentence)
		return NO_INDEX;
	for (size_t at = prose->mentions[i].behind; at < prose->mentions[i + 1].token; at++)
		if (prose_mark(prose, at, ';'))
			return NO_INDEX;
	next = prose_quantity(prose, &prose->mentions[i + 1]);
	if (next->role != ROLE_VALUE || next->unit == UNIT_NONE || next->unit == UNIT_PERCENT ||
	    prose_same_kind(facts, next, &facts->quantities[part]))
		return NO_INDEX;
	return prose->mentions[i + 1].quantity;
}

static bool read_second_figures(const struct prose *prose, const struct list *list, struct list *second)
{
	const struct quantity *quantities = prose->facts->quantities;
	uint32_t first = list->parts[0].quantity;

	for (size_t i = 0; i < list->count; i++) {
		uint32_t part = list->parts[i].quantity;

		if (!prose_same_kind(prose->facts, &quantities[part], &quantities[first]))
			continue;
		part = second_figure(prose, part);
		if (part == NO_INDEX || (second->count > 0 && !prose_same_kind(prose->facts, &quantities[part],
									       &quantities[second->parts[0].quantity])))
			return false;
		second->parts[second->count] = list->parts[i];
		second->parts[second->count++].quantity = part;
	}
	return second->count >= 2;
}

/* Two figures an item: the second ones make up a total of their own kind before the list. */
static void claim_second_figures(const struct prose *prose, const struct list *list, size_t at, uint32_t group)
{
	struct list second = {.strength = LIST_BRACKET, .every_part_counted = true, .end = list->end};
	struct list before = {.total_count = 0};

	if (!read_second_figures(prose, list, &second))
		return;
	list_totals(prose, at, group, &before);
	for (size_t i = 0; i < before.near_totals; i++)
		if (prose_same_kind(prose->facts, &prose->facts->quantities[before.totals[i]],
				    &prose->facts->quantities[second.parts[0].quantity]))
			second.totals[second.total_count++] = before.totals[i];
	if (second.total_count > 0)
		list_claim(prose, &second, "prose-bracket", (struct span){0, 0},
			   list_extent(prose, &second, list->end));
}

static void claim_cue(const struct prose *prose, size_t at, const struct phrase *cue, enum list_strength strength)
{
	struct list list = {.strength = strength};
	uint32_t group = prose_group(prose, at);
	size_t behind = at + cue->length;
	bool opens_group = group != 0 && prose->groups[group].open + 1 == at;
	size_t to = group == 0 ? prose->end : prose->groups[group].close;
	struct list_text text;
	bool own = true;

	list_totals(prose, opens_group ? prose->groups[group].open : at,
		    opens_group ? prose->groups[group].parent : group, &list);
	while (prose_mark(prose, behind, ':'))
		behind++;
	if (behind >= to ||
	    (strength == LIST_CLOSED && (prose_mark(prose, behind, ',') || prose_mark(prose, behind, '.'))))
		return;
	if (list.total_count == 0 && strength == LIST_CLOSED && group == 0) {
		find_section_totals(prose, &list);
		list.far = true;
		list.strength = LIST_TOPIC;
		own = false;
	}
	if (list.total_count == 0)
		return;
	text = (struct list_text){
		.from = behind,
		.to = to,
		.group = group,
		.least = own ? 2 : 3,
		.scope = strength == LIST_OPEN ? "prose-open" : "prose",
		.cue = prose_span(prose, at, at + cue->length),
	};
	list_read(prose, behind, to, group, &list);
	text.extent = own ? list_extent(prose, &list, list.end) : prose_span(prose, at, list.end);
	list_claim_between(prose, &list, &text);
	if (list.count >= 2 && own)
		claim_second_figures(prose, &list, at, group);
}

/* "...; có 164 ca độ I, 21 ca độ II và 02 ca độ III" */
static const struct phrase HAVING = {.length = 1, .class = PHRASE_CUE_OPEN};

/* "Trong tổng số 1.248 hồ sơ tiếp nhận có 1.102 hồ sơ trực tuyến và 146 hồ sơ trực tiếp" */
static bool follows_whole(const struct prose *prose, size_t at)
{
	size_t whole = prose_mention_from(prose, at);
	size_t token;

	if (whole == 0 || prose->mentions[whole - 1].sentence != prose_sentence(prose, at))
		return false;
	token = prose->mentions[whole - 1].token;
	if (prose_word(prose, token - 1, "trong"))
		return true;
	return prose_word(prose, token - 1, "số") &&
	       (prose_word(prose, token - 2, "trong") || prose_word(prose, token - 3, "trong"));
}

static bool opens_clause(const struct prose *prose, size_t at)
{
	return prose_word(prose, at, "có") && at + 1 < prose->end && prose_token(prose, at + 1)->kind == TOKEN_NUMBER &&
	       (prose_mark(prose, at - 1, ';') || prose_mark(prose, at - 1, ',') || follows_whole(prose, at));
}

enum { WORDS_TO_COMMA = 8 };

/* "Trong số cơ sở vi phạm, nhắc nhở 52 cơ sở, phạt tiền 18 cơ sở": of a total before, which is named without its figure. */
static void claim_among(const struct prose *prose, size_t at)
{
	struct list list = {.strength = LIST_TOPIC};
	uint32_t group = prose_group(prose, at);
	size_t comma = at + 2;

	if (!prose_word(prose, at, "trong") || !prose_word(prose, at + 1, "số"))
		return;
	while (comma < prose->end && comma < at + WORDS_TO_COMMA && prose_token(prose, comma)->kind == TOKEN_WORD)
		comma++;
	if (!prose_mark(prose, comma, ',') || comma == at + 2)
		return;
	list_totals(prose, at, group, &list);
	if (list.total_count == 0)
		return;
	list.far = false;
	list_read(prose, comma + 1, group == 0 ? prose->end : prose->groups[group].close, group, &list);
	if (list.count >= 2)
		list_claim(prose, &list, "prose-bracket", (struct span){0, 0}, prose_span(prose, at, list.end));
}

static void claim_cues(const struct prose *prose)
{
	for (size_t at = prose->first; at < prose->end; at++) {
		const struct phrase *closed;
		const struct phrase *open;

		if (prose_token(prose, at)->kind != TOKEN_WORD)
			continue;
		claim_among(prose, at);
		closed = token_match(prose->facts, PHRASE_CUE_CLOSED, at, prose->end);
		open = token_match(prose->facts, PHRASE_CUE_OPEN, at, prose->end);
		if (open == NULL && opens_clause(prose, at))
			open = &HAVING;
		if (closed != NULL && (open == NULL || closed->length >= open->length)) {
			claim_cue(prose, at, closed, LIST_CLOSED);
			at += closed->length - 1u;
		} else if (open != NULL) {
			claim_cue(prose, at, open, LIST_OPEN);
			at += open->length - 1u;
		}
	}
}

/* Whether "tổng", "tổng số" or "cộng" stands right before the figure; its first token. */
static bool is_summed_up(const struct prose *prose, size_t figure, size_t *word)
{
	size_t at = figure - 1;

	if (prose_word(prose, at, "số") && prose_word(prose, at - 1, "tổng"))
		at--;
	else if (prose_word(prose, at, "cộng") && prose_word(prose, at - 1, "tổng"))
		at--;
	else if (!prose_word(prose, at, "cộng") && !prose_word(prose, at, "tổng"))
		return false;
	*word = at;
	return true;
}

enum { WORDS_OF_TOTAL = 10 };

/* "...; tổng số tiền thu hồi, trả lại là 229.050.000 đồng": words of what is summed up stand between, and "tổng" opens the clause. */
static bool is_summed_up_by_words(const struct prose *prose, size_t figure)
{
	size_t at = figure;

	while (at > prose->first + 1 && figure - at < WORDS_OF_TOTAL &&
	       (prose_token(prose, at - 1)->kind == TOKEN_WORD || prose_mark(prose, at - 1, ','))) {
		at--;
		if (prose_word(prose, at, "tổng"))
			return prose_mark(prose, at - 1, ';');
	}
	return false;
}

static void add_part_before(const struct prose *prose, size_t mention, struct list *list)
{
	list->parts[list->count] = (struct list_part){.quantity = prose->mentions[mention].quantity,
						      .semicolon = list->count == 0,
						      .first = prose->mentions[mention].token,
						      .end = prose->mentions[mention].behind};
	list->count++;
}

/* The counts of the total's kind in the parentheses `group` from one mention to another. */
static void read_before(const struct prose *prose, size_t from, size_t total, uint32_t group, struct list *list)
{
	for (size_t i = from; i < total && list->count < LIST_MOST_PARTS; i++) {
		const struct quantity *q = prose_figure(prose, i);

		if (prose->mentions[i].group == group && q->role == ROLE_VALUE && q->under == NO_INDEX &&
		    prose_same_kind(prose->facts, prose_figure(prose, total), q))
			add_part_before(prose, i, list);
	}
}

/* "(đan lát 21 thành viên, may 28 thành viên) với tổng số 49 thành viên": the parentheses that close right before the word. */
static uint32_t bracket_before(const struct prose *prose, size_t word)
{
	size_t at = word - 1;

	if (at > prose->first && prose_word(prose, at, "với"))
		at--;
	return at > prose->first && prose_mark(prose, at, ')') ? prose_group(prose, at) : 0;
}

/* "..., thu khác 85 triệu đồng; tổng cộng 450 triệu đồng", "... trên tổng số 610 em": the parts stand before their total. */
static void claim_total_behind(const struct prose *prose, size_t total)
{
	const struct mention *at = &prose->mentions[total];
	struct list list = {.strength = LIST_BRACKET, .total_count = 1, .every_part_counted = true};
	size_t from = total;
	size_t word = at->token;
	uint32_t group = at->group;
	uint32_t sentence;

	if (prose_quantity(prose, at)->role != ROLE_VALUE || at->token < prose->first + 2)
		return;
	if (is_summed_up(prose, at->token, &word)) {
		if (bracket_before(prose, word) != 0)
			group = bracket_before(prose, word);
	} else if (is_summed_up_by_words(prose, at->token)) {
		list.strength = LIST_OPEN;
	} else {
		return;
	}
	/* "... Tổng cộng 11.970.000 đồng.": in a sentence of its own it sums up the one before. */
	sentence = total > 0 && prose->mentions[total - 1].sentence + 1 == at->sentence ? at->sentence - 1
											: at->sentence;
	while (from > 0 && prose->mentions[from - 1].sentence >= sentence)
		from--;
	list.totals[0] = at->quantity;
	read_before(prose, from, total, group, &list);
	if (list.count >= 2)
		list_claim(prose, &list, "prose-bracket", (struct span){0, 0},
			   prose_span(prose, prose->mentions[from].token, at->behind));
}

enum { WORDS_TO_COLON = 14 };

/* The colon behind the total and the words of what it counts: "38 cán bộ, giáo viên: 02 cán bộ quản lý, 36 giáo viên". */
static size_t find_colon(const struct prose *prose, size_t mention)
{
	size_t at = prose->mentions[mention].behind;

	for (size_t end = at + WORDS_TO_COLON; at < prose->end && at < end; at++) {
		const struct token *token = prose_token(prose, at);

		if (token_is_mark(token, ':'))
			return token_match_end(prose->facts, PHRASE_CUE_OPEN, at - 1, prose->first) != NULL ? prose->end
													    : at;
		if (token->kind != TOKEN_WORD && !token_is_mark(token, ','))
			break;
	}
	return prose->end;
}

/* "Tổng nguồn vốn 25,6 tỷ đồng: ngân sách tỉnh 12,4 tỷ đồng; ...". */
static void claim_colon(const struct prose *prose, size_t mention)
{
	struct list list = {.strength = LIST_BRACKET, .total_count = 1};
	size_t at = find_colon(prose, mention);
	uint32_t group = prose->mentions[mention].group;

	if (at == prose->end || prose_quantity(prose, &prose->mentions[mention])->role != ROLE_VALUE)
		return;
	list.totals[0] = prose->mentions[mention].quantity;
	list_read(prose, at + 1, group == 0 ? prose->end : prose->groups[group].close, group, &list);
	if (list.count >= 2)
		list_claim(prose, &list, "prose-bracket", (struct span){0, 0}, list_extent(prose, &list, list.end));
}

/* "(Hà Giang: 38 nhà; Lai Châu: 55 nhà)": the colon stands inside an item, as it does in the one before it. */
static bool is_colon_of_item(const struct prose *prose, size_t colon)
{
	size_t next = prose_mention_from(prose, colon);
	const struct mention *before;

	if (next == 0 || next >= prose->mention_count || prose->mentions[next].token != colon + 1)
		return false;
	before = &prose->mentions[next - 1];
	return before->group == prose_group(prose, colon) && before->sentence == prose_sentence(prose, colon) &&
	       before->token > prose->first && prose_mark(prose, before->token - 1, ':');
}

/*
 * "Theo loại phương tiện: mô tô 16 vụ, ô tô 05 vụ ...", "cơ cấu: ...": a colon behind words only. The total is one of the sentence, of
 * the one before, or what the section speaks of.
 */
static void claim_topic(const struct prose *prose, size_t colon)
{
	struct list list = {.strength = LIST_TOPIC};
	uint32_t group = prose_group(prose, colon);
	bool own;

	if (colon == prose->first || prose_token(prose, colon - 1)->kind != TOKEN_WORD ||
	    token_match_end(prose->facts, PHRASE_CUE_CLOSED, colon - 1, prose->first) != NULL ||
	    token_match_end(prose->facts, PHRASE_CUE_OPEN, colon - 1, prose->first) != NULL ||
	    is_colon_of_item(prose, colon))
		return;
	list_totals(prose, colon, group, &list);
	own = list.total_count > 0;
	if (!own)
		find_section_totals(prose, &list);
	list.far = list.far || !own;
	if (list.total_count == 0)
		return;
	list_read(prose, colon + 1, group == 0 ? prose->end : prose->groups[group].close, group, &list);
	if (list.count >= (own ? 2 : 3))
		list_claim(prose, &list, "prose-bracket", (struct span){0, 0},
			   prose_span(prose, colon + 1, list.end > colon + 1 ? list.end : colon + 2));
}

static void claim_topics(const struct prose *prose)
{
	for (size_t at = prose->first; at + 1 < prose->end; at++)
		if (prose_mark(prose, at, ':'))
			claim_topic(prose, at);
}

static void claim_lists_of(const struct prose *prose, size_t mention)
{
	claim_colon(prose, mention);
	claim_total_behind(prose, mention);
}

static void claim_bracket(const struct prose *prose, uint32_t index)
{
	const struct group *group = &prose->groups[index];
	struct list list = {.strength = LIST_BRACKET};
	size_t from = group->open + 1;

	if (from >= group->close || token_match(prose->facts, PHRASE_CUE_CLOSED, from, group->close) != NULL ||
	    token_match(prose->facts, PHRASE_CUE_OPEN, from, group->close) != NULL)
		return;
	list_totals(prose, group->open, group->parent, &list);
	if (list.total_count == 0)
		return;
	list_read(prose, from, group->close, index, &list);
	if (list.count >= 2)
		list_claim(prose, &list, "prose-bracket", (struct span){0, 0},
			   list_extent(prose, &list, group->close + (group->close < prose->end)));
}

/* Three figures and more in a row, nothing between: a row of a table that was not seen, not prose. */
static bool is_row(const struct prose *prose)
{
	size_t run = 0;

	for (size_t at = prose->first; at < prose->end && run < 3; at++)
		run = prose_token(prose, at)->kind == TOKEN_NUMBER ? run + 1 : 0;
	return run >= 3;
}

static void claim_block(const struct prose *prose, const struct row_index *index)
{
	claim_cues(prose);
	for (uint32_t i = 1; i < prose->group_count; i++)
		claim_bracket(prose, i);
	for (size_t i = 0; i < prose->mention_count; i++)
		claim_lists_of(prose, i);
	claim_topics(prose);
	claim_families(prose);
	claim_block_list(prose);
	claim_rests(prose);
	claim_rates(prose);
	claim_changes(prose);
	claim_products(prose);
	claim_in_words(prose);
	claim_mentions(prose, index);
	claim_anaphors(prose);
}

/* The token behind the block that begins at token `at`. */
static size_t block_end(const struct facts *facts, size_t at)
{
	size_t end = at;

	while (end < facts->token_count && facts->tokens[end].block == facts->tokens[at].block)
		end++;
	return end;
}

void claim_prose(struct facts *facts)
{
	struct row_index index;
	struct prose prose;

	prose_init(&prose, facts);
	row_index_init(&index, facts);
	for (size_t at = 0, end; at < facts->token_count; at = end) {
		end = block_end(facts, at);
		prose_open(&prose, at, end);
		if (prose.mention_count > 0 && !is_row(&prose))
			claim_block(&prose, &index);
	}
	claim_courses(&prose);
	for (size_t at = 0, end; at < facts->token_count; at = end) {
		end = block_end(facts, at);
		prose_open(&prose, at, end);
		if (!is_row(&prose))
			claim_rates_left(&prose);
	}
}
