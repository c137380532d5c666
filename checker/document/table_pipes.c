#include "document/layout.h"

size_t table_pipes_read(struct builder *builder, size_t at)
{
	(void)builder;
	return at;
}
