"""Beside the duties: what changed since the last look, what is unconfirmed, how old the backup is, duties by week."""

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QFont
from PySide6.QtWidgets import (
    QButtonGroup,
    QFrame,
    QLabel,
    QListWidgetItem,
    QPushButton,
    QVBoxLayout,
    QWidget,
)

from app.today.doubts import Doubt
from app.today.news import Line, News
from app.today.safety import Safety
from ui.parts import words
from ui.parts.basics import boxed, button, column, label, row
from ui.parts.chip import Chip
from ui.parts.flow import Flowing, flowing
from ui.parts.sentences import Sentences
from ui.theme import GAP, Theme

LEAST_LIST = 80
BACKUPS = "Backups"
"""The screen of backups and restore drills."""


class NewsCard(QFrame):
    """Entries by others and imports in sentences, by person or by record, until they are marked as looked at."""

    looked = Signal(int)
    """The tick of the newest entry that was shown."""
    opened = Signal(str, object)

    def __init__(self) -> None:
        super().__init__()
        self.setObjectName("news")
        self.setProperty("card", True)
        self.setAccessibleName("What changed")
        self._news: News | None = None
        self._by_record = False
        self._head = label("What changed", "strong", wrap=True, name="news_head")
        self.list = Sentences("news_list", "What changed")
        self.list.setMinimumHeight(Theme.current().px(LEAST_LIST))
        self.list.itemActivated.connect(self._open)
        person = self._switch("By person", "news_by_person", False)
        record = self._switch("By record", "news_by_record", True)
        self._switches = QButtonGroup(self)
        for each in (person, record):
            self._switches.addButton(each)
        self.mark = button("Mark as looked at", "news_looked", self._looked, link=True)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(GAP, GAP, GAP, GAP)
        layout.setSpacing(GAP // 2)
        layout.addWidget(self._head)
        layout.addWidget(self.list, 1)
        layout.addLayout(row(person, record, None, self.mark, gap=4))

    def show_news(self, news: News, why_not: str) -> None:
        """Shows what is new; `why_not` says why it cannot be marked as looked at."""
        self._news = news
        count = words.counted(news.entries, "entry", "entries") if news.entries else "Nothing"
        self._head.setText(f"{count} {news.since}" if news.entries else f"Nothing changed {news.since}")
        self.mark.setEnabled(bool(news.entries) and not why_not)
        self.mark.setToolTip(why_not or "Entries up to now are not told again.")
        self._fill()

    def _switch(self, text: str, name: str, by_record: bool) -> QPushButton:
        made = button(text, name, lambda: self._turn(by_record), link=True)
        made.setCheckable(True)
        made.setChecked(not by_record)
        return made

    def _turn(self, by_record: bool) -> None:
        self._by_record = by_record
        self._fill()

    def _fill(self) -> None:
        self.list.clear()
        if self._news is None:
            return
        if self._by_record:
            self._add(self._news.by_record)
        else:
            for person, lines in self._news.by_person:
                self._add_heading(person)
                self._add(lines)
        if not self.list.count():
            self._add_heading("Work of others and imports are told here.", bold=False)

    def _add_heading(self, text: str, *, bold: bool = True) -> None:
        made = QListWidgetItem(text)
        made.setFlags(Qt.ItemFlag.ItemIsEnabled)
        font = QFont(self.list.font())
        font.setBold(bold)
        made.setFont(font)
        self.list.addItem(made)

    def _add(self, lines: Sequence[Line]) -> None:
        for each in lines:
            made = QListWidgetItem(each.sentence)
            made.setData(Qt.ItemDataRole.UserRole, each)
            tip = f"{each.at.astimezone():%d %b %Y %H:%M}"
            made.setToolTip(f"{tip}. Enter opens the record." if each.record else tip)
            self.list.addItem(made)

    def _open(self, item: QListWidgetItem) -> None:
        line = item.data(Qt.ItemDataRole.UserRole)
        if isinstance(line, Line) and line.record is not None:
            self.opened.emit(*line.record)

    def _looked(self) -> None:
        if self._news is not None:
            self.looked.emit(self._news.tick)


class StandingCard(QFrame):
    """Unconfirmed facts as counts that lead to their screens, and the line on backup and restore drill."""

    screen_wanted = Signal(str)
    backup_wanted = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.setObjectName("standing")
        self.setProperty("card", True)
        self.setAccessibleName("How the office stands")
        self._chip = Chip("done", "", "safety")
        self._safety = label("", wrap=True, name="safety_line")
        self._back_up = button("Back up now", "safety_back_up", self.backup_wanted.emit, link=True)
        self._backups = button(BACKUPS, "safety_backups", lambda: self.screen_wanted.emit(BACKUPS), link=True)
        self._doubts = Flowing(2)
        self._doubts.setObjectName("doubts")
        self._head = label("Unconfirmed", "strong")
        safety = row(self._chip, self._safety)
        safety.setStretch(1, 1)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(GAP, GAP, GAP, GAP)
        layout.setSpacing(GAP // 2)
        layout.addLayout(safety)
        layout.addWidget(flowing(self._back_up, self._backups, gap=2))
        layout.addWidget(boxed(column(self._head, self._doubts, gap=2)))

    def show_safety(self, safety: Safety, why_not: str) -> None:
        """The line on backups; it warns in word and icon when one is old, and then leads to their screen."""
        self._chip.tell("warn" if safety.old else "done", "Check" if safety.old else "Proven")
        self._safety.setText(safety.sentence)
        self._back_up.setVisible(safety.backup_old)
        self._back_up.setEnabled(not why_not)
        self._back_up.setToolTip(why_not)
        self._backups.setVisible(safety.old)

    def show_doubts(self, doubts: Sequence[Doubt]) -> None:
        """The counts; those that are looked at on a screen are buttons that lead there."""
        while item := self._doubts.flow.takeAt(0):
            if gone := item.widget():
                gone.hide()
                gone.deleteLater()
        self._head.setText("Unconfirmed" if doubts else "Nothing is unconfirmed")
        for each in doubts:
            self._doubts.flow.addWidget(self._doubt(each))
        self._doubts.flow.hold_room(self._doubts)

    def _doubt(self, doubt: Doubt) -> QWidget:
        short = doubt.words.removesuffix(" not confirmed")  # the head says it; two then fit into a line
        if doubt.screen:
            leading = button(
                short, f"doubt_{doubt.name}", lambda: self.screen_wanted.emit(doubt.screen), link=True
            )
            leading.setAccessibleName(doubt.words)
            return leading
        made: QLabel = label(short, name=f"doubt_{doubt.name}")
        made.setAccessibleName(doubt.words)
        made.setContentsMargins(5, 2, 5, 2)
        return made
