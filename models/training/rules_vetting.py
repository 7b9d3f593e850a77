"""Is the person known and cleared: screening, human-rights vetting, DoD vetting, bio data."""

# ruff: noqa: ARG001 - every check takes facts, policy and today

from collections.abc import Iterable, Iterator
from datetime import date, timedelta

from models.fields import show_date
from models.findings import Finding, Strength
from models.policy import Policy
from models.rules import Facts, Yield, rule
from models.training.alternates import ALTERNATES, MAY, STANDING_BY, alternates
from models.training.derive import (
    CLEARED,
    DOD_DATES,
    HR_DATES,
    NOT_CLEARED,
    PENDING,
    SCREENING_DATES,
    dod_state,
    hr_state,
    latest,
    own,
    standing,
)
from models.training.order import (
    DEPENDENTS,
    LINES,
    PROGRAMS,
    about_dependent,
    goes_to_us,
    is_over,
    listed,
    listed_dependents,
    looks,
    on_day,
    order_day,
    order_lines,
    reached,
    rows,
    shown,
    told_day,
    us_funded,
)
from models.training.vetting import DodVetting, HrVetting, Screening

ITO = "ito"
HR = "hr_vetting<student_id"
UNIT_HR = "unit_id.hr_vetting<unit_id"
DOD = "dod_vetting<student_id"
DEPENDENT_DOD = "dependent<student_id.dod_vetting<dependent_id"
STATE_WORDS = {CLEARED: "cleared", NOT_CLEARED: "not cleared", PENDING: "pending"}
"""All that a message says of a result: local staff reads messages too."""


@rule(
    "SCR-03",
    Strength.BLOCK,
    "SAMM C2.1.6.7.5",
    subject="student",
    step=ITO,
    tag="S01",
    reads=("screening<student_id",),
    says="The Regional Security Officer, DEA, the consular section and others have screened the "
    "student, and the SCO screening checklist is complete.",
    clears="A screening with the offices' answers, the outcome, the day the checklist was complete and "
    "who signed it.",
)
def screened(f: Facts, p: Policy, today: date) -> Iterator[Yield]:
    """SCR-03: the latest screening is complete, signed and passed on the order's day."""
    found = latest(rows(f, "screening<student_id", Screening), *SCREENING_DATES)
    if not isinstance(found, Screening):
        yield Finding("No screening is recorded.")
        return
    answers = {
        "the Regional Security Officer": found.rso_result,
        "DEA": found.dea_result,
        "the consular section": found.consular_result,
    }
    others = {"the human rights officer": found.hro_result, "other offices": found.other_result}
    refused = [who for who, answer in (answers | others).items() if answer == NOT_CLEARED]
    if found.outcome == "FAIL" or refused:
        yield Finding(
            "The screening is not cleared.",
            inputs=shown(outcome=found.outcome, not_cleared_by=listed(refused)),
        )
        return
    on = order_day(f, today)
    yield from looks(f, today, found.checklist_complete_date)
    missing = [f"the answer of {who}" for who, answer in answers.items() if answer != CLEARED]
    missing += [f"the answer of {who}" for who, answer in others.items() if answer == PENDING]
    missing += ["the outcome"] if found.outcome != "PASS" else []
    missing += ["the completed checklist"] if not reached(found.checklist_complete_date, on) else []
    missing += ["the signature"] if not found.signer else []
    if missing:
        yield Finding(
            f"The screening still lacks {listed(missing)}.",
            since=found.nomination_date,
            inputs=shown(
                outcome=found.outcome,
                checklist_complete_on=found.checklist_complete_date,
                order_date=told_day(f),
            ),
        )


def of_person(f: Facts) -> list[HrVetting]:
    """The human-rights vettings of the student himself."""
    return [row for row in rows(f, HR, HrVetting) if row.hr_subject != "UNIT"]


def of_unit(f: Facts) -> list[HrVetting]:
    """The human-rights vettings of the student's unit."""
    named = {row.id: row for path in (HR, UNIT_HR) for row in rows(f, path, HrVetting)}
    return [row for row in named.values() if row.hr_subject in ("UNIT", "BOTH") or row.student_id is None]


