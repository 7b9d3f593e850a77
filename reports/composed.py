"""Papers made of parts: heading, labelled rows, text, table, lines to write on, blocks to sign; drawn in order.

What stands in which part is decided where the facts are gathered; how a part looks is decided here, once for all.
"""

from collections.abc import Callable
from dataclasses import dataclass, replace

from reports.eum.common import CELL, Signer, Words, both, in_two, safe, say, sides
from reports.paper import Audience, Column, Document, Frame, Paper, Status, Style
from reports.paper.document import BODY, GAP, MUTED
from reports.training.student import write_on

_LABELS = 160.0
_HEAD_KEEP = 54.0
_ROOMY = 7.0
_SIGNING, _MOST_KEPT, _LETTERS = 160.0, 320.0, 90
"""Points for the places to sign, most points kept on one page with them, letters of a usual line."""


@dataclass(frozen=True, slots=True)
class Head:
    """The head of a table's column: its words, its share of the width, whether its cells stand at the right."""

    words: Words
    share: int
    right: bool = False


@dataclass(frozen=True, slots=True)
class Row:
    """A label with its value; an empty value shows as a dash."""

    label: Words
    value: str


@dataclass(frozen=True, slots=True)
class Table:
    """Columns and their cells; `none` is what stands there instead of no rows, `sums` a last row."""

    columns: tuple[Head, ...]
    cells: tuple[tuple[str, ...], ...]
    none: str = ""
    sums: tuple[str, ...] = ()
    roomy: bool = False
    """Whether something is written into its cells by hand."""
    second: bool = False
    """Whether its cells carry words of the second language."""


def trimmed(table: Table) -> Table:
    """The table without the columns in which nothing stands."""
    kept = [at for at in range(len(table.columns)) if any(row[at] for row in table.cells)]
    cells = tuple(tuple(row[at] for at in kept) for row in table.cells)
    return replace(table, columns=tuple(table.columns[at] for at in kept), cells=cells)


NOTHING = Words("")


@dataclass(frozen=True, slots=True)
class Part:
    """A part of a paper; whatever is empty is left out. `lines` are drawn to write on."""

    heading: Words = NOTHING
    level: int = 2
    rows: tuple[Row, ...] = ()
    texts: tuple[Words, ...] = ()
    items: tuple[str, ...] = ()
    table: Table | None = None
    lines: int = 0
    new_page: bool = False


@dataclass(frozen=True, slots=True)
class Signing:
    """The blocks to sign in: what is agreed, for whom, the labels beside, and who signed or is to sign."""

    agreed: Words
    heads: tuple[Words, ...]
    labels: tuple[Words, ...]
    signers: tuple[Signer, ...]


@dataclass(frozen=True, slots=True)
class ComposedFacts:
    """A paper in its parts. `status` are the words that say what it is not, with `across` over the page."""

    frame: Frame
    stem: str
    number: str
    title: Words
    parts: tuple[Part, ...]
    signing: Signing | None = None
    status: str = ""
    across: str = ""
    letterhead: tuple[str, ...] = ()
    to: tuple[str, ...] = ()
    asked: str = ""
    """What was asked of a paper that asks something."""


def draw(facts: ComposedFacts, page: Document) -> None:
    """Letterhead and title, then part by part, then the places to sign."""
    for number, line in enumerate(facts.letterhead):
        page.paragraph(line, Style(9, bold=not number), after=0)
    if facts.letterhead:
        page.space(8)
    for line in facts.to:
        page.paragraph(line, after=0)
    if facts.to:
        page.space(8)
    with in_two(page, [facts.title]):
        page.heading(facts.title.text, level=1)
        page.paragraph(facts.title.second, Style(12, bold=True), language=page.host_language)
    for at, part in enumerate(facts.parts, 1):
        if facts.signing and at == len(facts.parts):
            page.room(_with_signing(part))
        draw_part(part, page)
    if facts.signing:
        _sign(facts.signing, page)


def _with_signing(part: Part) -> float:
    """Points that the last part and the places to sign want together: a signature alone on a page signs nothing."""
    if part.table or part.items or part.lines or part.new_page:
        return 0
    written = sum(
        len(each.text) // _LETTERS + 1 for each in (*part.texts, *(Words(row.value) for row in part.rows))
    )
    wanted = written * BODY.leading + (_HEAD_KEEP if part.heading.text else 0) + _SIGNING
    return wanted if wanted <= _MOST_KEPT else 0


def draw_part(part: Part, page: Document) -> None:
    """One part: heading, rows, texts, items, table, lines; what is empty is left out."""
    if part.new_page and page.y < page.height - 60:
        page.new_page()
    if part.heading.text:
        with in_two(page, [part.heading]):
            page.heading(part.heading.text, part.level, keep=_HEAD_KEEP)
            page.paragraph(part.heading.second, Style(9, bold=True), after=2, language=page.host_language)
    with in_two(page, [each.label for each in part.rows]):
        page.labelled([(both(each.label), each.value) for each in part.rows], label_width=_LABELS)
    for text in part.texts:
        for at, line in enumerate(text.text.split("\n")):
            page.paragraph(line, after=1 if text.second and at == text.text.count("\n") else 4)
        with in_two(page, [text]):
            page.paragraph(text.second, language=page.host_language)
    page.items(part.items)
    if part.table:
        _table(part.table, page)
    if part.lines:
        write_on(page, part.lines)


def _table(table: Table, page: Document) -> None:
    if not table.cells:
        page.paragraph(table.none, MUTED)
        return
    with in_two(page, (*(each.words for each in table.columns), Words("", "x" if table.second else ""))):
        columns = [Column(both(each.words), each.share, each.right) for each in table.columns]
        page.table(columns, table.cells, CELL, _ROOMY if table.roomy else GAP, sums=table.sums)


def _sign(signing: Signing, page: Document) -> None:
    with in_two(page, (signing.agreed, *signing.heads, *signing.labels)):
        page.room(_SIGNING)
        if signing.agreed.text:
            say(page, signing.agreed)
        sides(page, signing.heads, signing.labels, signing.signers)


def file_name(facts: ComposedFacts) -> str:
    """`inventory_report_2026-BN-017.pdf`."""
    return f"{facts.stem}_{safe(facts.number, 'unnumbered')}.pdf"


def _subject(facts: ComposedFacts) -> str:
    return facts.number or "without number"


def _status(facts: ComposedFacts) -> Status | None:
    return Status(facts.across, facts.status) if facts.status else None


def _upright(facts: ComposedFacts) -> bool:  # noqa: ARG001 - always
    return True


def _across(facts: ComposedFacts) -> bool:  # noqa: ARG001 - always on a turned page
    return False


def composed(name: str, title: str, audience: Audience, *, wide: bool = False) -> Paper[ComposedFacts]:
    """A paper that is drawn from parts."""
    turned: Callable[[ComposedFacts], bool] = _across if wide else _upright
    return Paper(
        name=name, title=title, version=1, audience=audience, draw=draw, subject=_subject, status=_status,
        upright=turned,
    )  # fmt: skip
