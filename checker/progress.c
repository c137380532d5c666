#include "progress.h"

#include <stdio.h>
#include <unistd.h>

#include "language.h"
#include "report/clean.h"

enum { PATIENCE = 10 };

void progress_start(struct progress *progress, enum rasoat_language language)
{
	*progress = (struct progress){.wanted = isatty(STDERR_FILENO) != 0, .language = language};
}

void progress_show(struct progress *progress, size_t done, size_t all, const char *path)
{
	if (!progress->wanted || ++progress->waits < PATIENCE)
		return;
	fprintf(stderr, say(progress->language, "\r\033[Kđang rà soát %zu/%zu: ", "\r\033[Kchecking %zu/%zu: "),
		done + 1, all);
	clean_print(stderr, path);
	fflush(stderr);
	progress->shown = true;
}

void progress_clear(struct progress *progress)
{
	if (progress->shown)
		fputs("\r\033[K", stderr);
	progress->shown = false;
}
