/*
 * Dates and ranges of dates, found by hand-written scanners that start at digits and look at the words around them.
 * What only looks like a date (17/100%, 08/6 người, 12/15 điểm) has none of the words that make a date of a day and a
 * month.
 */
#include "extract/calendar.h"
#include "extract/facts.h"
#include "extract/period.h"
#include "extract/scan.h"

struct scanner {
	struct facts *facts;
	struct slice text;
	uint32_t block;
};

/* What was read at one place; day and month 0: a lunar date. */
struct reading {
	struct span span;
	int32_t year, month, day;
};

static const char *const MONTH_NAMES_LUNAR[] = {"giêng", "chạp", NULL};

/* A day or month below 100 at `at`. */
static uint32_t small_number(struct slice text, uint32_t at, int32_t *value)
{
	return scan_number(text, at, 2, value);
}

static bool is_valid(const struct reading *r)
{
	enum { LEAP_YEAR = 2000 };
	int32_t year = r->year != 0 ? r->year : LEAP_YEAR;

	if (r->month == 0)
		return true;
	if (r->day == 0)
		return r->month <= 12;
	return calendar_valid(year, r->month, r->day);
}

static struct date *add_date(struct scanner *s, const struct reading *r)
{
	struct facts *facts = s->facts;
	struct date *date = ARENA_PUSH(facts->arena, facts->dates, facts->date_count, facts->date_capacity);

	date->span = r->span;
	date->year = r->year;
	date->month = (uint8_t)r->month;
	date->day = (uint8_t)r->day;
	date->valid = is_valid(r);
	date->block = s->block;
	return date;
}

/* The date read last in this block, or NULL. */
static struct date *last_date(const struct scanner *s)
{
	const struct facts *facts = s->facts;

	if (facts->date_count == 0 || facts->dates[facts->date_count - 1].block != s->block)
		return NULL;
	return &facts->dates[facts->date_count - 1];
}

/* Where a date with its weekday in brackets ends. */
static uint32_t extent_end(struct slice text, const struct date *date)
{
	uint32_t end = date->span.end;

	if (date->weekday.end > end) {
		end = date->weekday.end;
		if (end < text.size && text.data[end] == ')')
			end++;
	}
	return end;
}

/* ---- lunar dates -------------------------------------------------------------------------------------------- */

/* "âm lịch", "(âm lịch", "ÂL", "năm Giáp Thìn" behind a date: the offset behind it, else 0. */
static uint32_t take_lunar(struct slice text, uint32_t at)
{
	struct span word;
	uint32_t next = scan_blanks(text, at);
	uint32_t year;

	if (next < text.size && text.data[next] == '(')
		next++;
	if (!scan_next(text, next, &word))
		return 0;
	if (scan_is(text, word, "âl"))
		return word.end;
	if (scan_is(text, word, "âm"))
		return scan_take(text, word.end, "lịch");
	if (!scan_is(text, word, "năm"))
		return 0;
	year = scan_blanks(text, word.end);
	if (!scan_upper(text, year) || !scan_next(text, year, &word) || !scan_next(text, word.end, &word))
		return 0;
	return scan_upper(text, word.start) ? word.end : 0;
}

/* ---- the forms of a date ------------------------------------------------------------------------------------ */

/* 30/12/2022, 29-8-2016, 30.12.2022; one blank behind a slash is forgiven. */
static bool read_numeric(struct slice text, uint32_t at, struct reading *r)
{
	char mark;

	r->span.start = at;
	at = small_number(text, at, &r->day);
	if (at == 0 || at >= text.size)
		return false;
	mark = text.data[at];
	if (mark != '/' && mark != '-' && mark != '.')
		return false;
	at++;
	if (mark == '/' && at < text.size && text.data[at] == ' ')
		at++;
	at = small_number(text, at, &r->month);
	if (at == 0 || at >= text.size || text.data[at] != mark)
		return false;
	at++;
	if (mark == '/' && at < text.size && text.data[at] == ' ')
		at++;
	at = scan_year(text, at, &r->year);
	if (at == 0 || (at < text.size && text.data[at] == '/'))
		return false;
	r->span.end = at;
	if (calendar_valid(r->year, r->month, r->day))
		return true;
	/* Both out of bounds, or a dotted number: some other count, no slip in a date. */
	return mark != '.' && ((r->day >= 1 && r->day <= 31) || (r->month >= 1 && r->month <= 12));
}

