/*
 * worker_process: the two processes behind a worker. Private to worker*.c.
 *
 * The keeper is a copy of this program that starts the worker, ends it when its time is over or when this program is gone, and
 * removes the directory last of all. Between fork() and the worker's start only calls run that are safe beside other threads: all
 * strings are made beforehand.
 */
#ifndef RASOAT_READ_WORKER_PROCESS_H
#define RASOAT_READ_WORKER_PROCESS_H

#include <stdbool.h>
#include <stddef.h>

/* What this program and the keeper say to each other over their socket: 'g' to go; the end of the worker comes back. */
enum { WORKER_GO = 'g', WORKER_ENDED = 'e', WORKER_BROKE = 'b', WORKER_WAS_LATE = 'l' };

#define WORKER_OUTPUT "output" /* name of the file for what it says on its standard output */

struct worker_plan {
	const char *program; /* path */
	char *const *argv;
	char *const *environment;
	const char *directory;
	const char *input;    /* inside the directory */
	const char *home;     /* directory of the program */
	char *const *remover; /* argv of the program that removes the directory */
	unsigned seconds;
	size_t most_memory;
	size_t most_output;
	bool sockets;
};

/* The life of the keeper, with its end of the socket. */
_Noreturn void worker_keep(const struct worker_plan *plan, int socket);

/* Gives up what a worker does not need: other files, writing, the network; as far as the system can. */
void worker_confine(const struct worker_plan *plan);

#endif
