CC ?= gcc
B = build
CFLAGS ?= -O2 -g
WARN = -Wall -Wextra -Wpedantic -Wconversion -Wshadow -Wstrict-prototypes
ALL_CFLAGS = -std=c17 -D_GNU_SOURCE -Ichecker $(WARN) $(CFLAGS)
LIBS = -lpcre2-8 -lutf8proc -lyaml -ljansson
SRC = $(shell find checker -name '*.c' ! -name main.c)
OBJ = $(SRC:%.c=$(B)/%.o)
all: $(B)/librasoat.a
$(B)/librasoat.a: $(OBJ)
	rm -f $@; ar rcs $@ $^
$(B)/%.o: %.c
	@mkdir -p $(@D)
	$(CC) $(ALL_CFLAGS) -MMD -MP -c -o $@ $<
-include $(OBJ:.o=.d)
