#include "read/zip.h"

#include <zip.h>

enum {
	UNSUSPICIOUS = 8 * 1024 * 1024, /* inflated bytes that no proportion makes suspect */
	MOST_PROPORTION = 200,          /* inflated to packed bytes; text in XML reaches some 30 */
	PIECE = 65536,
};

struct zip_archive {
	struct arena *arena;
	zip_t *zip;
	size_t limit; /* inflated bytes of one part */
};

struct zip_part {
	zip_file_t *file;
	void **slot; /* of the arena's resource */
	size_t read;
	size_t limit;
	enum zip_state state;
};

static void discard(void *zip)
{
	zip_discard(zip);
}

static void close_file(void *file)
{
	zip_fclose(file);
}

struct zip_archive *zip_archive_open(struct arena *arena, struct slice bytes, size_t limit)
{
	struct zip_archive *archive = arena_alloc(arena, sizeof *archive);
	void **slot = arena_defer(arena, discard);
	zip_error_t error;
	zip_source_t *source;

	zip_error_init(&error);
	source = zip_source_buffer_create(bytes.data, bytes.size, 0, &error);
	archive->zip = source == NULL ? NULL : zip_open_from_source(source, ZIP_RDONLY, &error);
	if (archive->zip == NULL && source != NULL)
		zip_source_free(source);
	zip_error_fini(&error);
	if (archive->zip == NULL)
		return NULL;
	*slot = archive->zip;
	archive->arena = arena;
	archive->limit = limit;
	return archive;
}

size_t zip_archive_count(const struct zip_archive *archive)
{
	zip_int64_t count = zip_get_num_entries(archive->zip, 0);

	return count > 0 ? (size_t)count : 0;
}

const char *zip_archive_name(const struct zip_archive *archive, size_t index)
{
	const char *name = zip_get_name(archive->zip, index, ZIP_FL_ENC_GUESS);

	return name == NULL ? "" : name;
}

bool zip_archive_has(const struct zip_archive *archive, const char *name)
{
	return zip_name_locate(archive->zip, name, ZIP_FL_NOCASE) >= 0;
}

/* Bytes that a part may grow to. */
static size_t part_limit(const struct zip_archive *archive, const zip_stat_t *stat)
{
	zip_uint64_t packed = (stat->valid & ZIP_STAT_COMP_SIZE) != 0 ? stat->comp_size : 0;
	size_t limit = archive->limit;

	if (packed < UNSUSPICIOUS / MOST_PROPORTION)
		return limit < UNSUSPICIOUS ? limit : UNSUSPICIOUS;
	return packed < limit / MOST_PROPORTION ? (size_t)packed * MOST_PROPORTION : limit;
}

static enum zip_state state_of(int error)
{
	return error == ZIP_ER_COMPNOTSUPP || error == ZIP_ER_ENCRNOTSUPP ? ZIP_UNKNOWN_METHOD
	       : error == ZIP_ER_NOPASSWD || error == ZIP_ER_WRONGPASSWD  ? ZIP_ENCRYPTED
									  : ZIP_BROKEN;
}

enum zip_state zip_part_open_at(struct zip_archive *archive, size_t index, struct zip_part **part)
{
	struct zip_part *made = arena_alloc(archive->arena, sizeof *made);
	zip_stat_t stat;

	*part = NULL;
	zip_stat_init(&stat);
	if (zip_stat_index(archive->zip, index, 0, &stat) != 0)
		return ZIP_BROKEN;
	if ((stat.valid & ZIP_STAT_ENCRYPTION_METHOD) != 0 && stat.encryption_method != ZIP_EM_NONE)
		return ZIP_ENCRYPTED;
	made->limit = part_limit(archive, &stat);
	if ((stat.valid & ZIP_STAT_SIZE) != 0 && stat.size > made->limit)
		return ZIP_TOO_LARGE;
	made->slot = arena_defer(archive->arena, close_file);
	made->file = zip_fopen_index(archive->zip, index, 0);
	if (made->file == NULL)
		return state_of(zip_error_code_zip(zip_get_error(archive->zip)));
	*made->slot = made->file;
	*part = made;
	return ZIP_OK;
}

enum zip_state zip_part_open(struct zip_archive *archive, const char *name, struct zip_part **part)
{
	zip_int64_t index = zip_name_locate(archive->zip, name, ZIP_FL_NOCASE);

	*part = NULL;
	return index < 0 ? ZIP_ABSENT : zip_part_open_at(archive, (size_t)index, part);
}

int zip_part_read(struct zip_part *part, char *out, int size)
{
	zip_int64_t got = part->state == ZIP_OK ? zip_fread(part->file, out, (zip_uint64_t)size) : -1;

	if (got < 0) {
		part->state = part->state == ZIP_OK ? ZIP_BROKEN : part->state;
		return -1;
	}
	part->read += (size_t)got;
	if (part->read > part->limit) {
		part->state = ZIP_TOO_LARGE;
		return -1;
	}
	return (int)got;
}

enum zip_state zip_part_state(const struct zip_part *part)
{
	return part->state;
}

void zip_part_close(struct zip_part *part)
{
	if (part->file == NULL)
		return;
	*part->slot = NULL;
	zip_fclose(part->file);
	part->file = NULL;
}

enum zip_state zip_part_whole(struct zip_archive *archive, size_t index, struct slice *bytes)
{
	struct zip_part *part;
	enum zip_state state = zip_part_open_at(archive, index, &part);
	char *data = NULL;
	size_t size = 0;
	size_t capacity = 0;
	int got = 1;

	if (state != ZIP_OK)
		return state;
	while (got > 0) {
		if (capacity - size < PIECE) {
			size_t wanted = capacity == 0 ? PIECE : capacity * 2;
			char *larger = arena_alloc(archive->arena, wanted);

			if (size > 0)
				memcpy(larger, data, size);
			data = larger;
			capacity = wanted;
		}
		got = zip_part_read(part, data + size, PIECE);
		size += got > 0 ? (size_t)got : 0;
	}
	state = zip_part_state(part);
	zip_part_close(part);
	*bytes = slice_of(data, size);
	return state;
}
