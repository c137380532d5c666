#include "extract/number_words.h"

#include "extract/token.h"

/* What a word says; see number-words.txt. */
enum { TEN = 10, TENFOLD = -1, LAST_DIGIT = -2, HALF = -3, HUNDRED = 100, THOUSAND = 1000, NO_DIGIT = -1 };

static const int64_t HIGHEST = INT64_C(1000000000000000);

/* A number as far as it was read: whole + (group + digit), where the group is below a thousand. */
struct reading {
	int64_t whole;
	int64_t group;
	int64_t digit; /* the last digit, which a power may still multiply; NO_DIGIT */
	int64_t power; /* the last power of a thousand, 1 before the first */
	int64_t place; /* the lowest place of the group that is taken: 1000 none, 100 hundreds, 10 tens */
	bool any;
};

static const struct phrase *word_of(const struct facts *facts, size_t at)
{
	const struct token *token = &facts->tokens[at];

	return token->kind == TOKEN_WORD ? lexicon_exact(facts->vocabulary.lexicon, PHRASE_NUMBER_WORD, &token->id, 1)
					 : NULL;
}

/* Gives the pending digit its place in the group; false when that place is taken. */
static bool settle(struct reading *reading, int64_t place)
{
	if (reading->digit == NO_DIGIT || reading->place <= place)
		return false;
	reading->group += reading->digit * place;
	reading->place = place;
	reading->digit = NO_DIGIT;
	return true;
}

/* "hai lăm" is said for hai mươi lăm. */
static bool take_digit(struct reading *reading, int64_t digit)
{
	if (reading->digit != NO_DIGIT && !(reading->digit >= 2 && settle(reading, TEN)))
		return false;
	reading->digit = digit;
	return true;
}

static bool take_ten(struct reading *reading)
{
	if (reading->digit != NO_DIGIT || reading->place <= TEN)
		return false;
	reading->group += TEN;
	reading->place = TEN;
	return true;
}

/* "hai nghìn ba trăm tỷ": a greater power multiplies all that stands before it. */
static bool take_power(struct reading *reading, int64_t power)
{
	int64_t group = reading->group + (reading->digit == NO_DIGIT ? 0 : reading->digit);

	if (reading->place == THOUSAND && reading->digit == NO_DIGIT && reading->whole == 0)
		return false;
	if (reading->power == 1 || reading->power > power) {
		group *= power;
	} else {
		group = (reading->whole + group) * power;
		reading->whole = 0;
	}
	if (group > HIGHEST)
		return false;
	*reading = (struct reading){
		.whole = reading->whole + group, .digit = NO_DIGIT, .power = power, .place = THOUSAND, .any = true};
	return true;
}

/* "hai triệu rưỡi", "một trăm rưỡi". */
static bool take_half(struct reading *reading)
{
	if (reading->digit != NO_DIGIT || (reading->place != HUNDRED && (reading->power == 1 || reading->group != 0)))
		return false;
	if (reading->place == HUNDRED)
		reading->group += HUNDRED / 2;
	else
		reading->whole += reading->power / 2;
	reading->place = 0;
	return true;
}

static bool take(struct reading *reading, int32_t says)
{
	switch (says) {
	case TEN:
		return take_ten(reading);
	case TENFOLD:
		return settle(reading, TEN);
	case LAST_DIGIT:
		reading->place = reading->place > TEN ? TEN : reading->place;
		return reading->any && reading->digit == NO_DIGIT;
	case HALF:
		return take_half(reading);
	case HUNDRED:
		return settle(reading, HUNDRED);
	default:
		return says < TEN ? take_digit(reading, says) : take_power(reading, says);
	}
}

/* "một trăm hai" may be 120, "hai triệu ba" 2.300.000: what is said for short is not read. */
static bool is_complete(const struct reading *reading)
{
	if (reading->digit != NO_DIGIT &&
	    (reading->place == HUNDRED || (reading->place == THOUSAND && reading->whole > 0)))
		return false;
	return reading->power <= THOUSAND || (reading->group == 0 && reading->digit == NO_DIGIT);
}

bool number_words_is(const struct facts *facts, size_t at)
{
	return word_of(facts, at) != NULL;
}

bool number_words_read(const struct facts *facts, size_t at, size_t limit, struct decimal *value, size_t *end)
{
	struct reading reading = {.digit = NO_DIGIT, .power = 1, .place = THOUSAND};
	const struct phrase *word = NULL;
	size_t first = at;

	while (at < limit && (word = word_of(facts, at)) != NULL) {
		if (!take(&reading, word->value))
			return false;
		reading.any = true;
		at++;
	}
	*value = decimal_of(reading.whole + reading.group + (reading.digit == NO_DIGIT ? 0 : reading.digit));
	*end = at;
	return at > first && is_complete(&reading);
}
