#include "run.h"

#include <errno.h>
#include <signal.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "inputs.h"
#include "language.h"
#include "memory.h"
#include "pool.h"
#include "progress.h"
#include "project/baseline.h"
#include "reason.h"
#include "report/report.h"

static volatile sig_atomic_t interrupted;

static void on_interrupt(int signal_number)
{
	(void)signal_number;
	interrupted = 1;
}

void run_catch_interrupts(void)
{
	struct sigaction action = {.sa_handler = on_interrupt, .sa_flags = (int)SA_RESETHAND | SA_RESTART};

	sigaction(SIGINT, &action, NULL);
	sigaction(SIGTERM, &action, NULL);
}

struct run {
	const struct options *options;
	const struct rasoat_rules *rules;
	struct inputs inputs;
	const struct report_format *format;
	struct report report;
	struct tally tally;
	struct progress progress;
	struct baseline *baseline; /* NULL: there is nothing to compare with */
	bool unwritable;
	bool begun; /* workers have been started */
};

/* What a worker made of one input. */
struct outcome {
	struct record record;
	struct rasoat_result *result;
};

/* Why there is no result to ask. */
static const char *plain_reason(enum rasoat_status status, int why, enum rasoat_language language)
{
	if (status == RASOAT_NO_MEMORY)
		return say(language, "không đủ bộ nhớ để rà soát", "there is not enough memory to check it");
	return status == RASOAT_UNREADABLE ? system_reason(language, why)
					   : say(language, "không rà soát được", "it cannot be checked");
}

static void *check_one(void *context, size_t index)
{
	const struct run *run = context;
	const struct input *input = &run->inputs.items[index];
	struct outcome *outcome = memory_array(1, sizeof *outcome);
	struct record *record = &outcome->record;

	*record = (struct record){
		.path = input->path, .status = input->status, .reason = input->reason ? input->reason : ""};
	if (input->status != RASOAT_OK)
		return outcome;
	errno = 0;
	record->status = check_path(run->options, run->rules, input->path, &outcome->result);
	record->result = outcome->result;
	if (record->status == RASOAT_OK)
		return outcome;
	record->reason = outcome->result ? rasoat_result_reason(outcome->result) : "";
	if (!record->reason[0])
		record->reason = plain_reason(record->status, errno, run->options->language);
	return outcome;
}

static void outcome_free(struct outcome *outcome)
{
	rasoat_result_free(outcome->result);
	free(outcome);
}

/* What an older version of the report had stands in the baseline under no path of an input. */
static const char *baseline_key(const struct run *run, const struct record *record)
{
	return run->options->older ? "" : record->path;
}

static void compare(struct run *run, struct record *record)
{
	if (!run->baseline || record->status != RASOAT_OK)
		return;
	record->only_new = !run->options->older;
	if (!baseline_compare(run->baseline, baseline_key(run, record), record))
		run->report.failed = true;
}

static void keep(struct run *run, struct record *record)
{
	baseline_release(record);
	if (run->options->update_baseline && record->status == RASOAT_OK &&
	    !baseline_take(run->baseline, record->path, record->result))
		run->report.failed = true;
}

static void write_record(struct run *run, struct record *record)
{
	compare(run, record);
	progress_clear(&run->progress);
	tally_add(&run->tally, record);
	if (!run->options->quiet)
		run->format->document(&run->report, record);
	else if (record->status != RASOAT_OK)
		report_problem(&run->report, record);
	run->report.written++;
	keep(run, record);
	if (fflush(stdout) != 0 || ferror(stdout))
		run->unwritable = true;
}

/* Writes the records of all inputs, as far as nobody interrupts and the output takes them. */
static void write_records(struct run *run, struct pool *pool)
{
	while (run->report.written < run->inputs.count && !interrupted && !run->unwritable) {
		struct outcome *outcome;
		void *taken;

		if (!pool_take(pool, &taken)) {
			progress_show(&run->progress, run->report.written, run->inputs.count,
				      run->inputs.items[run->report.written].path);
			continue;
		}
		progress_show(&run->progress, run->report.written, run->inputs.count,
			      run->inputs.items[run->report.written].path);
		outcome = taken;
		write_record(run, &outcome->record);
		outcome_free(outcome);
	}
	progress_clear(&run->progress);
}

static enum progress_wish progress_wish(const struct options *options)
{
	const char *said = options->said[OPTION_PROGRESS].text;

	if (options->quiet || (said && strcmp(said, "true") != 0))
		return PROGRESS_NEVER;
	return said ? PROGRESS_AT_ONCE : PROGRESS_PATIENT;
}

