#include "project/replace.h"

#include <errno.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

static const char SUFFIX[] = ".XXXXXX";

/* The rights of the old file, or what a new one gets here. */
static mode_t rights_for(const char *path)
{
	struct stat info;
	mode_t mask;

	if (stat(path, &info) == 0)
		return info.st_mode & 0777;
	mask = umask(0);
	umask(mask);
	return 0666 & ~mask;
}

static int write_all(int descriptor, int (*write)(FILE *out, const void *context), const void *context)
{
	FILE *out = fdopen(descriptor, "wb");
	int why = 0;

	if (!out) {
		why = errno;
		close(descriptor);
		return why;
	}
	errno = 0;
	if (write(out, context) != 0 || fflush(out) != 0 || ferror(out) || fsync(descriptor) != 0)
		why = errno ? errno : ENOMEM;
	if (fclose(out) != 0 && why == 0)
		why = errno;
	return why;
}

int replace_file(const char *path, int (*write)(FILE *out, const void *context), const void *context)
{
	size_t size = strlen(path) + sizeof SUFFIX;
	char *name = malloc(size);
	int descriptor;
	int why;

	if (!name)
		return ENOMEM;
	snprintf(name, size, "%s%s", path, SUFFIX);
	descriptor = mkstemp(name);
	if (descriptor < 0) {
		why = errno;
		free(name);
		return why;
	}
	why = fchmod(descriptor, rights_for(path)) == 0 ? 0 : errno;
	if (why == 0)
		why = write_all(descriptor, write, context);
	else
		close(descriptor);
	if (why == 0 && rename(name, path) != 0)
		why = errno;
	if (why != 0)
		unlink(name);
	free(name);
	return why;
}
