/*
 * run: the check command as a pipeline: inputs -> pool of checks -> report, in the order of the inputs.
 */
#ifndef RASOAT_RUN_H
#define RASOAT_RUN_H

#include "commands.h"

/* After this, an interrupt ends the run behind the record that is being written; a second one ends the program at once. */
void run_catch_interrupts(void);

#endif
