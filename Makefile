# rasoat: `make help` lists what can be asked for.

CC = gcc
CLANG = clang
LD = ld
OBJCOPY = objcopy
HOST_CC = $(CC)
PREFIX = /usr/local
DESTDIR =
B = build
CFLAGS = -O2 -g
LDFLAGS =
WARN = -Wall -Wextra -Wpedantic -Wconversion -Wshadow -Wstrict-prototypes
# gcc 12 miscounts sizes between the sanitizers' own checks, hence the last flag.
ASAN_CFLAGS = -O1 -g -fno-omit-frame-pointer -fsanitize=address,undefined -fno-sanitize-recover=all -Wno-stringop-overflow
XML_CFLAGS := $(shell xml2-config --cflags 2>/dev/null || echo -I/usr/include/libxml2)
ALL_CFLAGS = -std=c17 -D_GNU_SOURCE -Ichecker $(XML_CFLAGS) $(WARN) $(CFLAGS)
LIBS = -lpcre2-8 -lutf8proc -lyaml -ljansson -lzip -lxml2 -pthread

# `make V=1` shows the commands.
Q = $(if $(V),,@)

# The program is what lies in checker/ itself and the output formats, and uses nothing of the library but checker/rasoat.h
# and what SHARED_SRC lists, which is linked into both; the other folders are the library.
SHARED_SRC := $(addprefix checker/base/,arena.c glob.c nearest.c slice.c yaml.c)
PROGRAM_SRC := $(sort $(wildcard checker/*.c checker/project/*.c checker/report/*.c))
LIBRARY_SRC := $(sort $(filter-out $(PROGRAM_SRC),$(shell find checker -name '*.c')))
LIBRARY_OBJ := $(LIBRARY_SRC:%.c=$(B)/%.o) $(B)/embedded.o
PROGRAM_OBJ := $(PROGRAM_SRC:%.c=$(B)/%.o) $(SHARED_SRC:%.c=$(B)/%.o) $(B)/page.o
PAGE_FILES := $(sort $(wildcard checker/report/page/*))
RULE_FILES := $(shell test ! -d rules || find rules -name '*.yaml' -o -path 'rules/words/*.txt' | LC_ALL=C sort)
UNIT_SRC := $(wildcard tests/unit/test_*.c)
UNIT_BIN := $(UNIT_SRC:%.c=$(B)/%)
EXAMPLE_BIN := $(patsubst %.c,$(B)/%,$(wildcard examples/*.c))
FUZZ_BIN := $(patsubst %.c,build-fuzz/%,$(wildcard tests/fuzz/*.c))
BENCH_BIN := $(patsubst %.c,$(B)/%,$(wildcard tests/bench/*.c))
MANUALS := $(patsubst %.in,$(B)/%,$(wildcard man/*.in man/vi/*.in))
C_FILES = $(shell find checker tools tests examples -name '*.[ch]')
PROGRAM := $(B)/rasoat
VERSION = $(shell sed -n 's/^\#define RASOAT_VERSION "\(.*\)"/\1/p' checker/rasoat.h)

.DELETE_ON_ERROR:
.PHONY: all unit-tests fuzz-objects setup run test check accept asan valgrind fuzz bench parity accuracy lint format install uninstall clean help FORCE

all: $(B)/librasoat.a $(PROGRAM) $(MANUALS) ## build build/rasoat and build/librasoat.a

help: ## this list
	@awk -F ':.*## ' '/^[a-z-]+:.*## / {printf "  make %-10s %s\n", $$1, $$2}' $(MAKEFILE_LIST)
	@echo "Variables: CC CFLAGS LDFLAGS PREFIX DESTDIR B (the build directory) V (1: show commands)"

setup: ## install the Debian packages that building and testing need, where missing
	@tools/setup build test

run: ## set up, build, check a sample report and show what is found in it
	@tools/setup build
	@$(MAKE) --no-print-directory all
	@tools/demo $(B)/rasoat

test: ## set up, build, run all tests
	@tools/setup build test
	@$(MAKE) --no-print-directory check

unit-tests: $(UNIT_BIN)

check: all unit-tests $(EXAMPLE_BIN)
	@tests/run $(B)

accept: all ## take what is found now as what the golden tests and the README expect
	@for suite in tests/golden tests/rules-bad; do $$suite/run $(B) --accept; done
	@tests/docs/run $(B) --accept
	@tests/formats/run $(B) --accept

parity: all ## the same findings for every report in every form, by LibreOffice and pandoc too where they are installed
	@tests/parity/run $(B) --all $(FOLDERS)

accuracy: all ## recall and false alarms on the reports of corpus/; not below corpus/floor.json?
	@tests/accuracy/score $(B)/rasoat corpus --floor corpus/floor.json
	@tests/accuracy/slips $(B)/rasoat corpus | tail -n 2
	@tests/accuracy/cuts $(B)/rasoat corpus | tail -n 1

asan: ## build with the address and undefined behaviour sanitizers in build-asan/ and test that
	@tools/setup build test
	@$(MAKE) --no-print-directory check B=build-asan LDFLAGS='-fsanitize=address,undefined' CFLAGS='$(ASAN_CFLAGS)'

valgrind: all $(UNIT_BIN) ## run the unit tests and a sample under valgrind
	@tools/setup build test lint
	@tools/memcheck $(B)

fuzz: $(FUZZ_BIN) ## run every fuzz target of tests/fuzz/ for SECONDS (60)
	@tests/fuzz/fuzz build-fuzz $(or $(SECONDS),60)

fuzz-objects: $(patsubst %.c,$(B)/%.o,$(wildcard tests/fuzz/*.c))

bench: all $(BENCH_BIN) ## time and memory on large texts; is the time linear?
	@tests/bench/bench $(B)

lint: ## check the format, run clang-tidy, cppcheck and mandoc
	@tools/setup build test lint
	@tools/lint

format: ## bring the C files into the format of .clang-format
	clang-format -i $(C_FILES)

install: all ## install into $(DESTDIR)$(PREFIX)
	@tools/install $(B) '$(DESTDIR)' '$(PREFIX)' '$(VERSION)'

uninstall: ## remove what install put there
	@tools/install --remove $(B) '$(DESTDIR)' '$(PREFIX)' '$(VERSION)'

clean: ## remove what was built
	rm -rf build build-asan build-fuzz build-clang

# One relocatable object whose only global symbols are rasoat_*, so that no internal name can clash with a caller's.
$(B)/librasoat.a: $(B)/librasoat.o
	$(Q)rm -f $@
	@echo '  AR    $@'
	$(Q)ar rcs $@ $<

$(B)/librasoat.o: $(LIBRARY_OBJ) $(B)/sources
	@echo '  LD    $@'
	$(Q)$(LD) -r -o $@ $(LIBRARY_OBJ)
	$(Q)$(OBJCOPY) --wildcard --keep-global-symbol='rasoat_*' $@

$(B)/rasoat: $(PROGRAM_OBJ) $(B)/librasoat.a $(B)/sources
	@echo '  LINK  $@'
	$(Q)$(CC) $(ALL_CFLAGS) $(LDFLAGS) -o $@ $(PROGRAM_OBJ) $(B)/librasoat.a $(LIBS)

# Pages that list the rules get the list from the program.
$(MANUALS): $(B)/%: %.in $(B)/rasoat tools/manual-rules
	@mkdir -p $(@D)
	@echo '  MAN   $@'
	$(Q)tools/manual-rules $(B)/rasoat $< > $@

# What the tests link: every object with its internal names visible.
$(B)/internal.a: $(sort $(LIBRARY_OBJ) $(filter-out $(B)/checker/main.o,$(PROGRAM_OBJ))) $(B)/sources
	$(Q)rm -f $@
	@echo '  AR    $@'
	$(Q)ar rcs $@ $(filter %.o,$^)

$(B)/%.o: %.c $(B)/flags
	@mkdir -p $(@D)
	@echo '  CC    $@'
	$(Q)$(CC) $(ALL_CFLAGS) -MMD -MP -c -o $@ $<

$(B)/embedded.o $(B)/page.o: %.o: %.c $(B)/flags
	@echo '  CC    $@'
	$(Q)$(CC) $(ALL_CFLAGS) -Wno-overlength-strings -MMD -MP -c -o $@ $<

$(B)/embedded.c: $(B)/rule-files $(RULE_FILES) $(B)/embed
	@echo '  EMBED $@'
	$(Q)$(B)/embed rules/embedded.h embedded rules $< > $@

$(B)/page.c: $(PAGE_FILES) $(B)/embed
	@echo '  EMBED $@'
	$(Q)printf '%s\n' $(PAGE_FILES) > $(B)/page-files
	$(Q)$(B)/embed report/page.h page checker/report/page $(B)/page-files > $@

$(B)/embed: tools/embed.c
	@mkdir -p $(@D)
	@echo '  CC    $@'
	$(Q)$(HOST_CC) -std=c17 -D_GNU_SOURCE $(WARN) -O1 -o $@ $<

$(UNIT_BIN): $(B)/%: $(B)/%.o $(B)/internal.a
	@echo '  LINK  $@'
	$(Q)$(CC) $(ALL_CFLAGS) $(LDFLAGS) -o $@ $^ $(LIBS) -lcmocka

$(EXAMPLE_BIN): $(B)/%: $(B)/%.o $(B)/librasoat.a
	@echo '  LINK  $@'
	$(Q)$(CC) $(ALL_CFLAGS) $(LDFLAGS) -o $@ $^ $(LIBS)

$(BENCH_BIN): $(B)/%: $(B)/%.o $(B)/internal.a
	@echo '  LINK  $@'
	$(Q)$(CC) $(ALL_CFLAGS) $(LDFLAGS) -o $@ $^ $(LIBS)

$(FUZZ_BIN): build-fuzz/%: %.c FORCE
	@$(MAKE) --no-print-directory B=build-fuzz CC=$(CLANG) CFLAGS='-O1 -g -fsanitize=address,undefined,fuzzer-no-link' build-fuzz/internal.a
	@mkdir -p $(@D)
	@echo '  LINK  $@'
	$(Q)$(CLANG) -std=c17 -D_GNU_SOURCE -Ichecker $(WARN) -O1 -g -fsanitize=address,undefined,fuzzer -o $@ $< build-fuzz/internal.a $(LIBS)

# Files whose content changes exactly when a list or the flags change, so that what depends on them is made again.
$(B)/flags: LISTED = $(CC) $(ALL_CFLAGS)
$(B)/sources: LISTED = $(LIBRARY_SRC) $(PROGRAM_SRC)
$(B)/rule-files: LISTED = $(RULE_FILES)
QUOTED = $(foreach word,$(LISTED),'$(subst ','\'',$(word))')
$(B)/flags $(B)/sources $(B)/rule-files: FORCE
	@mkdir -p $(@D)
	@printf '%s\n' $(QUOTED) | cmp -s - $@ || printf '%s\n' $(QUOTED) > $@

.SECONDARY: $(UNIT_BIN:=.o) $(EXAMPLE_BIN:=.o) $(BENCH_BIN:=.o)
-include $(LIBRARY_OBJ:.o=.d) $(PROGRAM_OBJ:.o=.d) $(UNIT_BIN:=.d) $(EXAMPLE_BIN:=.d) $(BENCH_BIN:=.d)
