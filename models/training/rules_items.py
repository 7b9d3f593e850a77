"""The items of the order beside the records: names, courses, funds, hazardous duty, and what differs since."""

# ruff: noqa: ARG001 - every check takes facts, policy and today

from collections.abc import Iterator
from datetime import date

from models.fields import show_date
from models.findings import Finding, Strength
from models.policy import Policy
from models.rules import Facts, Yield, rule
from models.text import in_sentence
from models.training.comparison import (
    PATHS,
    Difference,
    as_issued,
    differences,
    line_words,
    same_name,
    unlisted,
)
from models.training.journey import STARTED, standing_order, under_way
from models.training.lines import TrainingLine
from models.training.of_line import training_type
from models.training.order import (
    COURSES,
    LINES,
    PROGRAMS,
    agency_of,
    call,
    coming_lines,
    course_of,
    current_passport,
    current_visa,
    is_hazardous,
    is_over,
    issued_on,
    listed,
    order_day,
    order_lines,
    program_of,
    rows,
    shown,
    student,
    student_lines,
    title_of,
    words,
)
from models.training.orders import OrderAmendment

SET_FORMAT = frozenset({"OJT", "OBT", "FAM"})
"""Kinds of training that are requested in the set format."""
ORDERS = "issued_order<student_id"
AMENDMENTS = "order_amendment<student_id"
WAIVERS = "ccmd_waiver<student_id"
DEPARTED = "departed"
DD2285 = "dd2285"


@rule(
    "ITO-05.order",
    Strength.BLOCK,
    "SAMM C10.11.1",
    subject="student",
    step=DEPARTED,
    tag="S06",
    reads=(LINES, ORDERS, "passport<student_id", "visa<student_id"),
    says="The issued order, the passport and the visa carry the same name, and the record changes only after passport "
    "and visa have changed.",
    clears="The name as the papers print it, or new passport, new visa and then an amendment of the order.",
)
def one_name_on_all_papers(f: Facts, p: Policy, today: date) -> Iterator[Yield]:
    """ITO-05: the issued order's name against passport and visa, and the record's against all three."""
    order = as_issued(f)
    if not student_lines(f) or order.get("order_surname") is None:
        return
    issued = (order["order_surname"], order.get("order_given_names"))
    papers = {
        paper: name for paper, name in (("passport", _passport_name(f)), ("visa", _visa_name(f))) if name
    }
    for paper, name in papers.items():
        if not _one_name(issued, name):
            yield Finding(
                f"The issued order reads {_spoken(issued)}; the {paper} reads {_spoken(name)}.",
                inputs={"name in order": _spoken(issued), f"name in {paper}": _spoken(name)},
            )
    person = student(f)
    ours = (person.surname, " ".join(part for part in (person.first_name, person.middle_name) if part))
    if not _one_name(issued, ours) and any(_one_name(issued, name) for name in papers.values()):
        yield Finding(
            f"The record reads {_spoken(ours)}, while the issued order and the {listed([*papers])} read "
            f"{_spoken(issued)}."
            if all(_one_name(issued, name) for name in papers.values())
            else f"The record reads {_spoken(ours)} before passport and visa have both changed.",
            fields=("surname", "first_name", "middle_name"),
            inputs={"name of student": _spoken(ours), "name in order": _spoken(issued)},
        )


Name = tuple[str | None, str | None]


def _passport_name(f: Facts) -> Name | None:
    found = current_passport(f)
    return (found.passport_surname, found.passport_given_names) if found and found.passport_surname else None


def _visa_name(f: Facts) -> Name | None:
    found = current_visa(f)
    return (found.visa_surname, found.visa_given_names) if found and found.visa_surname else None


def _one_name(first: Name, second: Name) -> bool:
    """Whether surname and, where both print them, given names are identical."""
    given = first[1] is None or second[1] is None or same_name(first[1], second[1])
    return same_name(first[0], second[0]) and given


def _spoken(name: Name) -> str:
    return ", ".join(part for part in name if part)


@rule(
    "ITO-08",
    Strength.WARN,
    "SAMM C10.11; Figure C10.F6 item 8",
    subject="student",
    tag="S16 S13",
    reads=(LINES, COURSES, ORDERS),
    says="A student is only in training that the order lists; no allowance is paid for other training.",
    clears="An amendment that lists the training.",
)
def only_listed_training(f: Facts, p: Policy, today: date) -> Iterator[Yield]:
    """ITO-08: a line that has begun and that the standing order does not list."""
    courses = as_issued(f).get("courses")
    if not courses:
        return
    begun = [line for line in under_way(f) if line.get("line_status") in STARTED]
    for line in unlisted(f, begun, courses):
        yield Finding(
            f"{line_words(f, line)} has begun and is not listed on the issued order; no allowance is paid for it.",
            inputs=shown(line=line_words(f, line), started_on=line.get("start_date")),
        )


@rule(
    "ITO-09",
    Strength.WARN,
    "AFSAT travel payment guide, Mar 2019",
    subject="student",
    tag="S16",
    reads=(LINES, COURSES),
    says="Item 9 carries the fund citation with the amount of the allowance, and is empty where none is authorized.",
    clears="“Allowance authorized” and the amount on the line, saying the same.",
)
def allowance_stated(f: Facts, p: Policy, today: date) -> Iterator[Yield]:
    """ITO-09: an allowance without an amount, or an amount without an allowance."""
    for line in () if is_over(f) else order_lines(f):
        inputs = shown(
            allowance_authorized=_yes(line.tla_authorised), amount=TrainingLine.tla_cost.show(line.tla_cost)
        )
        if line.tla_authorised and not line.tla_cost:
            yield Finding(f"{call(f, line)} has an allowance without an amount for item 9.", inputs=inputs)
        elif line.tla_authorised is False and line.tla_cost:
            yield Finding(
                f"{call(f, line)} has an amount for item 9, and no allowance is authorized.", inputs=inputs
            )


