"""Arrival: rules to confirm, the backup, and the paper for the file."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QTableWidget, QTableWidgetItem, QVBoxLayout

from app import confirming
from app.arrival import PAPER, Arrival, Unconfirmed
from app.handover import Step
from models.office.desk import PolicyRecord
from ui.first.settling import StepView
from ui.parts.basics import boxed, button, label, row
from ui.parts.words import counted
from ui.theme import Theme
from ui.today.paper import preview_office

HEADINGS = ("Value", "What it is", "Now", "Paragraph")
WIDTHS = (240, 330, 110)
CHECK_FIRST = (
    "Compare each value with the paragraph before you confirm it; the confirmation stands under your name."
)
RECEIPT = (
    "Figures, what is late and what comes, whose the work is, exceptions, doubts, who can open the office, "
    "where everything lies, and a receipt with two lines for signatures."
)


class DoubtsView(StepView):
    """Policy values on recollection, to be confirmed by the chief; the other doubts are counted."""

    step = Step.DOUBTS

    def body(self, layout: QVBoxLayout) -> None:
        self._values: tuple[Unconfirmed, ...] = ()
        self._table = QTableWidget(0, len(HEADINGS))
        self._table.setObjectName("unconfirmed")
        self._table.setAccessibleName("Values to confirm")
        self._table.setHorizontalHeaderLabels(list(HEADINGS))
        self._table.setEditTriggers(QTableWidget.EditTrigger.NoEditTriggers)
        self._table.setSelectionBehavior(QTableWidget.SelectionBehavior.SelectRows)
        self._table.setTabKeyNavigation(False)
        self._table.setWordWrap(False)
        self._table.verticalHeader().hide()
        self._table.horizontalHeader().setStretchLastSection(True)
        self._table.horizontalHeader().setDefaultAlignment(Qt.AlignmentFlag.AlignLeft)
        self._table.itemSelectionChanged.connect(self._allow)
        self._confirm = button("Confirm chosen values", "confirm_values", self._do, primary=True)
        layout.addWidget(label(CHECK_FIRST, "muted", wrap=True))
        layout.addWidget(self._table, 1)
        layout.addWidget(boxed(row(self._confirm, None)))

    def show_state(self, found: Arrival) -> None:
        super().show_state(found)
        theme = Theme.current()
        self._values = found.unconfirmed
        self._table.setRowCount(len(self._values))
        for at, each in enumerate(self._values):
            for place, text in enumerate((each.key, each.label, each.value, each.citation)):
                item = QTableWidgetItem(text)
                item.setToolTip(text)
                self._table.setItem(at, place, item)
            self._table.setRowHeight(at, theme.px(28))
        for place, width in enumerate(WIDTHS):
            self._table.setColumnWidth(place, theme.px(width))
        self._allow()

    def enter(self) -> None:
        self._table.setFocus()

    def _chosen(self) -> list[int]:
        rows = {index.row() for index in self._table.selectedIndexes()}
        return [self._values[at].record_id for at in sorted(rows) if at < len(self._values)]

    def _allow(self) -> None:
        office = self.session.office
        may = self.session.writable and office.role.may_decide
        self._confirm.setEnabled(may and bool(self._chosen()))
        why = "" if may else self.session.why_reading or "Confirming is for the chief."
        self._confirm.setToolTip(why)

    def _do(self) -> None:
        chosen = self._chosen()

        def done(count: int) -> None:
            said = f"{counted(count, 'policy value')} confirmed. Undone with Ctrl+Z."
            self.session.said.emit(said, "done")

        self.session.write("", lambda office: confirming.confirm(office, PolicyRecord, chosen), done)


class BackupView(StepView):
    """The last proven backup, and a new one."""

    step = Step.BACKUP

    def body(self, layout: QVBoxLayout) -> None:
        now = button("Back up now", "arrival_backup", self._back_up, icon="shield", primary=True)
        layout.addWidget(boxed(row(now, None)))
        layout.addWidget(
            label("A backup is read back and proven at once. Copies from before a change of the office key open with "
                  "the passphrases of their time.", "muted", wrap=True)
        )  # fmt: skip
        layout.addStretch(1)

    def _back_up(self) -> None:
        self.services.act("backup")
        # Jobs that write run one after the other: the look that follows finds the new backup.
        self.session.write("", lambda _: None, lambda _: self.services.again())


class PaperView(StepView):
    """The state of the office on paper, with a receipt."""

    step = Step.PAPER

    def body(self, layout: QVBoxLayout) -> None:
        self._leaver = ""
        show = button(
            "Show the state of the office", "show_handover", self._show, icon="printer", primary=True
        )
        layout.addWidget(label(RECEIPT, wrap=True))
        layout.addWidget(boxed(row(show, None)))
        layout.addStretch(1)

    def show_state(self, found: Arrival) -> None:
        super().show_state(found)
        self._leaver = found.progress.leaver

    def _show(self) -> None:
        preview_office(self.window(), self.session, PAPER, self._leaver)
