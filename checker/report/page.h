/*
 * page: the style sheet and the script of the HTML report, compiled into the program; the table is generated at build time from
 * report/page/.
 */
#ifndef RASOAT_REPORT_PAGE_H
#define RASOAT_REPORT_PAGE_H

#include <stddef.h>

struct page_file {
	const char *path; /* below report/page/: "style.css" */
	const char *data;
	size_t size;
};

extern const struct page_file PAGE_FILES[];
extern const size_t PAGE_COUNT;

#endif
