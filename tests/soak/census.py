"""What is alive at a moment of the walk, and whether the later half of the walk has more of it than the first.

Counted behind the lock, where nothing of the office may be left, and with every screen of the window made.
"""

import gc
import os
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from statistics import median

from PySide6.QtWidgets import QApplication

from app.office import Office
from models.kinds import Kind
from ui.session import Session

TOLERANCE = {"megabytes": (0.08, 12), "widgets": (0.10, 50), "widgets_locked": (0.02, 10),
             "objects_locked": (0.02, 2_000)}  # fmt: skip
"""By how much the median of the last third may pass that of the middle third: a share of it, and a number."""
LEAST = 6
"""Fewer counts than these say nothing of growth."""


@dataclass(frozen=True)
class Census:
    """Megabytes in use, widgets while the window was open, and what was alive behind the lock."""

    actions: int
    megabytes: float
    widgets: int
    widgets_locked: int
    rows_locked: int
    objects_locked: int
    """All that Python's collector knows of."""
    sessions_locked: int
    offices_locked: int


def take(actions: int, widgets: int) -> Census:
    """Counts now, behind the lock."""
    gc.collect()
    alive = gc.get_objects()
    kinds = [type(each) for each in alive]

    def of(base: type) -> int:
        return sum(issubclass(each, base) for each in kinds)

    return Census(
        actions,
        megabytes(),
        widgets,
        len(QApplication.allWidgets()),
        of(Kind),
        len(alive),
        of(Session),
        of(Office),
    )


def grown(counted: Sequence[Census]) -> list[str]:
    """What is left behind the lock or grows, in sentences; nothing when all is well."""
    said = []
    for each in counted:
        if each.rows_locked or each.sessions_locked or each.offices_locked:
            said.append(f"left behind the lock after {each.actions} actions: {each.rows_locked} rows, "
                        f"{each.sessions_locked} sessions, {each.offices_locked} offices")  # fmt: skip
    if len(counted) < LEAST:
        return said
    third = len(counted) // 3
    middle, last = counted[-2 * third : -third], counted[-third:]
    for name, (share, more) in TOLERANCE.items():
        before, now = (median(getattr(each, name) for each in some) for some in (middle, last))
        if now > before * (1 + share) + more:
            said.append(f"{name}: {before:,.0f} in the middle of the walk, {now:,.0f} at its end")
    return said


def megabytes() -> float:
    """Memory of this process that is in use now."""
    pages = int(Path("/proc/self/statm").read_text().split()[1])
    return pages * os.sysconf("SC_PAGE_SIZE") / 2**20
