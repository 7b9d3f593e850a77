"""A what-if on 5,000 lines: a line is moved, the money is counted again, and what falls out and comes in is told."""

import random
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from pathlib import Path

from app.planning import plan, whatif
from app.planning.plan import Limits, Money, YearPlan
from app.planning.whatif import Trial
from benchmarks.measure import Figure, cpu_seconds, in_turn
from models.planning.measures import PRIORITIES, PlanLine, in_order

LINES, TURNS, LIMIT_MS = 5_000, 15, 100
DRAW = random.Random(8)


def run(_folder: Path, quick: bool) -> Iterator[Figure]:
    """Moving within priority A, which has most lines, at an amount that pays for half of them."""
    many = LINES // 10 if quick else LINES
    year = _year(many)
    amount = sum(line.total for line in year.lines) // 2
    tried = whatif.trial(year).at(amount)
    first = len(tried.year.placed)  # the plan's own fate is known, as it is on screen
    moves = iter([(DRAW.randrange(many // 2), DRAW.randrange(1, many // 2)) for _ in range(10 * TURNS)])
    rows = [
        _Bare(line.id, line.rank or 0, PRIORITIES.index(line.priority), line.total) for line in year.lines
    ]
    one, two = in_turn(
        lambda: cpu_seconds(lambda: _answer(tried, *next(moves))),
        lambda: cpu_seconds(lambda: _bare(rows, amount, *next(moves))), TURNS,
    )  # fmt: skip
    of = f"What-if on {first:,} lines"
    yield Figure(f"{of}: moved, counted, what falls out told", one * 1e3, "ms", None, two * 1e3,
                 note="beside moving, ranking, sorting and adding up bare rows")  # fmt: skip
    yield Figure(f"{of}: the same against the limit", one * 1e3, "ms", LIMIT_MS)


def _answer(tried: Trial, at: int, to: int) -> int:
    """What the page does with a move before it paints."""
    moved = tried.moved(tried.lines[at].id, to)
    shares = plan.shares(moved.year, moved.placed, moved.amount)
    return len(moved.fate.out) + len(moved.fate.back) + len(moved.wanted) + len(shares)


@dataclass(slots=True)
class _Bare:
    """As little as an order of lines needs."""

    id: int
    rank: int
    priority: int
    total: int


def _bare(rows: list[_Bare], amount: int, at: int, to: int) -> int:
    """The floor: a line is put elsewhere in its priority, all are ranked, sorted, added up and parted by two orders."""
    moved = rows[at]
    others = [row for row in rows if row.priority == moved.priority and row is not moved]
    others.insert(to - 1, moved)
    ranked = {row.id: number for number, row in enumerate(others, 1)}
    after = sorted(rows, key=lambda row: (row.priority, ranked.get(row.id, row.rank), row.id))
    return len(_out(rows, amount) ^ _out(after, amount)) + sum(
        ranked.get(row.id) != row.rank for row in others
    )


def _out(rows: list[_Bare], amount: int) -> set[int]:
    total, out = 0, set()
    for row in rows:
        total += row.total
        if total > amount:
            out.add(row.id)
    return out


def _year(many: int) -> YearPlan:
    """A year with eight lines of priority A to one of B and one of D, ranked as the program ranks them."""
    count = dict.fromkeys(PRIORITIES, 0)
    lines = []
    for at in range(1, many + 1):
        priority = "A" if at % 10 < 8 else "B" if at % 10 == 8 else "D"
        count[priority] += 1
        lines.append(PlanLine(
            id=at, name=f"{at:04} Course {at % 200}", priority=priority, rank=count[priority],
            total=DRAW.randrange(5_000_00, 90_000_00), program="IMET-1", pme=at % 2 == 0,
            e_imet=Decimal(at % 4 * 25), starts_on=date(2027, 1 + at % 12, 1), version=at,
        ))  # fmt: skip
    limits = Limits(Decimal(100), Decimal(10), Decimal(50), Decimal(0))
    money = Money(sum(line.total for line in lines))
    return YearPlan(1, 2027, "CY", 1, money, limits, tuple(in_order(lines)))
