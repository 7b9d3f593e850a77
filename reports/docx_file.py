"""A paper of parts as a text document (.docx), for those who go on writing in it: same words, same handling marks.

The footer's code is left out: it stands for facts that somebody may have changed by the next time the file is opened.
What never changes of the package lies in `resources/docx`.
"""

import re
from collections.abc import Iterator, Sequence
from pathlib import Path
from xml.sax.saxutils import escape
from zipfile import ZIP_DEFLATED, ZipFile

import resources
from reports import text as shaping
from reports.composed import ComposedFacts, Part, Table
from reports.eum.common import Words, both
from reports.paper import TRANSLATION, Frame, Paper
from reports.paper.document import RIGHT_TO_LEFT
from reports.paper.frame import refuse_unreleased, sources
from reports.paper.surface import LETTER, SIDE
from reports.sheets.cells import UNPRINTABLE
from reports.sheets.facts import SheetReport
from reports.sheets.parts import XML, core_properties
from reports.sheets.target import whole_file
from reports.sheets.xlsx_file import write_part

_RELATIONS = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_MAIN = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
_FIXED = (("[Content_Types].xml", "content_types"), ("_rels/.rels", "relations"), ("word/styles.xml", "styles"),
          ("word/_rels/document.xml.rels", "document_relations"))  # fmt: skip
_STORIES = (("header", "default", "head"), ("header", "first", "head"),
            ("footer", "default", "foot"), ("footer", "first", "firstFoot"))  # fmt: skip
_TWIPS = 20
"""Of a point."""
_LABELS, _DESIGNATION = 160 * _TWIPS, 250 * _TWIPS
_RTL = "[\u0590-\u08ff\ufb1d-\ufdff\ufe70-\ufefe\U00010800-\U00010fff\U0001e800-\U0001efff]"
_TURNED = re.compile(rf"({_RTL}+(?:[\W\d_]*{_RTL}+)*)")
_UNSEEN = re.compile("[\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069]")
"""Marks that turn round what stands beside them; the page does not draw them either."""
_PAGE = "".join(
    f'<w:r><w:t xml:space="preserve">{before}</w:t></w:r><w:fldSimple w:instr=" {code} "><w:r><w:t>1</w:t></w:r>'
    "</w:fldSimple>"
    for before, code in (("Page ", "PAGE"), (" of ", "NUMPAGES"))
)


def write_docx(paper: Paper[ComposedFacts], facts: ComposedFacts, target: Path) -> SheetReport:
    """Writes the document and tells how many rows its tables have. The same facts give the same bytes.

    Raises PaperRefusedError as the printed paper does, ValueError for a paper that is signed or filled in by hand,
    OSError when it cannot be written.
    """
    refuse_unreleased(paper, facts)
    if facts.signing or facts.letterhead or facts.to or any(part.lines for part in facts.parts):
        raise ValueError(f"{paper.title} is signed or written on: it is printed.")
    title, status, frame = f"{paper.title}: {paper.subject(facts)}", paper.status(facts), facts.frame
    wide, high = LETTER if paper.upright(facts) else (LETTER[1], LETTER[0])
    language = frame.host_language
    body = "".join(_words("Heading1", facts.title, language))
    body += "".join(_part(part, round((wide - 2 * SIDE) * _TWIPS), language) for part in facts.parts)
    foreign = any(map(shaping.is_foreign, re.sub("<[^>]*>", "", title + body))) or "<w:lang" in body
    foot = _foot(frame, title, foreign)
    head = "".join(
        _paragraph("Marking", each) for each in (frame.marking, status.words if status else "") if each
    )
    section = _section(round(wide * _TWIPS), round(high * _TWIPS))
    parts = [(name, resources.text(f"docx/{fixed}.xml")) for name, fixed in _FIXED]
    parts += [
        ("docProps/core.xml", core_properties(title, frame.office, frame.marking)),
        ("word/header1.xml", _story("hdr", head)),
        ("word/footer1.xml", _story("ftr", foot)),
        ("word/footer2.xml", _story("ftr", _designation(frame, wide - 2 * SIDE) + foot)),
        ("word/document.xml", _story("document", f"<w:body>{body}{section}</w:body>")),
    ]
    with whole_file(target) as stream, ZipFile(stream, "w", ZIP_DEFLATED) as package:
        for name, inside in parts:
            write_part(package, name, inside)
    return SheetReport(sum(len(part.table.cells) for part in facts.parts if part.table))


# -- the frame ------------------------------------------------------------------------------------------------------
def _story(tag: str, inside: str) -> str:
    return f'{XML}<w:{tag} xmlns:w="{_MAIN}" xmlns:r="{_RELATIONS}">{inside}</w:{tag}>'


def _section(wide: int, high: int) -> str:
    """Page and margins; the first page has a foot of its own, which says who controls the paper."""
    stories = "".join(f'<w:{what}Reference w:type="{on}" r:id="{key}"/>' for what, on, key in _STORIES)
    turned = ' w:orient="landscape"' if wide > high else ""
    side = round(SIDE * _TWIPS)
    return (
        f'<w:sectPr>{stories}<w:pgSz w:w="{wide}" w:h="{high}"{turned}/><w:pgMar w:top="1100" w:right="{side}" '
        f'w:bottom="1100" w:left="{side}" w:header="480" w:footer="400" w:gutter="0"/><w:titlePg/></w:sectPr>'
    )


