"""Does the student's English suffice: scores, exemptions, waivers, and language training first."""

# ruff: noqa: ARG001 - every check takes facts, policy and today

import re
from collections.abc import Iterator
from datetime import date, timedelta

from models.fields import show_date
from models.findings import Finding, Strength
from models.kinds import Kind
from models.policy import Policy
from models.rules import Facts, Yield, rule
from models.training.derive import latest
from models.training.english import EnglishTest
from models.training.lines import TrainingLine
from models.training.order import (
    COURSES,
    LINES,
    PROGRAMS,
    agency_of,
    call,
    country_of,
    course_of,
    ecl_that_counts,
    is_language,
    is_over,
    looks,
    opi_that_counts,
    order_day,
    order_lines,
    required_scores,
    rows,
    shown,
    title_of,
    words,
)

ENGLISH = "english_test<student_id"


def exemption(f: Facts, tests: list[EnglishTest]) -> tuple[str, str]:
    """The exemption that holds (NONE, IN_COUNTRY, ALL) and whose it is: the student's own goes before the country's."""
    found = latest((each for each in tests if each.exempt), "test_date")
    if found is not None:
        return str(found.get("exempt")), "student"
    country = country_of(f)
    return (country.ecl_exemption if country else None) or "NONE", "country"


@rule(
    "ENG-01",
    Strength.BLOCK,
    "SAMM C2.1.6.7.2",
    subject="student",
    step="ito",
    tag="S01 S28",
    reads=(LINES, COURSES, ENGLISH, "country_id"),
    says="The student has the English score each course asks for, unless exempt, waived, or taught English first. "
    "Who is exempt from the in-country test only needs no score before travel; a score that is known still counts.",
    clears="A test with the score, the exemption, the reference of a waiver, or a language course "
    "before the course.",
)
def english_suffices(f: Facts, p: Policy, today: date) -> Iterator[Yield]:
    """ENG-01: latest ECL and OPI on the order's day; courses after language training are not asked.

    The list exempts from the in-country test (S28b), not from the level: where only that test is waived a missing
    score is tested on arrival, and a recorded one below the course's still closes the order.
    """
    tests = rows(f, ENGLISH, EnglishTest)
    kind, _ = exemption(f, tests)
    if kind == "ALL" or any(each.waiver_ref for each in tests):
        return
    on = order_day(f, today)
    yield from looks(f, today, *(each.test_date for each in tests))
    ecl, opi = ecl_that_counts(tests, on), opi_that_counts(tests, on)
    untested = kind == "IN_COUNTRY"
    for line in order_lines(f):
        score, ratings = required_scores(f, line)
        if ecl is not None or not untested:
            yield from _score_short(call(f, line), score, ecl)
        for rating in ratings if opi is not None or not untested else ():
            yield from _rating_short(call(f, line), rating, opi)
        if is_language(f, line):
            return


def _score_short(line: str, wanted: int | None, test: Kind | None) -> Iterator[Finding]:
    have = test.get("ecl_score") if test else None
    if not wanted or (have is not None and have >= wanted):
        return
    told = "no score is recorded" if have is None else f"the latest score is {have}"
    yield Finding(
        f"{line} asks for ECL {wanted}; {told}.",
        inputs=shown(ECL_required=wanted, ECL_score=have, tested_on=test.get("test_date") if test else None),
        sum="" if have is None else f"{have} < {wanted}",
    )


def _rating_short(line: str, wanted: str | None, test: Kind | None) -> Iterator[Finding]:
    if not wanted:
        return
    have = test.get("opi_rating") if test else None
    if have is None or not rating_reaches(have, wanted):
        told = "no rating is recorded" if have is None else f"the latest rating is {have}"
        yield Finding(
            f"{line} asks for OPI {wanted}; {told}.", inputs=shown(OPI_required=wanted, OPI_rating=have)
        )


def rating_reaches(have: str, wanted: str) -> bool:
    """Whether an OPI rating such as 2+/2 reaches another in every part; False when either cannot be read."""
    ours, theirs = _parts(have), _parts(wanted)
    return len(ours) == len(theirs) > 0 and all(mine >= need for mine, need in zip(ours, theirs, strict=True))


def _parts(rating: str) -> list[float]:
    parts = [part.strip() for part in rating.upper().replace("L", "").replace("S", "").split("/")]
    if not all(re.fullmatch(r"[0-5]\+?", part) for part in parts):
        return []
    return [int(part[0]) + (0.5 if part.endswith("+") else 0) for part in parts]


def _asks_english(f: Facts) -> bool:
    return any(score or ratings for score, ratings in (required_scores(f, line) for line in order_lines(f)))


@rule(
    "ENG-02",
    Strength.INFORM,
    "DSCA Policy 08-36",
    subject="student",
    tag="S28b",
    reads=(LINES, COURSES, ENGLISH, "country_id"),
    says="An exemption from the English test is printed on the order; the list that grants it is issued every year.",
    clears="Nothing to do before the order; the finding ends with it.",
)
def exemption_printed(f: Facts, p: Policy, today: date) -> Iterator[Yield]:
    """ENG-02: tells the exemption that item 10 of the order prints, and what it leaves to do."""
    kind, whose = exemption(f, rows(f, ENGLISH, EnglishTest))
    if kind not in ("ALL", "IN_COUNTRY") or is_over(f) or not _asks_english(f):
        return
    tested = "" if kind == "ALL" else "; the student is tested on arrival"
    which = "all English tests" if kind == "ALL" else "the in-country English test only"
    yield Finding(
        f"The order prints that the student is exempt from {which}{tested}.",
        inputs=shown(exemption_of=whose, exempt_from="all tests" if kind == "ALL" else "in-country test"),
    )


