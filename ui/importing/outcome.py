"""What an import would do: sums that agree or not, values to look at first, and an outcome for every row."""

from array import array
from collections.abc import Sequence

from PySide6.QtWidgets import QTabWidget, QVBoxLayout, QWidget

from app.importing.run import DryRun, Outcome
from ui.parts.chip import Tone
from ui.parts.grid import Grid
from ui.parts.table_model import Chipped, Column, Row

TONES: dict[Outcome, tuple[Tone, str]] = {
    Outcome.CREATED: ("done", "New"),
    Outcome.CHANGED: ("note", "Changed"),
    Outcome.UNCHANGED: ("open", "As it is"),
    Outcome.REJECTED: ("blocked", "Rejected"),
    Outcome.CHECK: ("note", "Sum"),
}
ROWS = (
    Column("row", "Row", "number", 70),
    Column("outcome", "Outcome", "chip", 120),
    Column("reason", "Reason", width=420),
    Column("texts", "As in the sheet", width=520),
)
ODD = (
    Column("row", "Row", "number", 70),
    Column("column", "Column", width=170),
    Column("text", "Written", width=220),
    Column("reason", "Why look at it", width=440),
)
CHECKS = (
    Column("name", "Published sum", width=360),
    Column("agrees", "Result", "chip", 130),
    Column("expected", "Published", width=240),
    Column("got", "Sum of the rows", width=240),
)


class Fixed:
    """Rows that are there already."""

    def __init__(self) -> None:
        self.rows: list[Row] = []

    def ids(self, sort: tuple[str, bool], where: object, text: str) -> "array[int]":
        """Every place in order."""
        return array("q", range(len(self.rows)))

    def page(self, ids: Sequence[int]) -> Sequence[Row | None]:
        """These rows."""
        return [self.rows[at] for at in ids]


class OutcomeView(QWidget):
    """Three tables: rejected and other rows, values to look at, published sums."""

    def __init__(self) -> None:
        super().__init__()
        self._sources = {"Rows": Fixed(), "Look at first": Fixed(), "Sums": Fixed()}
        columns = {"Rows": ROWS, "Look at first": ODD, "Sums": CHECKS}
        self.grids = {name: Grid(source, columns[name], name) for name, source in self._sources.items()}
        self._tabs = QTabWidget()
        self._tabs.setObjectName("import_outcome")
        self._tabs.setAccessibleName("What the import would do")
        self._tabs.setDocumentMode(True)
        for name, grid in self.grids.items():
            self._tabs.addTab(grid, name)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.addWidget(self._tabs)

    def show_dry(self, dry: DryRun) -> None:
        """Shows a dry run; rejected rows stand first."""
        rows = sorted(dry.rows, key=lambda each: (each.outcome is not Outcome.REJECTED, each.number))
        self._sources["Rows"].rows = [
            (
                str(each.number),
                Chipped(*TONES[each.outcome]),
                " ".join(each.reasons),
                _texts(dry, each.table_row),
            )
            for each in rows
        ]
        self._sources["Look at first"].rows = [
            (str(number), heading, text, reason) for number, heading, text, reason in dry.odd
        ]
        self._sources["Sums"].rows = [
            (
                each.name,
                Chipped("done", "Agrees") if each.agrees else Chipped("blocked", "Differs"),
                _sums(each.expected),
                _sums(each.got),
            )
            for each in dry.checks
        ]
        for at, (name, grid) in enumerate(self.grids.items()):
            source = self._sources[name]
            grid.show_ids(source.ids(("", False), None, ""))
            self._tabs.setTabText(at, f"{name} ({len(source.rows):,})")
        wrong = any(not each.agrees for each in dry.checks)
        self._tabs.setCurrentIndex(2 if wrong else 1 if dry.odd else 0)


def _texts(dry: DryRun, row: object) -> str:
    cells = (row.cell(at).shown for at in range(len(dry.proposal.labels)))  # type: ignore[attr-defined]
    return " · ".join(text for text in cells if text)


def _sums(sums: object) -> str:
    return ", ".join(f"{value}" for value in dict(sums).values())  # type: ignore[call-overload]
