#include "progress.h"

#include <stdio.h>
#include <string.h>
#include <sys/ioctl.h>
#include <unistd.h>

#include "language.h"
#include "report/clean.h"

enum { USUAL_COLUMNS = 80, WIDEST_BAR = 24, LEAST_BAR = 8, LEAST_PATH = 12, WORDS = 128 };
static const double PATIENCE = 1.0;
static const double PAUSE = 0.1;

void progress_start(struct progress *progress, enum progress_wish wish, enum rasoat_language language)
{
	*progress = (struct progress){.wanted = wish != PROGRESS_NEVER && isatty(STDERR_FILENO),
				      .patience = wish == PROGRESS_AT_ONCE ? 0 : PATIENCE,
				      .last = -1,
				      .language = language};
	clock_gettime(CLOCK_MONOTONIC, &progress->begun);
}

static double seconds_since(const struct timespec *begun)
{
	struct timespec now;

	clock_gettime(CLOCK_MONOTONIC, &now);
	return (double)(now.tv_sec - begun->tv_sec) + (double)(now.tv_nsec - begun->tv_nsec) / 1e9;
}

/* The last column stays free: some terminals wrap behind it. */
static size_t terminal_columns(void)
{
	struct winsize size;

	if (ioctl(STDERR_FILENO, TIOCGWINSZ, &size) == 0 && size.ws_col > 1)
		return (size_t)size.ws_col - 1;
	return USUAL_COLUMNS - 1;
}

static size_t columns_of(const char *text)
{
	size_t size = strlen(text);
	size_t columns = 0;

	for (size_t at = 0; at < size;) {
		struct glyph glyph = clean_glyph(text + at, size - at);

		columns += glyph.width;
		at += glyph.size;
	}
	return columns;
}

/* The end of a path in at most `columns`: characters go from its front, with the marks that are combined with them. */
static const char *path_end(const char *path, size_t columns)
{
	size_t left = strlen(path);
	size_t width = columns_of(path);

	while (left > 0) {
		struct glyph glyph = clean_glyph(path, left);

		if (width <= columns && glyph.width > 0)
			break;
		width -= glyph.width;
		path += glyph.size;
		left -= glyph.size;
	}
	return path;
}

static void bar(size_t done, size_t all, size_t columns)
{
	size_t filled = all > 0 ? done * columns / all : 0;

	fputc('[', stderr);
	for (size_t i = 0; i < columns; i++)
		fputc(i < filled ? '#' : '.', stderr);
	fputs("] ", stderr);
}

/* How long what is left will take, if it goes on as it went; "" before there is anything to go by. */
static void estimate(const struct progress *progress, size_t done, size_t all, double passed, char words[WORDS])
{
	unsigned long left = done > 0 ? (unsigned long)(passed / (double)done * (double)(all - done) + 0.5) : 0;

	words[0] = '\0';
	if (left >= 3600)
		snprintf(words, WORDS, say(progress->language, ", còn %lu giờ %02lu phút", ", %lu h %02lu min left"),
			 left / 3600, left / 60 % 60);
	else if (left >= 60)
		snprintf(words, WORDS, say(progress->language, ", còn %lu phút %02lu giây", ", %lu min %02lu s left"),
			 left / 60, left % 60);
	else if (done > 0)
		snprintf(words, WORDS, say(progress->language, ", còn %lu giây", ", %lu s left"), left);
}

/* The counts always stand; the estimate, the bar and the path as far as there is room for them. */
static void print_line(const struct progress *progress, size_t done, size_t all, double passed, const char *path)
{
	size_t room = terminal_columns();
	char counts[WORDS];
	char time_left[WORDS];
	size_t used;

	snprintf(counts, sizeof counts, "%zu/%zu", done, all);
	estimate(progress, done, all, passed, time_left);
	used = columns_of(counts);
	if (used > room)
		return;
	if (used + columns_of(time_left) > room)
		time_left[0] = '\0';
	used += columns_of(time_left);
	if (all > 1 && used + LEAST_BAR + 3 <= room) {
		size_t wide = room - used - 3 < WIDEST_BAR ? room - used - 3 : WIDEST_BAR;

		if (room - used < WIDEST_BAR + LEAST_PATH)
			wide = LEAST_BAR;
		bar(done, all, wide);
		used += wide + 3;
	}
	fprintf(stderr, "%s%s", counts, time_left);
	if (used + 2 + LEAST_PATH <= room) {
		fputs(": ", stderr);
		clean_print(stderr, path_end(path, room - used - 2));
	}
}

void progress_show(struct progress *progress, size_t done, size_t all, const char *path)
{
	double passed;

	if (!progress->wanted)
		return;
	passed = seconds_since(&progress->begun);
	if (passed < progress->patience || (progress->last >= 0 && passed - progress->last < PAUSE))
		return;
	fputs("\r\033[K", stderr);
	print_line(progress, done, all, passed, path);
	fflush(stderr);
	progress->shown = true;
	progress->last = passed;
}

void progress_clear(struct progress *progress)
{
	if (progress->shown) {
		fputs("\r\033[K", stderr);
		fflush(stderr);
		progress->last = -1;
	}
	progress->shown = false;
}