/* "20 tháng 12 năm 2023", "14 tháng Giêng", "10 tháng 3". */
static bool read_words(struct slice text, uint32_t at, struct reading *r)
{
	struct span word;
	uint32_t lunar;
	uint32_t end = small_number(text, at, &r->day);

	r->span.start = at;
	r->year = 0;
	if (end == 0 || (end = scan_take(text, end, "tháng")) == 0 || !scan_next(text, end, &word))
		return false;
	if (scan_is_any(text, word, MONTH_NAMES_LUNAR)) {
		*r = (struct reading){.span = {at, word.end}};
		return true;
	}
	end = small_number(text, word.start, &r->month);
	if (end == 0 || end != word.end)
		return false;
	r->span.end = end;
	lunar = take_lunar(text, end);
	if (lunar != 0) {
		*r = (struct reading){.span = {at, lunar}};
		return true;
	}
	if (end < text.size && text.data[end] == '/')
		end++;
	else if ((end = scan_take(text, end, "năm")) == 0)
		return true;
	end = scan_year(text, scan_blanks(text, end), &r->year);
	if (end != 0)
		r->span.end = end;
	return true;
}

/* 30/4, 30/4 năm 2024: only the shape. */
static bool read_short(struct slice text, uint32_t at, struct reading *r)
{
	uint32_t end = small_number(text, at, &r->day);
	uint32_t year;

	*r = (struct reading){.span = {at, at}, .day = r->day};
	if (end == 0 || end >= text.size || (text.data[end] != '/' && text.data[end] != '-'))
		return false;
	end = small_number(text, end + 1, &r->month);
	if (end == 0 || scan_glued_after(text, end))
		return false;
	if (end < text.size && (text.data[end] == '/' || text.data[end] == '%'))
		return false;
	if (end + 1 < text.size && text.data[end] == ',' && text.data[end + 1] >= '0' && text.data[end + 1] <= '9')
		return false;
	r->span.end = end;
	year = take_lunar(text, end);
	if (year != 0) {
		*r = (struct reading){.span = {at, year}};
		return true;
	}
	year = scan_take(text, end, "năm");
	if (year != 0 && (year = scan_year(text, scan_blanks(text, year), &r->year)) != 0)
		r->span.end = year;
	return true;
}

/* ---- words that make a date of 30/4 ------------------------------------------------------------------------- */

/* Whether the date before this one leads up to it: "30/4, 01/5", "04/3 đến", "30/4 và 01/5". */
static bool continues_list(const struct scanner *s, uint32_t at)
{
	static const char *const LINKS[] = {"và", "đến", "tới", "hoặc", NULL};
	const struct date *before = last_date(s);
	struct span word;
	uint32_t dash;

	if (before == NULL || at - before->span.end > 24 || before->day == 0)
		return false;
	dash = scan_dash(s->text, before->span.end);
	if (dash == at)
		return true;
	if (scan_blanks_back(s->text, at) == before->span.end + 1 && s->text.data[before->span.end] == ',')
		return before->year == 0;
	if (!scan_next(s->text, before->span.end, &word) || !scan_is_any(s->text, word, LINKS))
		return false;
	if (scan_is(s->text, word, "và") && before->year != 0)
		return false;
	return scan_blanks(s->text, word.end) == at ||
	       scan_take(s->text, word.end, "hết") == scan_blanks_back(s->text, at);
}

/* "từ 04/3 đến 29/3/2024": a whole date follows. */
static bool leads_to_date(struct slice text, uint32_t at)
{
	struct reading next = {0};
	uint32_t end = scan_take(text, at, "đến");

	if (end == 0)
		end = scan_dash(text, at);
	if (end == 0)
		return false;
	at = scan_take(text, end, "hết");
	end = at != 0 ? at : end;
	at = scan_take(text, end, "ngày");
	end = at != 0 ? at : end;
	return read_numeric(text, scan_blanks(text, end), &next);
}

static bool short_in_context(const struct scanner *s, const struct reading *r)
{
	static const char *const DAY_WORDS[] = {"ngày", "mồng", "mùng", "dịp", "lễ", "hôm", NULL};
	struct span word;

	if (scan_previous(s->text, r->span.start, &word)) {
		if (scan_is_any(s->text, word, DAY_WORDS))
			return true;
		if (scan_is(s->text, word, "từ") && leads_to_date(s->text, r->span.end))
			return true;
	}
	return r->month != 0 && r->month <= 12 && r->day <= 31 && continues_list(s, r->span.start);
}

