"""What the working group decides on each line: accept, reject, change, add; a decision and its line are one change.

A decision is only ever added; a later one on the same line names the one it takes the place of (JSCET 3-10d(4)). An
accepted line is not an approved one: the day of the service's acceptance is written only where a person says it.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from datetime import date
from typing import Any

from app.change import Work
from app.errors import Refused, Usage
from app.office import Office
from app.planning.planned import Planned
from app.planning.scetwg import held_of, year_of
from app.reader import Reader
from app.writing import goes_along
from models.fields import Type
from models.kinds import Kind
from models.planning.measures import OUT_OF_PLAN
from models.planning.scetwg import LineReview, Scetwg
from models.planning.yearly import BUDGET, CURRENT, PLANNING
from models.training.lines import LINE_STATES, TrainingLine

ACCEPT, REJECT, CHANGE, ADD = "ACCEPT", "REJECT", "CHANGE", "ADD"
PLAN = (
    "priority",
    "avail_qtr",
    "quantity",
    "unit_cost",
    "total_cost",
    "report_date",
    "start_date",
    "end_date",
)
"""Fields of a line that the group changes."""
NEW = ("program_id", "course_id", "course_title")
"""Further fields of a line that it adds."""
TYPED: Mapping[str, tuple[str, ...]] = {
    ACCEPT: ("accepted_on",), REJECT: (), CHANGE: PLAN, ADD: (*NEW, *PLAN, "justification"),
}  # fmt: skip
"""By decision, the fields of the line that may be said with it."""
CANCELLED, ASKED_ON = "CANCELLED", "cancel_request_date"
COST = "total_cost"
NOTHING, THEN = "none", ", then "
Values = Mapping[str, Any]


# -- looking ---------------------------------------------------------------------------------------------------------
@dataclass(frozen=True)
class OnAgenda:
    """A line as the group meets it: its year, what pays, and what was decided on it in this session."""

    line: TrainingLine
    year: int
    place: str
    """CY, BY or PY."""
    program: str
    service: str
    review: LineReview | None = None

    @property
    def decision(self) -> str:
        """Code of the standing decision; empty while there is none."""
        return (self.review.line_decision if self.review else None) or ""


@dataclass(frozen=True)
class Agenda:
    """A session's lines in the order in which the group takes them: current, budget, planning year."""

    session: Scetwg
    lines: tuple[OnAgenda, ...] = field(default=())

    @property
    def sentence(self) -> str:
        """How many lines are decided on."""
        return f"{sum(bool(each.decision) for each in self.lines)} of {len(self.lines)} lines decided"


def agenda(reader: Reader, session_id: int) -> Agenda:
    """The lines that the plan counts in the three years, and those that were decided on. Raises NotFound."""
    session = reader.get(Scetwg, session_id)
    held = held_of(reader, session)
    reviews = standing(reader, session_id)
    first = year_of(reader, session)
    found: list[OnAgenda] = []
    for place, year in zip((CURRENT, BUDGET, PLANNING), range(first, first + 3), strict=True):
        rows = held.rows(year)
        gone = [row for row in held.every(year) if row.line_status in OUT_OF_PLAN and row.id in reviews]
        found += [_on_agenda(held, row, year, place, reviews.get(row.id)) for row in (*rows, *gone)]
    return Agenda(session, tuple(found))


def _on_agenda(
    held: Planned, row: TrainingLine, year: int, place: str, review: LineReview | None
) -> OnAgenda:
    return OnAgenda(row, year, place, held.label(row), held.service_of(row), review)


def standing(reader: Reader, session_id: int) -> dict[int, LineReview]:
    """By line, the latest decision of the session; one that was corrected stands no more."""
    rows = reader.children(LineReview, "session_id", session_id)
    corrected = {row.corrects_id for row in rows}
    order = sorted(rows, key=lambda row: (row.decided_on or date.min, row.id not in corrected, row.id))
    return {row.training_line_id: row for row in order if row.training_line_id}


