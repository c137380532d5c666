#include "options.h"
#include "report/report.h"

enum {
	/* What is in force depends on all that a check may be told. */
	CHECK = 1U << COMMAND_CHECK | 1U << COMMAND_CONFIG,
	SHOW = 1U << COMMAND_SHOW,
	RULES = 1U << COMMAND_RULES,
	EXPLAIN = 1U << COMMAND_EXPLAIN,
	TEST = 1U << COMMAND_TEST_RULES,
	COMPLETION = 1U << COMMAND_COMPLETION,
	CONFIGURED = CHECK | SHOW | RULES | EXPLAIN,
	ALL = CONFIGURED | TEST | COMPLETION,
};

static const char *const LANGUAGE_WORDS[] = {"vi", "en", NULL};
static const char *const FAIL_WORDS[] = {"error", "warning", "info", "never", NULL};
static const char *const ENCODING_WORDS[] = {"utf-8",  "utf-16le", "utf-16be", "tcvn3", "vni",
					     "viscii", "tcvn5712", "cp1258",   NULL};
static const char *const TRACKED_WORDS[] = {"accepted", "rejected", NULL};
static const char *const COLOR_WORDS[] = {"auto", "always", "never", NULL};

const struct command_name COMMAND_NAMES[COMMANDS] = {
	[COMMAND_CHECK] = {"check",
			   {"[TÙY CHỌN]... [TỆP|THƯ MỤC|-]...", "[OPTION]... [FILE|DIR|-]..."},
			   {"Rà soát báo cáo, chỉ ra những chỗ báo cáo tự mâu thuẫn (lệnh mặc định)",
			    "Check reports and point out where they contradict themselves (the default)"}},
	[COMMAND_SHOW] = {"show",
			  {"[TÙY CHỌN]... TỆP", "[OPTION]... FILE"},
			  {"Cho xem báo cáo đúng như máy đọc được: văn bản, bảng, số liệu, phép tính",
			   "Show a report as it was read: text, tables, facts, claims"}},
	[COMMAND_RULES] = {"rules",
			   {"[TÙY CHỌN]...", "[OPTION]..."},
			   {"Liệt kê các quy tắc, mỗi quy tắc một dòng", "List the rules, one a line"}},
	[COMMAND_EXPLAIN] = {"explain",
			     {"[TÙY CHỌN]... [QUY TẮC|NHÓM]...", "[OPTION]... [RULE|CATEGORY]..."},
			     {"Giải thích quy tắc: kiểm tra gì, vì sao, khi nào có thể bỏ qua",
			      "Explain a rule: what it checks, why, when it is right to ignore it"}},
	[COMMAND_TEST_RULES] = {"test-rules",
				{"[TÙY CHỌN]... [THƯ MỤC]", "[OPTION]... [DIR]"},
				{"Chạy các phép thử nằm trong tệp quy tắc", "Run the tests inside the rule files"}},
	[COMMAND_CONFIG] = {"config",
			    {"[TÙY CHỌN]... [TỆP|THƯ MỤC]...", "[OPTION]... [FILE|DIR]..."},
			    {"Cho biết cấu hình nào đang có hiệu lực, lấy từ đâu",
			     "Tell what configuration is in force, and where each value comes from"}},
	[COMMAND_COMPLETION] = {"completion",
				{"bash|zsh|fish", "bash|zsh|fish"},
				{"In phần bổ sung lệnh cho bash, zsh hoặc fish",
				 "Print the completion for bash, zsh or fish"}},
};

