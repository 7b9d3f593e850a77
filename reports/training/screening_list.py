"""The screening checklist of one nominee: items with their answers, offices with their stamps, signature.

The file is kept for ten years (SAMM C2.1.6.7.5). What vetting and the embassy's offices said stands as a state only:
cleared, not cleared, pending.
"""

from dataclasses import dataclass
from datetime import date

from reports.paper import Audience, Column, Document, Frame, Paper
from reports.paper.document import MUTED
from reports.training.common import CELL, SIGNING, safe, shown, signatures

_ITEMS = (
    Column("No.", 13),
    Column("Item", 64),
    Column("Applies to", 22),
    Column("Answer", 16),
    Column("By", 18),
    Column("On", 15),
    Column("Paper", 20),
)
_OFFICES = (Column("Office", 34), Column("Sent", 15), Column("Returned", 15), Column("State", 15),
            Column("Stamp and initials", 55))  # fmt: skip


@dataclass(frozen=True, slots=True)
class ScreenedItem:
    """One item of the checklist; without an answer the cells stay empty to be written in."""

    code: str
    text: str
    applies_to: str
    answer: str
    by: str
    on: date | None
    note: str


@dataclass(frozen=True, slots=True)
class ScreenedOffice:
    """An office that was asked; `state` in the three words."""

    name: str
    sent_on: date | None
    returned_on: date | None
    state: str


@dataclass(frozen=True, slots=True)
class ScreeningFacts:
    """The checklist of one nominee as it stands."""

    frame: Frame
    name: str
    head: tuple[tuple[str, str], ...]
    edition: str
    items: tuple[ScreenedItem, ...]
    offices: tuple[ScreenedOffice, ...]
    state: str
    complete_on: date | None
    signer: str
    keep_until: date | None
    certificate: str
    official_list: str


def draw(facts: ScreeningFacts, page: Document) -> None:
    """Head, items, offices, certificate and signature, until when it is kept."""
    page.heading(f"Screening checklist: {facts.name or 'name not recorded'}", level=1)
    page.labelled(facts.head, label_width=120)
    answered = sum(bool(each.answer) for each in facts.items)
    page.heading(f"Items: {answered} of {len(facts.items)} answered", keep=44)
    page.paragraph(facts.official_list, MUTED)
    if facts.items:
        page.table(_ITEMS, [_item(each) for each in facts.items], CELL)
    page.heading("Offices", keep=60)
    page.table(_OFFICES, [_office(each) for each in facts.offices], CELL, SIGNING)
    page.heading("Result")
    until = shown(facts.keep_until) or "ten years after the checklist is complete"
    page.labelled(
        [
            ("Screening", facts.state),
            ("Checklist complete on", shown(facts.complete_on)),
            ("Signed by", facts.signer),
            ("Keep until", until),
        ],
        label_width=120,
    )
    page.paragraph(facts.certificate)
    signatures(page, ("Name and title", "Signature", "Date"))


def _item(each: ScreenedItem) -> tuple[str, ...]:
    return (each.code, each.text, each.applies_to, each.answer, each.by, shown(each.on), each.note)


def _office(each: ScreenedOffice) -> tuple[str, ...]:
    return (each.name, shown(each.sent_on), shown(each.returned_on), each.state, "")


def file_name(facts: ScreeningFacts) -> str:
    """`screening_DOE_Jane.pdf`."""
    return f"screening_{safe(facts.name, 'unnamed')}.pdf"


def _subject(facts: ScreeningFacts) -> str:
    return facts.name or "without name"


SCREENING_LIST = Paper(
    name="screening_list",
    title="Screening checklist",
    version=1,
    audience=Audience.INTERNAL,
    draw=draw,
    subject=_subject,
)
