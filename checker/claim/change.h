/*
 * change: what the readers of growth and loss in prose share. change_base.c tells which figure is compared, change.c reads differences
 * and rates, change_points.c ways from one figure to another and points between rates.
 */
#ifndef RASOAT_CLAIM_CHANGE_H
#define RASOAT_CLAIM_CHANGE_H

#include "claim/prose_claims.h"
#include "claim/try.h"

/* Whether the figure is that of another period or of a plan, by the words at it: "cùng kỳ: 412", "đầu năm 94 hộ", "năm 2022: 34 vụ". */
bool change_is_former(const struct prose *prose, size_t mention);

/* The figure that the mention is compared with, of its sentence; mention_count: not said. */
size_t change_compared(const struct prose *prose, size_t mention);

/* Of one unit; whether it is said per year or head is often left out of the difference. */
bool change_same_kind(const struct prose *prose, size_t a, size_t b);

/* difference = present - compared, the other way round for a loss. */
struct claim_try change_difference(const struct prose *prose, size_t difference, size_t present, size_t compared,
				   int direction);

/* rate = (present - compared) / compared, with the sign turned for a loss, so that the result is positive. */
struct claim_try change_growth(const struct prose *prose, size_t rate, size_t present, size_t compared, int direction);

/* Makes the claim over the text between two mentions. */
void change_emit(const struct prose *prose, const struct claim_try *attempt, const char *scope, size_t from, size_t to,
		 bool weak);

/* "từ 210.000 đồng/m3 lên 265.000 đồng/m3, tăng 26,19%": a way beside the rate. True when there is one. */
bool change_way_rate(const struct prose *prose, size_t rate, int direction);

/* "giảm từ 5,42% xuống còn 4,15%, giảm 1,27 điểm phần trăm": the difference of its two ends. True when there is a way. */
bool change_way(const struct prose *prose, size_t difference, int direction);

/* "tăng gấp 1,5 lần (từ 18,4 tỷ đồng lên 27,6 tỷ đồng)". True when there is a way. */
bool change_way_times(const struct prose *prose, size_t times);

/* The directions of all ways: "giảm từ 5,42% xuống còn 6,15%". */
void change_ways(const struct prose *prose);

/* "vượt 0,97% so với chỉ tiêu (90%)": points between two rates. */
void change_rate_against(const struct prose *prose, size_t rate, size_t compared, int direction);

/* "chiếm 6,99%, giảm 3,11 điểm phần trăm": the rate before against the compared one, or an earlier one of the section. */
void change_points(const struct prose *prose, size_t points, int direction);

#endif
