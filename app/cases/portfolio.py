"""The portfolio in figures: cases by state, agency and year, ageing of requests and offers, deliveries by quarter.

Every count and sum comes from the database in one statement; each figure has the filter that lists what it counts.
Money is in cents. Read with a reader of a past day they are the figures of the file on that day.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from enum import StrEnum

from app.groups import NOT_FILLED
from app.reader import Reader
from app.reading import All, Cond, Either, GroupBy, Has, Not, Query, Where
from models.calendar import fiscal_quarter, fiscal_year, months_after
from models.cases.casebook import CaseFile
from models.cases.deliveries import CaseDelivery, DeliveryPlan
from models.cases.requests import Lor
from models.cases.states import END, LIFE, STATES

NOT_ACCEPTED = "not accepted"
SUMS = ("total_value", "delivered_value", "billed_value")
LATEST = 90
"""Days up to which ages are told apart."""
AGES: tuple[tuple[int, int | None], ...] = ((0, 30), (31, 60), (61, LATEST), (LATEST + 1, None))
"""First and last day of each age; the last has no end."""
SOON = 30
"""Days ahead in which an offer is said to expire soon."""
OPEN_REQUESTS = ("DRAFTING", "SENT", "RECEIVED", "INSUFFICIENT", "ACTIONABLE")
"""States of letters that nobody ended; of a complete one the case is in work, or its offer."""
CHANGES = ("AMENDMENT", "MODIFICATION")
"""What a letter wants that concerns a case in execution."""
BEYOND_REQUESTS = (*LIFE, *END)
"""States of cases whose letters were answered, whatever was recorded on the letters themselves."""


class By(StrEnum):
    """What the cases are told by; years are those in which they were accepted."""

    STATE = "case_state"
    AGENCY = "ia_code"
    YEAR = "accepted_on"
    COUNTRY = "country_id"


@dataclass(frozen=True)
class Standing:
    """The cases of one state, agency or year: how many, and their sums in cents."""

    key: str | int | None
    title: str
    cases: int
    value: int = 0
    delivered: int = 0
    billed: int = 0

    @property
    def share(self) -> int | None:
        """What is delivered in tenths of a per cent of the value; None where there is no value."""
        return round(self.delivered * 1000 / self.value) if self.value else None


@dataclass(frozen=True)
class Age:
    """How many of something are so many days old, and the filter that lists them."""

    title: str
    count: int
    where: Where


@dataclass(frozen=True)
class Quarter:
    """What was planned for a quarter of the fiscal year, and what was delivered in it, in items."""

    first: date
    last: date
    planned: int
    delivered: int

    @property
    def title(self) -> str:
        """The quarter as it is called: Q2 FY 2026."""
        return f"Q{fiscal_quarter(self.first)} FY {fiscal_year(self.first)}"


@dataclass(frozen=True)
class Heads:
    """The figures above the list."""

    cases: int
    value: int
    delivered: int
    billed: int
    offers: int
    expiring: int
    requests: int


# -- cases --------------------------------------------------------------------------------------------------------
def standings(reader: Reader, by: By) -> tuple[Standing, ...]:
    """The cases by state in the order of their life, else by name or year; those without stand last."""
    way = "fiscal year" if by is By.YEAR else ""
    parts = reader.parts(Query(CaseFile, groups=(GroupBy(by.value, way),)), SUMS)
    keys = [part.keys[0] if by is By.YEAR else part.samples[0] for part in parts]
    none = NOT_ACCEPTED if by is By.YEAR else NOT_FILLED
    titles = _titles(reader, by, [each for each in keys if each is not None])
    found = [
        Standing(key, titles.get(key, none), part.count, *(each or 0 for each in part.sums))
        for key, part in zip(keys, parts, strict=True)
    ]
    return tuple(sorted(found, key=lambda each: _place(by, each)))


def _titles(reader: Reader, by: By, keys: Sequence[str | int]) -> dict[str | int | None, str]:
    if by is By.COUNTRY:
        named = reader.titles(CaseFile.fields[by.value].target, [int(each) for each in keys])
        return {each: named.get(int(each), "") for each in keys}
    if by is By.YEAR:
        return {each: f"FY {each}" for each in keys}
    return {each: reader.show(CaseFile.fields[by.value], each) for each in keys}


def _place(by: By, line: Standing) -> tuple[bool, int, str]:
    if by is By.STATE:
        return (
            line.key is None,
            STATES.index(str(line.key)) if line.key in STATES else len(STATES),
            line.title,
        )
    return line.key is None, 0, line.title


def where(by: By, key: str | int | None) -> Where:
    """The filter that lists the cases of a line."""
    if key is None:
        return Cond(by.value, "empty")
    if by is By.YEAR:
        year = int(key)
        return All((Cond(by.value, ">=", date(year - 1, 10, 1)), Cond(by.value, "<=", date(year, 9, 30))))
    return Cond(by.value, "=", key)


OFFERED = Cond("case_state", "=", "OFFERED")


def expiring(today: date) -> Where:
    """Offers that expire from today on within the days of `SOON`."""
    return All((OFFERED, Cond("oed", ">=", today), Cond("oed", "<=", today + timedelta(days=SOON))))


def open_requests() -> Where:
    """Letters of request that are in work: nobody ended them, and no case of theirs was accepted or ended.

    What asks for a change of a case stays in work beside it.
    """
    open_ = Either(tuple(Cond("lor_status", "=", each) for each in OPEN_REQUESTS))
    answered = Either(tuple(Cond("case_id.case_state", "=", each) for each in BEYOND_REQUESTS))
    change = Either(tuple(Cond("response_wanted", "=", each) for each in CHANGES))
    return All((open_, Either((change, Not(Has("lor_case<lor_id", answered))))))


def heads(reader: Reader) -> Heads:
    """What stands above the list: the whole portfolio, its offers and its requests."""
    every = Query(CaseFile)
    value, delivered, billed = (each or 0 for each in reader.totals(every, SUMS))
    return Heads(
        reader.count(every), value, delivered, billed, reader.count(Query(CaseFile, where=OFFERED)),
        reader.count(Query(CaseFile, where=expiring(reader.today))), reader.count(Query(Lor, where=open_requests())),
    )  # fmt: skip


# -- ageing -------------------------------------------------------------------------------------------------------
def request_ages(reader: Reader) -> tuple[Age, ...]:
    """Letters in work by the days since their date."""
    return _ages(reader, Query(Lor), open_requests(), "lor_dated_on")


def offer_ages(reader: Reader) -> tuple[Age, ...]:
    """Offers that nobody answered by the days since they were offered."""
    return _ages(reader, Query(CaseFile), OFFERED, "offered_on")


def _ages(reader: Reader, query: Query, what: Where, since: str) -> tuple[Age, ...]:
    found = []
    for youngest, oldest in AGES:
        parts = [what, Cond(since, "<=", reader.today - timedelta(days=youngest))]
        if oldest is not None:
            parts.append(Cond(since, ">=", reader.today - timedelta(days=oldest)))
        title = f"over {youngest - 1} days" if oldest is None else f"{youngest} to {oldest} days"
        asked = All(tuple(parts))
        found.append(Age(title, reader.count(Query(query.kind, where=asked)), asked))
    return tuple(found)


# -- deliveries ---------------------------------------------------------------------------------------------------
def quarters(reader: Reader, before: int = 8, after: int = 4) -> tuple[Quarter, ...]:
    """Deliveries planned and reported, from some quarters before this one to some after it, those with any."""
    this = _number(reader.today)
    planned = _by_quarter(reader, Query(DeliveryPlan), "planned_quarter", "planned_qty")
    came = _by_quarter(reader, Query(CaseDelivery), "delivered_on", "qty")
    found = []
    for number in range(this - before, this + after + 1):
        if number in planned or number in came:
            first = date(number // 4, number % 4 * 3 + 1, 1)
            last = months_after(first, 3) - timedelta(days=1)
            found.append(Quarter(first, last, planned.get(number, 0), came.get(number, 0)))
    return tuple(found)


def _by_quarter(reader: Reader, query: Query, path: str, qty: str) -> dict[int, int]:
    """Sums by number of the calendar quarter: the year by four, and the quarter from 0."""
    asked = Query(query.kind, where=Cond(path, "not empty"), groups=(GroupBy(path, "quarter"),))
    return {part.keys[0]: part.sums[0] or 0 for part in reader.parts(asked, (qty,))}


def _number(day: date) -> int:
    return day.year * 4 + (day.month - 1) // 3


def planned_where(quarter: Quarter) -> Where:
    """The filter that lists what was planned for a quarter."""
    return All((Cond("planned_quarter", ">=", quarter.first), Cond("planned_quarter", "<=", quarter.last)))


def delivered_where(quarter: Quarter) -> Where:
    """The filter that lists what was delivered in a quarter."""
    return All((Cond("delivered_on", ">=", quarter.first), Cond("delivered_on", "<=", quarter.last)))
