/*
 * uri: a path as a relative or absolute URI reference (RFC 3986), for formats that name files so.
 */
#ifndef RASOAT_REPORT_URI_H
#define RASOAT_REPORT_URI_H

/* A new string, to be freed, or NULL when memory ends. Bytes that a path of a URI may not hold become %NN. */
char *uri_of_path(const char *path);

#endif
