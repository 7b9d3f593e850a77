"""The screen on which the training plan is written: outline at the left, words at the right, tables below them."""

from collections.abc import Callable, Mapping
from typing import Any

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QScrollArea, QSplitter, QStackedWidget, QWidget
from shiboken6 import isValid

from app.change import Changed
from app.errors import DeskError, Stale
from app.office import Office
from app.planning import cetpp, writing
from app.planning.cetpp import Place
from app.planning.writing import Desk, Opened
from models.findings import Finding
from models.planning.cetpp import CetppSection
from models.planning.derive import REVIEWED
from ui.jobs import Running
from ui.page import Page
from ui.parts.basics import boxed, column, rule
from ui.parts.empty import EmptyPane
from ui.parts.listed import Listed
from ui.parts.rail import Tab
from ui.parts.sheet import ask
from ui.planning.cetpp.bar import PlanBar
from ui.planning.cetpp.beside import Beside
from ui.planning.cetpp.editor import Acts, SectionEditor
from ui.planning.cetpp.outline import cells, grid_of
from ui.planning.cetpp.sheets import BeginSheet, NothingSheet
from ui.session import Session
from ui.theme import GAP, Theme

NONE = ("No training plan is begun", "A CETPP is written for each budget year, section by section.")


class WritingPage(Page):
    """One plan at a time, one section of it open."""

    tab = Tab("CETPP text", "pencil")
    areas = ("planning",)
    search_hint = "Search the outline"

    def __init__(self, session: Session) -> None:
        super().__init__(session)
        self.setObjectName("cetpp_text")
        self._desk = Desk((), None)
        self._opened: Opened | None = None
        self._asked: Running | None = None
        """The reading that is under way: an older answer comes to nobody."""
        self._wanted: tuple[int, str] = (0, "")
        """Plan and section that shall be shown when they have been read."""
        self._typed: Mapping[str, Any] | None = None
        """What was typed before the lock and comes back when its section is open."""
        self._version = 0
        """Version of the section whose words are shown: saving compares with that one, whatever was saved since."""
        self._text = ""
        self._build()
        self.refresh()

    # -- building --
    def _build(self) -> None:
        self.bar = PlanBar(self.session, self.begin)
        self.bar.plan_chosen.connect(self._choose_plan)
        self._lines: Listed[Place] = Listed(cells)
        self.outline = grid_of(self._lines)
        self.outline.picked.connect(lambda _: self._pick())
        self.editor = SectionEditor(self.session, Acts(self.save, self.discard, self.review, self.nothing))
        self.editor.typed.connect(self.able)
        self.outline.opened.connect(lambda _: self.editor.edit.setFocus())
        self.beside = Beside()
        self.beside.finding_opened.connect(self._clear)
        self._none = EmptyPane(*NONE, ("Begin a CETPP…", "cetpp_begin_first", self.begin))
        self._stack = QStackedWidget()
        self._stack.addWidget(self._none)
        self._stack.addWidget(self._below_each_other() if Theme.current().large else self._halves())
        top = column(self.bar)
        bar = boxed(top)
        top.setContentsMargins(GAP, GAP, GAP, GAP)
        layout = column(bar, rule(), self._stack, gap=0)
        layout.setStretch(2, 1)
        self.setLayout(layout)

    def _halves(self) -> QWidget:
        """Outline beside the words, and below the words what belongs to them."""
        right = QSplitter(Qt.Orientation.Vertical)
        right.setObjectName("cetpp_right")
        whole = QSplitter(Qt.Orientation.Horizontal)
        whole.setObjectName("cetpp_halves")
        for each, parts in ((right, (self.editor, self.beside)), (whole, (self.outline, right))):
            each.setChildrenCollapsible(False)
            for part in parts:
                each.addWidget(part)
        right.setSizes([400, 220])
        right.setStretchFactor(0, 1)
        whole.setSizes([500, 880])
        whole.setStretchFactor(1, 1)
        return whole

    def _below_each_other(self) -> QWidget:
        """With large letters a small window shows one after the other, and scrolls to what has the focus."""
        px = Theme.current().px
        for part, height in ((self.outline, 130), (self.editor, 260), (self.beside, 160)):
            part.setMinimumHeight(px(height))
        room = QScrollArea()
        room.setObjectName("cetpp_room")
        room.setAccessibleName(self.tab.label)
        room.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        room.setWidgetResizable(True)
        room.setWidget(boxed(column(self.outline, self.editor, self.beside, gap=0), "page"))
        self.editor.edit.focused.connect(lambda: room.ensureWidgetVisible(self.editor.edit))
        return room

    # -- page --
    @classmethod
    def kinds(cls) -> frozenset[str]:
        return frozenset({CetppSection.spec.name})

    @property
    def about(self) -> tuple[str, int] | None:
        place = self.editor.place
        made = place.section if place else None
        return (CetppSection.spec.name, made.id) if made else None

    def enter(self) -> None:
        (self.outline if self._desk.plan else self._none).setFocus(Qt.FocusReason.OtherFocusReason)

    def search(self, text: str) -> None:
        self._text = text
        self._list()

    def show_record(self, kind: str, record_id: int) -> None:
        """Opens a section, or a plan."""

        def found(section: CetppSection) -> None:
            self._go(section.cetpp_id or 0, section.section_no or "")

        if kind == CetppSection.spec.name:
            self.session.read(lambda reader: reader.get(CetppSection, record_id), found)
        else:
            self._go(record_id, "")

    def refresh(self, changed: Changed | None = None) -> None:
        """Reads the plan anew; what is typed stays."""
        if changed is not None and "setting" in changed.kinds:
            self.editor.spelling.forget()
        wanted = self._wanted[0] or (self._desk.plan.id if self._desk.plan else 0)
        if self._asked is not None:
            self._asked.drop()
        self._asked = self.session.read(lambda reader: writing.desk(reader, wanted), self._arrived)

    def handlers(self) -> dict[str, Callable[[], object]]:
        return {"save": self.save, "discard": self.discard} if self.editor.dirty else {}

    def abilities(self) -> set[str]:
        return {"edit"} if self.editor.dirty else set()

    def leave_safe(self) -> bool:
        return not self.editor.dirty

    def park(self) -> dict[str, Any] | None:
        kept = dict(super().park() or {})
        place, plan = self.editor.place, self._desk.plan
        if plan is not None and place is not None:
            kept["section"] = [plan.id, place.no]
            if self.editor.dirty:
                kept["typed"] = {
                    "called": f"section {place.no} of the {plan.shown_title}",
                    "words": self.editor.edit.markdown(),
                    "read": self._version,
                }
        return kept or None

    def unpark(self, kept: Mapping[str, Any]) -> None:
        super().unpark({key: value for key, value in kept.items() if key not in ("typed", "section")})
        self._typed = kept.get("typed")
        if section := kept.get("section"):
            self._go(*section)

    # -- what is done --
    def begin(self) -> None:
        """Asks for the budget year and begins its plan."""
        if self.session.why_reading:
            self.session.said.emit(self.session.why_reading, "warn")
            return
        BeginSheet(self.window(), self.session, lambda made: self._go(made, "")).open()

    def save(self) -> None:
        """Keeps the words; a review of other words goes."""
        place, plan = self.editor.place, self._desk.plan
        if plan is None or place is None or not self.editor.dirty:
            return
        words, read = self.editor.edit.markdown(), self._version
        plan_id, no, reviewed = plan.id, place.no, place.state == REVIEWED

        def job(office: Office) -> int:
            made = cetpp.write(office, plan_id, no, words, read_version=read)
            return office.reader.get(CetppSection, made).row_version

        def done(version: int) -> None:
            if self.editor.place is not None and self.editor.place.no == no:
                self._version = version
                if self.editor.edit.markdown() == words:  # nothing was typed while it was saved
                    self.editor.edit.document().setModified(False)
            taken = " Its review is taken back." if reviewed else ""
            self.session.said.emit(f"Section {no} is saved.{taken} Undone with Ctrl+Z.", "done")
            self.session.settled.emit()

        self.session.write("Saving the section", job, done, self._refused)

    def discard(self) -> None:
        """Shows again what is saved."""
        if self.editor.place is not None:
            self._show_place(self.editor.place)
        self.session.settled.emit()

    def review(self) -> None:
        """Records today's review of the section by whoever is at work, or takes the one there is back."""
        place, plan = self.editor.place, self._desk.plan
        if place is None or plan is None or self.editor.dirty:
            return
        plan_id, no, back = plan.id, place.no, place.state == REVIEWED

        def job(office: Office) -> int:
            return (cetpp.take_back_review if back else cetpp.review)(office, plan_id, no)

        def done(_: int) -> None:
            told = "The review is taken back." if back else f"Section {no} is reviewed."
            self.session.said.emit(f"{told} Undone with Ctrl+Z.", "done")

        self.session.write("", job, done, self._refused)

    def nothing(self) -> None:
        """Asks why the section stays without words."""
        place, plan = self.editor.place, self._desk.plan
        if place is not None and plan is not None:
            NothingSheet(self.window(), self.session, plan.id, place).open()

    # -- reading --
    def _go(self, plan_id: int, section_no: str) -> None:
        self._wanted = plan_id, section_no
        self.refresh()

    def _arrived(self, found: Desk) -> None:
        if not isValid(self):
            return
        self._asked, self._desk = None, found
        self.bar.show_desk(found)
        self._stack.setCurrentIndex(1 if found.plan else 0)
        self._list()
        self.beside.show_findings(found.findings)
        self.able.emit()

    def _list(self) -> None:
        """The outline, narrowed to what is searched; the section that is open or wanted keeps the cursor."""
        words = self._text.casefold().split()
        shown = [each for each in self._desk.places
                 if all(word in f"{each.no} {each.heading} {each.words}".casefold() for word in words)]  # fmt: skip
        open_no = self._wanted[1] or (self.editor.place.no if self.editor.place else "")
        if not open_no and shown:
            open_no = next((each.no for each in shown if each.written), shown[0].no)
        self._wanted = 0, ""
        self._lines.things = shown
        keep = next((at for at, each in enumerate(shown) if each.no == open_no), None)
        self.outline.show_ids(self._lines.ids(("", False), None, ""), keep)
        place = next((each for each in self._desk.places if each.no == open_no), None)
        if place is not None:
            self._open(place)

    def _pick(self) -> None:
        """Another line of the outline has the cursor."""
        place, now = self._lines.thing(self.outline.current_id()), self.editor.place
        if place is None or (now is not None and now.no == place.no):
            return
        if self.editor.dirty and now is not None:
            self._ask_discard(now, place)
        else:
            self._open(place)

    def _open(self, place: Place) -> None:
        """Shows a section; where the same one is open with words not saved, only how far it is."""
        plan, now = self._desk.plan, self.editor.place
        if plan is None:
            return
        same = (
            now is not None
            and now.no == place.no
            and self._opened is not None
            and self._opened.plan_id == plan.id
        )
        if self._typed is not None:
            typed, self._typed = self._typed, None
            self._version = typed["read"]
            self.editor.show_place(place, typed["words"])
            self.session.settled.emit()
        elif same and (self.editor.dirty or self.editor.edit.markdown() == place.words):
            self._stay(place)
        else:
            self._show_place(place)
        plan_id, no = plan.id, place.no
        self._opened = Opened(plan_id, place, (), None) if not same else self._opened
        self.session.read(lambda reader: writing.opened(reader, plan_id, no), self._show_beside)

    def _stay(self, place: Place) -> None:
        """The words that are shown stay with the cursor in them; only how far the section is may be told anew."""
        if not self.editor.dirty:
            self._version = place.section.row_version if place.section else 0
        self.editor.tell(place)

    def _show_place(self, place: Place) -> None:
        self._version = place.section.row_version if place.section else 0
        self.editor.show_place(place)

    def _show_beside(self, found: Opened) -> None:
        place = self.editor.place if isValid(self) else None
        if place is not None and place.no == found.place.no and self._desk.plan is not None:
            self._opened = found
            self.beside.show_opened(found)

    def _choose_plan(self, wanted: int) -> None:
        """Another plan was chosen; words that are not saved hold the one that is open."""
        plan = self._desk.plan
        if plan is None or wanted == plan.id:
            return
        if self.editor.dirty:
            self.bar.choose(plan.id)
            self.session.said.emit("Save or discard the section first.", "warn")
            return
        self._go(wanted, self.editor.place.no if self.editor.place else "")

    def _ask_discard(self, now: Place, wanted: Place) -> None:
        at = next((at for at, each in enumerate(self._lines.things) if each.no == now.no), None)
        if at is not None:
            self.outline.go_to_row(at)

        def go_on() -> None:
            self.discard()
            self._wanted = 0, wanted.no
            self._list()

        ask(self.window(), "Discard what is not saved?", f"Section {now.no} holds words that are not saved.", "Discard",
            go_on)  # fmt: skip

    def _clear(self, finding: Finding | None) -> None:
        """Leads to the record that clears a finding, a section in this screen."""
        if finding is None or finding.record is None:
            return
        kind, record_id = finding.record
        if kind == CetppSection.spec.name:
            self.show_record(kind, record_id)
        else:
            self.session.open_record.emit(kind, record_id)

    def _refused(self, error: DeskError) -> None:
        sentence = error.sentence
        if isinstance(error, Stale):
            sentence = "Somebody saved this section meanwhile. What you typed is still here: copy it, discard, compare."
        self.session.said.emit(sentence, "blocked")