# -- deciding --------------------------------------------------------------------------------------------------------
@dataclass(frozen=True)
class Decision:
    """What the group said: the decision, the fields of the line said with it, and the remark."""

    code: str
    values: Values = field(default_factory=dict)
    remark: str = ""
    on: date | None = None
    """The day; today where it is not said."""
    cancels: bool = False
    """Whether a rejected line is cancelled too; the remark is the reason."""


def decide(
    office: Office, session_id: int, line_id: int, decision: Decision, *, read_version: int | None = None
) -> int:
    """Records a decision on a line and, with a change, the line, as one change; the id of the decision.

    Raises Refused for a change that changes nothing, a day ahead or a line that cannot be cancelled; Usage for another
    decision or field; Stale where somebody changed the same fields since `read_version`; NotFound.
    """
    reader = office.reader
    session, row = reader.get(Scetwg, session_id), reader.get(TrainingLine, line_id)
    _check(office, decision, (ACCEPT, REJECT, CHANGE))
    if decision.cancels and decision.code != REJECT:
        raise Usage("Only a line that is rejected is cancelled with its decision.")
    before = standing(reader, session_id).get(line_id)
    wanted = _wanted(office, row, decision)
    with office.change(_operation(reader, decision.code, row.shown_title, session)) as work:
        if wanted:
            work.set(TrainingLine, line_id, wanted, read_version=read_version)
        told = changes_told(reader, row, wanted)
        return _record(work, office, session_id, line_id, decision, told, before)


def add(office: Office, session_id: int, decision: Decision) -> tuple[int, int]:
    """Adds a line with its decision as one change; the ids of line and decision.

    Raises Refused where nothing names the training or what pays for it, or for a day ahead; Usage, NotFound.
    """
    reader = office.reader
    session = reader.get(Scetwg, session_id)
    _check(office, decision, (ADD,))
    given = {key: value for key, value in decision.values.items() if value not in (None, "")}
    if not given.get("program_id") or not (given.get("course_id") or given.get("course_title")):
        raise Refused("A line that is added names its program and its course.",
                      do="Choose the program, and the listed course or a title.")  # fmt: skip
    name = str(given.get("course_title") or _course_title(reader, given["course_id"]))
    given.setdefault("course_title", name)
    given |= _along(TrainingLine(0, {}), given)
    with office.change(_operation(reader, ADD, name, session)) as work:
        line_id = work.add(TrainingLine, given)
        told = changes_told(reader, None, given)
        return line_id, _record(work, office, session_id, line_id, decision, told, None)


# -- internal --------------------------------------------------------------------------------------------------------
def _check(office: Office, decision: Decision, known: Iterable[str]) -> None:
    if decision.code not in known:
        raise Usage(f"“{decision.code}” is no decision here.", do=f"Decisions: {', '.join(known)}.")
    unknown = [key for key in decision.values if key not in TYPED[decision.code]]
    if unknown:
        raise Usage(f"{decision.code} says nothing of {', '.join(unknown)}.",
                    do=f"Fields: {', '.join(TYPED[decision.code]) or 'none'}.")  # fmt: skip
    if decision.on is not None and decision.on > office.today:
        raise Refused("A decision is recorded on its day or after it.")


def _wanted(office: Office, row: TrainingLine, decision: Decision) -> dict[str, Any]:
    """What is written into the line."""
    if decision.code == REJECT:
        return _cancelled(office, row, decision) if decision.cancels else {}
    wanted = {key: value for key, value in decision.values.items() if value != row.get(key)}
    if decision.code == CHANGE:
        if not wanted:
            raise Refused(
                "Nothing of the line is changed.", do="Change a field, or accept the line as it is."
            )
        if "priority" in wanted and row.plan_rank is not None:
            wanted["plan_rank"] = None  # its place was one among the lines of the other priority
        wanted |= _along(row, wanted)
    return wanted


