"""Office files made from readable parts, so that no binary file lies in the repository.

A document is a list of blocks: a string is a paragraph, a list of rows is a table, a row a list of cells, a cell a string
or {"text": ..., "columns": n, "rows": n}.
"""
import io
import zipfile
from xml.sax.saxutils import escape

W = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'
R = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
HEAD = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'


def archive(parts):
    """A ZIP archive of the parts {name: text or bytes}, the same bytes for the same parts."""
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as packed:
        for name, content in parts.items():
            info = zipfile.ZipInfo(name, (2024, 1, 1, 0, 0, 0))
            info.compress_type = zipfile.ZIP_STORED if name == "mimetype" else zipfile.ZIP_DEFLATED
            packed.writestr(info, content.encode() if isinstance(content, str) else content)
    return out.getvalue()


def relations(targets):
    """A relationships part: [(type, target)], the ids rId1, rId2 ..."""
    lines = "".join(f'<Relationship Id="rId{i}" Type="{R}/{kind}" Target="{target}"/>'
                    for i, (kind, target) in enumerate(targets, 1))
    return f'{HEAD}<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">{lines}</Relationships>'


def cell_parts(cell):
    return cell if isinstance(cell, dict) else {"text": cell}


def placed(rows):
    """For each row its cells as (column, cell, goes on from above)."""
    until = {}
    for number, row in enumerate(rows):
        line, column = [], 0
        for cell in map(cell_parts, row):
            while until.get(column, (0,))[0] > number:
                end, width = until[column]
                line.append((column, {"columns": width, "text": ""}, True))
                column += width
            width = cell.get("columns", 1)
            line.append((column, cell, False))
            if cell.get("rows", 1) > 1:
                until[column] = (number + cell["rows"], width)
            column += width
        while until.get(column, (0,))[0] > number:
            line.append((column, {"columns": until[column][1], "text": ""}, True))
            column += until[column][1]
        yield line


# ---- Word

def docx_archive(body, styles="", numbering="", footnotes="", extra=None):
    """A Word file of the XML inside w:body, w:styles, w:numbering, w:footnotes."""
    optional = {"styles": styles, "numbering": numbering, "footnotes": footnotes}
    parts = {"[Content_Types].xml": HEAD + '<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types">'
             '<Default Extension="xml" ContentType="application/xml"/></Types>',
             "_rels/.rels": relations([("officeDocument", "word/document.xml")]),
             "word/_rels/document.xml.rels": relations([(kind, f"{kind}.xml") for kind, xml in optional.items() if xml]),
             "word/document.xml": f"{HEAD}<w:document {W}><w:body>{body}<w:sectPr/></w:body></w:document>"}
    for kind, xml in optional.items():
        if xml:
            parts[f"word/{kind}.xml"] = f"{HEAD}<w:{kind} {W}>{xml}</w:{kind}>"
    parts.update(extra or {})
    return archive(parts)


def docx_paragraph(text, bold=False):
    look = "<w:rPr><w:b/></w:rPr>" if bold else ""
    inside = "<w:br/>".join(f'<w:t xml:space="preserve">{escape(line)}</w:t>' for line in text.split("\n"))
    return f"<w:p><w:r>{look}{inside}</w:r></w:p>"


def docx_table(rows):
    out = []
    for line in placed(rows):
        cells = []
        for _, cell, goes_on in line:
            look = f'<w:gridSpan w:val="{cell["columns"]}"/>' if cell.get("columns", 1) > 1 else ""
            if goes_on or cell.get("rows", 1) > 1:
                look += "<w:vMerge/>" if goes_on else '<w:vMerge w:val="restart"/>'
            cells.append(f"<w:tc><w:tcPr>{look}</w:tcPr>{docx_paragraph(cell['text'])}</w:tc>")
        out.append(f"<w:tr>{''.join(cells)}</w:tr>")
    return f"<w:tbl><w:tblPr/>{''.join(out)}</w:tbl>"


def docx(blocks):
    return docx_archive("".join(docx_paragraph(block) if isinstance(block, str) else docx_table(block) for block in blocks))
