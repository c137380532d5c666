/*
 * opc: the parts of a package of Office Open XML (DOCX, XLSX), found through its relationships.
 */
#ifndef RASOAT_READ_OPC_H
#define RASOAT_READ_OPC_H

#include "read/zip.h"

/*
 * Name of the first part that `part` (NULL: the package itself) is related to by a type that ends in `type`, such as
 * "/styles"; NULL when there is none. The name lies in the arena.
 */
const char *opc_related(struct arena *arena, struct zip_archive *archive, const char *part, const char *type);

/* The same for the relationship with that id. */
const char *opc_related_id(struct arena *arena, struct zip_archive *archive, const char *part, const char *id);

#endif
