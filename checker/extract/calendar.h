/*
 * calendar: days of the proleptic Gregorian calendar as numbers. No time zones, no locale, no C library calendar.
 */
#ifndef RASOAT_EXTRACT_CALENDAR_H
#define RASOAT_EXTRACT_CALENDAR_H

#include <stdbool.h>
#include <stdint.h>

/* 28 to 31, or 0 for an impossible month. */
int calendar_month_days(int32_t year, int month);

/* Whether the calendar has that day. Years from 1 to 9999. */
bool calendar_valid(int32_t year, int month, int day);

/* Days since 0001-01-01, which is day 0. The date must be valid. */
int32_t calendar_day_number(int32_t year, int month, int day);

/* 2 = thứ Hai (Monday) ... 7 = thứ Bảy, 8 = Chủ nhật. The date must be valid. */
int calendar_weekday(int32_t year, int month, int day);

#endif
