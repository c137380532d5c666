/*
 * Plain text, in whatever encoding.
 */
#include "base/utf8.h"
#include "document/layout.h"
#include "read/encoding.h"
#include "read/reader.h"

enum { CONTROL_SHARE = 16 }; /* one control character in so many bytes: no text */

static bool is_control(char c)
{
	return ((unsigned char)c < ' ' && (c < '\b' || c > '\r') && c != 0x1B) || c == 0x7F;
}

bool reader_is_text(struct slice text)
{
	size_t controls = 0;

	for (size_t i = 0; i < text.size; i++) {
		if (text.data[i] == '\0')
			return false;
		controls += is_control(text.data[i]);
	}
	return controls <= text.size / CONTROL_SHARE;
}

struct slice reader_text(const struct input *input, struct document *doc)
{
	size_t mark;
	enum encoding encoding = encoding_guess(input->arena, input->bytes, &mark);
	struct slice text;

	if (input->options->encoding != NULL) {
		encoding = encoding_find(input->options->encoding);
		doc->encoding = encoding_name(encoding);
		return encoding_decode(input->arena, slice_part(input->bytes, mark, input->bytes.size), encoding);
	}
	doc->encoding = encoding_name(encoding);
	text = encoding_decode(input->arena, slice_part(input->bytes, mark, input->bytes.size), encoding);
	return encoding == ENCODING_UTF8 ? encoding_repair(input->arena, text, &doc->encoding) : text;
}

enum read_status text_read(const struct input *input, struct document *doc)
{
	doc->source = reader_text(input, doc);
	if (reader_is_blank(doc->source))
		return READ_EMPTY;
	if (!reader_is_text(doc->source))
		return READ_NOT_TEXT;
	layout_read(input->arena, doc);
	document_index(input->arena, doc);
	return READ_OK;
}
