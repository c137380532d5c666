#include <string.h>

#include "language.h"
#include "options.h"

enum { OPTION_WIDTH = 30 };

/* Characters of UTF-8; the help has no letters that take more or less than one column. */
static size_t columns(const char *text)
{
	size_t count = 0;

	for (; *text; text++)
		count += ((unsigned char)*text & 0xC0) != 0x80;
	return count;
}

static void described(FILE *out, const char *term, const char *text)
{
	size_t width = columns(term);

	fputs(term, out);
	if (width + 2 > OPTION_WIDTH) {
		fputc('\n', out);
		width = 0;
	}
	fprintf(out, "%*s%s\n", (int)(OPTION_WIDTH - width), "", text);
}

static void option_line(FILE *out, const struct option *option, enum rasoat_language language)
{
	char term[128];
	int size;

	if (option->letter)
		size = snprintf(term, sizeof term, "  -%c, --%s", option->letter, option->name);
	else
		size = snprintf(term, sizeof term, "      --%s", option->name);
	if (option->argument[0] && size > 0)
		snprintf(term + size, sizeof term - (size_t)size, "=%s", option->argument[language]);
	described(out, term, option->help[language]);
	if (option->values) {
		fprintf(out, "%*s", OPTION_WIDTH, "");
		for (size_t i = 0; option->values[i]; i++)
			fprintf(out, "%s%s", i ? ", " : "", option->values[i]);
		fputc('\n', out);
	}
}

static void commands(FILE *out, enum rasoat_language language)
{
	fputs(say(language, "\nLệnh:\n", "\nCommands:\n"), out);
	for (size_t i = 0; i < COMMANDS; i++) {
		char term[64];

		snprintf(term, sizeof term, "  %s", COMMAND_NAMES[i].name);
		described(out, term, COMMAND_NAMES[i].help[language]);
	}
	fputs(say(language, "\n`rasoat LỆNH --help` cho biết các tùy chọn của từng lệnh.\n",
		  "\n`rasoat COMMAND --help` tells the options of each.\n"),
	      out);
}

static void check_notes(FILE *out, enum rasoat_language language)
{
	commands(out, language);
	fputs(say(language,
		  "\nBáo cáo có thể là tệp Word (.docx), Excel (.xlsx), CSV, OpenDocument, HTML hoặc văn bản thuần; "
		  "dạng tệp được nhận ra theo nội dung, không "
		  "theo tên.\n"
		  "Thư mục được duyệt đến hết các báo cáo bên trong; - là đầu vào chuẩn.\n"
		  "\nMã kết thúc:\n"
		  "  0  không có gì từ mức --fail-on trở lên\n"
		  "  1  có\n"
		  "  2  sai cách dùng, cấu hình hoặc tệp quy tắc; không ghi được kết quả\n"
		  "  3  có đầu vào không đọc được (các đầu vào khác vẫn được rà soát)\n",
		  "\nReports may be Word (.docx) or Excel (.xlsx) files, CSV, OpenDocument, HTML or plain text; what a "
		  "file is, its content tells, not its "
		  "name.\n"
		  "Directories are searched for reports, all the way down; - is the standard input.\n"
		  "\nExit status:\n"
		  "  0  nothing at or above --fail-on\n"
		  "  1  findings\n"
		  "  2  wrong usage, configuration or rule file; the results cannot be written\n"
		  "  3  some input could not be read (the others are checked all the same)\n"),
	      out);
}

void options_help(FILE *out, enum command command, enum rasoat_language language)
{
	const struct command_name *name = &COMMAND_NAMES[command];
	const char *words = command == COMMAND_CHECK ? "[check]" : name->name;

	fprintf(out,
		say(language, "Cách dùng: rasoat %s %s\n\n%s.\n\nTùy chọn:\n",
		    "Usage: rasoat %s %s\n\n%s.\n\nOptions:\n"),
		words, name->usage[language], name->help[language]);
	for (size_t i = 0; i < OPTION_COUNT; i++)
		if (OPTIONS[i].commands & (1U << command))
			option_line(out, &OPTIONS[i], language);
	if (command == COMMAND_CHECK)
		check_notes(out, language);
}

void options_hint(const struct options *options)
{
	const char *name = options->command == COMMAND_CHECK ? "" : COMMAND_NAMES[options->command].name;

	fprintf(stderr, say(options->language, "Xem: rasoat %s%s--help\n", "See: rasoat %s%s--help\n"), name,
		*name ? " " : "");
}
