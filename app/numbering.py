"""Numbers of the office's own that the program gives (`models.kinds.Numbered`): VC-2026-0142, the next of the year."""

from collections.abc import Iterable

from app.store import records
from app.store.dbapi import Connection
from models.kinds import Kind, Numbered


def next_number(
    connection: Connection, kind: type[Kind], numbered: Numbered, year: int, added: Iterable[Kind]
) -> str:
    """The number after the highest of a year, those in the bin and those just added included.

    A number that was given once is not given again, also when its record lies in the bin.
    """
    beginning = numbered.beginning(year)
    last = records.highest_number(connection, kind, numbered.key, beginning)
    given = (str(row.stored.get(numbered.key) or "") for row in added)
    ends = [each.removeprefix(beginning) for each in given if each.startswith(beginning)]
    last = max((last, *(int(each) for each in ends if each.isdigit())))
    return f"{beginning}{last + 1:04}"
