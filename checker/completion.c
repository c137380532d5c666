/*
 * The completion command: scripts that complete commands, options, their values, ids of rules and files, made from the table of
 * options. Ids are asked of the program when they are wanted, so that those of a configuration are among them.
 */
#include <string.h>

#include "base/nearest.h"
#include "commands.h"
#include "language.h"

static const char *const SHELLS[] = {"bash", "zsh", "fish", NULL};

/* What the argument of an option is, known by its name in the help. */
enum argument { ARGUMENT_NONE, ARGUMENT_WORD, ARGUMENT_FILE, ARGUMENT_DIRECTORY, ARGUMENT_RULES, ARGUMENT_OTHER };

static enum argument argument_of(const struct option *option)
{
	const char *name = option->argument[RASOAT_EN];

	if (!name)
		return ARGUMENT_NONE;
	if (option->values)
		return ARGUMENT_WORD;
	if (strcmp(name, "FILE") == 0 || strcmp(name, "OLD") == 0)
		return ARGUMENT_FILE;
	if (strcmp(name, "DIR") == 0)
		return ARGUMENT_DIRECTORY;
	return strcmp(name, "NAME,...") == 0 ? ARGUMENT_RULES : ARGUMENT_OTHER;
}

static bool has(enum command command, const struct option *option)
{
	return (option->commands & (1U << command)) != 0;
}

static void words(const char *const *list)
{
	for (size_t i = 0; list[i]; i++)
		printf("%s%s", i ? " " : "", list[i]);
}

/* Single quotes of a shell word; texts of the help have no others than these. */
static void quoted(const char *text)
{
	putchar('\'');
	for (; *text; text++)
		if (*text == '\'')
			fputs("'\\''", stdout);
		else
			putchar(*text);
	putchar('\'');
}

/* ---- bash --------------------------------------------------------------------------------------------------- */

static void bash_values(const struct option *option)
{
	static const char *const DONE[] = {
		[ARGUMENT_FILE] = "_rasoat_files; return",
		[ARGUMENT_DIRECTORY] = "COMPREPLY=($(compgen -d -- \"$cur\")); return",
		[ARGUMENT_RULES] = "_rasoat_rules; return",
		[ARGUMENT_OTHER] = "return",
	};
	enum argument argument = argument_of(option);

	if (argument == ARGUMENT_NONE)
		return;
	fputs("\t", stdout);
	if (option->letter)
		printf("-%c | ", option->letter);
	printf("--%s) ", option->name);
	if (argument == ARGUMENT_WORD) {
		fputs("COMPREPLY=($(compgen -W '", stdout);
		words(option->values);
		fputs("' -- \"$cur\")); return ;;\n", stdout);
	} else {
		printf("%s ;;\n", DONE[argument]);
	}
}

static void bash_options(enum command command)
{
	printf("\t%s) options='", COMMAND_NAMES[command].name);
	for (size_t i = 0; i < OPTION_COUNT; i++)
		if (has(command, &OPTIONS[i]))
			printf("%s--%s", i ? " " : "", OPTIONS[i].name);
	puts("' ;;");
}

static void bash(void)
{
	fputs("# bash completion for rasoat, made by: rasoat completion bash\n"
	      "_rasoat_files() { compopt -o filenames 2>/dev/null; COMPREPLY=($(compgen -f -- \"$cur\")); }\n"
	      "_rasoat_rules() {\n"
	      "\tlocal before= last=$cur ids\n"
	      "\tcase $cur in *,*) before=${cur%,*}, last=${cur##*,} ;; esac\n"
	      "\tids=$(rasoat rules 2>/dev/null | cut -d ' ' -f 1)\n"
	      "\tids=\"$ids $(printf '%s\\n' \"$ids\" | cut -d / -f 1 | sort -u)\"\n"
	      "\tCOMPREPLY=($(compgen -P \"$before\" -W \"$ids\" -- \"$last\"))\n"
	      "}\n"
	      "_rasoat() {\n"
	      "\tlocal cur=${COMP_WORDS[COMP_CWORD]} prev=${COMP_WORDS[COMP_CWORD-1]} command=check named= word "
	      "options=\n"
	      "\tif [ \"$cur\" = = ]; then cur=; elif [ \"$prev\" = = ]; then prev=${COMP_WORDS[COMP_CWORD-2]}; fi\n"
	      "\tfor word in \"${COMP_WORDS[@]:1:COMP_CWORD-1}\"; do\n"
	      "\t\tcase $word in ",
	      stdout);
	for (size_t i = 0; i < COMMANDS; i++)
		printf("%s%s", i ? " | " : "", COMMAND_NAMES[i].name);
	fputs(") command=$word named=1; break ;; esac\n\tdone\n\tcase $prev in\n", stdout);
	for (size_t i = 0; i < OPTION_COUNT; i++)
		bash_values(&OPTIONS[i]);
	fputs("\tesac\n\tcase $command in\n", stdout);
	for (size_t i = 0; i < COMMANDS; i++)
		bash_options((enum command)i);
	fputs("\tesac\n\tcase $cur in -*) COMPREPLY=($(compgen -W \"$options\" -- \"$cur\")); return ;; esac\n"
	      "\tcase $command in\n"
	      "\texplain) _rasoat_rules; return ;;\n"
	      "\tcompletion) COMPREPLY=($(compgen -W '",
	      stdout);
	words(SHELLS);
	fputs("' -- \"$cur\")); return ;;\n\trules) return ;;\n\tesac\n\t_rasoat_files\n\t[ -n \"$named\" ] || "
	      "COMPREPLY+=($(compgen -W '",
	      stdout);
	for (size_t i = 0; i < COMMANDS; i++)
		printf("%s%s", i ? " " : "", COMMAND_NAMES[i].name);
	fputs("' -- \"$cur\"))\n}\ncomplete -F _rasoat rasoat\n", stdout);
}

