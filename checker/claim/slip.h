/*
 * slip: whether one figure is another one mistyped.
 *
 * People and copy machines err in digits: one digit changed, two exchanged, one too many or too few. Where the wording leaves more
 * than one reading open, a contradiction is only claimed when such a slip would explain it.
 */
#ifndef RASOAT_CLAIM_SLIP_H
#define RASOAT_CLAIM_SLIP_H

#include "base/decimal.h"

/*
 * Whether `right`, written with `places` decimals, differs from `printed` by one such slip or has the same digits in another
 * order. Equal figures are no slip.
 */
bool slip_mistyped(struct decimal printed, struct decimal right, uint8_t places);

/* The same of figures that may be rates: 118,4 for 18,4 is no slip but an index. */
bool slip_likely(struct decimal printed, struct decimal right, uint8_t places);

/* Whether the two have the same digits, two or more, in another order: which chance hardly does. */
bool slip_exchanged(struct decimal printed, struct decimal right, uint8_t places);

#endif
