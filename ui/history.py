"""The history of a record in sentences, with "restore this value"."""

from collections.abc import Sequence

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QFrame, QScrollArea, QVBoxLayout

from app.journal.history import HistoryLine
from models.fields import show_date
from ui.parts.basics import boxed, button, column, label, row
from ui.parts.bidi import isolated
from ui.parts.words import counted
from ui.theme import GAP, GROUP_GAP

SHOWN = 100


class HistoryPane(QScrollArea):
    """Newest first; each changed field can be given back the value it had before."""

    restore = Signal(str, int)
    """Field key and tick of the entry."""
    log_wanted = Signal()
    """The person asks who looked at the record."""

    def __init__(self) -> None:
        super().__init__()
        self.setObjectName("pane_history")
        self.setAccessibleName("History")
        self.setProperty("pane", True)
        self.setWidgetResizable(True)

    def show_lines(self, lines: Sequence[HistoryLine], can_write: bool, *, asks: bool = False) -> None:
        """Replaces the contents; with `asks` the way to the access log stands above."""
        layout = QVBoxLayout()
        layout.setSpacing(GROUP_GAP)
        if asks:
            who = button(
                "Who looked at this record", "who_looked", self.log_wanted.emit, icon="eye", link=True
            )
            layout.addLayout(row(who, None))
        for line in lines[:SHOWN]:
            layout.addWidget(self._entry(line, can_write, line is lines[-1]))
        if len(lines) > SHOWN:
            layout.addWidget(label(f"{counted(len(lines) - SHOWN, 'older change')} not shown", "muted"))
        if not lines:
            layout.addWidget(label("Nothing was changed yet.", "muted"))
        layout.addStretch(1)
        inside = boxed(layout, margins=GROUP_GAP)
        inside.setProperty("pane", True)
        self.setWidget(inside)

    def _entry(self, line: HistoryLine, can_write: bool, first: bool) -> QFrame:
        made = QFrame()
        made.setObjectName("history_entry")
        when = f"{show_date(line.on)} · {line.user}"
        late = f" · entered {counted(line.entered_late_days, 'day')} after" if line.entered_late_days else ""
        layout = column(label(line.sentence, wrap=True), label(when + late, "caption"), gap=2)
        for each in line.changes:
            before, after = isolated(each.before or "empty"), isolated(each.after or "empty")
            said = f"{each.label}: {before} → {after}"
            give_back = button("Restore this value", f"restore_{each.key}", link=True)
            give_back.setAccessibleName(f"Restore {each.label}: {each.before or 'empty'}")
            give_back.clicked.connect(lambda _=False, key=each.key: self.restore.emit(key, line.tick))
            give_back.setVisible(can_write and not first)
            told = row(GAP, label(said, "muted", wrap=True), give_back)
            told.setStretch(1, 1)
            layout.addLayout(told)
        made.setLayout(layout)
        return made
