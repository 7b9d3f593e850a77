"""Rows as CSV: UTF-8 with a byte order mark, CRLF, no cell a spreadsheet would take for a formula."""

import csv
import io
import re
from collections.abc import Callable, Iterable, Iterator, Sequence
from operator import methodcaller
from pathlib import Path
from typing import IO

from reports.sheets.cells import FORMULA_LEAD, UNPRINTABLE, as_text, money_text, number_text, percent_text
from reports.sheets.facts import (
    Cleaned,
    SheetCancelledError,
    SheetColumn,
    SheetFacts,
    SheetFormula,
    SheetKind,
    SheetReport,
)
from reports.sheets.target import whole_file

_BATCH = 1000
_RISKY = re.compile("'*[=+\\-@\t\r]")
_leads = methodcaller("startswith", ("'", *FORMULA_LEAD))
_COUNT = re.compile(r"- \d+")
"""A count as reports write it behind a unit, where the unit itself is blank: no sheet can run a number."""
_PREFIXED = re.compile("'+[=+\\-@\t\r]")


def csv_safe(text: str) -> str:
    """The text, after an apostrophe where a spreadsheet would read a formula; `csv_plain` takes it off."""
    return f"'{text}" if _RISKY.match(text) and not _COUNT.fullmatch(text) else text


def csv_plain(text: str) -> str:
    """The text as it was before `csv_safe`."""
    return text[1:] if _PREFIXED.match(text) else text


def write_csv(
    facts: SheetFacts,
    target: Path | str | IO[bytes],
    progress: Callable[[int], None] | None = None,
    cancelled: Callable[[], bool] | None = None,
    *,
    marking_line: bool = False,
) -> SheetReport:
    """Write the rows below a header line. `marking_line` adds the marking as the last line.

    Raises SheetCancelledError; a target that is a path then keeps what it held.
    """
    cleaned = Cleaned()
    with whole_file(target) as stream:
        text = io.TextIOWrapper(stream, encoding="utf-8-sig", newline="", write_through=True)
        lines = csv.writer(text, lineterminator="\r\n")
        lines.writerow([csv_safe(column.label) for column in facts.columns])
        count = 0
        for batch in _batches(_lines(facts, cleaned)):
            if cancelled is not None and cancelled():
                text.detach()
                raise SheetCancelledError
            lines.writerows(batch)
            count += len(batch)
            if progress is not None:
                progress(count)
        if marking_line and facts.marking:
            lines.writerow([facts.marking])
        text.flush()
        text.detach()
    return cleaned.report(count)


def _lines(facts: SheetFacts, cleaned: Cleaned) -> Iterator[Sequence[str]]:
    texts = all(column.kind is SheetKind.TEXT for column in facts.columns)
    for number, row in enumerate(facts.rows, 1):
        if texts and _ordinary(row):
            yield row  # type: ignore[misc]  # texts, each of which stands as it is
            continue
        pairs = zip(facts.columns, row, strict=True)
        yield [_cell(column, value, number, cleaned) for column, value in pairs]


def _ordinary(row: Sequence[object]) -> bool:
    """Whether all are texts that need no second look: printable, and none begins like a formula."""
    try:
        joined = "".join(row)  # type: ignore[arg-type]
    except TypeError:
        return False
    return joined.isprintable() and not any(map(_leads, row))


def csv_cell(column: SheetColumn, value: object) -> str:
    """A value as it stands in the text table."""
    return _cell(column, value, 0, Cleaned())


def _cell(column: SheetColumn, value: object, row: int, cleaned: Cleaned) -> str:
    if isinstance(value, SheetFormula):
        value = value.value
    if column.kind is SheetKind.MONEY:
        shown = money_text(value)
    elif column.kind is SheetKind.PERCENT:
        shown = percent_text(value)
    elif column.kind is SheetKind.NUMBER:
        shown = number_text(value)
    else:
        shown = None
    if shown is not None:
        return shown
    text = as_text(value)
    if UNPRINTABLE.search(text):
        cleaned.add(row, column.label)
        text = UNPRINTABLE.sub("", text)
    return csv_safe(text)


def _batches(rows: Iterable[Sequence[str]]) -> Iterator[list[Sequence[str]]]:
    batch: list[Sequence[str]] = []
    for row in rows:
        batch.append(row)
        if len(batch) == _BATCH:
            yield batch
            batch = []
    if batch:
        yield batch
