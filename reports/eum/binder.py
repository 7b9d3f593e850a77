"""The binder for an assessment: contents with page numbers, then list by list what is there and what is missing."""

from collections.abc import Sequence
from dataclasses import dataclass

from reports.composed import Table
from reports.eum.common import CELL, counted, safe
from reports.paper import Audience, Column, Document, Frame, Paper, Style
from reports.paper.contents import in_two_passes

_CONTENTS = (Column("No.", 10, right=True), Column("List", 74), Column("There", 50), Column("Missing", 30),
             Column("Page", 14, right=True))  # fmt: skip


@dataclass(frozen=True, slots=True)
class BinderList:
    """One list of the binder: what is there in a few words, and each thing that is missing as a sentence."""

    title: str
    there: str
    missing: tuple[str, ...]
    table: Table


@dataclass(frozen=True, slots=True)
class BinderFacts:
    """The binder of one assessment."""

    frame: Frame
    number: str
    head: tuple[tuple[str, str], ...]
    lists: tuple[BinderList, ...]


def draw(facts: BinderFacts, page: Document) -> None:
    """The contents, then each list on a page of its own."""
    in_two_passes(page, lambda on, begins: _draw(facts, on, begins), len(facts.lists))


def _draw(facts: BinderFacts, page: Document, begins: Sequence[int]) -> list[int]:
    """Draws everything with these page numbers in the contents; returns those that came out."""
    page.heading("Binder for the assessment", level=1)
    page.labelled(facts.head, label_width=120)
    short = sum(bool(each.missing) for each in facts.lists)
    said = f"Something is missing from {counted(short, 'list')} of {len(facts.lists)}."
    page.paragraph(said if short else "Nothing is missing.", Style(9, bold=True))
    page.heading("Contents", keep=44)
    rows = [
        (
            str(at),
            each.title,
            each.there,
            counted(len(each.missing), "thing") if each.missing else "–",
            str(begun),
        )
        for at, (each, begun) in enumerate(zip(facts.lists, begins, strict=True), 1)
    ]
    page.table(_CONTENTS, rows, CELL)
    found = []
    for at, each in enumerate(facts.lists, 1):
        page.new_page()
        found.append(page.page + 1)
        _list(at, each, page)
    return found


def _list(number: int, each: BinderList, page: Document) -> None:
    page.heading(f"{number}. {each.title}", level=2)
    page.paragraph(f"There: {each.there}.")
    if each.missing:
        page.heading("Missing", level=3)
        page.items(each.missing)
    if each.table.cells:
        columns = [Column(head.words.text, head.share, head.right) for head in each.table.columns]
        page.table(columns, each.table.cells, CELL)


def file_name(facts: BinderFacts) -> str:
    """`cav_binder_2026-05-12.pdf`."""
    return f"cav_binder_{safe(facts.number, 'undated')}.pdf"


def _subject(facts: BinderFacts) -> str:
    return facts.number or "without day"


BINDER = Paper(
    name="cav_binder",
    title="Assessment binder",
    version=1,
    audience=Audience.INTERNAL,
    draw=draw,
    subject=_subject,
)
