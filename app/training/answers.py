"""A pasted list of vetting answers: which student each line is about, what it says, and what is recorded of it.

Nothing is guessed. A line whose student is certain (number, reference, or the one exact name) is matched; one that
only looks like somebody is shown with the look-alikes, and a person chooses; the rest are strangers. Every line of
the paste comes back with its outcome.
"""

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from enum import StrEnum
from functools import cache
from typing import Any

import resources
from app import pasted, rights
from app.errors import Refused, Usage
from app.office import Office
from app.reader import Reader
from app.reading import Query
from app.typing import read_typed_date
from models.fields import Field, FieldError
from models.kinds import Kind
from models.names import LIKELY, Name, alike
from models.text import fold, key_text
from models.training import derive
from models.training.people import Student
from models.training.vetting import DodVetting, HrVetting

KINDS: Mapping[str, type[Kind]] = {"hr_vetting": HrVetting, "dod_vetting": DodVetting}
_RESULT = {"hr_vetting": "hr_result", "dod_vetting": "dod_vet_result"}
_ON = {"hr_vetting": "hr_result_date", "dod_vetting": "dod_vet_result_date"}
_ASKED = {"hr_vetting": "hr_submitted", "dod_vetting": "dod_vet_submitted"}
_CELLS = re.compile(r"\t|;|\||\s{2,}")
_NUMBER = re.compile(r"\b(?=[\w/-]*\d)[A-Za-z][\w]*(?:[-/][\w]+)+\b")
MOST = 3
"""Look-alikes that are offered for a line."""


class Match(StrEnum):
    """How certain it is whom a line is about."""

    MATCHED = "matched"
    LOOKS_LIKE = "looks like"
    SEVERAL = "several"
    STRANGER = "not known"
    NO_RESULT = "no answer"
    LEFT_OUT = "left out"


@dataclass(frozen=True)
class Alike:
    """A student a line may be about, with why."""

    student_id: int
    title: str
    why: str


@dataclass(frozen=True)
class Line:
    """One line of the paste: its text, what was read in it, and whom it is about."""

    number: int
    text: str
    name: str
    reference: str
    code: str
    """Code of the answer; empty when the line says none."""
    on: date | None
    match: Match
    unread: str = ""
    """What could not be read, in one sentence."""
    twice: str = ""
    """What another line says of the same student, in one sentence."""
    student_id: int | None = None
    title: str = ""
    alikes: tuple[Alike, ...] = ()

    @property
    def problem(self) -> str:
        """Why the line does not count although it is known whom it is about; empty when nothing stands against it."""
        return self.unread or self.twice

    @property
    def counts(self) -> bool:
        """Whether the line will be recorded."""
        return bool(self.code) and self.student_id is not None and not self.problem


@dataclass(frozen=True)
class _Known:
    """A student as lines are compared with him."""

    row: Student
    name: Name
    keys: frozenset[str]


def result_field(kind_name: str) -> Field[Any]:
    """The field that an answer is recorded in. Raises Usage for a kind without answers."""
    return _kind(kind_name).fields[_RESULT[kind_name]]


def read_answers(reader: Reader, kind_name: str, text: str) -> list[Line]:
    """Every line of the paste with what it says and whom it is about. Raises Usage for a kind without answers."""
    kind = _kind(kind_name)
    if not rights.sees_field(reader.role, kind.fields[_RESULT[kind_name]]):
        raise Refused("Results of vetting are not for this role.", do="Ask an officer to record them.")
    students = [_known(row) for row in reader.records(Query(Student))]
    by_reference = _references(reader, kind)
    lines = []
    for number, raw in enumerate(text.splitlines(), 1):
        if raw.strip():
            lines.append(_matched(_read(number, raw, kind_name, reader.today), students, by_reference))
    return _once_each(lines)


def choose(line: Line, student: Alike) -> Line:
    """The line with the student a person chose."""
    return replace(line, student_id=student.student_id, title=student.title, match=Match.MATCHED)


