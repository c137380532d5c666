#include "document/table_units.h"

#include "base/utf8.h"

enum { UNIT_MAX_WORDS = 5 };

/* Lower case. In the order of what they count, for reading only. */
static const char *const units[] = {
	"%", "‰", "lần", "điểm", "điểm %", "điểm phần trăm",
	"đồng", "nghìn đồng", "ngàn đồng", "triệu đồng", "tr.đồng", "trđ", "tr.đ", "tỷ đồng", "tỉ đồng", "tỷ", "tỉ", "triệu", "nghìn",
	"1.000 đồng", "1000 đồng", "1.000đ", "đồng/tháng", "đồng/người", "đồng/người/tháng", "triệu đồng/người", "triệu đồng/người/năm",
	"triệu đồng/năm", "triệu đồng/ha", "usd", "triệu usd", "nghìn usd", "trđ/người/năm", "tr.đồng/người/năm",
	"người", "lượt", "lượt người", "lao động", "cháu", "em", "học sinh", "sinh viên", "giáo viên", "trẻ", "trẻ em", "hộ", "hộ gia đình",
	"khẩu", "nhân khẩu", "cán bộ", "công chức", "viên chức", "cán bộ, công chức", "cán bộ, công chức, viên chức", "đồng chí",
	"đ/c", "đảng viên", "đoàn viên", "hội viên", "thành viên", "cử tri", "đại biểu", "bệnh nhân", "đối tượng", "hòa giải viên",
	"cá nhân", "tập thể", "tổ chức", "cặp", "gia đình", "suất", "thanh niên", "nghìn người", "1.000 người", "người/km2", "vđv",
	"con", "nghìn con", "1.000 con", "cây", "nghìn cây", "triệu cây", "cây/ha", "ha", "m2", "m²", "m3", "m³", "km", "km2", "km²", "m",
	"nghìn m3", "triệu m3", "mét", "tấn", "tạ", "kg", "tạ/ha", "tấn/ha", "lít", "ml", "kwh", "mw", "triệu kwh", "mm", "cm", "lồng",
	"nghìn tấn", "1.000 tấn", "kg/người", "kg/con", "tấn/năm", "m2/người", "quả", "triệu quả", "1.000 quả", "nghìn quả", "chiếc",
	"hồ sơ", "thủ tục", "tthc", "văn bản", "quyết định", "nghị quyết", "công văn", "kế hoạch", "báo cáo", "nhiệm vụ", "vấn đề",
	"phiếu", "pakn", "ý kiến", "kiến nghị", "đơn", "đơn thư", "vụ", "vụ việc", "vụ, việc", "việc", "trường hợp", "bản", "giấy",
	"tờ", "sổ", "thẻ", "tài khoản", "chứng thư", "chữ ký số", "dịch vụ", "dvc", "dvctt", "bộ", "cuộc", "buổi", "lớp", "lần/năm", "hội nghị",
	"giải", "giải thưởng", "huy chương", "tin", "bài", "tin, bài", "tin bài", "chương trình", "tiết mục", "cuốn", "ca",
	"đơn vị", "cơ quan", "doanh nghiệp", "dn", "hợp tác xã", "htx", "cơ sở", "trường", "phòng", "phòng học", "trạm", "giường", "giường bệnh",
	"xã", "thôn", "thôn, bản", "tổ", "tổ dân phố", "phường", "huyện", "điểm bưu điện", "chợ", "câu lạc bộ", "clb", "đội", "nhóm",
	"nhóm, lớp", "mô hình", "công trình", "dự án", "đề án", "đề tài", "sáng kiến", "sản phẩm", "tiêu chí", "chỉ tiêu", "hạng mục",
	"nhà", "ngôi nhà", "căn", "phương tiện", "xe", "tàu", "máy", "bộ máy", "thiết bị", "hệ thống", "phần mềm", "điểm trường", "khu",
	"ngày", "tháng", "năm", "giờ", "phút", "tuổi", "ngày công", "công", "đợt", "lượt hộ", "lượt hồ sơ", "đám", "di tích", "lễ hội",
	"lượt khách", "nghìn lượt", "liều", "mũi", "túi", "hợp đồng", "biên bản", "dự thảo", "chi bộ", "chi hội", "bs/vạn dân", "bác sĩ",
	"bản sao", "hạng", "bậc", "vị trí", "thuê bao", "ha/năm", "hộ dân", "tổ hợp tác", "trang trại", "lô", "thửa", "thửa đất", "mẫu",
};

/* Whether the words, letter case aside and one blank between two, are the phrase (lower case). */
static bool words_are(const struct word *words, size_t count, struct slice phrase)
{
	size_t at = 0;

	for (size_t i = 0; i < count; i++) {
		if (i > 0 && (at >= phrase.size || phrase.data[at++] != ' '))
			return false;
		for (size_t from = 0, length, other; from < words[i].text.size; from += length, at += other) {
			uint32_t letter = utf8_lower(utf8_decode(words[i].text, from, &length));

			if (at >= phrase.size || utf8_decode(phrase, at, &other) != letter)
				return false;
		}
	}
	return at == phrase.size;
}

static bool is_unit(const struct word *words, size_t count)
{
	for (size_t i = 0; i < sizeof units / sizeof *units; i++)
		if (words_are(words, count, slice_str(units[i])))
			return true;
	return false;
}

size_t units_at_end(const struct word *words, size_t count)
{
	size_t longest = count < UNIT_MAX_WORDS ? count : UNIT_MAX_WORDS;

	for (size_t n = longest; n > 0; n--)
		if (is_unit(words + count - n, n))
			return n;
	return 0;
}

bool units_has(struct slice word)
{
	struct word one = {.text = word};

	return word.size > 0 && is_unit(&one, 1);
}