@rule(
    "VET-01",
    Strength.BLOCK,
    "SAMM C2.1.6.7.4",
    subject="student",
    step=ITO,
    tag="S01 S29",
    reads=(LINES, PROGRAMS, HR, UNIT_HR),
    policy=("hr.labels_not_us_funded",),
    says="Students and units nominated for U.S.-funded training are vetted for human-rights violations.",
    clears="An approved answer on the human-rights vetting, valid on the order's day.",
)
def human_rights_cleared(f: Facts, p: Policy, today: date) -> Iterator[Yield]:
    """VET-01: the vetting is approved and valid on the order's day; a vetted unit is not refused."""
    on = order_day(f, today)
    if not us_funded(f, p, on):
        return
    vetting = standing(of_person(f), hr_state, *HR_DATES)
    if not isinstance(vetting, HrVetting):
        yield Finding("Human-rights vetting has not been asked for.")
    elif vetting.hr_result != "REJECTED":
        yield from looks(f, today, vetting.hr_result_date, _day_after(vetting.hr_valid_to))
        yield from _hr_lacks(f, vetting, on)
    unit = standing(of_unit(f), hr_state, *HR_DATES)
    if isinstance(unit, HrVetting) and unit is not vetting and unit.hr_result != "REJECTED":
        state = hr_state(unit)
        if state != CLEARED:
            yield Finding(
                "Human-rights vetting of the unit is "
                f"{STATE_WORDS[state]}{on_day(unit.hr_submitted, 'asked ')}.",
                since=unit.hr_submitted,
                inputs=shown(asked_on=unit.hr_submitted, state=STATE_WORDS[state]),
            )


def _hr_lacks(f: Facts, vetting: HrVetting, on: date) -> Iterator[Finding]:
    state = hr_state(vetting)
    inputs = shown(
        state=STATE_WORDS[state],
        asked_on=vetting.hr_submitted,
        answered_on=vetting.hr_result_date,
        valid_to=vetting.hr_valid_to,
        order_date=told_day(f),
    )
    if state != CLEARED:
        asked = on_day(vetting.hr_submitted, "asked ")
        yield Finding(
            f"Human-rights vetting is {STATE_WORDS[state]}{asked}.", since=vetting.hr_submitted, inputs=inputs
        )
    elif vetting.hr_valid_to and vetting.hr_valid_to < on:
        yield Finding(
            f"Human-rights vetting ended on {show_date(vetting.hr_valid_to)}, before the order's day, "
            f"{told_day(f)}.",
            since=vetting.hr_valid_to,
            inputs=inputs,
        )
    elif vetting.hr_result_date and vetting.hr_result_date > on:
        yield Finding(
            f"The answer of human-rights vetting is dated {show_date(vetting.hr_result_date)}, after "
            "the order's day.",
            inputs=inputs,
        )


def _day_after(day: date | None) -> date | None:
    return day + timedelta(days=1) if day else None


@rule(
    "VET-01.unit",
    Strength.WARN,
    "SAMM C2.1.6.7.4",
    subject="student",
    tag="S01 I",
    reads=(LINES, PROGRAMS, HR, UNIT_HR),
    policy=("hr.labels_not_us_funded",),
    says="For U.S.-funded training the student's unit is vetted beside the student.",
    clears="A vetting of the unit, or of individual and unit.",
)
def unit_vetted(f: Facts, p: Policy, today: date) -> Iterator[Yield]:
    """VET-01: no vetting of the unit is recorded at all."""
    if not is_over(f) and us_funded(f, p, order_day(f, today)) and not of_unit(f):
        yield Finding("No human-rights vetting of the student's unit is recorded.", fields=("unit_id",))


@rule(
    "VET-01.age",
    Strength.WARN,
    "SAMM C2.1.6.7.4",
    subject="student",
    tag="R",
    reads=(LINES, PROGRAMS, HR),
    policy=("hr.valid_days", "hr.labels_not_us_funded"),
    says="Human-rights vetting that names no end counts for the office's number of days up to the start "
    "of training.",
    clears="A newer vetting, or the end recorded on this one.",
)
def human_rights_recent(f: Facts, p: Policy, today: date) -> Iterator[Yield]:
    """VET-01: age of an approved answer on the first day of training, against a recalled default."""
    on = order_day(f, today)
    vetting = standing(of_person(f), hr_state, *HR_DATES)
    starts = [day for line in order_lines(f) if (day := line.start_date or line.report_date)]
    if not starts or not isinstance(vetting, HrVetting) or not us_funded(f, p, on):
        return
    answered, valid_days = vetting.hr_result_date, p.whole("hr.valid_days", on)
    if hr_state(vetting) != CLEARED or vetting.hr_valid_to or answered is None:
        return
    last = answered + timedelta(days=valid_days)
    if last < min(starts):
        yield Finding(
            f"Human-rights vetting of {show_date(answered)} is older than {valid_days} days when "
            "training starts.",
            inputs=shown(answered_on=answered, training_starts=min(starts), days_it_counts=valid_days),
            sum=f"{show_date(answered)} + {valid_days} days = {show_date(last)} < {show_date(min(starts))}",
        )


