"""Before the student leaves and until he arrives: the briefing, what a notice says, the records he takes along."""

# ruff: noqa: ARG001 - every check takes facts, policy and today

import re
from collections.abc import Iterator
from datetime import date, timedelta

from models.fields import show_date
from models.findings import Finding, Strength
from models.office.desk import ChecklistAnswer
from models.policy import Policy
from models.rules import Facts, Yield, once, rule
from models.training.derive import latest
from models.training.journey import STARTED, of_journey, under_way
from models.training.journeys import ArrivalNotice, Briefing, Travel
from models.training.lines import TrainingLine
from models.training.order import (
    DEPENDENTS,
    LINES,
    arrival_day,
    listed,
    rows,
    shown,
    student,
)
from models.training.people import Dependent
from models.training.where import in_united_states

BRIEFINGS = "briefing<student_id"
ANSWERS = "briefing<student_id.checklist_id.checklist_answer<checklist_id"
NOTICES = "arrival_notice<student_id"
TRAVELS = "travel<student_id"
DEPARTED = "departed"
NOTICE = "notice"


@once
def _lines_under_way(f: Facts) -> list[TrainingLine]:
    """The lines of the training under way that lead to the United States, while one of them is not completed."""
    lines = [line for line in under_way(f) if isinstance(line, TrainingLine)]
    if all(line.line_status == "COMPLETED" for line in lines):
        return []
    return [line for line in lines if in_united_states(line)]


def _begun(lines: list[TrainingLine]) -> bool:
    return any(line.line_status in STARTED or line.line_status == "COMPLETED" for line in lines)


@rule(
    "BRF-01",
    Strength.BLOCK,
    "SAMM C2.1.6.9",
    subject="student",
    step=DEPARTED,
    tag="S01 S43",
    reads=(LINES,),
    says="No student departs without the comprehensive briefing.",
    clears="A briefing with its day.",
)
def no_departure_unbriefed(f: Facts, p: Policy, today: date) -> Iterator[Yield]:
    """BRF-01: from the issued order on until training ends, no briefing is recorded."""
    person = student(f)
    lines = _lines_under_way(f)
    leaves = person.order_issued_on is not None or person.departed_on is not None or _begun(lines)
    if lines and leaves and person.briefed_on is None:
        left = f"; he left on {show_date(person.departed_on)}" if person.departed_on else ""
        yield Finding(
            f"The student has not been briefed{left}.",
            inputs=shown(briefed_on=None, order_issued_on=person.order_issued_on),
        )


TOPICS = {
    "PDB-05": "what is peculiar to the course",
    "PDB-06": "fitness",
    "PDB-07": "swimming",
    "PDB-08": "clothing and equipment",
}
"""Words for the least topics; a topic the office adds is called by its code."""


@rule(
    "BRF-02",
    Strength.WARN,
    "JSCET 2-14d(1)(e)",
    subject="student",
    tag="S20",
    reads=(LINES, BRIEFINGS, ANSWERS),
    policy=("briefing.least_topics",),
    says="The briefing covers at least fitness, swimming, clothing, equipment and what is peculiar to the course.",
    clears="The topics answered on the briefing's checklist.",
)
def least_topics(f: Facts, p: Policy, today: date) -> Iterator[Yield]:
    """BRF-02: topics of the latest briefing that nobody ticked."""
    found = latest(
        [row for row in of_journey(f, BRIEFINGS, "briefed_on") if row.get("briefed_on")], "briefed_on"
    )
    if not isinstance(found, Briefing) or not _lines_under_way(f):
        return
    checklist = found.stored.get("checklist_id")
    if checklist is None:
        yield Finding("Which topics the briefing covered is not recorded.", since=found.briefed_on)
        return
    done = {
        each.item_code
        for each in rows(f, ANSWERS, ChecklistAnswer)
        if each.stored.get("checklist_id") == checklist
        and each.answer in ("PASS", "NOT_APPLICABLE", "WAIVED")
    }
    least = [
        code.strip() for code in p.entry("briefing.least_topics", today).value.split(",") if code.strip()
    ]
    left = [TOPICS.get(code, code) for code in least if code not in done]
    if left:
        yield Finding(
            f"The briefing did not cover {listed(left)}.",
            since=found.briefed_on,
            inputs=shown(briefed_on=found.briefed_on, not_covered=listed(left)),
        )


TELLS = {
    "arrives_at": "the time of arrival",
    "travel_mode": "how the student travels",
    "flight_numbers": "the flights",
    "dependents_count": "how many dependents come",
    "childrens_ages": "the ages of the children",
}
"""What a notice tells, by its fields, in the order of the paragraph."""


# -- arrival notices -------------------------------------------------------------------------------------------------
def _newest_notice(f: Facts) -> ArrivalNotice | None:
    """The notice being prepared, else the one sent last, of the training under way."""
    found = [row for row in of_journey(f, NOTICES, "sent_on") if isinstance(row, ArrivalNotice)]
    return max(found, key=lambda row: (row.sent_on is None, row.sent_on or date.min, row.id), default=None)


def _arrives_on(notice: ArrivalNotice) -> date | None:
    return date.fromisoformat(notice.arrives_at[:10]) if notice.arrives_at else None


