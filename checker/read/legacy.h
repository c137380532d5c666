/*
 * legacy: the letters of the encodings that Vietnamese text had before Unicode, by byte.
 *
 * The C library's iconv knows TCVN 5712, VISCII and CP1258; it takes TCVN3 for TCVN 5712, whose extra capitals and marks
 * are quotes and dashes in TCVN3 text, and has no VNI. So TCVN3 and VNI have their own tables here.
 */
#ifndef RASOAT_READ_LEGACY_H
#define RASOAT_READ_LEGACY_H

#include "base/strbuf.h"

/* What a byte of TCVN3 (ABC) means; bytes without a letter of their own are those of Windows-1252. 0: nothing. */
uint32_t legacy_tcvn3(unsigned char byte);

/* The byte whose Windows-1252 character it is, or 0 when it is not in that set. */
unsigned char legacy_byte(uint32_t character);
uint32_t legacy_cp1252(unsigned char byte);

/*
 * The letter that VNI bytes at the start of `bytes` make, and how many of them (1 or 2): a base letter with a mark behind
 * it, a letter of its own, or what Windows-1252 has there.
 */
uint32_t legacy_vni(const unsigned char *bytes, size_t size, size_t *used);

#endif