def settle(lines: Sequence[Line], chosen: Mapping[int, Alike | None]) -> list[Line]:
    """The lines as read with what a person said of some, by number: whom it is about, None leaves the line out."""
    return _once_each([_chosen(each, chosen) for each in lines])


def _chosen(line: Line, chosen: Mapping[int, Alike | None]) -> Line:
    if line.number not in chosen:
        return line
    student = chosen[line.number]
    left_out = replace(line, match=Match.LEFT_OUT, student_id=None, title="")
    return choose(line, student) if student is not None else left_out


def record(office: Office, kind_name: str, lines: Iterable[Line]) -> int:
    """Records the lines that count in one change: into the request that waits, else as a new answer. How many."""
    kind = _kind(kind_name)
    wanted = [line for line in lines if line.counts]
    if not wanted:
        raise Refused("No line says both who and what.", do="Choose the students, or mend the list.")
    waiting = _waiting(office.reader, kind, [line.student_id for line in wanted if line.student_id])
    with office.change(f"Record {len(wanted)} vetting answers") as work:
        for line in wanted:
            assert line.student_id is not None
            values: dict[str, Any] = {_RESULT[kind_name]: line.code, _ON[kind_name]: line.on or office.today}
            if line.reference and kind is HrVetting:
                values["hr_reference"] = line.reference
            request = waiting.get(line.student_id)
            if request is not None:
                work.set(kind, request, values)
            else:
                work.add(kind, values | {"student_id": line.student_id})
    return len(wanted)


def summary(lines: Sequence[Line]) -> dict[Match, int]:
    """How many lines of each outcome."""
    return {match: sum(1 for line in lines if line.match is match) for match in Match}


# -- reading a line --------------------------------------------------------------------------------------------------
def _kind(name: str) -> type[Kind]:
    if name not in KINDS:
        raise Usage(f"There are no answers of {name}.", do=f"Kinds: {', '.join(KINDS)}.")
    return KINDS[name]


@cache
def _words(kind_name: str) -> tuple[tuple[str, str], ...]:
    """What answers are called, the longest first, so that "not approved" goes before "approved"."""
    rows = [row for row in resources.table("asking/vetting_words.csv") if row["kind"] == kind_name]
    return tuple(sorted(((row["word"], row["code"]) for row in rows), key=lambda pair: -len(pair[0])))


def _read(number: int, raw: str, kind_name: str, today: date) -> Line:
    rest = pasted.DATE.sub("  ", raw.strip())
    on, problem = _day([found[1] for found in pasted.DATE.finditer(raw)], today)
    code, rest = _answer(rest, kind_name)
    references = _NUMBER.findall(rest)
    for each in references:
        rest = rest.replace(each, "  ", 1)
    cells = [cell.strip(" .,:-") for cell in _CELLS.split(rest)]
    name = next((cell for cell in cells if any(sign.isalpha() for sign in cell)), "")
    match = Match.STRANGER if code else Match.NO_RESULT
    return Line(number, raw.strip(), name, " ".join(references), code, on, match, problem)


def _day(typed: Sequence[str], today: date) -> tuple[date | None, str]:
    """The day a line names, and why none was taken from it; a line without one is of the day it is recorded."""
    days: dict[date, str] = {}
    for each in typed:
        try:
            days[read_typed_date(each, today)] = each
        except FieldError as error:
            return None, f"The date {each} cannot be read: {error}."
    if len(days) > 1:
        return (
            None,
            f"The line names {len(days)} days, {' and '.join(days.values())}: leave the day of the answer.",
        )
    return next(iter(days), None), ""


def _answer(text: str, kind_name: str) -> tuple[str, str]:
    """The answer's code and the text without its words; no code where the line says two things, or a word denied."""
    codes, text = pasted.spoken(text, _words(kind_name))
    return (codes.pop() if len(codes) == 1 else ""), text