/* A day and month in words without a year need "ngày", or a day before that needs them. */
static bool words_in_context(const struct scanner *s, const struct reading *r)
{
	static const char *const DAY_WORDS[] = {"ngày", "mồng", "mùng", "đến", "và", "rằm", NULL};
	struct span word;

	if (r->year != 0 || r->month == 0)
		return true;
	return scan_previous(s->text, r->span.start, &word) && scan_is_any(s->text, word, DAY_WORDS);
}

/* ---- weekdays ----------------------------------------------------------------------------------------------- */

/* 2 ... 8 when the words at `at` name a weekday, with their end; else 0. */
static uint8_t read_weekday(struct slice text, uint32_t at, uint32_t *end)
{
	static const struct {
		const char *word;
		uint8_t day;
	} DAYS[] = {{"hai", 2}, {"ba", 3}, {"tư", 4}, {"năm", 5}, {"sáu", 6}, {"bảy", 7}, {"bẩy", 7},
		    {"2", 2},   {"3", 3},  {"4", 4},  {"5", 5},   {"6", 6},   {"7", 7}};
	struct span word;

	if (!scan_next(text, at, &word))
		return 0;
	if (scan_is(text, word, "chủ")) {
		*end = scan_take(text, word.end, "nhật");
		return *end != 0 ? 8 : 0;
	}
	if (!scan_is(text, word, "thứ") || !scan_next(text, word.end, &word))
		return 0;
	for (size_t i = 0; i < sizeof DAYS / sizeof DAYS[0]; i++) {
		if (scan_is(text, word, DAYS[i].word)) {
			*end = word.end;
			return DAYS[i].day;
		}
	}
	return 0;
}

/* Where "ngày" before the date begins, or the date itself. */
static uint32_t with_day_word(struct slice text, uint32_t at)
{
	uint32_t start;

	return scan_take_back(text, at, "ngày", &start) ? start : at;
}

/* Between a weekday and its date: "thứ Hai, ngày", "thứ Hai ngày", "thứ Hai (ngày", "thứ Hai, ", "sáng thứ Hai ". */
static bool ties_weekday(struct slice text, struct span weekday, uint32_t at, bool day_word)
{
	static const char *const TIMES[] = {"sáng", "chiều", "tối", "trưa", "vào", NULL};
	struct span time;

	if (day_word || at > weekday.end)
		return true;
	return scan_previous(text, weekday.start, &time) && scan_is_any(text, time, TIMES);
}

/* "Chủ nhật, ngày 05/6/2022", "vào thứ Hai ngày 06/6/2022"; "kỳ họp thứ Hai ngày ..." names no weekday. */
static void weekday_before(struct slice text, struct date *date)
{
	static const char *const COUNTED[] = {"lần",  "kỳ",   "họp", "phiên", "khóa", "khoá", "hội",
					      "nghị", "hạng", "trí", "cuộc",  "trận", "vòng", "đợt",
					      "tuần", "con",  "vụ",  "bài",   "nhóm", NULL};
	uint32_t day = with_day_word(text, date->span.start);
	uint32_t at = scan_blanks_back(text, day);
	uint32_t mark = at;
	struct span second;
	struct span first;
	struct span counted;
	uint32_t end;
	uint8_t weekday;

	if (at > 0 && (text.data[at - 1] == ',' || text.data[at - 1] == '('))
		at--;
	if (!scan_previous(text, at, &second) || !scan_previous(text, second.start, &first))
		return;
	weekday = read_weekday(text, first.start, &end);
	if (weekday == 0 || end != second.end ||
	    !ties_weekday(text, (struct span){first.start, end}, mark, day != date->span.start))
		return;
	if (weekday != 8 && scan_previous(text, first.start, &counted) && scan_is_any(text, counted, COUNTED))
		return;
	date->weekday_said = weekday;
	date->weekday = (struct span){first.start, end};
}

