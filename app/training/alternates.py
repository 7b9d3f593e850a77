"""An alternate steps forward: he takes the open lines, becomes the primary nominee, and the other nomination ends.

SAMM C2.1.6.7.4: vetting starts early and an alternate is considered; FAA 620M: a credible finding ends a nomination.
"""

from dataclasses import dataclass

from app import gather
from app.errors import Refused
from app.office import Office
from app.reader import Reader
from app.store import records
from models.findings import Finding
from models.kinds import Kind
from models.training.alternates import ALTERNATES, MAY, STANDING_BY, alternates, stands_by, state_of
from models.training.derive import NOT_CLEARED, SCREENING_DATES, latest, open_lines
from models.training.journey import STARTED
from models.training.lines import TrainingLine
from models.training.people import Student
from models.training.rules_vetting import STATE_WORDS
from models.training.vetting import Screening

REJECTED = "VET-03"
"""The rule that names the alternates."""
OF_THE_PERSON = (
    "attendance_confirmed_on",
    "arrival_on",
    "grade_prerequisite_met",
    "grade_approval_ref",
    "mp_certificate_on",
    "mp_certificate_id",
)
"""Entries of a line that are about the person on it; they do not pass to another."""


@dataclass(frozen=True)
class Stepped:
    """What a step forward did: who takes whose place on which lines."""

    alternate_id: int
    primary_id: int
    lines: tuple[int, ...]
    alternate: str
    primary: str


@dataclass(frozen=True)
class Ahead:
    """An alternate who may step forward, and what would move with it."""

    alternate_id: int
    alternate: str
    state: str
    """State of his own checks, in a word or two."""
    primary: str
    lines: tuple[str, ...]
    others: tuple[str, ...]
    """Further alternates, who would stand by for him."""


def names_alternates(finding: Finding) -> bool:
    """Whether a finding says who may step forward."""
    return finding.rule == REJECTED and finding.message.endswith(MAY)


def ahead(reader: Reader, primary_id: int) -> list[Ahead]:
    """Who may step forward for a student, cleared ones first. Raises NotFound; Refused when nothing could pass."""
    primary = reader.get(Student, primary_id)
    paths = (STANDING_BY, ALTERNATES)
    facts = gather.facts_of(reader.connection, Student, [primary], paths)[primary_id]
    found = alternates(facts)
    lines = tuple(line.shown_title for line in _open_lines(reader, primary)) if found else ()
    names = {each.id: each.shown_title for each, _ in found}
    return [
        Ahead(
            each.id, names[each.id], STATE_WORDS[state], primary.shown_title, lines,
            tuple(name for other, name in names.items() if other != each.id),
        )
        for each, state in found
    ]  # fmt: skip


def step_forward(office: Office, alternate_id: int) -> Stepped:
    """Puts an alternate in the place of the nominee he stands by for, in one change.

    The lines that have not begun pass to him without what was said of the other person; his screening says primary,
    the other nomination ends today, and further alternates stand by for him. Raises NotFound; Refused when he is
    nobody's alternate, is not cleared, or when the other has no such line or has left already.
    """
    reader = office.reader
    alternate = reader.get(Student, alternate_id)
    own = _screenings(reader, "student_id", alternate_id)
    standing = latest((row for row in own if stands_by(row)), *SCREENING_DATES)
    if standing is None:
        raise Refused(
            f"{alternate.shown_title} stands by for nobody.",
            do="Name the primary nominee on the screening of the alternate.",
        )
    primary = reader.get(Student, int(standing.stored["alternate_of_id"] or 0))
    if state_of(alternate) == NOT_CLEARED:
        raise Refused(f"{alternate.shown_title} is not cleared and cannot step forward.")
    lines = _open_lines(reader, primary)
    return _step(office, standing, alternate, primary, lines)


def _open_lines(reader: Reader, primary: Student) -> list[Kind]:
    """The lines to pass on: those that have not begun. Raises Refused when there are none, or the student has left."""
    every = records.fetch_by_link(reader.connection, TrainingLine, "student_id", [primary.id])
    ahead = [line for line in open_lines(every) if line.get("line_status") not in STARTED]
    if not ahead:
        raise Refused(f"{primary.shown_title} has no line that could pass to an alternate.")
    if primary.departed_on is not None and primary.way_wcn in {line.get("wcn") for line in ahead}:
        raise Refused(
            f"{primary.shown_title} has left for this training; its lines do not pass to an alternate."
        )
    return ahead


def _step(office: Office, standing: Kind, alternate: Student, primary: Student, lines: list[Kind]) -> Stepped:
    ended = [row for row in _screenings(office.reader, "student_id", primary.id) if _stands(row)]
    others = [
        row
        for row in _screenings(office.reader, "alternate_of_id", primary.id)
        if row.id != standing.id and stands_by(row) and row.stored.get("student_id") != alternate.id
    ]
    with office.change("Let an alternate step forward") as work:
        person = dict.fromkeys(OF_THE_PERSON) | {"student_id": alternate.id}
        work.set_many(TrainingLine, {line.id: person for line in lines})
        work.set(Screening, standing.id, {"primary_or_alternate": "PRIMARY"})
        work.set_many(Screening, {row.id: {"alternate_of_id": alternate.id} for row in others})
        if ended:
            work.set_many(Screening, {row.id: {"nomination_ended_on": office.today} for row in ended})
        else:
            work.add(
                Screening,
                {
                    "student_id": primary.id,
                    "primary_or_alternate": "PRIMARY",
                    "nomination_ended_on": office.today,
                },
            )
    ids = tuple(line.id for line in lines)
    return Stepped(alternate.id, primary.id, ids, alternate.shown_title, primary.shown_title)


def _screenings(reader: Reader, link: str, student_id: int) -> list[Kind]:
    return records.fetch_by_link(reader.connection, Screening, link, [student_id])


def _stands(row: Kind) -> bool:
    return row.stored.get("nomination_ended_on") is None and not stands_by(row)
