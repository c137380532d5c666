#include "progress.h"

#include <stdio.h>
#include <string.h>
#include <unistd.h>

#include "language.h"
#include "report/clean.h"

enum { PATIENCE = 10, LONGEST_PATH = 48 };

void progress_start(struct progress *progress, bool wanted, enum rasoat_language language)
{
	*progress = (struct progress){.wanted = wanted && isatty(STDERR_FILENO), .language = language};
}

/* The end of a path, so that the line is never wrapped and can be taken back. */
static const char *path_end(const char *path)
{
	size_t size = strlen(path);

	if (size <= LONGEST_PATH)
		return path;
	path += size - LONGEST_PATH;
	while (((unsigned char)*path & 0xC0) == 0x80)
		path++;
	return path;
}

void progress_show(struct progress *progress, size_t done, size_t all, const char *path)
{
	if (!progress->wanted || ++progress->waits < PATIENCE || (progress->shown && progress->done == done))
		return;
	fprintf(stderr, say(progress->language, "\r\033[Kđang rà soát %zu/%zu: ", "\r\033[Kchecking %zu/%zu: "),
		done + 1, all);
	clean_print(stderr, path_end(path));
	fflush(stderr);
	progress->shown = true;
	progress->done = done;
}

void progress_clear(struct progress *progress)
{
	if (progress->shown)
		fputs("\r\033[K", stderr);
	progress->shown = false;
}
