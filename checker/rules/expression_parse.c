#include <stdarg.h>
#include <stdio.h>

#include "base/utf8.h"
#include "rules/expression_tree.h"

enum { MAX_NESTING = 64, MAX_SIZE = 4000 };

enum symbol { SYMBOL_END, SYMBOL_WORD, SYMBOL_NUMBER, SYMBOL_TEXT, SYMBOL_MARK };

struct parser {
	struct arena *arena;
	struct slice text;
	struct expression *expression;
	const struct slice *names;
	size_t name_count;
	struct expression_error *error;
	bool failed;
	unsigned nesting;
	/* the symbol at hand */
	enum symbol symbol;
	struct slice word; /* as written; the inside of a quoted text */
	size_t at;
	size_t next;
};

static struct node *parse_condition(struct parser *parser);

__attribute__((format(printf, 3, 4))) static void fail(struct parser *parser, size_t at, const char *format, ...)
{
	va_list arguments;

	if (parser->failed)
		return;
	parser->failed = true;
	parser->symbol = SYMBOL_END;
	parser->error->column = (unsigned)utf8_count(slice_part(parser->text, 0, at)) + 1;
	va_start(arguments, format);
	vsnprintf(parser->error->message, sizeof parser->error->message, format, arguments);
	va_end(arguments);
}

static bool is_digit(char c)
{
	return c >= '0' && c <= '9';
}

static bool is_word(char c)
{
	return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || c == '_';
}

/* Digits with dots, commas and slashes between digits: 1.234  76,47  30/6/2023  100% */
static size_t number_end(struct slice text, size_t at)
{
	while (at < text.size && (is_digit(text.data[at]) || (strchr(".,/", text.data[at]) != NULL &&
							      at + 1 < text.size && is_digit(text.data[at + 1]))))
		at++;
	return at < text.size && text.data[at] == '%' ? at + 1 : at;
}

static void scan_text(struct parser *parser)
{
	size_t end = slice_find(parser->text, SLICE("\""), parser->at + 1);

	if (end == SIZE_MAX) {
		fail(parser, parser->at, "the quoted text does not end");
		return;
	}
	parser->symbol = SYMBOL_TEXT;
	parser->word = slice_part(parser->text, parser->at + 1, end);
	parser->next = end + 1;
}

static size_t mark_end(struct slice text, size_t at)
{
	struct slice two = slice_part(text, at, at + 2);

	bool pair = slice_equal(two, SLICE("<=")) || slice_equal(two, SLICE(">=")) || slice_equal(two, SLICE("!="));
	size_t length;

	if (pair)
		return at + 2;
	utf8_decode(text, at, &length);
	return at + length;
}

static void advance(struct parser *parser)
{
	struct slice text = parser->text;
	size_t at = parser->next;

	while (at < text.size && strchr(" \t\r\n", text.data[at]) != NULL)
		at++;
	parser->at = at;
	if (at >= text.size || parser->failed) {
		parser->symbol = SYMBOL_END;
		parser->word = slice_of(text.data, 0);
		return;
	}
	if (text.data[at] == '"') {
		scan_text(parser);
		return;
	}
	if (is_digit(text.data[at])) {
		parser->symbol = SYMBOL_NUMBER;
		parser->next = number_end(text, at);
	} else if (is_word(text.data[at])) {
		parser->symbol = SYMBOL_WORD;
		for (parser->next = at; parser->next < text.size &&
					(is_word(text.data[parser->next]) || is_digit(text.data[parser->next]));)
			parser->next++;
	} else {
		parser->symbol = SYMBOL_MARK;
		parser->next = mark_end(text, at);
	}
	parser->word = slice_part(text, at, parser->next);
}

static bool at_word(const struct parser *parser, enum symbol symbol, const char *word)
{
	return parser->symbol == symbol && slice_equal(parser->word, slice_str(word));
}

static bool accept(struct parser *parser, enum symbol symbol, const char *word)
{
	if (!at_word(parser, symbol, word))
		return false;
	advance(parser);
	return true;
}

static void expect(struct parser *parser, enum symbol symbol, const char *word)
{
	if (!accept(parser, symbol, word))
		fail(parser, parser->at, "'%s' is missing here", word);
}

static struct node *new_node(struct parser *parser, enum node_kind kind, size_t count)
{
	struct node *node = arena_alloc(parser->arena, sizeof *node);

	node->kind = kind;
	node->count = count;
	node->operands = arena_array(parser->arena, count, sizeof *node->operands);
	return node;
}

static struct node *new_pair(struct parser *parser, enum node_kind kind, struct node *left, struct node *right)
{
	struct node *node = new_node(parser, kind, 2);

	node->operands[0] = left;
	node->operands[1] = right;
	return node;
}

/* ---- literals ----------------------------------------------------------------------------------------------- */

