"""Is the bio data complete, and is it in SAN in time: what failed in two audited offices (DODIG-2023-036)."""

# ruff: noqa: ARG001 - every check takes facts, policy and today

from collections.abc import Iterator
from datetime import date, timedelta

from models.fields import show_date
from models.findings import Finding, LooksAgain, Strength
from models.office.places import PersonName
from models.policy import Policy
from models.rules import Facts, Yield, rule
from models.training.derive import DOD_DATES, latest, own
from models.training.order import (
    DEPENDENTS,
    LINES,
    arrival_day,
    coming_lines,
    goes_to_us,
    is_over,
    listed,
    listed_dependents,
    rows,
    shown,
    student,
)
from models.training.people import Student
from models.training.rules_vetting import DOD, ITO
from models.training.vetting import DodVetting
from models.training.where import in_united_states

BIO_DATA = ("surname", "first_name", "date_of_birth", "pob_city", "pob_country")


def missing_bio_data(person: PersonName) -> list[str]:
    """Keys of the empty bio data fields: name, birth date, city and country of birth."""
    return [key for key in BIO_DATA if not person.stored.get(key)]


@rule(
    "VET-05",
    Strength.BLOCK,
    "DODIG-2023-036; DSCA Policy 10-22",
    subject="student",
    step=ITO,
    tag="S25 S27",
    reads=(LINES, DOD, DEPENDENTS),
    says="Bio data is complete before an order is issued: name, birth date, city and country of birth.",
    clears="The missing bio data.",
    override="A role with the right to decide, logged",
)
def bio_data_complete(f: Facts, p: Policy, today: date) -> Iterator[Yield]:
    """VET-05: incomplete bio data of student or listed dependent, or a vetting request without it."""
    if not goes_to_us(f):
        return
    for person in (student(f), *listed_dependents(f)):
        missing = missing_bio_data(person)
        if missing:
            labels = listed([person.fields[key].label.lower() for key in missing])
            whose = (
                "The bio data"
                if isinstance(person, Student)
                else f"The bio data of {person.full_name or 'a dependent'}"
            )
            yield Finding(
                f"{whose} lacks {labels}.",
                fields=tuple(missing) if isinstance(person, Student) else (),
                inputs=shown(missing=labels),
            )
    vetting = latest(own(rows(f, DOD, DodVetting)), *DOD_DATES)
    if isinstance(vetting, DodVetting) and vetting.dod_vet_biodata_complete is False:
        yield Finding(
            "The DoD vetting was asked for without complete bio data.", since=vetting.dod_vet_submitted
        )


@rule(
    "VET-06",
    Strength.BLOCK,
    "DSCA Policy 10-22",
    subject="student",
    tag="S27 S46",
    reads=(LINES,),
    policy=("names.days", "names.alarm_days"),
    says="Name, birth date and place of birth stand in SAN at least 16 days before the report date; "
    "else the United States cancels or moves the training and charges forfeiture.",
    clears="The day the bio data was entered in SAN, recorded on the student.",
)
def names_in_san(f: Facts, p: Policy, today: date) -> Iterator[Yield]:
    """VET-06: a duty from nomination on; told again on each alarm day before the report date."""
    lines = [line for line in coming_lines(f) if in_united_states(line) and arrival_day(line)]
    if not lines or student(f).names_in_san_on is not None or is_over(f):
        return
    reports = min(day for line in lines if (day := line.report_date or arrival_day(line)))
    days = p.whole("names.days", reports)
    alarms = sorted(int(each) for each in p.entry("names.alarm_days", reports).value.split(","))
    alarm_days = [reports - timedelta(days=each) for each in alarms]
    yield from (LooksAgain(day) for day in alarm_days if day > today)
    rung = [day for day in alarm_days if day <= today]
    due = reports - timedelta(days=days)
    alarm = f" Alarm of {show_date(max(rung))}." if rung else ""
    yield Finding(
        f"Bio data is to stand in SAN by {show_date(due)}; the student reports on "
        f"{show_date(reports)}.{alarm}",
        due_on=due,
        since=max(rung, default=None),
        fields=("names_in_san_on",),
        inputs=shown(report_date=reports, days_before=days),
        sum=f"{show_date(reports)} - {days} days = {show_date(due)}",
    )
