#include "language.h"

#include <string.h>

static const struct {
	const char *category;
	const char *words[2];
} CATEGORIES[] = {
	{"numbering", {"Đánh số, thứ tự", "Numbering"}},
	{"sum", {"Phép cộng", "Sums"}},
	{"ratio", {"Tỷ lệ", "Rates"}},
	{"agreement", {"Số liệu giữa các phần", "Agreement"}},
	{"citation", {"Văn bản viện dẫn", "Citations"}},
	{"date", {"Ngày tháng, kỳ báo cáo", "Dates and periods"}},
	{"missing", {"Thiếu nội dung", "Missing"}},
	{"format", {"Thể thức", "Format"}},
	{"wording", {"Câu chữ", "Wording"}},
	{"form", {"Biểu mẫu", "Forms"}},
	{"series", {"Qua các kỳ báo cáo", "Over several reports"}},
};

const char *category_word(const char *category, enum rasoat_language language)
{
	for (size_t i = 0; i < sizeof CATEGORIES / sizeof *CATEGORIES; i++)
		if (strcmp(CATEGORIES[i].category, category) == 0)
			return CATEGORIES[i].words[language];
	return category;
}