static bool read_part(struct slice text, size_t *at, int64_t *value)
{
	size_t start = *at;

	*value = 0;
	while (*at < text.size && is_digit(text.data[*at]) && *at - start < 5)
		*value = *value * 10 + (text.data[(*at)++] - '0');
	return *at > start;
}

static struct node *parse_date(struct parser *parser)
{
	struct node *node = new_node(parser, NODE_DATE, 0);
	int64_t part[3];
	size_t at = 0;

	for (int i = 0; i < 3; i++) {
		if (i > 0 && (at >= parser->word.size || parser->word.data[at++] != '/'))
			at = parser->word.size + 1;
		if (at > parser->word.size || !read_part(parser->word, &at, &part[i])) {
			fail(parser, parser->at, "a date is day/month/year");
			return node;
		}
	}
	if (at != parser->word.size || part[0] < 1 || part[0] > 31 || part[1] < 1 || part[1] > 12)
		fail(parser, parser->at, "there is no such date");
	node->text = parser->word;
	node->day = expression_day((int32_t)part[2], (uint32_t)part[1], (uint32_t)part[0]);
	advance(parser);
	return node;
}

static struct node *parse_number(struct parser *parser)
{
	struct node *node = new_node(parser, NODE_NUMBER, 0);
	bool percent = slice_ends(parser->word, SLICE("%"));
	struct slice digits = slice_part(parser->word, 0, parser->word.size - percent);
	struct decimal value;
	uint8_t places;

	if (slice_find(parser->word, SLICE("/"), 0) != SIZE_MAX)
		return parse_date(parser);
	if (!figure_read(digits, &value, &places)) {
		fail(parser, parser->at, "'%.*s' is no number", (int)digits.size, digits.data);
		return node;
	}
	node->figure = figure_exact(value, places);
	node->figure.percent = percent;
	advance(parser);
	return node;
}

/* ---- row addresses ------------------------------------------------------------------------------------------ */

static bool is_name(struct slice text)
{
	for (size_t i = 0; i < text.size; i++)
		if (!is_word(text.data[i]) && !(i > 0 && is_digit(text.data[i])))
			return false;
	return text.size > 0;
}

static bool read_path(struct address *address, struct slice path)
{
	size_t at = 0;

	while (at < path.size) {
		int64_t number;

		if (path.data[at] == '*' && at + 1 == path.size) {
			address->children = true;
			return true;
		}
		if (address->depth == ADDRESS_DEPTH || !read_part(path, &at, &number))
			return false;
		address->path[address->depth++] = (uint32_t)number;
		if (at < path.size && (path.data[at++] != '.' || at == path.size))
			return false;
	}
	return true;
}

static bool read_address(struct address *address, struct slice text)
{
	size_t at = 0;

	address->text = text;
	if (is_name(text)) {
		address->name = text;
		return true;
	}
	while (at < text.size && at < 2 && text.data[at] == '.')
		at++;
	address->up = (uint8_t)at;
	return text.size > 0 && read_path(address, slice_part(text, at, text.size));
}

/* , form: "3" */
static void parse_form(struct parser *parser, struct address *address)
{
	expect(parser, SYMBOL_WORD, "form");
	expect(parser, SYMBOL_MARK, ":");
	if (parser->symbol != SYMBOL_TEXT) {
		fail(parser, parser->at, "the form's number belongs here, in quotes");
		return;
	}
	address->form = parser->word;
	advance(parser);
}

/* , "words of the head"  or  , 3 */
static void parse_column(struct parser *parser, struct address *address)
{
	int64_t number;
	size_t at = 0;

	expect(parser, SYMBOL_MARK, ",");
	if (parser->symbol == SYMBOL_TEXT && parser->word.size > 0)
		address->column = parser->word;
	else if (parser->symbol == SYMBOL_NUMBER && read_part(parser->word, &at, &number) && at == parser->word.size &&
		 number > 0)
		address->column_number = (uint32_t)number;
	else
		fail(parser, parser->at, "a column is its number, from 1, or words of its head in quotes");
	advance(parser);
}

/* What is asked of a row: its value, one of its cells, the rate in its value, its unit. */
enum asked { ASK_VALUE, ASK_CELL, ASK_RATE, ASK_UNIT };

static const struct {
	const char *name;
	enum asked asked;
} ADDRESSED[] = {{"row", ASK_VALUE}, {"cell", ASK_CELL}, {"rate", ASK_RATE}, {"unit", ASK_UNIT}};

static struct node *parse_row(struct parser *parser, enum asked asked)
{
	struct node *node = new_node(parser, NODE_ROW, 0);
	struct address *address = arena_alloc(parser->arena, sizeof *address);
	struct expression *expression = parser->expression;

