/*
 * The hierarchy of rows: A > I > 1 > 1.1 > a > -, as far as a table uses it. A style that is new opens a level below the row
 * before; a style that is open closes the levels under it.
 */
#include "extract/row.h"

enum { MOST_LEVELS = 12 };

/* Rows are on one level when their numbers are of one key. */
struct key {
	enum enum_style style;
	uint8_t depth;
	char mark;
};

struct stack {
	struct key keys[MOST_LEVELS];
	uint32_t rows[MOST_LEVELS]; /* the last row of each level */
	uint8_t depth;
};

static struct key key_of(struct facts *facts, const struct row *row)
{
	struct key key = {row->stt.style, 0, 0};

	if (row->stt.style == ENUM_ARABIC)
		key.depth = row->stt.depth;
	else if (row->stt.style == ENUM_BULLET)
		key.mark = row->stt.delimiter;
	else if (row->stt.style == ENUM_NONE && row_meaning(facts, row) == ROW_PART)
		key.mark = 'p';
	return key;
}

static bool same_key(struct key a, struct key b)
{
	return a.style == b.style && a.depth == b.depth && a.mark == b.mark;
}

/* The level of key: where it is open, else below everything that is not below it by its number (1.1.1 before 1.2). */
static uint8_t find_level(const struct stack *stack, struct key key)
{
	uint8_t level = stack->depth;

	for (uint8_t i = 0; i < stack->depth; i++)
		if (same_key(stack->keys[i], key))
			return i;
	while (level > 0 && key.style == ENUM_ARABIC && stack->keys[level - 1].style == ENUM_ARABIC &&
	       stack->keys[level - 1].depth > key.depth)
		level--;
	return level < MOST_LEVELS ? level : MOST_LEVELS - 1;
}

static void place(struct facts *facts, struct stack *stack, uint32_t index)
{
	struct row *row = &facts->rows[index];
	struct key key = key_of(facts, row);
	uint8_t level = find_level(stack, key);

	row->level = level;
	row->parent = level > 0 ? stack->rows[level - 1] : NO_INDEX;
	stack->keys[level] = key;
	stack->rows[level] = index;
	stack->depth = (uint8_t)(level + 1);
}

void row_levels(struct facts *facts, uint32_t first, uint32_t end)
{
	struct stack stack = {.depth = 0};

	for (uint32_t i = first; i < end; i++) {
		if (facts->rows[i].total) {
			facts->rows[i].level = 0;
			facts->rows[i].parent = NO_INDEX;
		} else {
			place(facts, &stack, i);
		}
	}
}
