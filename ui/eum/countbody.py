"""The body of the counting screen: the line to scan or type into, the last reading, how far it is, the two lists."""

from collections.abc import Callable, Sequence
from dataclasses import replace

from PySide6.QtCore import Qt, QTimer
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QLineEdit, QSplitter, QTabWidget, QWidget

from ui import announce
from ui.eum.countparts import AsideView, CarriedBar, Left, Readings
from ui.eum.countwork import CountWork
from ui.eum.outcomes import TONES, LastCard
from ui.eum.readings import Carried, Entry
from ui.eum.sounds import FAILED, REFUSED
from ui.parts.basics import boxed, button, column, label, row
from ui.parts.words import counted
from ui.theme import GAP, Theme

LIST = 150
"""Height in px at 100 % that the lists keep."""
LEFT_AFTER_MS = 120
"""The list of what is left follows a burst of readings at this distance."""
READING = "Reading the list"


class SerialLine(QLineEdit):
    """Where a serial is typed; Down goes to the list of what is left."""

    def __init__(self, down: Callable[[], object]) -> None:
        super().__init__()
        self._down = down
        self.setObjectName("count_serial")
        self.setProperty("text_size", "title")
        self.setAccessibleName("Scan or type a serial")
        self.setPlaceholderText("Scan or type a serial, Enter records it")
        self.setMaxLength(400)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Down:
            self._down()
        else:
            super().keyPressEvent(event)


