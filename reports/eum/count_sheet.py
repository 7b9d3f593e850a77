"""The count sheet of an inventory: forty lines a page with bar code, serial in large type and boxes to tick.

A cover says how it is filled in; each site begins a new page and stands on its own pages alone, so that its custodian
gets no other site's. No value and no coordinate stands here. The code of a page opens it on the screen again.
"""

from dataclasses import dataclass, replace
from datetime import date

from reports import text as shaping
from reports.eum import barcode
from reports.eum.common import Named, Signer, Words, both, in_two, safe, said, say, sides
from reports.paper import Audience, Document, Frame, Paper, Status, Style
from reports.paper.document import MUTED
from reports.paper.tags import Element

SIDE = 36.0
ROW, BLANK_ROW, BLANKS = 14.4, 20.0, 12
"""Height of a line at most, of a blank line, and how many of these."""
_LEAST, _MOST = 0.5, 0.9
"""Width of a bar code's module in points: narrower ones scanners fail to read."""
_HEAD, _SMALL = Style(6.5, bold=True), Style(6.5)
_CODE, _SITE = Style(19, bold=True), Style(12, bold=True)
_CODE_ROOM, _BOX = 260.0, 8.5
_COLUMNS = (
    ("line", 24.0), ("bar_code", 134.0), ("serial", 110.0), ("article", 62.0), ("location", 62.0), ("seen", 28.0),
    ("container", 38.0), ("not_here", 32.0), ("remark", 50.0),
)  # fmt: skip
"""Paragraph that heads the column, and its width in points."""
_BOXES = frozenset({"seen", "container", "not_here"})
_Columns = list[tuple[str, float, float]]
"""Paragraph, left edge and width of each column."""
_SIZES = (10.5, 9.0, 8.0, 7.0, 6.0, 5.0, 4.4, 4.0)


@dataclass(frozen=True, slots=True)
class CountLine:
    """A line of the frozen list; `state` only where it is not simply held."""

    number: int
    serial: str
    article: str
    location: str
    state: str = ""


@dataclass(frozen=True, slots=True)
class CountPage:
    """A page with its code and at most forty lines."""

    code: str
    lines: tuple[CountLine, ...]


@dataclass(frozen=True, slots=True)
class CountSite:
    """A site or unit with its pages; `rule` is what may be brought in."""

    name: str
    native_name: str
    rule: str
    pages: tuple[CountPage, ...]


@dataclass(frozen=True, slots=True)
class CountSheetFacts:
    """The whole sheet of one inventory."""

    frame: Frame
    number: str
    head: tuple[tuple[str, str], ...]
    planned_on: date | None
    sites: tuple[CountSite, ...]
    words: Named
    sample: bool = False


def draw(facts: CountSheetFacts, page: Document) -> None:
    """The cover, then site by site its lines, blank lines and the places to sign."""
    with in_two(page, dict(facts.words).values()):
        _cover(facts, page)
        page.left, page.right = SIDE, page.width - SIDE
        for site in facts.sites:
            page.new_page()
            _site(facts, site, page)


def _cover(facts: CountSheetFacts, page: Document) -> None:
    words = said(facts.words)
    page.heading(words["title"].text, level=1)
    page.paragraph(words["title"].second, Style(12, bold=True), language=page.host_language)
    page.labelled(facts.head, label_width=130)
    page.heading(words["how"].text)
    page.paragraph(words["how"].second, Style(9, bold=True), language=page.host_language)
    texts = words["instructions"].text.split("\n")
    page.items(texts, marks=[f"{number}." for number in range(1, len(texts) + 1)])
    for line in words["instructions"].second.split("\n"):
        page.paragraph(line, after=1, language=page.host_language)
    if not facts.sites:
        page.paragraph("No site is named for this inventory.")