static int exit_status(const struct run *run)
{
	static const enum rasoat_severity LEAST[] = {
		[FAIL_ON_INFO] = RASOAT_INFO, [FAIL_ON_WARNING] = RASOAT_WARNING, [FAIL_ON_ERROR] = RASOAT_ERROR};

	if (interrupted)
		return EXIT_INTERRUPTED;
	if (run->report.failed || run->tally.unreadable > 0)
		return EXIT_INPUT;
	if (run->options->fail_on == FAIL_NEVER || run->options->update_baseline)
		return EXIT_CLEAN;
	for (int severity = (int)LEAST[run->options->fail_on]; severity <= RASOAT_ERROR; severity++)
		if (run->tally.found[severity] > 0)
			return EXIT_FINDINGS;
	return EXIT_CLEAN;
}

static size_t worker_count(const struct options *options)
{
	long processors = sysconf(_SC_NPROCESSORS_ONLN);

	if (options->jobs > 0)
		return options->jobs;
	return processors > 0 ? (size_t)processors : 1;
}

/* Runs the checks and writes the report. An interrupted or unwritable run leaves its workers to the end of the program. */
static int check_all(struct run *run)
{
	struct pool *pool = pool_start(worker_count(run->options), run->inputs.count, check_one, run);

	if (!pool) {
		fputs(say(run->options->language, "rasoat: không khởi động được luồng xử lý\n",
			  "rasoat: no worker thread can be started\n"),
		      stderr);
		return EXIT_USAGE;
	}
	run->begun = true;
	if (!run->options->quiet)
		run->format->begin(&run->report);
	write_records(run, pool);
	if (!run->options->quiet && !run->unwritable)
		run->format->end(&run->report, &run->tally);
	if (run->report.failed)
		fputs(say(run->options->language, "rasoat: hết bộ nhớ khi ghi kết quả\n",
			  "rasoat: memory ended while the results were written\n"),
		      stderr);
	if (run->report.written == run->inputs.count)
		pool_finish(pool);
	return finish_output(run->options, exit_status(run));
}

static void release(struct run *run, struct rasoat_rules *rules)
{
	baseline_free(run->baseline);
	/* Workers that still run use both. */
	if (run->begun && run->report.written < run->inputs.count)
		return;
	rasoat_rules_free(rules);
	inputs_release(&run->inputs);
}

/* The older version is checked first; what is found in it is the baseline of the newer one. */
static bool take_older(struct run *run)
{
	struct rasoat_result *result;
	enum rasoat_status status = check_path(run->options, run->rules, run->options->older, &result);
	bool good = status == RASOAT_OK && baseline_take(run->baseline, "", result);

	if (!good) {
		const char *reason = result ? rasoat_result_reason(result) : "";

		fprintf(stderr, "rasoat: %s: %s\n", run->options->older,
			reason[0] ? reason : plain_reason(status, errno, run->options->language));
	}
	rasoat_result_free(result);
	return good;
}

/* The exit status, EXIT_CLEAN when there is a baseline or none was asked for. */
static int open_baseline(struct run *run)
{
	const struct options *options = run->options;

	if (!options->baseline && !options->older)
		return EXIT_CLEAN;
	run->baseline = baseline_new();
	if (!run->baseline)
		return EXIT_INPUT;
	if (options->older)
		return take_older(run) ? EXIT_CLEAN : EXIT_INPUT;
	return baseline_read(run->baseline, options->baseline, options->update_baseline, options->language)
		       ? EXIT_CLEAN
		       : EXIT_USAGE;
}

/* Not when the run was cut off: what was not checked would seem settled. */
static int save_baseline(struct run *run, int status)
{
	if (!run->options->update_baseline || status == EXIT_INTERRUPTED || run->report.failed || run->unwritable)
		return status;
	return baseline_write(run->baseline, run->options->baseline, run->options->language) ? status : EXIT_USAGE;
}

int command_check(const struct options *options)
{
	struct run run = {.options = options,
			  .format = report_format_find(options->format),
			  .inputs = {.language = options->language, .config = options->settings}};
	struct rasoat_rules *rules;
	int status;

	if (options->argument_count == 0) {
		fputs(say(options->language, "rasoat: chưa nêu tệp nào để rà soát (dấu - là đầu vào chuẩn)\n",
			  "rasoat: no file to check was named (- is the standard input)\n"),
		      stderr);
		options_hint(options);
		return EXIT_USAGE;
	}
	rules = open_rules(options, &status);
	if (!rules)
		return status;
	run.rules = rules;
	run.report = (struct report){.out = stdout,
				     .rules = rules,
				     .language = options->language,
				     .color = use_color(options, stdout),
				     .summary = options->summary,
				     .coverage = options->coverage,
				     .untied = options->untied};
	progress_start(&run.progress, progress_wish(options), options->language);
	for (size_t i = 0; i < options->argument_count; i++)
		inputs_add(&run.inputs, options->arguments[i]);
	run_catch_interrupts();
	status = open_baseline(&run);
	if (status == EXIT_CLEAN)
		status = save_baseline(&run, check_all(&run));
	release(&run, rules);
	return status;
}