def _foot(frame: Frame, title: str, foreign: bool) -> str:
    told = " · ".join(filter(None, (sources(frame), title, frame.office, "")))
    return (
        (_paragraph("Translation", TRANSLATION) if foreign else "")
        + _paragraph("Note", f"{told} · ", more=_PAGE)
        + _paragraph("Marking", frame.marking)
    )


def _designation(frame: Frame, room: float) -> str:
    """Lines at the right of the `room` points across; below a table LibreOffice would cut the marking off."""
    block = frame.designation
    lines = [f"{name}: {value}" for name, value in block.entries] if block else []
    return "".join(_paragraph("Note", each, indent=round(room * _TWIPS) - _DESIGNATION) for each in lines)


# -- the parts ------------------------------------------------------------------------------------------------------
def _part(part: Part, width: int, language: str) -> str:
    found = ['<w:p><w:r><w:br w:type="page"/></w:r></w:p>'] if part.new_page else []
    if part.heading.text:
        found += _words(f"Heading{part.level}", part.heading, language)
    if part.rows:
        rows = [(both(row.label), row.value.strip() or "–") for row in part.rows]
        found.append(_grid((_LABELS, width - _LABELS), rows, ("Label", "Normal")))
    for text in part.texts:
        found += _words("Normal", text, language)
    found += [_paragraph("Normal", f"• {item}") for item in part.items]
    if part.table and part.table.cells:
        found.append(_table(part.table, width))
    elif part.table:
        found.append(_paragraph("Label", part.table.none))
    return "".join(found)


def _words(look: str, words: Words, language: str) -> Iterator[str]:
    """A text, and below it the same in the second language."""
    yield _paragraph(look, words.text)
    if words.second:
        yield _paragraph("Normal", words.second, language=language)


def _table(table: Table, width: int) -> str:
    whole = sum(column.share for column in table.columns)
    widths = [width * column.share // whole for column in table.columns]
    looks = [f"Cell{'Right' if column.right else ''}" for column in table.columns]
    rows = [*table.cells, *([table.sums] if table.sums else [])]
    return _grid(
        widths, rows, looks, heads=[both(column.words) for column in table.columns], sums=bool(table.sums)
    )


def _grid(
    widths: Sequence[int], rows: Sequence[Sequence[str]], looks: Sequence[str], *,
    heads: Sequence[str] = (), sums: bool = False,
) -> str:  # fmt: skip
    """Cells in rows; heads stand again on each page, with a rule below each row; the last row in bold as `sums`."""
    strong = ["CellHead"] * len(widths)
    told: list[tuple[Sequence[str], Sequence[str]]] = [(heads, strong)] if heads else []
    told += [(row, strong if sums and row is rows[-1] else looks) for row in rows]
    edges = "".join(f'<w:{side} w:val="single" w:sz="4"/>' for side in ("bottom", "insideH")) if heads else ""
    lines = ""
    for cells, look in told:
        inside = "".join(
            f'<w:tc><w:tcPr><w:tcW w:w="{width}" w:type="dxa"/></w:tcPr>{_paragraph(each, cell)}</w:tc>'
            for width, cell, each in zip(widths, cells, look, strict=True)
        )
        head = "<w:tblHeader/>" if cells is heads else ""
        lines += f"<w:tr><w:trPr><w:cantSplit/>{head}</w:trPr>{inside}</w:tr>"
    columns = "".join(f'<w:gridCol w:w="{width}"/>' for width in widths)
    return (
        f'<w:tbl><w:tblPr><w:tblW w:w="{sum(widths)}" w:type="dxa"/><w:jc w:val="left"/>'
        f'<w:tblBorders>{edges}</w:tblBorders><w:tblLayout w:type="fixed"/></w:tblPr><w:tblGrid>{columns}</w:tblGrid>'
        f"{lines}</w:tbl>{_paragraph('Cell', '')}"  # two tables in a row would be one
    )


def _paragraph(look: str, text: str, *, language: str = "", more: str = "", indent: int = 0) -> str:
    pushed = f'<w:ind w:left="{indent}"/>' if indent else ""
    turned = "<w:bidi/>" if language.split("-")[0] in RIGHT_TO_LEFT else ""
    return (
        f'<w:p><w:pPr><w:pStyle w:val="{look}"/>{turned}{pushed}</w:pPr>{_runs(text, language)}{more}</w:p>'
    )


def _runs(text: str, language: str) -> str:
    """The runs of a paragraph: what is written from the right by itself, a line end as break."""
    of = f'<w:lang w:val="{language}" w:bidi="{language}"/>' if language else ""
    found = []
    for at, stretch in enumerate(_TURNED.split(UNPRINTABLE.sub("", _UNSEEN.sub("", text)))):
        look = ("<w:rtl/>" if at % 2 else "") + of
        lines = "<w:br/>".join(
            f'<w:t xml:space="preserve">{escape(line)}</w:t>' if line else "" for line in stretch.split("\n")
        )
        found.append(f"<w:r>{f'<w:rPr>{look}</w:rPr>' if look else ''}{lines}</w:r>" if lines else "")
    return "".join(found)
