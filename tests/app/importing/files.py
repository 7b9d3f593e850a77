"""Small files made by hand for the reading tests, honest and hostile ones; no other library writes them."""

import io
import zipfile
from collections.abc import Mapping, Sequence
from xml.sax.saxutils import escape, quoteattr

MAIN = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
RELATIONS = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
PACKAGE = "http://schemas.openxmlformats.org/package/2006/relationships"


def text_cell(place: str, text: str) -> str:
    """An inline string cell; what XML cannot hold, or looks like an escape, is escaped as _xHHHH_."""
    shielded = text.replace("_x", "_x005F_x")
    safe = "".join(c if c >= " " or c in "\t\n" else f"_x{ord(c):04X}_" for c in shielded)
    return f'<c r="{place}" t="inlineStr"><is><t xml:space="preserve">{escape(safe)}</t></is></c>'


def rows_xml(rows: Sequence[Sequence[str]]) -> str:
    """Rows of text cells, at most 26 columns."""
    lines = []
    for number, row in enumerate(rows, 1):
        cells = "".join(text_cell(f"{chr(65 + column)}{number}", text) for column, text in enumerate(row))
        lines.append(f'<row r="{number}">{cells}</row>')
    return "".join(lines)


def sheet_xml(rows: str, after: str = "", before: str = "") -> str:
    return f'{before}<worksheet xmlns="{MAIN}"><sheetData>{rows}</sheetData>{after}</worksheet>'


def xlsx(
    sheet: str, *, parts: Mapping[str, str | bytes] | None = None, names: Sequence[str] = ("Sheet 1",)
) -> bytes:
    """A workbook around the XML of its sheet; `parts` are added or replace those made here."""
    sheets = "".join(
        f'<sheet name={quoteattr(name)} sheetId="{number}" r:id="rId{number}"/>'
        for number, name in enumerate(names, 1)
    )
    relations = "".join(
        f'<Relationship Id="rId{number}" Type="{RELATIONS}/worksheet" Target="worksheets/sheet{number}.xml"/>'
        for number in range(1, len(names) + 1)
    )
    workbook = f'<workbook xmlns="{MAIN}" xmlns:r="{RELATIONS}"><sheets>{sheets}</sheets></workbook>'
    content: dict[str, str | bytes] = {
        "[Content_Types].xml": '<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"/>',
        "xl/workbook.xml": workbook,
        "xl/_rels/workbook.xml.rels": f'<Relationships xmlns="{PACKAGE}">{relations}</Relationships>',
        "xl/worksheets/sheet1.xml": sheet,
    } | dict(parts or {})
    return zipped(content)


def zipped(parts: Mapping[str, str | bytes], compression: int = zipfile.ZIP_DEFLATED) -> bytes:
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w", compression) as archive:
        for name, data in parts.items():
            archive.writestr(name, data)
    return buffer.getvalue()


def styles_xml(*codes: str) -> str:
    """Cell styles 1, 2, … with these number formats; style 0 is General."""
    formats = "".join(
        f'<numFmt numFmtId="{164 + index}" formatCode={quoteattr(code)}/>' for index, code in enumerate(codes)
    )
    cells = "".join(f'<xf numFmtId="{164 + index}"/>' for index in range(len(codes)))
    return (
        f'<styleSheet xmlns="{MAIN}"><numFmts>{formats}</numFmts>'
        f'<cellXfs><xf numFmtId="0"/>{cells}</cellXfs></styleSheet>'
    )


def bomb(mebibytes: int, filler: bytes = b"<row/>") -> bytes:
    """A workbook whose sheet unpacks to that many MiB of empty rows, made without holding them."""
    buffer = io.BytesIO(xlsx(sheet_xml("")))
    head, tail = sheet_xml("\0").split("\0")
    block = filler * ((1 << 20) // len(filler))
    with (
        zipfile.ZipFile(buffer, "a", zipfile.ZIP_DEFLATED) as archive,
        archive.open("xl/worksheets/sheet2.xml", "w") as stream,
    ):
        stream.write(head.encode())
        for _ in range(mebibytes):
            stream.write(block)
        stream.write(tail.encode())
    return buffer.getvalue()
