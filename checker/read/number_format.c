#include "read/number_format.h"

#include <stdint.h>
#include <stdlib.h>
#include <strings.h>

enum {
	MOST_DIGITS = 400,
	GENERAL_DIGITS = 11, /* significant ones that General shows */
	MOST_DECIMALS = 30,
	MOST_CODE = 255,
	DAYS_1904 = 1462,
	FALSE_LEAP_DAY = 60, /* 29/02/1900, which workbooks count */
	SECONDS_A_DAY = 86400,
};

const char *number_format_builtin(long id)
{
	static const struct {
		long id;
		const char *code;
	} CODES[] = {
		{1, "0"},
		{2, "0.00"},
		{3, "#,##0"},
		{4, "#,##0.00"},
		{9, "0%"},
		{10, "0.00%"},
		{14, "dd/mm/yyyy"},
		{15, "dd/mm/yy"},
		{16, "dd/mm"},
		{17, "mm/yy"},
		{20, "hh:mm"},
		{21, "hh:mm:ss"},
		{22, "dd/mm/yyyy hh:mm"},
		{37, "#,##0;-#,##0"},
		{38, "#,##0;-#,##0"},
		{39, "#,##0.00;-#,##0.00"},
		{40, "#,##0.00;-#,##0.00"},
		{41, "#,##0;-#,##0;\"-\""},
		{42, "#,##0;-#,##0;\"-\""},
		{43, "#,##0.00;-#,##0.00;\"-\""},
		{44, "#,##0.00;-#,##0.00;\"-\""},
		{45, "mm:ss"},
		{46, "hh:mm:ss"},
	};

	for (size_t i = 0; i < sizeof CODES / sizeof CODES[0]; i++)
		if (CODES[i].id == id)
			return CODES[i].code;
	return NULL;
}

/* ---- exact decimals of any size ------------------------------------------------------------------------------ */

/* 0.d1d2d3... times 10 to the power of `point`. */
struct digits {
	bool negative;
	int point;
	size_t count;
	char digit[MOST_DIGITS]; /* '0' to '9', the first not '0' unless the value is 0 */
};

static void trim(struct digits *d)
{
	size_t zeros = 0;

	while (d->count > 0 && d->digit[d->count - 1] == '0')
		d->count--;
	while (zeros < d->count && d->digit[zeros] == '0')
		zeros++;
	memmove(d->digit, d->digit + zeros, d->count - zeros);
	d->count -= zeros;
	d->point -= (int)zeros;
}

static bool read_digits(struct slice s, struct digits *d)
{
	size_t at = 0;
	bool behind = false;
	long exponent = 0;

	*d = (struct digits){0};
	if (at < s.size && (s.data[at] == '-' || s.data[at] == '+'))
		d->negative = s.data[at++] == '-';
	for (; at < s.size && s.data[at] != 'E' && s.data[at] != 'e'; at++) {
		if (s.data[at] == '.' && !behind) {
			behind = true;
			continue;
		}
		if (s.data[at] < '0' || s.data[at] > '9' || d->count == MOST_DIGITS)
			return false;
		d->digit[d->count++] = s.data[at];
		d->point += !behind;
	}
	if (at < s.size && (at + 8 < s.size || at + 1 == s.size))
		return false;
	for (at++; at < s.size; at++) {
		if (s.data[at] >= '0' && s.data[at] <= '9')
			exponent = exponent * 10 + (s.data[at] - '0');
		else if (s.data[at] != '-' && s.data[at] != '+')
			return false;
	}
	if (memchr(s.data, '-', s.size) != NULL && slice_find(s, SLICE("E-"), 0) != SIZE_MAX)
		exponent = -exponent;
	if (d->count == 0 || exponent > MOST_DIGITS || exponent < -MOST_DIGITS)
		return false;
	d->point += (int)exponent;
	trim(d);
	return true;
}

/* Rounds half away from zero, so that `keep` digits stay. */
static void round_digits(struct digits *d, int keep)
{
	bool up;

	if (keep >= (int)d->count)
		return;
	if (keep < 0) {
		d->count = 0;
		return;
	}
	up = d->digit[keep] >= '5';
	d->count = (size_t)keep;
	while (up && d->count > 0 && d->digit[d->count - 1] == '9')
		d->count--;
	if (up && d->count > 0) {
		d->digit[d->count - 1]++;
	} else if (up) {
		d->digit[0] = '1';
		d->count = 1;
		d->point++;
	}
	trim(d);
}

static char digit_at(const struct digits *d, int at)
{
	return at >= 0 && at < (int)d->count ? d->digit[at] : '0';
}

