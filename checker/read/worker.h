/*
 * worker: another program that reads an untrusted file in a process of its own, within limits.
 *
 * It gets a private directory (its home, its place for temporary files, and where it stands), which holds the file under a name and
 * takes what it writes. It may use so much time, memory and disk; where the system knows how (Landlock, seccomp on Linux), it reads
 * nothing but its directory and what is installed, writes nothing outside of it, and reaches no network. A process that stands between
 * ends it and removes the directory, also when this program is killed meanwhile.
 */
#ifndef RASOAT_READ_WORKER_H
#define RASOAT_READ_WORKER_H

#include "base/arena.h"
#include "base/slice.h"

enum worker_state {
	WORKER_OK,
	WORKER_ABSENT, /* there is no such program */
	WORKER_FAILED, /* it ended with a failure, or without output */
	WORKER_LATE,
	WORKER_TOO_LARGE, /* it made more than it may */
};

struct worker_task {
	const char *const *argv; /* NULL behind the last; the first is looked up along PATH */
	const char *input;       /* name of the file with the bytes, which is its standard input too */
	const char *output;      /* name of the file that it makes; NULL: what it writes on its standard output */
	unsigned seconds;
	size_t most_memory; /* of address space, in bytes; 0: no limit */
	size_t most_output; /* bytes of any file that it makes */
	bool sockets;       /* its processes talk over sockets in /tmp, which it makes and removes */
};

/* Whether PATH leads to such a program. */
bool worker_has(const char *program);

/* Runs the program on the bytes. *output, in the arena, is empty unless WORKER_OK. */
enum worker_state worker_run(struct arena *arena, const struct worker_task *task, struct slice bytes,
			     struct slice *output);

#endif
