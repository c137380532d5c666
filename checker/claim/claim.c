#include "claim/claim.h"

const struct claim_scope CLAIM_SCOPES[] = {
	{CLAIM_BREAKDOWN, "prose"},            /* 27 văn bản, gồm 07 kế hoạch, 20 công văn */
	{CLAIM_BREAKDOWN, "prose-bracket"},    /* 42 người (nam 30, nữ 12) */
	{CLAIM_BREAKDOWN, "prose-open"},       /* 19 tài khoản, trong đó 17 cấp lại và 01 cấp mới */
	{CLAIM_BREAKDOWN, "prose-list"},       /* a total, then items or paragraphs with its parts */
	{CLAIM_BREAKDOWN, "prose-rest"},       /* 52 hồ sơ, đã giải quyết 46, còn lại 06 */
	{CLAIM_BREAKDOWN, "prose-exceeds"},    /* a part above its whole */
	{CLAIM_BREAKDOWN, "table-total"},      /* a total row over its rows */
	{CLAIM_BREAKDOWN, "table-column"},     /* a column that adds up others */
	{CLAIM_BREAKDOWN, "table-children"},   /* a row over the rows numbered below it */
	{CLAIM_BREAKDOWN, "table-difference"}, /* a column that is the difference of others */
	{CLAIM_BREAKDOWN, "table-formula"},    /* 8 = 1+2+3 in a head or label */
	{CLAIM_BREAKDOWN, "table-blank"},      /* a sum that lacks what a blank cell should hold */
	{CLAIM_RATE, "prose-fraction"},        /* 971/971 hồ sơ, đạt 100% */
	{CLAIM_RATE, "prose"},                 /* trong đó 12 ..., chiếm 30% */
	{CLAIM_RATE, "prose-base"},            /* 46 nhiệm vụ, đạt 95% kế hoạch (48 nhiệm vụ) */
	{CLAIM_RATE, "prose-exceeds"},         /* 125/123 em */
	{CLAIM_RATE, "table-rate"},
	{CLAIM_RATE, "table-row-rate"}, /* a row Tỷ lệ over other rows */
	{CLAIM_RATE, "table-above-100"},
	{CLAIM_RATE, "table-formula"},      /* 5 = 4/3*100 in a head or label */
	{CLAIM_CHANGE, "prose-points"},     /* giảm 3,11 điểm phần trăm from two rates */
	{CLAIM_CHANGE, "prose"},            /* tương ứng tăng 7,49% so với cùng kỳ (227 việc) */
	{CLAIM_CHANGE, "prose-difference"}, /* tăng 17 việc so với cùng kỳ (227 việc) */
	{CLAIM_CHANGE, "prose-direction"},  /* giảm từ 5,2% xuống còn 4,1% */
	{CLAIM_CHANGE, "table-change"},
	{CLAIM_BALANCE, "prose-product"}, /* 719 suất x 1.400.000 đồng = ... */
	{CLAIM_BALANCE, "prose-average"}, /* bình quân 64 lượt người/lớp */
	{CLAIM_BALANCE, "table-product"},
	{CLAIM_BALANCE, "table-average"},
	{CLAIM_BALANCE, "table-balance"}, /* opening - out + in = closing over columns */
	{CLAIM_AGREEMENT, "text-text"},
	{CLAIM_AGREEMENT, "text-difference"}, /* còn 06 hồ sơ, of 52 received and 46 solved elsewhere */
	{CLAIM_AGREEMENT, "text-table"},
	{CLAIM_AGREEMENT, "table-table"},
	{CLAIM_AGREEMENT, "in-words"}, /* 25 (hai mươi lăm) */
	{CLAIM_KINDS, NULL},
};

struct claim *claim_add(struct facts *facts, enum claim_kind kind, const char *scope, enum formula formula,
			uint32_t result, const struct operand *operands, size_t count)
{
	struct claim *claim = ARENA_PUSH(facts->arena, facts->claims, facts->claim_count, facts->claim_capacity);

	claim->kind = kind;
	claim->scope = scope;
	claim->formula = formula;
	claim->result = result;
	claim->operands = arena_array(facts->arena, count, sizeof *operands);
	claim->operand_count = count;
	memcpy(claim->operands, operands, count * sizeof *operands);
	return claim;
}

void claims_read(struct facts *facts)
{
	claim_prose(facts);
	claim_table(facts);
	claim_anchors(facts);
	claim_recalls(facts);
	claim_recaps(facts);
	claim_left_over(facts);
	claim_echoes(facts);
}
