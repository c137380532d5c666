/*
 * The side of a worker that stays in this program.
 */
#include "read/worker.h"

#include <errno.h>
#include <fcntl.h>
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <sys/socket.h>
#include <sys/stat.h>
#include <sys/wait.h>
#include <unistd.h>

#include "base/strbuf.h"
#include "read/worker_process.h"

enum { MOST_ARGUMENTS = 32 };

struct worker {
	const char *directory;
	pid_t keeper;
	int socket; /* -1: there is no keeper, and the directory is empty */
};

/* The keeper ends when the socket does. */
static void release(void *resource)
{
	const struct worker *worker = resource;

	if (worker->socket < 0) {
		rmdir(worker->directory);
		return;
	}
	close(worker->socket);
	while (waitpid(worker->keeper, NULL, 0) < 0 && errno == EINTR)
		;
}

static const char *search_path(void)
{
	const char *path = getenv("PATH");

	return path == NULL || path[0] == '\0' ? "/usr/local/bin:/usr/bin:/bin" : path;
}

/* Fills the buffer with the path of a program, or says that there is none. */
static bool find_program(const char *program, char *out, size_t room)
{
	const char *folder = search_path();

	if (strchr(program, '/') != NULL)
		return (size_t)snprintf(out, room, "%s", program) < room && access(out, X_OK) == 0;
	for (;;) {
		size_t size = strcspn(folder, ":");

		if (size > 0 && folder[0] == '/' &&
		    (size_t)snprintf(out, room, "%.*s/%s", (int)size, folder, program) < room && access(out, X_OK) == 0)
			return true;
		if (folder[size] == '\0')
			return false;
		folder += size + 1;
	}
}

bool worker_has(const char *program)
{
	char path[4096];

	return find_program(program, path, sizeof path);
}

/* "NAME=value" in the arena. */
static char *setting(struct arena *arena, const char *name, const char *value)
{
	struct strbuf text;

	strbuf_init(&text, arena);
	strbuf_puts(&text, name);
	strbuf_puts(&text, "=");
	strbuf_puts(&text, value);
	return arena_string(arena, strbuf_slice(&text));
}

/* Nothing of this program's own environment but where programs are. */
static char **make_environment(struct arena *arena, const char *directory)
{
	char **environment = arena_array(arena, 6, sizeof *environment);

	environment[0] = setting(arena, "PATH", search_path());
	environment[1] = setting(arena, "HOME", directory);
	environment[2] = setting(arena, "TMPDIR", directory);
	environment[3] = setting(arena, "LANG", "C.UTF-8");
	environment[4] = setting(arena, "LC_ALL", "C.UTF-8");
	return environment;
}

static char **copy_arguments(struct arena *arena, const char *const *argv)
{
	char **copy = arena_array(arena, MOST_ARGUMENTS + 1, sizeof *copy);

	for (size_t i = 0; argv[i] != NULL && i < MOST_ARGUMENTS; i++)
		copy[i] = arena_string(arena, slice_str(argv[i]));
	return copy;
}

static char *folder_of(struct arena *arena, const char *path)
{
	const char *slash = strrchr(path, '/');

	return arena_string(arena, slice_of(path, slash == NULL ? 0 : (size_t)(slash - path)));
}

/* Makes everything that the keeper needs. False when there is no such program. */
static bool make_plan(struct arena *arena, const struct worker_task *task, const char *directory,
		      struct worker_plan *plan)
{
	char path[4096];
	const char *const removing[] = {"rm", "-rf", "--", directory, NULL};
	char **remover = copy_arguments(arena, removing);

	if (!find_program("rm", path, sizeof path))
		return false;
	remover[0] = arena_string(arena, slice_str(path));
	if (!find_program(task->argv[0], path, sizeof path))
		return false;
	*plan = (struct worker_plan){.program = arena_string(arena, slice_str(path)),
				     .argv = copy_arguments(arena, task->argv),
				     .environment = make_environment(arena, directory),
				     .directory = directory,
				     .input = task->input,
				     .home = folder_of(arena, path),
				     .remover = remover,
				     .seconds = task->seconds,
				     .most_memory = task->most_memory,
				     .most_output = task->most_output,
				     .sockets = task->sockets};
	return true;
}

