"""Serials out of a pasted list or a partner's sheet: which column they stand in, several in a cell, what each would be."""

import re
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from pathlib import Path

from app.eum.counting import Count, Seen
from app.importing.cells import CellFlag, Sheet
from app.importing.sheets import read_sheets
from models.eum.matching import FOUND, FOUND_ELSEWHERE, SUGGEST, Outcome
from models.eum.text import normal_serial
from models.text import key_text

_HEADINGS = frozenset(map(key_text, (
    "serial", "serial number", "serial no", "serial no.", "serial nr", "s/n", "sn", "ser no", "serial as marked",
    "weapon number", "no. de serie", "numero de serie", "número de serie", "numéro de série", "serie",
    "الرقم التسلسلي", "رقم تسلسلي",
)))  # fmt: skip
_APART = re.compile(r"\s*[;,\n]\s*|\s+(?:and|&|y|et|و)\s+|\s{2,}")
LONGEST = 60


@dataclass(frozen=True)
class Line:
    """One serial of a list: its row, the text it stood in, and why it is not taken as it is."""

    number: int
    text: str
    serial: str
    problem: str = ""


def read_file(path: Path) -> str:
    """A sheet file as lines with tabs, its first sheet that is not hidden. Raises Trouble for a file that is no sheet.

    What a spreadsheet shows goes in, so that a serial it keeps as a number stands there as a person sees it; merged
    cells repeat nothing.
    """
    for sheet in read_sheets(path).sheets:
        if not sheet.hidden and sheet.rows:
            return "\n".join(_rows(sheet))
    return ""


def _rows(sheet: Sheet) -> Iterable[str]:
    width = sheet.width
    for row in sheet.rows:
        shown = (
            "" if row.cell(at).flags & CellFlag.MERGED else row.as_shown(at).replace("\t", " ").replace("\n", "; ")
            for at in range(width)
        )
        yield "\t".join(shown).rstrip()


def columns(text: str) -> tuple[str, ...]:
    """The columns of a pasted table by their headings, or by their place; empty for a plain list."""
    rows = _table(text)
    width = max((len(row) for row in rows), default=0)
    if width < 2:
        return ()
    first = rows[0]
    return tuple((first[at] if at < len(first) else "") or f"column {at + 1}" for at in range(width))


def serial_column(text: str, count: Count | None = None) -> int:
    """The column that holds the serials: the one that is called so, else the one with most serials of the list."""
    rows = _table(text)
    for row in rows[:5]:
        for at, cell in enumerate(row):
            if key_text(cell) in _HEADINGS:
                return at
    width = max((len(row) for row in rows), default=0)
    known = {normal_serial(each.serial) for each in count.book.lines} if count is not None else set()
    hits: Counter[int] = Counter()
    for row in rows:
        for at, cell in enumerate(row):
            hits[at] += normal_serial(cell) in known if cell else 0
    return max(range(width), key=lambda at: (hits[at], -at), default=0)


def read(text: str, column: int = 0) -> list[Line]:
    """Every serial of a column, two in a cell apart; headings and empty cells are left out."""
    found = []
    for number, row in enumerate(_table(text), start=1):
        cell = row[column].strip() if column < len(row) else ""
        if not cell or key_text(cell) in _HEADINGS:
            continue
        for serial in filter(None, _APART.split(cell)):
            found.append(Line(number, cell, serial, _problem(serial)))
    return found


def _table(text: str) -> list[list[str]]:
    return [line.split("\t") for line in text.splitlines() if line.strip()]


def _problem(serial: str) -> str:
    if len(serial) > LONGEST:
        return f"longer than {LONGEST} characters"
    if not serial.isprintable():
        return "has characters that no serial has"
    return "" if normal_serial(serial) else "has no letter or digit"


def judge(count: Count, seen: Sequence[Seen]) -> list[Outcome]:
    """What each of these would be, read one after the other; nothing is kept."""
    trial = replace(count, read=count.read.copy(), tally=Counter(count.tally))
    outcomes = []
    for each in seen:
        outcome = trial.judge(each)
        trial.take(each, outcome)
        outcomes.append(outcome)
    return outcomes


def summary(outcomes: Iterable[Outcome]) -> str:
    """What a list comes to: `40 serials: 36 found, 2 look like an expected one, 2 otherwise`."""
    kinds = Counter(each.kind for each in outcomes)
    found, like = kinds[FOUND] + kinds[FOUND_ELSEWHERE], kinds[SUGGEST]
    other = kinds.total() - found - like
    parts = [f"{found:,} found"]
    parts += [f"{like:,} like an expected one"] if like else []
    parts += [f"{other:,} otherwise"] if other else []
    return ", ".join(parts)
