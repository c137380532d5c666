#include "document/table_units.h"

#include "base/utf8.h"

enum { UNIT_MAX_WORDS = 5 };

/* Lower case, in the order of what they count. */
#define U(literal) {literal, sizeof(literal) - 1}

static const struct slice units[] = {
	U("%"), U("‰"), U("lần"), U("điểm"), U("điểm %"), U("điểm phần trăm"), U("đồng"), U("nghìn đồng"),
	U("ngàn đồng"), U("triệu đồng"), U("tr.đồng"), U("trđ"), U("tr.đ"), U("tỷ đồng"), U("tỉ đồng"), U("tỷ"),
	U("tỉ"), U("triệu"), U("nghìn"), U("1.000 đồng"), U("1000 đồng"), U("1.000đ"), U("đồng/tháng"),
	U("đồng/người"), U("đồng/người/tháng"), U("triệu đồng/người"), U("triệu đồng/người/năm"), U("triệu đồng/năm"),
	U("triệu đồng/ha"), U("usd"), U("triệu usd"), U("nghìn usd"), U("trđ/người/năm"), U("tr.đồng/người/năm"),
	U("người"), U("lượt"), U("lượt người"), U("lao động"), U("cháu"), U("em"), U("học sinh"), U("sinh viên"),
	U("giáo viên"), U("trẻ"), U("trẻ em"), U("hộ"), U("hộ gia đình"), U("khẩu"), U("nhân khẩu"), U("cán bộ"),
	U("công chức"), U("viên chức"), U("cán bộ, công chức"), U("cán bộ, công chức, viên chức"), U("đồng chí"),
	U("đ/c"), U("đảng viên"), U("đoàn viên"), U("hội viên"), U("thành viên"), U("cử tri"), U("đại biểu"),
	U("bệnh nhân"), U("đối tượng"), U("hòa giải viên"), U("cá nhân"), U("tập thể"), U("tổ chức"), U("cặp"),
	U("gia đình"), U("suất"), U("thanh niên"), U("nghìn người"), U("1.000 người"), U("người/km2"), U("vđv"),
	U("con"), U("nghìn con"), U("1.000 con"), U("cây"), U("nghìn cây"), U("triệu cây"), U("cây/ha"), U("ha"),
	U("m2"), U("m²"), U("m3"), U("m³"), U("km"), U("km2"), U("km²"), U("m"), U("nghìn m3"), U("triệu m3"),
	U("mét"), U("tấn"), U("tạ"), U("kg"), U("tạ/ha"), U("tấn/ha"), U("lít"), U("ml"), U("kwh"), U("mw"),
	U("triệu kwh"), U("mm"), U("cm"), U("lồng"), U("nghìn tấn"), U("1.000 tấn"), U("kg/người"), U("kg/con"),
	U("tấn/năm"), U("m2/người"), U("quả"), U("triệu quả"), U("1.000 quả"), U("nghìn quả"), U("chiếc"), U("hồ sơ"),
	U("thủ tục"), U("tthc"), U("văn bản"), U("quyết định"), U("nghị quyết"), U("công văn"), U("kế hoạch"),
	U("báo cáo"), U("nhiệm vụ"), U("vấn đề"), U("phiếu"), U("pakn"), U("ý kiến"), U("kiến nghị"), U("đơn"),
	U("đơn thư"), U("vụ"), U("vụ việc"), U("vụ, việc"), U("việc"), U("trường hợp"), U("bản"), U("giấy"), U("tờ"),
	U("sổ"), U("thẻ"), U("tài khoản"), U("chứng thư"), U("chữ ký số"), U("dịch vụ"), U("dvc"), U("dvctt"),
	U("bộ"), U("cuộc"), U("buổi"), U("lớp"), U("lần/năm"), U("hội nghị"), U("giải"), U("giải thưởng"),
	U("huy chương"), U("tin"), U("bài"), U("tin, bài"), U("tin bài"), U("chương trình"), U("tiết mục"), U("cuốn"),
	U("ca"), U("đơn vị"), U("cơ quan"), U("doanh nghiệp"), U("dn"), U("hợp tác xã"), U("htx"), U("cơ sở"),
	U("trường"), U("phòng"), U("phòng học"), U("trạm"), U("giường"), U("giường bệnh"), U("xã"), U("thôn"),
	U("thôn, bản"), U("tổ"), U("tổ dân phố"), U("phường"), U("huyện"), U("điểm bưu điện"), U("chợ"),
	U("câu lạc bộ"), U("clb"), U("đội"), U("nhóm"), U("nhóm, lớp"), U("mô hình"), U("công trình"), U("dự án"),
	U("đề án"), U("đề tài"), U("sáng kiến"), U("sản phẩm"), U("tiêu chí"), U("chỉ tiêu"), U("hạng mục"), U("nhà"),
	U("ngôi nhà"), U("căn"), U("phương tiện"), U("xe"), U("tàu"), U("máy"), U("bộ máy"), U("thiết bị"),
	U("hệ thống"), U("phần mềm"), U("điểm trường"), U("khu"), U("ngày"), U("tháng"), U("năm"), U("giờ"),
	U("phút"), U("tuổi"), U("ngày công"), U("công"), U("đợt"), U("lượt hộ"), U("lượt hồ sơ"), U("đám"),
	U("di tích"), U("lễ hội"), U("lượt khách"), U("nghìn lượt"), U("liều"), U("mũi"), U("túi"), U("hợp đồng"),
	U("biên bản"), U("dự thảo"), U("chi bộ"), U("chi hội"), U("bs/vạn dân"), U("bác sĩ"), U("bản sao"), U("hạng"),
	U("bậc"), U("vị trí"), U("thuê bao"), U("ha/năm"), U("hộ dân"), U("tổ hợp tác"), U("trang trại"), U("lô"),
	U("thửa"), U("thửa đất"), U("mẫu"),
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

/* Vietnamese letters take as many bytes small as capital, so that most units are sorted out by their size. */
static bool is_unit(const struct word *words, size_t count)
{
	size_t size = count - 1;

	for (size_t i = 0; i < count; i++)
		size += words[i].text.size;
	for (size_t i = 0; i < sizeof units / sizeof *units; i++)
		if (units[i].size == size && words_are(words, count, units[i]))
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
