"""Does the order fit the person: English, names, required entries, passport, visa, dependents."""

# ruff: noqa: ARG001 - every check takes facts, policy and today

from collections.abc import Iterator
from datetime import date, timedelta

from models.fields import show_date
from models.findings import Finding, Strength
from models.kinds import Kind
from models.policy import Policy
from models.rules import Facts, Yield, rule
from models.training.comparison import same_name
from models.training.lines import TrainingLine
from models.training.order import (
    COURSES,
    DEPENDENTS,
    LINES,
    PROGRAMS,
    call,
    country_of,
    course_of,
    current_passport,
    current_visa,
    is_over,
    lines_of_other_orders,
    looks,
    order_day,
    order_lines,
    program_of,
    rows,
    shown,
    student,
    told_day,
    training_end,
)
from models.training.people import Dependent

ITO = "ito"
PASSPORTS = "passport<student_id"
VISAS = "visa<student_id"


@rule(
    "ITO-03",
    Strength.BLOCK,
    "SAMM C2.1.6.8",
    subject="student",
    step=ITO,
    tag="S01",
    reads=(LINES, COURSES),
    says="An order names exactly one student.",
    clears="A line of its own, with quantity 1, for the student.",
)
def exactly_one_student(f: Facts, p: Policy, today: date) -> Iterator[Yield]:
    """ITO-03: a line of several people cannot stand on one student's order."""
    for line in order_lines(f):
        if line.quantity not in (None, 1):
            yield Finding(
                f"{call(f, line)} is for {line.quantity} people; an order names one student.",
                inputs=shown(quantity=line.quantity),
            )


@rule(
    "ITO-WCN",
    Strength.WARN,
    "JSCET 3-11e",
    subject="student",
    tag="S20 I",
    reads=(LINES, COURSES),
    says="An order is for the lines of one WCN; the lines of another wait for an order of their own.",
    clears="The same WCN on the lines, or nothing: the next order follows when this training has begun.",
)
def other_lines_wait(f: Facts, p: Policy, today: date) -> Iterator[Yield]:
    """Lines still to come that the order leaves out, as they have another WCN."""
    first = next((line.wcn for line in order_lines(f)), None)
    for line in lines_of_other_orders(f):
        yield Finding(
            f"{call(f, line)} is not on the order of {f'WCN {first}' if first else 'the line without a WCN'}.",
            inputs=shown(WCN_of_the_order=first, WCN_of_the_line=line.wcn),
        )


@rule(
    "ITO-05",
    Strength.BLOCK,
    "SAMM C10.11.1",
    subject="student",
    step=ITO,
    tag="S06",
    reads=(PASSPORTS, VISAS),
    says="The name on the order is identical to passport and visa, and changes only after both have changed.",
    clears="The student's name as the passport prints it, or the new passport and visa.",
)
def name_identical(f: Facts, p: Policy, today: date) -> Iterator[Yield]:
    """ITO-05: surname and given names against the passport, and against a visa when one is recorded."""
    person = student(f)
    given = " ".join(part for part in (person.first_name, person.middle_name) if part)
    papers: list[tuple[str, str | None, str | None]] = []
    if passport := current_passport(f):
        papers.append(("passport", passport.passport_surname, passport.passport_given_names))
    if (visa := current_visa(f)) and (visa.visa_surname or visa.visa_no):
        papers.append(("visa", visa.visa_surname, visa.visa_given_names))
    for paper, surname, names in papers:
        if same_name(person.surname, surname) and same_name(given, names):
            continue
        if not surname:
            yield Finding(f"The name in the {paper} is not recorded.", fields=("surname",))
            continue
        yield Finding(
            f"The {paper} reads {surname}, {names or 'no given names'}; the student is "
            f"{person.surname}, {given}.",
            fields=("surname", "first_name", "middle_name"),
            inputs={
                f"name in {paper}": f"{surname}, {names or ''}",
                "name of student": f"{person.surname}, {given}",
            },
        )


@rule(
    "ITO-14",
    Strength.BLOCK,
    "SAMM Figure C10.F6",
    subject="student",
    step=ITO,
    tag="S13",
    reads=("country_id", LINES, PROGRAMS, COURSES, PASSPORTS),
    says="The heading and items 4 to 8 of the order are filled.",
    clears="The entries named in the finding.",
)
def order_complete(f: Facts, p: Policy, today: date) -> Iterator[Yield]:
    """ITO-14: every field required for the order, on student, country, passport, program and lines."""
    missing = _empty(f.record)
    if missing:
        yield Finding(f"The student record lacks {_labels(f.record, missing)}.", fields=tuple(missing))
    others: list[tuple[str, Kind]] = [("The country", each) for each in (country_of(f),) if each]
    others += [("The passport", each) for each in (current_passport(f),) if each]
    programs = {each.id: each for line in order_lines(f) if (each := program_of(f, line))}
    others += [(f"The program {each.program_name or ''}".rstrip(), each) for each in programs.values()]
    others += [(call(f, line), line) for line in order_lines(f)]
    for name, row in others:
        lacking = [key for key in _empty(row) if not _told_otherwise(f, row, key)]
        if lacking:
            yield Finding(f"{name} lacks {_labels(row, lacking)}.")


