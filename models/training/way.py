"""The student's way: fifteen steps from nomination to the closed file, worked out from his record and the rules.

No step is ever set by hand. A step is done when its fact is recorded and no rule of the step says otherwise.
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from enum import StrEnum
from functools import cache

from models.fields import show_date
from models.findings import Finding, Strength
from models.training.people import Student


class State(StrEnum):
    """Where one step stands."""

    DONE = "done"
    DOING = "doing"
    OPEN = "open"
    BLOCKED = "blocked"
    NOT_NEEDED = "not needed"


@dataclass(frozen=True)
class Step:
    """One step: its words, the fields of the student that show it, the rules that judge it, the form that clears it."""

    key: str
    word: str
    done: str
    facts: tuple[str, ...]
    rules: tuple[str, ...]
    form: tuple[str, str]
    """Kind and field to open."""
    states: tuple[str, ...] = ()
    """Clearance states of the student that must all be cleared where they are recorded."""
    abroad: bool = True
    """False for a step that only training in the United States has."""
    event: bool = False
    """True for what happens once and carries the student past all earlier steps."""


STEPS: tuple[Step, ...] = (
    Step("nominated", "Nominated", "nominated_on", ("nominated_on", "next_course", "next_report_on"),
         ("SCR-01", "SCR-02", "FMS-10", "IMT-16", "IMT-18", "PLN-16"), ("screening", "nomination_date")),
    Step("screened", "Screened", "", ("screening_state",), ("SCR-03", "SCR-04.filed", "PLN-20"),
         ("screening", "outcome"), states=("screening_state",)),
    Step("vetted", "Vetted", "", ("hr_vetting_state", "dod_vetting_state"),
         ("VET-", "PLAN-VET"), ("hr_vetting", "hr_result"), states=("hr_vetting_state", "dod_vetting_state")),
    Step("medical", "Medical", "latest_exam_on", ("latest_exam_on",), ("MED-",), ("medical_record", "exam_date"),
         abroad=False),
    Step("english", "English", "latest_ecl", ("latest_ecl",), ("ENG-", "PLAN-ECL"), ("english_test", "ecl_score")),
    Step("draft", "Draft order", "", ("planned_ito_on",),
         ("ITO-DATE", "ITO-WCN", "ITO-09", "ITO-12", "ITO-13", "IMT-09", "IMT-20.added", "PLN-11", "PLN-12", "DEP-"),
         ("student", "planned_ito_on")),
    Step("issued", "Order issued", "order_issued_on", ("order_number", "order_issued_on"),
         ("PLAN-ITO", "ITO-02", "ITO-07", "ITO-08", "ITO-10", "ITO-11", "ITO-15"),
         ("issued_order", "order_number"), event=True),
    Step("visa", "Visa", "visa_issued_on", ("visa_issued_on", "passport_expires_on"), ("PLAN-VISA", "ITO-VISA"),
         ("visa", "visa_issued_on"), abroad=False),
    Step("briefed", "Briefed", "briefed_on", ("briefed_on",), ("BRF-", "PLAN-BRF"), ("briefing", "briefed_on"),
         abroad=False),
    Step("noticed", "Notice sent", "notice_sent_on", ("notice_sent_on",),
         ("ARR-01", "ARR-02", "ARR-03", "ARR-03.differs"), ("arrival_notice", "sent_on"), abroad=False),
    Step("departed", "Departed", "departed_on", ("departed_on",),
         ("ITO-01", "ITO-04", "ITO-05.order", "FMS-07", "ARR-04"), ("travel", "departed_on"), event=True),
    Step("training", "In training", "training_ended_on", ("in_training_since", "training_ends_on"), ("UAB-",),
         ("training_line", "line_status"), event=True),
    Step("returned", "Returned", "returned_on", ("training_ended_on", "returned_on"), (), ("travel", "returned_on"),
         event=True),
    Step("interviewed", "Interviewed", "interviewed_on", ("interviewed_on",), ("PST-01",),
         ("interview", "interviewed_on"), event=True),
    Step("filed", "Filed", "filed_on", ("filed_on",), ("PST-02", "PST-03", "REC-"), ("student_file", "filed_on"),
         event=True),
)  # fmt: skip
"""All steps in order."""

DIFFERING = frozenset({"ITO-11", "ARR-03.differs"})
"""Rules by which an issued order or a sent notice reads otherwise than the records."""
DRAFT = "draft"
ITO = "ito"


@dataclass(frozen=True)
class Stand:
    """One step of one student: where it stands, on which facts, what blocks, what is due."""

    step: Step
    state: State
    on: date | None = None
    """The day it was done, when it has one."""
    facts: tuple[tuple[str, str], ...] = ()
    """Label and value as shown, of what is recorded."""
    blocks: tuple[Finding, ...] = ()
    """What keeps it from being done, the strongest first."""
    due_on: date | None = None

    @property
    def differs(self) -> Finding | None:
        """Of an order that was issued or a notice that was sent: what changed behind it since."""
        found = (each for each in self.blocks if each.rule in DIFFERING)
        return next(found, None) if self.state is State.DONE else None

    @property
    def word(self) -> str:
        """The step's word, and that what was issued or sent differs from the records."""
        return f"{self.step.word}: differs" if self.differs else self.step.word

    @property
    def said(self) -> str:
        """The step in one sentence, for tips and screen readers."""
        told = f"{self.step.word}: {self.state.value}"
        told += f" on {show_date(self.on)}" if self.on and self.state is State.DONE else ""
        if self.differs:
            told += f"; {self.differs.message}"
        elif self.state is not State.DONE and self.blocks:
            told += f"; {self.blocks[0].message}"
        elif self.due_on and self.state is not State.DONE:
            told += f", due {show_date(self.due_on)}"
        return told