/* ---- zsh ---------------------------------------------------------------------------------------------------- */

/* The text of a description, in which brackets and colons mean something. */
static void zsh_text(const char *text)
{
	for (; *text; text++) {
		if (strchr("[]:", *text))
			putchar('\\');
		if (*text == '\'')
			fputs("'\\''", stdout);
		else
			putchar(*text);
	}
}

static void zsh_argument(const struct option *option, enum rasoat_language language)
{
	static const char *const ACTIONS[] = {[ARGUMENT_FILE] = "_files",
					      [ARGUMENT_DIRECTORY] = "_files -/",
					      [ARGUMENT_RULES] = "_rasoat_rules",
					      [ARGUMENT_OTHER] = " "};
	enum argument argument = argument_of(option);

	if (argument == ARGUMENT_NONE)
		return;
	putchar(':');
	zsh_text(option->argument[language]);
	putchar(':');
	if (argument == ARGUMENT_WORD) {
		putchar('(');
		words(option->values);
		putchar(')');
	} else {
		fputs(ACTIONS[argument], stdout);
	}
}

static void zsh_option(const struct option *option, enum rasoat_language language)
{
	const char *equals = option->argument[0] ? "=" : "";

	if (option->letter)
		printf("\t\t'(-%c --%s)'{-%c,--%s%s}'[", option->letter, option->name, option->letter, option->name,
		       equals);
	else
		printf("\t\t'--%s%s[", option->name, equals);
	zsh_text(option->help[language]);
	putchar(']');
	zsh_argument(option, language);
	puts("' \\");
}

static void zsh_command(enum command command, enum rasoat_language language)
{
	static const char *const REST[COMMANDS] = {[COMMAND_EXPLAIN] = "*:rule:_rasoat_rules",
						   [COMMAND_RULES] = "*: : ",
						   [COMMAND_COMPLETION] = "*:shell:(bash zsh fish)"};

	printf("\t%s) _arguments -s \\\n", COMMAND_NAMES[command].name);
	for (size_t i = 0; i < OPTION_COUNT; i++)
		if (has(command, &OPTIONS[i]))
			zsh_option(&OPTIONS[i], language);
	printf("\t\t'%s' ;;\n", REST[command] ? REST[command] : "*:file:_files");
}

static void zsh(enum rasoat_language language)
{
	fputs("#compdef rasoat\n# zsh completion for rasoat, made by: rasoat completion zsh\n"
	      "_rasoat_rules() {\n"
	      "\tlocal -a ids\n"
	      "\tids=(${(f)\"$(rasoat rules 2>/dev/null | cut -d ' ' -f 1)\"})\n"
	      "\tids+=(${(u)ids%%/*})\n"
	      "\t_values -s , rule $ids\n"
	      "}\n"
	      "_rasoat() {\n"
	      "\tlocal command=check\n"
	      "\tlocal -a commands=(\n",
	      stdout);
	for (size_t i = 0; i < COMMANDS; i++) {
		printf("\t\t'%s:", COMMAND_NAMES[i].name);
		zsh_text(COMMAND_NAMES[i].help[language]);
		puts("'");
	}
	fputs("\t)\n\tif (( CURRENT > 2 )) && [[ -n ${(M)commands:#$words[2]:*} ]]; then\n"
	      "\t\tcommand=$words[2]\n\t\tshift words\n\t\t(( CURRENT-- ))\n"
	      "\telif (( CURRENT == 2 )) && [[ $words[2] != -* ]]; then\n\t\t_describe command commands\n\tfi\n"
	      "\tcase $command in\n",
	      stdout);
	for (size_t i = 0; i < COMMANDS; i++)
		zsh_command((enum command)i, language);
	fputs("\tesac\n}\nif [[ $funcstack[1] = _rasoat ]]; then _rasoat \"$@\"; else compdef _rasoat rasoat; fi\n",
	      stdout);
}