/* The integer part with at least `least` digits, then `decimals` ones behind a comma; `optional` of those only where not zero. */
static void write_digits(struct strbuf *out, const struct digits *d, bool grouped, int least, int decimals,
			 int optional)
{
	int whole = d->count > 0 && d->point > least ? d->point : least;

	for (int i = whole; i > 0; i--) {
		strbuf_putc(out, digit_at(d, d->point - i));
		if (grouped && i % 3 == 1 && i > 1)
			strbuf_putc(out, '.');
	}
	while (optional > 0 && digit_at(d, d->point + decimals - 1) == '0') {
		decimals--;
		optional--;
	}
	if (decimals > 0)
		strbuf_putc(out, ',');
	for (int i = 0; i < decimals; i++)
		strbuf_putc(out, digit_at(d, d->point + i));
}

static void write_general(struct strbuf *out, struct digits *d)
{
	int decimals;

	round_digits(d, GENERAL_DIGITS > d->point ? GENERAL_DIGITS - (d->point <= 0 ? 1 - d->point : 0) : d->point);
	decimals = (int)d->count - d->point;
	if (d->negative && d->count > 0)
		strbuf_putc(out, '-');
	write_digits(out, d, false, 1, decimals > 0 ? decimals : 0, 0);
}

/* ---- codes -------------------------------------------------------------------------------------------------- */

/* Length of what stands for itself or for nothing at the start of a code: "text" \x _x *x [Red]; 0: a sign of the format. */
static size_t literal_size(const char *code)
{
	const char *end;

	switch (code[0]) {
	case '"':
		end = strchr(code + 1, '"');
		return end == NULL ? strlen(code) : (size_t)(end - code) + 1;
	case '[':
		end = strchr(code, ']');
		return end == NULL ? strlen(code) : (size_t)(end - code) + 1;
	case '\\':
	case '_':
	case '*':
		return code[1] == '\0' ? 1 : 2;
	default:
		return 0;
	}
}

static void write_literal(struct strbuf *out, const char *code, size_t size)
{
	if (code[0] == '"' && size > 1)
		strbuf_add(out, slice_of(code + 1, size - 1 - (code[size - 1] == '"')));
	else if (code[0] == '\\' && size > 1)
		strbuf_putc(out, code[1]);
	else if (code[0] == '[' && code[1] == '$')
		strbuf_add(out, slice_of(code + 2, strcspn(code + 2, "-]")));
}

/* The section of a code for a positive, negative or zero number, NUL-terminated in `section`. *own: it says the sign itself. */
static void choose_section(const char *code, const struct digits *d, char section[MOST_CODE + 1], bool *own)
{
	const char *sections[3] = {code, NULL, NULL};
	size_t wanted = d->count == 0 ? 2 : d->negative ? 1 : 0;
	size_t count = 1;
	size_t size = 0;

	for (const char *at = code; *at != '\0';) {
		size_t literal = literal_size(at);

		if (*at == ';' && count < 3)
			sections[count++] = at + 1;
		at += literal > 0 ? literal : 1;
	}
	wanted = sections[wanted] == NULL ? 0 : wanted;
	*own = wanted == 1;
	for (const char *at = sections[wanted]; *at != '\0' && *at != ';' && size < MOST_CODE;) {
		size_t literal = literal_size(at);

		for (literal = literal > 0 ? literal : 1; literal > 0 && size < MOST_CODE; literal--)
			section[size++] = *at++;
	}
	section[size] = '\0';
}

/* What the placeholders of a section ask for. */
struct pattern {
	bool grouped;
	bool percent;
	bool date;
	int scale; /* thousands left out */
	int least;
	int decimals;
	int optional;
	bool placeholders;
};

static void read_placeholder(struct pattern *p, char sign, bool *behind)
{
	p->placeholders = true;
	if (*behind) {
		p->decimals += p->decimals < MOST_DECIMALS;
		p->optional = sign == '#' ? p->optional + 1 : 0;
	} else {
		p->least += sign == '0';
	}
}

static struct pattern read_pattern(const char *section)
{
	struct pattern p = {0};
	bool behind = false;

	for (const char *at = section; *at != '\0';) {
		size_t literal = literal_size(at);

		if (literal > 0) {
			at += literal;
			continue;
		}
		if (*at == '0' || *at == '#' || *at == '?')
			read_placeholder(&p, *at, &behind);
		else if (*at == '.')
			behind = true;
		else if (*at == ',' && (at[1] == '0' || at[1] == '#' || at[1] == '?'))
			p.grouped = true;
		else if (*at == ',' && p.placeholders)
			p.scale++;
		else if (*at == '%')
			p.percent = true;
		else if (strchr("dDmMyYhHsS", *at) != NULL)
			p.date = true;
		at++;
	}
	return p;
}