/* One option a paragraph reads better than one field a line. */
/* clang-format off */
const struct option OPTIONS[] = {
	{OPTION_FORMAT, 'f', "format", CHECK, REPORT_FORMAT_NAMES, {"DẠNG", "FORMAT"},
	 {"dạng kết quả (mặc định: text)", "how to print the findings (default: text)"}},
	{OPTION_ONLY, 0, "only", ALL & ~(SHOW | COMPLETION), NULL, {"TÊN,...", "NAME,..."},
	 {"chỉ dùng các quy tắc hoặc nhóm quy tắc này", "use only these rules or categories"}},
	{OPTION_SKIP, 0, "skip", ALL & ~(SHOW | COMPLETION), NULL, {"TÊN,...", "NAME,..."},
	 {"bỏ các quy tắc hoặc nhóm quy tắc này", "leave out these rules or categories"}},
	{OPTION_FAIL_ON, 0, "fail-on", CHECK, FAIL_WORDS, {"MỨC", "SEVERITY"},
	 {"kết thúc với mã 1 khi có kết quả từ mức này trở lên (mặc định: warning)",
	  "end with status 1 when a finding is at least this severe (default: warning)"}},
	{OPTION_SUMMARY, 's', "summary", CHECK, NULL, {NULL, NULL},
	 {"mỗi báo cáo chỉ in một dòng đếm", "print only a line of counts for each report"}},
	{OPTION_COVERAGE, 0, "coverage", CHECK, NULL, {NULL, NULL},
	 {"in thêm cho từng báo cáo: đã đọc và đối chiếu bao nhiêu số liệu",
	  "print for each report how many figures were read and checked"}},
	{OPTION_UNTIED, 0, "untied", CHECK, NULL, {NULL, NULL},
	 {"như --coverage, và liệt kê những số liệu không gắn với phép tính nào",
	  "as --coverage, and list the figures that are tied to nothing"}},
	{OPTION_BASELINE, 0, "baseline", CHECK, NULL, {"TỆP", "FILE"},
	 {"chỉ in những kết quả chưa có trong tệp này; cho biết bao nhiêu đã sửa, bao nhiêu còn lại",
	  "print only what this file does not have yet; tell how much is settled and how much remains"}},
	{OPTION_UPDATE_BASELINE, 0, "update-baseline", CHECK, NULL, {NULL, NULL},
	 {"ghi kết quả lần này vào tệp của --baseline", "write what is found now into the file of --baseline"}},
	{OPTION_DIFF, 0, "diff", CHECK, NULL, {"BẢN CŨ", "OLD"},
	 {"so với bản cũ của cùng báo cáo: nhận xét nào đã sửa, còn lại, mới có",
	  "compare with an older version of the report: which remarks are settled, remain or are new"}},
	{OPTION_QUIET, 'q', "quiet", CHECK | TEST, NULL, {NULL, NULL},
	 {"không in kết quả, chỉ trả mã kết thúc", "print no results, only give the exit status"}},
	{OPTION_JOBS, 'j', "jobs", CHECK, NULL, {"N", "N"},
	 {"số báo cáo rà soát cùng lúc (mặc định: số bộ xử lý)",
	  "how many reports to check at the same time (default: the number of processors)"}},
	{OPTION_COLOR, 0, "color", CHECK, COLOR_WORDS, {"KHI", "WHEN"},
	 {"tô màu (mặc định: auto, chỉ trên màn hình)", "use colours (default: auto, on a terminal only)"}},
	{OPTION_TEXT, 't', "text", SHOW, NULL, {NULL, NULL},
	 {"văn bản theo từng khối, có số dòng (mặc định)", "the text by blocks with line numbers (the default)"}},
	{OPTION_TABLES, 0, "tables", SHOW, NULL, {NULL, NULL}, {"các bảng, kẻ ô", "the tables, as grids"}},
	{OPTION_FACTS, 0, "facts", SHOW, NULL, {NULL, NULL},
	 {"số liệu, ngày tháng, văn bản viện dẫn, đề mục, dòng của bảng",
	  "quantities, dates, citations, headings, rows of tables"}},
	{OPTION_CLAIMS, 0, "claims", SHOW, NULL, {NULL, NULL},
	 {"các phép tính đọc được từ văn bản và bảng", "the arithmetic that text and tables claim"}},
	{OPTION_JSON, 0, "json", SHOW | RULES | EXPLAIN, NULL, {NULL, NULL}, {"in ở dạng JSON", "print as JSON"}},
	{OPTION_RULES, 'r', "rules", CONFIGURED, NULL, {"THƯ MỤC", "DIR"},
	 {"thêm hoặc thay quy tắc bằng các tệp trong thư mục này", "add to or override the rules with those of this directory"}},
	{OPTION_ENCODING, 0, "encoding", CHECK | SHOW, ENCODING_WORDS, {"BẢNG MÃ", "ENCODING"},
	 {"bảng mã của tệp văn bản (mặc định: tự nhận ra)", "encoding of text files (default: recognised)"}},
	{OPTION_TRACKED, 0, "tracked-changes", CHECK | SHOW, TRACKED_WORDS, {"CÁCH", "HOW"},
	 {"đọc tệp Word như đã chấp nhận (mặc định) hay từ chối các thay đổi được theo dõi",
	  "read tracked changes of a Word file as accepted (the default) or rejected"}},
	{OPTION_MAX_SIZE, 0, "max-size", CHECK | SHOW, NULL, {"CỠ", "SIZE"},
	 {"không đọc tệp lớn hơn cỡ này, ví dụ 500K, 20M, 1G (mặc định: 256M)",
	  "do not read files larger than this, such as 500K, 20M, 1G (default: 256M)"}},
	{OPTION_CONFIG, 0, "config", CONFIGURED, NULL, {"TỆP", "FILE"},
	 {"dùng tệp cấu hình này thay cho .rasoat.yml tìm thấy", "use this configuration file instead of the .rasoat.yml that is found"}},
	{OPTION_NO_CONFIG, 0, "no-config", CONFIGURED, NULL, {NULL, NULL},
	 {"không dùng tệp cấu hình nào", "use no configuration file"}},
	{OPTION_LANG, 'l', "lang", ALL, LANGUAGE_WORDS, {"NGÔN NGỮ", "LANGUAGE"},
	 {"ngôn ngữ của thông báo (mặc định: vi)", "language of the messages (default: vi)"}},
	{OPTION_HELP, 'h', "help", ALL, NULL, {NULL, NULL}, {"in hướng dẫn này", "print this help"}},
	{OPTION_VERSION, 'V', "version", ALL, NULL, {NULL, NULL}, {"in phiên bản", "print the version"}},
};
/* clang-format on */

const size_t OPTION_COUNT = sizeof OPTIONS / sizeof *OPTIONS;
