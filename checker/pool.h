/*
 * pool: numbered jobs on worker threads, their results taken in order.
 *
 * Workers run at most a few jobs ahead of the taker, so that results do not pile up. A job must not touch what another touches.
 */
#ifndef RASOAT_POOL_H
#define RASOAT_POOL_H

#include <stdbool.h>
#include <stddef.h>

struct pool;

/* Does job number `index`. Runs on a worker; what it returns belongs to whoever takes it. */
typedef void *pool_job(void *context, size_t index);

/* Starts `workers` threads for jobs 0 ... count - 1, or returns NULL when not even one can be started. */
struct pool *pool_start(size_t workers, size_t count, pool_job *job, void *context);

/*
 * Waits for the result of the next job, up to about a tenth of a second: false when it is not there yet. Jobs are taken in order, from 0.
 */
bool pool_take(struct pool *pool, void **result);

/* Waits for the workers and frees the pool. All jobs must have been taken. */
void pool_finish(struct pool *pool);

#endif
