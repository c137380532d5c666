#include <errno.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "commands.h"
#include "language.h"
#include "project/rule_lines.h"
#include "reason.h"

/* Writes each line of a message of the library under the program's name. */
static void complain(const char *message)
{
	for (const char *line = message; *line;) {
		size_t size = strcspn(line, "\n");

		fprintf(stderr, "rasoat: %.*s\n", (int)size, line);
		line += size + (line[size] == '\n');
	}
}

struct rasoat_rules *open_rules(const struct options *options, int *status)
{
	struct rasoat_rules *rules = NULL;
	char *message = NULL;
	enum rasoat_status opened = rasoat_rules_open(options->rules, &rules, &message);

	*status = EXIT_USAGE;
	if (opened == RASOAT_OK && !rule_lines_apply(options, rules)) {
		rasoat_rules_free(rules);
		return NULL;
	}
	if (opened == RASOAT_OK && (options->only || options->skip))
		opened = rasoat_rules_select(rules, options->only, options->skip, &message);
	if (opened == RASOAT_OK)
		return rules;
	if (message)
		complain(message);
	else
		complain(say(options->language, "không mở được các quy tắc", "the rules cannot be opened"));
	free(message);
	rasoat_rules_free(rules);
	return NULL;
}

int finish_output(const struct options *options, int status)
{
	bool failed = ferror(stdout) != 0;
	int why = errno;

	if (fflush(stdout) != 0 || (!failed && ferror(stdout))) {
		failed = true;
		why = errno;
	}
	if (fclose(stdout) != 0 && !failed) {
		failed = true;
		why = errno;
	}
	if (!failed)
		return status;
	fprintf(stderr,
		say(options->language, "rasoat: không ghi được kết quả: %s\n",
		    "rasoat: the results cannot be written: %s\n"),
		system_reason(options->language, why));
	return EXIT_USAGE;
}

bool use_color(const struct options *options, FILE *out)
{
	const char *no_color = getenv("NO_COLOR");
	const char *term = getenv("TERM");

	if (options->color != COLOR_AUTO)
		return options->color == COLOR_ALWAYS;
	return !(no_color && *no_color) && !(term && strcmp(term, "dumb") == 0) && isatty(fileno(out));
}

bool read_stdin(size_t most, char **data, size_t *size)
{
	size_t room = 0;

	*data = NULL;
	*size = 0;
	for (;;) {
		ssize_t got;

		if (*size == room) {
			char *larger;

			room = room > 0 ? room * 2 : 65536;
			larger = realloc(*data, room);
			if (!larger)
				break;
			*data = larger;
		}
		got = read(STDIN_FILENO, *data + *size, room - *size);
		if (got < 0 && errno == EINTR)
			continue;
		if (got < 0)
			break;
		*size += (size_t)got;
		if (got == 0 || *size > most)
			return true;
	}
	free(*data);
	*data = NULL;
	return false;
}

enum rasoat_status check_path(const struct options *options, const struct rasoat_rules *rules, const char *path,
			      struct rasoat_result **result)
{
	struct rasoat_options settings = {.language = options->language,
					  .max_size = options->max_size,
					  .encoding = options->encoding,
					  .tracked = options->tracked};
	enum rasoat_status status;
	size_t size;
	char *data;

	if (strcmp(path, "-") != 0)
		return rasoat_check_file(rules, &settings, path, result);
	if (!read_stdin(options->max_size, &data, &size))
		return errno == ENOMEM ? RASOAT_NO_MEMORY : RASOAT_UNREADABLE;
	status = rasoat_check(rules, &settings, path, data, size, result);
	free(data);
	return status;
}
