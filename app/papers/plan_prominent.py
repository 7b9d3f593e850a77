"""Gathers positions of prominence for paper: the form of one person, the list, and what changed since the report."""

from collections.abc import Mapping, Sequence
from datetime import date

from app.errors import Usage
from app.office import Office
from app.papers.case_parts import heads, told
from app.papers.eum_common import country_of, day, label
from app.papers.plan_common import own_paper, rows_of, worded
from app.papers.plan_requests import called
from app.planning import reported
from app.reader import Reader
from app.reading import Query, Sort
from app.typing import read_typed_date
from models.fields import FieldError
from models.kinds import Kind
from models.planning.derive import latest_first
from models.planning.prominence import ProminentPerson, ProminentPosition, ProminentTraining
from reports.composed import ComposedFacts, Part, Table
from reports.eum.common import Words
from reports.paper import Frame

FORM, LIST, CHANGES = "pop_form", "pop_list", "pop_changes"
LAST = "last report"
"""What the list of changes counts from unless a day is asked for."""
WORKING = "WORKING COPY - THE REPORT GOES TO THE COMMAND WITH THE TRAINING PLAN"
_POSITIONS = heads(("Position", 80), ("From", 26), ("To", 26), ("Obtained by", 50))
_TRAINING = heads(("Course", 60), ("Place", 45), ("Rank then", 30), ("Years", 24), ("Paid by", 24))
_LISTED = heads(("Name", 40), ("Grade", 26), ("U.S.", 22), ("Current position", 42), ("Positions held", 52),
                ("Degree", 26), ("Training", 58), ("Obtained by", 28), ("Confirmed on", 30))  # fmt: skip
_CHANGED = heads(("What", 34), ("Who", 52), ("Before", 48), ("Now", 62), ("Recorded on", 26))

Rows = tuple[Sequence[ProminentPosition], Sequence[ProminentTraining]]


def rows_below(reader: Reader, person: ProminentPerson) -> Rows:
    """Positions, those still held first, and training of a person, the latest first."""
    held: list[Kind] = latest_first(list(reader.children(ProminentPosition, "person_id", person.id)))
    trained = reader.children(ProminentTraining, "person_id", person.id)
    trained.sort(key=lambda row: (row.years_attended or "", row.id), reverse=True)
    return [row for row in held if isinstance(row, ProminentPosition)], trained


def initialled(person: ProminentPerson) -> str:
    """Last name, first name, middle initial, as the report names a person."""
    middle = f"{person.middle_name[0]}." if person.middle_name else ""
    return ", ".join(filter(None, (person.surname, " ".join(filter(None, (person.first_name, middle))))))


# -- one person --------------------------------------------------------------------------------------------------------
def form_facts(reader: Reader, record: Kind) -> ComposedFacts:
    """The form of one person in the order of the report's fields (SAMM C10.21.1.3)."""
    assert isinstance(record, ProminentPerson)
    country = called(country_of(reader, record.country_id))
    frame = own_paper(reader, record.country_id)
    return form_from(reader, worded(reader, FORM), frame, (record, rows_below(reader, record)), country)


def form_from(
    reader: Reader,
    known: Mapping[str, Words],
    frame: Frame,
    entry: tuple[ProminentPerson, Rows],
    country: str,
) -> ComposedFacts:
    """The same from records at hand and in given words."""
    person, (held, trained) = entry
    head = {
        "country": country, "name": initialled(person), "own_grade": person.own_grade,
        "us_grade": label(reader, ProminentPerson.us_grade, person),
    }  # fmt: skip
    after = {"current": person.current_position, "degree": person.academic_degree}
    last = {
        "obtained": _obtained(reader, held[0]) if held else "",
        "guidance": label(reader, ProminentPerson.prominence_basis, person), "confirmed": day(person.confirmed_on),
    }  # fmt: skip
    positions = tuple(
        (row.position_title or "", row.held_from or "", row.held_to or "", _obtained(reader, row))
        for row in held
    )
    training = tuple(
        tuple(
            row.get(key) or ""
            for key in ("trained_in", "trained_at", "rank_then", "years_attended", "paid_by")
        )
        for row in trained
    )
    ended = told(*((name, value) for name, value in (("Retired", person.retired_on), ("Deceased", person.deceased_on))
                   if value))  # fmt: skip
    return ComposedFacts(
        frame=frame, stem=FORM, number=initialled(person), title=known["title"],
        parts=(
            Part(known["person"], rows=(*rows_of(known, head), *ended)),
            Part(known["held"], table=Table(_POSITIONS, positions, "No position is recorded.")),
            Part(rows=rows_of(known, after)),
            Part(known["training"], table=Table(_TRAINING, training, "No training is recorded.")),
            Part(rows=rows_of(known, last)),
        ),
        status=WORKING,
    )  # fmt: skip


