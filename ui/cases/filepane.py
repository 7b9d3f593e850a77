"""The file of a case in its pane: each place of the list with its state, what fills it, and room for scans.

A scan is dropped on its place, or attached with the button; nothing here is by mouse only.
"""

from array import array
from collections.abc import Sequence
from functools import partial
from pathlib import Path

from PySide6.QtGui import QDragEnterEvent, QDragMoveEvent, QDropEvent
from PySide6.QtWidgets import QFileDialog, QMenu, QVBoxLayout

from app.cases import slots
from app.cases.slots import File
from app.errors import DeskError
from app.reader import Reader
from models.cases.completeness import Paper, Slot, State
from models.kinds import Kind, kind_named
from ui.cases.leaveout import LeaveOutSheet
from ui.childsheet import open_child
from ui.incoming import local_files
from ui.jobs import Running
from ui.parts.basics import button, label, row
from ui.parts.chip import Tone
from ui.parts.grid import Grid
from ui.parts.table_model import Chipped, Column, Row
from ui.parts.words import counted
from ui.records.listing import Body
from ui.records.pane import RecordPane
from ui.theme import GAP, GROUP_GAP, Theme

COLUMNS = (
    Column("place", "Place", width=270),
    Column("state", "State", "chip", 130),
    Column("told", "What is there, or why not", width=430),
)
WORDS: dict[State, tuple[Tone, str]] = {
    State.PRESENT: ("done", "Present"), State.MISSING: ("blocked", "Missing"),
    State.NOT_APPLICABLE: ("unneeded", "Not needed"), State.NOT_YET: ("open", "Not yet"),
}  # fmt: skip
CASE = "case_file"


class SlotRows:
    """The places of a file; a place's position is the row's id."""

    def __init__(self) -> None:
        self.slots: tuple[Slot, ...] = ()
        self.titles: dict[Paper, str] = {}

    def ids(self, sort: tuple[str, bool], where: object, text: str) -> "array[int]":
        """Every position in order."""
        return array("q", range(len(self.slots)))

    def page(self, ids: Sequence[int]) -> Sequence[Row | None]:
        """Shown cells."""
        return [self._row(self.slots[at]) if at < len(self.slots) else None for at in ids]

    def _row(self, slot: Slot) -> Row:
        return slot.label, Chipped(*WORDS[slot.state]), slot.why or self._told(slot)

    def _told(self, slot: Slot) -> str:
        named = [title for each in slot.papers if (title := self.titles.get(each))]
        more = f" and {len(slot.papers) - 1} more" if len(slot.papers) > 1 else ""
        return f"{named[0]}{more}" if named else counted(len(slot.papers), "paper")


