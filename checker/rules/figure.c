#include "rules/figure.h"

#include "extract/number.h"

static struct fraction whole(struct decimal value)
{
	return (struct fraction){value, decimal_of(1)};
}

static bool fraction_add(struct fraction *result, struct fraction a, struct fraction b)
{
	struct fraction sum;
	struct decimal left = a.over;
	struct decimal right = b.over;

	if (decimal_equal(a.under, b.under)) {
		sum.under = a.under;
	} else if (!decimal_multiply(&left, a.over, b.under) || !decimal_multiply(&right, b.over, a.under) ||
		   !decimal_multiply(&sum.under, a.under, b.under)) {
		return false;
	}
	if (!decimal_add(&sum.over, left, right))
		return false;
	*result = sum;
	return true;
}

static struct fraction fraction_negate(struct fraction a)
{
	return (struct fraction){decimal_negate(a.over), a.under};
}

static bool fraction_multiply(struct fraction *result, struct fraction a, struct fraction b)
{
	struct fraction product;

	if (!decimal_multiply(&product.over, a.over, b.over) || !decimal_multiply(&product.under, a.under, b.under))
		return false;
	*result = product;
	return true;
}

static bool fraction_invert(struct fraction *result, struct fraction a)
{
	if (decimal_sign(a.over) == 0)
		return false;
	*result = decimal_sign(a.over) > 0 ? (struct fraction){a.under, a.over}
					   : (struct fraction){decimal_negate(a.under), decimal_negate(a.over)};
	return true;
}

static bool fraction_compare(int *order, struct fraction a, struct fraction b)
{
	struct decimal left;
	struct decimal right;

	return decimal_multiply(&left, a.over, b.under) && decimal_multiply(&right, b.over, a.under) &&
	       decimal_compare(order, left, right);
}

struct figure figure_exact(struct decimal value, uint8_t places)
{
	struct fraction f = whole(value);

	return (struct figure){.value = f, .low = f, .high = f, .cut = f, .places = places};
}

bool figure_printed(struct figure *result, struct decimal value, struct decimal step, uint8_t places)
{
	struct interval around;
	struct decimal cut;

	if (!interval_around(&around, value, step) || !decimal_add(&cut, value, step))
		return false;
	*result = figure_exact(value, places);
	result->low = whole(around.low);
	result->high = whole(around.high);
	result->cut = whole(cut);
	result->printed = true;
	return true;
}

static uint8_t larger(uint8_t a, uint8_t b)
{
	return a > b ? a : b;
}

bool figure_add(struct figure *result, const struct figure *a, const struct figure *b)
{
	struct figure sum = {.places = larger(a->places, b->places),
			     .percent = a->percent && b->percent,
			     .magnitude = a->magnitude < b->magnitude ? a->magnitude : b->magnitude};

	if (!fraction_add(&sum.value, a->value, b->value) || !fraction_add(&sum.low, a->low, b->low) ||
	    !fraction_add(&sum.high, a->high, b->high))
		return false;
	*result = sum;
	return true;
}

bool figure_negate(struct figure *result, const struct figure *a)
{
	*result = (struct figure){.value = fraction_negate(a->value),
				  .low = fraction_negate(a->high),
				  .high = fraction_negate(a->low),
				  .places = a->places,
				  .percent = a->percent,
				  .magnitude = a->magnitude};
	return true;
}

bool figure_subtract(struct figure *result, const struct figure *a, const struct figure *b)
{
	struct figure minus;

	return figure_negate(&minus, b) && figure_add(result, a, &minus);
}

bool figure_multiply(struct figure *result, const struct figure *a, const struct figure *b)
{
	const struct fraction left[2] = {a->low, a->high};
	const struct fraction right[2] = {b->low, b->high};
	struct figure product = {.places = larger(a->places, b->places)};

	if (!fraction_multiply(&product.value, a->value, b->value))
		return false;
	for (int i = 0; i < 4; i++) {
		struct fraction corner;
		int below = -1;
		int above = 1;

		if (!fraction_multiply(&corner, left[i / 2], right[i % 2]))
			return false;
		if (i > 0 &&
		    (!fraction_compare(&below, corner, product.low) || !fraction_compare(&above, corner, product.high)))
			return false;
		if (below < 0)
			product.low = corner;
		if (above > 0)
			product.high = corner;
	}
	*result = product;
	return true;
}