def _empty(row: Kind) -> list[str]:
    return [
        field.key
        for field in row.fields.values()
        if ITO in field.required_for and row.stored.get(field.key) in (None, "")
    ]


def _told_otherwise(f: Facts, row: Kind, key: str) -> bool:
    if not isinstance(row, TrainingLine):
        return False
    course = course_of(f, row)
    return (key == "course_title" and course is not None) or (
        key == "location" and bool(course and course.location)
    )


def _labels(row: Kind, keys: list[str]) -> str:
    return ", ".join(row.fields[key].label for key in keys)


@rule(
    "ITO-PASSPORT",
    Strength.BLOCK,
    "SAMM Figure C10.F6 item 6i",
    subject="student",
    step=ITO,
    tag="S13 S35",
    reads=(LINES, PASSPORTS),
    policy=("passport.days_after_training",),
    says="The student has a passport that is valid through training.",
    clears="A passport recorded with an expiry after the end of training.",
)
def passport_through_training(f: Facts, p: Policy, today: date) -> Iterator[Yield]:
    """A passport is recorded, and it outlasts the training."""
    passport = current_passport(f)
    if passport is None:
        yield Finding("No passport is recorded.")
        return
    on, end, expiry = order_day(f, today), training_end(f), passport.passport_expiry
    if expiry is None:
        return
    extra = p.whole("passport.days_after_training", on)
    needed = end + timedelta(days=extra) if end else on
    if end is None:
        yield from looks(f, today, expiry + timedelta(days=1))
    if expiry < needed:
        before = f"training ends on {show_date(end)}" if end else f"the order's day, {told_day(f)}"
        yield Finding(
            f"The passport expires on {show_date(expiry)}, before {before}.",
            inputs=shown(passport_expires_on=expiry, training_ends_on=end, days_after_training=extra),
            sum=f"{show_date(expiry)} < {show_date(needed)}" if end else "",
        )


@rule(
    "ITO-VISA",
    Strength.WARN,
    "SAMM Figure C10.F6 item 6l",
    subject="student",
    tag="S36",
    reads=(LINES, VISAS),
    policy=("visa.default_type",),
    says="Students travel on the visa the order names, A-2 as a rule, and not on a visitor's visa.",
    clears="The right visa type on the student, or the right visa.",
)
def visa_type_fits(f: Facts, p: Policy, today: date) -> Iterator[Yield]:
    """A visitor's visa for a student, or a visa of another type than the order's."""
    if is_over(f):
        return
    planned = student(f).visa_type
    usual = p.text("visa.default_type", order_day(f, today), "A-2")
    if planned == "B-1/B-2":
        yield Finding(
            f"Students do not travel on {planned}; {usual} is usual.",
            fields=("visa_type",),
            inputs=shown(visa_type=planned),
        )
    visa = current_visa(f)
    held = visa.visa_type if visa else None
    if planned and held and held != planned:
        yield Finding(
            f"The visa is {held}, the order names {planned}.", fields=("visa_type",), inputs=shown(visa=held)
        )


@rule(
    "DEP-01",
    Strength.INFORM,
    "DSCA Policy 18-31",
    subject="student",
    tag="S23",
    reads=(DEPENDENTS, LINES),
    says="Only dependents listed on the order may travel with privileges.",
    clears="“Authorized on the order”, once coverage and vetting are proven; or “does not travel”.",
)
def only_listed_travel(f: Facts, p: Policy, today: date) -> Iterator[Yield]:
    """DEP-01: dependents who accompany or join without being listed."""
    for each in () if is_over(f) else rows(f, DEPENDENTS, Dependent):
        if each.travel in ("ACCOMPANY", "JOIN_LATER") and not each.authorised_on_ito:
            yield Finding(f"{each.full_name or 'A dependent'} is to travel and is not listed on the order.")


@rule(
    "DEP-02",
    Strength.WARN,
    "DSCA Policy 18-31",
    subject="student",
    tag="S36",
    reads=(LINES, DEPENDENTS),
    says="Relatives other than spouse and children travel on visitor visas, not on the order.",
    clears="“Authorized on the order” set to no.",
)
def relatives_not_listed(f: Facts, p: Policy, today: date) -> Iterator[Yield]:
    """DEP-02: a listed relative who is neither spouse nor child."""
    for each in () if is_over(f) else rows(f, DEPENDENTS, Dependent):
        if each.authorised_on_ito and each.relationship == "OTHER":
            yield Finding(
                f"{each.full_name or 'A dependent'} is listed on the order and is neither spouse nor child."
            )