@dataclass(frozen=True)
class Way:
    """All steps of one student, and the one he stands at (None once the file is closed)."""

    student_id: int
    stands: tuple[Stand, ...]
    at: str | None
    findings: tuple[Finding, ...] = field(default=(), repr=False)
    """What no step claims."""

    def stand(self, key: str) -> Stand:
        """The stand of one step. Raises KeyError."""
        for each in self.stands:
            if each.step.key == key:
                return each
        raise KeyError(key)


def way(record: Student, findings: Iterable[Finding], drafted_on: date | None = None) -> Way:
    """The way of one student from his record and the findings about him; `drafted_on` is the day of the kept draft."""
    by_step: dict[str, list[Finding]] = {each.key: [] for each in STEPS}
    loose: list[Finding] = []
    for each in findings:
        by_step.get(step_of(each), loose).append(each)
    stands: list[Stand] = []
    for step in STEPS:
        gates = [each for each in stands if each.blocks] if step.key == DRAFT else []
        stands.append(_stand(step, record, by_step[step.key], drafted_on, gates))
    return Way(record.id, tuple(stands), _at(stands), tuple(loose))


def stops(finding: Finding) -> bool:
    """Whether a finding keeps its step from being done; one that only has a day is a duty until then."""
    return finding.strength is Strength.BLOCK and (bool(finding.step) or finding.due_on is None)


def step_of(finding: Finding) -> str:
    """The step a finding belongs to: its rule's, else the draft order for its remaining gates, else none ("")."""
    return _claims(finding.rule) or (DRAFT if finding.step == ITO else "")


@cache
def _claims(rule: str) -> str:
    """The step that claims a rule by its id or the beginning of it, "" for none; boards ask for the same few often."""
    for step in STEPS:
        if any(rule == each or (each.endswith("-") and rule.startswith(each)) for each in step.rules):
            return step.key
    return ""


def _stand(
    step: Step, record: Student, findings: Sequence[Finding], drafted_on: date | None, gates: Sequence[Stand]
) -> Stand:
    blocks = tuple(sorted(findings, key=lambda each: (_RANK[each.strength], each.due_on or date.max)))
    due = min((each.due_on for each in findings if each.due_on), default=None)
    on = drafted_on if step.key == DRAFT else _day(record, step.done)
    state = _state(step, record, blocks, on, gates)
    return Stand(step, state, on, _facts(step, record), blocks, due)


def _state(
    step: Step, record: Student, blocks: Sequence[Finding], on: date | None, gates: Sequence[Stand]
) -> State:
    blocked = any(stops(each) for each in blocks)
    if not step.abroad and record.goes_to_us is False and on is None and not blocked:
        return State.NOT_NEEDED
    if step.key == DRAFT:
        stopped = blocked or any(stops(finding) for each in gates for finding in each.blocks)
        if record.order_issued_on is not None or (on is not None and not stopped):
            return State.DONE
        return State.BLOCKED if stopped else State.DOING
    if step.states:
        return _cleared(step, record, blocked)
    if step.key == "training" and on is None and record.in_training_since is not None:
        return State.DOING
    if step.event or not step.rules:
        return State.DONE if on is not None else State.BLOCKED if blocked else State.OPEN
    recorded = on is not None or record.stored.get(step.done) is not None
    if step.key == "nominated":
        recorded = recorded or record.stored.get("next_course") is not None
    if blocked:
        return State.BLOCKED if recorded else State.OPEN
    if recorded:
        return State.DONE
    return State.NOT_NEEDED if step.key == "english" and not blocks else State.OPEN


def _cleared(step: Step, record: Student, blocked: bool) -> State:
    states = [record.stored.get(key) for key in step.states]
    if "NOT_CLEARED" in states:
        return State.BLOCKED
    if "PENDING" in states:
        return State.DOING
    if blocked:
        return State.BLOCKED if "CLEARED" in states else State.OPEN
    return State.DONE if "CLEARED" in states else State.NOT_NEEDED if step.key == "vetted" else State.OPEN


_RANK: Mapping[Strength, int] = {Strength.BLOCK: 0, Strength.WARN: 1, Strength.INFORM: 2}
_OVER = frozenset({State.DONE, State.NOT_NEEDED})


def _at(stands: Sequence[Stand]) -> str | None:
    """The step he stands at: the first not done after the last event that carried him on."""
    carried = {State.DONE: 1, State.DOING: 0}
    passed = max(
        (
            at + carried[each.state]
            for at, each in enumerate(stands)
            if each.step.event and each.state in carried
        ),
        default=0,
    )
    ahead = (each for at, each in enumerate(stands) if at >= passed and each.state not in _OVER)
    return next((each.step.key for each in ahead), None)


def _day(record: Student, key: str) -> date | None:
    value = record.get(key) if key else None
    return value if isinstance(value, date) else None


def _facts(step: Step, record: Student) -> tuple[tuple[str, str], ...]:
    found = []
    for key in step.facts:
        described = Student.fields[key]
        if record.stored.get(key) is not None:
            found.append((described.label, described.show(record.get(key))))
    return tuple(found)
