#include "show/jsonout.h"

#include <inttypes.h>

#include "base/utf8.h"

static void escaped(struct strbuf *out, struct slice text)
{
	size_t length;

	strbuf_putc(out, '"');
	for (size_t at = 0; at < text.size; at += length) {
		uint32_t c = utf8_decode(text, at, &length);

		if (c == '"' || c == '\\')
			strbuf_printf(out, "\\%c", (int)c);
		else if (c == '\n')
			strbuf_puts(out, "\\n");
		else if (c == '\t')
			strbuf_puts(out, "\\t");
		else if (c < 0x20 || c == 0x7F)
			strbuf_printf(out, "\\u%04x", (unsigned)c);
		else
			utf8_append(out, c);
	}
	strbuf_putc(out, '"');
}

static void member(struct jsonout *json, const char *key)
{
	if (json->more)
		strbuf_putc(json->out, ',');
	json->more = true;
	if (!key)
		return;
	escaped(json->out, slice_str(key));
	strbuf_putc(json->out, ':');
}

void jsonout_open(struct jsonout *json, const char *key, char bracket)
{
	member(json, key);
	strbuf_putc(json->out, bracket);
	json->more = false;
}

void jsonout_close(struct jsonout *json, char bracket)
{
	strbuf_putc(json->out, bracket == '{' ? '}' : ']');
	json->more = true;
}

void jsonout_text(struct jsonout *json, const char *key, struct slice text)
{
	member(json, key);
	escaped(json->out, text);
}

void jsonout_word(struct jsonout *json, const char *key, const char *word)
{
	member(json, key);
	strbuf_putc(json->out, '"');
	for (; *word; word++)
		strbuf_putc(json->out, *word == ' ' ? '-' : *word);
	strbuf_putc(json->out, '"');
}

void jsonout_number(struct jsonout *json, const char *key, uint64_t number)
{
	member(json, key);
	strbuf_printf(json->out, "%" PRIu64, number);
}

void jsonout_integer(struct jsonout *json, const char *key, int64_t number)
{
	member(json, key);
	strbuf_printf(json->out, "%" PRId64, number);
}

void jsonout_bool(struct jsonout *json, const char *key, bool value)
{
	member(json, key);
	strbuf_puts(json->out, value ? "true" : "false");
}

void jsonout_null(struct jsonout *json, const char *key)
{
	member(json, key);
	strbuf_puts(json->out, "null");
}

/* Digits without grouping and with a decimal point: the Vietnamese form without its dots. */
void jsonout_decimal(struct jsonout *json, const char *key, struct decimal value)
{
	struct strbuf printed;

	strbuf_init(&printed, json->out->arena);
	decimal_print(&printed, value, 0);
	member(json, key);
	strbuf_putc(json->out, '"');
	for (size_t i = 0; i < printed.size; i++) {
		if (printed.data[i] == ',')
			strbuf_putc(json->out, '.');
		else if (printed.data[i] != '.')
			strbuf_putc(json->out, printed.data[i]);
	}
	strbuf_putc(json->out, '"');
}
