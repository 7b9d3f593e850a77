"""A paper of parts as plain text for a message system: first and last line marked, lines of at most 69 columns."""

import textwrap
from collections.abc import Iterator
from pathlib import Path

from reports.composed import ComposedFacts, Part, Table
from reports.sheets.facts import SheetReport
from reports.sheets.target import whole_file

COLUMNS = 69
"""Longest line of a record message."""


def plain_lines(facts: ComposedFacts, *, upper: bool = False) -> list[str]:
    """The paper line by line; in capitals where asked. The marking is the first and the last line (INF-A-16)."""
    lines = [*_wrapped(facts.frame.marking), *_wrapped(facts.status), *_wrapped(facts.title.text), ""]
    for part in facts.parts:
        lines += [*_part(part), ""]
    if facts.frame.designation:
        for name, value in facts.frame.designation.entries:
            lines += _wrapped(f"{name}: {value}")
    lines += _wrapped(facts.frame.marking)
    return [_capitals(line) for line in lines] if upper else lines


def _capitals(line: str) -> str:
    """In capitals, unless a letter becomes two and the line too long."""
    large = line.upper()
    return large if len(large) <= COLUMNS else "".join(c.upper() if len(c.upper()) == 1 else c for c in line)


def _wrapped(text: str, indent: str = "") -> list[str]:
    found: list[str] = []
    for line in text.split("\n"):
        found += textwrap.wrap(line, COLUMNS, initial_indent=indent, subsequent_indent=indent,
                               break_on_hyphens=False)  # fmt: skip
    return found


def _part(part: Part) -> Iterator[str]:
    yield from _wrapped(part.heading.text)
    for row in part.rows:
        first, *rest = row.value.split("\n")
        yield from _wrapped(f"{row.label.text}: {first or '-'}", "   ")
        for line in rest:
            yield from _wrapped(line, "     ")
    for text in part.texts:
        yield from _wrapped(text.text, "   ")
    for item in part.items:
        yield from _wrapped(f"- {item}", "   ")
    if part.table:
        yield from _table(part.table)


def _table(table: Table) -> Iterator[str]:
    """Row after row, each value behind the head of its column; columns would not fit."""
    if not table.cells:
        yield from _wrapped(table.none, "   ")
    for row in table.cells:
        told = (
            (head.words.text, " / ".join(value.split("\n")))
            for head, value in zip(table.columns, row, strict=True)
        )
        yield from _wrapped("; ".join(f"{name} {value}" for name, value in told if value), "   ")


def write_plain(facts: ComposedFacts, target: Path, *, upper: bool = False) -> SheetReport:
    """Writes the text in UTF-8 with CRLF at its line ends; OSError when it cannot be written."""
    lines = plain_lines(facts, upper=upper)
    with whole_file(target) as stream:
        stream.write("".join(f"{line}\r\n" for line in lines).encode("utf-8"))
    return SheetReport(len(lines))
