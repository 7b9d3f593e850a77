"""Gathers the screening checklist of one nominee: the answers so far, the offices, until when it is kept.

Every role gets the same paper, as clerks open what officers printed: of vetting and of the embassy's offices it shows
the state alone, and of health screenings whether they are done.
"""

from app import checklists, gather
from app.checklists import Item
from app.papers.frame import frame_of, words_of
from app.papers.training import title_of, wcn_of
from app.reader import Reader
from app.today import days
from models.fields import show_date
from models.kinds import Kind
from models.rules import Facts
from models.training import derive, order
from models.training.journey import LINES, journey_lines, of_journey
from models.training.people import Student
from models.training.vetting import Screening
from reports.training.screening_list import ScreenedItem, ScreenedOffice, ScreeningFacts

PAPER = "screening_list"
TEMPLATE = "screening"
SCREENINGS = "screening<student_id"
PATHS = ("country_id", LINES, f"{LINES}.course_id", SCREENINGS, f"{SCREENINGS}.alternate_of_id")
VETTED = frozenset({"SCR-10", "SCR-11", "SCR-12", "SCR-13", "SCR-14", "SCR-15", "SCR-16"})
"""Items that rest on an answer of vetting or of an office."""
DONE = frozenset({"SCR-06", "SCR-07"})
"""Items that say whether something was done, never with what result."""
_STATES = {"PASS": "CLEARED", "FAIL": "NOT_CLEARED", "PENDING": "PENDING"}
_DONE = {"PASS": "Done", "FAIL": "Not done"}
OFFICES = (("Human rights officer", "hro"), ("Regional Security Officer", "rso"),
           ("Drug Enforcement Administration", "dea"), ("Consular section", "consular"))  # fmt: skip


def screening_facts(reader: Reader, record: Kind) -> ScreeningFacts:
    """What stands on the checklist of one nominee; blank to be written in while nothing is recorded."""
    assert isinstance(record, Student)
    facts = gather.facts_of(reader.connection, Student, [record], PATHS)[record.id]
    screening = screening_of(facts)
    words = words_of(reader, PAPER)
    kept = screening.checklist_id if screening else None
    items = checklists.answered(reader, kept) if kept else checklists.template(TEMPLATE)
    return ScreeningFacts(
        frame=frame_of(reader, order.country_of(facts) or days.home(reader), as_of=reader.today),
        name=record.full_name or "",
        head=_head(reader, facts, record, screening),
        edition="",
        items=tuple(_item(reader, each) for each in items),
        offices=tuple(_offices(reader, screening)),
        state=_state(reader, derive.screening_state(screening) if screening else None) or "Not begun",
        complete_on=screening.checklist_complete_date if screening else None,
        signer=(screening.signer if screening else None) or "",
        keep_until=screening.retention_until if screening else None,
        certificate=words["certificate"].text,
        official_list=words["official_list"].text,
    )


def screening_of(facts: Facts) -> Screening | None:
    """The screening that stands for the training under way."""
    rows = of_journey(facts, SCREENINGS, "nomination_date")
    found = derive.standing(rows, derive.screening_state, *derive.SCREENING_DATES)
    return found if isinstance(found, Screening) else None


def _head(
    reader: Reader, facts: Facts, record: Student, screening: Screening | None
) -> tuple[tuple[str, str], ...]:
    lines = journey_lines(facts.all(LINES))
    first = lines[0] if lines else None
    course = facts.linked(first, "course_id") if first else None
    standing = ""
    if screening is not None:
        standing = reader.show(Screening.primary_or_alternate, screening.primary_or_alternate)
        other = facts.linked(screening, "alternate_of_id")
        standing = f"{standing} for {other.shown_title}" if other is not None and standing else standing
    rank = "; ".join(filter(None, (record.country_rank, record.us_grade)))
    return (
        ("Name in own script", record.native_name or ""),
        ("Rank; U.S. grade", rank),
        ("Service number", record.country_service_number or ""),
        ("Course", " ".join(filter(None, (wcn_of(first), title_of(first, course)))) if first else ""),
        ("Reports", show_date(record.next_report_on) if record.next_report_on else ""),
        ("Nominated", show_date(record.nominated_on) if record.nominated_on else ""),
        ("Standing", standing),
    )


def _item(reader: Reader, item: Item) -> ScreenedItem:
    given = item.answer
    answer = (given.answer if given else None) or ""
    if item.code in VETTED and answer in _STATES:
        shown = _state(reader, _STATES[answer])
    elif item.code in DONE and answer in _DONE:
        shown = _DONE[answer]
    else:
        entry = reader.codes("checklist_result").get(answer)
        shown = entry.label if entry else answer
    note = "" if item.code in VETTED or given is None else given.note or ""
    return ScreenedItem(
        item.code, item.text, item.applies_to, shown, (given.checked_by if given else None) or "",
        given.checked_on if given else None, note,
    )  # fmt: skip


def _offices(reader: Reader, screening: Screening | None) -> list[ScreenedOffice]:
    found = [_office(reader, screening, name, key) for name, key in OFFICES]
    others = (screening.other_offices if screening else None) or "Other offices"
    return [*found, _office(reader, screening, others, "other")]


def _office(reader: Reader, screening: Screening | None, name: str, key: str) -> ScreenedOffice:
    if screening is None:
        return ScreenedOffice(name, None, None, "")
    state = _state(reader, screening.get(f"{key}_result"))
    return ScreenedOffice(name, screening.get(f"{key}_sent_on"), screening.get(f"{key}_returned_on"), state)


def _state(reader: Reader, code: str | None) -> str:
    entry = reader.codes("clearance_state").get(code or "")
    return entry.label if entry else code or ""
