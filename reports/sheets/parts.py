"""The small parts of a workbook: relations, styles, names, properties."""

import re
from collections.abc import Iterator
from xml.sax.saxutils import escape, quoteattr

from reports.sheets.cells import UNPRINTABLE
from reports.sheets.facts import SheetFacts

XML = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
_PACKAGE = "http://schemas.openxmlformats.org/package/2006"
_OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006"
_MAIN = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
_TYPES = "application/vnd.openxmlformats-officedocument.spreadsheetml"

_CONTENT_TYPES = f"""{XML}<Types xmlns="{_PACKAGE}/content-types">\
<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>\
<Default Extension="xml" ContentType="application/xml"/>\
<Override PartName="/xl/workbook.xml" ContentType="{_TYPES}.sheet.main+xml"/>\
@sheets@\
<Override PartName="/xl/styles.xml" ContentType="{_TYPES}.styles+xml"/>\
<Override PartName="/docProps/core.xml" \
ContentType="application/vnd.openxmlformats-package.core-properties+xml"/>\
<Override PartName="/docProps/app.xml" \
ContentType="application/vnd.openxmlformats-officedocument.extended-properties+xml"/></Types>"""

_RELATIONS = f"""{XML}<Relationships xmlns="{_PACKAGE}/relationships">\
<Relationship Id="rId1" Type="{_OFFICE}/relationships/officeDocument" Target="xl/workbook.xml"/>\
<Relationship Id="rId2" Type="{_PACKAGE}/relationships/metadata/core-properties" Target="docProps/core.xml"/>\
<Relationship Id="rId3" Type="{_OFFICE}/relationships/extended-properties" Target="docProps/app.xml"/>\
</Relationships>"""

_BOOK_RELATIONS = f"""{XML}<Relationships xmlns="{_PACKAGE}/relationships">\
@sheets@\
<Relationship Id="rId@styles@" Type="{_OFFICE}/relationships/styles" Target="styles.xml"/></Relationships>"""

