/*
 * embed: writes files as a C table that a header declares.
 *
 * embed HEADER NAME DIR LIST: LIST names the files, one a line, each below DIR; the table has them in byte order of their paths. HEADER
 * declares struct NAME_file {path, data, size} and, in capitals, the table NAME_FILES and its NAME_COUNT.
 */
#include <ctype.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

struct names {
	char **items;
	size_t count;
};

static _Noreturn void die(const char *path, const char *why)
{
	fprintf(stderr, "embed: %s: %s\n", path, why);
	exit(1);
}

static FILE *open_file(const char *path)
{
	FILE *file = fopen(path, "rb");

	if (file == NULL)
		die(path, "cannot be opened");
	return file;
}

static struct names read_list(const char *path)
{
	FILE *file = open_file(path);
	struct names names = {NULL, 0};
	char *line = NULL;
	size_t room = 0;

	while (getline(&line, &room, file) > 0) {
		line[strcspn(line, "\n")] = '\0';
		if (line[0] == '\0')
			continue;
		names.items = realloc(names.items, (names.count + 1) * sizeof *names.items);
		if (names.items == NULL)
			die(path, "no memory");
		names.items[names.count++] = strdup(line);
	}
	free(line);
	fclose(file);
	return names;
}

static int by_name(const void *a, const void *b)
{
	return strcmp(*(char *const *)a, *(char *const *)b);
}

/* A string literal a line of the file; three-digit escapes cannot run into the digits behind them. */
static size_t write_bytes(FILE *file)
{
	size_t size = 0;
	int c;

	fputs("\t \"", stdout);
	while ((c = getc(file)) != EOF) {
		size++;
		if (c == '\n')
			fputs("\\n\"\n\t \"", stdout);
		else if (c < 0x20 || c > 0x7E || c == '"' || c == '\\' || c == '?')
			printf("\\%03o", (unsigned)c);
		else
			putchar(c);
	}
	fputs("\"", stdout);
	return size;
}

static void write_file(const char *directory, const char *path)
{
	size_t prefix = strlen(directory);
	FILE *file = open_file(path);
	size_t size;

	if (strncmp(path, directory, prefix) != 0 || path[prefix] != '/')
		die(path, "is not below the directory");
	printf("\t{\"%s\",\n", path + prefix + 1);
	size = write_bytes(file);
	printf(",\n\t %zu},\n", size);
	if (ferror(file))
		die(path, "cannot be read");
	fclose(file);
}

static void print_capitals(const char *name)
{
	for (; *name; name++)
		putchar(toupper((unsigned char)*name));
}

int main(int argc, char **argv)
{
	struct names names;

	if (argc != 5) {
		fputs("usage: embed HEADER NAME DIR LIST\n", stderr);
		return 2;
	}
	names = read_list(argv[4]);
	if (names.count > 0)
		qsort(names.items, names.count, sizeof *names.items, by_name);
	printf("#include \"%s\"\n\nconst struct %s_file ", argv[1], argv[2]);
	print_capitals(argv[2]);
	puts("_FILES[] = {");
	for (size_t i = 0; i < names.count; i++) {
		write_file(argv[3], names.items[i]);
		free(names.items[i]);
	}
	free(names.items);
	fputs("\t{0, 0, 0},\n};\n\nconst size_t ", stdout);
	print_capitals(argv[2]);
	printf("_COUNT = %zu;\n", names.count);
	return fflush(stdout) == 0 && !ferror(stdout) ? 0 : 1;
}
