"""The SQL of what the records of a group have in common."""

from typing import Any

import sqlalchemy as sa

from app.errors import Usage
from models.fields import Field, Type

DATED = frozenset({Type.DATE, Type.LOCAL_MOMENT, Type.INSTANT})
"""Types that are grouped by a stretch of time."""
UNGROUPED = frozenset({Type.LONG_TEXT, Type.FILE})


def group_key(stored: Any, found: Field[Any], by: str) -> Any:
    """The key of a column: `2026-08` for a month, year × 4 + quarter (from 0), the fiscal year. Raises Usage."""
    if found.type in UNGROUPED:
        raise Usage(f"{found.label} is not grouped by.")
    if found.type not in DATED:
        if by:
            raise Usage(f"{found.label} is no date, so it is not grouped by {by}.")
        return stored
    day = _day(stored, found)
    year, month = _number(day, 1, 4), _number(day, 6, 2)
    keys = {
        "": day,
        "day": day,
        "month": sa.func.substr(day, 1, 7),
        "quarter": year * 4 + (month - 1) // 3,
        "fiscal year": year + sa.case((month >= 10, 1), else_=0),  # from 1 October
    }
    if by not in keys:
        raise Usage(f"Dates are not grouped by “{by}”.", do="Group by day, month, quarter or fiscal year.")
    return keys[by]


def _day(stored: Any, found: Field[Any]) -> Any:
    """The ISO day: of an instant in UTC, of a local moment where it happened."""
    if found.type is Type.INSTANT:
        return sa.func.strftime("%Y-%m-%d", stored // 1000, "unixepoch")
    return sa.func.substr(stored, 1, 10) if found.type is Type.LOCAL_MOMENT else stored


def _number(day: Any, start: int, length: int) -> Any:
    return sa.cast(sa.func.substr(day, start, length), sa.Integer)