class FilePane(Body):
    """Lists the places of the case on screen, opens what fills them, takes scans."""

    def __init__(self, pane: RecordPane) -> None:
        super().__init__()
        self.setObjectName("case_file_pane")
        self.setAccessibleName("File of the case")
        self._pane, self._session = pane, pane.session
        self._case = 0
        self._asked: Running | None = None
        self._rows = SlotRows()
        self.grid = Grid(self._rows, COLUMNS, "Places of the file")
        self._build()

    def show_of(self, record: Kind) -> None:
        """Reads the file of another case, or the same one as it is now."""
        if record.id != self._case:
            self._rows.slots = ()
            self._show()
        self._case, case_id = record.id, record.id
        if self._asked is not None:
            self._asked.drop()

        def read(reader: Reader) -> tuple[File, dict[Paper, str]]:
            found = slots.file_of(reader, case_id)
            return found, slots.titles_of(reader, found)

        self._asked = self._session.read(read, self._take_in)

    @property
    def chosen(self) -> Slot | None:
        """The place the cursor is on."""
        at = self.grid.current_id()
        return self._rows.slots[at] if at is not None and at < len(self._rows.slots) else None

    # -- building --
    def _build(self) -> None:
        self._said = label("", wrap=True, name="case_file_said")
        self._go = button("Add paper…", "case_file_go", self.open_chosen, primary=True)
        self._attach = button("Attach scan…", "case_file_attach", self.choose, icon="plus")
        self._attach.setToolTip("A scan may also be dropped on its place.")
        self._leave = button("Not applicable…", "case_file_leave", self.leave_out)
        self.grid.setMinimumHeight(Theme.current().px(160))
        layout = QVBoxLayout(self)
        layout.setContentsMargins(GROUP_GAP, GAP, GROUP_GAP, GAP)
        layout.setSpacing(GAP)
        layout.addWidget(self._said)
        layout.addLayout(row(self._go, self._attach, self._leave, None))
        layout.addWidget(self.grid, 1)
        self.grid.picked.connect(lambda _: self._able())
        self.grid.opened.connect(lambda _: self.open_chosen())
        self.setAcceptDrops(self._session.writable)
        self._able()

    def _take_in(self, read: tuple[File, dict[Paper, str]]) -> None:
        file, titles = read
        if file.case_id == self._case:
            begins = not self._rows.slots
            self._rows.slots, self._rows.titles = file.slots, titles
            self._said.setText(file.sentence)
            self._show()
            if begins:
                self.grid.go_to_row(_first_missing(file.slots))

    def _show(self) -> None:
        self.grid.show_ids(self._rows.ids(("", False), None, ""))
        self._able()

    def _able(self) -> None:
        slot = self.chosen
        writable = self._session.writable and slot is not None and slot.mend is not None
        self._go.setText(_verb(slot))
        self._go.setAccessibleName(f"{self._go.text()} {slot.label}" if slot else self._go.text())
        self._go.setEnabled(writable or (slot is not None and bool(slot.papers)))
        self._attach.setEnabled(writable)
        self._leave.setEnabled(writable and slot is not None and slot.state is not State.PRESENT)

    # -- doing --
    def open_chosen(self) -> None:
        """Opens the form that fills the place, or the paper that lies in it; of several it asks which."""
        slot = self.chosen
        if slot is None:
            return
        if slot.state is not State.PRESENT and (slot.state is State.MISSING or not slot.papers):
            if self._session.writable and slot.mend is not None:
                self._open(slot.mend, slot.code)
        elif len(slot.papers) == 1:
            self._open(slot.papers[0], slot.code)
        elif slot.papers:
            self._menu(slot)

    def _menu(self, slot: Slot) -> None:
        menu = QMenu(self)
        menu.setAccessibleName(f"Papers: {slot.label}")
        for each in slot.papers:
            said = self._rows.titles.get(each) or kind_named(each.kind).spec.label
            menu.addAction(said).triggered.connect(partial(self._open, each, slot.code))
        menu.popup(self._go.mapToGlobal(self._go.rect().bottomLeft()))

    def _open(self, paper: Paper, code: str, _checked: bool = False) -> None:
        if paper.kind == CASE:
            self._pane.open_form(CASE, paper.record_id, paper.key)
            return
        begins: dict[str, object] = {} if paper.record_id else {"case_id": self._case}
        if not paper.record_id and "slot" in kind_named(paper.kind).fields:
            begins["slot"] = code
        open_child(self.window(), self._session, paper.kind, paper.record_id, begins, lambda _: self._pane.refresh(),
                   paper.key)  # fmt: skip

    def leave_out(self) -> None:
        """Asks why the place does not apply to the case."""
        slot, case_id = self.chosen, self._case
        if slot is not None:
            LeaveOutSheet(
                self.window(), slot.label, lambda reason: self._left_out(case_id, slot, reason)
            ).open()

    def _left_out(self, case_id: int, slot: Slot, reason: str) -> None:
        self._session.write(
            "", lambda office: slots.not_applicable(office, case_id, slot.code, reason),
            lambda _: self._done(f"{slot.label} left out. Undone with Ctrl+Z."), self._cannot,
        )  # fmt: skip

    def choose(self) -> None:
        """Asks for a scan to put into the place."""
        name, _ = QFileDialog.getOpenFileName(self, "Attach a scan")
        if name and self.chosen is not None:
            self.take(self.chosen, [Path(name)])

    def take(self, slot: Slot, files: Sequence[Path]) -> None:
        """Puts scans into a place; each becomes a paper of the case."""
        case_id = self._case
        for each in files:
            self._session.write(
                "Attaching",
                lambda office, each=each: slots.take(office, case_id, slot.code, each),  # type: ignore[misc]
                lambda _, name=each.name: self._done(f"{name} filed under {slot.label}. Undone with Ctrl+Z."),  # type: ignore[misc]
                self._cannot,
            )

    def _done(self, said: str) -> None:
        self._session.said.emit(said, "done")
        self._pane.refresh()

    def _cannot(self, error: DeskError) -> None:
        self._session.said.emit(error.sentence, "blocked")

    # -- Qt --
    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        if local_files(event.mimeData()):
            event.acceptProposedAction()

    def dragMoveEvent(self, event: QDragMoveEvent) -> None:
        """The place below the pointer is the one that takes the scan."""
        if (at := self._place_at(event)) is not None:
            self.grid.go_to_row(at)
            event.acceptProposedAction()
        else:
            event.ignore()

    def dropEvent(self, event: QDropEvent) -> None:
        at = self._place_at(event)
        if at is not None:
            self.take(self._rows.slots[at], local_files(event.mimeData()))
            event.acceptProposedAction()

    def _place_at(self, event: QDropEvent) -> int | None:
        point = self.grid.viewport().mapFrom(self, event.position().toPoint())
        index = self.grid.indexAt(point)
        return index.row() if index.isValid() and index.row() < len(self._rows.slots) else None


def _first_missing(slots_: Sequence[Slot]) -> int:
    """Where the work begins: the first place that is missing, else the first."""
    return next((at for at, each in enumerate(slots_) if each.state is State.MISSING), 0)


def _verb(slot: Slot | None) -> str:
    """What the button does for a place."""
    if (
        slot is None
        or slot.state is State.NOT_YET
        or (slot.state is State.NOT_APPLICABLE and not slot.papers)
    ):
        return "Add paper…"
    if slot.state is State.PRESENT:
        return "Open paper" if len(slot.papers) == 1 else "Open papers…"
    if slot.mend is None or not slot.mend.record_id:
        return "Add paper…"
    return f"Open {kind_named(slot.mend.kind).spec.noun}…"
