"""Rows of a list for the clipboard, with their headings; a copy about people is logged like an export."""

from collections.abc import Sequence
from dataclasses import dataclass

from app.errors import Refused
from app.listing import refuse_unlogged
from app.office import Office
from models.kinds import Kind
from reports.sheets.clipping import html_table, tabbed

MOST = 10_000
"""Rows that one copy may hold; more are an export."""


@dataclass(frozen=True)
class Clipping:
    """What goes on the clipboard: lines with tabs, and the same as a table with headings."""

    text: str
    html: str
    rows: int


def check(office: Office, kind: type[Kind], rows: int) -> None:
    """Refuses a copy that is too large, or that nobody would find again. Raises Refused and Trouble."""
    if rows > MOST:
        raise Refused(
            f"{rows:,} rows are too many for the clipboard, which takes {MOST:,}.",
            kept="The clipboard is as it was.",
            do="Select fewer, or export the list.",
        )
    refuse_unlogged(office, kind, "Copies")


def clipping(headings: Sequence[str], rows: Sequence[Sequence[str]], caption: str) -> Clipping:
    """Headings and cells as both forms; nothing in them is a formula."""
    return Clipping(tabbed(headings, rows), html_table(headings, rows, caption), len(rows))


def log(office: Office, kind: type[Kind], rows: int, paths: Sequence[str]) -> None:
    """Writes into the access log that rows about people were copied."""
    if kind.spec.private:
        office.log("copied", kind=kind.spec.name, detail=f"{rows} records: {', '.join(paths)}")