def _obtained(reader: Reader, row: ProminentPosition) -> str:
    parts = (label(reader, ProminentPosition.obtained_by, row), row.obtained_note)
    return ", ".join(part for part in parts if part)


# -- all of them -------------------------------------------------------------------------------------------------------
def list_facts(_office: Office, reader: Reader, asked: str) -> ComposedFacts:
    """Every prominent graduate on one line with all positions and training."""
    cells = tuple(_line(reader, person) for person in _everybody(reader))
    return ComposedFacts(
        frame=own_paper(reader), stem=LIST, number=day(reader.today), title=Words("Positions of prominence"),
        parts=(Part(table=Table(_LISTED, cells, "No graduate in a position of prominence is on file.")),),
        status=WORKING, asked=asked,
    )  # fmt: skip


def _everybody(reader: Reader) -> list[ProminentPerson]:
    found: list[ProminentPerson] = reader.records(Query(ProminentPerson, sort=(Sort("sort_name"),)))
    return found


def _line(reader: Reader, person: ProminentPerson) -> tuple[str, ...]:
    held, trained = rows_below(reader, person)
    training = "; ".join(
        ", ".join(
            filter(None, (row.trained_in, row.trained_at, row.rank_then, row.years_attended, row.paid_by))
        )
        for row in trained
    )
    name = initialled(person) + (
        " (deceased)" if person.deceased_on else " (retired)" if person.retired_on else ""
    )
    return (
        name, person.own_grade or "", label(reader, ProminentPerson.us_grade, person), person.current_position or "",
        person.positions_held or "", person.academic_degree or "", training,
        "; ".join(dict.fromkeys(filter(None, (_obtained(reader, row) for row in held)))), day(person.confirmed_on),
    )  # fmt: skip


def covered(reader: Reader, _asked: str) -> list[tuple[str, int]]:
    """Everybody whom the list names."""
    return [(ProminentPerson.spec.name, each) for each in reader.ids(Query(ProminentPerson))]


# -- what changed ------------------------------------------------------------------------------------------------------
def changes_facts(_office: Office, reader: Reader, asked: str) -> ComposedFacts:
    """New people and what changed on earlier ones since the last report, or since a day. Raises Usage."""
    since = _since(reader, asked)
    found = reported.changes(reader, since)
    cells = tuple((each.what, each.person, each.then, each.now, day(each.on)) for each in found)
    told_since = f"Since {day(since)}" if since else "No report has gone to the command yet: everybody is new"
    return ComposedFacts(
        frame=own_paper(reader), stem=CHANGES, number=day(since) or "first",
        title=Words("Changes on prominent graduates"),
        parts=(Part(texts=(Words(f"{told_since}."),), table=Table(_CHANGED, cells, "Nothing changed.")),),
        status=WORKING, asked=asked,
    )  # fmt: skip


def changed_covered(reader: Reader, asked: str) -> list[tuple[str, int]]:
    """Everybody of whom a change is told."""
    found = reported.changes(reader, _since(reader, asked))
    return [(ProminentPerson.spec.name, each) for each in dict.fromkeys(each.person_id for each in found)]


def _since(reader: Reader, asked: str) -> date | None:
    if not asked.strip() or asked.strip().casefold() == LAST:
        return reported.last_report(reader)
    try:
        return read_typed_date(asked, reader.today)
    except FieldError as error:
        raise Usage(str(error), do=f"Give a day such as 1 Mar, or “{LAST}”.") from None