_TOP = '<alignment vertical="top"/>'
# Cell formats by number: 0 text, 1 text that begins like a formula, 2 number, 3 money, 4 date, 5 percent,
# 6 table header, 7 label of the provenance sheet; of forms 8 a cell to type text in, 9 one for a date, 10 the title,
# 11 a line that says how it is filled in; of the training report 12 1,234, 13 $1,234, 14 6/4/2018, and in bold 15 a
# number, 16 1,234, 17 $1,234; 18 a text that goes on in a second line.
_STYLES = f"""{XML}<styleSheet xmlns="{_MAIN}">\
<numFmts count="3"><numFmt numFmtId="164" formatCode="dd\\ mmm\\ yyyy"/>\
<numFmt numFmtId="165" formatCode="&quot;$&quot;#,##0"/><numFmt numFmtId="166" formatCode="m/d/yyyy;@"/></numFmts>\
<fonts count="3"><font><sz val="10"/><name val="Calibri"/><family val="2"/></font>\
<font><b/><sz val="10"/><name val="Calibri"/><family val="2"/></font>\
<font><b/><sz val="14"/><name val="Calibri"/><family val="2"/></font></fonts>\
<fills count="3"><fill><patternFill patternType="none"/></fill>\
<fill><patternFill patternType="gray125"/></fill>\
<fill><patternFill patternType="solid"><fgColor rgb="FFE7ECF2"/></patternFill></fill></fills>\
<borders count="3"><border/><border><left/><right/><top/>\
<bottom style="thin"><color rgb="FF7B8794"/></bottom></border>\
<border><left style="thin"><color rgb="FF7B8794"/></left><right style="thin"><color rgb="FF7B8794"/></right>\
<top style="thin"><color rgb="FF7B8794"/></top><bottom style="thin"><color rgb="FF7B8794"/></bottom></border></borders>\
<cellStyleXfs count="1"><xf numFmtId="0" fontId="0" fillId="0" borderId="0"/></cellStyleXfs>\
<cellXfs count="19">\
<xf numFmtId="49" fontId="0" fillId="0" borderId="0" xfId="0" applyNumberFormat="1"/>\
<xf numFmtId="49" fontId="0" fillId="0" borderId="0" xfId="0" quotePrefix="1" applyNumberFormat="1"/>\
<xf numFmtId="0" fontId="0" fillId="0" borderId="0" xfId="0" applyAlignment="1">{_TOP}</xf>\
<xf numFmtId="4" fontId="0" fillId="0" borderId="0" xfId="0" applyNumberFormat="1" applyAlignment="1">{_TOP}</xf>\
<xf numFmtId="164" fontId="0" fillId="0" borderId="0" xfId="0" applyNumberFormat="1" applyAlignment="1">{_TOP}</xf>\
<xf numFmtId="10" fontId="0" fillId="0" borderId="0" xfId="0" applyNumberFormat="1" applyAlignment="1">{_TOP}</xf>\
<xf numFmtId="49" fontId="1" fillId="2" borderId="1" xfId="0" applyNumberFormat="1" applyFont="1" \
applyFill="1" applyBorder="1" applyAlignment="1"><alignment vertical="top" wrapText="1"/></xf>\
<xf numFmtId="49" fontId="1" fillId="0" borderId="0" xfId="0" applyNumberFormat="1" applyFont="1"/>\
<xf numFmtId="49" fontId="0" fillId="0" borderId="2" xfId="0" applyNumberFormat="1" applyBorder="1" \
applyProtection="1"><protection locked="0"/></xf>\
<xf numFmtId="164" fontId="0" fillId="0" borderId="2" xfId="0" applyNumberFormat="1" applyBorder="1" \
applyProtection="1"><protection locked="0"/></xf>\
<xf numFmtId="49" fontId="2" fillId="0" borderId="0" xfId="0" applyNumberFormat="1" applyFont="1"/>\
<xf numFmtId="49" fontId="0" fillId="0" borderId="0" xfId="0" applyNumberFormat="1"/>\
<xf numFmtId="3" fontId="0" fillId="0" borderId="0" xfId="0" applyNumberFormat="1"/>\
<xf numFmtId="165" fontId="0" fillId="0" borderId="0" xfId="0" applyNumberFormat="1"/>\
<xf numFmtId="166" fontId="0" fillId="0" borderId="0" xfId="0" applyNumberFormat="1"/>\
<xf numFmtId="0" fontId="1" fillId="0" borderId="0" xfId="0" applyFont="1"/>\
<xf numFmtId="3" fontId="1" fillId="0" borderId="0" xfId="0" applyNumberFormat="1" applyFont="1"/>\
<xf numFmtId="165" fontId="1" fillId="0" borderId="0" xfId="0" applyNumberFormat="1" applyFont="1"/>\
<xf numFmtId="49" fontId="0" fillId="0" borderId="0" xfId="0" applyNumberFormat="1" applyAlignment="1">\
<alignment vertical="top" wrapText="1"/></xf></cellXfs>\
<cellStyles count="1"><cellStyle name="Normal" xfId="0" builtinId="0"/></cellStyles>\
<dxfs count="2"><dxf><font><b/></font><fill><patternFill><bgColor rgb="FFF4C7C3"/></patternFill></fill></dxf>\
<dxf><fill><patternFill><bgColor rgb="FFFCE8B2"/></patternFill></fill></dxf></dxfs></styleSheet>"""


_SHEET_TYPE = f'<Override PartName="/xl/worksheets/sheet@.xml" ContentType="{_TYPES}.worksheet+xml"/>'
_SHEET_RELATION = (
    f'<Relationship Id="rId@" Type="{_OFFICE}/relationships/worksheet" Target="worksheets/sheet@.xml"/>'
)


def _each(count: int, text: str) -> str:
    """A text for each sheet, with its number."""
    return "".join(text.replace("@", f"{number}") for number in range(1, count + 1))


