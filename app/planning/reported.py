"""What changed on prominent graduates since the last report: new people, positions and grades, who died (RPT-04).

The report goes to the command with the training plan, so that the day on which a plan was sent last is where it begins.
Taken from the journal (`app.between`): what is told is the difference between two days, not each step in between.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any

from app.between import ADDED, BACK, CHANGED, REMOVED, Difference, differences
from app.papers.eum_common import rows_by_id
from app.reader import Reader
from app.reading import Cond, Query, Sort
from models.fields import Field
from models.kinds import Kind
from models.planning.cetpp import Cetpp
from models.planning.prominence import ProminentPerson, ProminentPosition, ProminentTraining

NEW, GONE, POSITION, ENDED, GRADE, RETIRED, DIED, TRAINING = (
    "New graduate", "Taken off", "New position", "Position ended", "Grade changed", "Retired", "Died", "Training added"
)  # fmt: skip
ORDER = (NEW, POSITION, ENDED, GRADE, RETIRED, DIED, TRAINING, GONE)
"""What the report tells, in its order."""
OF_PERSON: Mapping[str, str] = {
    "own_grade": GRADE,
    "us_grade": GRADE,
    "retired_on": RETIRED,
    "deceased_on": DIED,
}
OF_POSITION: Mapping[str, str] = {"held_to": ENDED}
KINDS = (ProminentPerson, ProminentPosition, ProminentTraining)


@dataclass(frozen=True)
class Reported:
    """One change of a prominent graduate."""

    person_id: int
    person: str
    what: str
    then: str
    now: str
    on: date | None
    """Day on which it was recorded; None of a first report."""


def last_report(reader: Reader) -> date | None:
    """The day on which a training plan went to the command last; None before the first."""
    sent = Query(Cetpp, where=Cond("sent_ccmd_on", "<=", reader.today), sort=(Sort("sent_ccmd_on", True),))
    return next((row.sent_ccmd_on for row in reader.records(sent)), None)


def changes(reader: Reader, since: date | None) -> list[Reported]:
    """What the next report tells, by what happened, then name; before the first report everybody is new."""
    if since is None:
        people = reader.records(Query(ProminentPerson, sort=(Sort("sort_name"),)))
        return [_new(row) for row in people]
    if since >= reader.today:
        return []
    found = list(_told(reader, differences(reader, since, reader.today, KINDS)))
    return sorted(found, key=lambda each: (ORDER.index(each.what), each.person, each.now))


def _new(row: ProminentPerson, on: date | None = None) -> Reported:
    now = ", ".join(filter(None, (row.own_grade, row.current_position)))
    return Reported(row.id, row.shown_title, NEW, "", now, on)


def _told(reader: Reader, lines: list[Difference]) -> Iterator[Reported]:
    own = [each for each in lines if each.kind == ProminentPerson.spec.name]
    people = rows_by_id(reader, ProminentPerson, (each.record_id for each in own))
    came = {each.record_id for each in own if each.what in (ADDED, BACK)}
    for each in own:
        if each.record_id in came and each.record_id in people:
            yield _new(people[each.record_id], each.on)
        elif each.what == REMOVED:
            yield Reported(each.record_id, each.title, GONE, "", "", each.on)
        elif what := _of_field(ProminentPerson, OF_PERSON, each):
            yield Reported(each.record_id, each.title, what, each.then, each.now, each.on)
    yield from _of_children(reader, lines, came)


def _of_children(reader: Reader, lines: list[Difference], came: set[int]) -> Iterator[Reported]:
    """Positions and training of those who were reported before; of a new graduate the whole entry is new."""
    for kind, added, fields in (
        (ProminentPosition, POSITION, OF_POSITION),
        (ProminentTraining, TRAINING, {}),
    ):
        own = [each for each in lines if each.kind == kind.spec.name]
        rows: Mapping[int, Kind] = rows_by_id(reader, kind, (each.record_id for each in own))
        for each in own:
            row = rows.get(each.record_id)
            person = row.get("person_id") if row else None
            if row is None or person is None or person in came:
                continue
            if each.what in (ADDED, BACK):
                yield Reported(person, each.person, added, "", _since(row), each.on)
            elif what := _of_field(kind, fields, each):
                yield Reported(person, each.person, what, row.get("position_title") or "", each.now, each.on)


def _of_field(kind: type[Kind], fields: Mapping[str, str], line: Difference) -> str:
    """What a changed field means for the report; empty where it means nothing, or was emptied again."""
    named: dict[str, Field[Any]] = {kind.fields[key].label: kind.fields[key] for key in fields}
    field = named.get(line.field) if line.what == CHANGED else None
    return fields[field.key] if field and (line.now or field.key in ("own_grade", "us_grade")) else ""


def _since(row: Kind) -> str:
    if isinstance(row, ProminentPosition):
        parts = (row.position_title, f"from {row.held_from}" if row.held_from else "")
    else:
        parts = (row.get("trained_in"), row.get("years_attended"))
    return ", ".join(part for part in parts if part)
