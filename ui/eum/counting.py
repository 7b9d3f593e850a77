"""The counting screen: scan or type, see at once what each reading is, what is still to be found, and how far it is."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import replace
from typing import Any

from PySide6.QtCore import QSignalBlocker, Qt, QTimer, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import (
    QComboBox,
    QLineEdit,
    QScrollArea,
    QSizePolicy,
    QSplitter,
    QStackedWidget,
    QTabWidget,
    QWidget,
)
from shiboken6 import isValid

from app.change import Changed
from app.eum import countview, events
from app.eum.countview import Open
from app.eum.events import Place
from app.office import Office
from app.reader import Reader
from app.reading import Query
from models.eum.book import ArticleType
from ui import announce
from ui.eum.countparts import AsideView, CarriedBar, Left, Readings
from ui.eum.countwork import Aside, Carried, CountWork, Entry
from ui.eum.outcomes import TONES, LastCard
from ui.eum.sounds import FAILED, REFUSED
from ui.jobs import Cancelled, Progress
from ui.office.screenbar import Bar, captioned
from ui.page import Page
from ui.parts.basics import boxed, button, column, label, restyle, row, rule
from ui.parts.choices import combo
from ui.parts.empty import EmptyPane
from ui.parts.rail import Tab
from ui.parts.words import counted
from ui.session import Session
from ui.theme import GAP, Theme

OFFERED = frozenset({"inventory_event", "event_site", "eum_article_type", "code"})
"""Kinds on which the boxes depend."""
LIST = 150
"""Height in px at 100 % that the lists keep."""
LEFT_AFTER_MS = 120
"""The list of what is left follows a burst of readings at this distance."""
NOT_YET = "Choose an inventory and press “Begin counting”; scans then go there from every screen."


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


class CountingPage(Page):
    """One inventory at a time; readings go there by scanner, by typing, by list, from paper, from other devices."""

    papers_wanted = Signal(object)
    """The inventory whose papers are wanted."""
    tab = Tab("Counting", "barcode")
    areas = ("eum",)
    search_hint = "Search what is still to be found"

    def __init__(self, session: Session) -> None:
        super().__init__(session)
        self.work = CountWork.of(session)
        self._offered: Sequence[Open] = ()
        self._sighted: dict[str, str] = {}
        self._soon = QTimer(self, singleShot=True, interval=LEFT_AFTER_MS)
        self._soon.timeout.connect(self._show_left)
        self._build()
        self._listen()
        self.refresh()

    # -- building --
    def _build(self) -> None:
        self.serial = SerialLine(self._to_left)
        self.card, self.carried, self.aside = LastCard(), CarriedBar(), AsideView(self.work)
        self.tally = label("", "strong", wrap=True, name="count_tally")
        self.readings = Readings(self._name_of, lambda code: self._sighted.get(code, code))
        self.left = Left()
        self._none = EmptyPane("No count is under way", NOT_YET)
        self._counting = self._body()
        self._stack = QStackedWidget()
        self._stack.addWidget(self._none)
        self._stack.addWidget(self._counting)
        self._ways = self._ways_in()
        scarce = Theme.current().large  # what is looked at stands first then
        layout = column(self._top(), *(() if scarce else (self._ways, rule())), gap=GAP)
        layout.addWidget(self._stack, 1)
        if scarce:
            layout.addWidget(self._ways)
        room = QScrollArea()  # with large letters the lists stand below what a small window shows
        room.setObjectName("count_room")
        room.setAccessibleName(self.tab.label)
        room.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        room.setWidgetResizable(True)
        room.setWidget(boxed(layout, "page", GAP))
        around = column(room)
        self.setLayout(around)

    def _top(self) -> QWidget:
        """Which inventory is counted, and where."""
        self.events = combo("count_event", "Inventory", ())
        self.events.setMinimumWidth(Theme.current().px(140 if Theme.current().large else 280))
        self.events.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
        self.place = combo("count_place", "Site or unit", ())
        self.place.setMinimumWidth(Theme.current().px(110 if Theme.current().large else 170))
        self.place.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
        self._go = button("Begin counting", "count_go", self.turn, primary=True)
        self._freeze = button("Freeze list", "count_freeze", self.freeze)
        self._plan = button("New inventory…", "count_plan", self.plan)
        self._papers = button("Count sheets…", "count_papers", self.papers, icon="printer")
        parts = (
            captioned(self.events),
            captioned(self.place),
            self._go,
            self._freeze,
            self._papers,
            self._plan,
        )
        return Bar(*parts)

    def _ways_in(self) -> QWidget:
        """What else can be done while counting."""
        return Bar(
            button("Paste list…", "count_paste", self.paste), button("From a sheet…", "count_sheet", self.from_sheet),
            button("Enter from paper…", "count_paper", self.from_paper),
            button("Other devices…", "count_devices", self.devices),
            button("Strike out…", "count_strike", self.strike, tip="Delete does the same."),
            button("Decide and sign…", "count_decide", self.to_questions),
        )  # fmt: skip

    def _body(self) -> QWidget:
        record = button("Record", "count_record", self.record, primary=True)
        unread = button("No mark to read", "count_unread", self.record_unread)
        unread.setToolTip("Records an article whose mark is missing or cannot be read.")
        entry = row(self.serial, record, unread)
        entry.setStretch(0, 1)
        shown = (self.card, self.aside, self.tally)
        scarce = Theme.current().large
        body = column(boxed(entry), *(shown if scarce else (self.carried, *shown)), gap=GAP)
        body.addWidget(self._lists(), 1)
        if scarce:
            body.addWidget(self.carried)
        return boxed(body, "count_body")

    def _lists(self) -> QWidget:
        """Both lists side by side; one behind the other where there is little room."""
        self._left_said = label("Still to be found here", "muted", name="count_left_said")
        self._left_said.setBuddy(self.left.grid)
        caption = label("Readings, the newest first", "muted")
        caption.setBuddy(self.readings.grid)
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

    def _listen(self) -> None:
        work = self.work
        work.turned.connect(self._turned)
        work.loaded.connect(self._show_all)
        work.heard.connect(self._heard)
        work.settled.connect(self._settled)
        work.told.connect(self._told)
        self.events.currentIndexChanged.connect(lambda _: self._chosen())
        self.place.currentIndexChanged.connect(lambda _: self._placed())
        self.serial.returnPressed.connect(self.record)
        self.serial.textChanged.connect(lambda _: self._soon.start())
        self.carried.changed.connect(self._carry)
        self.left.grid.opened.connect(lambda _: self.record_line())
        self.readings.grid.struck.connect(self.strike)

    # -- page --
    def enter(self) -> None:
        (self.serial if self.work.under_way else self.events).setFocus(Qt.FocusReason.OtherFocusReason)

    def search(self, text: str) -> None:
        self._show_left()

    def refresh(self, changed: Changed | None = None) -> None:
        """What the boxes offer; a reading changes none of it."""
        if changed is None or changed.kinds & OFFERED:
            self.session.read(_offers, self._offer)

    def leave_safe(self) -> bool:
        return not (self.work.aside or self.serial.text().strip())

    def park(self) -> dict[str, Any] | None:
        kept = dict(super().park() or {})
        if not self.leave_safe():
            kept["typed"] = {
                "called": "readings of a count",
                "event": self.work.event_id,
                "serial": self.serial.text(),
                "aside": [[list(each.parts), each.problem] for each in self.work.aside],
            }
        return kept or None

    def unpark(self, kept: Mapping[str, Any]) -> None:
        super().unpark({key: value for key, value in kept.items() if key != "typed"})
        if typed := kept.get("typed"):
            self.serial.setText(typed["serial"])
            self.work.aside += [Aside(tuple(parts), problem) for parts, problem in typed["aside"]]
            if typed["event"] and not self.work.under_way and self.session.writable:
                self.work.begin(typed["event"])
            self._settled()

    def handlers(self) -> dict[str, Callable[[], object]]:
        return {"discard": self.discard} if not self.leave_safe() else {}

    def abilities(self) -> set[str]:
        return {"edit"} if not self.leave_safe() else set()

    def discard(self) -> None:
        """Forgets what is typed and what was put aside."""
        self.serial.clear()
        for each in list(self.work.aside):
            self.work.drop(each)
        self.session.settled.emit()

    # -- what is counted --
    def _offer(self, found: "Offers") -> None:
        if not isValid(self):
            return
        self._offered, types, marks, conditions, self._sighted = found
        self.carried.offer(types, marks, conditions)
        self.carried.show_carried(self.work.carried)
        wanted = self.work.event_id or self.events.currentData()
        with QSignalBlocker(self.events):
            self.events.clear()
            for each in self._offered:
                self.events.addItem(each.words, each.event_id)
            self.events.setCurrentIndex(max(0, self.events.findData(wanted)))
        self._chosen()

    @property
    def chosen(self) -> Open | None:
        """The inventory in the box."""
        return next((each for each in self._offered if each.event_id == self.events.currentData()), None)

    def _chosen(self) -> None:
        """Another inventory is in the box."""
        if self.work.under_way and self.events.currentData() != self.work.event_id:
            self.work.begin(0)
        self._tell_verbs()
        chosen = self.chosen
        if chosen is not None:
            wanted = chosen.event_id
            self.session.read(
                lambda reader: events.places(reader, wanted), lambda found: self._offer_places(wanted, found)
            )

    def _offer_places(self, event_id: int, found: Sequence[Place]) -> None:
        if not isValid(self) or event_id != self.events.currentData():
            return
        kept = self.place.currentData()
        with QSignalBlocker(self.place):
            self.place.clear()
            if len(found) != 1:
                self.place.addItem("every site", (None, None))
            for each in found:
                words = f"{each.title} (access refused)" if each.refused else each.title
                self.place.addItem(words, (each.site_id, each.unit_id))
            self.place.setCurrentIndex(max(0, self.place.findData(kept)))
        self._placed()

    def _placed(self) -> None:
        site, unit = self.place.currentData() or (None, None)
        self._carry(replace(self.work.carried, site_id=site, unit_id=unit))

    def _carry(self, carried: Carried) -> None:
        site, unit = self.place.currentData() or (None, None)
        self.work.carried = replace(carried, site_id=site, unit_id=unit)
        self.carried.show_carried(self.work.carried)
        self._soon.start()

    def turn(self) -> None:
        """Begins to count the inventory in the box, or ends counting; nothing of it is lost."""
        chosen = self.chosen
        if self.work.under_way:
            self.work.begin(0)
        elif chosen is not None:
            self.work.begin(chosen.event_id)

    def freeze(self) -> None:
        """Takes the expected list from the book as it is now."""
        chosen = self.chosen
        if chosen is None:
            return

        def done(lines: int) -> None:
            self.session.said.emit(f"List of {counted(lines, 'item')} frozen. Counting can begin.", "done")

        def job(office: Office, progress: Progress, cancelled: Cancelled) -> int:
            return events.freeze(office, chosen.event_id, progress=progress, cancelled=cancelled)

        self.session.write_long("Freezing the list", job, done)

    def plan(self) -> None:
        """Opens the sheet that plans an inventory."""
        from ui.eum.plansheet import begin

        begin(self.window(), self.session)

    def papers(self) -> None:
        """Shows the papers of the inventory in the box, the count sheets first."""
        if (chosen := self.chosen) is not None:
            self.papers_wanted.emit(chosen.event_id)

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
        if chosen and self.session.writable:
            StrikeSheet(self.window(), self.work, chosen).open()

    # -- other ways in --
    def paste(self) -> None:
        """Opens the sheet for a pasted list."""
        from ui.eum.listsheet import begin

        self._with_count(lambda: begin(self.window(), self.work))

    def from_sheet(self) -> None:
        """Reads the serials of a spreadsheet into the same sheet."""
        from ui.eum.listsheet import begin_with_file

        self._with_count(lambda: begin_with_file(self.window(), self.work))

    def from_paper(self) -> None:
        """Opens the sheet that takes in a page of paper."""
        from ui.eum.papersheet import begin

        self._with_count(lambda: begin(self.window(), self.work))

    def devices(self) -> None:
        """Opens the sheet that writes this device's readings to a file and merges those of others."""
        from ui.eum.devicesheet import DevicesSheet

        self._with_count(lambda: DevicesSheet(self.window(), self.work).open())

    def to_questions(self) -> None:
        """Goes to the decisions of this inventory."""
        self.session.open_screen.emit("Count decisions")

    def _with_count(self, then: Callable[[], object]) -> None:
        if self.work.count is not None:
            then()
        else:
            self.session.said.emit("Begin counting first; then it is known for which inventory.", "note")

    def _to_left(self) -> None:
        if self.left.listed.things:
            self.left.grid.setFocus()

    # -- showing --
    def _name_of(self, code: str) -> str:
        return self.work.names.get(code, code)

    def _turned(self) -> None:
        under_way = self.work.under_way
        if under_way and self.events.findData(self.work.event_id) >= 0:
            with QSignalBlocker(self.events):
                self.events.setCurrentIndex(self.events.findData(self.work.event_id))
        self._placed()
        self.card.tell("open", "Reading the list", "", "")
        self._tell_verbs()
        self.able.emit()

    def _tell_verbs(self) -> None:
        work, chosen, closed = self.work, self.chosen, self.session.why_reading
        self._stack.setCurrentWidget(self._counting if work.under_way else self._none)
        policy = QSizePolicy.Policy.Preferred if work.under_way else QSizePolicy.Policy.Ignored
        self._counting.setSizePolicy(policy, policy)  # what is hidden asks for no room
        self._go.setText("Stop counting" if work.under_way else "Begin counting")
        self._go.setAccessibleName(self._go.text())
        restyle(self._go, primary=not work.under_way)
        self._go.setEnabled(work.under_way or (chosen is not None and chosen.frozen and not closed))
        self._freeze.setVisible(chosen is not None and not chosen.frozen)
        self._freeze.setEnabled(not closed)
        self._papers.setEnabled(chosen is not None)
        self._plan.setEnabled(not closed)
        self._plan.setVisible(not work.under_way)
        self._ways.setVisible(work.under_way)
        if closed:
            self._none.tell("Reading only", f"{closed} Scans are refused.")
        elif not self._offered:
            self._none.tell("No inventory is open", "Plan one with “New inventory…”, freeze its list, count.")
        elif chosen is not None and not chosen.frozen:
            self._none.tell(
                "The list is not frozen", "“Freeze list” takes what is expected from the book now."
            )
        else:
            self._none.tell("No count is under way", NOT_YET)

    def _show_all(self) -> None:
        if not self.work.entries:
            self.card.tell("open", "Nothing read yet", "", "Scan a serial, or type one and press Enter.")
        elif self.card.accessibleName().startswith("Reading the list"):
            self._show_card(self.work.entries[0])
        self._settled()
        if self.isVisible():
            self.serial.setFocus()

    def _heard(self, entry: Entry) -> None:
        self._show_card(entry)
        self._settled()

    def _show_card(self, entry: Entry) -> None:
        kind = entry.outcome.kind
        self.card.tell(TONES.get(kind, "open"), self._name_of(kind), entry.serial, entry.outcome.reason)

    def _settled(self) -> None:
        self.readings.show(self.work.entries)
        self.aside.show_again()
        if self.work.count is not None:
            words = self.work.tally.words
            pending = self.work.pending
            self.tally.setText(f"{words} {pending} being saved." if pending else words)
        self._soon.start()
        self.able.emit()

    def _show_left(self) -> None:
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

    def _told(self, sentence: str, sound: str) -> None:
        """Where another screen is in front, the window's message line says what was read."""
        tone = TONES.get(sound, "blocked")
        if self.isVisible():
            announce.now(self, sentence, urgent=tone in ("blocked", "warn", "due"))
            if sound in (REFUSED, FAILED):
                self.card.tell("blocked", "Not recorded", "", sentence)
            if sound == REFUSED and not self.work.under_way:
                self.session.said.emit(sentence, "blocked")


Offers = tuple[
    Sequence[Open],
    Sequence[tuple[str, object]],
    Sequence[tuple[str, str]],
    Sequence[tuple[str, str]],
    dict[str, str],
]


def _offers(reader: Reader) -> Offers:
    """What the boxes offer."""
    types = [(each.shown_title, each.id) for each in reader.records(Query(ArticleType))]
    marks = [(each.code, each.label or each.code) for each in reader.choices("mark_quality")]
    conditions = [(each.code, each.label or each.code) for each in reader.choices("eum_condition")]
    sighted = {code: each.label or code for code, each in reader.codes("sighted").items()}
    return countview.open_events(reader), types, marks, conditions, sighted