/* ---- fish --------------------------------------------------------------------------------------------------- */

/* When a command's options are to be offered: check is also meant when no command is named. */
static void fish_when(const struct option *option)
{
	fputs("'__rasoat_command", stdout);
	for (size_t i = 0; i < COMMANDS; i++)
		if (has((enum command)i, option))
			printf(" %s", COMMAND_NAMES[i].name);
	putchar('\'');
}

static void fish_option(const struct option *option, enum rasoat_language language)
{
	static const char *const ARGUMENTS[] = {[ARGUMENT_NONE] = "",
						[ARGUMENT_FILE] = " -rF",
						[ARGUMENT_DIRECTORY] = " -xa '(__fish_complete_directories)'",
						[ARGUMENT_RULES] = " -xa '(__fish_append , (__rasoat_rules))'",
						[ARGUMENT_OTHER] = " -x"};
	enum argument argument = argument_of(option);

	fputs("complete -c rasoat -n ", stdout);
	fish_when(option);
	if (option->letter)
		printf(" -s %c", option->letter);
	printf(" -l %s", option->name);
	if (argument == ARGUMENT_WORD) {
		fputs(" -xa '", stdout);
		words(option->values);
		putchar('\'');
	} else {
		fputs(ARGUMENTS[argument], stdout);
	}
	fputs(" -d ", stdout);
	quoted(option->help[language]);
	putchar('\n');
}

static void fish(enum rasoat_language language)
{
	fputs("# fish completion for rasoat, made by: rasoat completion fish\n"
	      "function __rasoat_rules\n"
	      "\tset -l ids (rasoat rules 2>/dev/null | cut -d ' ' -f 1)\n"
	      "\tprintf '%s\\n' $ids\n"
	      "\tprintf '%s\\n' $ids | cut -d / -f 1 | sort -u\n"
	      "end\n"
	      "function __rasoat_command\n"
	      "\tset -l found check\n"
	      "\tfor word in (commandline -opc)[2..-1]\n"
	      "\t\tif contains -- $word",
	      stdout);
	for (size_t i = 0; i < COMMANDS; i++)
		printf(" %s", COMMAND_NAMES[i].name);
	fputs("\n\t\t\tset found $word\n\t\t\tbreak\n\t\tend\n\tend\n\tcontains -- $found $argv\nend\n", stdout);
	for (size_t i = 0; i < COMMANDS; i++) {
		printf("complete -c rasoat -n __fish_use_subcommand -a %s -d ", COMMAND_NAMES[i].name);
		quoted(COMMAND_NAMES[i].help[language]);
		putchar('\n');
	}
	for (size_t i = 0; i < OPTION_COUNT; i++)
		fish_option(&OPTIONS[i], language);
	fputs("complete -c rasoat -n '__rasoat_command rules completion' -f\n"
	      "complete -c rasoat -n '__rasoat_command explain' -xa '(__rasoat_rules)'\n"
	      "complete -c rasoat -n '__fish_seen_subcommand_from completion' -xa '",
	      stdout);
	words(SHELLS);
	puts("'");
}

int command_completion(const struct options *options)
{
	const char *shell = options->argument_count == 1 ? options->arguments[0] : "";
	struct nearest nearest = nearest_to(slice_str(shell));

	if (strcmp(shell, "bash") == 0) {
		bash();
	} else if (strcmp(shell, "zsh") == 0) {
		zsh(options->language);
	} else if (strcmp(shell, "fish") == 0) {
		fish(options->language);
	} else {
		fputs(say(options->language, "rasoat: completion cần tên một trong các shell: bash, zsh, fish",
			  "rasoat: completion takes the name of a shell: bash, zsh or fish"),
		      stderr);
		for (size_t i = 0; *shell && SHELLS[i]; i++)
			nearest_offer(&nearest, SHELLS[i]);
		options_did_you_mean(options->language, &nearest, "");
		return EXIT_USAGE;
	}
	return finish_output(options, EXIT_CLEAN);
}