class CountBody(QWidget):
    """Follows the count of its session and records what is typed."""

    def __init__(self, work: CountWork) -> None:
        super().__init__()
        self.setObjectName("count_body")
        self.work = work
        self.searched = ""
        """What the search box narrows the list of what is left to."""
        self.sighted: dict[str, str] = {}
        """Words for what was seen, by code."""
        self.serial = SerialLine(self._to_left)
        self.card, self.carried, self.aside = LastCard(), CarriedBar(), AsideView(work)
        self.tally = label("", "strong", wrap=True, name="count_tally")
        self.readings = Readings(self._name_of, lambda code: self.sighted.get(code, code))
        self.left = Left()
        self._soon = QTimer(self, singleShot=True, interval=LEFT_AFTER_MS)
        self._soon.timeout.connect(self.show_left)
        self._lay_out()
        work.loaded.connect(self._show_all)
        work.heard.connect(self._heard)
        work.settled.connect(self.settle)
        work.told.connect(self._told)
        self.serial.returnPressed.connect(self.record)
        self.serial.textChanged.connect(lambda _: self._soon.start())
        self.carried.changed.connect(self._carry)
        self.left.grid.opened.connect(lambda _: self.record_line())
        self.readings.grid.struck.connect(self.strike)

    # -- building --
    def _lay_out(self) -> None:
        record = button("Record", "count_record", self.record, primary=True)
        unread = button("No mark to read", "count_unread", self.record_unread)
        unread.setToolTip("Records an article whose mark is missing or cannot be read.")
        entry = row(self.serial, record, unread)
        entry.setStretch(0, 1)
        shown = (self.card, self.aside, self.tally)
        scarce = Theme.current().large  # what is looked at stands first then
        body = column(boxed(entry), *(shown if scarce else (self.carried, *shown)), gap=GAP)
        body.addWidget(self._lists(), 1)
        if scarce:
            body.addWidget(self.carried)
        self.setLayout(body)

    def _lists(self) -> QWidget:
        """Both lists side by side; one behind the other where there is little room."""
        self._left_said = label("Still to be found here", "muted", name="count_left_said")
        self._left_said.setBuddy(self.left.grid)
        caption = label("Readings, the newest first", "muted")
        caption.setBuddy(self.readings.grid)
        read = boxed(column(caption, self.readings.grid, gap=4))
        left = boxed(column(self._left_said, self.left.grid, gap=4))
        if Theme.current().large:
            tabs = QTabWidget()
            tabs.setObjectName("count_lists")
            tabs.setAccessibleName("Lists of the count")
            tabs.addTab(read, "Readings")
            tabs.addTab(left, "Still to be found")
            tabs.setMinimumHeight(Theme.current().px(LIST))
            return tabs
        split = QSplitter(Qt.Orientation.Horizontal)
        split.setObjectName("count_lists")
        split.addWidget(read)
        split.addWidget(left)
        split.setMinimumHeight(LIST)
        split.setChildrenCollapsible(False)
        split.setHandleWidth(GAP)
        split.setStretchFactor(0, 3)
        split.setStretchFactor(1, 2)
        return split

    # -- for the screen --
    def begin(self) -> None:
        """Another inventory, which is still being read."""
        self.card.tell("open", READING, "", "")

    def offer(
        self, types: Sequence[tuple[str, object]], marks: Sequence[tuple[str, str]],
        conditions: Sequence[tuple[str, str]],
    ) -> None:  # fmt: skip
        """What the next readings may say."""
        self.carried.offer(types, marks, conditions)
        self.carried.show_carried(self.work.carried)

    def place(self, site_id: int | None, unit_id: int | None) -> None:
        """The site or unit of the next readings."""
        self._carry(replace(self.work.carried, site_id=site_id, unit_id=unit_id))

    def search(self, text: str) -> None:
        """Narrows the list of what is left."""
        self.searched = text
        self.show_left()

    # -- readings --
    def record(self) -> None:
        """Records what is typed."""
        typed = self.serial.text().strip()
        if not typed or self.work.count is None:
            return
        if self.work.enter(typed) is not None or self.work.aside:
            self.serial.clear()

    def record_unread(self) -> None:
        """Records an article whose mark cannot be read."""
        if self.work.count is not None:
            self.work.enter("")

    def record_line(self) -> None:
        """Records the item under the cursor of the list of what is left, as read aloud from its mark."""
        line = self.left.listed.thing(self.left.grid.current_id())
        if line is not None and self.work.count is not None:
            self.work.enter(line.serial)
            self.serial.clear()
            self.serial.setFocus()

    def strike(self) -> None:
        """Asks why, and strikes the chosen readings out."""
        from ui.eum.strikesheet import StrikeSheet

        chosen = [each for each in self.readings.chosen if each.state == "saved"]
        if chosen and self.work.session.writable:
            StrikeSheet(self.window(), self.work, chosen).open()

    # -- showing --
    def settle(self) -> None:
        """Shows the readings as they are kept now, and how far the count is."""
        self.readings.show(self.work.entries)
        self.aside.show_again()
        if self.work.count is not None:
            words, pending = self.work.tally.words, self.work.pending
            self.tally.setText(f"{words} {pending} being saved." if pending else words)
        self._soon.start()

    def show_left(self) -> None:
        """What nobody has read yet at the chosen site, narrowed by what is typed and searched."""
        count = self.work.count
        if count is None:
            return
        read = count.read.items | {
            each.outcome.item_id
            for each in self.work.entries
            if each.state == "saving" and each.outcome.item_id
        }
        self.left.show(self.work.expected, read, self.work.carried, self.serial.text(), self.searched)
        many = counted(len(self.left.listed.things), "item")
        self._left_said.setText(f"Still to be found here: {many}")
        announce.settled(self.left.grid, f"{many} left" if self.serial.text() or self.searched else "")

    def _name_of(self, code: str) -> str:
        return self.work.names.get(code, code)

    def _to_left(self) -> None:
        if self.left.listed.things:
            self.left.grid.setFocus()

    def _carry(self, carried: Carried) -> None:
        """The place stays that of the screen; the rest is what the bar says."""
        self.work.carried = carried
        self.carried.show_carried(carried)
        self._soon.start()

    def _show_all(self) -> None:
        if not self.work.entries:
            self.card.tell("open", "Nothing read yet", "", "Scan a serial, or type one and press Enter.")
        elif self.card.accessibleName().startswith(READING):
            self._show_card(self.work.entries[0])
        self.settle()
        if self.isVisible():
            self.serial.setFocus()

    def _heard(self, entry: Entry) -> None:
        self._show_card(entry)
        self.settle()

    def _show_card(self, entry: Entry) -> None:
        kind = entry.outcome.kind
        self.card.tell(TONES.get(kind, "open"), self._name_of(kind), entry.serial, entry.outcome.reason)

    def _told(self, sentence: str, sound: str) -> None:
        """What was read or refused, for screen readers; where another screen is in front the window says it."""
        if not self.isVisible():
            return
        tone = TONES.get(sound, "blocked")
        announce.now(self, sentence, urgent=tone in ("blocked", "warn", "due"))
        if sound in (REFUSED, FAILED):
            self.card.tell("blocked", "Not recorded", "", sentence)