	address->at = (unsigned)utf8_count(slice_part(parser->text, 0, parser->at)) + 1;
	address->rate = asked == ASK_RATE;
	address->unit = asked == ASK_UNIT;
	if (parser->symbol != SYMBOL_TEXT || !read_address(address, parser->word))
		fail(parser, parser->at,
		     "a row is its number in quotes (\"2.1\", \"2.*\", \".1\", \"..*\") or a name of the rule");
	advance(parser);
	if (asked == ASK_CELL)
		parse_column(parser, address);
	if (accept(parser, SYMBOL_MARK, ","))
		parse_form(parser, address);
	expect(parser, SYMBOL_MARK, ")");
	*ARENA_PUSH(parser->arena, expression->addresses, expression->address_count,
		    expression->address_capacity) = address;
	node->address = address;
	return node;
}

/* ---- functions and names ------------------------------------------------------------------------------------ */

struct function {
	const char *name;
	enum node_kind kind;
	size_t fewest;
	size_t most;
};

static const struct function FUNCTIONS[] = {
	{"sum", NODE_SUM, 1, 32},  {"percent", NODE_PERCENT, 2, 2}, {"count", NODE_COUNT, 1, 32},
	{"size", NODE_SIZE, 1, 1}, {"abs", NODE_ABS, 1, 1},         {"min", NODE_MIN, 1, 32},
	{"max", NODE_MAX, 1, 32},  {"missing", NODE_MISSING, 1, 1}, {"blank", NODE_BLANK, 1, 1},
};

static const struct function *find_function(struct slice name)
{
	for (size_t i = 0; i < sizeof FUNCTIONS / sizeof *FUNCTIONS; i++)
		if (slice_equal(slice_str(FUNCTIONS[i].name), name))
			return &FUNCTIONS[i];
	return NULL;
}

/* missing(), blank(), count() and size() ask about places, so that only places make sense in them. */
static bool needs_place(enum node_kind kind)
{
	return kind == NODE_MISSING || kind == NODE_BLANK || kind == NODE_COUNT || kind == NODE_SIZE;
}

static struct node *parse_call(struct parser *parser, const struct function *function, size_t at)
{
	struct node *operands[32];
	size_t count = 0;
	struct node *node;

	do {
		if (count == function->most) {
			fail(parser, parser->at, "too many values in %s()", function->name);
			break;
		}
		operands[count] = parse_condition(parser);
		if (!parser->failed && needs_place(function->kind) && operands[count]->kind != NODE_ROW &&
		    operands[count]->kind != NODE_NAME)
			fail(parser, at, "%s() asks about a row, a cell or a captured name", function->name);
		count++;
	} while (accept(parser, SYMBOL_MARK, ","));
	expect(parser, SYMBOL_MARK, ")");
	if (count < function->fewest)
		fail(parser, at, "%s() needs %zu values", function->name, function->fewest);
	node = new_node(parser, function->kind, count);
	memcpy(node->operands, operands, count * sizeof *operands);
	return node;
}

static struct node *parse_name(struct parser *parser)
{
	struct slice name = parser->word;
	size_t at = parser->at;
	const struct function *function;
	struct node *node;

	advance(parser);
	if (accept(parser, SYMBOL_MARK, "(")) {
		for (size_t i = 0; i < sizeof ADDRESSED / sizeof *ADDRESSED; i++)
			if (slice_equal(name, slice_str(ADDRESSED[i].name)))
				return parse_row(parser, ADDRESSED[i].asked);
		function = find_function(name);
		if (function != NULL)
			return parse_call(parser, function, at);
		fail(parser, at,
		     "there is no function %.*s(); known are row cell rate unit sum percent count size abs min max "
		     "missing blank",
		     (int)name.size, name.data);
	}
	for (size_t i = 0; i < parser->name_count; i++) {
		if (slice_equal(parser->names[i], name)) {
			node = new_node(parser, NODE_NAME, 0);
			node->name = i;
			return node;
		}
	}
	fail(parser, at, "'%.*s' is captured nowhere", (int)name.size, name.data);
	return new_node(parser, NODE_NUMBER, 0);
}

/* ---- operators ---------------------------------------------------------------------------------------------- */

static struct node *parse_primary(struct parser *parser)
{
	struct node *node;

	if (parser->symbol == SYMBOL_NUMBER)
		return parse_number(parser);
	if (parser->symbol == SYMBOL_WORD)
		return parse_name(parser);
	if (parser->symbol == SYMBOL_TEXT) {
		node = new_node(parser, NODE_TEXT, 0);
		node->text = parser->word;
		advance(parser);
		return node;
	}
	if (accept(parser, SYMBOL_MARK, "(")) {
		node = parse_condition(parser);
		expect(parser, SYMBOL_MARK, ")");
		return node;
	}
	fail(parser, parser->at, "a value is missing here");
	return new_node(parser, NODE_NUMBER, 0);
}