static void write_number(struct strbuf *out, struct digits *d, const char *section, const struct pattern *p)
{
	bool written = false;

	d->point += (p->percent ? 2 : 0) - 3 * p->scale;
	round_digits(d, d->point + p->decimals);
	for (const char *at = section; *at != '\0';) {
		size_t literal = literal_size(at);

		if (literal > 0) {
			write_literal(out, at, literal);
			at += literal;
			continue;
		}
		if (strchr("0#?.,", *at) == NULL) {
			strbuf_putc(out, *at);
		} else if (!written) {
			write_digits(out, d, p->grouped, p->least, p->decimals, p->optional);
			written = true;
		}
		at++;
	}
}

/* ---- dates -------------------------------------------------------------------------------------------------- */

struct moment {
	long year, month, day, hour, minute, second;
};

/* From the days since 1 January 1970 (the algorithm of days in 400-year eras that begin in March). */
static void date_of(long days, struct moment *m)
{
	long shifted = days + 719468;
	long era = shifted / 146097;
	long of_era = shifted - era * 146097;
	long year = (of_era - of_era / 1460 + of_era / 36524 - of_era / 146096) / 365;
	long of_year = of_era - (365 * year + year / 4 - year / 100);
	long march = (5 * of_year + 2) / 153;

	m->day = of_year - (153 * march + 2) / 5 + 1;
	m->month = march < 10 ? march + 3 : march - 9;
	m->year = year + era * 400 + (m->month <= 2);
}

static struct moment moment_of(const struct digits *d, bool since_1904)
{
	struct moment m = {0};
	long days = 0;
	long long fraction = 0;
	long seconds;

	for (int i = 0; i < d->point && i < 7; i++)
		days = days * 10 + (digit_at(d, i) - '0');
	for (int i = 0; i < 10; i++)
		fraction = fraction * 10 + (digit_at(d, d->point + i) - '0');
	seconds = (long)((fraction * SECONDS_A_DAY + 5000000000) / 10000000000);
	days += seconds / SECONDS_A_DAY;
	seconds %= SECONDS_A_DAY;
	if (since_1904)
		days += DAYS_1904;
	else if (days < FALSE_LEAP_DAY)
		days++;
	date_of(days - 25569, &m);
	m.hour = seconds / 3600;
	m.minute = seconds / 60 % 60;
	m.second = seconds % 60;
	return m;
}

static void write_field(struct strbuf *out, const struct moment *m, char field, int width, bool minutes)
{
	switch (field) {
	case 'y':
		strbuf_printf(out, width <= 2 ? "%02ld" : "%04ld", width <= 2 ? m->year % 100 : m->year);
		break;
	case 'm':
		strbuf_printf(out, width == 2 ? "%02ld" : "%ld", minutes ? m->minute : m->month);
		break;
	case 'd':
		if (width <= 2)
			strbuf_printf(out, width == 2 ? "%02ld" : "%ld", m->day);
		break;
	case 'h':
		strbuf_printf(out, width == 2 ? "%02ld" : "%ld", m->hour);
		break;
	default:
		strbuf_printf(out, width == 2 ? "%02ld" : "%ld", m->second);
		break;
	}
}

static void write_date(struct strbuf *out, const struct moment *m, const char *section)
{
	bool time = false; /* the field before was one of hours: m is minutes */

	for (const char *at = section; *at != '\0';) {
		size_t literal = literal_size(at);
		char field = (char)(*at | 0x20);
		int width = 0;

		if (literal > 0) {
			write_literal(out, at, literal);
			at += literal;
		} else if (strchr("ymdhs", field) != NULL && *at != '\0') {
			while ((at[width] | 0x20) == field)
				width++;
			write_field(out, m, field, width, time || (field == 'm' && at[width] == ':'));
			time = field == 'h';
			at += width;
		} else if (strncasecmp(at, "AM/PM", 5) == 0) {
			at += 5;
		} else {
			strbuf_putc(out, *at++);
		}
	}
}

void number_format_write(struct strbuf *out, struct slice number, const char *code, bool since_1904)
{
	char section[MOST_CODE + 1];
	struct pattern pattern;
	struct digits d;
	bool own;

	if (!read_digits(number, &d)) {
		strbuf_add(out, number);
		return;
	}
	if (code == NULL || code[0] == '\0' || strncasecmp(code, "General", 7) == 0 || strcmp(code, "@") == 0) {
		write_general(out, &d);
		return;
	}
	choose_section(code, &d, section, &own);
	pattern = read_pattern(section);
	if (pattern.date && !d.negative && d.point <= 7) {
		struct moment moment = moment_of(&d, since_1904);

		write_date(out, &moment, section);
		return;
	}
	if (strcasestr(section, "General") != NULL) {
		write_general(out, &d);
		return;
	}
	if (d.negative && !own)
		strbuf_putc(out, '-');
	write_number(out, &d, section, &pattern);
}
