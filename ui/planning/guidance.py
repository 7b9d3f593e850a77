"""What makes a position prominent, beside the form of a graduate: the tables, and what they say of this entry."""

from array import array

from PySide6.QtWidgets import QVBoxLayout
from shiboken6 import isValid

from app.planning import guidance
from app.planning.guidance import Guide
from app.reader import Reader
from models.kinds import Kind
from models.planning.prominence import ProminentPerson
from ui.parts.basics import label
from ui.parts.grid import Grid
from ui.parts.listed import Listed
from ui.parts.table_model import Column
from ui.records.listing import Body
from ui.records.pane import RecordPane
from ui.theme import GAP, GROUP_GAP, Theme

COLUMNS = (
    Column("of", "Of whom", width=80),
    Column("what", "What makes prominent", width=250),
    Column("needs", "Needs", width=225),
    Column("source", "Source", width=135),
)


class GuidancePane(Body):
    """The guidance by its table, with its source; above it what it says of the graduate on screen."""

    def __init__(self, pane: RecordPane) -> None:
        super().__init__()
        self.setObjectName("guidance_pane")
        self.setAccessibleName("Guidance")
        self._session, self._record = pane.session, 0
        self._said = label("", wrap=True, name="guidance_said")
        self._lines: Listed[Guide] = Listed(lambda each: (each.of, each.label, each.needs, each.source))
        self.grid = Grid(self._lines, COLUMNS, "What makes a position prominent")
        self.grid.setObjectName("guidance_table")
        self.grid.setMinimumHeight(Theme.current().px(180))
        layout = QVBoxLayout(self)
        layout.setContentsMargins(GROUP_GAP, GAP, GROUP_GAP, GAP)
        layout.setSpacing(GAP)
        layout.addWidget(self._said)
        layout.addWidget(self.grid, 1)

    def show_of(self, record: Kind) -> None:
        """Says what the guidance holds of another graduate, or of the same one as he is now."""
        assert isinstance(record, ProminentPerson)
        self._record, person = record.id, record

        def read(reader: Reader) -> tuple[str, list[Guide]]:
            return guidance.of_entry(reader, person), guidance.guides(reader)

        self._session.read(read, lambda found: self._show(person.id, *found))

    def _show(self, record_id: int, sentence: str, guides: list[Guide]) -> None:
        if isValid(self) and record_id == self._record:
            self._said.setText(sentence)
            self._lines.things = guides
            self.grid.show_ids(array("q", range(len(guides))))
