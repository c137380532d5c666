/*
 * font: text in fonts that give Latin letters the shapes of Vietnamese ones: ".VnTime" (TCVN3), "VNI-Times".
 *
 * Office files keep such text as the characters whose codes the font reuses; which font it is in tells what they mean.
 */
#ifndef RASOAT_READ_FONT_H
#define RASOAT_READ_FONT_H

#include "base/strbuf.h"

enum font_coding {
	FONT_UNICODE,
	FONT_TCVN3,          /* .VnTime */
	FONT_TCVN3_CAPITALS, /* .VnTimeH: small letters look like capitals */
	FONT_VNI,            /* VNI-Times */
	FONT_SYMBOL,         /* Symbol, Wingdings: shapes that are no letters */
};

enum font_coding font_coding(const char *name);

/* Appends text that stands in such a font as what a reader sees. */
void font_decode(struct strbuf *out, struct slice text, enum font_coding coding);

#endif