/* From here on the directory is the keeper's to remove. */
static bool start_keeper(struct worker *worker, const struct worker_plan *plan)
{
	int ends[2];

	if (socketpair(AF_UNIX, SOCK_STREAM | SOCK_CLOEXEC, 0, ends) != 0)
		return false;
	worker->keeper = fork();
	if (worker->keeper == 0)
		worker_keep(plan, ends[1]);
	close(ends[1]);
	if (worker->keeper < 0) {
		close(ends[0]);
		return false;
	}
	worker->socket = ends[0];
	return true;
}

static bool write_all(int file, struct slice bytes)
{
	for (size_t at = 0; at < bytes.size;) {
		ssize_t written = write(file, bytes.data + at, bytes.size - at);

		if (written < 0 && errno == EINTR)
			continue;
		if (written <= 0)
			return false;
		at += (size_t)written;
	}
	return true;
}

static bool write_input(const char *path, struct slice bytes)
{
	int file = open(path, O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, 0600);
	bool good;

	if (file < 0)
		return false;
	good = write_all(file, bytes);
	return close(file) == 0 && good;
}

static enum worker_state wait_for(const struct worker *worker)
{
	char said = WORKER_GO;
	ssize_t got;

	if (send(worker->socket, &said, 1, MSG_NOSIGNAL) != 1)
		return WORKER_FAILED;
	do
		got = recv(worker->socket, &said, 1, 0);
	while (got < 0 && errno == EINTR);
	if (got != 1 || said == WORKER_BROKE)
		return WORKER_FAILED;
	return said == WORKER_WAS_LATE ? WORKER_LATE : WORKER_OK;
}

static bool read_all(const char *path, char *out, size_t size)
{
	int file = open(path, O_RDONLY | O_NOFOLLOW | O_CLOEXEC);
	size_t at = 0;
	ssize_t got = 1;

	if (file < 0)
		return false;
	while (at < size && got > 0) {
		got = read(file, out + at, size - at);
		if (got > 0)
			at += (size_t)got;
		else if (got < 0 && errno == EINTR)
			got = 1;
	}
	close(file);
	return at == size;
}

static enum worker_state read_output(struct arena *arena, const char *path, size_t most, struct slice *output)
{
	struct stat state;
	char *data;

	if (lstat(path, &state) != 0 || !S_ISREG(state.st_mode) || state.st_size == 0)
		return WORKER_FAILED;
	if ((size_t)state.st_size >= most)
		return WORKER_TOO_LARGE;
	data = arena_alloc(arena, (size_t)state.st_size);
	if (!read_all(path, data, (size_t)state.st_size))
		return WORKER_FAILED;
	*output = slice_of(data, (size_t)state.st_size);
	return WORKER_OK;
}

static char *path_in(struct arena *arena, const char *directory, const char *name)
{
	struct strbuf path;

	strbuf_init(&path, arena);
	strbuf_puts(&path, directory);
	strbuf_puts(&path, "/");
	strbuf_puts(&path, name);
	return arena_string(arena, strbuf_slice(&path));
}

static char *directory_pattern(struct arena *arena)
{
	const char *folder = getenv("TMPDIR");

	return path_in(arena, folder == NULL || folder[0] != '/' ? "/tmp" : folder, "rasoat-XXXXXX");
}

/* What is done inside the directory. */
static enum worker_state run_in(struct arena *arena, struct worker *worker, const struct worker_task *task,
				struct slice bytes, struct slice *output)
{
	const char *name = task->output == NULL ? WORKER_OUTPUT : task->output;
	char *input = path_in(arena, worker->directory, task->input);
	char *made = path_in(arena, worker->directory, name);
	struct worker_plan plan;
	enum worker_state state;

	if (!make_plan(arena, task, worker->directory, &plan))
		return WORKER_ABSENT;
	if (!start_keeper(worker, &plan) || !write_input(input, bytes))
		return WORKER_FAILED;
	state = wait_for(worker);
	return state == WORKER_OK ? read_output(arena, made, task->most_output, output) : state;
}

enum worker_state worker_run(struct arena *arena, const struct worker_task *task, struct slice bytes,
			     struct slice *output)
{
	struct worker *worker = arena_alloc(arena, sizeof *worker);
	void **slot = arena_defer(arena, release);
	char *directory = directory_pattern(arena);
	enum worker_state state;

	*output = SLICE("");
	*worker = (struct worker){.directory = directory, .socket = -1};
	if (mkdtemp(directory) == NULL)
		return WORKER_FAILED;
	*slot = worker;
	state = run_in(arena, worker, task, bytes, output);
	*slot = NULL;
	release(worker);
	return state;
}