bool figure_divide(struct figure *result, const struct figure *a, const struct figure *b)
{
	struct figure inverse = {.places = b->places};

	if (decimal_sign(b->low.over) != decimal_sign(b->high.over))
		return false;
	return fraction_invert(&inverse.value, b->value) && fraction_invert(&inverse.low, b->high) &&
	       fraction_invert(&inverse.high, b->low) && figure_multiply(result, a, &inverse);
}

bool figure_compare(int *order, const struct figure *a, const struct figure *b)
{
	return fraction_compare(order, a->value, b->value);
}

/* Whether some value of b, cut off after a's last digit, prints as a. */
static bool truncates_to(bool *holds, const struct figure *a, const struct figure *b)
{
	int low;
	int high;

	*holds = false;
	if (!a->printed)
		return true;
	if (!fraction_compare(&low, b->low, a->cut) || !fraction_compare(&high, b->high, a->value))
		return false;
	*holds = low < 0 && high >= 0;
	return true;
}

static bool may_be_equal(bool *holds, const struct figure *a, const struct figure *b)
{
	int low;
	int high;

	if (!fraction_compare(&low, a->low, b->high) || !fraction_compare(&high, b->low, a->high))
		return false;
	*holds = low <= 0 && high <= 0;
	return *holds || (truncates_to(holds, a, b) && (*holds || truncates_to(holds, b, a)));
}

static bool may_differ(bool *holds, const struct figure *a, const struct figure *b)
{
	int spread_a;
	int spread_b;
	int order;

	if (!fraction_compare(&spread_a, a->low, a->high) || !fraction_compare(&spread_b, b->low, b->high) ||
	    !fraction_compare(&order, a->value, b->value))
		return false;
	*holds = spread_a != 0 || spread_b != 0 || order != 0;
	return true;
}

bool figure_holds(bool *holds, enum figure_relation relation, const struct figure *a, const struct figure *b)
{
	int order;

	switch (relation) {
	case FIGURE_EQUAL:
		return may_be_equal(holds, a, b);
	case FIGURE_DIFFERENT:
		return may_differ(holds, a, b);
	case FIGURE_ABOVE:
		return figure_holds(holds, FIGURE_BELOW, b, a);
	case FIGURE_AT_LEAST:
		return figure_holds(holds, FIGURE_AT_MOST, b, a);
	default:
		break;
	}
	if (!fraction_compare(&order, a->low, b->high))
		return false;
	*holds = relation == FIGURE_BELOW ? order < 0 : order <= 0;
	return true;
}

/* Whether over / under has an end within `places` decimals; *result is it then. */
static bool divides_evenly(struct decimal *result, struct fraction f, uint8_t places)
{
	struct decimal back;

	return decimal_divide(result, f.over, f.under, places) && decimal_multiply(&back, *result, f.under) &&
	       decimal_equal(back, f.over);
}

static const char *magnitude_word(uint8_t magnitude)
{
	switch (magnitude) {
	case 3:
		return " nghìn";
	case 6:
		return " triệu";
	case 9:
		return " tỷ";
	default:
		return NULL;
	}
}

void figure_print(struct strbuf *out, const struct figure *figure)
{
	const char *word = magnitude_word(figure->magnitude);
	struct fraction shown = figure->value;
	struct decimal value;
	uint8_t places = figure->places > 2 ? figure->places : 2;

	if (word != NULL && !decimal_shift(&shown.over, shown.over, -(int)figure->magnitude))
		word = NULL;
	if (divides_evenly(&value, shown, places)) {
		places = figure->places;
	} else if (!decimal_divide(&value, shown.over, shown.under, places)) {
		strbuf_putc(out, '?');
		return;
	}
	decimal_print(out, value, places);
	if (word != NULL)
		strbuf_puts(out, word);
	if (figure->percent)
		strbuf_putc(out, '%');
}

bool figure_read(struct slice text, struct decimal *value, uint8_t *places)
{
	bool negative = text.size > 1 && text.data[0] == '-';
	struct number read;

	if (text.size <= negative || text.data[negative] < '0' || text.data[negative] > '9')
		return false;
	read = number_scan(text, negative);
	if (!read.ok || read.size + negative != text.size)
		return false;
	*value = negative ? decimal_negate(read.value) : read.value;
	*places = read.printed;
	return true;
}