static struct node *parse_negative(struct parser *parser)
{
	struct node *node;

	if (++parser->nesting > MAX_NESTING)
		fail(parser, parser->at, "the expression is nested too deeply");
	if (!accept(parser, SYMBOL_MARK, "-")) {
		node = parse_primary(parser);
	} else {
		node = new_node(parser, NODE_NEGATE, 1);
		node->operands[0] = parse_negative(parser);
	}
	parser->nesting--;
	return node;
}

static struct node *parse_product(struct parser *parser)
{
	struct node *node = parse_negative(parser);

	for (;;) {
		if (accept(parser, SYMBOL_MARK, "*"))
			node = new_pair(parser, NODE_MULTIPLY, node, parse_negative(parser));
		else if (accept(parser, SYMBOL_MARK, "/"))
			node = new_pair(parser, NODE_DIVIDE, node, parse_negative(parser));
		else
			return node;
	}
}

static struct node *parse_sum(struct parser *parser)
{
	struct node *node = parse_product(parser);

	for (;;) {
		if (accept(parser, SYMBOL_MARK, "+"))
			node = new_pair(parser, NODE_ADD, node, parse_product(parser));
		else if (accept(parser, SYMBOL_MARK, "-"))
			node = new_pair(parser, NODE_SUBTRACT, node, parse_product(parser));
		else
			return node;
	}
}

static struct node *parse_comparison(struct parser *parser)
{
	static const char *const MARKS[] = {
		[FIGURE_EQUAL] = "=",    [FIGURE_DIFFERENT] = "!=", [FIGURE_BELOW] = "<",
		[FIGURE_AT_MOST] = "<=", [FIGURE_ABOVE] = ">",      [FIGURE_AT_LEAST] = ">=",
	};
	struct node *node = parse_sum(parser);

	for (size_t i = 0; i < sizeof MARKS / sizeof *MARKS; i++) {
		if (!accept(parser, SYMBOL_MARK, MARKS[i]))
			continue;
		node = new_pair(parser, NODE_COMPARE, node, parse_sum(parser));
		node->relation = (enum figure_relation)i;
		break;
	}
	return node;
}

static struct node *parse_not(struct parser *parser)
{
	struct node *node;

	if (++parser->nesting > MAX_NESTING)
		fail(parser, parser->at, "the expression is nested too deeply");
	if (!accept(parser, SYMBOL_WORD, "not")) {
		node = parse_comparison(parser);
	} else {
		node = new_node(parser, NODE_NOT, 1);
		node->operands[0] = parse_not(parser);
	}
	parser->nesting--;
	return node;
}

static struct node *parse_and(struct parser *parser)
{
	struct node *node = parse_not(parser);

	while (accept(parser, SYMBOL_WORD, "and"))
		node = new_pair(parser, NODE_AND, node, parse_not(parser));
	return node;
}

static struct node *parse_or(struct parser *parser)
{
	struct node *node = parse_and(parser);

	while (accept(parser, SYMBOL_WORD, "or"))
		node = new_pair(parser, NODE_OR, node, parse_and(parser));
	return node;
}

static struct node *parse_if(struct parser *parser)
{
	struct node *condition = parse_condition(parser);
	struct node *node;

	expect(parser, SYMBOL_WORD, "then");
	node = new_pair(parser, NODE_IF, condition, parse_condition(parser));
	if (accept(parser, SYMBOL_WORD, "else")) {
		struct node *whole = new_node(parser, NODE_IF, 3);

		memcpy(whole->operands, node->operands, 2 * sizeof *node->operands);
		whole->operands[2] = parse_condition(parser);
		node = whole;
	}
	return node;
}

static struct node *parse_condition(struct parser *parser)
{
	struct node *node;

	if (++parser->nesting > MAX_NESTING)
		fail(parser, parser->at, "the expression is nested too deeply");
	node = accept(parser, SYMBOL_WORD, "if") ? parse_if(parser) : parse_or(parser);
	parser->nesting--;
	return node;
}

const struct expression *expression_parse(struct arena *arena, struct slice text, const struct slice *names,
					  size_t count, struct expression_error *error)
{
	struct expression *expression = arena_alloc(arena, sizeof *expression);
	struct parser parser = {.arena = arena,
				.text = text,
				.expression = expression,
				.names = names,
				.name_count = count,
				.error = error};

	expression->text = text;
	if (text.size > MAX_SIZE)
		fail(&parser, MAX_SIZE, "the expression is longer than %d bytes", MAX_SIZE);
	advance(&parser);
	expression->root = parse_condition(&parser);
	if (!parser.failed && parser.symbol != SYMBOL_END)
		fail(&parser, parser.at, "'%.*s' was not expected here", (int)parser.word.size, parser.word.data);
	return parser.failed ? NULL : expression;
}
