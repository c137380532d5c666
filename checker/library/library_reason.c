/*
 * Why a document could not be checked, in whole sentences that say what to do.
 */
#include <errno.h>
#include <stdio.h>

#include "library/library.h"

struct sentence {
	int code;
	const char *text[LANGUAGES]; /* with at most one %zu */
};

static const struct sentence STATUS_SENTENCES[] = {
	{RASOAT_NO_MEMORY,
	 {"Hết bộ nhớ trong khi kiểm tra tài liệu này. Hãy tăng giới hạn bộ nhớ, hoặc chia tài liệu thành các phần nhỏ "
	  "hơn rồi "
	  "kiểm tra từng phần.",
	  "Memory ran out while this document was being checked. Raise the memory limit, or split the document and "
	  "check its parts "
	  "one by one."}},
	{RASOAT_EMPTY,
	 {"Tệp này không có chữ nào để kiểm tra. Hãy xem lại việc trích xuất văn bản: tệp quét ảnh cần được nhận dạng "
	  "chữ trước.",
	  "There is no text in this file to check. Look at how the text was extracted: scanned pages need character "
	  "recognition "
	  "first."}},
	{RASOAT_TOO_LARGE,
	 {"Tệp này lớn hơn giới hạn %zu byte. Hãy tăng giới hạn kích thước, hoặc chia tài liệu thành các phần nhỏ hơn "
	  "rồi kiểm tra "
	  "từng phần.",
	  "This file is larger than the limit of %zu bytes. Raise the size limit, or split the document and check its "
	  "parts one by "
	  "one."}},
	{RASOAT_BAD_ARGUMENT,
	 {"Giới hạn kích thước không thể lớn hơn %zu byte. Hãy đặt giới hạn nhỏ hơn.",
	  "The size limit cannot be above %zu bytes. Set a lower limit."}},
};

/* What readers say beside what the statuses say by themselves. */
static const struct sentence READ_SENTENCES[] = {
	{READ_TOO_LARGE,
	 {"Nội dung nén trong tệp này quá lớn so với giới hạn an toàn khi giải nén. Nếu tệp đáng tin cậy, hãy chia nhỏ "
	  "báo "
	  "cáo, bỏ bớt hình ảnh và bảng thừa rồi kiểm tra lại.",
	  "What is packed into this file is too large to be unpacked safely. If you trust the file, split the report, "
	  "take out "
	  "what is not needed, and check it again."}},
	{READ_TOO_DEEP,
	 {"Bảng và khung trong tệp này lồng nhau quá nhiều lớp. Hãy bỏ bớt các lớp lồng nhau rồi kiểm tra lại.",
	  "Tables and frames in this file are nested too deeply. Take some of the layers out and check it again."}},
	{READ_DAMAGED,
	 {"Tệp này bị hỏng hoặc chưa được tải về đầy đủ. Hãy mở bằng phần mềm văn phòng, lưu lại thành tệp mới rồi "
	  "kiểm tra "
	  "tệp đó.",
	  "This file is damaged or was not copied in full. Open it in an office program, save it anew, and check "
	  "that."}},
	{READ_LATE,
	 {"Việc chuyển đổi tệp đời cũ này vượt quá thời gian cho phép. Hãy mở tệp bằng phần mềm văn phòng, lưu thành "
	  ".docx hoặc .xlsx rồi kiểm tra tệp đó.",
	  "Converting this file of an old format took too long. Open it in an office program, save it as .docx or "
	  ".xlsx, "
	  "and check that."}},
	{READ_ENCRYPTED,
	 {"Tệp này được đặt mật khẩu. Hãy mở tệp, bỏ mật khẩu, lưu lại rồi kiểm tra.",
	  "This file is protected by a password. Open it, take the password off, save it, and check it again."}},
};

