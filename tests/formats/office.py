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


def types(folder, kinds):
    """The list of content types: kinds {part: its type without the vendor's words}."""
    listed = "".join(f'<Override PartName="/{folder}/{part}.xml" ContentType="application/vnd.openxmlformats-officedocument.{kind}+xml"/>'
                     for part, kind in kinds.items())
    return (f'{HEAD}<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types">'
            '<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>'
            f'<Default Extension="xml" ContentType="application/xml"/>{listed}</Types>')


# ---- Word

def docx_archive(body, styles="", numbering="", footnotes="", extra=None):
    """A Word file of the XML inside w:body, w:styles, w:numbering, w:footnotes."""
    optional = {"styles": styles, "numbering": numbering, "footnotes": footnotes}
    kinds = {"document": "wordprocessingml.document.main",
             **{kind: f"wordprocessingml.{kind}" for kind, xml in optional.items() if xml}}
    parts = {"[Content_Types].xml": types("word", kinds),
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
    width = max((column + cell.get("columns", 1) for line in placed(rows) for column, cell, _ in line), default=1)
    lines = "".join(f'<w:{side} w:val="single" w:sz="4"/>' for side in ("top", "left", "bottom", "right", "insideH", "insideV"))
    grid = f'<w:gridCol w:w="{9000 // width}"/>' * width
    return f"<w:tbl><w:tblPr><w:tblBorders>{lines}</w:tblBorders></w:tblPr><w:tblGrid>{grid}</w:tblGrid>{''.join(out)}</w:tbl>"


def docx(blocks):
    """Word wants a paragraph behind every table."""
    return docx_archive("".join(docx_paragraph(block) if isinstance(block, str) else docx_table(block) + "<w:p/>" for block in blocks))


# ---- Excel

S = 'xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"'


def column_name(column):
    """A for 0."""
    name = ""
    column += 1
    while column:
        column, letter = divmod(column - 1, 26)
        name = chr(ord("A") + letter) + name
    return name


def xlsx_archive(workbook="", styles="", sharedStrings="", **sheets):
    """A workbook of the XML inside each worksheet: sheet1=..., sheet2=...; workbook: the XML of its sheets, if not plain."""
    names = sorted(sheets)
    kinds = [("worksheet", f"worksheets/{name}.xml") for name in names]
    optional = {"styles": styles, "sharedStrings": sharedStrings}
    kinds += [(kind, f"{kind}.xml") for kind, xml in optional.items() if xml]
    listed = workbook or "<sheets>" + "".join(f'<sheet name="Biểu{i}" sheetId="{i}" r:id="rId{i}"/>'
                                              for i in range(1, len(names) + 1)) + "</sheets>"
    parted = {"workbook": "spreadsheetml.sheet.main", **{f"worksheets/{name}": "spreadsheetml.worksheet" for name in names},
              **{kind: f"spreadsheetml.{kind}" for kind, xml in optional.items() if xml}}
    parts = {"[Content_Types].xml": types("xl", parted),
             "_rels/.rels": relations([("officeDocument", "xl/workbook.xml")]),
             "xl/_rels/workbook.xml.rels": relations(kinds),
             "xl/workbook.xml": f'{HEAD}<workbook {S} xmlns:r="{R}">{listed}</workbook>'}
    for kind, root in (("styles", "styleSheet"), ("sharedStrings", "sst")):
        if optional[kind]:
            parts[f"xl/{kind}.xml"] = f"{HEAD}<{root} {S}>{optional[kind]}</{root}>"
    for name in names:
        parts[f"xl/worksheets/{name}.xml"] = f"{HEAD}<worksheet {S}>{sheets[name]}</worksheet>"
    return archive(parts)


def xlsx(blocks):
    """One sheet: a paragraph a row, tables below each other, an empty row between; all cells are text."""
    rows, merges, number = [], [], 0
    for block in blocks:
        number += 1
        if isinstance(block, str):
            rows.append((number, [(0, block)]))
            continue
        for line in placed(block):
            rows.append((number, [(column, cell["text"]) for column, cell, goes_on in line if not goes_on]))
            for column, cell, goes_on in line:
                width, height = cell.get("columns", 1), cell.get("rows", 1)
                if not goes_on and (width > 1 or height > 1):
                    merges.append(f'<mergeCell ref="{column_name(column)}{number}:'
                                  f'{column_name(column + width - 1)}{number + height - 1}"/>')
            number += 1
    data = "".join(f'<row r="{row}">' + "".join(
        f'<c r="{column_name(column)}{row}" t="inlineStr"><is><t xml:space="preserve">{escape(text)}</t></is></c>'
        for column, text in cells if text) + "</row>" for row, cells in rows)
    merged = f"<mergeCells>{''.join(merges)}</mergeCells>" if merges else ""
    return xlsx_archive(sheet1=f"<sheetData>{data}</sheetData>{merged}")


# ---- text with marks between its fields

def csv(blocks, mark=";"):
    rows = []
    for block in blocks:
        if isinstance(block, str):
            rows.append([block])
            continue
        for line in placed(block):
            row = []
            for column, cell, _ in line:
                row += [""] * (column - len(row)) + [cell["text"]]
            rows.append(row)
    width = max(map(len, rows))
    quoted = [[f'"{field}"' if mark in field else field for field in row + [""] * (width - len(row))] for row in rows]
    return "".join(mark.join(row) + "\r\n" for row in quoted).encode("utf-8-sig")


# ---- HTML

def html_table(rows):
    lines = []
    for row in rows:
        cells = []
        for cell in map(cell_parts, row):
            spans = "".join(f' {name}span="{cell[key]}"' for name, key in (("col", "columns"), ("row", "rows")) if cell.get(key, 1) > 1)
            cells.append(f"<td{spans}>{escape(cell['text'])}</td>")
        lines.append(f"<tr>{''.join(cells)}</tr>\n")
    return f"<table>\n{''.join(lines)}</table>\n"


def html_archive(body):
    return f'<!DOCTYPE html>\n<html><head><meta charset="utf-8"><title>x</title></head><body>\n{body}\n</body></html>\n'.encode()


def html(blocks):
    return html_archive("".join(f"<p>{escape(block)}</p>\n" if isinstance(block, str) else html_table(block) for block in blocks))


# ---- OpenDocument

ODF = " ".join(f'xmlns:{prefix}="urn:oasis:names:tc:opendocument:xmlns:{name}:1.0"' for prefix, name in (
    ("office", "office"), ("text", "text"), ("table", "table"), ("style", "style"), ("draw", "drawing")))


def odf_archive(kind, body, lists=""):
    styles = f"<office:automatic-styles>{lists}</office:automatic-styles>" if lists else ""
    content = f"{HEAD}<office:document-content {ODF}>{styles}<office:body><office:{kind}>{body}</office:{kind}></office:body></office:document-content>"
    return archive({"mimetype": f"application/vnd.oasis.opendocument.{kind}", "content.xml": content})


def odt_archive(body, lists=""):
    return odf_archive("text", body, lists)


def ods_archive(body):
    return odf_archive("spreadsheet", body)


def odf_table(rows, name="Biểu1"):
    lines = []
    for line in placed(rows):
        cells = []
        for _, cell, goes_on in line:
            width, height = cell.get("columns", 1), cell.get("rows", 1)
            covered = f'<table:covered-table-cell table:number-columns-repeated="{width if goes_on else width - 1}"/>'
            if goes_on:
                cells.append(covered)
                continue
            spans = f' table:number-columns-spanned="{width}" table:number-rows-spanned="{height}"' if width * height > 1 else ""
            cells.append(f"<table:table-cell{spans}><text:p>{escape(cell['text'])}</text:p></table:table-cell>")
            cells.append(covered if width > 1 else "")
        lines.append(f"<table:table-row>{''.join(cells)}</table:table-row>")
    return f'<table:table table:name="{name}">{"".join(lines)}</table:table>'


def odt(blocks):
    return odt_archive("".join(f"<text:p>{escape(block)}</text:p>" if isinstance(block, str) else odf_table(block) for block in blocks))


def ods(blocks):
    rows = []
    for block in blocks:
        rows += [[block], []] if isinstance(block, str) else block + [[]]
    return ods_archive(odf_table(rows))
