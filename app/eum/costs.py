"""What monitoring cost in a fiscal year, in money and in people: what the law asks for (22 USC 2785(c))."""

from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import date

from app.reader import Reader
from app.reading import Cond, Query, Sort
from models.eum.assessments import EumCost

PARTS = ("travel", "per_diem", "lodging", "hire", "other")
NO_FUND = ""


@dataclass(frozen=True)
class CostLine:
    """One cost of the year, as the paper lists it; money in cents."""

    record_id: int
    spent_on: date
    purpose: str
    event: str
    """Number of the inventory it belongs to; empty for none."""
    fund: str
    """Code of the fund; empty where none is named."""
    parts: tuple[int, ...]
    """Travel, per diem, lodging, hire and other."""
    persons: int
    person_days: int
    estimated: bool
    submitted_on: date | None

    @property
    def total(self) -> int:
        """All parts together."""
        return sum(self.parts)


@dataclass(frozen=True)
class Total:
    """Sums over some lines; money in cents."""

    lines: int = 0
    parts: tuple[int, ...] = (0,) * len(PARTS)
    persons: int = 0
    person_days: int = 0

    @property
    def total(self) -> int:
        """All parts together."""
        return sum(self.parts)


@dataclass(frozen=True)
class YearOfCosts:
    """A fiscal year's costs: the lines, what was spent in all and by fund, and what is only estimated."""

    year: int
    lines: tuple[CostLine, ...]
    spent: Total
    estimated: Total
    by_fund: dict[str, Total] = field(default_factory=dict)
    """What was spent by the fund's code, in order of amount."""
    open: int = 0
    """Lines that were spent and are not submitted."""


def year_of(reader: Reader, year: int) -> YearOfCosts:
    """Roll-up of a fiscal year (1 October to 30 September). Estimates count in no sum of what was spent."""
    rows = reader.records(Query(EumCost, where=Cond("cost_year", "=", year), sort=(Sort("spent_on"),)))
    events = reader.titles("inventory_event", [row.event_id for row in rows if row.event_id])
    lines = tuple(_line(row, events.get(row.event_id, "")) for row in rows)
    spent = [each for each in lines if not each.estimated]
    funds = {each.fund for each in spent}
    by_fund = {fund: total(each for each in spent if each.fund == fund) for fund in funds}
    ordered = dict(sorted(by_fund.items(), key=lambda pair: (-pair[1].total, pair[0])))
    return YearOfCosts(year, lines, total(spent), total(each for each in lines if each.estimated), ordered,
                       sum(each.submitted_on is None for each in spent))  # fmt: skip


def years(reader: Reader) -> list[int]:
    """Fiscal years in which a cost lies, latest first."""
    rows = reader.records(Query(EumCost))
    return sorted({row.cost_year for row in rows if row.cost_year is not None}, reverse=True)


def total(lines: Iterable[CostLine]) -> Total:
    """Sums over some lines."""
    every = list(lines)
    parts = tuple(sum(each.parts[at] for each in every) for at in range(len(PARTS)))
    return Total(
        len(every), parts, sum(each.persons for each in every), sum(each.person_days for each in every)
    )


def _line(row: EumCost, event: str) -> CostLine:
    parts = tuple(int(row.get(f"cost_{each}") or 0) for each in PARTS)
    assert row.spent_on is not None  # a cost without a day has no year
    return CostLine(row.id, row.spent_on, row.cost_purpose or "", event, row.eum_fund or NO_FUND, parts,
                    row.persons or 0, row.person_days or 0, bool(row.estimated), row.cost_submitted_on)  # fmt: skip
