/*
 * The keeper of a worker, and the worker up to its start.
 */
#include <errno.h>
#include <fcntl.h>
#include <poll.h>
#include <signal.h>
#include <sys/resource.h>
#include <sys/socket.h>
#include <sys/wait.h>
#include <time.h>
#include <unistd.h>

#include "read/worker_process.h"

enum { LOOK_EVERY = 10, KEPT = 3 }; /* ms between two looks; descriptor of the socket */

/* ---- the worker --------------------------------------------------------------------------------------------- */

static void limit(unsigned what, size_t most)
{
	struct rlimit limit = {.rlim_cur = most, .rlim_max = most};

	setrlimit(what, &limit);
}

static void set_limits(const struct worker_plan *plan)
{
	limit(RLIMIT_CORE, 0);
	limit(RLIMIT_CPU, plan->seconds + 1);
	limit(RLIMIT_FSIZE, plan->most_output);
	if (plan->most_memory > 0)
		limit(RLIMIT_AS, plan->most_memory);
}

static void put(int file, int place)
{
	if (file < 0)
		_exit(127);
	dup2(file, place);
	if (file != place)
		close(file);
}

_Noreturn static void become_worker(const struct worker_plan *plan)
{
	setpgid(0, 0);
	if (chdir(plan->directory) != 0)
		_exit(127);
	close(KEPT);
	put(open(plan->input, O_RDONLY), STDIN_FILENO);
	put(open(WORKER_OUTPUT, O_WRONLY | O_CREAT | O_EXCL, 0600), STDOUT_FILENO);
	set_limits(plan);
	worker_confine(plan);
	execve(plan->program, plan->argv, plan->environment);
	_exit(127);
}

/* ---- the keeper --------------------------------------------------------------------------------------------- */

/* Holds nothing but its socket: a pipe of this program that it kept open would never end for who reads it. */
static void close_others(int socket)
{
	long most = sysconf(_SC_OPEN_MAX);

	if (socket != KEPT)
		dup2(socket, KEPT);
	if (close_range(KEPT + 1, ~0U, 0) != 0)
		for (int file = KEPT + 1; file < most; file++)
			close(file);
	for (int file = 0; file < KEPT; file++) {
		int null = open("/dev/null", O_RDWR);

		if (null >= 0 && null != file) {
			dup2(null, file);
			close(null);
		}
	}
}

static long long now(void)
{
	struct timespec time;

	clock_gettime(CLOCK_MONOTONIC, &time);
	return (long long)time.tv_sec * 1000 + time.tv_nsec / 1000000;
}

/* Whether the program that started the worker has gone, or wants no more of it; waits so many ms. */
static int is_left(int wait)
{
	struct pollfd socket = {.fd = KEPT, .events = POLLIN};

	return poll(&socket, 1, wait) > 0;
}

/* Waits for the worker's end. */
static char watch(pid_t worker, long long until)
{
	for (;;) {
		int status;
		pid_t ended = waitpid(worker, &status, WNOHANG);

		if (ended == worker)
			return WIFEXITED(status) && WEXITSTATUS(status) == 0 ? WORKER_ENDED : WORKER_BROKE;
		if (ended < 0 && errno != EINTR)
			return WORKER_BROKE;
		if (now() >= until)
			return WORKER_WAS_LATE;
		if (is_left(LOOK_EVERY))
			return WORKER_BROKE;
	}
}

/* All that the worker started is in its group. */
static char run_worker(const struct worker_plan *plan)
{
	pid_t worker = fork();
	char end;

	if (worker == 0)
		become_worker(plan);
	if (worker < 0)
		return WORKER_BROKE;
	setpgid(worker, worker);
	end = watch(worker, now() + (long long)plan->seconds * 1000);
	kill(-worker, SIGKILL);
	while (waitpid(worker, NULL, 0) < 0 && errno == EINTR)
		;
	return end;
}

_Noreturn void worker_keep(const struct worker_plan *plan, int socket)
{
	char said;

	/* An interrupt from the keyboard is for this program, which then lets its keepers go. */
	setpgid(0, 0);
	close_others(socket);
	signal(SIGCHLD, SIG_DFL);
	if (recv(KEPT, &said, 1, 0) == 1 && said == WORKER_GO) {
		said = run_worker(plan);
		if (send(KEPT, &said, 1, MSG_NOSIGNAL) == 1)
			is_left(-1);
	}
	execve(plan->remover[0], plan->remover, plan->environment);
	_exit(127);
}
