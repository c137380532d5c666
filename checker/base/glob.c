#include "base/glob.h"

#include <stdint.h>

/*
 * Where matching goes on when it fails further on: the pattern behind a star, and the text that the star has not taken
 * yet. A later star of the same kind makes an earlier one pointless, so that one of each kind is enough.
 */
struct star {
	size_t pattern; /* SIZE_MAX: none was met */
	size_t text;
};

struct matching {
	struct slice pattern;
	struct slice text;
	size_t at; /* in the pattern */
	size_t to; /* in the text */
	struct star one;
	struct star two;
};

static size_t character(struct slice text, size_t at)
{
	size_t size = 1;

	while (at + size < text.size && ((unsigned char)text.data[at + size] & 0xC0) == 0x80)
		size++;
	return size;
}

/* Both stars give way to what stands behind them first. */
static void meet_star(struct matching *m)
{
	bool two = m->at + 1 < m->pattern.size && m->pattern.data[m->at + 1] == '*';

	m->at += two ? 2 : 1;
	if (!two) {
		m->one = (struct star){m->at, m->to};
		return;
	}
	/* Directories as a whole: where one begins, their slash may be absent with them. */
	if (m->at < m->pattern.size && m->pattern.data[m->at] == '/' && (m->to == 0 || m->text.data[m->to - 1] == '/'))
		m->at++;
	m->two = (struct star){m->at, m->to};
	m->one.pattern = SIZE_MAX;
}

static bool meet_character(struct matching *m)
{
	char wanted;

	if (m->at == m->pattern.size || m->to == m->text.size)
		return false;
	wanted = m->pattern.data[m->at];
	if (wanted == '?' && m->text.data[m->to] != '/')
		m->to += character(m->text, m->to);
	else if (wanted == m->text.data[m->to])
		m->to++;
	else
		return false;
	m->at++;
	return true;
}

/* Lets the last star take more; directories are taken as a whole when a slash stood behind the star. */
static bool go_back(struct matching *m)
{
	struct star *two = &m->two;

	if (m->one.pattern != SIZE_MAX && m->one.text < m->text.size && m->text.data[m->one.text] != '/') {
		m->at = m->one.pattern;
		m->to = ++m->one.text;
		return true;
	}
	m->one.pattern = SIZE_MAX;
	if (two->pattern == SIZE_MAX || two->text == m->text.size)
		return false;
	if (m->pattern.data[two->pattern - 1] == '/') {
		size_t slash = slice_find(m->text, SLICE("/"), two->text);

		if (slash == SIZE_MAX)
			return false;
		two->text = slash;
	}
	m->at = two->pattern;
	m->to = ++two->text;
	return true;
}

bool glob_match(struct slice pattern, struct slice text)
{
	struct matching m = {pattern, text, 0, 0, {SIZE_MAX, 0}, {SIZE_MAX, 0}};

	while (m.at < pattern.size || m.to < text.size) {
		if (m.at < pattern.size && pattern.data[m.at] == '*')
			meet_star(&m);
		else if (!meet_character(&m) && !go_back(&m))
			return false;
	}
	return true;
}