/* "26/02/2024 (thứ Hai)", "05/6/2022, Chủ nhật". */
static void weekday_after(struct slice text, struct date *date)
{
	uint32_t at = scan_blanks(text, date->span.end);
	bool bracket = at < text.size && text.data[at] == '(';
	uint32_t start;
	uint32_t end;
	uint8_t weekday;

	if (!bracket && (at >= text.size || text.data[at] != ','))
		return;
	start = scan_blanks(text, at + 1);
	weekday = read_weekday(text, start, &end);
	if (weekday == 0 || (!bracket && weekday != 8))
		return;
	date->weekday_said = weekday;
	date->weekday = (struct span){start, end};
}

static void find_weekday(struct slice text, struct date *date)
{
	if (date->day == 0)
		return;
	weekday_after(text, date);
	if (date->weekday_said == 0)
		weekday_before(text, date);
}

/* ---- ranges ------------------------------------------------------------------------------------------------- */

/* "17 giờ 00", "17h00", "24h00'", "8 giờ 30 phút": the offset behind it, or `at`. */
static uint32_t skip_time(struct slice text, uint32_t at)
{
	int32_t number;
	uint32_t end;
	uint32_t next;
	struct span word;

	at = scan_blanks(text, at);
	end = scan_number(text, at, 2, &number);
	if (end != 0 && (end = scan_take(text, end, "giờ")) != 0) {
		next = scan_number(text, scan_blanks(text, end), 2, &number);
		end = next != 0 ? next : end;
		next = scan_take(text, end, "phút");
		return next != 0 ? next : end;
	}
	if (!scan_next(text, at, &word) || scan_glued_before(text, at) || text.data[at] < '0' || text.data[at] > '9' ||
	    memchr(text.data + at, 'h', word.end - at) == NULL)
		return at;
	return word.end + (word.end < text.size && text.data[word.end] == '\'');
}

/* Whether [from, to) says no more than "up to": đến, đến hết, tới, -, đến 17 giờ 00 */
static bool is_link(struct slice text, uint32_t from, uint32_t to)
{
	uint32_t at = scan_dash(text, from);
	uint32_t next;

	if (at == 0) {
		at = scan_take(text, from, "đến");
		if (at == 0)
			at = scan_take(text, from, "tới");
		if (at == 0)
			return false;
		next = scan_take(text, at, "hết");
		at = skip_time(text, next != 0 ? next : at);
	}
	return scan_blanks(text, at) == to;
}

/* The place where a date with the words before it ("thứ Hai, ngày", "tháng") begins. */
static uint32_t extent_start(struct slice text, const struct date *date)
{
	uint32_t day = with_day_word(text, date->span.start);

	if (date->day == 0 && scan_take_back(text, date->span.start, "tháng", &day))
		return day;

	return date->weekday_said != 0 && date->weekday.end <= day ? date->weekday.start : day;
}

static int32_t month_day(const struct date *date)
{
	return date->month * 32 + date->day;
}

/* Gives an end of a range that names no year the year of the other end. */
static void inherit_year(struct date *from, struct date *to)
{
	if (from->year == 0 && to->year != 0) {
		/* From the last quarter of a year into the first half of the next; other ranges lie within one year. */
		from->year = to->year - (from->month >= 10 && to->month <= 6);
		from->year_inherited = true;
	} else if (to->year == 0 && from->year != 0) {
		to->year = from->year + (from->month >= 10 && month_day(to) < month_day(from));
		to->year_inherited = true;
	}
}

static void revalidate(struct date *date)
{
	struct reading r = {.year = date->year, .month = date->month, .day = date->day};

	date->valid = is_valid(&r);
}

/* When the last date of the block and this one are the ends of a range, notes it. */
static void find_range(struct scanner *s)
{
	struct facts *facts = s->facts;
	struct date *to = &facts->dates[facts->date_count - 1];
	struct date *from = facts->date_count > 1 ? to - 1 : NULL;
	struct period *period;

	if (from == NULL || from->block != to->block || from->month == 0 || to->month == 0)
		return;
	if ((from->day == 0) != (to->day == 0) ||
	    !is_link(s->text, extent_end(s->text, from), extent_start(s->text, to)))
		return;
	inherit_year(from, to);
	revalidate(from);
	revalidate(to);
	period = ARENA_PUSH(facts->arena, facts->periods, facts->period_count, facts->period_capacity);
	*period = (struct period){.kind = PERIOD_RANGE,
				  .span = {from->span.start, to->span.end},
				  .from = (uint32_t)(facts->date_count - 2),
				  .to = (uint32_t)(facts->date_count - 1),
				  .year = to->year,
				  .block = s->block};
}

