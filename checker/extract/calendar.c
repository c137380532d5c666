#include "extract/calendar.h"

#include <assert.h>

static bool is_leap(int32_t year)
{
	return (year % 4 == 0 && year % 100 != 0) || year % 400 == 0;
}

int calendar_month_days(int32_t year, int month)
{
	static const int8_t DAYS[] = {0, 31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31};

	if (month < 1 || month > 12)
		return 0;
	return DAYS[month] + (month == 2 && is_leap(year));
}

bool calendar_valid(int32_t year, int month, int day)
{
	return year >= 1 && year <= 9999 && day >= 1 && day <= calendar_month_days(year, month);
}

int32_t calendar_day_number(int32_t year, int month, int day)
{
	static const int16_t BEFORE_MONTH[] = {0, 0, 31, 59, 90, 120, 151, 181, 212, 243, 273, 304, 334};
	int32_t past = year - 1;

	assert(calendar_valid(year, month, day));
	return past * 365 + past / 4 - past / 100 + past / 400 + BEFORE_MONTH[month] + (month > 2 && is_leap(year)) +
	       day - 1;
}

int calendar_weekday(int32_t year, int month, int day)
{
	/* Day 0 was a Monday. */
	return calendar_day_number(year, month, day) % 7 + 2;
}
