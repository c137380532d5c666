#include "read/ole.h"

#include <stdint.h>

/*
 * A compound file is a small file system: sectors, a table that leads from each to the next, and a directory whose entries make a
 * binary tree for each folder, sorted by the length of their names, then by their letters.
 */
enum {
	HEADER = 512,
	ENTRY = 128,
	FIRST_TABLES = 109,  /* sectors of the table that the header names */
	MOST_SECTORS = 1024, /* of the directory; office files have some dozens of entries, four a sector */
	MOST_DEPTH = 128,    /* of its tree */
	WORD_LOCKED = 0x100, /* flag at byte 10 of a Word stream */
	EXCEL_LOCKED = 0x2F, /* record of an Excel stream */
};

struct ole {
	struct slice bytes;
	uint32_t sector;  /* bytes */
	uint32_t sectors; /* in the file */
};

static uint32_t number_at(struct slice bytes, size_t at, unsigned size)
{
	uint32_t number = 0;

	if (at > bytes.size || bytes.size - at < size)
		return size == 4 ? UINT32_MAX : 0;
	for (unsigned i = size; i-- > 0;)
		number = number << 8 | (unsigned char)bytes.data[at + i];
	return number;
}

/* Where a sector begins; behind the end when there is no such sector. */
static size_t sector_start(const struct ole *ole, uint32_t sector)
{
	return ((size_t)sector + 1) * ole->sector;
}

/* The sector that holds the index-th part of the table. */
static uint32_t table_sector(const struct ole *ole, uint32_t index)
{
	uint32_t listed = ole->sector / 4 - 1;
	uint32_t list;

	if (index < FIRST_TABLES)
		return number_at(ole->bytes, 76 + (size_t)index * 4, 4);
	index -= FIRST_TABLES;
	list = number_at(ole->bytes, 68, 4);
	while (index >= listed && list < ole->sectors) {
		list = number_at(ole->bytes, sector_start(ole, list) + (size_t)listed * 4, 4);
		index -= listed;
	}
	return index < listed ? number_at(ole->bytes, sector_start(ole, list) + (size_t)index * 4, 4) : UINT32_MAX;
}

static uint32_t next_sector(const struct ole *ole, uint32_t sector)
{
	uint32_t each = ole->sector / 4;

	/* The table is never searched for what lies behind the end of the file, so that its own chain stays short. */
	if (sector >= ole->sectors)
		return UINT32_MAX;
	return number_at(ole->bytes, sector_start(ole, table_sector(ole, sector / each)) + (size_t)(sector % each) * 4,
			 4);
}

/* The bytes of an entry of the directory, none when it has no such entry. */
static struct slice entry_at(const struct ole *ole, uint32_t index)
{
	uint32_t each = ole->sector / ENTRY;
	uint32_t sector = number_at(ole->bytes, 48, 4);
	size_t start;

	if (index / each >= MOST_SECTORS)
		return SLICE("");
	for (uint32_t i = 0; i < index / each; i++)
		sector = next_sector(ole, sector);
	start = sector_start(ole, sector) + (size_t)(index % each) * ENTRY;
	return start <= ole->bytes.size && ole->bytes.size - start >= ENTRY ? slice_of(ole->bytes.data + start, ENTRY)
									    : SLICE("");
}

/* Compares a name with that of an entry: below 0 when it stands to the left. */
static int compare(const char *name, struct slice entry)
{
	size_t length = number_at(entry, 64, 2) / 2;
	size_t wanted = strlen(name) + 1;

	if (wanted != length)
		return wanted < length ? -1 : 1;
	for (size_t i = 0; i + 1 < length; i++) {
		int a = (unsigned char)name[i] & ~0x20;
		int b = (int)number_at(entry, i * 2, 2) & ~0x20;

		if (a != b)
			return a < b ? -1 : 1;
	}
	return 0;
}

/* The entry of the outermost folder with that name. */
static struct slice find(const struct ole *ole, const char *name)
{
	struct slice entry = entry_at(ole, 0);
	uint32_t at = number_at(entry, 76, 4);

	for (unsigned depth = 0; depth < MOST_DEPTH; depth++) {
		int order;

		entry = entry_at(ole, at);
		if (entry.size == 0)
			break;
		order = compare(name, entry);
		if (order == 0)
			return entry;
		at = number_at(entry, order < 0 ? 68 : 72, 4);
	}
	return SLICE("");
}

static bool has(const struct ole *ole, const char *name)
{
	return find(ole, name).size > 0;
}

/* The beginning of a stream, of one sector at most. */
static struct slice beginning(const struct ole *ole, struct slice entry)
{
	size_t start = sector_start(ole, number_at(entry, 116, 4));

	return start <= ole->bytes.size && ole->bytes.size - start >= ole->sector
		       ? slice_of(ole->bytes.data + start, ole->sector)
		       : SLICE("");
}

static bool is_locked_book(struct slice stream)
{
	for (size_t at = 0; at + 4 <= stream.size; at += 4 + number_at(stream, at + 2, 2))
		if (number_at(stream, at, 2) == EXCEL_LOCKED)
			return true;
	return false;
}

enum ole_kind ole_kind(struct slice bytes)
{
	uint32_t power = number_at(bytes, 30, 2);
	struct ole ole = {bytes, UINT32_C(1) << (power & 15), (uint32_t)(bytes.size >> (power & 15))};
	struct slice word;
	struct slice book;

	if (bytes.size < HEADER || (power != 9 && power != 12))
		return OLE_UNKNOWN;
	if (has(&ole, "EncryptedPackage"))
		return OLE_LOCKED;
	word = find(&ole, "WordDocument");
	if (word.size > 0)
		return number_at(beginning(&ole, word), 10, 2) & WORD_LOCKED ? OLE_LOCKED : OLE_WORD;
	book = find(&ole, "Workbook");
	if (book.size == 0)
		book = find(&ole, "Book");
	if (book.size > 0)
		return is_locked_book(beginning(&ole, book)) ? OLE_LOCKED : OLE_EXCEL;
	return has(&ole, "PowerPoint Document") ? OLE_SLIDES : OLE_UNKNOWN;
}