/*
 * "từ ngày 12 đến ngày 14 tháng 6", "ngày 12 - 14/6/2023": the day alone before a date is a date of the same month.
 */
static void find_bare_day(struct scanner *s, const struct reading *r)
{
	static const char *const OPENERS[] = {"ngày", "từ", NULL};
	struct slice text = s->text;
	struct reading bare = *r;
	uint32_t link = with_day_word(text, r->span.start);
	struct span word;
	struct span opener;

	if (scan_previous(text, link, &word)) {
		if (!scan_is(text, word, "đến") && !scan_is(text, word, "và"))
			return;
		link = word.start;
	} else if (!scan_dash_back(text, link, &link)) {
		return;
	}
	if (!scan_previous(text, link, &word) || scan_number(text, word.start, 2, &bare.day) != word.end)
		return;
	if (!scan_previous(text, word.start, &opener) || !scan_is_any(text, opener, OPENERS))
		return;
	bare.span = word;
	if (r->month == 0)
		bare.day = 0;
	if (r->month == 0 || (bare.day >= 1 && bare.day <= 31))
		add_date(s, &bare);
}

/* ---- the scan ----------------------------------------------------------------------------------------------- */

static bool read_date(const struct scanner *s, uint32_t at, struct reading *r)
{
	*r = (struct reading){0};
	if (read_numeric(s->text, at, r)) {
		uint32_t lunar = take_lunar(s->text, r->span.end);

		if (lunar != 0)
			*r = (struct reading){.span = {at, lunar}};
		return true;
	}
	*r = (struct reading){0};
	if (read_words(s->text, at, r))
		return words_in_context(s, r);
	*r = (struct reading){0};
	return read_short(s->text, at, r) && short_in_context(s, r);
}

/* "tháng 6/2022", "tháng 6 năm 2022": a date without a day. */
static bool read_month(struct slice text, uint32_t at, struct reading *r)
{
	uint32_t start;
	uint32_t end;

	*r = (struct reading){.span = {at, at}};
	if (!scan_take_back(text, at, "tháng", &start) || (end = small_number(text, at, &r->month)) == 0)
		return false;
	if (end < text.size && (text.data[end] == '/' || text.data[end] == '-'))
		end++;
	else if ((end = scan_take(text, end, "năm")) == 0)
		return false;
	end = scan_year(text, scan_blanks(text, end), &r->year);
	r->span.end = end;
	return end != 0 && r->month >= 1;
}

/* Reads what begins with the digit at `at`; the offset behind it. */
static uint32_t scan_digits(struct scanner *s, uint32_t at)
{
	struct reading r;
	uint32_t end = at;

	if (read_date(s, at, &r)) {
		find_bare_day(s, &r);
		find_weekday(s->text, add_date(s, &r));
		find_range(s);
		return r.span.end;
	}
	if (read_month(s->text, at, &r)) {
		add_date(s, &r);
		period_month(s->facts, s->block, r.span, r.month, r.year);
		find_range(s);
		return r.span.end;
	}
	end = period_digits(s->facts, s->block, at);
	if (end != 0)
		return end;
	while (at < s->text.size && s->text.data[at] >= '0' && s->text.data[at] <= '9')
		at++;
	return at;
}

/* Whether a date may begin at the digit at `at`: 2.796 and m2 hide none. */
static bool may_begin(const struct scanner *s, uint32_t at)
{
	const struct date *before = last_date(s);
	char c;

	if (at == 0)
		return true;
	if (scan_glued_before(s->text, at))
		return false;
	c = s->text.data[at - 1];
	if (c == '-')
		return at < 2 || (before != NULL && before->span.end == at - 1) || s->text.data[at - 2] == ' ';
	return c != '/' && c != '.' && c != ',';
}

void extract_dates(struct facts *facts)
{
	struct scanner s = {.facts = facts, .text = facts->doc->text};

	for (uint32_t at = 0; at < s.text.size;) {
		char c = s.text.data[at];

		while (s.block + 1 < facts->doc->block_count && facts->doc->blocks[s.block + 1].text.start <= at)
			s.block++;
		if (c >= '0' && c <= '9')
			at = may_begin(&s, at) ? scan_digits(&s, at) : at + 1;
		else if (c == 'q' || c == 'Q')
			at = period_quarter(facts, s.block, at);
		else
			at++;
	}
}