def _along(row: TrainingLine, wanted: Values) -> dict[str, Any]:
    """What follows from what is said (a total), so that the decision tells it, too."""
    stored = {key: TrainingLine.fields[key].encode(value) for key, value in wanted.items()}
    return {key: TrainingLine.fields[key].decode(value) for key, value in goes_along(row, stored).items()}


def _cancelled(office: Office, row: TrainingLine, decision: Decision) -> dict[str, Any]:
    if LINE_STATES.move(row.line_status, CANCELLED) is None:
        state = office.reader.show(TrainingLine.line_status, row.line_status or LINE_STATES.first)
        raise Refused(
            f"The line is {state.lower()} and is not cancelled.", do="Reject it without cancelling."
        )
    if not decision.remark.strip():
        raise Refused("A line is cancelled with a reason.", do="Say why in the remark.")
    asked = {} if row.cancel_request_date else {ASKED_ON: decision.on or office.today}
    return {LINE_STATES.field: CANCELLED, **asked}


def _record(
    work: Work, office: Office, session_id: int, line_id: int, decision: Decision, told: str,
    before: LineReview | None,
) -> int:  # fmt: skip
    values: dict[str, object] = {
        "session_id": session_id, "training_line_id": line_id, "line_decision": decision.code,
        "decided_on": decision.on or office.today,
    }  # fmt: skip
    if told:
        values["changes"] = told[: LineReview.changes.max_length]
    if decision.remark.strip():
        values["decision_remark"] = decision.remark.strip()
    if before is not None:
        values["corrects_id"] = before.id
    return work.add(LineReview, values)


def _operation(reader: Reader, code: str, name: str, session: Scetwg) -> str:
    word = reader.show(LineReview.line_decision, code)
    return f"{session.shown_title}: {word.lower()} {name}"


def _course_title(reader: Reader, course_id: object) -> str:
    number = int(str(course_id))
    return reader.titles("course", [number]).get(number, "")


# -- what it was and what it became -----------------------------------------------------------------------------------
@dataclass(frozen=True)
class Was:
    """A field of a decision: its label, and what it was and became as shown."""

    label: str
    before: str
    after: str


def changes_told(reader: Reader, row: Kind | None, wanted: Values) -> str:
    """What a line was and becomes, field by field: `Priority: A, then B`; of a new line what it begins with."""
    lines = []
    for key, value in wanted.items():
        described = TrainingLine.fields[key]
        now = _shown(reader, key, value)
        was = "" if row is None else _shown(reader, key, row.get(key))
        lines.append(f"{described.label}: {now}" if row is None else f"{described.label}: {was}{THEN}{now}")
    return "\n".join(lines)


def _shown(reader: Reader, key: str, value: object) -> str:
    described = TrainingLine.fields[key]
    if value is None or value == "":
        return NOTHING
    if described.type is Type.LINK:
        number = int(str(value))
        return reader.titles(described.target, [number]).get(number, "")
    if key == "priority":
        return str(value)
    return reader.show(described, described.encode(value))


def changes_read(told: str | None) -> list[Was]:
    """The fields of a decision out of its words; what is written otherwise stands as it is, without a before."""
    found = []
    for line in (told or "").splitlines():
        label, _, rest = line.partition(": ")
        before, then, after = rest.partition(THEN)
        if not rest:
            found.append(Was("", "", line))
        else:
            found.append(Was(label, before, after) if then else Was(label, "", before))
    return found


def cost_change(review: LineReview, cost: int | None) -> int:
    """By how many cents a decision changed what the plan costs; lines that are rejected or added count whole."""
    if review.line_decision == REJECT:
        return -(cost or 0)
    told = next(
        (each for each in changes_read(review.changes) if each.label == TrainingLine.total_cost.label), None
    )
    if told is None:
        return (cost or 0) if review.line_decision == ADD else 0
    return _cents(told.after) - _cents(told.before)


def _cents(shown: str) -> int:
    if not shown or shown == NOTHING:
        return 0
    value = TrainingLine.total_cost.parse(shown)
    return int(value) if isinstance(value, int) else 0
