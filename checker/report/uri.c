#include "report/uri.h"

#include <ctype.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

/* A colon in the first part of a relative path would read as a scheme. */
static int stays(unsigned char byte)
{
	return byte < 0x80 && (isalnum(byte) || (byte && strchr("-._~/!$&'()*+,;=@", byte)));
}

char *uri_of_path(const char *path)
{
	static const char HEX[] = "0123456789ABCDEF";
	static const char SCHEME[] = "file://";
	char *uri = malloc(sizeof SCHEME + strlen(path) * 3);
	char *out = uri;

	if (!uri)
		return NULL;
	if (*path == '/')
		out += sprintf(out, "%s", SCHEME);
	for (; *path; path++) {
		unsigned char byte = (unsigned char)*path;

		if (stays(byte)) {
			*out++ = (char)byte;
		} else {
			*out++ = '%';
			*out++ = HEX[byte >> 4];
			*out++ = HEX[byte & 15];
		}
	}
	*out = '\0';
	return uri;
}
