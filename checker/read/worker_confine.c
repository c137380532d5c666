/*
 * What a worker gives up before it starts, on systems that know how. What cannot be given up is left: the limits hold all the same.
 */
#include "read/worker_process.h"

#ifdef __linux__

#include <fcntl.h>
#include <linux/audit.h>
#include <linux/filter.h>
#include <linux/landlock.h>
#include <linux/seccomp.h>
#include <stddef.h>
#include <stdint.h>
#include <sys/prctl.h>
#include <sys/socket.h>
#include <sys/syscall.h>
#include <unistd.h>

#if defined(__x86_64__)
#define ARCHITECTURE AUDIT_ARCH_X86_64
#elif defined(__aarch64__)
#define ARCHITECTURE AUDIT_ARCH_AARCH64
#endif

static const uint64_t READING = LANDLOCK_ACCESS_FS_EXECUTE | LANDLOCK_ACCESS_FS_READ_FILE | LANDLOCK_ACCESS_FS_READ_DIR;
static const uint64_t WRITING = LANDLOCK_ACCESS_FS_WRITE_FILE | LANDLOCK_ACCESS_FS_REMOVE_DIR |
				LANDLOCK_ACCESS_FS_REMOVE_FILE | LANDLOCK_ACCESS_FS_MAKE_CHAR |
				LANDLOCK_ACCESS_FS_MAKE_DIR | LANDLOCK_ACCESS_FS_MAKE_REG |
				LANDLOCK_ACCESS_FS_MAKE_SOCK | LANDLOCK_ACCESS_FS_MAKE_FIFO |
				LANDLOCK_ACCESS_FS_MAKE_BLOCK | LANDLOCK_ACCESS_FS_MAKE_SYM;

/* What later systems can forbid, by the number of their interface; their headers may be older. */
static const struct {
	long since;
	uint64_t access;
} LATER[] = {{2, UINT64_C(1) << 13 /* moving to another directory */}, {3, UINT64_C(1) << 14 /* cutting off */}};

/* Where programs, their libraries, fonts and settings are. */
static const char *const INSTALLED[] = {"/usr",
					"/bin",
					"/sbin",
					"/lib",
					"/lib64",
					"/opt",
					"/etc",
					"/nix",
					"/proc",
					"/sys",
					"/dev/random",
					"/dev/urandom",
					"/dev/zero",
					"/var/lib",
					"/var/cache/fontconfig",
					"/var/spool/libreoffice",
					"/snap"};

static void allow(int rules, const char *path, uint64_t access)
{
	static const uint64_t OF_FILES = LANDLOCK_ACCESS_FS_EXECUTE | LANDLOCK_ACCESS_FS_READ_FILE |
					 LANDLOCK_ACCESS_FS_WRITE_FILE;
	struct landlock_path_beneath_attr rule = {.allowed_access = access};

	rule.parent_fd = open(path, O_PATH | O_CLOEXEC);
	if (rule.parent_fd < 0)
		return;
	if (syscall(SYS_landlock_add_rule, rules, LANDLOCK_RULE_PATH_BENEATH, &rule, 0) != 0) {
		/* Of a file only what a file has may be allowed. */
		rule.allowed_access &= OF_FILES;
		syscall(SYS_landlock_add_rule, rules, LANDLOCK_RULE_PATH_BENEATH, &rule, 0);
	}
	close(rule.parent_fd);
}

static void confine_files(const struct worker_plan *plan)
{
	struct landlock_ruleset_attr handled = {.handled_access_fs = READING | WRITING};
	long version = syscall(SYS_landlock_create_ruleset, NULL, 0, LANDLOCK_CREATE_RULESET_VERSION);
	long rules;

	for (size_t i = 0; i < sizeof LATER / sizeof LATER[0]; i++)
		if (version >= LATER[i].since)
			handled.handled_access_fs |= LATER[i].access;
	rules = syscall(SYS_landlock_create_ruleset, &handled, sizeof handled, 0);
	if (rules < 0)
		return;
	for (size_t i = 0; i < sizeof INSTALLED / sizeof INSTALLED[0]; i++)
		allow((int)rules, INSTALLED[i], READING);
	allow((int)rules, plan->home, READING);
	allow((int)rules, plan->directory, handled.handled_access_fs);
	allow((int)rules, "/dev/null", LANDLOCK_ACCESS_FS_READ_FILE | LANDLOCK_ACCESS_FS_WRITE_FILE);
	if (plan->sockets)
		allow((int)rules, "/tmp", LANDLOCK_ACCESS_FS_MAKE_SOCK | LANDLOCK_ACCESS_FS_REMOVE_FILE);
	syscall(SYS_landlock_restrict_self, (int)rules, 0);
	close((int)rules);
}

/* No socket but those between the processes of one system. */
static void confine_network(void)
{
#ifdef ARCHITECTURE
	struct sock_filter filter[] = {
		BPF_STMT(BPF_LD | BPF_W | BPF_ABS, offsetof(struct seccomp_data, arch)),
		BPF_JUMP(BPF_JMP | BPF_JEQ | BPF_K, ARCHITECTURE, 0, 5),
		BPF_STMT(BPF_LD | BPF_W | BPF_ABS, offsetof(struct seccomp_data, nr)),
		BPF_JUMP(BPF_JMP | BPF_JEQ | BPF_K, __NR_socket, 0, 3),
		BPF_STMT(BPF_LD | BPF_W | BPF_ABS, offsetof(struct seccomp_data, args[0])),
		BPF_JUMP(BPF_JMP | BPF_JEQ | BPF_K, AF_UNIX, 1, 0),
		BPF_STMT(BPF_RET | BPF_K, SECCOMP_RET_ERRNO | 13 /* EACCES */),
		BPF_STMT(BPF_RET | BPF_K, SECCOMP_RET_ALLOW),
	};
	struct sock_fprog program = {.len = sizeof filter / sizeof filter[0], .filter = filter};

	prctl(PR_SET_SECCOMP, SECCOMP_MODE_FILTER, &program);
#endif
}

void worker_confine(const struct worker_plan *plan)
{
	if (prctl(PR_SET_NO_NEW_PRIVS, 1, 0, 0, 0) != 0)
		return;
	confine_files(plan);
	confine_network();
}

#else

void worker_confine(const struct worker_plan *plan)
{
	(void)plan;
}

#endif