@rule(
    "VET-03",
    Strength.BLOCK,
    "SAMM C2.1.6.7.4; FAA 620M",
    subject="student",
    step=ITO,
    tag="S29 S01",
    reads=(HR, UNIT_HR, STANDING_BY, ALTERNATES),
    says="A credible finding ends the nomination; an alternate takes the place.",
    clears="A later approved vetting; otherwise the alternate steps forward and gets the lines.",
)
def not_rejected(f: Facts, p: Policy, today: date) -> Iterator[Yield]:
    """VET-03: the standing answer for the student or the unit is a rejection."""
    told = set()
    for who, found in (("", of_person(f)), (" of the unit", of_unit(f))):
        vetting = standing(found, hr_state, *HR_DATES)
        if isinstance(vetting, HrVetting) and vetting.hr_result == "REJECTED" and vetting.id not in told:
            told.add(vetting.id)
            answered = vetting.hr_result_date
            yield Finding(
                f"Human-rights vetting{who} is not cleared{on_day(answered, 'answered ')}; the "
                f"nomination ends.{_who_may_step_forward(f)}",
                since=answered,
                inputs=shown(state="not cleared", answered_on=answered),
            )


def _who_may_step_forward(f: Facts) -> str:
    """The alternates with their states, as a sentence; empty when nobody stands by."""
    names = [f"{each.shown_title} ({STATE_WORDS[state]})" for each, state in alternates(f)]
    return f" {listed(names)} {MAY}" if names else ""


@rule(
    "VET-04",
    Strength.BLOCK,
    "DODIG-2023-036; GAO-24-106421",
    subject="student",
    step=ITO,
    tag="S25 S26",
    reads=(LINES, DOD, DEPENDENTS, DEPENDENT_DOD),
    says="DoD has vetted the student, and each dependent the order lists, before travel to the United "
    "States.",
    clears="A clear answer on the DoD vetting, or the day travel was approved.",
)
def dod_cleared(f: Facts, p: Policy, today: date) -> Iterator[Yield]:
    """VET-04: standing DoD vetting of the student and of every listed dependent."""
    if not goes_to_us(f):
        return
    yield from _dod_lacks(f, "", own(rows(f, DOD, DodVetting)), today)
    for dependent in listed_dependents(f):
        about = about_dependent(rows(f, DEPENDENT_DOD, DodVetting), dependent)
        yield from _dod_lacks(f, f" of {dependent.full_name or 'a dependent'}", about, today)


def _dod_lacks(f: Facts, whose: str, found: Iterable[object], today: date) -> Iterator[Yield]:
    on = order_day(f, today)
    vetting = standing((row for row in found if isinstance(row, DodVetting)), dod_state, *DOD_DATES)
    if not isinstance(vetting, DodVetting):
        yield Finding(f"DoD vetting{whose} has not been asked for.")
        return
    state = dod_state(vetting)
    effective = (
        vetting.dod_vet_result_date if vetting.dod_vet_result == "CLEAR" else vetting.dod_vet_approved_on
    )
    yield from looks(f, today, effective)
    inputs = shown(
        state=STATE_WORDS[state],
        asked_on=vetting.dod_vet_submitted,
        answered_on=vetting.dod_vet_result_date,
        order_date=told_day(f),
    )
    if state == PENDING:
        asked = on_day(vetting.dod_vet_submitted, "asked ")
        yield Finding(
            f"DoD vetting{whose} is pending{asked}.", since=vetting.dod_vet_submitted, inputs=inputs
        )
    elif state == NOT_CLEARED:
        answered = on_day(vetting.dod_vet_result_date, "answered ")
        yield Finding(
            f"DoD vetting{whose} is not cleared{answered}.", since=vetting.dod_vet_result_date, inputs=inputs
        )
    elif effective and effective > on:
        yield Finding(
            f"DoD vetting{whose} is not cleared yet on the order's day, {told_day(f)}.",
            inputs=inputs,
        )
