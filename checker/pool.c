#include "pool.h"

#include <pthread.h>
#include <signal.h>
#include <stdlib.h>
#include <time.h>

enum { AHEAD_PER_WORKER = 2, PATIENCE_NS = 100 * 1000 * 1000 };

struct slot {
	void *result;
	bool done;
};

struct pool {
	pthread_mutex_t lock;
	pthread_cond_t done; /* a job was done */
	pthread_cond_t room; /* a result was taken */
	pthread_t *threads;
	size_t workers;
	struct slot *slots; /* job i has slot i % ahead */
	size_t ahead;
	size_t next;  /* job to be begun */
	size_t taken; /* job to be taken */
	size_t count;
	pool_job *job;
	void *context;
};

static void *work(void *argument)
{
	struct pool *pool = argument;

	pthread_mutex_lock(&pool->lock);
	while (pool->next < pool->count) {
		size_t index = pool->next;
		void *result;

		if (index >= pool->taken + pool->ahead) {
			pthread_cond_wait(&pool->room, &pool->lock);
			continue;
		}
		pool->next++;
		pthread_mutex_unlock(&pool->lock);
		result = pool->job(pool->context, index);
		pthread_mutex_lock(&pool->lock);
		pool->slots[index % pool->ahead] = (struct slot){result, true};
		pthread_cond_signal(&pool->done);
	}
	pthread_mutex_unlock(&pool->lock);
	return NULL;
}

/* Signals are for the thread that writes; workers are started with all of them blocked. */
static void start_threads(struct pool *pool, size_t workers)
{
	sigset_t all, before;

	sigfillset(&all);
	pthread_sigmask(SIG_SETMASK, &all, &before);
	while (pool->workers < workers && pthread_create(&pool->threads[pool->workers], NULL, work, pool) == 0)
		pool->workers++;
	pthread_sigmask(SIG_SETMASK, &before, NULL);
}

static void release(struct pool *pool)
{
	pthread_mutex_destroy(&pool->lock);
	pthread_cond_destroy(&pool->done);
	pthread_cond_destroy(&pool->room);
	free(pool->threads);
	free(pool->slots);
	free(pool);
}

struct pool *pool_start(size_t workers, size_t count, pool_job *job, void *context)
{
	struct pool *pool = calloc(1, sizeof *pool);

	if (!pool)
		return NULL;
	if (workers > count)
		workers = count > 0 ? count : 1;
	pthread_mutex_init(&pool->lock, NULL);
	pthread_cond_init(&pool->done, NULL);
	pthread_cond_init(&pool->room, NULL);
	pool->ahead = workers * AHEAD_PER_WORKER;
	pool->count = count;
	pool->job = job;
	pool->context = context;
	pool->threads = calloc(workers, sizeof *pool->threads);
	pool->slots = calloc(pool->ahead, sizeof *pool->slots);
	if (pool->threads && pool->slots)
		start_threads(pool, workers);
	if (pool->workers > 0)
		return pool;
	release(pool);
	return NULL;
}

static struct timespec soon(void)
{
	struct timespec now;

	clock_gettime(CLOCK_REALTIME, &now);
	now.tv_nsec += PATIENCE_NS;
	if (now.tv_nsec >= 1000000000) {
		now.tv_nsec -= 1000000000;
		now.tv_sec++;
	}
	return now;
}

bool pool_take(struct pool *pool, void **result)
{
	struct slot *slot = &pool->slots[pool->taken % pool->ahead];
	struct timespec until = soon();
	bool there;

	pthread_mutex_lock(&pool->lock);
	if (!slot->done)
		pthread_cond_timedwait(&pool->done, &pool->lock, &until);
	there = slot->done;
	if (there) {
		*result = slot->result;
		*slot = (struct slot){NULL, false};
		pool->taken++;
		pthread_cond_broadcast(&pool->room);
	}
	pthread_mutex_unlock(&pool->lock);
	return there;
}

void pool_finish(struct pool *pool)
{
	for (size_t i = 0; i < pool->workers; i++)
		pthread_join(pool->threads[i], NULL);
	release(pool);
}