def _yes(flag: bool | None) -> str | None:
    return None if flag is None else "yes" if flag else "no"


@rule(
    "ITO-10",
    Strength.WARN,
    "AFSAT travel payment guide, Mar 2019",
    subject="student",
    tag="S16",
    reads=(LINES, COURSES, PROGRAMS, ORDERS),
    says="An order that Air Force money pays carries a number for the student's payments and a valid travel order "
    "number; both are given and kept outside this program.",
    clears="The issued order with its number.",
)
def air_force_numbers(f: Facts, p: Policy, today: date) -> Iterator[Yield]:
    """ITO-10: Air Force lines with an allowance, until the issued order with its number is recorded."""
    if is_over(f) or (issued_on(f) is not None and student(f).order_number):
        return
    for line in order_lines(f):
        program = program_of(f, line)
        agency = program.ia_code if program and program.ia_code else agency_of(f, line)
        if agency == "D" and line.tla_authorised:
            yield Finding(
                f"{call(f, line)} is paid by the Air Force: the order needs its travel order number from SC-TMS."
            )
            return


@rule(
    "ITO-11",
    Strength.WARN,
    "JSCET 9-6",
    subject="student",
    tag="S20",
    reads=(*PATHS, AMENDMENTS),
    says="When the records change after the order was issued, the order is amended.",
    clears="The amendment as SC-TMS issued it, or the record as the order has it.",
)
def order_differs(f: Facts, p: Policy, today: date) -> Iterator[Yield]:
    """ITO-11: item by item what the standing order says otherwise than the records; personal values are not told."""
    standing = standing_order(f)
    found = differences(f) if standing is not None and student_lines(f) else ()
    if standing is None or not found:
        return
    labels = list(dict.fromkeys(each.label for each in found))
    yield Finding(
        f"The issued order differs from the records in {listed([_told(each) for each in labels])}."
        f"{_amendment_under_way(f, standing.id)}",
        since=None,
        inputs={f"{each.item} {each.label}": _sides(each) for each in found}
        | shown(order_issued_on=standing.get("issued_on")),
        fields=tuple(each.key for each in found if each.key in type(student(f)).fields),
    )


def _told(label: str) -> str:
    start = "Dates of "
    return start.lower() + label.removeprefix(start) if label.startswith(start) else in_sentence(label)


def _sides(each: Difference) -> str:
    if each.private:
        return "not the same"
    return f"order {each.issued or 'nothing'}; records {each.recorded or 'nothing'}"


def _amendment_under_way(f: Facts, order_id: int) -> str:
    found = [
        each
        for each in rows(f, AMENDMENTS, OrderAmendment)
        if each.stored.get("issued_order_id") is None and each.stored.get("order_id") in (None, order_id)
    ]
    if not found:
        return ""
    each = found[-1]
    done = ("entered in SC-TMS on", each.entered_on) if each.entered_on else ("prepared on", each.asked_on)
    return f" An amendment was {done[0]} {show_date(done[1])}." if done[1] else " An amendment was prepared."


@rule(
    "ITO-12",
    Strength.WARN,
    "JSCET 3-31a, 3-31b",
    subject="student",
    tag="S20",
    reads=(LINES, COURSES),
    policy=("ojt.words",),
    says="Programmed on-the-job training stands in the basic order; what was not requested in the set format is not "
    "arranged, though the order lists it.",
    clears="The request, as justification on the line; the same WCN as the course it follows.",
)
def on_the_job_requested(f: Facts, p: Policy, today: date) -> Iterator[Yield]:
    """ITO-12: on-the-job lines without a recorded request, or outside the order."""
    if is_over(f):
        return
    signs = words(p, "ojt.words", order_day(f, today))
    on_order = {line.id for line in order_lines(f)}
    for line in coming_lines(f):
        title = title_of(f, line).upper()
        said = training_type(line, course_of(f, line))
        if said not in SET_FORMAT and not any(sign.upper() in title for sign in signs):
            continue
        if not line.justification:
            yield Finding(
                f"{call(f, line)} is on-the-job training, and no request in the set format is recorded."
            )
        if line.id not in on_order:
            yield Finding(f"{call(f, line)} is on-the-job training and does not stand in the basic order.")


@rule(
    "ITO-13",
    Strength.WARN,
    "JSCET 3-26b",
    subject="student",
    tag="S20",
    reads=(LINES, COURSES, ORDERS),
    says="Airborne and other hazardous duty is authorized by words in the order, and the country agrees.",
    clears="“Hazardous duty” on the student; the words of the issued order in its entry.",
)
def hazardous_duty_authorized(f: Facts, p: Policy, today: date) -> Iterator[Yield]:
    """ITO-13: a hazardous course without words for item 14, or an issued order without them."""
    lines = [line for line in order_lines(f) if is_hazardous(f, line)]
    if not lines or is_over(f):
        return
    if not student(f).hazardous_duty:
        yield Finding(
            f"{call(f, lines[0])} is hazardous duty, and the words that authorize it are not recorded.",
            fields=("hazardous_duty",),
        )
    if issued_on(f) is not None and not as_issued(f).get("hazardous_duty"):
        yield Finding("The issued order's entry has no words that authorize hazardous duty.")