@rule(
    "ENG-03",
    Strength.WARN,
    "DSCA Policy 13-66",
    subject="student",
    tag="S28",
    reads=(LINES, COURSES, ENGLISH, "country_id"),
    says="The English score and the oral rating that a course asks for come from the course list (T-MASL).",
    clears="The listed course on the line, or “ECL required” on the line.",
)
def requirement_known(f: Facts, p: Policy, today: date) -> Iterator[Yield]:
    """ENG-03: a line whose course is not in the list and which names no score itself."""
    if is_over(f) or exemption(f, rows(f, ENGLISH, EnglishTest))[0] == "ALL":
        return
    for line in order_lines(f):
        if course_of(f, line) is None and line.ecl_required is None and not is_language(f, line):
            yield Finding(
                f"{call(f, line)} has no course of the list; which English score it asks for is not known.",
                inputs=shown(ECL_required=None),
            )


@rule(
    "ENG-04",
    Strength.WARN,
    "DSCA Policy 13-66",
    subject="student",
    tag="S28",
    reads=(LINES, ENGLISH),
    says="A waiver of the English score is an exception that protects lives and investments: its reason is recorded.",
    clears="The reason on the English test record that carries the waiver, or its reference once it is granted.",
)
def waiver_explained(f: Facts, p: Policy, today: date) -> Iterator[Yield]:
    """ENG-04: a waiver asked for and not granted, or granted without a recorded reason."""
    for each in () if is_over(f) else rows(f, ENGLISH, EnglishTest):
        if each.waiver_ref and not each.waiver_reason:
            yield Finding(
                f"The reason of the English waiver is not recorded ({each.waiver_ref}).",
                inputs=shown(waiver=each.waiver_ref),
            )
        elif each.waiver_requested and not each.waiver_ref:
            yield Finding("An English waiver was asked for and is not granted.", inputs=shown(waiver=None))


@rule(
    "ENG-05",
    Strength.WARN,
    "JSCET 3-26h",
    subject="student",
    tag="S20",
    reads=(LINES, COURSES, PROGRAMS, ENGLISH),
    policy=("english.flight_words",),
    says="Before an Army flight course a student takes specialized English training at DLIELC, unless the training "
    "agency excepts him.",
    clears="A language course before the flight course, or the reference of the exception as waiver on an English "
    "test record.",
)
def specialized_english_before_flight(f: Facts, p: Policy, today: date) -> Iterator[Yield]:
    """ENG-05: an Army line whose title names flying, with no language course before it."""
    if is_over(f) or any(each.waiver_ref for each in rows(f, ENGLISH, EnglishTest)):
        return
    flying = words(p, "english.flight_words", order_day(f, today))
    for line in order_lines(f):
        if is_language(f, line):
            return
        title = title_of(f, line).upper()
        if agency_of(f, line) == "B" and any(each.upper() in title for each in flying):
            yield Finding(
                f"{call(f, line)} is an Army flight course without specialized English training before it.",
                inputs=shown(course=title_of(f, line)),
            )
            return


@rule(
    "ENG-06",
    Strength.INFORM,
    "Foreign military training reports FY1999-2020",
    subject="student",
    tag="S40",
    reads=(LINES, COURSES, ENGLISH, "country_id"),
    policy=("english.training_weeks",),
    says="A student whose score is short is planned for English training first; ten weeks are typical.",
    clears="A language course before the course, a later test with the score, an exemption or a waiver.",
)
def plan_language_training(f: Facts, p: Policy, today: date) -> Iterator[Yield]:
    """ENG-06: weeks of language training for the first line whose score is short, and when they would begin."""
    tests = rows(f, ENGLISH, EnglishTest)
    if is_over(f) or exemption(f, tests)[0] == "ALL" or any(each.waiver_ref for each in tests):
        return
    on = order_day(f, today)
    yield from looks(f, today, *(each.test_date for each in tests))
    test = ecl_that_counts(tests, on)
    have = test.get("ecl_score") if test else None
    for line in order_lines(f):
        if is_language(f, line) or have is None:
            return
        short = (required_scores(f, line)[0] or 0) - have
        if short > 0:
            yield _suggestion(f, line, short, p.whole("english.training_weeks", on))
            return


def _suggestion(f: Facts, line: TrainingLine, short: int, weeks: int) -> Finding:
    reports = line.report_date or line.start_date
    begins = reports - timedelta(weeks=weeks) if reports else None
    when = f", from about {show_date(begins)}" if begins else ""
    return Finding(
        f"{call(f, line)}: the score is {short} short; plan about {weeks} weeks of English training before it{when}.",
        inputs=shown(points_short=short, weeks=weeks, report_date=reports),
        sum=f"{show_date(reports)} - {weeks} weeks = {show_date(begins)}" if reports and begins else "",
    )