/* By what the first bytes say the file is. */
static const struct sentence BINARY_SENTENCES[] = {
	{BINARY_UNKNOWN,
	 {"Tệp này không phải là văn bản thuần hoặc dùng bảng mã chưa được hỗ trợ. Hãy lưu báo cáo thành tệp văn bản "
	  "(.txt) mã UTF-8 rồi kiểm tra lại.",
	  "This file is not plain text, or its encoding is not supported. Save the report as a text file (.txt) in "
	  "UTF-8 and check it again."}},
	{BINARY_PDF,
	 {"Đây là tệp PDF. Hãy trích xuất chữ thành tệp văn bản (.txt) mã UTF-8, chẳng hạn bằng pdftotext -layout, rồi "
	  "kiểm tra tệp đó.",
	  "This is a PDF file. Extract its text into a text file (.txt) in UTF-8, for example with pdftotext -layout, "
	  "and check that."}},
	{BINARY_ZIP,
	 {"Đây là tệp nén ZIP không chứa báo cáo nào đọc được. Hãy giải nén rồi kiểm tra các tệp bên trong.",
	  "This is a ZIP archive without a report that can be read. Unpack it and check the files inside."}},
	{BINARY_SLIDES,
	 {"Đây là tệp trình chiếu. Hãy lưu báo cáo thành tệp Word (.docx) rồi kiểm tra tệp đó.",
	  "This is a presentation. Save the report as a Word file (.docx) and check that."}},
	{BINARY_OLD_WORD,
	 {"Đây là tệp Word đời cũ (.doc). Để đọc trực tiếp, hãy cài LibreOffice (gói libreoffice-writer-nogui) hoặc "
	  "antiword; hoặc mở ra, lưu thành tệp .docx rồi kiểm tra tệp đó.",
	  "This is a Word file of an old format (.doc). To have it read, install LibreOffice (package "
	  "libreoffice-writer-nogui) or antiword; or open it, save it as .docx, and check that."}},
	{BINARY_OLD_EXCEL,
	 {"Đây là tệp Excel đời cũ (.xls). Để đọc trực tiếp, hãy cài LibreOffice (gói libreoffice-calc-nogui) hoặc "
	  "xls2csv (gói catdoc); hoặc mở ra, lưu thành tệp .xlsx rồi kiểm tra tệp đó.",
	  "This is an Excel file of an old format (.xls). To have it read, install LibreOffice (package "
	  "libreoffice-calc-nogui) or xls2csv (package catdoc); or open it, save it as .xlsx, and check that."}},
	{BINARY_OLD_OFFICE,
	 {"Tệp này có dạng tệp Office đời cũ nhưng bị hỏng, hoặc không phải là văn bản Word hay bảng Excel. Hãy mở ra, "
	  "lưu "
	  "thành tệp .docx hoặc .xlsx rồi kiểm tra tệp đó.",
	  "This file has the form of an old Office file, but is damaged, or is no Word text or Excel table. Open "
	  "it, "
	  "save it as .docx or .xlsx, and check that."}},
	{BINARY_RTF,
	 {"Đây là tệp RTF. Để đọc trực tiếp, hãy cài LibreOffice (gói libreoffice-writer-nogui); hoặc mở ra, lưu thành "
	  "tệp .docx rồi kiểm tra tệp đó.",
	  "This is an RTF file. To have it read, install LibreOffice (package libreoffice-writer-nogui); or open it, "
	  "save it as .docx, and check that."}},
	{BINARY_IMAGE,
	 {"Đây là tệp ảnh. Hãy nhận dạng chữ và lưu thành tệp văn bản (.txt) mã UTF-8 rồi kiểm tra tệp đó.",
	  "This is an image. Recognise its characters, save them as a text file (.txt) in UTF-8, and check that."}},
	{BINARY_ARCHIVE,
	 {"Đây là tệp nén. Hãy giải nén rồi kiểm tra các tệp văn bản bên trong.",
	  "This is an archive. Unpack it and check the text files inside."}},
};

