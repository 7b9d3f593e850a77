"""Vetting that takes its time, is repeated, or ends a nomination; and how long the screening file is kept."""

# ruff: noqa: ARG001 - every check takes facts, policy and today

from collections.abc import Iterator
from datetime import date, timedelta

from models.fields import show_date
from models.findings import Finding, LooksAgain, Strength
from models.policy import Policy
from models.rules import Facts, Yield, rule
from models.training.derive import (
    CLEARED,
    DOD_DATES,
    HR_DATES,
    PENDING,
    SCREENING_DATES,
    dod_state,
    hr_state,
    latest,
    own,
    standing,
    years_after,
)
from models.training.journey import STARTED, under_way
from models.training.order import (
    DEPENDENTS,
    LINES,
    PROGRAMS,
    about_dependent,
    is_over,
    listed_dependents,
    order_day,
    rows,
    shown,
    student,
    us_funded,
)
from models.training.rules_vetting import DEPENDENT_DOD, DOD, HR, UNIT_HR, of_person, of_unit
from models.training.vetting import DodVetting, HrVetting, Screening
from models.training.where import in_united_states

SCREENINGS = "screening<student_id"


@rule(
    "SCR-04",
    Strength.INFORM,
    "SAMM C2.1.6.7.5",
    subject="screening",
    tag="S01",
    policy=("screening.keep_years",),
    says="The screening file is kept for ten years; a removed record stays in the bin, and only a purge erases it.",
    clears="Nothing to do; the finding changes when the years are over.",
)
def screening_kept(f: Facts, p: Policy, today: date) -> Iterator[Yield]:
    """SCR-04: until when the file is kept, and from when a purge may erase it."""
    done = f.record.get("checklist_complete_date")
    if done is None:
        return
    years = p.whole("screening.keep_years", done)
    keep = years_after(done, years) or done
    arithmetic = f"{show_date(done)} + {years} years = {show_date(keep)}"
    inputs = shown(checklist_complete_on=done, years=years)
    if today <= keep:
        yield LooksAgain(keep + timedelta(days=1))
        yield Finding(
            f"The screening file is kept until {show_date(keep)}; removing it puts it into the bin, and no purge "
            "erases it before.",
            inputs=inputs,
            sum=arithmetic,
        )
    else:
        yield Finding(
            f"The screening file was to be kept until {show_date(keep)}; a purge may erase it.",
            since=keep + timedelta(days=1),
            inputs=inputs,
            sum=arithmetic,
        )


@rule(
    "SCR-04.filed",
    Strength.INFORM,
    "SAMM C2.1.6.7.5",
    subject="student",
    tag="S01",
    reads=(LINES, SCREENINGS),
    says="The finished screening checklist is filed with the nominee's papers.",
    clears="The signed checklist as scan, or the checklist answered in the program.",
)
def checklist_filed(f: Facts, p: Policy, today: date) -> Iterator[Yield]:
    """SCR-04: a complete screening without the checklist itself."""
    found = latest(rows(f, SCREENINGS, Screening), *SCREENING_DATES)
    if not isinstance(found, Screening) or found.checklist_complete_date is None:
        return
    if found.stored.get("scan") is None and found.stored.get("checklist_id") is None:
        done = found.checklist_complete_date
        yield Finding(
            f"The screening checklist of {show_date(done)} is not on file.",
            inputs=shown(checklist_complete_on=done),
        )


@rule(
    "VET-02",
    Strength.WARN,
    "SAMM C2.1.6.7.4; overview of Leahy vetting, humanrights.gov",
    subject="student",
    tag="S29 I",
    reads=(LINES, PROGRAMS, HR, UNIT_HR),
    policy=("hr.answer_days", "hr.labels_not_us_funded"),
    says="The embassy enters name and unit, checks local sources, and Washington reviews: what was asked is followed "
    "until it is answered.",
    clears="The answer and its day on the human-rights vetting.",
)
def vetting_answered(f: Facts, p: Policy, today: date) -> Iterator[Yield]:
    """VET-02: a vetting that is recorded and was not asked, or was asked and has no answer."""
    if is_over(f) or not us_funded(f, p, order_day(f, today)):
        return
    told: set[int] = set()
    for whose, found in (("", of_person(f)), (" of the unit", of_unit(f))):
        vetting = standing(found, hr_state, *HR_DATES)
        if not isinstance(vetting, HrVetting) or hr_state(vetting) != PENDING or vetting.id in told:
            continue
        told.add(vetting.id)
        asked = vetting.hr_submitted
        if asked is None:
            yield Finding(f"Human-rights vetting{whose} is recorded and has not been asked for.")
            continue
        days = p.whole("hr.answer_days", asked)
        due = asked + timedelta(days=days)
        yield Finding(
            f"Human-rights vetting{whose}, asked on {show_date(asked)}, has no answer; ask again by {show_date(due)}.",
            since=asked,
            due_on=due,
            inputs=shown(asked_on=asked, days=days),
            sum=f"{show_date(asked)} + {days} days = {show_date(due)}",
        )


@rule(
    "VET-04.stay",
    Strength.WARN,
    "GAO-24-106421",
    subject="student",
    tag="S26 I",
    reads=(LINES, DOD, DEPENDENTS, DEPENDENT_DOD),
    policy=("dod.repeat_days",),
    says="DoD vetting of student and family is repeated during a long stay in the United States.",
    clears="A newer DoD vetting with its answer.",
)
def vetted_again(f: Facts, p: Policy, today: date) -> Iterator[Yield]:
    """VET-04: a duty for each person whose cleared vetting grows old before training ends; only during the stay."""
    lines = [line for line in under_way(f) if in_united_states(line)]
    begun = any(line.get("line_status") in STARTED for line in lines)
    open_ = any(line.get("line_status") != "COMPLETED" for line in lines)
    last = max((day for line in lines if (day := line.get("end_date"))), default=None)
    if last is None or not (begun or (open_ and student(f).departed_on)):
        return
    people = [("", own(rows(f, DOD, DodVetting)))]
    people += [
        (f" of {each.full_name or 'a dependent'}", about_dependent(rows(f, DEPENDENT_DOD, DodVetting), each))
        for each in listed_dependents(f)
    ]
    for whose, found in people:
        vetting = standing(found, dod_state, *DOD_DATES)
        if not isinstance(vetting, DodVetting) or dod_state(vetting) != CLEARED:
            continue
        answered = vetting.dod_vet_result_date or vetting.dod_vet_approved_on
        if answered is None:
            continue
        days = p.whole("dod.repeat_days", answered)
        due = answered + timedelta(days=days)
        if due <= last:
            yield Finding(
                f"DoD vetting{whose} of {show_date(answered)} is repeated by {show_date(due)}; training ends on "
                f"{show_date(last)}.",
                due_on=due,
                inputs=shown(answered_on=answered, training_ends_on=last, days=days),
                sum=f"{show_date(answered)} + {days} days = {show_date(due)}",
            )
