"""What a screen shows as a table: written to a sheet, drawn as a paper, as shown; both are logged.

For lists that are no query over records (the exceptions register, the access log, differences between two days).
"""

from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from app.documents import Printed, page_count
from app.errors import Refused
from app.office import Office
from app.papers.frame import frame_of
from app.papers.undrawn import undrawn
from app.reader import Reader

if TYPE_CHECKING:
    from reports.sheets.facts import SheetReport

PAPER_ROWS = 5_000
"""More rows than this belong into a sheet, not on paper."""


@dataclass(frozen=True)
class Table:
    """A table as it is on screen."""

    name: str
    """Short name for the log and for file names: `exceptions`."""
    title: str
    subtitle: str
    """What was chosen, in a sentence. It stands in no log: a search names people, and no purge reaches there."""
    columns: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]

    def file_name(self, ending: str) -> str:
        """A name for the saved file."""
        return f"{self.name.replace(' ', '_')}{ending}"


def to_sheet(office: Office, table: Table, target: Path) -> "SheetReport":
    """Writes the table as .xlsx or .csv, whole or not at all. Raises Usage, Trouble, Refused where none is logged."""
    from app.exporting import write_sheet
    from reports.sheets.facts import SheetColumn

    _refuse_unlogged(office)
    report = write_sheet(office, table.title, tuple(map(SheetColumn, table.columns)), table.rows, target)
    office.log("exported", detail=f"{table.name}: {len(table.rows)} rows")
    return report


def to_paper(office: Office, reader: Reader, table: Table) -> Printed:
    """Draws the table as a paper that is not kept. Raises Refused for too many rows, or where nothing is logged."""
    from reports.office.paper_list import LIST, ListColumn, ListFacts
    from reports.paper import render

    _refuse_unlogged(office)
    if len(table.rows) > PAPER_ROWS:
        raise Refused(
            f"{len(table.rows):,} rows are too many for paper.", do="Narrow the list, or export it."
        )
    facts = ListFacts(
        frame=frame_of(reader, None, as_of=reader.today), title=table.title, subtitle=table.subtitle,
        columns=tuple(map(ListColumn, table.columns)), rows=table.rows,
    )  # fmt: skip
    data = render(LIST, facts)
    strange = undrawn(reader, facts)
    return Printed(None, LIST.code(facts), page_count(data), data, table.file_name(".pdf"), undrawn=strange)


def printed(office: Office, table: Table, code: str) -> None:
    """Writes down that the drawn table left the program."""
    office.log("printed", detail=f"{table.name} {code}: {len(table.rows)} rows")


def _refuse_unlogged(office: Office) -> None:
    """What may name people leaves the program only where that can be found again."""
    if not office.writable:
        why = office.held.sentence if office.held else office.unfit or "This office was opened to be read."
        raise Refused(f"Exports are logged, which is not possible now. {why}", kept="Nothing was written.")