def _company(f: Facts) -> list[Dependent]:
    return [each for each in rows(f, DEPENDENTS, Dependent) if each.travel == "ACCOMPANY"]


@rule(
    "ARR-03",
    Strength.BLOCK,
    "SAMM C2.1.6.9.1",
    subject="student",
    step=NOTICE,
    tag="S01",
    reads=(LINES, NOTICES, DEPENDENTS),
    says="An arrival notice tells the time of arrival, how the student travels, the flights, how many dependents come "
    "and how old the children are.",
    clears="The entries named in the finding; for a notice that was sent, an update.",
)
def notice_complete(f: Facts, p: Policy, today: date) -> Iterator[Yield]:
    """ARR-03: what the newest notice leaves out, until training begins."""
    lines, notice = _lines_under_way(f), _newest_notice(f)
    if notice is None or not lines or _begun(lines):
        return
    children = any(each.relationship == "CHILD" for each in _company(f))
    wanted = ["arrives_at", "travel_mode", "dependents_count"]
    wanted += ["flight_numbers"] if notice.travel_mode == "AIR" else []
    wanted += ["childrens_ages"] if children else []
    lacking = listed([TELLS[key] for key in TELLS if key in wanted and notice.get(key) in (None, "")])
    if lacking:
        sent = f" of {show_date(notice.sent_on)}" if notice.sent_on else ""
        yield Finding(f"The arrival notice{sent} lacks {lacking}.", inputs=shown(missing=lacking))


@rule(
    "ARR-03.differs",
    Strength.WARN,
    "SAMM C2.1.6.9.1",
    subject="student",
    tag="S01 I",
    reads=(LINES, NOTICES, DEPENDENTS),
    policy=("arrival.early_days",),
    says="News after the arrival notice was sent goes into an update.",
    clears="A notice that updates the one sent.",
)
def notice_differs(f: Facts, p: Policy, today: date) -> Iterator[Yield]:
    """ARR-03: the sent notice against day of arrival, dependents and the children's ages as recorded now."""
    lines, notice = _lines_under_way(f), _newest_notice(f)
    if notice is None or notice.sent_on is None or not lines or _begun(lines):
        return
    news = [*_other_day(notice, _line_of(notice, lines), p), *_other_company(notice, _company(f))]
    if news:
        yield Finding(
            f"The arrival notice of {show_date(notice.sent_on)} is out of date: {'; '.join(news)}.",
            since=notice.sent_on,
            inputs=shown(notice_sent_on=notice.sent_on, arrival_in_notice=_arrives_on(notice)),
        )


def _line_of(notice: ArrivalNotice, lines: list[TrainingLine]) -> TrainingLine:
    return next((line for line in lines if line.id == notice.stored.get("training_line_id")), lines[0])


def _other_day(notice: ArrivalNotice, line: TrainingLine, p: Policy) -> Iterator[str]:
    """The notice's day against the recorded day of arrival, else against the days before the report date."""
    told = _arrives_on(notice)
    if told is None:
        return
    if line.arrival_on is not None:
        if told != line.arrival_on:
            yield f"it tells {show_date(told)}, the student arrives on {show_date(line.arrival_on)}"
        return
    reports = arrival_day(line)
    if reports is None:
        return
    early = p.whole("arrival.early_days", reports)
    if not reports - timedelta(days=early) <= told <= reports:
        yield f"it tells {show_date(told)}, the student reports on {show_date(reports)}"


def _other_company(notice: ArrivalNotice, family: list[Dependent]) -> Iterator[str]:
    if notice.dependents_count is not None and notice.dependents_count != len(family):
        yield f"it tells of {notice.dependents_count} dependents, {len(family)} come along"
    arrives = _arrives_on(notice)
    children = [each for each in family if each.relationship == "CHILD"]
    if not children or not notice.childrens_ages or arrives is None:
        return
    born = [each.date_of_birth for each in children]
    ages = sorted(age_on(day, arrives) for day in born if day)
    if len(ages) == len(born) and ages != sorted(
        int(each) for each in re.findall(r"\d+", notice.childrens_ages)
    ):
        yield f"the children are {listed([str(age) for age in ages])} on arrival"


def age_on(born: date, day: date) -> int:
    """Full years of age on a day."""
    return day.year - born.year - ((day.month, day.day) < (born.month, born.day))


@rule(
    "ARR-04",
    Strength.WARN,
    "JSCET 2-14d(1)(h)",
    subject="student",
    tag="S20",
    reads=(LINES, TRAVELS),
    says="The office gives the student's records to the first installation.",
    clears="“Records to the installation on”, on the travel.",
)
def records_given(f: Facts, p: Policy, today: date) -> Iterator[Yield]:
    """ARR-04: a duty by the day of arrival, once the order is issued or the student has left."""
    person, lines = student(f), _lines_under_way(f)
    if not lines or (person.order_issued_on is None and person.departed_on is None):
        return
    travels = [row for row in of_journey(f, TRAVELS, "departed_on") if isinstance(row, Travel)]
    arrives = arrival_day(lines[0])
    if any(each.records_given_on for each in travels) or arrives is None:
        return
    yield Finding(
        f"The student's records go to the installation by {show_date(arrives)}.",
        due_on=arrives,
        inputs=shown(arrives_on=arrives),
    )