def _site(facts: CountSheetFacts, site: CountSite, page: Document) -> None:
    words = said(facts.words)
    pages = site.pages or (CountPage("", ()),)
    for number, each in enumerate(pages):
        if number:
            page.new_page()
        _head(page, site, each.code, words)
        if each.lines:
            _lines(page, each, words)
    if not site.pages:
        say(page, words["nothing_expected"])
    _end(facts, site, pages[-1].code, page)


def _head(
    page: Document, site: CountSite, code: str, words: dict[str, Words], *, again: bool = False
) -> None:
    """Name of the site at the left, the page's code in large type and as bars at the right."""
    top = page.y
    large = _CODE if page.extent(code, _CODE) <= _CODE_ROOM else replace(_CODE, size=11)
    room = page.right - page.left - max(180.0, page.extent(code, large)) - 12
    name = shaping.wrap(site.name, room * 1000 / _SITE.size, bold=True)[:2]
    page.lines(page.tree.add("H2"), name, page.left, _SITE)
    if site.native_name:
        page.lines(page.tree.add("P"), [site.native_name], page.left, MUTED)
    rule = words["continued"].text if again else site.rule
    if rule:
        page.lines(page.tree.add("P"), shaping.wrap(rule, room * 1000 / _SMALL.size)[:2], page.left, _SMALL)
    if code:
        with page.tagged(page.tree.add("P")):
            page.put(page.right - page.extent(code, large), top - 17, code, large)
        bars = barcode.drawn(code, 170, 14, _LEAST, _MOST)
        with page.artifact():
            page.out.append(f"q 1 0 0 1 {page.right - 170:.2f} {top - 38:.2f} cm 0 g {bars} Q")
    page.y = min(page.y, top - 42) - 2


def _columns(page: Document) -> _Columns:
    found, x = [], page.left
    for name, width in _COLUMNS:
        found.append((name, x, width))
        x += width
    return found


def _table_head(page: Document, words: dict[str, Words], row: Element) -> None:
    texts = [
        shaping.wrap(both(words[name]), (width - 4) * 1000 / _HEAD.size, bold=True)
        for name, width in _COLUMNS
    ]
    height = max(map(len, texts)) * _HEAD.leading + 4
    for (_, x, _), lines in zip(_columns(page), texts, strict=True):
        with page.tagged(row.add("TH", Scope="Column")):
            page.stack(x + 2, page.y - _HEAD.size - 1, lines, _HEAD)
    page.y -= height
    with page.artifact():
        page.stroke(page.left, page.y, page.right, page.y)


def _lines(page: Document, each: CountPage, words: dict[str, Words]) -> None:
    table = page.tree.add("Table")
    _table_head(page, words, table.add("THead").add("TR"))
    body, columns, top = table.add("TBody"), _columns(page), page.y
    height = min(ROW, (page.y - page.bottom) / len(each.lines))  # two languages may make the head higher
    for line in each.lines:
        _line(page, body.add("TR"), columns, line, height)
    _verticals(page, top)


def _line(page: Document, row: Element, columns: _Columns, line: CountLine, height: float) -> None:
    bars = barcode.drawn(line.serial, columns[1][2], height - 4, _LEAST, _MOST)
    place = "\n".join(filter(None, (line.location, line.state)))
    texts = {"line": str(line.number), "serial": line.serial, "article": line.article, "location": place}
    for name, x, width in columns:
        cell = row.add("TD")
        if name in texts:
            if texts[name]:
                _fitted(page, cell, (x + 2, width - 4, height), texts[name], name)
        elif name == "bar_code" and not bars:
            with page.tagged(cell):
                instead = (
                    "no bar code: read the serial"
                    if line.serial
                    else "no serial on record: say in the remark"
                )
                page.put(x + 2, page.y - height / 2 - 2, instead, _SMALL)
    with page.artifact():
        if bars:
            page.out.append(f"q 1 0 0 1 {columns[1][1]:.2f} {page.y - height + 2:.2f} cm 0 g {bars} Q")
        _boxes(page, columns, height, _BOXES)
        page.y -= height
        page.stroke(page.left, page.y, page.right, page.y)


