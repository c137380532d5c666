#include "reason.h"

#include <errno.h>
#include <stddef.h>
#include <string.h>

static const struct {
	int error;
	const char *vi;
} REASONS[] = {
	{EACCES, "không có quyền đọc"},
	{EPERM, "không được phép"},
	{ENOENT, "không có tệp hoặc thư mục này"},
	{ENOTDIR, "đường dẫn đi qua một tệp không phải là thư mục"},
	{ELOOP, "liên kết trỏ vòng quanh"},
	{EMFILE, "đang mở quá nhiều tệp"},
	{ENAMETOOLONG, "tên quá dài"},
	{EIO, "lỗi đọc hoặc ghi của ổ đĩa"},
	{ENOMEM, "hết bộ nhớ"},
	{ENOSPC, "ổ đĩa đã đầy"},
	{EPIPE, "nơi nhận đã ngừng đọc"},
	{EISDIR, "đây là một thư mục"},
};

const char *system_reason(enum rasoat_language language, int error)
{
	for (size_t i = 0; language == RASOAT_VI && i < sizeof REASONS / sizeof *REASONS; i++)
		if (REASONS[i].error == error)
			return REASONS[i].vi;
	return strerror(error);
}