static const struct sentence FILE_SENTENCES[] = {
	{ENOENT,
	 {"Không có tệp này. Hãy kiểm tra lại tên và đường dẫn.", "There is no such file. Check its name and path."}},
	{ENOTDIR,
	 {"Đường dẫn đi qua một tệp chứ không phải thư mục. Hãy kiểm tra lại đường dẫn.",
	  "The path leads through a file that is not a directory. Check the path."}},
	{EACCES,
	 {"Không có quyền đọc tệp này. Hãy cấp quyền đọc rồi kiểm tra lại.",
	  "Reading this file is not permitted. Grant read permission and check it again."}},
	{EISDIR,
	 {"Đây là một thư mục chứ không phải tệp. Hãy chỉ ra tệp báo cáo trong đó.",
	  "This is a directory and not a file. Name a report inside it."}},
	{ENAMETOOLONG, {"Tên tệp quá dài. Hãy đặt tên ngắn hơn.", "The file name is too long. Give it a shorter one."}},
	{ELOOP,
	 {"Liên kết của tệp này trỏ vòng quanh. Hãy chỉ ra tệp gốc.",
	  "The links to this file lead in a circle. Name the file itself."}},
	{EMFILE,
	 {"Chương trình đang mở quá nhiều tệp. Hãy kiểm tra ít tệp hơn cùng một lúc.",
	  "Too many files are open. Check fewer files at a time."}},
	{EIO,
	 {"Lỗi đọc từ ổ đĩa. Hãy sao chép tệp sang nơi khác rồi kiểm tra lại.",
	  "The disk gave a read error. Copy the file elsewhere and check it again."}},
};

static const struct sentence OTHER_FILE_ERROR = {
	0, {"Không đọc được tệp này (mã lỗi %zu của hệ thống).", "This file cannot be read (system error %zu)."}};

#define COUNT(table) (sizeof(table) / sizeof(table)[0])

static const struct sentence *find_sentence(const struct sentence *sentences, size_t count, size_t code)
{
	for (size_t i = 0; i < count; i++)
		if ((size_t)sentences[i].code == code)
			return &sentences[i];
	return NULL;
}

static const struct sentence *choose_sentence(enum rasoat_status status, size_t detail)
{
	if (status == RASOAT_UNREADABLE)
		return find_sentence(FILE_SENTENCES, COUNT(FILE_SENTENCES), detail);
	if (status == RASOAT_NOT_TEXT)
		return find_sentence(BINARY_SENTENCES, COUNT(BINARY_SENTENCES), detail);
	return find_sentence(STATUS_SENTENCES, COUNT(STATUS_SENTENCES), (size_t)status);
}

/* Puts detail in the place of %zu: a table's text is no format for the compiler to check. */
static void write_sentence(char *out, size_t room, const char *text, size_t detail)
{
	const char *place = strstr(text, "%zu");

	if (place == NULL)
		snprintf(out, room, "%s", text);
	else
		snprintf(out, room, "%.*s%zu%s", (int)(place - text), text, detail, place + 3);
}

void library_reason(struct rasoat_result *result, enum rasoat_status status, size_t detail)
{
	const struct sentence *sentence = choose_sentence(status, detail);

	result->status = status;
	result->reason[0] = '\0';
	if (status == RASOAT_OK)
		return;
	if (sentence == NULL)
		sentence = &OTHER_FILE_ERROR;
	write_sentence(result->reason, sizeof result->reason, sentence->text[result->language], detail);
}

static enum rasoat_status status_of(enum read_status status)
{
	switch (status) {
	case READ_OK:
		return RASOAT_OK;
	case READ_EMPTY:
		return RASOAT_EMPTY;
	case READ_NOT_TEXT:
	case READ_NO_CONVERTER:
		return RASOAT_NOT_TEXT;
	case READ_TOO_LARGE:
	case READ_TOO_DEEP:
	case READ_LATE:
		return RASOAT_TOO_LARGE;
	case READ_DAMAGED:
		return RASOAT_DAMAGED;
	case READ_ENCRYPTED:
		return RASOAT_ENCRYPTED;
	}
	return RASOAT_NOT_TEXT;
}

void library_read_reason(struct rasoat_result *result, enum read_status status, struct slice bytes, size_t highest)
{
	const struct sentence *sentence = find_sentence(READ_SENTENCES, COUNT(READ_SENTENCES), (size_t)status);

	library_reason(result, status_of(status),
		       status_of(status) == RASOAT_NOT_TEXT ? read_binary_format(bytes) : highest);
	if (sentence != NULL)
		write_sentence(result->reason, sizeof result->reason, sentence->text[result->language], 0);
}

void library_encoding_reason(struct rasoat_result *result, const char *name)
{
	result->status = RASOAT_BAD_ARGUMENT;
	snprintf(result->reason, sizeof result->reason,
		 result->language == LANGUAGE_EN ? "There is no encoding “%.40s”."
						 : "Không có bảng mã nào tên là “%.40s”.",
		 name);
}
