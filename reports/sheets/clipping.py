"""A few rows as they lie on the clipboard: text with tabs, and a table with headings for what understands it."""

import re
from collections.abc import Sequence
from html import escape

from reports.sheets.csv_file import csv_safe

_NUMBER = re.compile(r"-?\$?\d[\d,]*(\.\d+)?( %)?|-\$\d[\d,]*(\.\d+)?")
"""Shown amounts begin with a minus and are no formulas."""


def clipped_text(text: str) -> str:
    """A cell that no spreadsheet takes for a formula, on one line."""
    line = " ".join(text.split())
    return line if _NUMBER.fullmatch(line) else csv_safe(line)


def tabbed(headings: Sequence[str], rows: Sequence[Sequence[str]]) -> str:
    """Headings and rows as lines of cells with tabs between them."""
    return "\n".join("\t".join(map(clipped_text, row)) for row in (headings, *rows))


def html_table(headings: Sequence[str], rows: Sequence[Sequence[str]], caption: str) -> str:
    """The same as a table whose headings are told apart from its cells."""
    head = "".join(f'<th scope="col">{escape(clipped_text(each))}</th>' for each in headings)
    lines = "".join(f"<tr>{''.join(map(_cell, row))}</tr>" for row in rows)
    return (
        f'<html><head><meta charset="utf-8"></head><body><table><caption>{escape(caption)}</caption>'
        f"<thead><tr>{head}</tr></thead><tbody>{lines}</tbody></table></body></html>"
    )


def _cell(text: str) -> str:
    return f"<td>{escape(clipped_text(text))}</td>"