def small_parts(
    facts: SheetFacts, rows: int, head_row: int = 1, *, filtered: bool = True
) -> Iterator[tuple[str, str]]:
    """Every part but the sheets: name in the package and text. A table with headings below row 1 has no filter."""
    count = 2 + len(facts.more)
    yield "[Content_Types].xml", _CONTENT_TYPES.replace("@sheets@", _each(count, _SHEET_TYPE))
    yield "_rels/.rels", _RELATIONS
    relations = _BOOK_RELATIONS.replace("@sheets@", _each(count, _SHEET_RELATION))
    yield "xl/_rels/workbook.xml.rels", relations.replace("@styles@", f"{count + 1}")
    yield "xl/workbook.xml", _workbook(facts, rows, head_row, filtered and head_row == 1)
    yield "xl/styles.xml", _STYLES
    yield "docProps/core.xml", core_properties(facts.title, facts.office, facts.marking)
    yield (
        "docProps/app.xml",
        (
            f'{XML}<Properties xmlns="{_OFFICE}/extended-properties">'
            "<Application>SCO Desk</Application></Properties>"
        ),
    )


def table_range(facts: SheetFacts, rows: int, fixed: bool = False) -> str:
    """The table with its header, `A1:T100001`; `fixed` with dollar signs."""
    last, mark = column_name(len(facts.columns)), "$" if fixed else ""
    return f"{mark}A{mark}1:{mark}{last}{mark}{rows + 1}"


def column_name(number: int) -> str:
    """1 is A, 27 is AA."""
    name = ""
    while number:
        number, rest = divmod(number - 1, 26)
        name = chr(65 + rest) + name
    return name


def sheet_name(title: str) -> str:
    """A title as a sheet may be called: 31 characters, none of []:*?/\\, not that of the sheet of provenance."""
    name = re.sub(r"[\[\]:*?/\\\x00-\x1f]", " ", UNPRINTABLE.sub("", title))[:31].strip(" '")
    return name if name and name.casefold() not in ("provenance", "history") else f"{name} rows".strip()


def _workbook(facts: SheetFacts, rows: int, head_row: int, has_filter: bool) -> str:
    name = sheet_name(facts.title)
    quoted = escape("'" + name.replace("'", "''") + "'")
    filtered = (
        '<definedName name="_xlnm._FilterDatabase" localSheetId="0" hidden="1">'
        f"{quoted}!{table_range(facts, rows, fixed=True)}</definedName>"
    )
    titles = f"{quoted}!${head_row}:${head_row}"
    return (
        f'{XML}<workbook xmlns="{_MAIN}" xmlns:r="{_OFFICE}/relationships"><sheets>'
        f"{''.join(_named_sheets(facts, name))}</sheets><definedNames>{filtered if has_filter else ''}"
        f'<definedName name="_xlnm.Print_Titles" localSheetId="0">{titles}</definedName>'
        "</definedNames></workbook>"
    )


def _named_sheets(facts: SheetFacts, first: str) -> Iterator[str]:
    """Every sheet with its name; names that would be the same are told apart by their number."""
    names = [first]
    for table in facts.more:
        name = sheet_name(table.title)
        taken = name.casefold() in {each.casefold() for each in names}
        names.append(f"{name[:28]} {len(names) + 1}" if taken else name)
    for number, name in enumerate([*names, "Provenance"], 1):
        yield f'<sheet name={quoteattr(name)} sheetId="{number}" r:id="rId{number}"/>'


def core_properties(title: str, office: str, marking: str) -> str:
    """The properties of a package: its title, whose it is, and its marking as keyword and as category."""

    def element(tag: str, text: str) -> str:
        return f"<{tag}>{escape(UNPRINTABLE.sub('', text))}</{tag}>"

    return (
        f'{XML}<cp:coreProperties xmlns:cp="{_PACKAGE}/metadata/core-properties" '
        'xmlns:dc="http://purl.org/dc/elements/1.1/">'
        + element("dc:title", title)
        + element("dc:creator", office)
        + element("cp:keywords", marking)
        + element("cp:category", marking)
        + "</cp:coreProperties>"
    )