def _fitted(page: Document, cell: Element, box: tuple[float, float, float], text: str, name: str) -> None:
    """A text in one row's height (box: left, width, height): the serial as large as it fits, all else small."""
    x, width, height = box
    bold = name == "serial"
    sizes = _SIZES if bold else ((8.0, 6.5, 5.4, 4.4) if name == "line" else (6.5, 5.4, 4.4))
    for size in sizes:
        lines = shaping.wrap(text, width * 1000 / size, bold)
        if len(lines) * size * 1.08 <= height - 1:
            break
    style, gap = Style(size, bold), size * 1.08
    lines = lines[: max(int(height / gap), 1)]  # what does not fit even so is left out: it stands in the book
    first = page.y - (height - len(lines) * gap) / 2 - size * 0.92
    with page.tagged(cell):
        for number, each in enumerate(lines):
            page.put(x, first - number * gap, each, style)


def _boxes(page: Document, columns: _Columns, height: float, wanted: frozenset[str]) -> None:
    """The boxes to tick of one row; they are drawn, as a row of sixteen thousand signs would take its time."""
    low = page.y - height / 2 - _BOX / 2
    shapes = " ".join(
        f"{x + width / 2 - _BOX / 2:.2f} {low:.2f} {_BOX} {_BOX} re"
        for name, x, width in columns
        if name in wanted
    )
    page.out.append(f"q 0.7 w 0 G {shapes} S Q")


def _verticals(page: Document, top: float) -> None:
    with page.artifact():
        for _, x, _ in _columns(page)[1:]:
            page.stroke(x, top, x, page.y)


def _end(facts: CountSheetFacts, site: CountSite, code: str, page: Document) -> None:
    """Blank lines for what is not on the list, the sums, and both sides' signatures, on one page."""
    words = said(facts.words)
    if page.y - (BLANKS * BLANK_ROW + 260) < page.bottom:
        page.new_page()
        _head(page, site, code, words, again=True)
    page.y -= 6
    page.heading(both(words["not_on_list"]).replace("\n", " / "), level=3)
    _blanks(page, words)
    say(page, words["sums"], after=8)
    say(page, words["agreed"])
    sides(
        page, (words["for_us"], words["for_partner"]),
        (words["name"], words["position"], words["signature"], words["date"]), (Signer(), Signer()),
    )  # fmt: skip


def _blanks(page: Document, words: dict[str, Words]) -> None:
    table = page.tree.add("Table")
    _table_head(page, words, table.add("THead").add("TR"))
    body, columns, top = table.add("TBody"), _columns(page), page.y
    for number in range(BLANKS):
        row = body.add("TR")
        for name, x, _ in columns:
            cell = row.add("TD")
            if name == "line":
                with page.tagged(cell):
                    page.put(x + 2, page.y - BLANK_ROW + 6, f"+{number + 1}", Style(8))
        with page.artifact():
            _boxes(page, columns, BLANK_ROW, _BOXES - {"not_here"})
            page.y -= BLANK_ROW
            page.stroke(page.left, page.y, page.right, page.y)
    _verticals(page, top)
    page.y -= 8


def file_name(facts: CountSheetFacts) -> str:
    """`count_sheet_2026-BN-017.pdf`."""
    return f"count_sheet_{safe(facts.number, 'unnumbered')}.pdf"


def _subject(facts: CountSheetFacts) -> str:
    return facts.number or "without number"


def _status(facts: CountSheetFacts) -> Status | None:
    return Status("SAMPLE", "SAMPLE ABOUT AN INVENTED SITE") if facts.sample else None


COUNT_SHEET = Paper(
    name="count_sheet",
    title="Count sheet",
    version=1,
    audience=Audience.PARTNER,
    draw=draw,
    subject=_subject,
    status=_status,
)
