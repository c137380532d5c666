/*
 * period: quarters, halves, months and years as spans of time. Called by the scan of date.c, in document order.
 */
#ifndef RASOAT_EXTRACT_PERIOD_H
#define RASOAT_EXTRACT_PERIOD_H

#include "extract/facts.h"

/* Notes "tháng 6/2024". */
void period_month(struct facts *facts, uint32_t block, struct span span, int32_t month, int32_t year);

/* "6 tháng đầu năm 2023", "năm 2023", "2021 - 2025", "tháng 6" from the digit at `at`: the offset behind it, 0 for none. */
uint32_t period_digits(struct facts *facts, uint32_t block, uint32_t at);

/* "quý I/2024", "quý 4 năm 2023" from the letter at `at`: the offset behind it, at + 1 for none. */
uint32_t period_quarter(struct facts *facts, uint32_t block, uint32_t at);

#endif