# -- whom it is about --------------------------------------------------------------------------------------------------
def _known(row: Student) -> _Known:
    given = " ".join(filter(None, (row.first_name, row.middle_name)))
    name = Name(row.surname or "", given, row.native_name or "")
    keys = {key_text(str(value)) for value in (row.country_service_number,) if value}
    return _Known(row, name, frozenset(keys))


def _references(reader: Reader, kind: type[Kind]) -> dict[str, int]:
    """Students by the reference under which their vetting was asked for."""
    if kind is not HrVetting:
        return {}
    rows = reader.records(Query(HrVetting))
    return {key_text(row.hr_reference): row.student_id for row in rows if row.hr_reference and row.student_id}


def _matched(line: Line, students: Sequence[_Known], by_reference: Mapping[str, int]) -> Line:
    if not line.code:
        return line
    for number in line.reference.split():
        key = key_text(number)
        certain = [each for each in students if key in each.keys or by_reference.get(key) == each.row.id]
        if len(certain) == 1:
            return _about(line, certain[0])
    exact = [each for each in students if line.name and _spelled(each) & _spellings(line.name)]
    if len(exact) == 1:
        return _about(line, exact[0])
    near = _alikes(line, students) if not exact else [_alike(each, "same name") for each in exact]
    if not near:
        return line
    return replace(line, match=Match.SEVERAL if exact else Match.LOOKS_LIKE, alikes=tuple(near[:MOST]))


def _about(line: Line, student: _Known) -> Line:
    return replace(line, match=Match.MATCHED, student_id=student.row.id, title=student.row.shown_title)


def _spelled(student: _Known) -> set[str]:
    name = student.name
    first = name.given.split()[:1]
    orders = [
        (name.surname, name.given),
        (name.surname, *first),
        (name.given, name.surname),
        (*first, name.surname),
    ]
    spelled = {fold(" ".join(part for part in order if part)) for order in orders}
    return (spelled | ({fold(name.native)} if name.native else set())) - {""}


def _spellings(text: str) -> set[str]:
    return {fold(" ".join(re.sub(r"[,.]", " ", text).split()))}


def _alikes(line: Line, students: Sequence[_Known]) -> list[Alike]:
    surname, _, given = line.name.partition(",")
    if not given:
        surname, _, given = line.name.partition(" ")
    wanted = Name(surname.strip(), given.strip(), line.name)
    scored = [(alike(each.name, wanted), each) for each in students]
    likely = sorted((pair for pair in scored if pair[0].score >= LIKELY), key=lambda pair: -pair[0].score)
    return [_alike(each, "; ".join(found.reasons) or "same name") for found, each in likely]


def _alike(student: _Known, why: str) -> Alike:
    return Alike(student.row.id, student.row.shown_title, why)


def _once_each(lines: Sequence[Line]) -> list[Line]:
    """A student named again is told on the later line, which does not count."""
    seen: dict[int, Line] = {}
    checked = []
    for line in lines:
        said = ""
        if line.student_id is not None and not line.unread:
            before = seen.setdefault(line.student_id, line)
            if before is not line:
                what = "the same" if (before.code, before.on) == (line.code, line.on) else "something else"
                said = f"Line {before.number} says {what} about this student."
        checked.append(replace(line, twice=said))
    return checked


def _waiting(reader: Reader, kind: type[Kind], students: Sequence[int]) -> dict[int, int]:
    """The newest request of each student that has no answer yet."""
    state = derive.hr_state if kind is HrVetting else derive.dod_state
    found: dict[int, int] = {}
    rows = sorted(
        reader.records(Query(kind)), key=lambda row: (row.get(_ASKED[kind.spec.name]) or date.min, row.id)
    )
    for row in rows:
        own = row.get("dependent_id") is None if "dependent_id" in kind.fields else True
        if own and row.get("student_id") in students and state(row) == derive.PENDING:
            found[row.get("student_id")] = row.id
    return found
