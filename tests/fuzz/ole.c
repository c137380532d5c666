/* Any bytes as the directory of an old office file: its kind is told. */
#include <stdint.h>

#include "read/ole.h"

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
	ole_kind(slice_of((const char *)data, size));
	return 0;
}
