"""The counting screen: scan or type, see at once what each reading is, what is still to be found, and how far it is."""

from collections.abc import Callable, Mapping, Sequence
from typing import Any

from PySide6.QtCore import QSignalBlocker, Qt, Signal
from PySide6.QtWidgets import (
    QComboBox,
    QScrollArea,
    QSizePolicy,
    QStackedWidget,
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
from ui.eum.countbody import CountBody
from ui.eum.countwork import CountWork
from ui.eum.readings import Aside
from ui.eum.sounds import REFUSED
from ui.jobs import Cancelled, Progress
from ui.office.screenbar import Bar, captioned
from ui.page import Page
from ui.parts.basics import boxed, button, column, restyle, rule
from ui.parts.choices import combo
from ui.parts.empty import EmptyPane
from ui.parts.rail import Tab
from ui.parts.words import counted
from ui.session import Session
from ui.theme import GAP, Theme

OFFERED = frozenset({"inventory_event", "event_site", "eum_article_type", "code"})
"""Kinds on which the boxes depend."""
NOT_YET = "Choose an inventory and press “Begin counting”; scans then go there from every screen."


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
        self.body = CountBody(self.work)
        self._build()
        self._listen()
        self.refresh()

    # -- building --
    def _build(self) -> None:
        self._none = EmptyPane("No count is under way", NOT_YET)
        self._stack = QStackedWidget()
        self._stack.addWidget(self._none)
        self._stack.addWidget(self.body)
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
            button("Strike out…", "count_strike", self.body.strike, tip="Delete does the same."),
            button("Decide and sign…", "count_decide", self.to_questions),
        )  # fmt: skip

    def _listen(self) -> None:
        work = self.work
        work.turned.connect(self._turned)
        work.settled.connect(self.able)
        work.told.connect(self._told)
        self.body.serial.textChanged.connect(lambda _: self.able.emit())
        self.events.currentIndexChanged.connect(lambda _: self._chosen())
        self.place.currentIndexChanged.connect(lambda _: self._placed())

    # -- page --
    def enter(self) -> None:
        (self.body.serial if self.work.under_way else self.events).setFocus(Qt.FocusReason.OtherFocusReason)

    def search(self, text: str) -> None:
        self.body.search(text)

    def refresh(self, changed: Changed | None = None) -> None:
        """What the boxes offer; a reading changes none of it."""
        if changed is None or changed.kinds & OFFERED:
            self.session.read(_offers, self._offer)

    def leave_safe(self) -> bool:
        return not (self.work.aside or self.body.serial.text().strip())

    def park(self) -> dict[str, Any] | None:
        kept = dict(super().park() or {})
        if not self.leave_safe():
            kept["typed"] = {
                "called": "readings of a count",
                "event": self.work.event_id,
                "serial": self.body.serial.text(),
                "aside": [[list(each.parts), each.problem] for each in self.work.aside],
            }
        return kept or None

    def unpark(self, kept: Mapping[str, Any]) -> None:
        super().unpark({key: value for key, value in kept.items() if key != "typed"})
        if typed := kept.get("typed"):
            self.body.serial.setText(typed["serial"])
            self.work.aside += [Aside(tuple(parts), problem) for parts, problem in typed["aside"]]
            if typed["event"] and not self.work.under_way and self.session.writable:
                self.work.begin(typed["event"])
            self.body.settle()

    def handlers(self) -> dict[str, Callable[[], object]]:
        return {"discard": self.discard} if not self.leave_safe() else {}

    def abilities(self) -> set[str]:
        return {"edit"} if not self.leave_safe() else set()

    def discard(self) -> None:
        """Forgets what is typed and what was put aside."""
        self.body.serial.clear()
        for each in list(self.work.aside):
            self.work.drop(each)
        self.session.settled.emit()

    # -- what is counted --
    def _offer(self, found: "Offers") -> None:
        if not isValid(self):
            return
        self._offered, types, marks, conditions, self.body.sighted = found
        self.body.offer(types, marks, conditions)
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
        self.body.place(*(self.place.currentData() or (None, None)))

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

    # -- showing --
    def _turned(self) -> None:
        under_way = self.work.under_way
        if under_way and self.events.findData(self.work.event_id) >= 0:
            with QSignalBlocker(self.events):
                self.events.setCurrentIndex(self.events.findData(self.work.event_id))
        self._placed()
        self.body.begin()
        self._tell_verbs()
        self.able.emit()

    def _tell_verbs(self) -> None:
        work, chosen, closed = self.work, self.chosen, self.session.why_reading
        self._stack.setCurrentWidget(self.body if work.under_way else self._none)
        policy = QSizePolicy.Policy.Preferred if work.under_way else QSizePolicy.Policy.Ignored
        self.body.setSizePolicy(policy, policy)  # what is hidden asks for no room
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

    def _told(self, sentence: str, sound: str) -> None:
        """A scan on this screen that goes nowhere, since no count is under way."""
        if self.isVisible() and sound == REFUSED and not self.work.under_way:
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
